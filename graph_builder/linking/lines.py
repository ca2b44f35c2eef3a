"""Where things stand in a YAML file: the lines of its entries, and fields that are given twice (YAML keeps the last)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Repeated:
    """A field that a mapping has again."""

    line: int
    entry: str
    """Key of the entry around it; empty outside of entries."""
    field: str


class Lines:
    """The lines of one file, counted from 1. The file must be YAML."""

    def __init__(self, path: Path) -> None:
        self._root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)

    def entries(self, section: str) -> list[int]:
        """Line of each row of a section; where a section stands twice, of the last one, which YAML keeps."""
        found = list[int]()
        for name, rows in self._root.value if isinstance(self._root, yaml.MappingNode) else ():
            if name.value == section and isinstance(rows, yaml.SequenceNode):
                found = [_line(row) for row in rows.value]
        return found

    def repeated(self) -> Iterator[Repeated]:
        """Every field that is given again, in order of text."""
        yield from _repeated(self._root, "")


def _repeated(node: yaml.Node | None, entry: str) -> Iterator[Repeated]:
    if isinstance(node, yaml.MappingNode):
        entry = entry or next((str(value.value) for name, value in node.value if name.value == "key"), "")
        seen: Counter[str] = Counter()
        for name, value in node.value:
            seen[str(name.value)] += 1
            if seen[str(name.value)] > 1:
                yield Repeated(_line(name), entry, str(name.value))
            yield from _repeated(value, entry)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            yield from _repeated(part, entry)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
