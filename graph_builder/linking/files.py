"""Reads the YAML files of this room."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from graph_builder import yaml_files

HERE = Path(__file__).parent

M = TypeVar("M", bound=BaseModel)


def read_yaml(path: str | Path, model: type[M]) -> M:
    """Read one file; a relative path is one of this room's own files. Raises ``CatalogueError``."""
    return yaml_files.read_yaml(HERE / path, model)
