"""Files that are either whole or not there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from graph_builder.errors import WritingError


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text beside the file and put it in its place in one step. Raises WritingError; then the old file stands."""
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def check_writable(folder: Path) -> None:
    """Make the folder, and raise WritingError where nothing can be written there: better now than after minutes of reading."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\n")
    except OSError as error:
        raise cannot_write(folder, error) from error


def check_empty(folder: Path) -> None:
    """Raise WritingError where the folder cannot be written or holds something: files of two exports must not be mixed."""
    check_writable(folder)
    if any(folder.iterdir()):
        raise WritingError(f"the folder {folder} is not empty", "Name a new folder, or empty this one.")


def cannot_write(path: Path, error: OSError) -> WritingError:
    """What a user is told where a file or folder cannot be written."""
    hint = "Check that the folder may be written to and that its disk is not full."
    return WritingError(f"cannot write {path} ({error.strerror or error})", hint)
