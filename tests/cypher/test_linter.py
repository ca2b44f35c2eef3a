"""Neo4j's own linter finds nothing in any statement, read as Cypher 5 and as Cypher 25."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import cypher
from cypher import schema_steps
from cypher.bloom import describe

HERE = Path(__file__).parent / "linter"
FOLDER = Path(cypher.__file__).parent
STAND_INS = {
    "__LABELS__": "Actor:Person",
    "__LABEL__": "Actor",
    "__TYPES__": "LEADS|MET",
    "__TYPE__": "LEADS",
    "__FROM__": "Actor",
    "__TO__": "Actor",
}
"""A name of the model for each placeholder."""


@pytest.fixture(scope="module")
def node() -> str:
    program = shutil.which("node")
    if program is None or not (HERE / "node_modules" / ".complete").exists():
        reason = f"Neo4j's linter is not there: run {HERE / 'fetch.sh'}"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return program


def statements() -> list[dict[str, str]]:
    found = [
        {
            "name": str(path.relative_to(FOLDER)),
            "text": re.sub("|".join(STAND_INS), lambda m: STAND_INS[m[0]], path.read_text("utf-8")),
        }
        for folder in ("load", "queries")
        for path in sorted((FOLDER / folder).glob("*.cypher"))
        if ".arcadedb." not in path.name
    ]
    found += [{"name": f"bloom: {phrase.phrase}", "text": phrase.cypher} for phrase in describe().phrases]
    found += [{"name": f"bloom: {action.name}", "text": action.cypher} for action in describe().actions]
    return found + [{"name": f"schema: {step.name}", "text": text} for step in schema_steps() for _, text in step.statements]


def lint(node: str, version: str, given: list[dict[str, str]]) -> list[dict[str, object]]:
    command = [node, "lint.mjs", version]
    done = subprocess.run(command, cwd=HERE, input=json.dumps(given), capture_output=True, text=True, check=True)
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_the_linter_finds_faults(node: str) -> None:
    found = lint(node, "5", [{"name": "wrong", "text": "MATCH (n) RETURN m, $known"}])
    assert [f["message"] for f in found] == ["Variable `m` not defined"]


def test_no_statement_has_any(node: str) -> None:
    given = statements()
    assert len(given) > 60
    with ThreadPoolExecutor() as pool:  # each version takes a minute
        found = {version: pool.submit(lint, node, version, given) for version in ("5", "25")}
        assert {version: each.result() for version, each in found.items()} == {"5": [], "25": []}
