"""The scorers give the figures of the project's reference tools, on gold that was damaged in known ways."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph_builder.evaluation import score_folders, score_incident_files

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT.parent / "shared" / "tools"
EXAMPLES = ROOT / "examples"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not TOOLS.is_dir(), reason="the reference scorers in ../shared/tools are not there"),
]

Row = dict[str, Any]
Damage = Callable[[Row, random.Random], None]


def as_it_is(row: Row, rng: random.Random) -> None:
    """Gold as its own prediction."""


def dropped(row: Row, rng: random.Random) -> None:
    row["triples"] = [t for t in row["triples"] if rng.random() > 0.4]
    row["incidents"] = row["incidents"][1:]


def changed(row: Row, rng: random.Random) -> None:
    """Other objects, values, speakers and evidence, and triples twice."""
    entities = [e["key"] for e in row["entities"]]
    for triple in row["triples"]:
        what = rng.choice(["o", "by", "evidence", "value", "same", "same"])
        if what == "o" and triple["o"] in entities:
            triple["o"] = rng.choice(entities)
        elif what == "by":
            triple["by"] = rng.choice([*entities, None])
        elif what == "evidence":
            triple["evidence"] = " ".join(triple["evidence"].split()[:3][::-1])
        elif what == "value" and triple["p"] in ("on_date", "killed", "used_weapon"):
            triple["o"] = rng.choice(["2024-04-20", "2024-04", "3", "rocket", "missile", "2024-04-20/2024-04-21"])
    row["triples"] += rng.sample(row["triples"], len(row["triples"]) // 3)


def renamed(row: Row, rng: random.Random) -> None:
    """Other keys, fewer names, other kinds, incidents told as two."""
    for entity in row["entities"]:
        entity["names"] = entity["names"][: rng.randint(1, 3)]
        entity["type"] = rng.choice([entity["type"], "Country", "Person"])
    for incident in list(row["incidents"]):
        row["incidents"].append(incident | {"key": f"{incident['key']}-again", "type": "attack"})
    for triple in row["triples"]:
        for side in ("s", "o"):
            if any(triple[side] == i["key"] for i in row["incidents"]) and rng.random() < 0.3:
                triple[side] += "-again"


def as_cluster_prediction(row: Row, clusters: Row, rng: random.Random, noise: float) -> None:
    """Incidents under the keys of their clusters, with the gold anchor as evidence; some put with others, some lost."""
    cluster_of = {m: c["key"] for c in clusters["incidents"] for m in c["members"]}
    told: list[Row] = []
    for incident in clusters["documents"][row["doc_id"]]["incidents"]:
        key = cluster_of[f"{row['doc_id']}:{incident['key']}"]
        if rng.random() < noise:
            key = rng.choice([key, rng.choice(clusters["incidents"])["key"], f"{key}-alone"])
        figures = {f: [v["value"] for v in incident.get(f, [])] for f in ("killed", "wounded")}
        if rng.random() > noise / 2 and key not in {i["key"] for i in told}:
            told.append(
                {"key": key, "type": incident["type"], "date": incident.get("date"), "evidence": [incident["anchor"]]} | figures
            )
    row["incidents"] = told


def tool(name: str, *arguments: Path) -> Row:
    command = [sys.executable, str(TOOLS / name), *map(str, arguments), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": "0"})
    found: Row = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("damage", [as_it_is, dropped, changed, renamed])
def test_triples_score_as_the_tool_scores_them(damage: Damage, tmp_path: Path) -> None:
    rng = random.Random(3)
    for file in sorted((EXAMPLES / "gold").glob("*.json"))[:-1]:
        row = json.loads(file.read_text(encoding="utf-8"))
        damage(row, rng)
        (tmp_path / file.name).write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert score_folders(EXAMPLES / "gold", tmp_path).figures() == tool("score_triples.py", EXAMPLES / "gold", tmp_path)


@pytest.mark.parametrize("noise", [0.0, 0.5])
def test_incidents_score_as_the_tool_scores_them(noise: float, tmp_path: Path) -> None:
    rng = random.Random(5)
    clusters = json.loads((EXAMPLES / "stories.json").read_text(encoding="utf-8"))
    for file in sorted((EXAMPLES / "gold").glob("*.json")):
        row = json.loads(file.read_text(encoding="utf-8"))
        as_cluster_prediction(row, clusters, rng, noise)
        (tmp_path / file.name).write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    copies = clusters["copies"] if not noise else [*clusters["copies"][1:], {"document": "st-20", "of": "st-03"}]
    (tmp_path / "_copies.json").write_text(json.dumps(copies), encoding="utf-8")
    arguments = (EXAMPLES / "stories.json", EXAMPLES / "reports", tmp_path)
    score = score_incident_files(*arguments)
    assert score.figures() == pytest.approx(tool("score_incidents.py", *arguments), abs=1e-12)
    assert (score.found == 1.0) == (not noise)
