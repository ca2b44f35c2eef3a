"""Which words name a weapon, by the phrases of ``frames/weapons.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from graph_builder.extraction.frame_files import WeaponWords
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import COMMA, STOPS
from graph_builder.extraction.vocabulary import Vocabulary, WeaponPhrase
from graph_builder.model import IncidentKind, Sentence

_STORED = 5
"""Words before a weapon in which the thing that holds it stands ("منصة لإطلاق ثلاثة صواريخ")."""
_APART = 4
"""Words around a weapon in which stands what shows that it is none."""
_UNFIRED = 10
"""Words of its clause behind a weapon in which stands what shows that nobody was shot at."""

_DESCRIBED = 3
"""Words from a weapon over what describes it to the preposition before what it struck, at the most."""


@dataclass(frozen=True)
class WeaponMention:
    """Weapon words found in a sentence; ``first``/``last`` are word indices, both inclusive."""

    first: int
    last: int
    entry: WeaponWords
    weak: bool
    adjective: bool
    """It tells the weapon only where it modifies a trigger."""


def find_weapons(sentence: Sentence, words: Vocabulary) -> tuple[WeaponMention, ...]:
    """Weapon words of a sentence, longest phrase first at each place."""
    text, last = _Text(sentence, words), -1
    found: list[WeaponMention] = []
    for at, phrases in text.opened():
        hit = _longest_weapon(text, at, phrases) if at > last else None
        if hit:
            found.append(hit)
            last = hit.last
    return tuple(found)


class _Text:
    """A sentence as phrases are compared with it."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self._sentence, self._words = sentence, sentence.words
        self._vocabulary = words
        self.tokens = _tokens(sentence)

    def opened(self) -> Iterator[tuple[int, list[WeaponPhrase]]]:
        """Each word with which, or with whose token, a phrase may begin, and those phrases."""
        named = self._vocabulary.weapon_phrases
        joined = {at: named[text] for at, (text, _) in self.tokens.items() if text in named}
        for at in sorted({*self._vocabulary.arming(self._sentence), *joined}):
            yield at, [*self._vocabulary.weapons_of(self._words[at]), *joined.get(at, ())]

    def forms(self, first: int, end: int) -> list[frozenset[str]]:
        """The forms of some words, of which there may be less."""
        return [self._vocabulary.forms(w) for w in self._words[max(0, first) : end]]

    def described(self, first: int) -> list[frozenset[str]]:
        """The forms of the words from one behind a weapon on; adjectives only where they may be its own ("مسيرة شعبية", but not
        "مسيرة استهدفت الحشد الشعبي")."""
        near = self._words[first : first + _APART]
        own = len(list(takewhile(lambda w: w.upos == "ADJ", near)))
        return [self._vocabulary.forms(w) for n, w in enumerate(near) if n < own or w.upos != "ADJ"]

    def clause_behind(self, last: int) -> list[frozenset[str]]:
        """The forms of the words behind a word, up to a comma, a full stop or a conjunction."""
        behind = self._words[last + 1 : last + 1 + _UNFIRED]
        return [self._vocabulary.forms(w) for w in takewhile(lambda w: w.upos != "CCONJ" and w.text not in STOPS + COMMA, behind)]

    def end(self, at: int, phrase: Sequence[str]) -> int:
        """Index of the last word of a phrase that starts at a word, -1 where it does not stand there; a pronoun may stand within
        ("حزامه الناسف"), or another adjective ("طائرة إسرائيلية مسيّرة")."""
        for n, part in enumerate(phrase):
            at += n > 0 and at < len(self._words) and (self._words[at].upos == "PRON" or self._is_between(at, part))
            if at < len(self._words) and part in self._vocabulary.forms(self._words[at]):
                at += 1
            elif at in self.tokens and self.tokens[at][0] == part:
                at = self.tokens[at][1] + 1
            else:
                return -1
        return at - 1

    def _is_between(self, at: int, part: str) -> bool:
        """Whether an adjective stands before the word that goes on with a phrase."""
        behind = self._words[at + 1 : at + 2]
        return (
            self._words[at].upos == "ADJ"
            and any(part in self._vocabulary.forms(w) for w in behind)
            and (part not in self._vocabulary.forms(self._words[at]))
        )


def _tokens(sentence: Sentence) -> dict[int, tuple[str, int]]:
    """The folded text of each token that the parser cut, and the index of its last word, by that of its first ("ب" + "دون")."""
    found: dict[int, tuple[str, int]] = {}
    first = 0
    for before, word in pairwise(sentence.words):
        if word.token != before.token:
            first = word.index
        else:
            found[first] = (found[first][0] if first in found else fold(before.text)) + fold(word.text), word.index
    return found


def _longest_weapon(text: _Text, at: int, phrases: Sequence[WeaponPhrase]) -> WeaponMention | None:
    last, (_, entry, written) = max(((text.end(at, p[0]), p) for p in phrases), key=lambda hit: hit[0])
    near = text.forms(at - _APART, at) + text.described(last + 1)
    if any(not forms.isdisjoint(entry.apart) for forms in near):
        return None
    if entry.unfired and any(not forms.isdisjoint(entry.unfired) for forms in text.clause_behind(last)):
        return None
    return WeaponMention(at, last, entry, written in entry.weak, written in entry.adjectives) if last >= at else None


def is_stored(sentence: Sentence, weapon: WeaponMention, words: Vocabulary) -> bool:
    """ "مخزن صواريخ", "منصة لإطلاق ثلاثة صواريخ": whether a weapon only tells what the thing before it is."""
    for word in reversed(sentence.words[max(0, weapon.first - _STORED) : weapon.first]):
        if words.has("stores", *words.forms(word)):
            return True
        linked = words.has("store_links", *words.forms(word)) or word.upos == "NUM" or words.weapons_of(word)
        if not linked:
            return False
    return False


def is_struck(sentence: Sentence, first: int, weapons: Sequence[WeaponMention], words: Vocabulary) -> bool:
    """ "فجروا عبوة شديدة الانفجار في دبابة", "لغم تحت شاحنة": whether a bomb right before went off at the thing named from a word
    on, which is no bomb itself."""
    link, named = sentence.words[max(0, first - 1)], [w for w in weapons if w.first == first]
    told = bool(named) or words.has("mobile", *words.forms(sentence.words[first]))
    told = told and not any(map(_explodes, named))
    if not told or link.upos != "ADP" or not words.has("struck_links", fold(link.text)):
        return False
    bombs = (w for w in weapons if _explodes(w) and 0 < link.index - w.last <= _DESCRIBED)
    return any(all(d.upos in ("ADJ", "NOUN") for d in sentence.words[w.last + 1 : link.index]) for w in bombs)


def _explodes(weapon: WeaponMention) -> bool:
    return IncidentKind.BOMBING in weapon.entry.kinds
