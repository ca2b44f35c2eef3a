"""Every document that the given paths hold, in order; what cannot be read is told and the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graph_builder.errors import FaultError, ReadingError
from graph_builder.model import Document
from graph_builder.reading.find import Place, find
from graph_builder.reading.formats import documents
from graph_builder.reading.limits import Limits
from graph_builder.reading.source import ARCHIVES, Kind, Source, kind_of, unknown_kind
from graph_builder.reading.unpack import ArchiveStop, Budget, members


def read(paths: Iterable[Path], limits: Limits) -> Iterator[Document | ReadingError]:
    """Documents and errors in the order of the input, one at a time, never raising.

    Folders are read with all that lies in them, by name, without hidden files and links to folders; in a folder or an
    archive, files that are no reports (pictures, a README) are passed over. An archive in an archive is read, one in
    that is not. A document whose address and content were read already in this run is an error, not a document.
    """
    seen: dict[str, str] = {}
    for item in _all(paths, limits):
        if isinstance(item, Document):
            if item.key in seen:
                hint = "It is in the graph once; leave the second copy out to lose this message."
                yield ReadingError(f"was read already, as {seen[item.key]}", hint, _shown(item))
                continue
            seen[item.key] = _shown(item)
        yield item


def _shown(document: Document) -> str:
    return f"{document.path} ({document.doc_id})"


def _all(paths: Iterable[Path], limits: Limits) -> Iterator[Document | ReadingError]:
    for place in find(paths):
        if isinstance(place, ReadingError):
            yield place
        else:
            yield from _file(place, limits)


def _file(place: Place, limits: Limits) -> Iterator[Document | ReadingError]:
    try:
        size = place.path.stat().st_size
        with place.path.open("rb") as stream:
            source = Source(place.name, place.label, place.name, stream, size)
            yield from _source(source, Budget.of(source, limits), limits, depth=0)
    except ReadingError as error:
        yield error
    except OSError as error:
        yield ReadingError(f"cannot be read ({error.strerror or error})", "Check its permissions and its disk.", place.name)
    except Exception as error:  # noqa: BLE001 - one file must not end the build
        yield FaultError.of(error, place.name)


def _source(source: Source, budget: Budget, limits: Limits, depth: int) -> Iterator[Document | ReadingError]:
    """Raises ReadingError where the source as a whole cannot be read."""
    kind = kind_of(source.name)
    if kind is None:
        raise unknown_kind(source.name)
    if kind not in ARCHIVES:
        yield from documents(source, kind, limits)
    elif depth > 1:
        raise ReadingError("is an archive three deep", "Unpack the outer archives and give the folder.", source.name)
    else:
        yield from _archive(source, kind, budget, limits, depth)


def _archive(source: Source, kind: Kind, budget: Budget, limits: Limits, depth: int) -> Iterator[Document | ReadingError]:
    found = False
    for member in members(source, kind, budget, limits):
        found = True
        if isinstance(member, ReadingError):
            yield member
            continue
        try:
            yield from _source(member, budget, limits, depth + 1)
        except (ArchiveStop, OSError):
            raise
        except ReadingError as error:
            yield error
        except Exception as error:  # noqa: BLE001 - one member must not end the archive
            yield FaultError.of(error, member.name)
    if not found:
        raise ReadingError(
            "the archive holds nothing that can be read", "Look into it: it may be empty or hold pictures.", source.name
        )
