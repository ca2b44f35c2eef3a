"""Pronouns that are written together with the word before them."""

from __future__ import annotations

from graph_builder.model import Sentence


def has_pronoun(sentence: Sentence, index: int) -> bool:
    """Whether the word at ``index`` has its object or owner as a pronoun ("تبنته", "هجومها"); False outside the sentence."""
    if not 0 <= index < len(sentence.words) - 1:
        return False
    following = sentence.words[index + 1]
    return following.upos == "PRON" and following.token == sentence.words[index].token
