"""Which words name a weapon, by the phrases of ``frames/weapons.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph_builder.extraction.atoms import fold
from graph_builder.extraction.vocabulary import Vocabulary, WeaponWords
from graph_builder.model import Sentence


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
    forms = [words.forms(w) for w in sentence.words]
    tokens = _tokens(sentence)
    found: list[WeaponMention] = []
    at = 0
    while at < len(forms):
        hit = _longest_weapon(forms, tokens, at, words)
        if hit:
            found.append(hit)
            at = hit.last
        at += 1
    return tuple(found)


def _tokens(sentence: Sentence) -> dict[int, tuple[str, int]]:
    """The folded text of each token that the parser cut, and the index of its last word, by that of its first ("ب" + "دون")."""
    found: dict[int, tuple[str, int]] = {}
    for _, cut in groupby(sentence.words, key=lambda w: w.token):
        words = tuple(cut)
        if len(words) > 1:
            found[words[0].index] = ("".join(fold(w.text) for w in words), words[-1].index)
    return found


def _longest_weapon(
    forms: list[set[str]], tokens: Mapping[int, tuple[str, int]], at: int, words: Vocabulary
) -> WeaponMention | None:
    heads = [*sorted(forms[at]), *([tokens[at][0]] if at in tokens else [])]
    hits = [(_phrase_end(forms, tokens, at, p[0]), p) for head in heads for p in words.weapon_phrases.get(head, ())]
    if not hits:
        return None
    last, (_, entry, written) = max(hits, key=lambda hit: hit[0])
    return WeaponMention(at, last, entry, written in entry.weak, written in entry.adjectives) if last >= at else None


def _phrase_end(forms: list[set[str]], tokens: Mapping[int, tuple[str, int]], at: int, phrase: Sequence[str]) -> int:
    """Index of the last word of a phrase that starts at a word; -1 where it does not stand there."""
    for part in phrase:
        if at < len(forms) and part in forms[at]:
            at += 1
        elif at in tokens and tokens[at][0] == part:
            at = tokens[at][1] + 1
        else:
            return -1
    return at - 1
