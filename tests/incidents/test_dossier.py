"""A dossier holds what is told of one incident, as of any minute, and every view shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from rich.cells import cell_len

from graph_builder.cli import sheet_views
from graph_builder.cli.output import out
from graph_builder.errors import NotFoundError
from graph_builder.incidents import resolve
from graph_builder.incidents.dossier import Dossier, dossier
from graph_builder.incidents.knowledge import Tie
from graph_builder.incidents.revisions import moment_of
from graph_builder.incidents.sheet import Sheet, Thing, clashes, sheet
from graph_builder.model import (
    Certainty,
    Contradiction,
    EntityKind,
    Figure,
    IncidentKind,
    Judgement,
    Mention,
    Predicate,
    Record,
    Verdict,
)
from tests.incidents.build import DAY, WORLD, Report, entity, on
from tests.incidents.gold import story_records
from tests.incidents.test_copies import WIRE

TEXT = "قال ناطق إن الانفجار قتل ثلاثة <رجال> في القاعدة"


def report(key: str, outlet: str, killed: int, by: str, hour: int, **more: object) -> Record:
    made = Report(key, outlet=outlet, text=f"{TEXT} {key}", **more)  # type: ignore[arg-type]
    telling = made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY), sentence=TEXT)
    made.count(telling, killed, by=by, relays=["afp"])
    made.say(telling, Predicate.USED_WEAPON, "drone", by=by)
    made.say("pmf", Predicate.DENIED, telling, what="responsibility")
    record = made.record()
    claims = tuple(replace(c, evidence=replace(c.evidence, end=len(TEXT))) for c in record.claims)
    moment = datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=UTC)
    return replace(record, claims=claims, document=replace(record.document, published_at=moment))


RECORDS = [report("a", "gazette", 3, "centcom", 8), report("b", "tribune", 9, "ministry", 14)]


def told(as_of: datetime | None = None) -> Dossier:
    graph = resolve(RECORDS)
    (incident,) = graph.incidents
    return dossier(incident.tellings, RECORDS, graph.copies, {}, as_of)


@pytest.fixture
def shown() -> Sheet:
    return sheet(told(), "explosion-kalsu")


def test_every_voice_has_a_row_and_rivals_name_theirs(shown: Sheet) -> None:
    who = {row.who: row for row in shown.accounts}
    assert (who["Centcom"].killed, who["Ministry"].killed) == ("3", "9")
    assert who["Centcom"].via == "Afp" and who["Centcom"].weapon == "drone"
    assert who["Pmf"].says.startswith("denied (responsibility)")
    (tolls,) = [r for r in shown.contradictions if r.reason == "killed: 9 / 3" or r.reason == "killed: 3 / 9"]
    assert {tolls.first, tolls.second} == {who["Centcom"].number, who["Ministry"].number}
    assert tolls.first_words.startswith("قال ناطق")


def test_a_reason_is_told_once_for_two_accounts_in_the_order_of_its_sides() -> None:
    known = told()
    (tolls,) = [c for c in known.contradictions if c.reason.startswith("killed")]
    denial, other = (next(c.key for c in r.claims if c.predicate is Predicate.USED_WEAPON) for r in RECORDS)
    again = Contradiction(other, denial, tolls.reason) if tolls.first in other else Contradiction(denial, other, tolls.reason)
    rows = sheet(replace(known, contradictions=(tolls, again)), "key")
    (rival,) = rows.contradictions
    assert f"killed: {rows.accounts[rival.first - 1].killed} / {rows.accounts[rival.second - 1].killed}" == rival.reason


def test_what_was_known_at_a_minute_leaves_out_what_came_later() -> None:
    morning = told(datetime(DAY.year, DAY.month, DAY.day, 9, tzinfo=UTC))
    assert {a.speaker for a in morning.accounts} >= {"centcom"}
    assert "ministry" not in {a.speaker for a in morning.accounts}
    assert morning.contradictions == ()
    assert told().contradictions
    with pytest.raises(NotFoundError) as early:
        told(datetime(DAY.year, DAY.month, DAY.day, 7, tzinfo=UTC))
    assert "first told at 2024-04-20 08:00 UTC" in early.value.hint


def test_who_was_a_rival_at_a_minute_is_one_though_bigger_rivals_came_later() -> None:
    """One contradiction is kept for two voices: in the evening "9" against "2", which nobody knew of in the morning."""
    records = [
        report("a", "gazette", 2, "centcom", 8),
        report("b", "tribune", 5, "ministry", 9),
        report("c", "herald", 9, "ministry", 20),
    ]
    graph = resolve(records)
    (incident,) = graph.incidents
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    early, late = (dossier(incident.tellings, records, graph.copies, {}, moment) for moment in (noon, None))
    assert [[c.reason for c in d.contradictions if "killed" in c.reason] for d in (early, late)] == [
        ["killed: 2 / 5"],
        ["killed: 2 / 9"],
    ]


def test_what_all_reports_of_the_stories_tell_is_contradicted_as_in_the_graph() -> None:
    graph = resolve(story_records(optional=True))
    found = [
        pair for i in graph.incidents for pair in dossier(i.tellings, graph.records, graph.copies, graph.entities).contradictions
    ]
    assert set(found) == set(graph.contradictions) and found


def test_a_text_whose_original_came_later_was_no_copy_then() -> None:
    """An outlet that names the other one had the text from there, whatever the hours of the pages say."""
    first, second = (copied(report(key, key, 3, "centcom", hour)) for key, hour in (("gazette", 14), ("tribune", 8)))
    named = Mention(0, 0, 0, 0, 0, 1, "gazette", "gazette", EntityKind.MEDIA_OUTLET, "catalogue", 1.0)
    records = [first, replace(second, mentions=(named,))]
    graph = resolve(records)
    assert [(c.document, c.of) for c in graph.copies] == [("tribune", "gazette")]
    noon = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
    found = dossier(graph.incidents[0].tellings, records, graph.copies, {}, noon)
    assert (found.folded, [a.outlet for a in found.accounts if a.speaker is None]) == ((), ["tribune"])


def test_a_copy_is_folded_and_says_of_what() -> None:
    long = " ".join(f"كلمة{n}" for n in range(60))
    made = [Report(key, outlet=outlet, text=long) for key, outlet in (("a", "gazette"), ("b", "tribune"))]
    for each in made:
        each.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    records = [m.record() for m in made]
    graph = resolve(records)
    found = dossier(graph.incidents[0].tellings, records, graph.copies, {})
    assert found.origins == ("gazette",)
    assert [(f.document, f.origin, f.why) for f in found.folded] == [
        ("b", "a", "has the same text; which of the two was first is not known")
    ]


@pytest.mark.parametrize(
    ("figures", "shown"),
    [
        ([(2, {}), (3, {})], "2 → 3 (2024-04-21)"),
        ([(2, {}), (3, {"update": True}), (2, {})], "2 → 3 (2024-04-21)"),
        ([(4, {"at_least": True}), (4, {"at_least": True})], "at least 4"),
        ([(4, {"at_least": True}), (7, {})], "at least 4 → 7 (2024-04-21)"),
        ([(5, {}), (5, {})], "5"),
    ],
    ids=["rose", "the first is quoted again", "at least", "at least, then exact", "the same"],
)
def test_a_count_that_took_the_place_of_another_stands_behind_it(figures: list[tuple[int, dict[str, bool]]], shown: str) -> None:
    records = []
    for n, (value, more) in enumerate(figures):
        made = Report(f"r{n}", DAY + timedelta(days=n))
        telling = made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
        made.count(telling, value, by="ministry", **more)
        records.append(made.record())
    words = sheet(joined(records), "key")
    (row,) = (r for r in words.accounts if r.killed)
    assert row.killed == shown
    pages = (sheet_views.markdown(words), sheet_views.html(words))
    assert all(shown in page for page in pages)
    assert {(c.what, c.count, c.high is None) for c in row.counts} == {
        ("killed", value, "at_least" in more) for value, more in figures
    }


@pytest.mark.parametrize(("update", "shown"), [(True, "2 → 3 (2024-04-20)"), (False, "2, 3")])
def test_two_counts_in_one_report_are_a_revision_where_it_says_so(update: bool, shown: str) -> None:
    made = Report("a")
    telling = made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    made.count(telling, 3, by="ministry", update=update)
    made.count(telling, 2, by="ministry")
    assert [r.killed for r in sheet(joined([made.record()]), "key").accounts if r.killed] == [shown]


def test_html_escapes_what_reports_say_and_is_right_to_left(shown: Sheet) -> None:
    page = sheet_views.html(shown)
    assert "&lt;رجال&gt;" in page and "<رجال>" not in page
    assert 'dir="rtl"' in page and "Cannot both hold" in page


def test_markdown_is_one_table_with_a_line_for_each_account(shown: Sheet) -> None:
    lines = sheet_views.markdown(shown).splitlines()
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 2 + len(shown.accounts)
    assert len({line.count(" | ") for line in table[2:]}) == 1


def test_the_terminal_shows_accounts_rivals_and_origins(shown: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(out, "width", 120)
    with out.capture() as caught:
        sheet_views.show(shown)
    text = caught.get()
    assert all(word in text for word in ("Centcom", "CANNOT BOTH HOLD", "INDEPENDENT ORIGINS", "قال ناطق"))


@pytest.mark.parametrize(("width", "stacked"), [(60, True), (160, False)])
def test_a_narrow_terminal_has_a_block_for_each_account_and_loses_nothing(
    width: int, stacked: bool, shown: Sheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(out, "width", width)
    rose = {"documents": (Thing("r", "a-report-with-a-long-id"),), "killed": "2 → 3 (2024-04-21)"}
    wide = replace(shown, accounts=tuple(replace(row, **rose) for row in shown.accounts))
    with out.capture() as caught:
        sheet_views.show(wide)
    lines = caught.get().split("\nIN THEIR WORDS")[0].splitlines()
    assert max(map(cell_len, lines)) <= width
    told = "\n".join(lines)
    assert ("┃" not in told) is stacked
    assert told.count("a-report-with-a-long-id") == len(shown.accounts) and "denied (responsibility)" in " ".join(told.split())
    assert ("2 → 3 (2024-04-21)" in told) is stacked


def test_two_things_of_one_name_are_named_once() -> None:
    made = Report("a", entities=(*WORLD, entity("market-1", name_en="market"), entity("market-2", name_en="market")))
    telling = made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    for target in ("market-1", "market-2"):
        made.say(telling, Predicate.TARGETED, target)
    assert [row.target for row in sheet(joined([made.record()]), "key").accounts] == ["market"]


def copied(record: Record, **more: object) -> Record:
    """The record of a report that is long enough to be a copy."""
    return replace(record, document=replace(record.document, text=f"{TEXT} {WIRE}", **more))  # type: ignore[arg-type]


def test_what_a_publisher_took_out_silently_is_shown() -> None:
    first, second = (copied(report(key, "gazette", 3, "centcom", 8)) for key in ("first", "a second"))
    kept = tuple(c for c in second.claims if c.predicate is not Predicate.USED_WEAPON)
    second = copied(replace(second, claims=kept), replaces="first")
    again = replace(second, document=replace(second.document, text=WIRE))
    assert joined([first, second]).changes == (), "the words still stand there, whatever is read out of them"
    found = joined([first, again])
    (weapon,) = [c.key for c in first.claims if c.predicate is Predicate.USED_WEAPON]
    assert [(c.document, c.newer, c.dropped) for c in found.changes] == [("first", "a second", (weapon,))]
    words = sheet(found, "explosion-kalsu")
    with out.capture() as caught:
        sheet_views.show(words)
    pages = (caught.get(), sheet_views.markdown(words), sheet_views.html(words))
    assert all("no longer says" in page and "first" in page for page in pages)
    assert [(f.document, f.origin) for f in found.folded] == [("a second", "first")]


def retold() -> list[Record]:
    """A report, and one forty days later that tells the same as of the day before it."""
    old = copied(report("old", "gazette", 3, "centcom", 8))
    again = copied(report("again", "tribune", 3, "centcom", 8, published=DAY + timedelta(days=40)))
    claims = tuple(replace(c, date=on(DAY + timedelta(days=39))) if c.date else c for c in again.claims)
    return [old, replace(again, claims=claims)]


def test_old_news_told_as_new_is_flagged() -> None:
    records = retold()
    found = joined(records)
    assert [(r.document, r.told, r.first) for r in found.rehashes] == [("again", DAY + timedelta(days=39), DAY)]
    assert "again tells it as of 2024-05-29; it is known since 2024-04-20" in sheet_views.markdown(
        sheet(found, "explosion-kalsu")
    )
    assert told().rehashes == ()


def test_old_news_is_flagged_where_its_new_day_makes_it_an_incident_of_its_own() -> None:
    records = retold()
    log = [Judgement("again#i1", 0, "old#i1", 0, Verdict.NEGATIVE, "analyst:amal", datetime(2024, 6, 1, tzinfo=UTC))]
    graph = resolve(records, log=log)
    found = dossier(["again#i1"], records, graph.copies, {})
    assert [(r.document, r.first) for r in found.rehashes] == [("again", DAY)]


def test_the_alarm_is_part_of_the_merged_view() -> None:
    records = retold()
    graph = resolve(records)
    assert graph.rehashes == joined(records).rehashes != ()
    assert resolve(records[:1]).rehashes == ()


def test_who_belongs_to_whom_is_known_from_reports_of_other_things() -> None:
    """Two groups are rival doers, unless some other report says that one is part of the other."""
    accused = []
    for key, doer, by in (("a", "factions", "centcom"), ("b", "pmf", "ministry")):
        made = Report(key, outlet="gazette")
        made.say(doer, Predicate.ACCUSED_OF, made.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY)), by=by)
        accused.append(made.record())
    other = Report("c", outlet="herald", text="خبر آخر")
    other.say("factions", Predicate.PART_OF, "nujaba")
    other.say("nujaba", Predicate.PART_OF, "pmf")
    ties = [Tie(c.subject, c.predicate, c.object) for c in other.claims]
    graph = resolve([*accused, other.record()])
    (incident,) = graph.incidents
    alone, told = (dossier(incident.tellings, accused, graph.copies, {}, ties=given) for given in ([], ties))
    assert [c.reason for c in alone.contradictions] == ["rival doers: Factions / Pmf"]
    assert told.contradictions == graph.contradictions == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2024-04-20", datetime(2024, 4, 20, 23, 59, 59, 999999, UTC)),
        ("2024-04-20T14:00", datetime(2024, 4, 20, 14, tzinfo=UTC)),
        ("2024-04-20 14:00", datetime(2024, 4, 20, 14, tzinfo=UTC)),
        ("2024-04-20T14:00+03:00", datetime(2024, 4, 20, 11, tzinfo=UTC)),
        ("2024-04-20T00:00Z", datetime(2024, 4, 20, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_minute_or_the_end_of_a_day(written: str, meant: datetime) -> None:
    assert moment_of(written) == meant


@pytest.mark.parametrize("written", ["", "yesterday", "1713600000", "20-04-2024", "2024-13-01", "9999-12-31T23:00-14:00"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="Is not a day like 2024-04-20"):
        moment_of(written)


def test_an_account_does_not_repeat_what_all_call_it() -> None:
    """The kind stands there where it is another word; who says no more than the day is shown with it."""
    made = [Report(key, outlet=outlet) for key, outlet in (("a", "gazette"), ("b", "tribune"), ("c", "herald"))]
    kinds = (IncidentKind.SHELLING, IncidentKind.SHELLING, IncidentKind.AIRSTRIKE)
    tellings = [m.tell(kind, at="kalsu", day=on(DAY)) for m, kind in zip(made, kinds, strict=True)]
    made[1].say(tellings[1], Predicate.ON_DATE, str(on(DAY)), by="ministry", day=on(DAY))
    says = {row.who: row.says for row in sheet(joined([m.record() for m in made]), "key").accounts}
    assert says == {
        "Gazette itself": "at Kalsu",
        "Tribune itself": "at Kalsu",
        "Herald itself": "at Kalsu; calls it airstrike",
        "Ministry": "on 2024-04-20",
    }


def test_sources_without_a_name_are_told_apart_by_whom_they_spoke_to() -> None:
    made = [Report(key, outlet=outlet) for key, outlet in (("a", "gazette"), ("b", "tribune"), ("c", None))]
    for each, killed in zip(made, (3, 9, 5), strict=True):
        each.count(each.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY)), killed, by="official")
    rows = [r for r in sheet(joined([m.record() for m in made]), "key").accounts if r.who == "Official"]
    assert {(r.via, r.killed) for r in rows} == {("Gazette", "3"), ("Tribune", "9"), ("report c", "5")}


def test_reports_and_accounts_stand_in_the_order_in_which_they_came() -> None:
    """By the hour where it is told, an untimed report at the end of its day, whatever the keys."""
    late, early = (report(key, outlet, 3, "centcom", hour) for key, outlet, hour in (("a", "gazette", 14), ("c", "tribune", 8)))
    made = report("b", "herald", 3, "centcom", 9)
    untimed = replace(made, document=replace(made.document, published_at=None))
    rows = sheet(joined([late, early, untimed]), "key").accounts
    (row,) = (r for r in rows if r.who == "Centcom")
    assert [d.key for d in row.documents] == ["c", "a", "b"]
    own = [r.who for r in rows if r.speaker is None]
    assert own == ["Tribune itself", "Gazette itself", "Herald itself"]


def test_what_somebody_denies_is_nobodys_word() -> None:
    """ "نفت الشرطة أن تكون الحصيلة قد بلغت تسعة قتلى": nobody says nine, and who says five contradicts nobody."""
    five = Report("a", outlet="gazette")
    five.count(five.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY)), 5, by="ministry")
    denial = Report("b", outlet="tribune")
    telling = denial.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY))
    denial.say("centcom", Predicate.DENIED, telling, what="statement")
    place = Report("c", outlet="herald")
    place.say("pmf", Predicate.DENIED, place.tell(IncidentKind.EXPLOSION, day=on(DAY)), what="statement")
    place.say("c#i1", Predicate.OCCURRED_AT, "kalsu", certainty=Certainty.DOUBTFUL)
    nine = Figure(9, 9, 9)
    denial.say(telling, Predicate.KILLED, "9", figure=nine, certainty=Certainty.DOUBTFUL)
    found = joined([five.record(), denial.record(), place.record()])
    assert (found.incident.killed, found.contradictions) == ((5, 5), ())
    rows = {row.who: row for row in sheet(found, "key").accounts}
    assert (rows["nobody (in Tribune)"].killed, rows["nobody (in Tribune)"].certainty) == ("9", "doubtful")
    assert "nobody (in Herald)" not in rows and "Pmf" in rows
    assert (rows["Tribune itself"].killed, rows["Tribune itself"].certainty) == ("", "asserted")


def test_what_a_title_sums_up_is_in_the_voice_of_the_body() -> None:
    """ "مصدر عسكري ينفي قصف الباب" above "نفى مصدر عسكري سوري قصف مدينة الباب" is one denial of one source."""
    made = Report("a", outlet="gazette")
    telling = made.tell(IncidentKind.SHELLING, at="kalsu", day=on(DAY))
    title = made.say("official", Predicate.DENIED, telling, what="responsibility")
    body = made.say("officer", Predicate.DENIED, telling, what="responsibility")
    lines = ["مصدر ينفي القصف", "قصفت قاعدة", "نفى ضابط القصف"]
    told = made.written(lines, {**{c.key: 1 for c in made.claims}, title: 0, body: 2}, titled=True)
    rows = {row.who: row for row in sheet(joined([told]), "key").accounts}
    assert set(rows) == {"Officer", "Gazette itself"}
    assert set(rows["Officer"].claims) == {title, body}
    assert rows["Officer"].says == "denied (responsibility)"


def test_a_denial_that_stands_against_many_is_shown_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = [Report(key, outlet=outlet) for key, outlet in (("a", "gazette"), ("b", "tribune"), ("c", "herald"))]
    tellings = [m.tell(IncidentKind.EXPLOSION, at="kalsu", day=on(DAY)) for m in made]
    for each, telling, actor in zip(made, tellings, ("ministry", "pmf", "centcom"), strict=True):
        what = {"what": "occurrence"} if actor == "centcom" else {}
        each.say(actor, Predicate.DENIED if what else Predicate.CONFIRMED, telling, **what)
    words = sheet(joined([m.record() for m in made]), "key")
    who = {row.who: row.number for row in words.accounts}
    assert len(words.contradictions) == 2
    (clash,) = clashes(words)
    assert (sorted(clash.firsts), list(clash.seconds)) == (sorted([who["Ministry"], who["Pmf"]]), [who["Centcom"]])
    monkeypatch.setattr(out, "width", 200)
    with out.capture() as caught:
        sheet_views.show(words)
    for page in (caught.get(), sheet_views.markdown(words), sheet_views.html(words)):
        assert page.count("Centcom denies that it happened") == 1


def joined(records: list[Record]) -> Dossier:
    graph = resolve(records)
    (incident,) = graph.incidents
    return dossier(incident.tellings, records, graph.copies, {})
