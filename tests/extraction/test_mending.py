"""Names and parts of a day that the parser took for verbs."""

from __future__ import annotations

from graph_builder.extraction.surface.mending import mended
from graph_builder.model import Word
from tests.extraction.spoken import spoken


def words(text: str) -> dict[str, Word]:
    """The words of the mended sentence, by their text."""
    return {w.text: w for w in mended(spoken(text, loose=True)).parsed.sentences[0].words}


def test_what_hangs_from_the_dawn_belongs_to_the_verb_before() -> None:
    found = words("هاجموا/هاجم ، فجر/فجر>هاجموا:ccomp السبت>فجر:obl ، هدفا>فجر:obj حيويا^>هدفا:amod")
    assert found["فجر"].upos == "NOUN"
    assert found["هدفا"].head == found["هاجموا"].index


def test_a_verb_within_a_name_governs_nothing() -> None:
    found = words("اغتيال [مشتاق طالب/طالب السعيدي|man|Person]>اغتيال:nmod ب+ قصف>طالب:obl")
    assert found["طالب"].upos == "NOUN"
    assert found["قصف"].head == found["اغتيال"].index


def test_a_verb_before_no_day_stays_one() -> None:
    found = words("فجر/فجر انتحاري>فجر:nsubj سيارة>فجر:obj السبت>فجر:obl")
    assert found["فجر"].upos == "VERB"
    assert found["سيارة"].head == found["فجر"].index
