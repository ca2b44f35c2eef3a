"""How well the graph agrees with gold: triples of single documents, and incidents across documents."""

from __future__ import annotations

from graph_builder.evaluation.incidents import IncidentScore, score_incident_files
from graph_builder.evaluation.render import incident_table, triple_tables
from graph_builder.evaluation.triples import TripleScore, score_folders, score_graphs

__all__ = [
    "IncidentScore",
    "TripleScore",
    "incident_table",
    "score_folders",
    "score_graphs",
    "score_incident_files",
    "triple_tables",
]
