"""Pairs of tellings and of unknown entities that may be one, and what people say about them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Request
from pydantic import Field

from api.parameters import NoParameters, OpenStore, TakesNone
from api.queue import ReviewQueue
from api.schemas.review import Judged, NewJudgement, Queue

router = APIRouter(tags=["review"])

MAX_PAIRS = 100


class ReviewParameters(NoParameters):
    """How many pairs."""

    limit: int = Field(20, ge=1, le=MAX_PAIRS, description="Pairs at most.")


def _queue(request: Request) -> ReviewQueue:
    queue: ReviewQueue = request.app.state.queue
    return queue


OpenQueue = Annotated[ReviewQueue, Depends(_queue)]


@router.get("/review", response_model=Queue, summary="Pairs that a person should look at")
def list_review(store: OpenStore, queue: OpenQueue, given: Annotated[ReviewParameters, Query()]) -> dict[str, Any]:
    """Two tellings each that may be one happening or two, or two people, groups or places that no catalogue has and that may be
    one, side by side, those whose verdict would change most first. A judged pair leaves the list. The first answer of a server
    takes as long as a merge of all reports; later ones only what changed."""
    return queue.doubts(store, given.limit)


@router.post(
    "/judgements", response_model=Judged, summary="Say whether two tellings or entities are one", dependencies=[TakesNone]
)
def add_judgement(store: OpenStore, queue: OpenQueue, given: Annotated[NewJudgement, Body()]) -> dict[str, Any]:
    """Adds to the log, which is never rewritten, and brings the graph up to date. Of one person the latest word counts, between
    persons `negative` does. Keys that an incident had before lead on to the one that holds its first telling now. Entities that
    are judged to be one are one in the graph, with all their names; their other keys lead there until the judgement is taken back
    (`unsure`). Entities of the catalogue are never joined (422)."""
    return queue.judge(store, given.first, given.second, given.verdict, given.by, given.why or "")
