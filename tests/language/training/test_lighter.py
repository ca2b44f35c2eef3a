"""A few steps of making a smaller pack from the shipped one."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
import torch

from graph_builder.errors import NotFoundError, PackError
from graph_builder.language import load_parser
from graph_builder.language.pack import SHIPPED
from graph_builder.language.training.lighter import course
from graph_builder.language.training.lighter.course import Course, Order
from graph_builder.language.training.lighter.lessons import Lessons
from graph_builder.language.training.recipe import recipes
from graph_builder.model import Document
from graph_builder.settings import Settings
from tests.language.training.test_train import Chance

PARAGRAPHS = (
    "أعلنت وزارة الدفاع، اليوم الثلاثاء، مقتل ثلاثة جنود في انفجار عبوة ناسفة استهدفت دوريتهم قرب الحدود.",
    "وقال المتحدث باسم الوزارة إن الجيش فتح تحقيقا في الهجوم الذي لم تتبنه أي جهة حتى الآن.",
    "وشهدت المنطقة خلال الأسابيع الأخيرة هجمات متكررة على مواقع القوات الحكومية.",
    "وزار رئيس الوزراء الجرحى في المستشفى العسكري وتعهد بملاحقة المسؤولين عن الهجوم.",
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    whole = "\n\n".join(PARAGRAPHS)
    with zipfile.ZipFile(folder / "news.zip", "w") as archive:
        articles = [{"content": f"{whole}\n\n{paragraph}"} for paragraph in PARAGRAPHS]
        archive.writestr("news.json", json.dumps(articles, ensure_ascii=False))
    return folder


@pytest.mark.pack
def test_a_short_course_makes_a_smaller_pack_that_has_learnt_something(corpus: Path, tmp_path: Path) -> None:
    told: list[str] = []
    order = Order(SHIPPED, corpus, tmp_path / "light", articles=4, steps=260)
    report = Course(order, told.append).run()
    assert {part: history[-1]["step"] for part, history in report["parts"].items()} == dict.fromkeys(recipes().lighter, 260)
    assert all(history[0]["loss"] > 2 * history[-1]["loss"] for history in report["parts"].values())
    for part, plan in recipes().lighter.items():
        made = torch.load(order.out / f"{part}.pt", weights_only=True)["config"]
        assert made["hidden_dim"] == plan.hidden
    [parsed] = load_parser(Settings(pack=order.out)).parse([Document(key="d", doc_id="d", text=PARAGRAPHS[0])])
    assert "".join(word.text for sentence in parsed.sentences for word in sentence.words)

    told.clear()
    assert Course(order, told.append).run() == report
    assert told == []
    with pytest.raises(PackError, match="holds another training"):
        Course(Order(SHIPPED, corpus, order.out, articles=4, steps=2), told.append).run()


def test_the_seed_decides_the_first_weights_too(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "hear", lambda *_: Lessons())
    monkeypatch.setattr(course, "STUDENTS", {"pos": Chance})
    for name in ("one", "other"):
        torch.rand(len(name))
        Course(Order(SHIPPED, corpus, tmp_path / name, articles=4, steps=1), lambda _: None).run()
    one, other = (torch.load(tmp_path / name / "pos.pt", weights_only=True)["model"] for name in ("one", "other"))
    assert one["weight"] == other["weight"]


def test_too_few_articles_are_an_error(corpus: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="has 4 articles, not 5"):
        Course(Order(SHIPPED, corpus, tmp_path / "light", articles=5, steps=1), print).run()
