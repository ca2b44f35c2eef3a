"""An incident's accounts side by side: the page that `isnad accounts` shows, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph_builder.linking import load_catalogue
from graph_builder.model import Entity
from graph_builder.settings import Settings
from graph_builder.stores import Store
from graph_builder.stores.dossiers import sheet_of


def incident_in_full(store: Store, key: str, settings: Settings, as_of: datetime | None) -> dict[str, Any]:
    """An incident in the shape of ``IncidentInFull``. Raises ``NotFoundError``, also where nothing was known at the moment."""
    return asdict(sheet_of(store, key, _entities(settings.catalogue), as_of))


@lru_cache(maxsize=1)
def _entities(extra: Path | None) -> Mapping[str, Entity]:
    """The catalogue, which is loaded when it is first needed and then kept."""
    return load_catalogue(extra).entities
