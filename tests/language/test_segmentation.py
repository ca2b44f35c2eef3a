"""Which clitics are cut off, with the counts and the dictionary of the shipped pack but without its models."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
import torch
from pydantic import ValidationError

from graph_builder.errors import CatalogueError, PackError
from graph_builder.language.clitics import Clitics, load_clitics, load_weights
from graph_builder.language.pack import SHIPPED, TYPES, WEIGHTS
from graph_builder.language.segmentation import Counts, Segmenter


def made(counts: Counts, dictionary: dict[str, str], keep_whole: tuple[str, ...] = ()) -> Segmenter:
    return Segmenter(load_clitics(), counts, load_weights(SHIPPED / WEIGHTS), dictionary, keep_whole)


@pytest.fixture(scope="module")
def segmenter() -> Segmenter:
    dictionary = torch.load(SHIPPED / "mwt.pt", weights_only=True)["dict"]
    return made(Counts.load(SHIPPED / TYPES), dictionary, ("كالسو", "بينه", "سنجار", "الكرادة", "فيلق القدس"))


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("وقال", "و قال"),
        ("بالعراق", "ب العراق"),
        ("وبالعراق", "و ب العراق"),
        ("للقوات", "ل القوات"),
        ("ولبغداد", "و ل بغداد"),
        ("سيكون", "س يكون"),
        ("حكومته", "حكومة ه"),
        ("قواتهم", "قوات هم"),
        ("وعليها", "و على ها"),
        ("له", "ل ه"),
        ("ولهم", "و ل هم"),
        ("ممن", "من من"),
        ("بريف", "ب ريف"),
        ("بحي", "ب حي"),
        ("وحي", "و حي"),
    ],
)
def test_clitics_are_cut_off(segmenter: Segmenter, token: str, words: str) -> None:
    assert segmenter.split(token, True) == tuple(words.split())


@pytest.mark.parametrize(
    "token", ["بابل", "واشنطن", "لبنان", "كركوك", "اتهم", "وكالة", "ولاية", "بيان", "بيانا", "بشار", "فصائل", "كتائب"]
)
def test_words_that_begin_like_a_clitic_are_whole(segmenter: Segmenter, token: str) -> None:
    assert segmenter.split(token, True) == segmenter.split(token, False) == (token,)


@pytest.mark.parametrize(
    ("token", "words"), [("وبابل", "و بابل"), ("ببابل", "ب بابل"), ("وللبنان", "و ل لبنان"), ("وبسنجار", "و ب سنجار")]
)
def test_a_name_is_whole_after_its_clitics_too(segmenter: Segmenter, token: str, words: str) -> None:
    assert segmenter.split(token, True) == tuple(words.split())


def test_names_that_are_given_are_whole_unless_their_parts_are_common(segmenter: Segmenter) -> None:
    assert segmenter.split("كالسو", True) == ("كالسو",)
    assert segmenter.split("بينه", True) == ("بين", "ه")


def test_names_of_several_words_do_not_make_their_words_whole(segmenter: Segmenter) -> None:
    assert segmenter.split("بالقدس", True) == ("ب", "القدس")


def test_the_dictionary_of_the_pack_is_heard() -> None:
    assert made(Counts({}), {}).split("بزرق", False) == ("بزرق",)
    assert made(Counts({}), {"بزرق": "ب زرق"}).split("بزرق", True) == ("ب", "زرق")


@pytest.mark.parametrize("token", ["", "و", "18", "CNN", "؛", "&amp;", "ه" * 40])
def test_what_is_no_word_stays_as_it_is(segmenter: Segmenter, token: str) -> None:
    assert "".join(segmenter.split(token, True)).replace("ى", "") != "" or token == ""
    assert segmenter.split(token, False) == (token,)


def test_a_type_without_hamza_counts_its_spellings_with_hamza(tmp_path: Path) -> None:
    path = tmp_path / "types.tsv.gz"
    path.write_bytes(gzip.compress("الأمم\t3\nالامم\t2\n".encode()))
    counts = Counts.load(path)
    assert counts.log("الامم") > counts.log("الأمم") > counts.log("الإمم") == 0


def test_every_weight_is_of_a_feature_that_exists(segmenter: Segmenter) -> None:
    text = "وبحكومته بالعراق سيكون للقوات وقال فلهم قواتي ضربني عليهما منكما منهن منكم قواتنا منها زيد بن كبلد به"
    names: set[str] = set()
    for token in text.split():
        for flagged in (True, False):
            for analysis in segmenter.analyses(token):
                names |= set(segmenter.features(token, analysis, flagged))
    assert set(load_weights(SHIPPED / WEIGHTS)) <= names


def test_a_broken_file_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "clitics.yaml"
    path.write_text("conjunctions: [و", encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        load_clitics(path)
    assert "clitics.yaml" in str(error.value) and error.value.hint


def test_broken_weights_say_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "clitic_weights.yaml"
    path.write_text("و+: many", encoding="utf-8")
    with pytest.raises(PackError) as error:
        load_weights(path)
    assert error.value.hint


def test_unknown_lists_are_refused() -> None:
    with pytest.raises(ValidationError):
        Clitics.model_validate({**load_clitics().model_dump(), "prefixes": []})
