"""Members of archives as streams, never on disk, and never more bytes than the budget of the whole archive."""

from __future__ import annotations

import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from graph_builder.errors import ReadingError
from graph_builder.reading.limits import Limits
from graph_builder.reading.source import (
    Kind,
    Source,
    Stream,
    is_foreign,
    is_hidden,
    kind_of,
    label_of,
    read_bounded,
    unknown_kind,
)

BROKEN = (
    zipfile.BadZipFile,
    gzip.BadGzipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
)
"""What the standard library raises on damaged or foreign archives, depending on where the damage lies."""

MAX_RATIO = 200
"""Arabic text shrinks by 4 to 20 times; what unpacks to more than 200 times its size was made to fill a disk."""
FREE_BYTES = 20_000_000
"""The ratio is not looked at below this: small files of repeated text are harmless."""


class ArchiveStop(ReadingError):
    """Nothing more is read of the archive as a whole."""


@dataclass
class Budget:
    """Bytes that an archive may still yield, members of archives in it included."""

    archive: str
    left: int

    @classmethod
    def of(cls, source: Source, limits: Limits) -> Budget:
        """The sum limit, or less for an archive whose size is known: see ``MAX_RATIO``."""
        packed = source.size if source.size is not None else limits.max_archive_bytes
        return cls(source.name, min(limits.max_archive_bytes, max(FREE_BYTES, packed * MAX_RATIO)))

    def take(self, count: int) -> None:
        """Raises ArchiveStop when the budget is spent."""
        self.left -= count
        if self.left < 0:
            raise ArchiveStop(
                "unpacks to far more than news reports do (an archive bomb?); the rest of it is left out",
                "Unpack it yourself and give the folder; ISNAD_MAX_ARCHIVE_BYTES raises the limit on large archives.",
                self.archive,
            )


@dataclass(frozen=True)
class Metered:
    """A member's stream that counts against the budget and tells damage as a ReadingError."""

    stream: Stream
    name: str
    budget: Budget

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes, and never more than the budget."""
        bound = self.budget.left + 1
        return self._counted(self.stream.read, bound if size < 0 else min(size, bound))

    def readline(self, size: int = -1, /) -> bytes:
        """One line, and never more than the budget."""
        bound = self.budget.left + 1
        return self._counted(self.stream.readline, bound if size < 0 else min(size, bound))

    def _counted(self, get: Callable[[int], bytes], size: int) -> bytes:
        try:
            data = get(size)
        except BROKEN as error:
            raise broken(self.name, error) from error
        self.budget.take(len(data))
        return data


def broken(name: str, error: Exception) -> ReadingError:
    """The error for an archive or a member that does not unpack."""
    return ReadingError(
        f"does not unpack: it is damaged, cut off or encrypted ({error})", "Get it again, or unpack it yourself.", name
    )


def members(source: Source, kind: Kind, budget: Budget, limits: Limits) -> Iterator[Source | ReadingError]:
    """The readable members, each to be read before the next is asked for."""
    try:
        if kind is Kind.ZIP:
            yield from _zip(source, budget, limits)
        else:
            yield from (_tar if kind is Kind.TAR else _gzip)(source, budget)
    except BROKEN as error:
        yield broken(source.name, error)


def _member(source: Source, name: str, stream: Stream, budget: Budget) -> Source:
    path = f"{source.name}/{name}"
    return Source(path, label_of((source.label, *PurePosixPath(name).parts)), source.path, Metered(stream, path, budget))


def _refusal(source: Source, name: str) -> ReadingError | None:
    """Why a member is not read, or ``None``."""
    path = f"{source.name}/{name}"
    if ".." in PurePosixPath(name.replace("\\", "/")).parts or name.startswith(("/", "\\")) or ":" in name[:2]:
        hint = "Nothing was written; archives with such names are made to overwrite files. Ask where it comes from."
        return ReadingError("its name leads out of the archive", hint, path)
    return unknown_kind(path) if kind_of(name) is None else None


def _is_wanted(name: str) -> bool:
    """Whether a member is a report, or looks enough like one for its refusal to be told."""
    return not any(is_hidden(p) and p != ".." for p in PurePosixPath(name).parts) and (
        kind_of(name) is not None or is_foreign(name)
    )


def _zip(source: Source, budget: Budget, limits: Limits) -> Iterator[Source | ReadingError]:
    seekable = source.stream
    if isinstance(seekable, Metered):
        seekable = io.BytesIO(read_bounded(source, limits.max_document_bytes))
    with zipfile.ZipFile(cast("BinaryIO", seekable)) as archive:
        for info in sorted(archive.infolist(), key=lambda i: i.filename):
            name = info.filename.encode("utf-8", "replace").decode()
            if name.endswith("/") or not _is_wanted(name):
                continue
            if refusal := _refusal(source, name):
                yield refusal
            elif info.flag_bits & 0x1:
                yield ReadingError("is encrypted", "Unpack it with its password and give the folder.", f"{source.name}/{name}")
            else:
                yield from _zip_member(source, archive, info, budget)


def _zip_member(
    source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget
) -> Iterator[Source | ReadingError]:
    name = info.filename.encode("utf-8", "replace").decode()
    try:
        stream = archive.open(info)
    except BROKEN as error:
        yield broken(f"{source.name}/{name}", error)
        return
    with stream:
        yield _member(source, name, stream, budget)


def _gzip(source: Source, budget: Budget) -> Iterator[Source | ReadingError]:
    name = PurePosixPath(source.name).name[: -len(".gz")]
    if kind_of(name) is None:
        yield unknown_kind(source.name)
        return
    with gzip.GzipFile(fileobj=cast("BinaryIO", source.stream)) as stream:
        shown = source.name[: -len(".gz")]
        yield Source(shown, source.label, source.path, Metered(stream, source.name, budget))


def _tar(source: Source, budget: Budget) -> Iterator[Source | ReadingError]:
    with gzip.GzipFile(fileobj=cast("BinaryIO", source.stream)) as unpacked:
        metered = cast("BinaryIO", Metered(unpacked, source.name, budget))
        with tarfile.open(fileobj=metered, mode="r|") as archive:
            for info in archive:
                name = info.name.encode("utf-8", "replace").decode()
                if not info.isfile() or not _is_wanted(name):
                    continue
                stream = archive.extractfile(info)
                if refusal := _refusal(source, name):
                    yield refusal
                elif stream is not None:
                    yield _member(source, name, stream, budget)
