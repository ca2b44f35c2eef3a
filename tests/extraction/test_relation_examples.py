"""Each frame finds its own example, through the real parser and linker."""

from __future__ import annotations

import pytest

from graph_builder.extraction.relations import find_relations
from graph_builder.extraction.relations.frames import FrameSpec, load_frames
from graph_builder.language import Parser, load_parser
from graph_builder.linking import Linker, load_catalogue
from graph_builder.model import Document
from graph_builder.settings import Settings

pytestmark = pytest.mark.pack


@pytest.fixture(scope="module")
def reader() -> tuple[Parser, Linker]:
    catalogue = load_catalogue()
    return load_parser(Settings(_env_file=None), catalogue.keep_whole), Linker(catalogue)


@pytest.mark.parametrize("spec", [frame.spec for frame in load_frames().frames], ids=lambda spec: spec.rule)
def test_the_example(spec: FrameSpec, reader: tuple[Parser, Linker]) -> None:
    parser, linker = reader
    document = Document(key="e" * 16, doc_id=spec.rule, text=f"{spec.example}.")
    found = find_relations(linker.link(parser.parse([document])[0]))
    assert (spec.predicate, spec.rule) in {(r.predicate, r.rule) for r in found}
