"""`isnad review`: pairs of tellings that the rules are not sure of, put to a person side by side."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.prompt import Prompt
from rich.table import Table
from rich.text import Text

from graph_builder.cli.arabic import column
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import err, out, print_json, say
from graph_builder.model import Doubt, Graph, Judgement, Predicate, Record, Telling, Verdict

_KEYS = {"y": Verdict.POSITIVE, "n": Verdict.NEGATIVE, "u": Verdict.UNSURE}
_SKIP, _QUIT = "s", "q"
_BESIDE = 7
"""Cells that two columns leave for their borders."""
_SHOWN = (Predicate.OCCURRED_AT, Predicate.ON_DATE, Predicate.TARGETED, Predicate.KILLED, Predicate.WOUNDED, Predicate.VICTIM)


def review(
    limit: Annotated[int, typer.Option(min=1, help="Pairs at most.")] = 20,
    by: Annotated[str | None, typer.Option("--by", help="Your name in the log; without it, your user name.")] = None,
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Judge pairs that the rules are not sure of: y one happening, n two, u unsure, s skip, q quit.

    Those that would change most come first. Your judgements are kept when you quit; --json only lists the pairs.

    Example: isnad review --limit 5
    """
    from graph_builder.pipeline import judge, merged

    settings = with_options(store)
    with opened_store(settings) as opened:
        with err.status("looking for doubtful pairs"):
            graph = merged(opened, settings)
        doubts = graph.doubts[:limit]
        if json:
            print_json([_told(doubt, graph) for doubt in doubts])
            return
        judgements = ask(doubts, graph, f"analyst:{by or getpass.getuser()}", _ask_key)
        if judgements:
            judge(judgements, opened, settings)
    say(f"{len(judgements)} judged, {len(graph.doubts) - len(judgements)} left.")


def ask(doubts: Sequence[Doubt], graph: Graph, by: str, key: Callable[[], str]) -> list[Judgement]:
    """Show each pair and take its verdict by the key that is pressed."""
    found: list[Judgement] = []
    for number, doubt in enumerate(doubts, start=1):
        first, second = _telling(doubt.first, graph), _telling(doubt.second, graph)
        out.rule(f"{number} of {len(doubts)}: {doubt.score:.0%} one happening, would change {doubt.changes} pairs", align="left")
        out.print(_side_by_side(first, second))
        out.print(Text(doubt.reason, style="dim"))
        pressed = key()
        if pressed == _QUIT:
            break
        if pressed in _KEYS:
            starts = (first[1].anchors[0].start, second[1].anchors[0].start)
            now = datetime.now(UTC)
            found.append(Judgement(doubt.first, starts[0], doubt.second, starts[1], _KEYS[pressed], by, now))
    return found


def _ask_key() -> str:
    return Prompt.ask("one happening?", choices=[*_KEYS, _SKIP, _QUIT], console=out)


def _telling(key: str, graph: Graph) -> tuple[Record, Telling]:
    record = next(r for r in graph.records if r.document.key == key.rpartition("#")[0])
    return record, next(t for t in record.tellings if t.key == key)


def _side_by_side(first: tuple[Record, Telling], second: tuple[Record, Telling]) -> Table:
    table = Table(expand=True)
    width = max((out.width - _BESIDE) // 2, 1)
    for record, _ in (first, second):
        table.add_column(f"{record.document.doc_id}  {record.document.published or 'undated'}", width=width)
    table.add_row(*(column(Text("\n".join(_sentences(*each))), width, out) for each in (first, second)))
    table.add_row(*(Text("\n".join(_facts(*each)), style="dim") for each in (first, second)))
    return table


def _sentences(record: Record, telling: Telling) -> list[str]:
    told = {a.sentence for a in telling.anchors}
    return [" ".join(s.text.split()) for s in record.sentences if s.index in told]


def _facts(record: Record, telling: Telling) -> Iterable[str]:
    names = {e.key: e.name_en for e in record.entities}
    yield f"told as: {', '.join(k.value.replace('_', ' ') for k in telling.kinds)}"
    for predicate in _SHOWN:
        told = {names.get(c.object, c.object) for c in record.claims if c.subject == telling.key and c.predicate is predicate}
        if told:
            yield f"{predicate.value.replace('_', ' ')}: {', '.join(sorted(told))}"


def _told(doubt: Doubt, graph: Graph) -> dict[str, object]:
    sides = {}
    for name, key in (("first", doubt.first), ("second", doubt.second)):
        record, telling = _telling(key, graph)
        sides[name] = {
            "telling": key,
            "document": record.document.doc_id,
            "sentences": _sentences(record, telling),
            "facts": [*_facts(record, telling)],
        }
    return {**sides, "score": doubt.score, "changes": doubt.changes, "reason": doubt.reason}
