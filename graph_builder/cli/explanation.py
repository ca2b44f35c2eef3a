"""What `isnad explain` tells of one claim, and how it is shown."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from graph_builder.errors import NotFoundError, QueryError
from graph_builder.stores import Store

_CANDIDATES = "MATCH (c:Claim) WHERE c.key STARTS WITH $prefix RETURN c.key AS key ORDER BY key LIMIT 6"


def explain_claim(store: Store, key: str) -> dict[str, Any]:
    """The chain of the claim whose key begins with ``key``. Raises NotFoundError, or QueryError where several do."""
    keys = [row["key"] for row in store.run(_CANDIDATES, prefix=key)]
    if not keys:
        raise NotFoundError(f"No claim has the key {key}.", "The tables of isnad demo and isnad query incident-accounts show keys.")
    if len(keys) > 1 and key not in keys:
        raise QueryError(f"{key} is the beginning of several keys.", f"Give more letters: {', '.join(keys)}.")
    chosen = key if key in keys else keys[0]
    rows = store.named_query("chain-of-claim", {"claim": chosen})
    if not rows:
        raise NotFoundError(f"The claim {chosen} has no sentence.", "Build again: the graph was changed by another program.")
    links = [
        {"words": m.text, "means": m.entity, "witness": m.witness, "score": m.score, "alternatives": dict(m.alternatives)}
        for record in store.records_of([rows[0]["document"]])
        for m in record.mentions
        if any(c.key == chosen and c.evidence.sentence == m.sentence for c in record.claims)
    ]
    return {"claim": chosen, **rows[0], "links": links}


def render(explanation: dict[str, Any]) -> RenderableType:
    """The chain for a person: the sentence with the words marked, then each link of the chain."""
    sentence = Text(explanation["sentence"])
    sentence.stylize("bold reverse", explanation["start"], explanation["end"])
    chain = Table(show_header=False, box=None)
    for name in ("told", "certainty", "speaker", "relays", "document", "title", "rule", "path", "score", "premises", "knowledge"):
        value = explanation[name]
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "the report itself")
        if shown:
            chain.add_row(f"[dim]{name}[/]", escape(shown))
    links = Table("words", "means", "witness", "score", title="links in the sentence", title_justify="left")
    for link in explanation["links"]:
        links.add_row(escape(link["words"]), escape(link["means"]), link["witness"], f"{link['score']:.2f}")
    return Group(sentence, chain, links)
