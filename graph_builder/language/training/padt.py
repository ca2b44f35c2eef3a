"""UD Arabic-PADT of 2016 (UD 1, vocalised, no multi-word tokens) as UD 2 trees over unvocalised running text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_builder.language.segmentation import Counts, Segmenter
from graph_builder.language.training.harmony import harmony
from graph_builder.language.training.nodes import (
    ARABIC,
    Node,
    Tree,
    bare,
    children,
    guess_spaces,
    hang_conjunctions,
    is_tree,
    mark_relatives,
    pairs,
    promote,
    read_rows,
)

_UNANALYSED = "X"
_CLAUSES = ("parataxis", "ccomp", "xcomp", "advcl", "conj", "nsubj", "nmod", "dobj", "acl", "dep")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
_STOPS = tuple(".؟!?")
_LONGEST_PARAGRAPH = 3
_FURTHEST_NAME = 3


@dataclass(frozen=True)
class _Piece:
    """A row, or one word of an unanalysed token; ``glued`` to the piece before."""

    row: Sequence[str]
    word: str | None = None
    glued: bool = False


class PadtConverter:
    """Converts one file. What PADT left unanalysed is tagged by how other treebanks tag the same form, and cut by word counts."""

    def __init__(self, known_tags: Mapping[str, str], segmenter: Segmenter, counts: Counts) -> None:
        self._tags = known_tags
        self._segmenter = segmenter
        self._counts = counts

    def convert(self, text: str) -> Iterator[Tree]:
        """The trees of a text, paragraphs guessed: a new one with each report, after a headline, and every three sentences."""
        before, size, ended = "", 0, True
        for comments, rows in read_rows(text):
            nodes = self._nodes(rows)
            original = [replace(node) for node in nodes]
            restructure(nodes)
            if not is_tree(nodes):
                nodes = [replace(node, rel=_plain(node.rel)) for node in original]
            guess_spaces(nodes)
            report = comments.get("orig_file_sentence", "").split("#")[0]
            starts = report != before or size >= _LONGEST_PARAGRAPH or not ended
            before, size, ended = report, 1 if starts else size + 1, nodes[-1].form in _STOPS
            yield Tree(f"padt-{comments['sent_id']}", nodes, starts)

    def _nodes(self, rows: Sequence[Sequence[str]]) -> list[Node]:
        pieces = list(self._pieces(rows))
        nodes = [self._node(piece) for piece in pieces]
        for index in range(1, len(nodes)):
            if pieces[index].glued or not pieces[index].word:
                nodes[index].joined = pieces[index].glued or _is_joined(nodes[index - 1], nodes[index])
        return nodes

    def _pieces(self, rows: Sequence[Sequence[str]]) -> Iterator[_Piece]:
        """PADT repeats an unanalysed token once for each word in it: the rows "ونحن", "ونحن" are و and نحن."""
        first = 0
        while first < len(rows):
            end = first + 1
            token = rows[first][1]
            while end < len(rows) and _repeats(rows[first], rows[end]):
                end += 1
            words = self._cut(bare(token), end - first) if end - first > 1 else ()
            if words:
                yield from (
                    _Piece(row, word, index > 0) for index, (row, word) in enumerate(zip(rows[first:end], words, strict=True))
                )
            else:
                yield from (_Piece(row) for row in rows[first:end])
            first = end

    def _cut(self, token: str, count: int) -> tuple[str, ...]:
        """The words of a token that has ``count`` of them, by the most frequent stem; nothing where no clitics fit."""
        found = [analysis for analysis in self._segmenter.analyses(token) if len(analysis.words) == count]
        return max(found, key=lambda a: (self._counts.log(a.stem), len(a.stem))).words if found else ()

    def _node(self, piece: _Piece) -> Node:
        _, form, lemma, upos, _, feats, head, rel, _, misc = piece.row
        words = harmony()
        made = Node(piece.word or bare(form) or form, piece.word or bare(lemma), upos, pairs(feats), int(head), rel, form)
        made.lemma = made.lemma or made.form
        made.unanalysed = upos == _UNANALYSED
        made.article = form.startswith("اَل") or (made.unanalysed and made.form.startswith(words.article) and len(made.form) > 4)
        if upos == "CONJ":
            made.upos = "SCONJ" if rel == "mark" or made.lemma in words.subordinators else "CCONJ"
        elif made.unanalysed and ARABIC.search(made.form):
            self._tag(made, piece)
        elif upos == "NOUN" and _is_proper(pairs(feats), pairs(misc).get("Gloss", "")):
            made.upos = "PROPN"
        elif upos == "DET" and made.lemma in words.melting_relatives:
            made.upos = "PRON"
        _harmonise_features(made)
        if made.upos == "ADP":
            made.form = words.before_pronoun.get(made.form, made.form)
        return made

    def _tag(self, node: Node, piece: _Piece) -> None:
        """A part of speech for what PADT has none for."""
        words = harmony()
        if piece.word in words.clitic_tags:
            node.upos, node.lemma = words.clitic_tags[node.form], node.form
        elif piece.glued and node.form in words.pronouns:
            node.upos, node.lemma = "PRON", words.he
        elif len(node.form) > 1:
            known = self._tags.get(node.form) if "Foreign" not in node.feats else None
            node.upos = known or "PROPN"


def known_tags(texts: Iterable[str]) -> dict[str, str]:
    """The most frequent part of speech of each form that stands at least twice in CoNLL-U texts."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for _, rows in read_rows(text):
            for row in rows:
                if row[3] != _UNANALYSED:
                    found[bare(row[1])]["CCONJ" if row[3] == "CONJ" else row[3]] += 1
    return {form: tags.most_common(1)[0][0] for form, tags in found.items() if tags.total() >= 2}


def _repeats(row: Sequence[str], other: Sequence[str]) -> bool:
    form = row[1]
    return row[3] == other[3] == _UNANALYSED and form == other[1] and len(form) > 1 and bool(ARABIC.search(form))


def _is_proper(feats: Mapping[str, str], gloss: str) -> bool:
    """PADT has no proper nouns, but capitals in its glosses; those of peoples ("Americans", "Iraqi") are none."""
    people = feats.get("Number") == "Plur" and gloss.endswith(("n", "i"))
    return gloss[:1].isupper() and not people


def _harmonise_features(node: Node) -> None:
    definite = node.feats.get("Definite")
    if definite == "Red":
        node.feats["Definite"] = "Cons"
    elif definite == "Com":
        del node.feats["Definite"]
    if node.upos == "DET":
        node.feats["PronType"] = "Dem"
    elif node.is_pronoun:
        node.feats["PronType"] = "Prs"


def _is_joined(before: Node, node: Node) -> bool:
    """Whether two words are written as one token."""
    words = harmony()
    if node.is_pronoun and node.feats.get("Case") != "Nom" and node.form in words.pronouns:
        return bool(ARABIC.search(before.form)) and before.upos not in ("PUNCT", "NUM") and before.form not in ("و", "ف")
    if ARABIC.match(node.form):
        if before.form in ("و", "ف") and before.upos in ("CCONJ", "SCONJ"):
            return True
        if before.form in ("ب", "ل", "ك") and before.upos in ("ADP", "CCONJ", "SCONJ", "PART"):
            return True
        if before.form in ("س", "أ") and before.upos == "PART":
            return True
    melting = before.form in words.melting_prepositions and node.form in words.melting_relatives
    return melting and before.upos == "ADP" and node.upos == "PRON"


# UD 1 to UD 2


def restructure(nodes: list[Node]) -> None:
    """Bring the tree to UD 2, in place."""
    for _ in range(3):
        _clauses_over_conjunctions(nodes)
    _verbs_over_being(nodes)
    _names_head_first(nodes)
    for index in range(len(nodes)):
        _rename(nodes, index)
    mark_relatives(nodes)
    hang_conjunctions(nodes)


def _clauses_over_conjunctions(nodes: list[Node]) -> None:
    """PADT hangs clauses on the conjunction that opens them; UD hangs the conjunction on the clause."""
    for index, node in enumerate(nodes):
        if node.upos not in ("CCONJ", "SCONJ", "PART") or node.lemma == harmony().negation:
            continue
        if clauses := children(nodes, index, *_CLAUSES):
            promote(nodes, clauses[0], index, {"SCONJ": "mark", "CCONJ": "cc"}.get(node.upos, "advmod"))
            for other in clauses[1:]:
                if nodes[other].rel == "parataxis":
                    nodes[other].rel = "conj"


def _verbs_over_being(nodes: list[Node]) -> None:
    """كان with a verb is its auxiliary."""
    for index, node in enumerate(nodes):
        if node.lemma == harmony().being and node.upos == "VERB" and node.rel != "cop":
            verbs = [
                i for i in children(nodes, index, "xcomp", "ccomp") if nodes[i].upos == "VERB" and not children(nodes, i, "mark")
            ]
            if verbs:
                promote(nodes, verbs[0], index, "aux")
                node.upos = "AUX"


def _names_head_first(nodes: list[Node]) -> None:
    """Chains of names that hang on their last word hang flat on their first."""
    first = 0
    while first < len(nodes):
        last = first
        while last + 1 < len(nodes) and _goes_on(nodes, last):
            last += 1
        inside = all(first <= nodes[i].head - 1 <= last for i in range(first, last))
        if last > first and inside and not first <= nodes[last].head - 1 <= last:
            nodes[first].head, nodes[first].rel = nodes[last].head, nodes[last].rel
            for index in range(first + 1, last + 1):
                nodes[index].head, nodes[index].rel = first + 1, "flat"
            for index, node in enumerate(nodes):
                if not first <= index <= last and first < node.head - 1 <= last:
                    node.head = first + 1
        first = last + 1


def _goes_on(nodes: Sequence[Node], index: int) -> bool:
    """Whether the name at ``index`` hangs on a later word of the same name."""
    node, following = nodes[index], nodes[index + 1]
    if node.upos != "PROPN" or following.upos != "PROPN" or following.joined:
        return False
    foreign = node.rel == "foreign" or (node.unanalysed and following.unanalysed)
    return foreign and node.rel in ("foreign", "nmod", "dep") and index < node.head - 1 <= index + _FURTHEST_NAME


def _plain(relation: str) -> str:
    """A relation of UD 1 by its name in UD 2."""
    names = {"dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "foreign": "flat", "mwe": "fixed"}
    return names.get(relation, relation)


def _rename(nodes: list[Node], index: int) -> None:
    """The relation (and where PADT's tag depends on it, the tag) of one word in UD 2."""
    words, node = harmony(), nodes[index]
    head = nodes[node.head - 1] if node.head else None
    case = bool(children(nodes, index, "case"))
    node.rel = _plain_with_case(node, case)
    if node.rel == "cc":
        _rename_cc(nodes, index, head)
    elif node.rel == "mark" and node.upos == "CCONJ" and node.lemma in words.clause_conjunctions:
        node.rel = "cc"
    elif node.rel in ("neg", "advmod:emph"):
        node.rel = "mark" if node.lemma == words.emphasis and node.upos != "ADV" else "advmod"
    elif node.rel in ("aux", "auxpass", "advmod"):
        _rename_adverbial(node)
    if node.rel == "nmod" and head:
        _rename_nmod(nodes, node, head, case)
    if (node.rel == "cop" and node.lemma in words.copulas) or (
        node.upos == "PART" and node.lemma in words.future | words.perfect
    ):
        node.upos = "AUX"
    if node.lemma == words.emphasis and node.upos == "PART":
        node.upos = "SCONJ"


def _plain_with_case(node: Node, case: bool) -> str:
    if node.rel == "dobj":
        return "obl" if case or node.lemma in harmony().times else "obj"
    return "obl" if node.rel == "iobj" and case else _plain(node.rel)


def _rename_cc(nodes: list[Node], index: int, head: Node | None) -> None:
    node = nodes[index]
    if node.upos in ("NOUN", "ADP", "ADJ", "ADV", "PROPN"):
        node.rel = "case" if head and head.upos in _NOMINAL else "mark"
        before = nodes[index - 1] if index else None
        if before and node.rel == "case" and before.rel == "case" and before.head == node.head:
            node.rel, node.head = "fixed", index
    elif node.is_pronoun:
        node.rel = "expl"


def _rename_adverbial(node: Node) -> None:
    words = harmony()
    if node.lemma in words.future | words.perfect:
        node.rel, node.upos = "aux", "AUX"
    elif node.lemma == words.not_being or node.upos == "AUX":
        node.rel = "aux"
    else:
        node.rel = "obl" if node.upos in ("NOUN", "PROPN") else "advmod"


def _rename_nmod(nodes: list[Node], node: Node, head: Node, case: bool) -> None:
    """A nominal under a clause is a subject where it has its case, else oblique."""
    nominative = node.feats.get("Case") == "Nom" and head.upos == "VERB" and not case
    if nominative and not children(nodes, node.head - 1, "nsubj", "nsubj:pass"):
        node.rel = "nsubj:pass" if head.feats.get("Voice") == "Pass" else "nsubj"
    elif head.upos in ("VERB", "ADJ", "AUX", "ADV") or children(nodes, node.head - 1, "cop", "nsubj"):
        node.rel = "obl"
