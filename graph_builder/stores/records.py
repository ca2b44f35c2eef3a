"""What is kept of a record and of a judgement. A record is one string, and can be read back: JSON, zlib, base64."""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graph_builder.errors import StoreError
from graph_builder.model import Judgement, Record

_RECORD = TypeAdapter(Record)


def pack(record: Record) -> str:
    """The record as ASCII text; the same record gives the same text."""
    return base64.b64encode(zlib.compress(_RECORD.dump_json(record), 6)).decode("ascii")


def unpack(key: str, data: str) -> Record:
    """The record again. Raises ``StoreError`` where another version of the program wrote it in another shape."""
    try:
        return _RECORD.validate_json(zlib.decompress(base64.b64decode(data, validate=True)))
    except (ValidationError, zlib.error, binascii.Error) as error:
        raise StoreError(
            f"The stored record of document {key} cannot be read: {error}",
            "Build the document again with this version.",
        ) from error


def record_row(record: Record) -> dict[str, str | None]:
    """The properties of a record's node."""
    document = record.document
    return {
        "key": document.key,
        "version": record.version,
        "data": pack(record),
        "url": document.url,
        "replaces": document.replaces,
    }


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The properties of a judgement's node; the same judgement has the same key."""
    told = {**asdict(judgement), "verdict": judgement.verdict.value, "at": judgement.at.isoformat()}
    return {"key": hashlib.sha256("|".join(map(str, told.values())).encode()).hexdigest()[:16], **told}
