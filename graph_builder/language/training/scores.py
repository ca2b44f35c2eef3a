"""How good a pack is: the CoNLL 2018 measure on the raw text of a treebank, and F1 of names."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from stanza.models.common.utils import ud_scores

from graph_builder.errors import NotFoundError
from graph_builder.language.parser import Parser
from graph_builder.language.training.conllu import sentence_lines
from graph_builder.language.training.learners import Diet, NameFinder, vectors
from graph_builder.language.training.names import read_anercorp, spans, unpacked, write
from graph_builder.model import Document

MEASURES = ("Tokens", "Sentences", "Words", "UPOS", "UFeats", "Lemmas", "UAS", "LAS")


def treebank_scores(parser: Parser, path: Path) -> dict[str, float]:
    """F1 in per cent of what the parser finds in the text of a treebank; ``newpar`` begins a paragraph.

    Raises ``NotFoundError`` where there are no sentences in the file.
    """
    gold = unpacked(path)
    text = _running_text(gold)
    if not text:
        raise NotFoundError(
            f"There are no sentences in {path}", 'Give a CoNLL-U file with a line "# text = …" for each sentence.'
        )
    [parsed] = parser.parse([Document(key="t", doc_id="t", text=text)])
    with tempfile.TemporaryDirectory() as folder:
        expected, found = Path(folder) / "gold.conllu", Path(folder) / "found.conllu"
        expected.write_text(gold, encoding="utf-8")
        found.write_text("\n".join(line for s in parsed.sentences for line in sentence_lines(s, text)) + "\n", encoding="utf-8")
        scores = ud_scores(str(expected), str(found))
    return {measure: round(100 * scores[measure].f1, 2) for measure in MEASURES}


def _running_text(conllu: str) -> str:
    paragraphs: list[list[str]] = []
    for line in conllu.split("\n"):
        if line.startswith("# newpar") or not paragraphs:
            paragraphs.append([])
        if line.startswith("# text = "):
            paragraphs[-1].append(line.removeprefix("# text = "))
    return "\n".join(" ".join(sentences) for sentences in paragraphs)


def name_scores(pack: Path, path: Path) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 in per cent on the tokens of a name file, in all and by label.

    Raises ``NotFoundError`` where there are no names in the file.
    """
    gold = [sentence for sentence in read_anercorp(path) if sentence]
    if not any(list(spans(sentence)) for sentence in gold):
        raise NotFoundError(f"There are no names in {path}", 'Give a file of lines "token tag" with tags like B-PERS.')
    with tempfile.TemporaryDirectory() as folder:
        held = Path(folder) / "names.json"
        write(gold, held)
        tags = NameFinder(Diet((), held), vectors(pack / "news100.pt"), pack / "ner.pt", ()).tags()
    found = [
        [(token, tag) for (token, _), tag in zip(sentence, row, strict=True)] for sentence, row in zip(gold, tags, strict=True)
    ]
    right, given, expected = Counter[str](), Counter[str](), Counter[str]()
    for wanted, had in zip(gold, found, strict=True):
        there, seen = set(spans(wanted)), set(spans(had))
        for counts, which in ((right, there & seen), (given, seen), (expected, there)):
            counts.update(label for _, _, label in which)
    labels = sorted(expected)
    rows = {label: (right[label], given[label], expected[label]) for label in labels}
    return {"all": _figures(right.total(), given.total(), expected.total())} | {
        label: _figures(*row) for label, row in rows.items()
    }


def _figures(right: int, given: int, expected: int) -> dict[str, float]:
    precision, recall = right / max(1, given), right / max(1, expected)
    f1 = 2 * right / max(1, given + expected)
    return {"precision": round(100 * precision, 2), "recall": round(100 * recall, 2), "f1": round(100 * f1, 2)}
