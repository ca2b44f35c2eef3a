from __future__ import annotations

from dataclasses import replace

import pytest

from graph_builder.incidents.knowledge import build_world
from graph_builder.incidents.nearness import Nearness, nearness
from graph_builder.incidents.world import World
from graph_builder.model import EntityKind, Predicate
from tests.incidents.build import WORLD, Report, entity


def world(*more: object) -> World:
    return build_world([Report("d", entities=(*WORLD, *more)).record()], {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("kalsu", "kalsu", Nearness.SITE_EQUAL),
        ("eilat", "eilat", Nearness.EQUAL),
        ("babil", "babil", Nearness.REGION_EQUAL),
        ("iraq", "iraq", Nearness.COUNTRY),
        ("kalsu", "mashru", Nearness.INSIDE),
        ("kalsu", "babil", Nearness.INSIDE_REGION),
        ("kalsu", "iraq", Nearness.COUNTRY),
        ("mashru", "hilla", Nearness.BESIDE),
        ("kalsu", "haditha", Nearness.APART),
        ("kalsu", "eilat", Nearness.APART),
        ("kalsu", "atlantis", Nearness.UNKNOWN),
    ],
)
def test_places_lie_to_each_other(first: str, second: str, expected: Nearness) -> None:
    assert nearness(world(), first, second) is expected
    assert nearness(world(), second, first) is expected


def test_distance_decides_where_containers_do_not() -> None:
    near = [
        replace(entity(k, EntityKind.CITY, country="iraq"), latitude=33.0, longitude=x) for k, x in (("a", 44.0), ("b", 44.05))
    ]
    far = replace(entity("c", EntityKind.CITY, country="iraq"), latitude=35.0, longitude=44.0)
    assert nearness(world(*near, far), "a", "b") is Nearness.NEAR
    assert nearness(world(*near, far), "a", "c") is Nearness.APART


def test_a_told_container_counts_only_where_none_is_known_and_in_the_same_state() -> None:
    report = Report("d", entities=(*WORLD, entity("outpost", EntityKind.SITE, country="iraq")))
    report.say("outpost", Predicate.LOCATED_IN, "mashru")
    report.say("outpost", Predicate.LOCATED_IN, "eilat")
    report.say("kalsu", Predicate.LOCATED_IN, "haditha")
    built = build_world([report.record()], {})
    assert nearness(built, "outpost", "mashru") is Nearness.INSIDE
    assert nearness(built, "outpost", "eilat") is Nearness.APART
    assert nearness(built, "kalsu", "haditha") is Nearness.APART


def test_a_site_that_is_only_described_may_be_any_in_its_town_and_another_elsewhere() -> None:
    mosque = entity("mosque", EntityKind.SITE, origin="text", container="mashru", country="iraq")
    assert nearness(world(mosque), "mosque", "mosque") is Nearness.DESCRIBED
    assert nearness(world(mosque), "mosque", "hilla") is Nearness.INSIDE_REGION
    assert nearness(world(mosque), "mosque", "kalsu") is Nearness.INSIDE


def test_loose_regions_exclude_nothing_in_their_state() -> None:
    west = entity("west", EntityKind.REGION, origin="text", container="iraq", country="iraq")
    assert nearness(world(west), "west", "kalsu") is Nearness.COUNTRY
    assert nearness(world(west), "west", "eilat") is Nearness.APART


def test_circles_of_containers_do_no_harm() -> None:
    ring = (entity("x", EntityKind.CITY, container="y"), entity("y", EntityKind.CITY, container="x"))
    assert nearness(world(*ring), "x", "y") is Nearness.INSIDE


def test_the_catalogue_wins_over_what_a_text_told_and_names_are_joined() -> None:
    told = replace(entity("kalsu", EntityKind.CITY), origin="text", names=("كلسو",))
    merged = build_world([Report("d", entities=(told,)).record()], {e.key: e for e in WORLD}).entities
    assert merged["kalsu"].kind is EntityKind.SITE
    assert merged["kalsu"].names == ("kalsu", "كلسو")
    assert "iraq" in merged and "eilat" not in merged
