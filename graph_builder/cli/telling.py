"""How an incident's story is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from graph_builder.cli.arabic import column, marked, words_of
from graph_builder.cli.output import out, print_indented
from graph_builder.cli.phrases import BRIEF
from graph_builder.cli.story import Rivals, Statement, Story, short_key

_MARGIN = 4
_SURE = "asserted"


def tell(story: Story) -> None:
    """Print a story: heading, statements by section, rival accounts."""
    out.print()
    out.rule(f"[bold]{escape(story.caption)}[/]", align="left", characters="━")
    kinds = f"told as {', '.join(story.kinds)}"
    out.print(f"{_count(story.reports, story.independent)}; {kinds}\n{story.key}", style="dim", markup=False)
    for heading, statements in story.sections.items():
        tell_statements(heading, statements, brief=heading == BRIEF)
    if story.rivals:
        _heading("accounts that cannot both hold")
        for rivals in story.rivals:
            out.print(_side_by_side(rivals), "")


def tell_statements(heading: str, statements: Iterable[Statement], brief: bool = False) -> None:
    """Print statements under a heading, each with the voices and the sentence that show it best; if ``brief`` its words only."""
    _heading(heading)
    for statement in statements:
        out.print(Text.assemble("● ", (statement.text, "bold"), (f"   {_weight(statement)}", "dim")))
        said = statement.shown[0]
        if statement.inferred:
            print_indented(Text.assemble("because ", said["because"], *_certainty(said)), _MARGIN)
            continue
        for claim in statement.shown:
            print_indented(_voice(claim), _MARGIN)
        print_indented(_words(said) if brief else _sentence(said), _MARGIN + 2)
        if statement.others and not brief:
            print_indented(_others(statement), _MARGIN)


def _others(statement: Statement) -> Text:
    return Text(f"also in {', '.join(statement.others)}", style="dim")


def _heading(text: str) -> None:
    out.print(Text(f"\n{text.upper()}", style="cyan"))


def _weight(statement: Statement) -> str:
    return "inferred" if statement.inferred else _count(statement.reports, statement.independent)


def _count(reports: int, independent: int | None) -> str:
    if reports == 1:
        return "1 report"
    return f"{reports} reports, {independent} independent" if independent else f"{reports} reports"


def _voice(claim: Mapping[str, Any]) -> Text:
    """Who says it, who passes it on, in which report."""
    outlet = f" ({claim['outlet']})" if claim["outlet"] else ""
    own = claim["voice"] != "speaker"
    chain = [f"{claim['doc_id']}{outlet}" + (" in its own voice" if own else "")]
    if not own:
        chain = [claim["speaker"], *(f"relayed by {relay}" for relay in claim["relays"]), *chain]
    return Text.assemble(" → ".join(chain), *_certainty(claim))


def _certainty(claim: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """How sure it is, and the claim's key."""
    style = "dim" if claim["certainty"] == _SURE else "yellow"
    return (" · ", "dim"), (claim["certainty"], style), (f" · {short_key(claim['claim'])}", "dim")


def _words(claim: Mapping[str, Any]) -> Text:
    return words_of(claim["sentence"], claim["start"], claim["end"], out)


def _sentence(claim: Mapping[str, Any]) -> Text:
    return marked(claim["sentence"], claim["start"], claim["end"], out)


def _side_by_side(rivals: Rivals) -> Table:
    width = (out.width - 3) // 2
    table = Table(title=rivals.reason, title_justify="left", title_style="yellow", show_edge=False, pad_edge=False)
    for side in (rivals.first, rivals.second):
        table.add_column(Text(side.text), width=width - 1, overflow="fold")
    table.add_row(*(_account(side, width - 1) for side in (rivals.first, rivals.second)))
    return table


def _account(side: Statement, width: int) -> Text:
    parts = [*map(_voice, side.shown), column(_sentence(side.shown[0]), width, out)]
    return Text("\n").join([*parts, _others(side)] if side.others else parts)
