"""`isnad query` and `isnad cypher`: answers from the store."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, print_rows, say
from graph_builder.errors import QueryError

if TYPE_CHECKING:
    from cypher import Query


def query(
    name: Annotated[str | None, typer.Argument(help="Name of the query; without it, all queries are listed.")] = None,
    parameters: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="The query's parameters.")] = None,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Ask a named query; without a name, list them with their parameters.

    Example: isnad query units-at-base place=kalsu
    """
    from cypher import list_queries, load_query
    from graph_builder.stores.redirects import ask_following

    if name is None:
        print_json([asdict(each) for each in list_queries()]) if json else _show_queries(list_queries())
        return
    given = _parameters(parameters or [])
    load_query(name).bind(given)  # before a store is opened: a slip of the finger is told at once

    with opened_store(with_options(store)) as opened:
        rows = ask_following(opened, name, given)
    print_json(rows) if json else print_rows(rows)


def cypher(
    statement: Annotated[str, typer.Argument(help="One Cypher statement that reads.")], store: StoreUri = None, json: Json = False
) -> None:
    """Run a Cypher statement of your own.

    Only reading statements are taken: the graph is rebuilt from reports, never edited. A Neo4j server refuses writes a second
    time; the embedded engine has no such lock: it is a store for one person, not a sandbox for strangers' queries.

    Example: isnad cypher "MATCH (a:Actor)-[r:CLAIMED]->(i:Incident) RETURN a.caption, i.caption, r.inferred"
    """
    with opened_store(with_options(store)) as opened:
        rows = opened.run(statement)
    print_json(rows) if json else print_rows(rows)


def _parameters(given: list[str]) -> dict[str, object]:
    parsed: dict[str, object] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals:
            raise QueryError(f"{item!r} is no parameter.", "Write parameters as key=value, for example incident=KEY.")
        parsed[name] = value
    return parsed


def _show_queries(queries: tuple[Query, ...]) -> None:
    for each in queries:
        needed = [f"{p.name}={_quoted(p.example)}" for p in each.parameters if not p.optional]
        others = [f"[{p.name}=...]" for p in each.parameters if p.optional]
        say(" ".join((f"[bold]isnad query {each.name}[/]", *map(escape, needed), *(f"[dim]{escape(o)}[/]" for o in others))))
        say(f"    {escape(each.title)}")
    say("[dim]Values are examples; isnad query --json lists columns and meanings too.[/]")


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example
