"""In which transactions a store is brought from what it holds to a view, so that no reader sees half of a document.

A document is written or withdrawn in one transaction. Documents that tell one incident go into the same one where they fit, and
the incident with them. A relationship between documents, and a shortcut, is written with the last of the documents that it tells
of, and a shortcut that will change or go is withdrawn with the first of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph_builder.model import Shortcut
from graph_builder.stores.counts import Counted
from graph_builder.stores.held import Edge, HeldUnit, batches
from graph_builder.stores.projection import View
from graph_builder.stores.rows import Node, Ref, Relationship, Unit


@dataclass
class Step:
    """One transaction."""

    documents: list[str] = field(default_factory=list)
    """Those that are written, or withdrawn where the view does not have them."""
    stale: list[Edge] = field(default_factory=list)
    gone: list[Ref] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)
    told: list[Shortcut | Counted] = field(default_factory=list)
    """Shortcuts and counts whose relationships are made when the step is written: all of them at once would not fit."""
    marks: dict[Ref, str | None] = field(default_factory=dict)
    """Owner -> digest of its unit, or none while the unit is not all there."""
    later: set[str] = field(default_factory=set)
    """Keys of the documents' relationships that come with a later step."""

    def parts(self, size: int) -> Iterator[Step]:
        """The step in several transactions where it is large and writes no document."""
        if self.documents or len(self.nodes) + len(self.relationships) <= size:
            yield self
            return
        yield Step(stale=self.stale, gone=self.gone, marks=dict.fromkeys(self.marks))
        yield from (Step(nodes=each) for each in batches(self.nodes, size))
        yield from (Step(relationships=each) for each in batches(self.relationships, size))
        yield Step(marks=self.marks)


@dataclass(frozen=True)
class Changes:
    """How a view differs from a store."""

    held: Mapping[Ref, HeldUnit]
    changed: Mapping[Ref, int]
    """Owners whose unit is new or other than the stored one, with the unit's number of rows."""
    gone: tuple[Ref, ...]
    """Owners that the view does not have."""
    relabelled: frozenset[Ref]
    """Actors and places of another kind than before. ArcadeDB cannot give a node other labels, so they are made anew."""

    @property
    def documents(self) -> list[str]:
        """Keys of the documents to write or to withdraw."""
        return [ref.key for ref in (*self.changed, *self.gone) if ref.label == "Document"]

    @property
    def shared(self) -> list[Ref]:
        """Incidents, actors and places to write or to withdraw."""
        return [ref for ref in (*self.changed, *self.gone) if ref.label != "Document"]

    def touches(self, row: Relationship | Edge) -> bool:
        """Whether a relationship is lost because one of its ends is made anew."""
        return row.source in self.relabelled or row.target in self.relabelled


def find_changes(view: View, held: Mapping[Ref, HeldUnit]) -> Changes:
    """What is to be done. ``held`` are the store's owners."""
    labels = {node.ref: frozenset(node.labels) for node in view.entities}
    relabelled = frozenset(ref for ref, now in labels.items() if ref in held and held[ref].labels != now)
    changed = {owner: size for owner, (digest, size) in view.digests.items() if owner not in held or held[owner].unit != digest}
    changes = Changes(held, changed, tuple(sorted(held.keys() - view.digests.keys())), relabelled)
    if relabelled:
        losing = {u.owner: u.size for u in view.units() if u.owner in relabelled or any(map(changes.touches, u.relationships))}
        return Changes(held, {**changed, **losing}, changes.gone, relabelled)
    return changes


class Plan:
    """The steps of one load: first actors and places, then documents, last what nobody tells of any more.

    ``tellers`` are, for each incident of the store, those changed documents that tell it there; ``edges`` the stored shortcuts
    and ties of each changed owner; ``size`` is how many rows a transaction should have at most.
    """

    def __init__(
        self,
        view: View,
        changes: Changes,
        tellers: Mapping[str, set[str]],
        edges: Mapping[Ref, Mapping[str, Edge]],
        size: int,
    ) -> None:
        self._view, self._changes, self._tellers = view, changes, tellers
        sizes = {key: changes.changed.get(Ref("Document", key), 1) for key in changes.documents}
        if changes.relabelled or sum(changes.changed.values()) + len(changes.gone) <= size:
            groups = [sorted(sizes)]
            self._place = dict.fromkeys(sizes, 0)
        else:
            groups = [[], *in_groups(sizes, [*view.tellers.values(), *tellers.values()], size), []]
            self._place = {key: place for place, group in enumerate(groups) for key in group}
        self.steps = [Step(documents=list(group)) for group in groups]
        for owner in changes.shared:
            if owner in changes.changed:
                self._write(owner, edges.get(owner, {}))
            else:
                self._withdraw(owner, edges.get(owner, {}))

    def document(self, unit: Unit, now: int) -> Unit:
        """What of a document's unit is written in step ``now``; the rest is put into the steps where it belongs."""
        ready = []
        last = now
        for each in unit.relationships:
            if (place := self._last(each.needs)) > now:
                self.steps[place].relationships.append(each)
                self.steps[now].later.add(each.key)
                last = max(last, place)
            else:
                ready.append(each)
        self.steps[now].marks[unit.owner] = None
        self.steps[last].marks[unit.owner] = unit.digest
        return Unit(unit.owner, unit.nodes, tuple(ready))

    def _write(self, owner: Ref, stored: Mapping[str, Edge]) -> None:
        places, wanted = self._node(owner), set()
        for tie in self._view.ties(owner):
            wanted.add(tie.key)
            if self._differs(tie, stored):
                self.steps[0].relationships.append(tie)
                places.add(0)
        for shortcut in self._view.shortcuts(owner):
            each = self._view.told(shortcut)
            wanted.add(each.key)
            if self._differs(each, stored):
                place = self._last(each.needs)
                self.steps[place].told.append(shortcut)
                places.add(place)
                old = stored.get(each.key)
                if old and (early := self._first(old.documents, place)) < place:
                    places.add(self._stale(old, early))
        places |= {self._stale(old, self._first(old.documents, 0)) for old in stored.values() if old.key not in wanted}
        self._mark(owner, places, self._view.digests[owner][0])

    def _differs(self, row: Relationship, stored: Mapping[str, Edge]) -> bool:
        old = stored.get(row.key)
        return old is None or old.digest != row.properties["digest"] or self._changes.touches(row)

    def _node(self, owner: Ref) -> set[int]:
        """Put the owner's node into its step; a new incident comes with the first document that tells it."""
        node = self._view.node(owner)
        held = self._changes.held.get(owner)
        if held and held.digest == node.properties["digest"] and owner not in self._changes.relabelled:
            return set()
        tellers = self._view.tellers.get(owner.key, ()) if owner.label == "Incident" else ()
        place = self._last(tellers) if held else self._first(tellers, 0)
        if owner in self._changes.relabelled:
            self.steps[place].gone.append(owner)
        self.steps[place].nodes.append(node)
        return {place}

    def _withdraw(self, owner: Ref, stored: Mapping[str, Edge]) -> None:
        incident = owner.label == "Incident"
        place = self._last(self._tellers.get(owner.key, ())) if incident else len(self.steps) - 1
        places = {self._stale(old, min(place, self._first(old.documents, 0))) for old in stored.values()}
        self.steps[place].gone.append(owner)
        self._mark(owner, places - {place}, None)

    def _stale(self, edge: Edge, place: int) -> int:
        self.steps[place].stale.append(edge)
        return place

    def _mark(self, owner: Ref, places: set[int], digest: str | None) -> None:
        if places:
            self.steps[min(places)].marks[owner] = None
        if digest:
            self.steps[max(places, default=0)].marks[owner] = digest

    def _last(self, documents: Iterable[str]) -> int:
        return max((self._place[key] for key in documents if key in self._place), default=0)

    def _first(self, documents: Iterable[str], otherwise: int) -> int:
        return min((self._place[key] for key in documents if key in self._place), default=otherwise)


def in_groups(sizes: Mapping[str, int], stories: Iterable[Iterable[str]], limit: int) -> list[list[str]]:
    """Documents (key -> number of rows) in groups of at most ``limit`` rows; those of one story in one group where they fit."""
    groups: list[list[str]] = []
    room = 0
    for story in _joined(sizes, stories):
        whole = sum(sizes[key] for key in story)
        if whole > room and whole <= limit:
            room = 0  # a new group, so that the story is not cut
        for key in story:
            if sizes[key] > room or not groups:
                groups.append([])
                room = limit
            groups[-1].append(key)
            room -= sizes[key]
    return groups


def _joined(keys: Iterable[str], stories: Iterable[Iterable[str]]) -> list[list[str]]:
    """The keys, those that a chain of stories ties together in one list; all sorted."""
    leader = {key: key for key in keys}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = key = leader[leader[key]]
        return key

    for story in stories:
        known = [find(key) for key in story if key in leader]
        for key in known:
            leader[find(key)] = find(min(known))
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(leader):
        found[find(key)].append(key)
    return sorted(found.values())
