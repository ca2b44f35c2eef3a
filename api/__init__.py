"""The HTTP layer: a read-only view of the graph, for programs and for people."""

from api.app import create_app

__all__ = ["create_app"]
