"""What a command loads before it has something to do."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.running import ROOT

HEAVY = ("torch", "stanza", "neo4j", "scipy", "pandas", "pydantic", "fastapi", "camel_tools")


def loaded(code: str, *more: str) -> set[str]:
    """Which of the heavy packages, and of ``more``, are imported after some code."""
    show = f"import sys; print(*(name for name in {(*HEAVY, *more)!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_help_loads_nothing_heavy() -> None:
    assert loaded("import graph_builder.cli") == set()


def test_a_reading_process_carries_no_store_and_no_merging() -> None:
    rooms = {"graph_builder.stores", "graph_builder.incidents"}
    assert not loaded("import graph_builder.reader", *rooms) & {"torch", "stanza", "neo4j", "scipy", "pandas", *rooms}


@pytest.mark.parametrize("module", ["graph_builder.pipeline", "graph_builder.cli.story", "graph_builder.stores", "cypher"])
def test_no_models_before_something_is_parsed(module: str) -> None:
    assert not loaded(f"import {module}") & {"torch", "stanza"}
