"""Bodies of two states that one noun names: "القوات الروسية والأوكرانية", "الجيشان الهندي والباكستاني"."""

from __future__ import annotations

from graph_builder.linking.page import Draft, Page, core, definite
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import rules
from graph_builder.linking.ways import JOINED_BODY
from graph_builder.model import EntityKind


def read_joined_bodies(page: Page) -> None:
    """Let the adjective of a second state mean the same body of that state. Linear in the document's length."""
    for sentence in page.parsed.sentences:
        for joint in (w.index for w in sentence.words if w.upos == "CCONJ" and w.index > 1):
            first, second = page.covering(sentence.index, joint - 1), page.starting(sentence.index, joint + 1)
            if first is not None and second is not None and second.adjective and definite(sentence.words[joint + 1]):
                _read(page, first, second)


def _read(page: Page, first: Draft, second: Draft) -> None:
    """Read both bodies of a dual, or the second one behind the first."""
    words = page.words(first.sentence)
    noun = page.plain(first.sentence, first.first, first.last - 1) if first.last > first.first else ""
    if first.adjective and first.first:
        noun = _of_dual(page, core(words[first.first - 1]))
        _turn(page, first, noun, first.first - 1)
    if first.kind is EntityKind.STATE_FORCE or first.adjective:
        _turn(page, second, noun, second.first)


def _of_dual(page: Page, noun: str) -> str:
    """The name of a body of any state of which there are two: "الجيشان"."""
    stems = (noun.removesuffix(e) for e in rules().endings.dual if noun.endswith(e))
    bare = (stem for stem in stems if any(s.use is Use.BARE for s in page.catalogue.senses(stem)))
    return next((rules().article + stem for stem in bare), "")


def _turn(page: Page, draft: Draft, noun: str, begin: int) -> None:
    """Let an adjective mean the one force of its state that is called by a noun and it; its words are those from ``begin`` on."""
    called = f"{noun} {page.plain(draft.sentence, draft.first, draft.last)}"
    senses = {s.entity for s in page.catalogue.senses(called) if s.use is Use.NAME} if noun else set()
    forces = [key for key in senses if page.know(key).kind is EntityKind.STATE_FORCE]
    if len(forces) == 1:
        page.remove(draft)
        said = page.plain(draft.sentence, begin, draft.last)
        page.add(Draft(draft.sentence, begin, draft.last, forces[0], EntityKind.STATE_FORCE, *JOINED_BODY), said)
