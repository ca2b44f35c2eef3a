"""The town with which a sentence opens before somebody says what happened there: "وفي تلعفر، أفاد مصدر بمقتل شرطي"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.argument import SURFACE_ONLY, Argument, Role
from graph_builder.extraction.speech import Scope
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COMMA
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import NAMELESS, EntityKind, LinkedDocument, Mention, Sentence

_OPENING = frozenset({EntityKind.CITY, EntityKind.REGION})
_LOCAL = frozenset({EntityKind.CITY, EntityKind.REGION, EntityKind.SITE})
_FIRST = 3
"""Words before the place at the most with which a sentence opens."""


def place_by_opening(
    linked: LinkedDocument, sentence: Sentence, events: Sequence[Event], scopes: Sequence[Scope], words: Vocabulary
) -> None:
    """Give what is said behind an opening the place that it names, where nothing else says where it was."""
    mentions = linked.by_sentence[sentence.index]
    opening = _opening(mentions, sentence, words)
    placed = {id(a.mention) for e in events for a in e.arguments}
    if opening is None or id(opening) in placed or any(_is_other(m, opening) and id(m) not in placed for m in mentions):
        return
    for event, scope in _told_behind(opening, sentence, events, scopes):
        if not (event.known or event.provoked or _is_placed(event)) and _is_of_there(opening, event, scope, linked):
            event.arguments = [*event.arguments, Argument(Role.PLACE, opening, event.main, SURFACE_ONLY, "opening")]


def _opening(mentions: Sequence[Mention], sentence: Sentence, words: Vocabulary) -> Mention | None:
    """The town or region behind "in" with which a sentence opens."""
    place = next((m for m in mentions if not m.adjective), None)
    led = place is not None and 0 < place.first <= _FIRST and words.has("inside", fold(sentence.words[place.first - 1].text))
    return place if led and place is not None and place.kind in _OPENING else None


def _is_other(mention: Mention, opening: Mention) -> bool:
    """A place behind the opening by which what happened may be situated: "شرقي مخيم جباليا"."""
    return mention.first > opening.last and mention.kind in _LOCAL and NAMELESS not in mention.entity


def _told_behind(
    opening: Mention, sentence: Sentence, events: Sequence[Event], scopes: Sequence[Scope]
) -> Iterator[tuple[Event, Scope]]:
    """The happenings that are said by the verb right behind an opening, each with the words in which it stands."""
    verb = opening.last + 1
    verb += verb < len(sentence.words) and sentence.words[verb].text == COMMA
    said = [s for s in scopes if s.sentence == s.span.sentence == sentence.index and s.verb == verb]
    for event in events:
        yield from ((event, s) for s in said if s.first <= event.main.word <= s.last)


def _is_placed(event: Event) -> bool:
    """A town, region or named site is told."""
    return any(a.mention.kind in _LOCAL and NAMELESS not in a.mention.entity for a in event.arguments)


def _is_of_there(opening: Mention, event: Event, scope: Scope, linked: LinkedDocument) -> bool:
    """Somebody of the place's state speaks or has a part in it; in a capital people speak of what happened anywhere."""
    state = linked.entities[opening.entity].country
    speaker = linked.entities[scope.speaker] if scope.speaker else None
    if state is None or any(key == state for key, _ in opening.alternatives):
        return False
    involved = [linked.entities[a.mention.entity] for a in event.arguments]
    elsewhere = any(e.kind is EntityKind.GOVERNMENT and e.key != state for e in involved if _is_where(e.key, event))
    return not elsewhere and any(state in (e.key, e.country) for e in (*involved, *([speaker] if speaker else [])))


def _is_where(place: str, event: Event) -> bool:
    return any(a.mention.entity == place and a.role is Role.PLACE for a in event.arguments)
