"""Which characters of a token belong to which of its words."""

from __future__ import annotations

from collections.abc import Sequence


def word_ranges(token: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Range of each word in its token; the whole token for all of them where the letters cannot be told apart.

    A clitic keeps its letters ("وقال": و 0-1, قال 1-4). The stem, which may be spelt otherwise ("للقوات" is ل + القوات, "حكومته"
    is حكومة + ه), gets what the clitics leave over.
    """
    whole = [(0, len(token))] * len(words)
    stem = max(range(len(words)), key=lambda i: len(words[i]))
    start, end = 0, len(token)
    ranges = list(whole)
    for index in range(stem):
        if not token.startswith(words[index], start):
            return whole
        ranges[index] = (start, start + len(words[index]))
        start += len(words[index])
    for index in range(len(words) - 1, stem, -1):
        if not token.endswith(words[index], start, end):
            return whole
        ranges[index] = (end - len(words[index]), end)
        end -= len(words[index])
    if start >= end:
        return whole
    ranges[stem] = (start, end)
    return ranges
