"""One stream of bytes that may hold documents, and what its name says about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import PurePosixPath
from typing import Protocol

from graph_builder.errors import ReadingError


class Stream(Protocol):
    """What reading needs of an open file."""

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; all that is left when negative."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """One line with its end, or at most ``size`` bytes of it."""
        ...


class Kind(Enum):
    """How a source is read."""

    JSON = auto()
    JSONL = auto()
    TEXT = auto()
    HTML = auto()
    ZIP = auto()
    GZIP = auto()
    TAR = auto()


SUFFIXES = {
    ".json": Kind.JSON,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".txt": Kind.TEXT,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".zip": Kind.ZIP,
    ".tar.gz": Kind.TAR,
    ".tgz": Kind.TAR,
    ".gz": Kind.GZIP,
}
"""Longer suffixes stand before the shorter ones that they end in."""

ARCHIVES = frozenset({Kind.ZIP, Kind.GZIP, Kind.TAR})

FOREIGN = frozenset(
    {
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".rtf",
        ".epub",
        ".xml",
        ".csv",
        ".xlsx",
        ".rar",
        ".7z",
        ".bz2",
        ".xz",
        ".tar",
        ".eml",
        ".mht",
    }
)
"""Kinds that people keep reports in and that cannot be read: worth a word when they lie in a folder."""

READABLE = "JSON, JSONL, .txt, .html, and .zip, .gz and .tar.gz of these"


@dataclass(frozen=True)
class Source:
    """``name`` is for people (path, then the way inside the archive), ``label`` becomes the id of documents that have none."""

    name: str
    label: str
    path: str
    stream: Stream
    size: int | None = None
    """Bytes on disk, where that is known before reading."""


def kind_of(name: str) -> Kind | None:
    """What the suffix of a file's name says, or ``None``."""
    lower = name.lower()
    return next((kind for suffix, kind in SUFFIXES.items() if lower.endswith(suffix)), None)


def is_foreign(name: str) -> bool:
    """Whether the name promises a report of a kind that is not read."""
    return PurePosixPath(name.lower()).suffix in FOREIGN


def is_hidden(name: str) -> bool:
    """Whether a file or folder is nobody's report: ``.git``, ``._x.json``, ``__MACOSX``."""
    return name.startswith(".") or name == "__MACOSX"


def label_of(parts: tuple[str, ...]) -> str:
    """The id of a document that has none: where it lies, without suffixes. ``("july", "a.json.gz")`` gives ``july-a``."""
    *folders, name = parts
    while (suffix := PurePosixPath(name).suffix.lower()) in (".gz", *SUFFIXES):
        name = name[: -len(suffix)]
    return "-".join((*folders, name.removesuffix(".tar")))


def unknown_kind(name: str) -> ReadingError:
    """The error for a file that no reader takes."""
    return ReadingError("this kind of file is not read", f"Give {READABLE}; save other formats as .txt first.", name)


def read_bounded(source: Source, limit: int) -> bytes:
    """The whole source. Raises ReadingError where it is larger than ``limit`` bytes."""
    if source.size is not None and source.size > limit:
        raise too_large(source.name, limit)
    data = source.stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(source.name, limit)
    return data


def too_large(name: str, limit: int) -> ReadingError:
    """The error for a document over the limit."""
    return ReadingError(
        f"larger than {limit:,} bytes, which no single report is",
        "Split it, or save many reports as JSONL (one a line); ISNAD_MAX_DOCUMENT_BYTES raises the limit.",
        name,
    )
