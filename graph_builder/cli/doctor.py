"""`isnad doctor`: what is there, what is missing, and the next step for each."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import print_json, say
from graph_builder.errors import IsnadError, PackError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from graph_builder.settings import Settings

_PYTHONS = ((3, 11), (3, 14))
"""First version that works, and the first that is not tested."""
_DISK_NEEDED = 2_000_000_000
"""Bytes: the graph of some ten thousand reports, and the engine's own log."""
_PATIENCE = 5
"""Seconds to wait for another process at the embedded store's lock: a person is waiting for the answer."""
_JAVA_SECONDS = 30


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``next`` is the step to take where it is not well."""

    what: str
    well: bool
    found: str
    next: str = ""


def doctor(store: StoreUri = None, json: Json = False) -> None:
    """Look at what Isnad needs, and say what to do about what is missing.

    Python, the packages, the language pack, the catalogue, Java, the store and the disk.

    Example: isnad doctor
    """
    settings = with_options(store)
    findings = [_attempt(what, look, settings) for what, look in _CHECKS.items()]
    if json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            _show(finding)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


def _show(finding: Finding) -> None:
    mark = "[green]well    [/]" if finding.well else "[bold red]not well[/]"
    say(f"{mark} [bold]{finding.what}[/]: {escape(finding.found)}")
    if finding.next:
        say(f"         [dim]next:[/] {escape(finding.next)}")


def _attempt(what: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(what, True, look(settings))
    except IsnadError as error:
        return Finding(what, False, error.detail, error.hint)


def _python(_settings: Settings) -> str:
    found = ".".join(map(str, sys.version_info[:3]))
    if not _PYTHONS[0] <= sys.version_info[:2] < _PYTHONS[1]:
        raise IsnadError(found, "Install Python 3.11, 3.12 or 3.13 and run make setup again.")
    return found


def _packages(_settings: Settings) -> str:
    """Top-level names as common as `api` and `cypher` may be shadowed by another distribution."""
    owners = metadata.packages_distributions()
    foreign = {name: set(owners.get(name, ())) - {"isnad"} for name in ("api", "cypher")}
    shadowed = [f"{name} (of {', '.join(sorted(others))})" for name, others in foreign.items() if others]
    if shadowed:
        raise IsnadError(f"also installed: {', '.join(shadowed)}", "Install isnad in a virtual environment of its own.")
    return f"isnad {metadata.version('isnad')}"


def _pack(settings: Settings) -> str:
    from graph_builder.language.pack import find_pack

    pack = find_pack(settings)
    models = [path for path in pack.files if path.suffix == ".pt"]
    broken = [path.name for path in models if not _is_whole(path)]
    if broken:
        raise PackError(f"{pack.folder}: {', '.join(broken)} cannot be unpacked", "Install the pack again; a file was cut off.")
    size = sum(path.stat().st_size for path in pack.files)
    return f"{pack.folder}, {len(models)} models, {size / 1e6:.0f} MB"


def _is_whole(model: Path) -> bool:
    """Whether a model's file, which is a zip archive, is all there."""
    try:
        with zipfile.ZipFile(model) as archive:
            return archive.testzip() is None
    except (OSError, zipfile.BadZipFile):
        return False


def _catalogue(settings: Settings) -> str:
    from graph_builder.linking import load_catalogue

    own = f", with {settings.catalogue} laid over it" if settings.catalogue else ""
    return f"{len(load_catalogue(settings.catalogue).entities)} entities{own}"


def _java(settings: Settings) -> str:
    from graph_builder.stores import engine

    if settings.store:
        return "not needed: a server is configured"
    java = engine.java()
    hint = "Install arcadedb-embedded again, or set ISNAD_STORE to a Neo4j server (Linux needs glibc 2.34 or newer)."
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=_JAVA_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"{java} does not run: {error}", hint) from error
    if done.returncode:
        raise StoreError(f"{java} does not run: {done.stderr.strip()}", hint)
    return f"{done.stderr.splitlines()[0]} ({java})"


def _store(settings: Settings) -> str:
    from graph_builder.stores import open_store

    with open_store(settings, _PATIENCE) as opened:
        documents = opened.named_query("size-of-graph")[0]["documents"]
        return f"{opened.engine} at {opened.address}, {documents} documents" + (
            "" if documents else " yet: isnad build adds some"
        )


def _disk(settings: Settings) -> str:
    folder = settings.home.absolute()
    while not folder.exists():
        folder = folder.parent
    found = f"{shutil.disk_usage(folder).free / 1e9:.1f} GB free under {folder}"
    if shutil.disk_usage(folder).free < _DISK_NEEDED:
        raise IsnadError(found, "Free some space there, or set ISNAD_HOME to a folder on a larger disk.")
    return found


_CHECKS: dict[str, Callable[[Settings], str]] = {
    "Python": _python,
    "packages": _packages,
    "language pack": _pack,
    "catalogue": _catalogue,
    "Java": _java,
    "store": _store,
    "disk": _disk,
}
