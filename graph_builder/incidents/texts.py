"""Arabic text folded to what two writers of the same words have in common, and its shingles."""

from __future__ import annotations

import re
from array import array
from zlib import crc32

from camel_tools.utils.dediac import dediac_ar
from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

SHINGLE = 4
"""Words in a shingle: shorter ones are common phrases of the trade, longer ones break at every small change."""

_TATWEEL = "\u0640"
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Lower case, without diacritics and tatweel, one form of alef, yeh and teh marbuta ("إيلات" and "ايلات" are equal)."""
    plain = dediac_ar(text).replace(_TATWEEL, "").casefold()
    return str(normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(plain))))


def words(text: str) -> list[str]:
    """Folded words in order, marks left out; digits of any script are ASCII."""
    return [_digits(w) for w in _WORD.findall(fold(text))]


def shingles(text: str) -> array[int]:
    """The checksum of every run of ``SHINGLE`` words, each once, sorted: 32 bits, so that those of all reports stay in memory."""
    run = words(text)
    return array("I", sorted({crc32(" ".join(run[i : i + SHINGLE]).encode()) for i in range(len(run) - SHINGLE + 1)}))


def _digits(word: str) -> str:
    return str(int(word)) if word.isdecimal() else word
