"""How the words of a happening point back at one that was told, or lead away: "في وقت سابق", "من جهة أخرى", "عشرات الضربات"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from graph_builder.extraction.certainty.hedge_words import hedge_words
from graph_builder.extraction.claims.confirmations import is_charge
from graph_builder.extraction.frame_files import FRAMES
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.sequels import came_before
from graph_builder.extraction.happenings.triggers import Trigger, governor
from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.surface.atoms import fold, texts_of
from graph_builder.extraction.vocabulary import Vocabulary, vocabulary
from graph_builder.model import Sentence, Word, carries_pronoun
from graph_builder.yaml_files import read_yaml

_TOLL = 12
"""Words before those killed in which the toll is told that names them."""


class Tellings(Lexicon):
    """``frames/tellings.yaml``, which explains each entry."""

    weights: dict[str, float]
    lead: int
    recent_days: int
    old_days: int
    facts: int
    quantities: tuple[str, ...]
    turns: tuple[str, ...]
    times: tuple[str, ...]
    earlier: tuple[str, ...]


@cache
def tellings() -> Tellings:
    """Read and check the file once. Raises CatalogueError naming the entry."""
    return read_yaml(FRAMES / "tellings.yaml", Tellings)


@dataclass(frozen=True)
class Wording:
    """How the words of one happening point at what was told before, or away from it: read once, and compared with all that."""

    known: bool
    presupposed: bool
    past: bool
    new: bool
    outcome: bool
    in_lead: bool
    another_toll: bool
    earlier: bool
    turns: bool
    theirs: bool
    counted: bool

    @classmethod
    def of(cls, event: Event) -> Wording:
        """Read the words of an event about which everything else is known."""
        return cls(
            known=event.known,
            presupposed=is_presupposed(event),
            past=is_past(event, vocabulary()),
            new=is_new(event),
            outcome=is_outcome(event),
            in_lead=in_lead(event),
            another_toll=event.effect_only and is_another_toll(event, vocabulary()),
            earlier=is_earlier(event),
            turns=turns(event),
            theirs=is_theirs(event),
            counted=is_counted(event),
        )


def in_lead(event: Event) -> bool:
    """Whether it stands in the title or the sentences that tell the news of the day."""
    return event.sentence.index < tellings().lead


def is_new(event: Event) -> bool:
    """Whether its words bring in something that was not told before ("وقع هجوم")."""
    known = event.reference or event.known or is_presupposed(event)
    return not (known or is_outcome(event) or event.denied or event.provoked)


def is_presupposed(event: Event) -> bool:
    """ "المسيرات التي هاجمت البلدة", "المسلحون الذين قتلوا الضابط": what tells which ones are meant was told before, unless they
    have a name that tells so ("الحركة التي هاجمت البلدة")."""
    words, verb = event.sentence.words, event.main.word
    past = not event.main.nominal and words[verb].feats.get("Aspect") == "Perf"  # not "الطائرات التي تقصف"
    if not past or verb < 2 or not hedge_words().has("relatives", fold(words[verb - 1].text)):
        return False
    return not any(a.mention.first <= verb - 2 <= a.mention.last for a in event.arguments)


def is_past(event: Event, words: Vocabulary) -> bool:
    """ "بعد شهر من تفجير المسجد", "محاكمة المتهمين بتفجير المسجد": it is no news of the day, wherever it stands."""
    return event.provoked or came_before(event, words) or is_charge(event, words)


def is_outcome(event: Event) -> bool:
    """Whether it tells no more than whom something befell, or whom the fire that was exchanged in what was told hit ("وقتل اثنان
    منهم خلال تبادل إطلاق النار")."""
    first, *deeds = event.triggers
    fire = any(t.nominal and t.frame.light and t.frame.mutual for t in deeds)
    exchanged = fire and first.frame.effect and all(t.nominal or t.frame.effect for t in deeds)
    return event.effect_only or (exchanged and not any(a.mention.kind.is_place for a in event.arguments))


def is_another_toll(event: Event, words: Vocabulary) -> bool:
    """ "وكانت حصيلة أولية تحدثت عن 20 قتيلا": an earlier or later toll of what was told."""
    before = event.sentence.words[max(0, event.start - _TOLL) : event.start]
    return any(
        words.has("tolls", *words.forms(noun)) and any(words.has("toll_stages", *words.forms(w)) for w in stage)
        for noun, *stage in zip(before, before[1:], before[2:], strict=False)
    )


@cache
def _phrases(listed: str) -> frozenset[str]:
    """Phrases of a list of ``Tellings``, folded and written together."""
    return frozenset("".join(map(fold, phrase.split())) for phrase in getattr(tellings(), listed))


def turns(event: Event) -> bool:
    """ "من جهة أخرى، قتل جندي", "إلى ذلك": the first happening of a sentence that opens with a turn to something else; "وفي اليوم
    ذاته هاجموا قرية" goes over to another at once, and "وبعد ساعات توفي جريح" does not."""
    words = event.sentence.words[: event.start]
    led = words[1:] if words and words[0].upos == "CCONJ" else words
    openings = list(accumulate(fold(w.text) for w in led))
    turned = any(told in _phrases("turns") and not _goes_on(led[n:]) for n, told in enumerate(openings))
    at_once = (n for n, told in enumerate(openings) if told in _phrases("times") and not event.main.frame.natural)
    return turned or any(all(w.upos == "PUNCT" for w in led[n + 1 :]) for n in at_once)


def is_earlier(event: Event) -> bool:
    """ "قتل خمسة في وقت سابق في تفجير": what is new to the reader, and said to be before what was told."""
    if event.known or in_lead(event):
        return False
    told, texts = {t.word: t for t in event.triggers}, texts_of(event.sentence)
    led = (n + 1 for phrase in _earlier_phrases() for n in range(len(texts)) if texts[n : n + len(phrase)] == phrase)
    return any(governor(event.sentence, noun, told) and not _is_of_another(event.sentence, noun, told) for noun in led)


def _is_of_another(sentence: Sentence, noun: int, told: Mapping[int, Trigger]) -> bool:
    """ "قصف الجيش المواقع بعد إطلاق نار في وقت سابق": whether the noun of another deed stands between."""
    at = sentence.words[noun].head
    while at >= 0 and at not in told:
        if vocabulary().noun_frames(sentence.words[at]):
            return True
        at = sentence.words[at].head
    return False


@cache
def _earlier_phrases() -> tuple[tuple[str, ...], ...]:
    """Folded words of each; the second one hangs from the deed."""
    return tuple(tuple(map(fold, phrase.split())) for phrase in tellings().earlier)


def _goes_on(words: Sequence[Word]) -> bool:
    """ "إلى ذلك المكان": whether the word that ends a phrase points at the next one."""
    return len(words) > 1 and words[0].upos in ("DET", "PRON") and words[1].upos in ("NOUN", "PROPN")


def is_theirs(event: Event) -> bool:
    """ "هجماتهم": what they do all the time."""
    return carries_pronoun(event.sentence.words, event.main.word)


def is_counted(event: Event) -> bool:
    """ "عشرات الضربات", "معظم الهجمات": many happenings, none of them the one told before."""
    before = event.sentence.words[event.main.word - 1] if event.main.word else None
    return before is not None and event.main.plural and not _quantities().isdisjoint((fold(before.lemma), fold(before.text)))


@cache
def _quantities() -> frozenset[str]:
    return frozenset(map(fold, tellings().quantities))
