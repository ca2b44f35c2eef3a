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
