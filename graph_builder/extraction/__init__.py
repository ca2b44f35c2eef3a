"""Sentences to claims: what is told, by whom, how surely, in which words.

``frames/`` and ``words/`` hold what an editor extends; ``frame_files``, ``lexicon`` and ``vocabulary`` read them.

Over the ``surface`` of a sentence, ``dates``, ``tolls``, ``certainty`` and ``speech`` find when, how many, how surely and who
says; ``happenings`` what took place, ``roles`` whose part in it is whose; ``stances`` and ``relations`` what somebody holds of
it and how two names are tied. ``tellings`` put the happenings of a document together, and ``claims`` tell each with its chain.
``extractor`` strings them together.
"""

from graph_builder.extraction.extractor import Extractor

__all__ = ["Extractor"]
