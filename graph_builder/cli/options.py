"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph_builder.errors import SettingsError

if TYPE_CHECKING:
    from graph_builder.settings import Settings

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Files, folders or archives of reports (JSON, JSONL, text, HTML, zip, gzip)."),
]
StoreUri = Annotated[
    str | None,
    typer.Option("--store", metavar="URI", help="bolt:// or neo4j:// address; without it ISNAD_STORE, else the embedded store."),
]
Workers = Annotated[
    int | None, typer.Option("--workers", min=1, metavar="N", help="Processes that read; each needs up to 2 GiB.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


def with_options(store: str | None = None, workers: int | None = None) -> Settings:
    """The settings of the environment with a command's options laid over. Raises ``SettingsError`` where one is not valid."""
    from pydantic import ValidationError

    from graph_builder.settings import Settings

    given = {k: v for k, v in {"store": store, "workers": workers}.items() if v is not None}
    try:
        return Settings().model_copy(update=given)
    except ValidationError as error:
        wrong = "; ".join(f"ISNAD_{'_'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(wrong, "Correct it in the environment or in the .env file of this folder.") from error
