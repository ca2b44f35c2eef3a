"""How well the graph agrees with gold: triples of single documents, and incidents across documents."""

from __future__ import annotations

from graph_builder.evaluation.coverage import tally
from graph_builder.evaluation.incidents import IncidentScore, score_incident_files
from graph_builder.evaluation.render import coverage_tables, incident_table, triple_tables
from graph_builder.evaluation.triples import TripleScore, score_folders, score_graphs

__all__ = [
    "IncidentScore",
    "TripleScore",
    "coverage_tables",
    "incident_table",
    "score_folders",
    "score_graphs",
    "score_incident_files",
    "tally",
    "triple_tables",
]
