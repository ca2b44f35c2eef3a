"""Mentions to entities: who and what a text means by a name, a description or a short form."""

from graph_builder.linking.cache import load_catalogue
from graph_builder.linking.catalogue import Catalogue
from graph_builder.linking.linker import Linker

__all__ = ["Catalogue", "Linker", "load_catalogue"]
