"""The chain of one claim: its sentence, who says and relays it, the rule that found it, and what it rests on."""

from __future__ import annotations

from typing import Any

from api.lookup import claims_of
from graph_builder.errors import NotFoundError
from graph_builder.stores import Store
from graph_builder.stores.chains import links_of


def chain(store: Store, key: str) -> dict[str, Any]:
    """A claim in the shape of ``Chain``. Raises ``NotFoundError``."""
    claims, chains = claims_of(store, keys=key), store.named_query("chain-of-claim", {"claim": key})
    if not claims or not chains:
        raise NotFoundError(f"No claim has the key {key}.", "GET /claims lists claims; incidents and triples name theirs.")
    link = chains[0]
    premises = claims_of(store, keys=" ".join(link["premises"])) if link["premises"] else []
    told = {name: link[name] for name in ("rule", "path", "score", "sentence", "start", "end", "title", "knowledge")}
    return {**claims[0], **told, "premises": premises, "links": _links(store, link["document"], key)}


def _links(store: Store, document: str, claim: str) -> list[dict[str, Any]]:
    """What the names in the claim's sentence were taken for; none for an inferred claim, which no sentence tells."""
    return [
        {
            "words": mention.text,
            "entity": mention.entity,
            "witness": mention.witness,
            "score": mention.score,
            "alternatives": dict(mention.alternatives),
        }
        for mention, _ in links_of(store, document, claim)
    ]
