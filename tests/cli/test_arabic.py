"""Arabic sentences in a terminal."""

from __future__ import annotations

import pytest
from rich.console import Console

from graph_builder.cli.arabic import marked
from graph_builder.cli.output import cell

TURNED = "قال \u202eفلان\u202c إن \u2067القصف\u2069 وقع"


@pytest.mark.parametrize("terminal", [True, False])
def test_signs_that_turn_text_are_not_printed_and_the_evidence_stays_marked(terminal: bool) -> None:
    start = TURNED.index("إن")
    text = marked(TURNED, start, len(TURNED), Console(force_terminal=terminal))
    assert text.plain.replace("⟦", "").replace("⟧", "") == "قال فلان إن القصف وقع"
    told = {text.plain[s.start : s.end] for s in text.spans} or {text.plain[text.plain.index("⟦") + 1 : -1]}
    assert told == {"إن القصف وقع"}


def test_signs_that_turn_text_are_not_printed_in_rows() -> None:
    assert cell([TURNED, {"key": "k", "name": "\u202ename"}]) == "قال فلان إن القصف وقع, name (k)"
