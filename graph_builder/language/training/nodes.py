"""Trees of a treebank while they are converted: their words, how these are written together, and changes of the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from graph_builder.language.clitics import load_clitics
from graph_builder.language.normalise import without_vowels
from graph_builder.language.training.harmony import harmony

ARABIC = re.compile("[\u0621-\u064a]")
TATWEEL = "ـ"
_ROW = re.compile(r"\d+")
_RAW = str.maketrans("ٱ", "ا", "`\u0653\u0654\u0655")
_NO_SPACE_BEFORE = frozenset(".،؛:؟!)»]%,;?”")
_NO_SPACE_AFTER = frozenset("(«[“")
_OPENING = frozenset('"«“(')
_DAMMA, _KASRA = "\u064f", "\u0650"


@dataclass
class Node:
    """A word. ``head`` counts from 1, 0 is the root."""

    form: str
    lemma: str
    upos: str
    feats: dict[str, str]
    head: int
    rel: str
    vocalised: str = ""
    """The form with its signs, where the treebank has them."""
    article: bool = False
    joined: bool = False
    """Written to the word before, as one token."""
    space: bool = True
    """A space follows the token."""
    unanalysed: bool = False

    @property
    def is_pronoun(self) -> bool:
        """A personal pronoun."""
        return self.upos == "PRON" and self.lemma == harmony().he


@dataclass
class Tree:
    """A sentence. ``starts_paragraph``: an empty line stands before it in the text."""

    name: str
    nodes: list[Node]
    starts_paragraph: bool = False
    rows: list[list[str]] = field(default_factory=list)


def bare(text: str) -> str:
    """Text without vocalisation and tatweel; a tatweel by itself is a dash and stays."""
    text = without_vowels(text.translate(_RAW))
    return text if text in ("", TATWEEL) else text.replace(TATWEEL, "") or text


def pairs(column: str) -> dict[str, str]:
    """A CoNLL-U column of ``name=value`` pairs."""
    return dict(pair.split("=", 1) for pair in column.split("|") if "=" in pair)


def read_rows(text: str) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Comments (by their first word) and word rows of each sentence of a CoNLL-U text, multi-word tokens left out."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.split("\n")
        comments = {line.split()[1]: line.split()[-1] for line in lines if line.startswith("#") and len(line.split()) > 1}
        yield comments, [row for line in lines if _ROW.fullmatch((row := line.split("\t"))[0])]


# The surface


def tokens(nodes: Sequence[Node]) -> list[list[Node]]:
    """The words of each token."""
    found: list[list[Node]] = []
    for node in nodes:
        if node.joined and found:
            found[-1].append(node)
        else:
            found.append([node])
    return found


def surface(token: Sequence[Node]) -> str:
    """How the words of a token are written together: ل + العراق "للعراق", حكومة + ه "حكومته", من + ما "مما"."""
    written = token[0].form
    for before, node in pairwise(token):
        form = node.form
        words = harmony()
        if before.form == "ل" and (node.article or (form.startswith(words.article) and node.upos == "PRON")):
            form = form[2:] if form.startswith(f"{words.article}ل") else form[1:]
        elif before.form in words.melting_prepositions and form in words.melting_relatives:
            written = written[:-1]
        elif node.upos == "PRON" and ARABIC.search(written):
            written = _before_pronoun(written, before)
        written += form
    return written


def _before_pronoun(written: str, node: Node) -> str:
    """A stem as it is written before a pronoun."""
    if written.endswith("ى"):
        return written[:-1] + ("ي" if written in harmony().before_pronoun.values() else "ا")
    if written.endswith("اء"):
        seat = {_DAMMA: "ؤ", _KASRA: "ئ"}.get(node.vocalised[-1:], "ء")
        return written[:-1] + seat
    if written.endswith("وا") and node.upos == "VERB":
        return written[:-1]
    return written[:-1] + "ت" if written.endswith("ة") else written


def guess_spaces(nodes: Sequence[Node]) -> None:
    """Spaces of a text that does not tell them, as newspapers set them."""
    found, clitics = tokens(nodes), _clitics()
    quotes = 0
    opening: set[int] = set()
    for index, (token, following) in enumerate(pairwise(found)):
        last, first = token[-1].form, following[0].form
        space = not (last == '"' and index in opening)
        if first == '"':
            quotes += 1
            if quotes % 2:
                opening.add(index + 1)
            else:
                space = False
        beside_sign = first in _NO_SPACE_BEFORE or last in _NO_SPACE_AFTER or first == TATWEEL
        in_number = (last in "/-" and first[0].isdigit()) or (first in "/-" and last[-1].isdigit())
        clitic = last in clitics and (first in _OPENING or first[0].isdigit())
        token[-1].space = space and not (beside_sign or in_number or clitic)


@lru_cache(maxsize=1)
def _clitics() -> frozenset[str]:
    known = load_clitics()
    return frozenset((*known.conjunctions, *known.prepositions))


def text_of(nodes: Sequence[Node]) -> str:
    """The running text."""
    return "".join(surface(token) + " " * token[-1].space for token in tokens(nodes)).strip()


def lines(tree: Tree) -> Iterator[str]:
    """The tree in CoNLL-U, with the empty line that ends it."""
    if tree.starts_paragraph:
        yield "# newpar"
    yield f"# sent_id = {tree.name}"
    yield f"# text = {text_of(tree.nodes)}"
    number, found = 0, tokens(tree.nodes)
    for index, token in enumerate(found):
        misc = "_" if token[-1].space or index == len(found) - 1 else "SpaceAfter=No"
        if len(token) > 1:
            yield f"{number + 1}-{number + len(token)}\t{surface(token)}" + "\t_" * 7 + f"\t{misc}"
        for node in token:
            number += 1
            own = misc if len(token) == 1 else "_"
            columns = (number, node.form, node.lemma, node.upos, "_", _features(node), node.head, node.rel, "_", own)
            yield "\t".join(map(str, columns))
    yield ""


def _features(node: Node) -> str:
    known = harmony().features.get(node.upos, ())
    return "|".join(f"{name}={value}" for name, value in sorted(node.feats.items()) if name in known) or "_"


# The tree


def children(nodes: Sequence[Node], index: int, *relations: str) -> list[int]:
    """Indices of the dependents of a node, of all relations where none is given."""
    return [i for i, node in enumerate(nodes) if node.head == index + 1 and (not relations or node.rel in relations)]


def promote(nodes: Sequence[Node], new: int, old: int, relation: str) -> None:
    """``new`` takes the place of ``old``, its other dependents too; ``old`` hangs on ``new`` by the relation."""
    nodes[new].head, nodes[new].rel = nodes[old].head, nodes[old].rel
    for child in children(nodes, old):
        if child != new:
            nodes[child].head = new + 1
    nodes[old].head, nodes[old].rel = new + 1, relation


def hang_conjunctions(nodes: Sequence[Node]) -> None:
    """A coordinating conjunction hangs on the conjunct after it (UD 2), not on the first one (UD 1)."""
    for index, node in enumerate(nodes):
        if node.rel == "cc" and 0 < node.head <= index:
            following = [i for i in children(nodes, node.head - 1, "conj") if i > index]
            if following:
                node.head = following[0] + 1


def mark_relatives(nodes: Sequence[Node]) -> None:
    """A relative pronoun marks its clause, in both treebanks."""
    for index, node in enumerate(nodes):
        if node.upos == "PRON" and node.lemma in harmony().relatives and node.head:
            clauses = [i for i in children(nodes, node.head - 1, "acl", "acl:relcl") if i > index]
            if clauses:
                node.head, node.rel = clauses[0] + 1, "mark"
            elif nodes[node.head - 1].rel in ("acl", "acl:relcl") and node.head - 1 > index:
                node.rel = "mark"


def is_tree(nodes: Sequence[Node]) -> bool:
    """One root, and every word leads to it."""
    if sum(node.head == 0 for node in nodes) != 1:
        return False
    for index in range(len(nodes)):
        seen, at = set(), index
        while nodes[at].head:
            if at in seen:
                return False
            seen.add(at)
            at = nodes[at].head - 1
    return True
