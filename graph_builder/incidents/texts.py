"""Arabic text folded to what two writers of the same words have in common, and its shingles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias
from zlib import crc32

import numpy as np
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar
from numpy.typing import NDArray

from graph_builder.language.normalise import without_vowels

SHINGLE = 4
"""Words in a shingle: shorter ones are common phrases of the trade, longer ones break at every small change."""
_HELD = 0.5
"""Share of a sentence's shingles that stand in a text which holds it: one changed word breaks four of ten."""

_MIX = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F], np.uint32)
"""Large odd numbers, so that the same words in another order give another sum."""

Shingles: TypeAlias = NDArray[np.uint32]

_TATWEEL = "\u0640"
_ARABIC = map(chr, range(0x0600, 0x0700))
_FOLDED = {
    ord(c): normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(without_vowels(c).replace(_TATWEEL, ""))))
    for c in _ARABIC
}
"""What becomes of each letter, as camel-tools has it: one table is far quicker than its functions one after another."""
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case, without diacritics and tatweel, one form of alef, yeh and teh marbuta ("إيلات" and "ايلات" are equal)."""
    return text.translate(_FOLDED).casefold()


def words(text: str) -> list[str]:
    """Folded words in order, marks left out; digits of any script are ASCII."""
    return [_digits(w) for w in _WORD.findall(fold(text))]


def shingles(text: str) -> Shingles:
    """A checksum of every run of ``SHINGLE`` words, each once, sorted: 32 bits, so that those of all reports stay in memory."""
    sums = np.fromiter((crc32(word.encode()) for word in words(text)), np.uint32)
    runs = np.lib.stride_tricks.sliding_window_view(sums, SHINGLE) if len(sums) >= SHINGLE else np.empty((0, SHINGLE), np.uint32)
    return np.unique(runs @ _MIX)


def stands_in(sentence: str, text: str) -> bool:
    """Whether a text holds a sentence, a word changed here or there; a very short one must stand there as it is."""
    told = shingles(sentence)
    if not len(told):
        return f" {' '.join(words(sentence))} " in f" {' '.join(words(text))} "
    return bool(np.isin(told, _known(text)).mean() >= _HELD)


@lru_cache(maxsize=100)
def _known(text: str) -> Shingles:
    """The shingles of a text that is asked about again and again."""
    return shingles(text)


def _digits(word: str) -> str:
    return str(int(word)) if word.isdecimal() else word
