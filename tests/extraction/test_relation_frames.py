"""The frames of relations are data: they are checked when they are read, and the faults are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph_builder.errors import CatalogueError
from graph_builder.extraction.relations.frames import FOLDER, load_frames
from graph_builder.extraction.relations.surface import Pattern
from graph_builder.model import Predicate


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "relations"))


def test_every_predicate_without_incident_has_a_frame() -> None:
    found = {frame.spec.predicate for frame in load_frames().frames}
    assert found == set(load_frames().general.ranges)
    assert {Predicate.LOCATED_AT, Predicate.LOCATED_IN, Predicate.LEADS, Predicate.MET} <= found


def test_rules_have_names_of_their_own() -> None:
    names = [frame.spec.rule for frame in load_frames().frames]
    assert len(names) == len(set(names))


def test_a_word_list_is_indexed_once_for_all_patterns() -> None:
    """It was indexed for each element anew: four of the seconds until a first report was read."""
    lists = {"posts": ("رئيس", "قائد قوات"), "others": ("وزير",)}
    [first, _], [_, second] = (Pattern.of(text, lists).elements for text in ("@posts S", "O @posts"))
    assert first.phrases is second.phrases
    assert Pattern.of("@others S", lists).elements[0].phrases is not first.phrases


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("frames: [{rule: a, predicate: leads, example: a, surface: ['@nobody S O']}]", "nobody"),
        ("frames: [{rule: a, predicate: leads, example: a, surface: ['S VERB O']}]", "VERB"),
        ("frames: [{rule: a, predicate: leads, example: a, surprise: [S O]}]", "surprise"),
        ("frames: [{rule: a, predicate: rules_over, example: a}]", "predicate"),
        ("words: {posts: [رئيس]}", "posts"),
        ("words: {mine: ['@nowhere']}", "nowhere"),
        ("frames: [", "not YAML"),
    ],
)
def test_faults_are_told(folder: Path, text: str, told: str) -> None:
    (folder / "zz.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=told) as error:
        load_frames(folder)
    assert error.value.hint


def test_a_folder_without_the_general_part(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="general"):
        load_frames(tmp_path)


def test_a_pattern_knows_which_words_it_needs() -> None:
    pattern = Pattern.of("S ADJ? @lies|كائن في? O", {"lies": ["يقع", "تقع على"]})
    assert pattern.needs == (frozenset({"يقع", "تقع", "كائن"}),)
