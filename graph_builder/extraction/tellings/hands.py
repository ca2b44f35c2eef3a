"""What shows that one did the one happening and another the other, however like they are told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Entity, IncidentKind, Word


@dataclass(frozen=True)
class Hands:
    """Compares by whose hands the happenings of one document were."""

    entities: Mapping[str, Entity]
    words: Vocabulary
    speaker: Callable[[Event], str | None]
    """Who is quoted with an event, if anybody."""

    def differ(self, draft: Draft, event: Event) -> bool:
        """Whether one did what the draft tells and another the event."""
        signs = (self._strikes_back, self.end_who_did_it, self._is_anothers, self._is_repelled, self._changes_hands)
        return any(apart(draft, event) for apart in signs)

    def _strikes_back(self, draft: Draft, event: Event) -> bool:
        """ "هاجم مسلحون قاعدة للجيش. وقتل الجيش عشرة منهم": a force that was hit before kills others, in no fight."""
        acting = (a.mention for a in event.arguments if a.role is Role.DOER and not a.trigger.nominal)
        forces = {m.entity for m in acting if m.kind.is_armed}
        fight = IncidentKind.ARMED_CLASH in draft.kinds or any(t.frame.mutual for t in event.triggers)
        return bool(forces & (draft.refs(Role.TARGET) - draft.refs(Role.DOER))) and not (fight or event.reference)

    def _is_anothers(self, draft: Draft, event: Event) -> bool:
        """ "استهدفت الحركة حيفا ... الهجوم الإيراني على إسرائيل", "استهداف إسرائيلي ... الهجوم الإيراني": a known deed that is
        named by who did it is none that another calls his own, and none that is named by another."""
        here = _named_by(event) if event.main.definite else set[str]()
        others = {teller for e in draft.events if e.own_deed and (teller := self.speaker(e)) is not None}
        others |= {doer for e in draft.events for doer in _named_by(e, adjective=True)}
        return bool(here and others) and self.sides(here).isdisjoint(self.sides(others))

    def sides(self, keys: Set[str]) -> set[str]:
        """Entities with all that they are part of, and their states."""
        bodies = self.bodies(keys)
        return bodies | {state for key in bodies if key in self.entities and (state := self.entities[key].country)}

    def end_who_did_it(self, draft: Draft, event: Event) -> bool:
        """ "هجوم على فندق ... وقتلت قوات الأمن المهاجمين": those who did it are hit by another, in no fight."""
        forces = {a.mention.entity for a in event.arguments if a.role is Role.DOER and a.mention.kind.is_armed}
        if not forces - draft.refs(Role.DOER) or event.main.nominal or IncidentKind.ARMED_CLASH in draft.kinds:
            return False
        words, children = event.sentence.words, event.sentence.children
        hit = (words[c] for t in event.triggers if not t.nominal for c in children[t.word])
        return any(w.text.startswith(ARTICLE) and self._did_it(w) for w in hit if not w.deprel.startswith("nsubj"))

    def _did_it(self, word: Word) -> bool:
        forms = self.words.forms(word)
        return self.words.has("suspects", *forms) or self.words.has("authors", *forms)

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


def _named_by(event: Event, *, adjective: bool = False) -> set[str]:
    """Who did it by the noun that tells it ("هجوم الحركة", by an adjective "الهجوم الإيراني")."""
    told = (a for a in event.arguments if a.role is Role.DOER and a.trigger is event.main and event.main.nominal)
    return {a.mention.entity for a in told if a.mention.adjective or not adjective}
