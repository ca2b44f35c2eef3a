"""A text that comes under the address of another one is its new version."""

from __future__ import annotations

from graph_builder.model import Document
from graph_builder.reading.versions import Version, Versions


def text(key: str, url: str | None = "https://paper.example/1") -> Document:
    return Document(key, key, key, url=url)


def test_each_text_of_an_address_replaces_the_one_before() -> None:
    versions = Versions([Version("a", "https://paper.example/1", None)])
    assert [versions.placed(text(key)).replaces for key in "bc"] == ["a", "b"]


def test_a_text_that_is_read_again_keeps_its_place() -> None:
    known = [Version("a", "https://paper.example/1", None), Version("b", "https://paper.example/1", "a")]
    versions = Versions(known)
    assert [versions.placed(text(key)).replaces for key in "abab"] == [None, "a", None, "a"]
    assert versions.placed(text("c")).replaces == "b"


def test_a_text_that_was_forgotten_and_comes_back_is_still_the_older_one() -> None:
    versions = Versions([Version("b", "https://paper.example/1", "a")])
    assert [versions.placed(text(key)).replaces for key in "abc"] == [None, "a", "b"]


def test_the_newest_is_one_that_replaced_another_where_the_one_between_was_forgotten() -> None:
    """Of z -> b -> c the middle is gone: neither z nor c is replaced by anything that is known."""
    versions = Versions([Version("z", "https://paper.example/1", None), Version("c", "https://paper.example/1", "b")])
    assert versions.placed(text("d")).replaces == "c"


def test_other_addresses_and_none_at_all_replace_nothing() -> None:
    versions = Versions([Version("a", "https://paper.example/1", None)])
    assert versions.placed(text("b", "https://paper.example/2")).replaces is None
    assert versions.placed(text("c", None)).replaces is None
