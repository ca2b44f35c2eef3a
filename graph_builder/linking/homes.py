"""Which of several namesakes an unknown name means: the one of the state that the report is about, and in the office it tells.

A name that the catalogue does not know leads to one key in all reports that agree on that. "مصدر أمني" of a report on Yemen is
not the one of a report on Iraq, nor is "حي الزهراء"; the name of a person is enough, but for given names alone ("محمد علي").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import core
from graph_builder.linking.phrases import located
from graph_builder.linking.spelling import fold
from graph_builder.model import NAMELESS, Entity, EntityKind, LinkedDocument, Mention

_ENOUGH = 2
"""Times that officials of other states must be told of for those without a state not to be of the one told about."""
_COMMON = 2
"""Given names in a row that many people have."""


def apply_homes(linked: LinkedDocument) -> LinkedDocument:
    """Put state and office into the keys of unknown entities that have no state of their own. Linear in the document's length."""
    home = home_of(linked)
    offices, sides = _offices(linked), _sides(linked)
    homes = {e.key: _side(e, home, sides) for e in linked.entities.values()}
    renamed = {e.key: new for e in linked.entities.values() if (new := _at_home(e, homes[e.key], offices)) != e.key}
    if not renamed:
        return linked
    mentions = tuple(_renamed(m, renamed) for m in linked.mentions)
    states = {key: linked.entities.get(state or "") for key, state in homes.items()}
    entities = sorted((_moved(e, renamed, states[e.key]) for e in linked.entities.values()), key=lambda e: e.key)
    return LinkedDocument(linked.parsed, mentions, {e.key: e for e in entities})


def home_of(linked: LinkedDocument) -> str | None:
    """Key of the state in which most of the places lie that a document tells of; ``None`` where it is not most of them."""
    return most_of(state for m in linked.mentions if (state := _votes(m, linked)))


def _side(entity: Entity, home: str | None, sides: Mapping[str, Counter[str]]) -> str | None:
    """The state that an unknown entity is of. Where the report tells again and again of officials of another state and of none at
    home, its "مسؤولون" are theirs; where of several others, it is not clear whose."""
    told = sides.get(_called(entity), Counter()) if entity.kind is EntityKind.UNNAMED_SOURCE else Counter()
    if home is None or home in told or told.total() < _ENOUGH:
        return home
    return next(iter(told)) if len(told) == 1 else None


def _sides(linked: LinkedDocument) -> dict[str, Counter[str]]:
    """How often a document tells of which state sources of one sort are, where it does."""
    found: dict[str, Counter[str]] = {}
    for entity in (linked.entities[m.entity] for m in linked.mentions if m.kind is EntityKind.UNNAMED_SOURCE):
        if entity.country:
            found.setdefault(_called(entity), Counter())[entity.country] += 1
    return found


def _called(source: Entity) -> str:
    """What a source is called first, whatever its number: "مسؤول" of "مسؤولون أمنيون"."""
    word = fold(source.name_ar.split()[0]).text
    head = lexicon().source_heads.get(word)
    return head[0].en if head is not None else word


def most_of(votes: Iterable[str]) -> str | None:
    """What more than half of the votes are for."""
    counts = Counter(votes)
    return next((each for each, count in counts.items() if 2 * count > counts.total()), None)


def told_apart(key: str) -> tuple[str | None, str | None]:
    """State and office in the key of an unknown entity, where they are needed."""
    parts = key.split(":")[3:]
    return next((p for p in parts if p.isascii()), None), next((p for p in parts if not p.isascii()), None)


def _votes(mention: Mention, linked: LinkedDocument) -> str | None:
    """The state of a place; a state itself counts where something is told to be in it, not as who acts."""
    if mention.kind is not EntityKind.GOVERNMENT:
        return linked.entities[mention.entity].country if mention.kind.is_place else None
    return mention.entity if located(linked.parsed.sentences[mention.sentence].words, mention.first) else None


def _at_home(entity: Entity, home: str | None, offices: Mapping[str, str]) -> str:
    """The key of an entity in a report on a state."""
    return ":".join((entity.key, *_tells_apart(entity, home, offices)))


def _tells_apart(entity: Entity, home: str | None, offices: Mapping[str, str]) -> Iterator[str]:
    known = entity.origin != "text" or entity.country or entity.part_of or NAMELESS in entity.key
    if known or entity.kind is EntityKind.MEDIA_OUTLET or (entity.kind is EntityKind.PERSON and not _common(entity)):
        return
    if home:
        yield home
    if entity.kind is EntityKind.PERSON and entity.key in offices:
        yield offices[entity.key]


def _common(person: Entity) -> bool:
    """Whether many people have a name: "السالمي", "محمد علي"; "عبد الله" counts as one given name."""
    parts = [
        p for w in person.name_ar.split() if (p := fold(w).text) not in lexicon().persons.particles | lexicon().folded_halves
    ]
    return len(parts) < _COMMON or (len(parts) == _COMMON and lexicon().persons.given_names.issuperset(parts))


def _offices(linked: LinkedDocument) -> dict[str, str]:
    """The first post that a document tells right before each person's name: "النائب محمد علي"."""
    found: dict[str, str] = {}
    for mention in linked.mentions:
        post = core(linked.parsed.sentences[mention.sentence].words[mention.first])
        if post in lexicon().persons.posts:
            found.setdefault(mention.entity, post)
    return found


def _moved(entity: Entity, renamed: dict[str, str], state: Entity | None) -> Entity:
    """An entity under its new key. Only a source is of the state's side: gunmen of a report on Iraq need not be Iraq's."""
    if renamed.keys().isdisjoint((entity.key, entity.container or "", *entity.part_of)):
        return entity
    part_of = tuple(renamed.get(key, key) for key in entity.part_of)
    moved = replace(entity, part_of=part_of, container=renamed.get(entity.container or "", entity.container))
    if entity.key not in renamed:
        return moved
    stateless = any(fold(word).text in lexicon().sources.stateless for word in entity.name_ar.split())  # "دبلوماسي غربي"
    state = None if stateless else state
    side = state.key if state and entity.kind is EntityKind.UNNAMED_SOURCE else None
    name = f"{entity.name_en} ({state.name_en})" if state else entity.name_en
    return replace(moved, key=renamed[entity.key], name_en=name, country=side)


def _renamed(mention: Mention, renamed: dict[str, str]) -> Mention:
    if renamed.keys().isdisjoint((mention.entity, *(key for key, _ in mention.alternatives))):
        return mention
    alternatives = tuple((renamed.get(key, key), score) for key, score in mention.alternatives)
    return replace(mention, entity=renamed.get(mention.entity, mention.entity), alternatives=alternatives)
