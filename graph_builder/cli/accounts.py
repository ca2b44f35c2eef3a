"""`isnad incidents` and `isnad accounts`: the list of incidents, and who says what about one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, print_rows
from graph_builder.errors import NotFoundError

if TYPE_CHECKING:
    from graph_builder.incidents.dossier import Dossier
    from graph_builder.settings import Settings
    from graph_builder.stores import Store

_HINT = "isnad incidents lists the keys."
_SHOWN = ("key", "caption", "killed_low", "killed_high", "documents")
AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        help="Only what was published by this minute (UTC); a report without an hour counts from the end of its day.",
    ),
]


def incidents(
    words: Annotated[str | None, typer.Argument(help="Words that tell it, its place or its targets; without them, all.")] = None,
    place: Annotated[str | None, typer.Option(help="Key of the place, or of a larger one.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 50,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """List incidents, the latest first.

    Example: isnad incidents --place iraq
    """
    with opened_store(with_options(store)) as opened:
        rows = opened.named_query("incidents", {k: v for k, v in (("text", words), ("place", place), ("limit", limit)) if v})
    print_json(rows) if json else print_rows([{name: row[name] for name in _SHOWN} for row in rows])


def accounts(
    incident: Annotated[str, typer.Argument(metavar="KEY", help="Key of an incident, or one that it had before.")],
    as_of: AsOf = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page of HTML.")] = None,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Show who says what about one incident: one row for each voice, what cannot both hold, and who is independent.

    Example: isnad accounts drone_attack-kalsu-2024-04-20-3f0c51b2
    """
    from graph_builder.cli import sheet_views
    from graph_builder.cli.sheet import sheet

    settings = with_options(store)
    with opened_store(settings) as opened:
        key = current(opened, incident)
        told = sheet(dossier_of(opened, key, settings, as_of), key)
    if html:
        html.write_text(sheet_views.html(told), encoding="utf-8")
    if json:
        print_json(asdict(told))
    elif markdown:
        typer.echo(sheet_views.markdown(told))
    elif not html:
        sheet_views.show(told)


def current(store: Store, key: str) -> str:
    """The key of the incident that answers to a key, which may be an old one. Raises ``NotFoundError``."""
    from graph_builder.stores.redirects import redirected

    if store.named_query("incidents", {"key": key}):
        return key
    found = redirected(store, key)
    if found is None:
        raise NotFoundError(f"No incident has the key {key}.", _HINT)
    return found


def dossier_of(store: Store, incident: str, settings: Settings, as_of: datetime | None = None) -> Dossier:
    """The dossier of an incident of the store; only its own reports and what they copy are read."""
    from datetime import UTC

    from cypher import load_statement
    from graph_builder.incidents.dossier import dossier
    from graph_builder.linking import load_catalogue
    from graph_builder.model import Copy

    rows = store.run(load_statement("tellings"), incident=incident)
    documents, copies = sorted({row["document"] for row in rows}), []
    todo = documents
    while todo:
        found = store.run(load_statement("copies"), documents=todo)
        copies += [Copy(row["document"], row["original"], row["similarity"]) for row in found]
        todo = sorted({row["original"] for row in found} - set(documents))
        documents = sorted({*documents, *todo})
    records = list(store.records_of(sorted({*documents, *_newer_versions(store, documents)})))
    entities = load_catalogue(settings.catalogue).entities
    moment = as_of.replace(tzinfo=UTC) if as_of else None
    return dossier([row["telling"] for row in rows], records, copies, entities, moment)


def _newer_versions(store: Store, documents: list[str]) -> list[str]:
    """Keys of the texts that publishers put in the place of some reports, and of those that replaced these."""
    from cypher import load_statement

    found: list[str] = []
    while documents:
        documents = [row["document"] for row in store.run(load_statement("newer-versions"), documents=documents)]
        found += documents
    return found
