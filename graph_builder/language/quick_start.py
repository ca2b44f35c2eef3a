"""What makes Stanza load a pack sooner, without any change of what it loads."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from stanza.models.common import utils

_SAFE = frozenset({("collections", "OrderedDict"), ("torch._utils", "_rebuild_tensor_v2"), ("_codecs", "encode")})
"""All that a pack's files name: containers, tensors and bytes."""


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


def _loading(slow: Callable[..., Any]) -> Callable[..., Any]:
    """``torch.load`` of model files; one with more in it than plain data is left to torch, which knows what else is safe."""

    def load(file: Any, *places: Any, **options: Any) -> Any:
        try:
            return slow(file, *places, **{**options, "weights_only": False, "pickle_module": _Plain})
        except pickle.UnpicklingError:
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
    before = {place: getattr(*place) for place in mended}
    for place, ours in mended.items():
        setattr(*place, ours)
    try:
        yield
    finally:
        for place, theirs in before.items():
            setattr(*place, theirs)
