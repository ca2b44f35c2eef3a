"""Turns the data folder into the files that a recipe's parts learn from. What is there already is left as it is."""

from __future__ import annotations

import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph_builder.errors import NotFoundError
from graph_builder.language.clitics import load_clitics
from graph_builder.language.pack import SHIPPED, TYPES
from graph_builder.language.segmentation import Counts, Segmenter
from graph_builder.language.training import corpus, names, padt, pud
from graph_builder.language.training.nodes import Tree, lines
from graph_builder.language.training.noise import respell
from graph_builder.language.training.recipe import Data, recipes
from graph_builder.language.training.whole import whole

_PADT = {"padt-dev": "padt-2016-dev", "padt-test": "padt-2016-test"}
_BLOCK = 25
_OWN_COPIES = 3


GOLD, NOISY, HELD, SILVER, LEMMAS = "gold.conllu", "noisy.conllu", "held.conllu", "silver.conllu", "lemmas.conllu"
NAMES_GOLD, NAMES_RENAMED, NAMES_OWN, NAMES_HELD = "names-gold.json", "names-renamed.json", "names-own.json", "names-held.json"
NAMES_SILVER = "names-silver.json"


def prepare_trees(data: Path, choice: Data, files: Path) -> None:
    """Treebank files: careful, noisy (careful and misspelt copies together), held out, and forms with their lemmas."""
    if (files / LEMMAS).exists():
        return
    found = {name: list(_trees(data, name)) for name in (*choice.trees, "pud-held")}
    rng = random.Random(recipes().seed)
    gold = [tree for name in choice.trees for tree in found[name]]
    noisy = gold + [_misspelt(tree, rng) for tree in gold]
    files.mkdir(parents=True, exist_ok=True)
    for path, trees in ((files / GOLD, gold), (files / NOISY, noisy), (files / HELD, found["pud-held"])):
        path.write_text("\n".join(line for tree in trees for line in lines(tree)) + "\n", encoding="utf-8")
    with whole(files / LEMMAS) as part:
        part.write_text(_lemmas(noisy), encoding="utf-8")


def prepare_names(data: Path, choice: Data, files: Path, others: Mapping[str, Sequence[str]]) -> None:
    """Name files. ``others``: label -> names that sentences may be rewritten with."""
    if (files / NAMES_HELD).exists():
        return
    read = [list(names.read_anercorp(_existing(data / "ner" / f"{name}.txt.gz"))) for name in choice.names]
    cut = round(len(read[0]) * (1 - recipes().names_held))
    gold = [*read[0][:cut], *(sentence for part in read[1:] for sentence in part)]
    own = list(names.read_own())
    rng = random.Random(recipes().seed)
    pool = {label: [*others.get(label, ()), *found] for label, found in names.inventory(gold).items()}
    files.mkdir(parents=True, exist_ok=True)
    names.write([*gold, *(names.respelt(s, rng) for s in gold)], files / NAMES_GOLD)
    names.write([names.renamed(s, pool, rng) for s in gold if any(tag != "O" for _, tag in s)], files / NAMES_RENAMED)
    renamed = [names.renamed(s, pool, rng) for s in own * _OWN_COPIES]
    names.write([*own, *(names.respelt(s, rng) for s in own), *renamed], files / NAMES_OWN)
    with whole(files / NAMES_HELD) as part:
        names.write(read[0][cut:], part)


def prepare_silver(folder: Path, pack: Path, files: Path) -> None:
    """Trees that ``pack`` finds in articles of ``folder``."""
    if (files / SILVER).exists():
        return
    files.mkdir(parents=True, exist_ok=True)
    texts = corpus.articles(folder, recipes().silver_articles, recipes().seed)
    with whole(files / SILVER) as part, part.open("w", encoding="utf-8") as stream:
        for sentence in corpus.silver(texts, pack):
            stream.write(sentence + "\n\n")


def _trees(data: Path, name: str) -> Iterable[Tree]:
    originals = data / "treebank" / "original"
    if name in _PADT:
        texts = [_text(originals / "pud-test.conllu.gz"), _text(originals / f"{_PADT['padt-dev']}.conllu.gz")]
        counts = Counts.load(SHIPPED / TYPES)
        converter = padt.PadtConverter(padt.known_tags(texts), Segmenter(load_clitics(), counts, {}, {}), counts)
        return converter.convert(_text(originals / f"{_PADT[name]}.conllu.gz"))
    trees = list(pud.convert(_text(originals / "pud-test.conllu.gz")))
    return trees[: recipes().pud_train] if name == "pud-train" else trees[recipes().pud_train :]


def _text(path: Path) -> str:
    return gzip.decompress(_existing(path).read_bytes()).decode()


def _existing(path: Path) -> Path:
    if not path.exists():
        raise NotFoundError(f"There is no {path}", "Give the folder of language data with --data.")
    return path


def _misspelt(tree: Tree, rng: random.Random) -> Tree:
    """The sentence as a hasty newsroom spells it, with the lemmas of careful spelling."""
    forms = respell([node.form for node in tree.nodes], rng)
    return replace(tree, name=f"{tree.name}-noisy", nodes=[replace(n, form=f) for n, f in zip(tree.nodes, forms, strict=True)])


def _lemmas(trees: Sequence[Tree]) -> str:
    """Each form and tag once, with its most frequent lemma, as CoNLL-U: Stanza's lemmatiser would learn every repetition."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for node in tree.nodes:
            if not node.form[0].isdigit():
                found[node.form, node.upos][node.lemma] += 1
    rows = [f"\t{form}\t{lemmas.most_common(1)[0][0]}\t{upos}\t_\t_\t" for (form, upos), lemmas in found.items()]
    blocks = [rows[first : first + _BLOCK] for first in range(0, len(rows), _BLOCK)]
    return "".join(
        "".join(f"{i}{row}{i - 1}\t{'root' if i == 1 else 'dep'}\t_\t_\n" for i, row in enumerate(block, 1)) + "\n"
        for block in blocks
    )
