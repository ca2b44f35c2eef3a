"""How documents are put into transactions."""

from __future__ import annotations

from graph_builder.model import Shortcut
from graph_builder.stores.counts import Counted
from graph_builder.stores.plan import Plan, find_changes, in_groups
from graph_builder.stores.projection import View
from graph_builder.stores.rows import TIE_TYPES
from tests.stores.sample import sample_graph


def test_a_plan_holds_no_rows_of_what_is_told() -> None:
    """They are made when their step is written, so that memory does not grow with the graph."""
    view = View(sample_graph())
    plan = Plan(view, find_changes(view, {}), {}, {}, 1)
    assert {r.type for step in plan.steps for r in step.relationships} <= set(TIE_TYPES)
    assert not any(node.label in ("Document", "Sentence", "Claim") for step in plan.steps for node in step.nodes)
    told = [each for step in plan.steps for each in step.told]
    assert [sum(isinstance(each, kind) for each in told) for kind in (Shortcut, Counted)] == [17, 12]


def test_documents_of_one_story_stay_together() -> None:
    sizes = dict.fromkeys("abcdef", 10)
    assert in_groups(sizes, ["af", "be"], 30) == [["a", "f"], ["b", "e", "c"], ["d"]]


def test_stories_that_share_a_document_are_one() -> None:
    assert in_groups(dict.fromkeys("abcd", 10), ["ad", "dc"], 30) == [["a", "c", "d"], ["b"]]


def test_a_story_that_is_too_large_is_cut_between_documents() -> None:
    assert in_groups(dict.fromkeys("abcde", 10), ["abcde"], 20) == [["a", "b"], ["c", "d"], ["e"]]


def test_a_document_is_not_cut_however_large_it_is() -> None:
    assert in_groups({"a": 5, "b": 500, "c": 5}, [], 20) == [["a"], ["b"], ["c"]]


def test_stories_may_name_documents_that_do_not_change() -> None:
    assert in_groups({"a": 1, "c": 1}, ["abc"], 10) == [["a", "c"]]
    assert in_groups({}, ["ab"], 10) == []
