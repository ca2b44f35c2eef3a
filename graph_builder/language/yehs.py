"""The dots of a final yeh, where a text leaves them out: Egyptian papers write "فى مصر العسكرى" for "في مصر العسكري".

The models learnt from texts that keep ي and ى apart. A text that writes little words without their dots more often than with them
gets the dots back wherever news writes a word far more often with them, or never without; "على" and "مستشفى" stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from math import log
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph_builder.language.layout import Block
from graph_builder.language.segmentation import Counts
from graph_builder.yaml_files import read_yaml

_CLEARLY = log(4)
"""How much more often news writes a word with the dots than without them, so that it gets them: "أودى" and "تبنى" do not."""
_FILE = Path(__file__).with_name("yehs.yaml")
_LAST = re.compile(r"\w+ى\b")


class Yehs(BaseModel):
    """``yehs.yaml``; the file says what each list means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    telling: tuple[str, ...]
    before: tuple[str, ...]

    def words(self, last: str) -> re.Pattern[str]:
        """The telling words, written with some last letter."""
        return re.compile(rf"\b[{''.join(self.before)}]?(?:{'|'.join(word[:-1] + last for word in self.telling)})\b")


@cache
def _habits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The telling words with their dots and without."""
    listed = read_yaml(_FILE, Yehs)
    return listed.words("ي"), listed.words("ى")


def leaves_dots_out(text: str) -> bool:
    """Whether a text writes most final yehs without their dots."""
    dotted, undotted = _habits()
    return len(undotted.findall(text)) > len(dotted.findall(text))


def with_dots(block: Block, counts: Counts) -> Block:
    """A block of such a text with the dots that news would write."""

    def usual(match: re.Match[str]) -> str:
        dotted = match[0][:-1] + "ي"
        kept = counts.log(match[0])
        return dotted if not kept or counts.log(dotted) >= kept + _CLEARLY else match[0]

    return replace(block, clean=replace(block.clean, text=_LAST.sub(usual, block.clean.text)))
