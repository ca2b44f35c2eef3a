"""Options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graph_builder.settings import Settings

Paths = Annotated[list[Path], typer.Argument(help="Files, folders or archives of reports (JSON, JSONL, text, HTML, zip, gzip).")]
StoreUri = Annotated[
    str | None, typer.Option("--store", help="bolt:// or neo4j:// address; without it ISNAD_STORE, else the embedded store.")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read; each needs up to 2 GiB.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for a machine.")]


def with_options(store: str | None = None, workers: int | None = None) -> Settings:
    """The settings of the environment with a command's options laid over."""
    given = {k: v for k, v in {"store": store, "workers": workers}.items() if v is not None}
    return Settings().model_copy(update=given)
