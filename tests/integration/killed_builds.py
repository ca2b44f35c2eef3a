"""Builds that are killed, in processes of their own. Run as ``python -m tests.integration.killed_builds HOME FOLDER STRUCK``.

In place of the models a reader takes each report's text for ``place toll``. Each round wipes the store, kills two builds with
SIGKILL at random moments (early ones more often, since reports are saved soon) and lets a third one end; printed is, as JSON,
how far the killed ones came, and whether the store then shows what a build that nobody disturbs shows. It ends when so many
were struck at work, or with three times as many tries.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from graph_builder import pipeline
from graph_builder.model import Document, IncidentKind, Record
from graph_builder.reader import Result
from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store
from tests.incidents.build import DAY, WORLD, Report, on
from tests.integration.dumps import dump

KILLS = 2
"""Builds that are killed in one round."""
SENTENCE = "وقع انفجار في المدينة"


class PlainReader:
    """Stands in for ``Reader``: no catalogue, no models."""

    version = "plain"

    def __init__(self, _settings: Settings) -> None:
        self.catalogue = SimpleNamespace(entities={e.key: e for e in WORLD})

    def read(self, documents: Sequence[Document]) -> list[Result]:
        return [self._record(d) for d in documents]

    def _record(self, document: Document) -> Record:
        place, killed = document.text.split()[-2:]
        report = Report(document.key, DAY, text=document.text)
        for kind in (IncidentKind.EXPLOSION, IncidentKind.SHOOTING):
            telling = report.tell(kind, at=place, day=on(DAY), sentence=SENTENCE, targeted="pmf")
            report.count(telling, int(killed), by="ministry")
        return replace(report.record(), document=document, version=self.version)


def build(settings: Settings, folder: Path) -> None:
    with open_store(settings) as store:
        pipeline.build([folder], store, settings)


def child(work: Callable[[], None]) -> int:
    """The number of a process of its own that works and ends."""
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        work()
        code = 0
    finally:
        if code:
            traceback.print_exc()
        os._exit(code)


def killed_after(seconds: float, work: Callable[[], None]) -> bool:
    """Whether a child that works was still at it when it was killed."""
    number = child(work)
    time.sleep(seconds)
    os.kill(number, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(number, 0)[1])


def whole(work: Callable[[], None]) -> float:
    """Seconds that a child takes which nobody kills."""
    started = time.monotonic()
    if os.waitpid(child(work), 0)[1]:
        raise SystemExit("a build that nobody killed failed")
    return time.monotonic() - started


def wipe(store: Store) -> None:
    store.write("MATCH (n) DETACH DELETE n")
    store.apply_schema()


def main() -> None:
    home, folder, wanted_struck = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    settings, chance = Settings(_env_file=None, home=home, store=None, workers=1), random.Random(wanted_struck)
    pipeline.Reader = PlainReader  # type: ignore[assignment,misc]

    def work() -> None:
        build(settings, folder)

    told: list[dict[str, Any]] = []
    with open_store(settings) as store:  # held open, so that the engine is not started anew for each build
        whole(work)
        wipe(store)
        seconds = whole(work)
        wanted = dump(store)
        while sum(r["struck"] for r in told) < wanted_struck and KILLS * len(told) < 3 * wanted_struck:
            wipe(store)
            struck, left = 0, []
            for _ in range(KILLS):
                struck += killed_after(seconds * chance.random() ** 2, work)
                left.append(store.counts())
            whole(work)
            told.append({"struck": struck, "left": left, "same": dump(store) == wanted})
    json.dump({"seconds": seconds, "rounds": told, "nodes": len(wanted[0])}, sys.stdout)


if __name__ == "__main__":
    main()
