from __future__ import annotations

from datetime import timedelta

import pytest

from graph_builder.errors import NotFoundError
from graph_builder.incidents import Named, Stance, accounts, resolve
from graph_builder.incidents.dossier import dossier
from graph_builder.incidents.revisions import Step
from graph_builder.incidents.sheet import sheet
from graph_builder.model import Certainty, Figure, IncidentKind, Predicate
from tests.incidents.build import DAY, Report, on
from tests.incidents.gold import story_records


def test_one_row_for_each_voice() -> None:
    first, second = Report("a"), Report("b", outlet="tribune")
    for made in (first, second):
        made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
        made.say("centcom", Predicate.DENIED, made.tellings[0].key)
        made.count(made.tellings[0].key, 8, Predicate.WOUNDED, by="official", relays=["afp"])
    first.say("us", Predicate.ACCUSED_OF, "a#i1", by="factions")
    graph = resolve([first.record(), second.record()])
    rows = {a.speaker: a for a in accounts(graph, graph.incidents[0].key) if a.speaker}
    own = [a for a in accounts(graph, graph.incidents[0].key) if a.speaker is None]
    assert rows["centcom"].stances == (Stance(Predicate.DENIED, "centcom"),)
    assert rows["centcom"].documents == ("a", "b")
    assert rows["centcom"].contradicts == ("a:c005",)
    assert rows["official"].wounded == (Step((Figure(8, 8, 8),), DAY),) and rows["official"].relays == ("afp",)
    assert rows["factions"].doers == (Named("us"),)
    assert [(a.outlet, a.places) for a in own] == [("gazette", (Named("kalsu"),)), ("tribune", (Named("kalsu"),))]


def test_when_it_was_said_stands_apart_from_when_it_was_reported() -> None:
    report = Report("a")
    told = report.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    report.say("centcom", Predicate.DENIED, told, said_on=on(DAY - timedelta(1)))
    graph = resolve([report.record()])
    rows = {a.speaker: a for a in accounts(graph, graph.incidents[0].key)}
    assert (rows["centcom"].said, rows["centcom"].first_reported) == ((on(DAY - timedelta(1)),), DAY)
    assert rows[None].said == ()
    (row,) = (
        r
        for r in sheet(dossier(graph.incidents[0].tellings, graph.records, graph.copies, graph.entities), "key").accounts
        if "denied" in r.says
    )
    assert row.when == f"{DAY} (said {DAY - timedelta(1)})"


def test_who_says_that_a_deed_was_a_reply_is_told() -> None:
    made = Report("a")
    reply = made.tell(IncidentKind.DRONE_ATTACK, at="eilat", day=on(DAY))
    cause = made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY - timedelta(1)))
    made.say(reply, Predicate.RETALIATION_FOR, cause, by="factions")
    graph = resolve([made.record()])
    told = dossier([reply], graph.records, graph.copies, graph.entities)
    assert [row.says for row in sheet(told, "key").accounts if row.speaker] == [
        f"in retaliation for Explosion, Kalsu, {DAY - timedelta(1)}"
    ]


def test_what_a_voice_rules_out_is_marked() -> None:
    made = Report("a")
    made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    made.say("a#i1", Predicate.USED_WEAPON, "rocket", by="ministry")
    made.say("a#i1", Predicate.USED_WEAPON, "drone", by="ministry", negated=True)
    graph = resolve([made.record()])
    (row,) = [a for a in accounts(graph, graph.incidents[0].key) if a.speaker == "ministry"]
    assert row.weapons == (Named("drone", denied=True), Named("rocket"))


def test_what_a_voice_holds_less_surely_is_marked() -> None:
    made = Report("a")
    made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    made.say("a#i1", Predicate.USED_WEAPON, "drone", by="centre")
    made.say("israel", Predicate.ACCUSED_OF, "a#i1", by="centre", certainty=Certainty.POSSIBLE)
    made.say("us", Predicate.ACCUSED_OF, "a#i1", by="centre", certainty=Certainty.DOUBTFUL)
    made.say("us", Predicate.ACCUSED_OF, "a#i1", by="centre", certainty=Certainty.POSSIBLE)
    graph = resolve([made.record()])
    told = sheet(dossier(["a#i1"], graph.records, graph.copies, graph.entities), "key")
    (row,) = [row for row in told.accounts if row.speaker]
    assert (row.says, row.weapon, row.certainty) == ("by Israel (possible), Us (possible)", "drone", "asserted")


def test_every_claim_of_an_incident_stands_in_one_row() -> None:
    graph = resolve(story_records(optional=True))
    for incident in graph.incidents:
        told = [k for a in accounts(graph, incident.key) for k in a.claims]
        members = set(incident.tellings)
        about = [c.key for r in graph.records for c in r.claims if c.subject in members or c.object in members]
        assert sorted(told) == sorted(set(told))
        assert set(told) <= set(about)


def test_a_copy_adds_no_row() -> None:
    graph = resolve(story_records(optional=True))
    speakers = [a.speaker for a in accounts(graph, graph.incident_of["st-01#i1"])]
    assert "moi-official-st01" in speakers and "moi-official-st03" not in speakers


def test_an_unknown_key_says_what_to_do() -> None:
    with pytest.raises(NotFoundError) as caught:
        accounts(resolve([]), "nothing")
    assert caught.value.hint
