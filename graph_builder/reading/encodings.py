"""Bytes to text: UTF-8, UTF-16 and UTF-32 with a mark, and the one-byte encodings of older Arabic sites."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from graph_builder.errors import ReadingError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16: its mark starts with the other's."""

ARABIC_ENCODINGS = ("cp1256", "iso8859_6")
CANDIDATES = [*ARABIC_ENCODINGS, "cp1252", "cp1251"]
"""The Latin and Cyrillic ones are there so that French or Russian text is not read as Arabic."""

SAMPLE_BYTES = 65_536
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
MAX_CONTROL_SHARE = 0.01
"""Text holds next to no control characters; compressed data holds one byte in ten."""
ARABIC_LETTER = re.compile("[\u0621-\u064a]")


def decode(data: bytes, name: str) -> str:
    """The text without its mark. Raises ReadingError for binary data and broken UTF-8."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    if len(CONTROL.findall(data)) > MAX_CONTROL_SHARE * len(data):
        raise ReadingError("is binary data, not text", "Save it as UTF-8 text (a PDF or Word file needs exporting first).", name)
    if not _looks_like_utf8(data):
        return data.decode(_one_byte_encoding(data), "replace")
    return _strict(data, "utf-8", name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        detail = f"is {encoding.removesuffix('-sig').upper()} but broken at byte {error.start:,}"
        raise ReadingError(detail, "It was probably cut off: get the file again, or save it as UTF-8 anew.", name) from error


def _looks_like_utf8(data: bytes) -> bool:
    """Valid UTF-8, or Arabic in UTF-8 with some damage. Windows-1256 read as UTF-8 is nearly all replacement characters."""
    text = data.decode("utf-8", "replace")
    return text.count("\ufffd") * 4 <= len(ARABIC_LETTER.findall(text)) if "\ufffd" in text else True


def _one_byte_encoding(data: bytes) -> str:
    """An Arabic encoding where one is plausible at all; Windows-1256 where nothing can be told (a few letters only)."""
    matches = from_bytes(data[:SAMPLE_BYTES], cp_isolation=CANDIDATES)
    arabic = next((m.encoding for m in matches if m.encoding in ARABIC_ENCODINGS), None)
    best = matches.best()
    return arabic or (best.encoding if best else "cp1256")
