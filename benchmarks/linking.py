"""How many gold entities the linker finds, and how many it gives the right kind.

Usage: linking.py GOLD_DIR PARSED_DIR [--errors]

``GOLD_DIR`` holds one JSON file per document (the shape of the gold guidelines), ``PARSED_DIR`` one pickled ``ParsedDocument``
per document, named by its id. A gold entity is found where a linked entity that has a mention shares a name with it after folding
(no diacritics, one alef, yeh and heh, no article, no case of letters). "required" counts only entities of triples that are not
optional; a wrong link is a mention whose words name one gold entity and whose entity is matched with another.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
from collections import Counter
from pathlib import Path
from typing import Any

from graph_builder.linking import Linker, load_catalogue
from graph_builder.model import LinkedDocument

DIACRITICS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي"})


def fold(name: str) -> str:
    """A name so that spelling variants compare equal, as the triples' scorer folds it."""
    words = re.findall(r"\w+", DIACRITICS.sub("", name).translate(FOLD).casefold())
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in words)


def required(gold: dict[str, Any]) -> set[str]:
    """Keys that a required triple names."""
    triples = [t for t in gold["triples"] if not t.get("optional")]
    return {t[role] for t in triples for role in ("s", "o", "by") if role in t}


def owners_of(gold: dict[str, Any]) -> dict[str, set[str]]:
    """Folded name -> keys of the gold entities that have it."""
    owners: dict[str, set[str]] = {}
    for entity in gold["entities"]:
        for name in entity["names"]:
            owners.setdefault(fold(name), set()).add(entity["key"])
    return owners


def votes(gold: dict[str, Any], linked: LinkedDocument) -> dict[str, Counter[str]]:
    """Key of each linked entity that has a mention -> gold keys by the number of names they share."""
    owners = owners_of(gold)
    keys = dict.fromkeys(m.entity for m in linked.mentions)
    return {key: Counter(g for n in {fold(n) for n in linked.entities[key].names} for g in owners.get(n, ())) for key in keys}


def matched(gold: dict[str, Any], linked: LinkedDocument) -> dict[str, tuple[str, str]]:
    """Gold key -> (key, kind) of the linked entity that shares most names with it."""
    found: dict[str, tuple[int, str, str]] = {}
    for key, shared in votes(gold, linked).items():
        if shared:
            best, count = shared.most_common(1)[0]
            if count > found.get(best, (0, "", ""))[0]:
                found[best] = (count, key, linked.entities[key].kind.value)
    return {g: (key, kind) for g, (_, key, kind) in found.items()}


def wrong_links(gold: dict[str, Any], linked: LinkedDocument) -> tuple[list[str], int]:
    """Mentions whose words name a gold entity, but whose entity is matched with another; and how many were looked at."""
    owners = owners_of(gold)
    best = {key: shared.most_common(1)[0][0] for key, shared in votes(gold, linked).items() if shared}
    wrong, seen = [], 0
    for mention in linked.mentions:
        named = owners.get(fold(mention.text), set())
        if named and mention.entity in best:
            seen += 1
            if best[mention.entity] not in named:
                wrong.append(f"{mention.text} -> {mention.entity} ({best[mention.entity]}, not {', '.join(sorted(named))})")
    return wrong, seen


def main() -> None:
    """Score a folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("parsed", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    linker = Linker(load_catalogue())
    total: Counter[str] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for file in sorted(options.parsed.glob("*.pkl")):
        gold = json.loads((options.gold / f"{file.stem}.json").read_text(encoding="utf-8"))
        linked = linker.link(pickle.loads(file.read_bytes()))
        hits, wanted = matched(gold, linked), required(gold)
        wrong, seen = wrong_links(gold, linked)
        total["wrong"] += len(wrong)
        total["seen"] += seen
        for line in wrong if options.errors else []:
            print(file.stem, "wrong link", line, sep="\t")
        for entity in gold["entities"]:
            key, kind = entity["key"], entity["type"].replace("Country", "Government")
            total["all"] += 1
            total["all found"] += key in hits
            total["required"] += key in wanted
            total["required found"] += key in wanted and key in hits
            kinds[kind, key in hits] += key in wanted
            if key in hits:
                total["kind right"] += hits[key][1] == kind
            problem = "missed" if key not in hits else hits[key][1] if hits[key][1] != kind else ""
            if options.errors and problem:
                weight = "" if key in wanted else "(optional)"
                print(file.stem, weight, kind, problem, " | ".join(entity["names"][:4]), sep="\t")
    share = total["required found"] / total["required"]
    print(f"required entities found {total['required found']}/{total['required']} = {share:.3f}")
    print(f"all entities found      {total['all found']}/{total['all']} = {total['all found'] / total['all']:.3f}")
    print(f"kind right              {total['kind right']}/{total['all found']} = {total['kind right'] / total['all found']:.3f}")
    print(f"wrong links             {total['wrong']}/{total['seen']} = {total['wrong'] / total['seen']:.3f}")
    for kind in sorted({k for k, _ in kinds}):
        print(f"  {kind:14} {kinds[kind, True]}/{kinds[kind, True] + kinds[kind, False]}")


if __name__ == "__main__":
    main()
