"""Scores as tables for the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from graph_builder.evaluation.coverage import Uncovered
from graph_builder.evaluation.figures import Share, Tally
from graph_builder.evaluation.incidents import Figures, IncidentScore
from graph_builder.evaluation.triples import TripleScore
from graph_builder.extraction.coverage import GapKind

_SHOWN = 40
"""Rows of each table; JSON holds all."""


def triple_tables(score: TripleScore) -> Group:
    """Precision, recall and F1 by predicate, and the shares that are scored apart."""
    table = Table(title="Triples", title_justify="left")
    for column in ("predicate", "precision", "recall", "F1", "right", "wrong", "missed"):
        table.add_column(column, justify="left" if column == "predicate" else "right")
    for predicate, tally in sorted(score.by_predicate.items()):
        table.add_row(predicate, *_cells(tally))
    table.add_section()
    table.add_row("all", *_cells(score.total), style="bold")
    return Group(table, _apart(score))


def _cells(tally: Tally) -> tuple[str, ...]:
    counts = (tally.right, tally.wrong, tally.missed)
    return (*(f"{v:.3f}" for v in (tally.precision, tally.recall, tally.f1)), *map(str, counts))


def _apart(score: TripleScore) -> Table:
    rows: tuple[tuple[str, Share], ...] = (
        ("entities found", score.entities),
        ("kind of entity right", score.types),
        (f"incidents found ({score.incidents_predicted} predicted)", score.incidents),
        ("speaker right", score.speaker),
        ("evidence at the same words", score.evidence),
    )
    table = Table(title=f"{score.documents} documents, {len(score.missing)} without a prediction", title_justify="left")
    for column in ("scored apart", "share", "of"):
        table.add_column(column, justify="left" if column == "scored apart" else "right")
    for name, share in rows:
        table.add_row(name, f"{share.value:.3f}", f"{share.hits}/{share.total}")
    return table


def incident_table(score: IncidentScore) -> Table:
    """Found mentions, clusters, links and copies."""
    table = Table(title=f"Incidents across documents: {score.mentions} mentions, {score.found:.3f} found", title_justify="left")
    for column in ("measure", "precision", "recall", "F1", "gold pairs"):
        table.add_column(column, justify="left" if column == "measure" else "right")
    rows: tuple[tuple[str, Figures, str], ...] = (
        ("B-cubed", score.b_cubed, ""),
        ("links", score.links, str(score.gold_links)),
        ("copies", score.copies, str(score.gold_copies)),
    )
    for name, figures, pairs in rows:
        table.add_row(name, *(f"{v:.3f}" for v in (figures.precision, figures.recall, figures.f1)), pairs)
    return table


def coverage_tables(found: Mapping[GapKind, Sequence[Uncovered]]) -> Group:
    """What is not explained, the most frequent first, each with the words around its first place."""
    shown: list[Text | Table] = []
    for kind, rows in found.items():
        table = Table()
        for column in ("times", "word", "as in"):
            table.add_column(column, justify="right" if column == "times" else "left")
        for row in rows[:_SHOWN]:
            table.add_row(str(row.count), Text(row.word), Text(row.example.text))
        shown += [Text(f"{kind}: {sum(r.count for r in rows)}"), table]
    return Group(*shown)
