"""The whole reader, loaded once for all sentences."""

from __future__ import annotations

import pytest

from graph_builder.reader import Reader
from graph_builder.settings import Settings


@pytest.fixture(scope="package")
def reader() -> Reader:
    return Reader(Settings())
