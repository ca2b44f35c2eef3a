"""`isnad serve`: the HTTP layer on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from graph_builder.cli.options import StoreUri, with_options
from graph_builder.cli.output import err


def serve(
    store: StoreUri = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; there is no authentication yet, so keep to loopback.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Port to listen on.")] = None,
) -> None:
    """Serve the graph over HTTP; its documentation is at /docs.

    Example: isnad serve --port 8320
    """
    import uvicorn

    from api import create_app

    settings = with_options(store)
    where, at = host or settings.api_host, port or settings.api_port
    err.print(f"http://{where}:{at}/docs   (Ctrl-C stops)")
    uvicorn.run(create_app(settings), host=where, port=at, log_level="warning")
