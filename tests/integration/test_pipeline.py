"""The whole way in processes of its own: bad input beside good, Ctrl-C, a kill, and the same graph after all of it.

Few builds, because each loads the models: one of a folder with everything in it, and one that is cut off twice.
"""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from cypher import load_statement
from graph_builder.errors import IsnadError, ReadingError, StoreError
from graph_builder.settings import Settings
from graph_builder.stores import open_store
from tests.cli.running import SECONDS, answer, environment, isnad
from tests.integration.disks import fill, small_disk
from tests.reading.inputs import dumped, put, zipped

pytestmark = [pytest.mark.pack, pytest.mark.embedded]

STOPPING_SECONDS = 60
"""Seconds on an idle machine are a few; this one may be busy."""

REPORTS = {
    "blast": "انفجار في قاعدة النور\nقالت وزارة الداخلية العراقية إن انفجارا وقع مساء الجمعة في قاعدة كالسو وأدى إلى مقتل شخصين.",
    "denial": "نفي أميركي\nنفت القيادة المركزية الأميركية شن أي ضربة جوية على قاعدة كالسو في محافظة بابل يوم الجمعة.",
    "claim": "هجوم على إيلات\nأعلنت المقاومة الإسلامية في العراق أنها هاجمت بالطائرات المسيرة هدفا حيويا في إيلات فجر السبت.",
    "base": "وحدات في كالسو\nتضم قاعدة كالسو وحدات من الحشد الشعبي ومن الجيش العراقي، بحسب مصدر أمني في بابل.",
}


DOCUMENTS = len(REPORTS) + 1
"""With the one that has no date."""


def report(name: str) -> dict[str, str]:
    title, text = REPORTS[name].split("\n")
    return {"doc_id": name, "published": "2024-04-20", "title": title, "text": text, "source": "صحيفة النهرين"}


def good(folder: Path) -> Path:
    for name in REPORTS:
        put(folder, f"{name}.json", dumped(report(name)))
    return folder


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "english.txt": (b"The ministry said on Saturday that two soldiers were killed in an attack on the base.", "not Arabic"),
    "truncated.json": (dumped(report("blast"))[:-40], "ends too early"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "bomb.txt.gz": (gzip.compress(b" " * 50_000_000), "archive bomb"),
    "broken.zip": (b"PK\x03\x04 and no more", "does not unpack"),
    "outside.zip": (zipped({"../../etc/r.json": dumped(report("base"))}), "out of the archive"),
    "twice.json": (dumped(report("blast")), "was read already"),
}
"""Name -> content and what is said of it. Root may read a file without permissions, so that is no case here."""


@dataclass(frozen=True)
class Built:
    home: Path
    reports: Path
    code: int
    told: Any
    stderr: str


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One build of good reports, an undated one and every kind of bad input."""
    folder = tmp_path_factory.mktemp("build")
    reports = good(folder / "in")
    put(reports, "undated.txt", "قال مصدر أمني إن جنديين قتلا أمس في هجوم على قاعدة كالسو.".encode())
    for name, (content, _) in BAD.items():
        put(reports, name, content)
    with (reports / "huge.txt").open("wb") as huge:
        huge.truncate(50_000_001)
    result = isnad(folder / "home", "build", reports, folder / "none", "--json")
    return Built(folder / "home", reports, result.returncode, answer(result), result.stderr)


def settings(home: Path) -> Settings:
    return Settings(_env_file=None, home=home, store=None)


def digest(home: Path) -> str:
    """Equal for equal graphs."""
    with open_store(settings(home)) as store:
        return str(store.run(load_statement("read-digest"))[0]["digest"])


def engines(home: Path) -> list[int]:
    """Processes that serve the embedded store of this home."""
    mark = f"-Darcadedb.server.rootPath={home.resolve() / 'store' / 'engine'}"
    return [p.pid for p in psutil.process_iter(["cmdline"]) if mark in (p.info["cmdline"] or ())]


def test_bad_input_is_told_and_the_rest_is_built(built: Built) -> None:
    assert built.code == 3
    assert (built.told["read"], built.told["skipped"]) == (DOCUMENTS, 0)
    expected = {"huge.txt": "larger than", "none": "no such file", **{name: why for name, (_, why) in BAD.items()}}
    assert len(built.told["not_read"]) == len(expected)
    for name, why in expected.items():
        (found,) = (each for each in built.told["not_read"] if f"/{name}" in each["source"])
        assert why in found["detail"], name
        assert found["hint"], name
        assert found["detail"] in built.stderr


def test_a_report_without_a_date_is_built_with_a_note(built: Built) -> None:
    assert built.told["undated"] == ["undated"]
    assert 'no date: undated: "yesterday"' in built.stderr
    result = isnad(built.home, "cypher", "MATCH (d:Document {doc_id: 'undated'}) RETURN d.published AS day", "--json")
    assert answer(result) == [{"day": None}]


def test_an_hour_without_a_zone_is_left_aside_with_a_note(tmp_path: Path) -> None:
    report = {"doc_id": "hour", "published": "2024-04-20T14:00", "text": "قال مصدر أمني إن جنديين قتلا في هجوم على قاعدة كالسو."}
    put(tmp_path / "in", "hour.json", dumped(report))
    result = isnad(tmp_path / "home", "build", tmp_path / "in", "--json")
    assert answer(result)["zoneless"] == ["hour"]
    assert "no time zone: hour: the hour is left aside" in result.stderr


def test_nothing_is_half_written_and_the_engine_is_stopped(built: Built) -> None:
    graph = built.told["graph"]
    assert graph["Record"] == graph["Document"] == DOCUMENTS
    assert built.told["changed"]
    assert engines(built.home) == []


def test_the_seed_triples_are_in_the_graph(built: Built) -> None:
    units = answer(isnad(built.home, "query", "units-at-base", "place=kalsu", "--json"))
    assert "pmf" in {row["actor"] for row in units}
    claimed = "MATCH (a:Actor)-[r:CLAIMED]->(:Incident)-[:OCCURRED_AT]->(:Place {key: 'eilat'})"
    rows = answer(isnad(built.home, "cypher", f"{claimed} RETURN a.key AS who, r.inferred AS inferred", "--json"))
    assert {(row["who"], row["inferred"]) for row in rows} >= {("islamic-resistance-in-iraq", False), ("kataib-hezbollah", True)}


def test_a_claim_is_explained_from_text_to_links(built: Built) -> None:
    key = "MATCH (c:Claim {predicate: 'located_at'}) WHERE c.caption CONTAINS 'Popular' RETURN c.key AS key"
    claim = answer(isnad(built.home, "cypher", key, "--json"))[0]["key"]
    chain = answer(isnad(built.home, "explain", claim.removeprefix("claim-")[:10], "--json"))
    assert chain["sentence"] in REPORTS["base"]
    assert chain["path"] == "@hosts O ADJ? IN{0,2} @many|ل{0,2} NUM? @many|ل{0,4} S+"
    assert {"pmf", "kalsu"} <= {link["means"]["key"] for link in chain["links"]}
    assert all(0 < link["score"] <= 1 and link["witness"] for link in chain["links"])


def test_a_second_build_changes_nothing_and_loads_no_models(built: Built) -> None:
    """Python tells on standard error what it imports."""
    result = isnad(built.home, "build", built.reports, "--json", PYTHONVERBOSE="1")
    told = answer(result)
    assert (told["read"], told["skipped"], told["changed"]) == (0, DOCUMENTS, False)
    assert told["graph"] == built.told["graph"]
    assert "import 'graph_builder.pipeline'" in result.stderr
    assert "import 'torch'" not in result.stderr


# ------------------------------------------------------------------------------------------------------ cut off builds

ONE_BY_ONE = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "import graph_builder.pipeline as p; p.BATCH = 1; from graph_builder.cli import main; main()"
)
"""The command line, acknowledging each document by itself, so that a small build can be cut off in the middle.

It hears Ctrl-C as in the foreground of a shell, even where these tests run in the background, which makes children deaf to it.
"""


ONE_THEN_WAIT = """
from pathlib import Path
from time import sleep
from graph_builder.extraction import Extractor
extract, read = Extractor.extract, []
def paced(self, linked, *more):
    while read and not Path({go!r}).exists():
        sleep(0.05)
    read.append(linked)
    return extract(self, linked, *more)
Extractor.extract = paced
"""
"""Imported by Python at its start: each process reads one report and waits before the next until a file is there."""


def paced(folder: Path) -> str:
    """A path of Python on which no build ends before it is cut off, however fast the machine; ``folder / "go"`` lets it end."""
    return patched(folder, ONE_THEN_WAIT.format(go=str(folder / "go")))


def patched(folder: Path, program: str) -> str:
    """A path of Python on which it imports a program at its start."""
    put(folder, "patch/sitecustomize.py", program.encode())
    return os.pathsep.join((str(folder / "patch"), environment(folder)["PYTHONPATH"]))


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts commands in process groups of their own, as a shell does: Ctrl-C reaches all of one. None outlives its test."""
    started: list[subprocess.Popen[str]] = []

    def run(home: Path, *arguments: str | Path, **more: str) -> subprocess.Popen[str]:
        home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-c", ONE_BY_ONE, *map(str, arguments)]
        out = err = subprocess.PIPE
        process = subprocess.Popen(
            command, cwd=home, env=environment(home, **more), stdout=out, stderr=err, text=True, start_new_session=True
        )
        started.append(process)
        return process

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def when_kept(home: Path, number: int, act: Callable[[], None], process: subprocess.Popen[str], of: int = DOCUMENTS) -> int:
    """Do something as soon as the store has acknowledged so many documents ``of`` all; gives how many it had then."""
    deadline = time.monotonic() + SECONDS
    while not (home / "store" / "engine.json").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    with open_store(settings(home)) as store:
        store.apply_schema()
        while (kept := len(store.record_keys())) < number and time.monotonic() < deadline:
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.05)
        act()
        assert number <= kept < of, "the build was over before it could be cut off"
        return kept


def test_a_build_that_is_stopped_and_killed_is_finished_by_the_next_one(tmp_path: Path, built: Built, start: Start) -> None:
    home, workers = tmp_path / "home", list[psutil.Process]()

    stopped = start(home, "build", built.reports, "--workers", "2", PYTHONPATH=paced(tmp_path))

    def interrupt() -> None:
        workers.extend(psutil.Process(stopped.pid).children())
        os.killpg(stopped.pid, signal.SIGINT)

    kept = when_kept(home, 1, interrupt, stopped)
    _, told = stopped.communicate(timeout=STOPPING_SECONDS)
    assert stopped.returncode == 130, told
    assert "Reports that were read are kept." in told
    assert "Traceback" not in told
    _, alive = psutil.wait_procs(workers, timeout=STOPPING_SECONDS)
    assert alive == []
    assert engines(home) == []

    killed = start(home, "build", built.reports, PYTHONPATH=paced(tmp_path))
    kept = when_kept(home, kept + 1, lambda: os.kill(killed.pid, signal.SIGKILL), killed)
    killed.communicate()

    told_last = answer(isnad(home, "build", built.reports, "--json"))
    assert told_last["skipped"] >= kept
    assert told_last["read"] + told_last["skipped"] == DOCUMENTS
    assert engines(home) == []
    assert digest(home) == digest(built.home)


def test_a_disk_that_runs_full_ends_a_build_and_the_next_one_with_room_finishes_it(
    tmp_path: Path, built: Built, start: Start
) -> None:
    with small_disk(tmp_path / "disk", 300) as disk:
        home = disk / "home"
        cut_off = start(home, "build", built.reports, PYTHONPATH=paced(tmp_path))

        def fill_and_go_on() -> None:
            fill(disk)
            put(tmp_path, "go", b"")

        kept = when_kept(home, 1, fill_and_go_on, cut_off)
        _, told = cut_off.communicate(timeout=SECONDS)
        assert cut_off.returncode == StoreError.exit_code, told
        assert "is full" in told
        assert "Free some space on it and run the command again" in told
        assert "Traceback" not in told
        assert engines(home) == []

        (disk / "ballast").unlink()
        told_last = answer(isnad(home, "build", built.reports, "--json"))
        assert told_last["skipped"] >= kept
        assert told_last["read"] + told_last["skipped"] == DOCUMENTS
        assert digest(home) == digest(built.home)


def test_a_worker_killed_from_outside_loses_nothing_that_was_saved(tmp_path: Path, start: Start) -> None:
    """Many more reports than the workers read ahead."""
    lines = [{**report("blast"), "doc_id": f"blast-{number}"} for number in range(40)]
    many = put(tmp_path, "many.jsonl", b"\n".join(map(dumped, lines)))
    home = tmp_path / "home"
    cut_off = start(home, "build", many, "--workers", "2", PYTHONPATH=paced(tmp_path))

    def kill_worker() -> None:
        (worker, *_) = (p for p in psutil.Process(cut_off.pid).children() if "spawn_main" in " ".join(p.cmdline()))
        worker.kill()

    kept = when_kept(home, 1, kill_worker, cut_off, len(lines))
    _, told = cut_off.communicate(timeout=STOPPING_SECONDS)
    assert cut_off.returncode == IsnadError.exit_code, told
    assert "A reading process ended unexpectedly" in told
    assert "what was saved is kept" in told
    assert "Traceback" not in told
    assert engines(home) == []
    with open_store(settings(home)) as store:
        assert len(store.record_keys()) >= kept


SLOW = """
from pathlib import Path
from time import sleep
from graph_builder.extraction import Extractor
def slow(*_):
    Path("reading").touch()
    sleep(3600)
Extractor.extract = slow
"""
"""Imported by Python at its start, in the workers too: they tell when they read, and take an hour."""


def test_triples_that_are_stopped_leave_no_file_and_no_process(tmp_path: Path, start: Start) -> None:
    home, out = tmp_path / "home", tmp_path / "out"
    reports = good(tmp_path / "in")
    stopped = start(home, "triples", reports, "--out", out, "--workers", "2", PYTHONPATH=patched(tmp_path, SLOW))
    deadline = time.monotonic() + SECONDS
    while not (home / "reading").exists() and time.monotonic() < deadline:
        assert stopped.poll() is None, stopped.communicate()[1]
        time.sleep(0.1)
    workers = psutil.Process(stopped.pid).children()
    assert workers
    os.killpg(stopped.pid, signal.SIGINT)
    _, told = stopped.communicate(timeout=STOPPING_SECONDS)
    assert stopped.returncode == 130, told
    assert "Traceback" not in told
    _, alive = psutil.wait_procs(workers, timeout=STOPPING_SECONDS)
    assert alive == []
    assert list(out.iterdir()) == []


FAULT = """
from graph_builder.extraction import Extractor
extract = Extractor.extract
def faulty(self, linked, *more):
    return [][1] if linked.parsed.document.doc_id == "denial" else extract(self, linked, *more)
Extractor.extract = faulty
"""
"""Imported by Python at its start, in the workers too: reading one of the reports fails."""


def test_a_fault_of_the_program_in_one_report_is_told_and_the_rest_is_built(tmp_path: Path) -> None:
    home, reports = tmp_path / "home", good(tmp_path / "in")
    result = isnad(home, "build", reports, "--json", "--workers", "2", PYTHONPATH=patched(tmp_path, FAULT))
    told = answer(result)
    assert result.returncode == ReadingError.exit_code
    assert told["read"] == told["graph"]["Document"] == len(REPORTS) - 1
    (fault,) = told["not_read"]
    assert fault["source"] == f"{reports / 'denial.json'} (denial)"
    assert "IndexError (list index out of range) at graph_builder/reader.py, line" in fault["detail"]
    assert "report this" in fault["hint"]
    assert "Traceback" not in result.stderr

    mended = answer(isnad(home, "build", reports, "--json"))
    assert (mended["read"], mended["skipped"], mended["not_read"]) == (1, len(REPORTS) - 1, [])
