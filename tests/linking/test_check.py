"""Every rule of the catalogue's check, on small files of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_builder.errors import CatalogueError
from graph_builder.linking import check
from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.check import Finding, check_catalogue
from graph_builder.linking.coherence import circles
from graph_builder.model import Entity, EntityKind

IRAQ = Entity("iraq", EntityKind.GOVERNMENT, "العراق", "Iraq", ("العراق", "Iraq"), "catalogue", country="iraq")


Check = Callable[..., list[Finding]]


def actor(key: str, name: str, more: str = "", kind: str = "ArmedGroup") -> str:
    return f"- {{key: {key}, kind: {kind}, ar: [{name}], en: [{key} en]{', ' + more if more else ''}}}\n"


@pytest.fixture
def findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Runs the check with nothing but one state beneath a user's folder."""
    empty = tmp_path / "none"
    (empty / "catalogue").mkdir(parents=True)
    monkeypatch.setattr(check, "HERE", empty)
    monkeypatch.setattr(CatalogueBuilder, "add_towns", lambda _: None)
    monkeypatch.setattr(CatalogueBuilder, "add_states", lambda builder: builder.entities.update(iraq=IRAQ))

    def run(actors: str = "", people: str = "", places: str = "", raw: str = "") -> list[Finding]:
        own = tmp_path / "own"
        own.mkdir(exist_ok=True)
        sections = [f"{name}:\n{rows}" for name, rows in (("actors", actors), ("people", people)) if rows]
        (own / "actors.yaml").write_text(raw or "".join(sections) or "actors: []", encoding="utf-8")
        (own / "places.yaml").write_text(f"places:\n{places}" if places else "places: []", encoding="utf-8")
        return check_catalogue(own)

    return run


def only(found: list[Finding], rule: str) -> Finding:
    (one,) = [f for f in found if f.rule == rule]
    return one


RIGHT = actor("x", "جماعة السفح") + actor("y", "جماعة النهر", "part_of: [x], note: its founding statement")


def test_right_files_have_no_findings(findings: Check) -> None:
    assert findings(RIGHT) == []


def test_a_finding_tells_file_line_entry_and_what_to_do(findings: Check) -> None:
    found = only(findings(actor("x", "جماعة السفح") + actor("y", "جماعة النهر", "country: atlantis")), "missing")
    assert (found.file, found.line, found.entry, found.severe) == ("actors.yaml", 3, "y", True)
    assert "atlantis" in found.problem
    assert found.advice


def test_a_finding_about_a_key_that_stands_twice_tells_the_line_of_the_second(findings: Check) -> None:
    found = only(findings(actor("x", "جماعة السفح") + actor("y", "جماعة النهر") + actor("x", "جماعة الوادي")), "duplicate")
    assert found.line == 4
    assert "actors.yaml:2" in found.problem


@pytest.mark.parametrize(
    ("rows", "rule", "severe"),
    [
        (actor("x", "جماعة السفح") + actor("x", "جماعة النهر"), "duplicate", True),
        (actor("x", "جماعة السفح", "part_of: [nobody], note: n"), "missing", True),
        (actor("x", "جماعة السفح", "backed_by: [nobody], note: n"), "missing", True),
        (actor("x", "جماعة السفح", "not: [nobody]"), "missing", True),
        (actor("x", "السفح ج", "part_of: [y], note: n") + actor("y", "النهر ج", "part_of: [x], note: n"), "circle", True),
        (actor("x", "جماعة السفح", "backed_by: [x], note: n"), "itself", True),
        (actor("x", "جماعة السفح", "not: [x]"), "itself", True),
        (actor("x", "جماعة السفح", "part_of: [x], note: n"), "circle", True),
        (actor("x", "جماعة السفح", kind="Gang"), "kind", True),
        (actor("x", "جماعة السفح") + actor("y", "جماعة النهر", "country: x"), "kind", True),
        (actor("x", "جماعة السفح", "part_of: [{key: iraq, from: 2020, to: 2019}]"), "dates", True),
        (actor("x", "جماعة السفح", "part_of: [{key: iraq, from: 2020-13}]"), "dates", True),
        (actor("x", "جماعة السفح", "kynd: y"), "field", True),
        ("- {key: x, kind: ArmedGroup, ar: [جماعة السفح]}\n", "field", True),
        (actor("x", "جماعة السفح", "kind: Organization"), "field", True),
        (actor("X y", "جماعة السفح"), "form", True),
        (actor("x", "جماعة السفح") + actor("y", "جماعه السفح"), "clash", True),
        (actor("x", "جماعة السفح", "acronym: [JS]") + actor("y", "جماعة النهر", "acronym: [JS]"), "clash", True),
        (actor("x", "جماعة السفح") + "- {key: y, kind: ArmedGroup, ar: [جماعة النهر], en: [X En]}\n", "clash", True),
        (actor("x", "Jamaat as-Safh"), "letters", True),
        (actor("x", "جماعة السفح") + "- {key: y, kind: ArmedGroup, ar: [جماعة النهر], en: [جماعة]}\n", "letters", True),
        (actor("x", "جماعة الإسناد, جماعة الاسناد"), "double", False),
        (actor("x", "جماعة السفح") + actor("y", "جماعة النهر", "part_of: [x]"), "source", False),
        (actor("x", "جماعة السفح", "umbrella: true"), "umbrella", False),
    ],
)
def test_each_rule_finds_its_fault(findings: Check, rows: str, rule: str, severe: bool) -> None:
    assert only(findings(rows), rule).severe is severe


@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ("kind: City, container: x", "kind"),
        ("kind: Region, container: x", "kind"),
        ("kind: Site, container: y", "itself"),
        ("kind: Site, latitude: 33.1", "form"),
        ("kind: Site, longitude: 44.1", "form"),
        ("kind: Site, latitude: 91, longitude: 44.1", "form"),
        ("kind: Site, latitude: 33.1, longitude: -181", "form"),
        ("kind: Site, latitude: .nan, longitude: 44.1", "form"),
    ],
)
def test_each_rule_of_places_finds_its_fault(findings: Check, place: str, rule: str) -> None:
    site = "- {key: x, kind: Site, ar: [معسكر السفح], en: [Camp]}\n"
    assert only(findings(places=f"{site}- {{key: y, ar: [ضفة النهر], en: [Bank], {place}}}\n"), rule).entry == "y"


def test_a_site_may_lie_on_another(findings: Check) -> None:
    site = "- {key: x, kind: Site, ar: [قاعدة السفح], en: [Base]}\n"
    assert findings(places=f"{site}- {{key: y, kind: Site, ar: [مدرج السفح], en: [Runway], container: x}}\n") == []


def test_kinds_are_told_as_they_are_written(findings: Check) -> None:
    problem = only(findings(actor("x", "جماعة السفح", kind="Gang")), "kind").problem
    assert "Gang" in problem
    assert "ArmedGroup, StateForce, Government, Organization, MediaOutlet" in problem
    assert "EntityKind" not in problem


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u00ad", "\u2066"])
@pytest.mark.parametrize("field", ["ar", "en", "short", "quoted", "partisan"])
def test_characters_that_nobody_sees_are_told_and_not_shown(findings: Check, sign: str, field: str) -> None:
    names = {"ar": ["جماعة السفح"], "en": ["Slope"], "short": ["السفحيون"], "quoted": ["السفح"]}
    partisan = [{"name": "عصابة السفح" + (sign if field == "partisan" else ""), "tone": "hostile"}]
    names.get(field, [""])[0] += sign
    found = findings(raw=json.dumps({"actors": [{"key": "x", "kind": "ArmedGroup", **names, "partisan": partisan}]}))
    problem = only(found, "unseen").problem
    assert f"U+{ord(sign):04X}" in problem
    assert sign not in problem


def test_a_section_that_stands_twice_is_told(findings: Check) -> None:
    found = only(findings(raw=f"actors:\n{actor('x', 'جماعة السفح')}actors:\n{actor('y', 'جماعة النهر')}"), "field")
    assert (found.line, found.entry) == (3, "")
    assert "actors" in found.problem


@pytest.mark.parametrize("name", ["actors.yml", "mine.yaml", "Places.yaml", "deeper/actors.yaml"])
def test_a_file_that_nobody_reads_is_told(findings: Check, tmp_path: Path, name: str) -> None:
    other = tmp_path / "own" / name
    other.parent.mkdir(parents=True)
    other.write_text("actors: []", encoding="utf-8")
    assert only(findings(), "file").file == name


def test_files_that_are_not_for_the_catalogue_are_no_fault(findings: Check, tmp_path: Path) -> None:
    hidden = tmp_path / "own" / ".github"
    hidden.mkdir(parents=True)
    (hidden / "work.yml").write_text("on: push", encoding="utf-8")
    (tmp_path / "own" / "README.md").write_text("mine", encoding="utf-8")
    assert findings() == []


def test_a_folder_without_a_file_to_read_is_told(findings: Check, tmp_path: Path) -> None:
    findings()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert only(check_catalogue(empty), "file").file == "empty"


def test_a_users_folder_answers_for_what_it_brings_only(findings: Check, tmp_path: Path) -> None:
    shipped = actor("a", "جماعة السفح") + actor("b", "جماعة النهر", "part_of: [a]") + actor("c", "جماعة الوادي", "kynd: y")
    (tmp_path / "none" / "catalogue" / "actors-shipped.yaml").write_text(f"actors:\n{shipped}", encoding="utf-8")
    found = findings(actor("x", "جماعة السفح") + actor("a", "جماعة التل", "umbrella: true, country: b"))
    assert [(f.rule, f.file, f.entry) for f in found] == [("kind", "actors.yaml", "a")]


def test_a_name_that_a_shipped_entry_has_is_told_at_the_users(findings: Check, tmp_path: Path) -> None:
    shipped = tmp_path / "none" / "catalogue" / "actors-shipped.yaml"
    shipped.write_text(f"actors:\n{actor('a', 'جماعة السفح')}", encoding="utf-8")
    found = only(findings(actor("x", "جماعة السفح")), "clash")
    assert (found.file, found.line, found.entry) == ("actors.yaml", 2, "x")


def test_names_may_be_shared_by_entries_that_say_so(findings: Check) -> None:
    assert findings(actor("x", "جماعة السفح", "not: [y]") + actor("y", "جماعة السفح")) == []


def test_a_source_at_the_membership_is_enough(findings: Check) -> None:
    rows = actor("x", "جماعة السفح") + actor("y", "جماعة النهر", "part_of: [{key: x, source: its statement}]")
    assert findings(rows) == []


def person(key: str, post: str) -> str:
    return f"- {{key: {key}, ar: [سالم {key}], en: [{key}], posts: [{{of: iraq, role: leads, title: رئيس, {post}}}]}}\n"


def test_one_office_has_one_holder_at_a_time(findings: Check) -> None:
    found = findings(people=person("aa", "from: 2014, to: 2018") + person("bb", "from: 2017") + person("cc", "to: 2014"))
    assert only(found, "post").entry == "aa"


def test_holders_who_follow_each_other_are_right(findings: Check) -> None:
    assert findings(people=person("aa", "from: 2014, to: 2018-10") + person("bb", "from: 2018")) == []


def test_a_file_that_is_no_yaml_hides_nothing_of_the_others(findings: Check) -> None:
    found = findings(raw="actors: [{key: x", places="- {key: p, kind: City, ar: [بلدة], en: [Town], container: nowhere}\n")
    assert {f.rule for f in found} == {"yaml", "missing"}


def test_a_section_that_does_not_exist_is_told(findings: Check) -> None:
    assert "groups" in only(findings(raw="groups: []"), "field").problem


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="no folder"):
        check_catalogue(tmp_path / "nothing")


def test_each_circle_is_told_once() -> None:
    def entity(key: str, *above: str) -> Entity:
        return Entity(key, EntityKind.ARMED_GROUP, key, key, (key,), "catalogue", part_of=above)

    known = {e.key: e for e in (entity("a", "b"), entity("b", "c"), entity("c", "a"), entity("d", "a"), entity("e", "d", "a"))}
    assert [p.rule for p in circles(known)] == ["circle"]


def test_the_shipped_catalogue_has_nothing_to_mend() -> None:
    assert [f for f in check_catalogue() if f.severe] == []
