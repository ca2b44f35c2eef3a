"""Arabic sentences in a terminal: the evidence marked, and lines that do not disturb what stands beside them."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

_LEFT_TO_RIGHT = "\u200e"
"""Without it a terminal that knows the bidi rules would swap two Arabic columns that stand side by side."""
_TURNING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Signs that turn the direction of all text behind them until another one ends that."""


def steady(text: str) -> str:
    """The text without the signs that would turn the direction of what stands beside it; reports may hold any."""
    return text.translate(_TURNING)


def marked(sentence: str, start: int, end: int, console: Console) -> Text:
    """The sentence with its evidence marked: underlined on a terminal, in brackets where the output is plain text."""
    if not console.is_terminal:
        return Text(steady(f"{sentence[:start]}⟦{sentence[start:end]}⟧{sentence[end:]}"))
    before, told, after = map(steady, (sentence[:start], sentence[start:end], sentence[end:]))
    return Text.assemble(before, (told, "bold underline"), after)


def words_of(sentence: str, start: int, end: int, console: Console) -> Text:
    """The marked words alone, with dots for the rest of a sentence that was shown already."""
    before, after = "… " if start else "", " …" if end < len(sentence) else ""
    return marked(f"{before}{sentence[start:end]}{after}", len(before), len(before) + end - start, console)


def column(text: Text, width: int, console: Console) -> Text:
    """The text in lines of at most ``width`` cells, each closed towards its right-hand neighbour."""
    lines = text.wrap(console, width)
    for line in lines:
        line.append(_LEFT_TO_RIGHT)
    return Text("\n").join(lines)
