"""`isnad explain`: the whole chain of one claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph_builder.cli.arabic import marked
from graph_builder.cli.opening import opened_store
from graph_builder.cli.options import Json, StoreUri, with_options
from graph_builder.cli.output import out, print_json, print_rows, show_field
from graph_builder.cli.phrases import phrase
from graph_builder.errors import NotFoundError, QueryError

if TYPE_CHECKING:
    from graph_builder.stores import Store

_CANDIDATES = 6
"""Keys named where the given letters begin several."""


def explain(
    key: Annotated[str, typer.Argument(help="Key of a claim (its first letters are enough where they are unique).")],
    store: StoreUri = None,
    json: Json = False,
) -> None:
    """Show the whole chain of one claim.

    The words in their sentence, who says and relays them, the rule that read them, what the names were taken for, and for an
    inferred claim its premises. isnad demo and isnad query claims show keys.

    Example: isnad explain 0dea80f3
    """
    with opened_store(with_options(store)) as opened:
        chain = chain_of(opened, _whole_key(opened, key))
    print_json(chain) if json else _show(chain)


def chain_of(store: Store, key: str) -> dict[str, Any]:
    """The chain of a claim: where it stands, what the names in its sentence mean, and the chains of its premises."""
    rows = store.named_query("chain-of-claim", {"claim": key})
    if not rows:
        raise NotFoundError(f"The claim {key} has no sentence.", "Build again: another program changed the graph.")
    row = rows[0]
    return {
        "claim": key,
        **row,
        "knowledge": [known_fact(store, fact) for fact in row["knowledge"]],
        "premises": [chain_of(store, premise) for premise in row["premises"]],
        "links": _links(store, row["document"], key),
    }


def known_fact(store: Store, premise: str) -> str:
    """The catalogue's knowledge ``catalogue:KEY:PREDICATE:KEY`` in words."""
    _, subject, predicate, target = premise.split(":")
    ends = [store.named_query("thing", {"key": key}) or [{"key": key, "name": key}] for key in (subject, target)]
    fact = {"predicate": predicate, "what": None, "subject": ends[0][0], "object": ends[1][0]}
    return f"{phrase(fact)} (known to the catalogue)"


def _whole_key(store: Store, beginning: str) -> str:
    keys = [row["key"] for row in store.named_query("claim-keys", {"beginning": beginning, "limit": _CANDIDATES})]
    if not keys:
        raise NotFoundError(f"No claim has the key {beginning}.", "isnad demo and isnad query claims show keys.")
    if len(keys) > 1 and beginning not in keys:
        raise QueryError(f"{beginning} is the beginning of several keys.", f"Give more letters: {', '.join(keys)}.")
    return keys[0] if len(keys) == 1 else beginning


def _links(store: Store, document: str, key: str) -> list[dict[str, Any]]:
    from graph_builder.stores.chains import links_of

    return [
        {
            "words": mention.text,
            "means": {"key": mention.entity, "name": names.get(mention.entity, mention.entity)},
            "witness": mention.witness,
            "score": round(mention.score, 2),
            "because": mention.why,
            "alternatives": [f"{other} {score:.2f}" for other, score in mention.alternatives],
        }
        for mention, names in links_of(store, document, key)
    ]


def _show(chain: dict[str, Any]) -> None:
    out.rule(f"[bold]{chain['told']}[/]", align="left")
    if chain["premises"]:
        _show_inferred(chain)
    else:
        _show_told(chain)


def _show_told(chain: dict[str, Any]) -> None:
    show_field("sentence", marked(chain["sentence"], chain["start"], chain["end"], out))
    show_field("says so", chain["speaker"] or "the report itself")
    if chain["relays"]:
        show_field("relayed by", ", then ".join(chain["relays"]))
    show_field("certainty", chain["certainty"])
    if chain["said_from"]:
        show_field("said on", " to ".join(sorted({str(chain["said_from"]), str(chain["said_to"])})))
    show_field("report", f"{chain['title'] or 'without a title'} ({chain['document']})")
    show_field("read by", f"{chain['rule']}: {chain['path']}")
    show_field("score", f"{chain['score']:.2f}")
    show_field("claim", chain["claim"])
    if chain["links"]:
        out.print("\n[dim]what the names in the sentence were taken for[/]")
        print_rows(chain["links"])


def _show_inferred(chain: dict[str, Any]) -> None:
    show_field("inferred", "no report says so; it follows from the premises below")
    show_field("certainty", f"{chain['certainty']}: never surer than its premises")
    show_field("rule", chain["rule"])
    show_field("claim", chain["claim"])
    for fact in chain["knowledge"]:
        show_field("because", fact)
    for number, premise in enumerate(chain["premises"], start=1):
        out.print(f"\n[bold]premise {number}[/]")
        _show(premise)
