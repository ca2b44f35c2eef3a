"""What one document's JSON holds, on a graph made by hand."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph_builder.errors import IsnadError
from graph_builder.exports import triples
from graph_builder.model import (
    Certainty,
    Claim,
    Copy,
    Document,
    Entity,
    EntityKind,
    Graph,
    IncidentKind,
    Mention,
    Predicate,
    Record,
    SentenceText,
    Span,
    Telling,
)

FIRST = "قصفت طائرة مجهولة قاعدة النور فجر السبت."
SECOND = "وقالت الشرطة إن جنديين قتلا في القاعدة."
TEXT = f"{FIRST}\n{SECOND}"

BASE = Entity("nur", EntityKind.SITE, "قاعدة النور", "Nur Base", ("قاعدة النور", "Nur Base"), "catalogue")
POLICE = Entity("police", EntityKind.STATE_FORCE, "الشرطة", "Police", ("الشرطة",), "catalogue")
PAPER = Entity("paper", EntityKind.MEDIA_OUTLET, "الجريدة", "The Paper", ("الجريدة",), "catalogue")


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(0 if start < len(FIRST) else 1, start, start + len(words))


def claim(
    predicate: Predicate,
    subject: str,
    object_: str,
    words: str,
    *,
    key: str = "",
    speaker: str | None = None,
    certainty: Certainty = Certainty.ASSERTED,
    negated: bool = False,
) -> Claim:
    key = key or f"{predicate}-{subject}-{object_}-{speaker}-{certainty}"
    return Claim(
        key, "d1", predicate, subject, object_, span(words), "rule", "path", 0.9, speaker, certainty=certainty, negated=negated
    )


def mention(entity: Entity, words: str, witness: str = "catalogue") -> Mention:
    at = span(words)
    return Mention(at.sentence, 0, 0, 0, at.start, at.end, words, entity.key, entity.kind, witness, 1.0)


def graph(claims: Sequence[Claim], inferred: Sequence[Claim] = (), doc_ids: Sequence[str] = ("report-1",)) -> Graph:
    tellings = (
        Telling("d1#i1", (IncidentKind.AIRSTRIKE,), (span("قصفت"),)),
        Telling("d1#i2", (IncidentKind.ATTACK, IncidentKind.AIRSTRIKE), (span("قتلا"),)),
    )
    record = Record(
        document=Document("d1", doc_ids[0], TEXT, published=date(2024, 4, 20)),
        outlet="paper",
        sentences=(
            SentenceText(0, 0, len(FIRST), FIRST),
            SentenceText(1, len(FIRST) + 1, len(TEXT), SECOND),
        ),
        entities=(BASE, POLICE, PAPER),
        mentions=(mention(BASE, "قاعدة النور"), mention(BASE, "القاعدة", "anaphora"), mention(POLICE, "الشرطة")),
        tellings=tellings,
        claims=tuple(claims),
        version="1",
    )
    others = (replace(record, document=replace(record.document, key=f"d{n}", doc_id=i)) for n, i in enumerate(doc_ids[1:], 2))
    return Graph(
        records=(record, *others),
        entities={e.key: e for e in (BASE, POLICE, PAPER)},
        incidents=(),
        incident_of={"d1#i1": "nur-strike", "d1#i2": "nur-strike"},
        merges=(),
        inferred=tuple(inferred),
        copies=(),
        contradictions=(),
    )


def told(claims: Sequence[Claim], inferred: Sequence[Claim] = ()) -> triples.Row:
    return next(triples.documents(graph(claims, inferred)))


STRUCK = claim(Predicate.OCCURRED_AT, "d1#i1", "nur", "قصفت طائرة مجهولة قاعدة النور")
TOLL = claim(Predicate.KILLED, "d1#i2", "2", "جنديين قتلا", speaker="police")


def test_tellings_become_the_one_incident_that_they_tell() -> None:
    row = told([STRUCK, TOLL])
    assert [(t["s"], t["p"], t["o"]) for t in row["triples"]] == [
        ("nur-strike", "occurred_at", "nur"),
        ("nur-strike", "killed", "2"),
    ]
    assert row["incidents"] == [
        {
            "key": "nur-strike",
            "type": ["airstrike", "attack"],
            "date": None,
            "killed": ["2"],
            "wounded": [],
            "evidence": [FIRST, SECOND],
        }
    ]


def test_the_evidence_of_an_incident_begins_with_the_sentence_that_tells_most_of_it() -> None:
    hit = claim(Predicate.TARGETED, "d1#i2", "nur", "القاعدة.", speaker="police")
    [incident] = told([STRUCK, TOLL, hit])["incidents"]
    assert incident["evidence"] == [SECOND, FIRST]


def test_evidence_is_the_exact_words_and_speaker_and_certainty_stand_beside_it() -> None:
    triple = told([replace(TOLL, certainty=Certainty.PROBABLE, relays=("paper",))])["triples"][0]
    assert triple["evidence"] == "جنديين قتلا"
    assert (triple["by"], triple["certainty"], triple["relays"]) == ("police", "probable", ["paper"])
    assert triple["key"] == TOLL.key


def test_evidence_needs_no_document_text() -> None:
    whole = graph([TOLL])
    stored = replace(whole.records[0], document=replace(whole.records[0].document, text=""))
    row = next(triples.documents(replace(whole, records=(stored,))))
    assert row["triples"][0]["evidence"] == "جنديين قتلا"


def test_the_outlets_own_voice_is_no_speaker() -> None:
    assert "by" not in told([replace(STRUCK, speaker="paper")])["triples"][0]


def test_the_same_triple_twice_is_told_once_by_its_surest_claim() -> None:
    weak = claim(Predicate.OCCURRED_AT, "d1#i2", "nur", "القاعدة", certainty=Certainty.POSSIBLE)
    assert [t["certainty"] for t in told([weak, STRUCK])["triples"]] == ["asserted"]


def test_of_one_figure_the_account_with_a_speaker_comes_first() -> None:
    own = replace(TOLL, key="own", speaker=None, evidence=span("قصفت"))
    assert [t.get("by") for t in told([own, TOLL])["triples"]] == ["police", None]


def test_negated_claims_are_left_out() -> None:
    assert told([replace(TOLL, negated=True)])["triples"] == []
    assert told([replace(TOLL, negated=True)])["incidents"][0]["killed"] == []


def test_a_denial_is_a_triple_that_says_what_is_denied() -> None:
    denial = replace(claim(Predicate.DENIED, "police", "d1#i1", "وقالت الشرطة"), what="occurrence")
    triple = told([denial])["triples"][0]
    assert (triple["s"], triple["p"], triple["o"], triple["what"]) == ("police", "denied", "nur-strike", "occurrence")


def test_an_incident_is_no_answer_to_itself() -> None:
    assert told([claim(Predicate.RETALIATION_FOR, "d1#i1", "d1#i2", "قصفت")])["triples"] == []


def test_inferred_claims_stand_in_the_document_of_their_evidence_with_their_premises() -> None:
    inferred = replace(STRUCK, key="inf", subject="d1#i2", object="paper", inferred=True, premises=(STRUCK.key,))
    rows = [t for t in told([STRUCK], [inferred])["triples"] if t["inferred"]]
    assert [(t["o"], t["premises"]) for t in rows] == [("paper", [STRUCK.key])]


def test_entities_of_triples_come_first_then_those_that_are_only_named_with_the_forms_of_the_text_but_no_anaphors() -> None:
    row = told([STRUCK])
    assert row["entities"] == [
        {"key": "nur", "type": "Site", "names": ["قاعدة النور", "Nur Base"]},
        {"key": "police", "type": "StateForce", "names": ["الشرطة", "Police"]},
    ]


def test_copies_go_by_the_ids_of_the_sources() -> None:
    two = replace(graph([], doc_ids=["a", "b"]), copies=(Copy("d2", "d1", 0.98765),))
    assert triples.copies(two) == [{"document": "b", "of": "a", "similarity": 0.988}]


def test_write_makes_one_whole_file_per_document_and_the_copies(tmp_path: Path) -> None:
    two = replace(graph([STRUCK], doc_ids=["a", "b"]), copies=(Copy("d2", "d1", 0.9),))
    assert triples.write(two, tmp_path / "out") == 2
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["_copies.json", "a.json", "b.json"]
    assert json.loads((tmp_path / "out" / "a.json").read_text(encoding="utf-8"))["triples"][0]["o"] == "nur"


def test_copies_of_an_earlier_export_do_not_stay(tmp_path: Path) -> None:
    (tmp_path / "_copies.json").write_text("[]", encoding="utf-8")
    triples.write(graph([STRUCK]), tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["report-1.json"]


def test_ids_that_are_no_file_names_or_are_not_alone_give_way_to_the_key(tmp_path: Path) -> None:
    triples.write(graph([], doc_ids=["../x", "same", "Same", "_copies", "ل" * 90]), tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [f"d{n}.json" for n in range(1, 6)]
    assert list(tmp_path.parent.glob("x*")) == []


def test_writing_where_one_may_not_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(IsnadError, match="cannot write"):
        triples.write(graph([STRUCK]), tmp_path / "file")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
