"""The vocabulary that every room speaks: one dataclass per thing, nothing that computes.

Invariants
- Every ``start``/``end`` is a half-open range of characters of ``Document.text``, as the document was read, before any
  normalisation; ``document.text[start:end]`` is always the exact original wording.
- A *ref* (subject or object of a claim) is an entity key or a telling key. Telling keys hold a ``#``; entity keys never do.
- All collections are tuples or read-only mappings, and every dataclass is frozen: rooms hand new values on.
"""

from graph_builder.model.claims import (
    Claim,
    DateRange,
    Figure,
    Record,
    SentenceText,
    Span,
    Telling,
)
from graph_builder.model.links import (
    NAMELESS,
    UNKNOWN,
    Entity,
    LinkedDocument,
    Mention,
    Tie,
)
from graph_builder.model.merged import (
    Contradiction,
    Copy,
    Doubt,
    Graph,
    Incident,
    Judgement,
    Merge,
    Rehash,
    Shortcut,
)
from graph_builder.model.terms import (
    LITERAL_PREDICATES,
    Certainty,
    DatePrecision,
    EntityKind,
    IncidentKind,
    Predicate,
    Verdict,
    Weapon,
)
from graph_builder.model.text import (
    Document,
    NamedSpan,
    ParsedDocument,
    Sentence,
    Word,
    carries_pronoun,
    means_one_man,
)

__all__ = [
    "LITERAL_PREDICATES",
    "NAMELESS",
    "UNKNOWN",
    "Certainty",
    "Claim",
    "Contradiction",
    "Copy",
    "DatePrecision",
    "DateRange",
    "Document",
    "Doubt",
    "Entity",
    "EntityKind",
    "Figure",
    "Graph",
    "Incident",
    "IncidentKind",
    "Judgement",
    "LinkedDocument",
    "Mention",
    "Merge",
    "NamedSpan",
    "ParsedDocument",
    "Predicate",
    "Record",
    "Rehash",
    "Sentence",
    "SentenceText",
    "Shortcut",
    "Span",
    "Telling",
    "Tie",
    "Verdict",
    "Weapon",
    "Word",
    "carries_pronoun",
    "means_one_man",
]
