"""What careless and hostile users send: each is told, with a hint, and the other documents still come."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph_builder.reading import Limits
from tests.reading.inputs import BODY, dumped, gzipped, put, refused, report, results, tarred, zipped

PERSIAN = "رئیس پلیس گفت که در پی انفجار در چهار راه مرکزی شهر پنج نفر کشته و بیست نفر زخمی شدند و گروهی دیگر ناپدید گشتند."
ENGLISH = "The ministry said on Saturday that two soldiers were killed in an attack on the base."


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"  \n\r\n ", "is empty"),
        ("a.txt", "\ufeff".encode(), "is empty"),
        ("a.json", b"[]", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.json", dumped(report(text="")), "is empty"),
        ("a.txt", ENGLISH.encode(), "not Arabic"),
        ("a.txt", f"{ENGLISH} قاعدة".encode(), "not Arabic"),
        ("a.txt", PERSIAN.encode(), "Persian"),
        ("a.txt", "Привет, сегодня в Москве произошел взрыв, сообщили в полиции города.".encode("cp1251"), "not Arabic"),
        ("a.txt", bytes(range(256)) * 20, "binary"),
        ("a.txt", BODY.encode("utf-16-le"), "binary"),
        ("a.txt", BODY.encode()[:-1] + b"\xd8", "broken at byte"),
        ("a.txt", f"{BODY}\0".encode(), "NUL"),
        ("a.txt", BODY.encode("utf-16")[:-1], "broken at byte"),
        ("a.json", dumped(report())[:-40], "ends too early"),
        ("a.json", b'{\n"doc_id": "a",\n"text": nonsense}', "line 3"),
        ("a.json", dumped(report()) + b"\n" + dumped(report()), "more after its end"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b'{"text": ' + b"9" * 5_000 + b"}", "not valid JSON"),
        ("a.json", b'"text"', "not a report"),
        ("a.json", dumped(report(text=["a", "b"])), "field text"),
        ("a.json", dumped(report(text=...)), "field text"),
        ("a.json", dumped(report(title=3)), "field title"),
        ("a.json", dumped(report(published=20240420)), "field published"),
        ("a.json", dumped(report(published="يوم السبت")), "not a date"),
        ("a.json", dumped(report(published="20/04/2024")), "not a date"),
        ("a.json", dumped(report(published="0001-01-01T00:00:00+14:00")), "not a date"),
        ("a.json", dumped(report()).replace("أعلنت".encode(), b"\\ud83d"), "surrogate"),
        ("a.json", dumped(report()).replace("أعلنت".encode(), b"\\u0000"), "NUL"),
        ("a.json", dumped(report()).replace(b"r-1", b"\\udfff"), "surrogate"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.html", b"<", "not an HTML page"),
        ("a.pdf", b"%PDF-1.7", "kind of file"),
        ("a", BODY.encode(), "kind of file"),
        ("a.zip", b"PK\x03\x04 and no more", "does not unpack"),
        ("a.zip", zipped({}), "holds nothing"),
        ("a.zip", zipped({"photo.jpg": b"x"}), "holds nothing"),
        ("a.zip", zipped({"?": b""}).replace(b"?", b"\0"), "holds nothing"),
        ("a.zip", zipped({"../../etc/r.json": dumped(report())}), "out of the archive"),
        ("a.zip", zipped({"/etc/r.json": dumped(report())}), "out of the archive"),
        ("a.zip", zipped({"c:\\r.json": dumped(report())}), "out of the archive"),
        ("a.tar.gz", tarred({"../r.json": dumped(report())}), "out of the archive"),
        ("a.tar.gz", gzipped(b"no tar at all" * 99), "does not unpack"),
        ("a.json.gz", gzipped(dumped(report()))[:-20], "does not unpack"),
        ("a.json.gz", b"no gzip", "does not unpack"),
        ("a.gz", gzipped(BODY.encode()), "kind of file"),
        ("a.zip", zipped({"b.zip": zipped({"c.zip": zipped({"r.json": dumped(report())})})}), "three deep"),
        ("a.zip", zipped({"report.docx": b"x"}), "kind of file"),
    ],
)
def test_refused_with_a_reason(name: str, data: bytes, says: str, tmp_path: Path) -> None:
    assert says in refused(put(tmp_path, name, data)).detail


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.json").detail
    assert "cannot be opened" in refused(tmp_path / ("a" * 300)).detail
    assert "no such file" in refused(Path("a\0b.json")).detail
    assert "holds nothing" in refused(tmp_path).detail
    os.mkfifo(tmp_path / "pipe.txt")
    assert "a pipe" in refused(tmp_path / "pipe.txt").detail


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_files_without_permission(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY.encode()).chmod(0)
    put(tmp_path, "locked/b.txt", BODY.encode()).parent.chmod(0)
    _, errors = results(tmp_path)
    (tmp_path / "locked").chmod(0o700)
    assert ["ermission" in e.detail for e in errors] == [True, True]


def test_files_whose_reading_fails_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    put(tmp_path, "a.txt", BODY.encode())
    monkeypatch.setattr(Path, "open", denied)
    assert "Permission denied" in refused(tmp_path / "a.txt").detail


def test_links_that_lead_back_do_not_loop(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY.encode())
    (tmp_path / "again").symlink_to(tmp_path)
    documents, errors = results(tmp_path)
    assert (len(documents), errors) == (1, [])


def test_names_of_files_that_are_no_text_can_be_printed(tmp_path: Path) -> None:
    path = put(tmp_path, os.fsdecode(b"a\xff.txt"), BODY.encode())
    (document,), _ = results(path)
    assert f"{document.doc_id} {document.path}".encode()


def test_the_same_document_again_is_told_and_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a.json", dumped(report()))
    put(tmp_path, "b.json", dumped([report(), report(doc_id="r-2")]))
    documents, errors = results(tmp_path)
    assert [d.doc_id for d in documents] == ["r-1", "r-2"]
    assert ["was read already" in e.detail and "a.json" in e.detail for e in errors] == [True]


def test_one_bad_member_does_not_cost_the_others(tmp_path: Path) -> None:
    members = {"a.json": b"{", "b.json": dumped(report()), "c.txt": b"", "d.zip": b"PK", "../e.txt": BODY.encode()}
    documents, errors = results(put(tmp_path, "a.zip", zipped(members)))
    assert [d.doc_id for d in documents] == ["r-1"]
    assert [e.source.partition(".zip/")[2] for e in errors] == ["../e.txt", "a.json", "c.txt", "d.zip"]


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / "none", put(tmp_path, "a.json", b"{"), put(tmp_path, "b.json", dumped(report()))]
    documents, errors = results(*paths)
    assert (len(documents), len(errors)) == (1, 2)


def test_a_damaged_member_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": BODY.encode(), "b.json": dumped(report())}))
    data[45] ^= 0xFF
    documents, errors = results(put(tmp_path, "a.zip", bytes(data)))
    assert [d.doc_id for d in documents] == ["r-1"]
    assert ["does not unpack" in e.detail for e in errors] == [True]


def test_an_encrypted_member_is_told(tmp_path: Path) -> None:
    buffer = io.BytesIO(zipped({"a.json": dumped(report())}))
    data = bytearray(buffer.getvalue())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "encrypted" in refused(put(tmp_path, "a.zip", bytes(data))).detail


def test_an_archive_may_yield_only_so_much(tmp_path: Path) -> None:
    """The sum over all members counts; what came before the limit stays."""
    members = {f"{n:02}.txt": f"{BODY} {n}".encode() + b" " * 150_000 for n in range(20)}
    documents, errors = results(put(tmp_path, "a.zip", zipped(members)))
    assert 0 < len(documents) < 20
    assert ["archive bomb" in e.detail for e in errors] == [True]


@pytest.mark.parametrize(("name", "wrap"), [("a.zip", zipped), ("a.tgz", tarred)])
def test_the_limit_holds_for_archives_in_archives(
    name: str, wrap: Callable[[Mapping[str, bytes]], bytes], tmp_path: Path
) -> None:
    inner = zipped({f"{n:02}.txt": f"{BODY} {n}".encode() + b" " * 150_000 for n in range(20)})
    documents, errors = results(put(tmp_path, name, wrap({"b.zip": inner})))
    assert len(documents) < 20
    assert ["archive bomb" in e.detail for e in errors] == [True]


def test_what_unpacks_to_hundreds_of_times_its_size_stops_early(tmp_path: Path) -> None:
    """50 MB of spaces in 50 kB, under a limit that would let it pass."""
    limits = Limits(max_document_bytes=100_000_000, max_archive_bytes=1_000_000_000)
    path = put(tmp_path, "a.txt.gz", gzip.compress(b" " * 50_000_000))
    assert "archive bomb" in refused(path, limits).detail


def test_a_member_that_is_too_large_costs_only_itself(tmp_path: Path) -> None:
    documents, errors = results(put(tmp_path, "a.zip", zipped({"a.txt": b"x" * 300_000, "b.json": dumped(report())})))
    assert len(documents) == 1
    assert ["larger than" in e.detail for e in errors] == [True]


def test_a_line_that_is_too_large_costs_only_itself(tmp_path: Path) -> None:
    lines = b"\n".join([dumped(report()), b"x" * 500_000, dumped(report(doc_id="r-2"))])
    documents, errors = results(put(tmp_path, "a.jsonl", lines))
    assert [d.doc_id for d in documents] == ["r-1", "r-2"]
    assert [e.source.rpartition(":")[2] for e in errors] == ["2"]


def test_nothing_of_an_archive_is_written_to_disk(tmp_path: Path) -> None:
    put(tmp_path, "in/a.zip", zipped({"x/../../../out.json": dumped(report()), "b.json": dumped(report())}))
    results(tmp_path / "in")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_links_and_devices_in_a_tar_are_passed_over(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        link = tarfile.TarInfo("passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert "holds nothing" in refused(put(tmp_path, "a.tar.gz", buffer.getvalue())).detail


def test_zip_members_with_an_unknown_method_are_told(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", BODY)
    data = bytearray(buffer.getvalue())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(mark) + offset] = 97
    assert "does not unpack" in refused(put(tmp_path, "a.zip", bytes(data))).detail
