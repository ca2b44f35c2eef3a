"""The seed actors in sentences that the real parser reads."""

from __future__ import annotations

from datetime import date

import pytest

from graph_builder.language import load_parser
from graph_builder.linking import Catalogue, Linker
from graph_builder.model import Document
from graph_builder.settings import Settings

TEXT = (
    "أعلنت المقاومة الإسلامية في العراق مسؤوليتها عن هجوم على مدينة إيلات، فيما التزمت كتائب حزب الله الصمت.\n"
    "وقال مسؤول أمني عراقي إن قاعدة كالسو في بابل تضم مقرا للحشد الشعبي ووحدات من الجيش العراقي.\n"
    "ونفت القيادة المركزية الأمريكية «سنتكوم» أن تكون القوات الأمريكية نفذت الضربة، ورفض الجيش الإسرائيلي التعليق."
)
SEEDS = {
    "islamic-resistance-in-iraq",
    "eilat",
    "kataib-hezbollah",
    "kalsu",
    "babil",
    "pmf",
    "iraq-army",
    "centcom",
    "us-forces",
    "israel-army",
}


@pytest.mark.pack
def test_seed_actors_and_places_are_linked_in_parsed_text(catalogue: Catalogue) -> None:
    parser = load_parser(Settings(), catalogue.keep_whole)
    parsed = parser.parse([Document("d", "d", TEXT, published=date(2024, 4, 20))])[0]
    linked = Linker(catalogue).link(parsed)
    assert {m.entity for m in linked.mentions} >= SEEDS
    assert "islamic-resistance-in-iraq" in linked.entities["kataib-hezbollah"].part_of


@pytest.mark.pack
def test_every_link_says_why(catalogue: Catalogue) -> None:
    """Names of the catalogue and all others: persons, sources, groups, sites, and what points back at one of them."""
    text = (
        "قال المتحدث باسم لواء العصف سالم المحمدي إن مقرا للشرطة في بلدة العجيلات هوجم.\n"
        "وذكر مصدر أمني عراقي أن المحمدي قتل مع قائد قوات الصاعقة، وأن التنظيم أعلن مسؤوليته.\n" + TEXT
    )
    parsed = load_parser(Settings(), catalogue.keep_whole).parse([Document("d", "d", text, published=date(2024, 4, 20))])[0]
    mentions = Linker(catalogue).link(parsed).mentions
    assert {m.witness for m in mentions} == {"catalogue", "ner", "syntax"}
    assert [m.text for m in mentions if not m.why] == []
