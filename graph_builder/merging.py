"""The merged view of records and judgements, worked out at once or kept from one asking to the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock

from graph_builder.incidents import Resolver, resolve
from graph_builder.linking import Catalogue, load_catalogue
from graph_builder.model import Graph, Judgement, Record
from graph_builder.settings import Settings
from graph_builder.stores import Kept, Store


def merge(records: Iterable[Record], catalogue: Catalogue, log: Sequence[Judgement] = ()) -> Graph:
    """The merged view of records and of what people judged."""
    return resolve(tuple(records), catalogue.entities, log)


class Merging:
    """The merged view of one store, kept from one asking to the next: only what changed meanwhile is read and worked out.

    Several threads may ask at once. The catalogue is loaded when the first one does.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._kept: Mapping[str, Kept] = {}
        self._log: Sequence[Judgement] = ()

    def graph(self, store: Store) -> Graph:
        """The view of what the store holds now; the store is only read."""
        with self._lock:
            kept, log = store.record_keys(), store.judgements()
            if (kept, log) != (self._kept, self._log):
                came = store.records_of(sorted(key for key, now in kept.items() if self._kept.get(key) != now))
                self._resolver.change(came, self._kept.keys() - kept.keys(), log)
                self._kept, self._log, self._graph = kept, log, self._resolver.graph()
            return self._graph

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(load_catalogue(self._settings.catalogue).entities)

    @cached_property
    def _graph(self) -> Graph:
        return self._resolver.graph()


def merged(store: Store, settings: Settings) -> Graph:
    """The merged view of what the store holds; the store is only read."""
    return Merging(settings).graph(store)
