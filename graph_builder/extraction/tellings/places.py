"""Where a happening was: the most specific of the places that its telling names."""

from __future__ import annotations

from collections.abc import Mapping

from graph_builder.extraction.geography import Geography, is_side
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import NAMELESS, Entity, EntityKind

_NARROW = frozenset({EntityKind.SITE, EntityKind.CITY, EntityKind.REGION})

_BEHIND = 4
"""Words up to the end of the place that a neighbour situates, at the most; a side of the state may stand between."""

Told = dict[str, tuple[Event, Argument]]
"""By entity key, where each is told first."""


def places_of(draft: Draft, entities: Mapping[str, Entity], geography: Geography, words: Vocabulary) -> Told:
    """What was hit is where it happened, and wider places stand only where they do not hold it.

    A site that the text only describes ("نقطة تفتيش في حي السلام") leaves the place to what its sentences say that it lies in, so
    does a bearing to the town beside it ("السلام (جنوب تركيا)"). A base stands beside the building in it that one account tells.
    """
    struck, at = (
        {k: told for k, told in _first_told(draft, role).items() if not _is_mobile(entities[k], words)}
        for role in (Role.TARGET, Role.PLACE)
    )
    hit = {k: v for k, v in struck.items() if entities[k].kind is not EntityKind.GOVERNMENT}
    named = {k for k in hit if NAMELESS not in k}
    if named:
        at = {k: v for k, v in at.items() if any(k == h or geography.nested(k, h) for h in named)}
    found = {**at, **hit} or struck
    sentences = {e.sentence.index for e in draft.events}
    holders = {h: told for k, told in hit.items() if NAMELESS in k for h in geography.told_above(k, sentences)}
    found = {**holders, **found}
    found = {k: v for k, v in found.items() if NAMELESS not in k} or found
    narrow = {*geography.most_specific(list(found)), *(k for k in found if _is_known_site(entities[k]))}
    found = {place: told for place, told in found.items() if place in narrow}
    found = {k: v for k, v in found.items() if not any(_is_within(v, site) for site in found.values())}
    return {k: v for k, v in found.items() if not (_is_beside(k, found, entities) or _is_neighbour(k, found, words))}


def described_again(draft: Draft, entities: Mapping[str, Entity]) -> frozenset[str]:
    """Sites without a name that another sentence of the telling tells more exactly: "مسجد", "مسجد قوات الطوارئ"."""
    told: dict[str, set[int]] = {}
    for event in draft.events:
        for argument in event.arguments:
            if argument.role is Role.TARGET and argument.mention.kind is EntityKind.SITE:
                told.setdefault(argument.mention.entity, set()).add(event.sentence.index)
    called = {site: _called(site, entities[site]) for site in told}

    def again(site: str, other: str) -> bool:
        name, longer = called[site], called[other]
        return len(longer) > len(name) and longer[: len(name)] == name and told[site].isdisjoint(told[other])

    return frozenset(site for site in told if NAMELESS in site and any(again(site, other) for other in told))


def _called(site: str, entity: Entity) -> list[str]:
    """The words of a site's name; those of one that has none stand in its key without what cases and articles add."""
    described = site.rsplit(":", 1)[-1].split(NAMELESS)[0].split("_")
    return described if NAMELESS in site else [bare(fold(word)) for word in entity.name_ar.split()]


def _is_known_site(entity: Entity) -> bool:
    return entity.kind is EntityKind.SITE and entity.origin != "text"


def _first_told(draft: Draft, role: Role) -> Told:
    """For each place in a role the words that tell it first, those of the title last."""
    found: Told = {}
    for event in sorted(draft.events, key=lambda e: e.sentence.is_title):
        for argument in event.arguments:
            if argument.role is role and argument.mention.kind.is_place:
                found.setdefault(argument.mention.entity, (event, argument))
    return found


def _is_within(told: tuple[Event, Argument], site: tuple[Event, Argument]) -> bool:
    """ "مستشفى الدلنج": the town stands in the name of the site, and is told by that alone."""
    (event, inner), (other, outer) = told, site
    wider = outer.mention.last - outer.mention.first > inner.mention.last - inner.mention.first
    town = inner.mention.kind is EntityKind.CITY and event.sentence is other.sentence
    return town and wider and outer.mention.first <= inner.mention.first <= outer.mention.last


def _is_mobile(entity: Entity, words: Vocabulary) -> bool:
    """ "رتل عسكري", "طائرة", "روبيمار" (a ship): what moves is hit, and no place where something happens."""
    called = (bare(fold(name.split()[0])) for name in (entity.name_ar, *entity.names))
    return entity.kind is EntityKind.SITE and any(words.has("mobile", first) for first in called)


def _is_neighbour(place: str, found: Told, words: Vocabulary) -> bool:
    """ "في مخيم الجلزون قرب رام الله", "في بلدة العيص بشمال البلاد قرب الميناء": what is told behind only says where the place
    before it is."""
    event, argument = found[place]
    at = argument.mention.first - 1
    if at < 1 or not words.has("neighbouring", *words.forms(event.sentence.words[at])):
        return False
    ends = (told.mention.last for k, (e, told) in found.items() if k != place and e.sentence is event.sentence)
    between = (event.sentence.words[end + 1 : at] for end in ends if at - _BEHIND <= end < at)
    return any(not side or any(words.has("sides_of_state", *words.forms(w)) for w in side) for side in between)


def _is_beside(place: str, found: Told, entities: Mapping[str, Entity]) -> bool:
    """A bearing where a place of the same state is told, which it only situates ("السلام (جنوب تركيا)")."""
    if not is_side(entities[place]):
        return False
    return any(
        entities[k].country in (None, entities[place].country) and not is_side(entities[k])
        for k in found
        if entities[k].kind in _NARROW
    )
