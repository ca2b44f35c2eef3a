"""Trains a language pack, part by part, and tells how it went. A run that was ended goes on where it was."""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.utils import set_random_seed

from graph_builder.errors import NotFoundError, PackError
from graph_builder.language.pack import SHIPPED, TYPES, VECTORS, WEIGHTS
from graph_builder.language.training import prepare
from graph_builder.language.training.dictionaries import add_expansions, add_lemmas
from graph_builder.language.training.learners import Diet, Machine, NameFinder, Parser, Tagger, drop_out, retag, vectors
from graph_builder.language.training.loop import Learner, Schedule, train
from graph_builder.language.training.prepare import (
    GOLD,
    HELD,
    LEMMAS,
    NAMES_GOLD,
    NAMES_HELD,
    NAMES_OWN,
    NAMES_RENAMED,
    NAMES_SILVER,
    NOISY,
    SILVER,
)
from graph_builder.language.training.recipe import PARTS, Name, Pace, recipes
from graph_builder.language.training.shrink import blend, halve

TAGGED, HELD_TAGGED = "tagged.conllu", "held-tagged.conllu"
_DICTIONARIES = {"mwt": add_expansions, "lemma": add_lemmas}
_LEARNERS: Mapping[str, Callable[..., Learner]] = {"pos": Tagger, "depparse": Parser, "ner": NameFinder}


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    data: Path
    """Folder with ``treebank/original`` and ``ner``."""
    out: Path
    recipe: Name
    parts: Sequence[str] = PARTS
    start: Path = SHIPPED
    """The pack whose vectors, counts and untrained parts are taken over."""
    anew: bool = False
    """Forget what the start pack has learnt."""
    corpus: Path | None = None
    """Articles for silver trees; none, and the parser learns from treebanks alone."""
    names: Mapping[str, Sequence[str]] | None = None
    """Label -> names to rewrite sentences with."""
    taught: Path | None = None
    """Sentences that a teacher annotated (``teacher/silver.py``): tagger, parser and name finder learn from them too."""
    machine: Machine = field(default_factory=Machine)
    steps: int | None = None
    """Instead of the recipe's."""
    seconds: float = math.inf
    """For each part, at most."""


class Training:
    """One run. Everything but the pack itself lies in ``work`` under the output folder."""

    def __init__(self, order: Order, tell: Callable[[str], None]) -> None:
        self._order, self._tell = order, tell
        self._work = order.out / "work"
        self._report = order.out / "report.json"

    def run(self) -> dict[str, Any]:
        """Train what is not trained yet, then write pack and report. Raises ``NotFoundError`` and ``PackError``."""
        torch.set_num_threads(1)
        self._work.mkdir(parents=True, exist_ok=True)
        report = self._begun()
        self._prepare()
        for part in PARTS:
            if part in self._order.parts and part not in report["parts"]:
                begun = time.monotonic()
                self._tell(f"{part}: training")
                history = self._train(part)
                report["parts"][part] = {"history": history, "seconds": round(time.monotonic() - begun)}
                self._report.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
        self._assemble()
        return report

    def _begun(self) -> dict[str, Any]:
        """The report of a run that goes on, or a new one."""
        order = self._order
        asked = {"recipe": order.recipe, "seed": recipes().seed, "start": "nothing" if order.anew else str(order.start)}
        if not self._report.exists():
            return {**asked, "parts": {}}
        report: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        if {key: report[key] for key in asked} != asked:
            raise PackError(
                f"{order.out} holds another training: {report['recipe']} from {report['start']}",
                "Give another folder with --out.",
            )
        return report

    def _prepare(self) -> None:
        order, choice = self._order, recipes().data[self._order.recipe]
        prepare.prepare_trees(order.data, choice, self._work)
        if "ner" in order.parts:
            prepare.prepare_names(order.data, choice, self._work, order.names or {})
        if "depparse" in order.parts and order.corpus and not order.taught:
            self._tell("depparse: parsing articles for silver trees")
            prepare.prepare_silver(order.corpus, order.start, self._work)

    def _train(self, part: str) -> list[dict[str, float]]:
        if part in _LEARNERS:
            return self._own(part)
        if part in _DICTIONARIES and not self._order.anew:
            added = _DICTIONARIES[part](self._order.start / f"{part}.pt", self._work / NOISY, self._work / f"{part}.pt")
            self._tell(f"{part}: {added} new words")
        else:
            self._stanza(part)
        return []

    def _own(self, part: str) -> list[dict[str, float]]:
        """Train a part with our loop."""
        recipe, order = recipes().parts[part], self._order
        pace: Pace = recipe.taught if order.taught else recipe.anew if order.anew else recipe.continued
        start = None if order.anew else order.start / f"{part}.pt"
        pretrain = vectors(order.start / VECTORS)
        set_random_seed(recipes().seed)
        learner = _LEARNERS[part](self._diet(part), pretrain, start, recipe.options, order.machine)
        if pace.dropout is not None:
            drop_out(learner.model, pace.dropout)
        schedule = Schedule(order.steps or pace.steps, pace.rate, seed=recipes().seed, seconds=order.seconds)
        made = self._work / f"{part}.pt"
        history = train(learner, schedule, made, lambda line: self._tell(f"{part}: {line}"))
        if start and pace.keep:
            blend(made, start, pace.keep)
        return history

    def _diet(self, part: str) -> Diet:
        work, mix, taught = self._work, recipes(), self._order.taught
        trees = mix.taught_trees if taught else mix.trees
        if part == "pos":
            files = [(work / NOISY, trees["gold"])]
            return Diet([*files, (taught / SILVER, trees["silver"])] if taught else files, work / HELD)
        if part == "ner":
            named = {"gold": work / NAMES_GOLD, "renamed": work / NAMES_RENAMED, "own": work / NAMES_OWN}
            if taught:
                named["silver"] = taught / NAMES_SILVER
            shares = mix.taught_names if taught else mix.names
            return Diet([(named[kind], weight) for kind, weight in shares.items()], work / NAMES_HELD)
        pretrain, machine = vectors(self._order.start / VECTORS), self._order.machine
        tagger = Tagger(Diet((), work / HELD), pretrain, self._newest("pos.pt"), (), machine)
        for plain, tagged in ((NOISY, TAGGED), (HELD, HELD_TAGGED)):
            if not (work / tagged).exists():
                retag(tagger, work / plain, work / tagged)
        silver = (taught or work) / SILVER
        files = [(work / TAGGED, trees["gold"])]
        return Diet([*files, (silver, trees["silver"])] if silver.exists() else files, work / HELD_TAGGED)

    def _stanza(self, part: str) -> None:
        """Train a part with Stanza's own trainer, in a process of its own: it keeps state in its modules."""
        common = ["--shorthand", "ar_news", "--cpu", "--mode", "train"]
        arguments = [*common, "--save_dir", str(self._work), "--save_name", f"{part}.pt", *recipes().stanza[part]]
        work = self._work.resolve()
        trees = {"--train_file": GOLD, "--eval_file": HELD, "--gold_file": HELD, "--output_file": f"{part}-found.conllu"}
        if part == "tokenize":
            self._label(work)
            arguments += [
                "--txt_file",
                f"{work}/noisy.txt",
                "--label_file",
                f"{work}/noisy.labels",
                "--mwt_json_file",
                f"{work}/noisy.json",
            ]
            arguments += ["--dev_txt_file", f"{work}/held.txt", "--dev_label_file", f"{work}/held.labels"]
            arguments += ["--dev_conll_gold", f"{work}/{HELD}", "--conll_file", f"{work}/tokenize-found.conllu"]
            if self._order.steps:
                arguments += ["--steps", str(self._order.steps)]
            self._call_for("tokenize", "stanza.models.tokenizer", arguments)
        elif part == "mwt":
            trees["--train_file"] = NOISY
            arguments += [each for name, file in trees.items() for each in (name, f"{work}/{file}")]
            self._call_for("mwt", "stanza.models.mwt_expander", arguments)
        else:
            trees["--train_file"] = LEMMAS
            del trees["--gold_file"]
            arguments += [each for name, file in trees.items() for each in (name, f"{work}/{file}")]
            self._call_for("lemma", "stanza.models.lemmatizer", arguments)

    def _call_for(self, part: str, module: str, arguments: Sequence[str]) -> None:
        """Run a trainer of Stanza for the time given: it keeps its best model on the way, which counts when time is up."""
        try:
            _call(module, arguments, self._order.seconds)
        except subprocess.TimeoutExpired as ended:
            if not (self._work / f"{part}.pt").exists():
                raise PackError(
                    f"{part}: nothing was learnt in {self._order.seconds / 60:g} minutes", "Give more time with --minutes."
                ) from ended
            self._tell(f"{part}: ended after {self._order.seconds / 60:g} minutes")

    def _label(self, work: Path) -> None:
        """Running text and Stanza's labels of its characters."""
        for name in ("noisy", "held"):
            gold = work / f"{name}.conllu"
            paragraphs: list[list[str]] = []
            for line in gold.read_text(encoding="utf-8").split("\n"):
                if line.startswith("# newpar") or not paragraphs:
                    paragraphs.append([])
                if line.startswith("# text = "):
                    paragraphs[-1].append(line.removeprefix("# text = "))
            (work / f"{name}.txt").write_text("\n\n".join(" ".join(p) for p in paragraphs) + "\n", encoding="utf-8")
            files = [f"{work}/{name}.txt", str(gold), "-o", f"{work}/{name}.labels", "-m", f"{work}/{name}.json"]
            _call("stanza.utils.datasets.prepare_tokenizer_data", files)

    def _newest(self, name: str) -> Path:
        own = self._work / name
        return own if own.exists() else self._order.start / name

    def _assemble(self) -> None:
        """The pack: trained parts in half precision, the rest as the start pack has it."""
        for name in (*(f"{part}.pt" for part in PARTS), VECTORS, TYPES, WEIGHTS, "resources.json"):
            source = self._newest(name)
            if not source.exists():
                raise NotFoundError(
                    f"There is no {name} in {self._order.start}", "Start from a whole pack, for example the shipped one."
                )
            if source.suffix == ".pt":
                halve(source, self._order.out / name)
            else:
                shutil.copyfile(source, self._order.out / name)


def _call(module: str, arguments: Sequence[str], seconds: float = math.inf) -> None:
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    command, limit = [sys.executable, "-m", module, *arguments], None if math.isinf(seconds) else seconds
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=limit)
    if done.returncode:
        raise PackError(
            f"{module} failed: {done.stderr.strip()[-600:]}", "Run the command again to go on from the last finished part."
        )
