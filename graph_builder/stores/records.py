"""A record as one string that a store can keep, and back: JSON, zlib, base64."""

from __future__ import annotations

import base64
import binascii
import zlib

from pydantic import TypeAdapter, ValidationError

from graph_builder.errors import StoreError
from graph_builder.model import Record

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
