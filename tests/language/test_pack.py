"""Which pack is used, and what is said about one that cannot be."""

from __future__ import annotations

import re
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
import torch

from graph_builder.errors import PackError
from graph_builder.language import load_parser
from graph_builder.language.pack import SHIPPED, find_pack
from graph_builder.language.training.shrink import blend, halved
from graph_builder.settings import Settings


@pytest.fixture(autouse=True)
def _no_resources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("STANZA_RESOURCES_DIR", raising=False)


def settings(pack: Path | None = None) -> Settings:
    return Settings(_env_file=None, pack=pack)


def test_the_shipped_pack_is_complete_and_small() -> None:
    assert find_pack(settings()).folder == SHIPPED
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 45_000_000


@pytest.mark.pack
def test_stanza_itself_loads_the_pack_as_its_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    [shown] = re.findall(r"```python\n(.*?)```", (SHIPPED / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert "import graph_builder" not in shown and "from graph_builder" not in shown
    monkeypatch.chdir(SHIPPED.parents[2])
    monkeypatch.setattr(socket, "socket", None)
    made: dict[str, Any] = {}
    exec(shown, made)
    read = made["pipeline"]("أعلنت كتائب حزب الله مقتل جنديين في بغداد.")
    assert [word.upos for word in read.sentences[0].words][:3] == ["VERB", "NOUN", "PROPN"]
    assert {(name.text, name.type) for name in read.ents} == {("كتائب حزب الله", "ORG"), ("بغداد", "LOC")}


def test_the_settings_win_over_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    official, own = tmp_path / "stanza", tmp_path / "own"
    (official / "ar" / "tokenize").mkdir(parents=True)
    (official / "resources.json").write_text("{}")
    shutil.copytree(SHIPPED, own)
    monkeypatch.setenv("STANZA_RESOURCES_DIR", str(official))
    assert find_pack(settings()).official
    assert find_pack(settings(own)) == find_pack(settings(own)) and not find_pack(settings(own)).official


def test_the_fingerprint_is_that_of_the_content(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(SHIPPED, copy)
    assert find_pack(settings(copy)).fingerprint == find_pack(settings()).fingerprint
    with (copy / "lemma.pt").open("ab") as stream:
        stream.write(b" ")
    assert find_pack(settings(copy)).fingerprint != find_pack(settings()).fingerprint


def test_a_missing_folder_or_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no folder") as error:
        find_pack(settings(tmp_path / "nowhere"))
    assert "ISNAD_PACK" in error.value.hint
    shutil.copytree(SHIPPED, tmp_path / "pack")
    (tmp_path / "pack" / "ner.pt").unlink()
    with pytest.raises(PackError, match=r"lacks ner\.pt"):
        find_pack(settings(tmp_path / "pack"))


@pytest.mark.parametrize("file", ["tokenize.pt", "news100.pt", "types.tsv.gz"])
def test_a_broken_file_is_an_error_with_a_hint(tmp_path: Path, file: str) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(SHIPPED, pack)
    (pack / file).write_bytes(b"broken")
    with pytest.raises(PackError) as error:
        load_parser(settings(pack))
    assert error.value.hint


def test_shrinking_halves_weights_and_nothing_else() -> None:
    found = halved({"model": {"weight": torch.ones(2)}, "ids": [torch.arange(2)], "vocab": {"lang": "ar"}})
    assert found["model"]["weight"].dtype == torch.float16
    assert found["ids"][0].dtype == torch.int64
    assert found["vocab"] == {"lang": "ar"}


def test_blending_mixes_weights_and_keeps_the_rest(tmp_path: Path) -> None:
    start, model = tmp_path / "start.pt", tmp_path / "model.pt"
    torch.save({"model": {"weight": torch.zeros(2).half(), "steps": torch.tensor(1)}, "vocab": "old"}, start)
    torch.save({"model": {"weight": torch.ones(2), "steps": torch.tensor(9)}, "vocab": "new"}, model)
    blend(model, start, 0.25)
    found = torch.load(model, weights_only=True)
    assert found["model"]["weight"].tolist() == [0.75, 0.75]
    assert (found["model"]["steps"].item(), found["vocab"]) == (9, "new")
