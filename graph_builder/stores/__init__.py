"""The graph's place: one store over Bolt for every engine, embedded where no server is configured."""

from graph_builder.stores.bolt import Kept, Store, building, open_store
from graph_builder.stores.loading import ProjectionReport

__all__ = ["Kept", "ProjectionReport", "Store", "building", "open_store"]
