"""Which words count persons: nouns in all their forms, and nouns that say what happened ("قتيل", "جرحى")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph_builder.extraction.atoms import fold, readings
from graph_builder.extraction.lexicon import Lexicon, words

_POSSESSIVES = ("هما", "هم", "هن", "ها", "نا", "ه")
_NISBA_PLURALS = ("يين", "يون", "يات")


class OtherForms(Lexicon):
    """Forms of "another"."""

    one: list[str]
    two: list[str]
    many: list[str]


class PersonWords(Lexicon):
    """``words/persons.yaml``."""

    persons: dict[str, list[str]]
    others: OtherForms
    one_of: list[str]
    forces: list[str]
    things: list[str]


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


def status_forms(nouns: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, Person]:
    """Forms of nouns that carry a status ("killed": {"قتيل": ["قتلى"]})."""
    table: dict[str, Person] = {}
    for status, entries in nouns.items():
        for singular, plurals in entries.items():
            table |= {form: Person(singular, number, status) for form, number in _forms(singular, plurals)}
    return table


@cache
def _table() -> Mapping[str, Person]:
    lists = person_lists()
    table: dict[str, Person] = {}
    for singular, plurals in lists.persons.items():
        for form, number in _forms(singular, plurals):
            table.setdefault(form, Person(singular, number))
    for number, forms in (("one", lists.others.one), ("two", lists.others.two), ("many", lists.others.many)):
        table |= {fold(form): Person("آخر", number, other=True) for form in forms}
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


def person(word: str, extra: Mapping[str, Person] | None = None) -> tuple[str, Person] | None:
    """(proclitics, person) of a folded word, or ``None``; ``extra`` holds further forms (``status_forms``)."""
    tables = (extra, _table()) if extra else (_table(),)
    for clitics, rest in readings(word):
        definite = rest.startswith("ال") and len(rest) > 4
        for form, possessed in _bare(rest[2:] if definite else rest):
            for table in tables:
                found = table.get(form)
                if found:
                    return clitics, Person(found.lemma, found.number, found.status, definite, possessed, found.other)
    return None


def _bare(form: str) -> Iterator[tuple[str, bool]]:
    yield form, False
    for pronoun in _POSSESSIVES:
        if form.endswith(pronoun) and len(form) > len(pronoun) + 2:
            stem = form[: -len(pronoun)]
            yield stem, True
            if stem.endswith("ت"):
                yield stem[:-1] + "ه", True


def looks_national(word: str) -> bool:
    """Whether a word may be a relational adjective used as a noun of persons ("عراقيين", "سوريون")."""
    return len(word) >= 6 and word.endswith(_NISBA_PLURALS)


@cache
def things() -> frozenset[str]:
    """Folded forms that are never persons after a number."""
    return frozenset(map(fold, person_lists().things))


@cache
def forces() -> frozenset[str]:
    """Folded nouns before which ـا is a dual ("ضابطا شرطة")."""
    return frozenset(map(fold, person_lists().forces))


@cache
def one_of() -> frozenset[str]:
    """Folded "أحد", "إحدى"."""
    return frozenset(map(fold, person_lists().one_of))
