"""`isnad models`: train a language pack, and measure one."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from graph_builder.cli.faults import command
from graph_builder.cli.options import Json
from graph_builder.cli.output import err, out, print_json, print_rows
from graph_builder.errors import QueryError

_LONGEST = 4
"""Words of a name that sentences are rewritten with."""
_ARABIC = re.compile("[\u0621-\u064a ]+")
_PLACES, _BODIES = ("City", "Region", "Site"), ("ArmedGroup", "Organization", "StateForce")
_LABELS = {"Person": "PERS", **dict.fromkeys(_PLACES, "LOC"), **dict.fromkeys(_BODIES, "ORG")}

_HELP = """Train a language model pack, or measure one.

Example: isnad models train --data ../shared/language --out build/pack
"""

models = typer.Typer(help=_HELP, no_args_is_help=True)

Device = Annotated[str, typer.Option(help="cpu or cuda.")]
Data = Annotated[Path, typer.Option(help="Folder of treebanks and annotated names.", exists=True, file_okay=False)]


def train(
    data: Data,
    out_folder: Annotated[
        Path, typer.Option("--out", help="Folder that the pack is written to; an unfinished run there goes on.")
    ],
    recipe: Annotated[
        Literal["honest", "ship"],
        typer.Option(help="honest leaves the test data out, so that it can measure; ship learns from all."),
    ] = "ship",
    parts: Annotated[str, typer.Option(help="Which models, with commas between; the others are taken over.")] = "all",
    start: Annotated[Path | None, typer.Option(help="The pack to go on from; without it the shipped one.", exists=True)] = None,
    anew: Annotated[
        bool, typer.Option("--anew", help="Take only vectors and counts from that pack, and learn from nothing.")
    ] = False,
    corpus: Annotated[
        Path | None, typer.Option(help="Folder of zipped articles; the pack's trees of them are learnt from too.")
    ] = None,
    taught: Annotated[
        Path | None, typer.Option(help="Folder that `isnad models teach` made; its sentences are learnt from too.", exists=True)
    ] = None,
    device: Device = "cpu",
    steps: Annotated[
        int | None, typer.Option(min=1, help="Optimiser steps instead of the recipe's; mwt and lemma go by epochs.")
    ] = None,
    minutes: Annotated[float | None, typer.Option(help="The most that each model may take.")] = None,
) -> None:
    """Train a pack from treebanks and annotated names. Hours on two cores; run it again to go on after a stop.

    Example: isnad models train --data ../shared/language --corpus ../shared/corpus --out build/pack
    """
    from graph_builder.language.pack import SHIPPED
    from graph_builder.language.training.learners import LARGE, Machine
    from graph_builder.language.training.recipe import PARTS
    from graph_builder.language.training.train import Order, Training

    wanted = PARTS if parts == "all" else tuple(part.strip() for part in parts.split(","))
    if unknown := sorted(set(wanted) - set(PARTS)):
        raise QueryError(f"There is no part {', '.join(unknown)}", f"The parts are {', '.join(PARTS)}.")
    machine = Machine(device) if device == "cpu" else Machine(device, LARGE)
    seconds = 60 * minutes if minutes else math.inf
    order = Order(data, out_folder, recipe, wanted, start or SHIPPED, anew, corpus, _names(), taught, machine, steps, seconds)
    report = Training(order, lambda line: err.print(line, markup=False, highlight=False)).run()
    print_rows([{"part": part, "seconds": done["seconds"], "score": _last(done)} for part, done in report["parts"].items()])
    out.print(f"The pack is in {out_folder}. Measure it with: isnad models evaluate --pack {out_folder} …", markup=False)


def teach(
    data: Data,
    corpus: Annotated[Path, typer.Option(help="Folder of zipped articles.", exists=True, file_okay=False)],
    out_folder: Annotated[Path, typer.Option("--out", help="Folder for the annotated sentences; an unfinished run goes on.")],
    recipe: Annotated[
        Literal["honest", "ship"],
        typer.Option(help="honest leaves the test data out, so that it can measure; ship learns from all."),
    ] = "ship",
    device: Device = "cuda",
) -> None:
    """Make a large reader from raw news and the training data, and let it annotate articles for `isnad models train --taught`.

    Minutes on a large graphics card; a processor is far too slow for more than a trial.

    Example: isnad models teach --data ../shared/language --corpus ../shared/corpus --out build/taught
    """
    from graph_builder.language.training.teacher.course import Course, Order

    order = Order(data, corpus, out_folder, recipe, names=_names(), forces=_forces(), device=device)
    scores = Course(order, lambda line: err.print(line, markup=False, highlight=False)).run()
    print_rows([{"measure": name, "per cent": value} for name, value in scores.items()])
    out.print(f"Train with: isnad models train --taught {out_folder} …", markup=False)


def lighten(
    corpus: Annotated[Path, typer.Option(help="Folder of zipped articles.", exists=True, file_okay=False)],
    out_folder: Annotated[
        Path, typer.Option("--out", help="Folder that the pack is written to; an unfinished run there goes on.")
    ],
    start: Annotated[Path | None, typer.Option(help="The pack that teaches; without it the shipped one.", exists=True)] = None,
    number: Annotated[int | None, typer.Option("--articles", min=1, help="Articles instead of the recipe's.")] = None,
    steps: Annotated[int | None, typer.Option(min=1, help="Optimiser steps of each model instead of the recipe's.")] = None,
) -> None:
    """Make a pack whose tokeniser, tagger and parser are smaller and learn from all that another pack says of articles.

    Two hours on one core; run it again to go on after a stop. The shipped pack was made so from version 1 of it.

    Example: isnad models lighten --corpus ../shared/corpus --out build/light
    """
    from graph_builder.language.pack import SHIPPED
    from graph_builder.language.training.lighter.course import Course, Order

    order = Order(start or SHIPPED, corpus, out_folder, number, steps)
    report = Course(order, lambda line: err.print(line, markup=False, highlight=False)).run()
    print_rows([{"part": part, "as the larger one": history[-1]["score"]} for part, history in report["parts"].items()])
    out.print(f"The pack is in {out_folder}. Measure it with: isnad models evaluate --pack {out_folder} …", markup=False)


def evaluate(
    treebank: Annotated[
        Path | None, typer.Option(help="CoNLL-U file, gzipped or not; its raw text is read.", exists=True)
    ] = None,
    names: Annotated[
        Path | None, typer.Option(help="File of annotated names in ANERcorp's form, gzipped or not.", exists=True)
    ] = None,
    pack: Annotated[Path | None, typer.Option(help="The pack; without it the one in use.", exists=True, file_okay=False)] = None,
    json: Json = False,
) -> None:
    """Score a pack: the CoNLL 2018 measure on a treebank's raw text, precision and recall of names.

    Example: isnad models evaluate --treebank padt-test.conllu.gz --names anercorp-test.txt.gz
    """
    import torch

    from graph_builder.language import load_parser
    from graph_builder.language.pack import find_pack
    from graph_builder.language.training.scores import name_scores, treebank_scores
    from graph_builder.settings import Settings

    if not treebank and not names:
        raise QueryError("Nothing to measure with", "Give --treebank, --names or both.")
    torch.set_num_threads(1)
    settings = Settings().model_copy(update={"pack": pack}) if pack else Settings()
    chosen = find_pack(settings)
    if names and chosen.official:
        raise QueryError("--names is for packs with one file for each model", "Leave it out, or give another --pack.")
    trees = treebank_scores(load_parser(settings), treebank) if treebank else None
    found = name_scores(chosen.folder, names) if names else None
    if json:
        print_json({"treebank": trees, "names": found})
        return
    if trees:
        print_rows([{"measure": name, "F1": value} for name, value in trees.items()])
    if found:
        print_rows([{"label": label, **row} for label, row in found.items()])


def _last(part: dict[str, Any]) -> float | None:
    """The last score on held-out text, where the part has one."""
    return part["history"][-1]["score"] if part["history"] else None


def _names() -> dict[str, list[str]]:
    """Names of the catalogue by the labels of annotated names: forces and organisations, places, persons."""
    from graph_builder.linking import load_catalogue
    from graph_builder.settings import Settings

    catalogue = load_catalogue(Settings().catalogue)
    made = set(catalogue.bodies.values())
    found: dict[str, list[str]] = {"ORG": [], "LOC": [], "PERS": []}
    for key, entity in catalogue.entities.items():
        label = _LABELS.get(entity.kind.value)
        if label and key not in made:
            found[label] += [name for name in entity.names if _ARABIC.fullmatch(name) and len(name.split()) <= _LONGEST]
    return found


def _forces() -> list[str]:
    """Names of armed groups in the catalogue."""
    from graph_builder.linking import load_catalogue
    from graph_builder.settings import Settings

    entities = load_catalogue(Settings().catalogue).entities.values()
    groups = (entity for entity in entities if entity.kind.value == "ArmedGroup")
    return [name for group in groups for name in group.names if _ARABIC.fullmatch(name) and len(name.split()) <= _LONGEST]


for each in (train, teach, lighten, evaluate):
    models.command()(command(each))
