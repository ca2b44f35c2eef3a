"""Raw news, and the trees that an earlier pack finds in it: "silver" sentences to learn from beside those of a treebank."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

from graph_builder.language.parser import load_parser
from graph_builder.language.training.conllu import sentence_lines
from graph_builder.model import Document
from graph_builder.settings import Settings

ARTICLE = range(300, 8000)
"""Characters of an article that is taken."""
SENTENCE = range(5, 80)
"""Words of a sentence that is taken: shorter ones teach nothing, longer ones are lists or missed sentence ends."""
BULK = 16


def articles(corpus: Path, count: int | None, seed: int = 5) -> list[str]:
    """A fixed random choice of articles from a folder of zip files of JSON lists (``content``); no ``count``, and all of them."""
    found: list[str] = []
    for path in sorted(corpus.rglob("*.zip")):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                found += [a["content"] for a in json.loads(archive.read(name)) if len(a["content"]) in ARTICLE]
    return found if count is None else random.Random(seed).sample(found, count)


def silver(texts: list[str], pack: Path) -> Iterator[str]:
    """CoNLL-U sentences of the texts as the pack parses them, without empty trailing lines."""
    parser = load_parser(Settings(pack=pack))
    for first in range(0, len(texts), BULK):
        documents = [Document(key=str(i), doc_id=str(i), text=text) for i, text in enumerate(texts[first : first + BULK])]
        for parsed in parser.parse(documents):
            for sentence in parsed.sentences:
                if len(sentence.words) in SENTENCE:
                    yield "\n".join(sentence_lines(sentence, parsed.document.text)).strip()
