"""Failures as RFC 9457 problem documents: the one place that turns an error into a response.

Every failure of this API has the media type ``application/problem+json``, a status of 400 or above, and a hint what to do next.
"""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from graph_builder.errors import IsnadError

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger("isnad.api")


class InvalidParameter(BaseModel):
    """One parameter that cannot be used."""

    name: str
    place: str = Field(description="`query`, `path` or `body`")
    reason: str


class Problem(BaseModel):
    """What went wrong, as RFC 9457 has it, with a hint what to do next."""

    type: str = Field(description="Names the kind of problem; the same for every problem of the kind.")
    title: str = Field(description="The kind of problem, for people.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What went wrong this time.")
    instance: str = Field(description="The path that was asked for.")
    hint: str = Field(description="What to do next.")
    invalid_params: list[InvalidParameter] | None = Field(default=None, description="Which parameters cannot be used, and why.")


def invalid_parameter(name: str, reason: str) -> RequestValidationError:
    """The error for a query parameter that can only be judged after the others; raise it like any error of validation."""
    return RequestValidationError([{"type": "value_error", "loc": ("query", name), "msg": reason}])


def problem_of(error: Exception, instance: str) -> Problem:
    """The problem that a caller sees for an error; of an unexpected one it tells nothing but that it happened."""
    match error:
        case IsnadError():
            return _problem(error.status, error.title, error.detail, instance, error.hint)
        case RequestValidationError():
            return _invalid(error, instance)
        case HTTPException(status_code=404):
            return _problem(404, "Not found", "There is nothing at this path.", instance, "All paths are listed at /docs.")
        case HTTPException(status_code=405):
            return _problem(
                405,
                "Method not allowed",
                "This path takes no such request.",
                instance,
                "/docs tells which each path takes.",
            )
        case HTTPException():
            title = HTTPStatus(error.status_code).phrase
            return _problem(error.status_code, title, str(error.detail), instance, "All paths are described at /docs.")
    return _problem(
        500,
        "Unexpected failure",
        "Isnad failed on this request.",
        instance,
        "The program is at fault; its log tells more.",
    )


async def _answer(request: Request, error: Exception) -> JSONResponse:
    problem = problem_of(error, request.url.path)
    if problem.status >= 500:
        expected = isinstance(error, IsnadError)
        _log.error("%s %s: %s", request.method, problem.instance, error, exc_info=None if expected else error)
    headers = error.headers if isinstance(error, HTTPException) else None
    return JSONResponse(problem.model_dump(exclude_none=True), problem.status, headers, MEDIA_TYPE)


HANDLERS = dict.fromkeys((IsnadError, RequestValidationError, HTTPException, Exception), _answer)
"""For each class of error what answers it."""


def _invalid(error: RequestValidationError, instance: str) -> Problem:
    found = [_invalid_parameter(each["loc"], each["type"], each["msg"]) for each in error.errors()]
    names = ", ".join(dict.fromkeys(each.name for each in found))
    problem = _problem(
        422, "Parameters not valid", f"Not usable: {names}.", instance, "Correct the parameters; /docs describes each of them."
    )
    return problem.model_copy(update={"invalid_params": found})


def _invalid_parameter(place: tuple[str | int, ...], kind: str, message: str) -> InvalidParameter:
    reason = "There is no such parameter here." if kind == "extra_forbidden" else message.removeprefix("Value error, ")
    return InvalidParameter(name=str(place[-1]), place=str(place[0]), reason=reason)


def _problem(status: int, title: str, detail: str, instance: str, hint: str) -> Problem:
    kind = "urn:isnad:problem:" + title.lower().replace(" ", "-")
    return Problem(type=kind, title=title, status=status, detail=detail, instance=instance, hint=hint)
