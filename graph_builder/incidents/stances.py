"""Claims and denials that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from graph_builder.incidents.voices import Saying
from graph_builder.incidents.world import World
from graph_builder.model import Contradiction, Predicate

_STATEMENT, _OCCURRENCE = "statement", "occurrence"
_HAPPENED = (Predicate.CONFIRMED, Predicate.CLAIMED, Predicate.PERPETRATED, Predicate.ACCUSED_OF)
_STRUCK = (Predicate.CLAIMED, Predicate.PERPETRATED, Predicate.ACCUSED_OF, Predicate.USED_WEAPON)
_DEEDS = (Predicate.PERPETRATED, Predicate.ACCUSED_OF)
# "لم تعلن أي جهة مسؤوليتها حتى الآن" and "لا تأكيد حتى الآن" hold for their hour only: no polarity of these is compared.
_STANDING = frozenset(
    {
        Predicate.PERPETRATED,
        Predicate.ACCUSED_OF,
        Predicate.TARGETED,
        Predicate.OCCURRED_AT,
        Predicate.VICTIM,
        Predicate.USED_WEAPON,
        Predicate.ON_DATE,
    }
)


def claimed_and_denied(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """One actor claims it, and denies it or the statement that claimed it."""
    for claimed, denied in product(_told(said, Predicate.CLAIMED), _denials(said)):
        if denied.claim.what != _OCCURRENCE and world.one_hand(claimed.claim.subject, denied.claim.subject):
            of = "the statement that claimed it" if denied.claim.what == _STATEMENT else "it"
            yield _pair(
                claimed,
                denied,
                f"{world.english(claimed.claim.subject)} claims it; {world.english(denied.claim.subject)} denies {of}",
            )


def named_and_denied(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """Somebody says that an actor did it, and the actor denies it."""
    seen: set[tuple[str, ...]] = set()
    for named, denied in product(_told(said, *_DEEDS), _denials(said)):
        responsibility = denied.claim.what not in (_OCCURRENCE, _STATEMENT)
        pair = named.voice, named.claim.subject, denied.voice, denied.claim.subject
        if responsibility and pair not in seen and world.one_hand(named.claim.subject, denied.claim.subject):
            seen.add(pair)
            verb = "is accused of it" if named.claim.predicate is Predicate.ACCUSED_OF else "is said to have done it"
            yield _pair(
                named, denied, f"{world.english(named.claim.subject)} {verb}; {world.english(denied.claim.subject)} denies it"
            )


def occurrence_denied(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """Somebody denies that it happened, another voice says that it did.

    A denier who confirms it too denies only that anybody struck ("انفجار ... لم ترصد الرادارات أي طائرة").
    """
    confirming = {s.voice for s in _told(said, Predicate.CONFIRMED)}
    for denied in _denials(said):
        if denied.claim.what != _OCCURRENCE:
            continue
        partly = denied.voice in confirming
        asserted = _first_of_each_voice(said, _STRUCK if partly else _HAPPENED)
        for other in asserted:
            if other.voice != denied.voice and not world.kin(other.claim.subject, denied.claim.subject):
                that = "that anybody struck" if partly else "that it happened"
                yield _pair(other, denied, f"{world.english(denied.claim.subject)} denies {that}")


def _first_of_each_voice(said: Sequence[Saying], predicates: Sequence[Predicate]) -> list[Saying]:
    """For each voice its saying with the earliest of some predicates."""
    found: dict[str, Saying] = {}
    for saying in sorted(_told(said, *predicates), key=lambda s: (predicates.index(s.claim.predicate), s.claim.key)):
        found.setdefault(saying.voice, saying)
    return [found[voice] for voice in sorted(found)]


def opposite(said: Sequence[Saying], world: World) -> Iterator[Contradiction]:
    """Two voices say the same, one of them with "not" ("بقصف صاروخي وليس بمسيرات")."""
    negated = [s for s in said if s.claim.negated and s.claim.predicate in _STANDING]
    for no, yes in product(negated, said):
        same = _content(no) == _content(yes)
        if same and not yes.claim.negated and no.voice != yes.voice:
            yield _pair(yes, no, f"{_told_as(yes, world)} is said and denied")


def _content(saying: Saying) -> tuple[str, ...]:
    """The triple without its telling."""
    claim = saying.claim
    return (claim.predicate.value, *("" if "#" in ref else ref for ref in (claim.subject, claim.object)))


def _told_as(saying: Saying, world: World) -> str:
    claim = saying.claim
    ref = claim.object if "#" in claim.subject else claim.subject
    return f"{claim.predicate.value.replace('_', ' ')} {world.english(ref)}"


def _told(said: Sequence[Saying], *predicates: Predicate) -> list[Saying]:
    return [s for s in said if s.claim.predicate in predicates and not s.claim.negated]


def _denials(said: Sequence[Saying]) -> list[Saying]:
    return _told(said, Predicate.DENIED)


def _pair(first: Saying, second: Saying, reason: str) -> Contradiction:
    return Contradiction(first.claim.key, second.claim.key, reason)
