"""The steps of extraction one by one, for tests that look at what one of them makes of a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.extraction import Extractor
from graph_builder.extraction.dates.times import find_all_dates
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.assembly import build_events
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.triggers import Trigger, find_triggers
from graph_builder.extraction.happenings.weapons import WeaponMention, find_weapons
from graph_builder.extraction.roles.arguments import Argument, ArgumentFinder
from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.tolls.figures import find_counts
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Claim, Entity, LinkedDocument, Predicate, Record
from tests.extraction.spoken import spoken


def weapons(linked: LinkedDocument, number: int = 0) -> tuple[WeaponMention, ...]:
    """Weapon words of a sentence."""
    return find_weapons(linked.parsed.sentences[number], vocabulary())


def triggers(linked: LinkedDocument, number: int = 0) -> tuple[Trigger, ...]:
    """Words of a sentence that tell a happening; words of dates tell none."""
    sentence = linked.parsed.sentences[number]
    closed = {i for d in find_all_dates(linked.parsed)[number] for i in range(d.first, d.last + 1)}
    return find_triggers(linked, sentence, vocabulary(), weapons(linked, number), closed)


def arguments(linked: LinkedDocument, number: int = 0) -> tuple[Argument, ...]:
    """Who stands where around the triggers of a sentence."""
    return _arguments(linked, number, triggers(linked, number))


def _arguments(linked: LinkedDocument, number: int, found: Sequence[Trigger]) -> tuple[Argument, ...]:
    sentence = linked.parsed.sentences[number]
    counts = find_counts(linked.parsed, sentence)
    scene = Scene(sentence, linked.by_sentence[number], found, weapons(linked, number), counts, vocabulary())
    return ArgumentFinder(scene).find()


def events(linked: LinkedDocument, number: int = 0) -> list[Event]:
    """The happenings of a sentence."""
    sentence = linked.parsed.sentences[number]
    counts = find_counts(linked.parsed, sentence)
    dates = find_all_dates(linked.parsed)[number]
    found, armed = triggers(linked, number), weapons(linked, number)
    return build_events(
        sentence, found, _arguments(linked, number, found), armed, dates, counts, Geography(linked.entities, {}), vocabulary()
    )


def record(linked: LinkedDocument, outlet: Entity | None = None) -> Record:
    """All that is read out of a document."""
    return Extractor().extract(linked, outlet, "test")


def told(linked: LinkedDocument, *predicates: Predicate) -> set[tuple[str, str, str]]:
    """Subject, predicate and object of the claims of a document, tellings as ``i1``, ``i2`` ...; all without ``predicates``."""
    claims = record(linked).claims
    return {(plain(c.subject), str(c.predicate), plain(c.object)) for c in claims if not predicates or c.predicate in predicates}


def plain(ref: str) -> str:
    """A telling's key without the document's."""
    return ref.rpartition("#")[2]


def only(linked: LinkedDocument, predicate: Predicate) -> Claim:
    """The one claim with a predicate."""
    found = [c for c in record(linked).claims if c.predicate is predicate]
    assert len(found) == 1, found
    return found[0]


Roles = set[tuple[str, str]]


def roles(text: str) -> Roles:
    """Entity and role of each argument of a sentence in the form of ``spoken``."""
    return {(a.mention.entity, str(a.role)) for a in arguments(spoken(text, loose=True))}
