"""How many of the gold's Arabic entity names come out of a text as one mention, with the catalogue and without it.

Usage: mentions.py GOLD_DIR TEXT_DIR [GOLD_DIR TEXT_DIR ...] [--lost] [--out FILE.json]

``GOLD_DIR`` holds one JSON file per document (the shape of the gold guidelines), ``TEXT_DIR`` the documents. Looked for is every
place where a name of a gold entity stands, with or without clitics before it; where names stand in one another, the
longest counts.
Lines around the article that the reader leaves out (keywords, other headlines) do not count. A name is *found* where one mention
holds all of it ("قاعدة كالسو العسكرية" for "قاعدة كالسو"), or has just the characters of a shorter name of the same entity ("محمد
شياع السوداني" of "رئيس الوزراء محمد شياع السوداني"); it is *whole* in the first case alone.

With the catalogue, mentions are the linker's, and the parser keeps the catalogue's names whole. Without it they are the spans of
the NER model, and the parser knows no names. The documents of ``held_out.yaml`` are only counted.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from keeping import header, keep

from graph_builder import reading
from graph_builder.evaluation.graphs import GraphRow, load_graphs
from graph_builder.language import load_parser
from graph_builder.language.normalise import clean
from graph_builder.linking import Linker, load_catalogue
from graph_builder.model import Document, ParsedDocument
from graph_builder.settings import Settings

SETTINGS = Settings()
HELD_OUT = frozenset(yaml.safe_load((Path(__file__).parent / "held_out.yaml").read_text(encoding="utf-8"))["held_out"])
TOGETHER = 16
LETTER = "[\u0621-\u064a]"
ARABIC = re.compile(LETTER)
MARKS = "\"“”«»()' "
LIKE = str.maketrans("أإآىة", "ااايه")
"""Letters that are spelt for one another, one for one, so that places stay."""

Span = tuple[int, int]
Mentions = Callable[[ParsedDocument], set[Span]]


@dataclass(frozen=True)
class Place:
    """Where a gold name stands in a text, with the places of shorter names of the entity within it."""

    span: Span
    kind: str
    shorter: frozenset[Span]


def places(gold: GraphRow, parsed: ParsedDocument) -> list[Place]:
    """The places of all names that the reader reads, but those within a longer one."""
    cleaned = clean(parsed.document.text)
    spelt = cleaned.text.translate(LIKE)
    names = ((entity, clean(name).text.translate(LIKE).strip(MARKS)) for entity in gold.entities for name in entity.names)
    found = {(cleaned.origin(*span), entity.key): entity.type for entity, name in names for span in _standing(name, spelt)}
    kept: list[Place] = []
    end = 0
    for span, key in sorted(found, key=lambda f: (f[0][0], -f[0][1])):
        if span[1] > end and any(_holds((s.start, s.end), span) for s in parsed.sentences):
            within = (other for other, owner in found if owner == key and _holds(span, other))
            kept.append(Place(span, found[span, key], frozenset(within)))
        end = max(end, span[1])
    return kept


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _standing(name: str, text: str) -> Iterator[Span]:
    """Where a name stands behind clitics or a space, and before no letter: "وبغداد", "للجيش"."""
    if not ARABIC.search(name):
        return
    words = r"\s+".join(map(re.escape, name.split()))
    start = rf"(?:[وف]?[بكل]?(?P<name>{words})"
    article = rf"|[وف]?ل(?P<short>ل{words.removeprefix('ال')}))" if name.startswith("ال") else ")"
    for match in re.finditer(rf"(?<!{LETTER}){start}{article}(?!{LETTER})", text):
        yield match.span("name") if match["name"] else match.span("short")


def ner_mentions(parsed: ParsedDocument) -> set[Span]:
    """The spans of the NER model."""
    return {(name.start, name.end) for sentence in parsed.sentences for name in sentence.names}


def linked_mentions(linker: Linker) -> Mentions:
    """The mentions of the linker."""
    return lambda parsed: {(mention.start, mention.end) for mention in linker.link(parsed).mentions}


def count(gold: GraphRow, parsed: ParsedDocument, mentions: set[Span]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """(kind, what) -> number, and the names that were lost with what stands around them."""
    counted: Counter[tuple[str, str]] = Counter()
    lost: list[str] = []
    for place in places(gold, parsed):
        whole = any(_holds(mention, place.span) for mention in mentions)
        found = whole or not place.shorter.isdisjoint(mentions)
        counted.update({(place.kind, "names"): 1, (place.kind, "whole"): whole, (place.kind, "found"): found})
        if not found:
            lost.append(f"{place.kind}: {_shown(parsed.document.text, *place.span)}")
    return counted, lost


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".split())


def figures(counted: Counter[tuple[str, str]], by_kind: bool) -> dict[str, Any]:
    """Shares of all names, and of each kind."""
    kinds = sorted({kind for kind, _ in counted})
    shown = _shares(counted, kinds)
    return {**shown, "by_kind": {kind: _shares(counted, [kind]) for kind in kinds}} if by_kind else shown


def _shares(counted: Counter[tuple[str, str]], kinds: Sequence[str]) -> dict[str, Any]:
    number = {what: sum(counted[kind, what] for kind in kinds) for what in ("names", "found", "whole")}
    return {"names": number["names"], **{w: round(number[w] / max(1, number["names"]), 3) for w in ("found", "whole")}}


def parse(documents: Sequence[Document], keep_whole: Collection[str]) -> list[ParsedDocument]:
    """All documents, with some names protected."""
    parser = load_parser(SETTINGS, keep_whole)
    return [p for first in range(0, len(documents), TOGETHER) for p in parser.parse(documents[first : first + TOGETHER])]


def measure(gold: Path, texts: Path, lost: bool) -> dict[str, Any]:
    """Figures of one set of documents, with and without the catalogue."""
    graphs, catalogue = load_graphs(gold), load_catalogue(SETTINGS.catalogue)
    read = reading.read([texts], reading.Limits.of(SETTINGS))
    documents = [d for d in read if isinstance(d, Document) and d.doc_id in graphs]
    ways: dict[str, tuple[Collection[str], Mentions]] = {
        "with_catalogue": (catalogue.keep_whole, linked_mentions(Linker(catalogue))),
        "without_catalogue": ((), ner_mentions),
    }
    result: dict[str, Any] = {"documents": len(documents)}
    for way, (keep_whole, mentions) in ways.items():
        counted: dict[bool, Counter[tuple[str, str]]] = {False: Counter(), True: Counter()}
        for parsed in parse(documents, keep_whole):
            held = parsed.document.doc_id in HELD_OUT
            found, missing = count(graphs[parsed.document.doc_id], parsed, mentions(parsed))
            counted[held].update(found)
            if lost and not held and way == "with_catalogue":
                print("\n".join(missing))
        result[way] = {"looked_at": figures(counted[False], by_kind=True)}
        if counted[True]:
            result[way]["held_out"] = figures(counted[True], by_kind=False)
    return result


def main() -> None:
    """Measure, print and keep."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folders", type=Path, nargs="+", help="gold and texts, in turns")
    arguments.add_argument("--lost", action="store_true", help="print the names that are lost with the catalogue")
    arguments.add_argument("--out", type=Path)
    options = arguments.parse_args()
    pairs = zip(options.folders[::2], options.folders[1::2], strict=True)
    result = header() | {
        gold.name if gold.name != "gold" else gold.parent.name: measure(gold, texts, options.lost) for gold, texts in pairs
    }
    keep(result, options.out)


if __name__ == "__main__":
    main()
