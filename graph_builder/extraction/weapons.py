"""Which words name a weapon, by the phrases of ``frames/weapons.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.frame_files import WeaponWords
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import IncidentKind, Sentence

_STORED = 5
"""Words before a weapon in which the thing that holds it stands ("منصة لإطلاق ثلاثة صواريخ")."""
_APART = 4
"""Words around a weapon in which stands what shows that it is none."""

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
