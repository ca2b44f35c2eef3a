"""Which language models are used, and whether they are all there."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from graph_builder.errors import PackError
from graph_builder.settings import Settings

SHIPPED = Path(__file__).parent / "pack"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")
VECTORS = "news100.pt"
TYPES = "types.tsv.gz"
WEIGHTS = "clitic_weights.yaml"


@dataclass(frozen=True)
class Pack:
    """A folder of models: one file per processor (``official`` false), or Stanza's own resources folder."""

    folder: Path
    official: bool

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """All files that decide how text is parsed, in a fixed order."""
        if self.official:
            return (self.folder / "resources.json", *sorted((self.folder / "ar").rglob("*.pt")), self.types, self.weights)
        models = (*(f"{p}.pt" for p in PROCESSORS), VECTORS, "resources.json")
        return (*(self.folder / name for name in models), self.types, self.weights)

    @property
    def types(self) -> Path:
        """Counts of word types. An official pack has none, and uses those of the shipped one."""
        return (SHIPPED if self.official else self.folder) / TYPES

    @property
    def weights(self) -> Path:
        """Weights of clitic analyses. A pack without its own uses those of the shipped one."""
        own = self.folder / WEIGHTS
        return own if own.exists() else SHIPPED / WEIGHTS

    @property
    def vectors(self) -> Path | None:
        """Word vectors that all models share."""
        return None if self.official else self.folder / VECTORS

    @cached_property
    def fingerprint(self) -> str:
        """Hash of the content of all files."""
        return _hash(self.files)

    def options(self) -> Mapping[str, Any]:
        """Arguments of ``stanza.Pipeline`` that load this pack and nothing else."""
        # lemma_store_results: a lemma depends on word and tag alone, and words come back
        common = {
            "lang": "ar",
            "dir": str(self.folder),
            "download_method": None,
            "use_gpu": False,
            "verbose": False,
            "lemma_store_results": True,
        }
        if self.official:
            return {**common, "processors": ",".join(PROCESSORS)}
        paths = {f"{p}_model_path": str(self.folder / f"{p}.pt") for p in PROCESSORS}
        pretrained = {f"{p}_pretrain_path": str(self.vectors) for p in ("pos", "depparse", "ner")}
        no_charlm = {"ner_forward_charlm_path": "", "ner_backward_charlm_path": ""}
        return {**common, "processors": ",".join(PROCESSORS), "allow_unknown_language": True, **paths, **pretrained, **no_charlm}


def find_pack(settings: Settings) -> Pack:
    """The pack of the settings, else that of ``STANZA_RESOURCES_DIR``, else the shipped one.

    Raises ``PackError`` where the folder or a file of it is missing.
    """
    chosen = settings.pack or os.environ.get("STANZA_RESOURCES_DIR")
    folder = Path(chosen) if chosen else SHIPPED
    if not folder.is_dir():
        raise PackError(f"There is no folder {folder}", _HINT)
    pack = Pack(folder, official=not (folder / "tokenize.pt").exists() and (folder / "ar").is_dir())
    missing = [path for path in pack.files if not path.is_file()]
    if missing:
        raise PackError(f"The language pack {folder} lacks {', '.join(p.name for p in missing)}", _HINT)
    return pack


def find_classifier(settings: Settings) -> Path | None:
    """The folder of the token classifier of the settings. Raises ``PackError`` where there is none in it."""
    if settings.ner and not (settings.ner / "config.json").is_file():
        raise PackError(f"There is no token classifier in {settings.ner}", NER_HINT)
    return settings.ner


def classifier_fingerprint(folder: Path) -> str:
    """Hash of the content of all files of a token classifier."""
    return _hash(sorted(path for path in folder.iterdir() if path.is_file()))


def _hash(files: Iterable[Path]) -> str:
    digest = hashlib.blake2b(digest_size=12)
    for path in files:
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return digest.hexdigest()


NER_HINT = (
    "ISNAD_NER is a folder into which transformers' save_pretrained wrote a token classifier and its tokenizer; unset it to do "
    "without one."
)
_HINT = (
    "Unset ISNAD_PACK and STANZA_RESOURCES_DIR to use the pack that ships with the program; if that one is broken, install the "
    "program again. An official pack is a Stanza resources folder with Arabic in it."
)
