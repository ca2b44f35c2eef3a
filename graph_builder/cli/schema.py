"""`isnad schema`: which steps of the schema the store took, and taking those that are missing."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, say

if TYPE_CHECKING:
    from graph_builder.stores.schema import Step


class Action(StrEnum):
    """What to do."""

    STATUS = "status"
    APPLY = "apply"


def schema(
    action: Annotated[Action, typer.Argument(help="status: tell the steps; apply: take those that are missing.")],
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Tell or bring up to date the constraints and indexes of the store.

    A build does it by itself; this is for a user who may change the schema where the builder may not.

    Example: isnad schema status
    """
    with opened_store(with_options(store), any_schema=True) as opened:
        taken = opened.apply_schema() if action is Action.APPLY else ()
        steps = opened.schema()
    if json:
        print_json([_row(step) for step in steps])
        return
    if action is Action.APPLY:
        say(f"{len(taken)} of {len(steps)} steps taken now." if taken else "Nothing to do: every step was taken before.")
    for step in steps:
        say(f"{step.number:>3} {escape(step.name)}: {_state(step)}")


def _state(step: Step) -> str:
    if step.taken_at is None:
        return "[yellow]not taken; isnad schema apply[/]"
    newer = "" if step.known else " [bold red]by a newer version of Isnad[/]"
    return f"taken {step.taken_at:%Y-%m-%d %H:%M} UTC{newer}"


def _row(step: Step) -> dict[str, Any]:
    return {"number": step.number, "name": step.name, "taken_at": step.taken_at, "known": step.known}
