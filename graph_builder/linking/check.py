"""What is wrong in catalogue files: every finding at once, with file, line, entry and what to do (``isnad catalogue check``)."""

from __future__ import annotations

from collections.abc import Container, Iterator
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
    of_itself,
    shared_posts,
    unknown_keys,
    unsourced,
    wrong_kinds,
)
from graph_builder.linking.files import HERE
from graph_builder.linking.lines import Lines
from graph_builder.linking.schema import ActorEntry, PersonEntry, PlaceEntry
from graph_builder.linking.written import badly_written
from graph_builder.yaml_files import read_raw

_FORMS: dict[str, type[ActorEntry | PersonEntry | PlaceEntry]] = {
    "actors": ActorEntry,
    "people": PersonEntry,
    "places": PlaceEntry,
}
_RULES = {"extra_forbidden": "field", "unknown_kind": "kind", "backwards": "dates", "day": "dates", "missing": "field"}
_ADVICE = {
    "field": "The fields that there are, are told in catalogue/README.md.",
    "kind": "Use one of the kinds that the message names.",
    "dates": "Write 2014, 2014-06 or 2014-06-29; the end is not before the beginning.",
    "form": "Compare the entry with the others in the file.",
}
_SECTIONS = "A file holds lists of actors and people, or of places, for which it may name one country."
_FILES = "Put actors*.yaml and places*.yaml into the folder itself: only these are read."


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
    """Findings in the shipped files, or those that the files of ``extra`` bring when they are laid over; the severe ones first.

    Raises:
        CatalogueError: ``extra`` is no folder.
    """
    if extra is not None and not extra.is_dir():
        raise CatalogueError(f"{extra} is no folder", "Give a folder with actors*.yaml or places*.yaml.")
    shipped = _Checker(CatalogueBuilder(), own=False)
    shipped.builder.add_states()
    for path in _files(HERE / "catalogue"):
        shipped.read(path)
    shipped.builder.add_towns()
    return _sorted(_findings_of(extra, shipped.builder) if extra else shipped.compared())


def _findings_of(folder: Path, builder: CatalogueBuilder) -> list[Finding]:
    """What a user's folder brings; what was wrong without it is not its fault."""
    before = frozenset(_incoherent(builder, builder.files))
    checker = _Checker(builder, own=True)
    checker.findings += _not_read(folder)
    for path in _files(folder):
        checker.read(path)
    return checker.compared(before)


def _sorted(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (not f.severe, f.file, f.line or 0))


def _files(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("actors*.yaml")), *sorted(folder.glob("places*.yaml"))]


def _not_read(folder: Path) -> Iterator[Finding]:
    """YAML files that nobody will read, because of their name or because they lie deeper; and that there is nothing to read."""
    read = set(_files(folder))
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in (".yaml", ".yml") and p not in read):
        name = path.relative_to(folder)
        if not any(part.startswith(".") for part in name.parts):
            yield Finding(str(name), None, "", "file", "is not read", _FILES, True)
    if not read:
        yield Finding(folder.name, None, "", "file", "has no file that is read", _FILES, True)


class _Checker:
    """Reads entry by entry, so that one that is wrong hides nothing of the others."""

    def __init__(self, builder: CatalogueBuilder, own: bool) -> None:
        self.findings: list[Finding] = []
        self.builder = builder
        self._own = own
        self._lines: dict[str, tuple[Path, int]] = {}
        """Key -> where its entry stands."""

    def read(self, path: Path) -> None:
        """All entries of one file."""
        try:
            data = read_raw(path)
        except CatalogueError as error:
            self._tell(path, None, Problem("", "yaml", error.detail, error.hint))
            return
        if not isinstance(data, dict):
            self._tell(path, None, Problem("", "yaml", "is no mapping", _SECTIONS))
            return
        lines = Lines(path)
        for each in lines.repeated():
            text = f'has the field "{each.field}" twice: the first one is lost'
            self._tell(path, each.line, Problem(each.entry, "field", text, "Remove one of the two."))
        for section, rows in data.items():
            if section in _FORMS and isinstance(rows, list):
                for row, line in zip(rows, lines.entries(section), strict=True):
                    self._entry(path, line, section, row, data.get("country"))
            elif section != "country" or not path.name.startswith("places"):
                self._tell(path, None, Problem("", "field", f'"{section}" is no part of a catalogue file', _SECTIONS))

    def _entry(self, path: Path, line: int, section: str, row: Any, country: str | None) -> None:
        key = str(row.get("key", "")) if isinstance(row, dict) else ""
        try:
            entry = _FORMS[section].model_validate(row)
        except ValidationError as error:
            for each in error.errors():
                rule = _RULES.get(each["type"], "form")
                field = "".join(f"{step}." for step in each["loc"]).removesuffix(".")
                text = f"{field}: {each['msg']}" if field else each["msg"]
                self._tell(path, line, Problem(key or str(row)[:40], rule, text, _ADVICE[rule]))
            return
        if key in self._lines:
            first, its_line = self._lines[key]
            text = f"is in {first.name}:{its_line} already"
            self._tell(path, line, Problem(key, "duplicate", text, "Give one of the two another key, or join them."))
            return
        self._lines[key] = path, line
        for problem in badly_written(entry):
            self._tell(path, line, problem)
        try:
            self._add(entry, country, path)
        except CatalogueError as error:
            self._tell(path, line, Problem(key, "form", error.detail, error.hint))

    def _add(self, entry: ActorEntry | PersonEntry | PlaceEntry, country: str | None, path: Path) -> None:
        match entry:
            case ActorEntry():
                self.builder.add_actor(entry, path, self._own)
            case PersonEntry():
                self.builder.add_person(entry, path, self._own)
            case PlaceEntry():
                self.builder.add_place(entry, country, path, self._own)

    def _tell(self, path: Path, line: int | None, problem: Problem) -> None:
        self.findings.append(Finding(path.name, line, problem.entry, problem.rule, problem.text, problem.advice, problem.severe))

    def compared(self, known: Container[Problem] = ()) -> list[Finding]:
        """All findings, with what shows only when all entries are there; without problems that are ``known``."""
        for problem in _incoherent(self.builder, self._lines):
            path, line = self._lines.get(problem.entry, (self.builder.files.get(problem.entry), None))
            if path is not None and problem not in known:
                self._tell(path, line, problem)
        return self.findings


def _incoherent(builder: CatalogueBuilder, first: Container[str]) -> Iterator[Problem]:
    """What does not fit together. ``first``: keys of the entries at which to tell what concerns two."""
    entities = builder.entities
    yield from unknown_keys(entities)
    yield from circles(entities)
    yield from of_itself(entities)
    yield from wrong_kinds(entities)
    yield from clashes(entities, builder.names, first)
    yield from double_names(entities)
    yield from unsourced(entities)
    yield from shared_posts(entities, first)
    yield from lone_umbrellas(entities)
