"""Inputs of the reading tests."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph_builder.errors import ReadingError
from graph_builder.model import Document
from graph_builder.reading import Limits, read

LIMITS = Limits(max_document_bytes=200_000, max_archive_bytes=1_000_000)

BODY = "أعلنت الشرطة، اليوم السبت، مقتل جنديين في هجوم على قاعدة النور جنوب المدينة.\n\nوقال شاهد إن الهجوم وقع فجرا."
TITLE = "مقتل جنديين في هجوم على قاعدة النور"


def report(**changes: Any) -> dict[str, Any]:
    fields: dict[str, Any] = {"doc_id": "r-1", "published": "2024-04-20", "title": TITLE, "text": BODY, "source": "الجريدة"}
    return {k: v for k, v in (fields | changes).items() if v is not ...}


def dumped(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def results(*paths: Path, limits: Limits = LIMITS) -> tuple[list[Document], list[ReadingError]]:
    found = list(read(paths, limits))
    return [d for d in found if isinstance(d, Document)], [e for e in found if isinstance(e, ReadingError)]


def one(path: Path) -> Document:
    (document,), errors = results(path)
    assert not errors
    return document


def refused(path: Path, limits: Limits = LIMITS) -> ReadingError:
    documents, (error,) = results(path, limits=limits)
    assert not documents
    assert error.hint
    assert error.source
    return error
