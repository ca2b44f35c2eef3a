"""Which lines of a document are the article, and which only surround it: links, keywords, sources, comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path

from camel_tools.utils.normalize import normalize_alef_ar
from pydantic import BaseModel, ConfigDict

from graph_builder.language.normalise import without_vowels
from graph_builder.yaml_files import read_yaml

_FILE = Path(__file__).with_name("boilerplate.yaml")
_MARKS = " \xa0:.؛،…|•-–"
_STOPS = ".؟?!؛"
"""Marks with which a sentence ends; a list of keywords has none."""


class Boilerplate(BaseModel):
    """``boilerplate.yaml``; the file says what each list means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ends: tuple[str, ...]
    short_ends: tuple[str, ...]
    lines: tuple[str, ...]
    longest: int

    @cached_property
    def plain(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """``ends``, ``short_ends`` and ``lines`` as lines are compared with them."""
        return tuple(map(_plain, self.ends)), tuple(map(_folded, self.short_ends)), tuple(map(_plain, self.lines))


def article_lines(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those (start, end) of a document's lines that belong to the article, in order."""
    longest, skip_next = boilerplate().longest, False
    ends, short_ends, left_out = boilerplate().plain
    for start, end in lines:
        line = _plain(text[start:end])
        if _begins(line, ends) or (end - start <= longest and _begins(line, short_ends)):
            return
        if skip_next and line:
            skip_next = False
        elif label := _begins(line, left_out):
            skip_next = not line.removeprefix(label).strip(_MARKS)
        else:
            yield start, _before_keywords(text, start, end)


def _before_keywords(text: str, start: int, end: int) -> int:
    """Where a line ends without the keywords behind its last full stop ("... في المدينة. وسوم القاعدة سيناء")."""
    last = max(text.rfind(mark, start, end) for mark in _STOPS) + 1
    short = 0 < end - last <= boilerplate().longest
    return last if last > start and short and _begins(_plain(text[last:end]), boilerplate().plain[1]) else end


def _begins(line: str, labels: Sequence[str]) -> str:
    return next((label for label in labels if line.startswith(label)), "")


def _plain(text: str) -> str:
    return _folded(text).strip(_MARKS)


def _folded(text: str) -> str:
    return str(normalize_alef_ar(without_vowels(text)))


@cache
def boilerplate() -> Boilerplate:
    """The lists, read once. Raises ``CatalogueError`` where the file is not valid."""
    return read_yaml(_FILE, Boilerplate)
