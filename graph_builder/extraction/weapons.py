"""Which words name a weapon, by the phrases of ``frames/weapons.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.frame_files import WeaponWords
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence

_STORED = 5
"""Words before a weapon in which the thing that holds it stands ("منصة لإطلاق ثلاثة صواريخ")."""
_APART = 4
"""Words around a weapon in which stands what shows that it is none."""


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
    text = _Text(sentence, words)
    found: list[WeaponMention] = []
    at = 0
    while at < len(text.forms):
        hit = _longest_weapon(text, at, words)
        if hit:
            found.append(hit)
            at = hit.last
        at += 1
    return tuple(found)


class _Text:
    """A sentence as phrases are compared with it."""

    def __init__(self, sentence: Sentence, words: Vocabulary) -> None:
        self.forms = [words.forms(w) for w in sentence.words]
        self.tokens = _tokens(sentence)
        self._pronouns = {w.index for w in sentence.words if w.upos == "PRON"}

    def end(self, at: int, phrase: Sequence[str]) -> int:
        """Index of the last word of a phrase that starts at a word, -1 where it does not stand there; a pronoun may stand within
        ("حزامه الناسف")."""
        for n, part in enumerate(phrase):
            at += n > 0 and at in self._pronouns
            if at < len(self.forms) and part in self.forms[at]:
                at += 1
            elif at in self.tokens and self.tokens[at][0] == part:
                at = self.tokens[at][1] + 1
            else:
                return -1
        return at - 1


def _tokens(sentence: Sentence) -> dict[int, tuple[str, int]]:
    """The folded text of each token that the parser cut, and the index of its last word, by that of its first ("ب" + "دون")."""
    found: dict[int, tuple[str, int]] = {}
    for _, cut in groupby(sentence.words, key=lambda w: w.token):
        words = tuple(cut)
        if len(words) > 1:
            found[words[0].index] = ("".join(fold(w.text) for w in words), words[-1].index)
    return found


def _longest_weapon(text: _Text, at: int, words: Vocabulary) -> WeaponMention | None:
    heads = [*sorted(text.forms[at]), *([text.tokens[at][0]] if at in text.tokens else [])]
    hits = [(text.end(at, p[0]), p) for head in heads for p in words.weapon_phrases.get(head, ())]
    if not hits:
        return None
    last, (_, entry, written) = max(hits, key=lambda hit: hit[0])
    near = text.forms[max(0, at - _APART) : at] + text.forms[last + 1 : last + 1 + _APART]
    if any(not forms.isdisjoint(entry.apart) for forms in near):
        return None
    return WeaponMention(at, last, entry, written in entry.weak, written in entry.adjectives) if last >= at else None


def is_stored(sentence: Sentence, weapon: WeaponMention, words: Vocabulary) -> bool:
    """ "مخزن صواريخ", "منصة لإطلاق ثلاثة صواريخ": whether a weapon only tells what the thing before it is."""
    for word in reversed(sentence.words[max(0, weapon.first - _STORED) : weapon.first]):
        if words.has("stores", *words.forms(word)):
            return True
        if not (words.has("store_links", *words.forms(word)) or word.upos == "NUM"):
            return False
    return False
