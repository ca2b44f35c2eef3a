# The commands of the project. `make demo` and `make test` need only Python 3.11 and make.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NEO4J := tests/integration/neo4j
LINTER := tests/cypher/linter

.PHONY: setup demo serve test test-fast neo4j linter lint clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: setup
	$(BIN)/isnad demo

serve: setup
	$(BIN)/isnad serve

neo4j: setup
	sh $(NEO4J)/fetch.sh

linter:
	sh $(LINTER)/fetch.sh

test: setup neo4j linter lint
	$(BIN)/pytest

test-fast: setup
	$(BIN)/pytest -m "not pack and not embedded and not neo4j"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
