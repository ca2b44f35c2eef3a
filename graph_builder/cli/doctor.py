"""`isnad doctor`: what is there, what is missing, and the next step for each."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

import typer

from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import out, print_json
from graph_builder.errors import IsnadError
from graph_builder.settings import Settings

_PYTHONS = ((3, 11), (3, 14))
"""First version that works, and the first that is not tested."""
_DISK_NEEDED = 2_000_000_000
"""Bytes: the graph of some ten thousand reports, and the engine's own log."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at. ``next`` is the step to take where it is not well."""

    what: str
    well: bool
    found: str
    next: str = ""


def doctor(store: StoreUri = None, json: Json = False) -> None:
    """Look at Python, the language pack, the catalogue, Java, the store and the disk; say what to do about what is missing.

    Example: isnad doctor
    """
    settings = with_options(store)
    findings = [check(settings) for check in _CHECKS]
    if json:
        print_json([asdict(f) for f in findings])
    else:
        for finding in findings:
            mark = "[green]well[/]   " if finding.well else "[bold red]missing[/]"
            out.print(f"{mark} {finding.what}: {finding.found}", soft_wrap=True)
            if not finding.well:
                out.print(f"         next: {finding.next}", soft_wrap=True)
    if not all(f.well for f in findings):
        raise typer.Exit(1)


def _python(_settings: Settings) -> Finding:
    version = sys.version_info[:2]
    well = _PYTHONS[0] <= version < _PYTHONS[1]
    return Finding("Python", well, ".".join(map(str, sys.version_info[:3])), "install Python 3.11, 3.12 or 3.13 and run make setup again")


def _packages(_settings: Settings) -> Finding:
    """Top-level names as common as `api` and `cypher` may be shadowed by another distribution."""
    owners = metadata.packages_distributions()
    foreign = [f"{name} ({', '.join(set(owners[name]) - {'isnad'})})" for name in ("api", "cypher") if set(owners.get(name, ())) - {"isnad"}]
    found = "isnad " + metadata.version("isnad") + (f"; name also used by {'; '.join(foreign)}" if foreign else "")
    return Finding("packages", not foreign, found, "install isnad in a virtual environment of its own")


def _pack(settings: Settings) -> Finding:
    from graph_builder.language.pack import find_pack

    return _attempt("language pack", lambda: str(find_pack(settings).folder))


def _catalogue(settings: Settings) -> Finding:
    from graph_builder.linking import load_catalogue

    return _attempt("catalogue", lambda: f"{len(load_catalogue(settings.catalogue).entities)} entities")


def _java(settings: Settings) -> Finding:
    from graph_builder.stores.engine import java

    if settings.store:
        return Finding("Java", True, "not needed: a server of your own is configured")
    return _attempt("Java", lambda: str(java()))


def _store(settings: Settings) -> Finding:
    from graph_builder.stores import open_store

    def look() -> str:
        with open_store(settings) as opened:
            return f"{opened.engine} at {opened.address}, {opened.counts().get('Document', 0)} documents"

    return _attempt("store", look)


def _disk(settings: Settings) -> Finding:
    folder = settings.home
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    next_step = f"free some space there, or set ISNAD_HOME to a folder on a larger disk than {Path(folder)}"
    return Finding("disk", free >= _DISK_NEEDED, f"{free / 1e9:.1f} GB free under {folder}", next_step)


def _attempt(what: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(what, True, look())
    except IsnadError as error:
        return Finding(what, False, error.detail, error.hint)


_CHECKS = (_python, _packages, _pack, _catalogue, _java, _store, _disk)
