"""What stands for a statement that many reports tell."""

from __future__ import annotations

from typing import Any, cast

from graph_builder.cli.story import Statement, story
from graph_builder.stores import Store
from tests.api.conftest import TableStore


def claim(report: str, sentence: str = "جملة", certainty: str = "asserted", relays: tuple[str, ...] = ()) -> dict[str, Any]:
    key = f"{report}-{sentence}-{len(relays)}"
    told = {"sentence": sentence, "start": 0, "end": 3, "certainty": certainty, "relays": list(relays)}
    return {"claim": key, "doc_id": report, "document": report, "predicate": "killed", **told}


def shown(*claims: dict[str, Any]) -> list[str]:
    return [each["doc_id"] for each in Statement("it killed 1", claims).shown]


def test_the_earliest_report_stands_for_all_and_the_others_are_named_once() -> None:
    claims = (claim("r1", "أ"), claim("r2", "ب"), claim("r2", "ج"), claim("r3", "د"))
    assert shown(*claims) == ["r1"]
    assert Statement("it killed 1", claims).others == ["r2", "r3"]


def test_the_surest_words_come_before_the_earliest() -> None:
    assert shown(claim("r1", "أ", "possible"), claim("r2", "ب")) == ["r2"]


def test_the_longest_chain_of_voices_comes_before_the_earliest() -> None:
    assert shown(claim("r1", "أ"), claim("r2", "ب", relays=("agency",))) == ["r2"]


def test_copies_are_shown_side_by_side_but_no_more_than_two() -> None:
    claims = (claim("r1"), claim("r2"), claim("r3"))
    assert shown(*claims) == ["r1", "r2"]
    assert Statement("it killed 1", claims).others == ["r3"]


def test_rival_statements_stand_in_the_order_of_their_reason() -> None:
    about = {
        "subject": {"key": "i", "name": "it"},
        "object": None,
        "what": None,
        "inferred": False,
        "negated": False,
        "premises": [],
    }
    table = TableStore()
    table.answers["chains-about"] = [
        {**claim(f"r{n}"), **about, "value": str(n), "low": n, "high": n, "knowledge": []} for n in (2, 3)
    ]
    two, three = (row["claim"] for row in table.answers["chains-about"])
    table.answers["contradictions"] = [{"reason": "killed: 3 / 2", "first_claim": three, "second_claim": two}]
    told = story(cast(Store, table), {"incident": "i", "caption": "it", "kinds": [], "documents": 2})
    (pair,) = told.rivals
    assert (pair.first.text, pair.second.text) == ("It killed 3", "It killed 2")
