from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from graph_builder.incidents import Named, accounts, resolve
from graph_builder.incidents.copies import origins
from graph_builder.incidents.dossier import dossier
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.knowledge import build_world
from graph_builder.model import Certainty, Claim, Graph, IncidentKind, Predicate, Record, Shortcut
from tests.incidents.build import DAY, Report, on
from tests.incidents.gold import stories, story_records
from tests.incidents.test_copies import OTHER, OWN, WIRE

BLAST = IncidentKind.EXPLOSION


def report(key: str, outlet: str, text: str = "", days: int = 0) -> Report:
    made = Report(key, DAY + timedelta(days=days), outlet, text)
    made.tell(BLAST, at="kalsu", day=on(DAY))
    return made


def killed(*reports: Report) -> Shortcut:
    graph = resolve([r.record() for r in reports])
    (edge,) = [s for s in graph.shortcuts if s.predicate is Predicate.KILLED]
    return edge


def test_one_named_speaker_counts_once_wherever_he_is_quoted() -> None:
    quoting = [report(k, outlet) for k, outlet in (("a", "gazette"), ("b", "tribune"), ("c", "herald"))]
    for made in quoting:
        made.count(made.tellings[0].key, 4, by="ministry")
    edge = killed(*quoting)
    assert (edge.independent, len(edge.claims), edge.documents) == (1, 3, ("a", "b", "c"))


def test_unnamed_sources_count_with_the_agency_that_heard_them() -> None:
    first, second, third = report("a", "gazette"), report("b", "tribune"), report("c", "herald")
    first.count("a#i1", 4, by="official", relays=["afp"])
    second.count("b#i1", 4, by="officer", relays=["afp", "gazette"])
    third.count("c#i1", 4, by="official")
    assert killed(first, second).independent == 1
    assert killed(first, second, third).independent == 2


def test_a_copy_adds_no_origin() -> None:
    first, copy = report("a", "gazette", WIRE), report("b", "tribune", WIRE, days=1)
    other = report("c", "herald", OWN + OTHER)
    for made in (first, copy, other):
        made.count(made.tellings[0].key, 4, by="official")
    assert killed(first, copy).independent == 1
    assert killed(first, copy, other).independent == 2


def test_a_figure_without_a_source_adds_none_where_somebody_gives_it_with_one() -> None:
    sourced, bare, also_bare = report("a", "gazette"), report("b", "tribune"), report("c", "herald")
    sourced.count("a#i1", 4, by="ministry")
    bare.count("b#i1", 4)
    also_bare.count("c#i1", 4)
    assert killed(sourced, bare).independent == 1
    assert killed(bare, also_bare).independent == 2


def test_an_own_stance_is_one_origin_whoever_reports_it() -> None:
    first, second = report("a", "gazette"), report("b", "tribune")
    first.say("centcom", Predicate.DENIED, "a#i1", by="afp")
    second.say("centcom", Predicate.DENIED, "b#i1")
    graph = resolve([first.record(), second.record()])
    (edge,) = [s for s in graph.shortcuts if s.predicate is Predicate.DENIED]
    assert edge.independent == 1


CLAIM = "أعلنت الكتائب مسؤوليتها عن هجوم بطائرة مسيرة استهدف القاعدة"
ADDED = "وسمع مراسلنا دوي الانفجار في القاعدة وشاهد الدخان يتصاعد منها"


def claimed(key: str, outlet: str, lines: list[str], drone_in: int = 0, titled: bool = False) -> Record:
    """A report of one group's claim, with the place beside the claim and the weapon in a line of the outlet's choice."""
    made = Report(key, outlet=outlet)
    telling = made.tell(BLAST, at="kalsu", day=on(DAY), targeted="kalsu")
    weapon = made.say(telling, Predicate.USED_WEAPON, "drone")
    made.say("kh", Predicate.CLAIMED, telling)
    line = lines.index(CLAIM)
    return made.written(lines, {c.key: drone_in if c.key == weapon else line for c in made.claims}, titled)


def origins_of(*records: Record) -> tuple[str, ...]:
    graph = resolve(records)
    (incident,) = graph.incidents
    return dossier(incident.tellings, records, graph.copies, graph.entities).origins


def test_papers_that_only_report_a_claim_are_no_sources_of_what_it_says() -> None:
    records = [claimed(outlet, outlet, [CLAIM]) for outlet in ("gazette", "tribune", "herald", "afp")]
    assert origins_of(*records) == ("kh",)
    assert {s.independent for s in resolve(records).shortcuts if s.predicate is Predicate.OCCURRED_AT} == {1}


def test_a_paper_that_adds_words_of_its_own_is_one() -> None:
    records = [claimed("a", "gazette", [CLAIM]), claimed("b", "tribune", [CLAIM, ADDED], drone_in=1)]
    assert origins_of(*records) == ("kh", "tribune")


def test_a_title_that_sums_up_the_claim_adds_none() -> None:
    lines = ["هجوم بطائرة مسيرة على القاعدة", CLAIM]
    assert origins_of(claimed("a", "gazette", lines, titled=True)) == ("kh",)
    assert origins_of(claimed("a", "gazette", lines)) == ("gazette", "kh")


def test_what_only_the_copy_says_is_the_copys_own_word() -> None:
    first = Report("a", outlet="gazette")
    first.tell(BLAST, at="kalsu", day=on(DAY))
    copy = Report("b", DAY + timedelta(days=1), "tribune")
    copy.tell(BLAST, at="kalsu", day=on(DAY))
    weapon = copy.say("b#i1", Predicate.USED_WEAPON, "drone")
    records = [first.written([WIRE], {}), copy.written([ADDED, WIRE], {c.key: c.key != weapon for c in copy.claims}, titled=True)]
    graph = resolve(records)
    assert [(c.document, c.of) for c in graph.copies] == [("b", "a")]
    rows = {a.outlet: a for a in accounts(graph, graph.incidents[0].key)}
    assert {outlet: row.weapons for outlet, row in rows.items()} == {"gazette": (), "tribune": (Named("drone"),)}
    assert origins_of(*records) == ("gazette",)


def test_a_shortcut_keeps_polarity_apart_and_the_strongest_certainty() -> None:
    first, second = report("a", "gazette"), report("b", "tribune", days=3)
    first.say("israel", Predicate.ACCUSED_OF, "a#i1", by="factions", certainty=Certainty.POSSIBLE)
    second.say("israel", Predicate.ACCUSED_OF, "b#i1", by="pmf")
    second.say("israel", Predicate.ACCUSED_OF, "b#i1", by="ministry", negated=True)
    graph = resolve([first.record(), second.record()])
    yes, no = sorted((s for s in graph.shortcuts if s.predicate is Predicate.ACCUSED_OF), key=lambda s: s.negated)
    assert (yes.certainty, yes.independent, len(yes.claims)) == (Certainty.ASSERTED, 2, 2)
    assert (yes.first_reported, yes.last_reported) == (DAY, DAY + timedelta(days=3))
    assert no.negated and no.claims == ("b:c004",)


@cache
def story_graph() -> Graph:
    return resolve(story_records(optional=True))


ROWS = stories().index["independent"]


@pytest.mark.parametrize("row", ROWS, ids=[f"{r['incident']} {r['predicate']} {r['object']}" for r in ROWS])
def test_the_stories_have_the_counts_that_gold_lists(row: dict[str, object]) -> None:
    gold, graph = stories(), story_graph()
    sources = Sources.of(graph.records, origins(graph.copies), build_world(graph.records, {}))
    members = next(i["members"] for i in gold.index["incidents"] if i["key"] == row["incident"])
    tellings = {m.replace(":", "#") for m in members}

    def meant(claim: Claim) -> bool:
        about = claim.subject in tellings and claim.object == row["object"]
        stance = claim.object in tellings and claim.subject == row.get("subject")
        return claim.document in row["documents"] and claim.predicate == row["predicate"] and (about or stance)  # type: ignore[operator]

    claims = [c for r in graph.records for c in r.claims if meant(c)]
    assert {c.document for c in claims} == set(row["documents"])  # type: ignore[call-overload]
    assert sources.independent(claims) == row["independent"]
