"""What is wrong in catalogue files: every finding at once, with file, line, entry and what to do (``isnad catalogue check``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from graph_builder.errors import CatalogueError
from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.coherence import (
    Problem,
    circles,
    clashes,
    double_names,
    lone_umbrellas,
    shared_posts,
    unknown_keys,
    unsourced,
    wrong_kinds,
)
from graph_builder.linking.files import HERE
from graph_builder.linking.schema import ActorEntry, Form, PersonEntry, PlaceEntry
from graph_builder.yaml_files import read_raw

_FORMS: dict[str, type[Form]] = {"actors": ActorEntry, "people": PersonEntry, "places": PlaceEntry}
_RULES = {"extra_forbidden": "field", "literal_error": "kind", "backwards": "dates", "day": "dates", "missing": "field"}
_ADVICE = {
    "field": "The fields that there are, are told in catalogue/README.md.",
    "kind": "Use one of the kinds that the message names.",
    "dates": "Write 2014, 2014-06 or 2014-06-29; the end is not before the beginning.",
    "form": "Compare the entry with the others in the file.",
}
_SECTIONS = "A file holds lists of actors and people, or of places, for which it may name one country."


@dataclass(frozen=True)
class Finding:
    """One thing to mend."""

    file: str
    line: int | None
    entry: str
    rule: str
    problem: str
    advice: str
    severe: bool


def check_catalogue(extra: Path | None = None) -> list[Finding]:
    """Findings in the shipped files and in those of ``extra``, the severe ones first.

    Raises:
        CatalogueError: ``extra`` is no folder.
    """
    if extra is not None and not extra.is_dir():
        raise CatalogueError(f"{extra} is no folder", "Give a folder with actors*.yaml or places*.yaml.")
    checker = _Checker()
    for path in _files(HERE / "catalogue"):
        checker.read(path, own=False)
    checker.builder.add_towns()
    for path in _files(extra) if extra else []:
        checker.read(path, own=True)
    checker.compare()
    return sorted(checker.findings, key=lambda f: (not f.severe, f.file, f.line or 0))


def _files(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("actors*.yaml")), *sorted(folder.glob("places*.yaml"))]


class _Checker:
    """Reads entry by entry, so that one that is wrong hides nothing of the others."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.builder = CatalogueBuilder()
        self.builder.add_states()
        self._keys: dict[tuple[bool, str], Path] = {}

    def read(self, path: Path, own: bool) -> None:
        """All entries of one file."""
        try:
            data = read_raw(path)
        except CatalogueError as error:
            self.findings.append(Finding(path.name, None, "", "yaml", error.detail, error.hint, True))
            return
        if not isinstance(data, dict):
            self.findings.append(Finding(path.name, None, "", "yaml", "is no mapping", _SECTIONS, True))
            return
        for section, rows in data.items():
            if section in _FORMS and isinstance(rows, list):
                for row in rows:
                    self._entry(path, section, row, data.get("country"), own)
            elif section != "country" or not path.name.startswith("places"):
                problem = f'"{section}" is no part of a catalogue file'
                self.findings.append(Finding(path.name, None, "", "field", problem, _SECTIONS, True))

    def _entry(self, path: Path, section: str, row: Any, country: str | None, own: bool) -> None:
        key = str(row.get("key", "")) if isinstance(row, dict) else ""
        try:
            entry = _FORMS[section].model_validate(row)
        except ValidationError as error:
            for each in error.errors():
                self._form(path, key or str(row)[:40], ".".join(str(s) for s in each["loc"]), each["type"], each["msg"])
            return
        if (own, key) in self._keys:
            first = self._keys[own, key]
            self._add(
                path, Problem(key, "duplicate", f"is in {first.name} already", "Give one of the two another key, or join them.")
            )
            return
        self._keys[own, key] = path
        try:
            match entry:
                case ActorEntry():
                    self.builder.add_actor(entry, path, own)
                case PersonEntry():
                    self.builder.add_person(entry, path, own)
                case PlaceEntry():
                    self.builder.add_place(entry, country, path, own)
        except CatalogueError as error:
            self._add(path, Problem(key, "form", error.detail, error.hint))

    def _form(self, path: Path, key: str, field: str, kind: str, message: str) -> None:
        rule = _RULES.get(kind, "form")
        self._add(path, Problem(key, rule, f"{field}: {message}", _ADVICE[rule]))

    def _add(self, path: Path, problem: Problem) -> None:
        line = _line(path, problem.entry)
        self.findings.append(Finding(path.name, line, problem.entry, problem.rule, problem.text, problem.advice, problem.severe))

    def compare(self) -> None:
        """What shows only when all entries are known."""
        for problem in _incoherent(self.builder):
            path = self.builder.files.get(problem.entry)
            if path is not None:
                self._add(path, problem)


def _incoherent(builder: CatalogueBuilder) -> Iterator[Problem]:
    entities = builder.entities
    yield from unknown_keys(entities)
    yield from circles(entities)
    yield from wrong_kinds(entities)
    yield from clashes(entities, builder.names)
    yield from double_names(entities)
    yield from unsourced(entities)
    yield from shared_posts(entities)
    yield from lone_umbrellas(entities)


def _line(path: Path, key: str) -> int | None:
    """Line of the file in which an entry's key stands."""
    wanted = re.compile(rf"key:\s*{re.escape(key)}\s*([,}}]|$)")
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, start=1) if wanted.search(line)), None)
