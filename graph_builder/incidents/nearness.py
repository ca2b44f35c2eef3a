"""How two places lie to each other."""

from __future__ import annotations

import math
from enum import StrEnum
from functools import cached_property

from graph_builder.incidents.tables import weights
from graph_builder.incidents.world import World
from graph_builder.model import EntityKind

EARTH_KM = 6371.0


class Nearness(StrEnum):
    """Each value names the sign ``place_<value>`` of ``weights.yaml``."""

    SITE_EQUAL = "site_equal"
    EQUAL = "equal"
    DESCRIBED = "described"
    REGION_EQUAL = "region_equal"
    INSIDE = "inside"
    INSIDE_REGION = "inside_region"
    COUNTRY = "country"
    NEAR = "near"
    BESIDE = "beside"
    APART = "apart"
    UNKNOWN = "unknown"

    @cached_property
    def sign(self) -> str:
        """Name of its weight."""
        return f"place_{self.value}"


def nearness(world: World, first: str, second: str) -> Nearness:
    """How two places lie to each other; symmetric."""
    if first == second:
        return _by_size(world, first, _equal(world, first), Nearness.REGION_EQUAL)
    for larger, smaller in ((first, second), (second, first)):
        if larger in world.places.over(smaller):
            return _by_size(world, larger, Nearness.INSIDE, Nearness.INSIDE_REGION)
    km = distance(world, first, second)
    if km is not None and km <= weights()["near_km"]:
        return Nearness.NEAR
    if km is not None and km >= weights()["apart_km"]:
        return Nearness.APART
    return _by_containers(world, first, second)


def _equal(world: World, place: str) -> Nearness:
    if world.kind(place) is not EntityKind.SITE:
        return Nearness.EQUAL
    return Nearness.DESCRIBED if world.described(place) else Nearness.SITE_EQUAL


def _by_size(world: World, common: str, small: Nearness, region: Nearness) -> Nearness:
    if world.is_state(common):
        return Nearness.COUNTRY
    return region if world.kind(common) is EntityKind.REGION else small


def _by_containers(world: World, first: str, second: str) -> Nearness:
    mine, yours = world.places.over(first), world.places.over(second)
    common = {world.kind(p) for p in mine & yours}
    described = world.described(first) or world.described(second)
    if EntityKind.CITY in common:
        return Nearness.INSIDE if described else Nearness.NEAR
    if EntityKind.REGION in common:
        return Nearness.INSIDE_REGION if described else Nearness.BESIDE
    here, there = world.country(first), world.country(second)
    if here is None or there is None:
        return Nearness.UNKNOWN
    if here != there or (_province(world, first) and _province(world, second)):
        return Nearness.APART
    loose = described or EntityKind.REGION in (world.kind(first), world.kind(second))
    return Nearness.COUNTRY if loose else Nearness.BESIDE


def _province(world: World, place: str) -> bool:
    """Whether a place is or lies in a region with known borders."""
    over = {place, *world.places.over(place)}
    return any(p in world.provinces and world.kind(p) is EntityKind.REGION for p in over)


def distance(world: World, first: str, second: str) -> float | None:
    """Kilometres between two points; ``None`` where one is an area or not located."""
    a, b = world.entities.get(first), world.entities.get(second)
    if a is None or b is None or {a.kind, b.kind} & {EntityKind.REGION, EntityKind.GOVERNMENT}:
        return None
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    y1, x1, y2, x2 = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    half = math.sin((y2 - y1) / 2) ** 2 + math.cos(y1) * math.cos(y2) * math.sin((x2 - x1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
