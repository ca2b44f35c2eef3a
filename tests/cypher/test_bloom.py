"""The Bloom perspective: current, of the graph's own vocabulary, its phrases only read."""

from __future__ import annotations

import json
import re

import pytest

from cypher.bloom import BROWSER_STYLE, PERSPECTIVE, Phrase, browser_style, describe, perspective
from cypher.guard import refuse_writes
from graph_builder.stores.rows import KIND_LABELS, PRIMARY_LABELS, RELATIONSHIP_TYPES
from tests.stores.listing import rows_of
from tests.stores.sample import sample_graph

LABELS = {*PRIMARY_LABELS, *(label for labels in KIND_LABELS.values() for label in labels)}


def test_the_files_are_current() -> None:
    assert PERSPECTIVE.read_text("utf-8") == perspective(), "run python -m cypher.bloom"
    assert BROWSER_STYLE.read_text("utf-8") == browser_style(), "run python -m cypher.bloom"


def test_every_kind_of_node_has_a_category() -> None:
    shown = {category.label for category in describe().categories}
    assert shown <= LABELS
    assert LABELS - shown == {"Actor", "Place", "Country"}  # every actor and place has a label that says more


def test_properties_and_captions_are_in_the_graph() -> None:
    rows = rows_of(sample_graph())
    for category in describe().categories:
        held = {name for n in rows.nodes if category.label in n.labels for name in n.properties}
        assert set(category.captions) <= set(category.properties)
        assert held == set() or set(category.captions) <= held, category.label
    for style in describe().relationships:
        held = {name for r in rows.relationships if r.type == style.type for name in r.properties}
        assert style.type in RELATIONSHIP_TYPES
        assert held == set() or set(style.captions) <= held, style.type


@pytest.mark.parametrize("phrase", describe().phrases, ids=lambda p: p.phrase)
def test_phrases_take_what_they_say_and_only_read(phrase: Phrase) -> None:
    refuse_writes(phrase.cypher)
    names = {each.name for each in phrase.parameters}
    assert set(re.findall(r"\$(\w+)", phrase.phrase)) == names == set(re.findall(r"\$(\w+)", phrase.cypher))
    assert phrase.cypher.rstrip().split()[-2] == "LIMIT"


def test_there_are_at_least_twenty_phrases() -> None:
    assert len({template["text"] for template in json.loads(perspective())["templates"]}) >= 20


def test_scene_actions_only_read_and_stand_in_the_menus_of_their_categories() -> None:
    whole = json.loads(perspective())
    names = {category["id"]: category["name"] for category in whole["categories"]}
    assert len({action["id"] for action in whole["sceneActions"]}) == len(describe().actions) >= 4
    for action, exported in zip(describe().actions, whole["sceneActions"], strict=True):
        refuse_writes(action.cypher)
        assert {names[number] for number in exported["categories"]} == set(action.on)
        assert set(re.findall(r"\$(\w+)", action.cypher)) == {"nodes"}
