"""The HTTP layer: a view of the graph, for programs and for people; only the review queue takes anything in."""

from api.app import create_app

__all__ = ["create_app"]
