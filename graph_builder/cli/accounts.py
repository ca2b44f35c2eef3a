"""`isnad incidents` and `isnad accounts`: the list of incidents, and who says what about one."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, print_rows

_RETOLD = ("incident", "doc_id", "outlet", "told_as_of", "known_since")
_SHOWN = ("key", "caption", "killed_low", "killed_high", "documents")


def _moment(text: str) -> datetime:
    from graph_builder.incidents.revisions import moment_of

    try:
        return moment_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


AsOf = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        parser=_moment,
        metavar="MINUTE",
        help="Only what was published by this minute (UTC, or with its offset), or by the end of this day; "
        "a report without an hour counts from the end of its day.",
    ),
]


def incidents(
    words: Annotated[str | None, typer.Argument(help="Words that tell it, its place or its targets; without them, all.")] = None,
    place: Annotated[str | None, typer.Option(help="Key of the place, or of a larger one.")] = None,
    rehashed: Annotated[bool, typer.Option("--rehashed", help="Instead, all reports that tell an old incident as new.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Rows at most.")] = 50,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """List incidents, the latest first.

    Example: isnad incidents --place iraq
    """
    if rehashed and (words or place):
        raise typer.BadParameter("lists all such reports: leave words and --place out.", param_hint="--rehashed")
    asked = {k: v for k, v in (("text", words), ("place", place), ("limit", limit)) if v}
    query, shown = ("retold-incidents", _RETOLD) if rehashed else ("incidents", _SHOWN)
    with opened_store(with_options(store)) as opened:
        rows = opened.named_query(query, asked)
    print_json(rows) if json else print_rows([{name: row[name] for name in shown} for row in rows])


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
    from graph_builder.exports.files import write_whole
    from graph_builder.linking import load_catalogue
    from graph_builder.stores.dossiers import current, sheet_of

    settings = with_options(store)
    with opened_store(settings) as opened:
        told = sheet_of(opened, current(opened, incident), load_catalogue(settings.catalogue).entities, as_of)
    if html:
        write_whole(html, sheet_views.html(told))
    if json:
        print_json(asdict(told))
    elif markdown:
        typer.echo(sheet_views.markdown(told))
    elif not html:
        sheet_views.show(told)
