"""Arabic names in Latin letters. Rules: ``words/latin.yaml``."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_builder.linking.files import read_yaml
from graph_builder.linking.schema import Form
from graph_builder.linking.spelling import letters, rules, words_of

_LATIN_VOWELS = "aeiou"
_LONG = {"و": "u", "ي": "i"}


class LatinRules(Form):
    """``latin.yaml``."""

    letters: dict[str, str]
    names: dict[str, str]
    article: str
    vowel: str
    alike: dict[str, str]


@lru_cache(maxsize=1)
def _rules() -> LatinRules:
    return read_yaml("words/latin.yaml", LatinRules)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {letters(ar): en for ar, en in _rules().names.items()}


def romanise(name: str) -> str:
    """A name in Latin letters, each word with a capital: "راشد الصفيان" is "Rashid al-Safyan"."""
    return " ".join(_word(w) for w in words_of(name)) or "?"


def sound(latin: str) -> str:
    """What is left of a Latin name where vowels, doubled letters and sounds that newsrooms mix up are let go: its consonants.

    >>> sound("Kalsu") == sound("Kelso")
    True
    """
    kept = latin.casefold()
    for old, new in _rules().alike.items():
        kept = kept.replace(old, new)
    words = re.findall(r"[a-z0-9]+", kept)
    return " ".join(re.sub(r"(.)\1+", r"\1", w[0] + re.sub("[aeiouwy]", "", w[1:])) for w in words)


def written_together(latin: str) -> str:
    """The letters of a Latin name, however its words are parted: "Kata'ib al-Noor" and "Kataib Al Noor" are alike."""
    return "".join(c for c in latin.casefold() if c.isalnum())


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word.isascii():
        return word
    known = _names().get(letters(word))
    if known:
        return known
    article = rules().article
    if word.startswith(article) and len(word) > len(article) + 1:
        rest = word[len(article) :]
        return _rules().article + (_names().get(letters(rest)) or _spell(rest).capitalize())
    return _spell(word).capitalize()


def _spell(word: str) -> str:
    """Letter by letter; a vowel parts consonants that nobody could say together."""
    sounds = [_sound(word, i) for i in range(len(word))]
    text, run = "", 0
    for i, sound in enumerate(sounds):
        consonant = bool(sound) and sound[0] not in _LATIN_VOWELS
        run = run + 1 if consonant else 0 if sound else run
        if run == 2 and (i == 1 or i == len(sounds) - 1 or (i + 1 < len(sounds) and sounds[i + 1][:1] not in _LATIN_VOWELS)):
            text += _rules().vowel
            run = 1
        text += sound
    return text or word


def _sound(word: str, index: int) -> str:
    """A letter's sound; و and ي between consonants are vowels."""
    letter = word[index]
    inside = index > 0
    before_vowel = index + 1 < len(word) and word[index + 1] in "اوىيةآ"
    after_vowel = inside and word[index - 1] in "اويآ"
    if letter in _LONG and inside and not before_vowel and not after_vowel:
        return _LONG[letter]
    return _rules().letters.get(letter, letter if letter.isascii() else "")
