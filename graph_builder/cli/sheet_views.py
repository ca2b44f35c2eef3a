"""The account table in a terminal, as Markdown and as a page of HTML."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from rich.cells import cell_len
from rich.console import RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from graph_builder.cli.arabic import column
from graph_builder.cli.output import out, show_field
from graph_builder.incidents.sheet import (
    ARROW,
    COLUMNS,
    Clash,
    FoldedReport,
    RehashedReport,
    Relation,
    Row,
    Sheet,
    Thing,
    clashes,
)

_PLAIN = "asserted"
_LEAST_EVIDENCE = 12
_WIDE = {"who": (4, 14), "says": (5, 16), "target": (3, 10)}
"""Columns of sentences and names: their share of the window, and the fewest cells."""
_HEADING = {"documents": "reports", "when": "told on"}
"""What a column is called where not by its name."""
_BORDER = 3
"""Cells around each column."""
_EVIDENCE_MARGIN = 6


def show(sheet: Sheet) -> None:
    """Print it in the terminal."""
    out.rule(f"[bold]{escape(sheet.caption)}[/]", align="left", characters="━")
    out.print(f"{summary(sheet)}\n{sheet.key}", style="dim", highlight=False)
    shown = [c for c in COLUMNS if c in _WIDE or _told(sheet, c)]
    if _least_width(sheet, shown) <= out.width:
        out.print(_table(sheet, shown))
    else:
        _print_stacked(sheet, shown)
    out.print(Text("\nIN THEIR WORDS", style="cyan"))
    for row in sheet.accounts:
        for quote in row.quotes:
            out.print(_indented(str(row.number), quote.arabic))
    if sheet.contradictions:
        out.print(Text("\nCANNOT BOTH HOLD", style="cyan"))
        for clash in clashes(sheet):
            out.print(Text.assemble("● ", (clash.reason, "bold"), (f"   {versus(sheet, clash)}", "dim")))
            for number, words in (*clash.firsts.items(), *clash.seconds.items()):
                out.print(_indented(str(number), words))
    if follows := inferred(sheet):
        out.print(Text("\nINFERRED, SAID BY NOBODY", style="cyan"))
        for relation in follows:
            out.print(Text(f"● {inference(relation)}"))
    out.print(Text("\nINDEPENDENT ORIGINS", style="cyan"))
    out.print(Text(names(sheet.origins)))
    for report in sheet.folded:
        out.print(Text(f"  folded: {folded(report)}", style="dim"))
    if sheet.changed:
        out.print(Text("\nSILENTLY CHANGED", style="cyan"))
        for change in sheet.changed:
            out.print(Text(f"● {change.document.name}: the version that replaced it ({change.newer.name}) no longer says"))
            for words in change.words:
                out.print(_indented("", words))
    if sheet.rehashed:
        out.print(Text("\nTOLD AGAIN AS NEW", style="cyan"))
        for again in sheet.rehashed:
            out.print(Text(f"● {rehashed(again)}"))


def summary(sheet: Sheet) -> str:
    """How many tell it, as what, and when this was known."""
    reports = "1 report" if sheet.documents == 1 else f"{sheet.documents} reports"
    origins = "1 independent origin" if len(sheet.origins) == 1 else f"{len(sheet.origins)} independent origins"
    told = f"{reports}, {origins}; told as {', '.join(sheet.kinds).replace('_', ' ')}"
    return f"{told}; as of {sheet.as_of:%Y-%m-%d %H:%M} UTC" if sheet.as_of else told


def names(things: Sequence[Thing]) -> str:
    """What some things are called."""
    return ", ".join(thing.name for thing in things)


def versus(sheet: Sheet, clash: Clash) -> str:
    """Which accounts stand against which, and whose they are."""
    first, second = (", ".join(f"{n} ({sheet.accounts[n - 1].who})" for n in side) for side in (clash.firsts, clash.seconds))
    return f"{first} against {second}"


def inferred(sheet: Sheet) -> list[Relation]:
    """What no report says and the graph holds all the same."""
    return [relation for relation in sheet.relations if relation.inferred]


def inference(relation: Relation) -> str:
    """What is inferred, how surely, and why."""
    told = relation.predicate.replace("_", " ")
    return f"{relation.other.name} {told} it ({relation.certainty}): a front that it belongs to says so"


def folded(report: FoldedReport) -> str:
    """Which report adds no origin, and why; of a report that goes back to another, to which."""
    return f"{report.document.name}: {report.why} ({report.origin.name})"


def rehashed(report: RehashedReport) -> str:
    """Which report tells it as new."""
    return f"{report.document.name} tells it as of {report.told}; it is known since {report.first}"


def _least_width(sheet: Sheet, shown: Sequence[str]) -> int:
    """Cells that the table needs: sentences and names may be broken, figures, days and the ids of reports may not."""
    columns = [[_HEADING.get(name, name), *(_cell(row, name) for row in sheet.accounts)] for name in shown if name not in _WIDE]
    words = (max(cell_len(word) for value in column for word in value.split()) for column in columns)
    numbers = len(str(len(sheet.accounts)))
    return sum(words) + sum(least for _, least in _WIDE.values()) + numbers + _BORDER * (len(shown) + 1) + 1


def _print_stacked(sheet: Sheet, shown: Sequence[str]) -> None:
    """A block for each account, for windows that are too narrow for the table."""
    for row in sheet.accounts:
        out.rule(f"[dim]{row.number}[/] {escape(row.who)}", align="left", style="dim")
        if row.via:
            show_field("via", row.via)
        for name in shown:
            value = getattr(row, name)
            if value and name != "who":
                show_field(_HEADING.get(name, name), names(value) if name == "documents" else value)


def _table(sheet: Sheet, shown: Sequence[str]) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("", justify="right", style="dim")
    for name in shown:
        ratio, least = _WIDE.get(name, (None, None))
        table.add_column(_HEADING.get(name, name), overflow="fold", ratio=ratio, min_width=least)
    for row in sheet.accounts:
        table.add_row(str(row.number), *(Text(_cell(row, name)) for name in shown))
    return table


def _told(sheet: Sheet, name: str) -> bool:
    """Whether a column tells anything: nothing does where all accounts are plain assertions."""
    return any(getattr(row, name) not in ("", (), _PLAIN) for row in sheet.accounts)


def _cell(row: Row, name: str) -> str:
    if name == "who":
        return row.who + (f"\nvia {row.via}" if row.via else "")
    value = getattr(row, name)
    if name == "when":
        return row.when.replace(" to ", "\n")
    if name == "documents":
        return "\n".join(thing.name for thing in value)
    return str(value).replace(ARROW, f"\n{ARROW.lstrip()}")


def _indented(label: str, arabic: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, justify="right", style="dim")
    grid.add_column()
    grid.add_row(label, column(Text(" ".join(arabic.split())), max(out.width - _EVIDENCE_MARGIN, _LEAST_EVIDENCE), out))
    return grid


def markdown(sheet: Sheet) -> str:
    """A page of Markdown."""
    return _page("accounts.md.j2", sheet)


def html(sheet: Sheet) -> str:
    """A page of HTML that needs nothing else."""
    return _page("accounts.html.j2", sheet)


def _page(name: str, sheet: Sheet) -> str:
    folder = FileSystemLoader(Path(__file__).parent / "pages")
    pages = Environment(loader=folder, autoescape=name.endswith(".html.j2"), undefined=StrictUndefined, trim_blocks=True)
    pages.filters["line"] = lambda text: " ".join(str(text).split()).replace("|", "\\|")
    pages.globals.update(summary=summary, names=names, clashes=clashes, versus=versus, folded=folded, rehashed=rehashed)
    pages.globals.update(inferred=inferred, inference=inference)
    return pages.get_template(name).render(sheet=sheet)
