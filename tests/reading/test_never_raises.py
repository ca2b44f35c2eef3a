"""Whatever bytes a file holds, reading gives documents or typed errors."""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.errors import FaultError, ReadingError
from graph_builder.model import Document
from graph_builder.reading import read
from tests.reading.inputs import BODY, LIMITS, dumped, gzipped, put, report, tarred, zipped

SUFFIXES = [
    ".json",
    ".jsonl",
    ".ndjson",
    ".txt",
    ".html",
    ".htm",
    ".zip",
    ".gz",
    ".json.gz",
    ".tar.gz",
    ".tgz",
    ".txt.gz",
    ".pdf",
    "",
]
WHOLE = [
    BODY.encode(),
    BODY.encode("cp1256"),
    dumped(report()),
    dumped([report(), report(doc_id="r-2")]),
    f"<html><head><title>خبر</title></head><body><p>{BODY}</p></body></html>".encode(),
    zipped({"a.json": dumped(report()), "b/c.txt": BODY.encode()}),
    gzipped(dumped(report())),
    tarred({"a.json": dumped(report()), "b/c.txt": BODY.encode()}),
    zipped({"a.zip": zipped({"a.json": dumped(report())}), "b.tgz": tarred({"a.txt": BODY.encode()})}),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with some bytes changed, cut or doubled."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 8))
        data[at : at + length] = draw(st.binary(max_size=8))
    return bytes(data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data)


def check(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = list(read([put(Path(folder), f"a{suffix}", data)], LIMITS))
    assert found
    for item in found:
        if isinstance(item, Document):
            assert item.text.encode()
            assert 0 <= item.body_start <= len(item.text)
            assert "\r" not in item.text
        else:
            assert isinstance(item, ReadingError)
            assert not isinstance(item, FaultError), item.detail
            assert item.detail
            assert item.hint
            assert f"{item.source} {item.detail}".encode()


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_random_bytes(data: bytes, suffix: str) -> None:
    check(data, suffix)


@settings(max_examples=300, deadline=None)
@given(damaged(), st.sampled_from(SUFFIXES))
def test_damaged_files(data: bytes, suffix: str) -> None:
    check(data, suffix)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1_200), st.integers(0, 255)), max_size=8))
def test_damage_inside_a_whole_gzip(changes: list[tuple[int, int]]) -> None:
    data = bytearray(gzip.decompress(tarred({"a.json": dumped(report()), f"{'ملف' * 50}.txt": BODY.encode()})))
    for at, byte in changes:
        data[at] = byte
    check(gzipped(bytes(data)), ".tar.gz")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(BODY),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*report(), "content", "url"]), inner, max_size=6)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(json_values)
def test_any_json(value: object) -> None:
    check(dumped(value), ".json")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=40))
def test_title_and_body_are_where_body_start_says(body: str, title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        value = dumped(report(text=f"{BODY}\n{body}", title=title).copy())
        for document in read([put(Path(folder), "a.json", value)], LIMITS):
            if isinstance(document, Document):
                assert document.title == " ".join(title.split())
                assert document.text[document.body_start :].startswith("أعلنت")
