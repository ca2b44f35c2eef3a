"""`isnad serve`: the HTTP layer on this machine."""

from __future__ import annotations

import socket
from contextlib import nullcontext, suppress
from typing import Annotated

import typer

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import StoreUri, with_options
from graph_builder.cli.output import err
from graph_builder.errors import SettingsError


def serve(
    store: StoreUri = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; keep to loopback, no password is asked for.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = None,
) -> None:
    """Serve the graph over HTTP; its documentation is at /docs.

    Example: isnad serve --port 8320
    """
    import uvicorn

    from api import create_app

    settings = with_options(store)
    listening = _listen(host or settings.api_host, settings.api_port if port is None else port)
    with opened_store(settings, reading=True) as opened, suppress(KeyboardInterrupt):  # Ctrl-C is the way to stop a server
        server = uvicorn.Server(uvicorn.Config(create_app(settings, lambda _: nullcontext(opened)), log_level="warning"))
        where, at = listening.getsockname()[:2]
        err.print(f"http://{where}:{at}/docs   (Ctrl-C stops)", soft_wrap=True)
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that is bound before anything is loaded, so that a taken port is told at once."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # whoever follows the printed address at once waits for the server instead of being refused
    except OSError as error:
        hint = "Stop what listens there, or choose another with --port and --host."
        raise SettingsError(f"{host}:{port} cannot be listened on: {error.strerror}.", hint) from error
    return listening
