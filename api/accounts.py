"""An incident's accounts side by side: who says what, in which report, and which of them cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from api.lookup import ALL_OF_ONE, claims_of, one
from graph_builder.stores import Store

Row = Mapping[str, Any]


def incident_in_full(store: Store, key: str) -> dict[str, Any]:
    """An incident in the shape of ``IncidentInFull``. Raises ``NotFoundError``."""
    incident = one(store, "incidents", "incident", key, "GET /incidents?q=... finds incidents by words.")
    claims = claims_of(store, incident=key)
    relations = store.named_query("independent-sources", {"incident": key})
    return {
        **incident,
        "accounts": accounts(claims),
        "relations": [{**row, "predicate": row["relation"].lower()} for row in relations],
        "tolls": store.named_query("tolls", {"incident": key}),
        "contradictions": contradictions(store.named_query("contradictions", {"incident": key, "limit": ALL_OF_ONE})),
    }


def accounts(claims: Iterable[Row]) -> list[dict[str, Any]]:
    """Claims grouped by report, speaker and chain of relays, in order of reporting; what nobody says stands last."""
    grouped: dict[tuple[Any, ...], dict[str, Any]] = {}
    for claim in claims:
        speaker, relays = claim["speaker"], claim["relays"]
        said_by = (speaker is None, speaker["key"] if speaker else "", claim["voice"] or "", *(r["key"] for r in relays))
        day = claim["reported_on"]
        place = (day is None, str(day or ""), claim["document"], said_by)
        head = {name: claim[name] for name in ("document", "reported_on", "speaker", "voice", "relays")}
        grouped.setdefault(place, {**head, "claims": []})["claims"].append(claim)
    return [grouped[place] for place in sorted(grouped)]


def contradictions(rows: Iterable[Row]) -> list[dict[str, str]]:
    """The pairs of claims that cannot both hold, in the order of the reason ("killed: 3 / 2")."""
    return [{"first": row["first_claim"], "second": row["second_claim"], "reason": row["reason"]} for row in rows]
