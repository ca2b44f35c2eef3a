"""When a predicted name, value, date, evidence or triple agrees with a gold one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from graph_builder.evaluation.graphs import GraphRow, TripleRow

DIACRITICS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
LETTERS = str.maketrans("أإآٱىئؤةکی", "اااايي" + "وهكي")
ARTICLE = "ال"
SAME_WEAPON = {"missile": "rocket"}
ROW_OF_WORDS = 3
"""Two spans of evidence share words that follow each other in at least this length."""


def fold(name: str) -> str:
    """A name without the differences of spelling: marks, forms of alef, yeh and heh, the article, case."""
    words = re.findall(r"\w+", DIACRITICS.sub("", name).translate(LETTERS).casefold())
    return " ".join(w[len(ARTICLE) :] if w.startswith(ARTICLE) and len(w) > 4 else w for w in words)


def match_entities(gold: GraphRow, predicted: GraphRow) -> Mapping[str, str]:
    """Predicted key -> the gold key with which it shares most names; of equals, the one that gold lists first."""
    owners: dict[str, list[str]] = defaultdict(list)
    for entity in gold.entities:
        for name in {fold(n) for n in entity.names} - {""}:
            owners[name].append(entity.key)
    place = {e.key: n for n, e in enumerate(gold.entities)}
    found = {}
    for entity in predicted.entities:
        votes = Counter(key for name in {fold(n) for n in entity.names} for key in owners.get(name, ()))
        if votes:
            found[entity.key] = min(votes, key=lambda key: (-votes[key], place[key]))
    return found


def same_date(gold: str, predicted: str) -> bool:
    """Equal, or inside the gold interval, month or year."""
    if gold == predicted:
        return True
    if "/" not in gold:
        return len(gold) < len(predicted) and predicted.startswith(gold)
    first, last = gold.split("/")
    told_first, _, told_last = predicted.partition("/")
    return first <= told_first and (told_last or told_first) <= last


def same_value(predicate: str, gold: str, predicted: str) -> bool:
    """Whether two literals agree."""
    if predicate == "on_date":
        return same_date(gold, predicted)
    if predicate == "used_weapon":
        return SAME_WEAPON.get(gold, gold) == SAME_WEAPON.get(predicted, predicted)
    return gold == predicted


def same_triple(
    gold: TripleRow, predicted: TripleRow, graph: GraphRow, entities: Mapping[str, str], incidents: Mapping[str, str]
) -> bool:
    """Whether two triples agree, given which predicted keys mean which gold ones.

    The speaker counts only for ``accused_of``, and only where both name one: who accuses is what that triple is about.
    """
    if gold.p != predicted.p:
        return False

    def same(gold_key: str, key: str) -> bool:
        if gold_key in graph.incident_keys:
            return incidents.get(key) == gold_key
        if gold_key in graph.entity_keys:
            return entities.get(key) == gold_key
        return same_value(gold.p, gold_key, key)

    if not (same(gold.s, predicted.s) and same(gold.o, predicted.o)):
        return False
    if gold.p == "accused_of" and gold.by and predicted.by:
        return entities.get(predicted.by) == gold.by
    return True


def same_evidence(gold: str, predicted: str) -> bool:
    """Whether two spans of one text point at the same words: one holds the other, or they share half of its rows of words."""
    g, p = gold.split(), predicted.split()
    if not g or not p:
        return False
    if " ".join(g) in " ".join(p) or " ".join(p) in " ".join(g):
        return True
    a, b = _rows(g), _rows(p)
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b))


def _rows(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + ROW_OF_WORDS]) for i in range(len(words) - ROW_OF_WORDS + 1)}


def containers(graph: GraphRow) -> Mapping[str, set[str]]:
    """For each place, all places that it lies in by the ``located_in`` triples, near and far."""
    direct: dict[str, set[str]] = defaultdict(set)
    for triple in graph.triples:
        if triple.p == "located_in":
            direct[triple.s].add(triple.o)
    return {place: _reach(place, direct) for place in direct}


def _reach(start: str, direct: Mapping[str, set[str]]) -> set[str]:
    found, todo = set(direct[start]), list(direct[start])
    while todo:
        new = direct.get(todo.pop(), set()) - found - {start}
        found |= new
        todo += new
    return found
