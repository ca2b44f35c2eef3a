"""How words are linked that no name of the catalogue explains: which witness speaks, how sure that is, and why, in words.

The scores are set by hand, in steps: .8 where the words say who or what is meant, .5 where a model alone says so.
"""

from __future__ import annotations

from typing import NamedTuple

from graph_builder.linking.senses import Reason, told


class Way(NamedTuple):
    """The last of what a draft needs: witness, score (0 to 1) and reason."""

    witness: str
    score: float
    why: str


def _way(witness: str, score: float, text: str) -> Way:
    return Way(witness, score, told([Reason(text, score)]))


# ---- names that the model of names found
FOUND = _way("ner", 0.5, "a name, by the name finder alone")
FOUND_AND_KNOWN = _way("ner", 0.6, "a name, by the name finder, and known as this one's")
FOUND_PERSON = _way("ner", 0.8, "a person's name, by the name finder")

# ---- persons and what they are called
TITLED = _way("syntax", 0.8, "a person's name behind a title or rank")
LAST_NAME = _way("syntax", 0.7, "the last name of a person whom the report names in full")
POST = _way("syntax", 0.7, "the post of the person who is named behind it")
OFFICE = _way("syntax", 0.6, "an office, and who held it on that day")

# ---- groups and bodies
FOLLOWERS = _way("syntax", 0.8, "those of a person: the group or force that he leads")
LED_BY = _way("syntax", 0.7, "a body that is told by who leads it")
OWNED = _way("syntax", 0.8, "a body that is told by who it belongs to")
GROUP = _way("syntax", 0.6, "a word for a group or body, and what it is called")
LETTERS = _way("ner", 0.5, "letters in brackets behind its name")
CLAN = _way("syntax", 0.6, "a name in a list of clans")
JOINED_BODY = _way("syntax", 0.7, "the adjective of a second state behind a body of the first")
MINISTRY = _way("syntax", 0.7, "the ministry of a minister")

# ---- places
NAMED_PLACE = _way("syntax", 0.7, "a word for a place, and its name")
DESCRIBED_PLACE = _way("syntax", 0.5, "a word for a place, and what describes it")
PART_OF_PLACE = _way("syntax", 0.8, "a part of a place, by its direction")
LISTED_SITE = _way("syntax", 0.8, "a site in a list behind one word for all")
LISTED_PLACE = _way("syntax", 0.5, "a name in a list of places")

# ---- whoever and whatever was named before
REPEATED = _way("syntax", 0.6, "the same words as before in the report")
BACK = _way("anaphora", 0.6, "points back at who or what was named before")
OWN_BODY = _way("anaphora", 0.7, "a body of the state that was named before")
SOURCE_AGAIN = _way("anaphora", 0.7, "the source that was told before")

# ---- sources without a name
SOURCE = _way("syntax", 0.8, "a source without a name, by what it is called")
