"""Which text replaced which under one address: publishers change what they published, and seldom say so.

Texts come without the time of their change, so the order in which they were read decides. Only a web address is trusted to mean
one report: file names and numbers come back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph_builder.model import Document


@dataclass(frozen=True)
class Version:
    """A text that is known: its key, its address, and the key of the text that it replaced."""

    key: str
    url: str
    replaces: str | None


class Versions:
    """The known texts of each address, the newest of which the next one replaces."""

    def __init__(self, known: Iterable[Version]) -> None:
        every = list(known)
        self._replaced = {v.replaces for v in every}
        self._replaces = {v.key: v.replaces for v in every}
        oldest_first = sorted(every, key=lambda v: (v.replaces is not None, v.key))
        self._newest = {v.url: v.key for v in oldest_first if v.key not in self._replaced}

    def placed(self, document: Document) -> Document:
        """The document with what it replaces. One that is read again keeps its place; one that was forgotten and that another
        still replaces comes before that one again, and replaces nothing that is known."""
        if document.url is None:
            return document
        if document.key not in self._replaces:
            older = document.key in self._replaced
            self._replaces[document.key] = None if older else self._newest.get(document.url)
            if not older:
                self._newest[document.url] = document.key
        return replace(document, replaces=self._replaces[document.key])
