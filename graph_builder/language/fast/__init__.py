"""The same annotations as Stanza's in a part of the time: its own networks, fed and read otherwise.

- What depends on a word alone (its numbers in the vocabularies, what the character network makes of its letters, its lemma) is
  worked out once and remembered: most words of news come back.
- Sentences and windows of text are taken together by length, in large batches, and what is finished is not computed on.
- The parser scores labels for the arcs of its tree only, and finds the tree by ``spanning.py``.
- Losses, documents and other things that training or Stanza's own interface needs are not made.

Weights are not rounded to 8 bits, though that would save a tenth of the time: the rounding depends on the sentences that are
parsed together, and one report must be read alike alone and among others.
"""

from __future__ import annotations

from stanza import Pipeline

from graph_builder.language.fast.annotator import FastAnnotator
from graph_builder.language.fast.windows import Windows

__all__ = ["FastAnnotator", "Windows", "is_known"]


def is_known(pipeline: Pipeline) -> bool:
    """Whether every model is built as this room expects; those of official packs, which hold language models, are not."""
    return FastAnnotator.suits(pipeline) and Windows.suits(pipeline)
