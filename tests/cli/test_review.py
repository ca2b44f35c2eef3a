"""`isnad review`: what is pressed becomes a judgement."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph_builder.cli import output
from graph_builder.cli.review import ask, taken_back
from graph_builder.errors import JudgementError, NotFoundError
from graph_builder.incidents import resolve
from graph_builder.incidents.judgements import verdicts
from graph_builder.incidents.review import queue
from graph_builder.model import Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store
from tests.cli.conftest import Run
from tests.incidents.test_judgements import A, B, judged, report
from tests.incidents.test_one_key import FULL, NAMES, RASHID
from tests.incidents.test_one_key import A as PERSON
from tests.incidents.test_one_key import B as SAME_PERSON

GRAPH = resolve([report("a"), report("t", at="babil", killed=2), report("u", at="babil", killed=2, later=1)])


@pytest.fixture
def ask_store(run: Run, embedded_store: Store, embedded_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """As ``run``, on two reports of which somebody said that they tell two happenings."""
    embedded_store.write("MATCH (n) DETACH DELETE n")
    embedded_store.apply_schema()
    embedded_store.save_records([A, B])
    embedded_store.judge(replace(judged("a", "b", Verdict.NEGATIVE), why="another street"))
    monkeypatch.setenv("ISNAD_HOME", str(embedded_settings.home))
    yield run
    embedded_store.write("MATCH (n) DETACH DELETE n")


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


def test_a_reason_is_kept_with_the_verdict() -> None:
    (found,) = ask(GRAPH.doubts[:1], GRAPH, "analyst:amal", lambda: "n", "another street")
    assert found.why == "another street"


def test_a_verdict_of_ones_own_is_taken_back_and_stays_in_the_log() -> None:
    log = [judged("a", "b", Verdict.NEGATIVE), judged("a", "b", Verdict.NEGATIVE, "analyst:badr", 5)]
    undone = taken_back(log, 1, "analyst:amal", "it was one street")
    assert (undone.first, undone.second, undone.verdict, undone.why) == ("a#i1", "b#i1", Verdict.UNSURE, "it was one street")
    assert verdicts([log[0], undone], {r.document.key: r for r in (A, B)}) == {("a#i1", "b#i1"): Verdict.UNSURE}
    for number in (2, 3):
        with pytest.raises(NotFoundError):
            taken_back(log, number, "analyst:amal")


def test_only_the_last_verdict_on_a_pair_is_taken_back() -> None:
    log = [judged("a", "b", Verdict.NEGATIVE), judged("a", "b", Verdict.POSITIVE)]
    assert taken_back(log, 2, "analyst:amal").verdict is Verdict.UNSURE
    with pytest.raises(NotFoundError, match="2 is about the same pair"):
        taken_back(log, 1, "analyst:amal")


@pytest.mark.embedded
def test_the_log_tells_who_judged_when_and_why(ask_store: Run) -> None:
    told = ask_store("review", "--log").output
    assert all(word in told for word in ("analyst:amal", "negative", "another street", "2024-04-22"))
    undone = ask_store("review", "--take-back", "1", "--by", "amal", "--why", "it was one")
    assert undone.exit_code == 0
    rows = json.loads(ask_store("review", "--log", "--json").output)
    assert [(r["number"], r["verdict"], r["why"]) for r in rows] == [
        (1, "negative", "another street"),
        (2, "unsure", "it was one"),
    ]
    assert ask_store("review", "--take-back", "1", "--by", "badr").exit_code == 7


def test_both_tellings_stand_side_by_side_with_their_words_and_facts() -> None:
    (doubt, *_) = GRAPH.doubts
    with output.out.capture() as caught:
        ask([doubt], GRAPH, "analyst:amal", lambda: "s")
    text = caught.get()
    assert all(f"خبر{key.partition('#')[0]}" in text for key in (doubt.first, doubt.second))
    assert "told as: drone attack" in text and "one happening" in text


def test_two_entities_stand_side_by_side_and_a_key_judges_them() -> None:
    graph = resolve([PERSON, SAME_PERSON])
    with output.out.capture() as caught:
        (found,) = ask(queue(graph), graph, "analyst:amal", lambda: "y")
    assert (found.first, found.second, found.verdict) == (*sorted((RASHID, FULL)), Verdict.POSITIVE)
    text = caught.get()
    assert all(name in text for name in (NAMES[RASHID], NAMES[FULL])) and "one and the same" in text


@pytest.mark.embedded
def test_two_entities_are_joined_by_their_keys_and_parted_again(ask_store: Run, embedded_store: Store) -> None:
    def people() -> set[str]:
        return {row["key"] for row in embedded_store.run("MATCH (p:Person)-[:LEADS]->() RETURN p.key AS key")}

    embedded_store.save_records([PERSON, SAME_PERSON])
    assert ask_store("review", "--same", RASHID, FULL, "--by", "amal", "--why", "one rank").exit_code == 0
    assert people() == {min(RASHID, FULL)}
    assert ask_store("review", "--apart", RASHID, FULL, "--by", "badr").exit_code == 0
    assert people() == {RASHID, FULL}
    assert ask_store("review", "--take-back", "3", "--by", "badr").exit_code == 0
    assert people() == {min(RASHID, FULL)}


@pytest.mark.embedded
def test_an_entity_of_the_catalogue_is_not_joined(ask_store: Run, embedded_store: Store) -> None:
    embedded_store.save_records([PERSON])
    refused = ask_store("review", "--same", RASHID, "pmf", "--by", "amal")
    assert refused.exit_code == JudgementError.exit_code and "ISNAD_CATALOGUE" in refused.stderr
    assert len(embedded_store.judgements()) == 1
