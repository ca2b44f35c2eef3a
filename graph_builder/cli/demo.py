"""`isnad demo`: the main job on the bundled reports, then what the graph tells about two places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.panel import Panel

from graph_builder.cli.faults import kept_on_interrupt, show_reading_errors
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import StoreUri, with_options
from graph_builder.cli.output import out, progress_bar, say
from graph_builder.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph_builder.cli.story import Statement, Story
    from graph_builder.pipeline import BuildReport
    from graph_builder.stores import Store

_PLACES = {"kalsu": "Kalsu", "eilat": "Eilat"}
"""Key and name of the places whose incidents are printed: they were told many times, and contradicted."""
_FEWEST = 2
"""Incidents of a place that are printed even if a single report tells them."""
_ILLUSTRATIVE = (
    "The bundled reports are illustrative: composed for this project, with invented publishers and wording. They are no "
    "evidence about the world."
)


def demo(store: StoreUri = None) -> None:
    """Build the graph of the bundled reports and tell what it says about Kalsu and Eilat.

    Example: isnad demo
    """
    from graph_builder.pipeline import build

    settings = with_options(store)
    reports = bundled_reports()
    out.print(Panel(_ILLUSTRATIVE, border_style="yellow"))
    with kept_on_interrupt(), opened_store(settings) as opened:
        with progress_bar(len(list(reports.glob("*.json")))) as progress:
            report = build([reports], opened, settings, progress)
        show_reading_errors(report.errors)
        where = opened.address if settings.store else f"the embedded store under {settings.home}"
        say(f"{_summary(report)}\n[dim]The graph is in {escape(where)} ({escape(opened.engine)}).[/]")
        _show_places(opened)


def bundled_reports() -> Path:
    """The folder of the illustrative reports, in a checkout or in an installed package."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "examples" / "reports", here.parent / "examples" / "reports"):
        if folder.is_dir():
            return folder
    raise NotFoundError("The bundled reports are not there.", "Install isnad again, or run the demo in a checkout.")


def _summary(report: BuildReport) -> str:
    if report.read:
        return f"{report.read} reports read, {report.skipped} known already; {report.documents} in the store."
    return f"All {report.skipped} reports were known already" + ("." if report.changed else ": nothing changed.")


def _show_places(store: Store) -> None:
    from graph_builder.cli.story import statements_about
    from graph_builder.cli.telling import tell, tell_statements

    stories: dict[str, list[Story]] = {}
    based: dict[str, list[Statement]] = {}
    for key, name in _PLACES.items():
        out.print()
        out.rule(f"[bold]{name.upper()}[/]", characters="═")
        based[key] = statements_about(store, key, "located_at")
        if based[key]:
            tell_statements(f"who is at {name}", based[key])
        stories[key] = _stories(store, name)
        for each in stories[key]:
            tell(each)
    _show_next(_commands([*stories["eilat"], *stories["kalsu"]], based))


def _stories(store: Store, place: str) -> list[Story]:
    """Stories of a place, most told first; those of a single report only where there are few."""
    from graph_builder.cli.story import story

    rows = store.named_query("incident-search", {"text": place})
    shown = [row for number, row in enumerate(rows) if row["documents"] > 1 or number < _FEWEST]
    return sorted((story(store, row) for row in shown), key=lambda told: (-told.reports, -told.claims))


def _commands(stories: list[Story], based: dict[str, list[Statement]]) -> list[tuple[str, str]]:
    """Commands to try next, with keys of the graph that was just told, and what each shows."""
    found = [(f"isnad query incident-accounts incident={each.key}", f"every account of: {each.caption}") for each in stories[:1]]
    if inferred := _first(stories, lambda said: said.inferred):
        found.append((f"isnad explain {inferred[1].key}", f"why it is inferred: {inferred[1].text} ({inferred[0].caption})"))
    if accused := _first(stories, lambda said: said.predicate == "accused_of"):
        found.append((f"isnad explain {accused[1].key}", f"the chain of one claim: {accused[1].text} ({accused[0].caption})"))
        found.append((f"isnad query who-is-accused incident={accused[0].key}", "whom, by whom, how surely, in which words"))
    if denied := _first(stories, lambda said: said.predicate == "denied"):
        found.append((f"isnad query who-denied incident={denied[0].key}", "who denies it, and on whose word that is known"))
    if killed := _first(stories, lambda said: said.predicate == "killed"):
        found.append((f"isnad query tolls incident={killed[0].key}", "every count of killed and wounded, account by account"))
    found += [(f"isnad query units-at-base place={key}", f"who is at {_PLACES[key]}") for key, told in based.items() if told]
    return [*found, *_ALWAYS]


_ALWAYS = [
    ("isnad query", "all named queries and their parameters"),
    ('isnad cypher "MATCH (a:Actor)-[r:CLAIMED]->(i:Incident) RETURN a.caption, i.caption, r.inferred"', "ask in Cypher"),
    ("isnad build FOLDER", "read reports of your own"),
    ("isnad serve", "the same over HTTP, with documentation at /docs"),
    ("isnad doctor", "what is installed, and what is missing"),
]


def _first(stories: list[Story], wanted: Callable[[Statement], bool]) -> tuple[Story, Statement] | None:
    told = ((story, said) for story in stories for group in story.sections.values() for said in group)
    return next(((story, said) for story, said in told if wanted(said)), None)


def _show_next(commands: list[tuple[str, str]]) -> None:
    out.print()
    out.rule("[bold]next[/]", align="left")
    for command, meaning in commands:
        say(f"[dim]# {escape(meaning)}[/]\n[bold]{escape(command)}[/]")
