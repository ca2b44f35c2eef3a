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
from graph_builder.cli.sheet import ARROW, COLUMNS, Row, Sheet

_PLAIN = "asserted"
_LEAST_EVIDENCE = 12
_WIDE = {"who": (4, 14), "says": (5, 16), "target": (3, 10)}
"""Columns of sentences and names: their share of the window, and the fewest cells."""
_HEADING = {"documents": "reports"}
"""What a column is called where not by its name."""
_BORDER = 3
"""Cells around each column."""
_EVIDENCE_MARGIN = 6


def show(sheet: Sheet) -> None:
    """Print it in the terminal."""
    out.rule(f"[bold]{escape(sheet.caption)}[/]", align="left", characters="━")
    out.print(
        f"{sheet.reports} reports, {len(sheet.origins)} independent; told as {', '.join(sheet.kinds)}\n{sheet.key}", style="dim"
    )
    shown = [c for c in COLUMNS if c in _WIDE or _told(sheet, c)]
    if _least_width(sheet, shown) <= out.width:
        out.print(_table(sheet, shown))
    else:
        _print_stacked(sheet, shown)
    out.print(Text("\nIN THEIR WORDS", style="cyan"))
    for row in sheet.rows:
        for quote in row.quotes[:1]:
            out.print(_indented(str(row.number), quote.arabic))
    if sheet.rivals:
        out.print(Text("\nCANNOT BOTH HOLD", style="cyan"))
        for rival in sheet.rivals:
            out.print(Text.assemble("● ", (rival.reason, "bold"), (f"   account {rival.first} against {rival.second}", "dim")))
            for number, words in ((rival.first, rival.first_words), (rival.second, rival.second_words)):
                out.print(_indented(f"{number}", words))
    out.print(Text("\nINDEPENDENT ORIGINS", style="cyan"))
    out.print(Text(", ".join(sheet.origins)))
    for line in sheet.folded:
        out.print(Text(f"  folded: {line}", style="dim"))
    if sheet.changed:
        out.print(Text("\nSILENTLY CHANGED", style="cyan"))
        for change in sheet.changed:
            out.print(Text(f"● {change.report}: the version that replaced it ({change.newer}) no longer says"))
            for words in change.words:
                out.print(_indented("", words))
    if sheet.rehashed:
        out.print(Text("\nTOLD AGAIN AS NEW", style="cyan"))
        for line in sheet.rehashed:
            out.print(Text(f"● {line}"))


def _least_width(sheet: Sheet, shown: Sequence[str]) -> int:
    """Cells that the table needs: sentences and names may be broken, figures, days and the ids of reports may not."""
    columns = [[_HEADING.get(name, name), *(_cell(row, name) for row in sheet.rows)] for name in shown if name not in _WIDE]
    words = (max(cell_len(word) for value in column for word in value.split()) for column in columns)
    numbers = len(str(len(sheet.rows)))
    return sum(words) + sum(least for _, least in _WIDE.values()) + numbers + _BORDER * (len(shown) + 1) + 1


def _print_stacked(sheet: Sheet, shown: Sequence[str]) -> None:
    """A block for each account, for windows that are too narrow for the table."""
    for row in sheet.rows:
        out.rule(f"[dim]{row.number}[/] {escape(row.who)}", align="left", style="dim")
        if row.via:
            show_field("via", row.via)
        for name in shown:
            value = getattr(row, name)
            if value and name != "who":
                show_field(_HEADING.get(name, name), ", ".join(value) if isinstance(value, tuple) else value)


def _table(sheet: Sheet, shown: Sequence[str]) -> Table:
    table = Table(show_lines=True, expand=True)
    table.add_column("", justify="right", style="dim")
    for name in shown:
        ratio, least = _WIDE.get(name, (None, None))
        table.add_column(_HEADING.get(name, name), overflow="fold", ratio=ratio, min_width=least)
    for row in sheet.rows:
        table.add_row(str(row.number), *(Text(_cell(row, name)) for name in shown))
    return table


def _told(sheet: Sheet, name: str) -> bool:
    """Whether a column tells anything: nothing does where all accounts are plain assertions."""
    return any(getattr(row, name) not in ("", (), _PLAIN) for row in sheet.rows)


def _cell(row: Row, name: str) -> str:
    if name == "who":
        return row.who + (f"\nvia {row.via}" if row.via else "")
    value = getattr(row, name)
    if name == "when":
        return row.when.replace(" to ", "\n")
    return "\n".join(value) if isinstance(value, tuple) else str(value).replace(ARROW, f"\n{ARROW.lstrip()}")


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
    return pages.get_template(name).render(sheet=sheet)
