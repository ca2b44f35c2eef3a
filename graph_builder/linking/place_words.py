"""The word before a name that asks for a place: "قاعدة" for a site, "محافظات" for each governorate of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import core, definite, is_quote
from graph_builder.linking.spelling import letters
from graph_builder.model import EntityKind, Word


@dataclass(frozen=True)
class AskedPlace:
    """What kind of place a word before a name asks for."""

    kind: EntityKind
    same: bool
    """The word only says what the named place is ("مدينة"), and makes no place of its own ("مطار")."""
    local: float
    """Such places are known in their own state only ("حي"): the share of the report's names that the state must have."""
    listed: bool = False
    """The word is a plural, and may ask for more places after the next."""
    natural: bool = False
    """What the word asks for is no town ("وادي")."""


def asked_place(words: Sequence[Word], index: int) -> AskedPlace | None:
    """The place that the word right before ``index`` asks for."""
    before = index - 1
    while before >= 0 and is_quote(words[before]):
        before -= 1
    if before < 0:
        return None
    plural = lexicon().plurals.get(plural_before(words, before))
    if plural is not None:
        return AskedPlace(plural, same=True, local=0.0, listed=True)
    heads = lexicon().place_heads.get(core(words[before]), ())
    head = next((h for h in heads if not h.article or definite(words[before])), None)
    return AskedPlace(head.kind, head.same, head.local, natural=head.natural) if head is not None else None


def honours(words: Sequence[Word], title: int) -> bool:
    """Whether an institution is called after who is named from ``title`` on: "جامعة الملك خالد", "مسجد زيد بن حارثة", but not
    "منزل الأمير"."""
    if title < 1 or definite(words[title - 1]):
        return False
    return any(h.namesake for h in lexicon().place_heads.get(core(words[title - 1]), ()))


def names_a_street(words: Sequence[Word], name: int) -> bool:
    """Whether a street or square is called after what is named: "شارع باريس" and "ساحة بيروت" tell of neither city."""
    if name < 1 or definite(words[name - 1]):
        return False
    return any(h.namesake and h.nouns and not h.road for h in lexicon().place_heads.get(core(words[name - 1]), ()))


def plural_before(words: Sequence[Word], index: int) -> str:
    """A word as plurals are listed; a dual that the parser took for a possession is whole again: "محافظة" + "ي"."""
    if words[index].upos == "PRON" and index and words[index - 1].token == words[index].token:
        return dual_of(letters(words[index - 1].text)) + letters(words[index].text)
    return core(words[index])


def dual_of(folded: str) -> str:
    """The stem of a dual in an idafa, which ends in ت where the word ends in ة."""
    return folded.removesuffix("ه") + "ت" if folded.endswith("ه") else folded
