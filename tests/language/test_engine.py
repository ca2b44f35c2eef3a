"""How the models are loaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
import torch
from stanza.models.common import utils

from graph_builder.errors import PackError
from graph_builder.language.engine import Engine, share_cores
from graph_builder.language.pack import find_pack
from graph_builder.settings import Settings


@pytest.mark.pack
def test_no_optimizer_is_made_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("an optimizer was made")

    monkeypatch.setattr(utils, "get_optimizer", refuse)
    monkeypatch.setattr(utils, "get_split_optimizer", refuse)
    engine = Engine(find_pack(Settings(_env_file=None)))
    assert [[token.text for token in tokens] for tokens in engine.tokenise(["وقع انفجار."])] == [["وقع", "انفجار", "."]]
    assert utils.get_optimizer is refuse and utils.get_split_optimizer is refuse


@pytest.mark.pack
def test_models_are_read_without_torchs_slow_unpickler(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the slow unpickler was used")

    before = torch.load
    monkeypatch.setattr(torch._weights_only_unpickler, "load", refuse)
    Engine(find_pack(Settings(_env_file=None)))
    assert torch.load is before


class Harmful:
    """Runs a program when it is unpickled."""

    def __init__(self, ran: Path) -> None:
        self._ran = ran

    def __reduce__(self) -> tuple[Callable[[Path], None], tuple[Path]]:
        return Path.touch, (self._ran,)


@pytest.mark.pack
def test_a_pack_with_a_program_in_it_is_refused_and_runs_nothing(tmp_path: Path) -> None:
    shutil.copytree(find_pack(Settings(_env_file=None)).folder, tmp_path / "pack")
    pack = find_pack(Settings(_env_file=None, pack=tmp_path / "pack"))
    torch.save({"model": Harmful(tmp_path / "ran")}, pack.options()["pos_model_path"])
    with pytest.raises(PackError, match="cannot be loaded"):
        Engine(pack)
    assert not (tmp_path / "ran").exists()


@pytest.mark.pack
def test_models_are_read_where_torch_is_told_to_trust_its_own_unpickler_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORCH_FORCE_WEIGHTS_ONLY_LOAD", "1")
    assert Engine(find_pack(Settings(_env_file=None))).expansions


@pytest.mark.pack
def test_a_program_of_torchs_own_is_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    monkeypatch.setattr(torch.jit, "load", lambda *given, **_: ran.append(given))
    shutil.copytree(find_pack(Settings(_env_file=None)).folder, tmp_path / "pack")
    pack = find_pack(Settings(_env_file=None, pack=tmp_path / "pack"))
    with ZipFile(pack.options()["pos_model_path"], "a") as model:
        model.writestr(f"{model.namelist()[0].split('/')[0]}/constants.pkl", b"")
    with pytest.raises(PackError, match="cannot be loaded"):
        Engine(pack)
    assert ran == []


@pytest.fixture
def threads() -> Iterator[int]:
    before = torch.get_num_threads()
    yield before
    torch.set_num_threads(before)


def test_processes_share_the_cores(threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    told = []
    for processes in (1, 2, 3, 16):
        share_cores(processes)
        told.append(torch.get_num_threads())
    assert told == [threads, 4, 2, 1]
