"""Who says what stands at a word, through whom and how surely, and whose side a speaker is on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph_builder.extraction.certainty.hedges import certainty_at, is_disbelieved
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.speech import Scope, author_of, body_of, is_of_our_men, scope_of
from graph_builder.extraction.stances import Stance
from graph_builder.extraction.surface.atoms import bare, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Certainty, DateRange, Entity, EntityKind, LinkedDocument, Predicate, Sentence, Span

_ORDER = list(Certainty)
_CONTINUED = "verb.continued"
"""The rule of a scope whose verb tells no subject (speech/verbs.py)."""
_SAID, _ANNOUNCED = "said", "announced"
_ATTRIBUTION = "attribution"
"""The rule of a scope without a verb: "بحسب X"."""
_NOT_OF_A_STATE = frozenset({EntityKind.UNNAMED_SOURCE, EntityKind.ARMED_GROUP})
_STATE = frozenset({EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})
_VOICES = frozenset({EntityKind.PERSON, EntityKind.UNNAMED_SOURCE, EntityKind.MEDIA_OUTLET})
"""Kinds that speak for a body and are none themselves."""


@dataclass(frozen=True)
class Chain:
    """Who says it, through whom, and how sure."""

    speaker: str | None
    relays: tuple[str, ...]
    certainty: Certainty
    behalf: str | None = None
    together: tuple[str, ...] = ()
    """All who say it with one voice ("أعلنت واشنطن ولندن"), the speaker first."""
    said_from: int = 0
    """Index of the first word that the speaker says."""
    manner: str = ""
    """What the speaker does with the words: a manner of ``frames/speech.yaml``."""
    attribution: Span | None = None
    """The words that tell who speaks ("وقال مسؤول إن")."""
    spokesperson: bool = False
    """The speaker is called one, and so speaks for ``behalf`` even without a name."""
    onlooker: bool = False
    """The speaker has no office that would make his word a confirmation."""
    said_on: DateRange | None = None
    """When he said it, where that is told."""
    in_passing: bool = False
    """Who speaks is told without a verb of his own ("بحسب الجيش قتل خمسة"), and so is the subject of no other."""
    trailing: bool = False
    """The report says it flatly and names who said so behind it ("قصفت الحركة البلدة، بحسب مصدر طبي")."""
    disbelieved: bool = False
    """Who speaks thinks that it was not so ("استبعد أن تكون الحركة نفذت الهجوم")."""
    nameless: bool = False
    """Somebody speaks who is described, and for whom no name is known ("خلصت لجنة إلى أن")."""

    def no_surer_than(self, other: Chain) -> Chain:
        """The same with the weaker certainty of both."""
        return replace(self, certainty=max(self.certainty, other.certainty, key=_ORDER.index))


class Chains:
    """The chains of one document."""

    def __init__(self, linked: LinkedDocument, scopes: Sequence[Scope], days: Mapping[Span, DateRange]) -> None:
        """``days``: words of attribution -> when it was said."""
        self._entities = linked.entities
        self._sentences = linked.parsed.sentences
        self._scopes = scopes
        self._days = days
        self._author = author_of(linked, scopes)
        self._read: dict[tuple[int, int], Chain] = {}

    def at(self, sentence: int, word: int) -> Chain:
        """The chain of what stands at a word; its certainty is the weaker of speaker's verb and hedge."""
        if (sentence, word) not in self._read:
            self._read[sentence, word] = self._at(sentence, word)
        return self._read[sentence, word]

    def _at(self, sentence: int, word: int) -> Chain:
        hedge, _ = certainty_at(self._sentences[sentence], word)
        disbelieved = is_disbelieved(self._sentences[sentence], word)
        scope = scope_of(self._scopes, sentence, word)
        if scope is None:
            return self._unquoted(self._sentences[sentence], hedge, disbelieved)
        weaker = max(hedge, scope.certainty, key=_ORDER.index)
        return Chain(
            scope.speaker,
            scope.relays,
            weaker,
            scope.behalf,
            scope.speakers,
            scope.first,
            scope.manner,
            scope.span,
            scope.spokesperson,
            scope.onlooker,
            self._days.get(scope.span),
            scope.rule == _ATTRIBUTION,
            self._trails(scope, word),
            disbelieved,
            scope.nameless,
        )

    def _unquoted(self, sentence: Sentence, hedge: Certainty, disbelieved: bool) -> Chain:
        """Who says what nobody is quoted for: nobody, or the author of a statement, flatly but for what his own men did."""
        if self._author is None or not self._author.tells(sentence):
            return Chain(None, (), hedge, disbelieved=disbelieved)
        own = is_of_our_men(sentence)
        manner = _ANNOUNCED if own else _SAID
        return Chain(self._author.key, (), hedge, manner=manner, trailing=not own, disbelieved=disbelieved)

    def _trails(self, scope: Scope, word: int) -> bool:
        behind = scope.span.start > self._sentences[scope.sentence].words[word].end
        return scope.rule == _ATTRIBUTION and scope.depth == 0 and behind

    def of(self, event: Event) -> str | None:
        """Who tells an event; nobody where the text itself does."""
        return self.at(event.sentence.index, event.main.word).speaker

    def attribution(self, event: Event) -> Span | None:
        """The words that tell who tells an event."""
        return self.at(event.sentence.index, event.main.word).attribution

    def deed(self, chain: Chain, doer: str, at_home: bool = False) -> Predicate | None:
        """A doer who speaks claims, and so does a command of his own state; its offices and persons tell; anybody else accuses.

        Where nobody speaks the text tells, or leaves open by a hedge who thinks so ("يعتقد أن الحركة نفذت"); so does an outlet,
        but for that of the doer ("قالت وكالة أعماق إن التنظيم نفذ"). Somebody for whom no name is known accuses, too. Who does
        not believe it accuses nobody. A nameless source does nothing itself, and a side that speaks of its own deed only to doubt
        it tells nothing of it ("معلومات تزعم أن الولايات المتحدة نفذت"). ``at_home``: a force acts in its own state, so that a
        military source there is its own.
        """
        if chain.disbelieved:
            return None
        outlet = chain.speaker is not None and self._kind(chain.speaker) is EntityKind.MEDIA_OUTLET
        if not chain.speaker or (outlet and not self.speaks_for(chain, doer)):
            quoted = chain.nameless and chain.manner in vocabulary().roles.confirming  # "خلصت لجنة إلى أن التحالف نفذ"
            flatly = chain.certainty is Certainty.ASSERTED and not quoted
            return Predicate.PERPETRATED if flatly else Predicate.ACCUSED_OF
        if self._kind(doer) is EntityKind.UNNAMED_SOURCE:
            return None
        own = self.speaks_for(chain, doer) or (at_home and self._is_uniformed(chain, doer))
        if not (own or self.same_state(chain, doer)):
            return Predicate.ACCUSED_OF
        if chain.certainty is Certainty.DOUBTFUL:
            return None
        return Predicate.CLAIMED if own or self._is_command(self.responsible(chain)) else Predicate.PERPETRATED

    def speaks_for(self, chain: Chain, doer: str) -> bool:
        """Whether the speaker is the doer or leads it, or one of the two is a part of the other."""
        other = self._entities[doer]
        return any(e.key == doer or doer in e.part_of or e.key in other.part_of or _leads(e, doer) for e in self._speakers(chain))

    def same_state(self, chain: Chain, doer: str) -> bool:
        """Whether an authority tells what a force of its own state did; an observatory, a party or rebels of that state are none,
        nor are those who belong to them."""
        other = self._entities[doer]
        if other.kind not in _STATE or self._is_of_no_state(chain):
            return False
        named = [e for e in self._speakers(chain) if e.kind not in _NOT_OF_A_STATE]
        return any((e.country or e.key) == (other.country or doer) for e in named)

    def is_of_state(self, chain: Chain, ref: str) -> bool:
        """Whether an authority, named or not, speaks that is of the state of a place or body."""
        state = self._entities[ref].country or ref
        return not self._is_of_no_state(chain) and any((e.country or e.key) == state for e in self._speakers(chain))

    def _is_of_no_state(self, chain: Chain) -> bool:
        """Whether rebels speak, or a party or observatory, or who belongs to them."""
        rebels = any(self._kind(side) is EntityKind.ARMED_GROUP for side in self.sides(chain))
        return rebels or any(is_private(e) for e in self._speakers(chain))

    def responsible(self, chain: Chain) -> str | None:
        """The body whose word it is where a person or a spokesperson speaks for one; any other source speaks for himself."""
        if chain.speaker and chain.behalf and (chain.spokesperson or self._kind(chain.speaker) is EntityKind.PERSON):
            return chain.behalf
        return chain.speaker

    def giver(self, chain: Chain) -> str | None:
        """Whose figures they are: the body's where its spokesperson gives them; who holds any other post gives his own."""
        if not (chain.speaker and chain.behalf):
            return chain.speaker
        speaks_for = (t.object for t in self._entities[chain.speaker].ties if t.predicate is Predicate.SPOKESPERSON_OF)
        return chain.behalf if chain.spokesperson or chain.behalf in speaks_for else chain.speaker

    def sides(self, chain: Chain) -> tuple[str, ...]:
        """Whom the words speak for, the nearest first: the speaker, the body that he speaks for, and what either is of."""
        speakers = self._speakers(chain)
        return tuple(dict.fromkeys((*(e.key for e in speakers), *(key for e in speakers for key in e.part_of))))

    def insiders(self, chain: Chain, side: str) -> tuple[str, ...]:
        """The nameless source within a side whose word a claim of that side rests on ("قال مصدر في الجيش إن الجيش قصف")."""
        if not chain.speaker or chain.spokesperson or chain.speaker == side:
            return ()
        inside = self.speaks_for(chain, side) or self._is_uniformed(chain, side)
        return (chain.speaker,) if inside and self._kind(chain.speaker) is EntityKind.UNNAMED_SOURCE else ()

    def _is_uniformed(self, chain: Chain, force: str) -> bool:
        """Whether a source that is only called military may be within a force ("قال مصدر عسكري إن الجيش")."""
        speaker, other = self._entities[str(chain.speaker)], self._entities[force]
        if (
            speaker.kind is not EntityKind.UNNAMED_SOURCE
            or other.kind is not EntityKind.STATE_FORCE
            or speaker.part_of
            or chain.behalf
        ):
            return False
        called = any(vocabulary().has("uniformed", bare(fold(word))) for word in speaker.name_ar.split())
        return called and (speaker.country or other.country) == other.country

    def is_body(self, speaker: str | None) -> bool:
        """A command or body that speaks for a larger one, and not just its spokesperson or outlet."""
        return speaker is not None and self._kind(speaker) not in _VOICES

    def _is_command(self, speaker: str | None) -> bool:
        """A force, or the ministry that has command of forces."""
        body = self._entities[speaker] if speaker else None
        return body is not None and (body.kind is EntityKind.STATE_FORCE or commands(body))

    def accuser(self, stance: Stance, outer: Chain) -> Chain:
        """Who accuses: whoever is named, else who speaks by the accusing word ("متهما إسرائيل"), else the speaker around it."""
        if stance.actors:
            told = (outer.speaker, *outer.relays) if outer.speaker else outer.relays
            speaker = stance.actors[0].entity
            return Chain(
                speaker, tuple(k for k in told if k != speaker), outer.certainty, said_on=self.taken_on(stance, speaker, outer)
            )
        own = self.own_scope(stance)
        if own is not None:
            day = self._days.get(own.span)
            outer = Chain(own.speaker, own.relays, outer.certainty, own.behalf, spokesperson=own.spokesperson, said_on=day)
        elif stance.nameless:
            return Chain(None, outer.relays, outer.certainty)
        elif outer.speaker is None and (before := self.attributed_before(stance)):
            outer = Chain(before.speaker, before.relays, outer.certainty, before.behalf, spokesperson=before.spokesperson)
        return Chain(self.responsible(outer), outer.relays, outer.certainty, said_on=outer.said_on)

    def own_scope(self, stance: Stance) -> Scope | None:
        """What the stance's own word says, where its speaker is known; a subject without name is nobody who spoke before."""
        spoken = (s for s in self._scopes if s.sentence == stance.sentence and s.verb == stance.word and s.speaker)
        return next((s for s in spoken if not (stance.nameless and s.rule == _CONTINUED)), None)

    def attributed_before(self, stance: Stance) -> Scope | None:
        """Whose words end before a stance that nobody is named for, right behind or within the words that name him: "قتل خمسة،
        كما أعلن مسؤول محملا الحركة المسؤولية"."""
        words = self._sentences[stance.sentence].words
        start = words[stance.word].start
        behind = [s for s in self._scopes if s.sentence == stance.sentence and words[s.last].end <= s.span.start < start]
        last = max(behind, key=lambda s: s.span.start, default=None)
        if last is None or last.span.sentence != stance.sentence:
            return None
        between = (w for w in words if last.span.end <= w.start < start)
        return last if all(w.upos in ("PUNCT", "CCONJ", "ADJ", "ADV", "PRON") for w in between) else None

    def taken_on(self, stance: Stance, actor: str, outer: Chain) -> DateRange | None:
        """When somebody took a stance: the day told beside its own word ("أعلنت، السبت، مسؤوليتها عن"), or else the one on which
        he himself said so."""
        own = self.own_scope(stance)
        if own and own.span in self._days:
            return self._days[own.span]
        return outer.said_on if actor in (outer.speaker, outer.behalf) else None

    def takers(self, stance: Stance, actor: str) -> tuple[str, ...]:
        """Whose stance it is: the body's that a titled speaker speaks for, and his own too where he condemns as a person."""
        spoken = (s for s in self._scopes if s.sentence == stance.sentence and s.verb == stance.word)
        scope = next((s for s in spoken if s.speaker and s.behalf and actor in (s.speaker, s.behalf)), None)
        if scope is None or not (scope.speaker and scope.behalf):
            return (self._spoken_for(stance.predicate, actor),)
        personal = stance.predicate is Predicate.CONDEMNED and self._kind(scope.speaker) is EntityKind.PERSON
        return (scope.speaker, scope.behalf) if personal and not scope.spokesperson else (scope.behalf,)

    def _spoken_for(self, predicate: Predicate, actor: str) -> str:
        """The body of a spokesman ("رفض متحدث باسم الجيش التعليق"), or of whoever claims for his own ("تبنى أبو عبيدة"), or the
        actor himself."""
        entity = self._entities[actor]
        first = entity.name_ar.split()[:1] if entity.kind is EntityKind.UNNAMED_SOURCE and entity.part_of else []
        if any(vocabulary().has("spokesmen", bare(fold(w))) for w in first):
            return entity.part_of[0]
        if entity.kind is not EntityKind.PERSON:
            return actor
        if predicate is Predicate.CLAIMED:
            return _led_by(entity) or body_of(entity) or actor
        return next((tie.object for tie in entity.ties if tie.predicate is Predicate.SPOKESPERSON_OF), actor)

    def _speakers(self, chain: Chain) -> list[Entity]:
        return [self._entities[s] for s in (chain.speaker, chain.behalf) if s]

    def _kind(self, key: str) -> EntityKind:
        return self._entities[key].kind


def _leads(person: Entity, body: str) -> bool:
    return any(tie.predicate is Predicate.LEADS and tie.object == body for tie in person.ties)


def _led_by(person: Entity) -> str | None:
    return next((tie.object for tie in person.ties if tie.predicate is Predicate.LEADS), None)


def commands(body: Entity) -> bool:
    """Whether a body is a ministry that has command of forces."""
    words = [bare(fold(word)) for word in body.name_ar.split()]
    commanding = any(vocabulary().has("commanding", w) for w in words)
    return body.kind is EntityKind.ORGANIZATION and commanding and not any(vocabulary().has("not_commanding", w) for w in words)


def is_private(body: Entity) -> bool:
    """Whether the name of a body shows that it is none of a state ("المرصد السوري", "حزب الشعوب")."""
    first = body.name_ar.split()[:1] if body.kind is EntityKind.ORGANIZATION and body.name_ar else []
    return any(vocabulary().has("private_bodies", bare(fold(word))) for word in first)
