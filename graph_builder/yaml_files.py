"""Reads YAML files into validated models: words, names and weights that a non-programmer may extend."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from graph_builder.errors import CatalogueError

M = TypeVar("M", bound=BaseModel)


_NOT_READ = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")


class _Loader(yaml.CSafeLoader):
    """YAML 1.2's idea of truth: only true and false; NO is Norway, and on and off are words. Dates stay as they are written."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_READ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


def read_yaml(file: Path, model: type[M]) -> M:
    """Read one file.

    Raises:
        CatalogueError: the file is no YAML or not of the right form; names file, entry and field.
    """
    data = read_raw(file)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise CatalogueError(
            f"{file}: {_first_problem(error, data)}", "Compare the entry with the others in the file."
        ) from error


def read_raw(file: Path) -> object:
    """Read one file without looking at its form; an empty one is an empty mapping.

    Raises:
        CatalogueError: the file is no YAML.
    """
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{file}: cannot be read: {error}", "Check that the file exists and is UTF-8 text.") from error
    except yaml.YAMLError as error:
        raise CatalogueError(
            f"{file}: not YAML: {error}", "Check indentation, and put names with a colon or a comma in quotes."
        ) from error
    return data if data is not None else {}


def _first_problem(error: ValidationError, data: object) -> str:
    problem = error.errors()[0]
    where, entry = problem["loc"], data
    key = ""
    for step in where:
        entry = _part(entry, step)
        if isinstance(entry, dict) and isinstance(entry.get("key") or entry.get("code"), str):
            key = f'entry "{entry.get("key") or entry.get("code")}", '
    return f"{key}{'.'.join(str(s) for s in where)}: {problem['msg']}"


def _part(container: object, step: str | int) -> object:
    if isinstance(container, dict):
        return container.get(step)
    return container[step] if isinstance(container, list) and isinstance(step, int) and step < len(container) else None
