"""What counts as right, wrong and missed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from graph_builder.errors import ReadingError
from graph_builder.evaluation import incident_table, score_folders, score_graphs, score_incident_files, triple_tables
from graph_builder.evaluation.agreement import fold, same_date, same_evidence
from graph_builder.evaluation.graphs import graph_of
from graph_builder.evaluation.triples import TripleScore

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"

ENTITIES = [
    {"key": "base", "type": "Site", "names": ["قاعدة النور"]},
    {"key": "town", "type": "City", "names": ["بلدة السلام"]},
    {"key": "country", "type": "Country", "names": ["البلاد"]},
    {"key": "police", "type": "StateForce", "names": ["الشرطة"]},
]
GOLD: dict[str, Any] = {
    "doc_id": "d",
    "entities": ENTITIES,
    "incidents": [{"key": "i1", "type": ["attack"]}],
    "triples": [
        {"s": "i1", "p": "occurred_at", "o": "base", "evidence": "هاجموا قاعدة النور"},
        {"s": "base", "p": "located_in", "o": "town", "evidence": "في بلدة السلام"},
        {"s": "town", "p": "located_in", "o": "country", "optional": True},
        {"s": "i1", "p": "killed", "o": 2, "by": "police"},
    ],
}


def scored(*triples: dict[str, Any]) -> TripleScore:
    told = {"doc_id": "d", "entities": ENTITIES, "incidents": [{"key": "x", "type": "attack"}], "triples": list(triples)}
    return score_graphs({"d": graph_of(GOLD, "gold")}, {"d": graph_of(told, "told")})


HIT = {"s": "x", "p": "occurred_at", "o": "base", "evidence": "قاعدة النور"}


def test_what_is_not_predicted_is_missed_unless_it_is_optional() -> None:
    score = scored(HIT)
    assert (score.total.right, score.total.wrong, score.total.missed) == (1, 0, 2)
    assert [str(d.triple) for d in score.differences] == ["base located_in town", "i1 killed 2 by police"]


def test_a_larger_place_that_gold_reaches_counts_neither_way() -> None:
    assert scored(HIT, HIT | {"o": "country"}).total.wrong == 0
    assert scored(HIT, HIT | {"o": "police"}).total.wrong == 1


def test_an_optional_triple_is_neither_right_nor_wrong() -> None:
    score = scored({"s": "town", "p": "located_in", "o": "country"})
    assert (score.total.right, score.total.wrong) == (0, 0)


def test_a_figure_agrees_as_text_and_its_speaker_is_scored_apart() -> None:
    score = scored(HIT, {"s": "x", "p": "killed", "o": "2"})
    assert score.by_predicate["killed"].f1 == 1.0
    assert (score.speaker.hits, score.speaker.total) == (0, 1)
    assert scored(HIT, {"s": "x", "p": "killed", "o": "2", "by": "police"}).speaker.hits == 1


def test_a_document_without_prediction_counts_as_empty() -> None:
    score = score_graphs({"d": graph_of(GOLD, "gold")}, {})
    assert score.missing == ("d",)
    assert (score.total.missed, score.total.f1) == (3, 0.0)


def test_spelling_variants_of_a_name_are_one_name() -> None:
    assert fold("الأنبار") == fold("الانبار") == fold("انبار")
    assert fold("كتائبُ حزبِ الله") == fold("كتائب حزب الله")
    assert fold("IDF") == fold("idf")


@pytest.mark.parametrize(
    ("gold", "told", "agrees"),
    [
        ("2024-04-20", "2024-04-20", True),
        ("2024-04", "2024-04-20", True),
        ("2024-04-20", "2024-04", False),
        ("2024-04-18/2024-04-20", "2024-04-19", True),
        ("2024-04-18/2024-04-20", "2024-04-17/2024-04-19", False),
    ],
)
def test_a_date_agrees_within_the_gold_one(gold: str, told: str, agrees: bool) -> None:
    assert same_date(gold, told) is agrees


def test_evidence_agrees_at_the_same_words() -> None:
    assert same_evidence("هاجم مسلحون قاعدة النور", "قاعدة النور")
    assert same_evidence("قال إن مسلحين هاجموا قاعدة النور", "مسلحين هاجموا قاعدة النور فجرا")
    assert not same_evidence("هاجم مسلحون قاعدة النور", "قتل جنديان")
    assert not same_evidence("هاجم مسلحون", "")


def test_the_bundled_gold_scores_full_marks_against_itself() -> None:
    score = score_folders(EXAMPLES / "gold", EXAMPLES / "gold")
    assert score.documents == 28
    assert (score.total.f1, score.speaker.value, score.evidence.value, score.differences) == (1.0, 1.0, 1.0, ())


def test_an_empty_gold_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no gold"):
        score_folders(tmp_path, tmp_path)


@pytest.mark.parametrize("content", ["{", '{"doc_id": 3.5}', '{"doc_id": "d", "triples": [{"s": "a"}]}', "[]"])
def test_a_file_that_is_no_graph_is_an_error_with_its_name(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError) as caught:
        score_folders(EXAMPLES / "gold", tmp_path)
    assert caught.value.source.endswith("x.json")


def test_incidents_put_asunder_and_together_are_listed(tmp_path: Path) -> None:
    """All mentions are found, but the first of st-01 and of st-20 lie in one heap and every other one alone."""
    clusters = json.loads((EXAMPLES / "stories.json").read_text(encoding="utf-8"))
    for doc_id, document in clusters["documents"].items():
        incidents = [
            {"key": "heap" if n == 0 and doc_id in ("st-01", "st-20") else f"{doc_id}-{n}", "evidence": [i["anchor"]]}
            for n, i in enumerate(document["incidents"])
        ]
        (tmp_path / f"{doc_id}.json").write_text(json.dumps({"incidents": incidents}), encoding="utf-8")
    score = score_incident_files(EXAMPLES / "stories.json", EXAMPLES / "reports", tmp_path)
    assert score.mixed == (("st-01:i1", "st-20:i1"),)
    assert ("st-01:i1", "st-02:i1") in score.split
    assert (score.links.recall, score.copies.recall) == (0.0, 0.0)
    assert 0 < score.b_cubed.recall < score.b_cubed.precision < 1


def test_tables_hold_every_predicate_and_measure(tmp_path: Path) -> None:
    console = Console(width=120, record=True, file=(tmp_path / "out").open("w", encoding="utf-8"))
    console.print(triple_tables(score_folders(EXAMPLES / "gold", EXAMPLES / "gold")))
    console.print(incident_table(score_incident_files(EXAMPLES / "stories.json", EXAMPLES / "reports", EXAMPLES / "gold")))
    text = console.export_text()
    assert all(word in text for word in ("occurred_at", "accused_of", "speaker right", "B-cubed", "links", "copies", "1.000"))
