"""The CSV files of `isnad export neo4j-import`, brought in by Neo4j's own tool, give the graph that loading gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph_builder.exports.neo4j_import import write
from graph_builder.model import Document, Graph, Judgement, Verdict
from graph_builder.settings import Settings
from graph_builder.stores import Store, open_store
from graph_builder.stores.projection import View
from tests.integration.dumps import dump
from tests.integration.neo4j_server import Neo4jServer
from tests.stores.sample import sample_graph

NASTY = "سطر\nآخر; \"مقتبس\", \\ وفاصلة، 'واحدة' و\tجدولة"
JUDGED = Judgement("d1#i0", 3, "d3#i0", 5, Verdict.NEGATIVE, "analyst:amal", datetime(2024, 5, 1, tzinfo=UTC), NASTY)


def nasty_graph() -> Graph:
    """The sample graph with every sign in it that CSV treats in its own way, and with empty values."""
    graph = sample_graph()
    first = graph.records[0]
    document: Document = replace(first.document, doc_id=NASTY, url="", source=" ")
    sentences = (replace(first.sentences[0], text=NASTY), *first.sentences[1:])
    base = replace(graph.entities["kalsu"], names=(NASTY, "", "a;b"), note='"')
    return replace(
        graph,
        records=(replace(first, document=document, sentences=sentences), *graph.records[1:]),
        entities={**graph.entities, "kalsu": base},
    )


@pytest.mark.neo4j
def test_import_gives_the_loaded_graph(neo4j_store: Store, neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    graph = nasty_graph()
    neo4j_store.write("MATCH (n) DETACH DELETE n")
    neo4j_store.project(graph)
    write(View(graph), graph.records, [JUDGED], tmp_path / "csv")
    server = neo4j_server.another(tmp_path / "server")
    server.import_csv(tmp_path / "csv")
    try:
        server.start()
        password = SecretStr(server.password)
        with open_store(Settings(_env_file=None, home=tmp_path, store=server.address, store_password=password)) as store:
            assert dump(store) == dump(neo4j_store)
            store.apply_schema()
            assert tuple(store.records()) == graph.records
            assert store.named_query("quality-checks") == neo4j_store.named_query("quality-checks") != []
            assert store.project(graph).unchanged, "the imported graph is built on as if it had been loaded"
            store.judge(JUDGED)
            assert store.judgements() == [JUDGED]
    finally:
        server.stop()
