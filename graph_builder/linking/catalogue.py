"""The catalogue: every entity that is known before a text is read, and every name with what it may mean.

Layers, later over earlier: states (CLDR) and their bodies, actors and places (YAML), towns (GeoNames), the user's own folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph_builder.linking.builder import CatalogueBuilder
from graph_builder.linking.files import HERE, read_yaml
from graph_builder.linking.latin import romanise, written_together
from graph_builder.linking.matcher import Matcher
from graph_builder.linking.posts import Posts
from graph_builder.linking.schema import IdiomFile
from graph_builder.linking.senses import Sense, Use
from graph_builder.linking.spelling import fold_name
from graph_builder.linking.states import State, body_keys, states
from graph_builder.model import Entity, EntityKind


@dataclass(frozen=True)
class Catalogue:
    """What is known before a text is read.

    ``entities`` maps keys to entities. ``keep_whole`` holds the one-word names that begin like a clitic ("بابل"), with and
    without the article, and capitals ("ويريفان" is و + يريفان). ``bodies`` maps (state, template id) to the key of that state's
    army, police or ministry. ``version`` changes with every file and rule that the catalogue was made from.
    """

    entities: Mapping[str, Entity]
    keep_whole: frozenset[str]
    bodies: Mapping[tuple[str, str], str]
    adjectives: Mapping[str, str]
    """State key -> English adjective."""
    capitals: Mapping[str, str]
    """State key -> key of its capital."""
    kingdoms: frozenset[str]
    """States that a report calls "المملكة"."""
    royal: frozenset[str]
    """States whose forces are royal."""
    everyday: frozenset[str]
    """States whose adjective is an everyday word too ("مالي")."""
    acts_in: Mapping[str, tuple[str, ...]]
    """Actor -> states, besides its own, in whose reports it goes by its short names."""
    posts: Posts
    version: str
    matcher: Matcher

    def senses(self, name: str) -> tuple[Sense, ...]:
        """All that a written name may mean, whatever the context."""
        return self.matcher.senses(fold_name(name)[0])

    @cached_property
    def groups_in_latin(self) -> Mapping[str, str]:
        """English name of several words, or an Arabic one in Latin letters, written together -> the one group called so."""
        found: dict[str, set[str]] = {}
        for entity in self.entities.values():
            for name in entity.names if entity.kind is EntityKind.ARMED_GROUP else ():
                if " " in name:
                    found.setdefault(written_together(romanise(name)), set()).add(entity.key)
        return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}

    @cached_property
    def templates(self) -> Mapping[str, Mapping[str, str]]:
        """Template id -> key of each body that it makes -> its state."""
        found: dict[str, dict[str, str]] = {}
        for (state, template), key in self.bodies.items():
            found.setdefault(template, {})[key] = state
        return found

    @cached_property
    def owners(self) -> dict[str, str]:
        """Key of a state's army, police or ministry -> the state."""
        return {key: state for keys in self.templates.values() for key, state in keys.items()}


def compile_catalogue(version: str, extra: Path | None = None) -> Catalogue:
    """Read all layers and build the catalogue (some seconds).

    Raises:
        CatalogueError: a file is not valid, or entries do not fit together.
    """
    builder = CatalogueBuilder()
    builder.add_states()
    for path in sorted((HERE / "catalogue").glob("actors-*.yaml")):
        builder.add_actors(path)
    for path in sorted((HERE / "catalogue").glob("places-*.yaml")):
        builder.add_places(path)
    builder.add_towns()
    for path in sorted(extra.glob("actors*.yaml")) if extra else []:
        builder.add_actors(path, own=True)
    for path in sorted(extra.glob("places*.yaml")) if extra else []:
        builder.add_places(path, own=True)
    return _finished(builder, version)


def _finished(builder: CatalogueBuilder, version: str) -> Catalogue:
    """The finished catalogue."""
    builder.check()
    phrases = read_yaml("catalogue/idioms.yaml", IdiomFile).idioms
    idioms: dict[str, tuple[Sense, ...]] = {fold_name(phrase)[0]: () for phrase in phrases}
    senses = idioms | {folded: tuple(known.values()) for folded, known in builder.names.items() if known}
    everywhere = states()
    return Catalogue(
        entities=builder.entities,
        keep_whole=frozenset(builder.whole) | {name for s in everywhere for name in s.entry.capital},
        bodies=body_keys(),
        adjectives={s.key: s.adjective_en for s in everywhere},
        capitals={s.key: key for s in everywhere if (key := _capital(builder, s)) is not None},
        kingdoms=frozenset(s.key for s in everywhere if s.entry.kingdom),
        royal=frozenset(s.key for s in everywhere if s.entry.royal or s.entry.kingdom),
        everyday=frozenset(s.key for s in everywhere if s.entry.everyday),
        acts_in=builder.acts_in,
        posts=Posts(builder.entities),
        version=version,
        matcher=Matcher(senses),
    )


def _capital(builder: CatalogueBuilder, state: State) -> str | None:
    senses = (s for name in state.entry.capital for s in builder.names[fold_name(name)[0]].values())
    known = [s.entity for s in senses if s.use is not Use.CAPITAL]
    towns = [k for k in known if builder.entities[k].kind is EntityKind.CITY and builder.entities[k].country == state.key]
    return towns[0] if towns else None
