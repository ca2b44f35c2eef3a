"""Sentences of our own in the two old forms that the converters read."""

from __future__ import annotations

import gzip
from pathlib import Path

Row = tuple[str, str, str, str, int, str, str]
"""form, lemma, tag, features, head, relation, misc."""

HEADLINE: list[Row] = [
    ("اِنفِجَارٌ", "اِنفِجَار", "NOUN", "Case=Nom|Definite=Ind|Number=Sing", 0, "root", "Gloss=explosion"),
    ("فِي", "فِي", "ADP", "_", 3, "case", "Gloss=in"),
    ("بَغدَادَ", "بَغدَاد", "NOUN", "Case=Gen|Definite=Ind|Number=Sing", 1, "nmod", "Gloss=Baghdad"),
]
SAID: list[Row] = [
    ("وَ", "وَ", "CONJ", "_", 0, "root", "Gloss=and"),
    ("قَالَ", "قَال", "VERB", "Aspect=Perf|Gender=Masc|Number=Sing|Person=3|Voice=Act", 1, "parataxis", "Gloss=say"),
    ("اَلوَزِيرُ", "وَزِير", "NOUN", "Case=Nom|Definite=Def|Number=Sing", 2, "nsubj", "Gloss=minister"),
    ("لِ", "لِ", "ADP", "_", 5, "case", "Gloss=for"),
    ("اَلجَيشِ", "جَيش", "NOUN", "Case=Gen|Definite=Def|Number=Sing", 2, "dobj", "Gloss=army"),
    (":", ":", "PUNCT", "_", 2, "punct", "_"),
    ('"', '"', "PUNCT", "_", 2, "punct", "_"),
    ("كَانَت", "كَان", "VERB", "Aspect=Perf|Gender=Fem|Number=Sing|Person=3|Voice=Act", 2, "ccomp", "Gloss=be"),
    ("حُكُومَةُ", "حُكُومَة", "NOUN", "Case=Nom|Definite=Red|Number=Sing", 8, "nsubj", "Gloss=government"),
    ("هُ", "هُوَ", "PRON", "Case=Gen|Gender=Masc|Number=Sing|Person=3", 9, "nmod", "Gloss=his"),
    ("تَعلَمُ", "عَلِم", "VERB", "Aspect=Imp|Gender=Fem|Number=Sing|Person=3|Voice=Act", 8, "xcomp", "Gloss=know"),
    ('"', '"', "PUNCT", "_", 2, "punct", "_"),
    (".", ".", "PUNCT", "_", 1, "punct", "_"),
]
UNANALYSED: list[Row] = [
    ("رَفَضَ", "رَفَض", "VERB", "Aspect=Perf|Voice=Act", 0, "root", "Gloss=refuse"),
    ("والعراق", "والعراق", "X", "_", 1, "cc", "_"),
    ("والعراق", "والعراق", "X", "_", 1, "nsubj", "_"),
]
PUD: list[Row] = [
    ("زار", "زار", "VERB", "Aspect=Perf", 0, "root", "_"),
    ("وزير", "وزير", "NOUN", "Case=Nom|Definite=Def|Number=Sing", 1, "nsubj", "_"),
    ("ل", "ل", "ADP", "_", 4, "case", "SpaceAfter=No"),
    ("لدفاع", "دفاع", "NOUN", "Case=Gen|Definite=Def|Number=Sing", 2, "compound", "_"),
    ("حكومت", "حكومة", "NOUN", "Case=Acc|Definite=Def|Number=Sing", 1, "obj", "SpaceAfter=No"),
    ("ه", "هو", "PRON", "Case=Gen|Person=3", 5, "nmod", "_"),
    ("التي", "التي", "PRON", "_", 5, "nmod", "_"),
    ("سقطت", "سقط", "VERB", "Aspect=Perf", 5, "acl:relcl", "_"),
    ("أمس", "أمس", "ADV", "_", 8, "obl:tmod", "SpaceAfter=No"),
    ("?", "?", "PUNCT", "_", 1, "punct", "_"),
]


def conllu(sentences: list[list[Row]], report: str = "R1") -> str:
    """A file of the old form."""
    blocks = []
    for number, rows in enumerate(sentences, 1):
        head = [f"# sent_id s{number}", f"# orig_file_sentence {report}#{number}"]
        body = [
            f"{i}\t{form}\t{lemma}\t{upos}\t_\t{feats}\t{parent}\t{rel}\t_\t{misc}"
            for i, (form, lemma, upos, feats, parent, rel, misc) in enumerate(rows, 1)
        ]
        blocks.append("\n".join(head + body))
    return "\n\n".join(blocks) + "\n\n"


def write_data(folder: Path, pud_sentences: int) -> Path:
    """A data folder as the training wants it, with a handful of sentences."""
    originals, names = folder / "treebank" / "original", folder / "ner"
    originals.mkdir(parents=True)
    names.mkdir()
    for name in ("padt-2016-dev", "padt-2016-test"):
        (originals / f"{name}.conllu.gz").write_bytes(gzip.compress(conllu([HEADLINE, SAID]).encode()))
    (originals / "pud-test.conllu.gz").write_bytes(gzip.compress(conllu([PUD] * pud_sentences).encode()))
    line = "أعلن O\nالحشد B-ORG\nالشعبي I-ORG\nالنصر O\nفي O\nتكريت B-LOC\n(. O\n\n"
    for name in ("train", "test"):
        (names / f"anercorp-{name}.txt.gz").write_bytes(gzip.compress((line * 40).encode()))
    return folder
