"""Which files a path means: the file itself, or all that lies in the folder, in the order of names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph_builder.errors import ReadingError
from graph_builder.reading.source import READABLE, is_foreign, is_hidden, kind_of, label_of, unknown_kind


@dataclass(frozen=True)
class Place:
    """A file and the label that its way from the given path makes."""

    path: Path
    label: str

    @property
    def name(self) -> str:
        """The path as people read it."""
        return shown(self.path)


def shown(path: Path) -> str:
    """A path as text that can always be printed and stored, though file names may hold any bytes."""
    return os.fsencode(path).decode("utf-8", "replace")


def find(paths: Iterable[Path]) -> Iterator[Place | ReadingError]:
    """Every readable file below the paths; an error for each path that leads to none."""
    for path in paths:
        try:
            if path.is_dir():
                yield from _folder(path)
            else:
                yield _file(path)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield ReadingError(f"cannot be opened ({error})", "Check the path and its permissions.", shown(path))


def _file(path: Path) -> Place | ReadingError:
    if not path.exists():
        return ReadingError("there is no such file or folder", "Check the path; quote it if it holds spaces.", shown(path))
    if not path.is_file():
        return ReadingError("this is a device or a pipe, not a file", "Save its content to a file first.", shown(path))
    if kind_of(path.name) is None:
        return unknown_kind(shown(path))
    return Place(path, label_of((shown(Path(path.name)),)))


def _folder(root: Path) -> Iterator[Place | ReadingError]:
    """Files below a folder. Links to folders are not followed: they may lead back."""
    found, todo = 0, [root]
    while todo:
        path = todo.pop()
        try:
            if path is root or (path.is_dir() and not path.is_symlink()):
                todo += sorted((p for p in path.iterdir() if not is_hidden(p.name)), reverse=True)
            elif path.is_file() and kind_of(path.name) is not None:
                found += 1
                yield Place(path, label_of(tuple(shown(Path(p)) for p in path.relative_to(root).parts)))
            elif is_foreign(path.name):
                found += 1
                yield unknown_kind(shown(path))
        except OSError as error:
            found += 1
            yield ReadingError(f"cannot be opened ({error.strerror})", "Check its permissions.", shown(path))
    if not found:
        yield ReadingError("the folder holds nothing that can be read", f"Give a folder with {READABLE}.", shown(root))
