"""One name, one place: a report that writes "الشجرة" twice means one town by it, not a Syrian and a Jordanian one."""

from __future__ import annotations

from collections import defaultdict

from graph_builder.linking.page import Draft, Page
from graph_builder.linking.spelling import fold_name


def agree_on_towns(page: Page) -> None:
    """Let all mentions of one name, known from the catalogue as places, mean the place that fits the whole document best."""
    rows: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in page.all():
        if not draft.kind.is_actor and not draft.adjective:
            rows[fold_name(page.plain(draft.sentence, draft.first, draft.last))[0]].append(draft)
    for drafts in rows.values():
        if len({d.entity for d in drafts}) > 1:
            _agree(page, drafts)


def _agree(page: Page, drafts: list[Draft]) -> None:
    """The place with the highest sum of scores over the mentions takes those that may mean it."""
    total: defaultdict[str, float] = defaultdict(float)
    for draft in drafts:
        for key, score in ((draft.entity, draft.score), *draft.alternatives):
            total[key] += score
    best = max(sorted({d.entity for d in drafts}), key=lambda k: total[k])
    for draft in drafts:
        scores = dict(draft.alternatives)
        if best in scores:
            draft.turn_to(best, page.know(best).kind, scores[best], "all mentions of the name in the report mean one place")
