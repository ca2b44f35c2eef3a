"""`isnad review`: pairs of tellings and of unknown entities, put to a person side by side, and the log of verdicts."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.prompt import Prompt
from rich.table import Table
from rich.text import Text

from graph_builder.cli.arabic import column
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import err, out, print_json, print_rows, say
from graph_builder.errors import NotFoundError
from graph_builder.model import Doubt, Graph, Judgement, Verdict

if TYPE_CHECKING:
    from graph_builder.incidents.review import NamedSide, Side
    from graph_builder.settings import Settings
    from graph_builder.stores import Store

_KEYS = {"y": Verdict.POSITIVE, "n": Verdict.NEGATIVE, "u": Verdict.UNSURE}
_SKIP, _QUIT = "s", "q"
_BESIDE = 7
"""Cells that two columns leave for their borders."""


def review(
    limit: Annotated[int, typer.Option(min=1, help="Pairs at most.")] = 20,
    by: Annotated[str | None, typer.Option("--by", help="Your name in the log; without it, your user name.")] = None,
    why: Annotated[str, typer.Option("--why", help="Your reason, kept with every verdict of this sitting.")] = "",
    log: Annotated[bool, typer.Option("--log", help="Only show what was judged: who, when, what and why.")] = False,
    take_back: Annotated[
        int | None,
        typer.Option("--take-back", min=1, metavar="N", help="Leave a verdict of yours to the rules again: N of --log."),
    ] = None,
    same: Annotated[
        tuple[str, str] | None, typer.Option("--same", metavar="KEY KEY", help="Judge these two to be one, and end.")
    ] = None,
    apart: Annotated[
        tuple[str, str] | None, typer.Option("--apart", metavar="KEY KEY", help="Judge these two to be two, and end.")
    ] = None,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Judge pairs of tellings, and of people, groups and places that no catalogue has: y one, n two, u unsure, s skip, q quit.

    Those that would change most come first. Your judgements are kept when you quit; --json only lists the pairs. The log is only
    added to: a verdict that is taken back stays in it, followed by another one. Entities that are judged to be one are one in the
    graph, with all their names, and the other keys lead there; those of the catalogue are never joined.

    Example: isnad review --limit 5
    Example: isnad review --same text:person:راشد_صفيان text:person:راشد_ابراهيم_صفيان --why "same rank and unit"
    Example: isnad review --log
    Example: isnad review --take-back 3 --why "another street"
    """
    settings, analyst = with_options(store), _analyst(by)
    with opened_store(settings) as opened:
        if log:
            rows = logged(opened.judgements())
            print_json(rows) if json else print_rows(rows)
        elif take_back:
            _take_back(opened, settings, take_back, analyst, why)
        elif json:
            _print_queue(opened, settings, limit)
        else:
            given = [(same, Verdict.POSITIVE), (apart, Verdict.NEGATIVE)]
            _judge(opened, settings, [(pair, verdict) for pair, verdict in given if pair], limit, analyst, why)


def _take_back(opened: Store, settings: Settings, number: int, analyst: str, why: str) -> None:
    from graph_builder.pipeline import judge

    judge([taken_back(opened.judgements(), number, analyst, why)], opened, settings)
    say(f"Taken back: judgement {number} counts no more.")


def _doubts(opened: Store, settings: Settings) -> tuple[Graph, list[Doubt]]:
    from graph_builder.incidents.review import queue
    from graph_builder.merging import merged

    with err.status("looking for doubtful pairs"):
        graph = merged(opened, settings)
        return graph, queue(graph)


def _print_queue(opened: Store, settings: Settings, limit: int) -> None:
    from graph_builder.incidents.review import shown

    graph, doubts = _doubts(opened, settings)
    print_json([shown(doubt, graph) for doubt in doubts[:limit]])


def _judge(
    opened: Store, settings: Settings, given: Sequence[tuple[tuple[str, str], Verdict]], limit: int, analyst: str, why: str
) -> None:
    """Keep the verdicts that are given, or else ask for some."""
    from graph_builder.incidents.review import judgement
    from graph_builder.pipeline import judge

    graph, doubts = _doubts(opened, settings)
    judgements = [judgement(*pair, verdict, analyst, graph, why) for pair, verdict in given]
    judgements = judgements or ask(doubts[:limit], graph, analyst, _ask_key, why)
    if judgements:
        judge(judgements, opened, settings)
    judged = {(j.first, j.second) for j in judgements}
    say(f"{len(judgements)} judged, {sum((d.first, d.second) not in judged for d in doubts)} left.")


def _analyst(by: str | None) -> str:
    """Who judges, as the log names him."""
    return f"analyst:{by or getpass.getuser()}"


def logged(log: Sequence[Judgement]) -> list[dict[str, object]]:
    """The log for people, oldest first, each judgement with its number."""
    return [
        {
            "number": number,
            "by": said.by,
            "at": said.at,
            "verdict": said.verdict.value,
            "why": said.why,
            "first": said.first,
            "second": said.second,
        }
        for number, said in enumerate(log, start=1)
    ]


def taken_back(log: Sequence[Judgement], number: int, by: str, why: str = "") -> Judgement:
    """What undoes a judgement of one's own: nobody's word undoes another's. Raises ``NotFoundError``."""
    if number > len(log) or log[number - 1].by != by:
        detail = f"The log holds no judgement {number} by {by}."
        raise NotFoundError(detail, "isnad review --log shows numbers and names; --by says who you are.")
    said = log[number - 1]
    again = (
        n for n, j in enumerate(log[number:], start=number + 1) if (j.first, j.second, j.by) == (said.first, said.second, by)
    )
    if last := max(again, default=None):
        raise NotFoundError(f"Judgement {number} counts no more: {last} is about the same pair.", f"Take back {last}, if any.")
    return replace(said, verdict=Verdict.UNSURE, at=datetime.now(UTC), why=why)


def ask(doubts: Sequence[Doubt], graph: Graph, by: str, key: Callable[[], str], why: str = "") -> list[Judgement]:
    """Show each pair and take its verdict by the key that is pressed."""
    from graph_builder.incidents.review import judgement, sides

    found: list[Judgement] = []
    for number, doubt in enumerate(doubts, start=1):
        one = "one happening" if "#" in doubt.first else "one and the same"
        out.rule(f"{number} of {len(doubts)}: {doubt.score:.0%} {one}, would change {doubt.changes} pairs", align="left")
        out.print(_side_by_side(*sides(doubt, graph)))
        out.print(Text(doubt.reason, style="dim"))
        pressed = key()
        if pressed == _QUIT:
            break
        if pressed in _KEYS:
            found.append(judgement(doubt.first, doubt.second, _KEYS[pressed], by, graph, why))
    return found


def _ask_key() -> str:
    return Prompt.ask("one?", choices=[*_KEYS, _SKIP, _QUIT], console=out)


def _side_by_side(first: Side | NamedSide, second: Side | NamedSide) -> Table:
    table = Table(expand=True)
    width = max((out.width - _BESIDE) // 2, 1)
    for side in (first, second):
        table.add_column(column(Text(side.title), width, out), width=width)
    table.add_row(*(column(Text("\n".join(side.sentences)), width, out) for side in (first, second)))
    table.add_row(*(Text("\n".join(side.facts), style="dim") for side in (first, second)))
    return table
