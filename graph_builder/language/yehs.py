"""The dots of a final yeh, where a text leaves them out: Egyptian papers write "فى مصر العسكرى" for "في مصر العسكري".

The models learnt from texts that keep ي and ى apart. A text that writes little words without their dots more often than with them
gets the dots back wherever news writes a word far more often with them, or never without; "على" and "مستشفى" stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import log

from graph_builder.language.layout import Block
from graph_builder.language.segmentation import Counts

_DOTTED = re.compile(r"\b[وف]?(?:في|التي|الذي|هي)\b")
_UNDOTTED = re.compile(r"\b[وف]?(?:فى|التى|الذى|هى)\b")
"""Frequent words that nobody writes with the other letter by another rule."""
_CLEARLY = log(4)
"""How much more often news writes a word with the dots than without them, so that it gets them: "أودى" and "تبنى" do not."""
_LAST = re.compile(r"\w+ى\b")


def leaves_dots_out(text: str) -> bool:
    """Whether a text writes most final yehs without their dots."""
    return len(_UNDOTTED.findall(text)) > len(_DOTTED.findall(text))


def with_dots(block: Block, counts: Counts) -> Block:
    """A block of such a text with the dots that news would write."""

    def usual(match: re.Match[str]) -> str:
        dotted = match[0][:-1] + "ي"
        kept = counts.log(match[0])
        return dotted if not kept or counts.log(dotted) >= kept + _CLEARLY else match[0]

    return replace(block, clean=replace(block.clean, text=_LAST.sub(usual, block.clean.text)))
