"""`isnad query`, `cypher` and `explain` on the sample graph: answers, their JSON, and what a wrong question is told."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.embedded


def test_queries_are_listed_with_parameters(run: Run) -> None:
    shown = run("query").output
    assert "isnad query units-at-base place=kalsu" in shown
    assert "Units at a base" in shown
    listed = json.loads(run("query", "--json").output)
    tolls = next(each for each in listed if each["name"] == "tolls")
    assert tolls["parameters"][0].keys() == {"name", "type", "example", "meaning", "optional"}
    assert {"name": "speaker", "type": "text", "meaning": "who gives the number"} in tolls["columns"]


def test_an_answer_as_table_and_as_json(ask: Run) -> None:
    table = ask("query", "units-at-base", "place=kalsu").output
    assert "Popular Mobilization Forces" in table
    (row,) = json.loads(ask("query", "units-at-base", "place=kalsu", "--json").output)
    assert (row["actor"], row["negated"], row["first_reported"]) == ("pmf", False, "2024-04-20")


def test_no_rows_is_an_answer(ask: Run) -> None:
    assert ask("query", "units-at-base", "place=nowhere").output == "no rows\n"
    assert json.loads(ask("query", "units-at-base", "place=nowhere", "--json").output) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("who-deny",), "Did you mean who-denied?"),
        (("who-denied",), "needs incident"),
        (("who-denied", "incidnt=x"), "Did you mean incident?"),
        (("who-denied", "kalsu"), "Write parameters as key=value"),
        (("incidents", "limit=many"), "not of type integer"),
        (("incidents", "since=yesterday"), "not of type date"),
    ],
)
def test_a_wrong_question_is_told_before_a_store_is_opened(arguments: tuple[str, ...], says: str, run: Run) -> None:
    result = run("query", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "next:" in result.stderr
    assert result.stdout == ""


def test_cypher(ask: Run) -> None:
    result = ask(
        "cypher", "MATCH (a:Actor)-[r:CLAIMED]->(i:Incident) RETURN a.key AS who, r.inferred AS inferred ORDER BY who", "--json"
    )
    assert json.loads(result.output) == [{"who": "iri", "inferred": False}, {"who": "kh", "inferred": True}]


@pytest.mark.parametrize("statement", ["CREATE (n:Actor {key: 'x'})", "MATCH (n) DETACH DELETE n", "MATCH (n RETURN n"])
def test_cypher_that_writes_or_is_wrong(statement: str, ask: Run) -> None:
    result = ask("cypher", statement)
    assert result.exit_code == 2
    assert "Query not valid" in result.stderr
    assert len(json.loads(ask("cypher", "MATCH (n:Incident) RETURN n.key", "--json").output)) == 3


def test_explain_marks_the_words_in_their_sentence(ask: Run) -> None:
    shown = ask("explain", "d3-killed").output
    assert "⟦ثلاثة قتلى⟧" in shown
    assert "Iraqi factions" in shown
    assert "said on" in shown and "2024-04-20" in shown
    chain = json.loads(ask("explain", "d3-killed", "--json").output)
    assert chain["sentence"][chain["start"] : chain["end"]] == "ثلاثة قتلى"
    assert (chain["speaker"], chain["certainty"], chain["rule"], chain["score"]) == ("Iraqi factions", "asserted", "test", 0.9)


def test_explain_tells_relays_in_order(ask: Run) -> None:
    shown = ask("explain", "d2-killed").output
    assert "Furat Agency" in shown
    assert "said on" not in shown


def test_explain_tells_the_premises_of_what_is_inferred(ask: Run) -> None:
    shown = ask("explain", "x-kh").output
    assert "no report says so" in shown
    assert "Kataib Hezbollah is part of Islamic Resistance in Iraq (known to the catalogue)" in shown
    assert "⟦وأعلنت المقاومة الإسلامية في العراق أنها هاجمت⟧" in shown
    chain = json.loads(ask("explain", "x-kh", "--json").output)
    assert [premise["claim"] for premise in chain["premises"]] == ["d3-claimed"]


def test_explain_takes_the_first_letters(ask: Run) -> None:
    assert "killed 3" in ask("explain", "d3-k").output
    several = ask("explain", "d1")
    assert several.exit_code == 2
    assert "d1-killed" in several.stderr
    assert ask("explain", "nothing").exit_code == 7
