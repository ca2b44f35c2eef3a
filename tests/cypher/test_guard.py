"""What a person may ask, and what is refused."""

from __future__ import annotations

import pytest

from cypher import list_queries
from cypher.guard import refuse_writes
from graph_builder.errors import QueryError


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n:Actor) RETURN n LIMIT 3;",
        "match (n) where n.name_ar contains 'قاعدة; DELETE' return n.start, n.set",
        "UNWIND [1, 2] AS x WITH x WHERE x > 1 RETURN {set: x, create: 2} AS made",
        "CALL db.index.fulltext.queryNodes('Actor[search]', $q) YIELD node RETURN node",
        "CALL { MATCH (n:Actor) RETURN n UNION MATCH (n:Place) RETURN n } RETURN count(n)",
        "MATCH (n:Place) RETURN point.distance(n.location, point({latitude: 33, longitude: 44})) AS metres",
        "// CREATE in a comment\nMATCH (n) /* DELETE n */ RETURN n",
        "RETURN date.truncate('month', date('2024-04-19')) AS m, $set",
        "EXPLAIN MATCH (n) RETURN n",
        "MATCH (n:`Actor`) RETURN n.`name_ar` AS `SET`",
    ],
)
def test_reading_passes(statement: str) -> None:
    refuse_writes(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "CREATE (n)",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.x = 1",
        "MATCH (n) SET\nn:Actor",
        "MATCH (n) WITH n LIMIT 1SET n.x = 1",
        "MATCH (n) WHERE n.x > 1.SET n.x = 1",
        "MATCH (n) REMOVE n.x RETURN n",
        "MATCH (n) /* ' */ SET n.x = 1 /* ' */ RETURN n",
        "MATCH (n) // '\nSET n.x = 1 // '\nRETURN n",
        "MATCH (n) WHERE n.x = 'a\\'' SET n.y = 'b' RETURN n",
        "MATCH (n) \\u0053ET n.x = 1",
        "RETURN '\\u0027 SET n.x = 1 //'",
        "MATCH (n) RETURN n; MATCH (n) DELETE n",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "WITH 1 AS x LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL apoc.load.json('http://example.org') YIELD value RETURN value",
        "CALL dbms.listConfig()",
        "CALL `dbms`.listConfig()",
        "RETURN apoc.load.json('x')",
        "RETURN apoc . load . json('x')",
        "RETURN `apoc`.load.json('x')",
        "RETURN apoc.load.`json`('x')",
        "RETURN apoc./* */load.json('x')",
        "MATCH (n) FOREACH (x IN [1] | SET n.x = x)",
        "CALL { MATCH (n) DELETE n }",
        "MATCH (n) RETURN 'open",
        "USE system SHOW USERS",
        "DROP CONSTRAINT actor_key",
    ],
)
def test_writing_is_refused(statement: str) -> None:
    with pytest.raises(QueryError) as caught:
        refuse_writes(statement)
    assert caught.value.hint


@pytest.mark.parametrize("query", list_queries(), ids=lambda q: q.name)
def test_named_queries_read(query: object) -> None:
    refuse_writes(query.text)  # type: ignore[attr-defined]
