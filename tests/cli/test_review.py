"""`isnad review`: what is pressed becomes a judgement."""

from __future__ import annotations

import pytest

from graph_builder.cli import output
from graph_builder.cli.review import ask
from graph_builder.incidents import resolve
from graph_builder.model import Verdict
from tests.incidents.test_judgements import report

GRAPH = resolve([report("a"), report("t", at="babil", killed=2), report("u", at="babil", killed=2, later=1)])


@pytest.mark.parametrize(("key", "verdict"), [("y", Verdict.POSITIVE), ("n", Verdict.NEGATIVE), ("u", Verdict.UNSURE)])
def test_a_key_is_a_verdict_in_the_name_of_who_pressed_it(key: str, verdict: Verdict) -> None:
    (doubt, *_) = GRAPH.doubts
    (found,) = ask([doubt], GRAPH, "analyst:amal", lambda: key)
    assert (found.first, found.second, found.verdict, found.by) == (doubt.first, doubt.second, verdict, "analyst:amal")
    assert found.at.tzinfo


def test_a_pair_may_be_skipped_and_the_rest_left() -> None:
    (doubt, *_) = GRAPH.doubts
    keys = iter(["s", "y", "q"])
    assert len(ask([doubt, doubt, doubt, doubt], GRAPH, "analyst:amal", lambda: next(keys))) == 1


def test_both_tellings_stand_side_by_side_with_their_words_and_facts() -> None:
    (doubt, *_) = GRAPH.doubts
    with output.out.capture() as caught:
        ask([doubt], GRAPH, "analyst:amal", lambda: "s")
    text = caught.get()
    assert all(f"خبر{key.partition('#')[0]}" in text for key in (doubt.first, doubt.second))
    assert "told as: drone attack" in text and "one happening" in text
