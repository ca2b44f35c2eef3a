"""`isnad demo`: the main job on the bundled reports, then what the graph says about two of their incidents."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from graph_builder.cli.options import StoreUri, with_options
from graph_builder.cli.output import out, progress_bar, show_reading_errors
from graph_builder.errors import NotFoundError
from graph_builder.stores import Store

_SHOWN = ("Kalsu", "Eilat")
"""Places whose incidents are printed: both were told many times, and contradicted."""
_ILLUSTRATIVE = "The bundled reports are illustrative: written for this project, with invented publishers. No evidence about the world."


def demo(store: StoreUri = None) -> None:
    """Build the graph of the bundled reports and show what it says about Kalsu and Eilat.

    Example: isnad demo
    """
    from graph_builder.pipeline import build
    from graph_builder.stores import open_store

    settings = with_options(store)
    reports = bundled_reports()
    out.print(Panel(_ILLUSTRATIVE, border_style="yellow"))
    with open_store(settings) as opened:
        with progress_bar(len(list(reports.glob("*.json")))) as progress:
            report = build([reports], opened, settings, progress)
        show_reading_errors(report.errors)
        out.print(f"{report.read} reports read, {report.skipped} known already; the graph is in {opened.engine}")
        for place in _SHOWN:
            for incident in opened.named_query("incident-search", {"text": place}):
                _show_incident(opened, incident)
    _show_next()


def bundled_reports() -> Path:
    """The folder of the illustrative reports, in a checkout or in an installed package."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "examples" / "reports", here.parent / "examples" / "reports"):
        if folder.is_dir():
            return folder
    raise NotFoundError("The bundled reports are not there.", "Install isnad again, or run the demo in a checkout.")


def _show_incident(store: Store, incident: dict[str, Any]) -> None:
    rows = store.named_query("incident-accounts", {"incident": incident["incident"]})
    out.rule(f"[bold]{escape(incident['caption'])}[/]  {escape(incident['incident'])}")
    table = Table(show_lines=False)
    for name in ("claim", "who says so", "relayed by", "certainty", "evidence", "report"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(str(c)) for c in _cells(row)))
    out.print(table)
    _show_rivals(store, incident)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    told = row["told"] + (" (inferred)" if row["inferred"] else "")
    return (told, row["speaker"] or "", ", ".join(row["relays"]), row["certainty"], row["quote"], row["document"])


def _show_rivals(store: Store, incident: dict[str, Any]) -> None:
    """Accounts that cannot both hold, side by side."""
    rivals = [row for row in store.named_query("contradictions") if row["incident"] == incident["incident"]]
    if not rivals:
        return
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for rival in rivals:
        grouped[rival["reason"]].append(rival)
    table = Table(title="accounts that cannot both hold", title_justify="left")
    for name in ("one account", "the other", "why"):
        table.add_column(name, overflow="fold")
    for reason, pairs in grouped.items():
        first = pairs[0]
        more = f" (and {len(pairs) - 1} more pairs)" if len(pairs) > 1 else ""
        table.add_row(_side(first, "first"), _side(first, "second"), escape(reason + more))
    out.print(table)


def _side(rival: dict[str, Any], which: str) -> str:
    return escape(f"{rival[which]}\n{rival[which + '_speaker'] or 'in the report’s own voice'}: {rival[which + '_evidence']}")


def _show_next() -> None:
    out.rule("next")
    for command, meaning in (
        ("isnad query", "list the named queries"),
        ("isnad query units-at-base base=kalsu", "which units a base hosts"),
        ('isnad cypher "MATCH (a:Actor)-[r:CLAIMED]->(i:Incident) RETURN a.caption, i.caption, r.inferred"', "ask in Cypher"),
        ("isnad explain CLAIM", "the chain of one claim of the tables above"),
        ("isnad build FOLDER", "read reports of your own"),
        ("isnad serve", "the same over HTTP, with documentation at /docs"),
    ):
        out.print(f"  [bold]{escape(command)}[/]  [dim]{escape(meaning)}[/]", soft_wrap=True)
