"""Reads the word lists next to the code (``words/*.yaml``) into validated models."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from graph_builder.errors import CatalogueError

WORDS = Path(__file__).parent / "words"


class Lexicon(BaseModel):
    """Base of all word lists: unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


L = TypeVar("L", bound=Lexicon)


def read_lexicon(path: Path, shape: type[L]) -> L:
    """Read one YAML file. Raises ``CatalogueError`` that names the file, the entry and what is expected there."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return shape.model_validate(data)
    except yaml.YAMLError as error:
        raise CatalogueError(f"{path.name}: not YAML: {error}", "Mend the line named above; lists are written [a, b].") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        hint = f"See class {shape.__name__} for what the file holds."
        raise CatalogueError(f"{path.name}: {place}: {first['msg']}", hint) from error


def words(name: str, shape: type[L]) -> L:
    """The shipped word list ``name``."""
    return read_lexicon(WORDS / f"{name}.yaml", shape)
