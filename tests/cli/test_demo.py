"""The demo on the sample graph, which has incidents at the same places as the bundled reports."""

from __future__ import annotations

import re
import shlex

import pytest
from rich.cells import cell_len

from graph_builder import pipeline
from graph_builder.cli import output
from graph_builder.cli.demo import bundled_reports
from graph_builder.cli.phrases import SECTIONS, phrase
from graph_builder.model import LITERAL_PREDICATES, Predicate
from tests.cli.conftest import Run

pytestmark = pytest.mark.embedded


@pytest.fixture(params=[80, 120])
def shown(request: pytest.FixtureRequest, ask: Run, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the demo prints; the graph is there already."""
    monkeypatch.setattr(pipeline, "build", lambda *_: pipeline.BuildReport(skipped=3, documents=3))
    monkeypatch.setattr(output.out, "width", request.param)
    result = ask("demo")
    assert result.exit_code == 0, result.stderr
    return str(result.stdout)


def test_it_says_that_the_reports_are_illustrative_and_that_nothing_changed(shown: str) -> None:
    assert "illustrative" in shown
    assert "All 3 reports were known already: nothing changed." in shown


def test_each_incident_is_named_once_and_its_claims_speak_of_it(shown: str) -> None:
    caption = "explosion, Kalsu base, 2024-04-19"
    story = shown.partition(f"\n{caption} ━")[2].partition("━━━")[2]
    assert caption not in story.partition("EILAT")[0]
    assert "● Israel is accused of it" in story
    assert "● US Central Command denied having done it" in story
    assert "● It killed 1" in story
    assert "● It killed at least 3" in story


def test_a_voice_has_speaker_relay_report_certainty_and_key(shown: str) -> None:
    line = " ".join(shown.split())
    assert "US Central Command → relayed by Furat Agency → report-d2 (Nahrain Daily) · asserted · d2-denie" in line
    assert "report-d1 (Furat Agency) in its own voice · asserted · d1-base" in line
    assert "Iraqi factions → report-d3 (Nahrain Daily) · probable · d3-accus" in line


def test_the_evidence_is_marked_in_its_sentence_and_copies_share_it(shown: str) -> None:
    line = " ".join(shown.split())
    assert "⟦ونفت القيادة المركزية الأميركية⟧ أن تكون شنت أي ضربة في بابل." in line
    assert line.count("⟦ونفت القيادة المركزية الأميركية⟧") == 1


def test_what_is_inferred_tells_both_premises(shown: str) -> None:
    line = " ".join(shown.split())
    assert "● Kataib Hezbollah claimed it inferred because Islamic Resistance in Iraq claimed it (d3-claim) and " in line
    assert "Kataib Hezbollah is part of Islamic Resistance in Iraq (known to the catalogue) · asserted · x-kh" in line


def test_rival_accounts_stand_side_by_side(shown: str) -> None:
    rivals = shown.partition("ACCOUNTS THAT CANNOT BOTH HOLD")[2]
    header = next(line for line in rivals.splitlines() if "It killed 1" in line)
    assert "It killed at least 3" in header


def test_no_line_of_the_stories_is_wider_than_the_window(shown: str) -> None:
    stories = shown.partition("═")[2].partition("next ─")[0].splitlines()[1:]
    assert len(stories) > 30
    assert max(map(cell_len, stories)) <= output.out.width


def test_the_next_commands_work(shown: str, ask: Run) -> None:
    commands = [line for line in shown.partition("next ─")[2].splitlines() if line.startswith("isnad ")]
    assert len(commands) >= 8
    for line in commands:
        name, *arguments = shlex.split(line)[1:]
        if name not in ("build", "serve", "doctor"):
            result = ask(name, *arguments)
            assert result.exit_code == 0, line
            assert "no rows" not in result.output, line


@pytest.mark.parametrize("predicate", Predicate)
def test_every_predicate_can_be_told(predicate: Predicate) -> None:
    first, second = {"key": "a", "name": "A"}, {"key": "b", "name": "B"}
    value = {"value": "3", "low": 3, "high": 3, "object": None} if predicate in LITERAL_PREDICATES else {"object": second}
    told = phrase({"predicate": predicate.value, "what": None, "subject": first, "negated": False, **value})
    assert re.match(r"[AB] ", told)
    assert phrase({"predicate": predicate.value, "what": None, "subject": first, "negated": True, **value}) != told


def test_every_predicate_about_incidents_has_its_place_in_the_story() -> None:
    about_incidents = list(Predicate)[list(Predicate).index(Predicate.PERPETRATED) :]
    assert {predicate for group in SECTIONS.values() for predicate in group} == set(about_incidents)


def test_the_bundled_reports_are_there() -> None:
    assert len(list(bundled_reports().glob("*.json"))) >= 20
