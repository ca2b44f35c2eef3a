"""How the models are loaded."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
import torch
from stanza.models.common import utils

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
