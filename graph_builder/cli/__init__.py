"""The command line: `isnad`."""

from graph_builder.cli.app import app, main

__all__ = ["app", "main"]
