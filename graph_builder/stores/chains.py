"""What the names in a claim's sentence were taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_builder.model import Mention
from graph_builder.stores.bolt import Store


def links_of(store: Store, document: str, claim: str) -> Iterator[tuple[Mention, Mapping[str, str]]]:
    """Each mention in the claim's sentence, with the English names of its document's entities by key.

    None for an inferred claim, which no sentence tells.
    """
    for record in store.records_of([document]):
        names = {entity.key: entity.name_en for entity in record.entities}
        sentences = {told.evidence.sentence for told in record.claims if told.key == claim}
        yield from ((mention, names) for mention in record.mentions if mention.sentence in sentences)
