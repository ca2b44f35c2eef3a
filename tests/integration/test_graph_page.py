"""docs/graph.md says what a live graph holds, on both engines.

To write it anew: ``ISNAD_FREEZE=1 pytest tests/integration/test_graph_page.py``.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from datetime import date, datetime
from typing import Any

from cypher import schema_steps
from graph_builder.stores import Store
from graph_builder.stores.rows import CHAIN_TYPES, COUNT_TYPES, KIND_LABELS, PRIMARY_LABELS, SHORTCUT_TYPES, TIE_TYPES
from tests.integration.neo4j_server import ROOT
from tests.stores.sample import sample_graph

PAGE = ROOT / "docs" / "graph.md"
TYPES = {
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "text",
    list: "texts",
    dict: "point",
    datetime: "instant",
    date: "day",
}
OWN = ("digest", "unit")
"""By these a load finds out what changed; they are not for people."""
ABOUT = (
    "Written from a live graph by `tests/integration/test_graph_page.py`, which also tells when it is out of date. Every node",
    "has a unique `key` under its label and a `caption` in Latin letters; `digest` and `unit`, by which a load finds out what",
    "changed, are left out.",
)
Types = dict[str, dict[str, str]]


def properties(told: dict[str, Any]) -> dict[str, str]:
    return {name: TYPES[type(value)] for name, value in told.items() if name not in OWN}


def shown(found: dict[str, str]) -> str:
    return ", ".join(f"{name} ({found[name]})" for name in sorted(found)) or "none"


def label(labels: list[str]) -> str:
    """As a person names it: a state is both, Actor first."""
    return next(each for each in PRIMARY_LABELS if each in labels)


def look(store: Store) -> tuple[Types, dict[str, set[tuple[str, str]]], Types]:
    """Properties by label, ends by type, properties by type."""
    nodes: Types = defaultdict(dict)
    for row in store.run(
        f"MATCH (n) WHERE {' OR '.join(f'n:{each}' for each in PRIMARY_LABELS)} RETURN labels(n) AS labels, properties(n) AS told"
    ):
        nodes[label(row["labels"])].update(properties(row["told"]))
    ends: dict[str, set[tuple[str, str]]] = defaultdict(set)
    edges: Types = defaultdict(dict)
    query = "MATCH (a)-[r]->(b) RETURN labels(a) AS source, type(r) AS type, labels(b) AS target, properties(r) AS told"
    for row in store.run(query):
        ends[row["type"]].add((label(row["source"]), label(row["target"])))
        edges[row["type"]].update(properties(row["told"]))
    return nodes, ends, edges


def also(edges: Types) -> str:
    """What single told relations have more than the others."""
    more = {kind: {k: v for k, v in edges[kind].items() if k not in edges["LOCATED_AT"]} for kind in SHORTCUT_TYPES}
    return " ".join(f"{kind} also has {shown(own)} where that is so." for kind, own in more.items() if own)


def picture(ends: dict[str, set[tuple[str, str]]]) -> list[str]:
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind in (*CHAIN_TYPES, *TIE_TYPES):
        for pair in sorted(ends.get(kind, ())):
            arrows[pair].append(kind)
    return ["```mermaid", "graph LR", *(f"  {a} -->|{' '.join(kinds)}| {b}" for (a, b), kinds in sorted(arrows.items())), "```"]


def indexes() -> list[str]:
    found = []
    for step in schema_steps("neo4j"):
        for _, text in step.statements:
            words = re.sub(r" IF NOT EXISTS| OPTIONS .*", "", text).removeprefix("CREATE ")
            found.append(f"| {step.number} | `` {words} `` |")
    return found


def page(store: Store) -> str:
    nodes, ends, edges = look(store)
    second = {each: sorted({k.value for k, labels in KIND_LABELS.items() if labels[0] == each}) for each in ("Actor", "Place")}
    lines = [
        "# The graph",
        "",
        *ABOUT,
        "",
        "## Who is tied to what",
        "",
        *picture(ends),
        "",
        "Told relations (below) stand beside these: one for each subject, predicate, object, polarity and way of knowing.",
        "",
        "## Nodes",
        "",
        "| label | second label by kind | properties |",
        "|---|---|---|",
        *(f"| {each} | {', '.join(second.get(each, ())) or '-'} | {shown(nodes[each])} |" for each in PRIMARY_LABELS),
        "",
        "A state is one node with the labels Actor, Government, Place and Country.",
        "",
        "## Relationships of the chain of sources",
        "",
        "| type | from, to | properties |",
        "|---|---|---|",
        *(row(kind, ends, edges) for kind in (*CHAIN_TYPES, *TIE_TYPES)),
        "",
        "## Told relations",
        "",
        f"Folded from claims; each has {shown(edges['LOCATED_AT'])}. {also(edges)}",
        "",
        "| type | from, to |",
        "|---|---|",
        *(f"| {kind} | {between(ends[kind])} |" for kind in SHORTCUT_TYPES if kind in ends),
        "",
        f"The same form have {', '.join(kind for kind in SHORTCUT_TYPES if kind not in ends)}.",
        "",
        "## Counts",
        "",
        "What many claims come to, counted at each load: whom an outlet quotes, and who is named with whom as those who did it.",
        "",
        "| type | from, to | properties |",
        "|---|---|---|",
        *(row(kind, ends, edges) for kind in COUNT_TYPES),
        "",
        "Those with most behind them come last by `rank`.",
        "",
        "## Constraints and indexes",
        "",
        "| step | on Neo4j |",
        "|---|---|",
        *indexes(),
    ]
    return "\n".join(lines) + "\n"


def between(pairs: set[tuple[str, str]]) -> str:
    return "; ".join(f"{a}, {b}" for a, b in sorted(pairs))


def row(kind: str, ends: dict[str, set[tuple[str, str]]], edges: Types) -> str:
    return f"| {kind} | {between(ends[kind])} | {shown(edges[kind])} |"


def test_the_page_says_what_a_graph_holds(store: Store) -> None:
    store.project(sample_graph())
    told = page(store)
    if os.environ.get("ISNAD_FREEZE"):
        PAGE.write_text(told, "utf-8")
    assert told == PAGE.read_text("utf-8")
