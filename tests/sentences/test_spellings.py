"""The bundled reports tell the same however their letters, digits and lines are written."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import wrap

import pytest

from graph_builder.model import Document, Record
from graph_builder.reader import Reader

pytestmark = pytest.mark.pack

REPORTS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(Path("examples/reports").glob("*.json"))[::4]]
LETTER = "[\u0621-\u063a\u0641-\u064a]"


def _isolated_forms() -> dict[str, str]:
    """Plain letter -> the presentation form that shows it alone."""
    found = {}
    for form in map(chr, range(0xFE70, 0xFEFD)):
        kind, *parts = unicodedata.decomposition(form).split() or [""]
        if kind == "<isolated>" and len(parts) == 1:
            found[chr(int(parts[0], 16))] = form
    return found


def _between_letters(mark: str) -> Callable[[str], str]:
    return lambda text: re.sub(f"(?<={LETTER})(?={LETTER})", mark, text)


WAYS: dict[str, Callable[[str], str]] = {
    "presentation forms": lambda text: text.translate(str.maketrans(_isolated_forms())),
    "Arabic digits": lambda text: text.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "Persian digits": lambda text: text.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
    "vowel signs": _between_letters("\u064e"),
    "zero-width joiners": _between_letters("\u200d"),
    "right-to-left marks": lambda text: text.replace(" ", " \u200f"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "detached ands": lambda text: re.sub(f"(?<!{LETTER})و(?={LETTER}{{3}})", "و ", text),
    "wrapped lines": lambda text: "\n".join("\n".join(wrap(line, 72)) for line in text.split("\n")),
}


def claims(reader: Reader, written: Callable[[str], str]) -> list[list[tuple[str, ...]]]:
    """What each report tells and by whom, with its title as it is and its text written so."""
    documents = [
        Document(r["doc_id"], r["title"], written(r["text"]), published=date.fromisoformat(r["published"])) for r in REPORTS
    ]
    found = []
    for record in reader.read(documents):
        assert isinstance(record, Record)
        found.append(sorted((c.subject, c.predicate, c.object, str(c.speaker)) for c in record.claims))
    return found


@pytest.fixture(scope="module")
def as_written(reader: Reader) -> list[list[tuple[str, ...]]]:
    return claims(reader, lambda text: text)


@pytest.mark.parametrize("way", WAYS)
def test_another_way_of_writing_tells_the_same(reader: Reader, as_written: list[list[tuple[str, ...]]], way: str) -> None:
    assert claims(reader, WAYS[way]) == as_written
    assert sum(map(len, as_written)) > 50
