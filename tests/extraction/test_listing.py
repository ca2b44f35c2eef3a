"""What is remembered of a sentence, and the names of the lists that the code asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from graph_builder import extraction
from graph_builder.extraction.certainty.hedge_words import HedgeFile, NegationFile
from graph_builder.extraction.speech.words import SpeechFrames
from graph_builder.extraction.surface.atoms import texts_of
from graph_builder.extraction.surface.listing import Listing
from graph_builder.extraction.vocabulary import vocabulary
from tests.extraction.builders import parsed_text

_ASKED = re.compile(r"""\.(?:has|exactly|standing|written)\(\s*"(\w+)"|_scene\.has\("(\w+)\"""")


def test_a_sentence_remembers_what_was_read_and_a_changed_one_does_not() -> None:
    sentence = parsed_text("قصف الجيش البلدة").sentences[0]
    assert texts_of(sentence) is texts_of(sentence)
    shorter = replace(sentence, words=sentence.words[:2])
    assert texts_of(shorter) == texts_of(sentence)[:2]


def test_words_of_a_list_are_found_where_they_stand() -> None:
    listing = Listing({"links": {"في", "علي"}, "places": {"حلب"}})
    sentence = parsed_text("في حلب على الطريق").sentences[0]
    assert list(listing.written("links", sentence)) == [0, 2]
    assert list(listing.written("places", sentence)) == [1]
    assert listing.of("حلب", "في") == {"links", "places"}


def test_places_tell_lemmas_too_but_not_what_stands_outside() -> None:
    sentence = parsed_text("رد الجيش على القصف").sentences[0]
    listed = vocabulary().listed(sentence)
    assert all(listed.has("motives", at) for at in vocabulary().standing("motives", sentence))
    assert not listed.has("motives", -1)
    assert not listed.has("motives", len(sentence.words))


def test_every_list_that_the_code_asks_for_is_written() -> None:
    known = {name for shape in (type(vocabulary().roles), HedgeFile, NegationFile, SpeechFrames) for name in shape.model_fields}
    sources = Path(extraction.__file__).parent.rglob("*.py")
    asked = {one or two for path in sources for one, two in _ASKED.findall(path.read_text("utf-8"))}
    assert len(asked) > 100
    assert asked <= known
