"""A record as a string and back."""

from __future__ import annotations

import pytest

from graph_builder.errors import StoreError
from graph_builder.stores.records import pack, unpack
from tests.stores.sample import sample_graph


def test_a_record_survives() -> None:
    for record in sample_graph().records:
        assert unpack(record.document.key, pack(record)) == record


def test_the_same_record_gives_the_same_text() -> None:
    first, second = sample_graph().records[0], sample_graph().records[0]
    assert pack(first) == pack(second)
    assert pack(first).isascii()


@pytest.mark.parametrize("data", ["", "not base64!", "aGVsbG8=", "eJyrrgUAAXUA+Q=="])
def test_a_record_of_another_shape_is_named(data: str) -> None:
    with pytest.raises(StoreError, match="d7") as caught:
        unpack("d7", data)
    assert "again" in caught.value.hint
