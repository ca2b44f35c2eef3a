"""Files to documents: JSON, JSONL, text and HTML, in folders, zip, gzip and tar.gz archives."""

from __future__ import annotations

from graph_builder.reading.limits import Limits
from graph_builder.reading.read import read

__all__ = ["Limits", "read"]
