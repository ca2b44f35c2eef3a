"""What makes Stanza load a pack sooner, without any change of what it loads."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any
from zipfile import ZipFile, is_zipfile

import torch
from stanza.models.common import utils

_SAFE = frozenset({("collections", "OrderedDict"), ("torch._utils", "_rebuild_tensor_v2"), ("_codecs", "encode")})
"""All that a pack's files name: containers, tensors and bytes."""
_TRUE = frozenset({"1", "y", "yes", "true"})
"""What torch takes for true in its environment."""
_LOCK = Lock()


class _Unpickler(pickle.Unpickler):
    """Reads plain data and tensors alone, as torch's ``weights_only`` does; that is written in Python and six times as slow."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in _SAFE:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a model")
        return super().find_class(module, name)


class _Plain:
    """What torch takes for a module that reads pickles."""

    Unpickler = _Unpickler
    UnpicklingError = pickle.UnpicklingError

    @staticmethod
    def load(file: Any, **options: Any) -> Any:
        return _Unpickler(file, **options).load()


def _is_plain(file: Any) -> bool:
    """Whether a file is an archive of tensors, and neither a program of torch's nor of an old form."""
    if not isinstance(file, str | Path) or not is_zipfile(file):
        return False
    with ZipFile(file) as archive:
        return not any(name.endswith("constants.pkl") for name in archive.namelist())


def _loading(slow: Callable[..., Any]) -> Callable[..., Any]:
    """``torch.load`` of model files; whatever is more than plain data, or may not be read so, is left to torch's own care."""

    def load(file: Any, *places: Any, **options: Any) -> Any:
        if _is_plain(file) and os.environ.get("TORCH_FORCE_WEIGHTS_ONLY_LOAD", "0").lower() not in _TRUE:
            try:
                return slow(file, *places, **{**options, "weights_only": False, "pickle_module": _Plain})
            except pickle.UnpicklingError:
                pass
        return slow(file, *places, **{**options, "weights_only": True})

    return load


@contextmanager
def quick_start() -> Iterator[None]:
    """Models that are loaded meanwhile get no optimizers, the first of which imports torch's compiler (a quarter of a cold start,
    for nothing where no model learns), and their files are read by Python's own unpickler.
    """

    def no_optimizer(*_: object, **__: object) -> dict[str, object]:
        return {}

    mended = {
        (utils, "get_optimizer"): no_optimizer,
        (utils, "get_split_optimizer"): no_optimizer,
        (torch, "load"): _loading(torch.load),
    }
    with _LOCK:
        before = {place: getattr(*place) for place in mended}
        for place, ours in mended.items():
            setattr(*place, ours)
        try:
            yield
        finally:
            for place, theirs in before.items():
                setattr(*place, theirs)
