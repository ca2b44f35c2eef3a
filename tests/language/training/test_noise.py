"""Newsroom spelling."""

from __future__ import annotations

import random

from graph_builder.language.training.noise import respell


def test_each_habit_shows_and_careful_spelling_too() -> None:
    words = ["قال", '"', "أعلن", "الأنبار", "على", "15", '"']
    seen = {tuple(respell(words, random.Random(seed))) for seed in range(200)}
    assert tuple(words) in seen
    assert any("الانبار" in s for s in seen)
    assert any("علي" in s for s in seen)
    assert any("١٥" in s for s in seen)
    assert any(s[1] == "«" and s[-1] == "»" for s in seen)
    assert all(s[0] == "قال" for s in seen)
