"""Which trigger words of a sentence tell one happening: what ties a word to a happening told before it.

Ties are named signs that ``frames/joins.yaml`` weighs; what parts two happenings whatever ties them stands in ``vetoes.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, takewhile

from graph_builder.extraction.frame_files import FRAMES
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.parting import WHERE, are_parted, places_differ
from graph_builder.extraction.happenings.sequels import Sequels
from graph_builder.extraction.happenings.ties import Ties
from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.happenings.vetoes import Vetoes, words_between
from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.tolls.parts import part_deeds
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence
from graph_builder.yaml_files import read_yaml

_NEAR = 10
"""Words between an effect and its own cause, or a preposition and what it leads to, at the most."""
_BESIDE = 2
"""Words between two nouns of deeds at the most that stand side by side ("إطلاق نار وقصف")."""


class Joins(Lexicon):
    """``frames/joins.yaml``, which explains each entry."""

    weights: Mapping[str, float]


@cache
def joins() -> Joins:
    """Read and check the file once. Raises CatalogueError naming the entry."""
    return read_yaml(FRAMES / "joins.yaml", Joins)


class Joiner:
    """Compares the triggers of one sentence with the happenings that it has told so far."""

    def __init__(
        self,
        sentence: Sentence,
        triggers: Sequence[Trigger],
        geography: Geography,
        words: Vocabulary,
        counts: Sequence[Count],
        dated: Collection[int],
    ) -> None:
        """``dated`` are the words of dates ("قبل يومين")."""
        self._part_deeds = part_deeds(counts)
        self._sentence = sentence
        self._geography = geography
        self._words = words
        self._ties = Ties(sentence, {t.word for t in triggers}, words)
        befallen = {c.trigger: c.status for c in counts if c.trigger is not None}
        self._sequels = Sequels(sentence, self._ties, befallen, dated, words)
        self._vetoes = Vetoes(sentence, geography, self._ties, self._sequels, words)

    def home(
        self, events: Sequence[Event], trigger: Trigger, own: Sequence[Argument], ahead: Sequence[Trigger] = ()
    ) -> Event | None:
        """The happening that a trigger belongs to, if any; ``own`` are the arguments of the trigger, ``ahead`` the next ones.

        A verb that carries a deed of another kind goes with it ("قصف المتمردون حيا، واندلعت اشتباكات").
        """
        weights = joins().weights
        if trigger.word in self._part_deeds:
            return None
        carried, subject = self._ties.carried(trigger, ahead), self._ties.subject(trigger, ahead)
        best: tuple[float, Event | None] = (0.0, None)
        within = [e for e in reversed(events) if not self._vetoes.is_left_behind(e, trigger)]
        for skipped, event in enumerate(within):
            if self._vetoes.part(event, trigger, own) or self._carries_new(event, trigger, carried):
                continue
            own_deed = carried is not None and not (event.triggers[-1].frame.result or self._similar(event, carried))
            told = carried if carried is not None and own_deed else trigger
            score = sum(weights[name] * strength for name, strength in self._signs(event, told, subject, skipped))
            best = max(best, (score, event), key=lambda b: b[0])
        return best[1]

    def _signs(self, event: Event, trigger: Trigger, subject: Trigger | None, skipped: int) -> Iterator[tuple[str, float]]:
        gap = trigger.word - event.end
        yield "always", 1.0
        if subject is not None and subject.definite and subject.frame is event.main.frame:
            yield "again", 1.0
        yield "distance", float(gap)
        yield "skipped", float(skipped)
        follows = trigger.frame.effect or trigger.frame.result or self._ties.tied(event, trigger)
        if not follows and self._vetoes.turn(event, trigger):
            yield "aside", 1.0
        if trigger.frame.result:
            yield "result", 1.0
        elif self._ties.is_carried(event, trigger):
            yield "light", 1.0
            if self._ties.tied(event, trigger):
                yield "governed", 1.0
        elif trigger.frame.effect or event.effect_only:
            yield "effect", 1.0
            if self._ties.is_result_of(trigger, event):
                yield "governed", 1.0
        elif self._similar(event, trigger):
            yield from self._ties_of_deeds(event, trigger, gap)

    def _ties_of_deeds(self, event: Event, trigger: Trigger, gap: int) -> Iterator[tuple[str, float]]:
        """What ties the word of a deed or of a reference to a deed."""
        between = words_between(self._sentence, event, trigger)
        if self._ties.tied(event, trigger) or self._vetoes.is_equated(event, trigger):
            yield "governed", 1.0
        if self._neutral(event, trigger) and not event.reference and between and between[-1].upos == "ADP":
            yield "cause", 1.0
        if trigger.definite:
            yield "definite", 1.0
        if gap <= _BESIDE:
            yield "beside", 1.0

    def _neutral(self, event: Event, trigger: Trigger) -> bool:
        """Whether the happening may be of any kind; but who is put to death is not seized ("القضاء على اثنين وتوقيف ثالث")."""
        frames, dead = [t.frame for t in event.triggers], not trigger.frame.captive
        return trigger.frame.reference or all(f.reference or f.effect or f.light or (f.lethal and dead) for f in frames)

    def _similar(self, event: Event, trigger: Trigger) -> bool:
        """Kinds that may be one happening."""
        kinds = (self._words.compatible(a, b) for a in event.kinds for b in trigger.frame.kinds)
        return self._neutral(event, trigger) or any(kinds)

    def _carries_new(self, event: Event, verb: Trigger, carried: Trigger | None) -> bool:
        """ "هذا الهجوم هو الثالث في المدينة التي شهدت تفجيرا": the clause of something else than a known deed tells another."""
        if carried is None or not (verb.frame.light and carried.brings_in):
            return False
        known, word = event.main.nominal and event.main.definite and not event.reference, self._sentence.words[verb.word]
        return known and word.deprel.startswith("acl") and word.head not in {t.word for t in event.triggers}

    def others(self, events: Sequence[Event], trigger: Trigger, own: Sequence[Argument]) -> list[Event]:
        """The happenings beside which a word tells another one."""
        return self._vetoes.others(events, trigger, own)

    def own_cause(self, events: Sequence[Event], ahead: Sequence[Trigger], arguments: Sequence[Argument]) -> bool:
        """In "قتل اثنان في غارة على البلدة وأصيب ثلاثة في قصف المدينة", "وقتل تفجير ثلاثة" the second effect belongs to
        the second cause.

        ``ahead`` is the trigger and those behind it; what else befell persons may stand between ("قتل ثلاثة وأصيب خمسة في قصف").
        """
        effects = self._effects(ahead)
        if not events or not effects or not _brings_in(ahead[len(effects) :]):
            return False
        if events[-1].reference and not events[-1].main.definite:  # "في حادث آخر قتل شرطي في هجوم"
            return False
        if events[-1].effect_only and not self._is_elsewhere(events[-1], ahead[: len(effects) + 1], arguments):
            return False
        last, cause = self._end_of(effects[-1], arguments), ahead[len(effects)].word
        between = self._sentence.words[last + 1 : cause]
        goes_on = any(a.upos in ("CCONJ", "PUNCT") and b.upos == "VERB" for a, b in pairwise(between))  # "مقتل أربعة، ورد بقصف"
        goes_on |= self._sequels.lead_behind_mark(between)  # "مقتل أربعة، وذلك بعد ساعات من هجوم"
        led = bool(between) and between[-1].upos == "ADP"
        did = len(effects) == 1 and self._ties.is_core_of(effects[0], self._sentence.words[cause])
        return cause - last <= _NEAR and not goes_on and (led or did)

    def _end_of(self, effect: Trigger, arguments: Sequence[Argument]) -> int:
        """The word that tells whom something befell, with the name and title behind it ("مقتل القيادي في الحركة فلان")."""
        named = (a.mention.last for a in arguments if a.trigger is effect and a.role is Role.VICTIM)
        return max((effect.word, *named))

    def _is_elsewhere(self, event: Event, ahead: Sequence[Trigger], arguments: Sequence[Argument]) -> bool:
        """ "استشهد شاب في المخيم، وأصيب ثلاثة خلال اقتحام البلدة": each stands right behind what happened there."""
        before = all(a.mention.last < ahead[0].word for a in event.arguments if a.role in WHERE)
        own = [a for a in arguments if a.trigger in ahead]
        return before and (places_differ(event, own, self._geography) or are_parted(event, own, self._geography))

    def _effects(self, ahead: Sequence[Trigger]) -> list[Trigger]:
        """What befell persons from the first trigger on, up to another deed or a turn to something else."""
        found: list[Trigger] = []
        for trigger in takewhile(lambda t: t.frame.effect, ahead):
            between = self._sentence.words[found[-1].word if found else trigger.word : trigger.word]
            if any(self._words.has("asides", fold(w.text)) for w in between):
                break
            found.append(trigger)
        return found


def _brings_in(ahead: Sequence[Trigger]) -> bool:
    """Whether the first of some triggers tells something new: a deed, or "حادث آخر", "حادث إطلاق نار"."""
    if not ahead or ahead[0].brings_in:
        return bool(ahead)
    reference = ahead[0].frame.reference and not ahead[0].definite
    deed = any(t.word == ahead[0].word + 1 and t.brings_in for t in ahead[1:2])
    return reference and (ahead[0].other or deed)
