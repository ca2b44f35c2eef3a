"""Whether names are written as people can read them: Arabic names in Arabic letters, and nothing that cannot be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from graph_builder.linking.coherence import Problem
from graph_builder.linking.schema import ActorEntry, PersonEntry, PlaceEntry

_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")


def badly_written(entry: ActorEntry | PersonEntry | PlaceEntry) -> Iterator[Problem]:
    """Names in the wrong letters or with characters that turn or hide text."""
    for name in entry.ar:
        if not _ARABIC.search(name):
            yield Problem(entry.key, "letters", f'has "{name}" under ar', "Put a name in Latin letters under en or acronym.")
    for name in entry.en:
        if _ARABIC.search(name):
            yield Problem(
                entry.key, "letters", f'has "{_plain(name)}" under en', "Put a name in Arabic letters under ar or short."
            )
    for name in _all_names(entry):
        for unseen in dict.fromkeys(filter(_unseen, name)):
            problem = f'has the character U+{ord(unseen):04X} in "{_plain(name)}", which nobody sees'
            yield Problem(
                entry.key, "unseen", problem, "Write the name anew; what is copied from a page may bring such characters."
            )


def _all_names(entry: ActorEntry | PersonEntry | PlaceEntry) -> Iterator[str]:
    yield from (*entry.ar, *entry.en, *entry.short)
    if isinstance(entry, ActorEntry):
        yield from (*entry.quoted, *entry.beside)
    if isinstance(entry, PlaceEntry):
        yield from entry.rare
    if not isinstance(entry, PersonEntry):
        yield from (partisan.name for partisan in entry.partisan)


def _unseen(letter: str) -> bool:
    """Whether a character turns, joins or parts text, or controls a terminal, and has no form of its own."""
    return unicodedata.category(letter).startswith("C")


def _plain(name: str) -> str:
    return "".join(letter for letter in name if not _unseen(letter))
