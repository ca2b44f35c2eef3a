"""Python's search for garbage while much is loaded."""

from __future__ import annotations

import gc

import pytest

from graph_builder.garbage import no_collection


def test_the_search_stops_meanwhile_and_goes_on_after_a_failure() -> None:
    with pytest.raises(ValueError, match="torn"), no_collection():
        assert not gc.isenabled()
        raise ValueError("torn")
    assert gc.isenabled()


def test_who_had_stopped_the_search_finds_it_stopped() -> None:
    gc.disable()
    try:
        with no_collection():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
