"""Newsroom spelling: hamzas left out, final ya and alif maqsura mixed up, either kind of digits, any kind of quotation marks.

A model that saw only careful spelling fails on it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LATIN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_FIRST = re.compile("^((?:ال)?)[أإ]")
_ANY = re.compile("[أإآ]")


def respell(words: Sequence[str], rng: random.Random) -> list[str]:
    """The words of one sentence, with the habits of one hand: each habit is drawn for the whole sentence."""
    no_hamza, mixed_ya = rng.random() < 0.5, rng.random() < 0.2
    digits = rng.choice((_ARABIC_DIGITS, _LATIN_DIGITS))
    opening, closing = rng.choice(('""', "“”", "«»"))
    found, quotes = [], 0
    for word in words:
        if word == '"':
            quotes += 1
            found.append(opening if quotes % 2 else closing)
        else:
            found.append(_respelt(word.translate(digits), no_hamza, mixed_ya, rng))
    return found


def _respelt(word: str, no_hamza: bool, mixed_ya: bool, rng: random.Random) -> str:
    if no_hamza and rng.random() < 0.8:
        word = _FIRST.sub(r"\1ا", word)
        if rng.random() < 0.3:
            word = _ANY.sub("ا", word)
    if mixed_ya and len(word) > 2 and word[-1] in "يى" and rng.random() < 0.5:
        word = word[:-1] + ("ى" if word[-1] == "ي" else "ي")
    return word
