"""Which words say that persons were killed, wounded, captured or went missing, and how exact a count is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from graph_builder.extraction.lexicon import Lexicon, words
from graph_builder.extraction.surface.atoms import CACHED_WORDS, Atom, fold, readings

_ENDINGS = ("وا", "تا", "ون", "ت", "ا", "ن")
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")
_LONGEST = 6
"""Words of the longest phrase."""


class TriggerForms(Lexicon):
    """Masdars and verbs of one status."""

    masdars: list[str]
    verbs: list[str]


class HedgesAfter(Lexicon):
    """Hedges that stand behind the number."""

    at_least: list[str]
    about: list[str]
    at_most: list[str]


class Hedges(Lexicon):
    """How exact a count is."""

    about: list[str]
    at_least: list[str]
    at_most: list[str]
    after: HedgesAfter


class Joints(Lexicon):
    """Function words that join numbers to each other and to nouns, folded."""

    and_: str
    or_: str
    to: str
    from_: str
    between: str
    what: str


class CasualtyWords(Lexicon):
    """``words/casualties.yaml``."""

    triggers: dict[str, TriggerForms]
    loose: list[str]
    ends: list[str]
    deaths: list[str]
    only_counted: list[str]
    of_whom: list[str]
    of_them: list[str]
    joints: Joints
    acting: list[str]
    families: list[str]
    composed: list[str]
    updates: list[str]
    toll_links: list[str]
    toll_nouns: list[str]
    befalling: list[str]
    looked_through: list[str]
    none: dict[str, list[str]]
    hedges: Hedges
    about_share: float
    masses: int
    vague: list[str]
    no_count_before: list[str]
    stops: list[str]
    prepositions: list[str]
    openers: list[str]
    oneself: list[str]
    mixed: list[str]
    among: list[str]
    percent: list[str]
    along: list[str]
    causes: list[str]


@dataclass(frozen=True)
class Trigger:
    """A word or phrase that gives a status; atom indices, both inclusive."""

    first: int
    last: int
    status: str
    masdar: bool
    loose: bool
    number: str
    """How a verb agrees: ``many`` ("قتلوا"), ``two`` ("قتلا") or ``one``."""


@cache
def casualty_lists() -> CasualtyWords:
    """The shipped words of casualties."""
    return words("casualties", CasualtyWords)


@cache
def folded(name: str) -> frozenset[str]:
    """The folded entries of a plain list of ``CasualtyWords``."""
    return frozenset(map(fold, getattr(casualty_lists(), name)))


@cache
def _triggers() -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool, bool], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str, bool, bool]]] = {}
    loose = folded("loose")
    for status, forms in casualty_lists().triggers.items():
        for masdar, entries in ((False, forms.verbs), (True, forms.masdars)):  # "قتل" without an ending may be either: a verb
            for entry in entries:
                first, *rest = fold(entry).split()
                table.setdefault(first, []).append((tuple(rest), status, masdar, fold(entry) in loose))
    return {first: tuple(sorted(entries, key=lambda e: -len(e[0]))) for first, entries in table.items()}


def find_triggers(sentence: Sequence[Atom]) -> list[Trigger]:
    """All triggers of a sentence, in order, without overlap."""
    found: list[Trigger] = []
    for atom in sentence:
        if atom.kind == "word" and not (found and found[-1].last >= atom.place):
            trigger = _trigger(sentence, atom.place)
            if trigger:
                found.append(trigger)
    return found


def _trigger(sentence: Sequence[Atom], at: int) -> Trigger | None:
    for phrase, status, masdar, loose, number in _opened_by(sentence[at].text):
        last = at + len(phrase)
        if last < len(sentence) and all(_is(sentence[at + 1 + n].text, w) for n, w in enumerate(phrase)):
            return Trigger(at, last, status, masdar, loose, number)
    return None


@lru_cache(maxsize=CACHED_WORDS)
def _opened_by(word: str) -> tuple[tuple[tuple[str, ...], str, bool, bool, str], ...]:
    """What a word may begin: the rest of the phrase, its status, whether it is a masdar and a loose one, and its number."""
    return tuple(
        (phrase, status, masdar, loose, _agreement(stem, ending))
        for clitics, rest in readings(word)
        for stem, ending in _stems(rest)
        for phrase, status, masdar, loose in _triggers().get(stem, ())
        if not (ending in (_ENDINGS if masdar else _PRONOUNS) or ("ب" in clitics and not masdar))
    )


def _agreement(stem: str, ending: str) -> str:
    if ending in ("وا", "ون") or stem.endswith("وا"):
        return "many"
    return "two" if ending in ("ا", "تا") or (not ending and stem.endswith("ا")) else "one"


def _stems(word: str) -> Iterator[tuple[str, str]]:
    yield word, ""
    for ending in _ENDINGS + _PRONOUNS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem, ending
            if stem.endswith("ت") and ending in _PRONOUNS:
                yield stem[:-1] + "ه", ending


def _is(text: str, word: str) -> bool:
    return text == word or any(stem == word for stem, ending in _stems(text) if ending in _PRONOUNS)


@cache
def _hedges(after: bool) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the word next to the number: the phrase in order of text, and what it means."""
    lists = casualty_lists().hedges
    groups = lists.after if after else lists
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in (("about", groups.about), ("at_least", groups.at_least), ("at_most", groups.at_most)):
        for phrase in phrases:
            parts = tuple(fold(phrase).split())
            table.setdefault(parts[0 if after else -1], []).append((parts, kind))
    return {key: tuple(sorted(entries, key=lambda e: -len(e[0]))) for key, entries in table.items()}


def hedge_before(sentence: Sequence[Atom], at: int) -> tuple[int, str] | None:
    """The hedge whose last atom is ``at``: (its first atom, ``about``/``at_least``/``at_most``)."""
    if at < 0:
        return None
    for _, rest in readings(sentence[at].text):
        for parts, kind in _hedges(False).get(rest, ()):
            first = at - len(parts) + 1
            if first >= 0 and _phrase_at(sentence, first, parts):
                return first, kind
    return None


def hedge_after(sentence: Sequence[Atom], at: int) -> tuple[int, str] | None:
    """The hedge whose first atom is ``at``: (its last atom, kind)."""
    if at >= len(sentence):
        return None
    for parts, kind in _hedges(True).get(sentence[at].text, ()):
        if _phrase_at(sentence, at, parts):
            return at + len(parts) - 1, kind
    return None


def _phrase_at(sentence: Sequence[Atom], first: int, parts: Sequence[str]) -> bool:
    if first + len(parts) > len(sentence):
        return False
    start = any(rest == parts[0] for _, rest in readings(sentence[first].text))
    return start and all(sentence[first + n].text == part for n, part in enumerate(parts) if n)


def leads_along(sentence: Sequence[Atom], at: int) -> bool:
    """Whether a phrase of ``along`` ends at ``at``."""
    phrases = (phrase.split() for phrase in folded("along"))
    return any(at >= len(p) - 1 and _phrase_at(sentence, at - len(p) + 1, p) for p in phrases)


@cache
def _none() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for status, phrases in casualty_lists().none.items():
        for phrase in phrases:
            parts = tuple(fold(phrase).split())
            table.setdefault(parts[0], []).append((parts, status))
    return {key: tuple(sorted(entries, key=lambda e: -len(e[0]))) for key, entries in table.items()}


@lru_cache(maxsize=CACHED_WORDS)
def _none_opened_by(word: str) -> tuple[tuple[tuple[tuple[str, ...], str], ...], ...]:
    """What may open with a word, by each of its readings."""
    return tuple(_none()[rest] for _, rest in readings(word) if rest in _none())


def find_none(sentence: Sequence[Atom]) -> Iterator[tuple[int, int, str]]:
    """(first atom, last atom, status) of every statement that nobody was hurt."""
    for atom in sentence:
        for entries in _none_opened_by(atom.text):
            seen: set[str] = set()
            for parts, status in entries:
                if status not in seen and _phrase_at(sentence, atom.place, parts):
                    seen.add(status)
                    yield atom.place, atom.place + len(parts) - 1, status
