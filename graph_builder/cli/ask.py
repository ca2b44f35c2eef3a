"""`isnad query`, `isnad cypher` and `isnad explain`: answers from the store."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from cypher import list_queries
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import out, print_json, print_rows
from graph_builder.errors import QueryError
from graph_builder.stores import open_store


def query(
    name: Annotated[str | None, typer.Argument(help="Name of the query; without it, all queries are listed.")] = None,
    parameters: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...", help="The query's parameters.")] = None,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Ask a named query.

    Example: isnad query who-denied incident=kalsu
    """
    if name is None:
        _list_queries()
        return
    with open_store(with_options(store)) as opened:
        rows = opened.named_query(name, _parameters(parameters or []))
    print_json(rows) if json else print_rows(rows)


def cypher(
    statement: Annotated[str, typer.Argument(help="One Cypher statement that reads.")], store: StoreUri = None, json: Json = False
) -> None:
    """Run a Cypher statement of your own against the store.

    Example: isnad cypher "MATCH (a:Actor)-[r:CLAIMED]->(i:Incident) RETURN a.caption, i.caption, r.inferred"
    """
    with open_store(with_options(store)) as opened:
        rows = opened.run(statement)
    print_json(rows) if json else print_rows(rows)


def explain(
    key: Annotated[str, typer.Argument(help="Key of a claim (the first letters are enough where they are unique).")],
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Show the whole chain of one claim: the words, the rule that read them, the links, the speaker and the relays.

    Example: isnad explain claim-3f2a
    """
    from graph_builder.cli.explanation import explain_claim, render

    with open_store(with_options(store)) as opened:
        explanation = explain_claim(opened, key)
    print_json(explanation) if json else out.print(render(explanation))


def _parameters(given: list[str]) -> dict[str, object]:
    parsed: dict[str, object] = {}
    for item in given:
        name, equals, value = item.partition("=")
        if not equals:
            raise QueryError(f"{item!r} is no parameter.", "Write parameters as key=value, for example incident=kalsu.")
        parsed[name] = value
    return parsed


def _list_queries() -> None:
    table = Table("name", "parameters", "answers")
    for each in list_queries():
        table.add_row(each.name, escape(" ".join(f"{p.name}={p.example}" for p in each.parameters)), escape(each.title))
    out.print(table)
