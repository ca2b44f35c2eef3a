"""Sentences to claims: what is told, by whom, how surely, in which words."""

from graph_builder.extraction.extractor import Extractor

__all__ = ["Extractor"]
