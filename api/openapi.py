"""The description of the API: what its tags mean, a real example for every route, and the problems that it may answer with.

``examples/NAME.json`` holds a request and its answer for the operation NAME, taken from the graph of the bundled reports.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.problems import MEDIA_TYPE, Problem, invalid_parameter, problem_of
from graph_builder.errors import NotFoundError, QueryError, StoreError

SUMMARY = "Arabic news as a graph of actors and incidents in which every edge keeps its chain of sources."
DESCRIPTION = """
Who says what about which incident, on whose word, and who contradicts it. Nothing here decides between accounts: rival claims
stand side by side, each with its speaker, its relays, its certainty and the exact words of the report.

**The examples come from the bundled reports, which are illustrative: they were written for this project, their publishers do not
exist, and they are no evidence about the world.**

- Everything is read-only but `POST /judgements`. Lists come page by page: follow `next` until it is null.
- Every failure is a problem document (RFC 9457, `application/problem+json`) with a `hint` what to do next.
- Names are searched in Arabic or in Latin letters. Keys come out of searches and lists.
"""
TAGS = [
    {"name": "documents", "description": "Reports as they were read, with their sentences and what they claim."},
    {"name": "entities", "description": "Actors and places, and what they have to do with each other."},
    {"name": "incidents", "description": "Happenings, each with all its accounts side by side."},
    {"name": "claims", "description": "Told triples, each with its chain: sentence, speaker, relays, rule, premises."},
    {"name": "triples", "description": "What the claims say together, with the number of independent origins behind it."},
    {"name": "paths", "description": "How two things are connected, and on whose word."},
    {"name": "queries", "description": "Questions by name, the same as in `isnad query`."},
    {"name": "review", "description": "Pairs of tellings that may be one happening, and what people say about them."},
    {"name": "health", "description": "Whether the program and its store are there."},
]

_EXAMPLES = Path(__file__).parent / "examples"
_SCHEMA = {"$ref": "#/components/schemas/Problem"}


def describe(app: FastAPI) -> None:
    """Give the app a description that tells examples and problems; it is made when it is first asked for."""

    @lru_cache(maxsize=1)
    def description() -> dict[str, Any]:
        schema = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
        )
        schemas = schema["components"]["schemas"]
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(problem.pop("$defs"), Problem=problem)
        for path, operation in _operations(schema):
            _add_example(path, operation)
            _add_problems(path, operation)
        return schema

    app.openapi = description  # type: ignore[method-assign]


def example(operation: str) -> dict[str, Any]:
    """The request (a path with its query) and the answer that stand as an example of an operation."""
    found: dict[str, Any] = json.loads((_EXAMPLES / f"{operation}.json").read_text("utf-8"))
    return found


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield path, operation


def _add_example(path: str, operation: dict[str, Any]) -> None:
    shown = example(operation["operationId"])
    operation["responses"]["200"]["content"]["application/json"]["example"] = shown["answer"]
    if "body" in shown:
        operation["requestBody"]["content"]["application/json"]["example"] = shown["body"]
    request = urlsplit(shown["request"])
    template = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))
    match = re.fullmatch(template, request.path)
    given = {name: unquote(value) for name, value in match.groupdict().items()} if match else {}
    asked = {name: values[0] for name, values in parse_qs(request.query).items()}
    for parameter in operation.get("parameters", ()):
        if parameter["schema"].get("type") == "object":
            parameter["example"] = asked
        elif value := {**asked, **given}.get(parameter["name"]):
            parameter["example"] = int(value) if parameter["schema"].get("type") == "integer" else value


def _add_problems(path: str, operation: dict[str, Any]) -> None:
    """The problems that an operation may answer with, each with an example."""
    shown = urlsplit(example(operation["operationId"])["request"]).path
    errors: list[tuple[str, Exception]] = [
        ("A parameter is unknown, or its value cannot be used.", invalid_parameter("limit", "There is no such parameter here."))
    ]
    if "{" in path or operation["operationId"] in ("find_paths", "add_judgement"):
        errors.append(("Nothing has this key.", NotFoundError("Nothing has the key nobody.", "Search for it by name.")))
    if operation["operationId"] == "ask_query":
        errors.append(
            ("A parameter is missing or of another type.", QueryError("The query needs incident.", "For example incident=KEY."))
        )
    if operation["operationId"] not in ("healthz", "list_queries"):
        errors.append(
            (
                "The store does not answer.",
                StoreError("No store answers.", "Check that the server runs."),
            )
        )
    for meaning, error in errors:
        problem = problem_of(error, shown)
        content = {MEDIA_TYPE: {"schema": _SCHEMA, "example": problem.model_dump(exclude_none=True)}}
        operation["responses"][str(problem.status)] = {"description": meaning, "content": content}
