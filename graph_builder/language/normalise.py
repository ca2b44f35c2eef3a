"""Clean text for the models, and the way back: every clean character knows the original characters that it stands for.

Normalisation is camel-tools': diacritics go (those of its ``dediac``), presentation forms and letters of other languages that use
the Arabic script become plain Arabic letters (``arclean``), letter and combining hamza become one letter (``normalize_unicode``).
Digits, punctuation, quotes and spelling (أ/ا, ة/ه, ى/ي) stay as they are, because the models were trained with them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from camel_tools.utils.charmap import CharMapper
from camel_tools.utils.normalize import normalize_unicode

TATWEEL = "\u0640"
FARSI_YEH = "\u06cc"
YEH = "\u064a"

_VOWELS = dict.fromkeys([*range(0x064B, 0x0653), 0x0670])
"""The signs of camel-tools' ``dediac``, whose module sorts all of Unicode when it is imported: a second of every start."""

# Everything but plain Arabic letters and printable ASCII, clusters first: a letter with combining madda or hamza, and a tatweel
# that touches no letter ("بغداد ـ رويترز"), which is a dash and stays.
_UNUSUAL = re.compile(
    "(?P<composed>[اويى][\u0653-\u0655])"
    "|(?P<dash>(?<![\u0621-\u065f\u0670-\u06d3\ufb50-\ufefc])\u0640+(?![\u0621-\u065f\u0670-\u06d3\ufb50-\ufefc]))"
    "|(?P<other>[^\u0621-\u063a\u0641-\u064a -~])"
)
_LETTER = "[\u0621-\u063a\u0641-\u064a]"
_SPACES = re.compile(" +")
_ANDS = re.compile(f"(?<!{_LETTER})(?:\u0648 +)+(?P<word>{_LETTER}{{2}})?")
"""In clean text: "and", once or more, is one word with the next, typed apart or not."""


def without_vowels(text: str) -> str:
    """Arabic text without vowel signs, doubling and nunation."""
    return text.translate(_VOWELS)


@dataclass(frozen=True)
class CleanText:
    """Clean text with its origin: ``starts[i]``/``ends[i]`` is the range of original characters of clean character ``i``.

    A removed character belongs to the kept one before it ("مُسيرة": م has its damma), so that the ranges join to the original from
    the first kept character on. The pieces of one ligature share one range.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Original range of the clean range ``[start, end)``, which must not be empty."""
        return self.starts[start], self.ends[end - 1]


def clean(text: str, offset: int = 0) -> CleanText:
    """Normalise ``text``; origins are counted from ``offset``."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0

    def keep(piece: str, start: int, end: int) -> None:
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))

    def copy(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.extend(range(offset + start, offset + end))
        ends.extend(range(offset + start + 1, offset + end + 1))

    for match in _UNUSUAL.finditer(text):
        copy(done, match.start())
        done = match.end()
        piece = _replacement(match[0], match.lastgroup)
        keep(piece, offset + match.start(), offset + done)
        if not piece and ends:
            _extend(starts, ends, len(ends) - 1, offset + done)
    copy(done, len(text))
    return _with_and_joined("".join(pieces), starts, ends)


def clean_word(word: str) -> str:
    """The text that ``clean`` gives, without where its characters come from."""
    plain = _UNUSUAL.sub(lambda match: _replacement(match[0], match.lastgroup), word)
    return clean(word).text if " " in plain else plain


def _with_and_joined(text: str, starts: list[int], ends: list[int]) -> CleanText:
    """Without the spaces behind "and", which belong to it."""
    led = (match for match in _ANDS.finditer(text) if match["word"])
    spaces = [space.span() for match in led for space in _SPACES.finditer(text, *match.span())]
    for first, last in spaces:
        _extend(starts, ends, first - 1, ends[last - 1])
    bounds = [0, *chain.from_iterable(spaces), len(text)]
    kept = [slice(first, last) for first, last in zip(bounds[::2], bounds[1::2], strict=True)]
    whole = "".join(text[part] for part in kept)
    return CleanText(whole, *(tuple(chain.from_iterable(line[part] for part in kept)) for line in (starts, ends)))


def _extend(starts: list[int], ends: list[int], index: int, end: int) -> None:
    """Let a clean character, with the other pieces of its ligature, reach as far as ``end``."""
    start = starts[index]
    while index >= 0 and starts[index] == start:
        ends[index] = end
        index -= 1


@lru_cache(maxsize=4096)
def _replacement(original: str, group: str | None) -> str:
    """What stands in the clean text for one unusual character or cluster."""
    if group == "composed":
        return str(normalize_unicode(original, compatibility=False))
    if group == "dash":
        return TATWEEL
    if original == FARSI_YEH:
        return YEH
    category = unicodedata.category(original)
    if not without_vowels(original) or category in ("Mn", "Cf") or original == TATWEEL:
        return ""
    if original.isspace() or category == "Cc":
        return " "
    if category == "Lo" and "ARABIC" in unicodedata.name(original, ""):
        return str(_arclean()(original))
    return original


@lru_cache(maxsize=1)
def _arclean() -> CharMapper:
    return CharMapper.builtin_mapper("arclean")
