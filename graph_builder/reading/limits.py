"""How much one input may hold."""

from __future__ import annotations

from dataclasses import dataclass

from graph_builder.settings import Settings


@dataclass(frozen=True)
class Limits:
    """Bounds of one document file (for JSONL: of one line) and of the unpacked members of one archive, in bytes."""

    max_document_bytes: int
    max_archive_bytes: int

    @classmethod
    def of(cls, settings: Settings) -> Limits:
        """The limits that the settings name."""
        return cls(settings.max_document_bytes, settings.max_archive_bytes)
