"""Which words count persons: nouns in all their forms, and nouns that say what happened ("قتيل", "جرحى")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from graph_builder.extraction.lexicon import Lexicon, words
from graph_builder.extraction.surface.atoms import ARTICLE, CACHED_WORDS, fold, readings

_POSSESSIVES = ("هما", "هم", "هن", "ها", "نا", "ه")
_NISBA_PLURALS = ("يين", "يون")


class OtherForms(Lexicon):
    """Forms of "another"."""

    one: list[str]
    two: list[str]
    many: list[str]


class PersonWords(Lexicon):
    """``words/persons.yaml``."""

    told: dict[str, dict[str, list[str]]]
    persons: dict[str, list[str]]
    nationals: dict[str, list[str]]
    others: OtherForms
    one_of: list[str]
    below: dict[str, str]
    forces: list[str]
    things: list[str]
    never: list[str]


@dataclass(frozen=True)
class Person:
    """What a word form says of the persons it names."""

    lemma: str
    number: str
    """``one``, ``two``, ``many``; ``many_or_two`` ("مسلحين"), ``two_construct`` ("ضابطي"), ``two_or_object`` ("ضابطا")."""
    status: str | None = None
    definite: bool = False
    possessed: bool = False
    """With a pronoun ("زوجته", "جنوده")."""
    other: bool = False
    """"آخر", "آخرون"."""


@cache
def person_lists() -> PersonWords:
    """The shipped nouns of persons."""
    return words("persons", PersonWords)


@cache
def _table() -> Mapping[str, Person]:
    lists = person_lists()
    table: dict[str, Person] = {}
    for status, nouns in lists.told.items():
        for singular, plurals in nouns.items():
            table |= {form: Person(singular, number, status) for form, number in _forms(singular, plurals)}
    for singular, plurals in (lists.persons | lists.nationals).items():
        for form, number in _forms(singular, plurals):
            table.setdefault(form, Person(singular, number))
    for number, forms in (("one", lists.others.one), ("two", lists.others.two), ("many", lists.others.many)):
        table |= {fold(form): Person(lists.others.one[0], number, other=True) for form in forms}
    return table


def _forms(singular: str, plurals: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(folded form, number) of a noun; earlier ones win."""
    bare = fold(singular)
    feminine = singular.endswith("ة")
    stem = bare[:-1] + "ت" if feminine else bare
    many = [fold(plural) for plural in plurals]
    sound = stem + "ين" in many
    yield bare, "one"
    for form in many:
        yield form, "many_or_two" if form == stem + "ين" else "many"
        if form.endswith(("ين", "ون")):
            yield form[:-1], "many"
    yield stem + "ان", "two"
    yield stem + "ين", "many_or_two" if sound else "two"
    if not feminine:
        yield bare + "ا", "two_or_object"
    yield stem + "ي", "many" if sound else "two_construct"


@lru_cache(maxsize=CACHED_WORDS)
def person(word: str, feminine: bool) -> tuple[str, Person] | None:
    """(proclitics, person) that a folded word means, or ``None``; ``feminine``: it is spelt with ة at the end."""
    for clitics, rest in readings(word):
        definite = rest.startswith(ARTICLE) and len(rest) > 4
        for form, possessed in _bare(rest[2:] if definite else rest, feminine):
            found = _table().get(form)
            if found and rest not in never():
                return clitics, replace(found, definite=definite, possessed=possessed)
    return None


@lru_cache(maxsize=CACHED_WORDS)
def may_count(word: str, feminine: bool) -> bool:
    """Whether a folded word means persons, or singles one of them out."""
    return bool(person(word, feminine) or singled_out(word) or below(word))


def _bare(form: str, feminine: bool) -> Iterator[tuple[str, bool]]:
    """The form, and what is left of it without a pronoun; "أميركية" holds none."""
    yield form, False
    for pronoun in _POSSESSIVES:
        if form.endswith(pronoun) and len(form) > len(pronoun) + 2 and not feminine:
            stem = form[: -len(pronoun)]
            yield stem, True
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", True


def looks_national(word: str) -> bool:
    """Whether a word may be a relational adjective used as a noun of persons ("عراقيين", "سوريون")."""
    return len(word) >= 6 and word.endswith(_NISBA_PLURALS)


def is_national(lemma: str | None) -> bool:
    """Whether a noun names people of a state."""
    return lemma in person_lists().nationals


@cache
def things() -> frozenset[str]:
    """Folded forms that are never persons after a number."""
    return frozenset(map(fold, person_lists().things))


@cache
def never() -> frozenset[str]:
    """Folded forms that look like persons and are none ("طالبان")."""
    return frozenset(map(fold, person_lists().never))


@cache
def forces() -> frozenset[str]:
    """Folded nouns before which ـا is a dual ("ضابطا شرطة")."""
    return frozenset(map(fold, person_lists().forces))


@cache
def _one_of() -> frozenset[str]:
    """Folded "أحد", "إحدى"."""
    return frozenset(map(fold, person_lists().one_of))


@lru_cache(maxsize=CACHED_WORDS)
def below(word: str) -> tuple[tuple[str, str], ...]:
    """The proclitics before "صف", and the rank that must stand behind it, by each reading of a folded word that is it."""
    ranks = {fold(lower): rank for lower, rank in person_lists().below.items()}
    return tuple((clitics, ranks[rest]) for clitics, rest in readings(word) if rest in ranks)


@lru_cache(maxsize=CACHED_WORDS)
def singled_out(word: str) -> tuple[str, ...]:
    """The proclitics before "أحد" or "إحدى", by each reading of a folded word that is one of these."""
    return tuple(clitics for clitics, rest in readings(word) if rest in _one_of())
