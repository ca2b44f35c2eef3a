"""Places that the catalogue nests and one sentence names: "قتل شرطي في بلدة الصويرة بمحافظة واسط"; and sites whose
own names tell where they are: "مستشفى الفلوجة".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.relations.frames import Frames
from graph_builder.extraction.relations.line import forms_of
from graph_builder.extraction.surface.atoms import COMMAS, fold
from graph_builder.model import EntityKind, LinkedDocument, Mention, Span

_SMALL = frozenset({EntityKind.CITY, EntityKind.SITE, EntityKind.REGION})
_NAMING = frozenset({EntityKind.CITY, EntityKind.REGION})

_RANK = {EntityKind.SITE: 0, EntityKind.CITY: 1, EntityKind.REGION: 2}
_QUARTER = 0.5
_FIRST = 3
"""Words before the place at the most with which a sentence opens."""


@dataclass(frozen=True)
class Nested:
    """A place, the smallest place around it that a sentence names as a place, and the words from one to the other."""

    place: Mention
    container: Mention
    evidence: Span


def nested_places(
    linked: LinkedDocument, geography: Geography, places: Collection[tuple[str, int]], frames: Frames
) -> Iterator[Nested]:
    """For each of some places (keys, with sentences about them) the smallest known container that one of these names; none where
    the text says where it lies. A region needs more around it than its state.
    """
    for place in sorted({key for key, _ in places}):
        if linked.entities[place].kind not in _SMALL or geography.is_told(place):
            continue
        pairs = [pair for pair in _pairs(linked, geography, place, frames) if (place, pair[0].sentence) in places]
        smallest = set(geography.most_specific([container.entity for _, container in pairs]))
        nearest = min((p for p in pairs if p[1].entity in smallest), key=_distance, default=None)
        if nearest:
            yield Nested(*nearest, _between(*nearest))


def opened_places(
    linked: LinkedDocument, geography: Geography, places: Collection[tuple[str, int]], frames: Frames
) -> Iterator[Nested]:
    """For each of some places (keys, with sentences about them) the town or region with which their sentence opens: "وفي محافظة
    ذمار، قصفت طائرات معسكرا"; none where the text says where it lies, or the catalogue that it lies elsewhere.
    """
    for place in sorted({key for key, _ in places}):
        entity = linked.entities[place]
        if entity.kind not in _RANK or geography.is_told(place):
            continue
        known = geography.above(place) - {entity.country}
        for mention in (m for m in linked.mentions if m.entity == place and (place, m.sentence) in places):
            opening = _opening(linked, mention, frames)
            around = _namesake(linked, opening, known) if opening and known else opening
            state = linked.entities[around.entity].country if around else None
            if around and _RANK[around.kind] > _rank(linked, mention, frames) and entity.country in (state, None):
                yield Nested(mention, around, _between(mention, around))
                break


def _namesake(linked: LinkedDocument, town: Mention, known: Collection[str]) -> Mention | None:
    """The region around a place that is called after a town: with "وفي صعدة" a sentence about a village opens."""
    region = linked.entities.get(linked.entities[town.entity].container or "")
    if region is None or region.key not in known or fold(town.text) not in {fold(w) for n in region.names for w in n.split()}:
        return None
    return replace(town, entity=region.key, kind=region.kind)


def _opening(linked: LinkedDocument, place: Mention, frames: Frames) -> Mention | None:
    """The town or region with which the sentence of a place opens, behind "in" and before a comma or a verb; the side of the
    state may stand between ("وفي محافظة ديالى شرق العراق قتل جندي")."""
    words, mentions = linked.parsed.sentences[place.sentence].words, linked.by_sentence[place.sentence]
    for mention in mentions:
        before = words[max(0, mention.first - 1) : mention.first]
        led = any(fold(w.text) in frames.general.inside for w in before) and mention.first <= _FIRST
        side = next((m for m in mentions if m.first == mention.last + 1 and m.kind is EntityKind.REGION), mention)
        behind = words[side.last + 1 : side.last + 2]
        closed = any(w.text in COMMAS or w.upos == "VERB" for w in behind)
        if led and closed and mention.kind in _NAMING and mention.last < place.first:
            return mention
    return None


def _rank(linked: LinkedDocument, place: Mention, frames: Frames) -> float:
    """How large a place is; a quarter is smaller than its town."""
    word = linked.parsed.sentences[place.sentence].words[place.first]
    return _QUARTER if not frames.quarters.isdisjoint(forms_of(word)) else _RANK[place.kind]


def named_places(
    linked: LinkedDocument, geography: Geography, places: Collection[tuple[str, int]], frames: Frames
) -> Iterator[Nested]:
    """For each of some sites (keys, with sentences about them) the town or region that its name holds ("مستشفى الفلوجة"); none
    where the text or the catalogue says that it lies elsewhere, nor for streets and the like ("شارع بغداد").
    """
    for place in sorted({key for key, _ in places}):
        site = linked.entities[place]
        if site.kind is not EntityKind.SITE or geography.is_told(place):
            continue
        mentions = [m for m in linked.mentions if m.entity == place and (place, m.sentence) in places]
        held = ((m, inner) for m in mentions if (inner := _held(linked, m, frames)))
        found = next(held, None)
        above = geography.above(place)
        if found and (found[1].entity in above or not site.container):
            yield Nested(*found, Span(found[0].sentence, found[0].start, found[0].end))


def _held(linked: LinkedDocument, site: Mention, frames: Frames) -> Mention | None:
    """The smallest town or region named behind the first word of a site's name."""
    words = linked.parsed.sentences[site.sentence].words
    if not frames.general.honouring.isdisjoint(forms_of(words[site.first])):
        return None
    beside = linked.by_sentence[site.sentence]
    inside = [m for m in beside if m.kind in _NAMING and not m.adjective and site.first < m.first and m.last <= site.last]
    return max(inside, key=lambda m: m.first, default=None)


def _pairs(linked: LinkedDocument, geography: Geography, place: str, frames: Frames) -> Iterator[tuple[Mention, Mention]]:
    """Mentions of a place, each with those of what is known to hold it in its sentence."""
    above = geography.above(place)
    for mention in linked.mentions:
        if mention.entity == place:
            beside = (m for m in linked.by_sentence[mention.sentence] if m.entity in above)
            beside = (m for m in beside if EntityKind.REGION is not mention.kind or m.kind is EntityKind.REGION)
            yield from ((mention, m) for m in beside if _is_where(linked, mention, m, frames))


def _is_where(linked: LinkedDocument, place: Mention, container: Mention, frames: Frames) -> bool:
    """Whether a name means a territory: no adjective, no part of the place's own name, and a state only behind "in" or a side or
    as the heading of its sentence ("سوريا: قتل ثلاثة في إعزاز").
    """
    if container.adjective or (place.first <= container.first and container.last <= place.last):
        return False
    if container.kind is not EntityKind.GOVERNMENT:
        return container.kind.is_place
    words = linked.parsed.sentences[container.sentence].words
    behind = words[container.last + 1 : container.last + 2]
    heads = container.first == 0 and any(w.text in frames.general.headings for w in behind)
    return heads or (container.first > 0 and fold(words[container.first - 1].text) in frames.where)


def _distance(pair: tuple[Mention, Mention]) -> tuple[int, int]:
    place, container = pair
    return abs(place.first - container.first), place.start


def _between(place: Mention, container: Mention) -> Span:
    return Span(place.sentence, min(place.start, container.start), max(place.end, container.end))
