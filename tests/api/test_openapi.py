"""The description keeps its promises: every route has an example that fits its schema, and tells its failures."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from api import create_app
from api.openapi import TAGS
from graph_builder.settings import Settings

SCHEMA: dict[str, Any] = create_app(Settings(_env_file=None)).openapi()
OPERATIONS = [
    pytest.param(path, operation, id=operation["operationId"])
    for path, methods in SCHEMA["paths"].items()
    for operation in methods.values()
]


def check(value: Any, schema: dict[str, Any]) -> None:
    Draft202012Validator({**schema, "components": SCHEMA["components"]}).validate(value)


def test_the_app_takes_in_nothing_but_judgements() -> None:
    written = {(path, method) for path, methods in SCHEMA["paths"].items() for method in methods if method != "get"}
    assert written == {("/judgements", "post")}


def test_the_example_of_a_judgement_fits_the_schema() -> None:
    content = SCHEMA["paths"]["/judgements"]["post"]["requestBody"]["content"]["application/json"]
    check(content["example"], content["schema"])


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for methods in SCHEMA["paths"].values() for operation in methods.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("path", "operation"), OPERATIONS)
class TestOperation:
    def test_is_described(self, path: str, operation: dict[str, Any]) -> None:
        assert operation["summary"]
        assert operation["description"]
        assert set(operation["tags"]) <= {tag["name"] for tag in TAGS}
        assert all(parameter.get("description") for parameter in operation.get("parameters", ())), path

    def test_example_fits_the_schema(self, path: str, operation: dict[str, Any]) -> None:
        content = operation["responses"]["200"]["content"]["application/json"]
        assert content["example"], path
        check(content["example"], content["schema"])

    def test_parameters_of_the_example_fit(self, path: str, operation: dict[str, Any]) -> None:
        parameters = operation.get("parameters", ())
        assert all("example" in parameter for parameter in parameters if parameter["required"]), path
        for parameter in parameters:
            if "example" in parameter:
                check(parameter["example"], parameter["schema"])

    def test_failures_are_told(self, path: str, operation: dict[str, Any]) -> None:
        failures = {status: answer for status, answer in operation["responses"].items() if status != "200"}
        assert "422" in failures, path
        for status, answer in failures.items():
            content = answer["content"]
            assert list(content) == ["application/problem+json"]
            shown = content["application/problem+json"]
            check(shown["example"], shown["schema"])
            assert shown["example"]["status"] == int(status)


def test_readers_are_told_that_the_examples_are_illustrative() -> None:
    assert "illustrative" in SCHEMA["info"]["description"]


def test_the_description_is_served(client: TestClient) -> None:
    assert client.get("/openapi.json").json()["paths"] == SCHEMA["paths"]
