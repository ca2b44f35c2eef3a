"""Values of the driver as plain Python."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from neo4j import time
from neo4j.spatial import WGS84Point

from graph_builder.stores.values import plain


def test_dates_and_instants() -> None:
    assert plain(time.Date(2024, 4, 19)) == date(2024, 4, 19)
    assert plain(time.DateTime(2024, 4, 19, 6, 30)) == datetime(2024, 4, 19, 6, 30, tzinfo=UTC)
    baghdad = timezone(timedelta(hours=3))
    assert plain(time.DateTime(2024, 4, 19, 6, 30, tzinfo=baghdad)) == datetime(2024, 4, 19, 6, 30, tzinfo=baghdad)


def test_nested_values() -> None:
    assert plain({"at": [WGS84Point((44.6, 32.7))], "n": None}) == {"at": [{"latitude": 32.7, "longitude": 44.6}], "n": None}
    assert plain(time.Duration(days=1)) == "P1D"
