"""Whose deed it is where whoever tells it names no doer: "أعلنت الحركة أنها قصفت", "أعلن الجيش قتل مسلحين", "قصفنا المطار"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from graph_builder.extraction.claims.chains import Chain, Chains, commands, is_private
from graph_builder.extraction.claims.own_words import (
    is_announced_killing,
    is_by_own_men,
    is_killing_by_pronoun,
    is_own_deed,
    is_own_fire,
    is_own_loss,
    is_said_of_oneself,
    pronouns_on_verbs,
)
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.surface.markers import COMMA, STOPS
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Certainty, Entity, EntityKind, IncidentKind, LinkedDocument

_OPERATIONS = frozenset({IncidentKind.RAID, IncidentKind.GROUND_OPERATION, IncidentKind.AIRSTRIKE, IncidentKind.DRONE_ATTACK})
_FROM_THE_AIR = frozenset({IncidentKind.AIRSTRIKE, IncidentKind.DRONE_ATTACK})
_POLICE_WORK = frozenset({IncidentKind.ARREST, IncidentKind.SEIZURE})
_DEFENCE = frozenset({IncidentKind.INTERCEPTION})
_NEAR_FIRE = 8
"""Words behind the fire in which stands what shows that it was not the speaker's ("إطلاق صواريخ على مقرها", "من لبنان")."""


class OwnDeeds:
    """Reads who tells his own deeds in one document."""

    def __init__(self, linked: LinkedDocument, chains: Chains, words: Vocabulary) -> None:
        self._linked = linked
        self._chains = chains
        self._words = words

    def doer(self, event: Event) -> str | None:
        """The force that tells a deed without naming a doer, and so its own: "أعلنت الحركة أنها قصفت", "أن مقاتليها هاجموا"."""
        if event.first is not None:
            return self.doer(event.first)
        chain = self._chains.at(event.sentence.index, event.main.word)
        own_men = is_by_own_men(event, chain.said_from)
        fought = own_men and any(t.frame.mutual for t in event.triggers)  # "خاض مقاتلوها اشتباكات مع الجيش"
        told = not fought and any(a.role is Role.DOER and not is_outside(a, chain) for a in event.arguments)
        lost = is_own_loss(event) or self._loses_own(event, chain)
        of_others = told or lost or self._goes_on_about_others(event, chain)
        if of_others or not (self._may_claim(chain) or self._owns(chain, event)):
            return None
        admitted = chain.manner in self._words.roles.admitting
        hit = (*event.refs(Role.TARGET), *event.refs(Role.VICTIM))
        oneself = is_said_of_oneself(event, chain.said_from)
        enemies = bool(hit) or self._are_outlaws(event)
        news = is_announced_killing(event, chain.said_from) and enemies and not chain.in_passing
        announced = news or is_killing_by_pronoun(event)
        killed = announced and not self._is_of(chain, hit)
        kinds = {*self._words.roles.forces, *(self._words.roles.masters if own_men or admitted or killed or oneself else ())}
        voices = [self._linked.entities[s] for s in self._voices(chain)]
        may = (e for e in voices if e.kind in kinds or self._may_do(e, chain, event))
        speaker = next((e.key for e in may if not is_private(e)), None)
        ours = any(self._words.has("we", fold(p)) for p in pronouns_on_verbs(event))
        if speaker is None or own_men or killed or ours or is_own_deed(event, chain.said_from):
            return speaker
        return speaker if is_own_fire(event, chain.said_from, admitted) and self._fires(event, speaker, admitted) else None

    def _may_do(self, body: Entity, chain: Chain, event: Event) -> bool:
        """Whether who is no force may tell a deed of his own: who commands forces, police who arrest, a government whose forces
        intercept or take a place, a man who admits it."""
        kinds, hit = set(event.kinds), (*event.refs(Role.TARGET), *event.refs(Role.VICTIM))
        arrested = bool(kinds) and kinds <= _POLICE_WORK and not self._is_abroad(event, chain)
        defended = (bool(kinds) and kinds <= _DEFENCE) or event.main.frame.taken
        waged = body.kind is EntityKind.GOVERNMENT and defended and not self._is_of(chain, hit)
        admitted = chain.manner in self._words.roles.admitting and self._confesses(body, chain)
        return self._commands(body) or (arrested and self._polices(body)) or waged or admitted

    def _loses_own(self, event: Event, chain: Chain) -> bool:
        """ "أعلنت واشنطن إسقاط طائرة أميركية": what was shot down is called by the speaker's own state."""
        words, at = event.sentence.words, event.main.word
        states = {self._linked.entities[side].country or side for side in self._chains.sides(chain)}
        behind = takewhile(lambda w: w.upos in ("NUM", "NOUN", "ADJ", "PROPN"), words[at + 1 :])
        thing = {w.index for w in behind}
        named = (m.first for m in self._linked.by_sentence[event.sentence.index] if m.adjective and m.entity in states)
        return not _DEFENCE.isdisjoint(event.kinds) and event.main.nominal and not thing.isdisjoint(named)

    def _goes_on_about_others(self, event: Event, chain: Chain) -> bool:
        """ "قال مسؤول إن القوات اعتقلت رجلا، مضيفا أنها داهمت منزله": a pronoun that cannot mean the man who speaks is the force
        of which he has told; but who speaks for a body may mean that."""
        words, kind = event.sentence.words, self._linked.entities[chain.speaker].kind if chain.speaker else None
        man = kind in (EntityKind.PERSON, EntityKind.UNNAMED_SOURCE) and not chain.spokesperson
        below = [words[c] for t in event.triggers if not t.nominal for c in event.sentence.children[t.word]]
        hers = any(w.upos == "PRON" and w.deprel == "nsubj" and w.feats.get("Gender") == "Fem" for w in below)
        if hers and not man and self._is_he(event, chain):
            return True
        if not (man and hers):
            return False
        named = (m for m in self._linked.by_sentence[event.sentence.index] if m.kind.is_armed and m.last < chain.said_from)
        subjects = (m for m in named if words[m.head].deprel == "nsubj")
        feminine = (m for m in subjects if words[words[m.head].head].feats.get("Gender") == "Fem")  # as its verb shows
        return any(m.entity not in self._chains.sides(chain) for m in feminine)

    def _is_he(self, event: Event, chain: Chain) -> bool:
        """Whether the verb by which a body speaks is masculine: "أكد الحوثيون أنها قتلت"."""
        told, here = chain.attribution, event.sentence
        if told is None or told.sentence != here.index or chain.spokesperson:
            return False
        verbs = (w for w in here.words if w.upos == "VERB" and told.start <= w.start < told.end)
        verb = next(verbs, None)
        return verb is not None and verb.feats.get("Gender") == "Masc"

    def _is_of(self, chain: Chain, refs: Sequence[str]) -> bool:
        """Whether some that were hit are of the speaker's side, or forces of his state."""
        return any(self._chains.speaks_for(chain, ref) or self._chains.same_state(chain, ref) for ref in refs)

    def _polices(self, body: Entity) -> bool:
        """A government, or a ministry or service that has police ("أعلنت وزارة الداخلية توقيف عشرة")."""
        named = any(self._words.has("policing", bare(fold(word))) for word in body.name_ar.split())
        return body.kind is EntityKind.GOVERNMENT or (body.kind is EntityKind.ORGANIZATION and named)

    def _confesses(self, person: Entity, chain: Chain) -> bool:
        """A man whom nobody knows and who speaks for no body: "اعترف فلان بتنفيذ الهجوم"."""
        return person.kind is EntityKind.PERSON and person.origin == "text" and chain.behalf is None

    def _is_abroad(self, event: Event, chain: Chain) -> bool:
        """Whether a place outside the speaker's state is named beside what he tells."""
        own = {self._linked.entities[s].country or s for s in self._chains.sides(chain)}
        return bool(self._states(event) - own)

    def _may_claim(self, chain: Chain) -> bool:
        """Whether what is said may be the speaker's own deed; the doubt in "زعم" is the writer's."""
        doubted = chain.manner in self._words.roles.doubted and chain.certainty is Certainty.DOUBTFUL
        return doubted or (chain.manner in self._words.roles.claiming and chain.certainty is Certainty.ASSERTED)

    def _owns(self, chain: Chain, event: Event) -> bool:
        """ "أعلن وقوفه وراء الهجوم": a noun with a pronoun carries the deed."""
        carried = any(t.frame.light and t.nominal for t in event.triggers)
        return carried and chain.manner in self._words.roles.owning and chain.certainty is Certainty.ASSERTED

    def _voices(self, chain: Chain) -> Sequence[str]:
        """Speaker and the body that he speaks for; of a nameless source also the force within which he is."""
        nameless = chain.speaker and self._linked.entities[chain.speaker].kind is EntityKind.UNNAMED_SOURCE
        return self._chains.sides(chain) if nameless else [s for s in (chain.speaker, chain.behalf) if s]

    def _fires(self, event: Event, force: str, admitted: bool) -> bool:
        """Whether a group that tells of fire tells of its own: an enemy was hit, or what lies abroad, and nothing says where the
        fire came from, that what was hit was its own or whom it killed ("أعلنت الحركة قصف مخيم ومقتل مدنيين").

        An army has bases and troops abroad that may be hit, and must tell whom it hit ("قصف مقر للموساد"). What is admitted
        is one's own wherever it was ("اعترف الجيش بقصف مستشفى"), unless one's own was hit.
        """
        group = self._linked.entities[force].kind is EntityKind.ARMED_GROUP
        placed = any(m.kind.is_place for m in self._linked.by_sentence[event.sentence.index])
        abroad = placed and not self.is_at_home(event, force) and (group or self._hits_others(event, force))
        hurt = any(t.frame.effect for t in event.triggers)
        near = takewhile(lambda w: w.text not in STOPS + COMMA, event.sentence.words[event.main.word : event.end + _NEAR_FIRE])
        other = any(w.upos == "PRON" or self._words.has("sources", *self._words.forms(w)) for w in near)
        return not other if admitted else (abroad or (group and self._hits_enemy(event, force))) and not (hurt or other)

    def _hits_others(self, event: Event, force: str) -> bool:
        """Whether an armed group or a force of another state was hit."""
        hit = (self._linked.entities[ref] for ref in event.refs(Role.TARGET) if self._is_force(ref))
        return any(e.kind is EntityKind.ARMED_GROUP or e.country != self._linked.entities[force].country for e in hit)

    def _hits_enemy(self, event: Event, group: str) -> bool:
        """Whether a force was hit, and none that a group is, or is a part of."""
        side = {group, *self._linked.entities[group].part_of}
        hit = [self._linked.entities[ref] for ref in event.refs(Role.TARGET) if self._is_force(ref)]
        return bool(hit) and all(side.isdisjoint({e.key, *e.part_of}) for e in hit)

    def is_told_by_verb(self, event: Event) -> bool:
        """Whether a force surely tells by a verb what it did itself ("أعلنت أنها استهدفت")."""
        return not event.main.nominal and self.doer(event) is not None

    def winner(self, event: Event) -> str | None:
        """The side that tells of the losses of the other in a clash, or in an operation of its own: "أفاد مصدر في المقاومة بمقتل
        عشرة من الحركة في اشتباكات", "أعلن الجيش مقتل عشرة إرهابيين في مداهمة"; or of what it hit from the air: "قال الجيش إن
        الغارات دمرت مواقع للحركة"."""
        chain = self._chains.at(event.sentence.index, event.main.word)
        if chain.manner not in self._words.roles.claiming or chain.certainty is not Certainty.ASSERTED or event.provoked:
            return None
        side = next((s for s in self._chains.sides(chain) if self._wages_war(s)), None)
        fought = any(t.frame.mutual for t in event.triggers) or (side is not None and self._operates(event, side))
        hit = [ref for ref in event.refs(Role.TARGET) if self._is_force(ref)]
        words = event.sentence.words
        struck = any(not (t.nominal or words[t.word].deprel.startswith("acl")) for t in event.triggers)
        aerial = struck and not _FROM_THE_AIR.isdisjoint(event.kinds)
        bombed = aerial and bool(hit) and self._is_abroad(event, chain)
        lost = bombed or (any(t.frame.effect for t in event.triggers) and bool(event.counts))
        return side if fought and lost and (hit or self._are_outlaws(event)) and not self._is_of(chain, hit) else None

    def _operates(self, event: Event, side: str) -> bool:
        """Whether a force of a state tells of an operation, and nobody else is told to have led it."""
        behind = (m for m in self._linked.by_sentence[event.sentence.index] if m.first > event.start and not m.adjective)
        known = (self._linked.entities[m.entity] for m in behind if m.entity not in (side, *event.refs(Role.TARGET)))
        others = any(e.origin != "text" and (e.kind.is_armed or e.kind is EntityKind.ORGANIZATION) for e in known)
        led = not (event.refs(Role.DOER) or others or self._linked.entities[side].kind is EntityKind.ARMED_GROUP)
        told = any(self._words.has("operations", *self._words.forms(w)) for w in event.sentence.words[event.start :])
        return led and (told or not _OPERATIONS.isdisjoint(event.kinds))

    def _are_outlaws(self, event: Event) -> bool:
        """Whether those who were counted are called by what they are to a state ("88 إرهابيا")."""
        words = event.sentence.words
        counted = (w for c in event.counts for w in words[c.head : c.head + 2])
        return any(self._words.has("nameless", *self._words.forms(w)) for w in counted)

    def _wages_war(self, body: str) -> bool:
        """A force, a ministry that commands one or has police, or an alliance of states."""
        entity = self._linked.entities[body]
        police = entity.kind is EntityKind.ORGANIZATION and self._polices(entity)
        return self._is_force(body) or self._commands(entity) or police

    def _commands(self, body: Entity) -> bool:
        """A ministry that has command of forces, or an alliance of states."""
        allied = any(self._words.has("alliances", bare(fold(word))) for word in body.name_ar.split())
        return commands(body) or (body.kind is EntityKind.ORGANIZATION and allied)

    def _is_force(self, entity: str) -> bool:
        return self._linked.entities[entity].kind in self._words.roles.forces

    def is_at_home(self, event: Event, doer: str) -> bool:
        """Whether all places that the sentence names lie in the doer's state."""
        return self._states(event) == {self._linked.entities[doer].country}

    def _states(self, event: Event) -> set[str | None]:
        """The states in which the places lie that the sentence names, as far as that is known."""
        named = [self._linked.entities[m.entity] for m in self._linked.by_sentence[event.sentence.index] if m.kind.is_place]
        return {e.country or (e.key if e.kind is EntityKind.GOVERNMENT else None) for e in named} - {None}


def is_outside(argument: Argument, chain: Chain) -> bool:
    """Whether a verb within somebody's words was given who speaks them for its subject ("قال مدير المرصد: أقدم فلان على قتل")."""
    return (
        bool(chain.speaker) and not argument.trigger.nominal and argument.mention.last < chain.said_from <= argument.trigger.word
    )
