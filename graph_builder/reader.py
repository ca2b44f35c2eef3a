"""Documents to records: parsed, linked, extracted; in this process or in several.

This file knows the reading rooms alone, so that a reading process carries neither the store's libraries nor those that merge.
"""

from __future__ import annotations

import gc
import hashlib
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, cached_property
from multiprocessing import active_children, get_context
from pathlib import Path

from graph_builder.errors import FaultError, IsnadError
from graph_builder.extraction import Extractor
from graph_builder.extraction.coverage import Gap, find_gaps
from graph_builder.garbage import no_collection
from graph_builder.language import Parser, load_parser, parser_version
from graph_builder.linking import Catalogue, Linker, load_catalogue
from graph_builder.model import Document, Record
from graph_builder.settings import Settings

_ROOMS = ("model", "language", "linking", "extraction")
"""The rooms that decide what is read out of a text."""

Result = Record | FaultError
"""What came of one document."""


class Reader:
    """Documents to records. The models are loaded when the first document comes, so a run that finds nothing new is quick."""

    def __init__(self, settings: Settings) -> None:
        self.catalogue = load_catalogue(settings.catalogue)
        self.version = reader_version(parser_version(settings, self.catalogue.keep_whole), self.catalogue)
        self._settings = settings
        self._linker = Linker(self.catalogue)
        self._extractor = Extractor()

    def read(self, documents: Sequence[Document]) -> list[Result]:
        """The record of each document, in order; in place of one on which the program failed, the fault.

        Raises ``PackError`` or ``CatalogueError``: these are no fault of a document, and every other one would fail likewise.
        """
        parser = self._parser
        try:
            return [
                self._extractor.extract(self._linker.link(parsed), self._linker.outlet(parsed.document), self.version)
                for parsed in parser.parse(documents)
            ]
        except IsnadError:
            raise
        except Exception as error:  # noqa: BLE001 - one document must not end the build
            if len(documents) > 1:
                return [result for document in documents for result in self.read([document])]
            return [FaultError.of(error, f"{documents[0].path} ({documents[0].doc_id})")]

    def gaps(self, documents: Sequence[Document]) -> list[Gap]:
        """What the frames do not explain in some documents."""
        return [gap for parsed in self._parser.parse(documents) for gap in find_gaps(self._linker.link(parsed))]

    @cached_property
    def _parser(self) -> Parser:
        with no_collection():
            parser = load_parser(self._settings, self.catalogue.keep_whole)
        gc.freeze()  # catalogue and models stay to the end: each search for garbage among their objects takes a third of a second
        return parser


def reader_version(parser: str, catalogue: Catalogue) -> str:
    """One version for all that decides what is read out of a text: models, rules, words and names."""
    return hashlib.sha256("\x1f".join((_rules(), parser, catalogue.version)).encode()).hexdigest()[:16]


@cache
def _rules() -> str:
    """Hash of the program and the word lists that read."""
    here, digest = Path(__file__).parent, hashlib.sha256()
    for path in (here / "yaml_files.py", *(p for room in _ROOMS for p in sorted((here / room).rglob("*")))):
        if path.suffix in (".py", ".yaml"):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def read_in_processes(batches: Iterator[Sequence[Document]], settings: Settings) -> Iterator[list[Result]]:
    """Results in the order of the documents, read ahead by a few batches only.

    Ctrl-C, and a taker that fails, end the workers at once.
    """
    waiting: deque[Future[list[Result]]] = deque()
    with ProcessPoolExecutor(settings.workers, get_context("spawn"), _start_worker, (settings,)) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_read_in_worker, batch))
                if len(waiting) > 2 * settings.workers:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            hint = "It may have run out of memory: run the command again with fewer --workers; what was saved is kept."
            raise IsnadError("A reading process ended unexpectedly.", hint) from error
        except BaseException:
            for process in active_children():
                process.terminate()
            raise


_worker: list[Reader] = []


def _start_worker(settings: Settings) -> None:
    from graph_builder.language.engine import share_cores  # torch takes seconds, which the first process does not need

    share_cores(settings.workers)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the first process ends the others
    _worker.append(Reader(settings))


def _read_in_worker(documents: Sequence[Document]) -> list[Result]:
    return _worker[0].read(documents)
