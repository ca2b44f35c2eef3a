"""UD Arabic-PUD in the annotation of the converted PADT: multi-word tokens from words without a space, tags brought together."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from graph_builder.language.training.harmony import harmony
from graph_builder.language.training.nodes import (
    ARABIC,
    TATWEEL,
    Node,
    Tree,
    bare,
    hang_conjunctions,
    is_tree,
    mark_relatives,
    pairs,
    read_rows,
)

_PARAGRAPH = 3
_SHUFFLE = 1
_RELATIONS = {"obl:tmod": "obl", "acl:relcl": "acl", "compound": "nmod"}
_SEATS = {"ئ": "\u0650", "ؤ": "\u064f"}


def convert(text: str) -> Iterator[Tree]:
    """The trees of a CoNLL-U text in a fixed random order (PUD is ordered by genre), three to a paragraph."""
    sentences = list(read_rows(text))
    random.Random(_SHUFFLE).shuffle(sentences)
    for number, (comments, rows) in enumerate(sentences):
        nodes = [_node(row, rows[index + 1] if index + 1 < len(rows) else None) for index, row in enumerate(rows)]
        _join(nodes, rows)
        mark_relatives(nodes)
        hang_conjunctions(nodes)
        if not is_tree(nodes):
            for node, row in zip(nodes, rows, strict=True):
                node.head = int(row[6])
        yield Tree(f"pud-{comments['sent_id']}", nodes, number % _PARAGRAPH == 0)


def _node(row: Sequence[str], following: Sequence[str] | None) -> Node:
    words = harmony()
    form, lemma, upos, rel = bare(row[1]), bare(row[2]), row[3], row[7]
    feats = pairs(row[5])
    node = Node(form, words.relative if lemma in words.relatives else lemma, upos, feats, int(row[6]), rel)
    node.article = form.startswith(words.article) and feats.get("Definite") == "Def"
    if upos in ("NOUN", "ADJ") and feats.get("Definite") == "Def" and not form.startswith((words.article, "ل")):
        feats["Definite"] = "Cons"
    if upos == "PRON":
        _name_pronoun(node)
    _rename(node)
    if node.upos == "ADP" and following and following[3] == "PRON":
        node.form = words.before_pronoun.get(form, form)
    if node.upos == "PUNCT":
        node.form = node.lemma = words.signs.get(form, form)
    return node


def _name_pronoun(node: Node) -> None:
    words = harmony()
    if node.lemma == words.he:
        node.feats["PronType"] = "Prs"
    elif node.lemma == words.relative:
        node.feats["PronType"] = "Rel"
    elif node.lemma in words.demonstratives:
        node.feats["PronType"] = "Dem"
        if node.rel == "det":
            node.upos = "DET"


def _rename(node: Node) -> None:
    """Tag and relation as PADT has them."""
    words, upos, rel = harmony(), node.upos, node.rel
    if upos == "PART" and node.lemma in words.future | words.perfect:
        node.upos, node.rel = "AUX", "aux"
    elif rel == "compound:prt":
        if node.lemma in words.conjunctions:
            node.upos, node.rel = "CCONJ", "cc"
        elif node.lemma in words.clause_particles:
            node.upos, node.rel = "SCONJ", "mark"
        else:
            node.rel = "advmod"
    elif rel == "mark" and node.lemma in words.subordinators:
        node.upos = "SCONJ"
    elif upos == "ADP" and node.lemma == words.but:
        node.upos, node.rel = "CCONJ", "cc"
    elif rel == "dep" and node.lemma == words.he:
        node.rel = "expl"
    else:
        node.rel = _RELATIONS.get(rel, rel)
    if node.upos == "DET" and node.lemma not in words.demonstratives and ARABIC.search(node.form):
        node.upos = "NOUN"
    if (node.upos == "ADV" and node.lemma in words.times) or (node.upos == "PART" and node.lemma == words.other_than):
        node.upos = "NOUN"


def _join(nodes: list[Node], rows: Sequence[Sequence[str]]) -> None:
    """Words without a space between them are one token; their forms become what they are alone."""
    for before, node, row in zip(nodes, nodes[1:], rows, strict=False):
        glued = "SpaceAfter=No" in row[9]
        before.space = not glued
        if glued and ARABIC.search(before.form) and ARABIC.match(node.form) and TATWEEL not in (before.form, node.form):
            node.joined, before.space = True, True
            _undo_joining(before, node)
    if nodes:
        nodes[-1].space = True


def _undo_joining(before: Node, node: Node) -> None:
    if before.form == "ل" and node.form.startswith("ل") and node.feats.get("Definite") == "Def" and node.upos != "PRON":
        node.form, node.article = f"ا{node.form}", True
    if node.upos == "PRON" and before.form.endswith("ت") and before.lemma.endswith("ة"):
        before.form = before.form[:-1] + "ة"
    if node.upos == "PRON" and before.form[-1] in _SEATS:
        before.vocalised = before.form + _SEATS[before.form[-1]]
        before.form = before.form[:-1] + "ء"
