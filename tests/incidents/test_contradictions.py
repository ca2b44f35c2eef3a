from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest

from graph_builder.incidents import resolve
from graph_builder.incidents.contradictions import find_contradictions
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.knowledge import build_world
from graph_builder.model import IncidentKind, Predicate
from tests.incidents.build import DAY, Report, on
from tests.incidents.gold import stories, story_records

BLAST = IncidentKind.EXPLOSION
Say = Callable[[Report], object]


def report(key: str, days: int = 0, outlet: str = "gazette") -> Report:
    made = Report(key, DAY + timedelta(days=days), outlet)
    made.tell(BLAST, at="kalsu", day=on(DAY))
    return made


def reasons(first: Say, second: Say, later: int = 0) -> list[str]:
    """Reasons of the contradictions between what two outlets bring, the second some days later."""
    a, b = report("a"), report("b", later, "tribune")
    first(a)
    second(b)
    return [c.reason for c in resolve([a.record(), b.record()]).contradictions]


def says(subject: str, predicate: Predicate, **rest: object) -> Say:
    return lambda r: r.say(subject, predicate, r.tellings[0].key, **rest)  # type: ignore[arg-type]


def tells(predicate: Predicate, target: str, **rest: object) -> Say:
    return lambda r: r.say(r.tellings[0].key, predicate, target, **rest)  # type: ignore[arg-type]


def counts(value: int, predicate: Predicate = Predicate.KILLED, **rest: object) -> Say:
    return lambda r: r.count(r.tellings[0].key, value, predicate, **rest)  # type: ignore[arg-type]


# -------------------------------------------------------------------------------------------------------- stances


def test_claiming_and_denying() -> None:
    (reason,) = reasons(says("kh", Predicate.CLAIMED), says("kh", Predicate.DENIED, what="statement"))
    assert reason == "Kataib Hezbollah claims it; Kataib Hezbollah denies the statement that claimed it"


def test_a_factions_denial_leaves_the_fronts_claim_alone() -> None:
    assert not reasons(says("iri", Predicate.CLAIMED), says("kh", Predicate.DENIED))


def test_an_accused_state_denies_through_its_command() -> None:
    (reason,) = reasons(says("us", Predicate.ACCUSED_OF, by="factions"), says("centcom", Predicate.DENIED))
    assert reason == "Us is accused of it; Centcom denies it"
    assert not reasons(says("israel", Predicate.ACCUSED_OF, by="factions"), says("centcom", Predicate.DENIED))


def test_what_is_confirmed_is_denied_to_have_happened() -> None:
    (reason,) = reasons(says("pmf", Predicate.CONFIRMED), says("ministry", Predicate.DENIED, what="occurrence"))
    assert reason == "Ministry denies that it happened"


def test_who_confirms_it_too_denies_the_deed_only() -> None:
    def cell(made: Report) -> None:
        says("ministry", Predicate.CONFIRMED)(made)
        says("ministry", Predicate.DENIED, what="occurrence")(made)

    assert not reasons(says("pmf", Predicate.CONFIRMED), cell)
    (reason,) = reasons(tells(Predicate.USED_WEAPON, "drone", by="officer"), cell)
    assert reason == "Ministry denies that anybody struck"


def test_the_same_with_not() -> None:
    (reason,) = reasons(tells(Predicate.USED_WEAPON, "drone"), tells(Predicate.USED_WEAPON, "drone", by="ministry", negated=True))
    assert reason == "used weapon drone is said and denied"


def test_no_claim_so_far_is_no_contradiction() -> None:
    assert not reasons(says("kh", Predicate.CLAIMED), says("kh", Predicate.CLAIMED, negated=True))


# --------------------------------------------------------------------------------------------------------- rivals


def test_rival_doers() -> None:
    (reason,) = reasons(says("israel", Predicate.ACCUSED_OF, by="factions"), says("us", Predicate.ACCUSED_OF, by="ministry"))
    assert reason == "rival doers: Israel / Us"


@pytest.mark.parametrize(("one", "other"), [("us", "centcom"), ("kh", "iri"), ("kh", "kh")])
def test_doers_that_belong_together_are_no_rivals(one: str, other: str) -> None:
    assert not reasons(says(one, Predicate.CLAIMED), says(other, Predicate.ACCUSED_OF, by="ministry"))


def test_allies_are_no_rivals() -> None:
    def backed(made: Report) -> None:
        says("kh", Predicate.ACCUSED_OF, by="ministry")(made)
        made.say("kh", Predicate.BACKED_BY, "israel")

    assert not reasons(says("israel", Predicate.ACCUSED_OF, by="officer"), backed)


def test_rival_weapons() -> None:
    (reason,) = reasons(tells(Predicate.USED_WEAPON, "rocket"), tells(Predicate.USED_WEAPON, "drone", by="officer"))
    assert reason == "rival weapons: rocket / drone"


@pytest.mark.parametrize(("one", "other"), [("rocket", "missile"), ("drone", "aircraft"), ("drone", "drone")])
def test_weapons_of_one_class_or_wide_ones_are_no_rivals(one: str, other: str) -> None:
    assert not reasons(tells(Predicate.USED_WEAPON, one), tells(Predicate.USED_WEAPON, other))


def test_who_names_both_weapons_rivals_nobody() -> None:
    def both(made: Report) -> None:
        tells(Predicate.USED_WEAPON, "rocket")(made)
        tells(Predicate.USED_WEAPON, "drone")(made)

    assert not reasons(tells(Predicate.USED_WEAPON, "drone"), both)


def test_fighters_or_reporters() -> None:
    (reason,) = reasons(tells(Predicate.TARGETED, "pmf", by="ministry"), tells(Predicate.TARGETED, "herald", by="herald"))
    assert reason == "rival targets, fighters or reporters: Herald / Pmf"


# ---------------------------------------------------------------------------------------------------------- tolls


def test_counts_of_one_day_that_do_not_meet() -> None:
    assert reasons(counts(3, by="ministry"), counts(2, by="officer")) == ["killed: 3 / 2"]


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        (counts(3, at_least=True), counts(7, by="ministry"), 0),
        (counts(4, by="ministry"), counts(5, by="officer"), 1),
        (counts(4, by="ministry"), counts(5, by="officer", update=True), 0),
        (counts(4), counts(4, by="officer"), 0),
        (counts(4, by="ministry"), counts(5, by="ministry"), 0),
        (counts(8, by="ministry"), counts(3, by="officer", of="army"), 0),
        (counts(8, by="ministry", of="police"), counts(3, by="officer", of="army"), 0),
    ],
    ids=["at least", "grew by a day", "update", "equal", "one voice", "a part of all", "two parts"],
)
def test_counts_that_may_both_hold(first: Say, second: Say, later: int) -> None:
    assert not reasons(first, second, later)


def test_the_men_of_one_force_are_no_more_than_all() -> None:
    assert reasons(counts(8, by="officer", of="army"), counts(3, by="ministry")) == ["killed: 3 / 8"]
    assert reasons(counts(8, by="officer", of="army"), counts(3, by="ministry", of="army")) == ["killed: 3 / 8"]


def test_a_later_smaller_count_is_a_contradiction() -> None:
    assert reasons(counts(8, by="ministry"), counts(3, by="officer"), later=2) == ["killed: 8 / 3"]


def test_the_wounded_who_died_are_no_contradiction() -> None:
    def before(made: Report) -> None:
        counts(3, Predicate.WOUNDED, by="ministry")(made)

    def after(made: Report) -> None:
        counts(1, by="officer")(made)
        counts(2, Predicate.WOUNDED, by="officer")(made)

    assert not reasons(before, after, later=3)


def test_a_named_victim_is_not_the_whole_toll() -> None:
    def named(made: Report) -> None:
        tells(Predicate.VICTIM, "saadi")(made)
        counts(1)(made)

    assert not reasons(named, counts(3, by="ministry"))


def test_accounts_of_two_incidents_never_contradict() -> None:
    a, b = report("a"), Report("b", outlet="tribune")
    b.tell(BLAST, at="haditha", day=on(DAY))
    a.count("a#i1", 3)
    b.count("b#i1", 9)
    assert not resolve([a.record(), b.record()]).contradictions


# ---------------------------------------------------------------------------------------------------------- order


@pytest.mark.parametrize(("one", "other"), [("rocket", "drone"), ("drone", "rocket")])
@pytest.mark.parametrize(("outlet", "rival"), [("gazette", "tribune"), ("tribune", "gazette")])
def test_the_first_claim_is_the_one_that_the_reason_names_first(one: str, other: str, outlet: str, rival: str) -> None:
    made = [report("a", outlet=outlet), report("b", outlet=rival)]
    for each, weapon in zip(made, (one, other), strict=True):
        each.say(each.tellings[0].key, Predicate.USED_WEAPON, weapon)
    graph = resolve([each.record() for each in made])
    weapon_of = {c.key: c.object for r in graph.records for c in r.claims}
    (found,) = graph.contradictions
    assert found.reason == f"rival weapons: {weapon_of[found.first]} / {weapon_of[found.second]}"


def test_topics_come_in_order() -> None:
    first, second = report("a"), report("b", outlet="tribune")
    for made, weapon, doer, by, killed in ((first, "rocket", "israel", "factions", 3), (second, "drone", "us", "ministry", 9)):
        made.say(made.tellings[0].key, Predicate.USED_WEAPON, weapon, by=by)
        made.count(made.tellings[0].key, killed, by=by)
        made.say(doer, Predicate.ACCUSED_OF, made.tellings[0].key, by=by)
    second.say("centcom", Predicate.DENIED, second.tellings[0].key)
    records = [first.record(), second.record()]
    graph = resolve(records)
    (incident,) = graph.incidents
    sources = Sources.of(records, {}, build_world(records, {}))
    found = find_contradictions(incident, [c for r in records for c in r.claims], sources)
    assert [c.reason for c in found] == [
        "rival doers: Israel / Us",
        "Us is accused of it; Centcom denies it",
        "rival weapons: rocket / drone",
        "killed: 3 / 9",
    ]


def test_who_accuses_twice_is_contradicted_once() -> None:
    def twice(made: Report) -> None:
        for predicate in (Predicate.ACCUSED_OF, Predicate.PERPETRATED):
            says("us", predicate, by="factions")(made)

    assert len(reasons(twice, says("centcom", Predicate.DENIED))) == 1


# -------------------------------------------------------------------------------------------------------- stories

Row = tuple[str, str, str, str, str]
CONTRADICTIONS: list[Row] = [
    ("kalsu-blast", "perpetrator", "us", "centcom", "Centcom denies what some say of the United States"),
    ("kalsu-blast", "wounded", "moi-official-st01", "army-officer-st01", "8 / 3"),
    ("kalsu-blast", "used_weapon", "security-source-st04", "security-media-cell", "drones / nothing in the air"),
    ("eilat-interception-april-20", "occurrence", "israeli-army", "source-st06", "shot down / reached their target"),
    ("asad-rockets-august-5", "used_weapon", "joc", "local-source-st12", "rockets / drones"),
    ("asad-rockets-august-5", "used_weapon", "iraqi-sources-st10", "local-source-st12", "rockets / drones"),
    ("rumaylan-rockets", "claim", "kataib-hezbollah", "kataib-hezbollah", "claimed / denied"),
    ("zummar-launcher-strike", "occurrence", "coalition", "army-officer-st13", "struck / burnt by itself"),
    ("isfahan-strike", "perpetrator", "us-official-st18", "informed-source-st17", "Israel / infiltrators"),
    ("isfahan-strike", "occurrence", "us-official-st18", "informed-source-st17", "confirmed / denied"),
    ("isfahan-strike", "used_weapon", "us-official-st18", "informed-source-st17", "missile / drone"),
    ("saadi-killing", "killed", "iraqi-sources-st20", "police-source-st21", "3 / 2"),
    ("saadi-killing", "killed", "iraqi-sources-st20", "pmf-official-st22", "3 / 2"),
    ("sinjar-car-july-8", "targeted", "krg-ctd", "cira", "fighters / reporters"),
    ("zghaitun-ambush", "killed", "security-source-st28", "", "5 / 4 in the report's own voice"),
]
"""What stories.json lists and cannot both hold: incident, about, two speakers (a stance's actor; "" is the report's own voice).

The rest of its rows are accounts that agree, updates (``note``) or silence, and make no contradiction.
"""
UPDATES = [
    ("asad-rockets-august-5", "us-officials-st10", "us-defense-official-st12"),
    ("zghaitun-ambush", "moi-iraq", "security-source-st27"),
]


@cache
def story_pairs() -> dict[str, set[frozenset[str]]]:
    """Gold incident -> pairs of speakers that contradict each other."""
    gold, graph = stories(), resolve(story_records(optional=True))
    claims = {c.key: c for r in graph.records for c in r.claims}
    found: dict[str, set[frozenset[str]]] = {}
    for pair in graph.contradictions:
        both = [claims[pair.first], claims[pair.second]]
        telling = next(ref for ref in (both[0].subject, both[0].object) if "#" in ref)
        who = frozenset(c.speaker or ("" if "#" in c.subject else c.subject) for c in both)
        found.setdefault(gold.cluster_of[telling.replace("#", ":")], set()).add(who)
    return found


def test_the_contradictions_of_the_stories_are_found() -> None:
    found = story_pairs()
    assert [row for row in CONTRADICTIONS if frozenset(row[2:4]) not in found.get(row[0], set())] == []


def test_the_updates_of_the_stories_are_no_contradictions() -> None:
    found = story_pairs()
    assert [row for row in UPDATES if frozenset(row[1:]) in found.get(row[0], set())] == []


def test_stories_without_rival_accounts_have_no_contradiction() -> None:
    listed = {row["incident"] for row in stories().index["contradictions"]}
    assert set(story_pairs()) <= listed
