"""Single sentences in the ways of the news, read by the whole reader: what each tells, and what it must not be taken for.

The sentences, all made up, stand in the YAML files beside this one, in groups that say what they show. An incident stands as
``*``; ``by`` is left out; "* is airstrike" tells an incident's kind. A key that the catalogue does not know is written without
the state and the office that tell namesakes apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from graph_builder.model import Document, Predicate, Record
from graph_builder.model.terms import LITERAL_PREDICATES
from graph_builder.reader import Reader

pytestmark = pytest.mark.pack


class Sentence(BaseModel):
    """A text, triples that it tells, triples that it must not be taken to tell, and incidents that it keeps apart."""

    model_config = ConfigDict(extra="forbid")

    title: str = ""
    text: str
    tells: set[str] = set()
    never: set[str] = set()
    apart: list[set[str]] = []
    """What is told of each of several incidents, one set for each."""


class Group(BaseModel):
    """Sentences, and what they show."""

    model_config = ConfigDict(extra="forbid")

    why: str
    sentences: list[Sentence]


_FILE = TypeAdapter(list[Group])


def _sentences() -> Iterator[object]:
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for group in _FILE.validate_python(yaml.safe_load(path.read_text(encoding="utf-8"))):
            for number, sentence in enumerate(group.sentences, start=1):
                yield pytest.param(sentence, id=f"{path.stem}: {group.why} ({number})")


def read(reader: Reader, text: str, title: str = "") -> Record:
    """The record of a text, with a headline or without."""
    head = f"{title}\n\n" if title else ""
    [record] = reader.read([Document("d", "d", head + text, len(head), published=date(2015, 8, 10))])
    assert isinstance(record, Record)
    return record


def told(record: Record, incident: str = "") -> set[str]:
    """The triples of a text and the kinds of its incidents ("* is airstrike"), of all or of one."""
    claims = [c for c in record.claims if not incident or incident in (c.subject, c.object)]
    ends = {claim.key: ["*" if "#" in end else named(end) for end in (claim.subject, claim.object)] for claim in claims}
    kinds = {f"* is {kind}" for telling in record.tellings if incident in ("", telling.key) for kind in telling.kinds}
    return kinds | {f"{ends[c.key][0]} {c.predicate} {ends[c.key][1]}" for c in claims}


def named(end: str) -> str:
    """A key without the state and the office that tell namesakes apart."""
    return ":".join(end.split(":")[:3]) if end.startswith("text:") else end


def may_be_told(reader: Reader, triple: str) -> bool:
    """Whether a triple that must not be told has a predicate and keys that there are, so that the test can fail."""
    subject, predicate, end = triple.split(" ")
    ends = (subject,) if predicate == "is" or Predicate(predicate) in LITERAL_PREDICATES else (subject, end)
    return all(e == "*" or e.startswith("text:") or e in reader.catalogue.entities for e in ends)


@pytest.mark.parametrize("sentence", [*_sentences()])
def test_sentences(reader: Reader, sentence: Sentence) -> None:
    assert sentence.tells or sentence.never or sentence.apart
    assert all(may_be_told(reader, triple) for triple in sentence.never)
    record = read(reader, sentence.text, sentence.title)
    found = told(record)
    assert sentence.tells <= found
    assert found.isdisjoint(sentence.never)
    incidents = [told(record, telling.key) for telling in record.tellings]
    for one in sentence.apart:
        [incident] = [i for i in incidents if one <= i]
        assert incident.isdisjoint(set.union(*sentence.apart) - one)
