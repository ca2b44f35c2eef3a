"""What shows that one did the one happening and another the other, however like they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.wording import is_new
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Entity, EntityKind, IncidentKind

_FIRED = frozenset({IncidentKind.AIRSTRIKE, IncidentKind.DRONE_ATTACK, IncidentKind.ROCKET_ATTACK, IncidentKind.SHELLING})
"""Kinds of deed that are done from afar."""


@dataclass(frozen=True)
class Hands:
    """Compares by whose hands the happenings of one document were."""

    entities: Mapping[str, Entity]
    words: Vocabulary
    speaker: Callable[[Event], str | None]
    """Who is quoted with an event, if anybody."""

    def differ(self, draft: Draft, event: Event) -> bool:
        """Whether one did what the draft tells and another the event."""
        signs = (
            self._strikes_back,
            self._falls_in_his_own_fire,
            self._are_of_two_states,
            self.end_who_did_it,
            self._is_anothers,
            self._is_repelled,
            self._changes_hands,
        )
        return any(apart(draft, event) for apart in signs)

    def _strikes_back(self, draft: Draft, event: Event) -> bool:
        """ "هاجم مسلحون قاعدة للجيش. وقتل الجيش عشرة منهم", "هجوم على جنود أتراك ... القصف التركي": a force that was hit before
        hits others, in no fight; a state and its forces are one here."""
        acting = set(event.refs(Role.DOER))
        hit = self._armed(draft.refs(Role.TARGET)) - draft.refs(Role.DOER)
        return self._meet(acting, hit) and not (event.reference or _is_fight(draft, event))

    def _falls_in_his_own_fire(self, draft: Draft, event: Event) -> bool:
        """ "قصفت المدفعية التركية القرية ... وأعلنت أنقرة مقتل جندي في القصف": nobody is hit by what he has fired himself."""
        fired = draft.refs(Role.DOER) - draft.refs(Role.TARGET)
        hit = set(event.refs(Role.TARGET))
        return not _FIRED.isdisjoint(draft.kinds) and self._meet(hit, fired) and not _is_fight(draft, event)

    def _armed(self, keys: Set[str]) -> set[str]:
        return {key for key in keys if self.entities[key].kind.is_armed}

    def _meet(self, some: Set[str], others: Set[str]) -> bool:
        """Whether one of some is one of others, a part of it, or its state; two forces of one state may be foes."""
        one, two = self.bodies(some), self.bodies(others)
        return not (one.isdisjoint(two | self._states_of_forces(two)) and two.isdisjoint(self._states_of_forces(one)))

    def _states_of_forces(self, keys: Set[str]) -> set[str]:
        forces = (self.entities[key] for key in keys if key in self.entities)
        return {e.country for e in forces if e.country and e.kind is EntityKind.STATE_FORCE}

    def _are_of_two_states(self, draft: Draft, event: Event) -> bool:
        """ "شنت طائرات تركية غارات ... وأطلقت قوات سورية النار": something new that those of one state did and no other, in no
        fight."""
        before, here = (states_of(self.told_doers(*told), self.entities) for told in (draft.events, (event,)))
        return is_new(event) and bool(before and here) and before.isdisjoint(here) and not _is_fight(draft, event)

    def _is_anothers(self, draft: Draft, event: Event) -> bool:
        """ "استهدفت الحركة حيفا ... الهجوم الإيراني على إسرائيل", "استهداف إسرائيلي ... الهجوم الإيراني": a known deed that is
        named by who did it is none that another calls his own, and none that is named by another."""
        here = _named_by(event) if event.main.definite else set[str]()
        others = self.tellers(*draft.events)
        others |= {doer for e in draft.events for doer in _named_by(e, adjective=True)}
        return bool(here and others) and self.sides(here).isdisjoint(self.sides(others))

    def told_doers(self, *events: Event) -> set[str]:
        """Who is told to have done them, or tells them as deeds of his own."""
        return self.tellers(*events) | {doer for e in events for doer in e.refs(Role.DOER)}

    def tellers(self, *events: Event) -> set[str]:
        """Those who tell deeds of their own."""
        return {teller for e in events if e.own_deed and (teller := self.speaker(e)) is not None}

    def sides(self, keys: Set[str]) -> set[str]:
        """Entities with all that they are part of, and their states."""
        bodies = self.bodies(keys)
        return bodies | {state for key in bodies if key in self.entities and (state := self.entities[key].country)}

    def end_who_did_it(self, draft: Draft, event: Event) -> bool:
        """ "هجوم على فندق ... وقتلت قوات الأمن المهاجمين": those who did it are hit by another, in no fight."""
        forces = self._armed(self.told_doers(event))
        if not forces - draft.refs(Role.DOER) or event.main.nominal or IncidentKind.ARMED_CLASH in draft.kinds:
            return False
        return event.hits_author

    @staticmethod
    def _is_repelled(draft: Draft, event: Event) -> bool:
        """ "هاجم مقاتلو الحركة حافلة للجيش. وصدت الحركة هجوما للجيش": what those did who were hit before, in no fight, is another
        deed."""
        repelled = any(t.frame.mutual and not t.nominal for t in event.triggers)
        deeds = (a for a in event.arguments if a.role is Role.DOER and a.trigger.brings_in and not a.trigger.frame.mutual)
        others = draft.refs(Role.TARGET) - draft.refs(Role.DOER)
        return repelled and IncidentKind.ARMED_CLASH not in draft.kinds and any(a.mention.entity in others for a in deeds)

    def _changes_hands(self, draft: Draft, event: Event) -> bool:
        """ "استعاد الجيش المدينة. وكان المسلحون قد استولوا عليها": one takes a place after others had taken it."""
        taking = [t for t in event.triggers if (t.frame.taken or t.frame.rids) and not t.nominal]
        taken = any(t.frame.taken or t.frame.rids for e in draft.events for t in e.triggers)
        words, children = event.sentence.words, event.sentence.children
        before = any(
            words[c].upos == "AUX" and self.words.has("copulas", fold(words[c].text)) for t in taking for c in children[t.word]
        )
        one, other = (self.bodies(d) for d in (draft.refs(Role.DOER), set(event.refs(Role.DOER))))
        return taken and before and bool(one and other) and one.isdisjoint(other)

    def bodies(self, keys: Set[str]) -> set[str]:
        """Entities with all that they are part of."""
        found, left = set[str](), list(keys)
        while left:
            key = left.pop()
            if key not in found:
                found.add(key)
                left.extend(self.entities[key].part_of if key in self.entities else ())
        return found


def states_of(keys: Set[str], entities: Mapping[str, Entity]) -> set[str]:
    """The states of entities, or none where one has no state."""
    found = [e.key if e.kind is EntityKind.GOVERNMENT else e.country for e in map(entities.__getitem__, keys)]
    return {state for state in found if state} if all(found) else set()


def _is_fight(draft: Draft, event: Event) -> bool:
    """Whether two sides hit each other, so that each of them does and suffers it."""
    return IncidentKind.ARMED_CLASH in draft.kinds or any(t.frame.mutual for t in event.triggers)


def _named_by(event: Event, *, adjective: bool = False) -> set[str]:
    """Who did it by the noun that tells it ("هجوم الحركة", by an adjective "الهجوم الإيراني")."""
    told = (a for a in event.arguments if a.role is Role.DOER and a.trigger is event.main and event.main.nominal)
    return {a.mention.entity for a in told if a.mention.adjective or not adjective}
