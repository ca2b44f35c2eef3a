"""Resolution measured on gold records: the height that reading may reach, and a fall is a fault."""

from __future__ import annotations

import pytest

from graph_builder.incidents import resolve
from tests.incidents.gold import CLUSTERS, cluster_records, clusters, stories, story_records
from tests.incidents.measure import measure


def test_stories_with_all_that_is_told() -> None:
    score = measure(resolve(story_records(optional=True)), stories())
    assert score.mixed == ()
    assert score.link_f1 >= 0.99
    assert (score.copy_p, score.copy_r) == (1.0, 1.0)


def test_stories_with_the_required_triples_only() -> None:
    score = measure(resolve(story_records()), stories())
    assert score.mixed == ()
    assert score.link_f1 >= 0.95 and score.b3_f1 >= 0.95


@pytest.mark.shared
@pytest.mark.skipif(not CLUSTERS.is_dir(), reason="the gold reports in ../shared/gold/clusters are not there")
def test_real_reports() -> None:
    score = measure(resolve(cluster_records()), clusters())
    assert score.link_p >= 0.9 and score.link_f1 >= 0.85
    assert score.b3_f1 >= 0.92
    assert score.copy_p >= 0.95 and score.copy_r >= 0.95
