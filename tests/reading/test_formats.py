"""Every format, encoding and field that is read."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph_builder.reading import Limits
from graph_builder.settings import Settings
from tests.reading.inputs import BODY, TITLE, dumped, gzipped, one, put, refused, report, results, tarred, zipped

PAGE = f"""<!doctype html><html><head><title>{TITLE} - الجريدة</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="الجريدة">
<link rel="canonical" href="https://news.example/a/1">
<meta property="article:published_time" content="2024-04-20T02:30:00+03:00"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/sport">الرياضة</a></nav>
<article><h1>{TITLE}</h1><p>{BODY.split(chr(10))[0]}</p><p>وأضافت الشرطة في بيان لها أن قوة كبيرة انتشرت في محيط القاعدة
وأن التحقيق في ملابسات الهجوم ما زال مستمرا، من دون أن تذكر الجهة التي تقف وراءه.</p></article>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def test_json_report(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.json", dumped(report(url="https://news.example/1"))))
    assert (document.doc_id, document.published, document.source) == ("r-1", date(2024, 4, 20), "الجريدة")
    assert document.text == f"{TITLE}\n\n{BODY}"
    assert document.text[document.body_start :] == BODY
    assert document.title == TITLE
    assert document.address == "https://news.example/1"


def test_fields_of_the_corpus_and_a_list_of_reports(tmp_path: Path) -> None:
    items = [{"content": f"{BODY} {n}", "date_extracted": "2015-07-21 02:51:32", "url": f"http://n.example/{n}"} for n in (1, 2)]
    documents, errors = results(put(tmp_path, "july.json", dumped(items)))
    assert not errors
    assert [(d.doc_id, d.published, d.published_at, d.body_start) for d in documents] == [
        ("july-1", date(2015, 7, 21), None, 0),
        ("july-2", date(2015, 7, 21), None, 0),
    ]


def test_jsonl_reads_line_by_line_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    lines = [dumped(report()), b"", b'{"text": ', dumped(report(doc_id=7))]
    documents, errors = results(put(tmp_path, "a.jsonl", b"\r\n".join(lines)))
    assert [d.doc_id for d in documents] == ["r-1", "7"]
    assert [e.source.rpartition(":")[2] for e in errors] == ["3"]


def test_text_has_no_title_and_no_date(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.txt", BODY.encode()))
    assert (document.doc_id, document.text, document.body_start, document.title) == ("a", BODY, 0, "")
    assert document.published is None


def test_web_page_gives_article_title_outlet_address_and_moment(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.html", PAGE.encode()))
    assert (document.title, document.source, document.url) == (TITLE, "الجريدة", "https://news.example/a/1")
    assert "ما زال مستمرا" in document.text
    assert "الرياضة" not in document.text
    assert "محفوظة" not in document.text
    assert document.text.split("\n").count(TITLE) == 1
    assert document.published == date(2024, 4, 20)
    assert document.published_at == datetime(2024, 4, 19, 23, 30, tzinfo=UTC)


def test_folders_are_read_by_name_without_hidden_files_and_pictures(tmp_path: Path) -> None:
    for n, name in enumerate(["b.txt", "a/z.txt", "a/b.json", ".hidden.txt", ".git/c.txt", "photo.jpg", "README"]):
        put(tmp_path, name, dumped(report(doc_id=..., text=f"{BODY} {n}")) if name.endswith("json") else f"{BODY} {n}".encode())
    documents, errors = results(tmp_path)
    assert [d.doc_id for d in documents] == ["a-b", "a-z", "b"]
    assert not errors


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped({"x/r.json": dumped(report()), "__MACOSX/._r.json": b"\0", "pic.png": b"\0"})),
        ("a.json.gz", gzipped(dumped(report()))),
        ("a.tar.gz", tarred({"x/r.json": dumped(report())})),
        ("a.tgz", tarred({"r.jsonl": dumped(report())})),
        ("outer.zip", zipped({"inner.zip": zipped({"r.json": dumped(report())})})),
        ("outer.tar.gz", tarred({"r.json.gz": gzipped(dumped(report()))})),
        ("outer.zip", zipped({"r.tar.gz": tarred({"r.json": dumped(report())})})),
    ],
)
def test_archives_and_archives_in_them(name: str, data: bytes, tmp_path: Path) -> None:
    document = one(put(tmp_path, name, data))
    assert document.text.endswith(BODY)
    assert document.path == str(tmp_path / name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("suffix", [".txt", ".json", ".jsonl"])
def test_encodings(encoding: str, suffix: str, tmp_path: Path) -> None:
    text = BODY if suffix == ".txt" else dumped(report(title=...)).decode()
    assert one(put(tmp_path, f"a{suffix}", text.encode(encoding))).text == BODY


def test_a_short_bulletin_in_windows_1256(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", "انفجار في بغداد".encode("cp1256"))).text == "انفجار في بغداد"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_become_one_before_offsets_count(end: str, tmp_path: Path) -> None:
    text = BODY.replace("\n", end)
    assert one(put(tmp_path, "a.txt", text.encode())).text == BODY
    assert one(put(tmp_path, "b.json", dumped(report(title=..., text=text)))).text == BODY


def test_a_title_that_the_text_opens_with_is_not_doubled(tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.json", dumped(report(text=f"{TITLE}\n{BODY}"))))
    assert document.text == f"{TITLE}\n{BODY}"
    assert (document.title, document.text[document.body_start :]) == (TITLE, BODY)


def test_a_title_that_the_first_sentence_goes_on_from_is_a_line_of_its_own(tmp_path: Path) -> None:
    """ "انفجار" before "انفجار يهز بغداد": taking the first word for the title would cut the sentence."""
    document = one(put(tmp_path, "a.json", dumped(report(title="أعلنت الشرطة"))))
    assert document.text == f"أعلنت الشرطة\n\n{BODY}"


@pytest.mark.parametrize(
    ("told", "day", "moment", "zoneless"),
    [
        ("2024-04-20", date(2024, 4, 20), None, False),
        ("2024-04-20T00:00:00", date(2024, 4, 20), None, False),
        ("2024-04-20T23:30:00", date(2024, 4, 20), None, True),
        ("2024-04-20T23:30:00Z", date(2024, 4, 20), datetime(2024, 4, 20, 23, 30, tzinfo=UTC), False),
        ("2024-04-21T01:00:00+03:00", date(2024, 4, 21), datetime(2024, 4, 20, 22, 0, tzinfo=UTC), False),
        ("Sun, 21 Apr 2024 01:00:00 +0300", date(2024, 4, 21), datetime(2024, 4, 20, 22, 0, tzinfo=UTC), False),
        ("", None, None, False),
        (None, None, None, False),
    ],
)
def test_dates(told: str | None, day: date | None, moment: datetime | None, zoneless: bool, tmp_path: Path) -> None:
    document = one(put(tmp_path, "a.json", dumped(report(published=told))))
    assert (document.published, document.published_at, document.zoneless) == (day, moment, zoneless)


def test_keys_follow_address_and_content_and_nothing_else(tmp_path: Path) -> None:
    first = one(put(tmp_path, "a.json", dumped(report())))
    assert one(put(tmp_path, "elsewhere/b.json", dumped(report()))).key == first.key
    assert one(put(tmp_path, "c.json", dumped(report(text=f"{BODY} وأضاف.")))).key != first.key
    assert one(put(tmp_path, "d.json", dumped(report(doc_id="r-2")))).key != first.key
    assert one(put(tmp_path, "e.json", dumped(report(published="2024-04-21")))).key != first.key


def test_files_of_one_name_in_two_folders_are_two_documents(tmp_path: Path) -> None:
    put(tmp_path, "monday/1.txt", BODY.encode())
    put(tmp_path, "tuesday/1.txt", f"{BODY} وأضاف.".encode())
    documents, _ = results(tmp_path)
    assert [d.address for d in documents] == ["monday-1", "tuesday-1"]


def test_limits_come_from_the_settings() -> None:
    settings = Settings(max_document_bytes=7, max_archive_bytes=9)
    assert Limits.of(settings) == Limits(7, 9)


def test_a_long_jsonl_is_read_though_it_is_larger_than_a_document_may_be(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", b"\n".join(dumped(report(doc_id=f"r-{n}")) for n in range(50)))
    limits = Limits(max_document_bytes=2_000, max_archive_bytes=1_000_000)
    assert path.stat().st_size > limits.max_document_bytes
    assert len(results(path, limits=limits)[0]) == 50
    assert "larger than" in refused(put(tmp_path, "b.json", path.read_bytes()), limits).detail
