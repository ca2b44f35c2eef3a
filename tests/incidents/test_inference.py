from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.incidents import resolve
from graph_builder.incidents.inference import RULE
from graph_builder.model import Certainty, Claim, Graph, IncidentKind, Predicate
from tests.incidents.build import DAY, WORLD, Report, on

CATALOGUE = {e.key: e for e in WORLD}
PLAIN = tuple(e for e in WORLD if e.key not in ("kh", "nujaba"))


def claiming(key: str = "a", by: str = "iri", sure: Certainty = Certainty.ASSERTED, negated: bool = False) -> Report:
    report = Report(key, entities=PLAIN)
    telling = report.tell(IncidentKind.DRONE_ATTACK, at="eilat", day=on(DAY))
    report.say(by, Predicate.CLAIMED, telling, certainty=sure, negated=negated)
    return report


def claimed(graph: Graph) -> dict[str, Claim]:
    return {c.subject: c for c in graph.inferred}


def test_a_member_that_the_document_names_probably_claims_it() -> None:
    report = claiming()
    part = report.say("nujaba", Predicate.PART_OF, "iri")
    inferred = claimed(resolve([report.record()], CATALOGUE))["nujaba"]
    assert (inferred.predicate, inferred.object, inferred.certainty) == (Predicate.CLAIMED, "a#i1", Certainty.PROBABLE)
    assert inferred.inferred and inferred.rule == RULE
    assert inferred.premises == (report.claims[-2].key, part)


def test_another_document_is_premise_enough_for_whom_the_front_acts_through() -> None:
    other = Report("b", entities=tuple(replace(e, part_of=()) for e in WORLD))
    part = other.say("kh", Predicate.PART_OF, "iri")
    inferred = claimed(resolve([claiming().record(), other.record()]))["kh"]
    assert inferred.certainty is Certainty.POSSIBLE
    assert inferred.premises[1] == part


def test_the_catalogue_alone_carries_the_claim_only_to_whom_the_front_acts_through() -> None:
    graph = resolve([claiming().record()], CATALOGUE)
    assert set(claimed(graph)) == {"kh"}
    assert claimed(graph)["kh"].premises[1] == "catalogue:kh:part_of:iri"
    assert claimed(graph)["kh"].certainty is Certainty.POSSIBLE
    assert "kh" in graph.entities


def test_another_document_alone_is_not_enough() -> None:
    other = Report("b")
    other.say("nujaba", Predicate.PART_OF, "iri")
    assert "nujaba" not in claimed(resolve([claiming().record(), other.record()], CATALOGUE))


def test_it_goes_when_a_premise_goes() -> None:
    report = claiming()
    report.say("nujaba", Predicate.PART_OF, "iri")
    with_both, without = report.record(), claiming().record()
    assert "nujaba" in claimed(resolve([with_both], CATALOGUE))
    assert "nujaba" not in claimed(resolve([without], CATALOGUE))
    assert not resolve([replace(with_both, claims=with_both.claims[-1:])], CATALOGUE).inferred


def test_it_is_never_surer_than_the_claim() -> None:
    report = claiming(sure=Certainty.DOUBTFUL)
    report.say("nujaba", Predicate.PART_OF, "iri")
    assert claimed(resolve([report.record()], CATALOGUE))["nujaba"].certainty is Certainty.DOUBTFUL


@pytest.mark.parametrize("predicate", [Predicate.CLAIMED, Predicate.DENIED])
def test_a_members_own_word_stands_in_its_way(predicate: Predicate) -> None:
    report, own = claiming(), claiming("b", by="factions")
    report.say("nujaba", Predicate.PART_OF, "iri")
    own.say("nujaba", predicate, "b#i1")
    assert "nujaba" not in claimed(resolve([report.record(), own.record()], CATALOGUE))


def test_nothing_follows_from_a_member_or_an_army_or_a_denial() -> None:
    member, army, denial = claiming("a", by="kh"), claiming("b", by="us"), claiming("c", negated=True)
    member.say("kh", Predicate.PART_OF, "iri")
    army.say("kh", Predicate.PART_OF, "us")
    denial.say("kh", Predicate.PART_OF, "iri")
    for report in (member, army, denial):
        assert not resolve([report.record()], CATALOGUE).inferred


def test_the_shortcut_is_marked_and_stands_beside_the_told_one() -> None:
    graph = resolve([claiming().record()], CATALOGUE)
    edges = {s.subject: s for s in graph.shortcuts if s.predicate is Predicate.CLAIMED}
    assert edges["kh"].inferred and not edges["iri"].inferred
    assert edges["kh"].object == edges["iri"].object == graph.incidents[0].key
