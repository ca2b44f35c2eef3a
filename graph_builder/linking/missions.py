"""Embassies that speak: "أدانت السفارة الأمريكية في العراق الهجوم" tells what the United States do, and not Iraq."""

from __future__ import annotations

from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.page import Draft, Page, core
from graph_builder.linking.senses import Use
from graph_builder.linking.spelling import fold
from graph_builder.model import EntityKind

_MEANT = 0.8
"""Score of a state whose embassy speaks for it."""
_SENT = "its embassy speaks for it"


def read_missions(page: Page) -> None:
    """Let embassies and consulates that say, condemn or deny something mean the states that sent them; all others are places."""
    missions = [d for d in page.all() if d.kind is EntityKind.SITE and _is_a_mission(page, d)]
    senders: dict[str, str] = {}
    for draft in missions:
        sender = _sender(page, draft)
        if sender is not None:
            senders.setdefault(draft.entity, sender)
    for draft in missions:
        if draft.entity in senders and _speaks(page, draft):
            state = page.know(senders[draft.entity])
            draft.turn_to(state.key, state.kind, _MEANT, _SENT)


def _is_a_mission(page: Page, draft: Draft) -> bool:
    return core(page.words(draft.sentence)[draft.first]) in lexicon().places.missions


def _sender(page: Page, draft: Draft) -> str | None:
    """The first state that is named behind the word for an embassy, by its adjective or its name; none where it is told by a
    preposition ("السفارة في العراق")."""
    words = page.words(draft.sentence)
    for word in words[draft.first + 1 : draft.last + 1]:
        if word.upos == "ADP":
            return None
        for first, last in ((word.index, draft.last), (word.index, word.index + 1), (word.index, word.index)):
            for sense in page.catalogue.senses(page.plain(draft.sentence, first, min(last, draft.last))):
                entity = page.catalogue.entities.get(sense.entity)
                named = sense.use in (Use.ADJECTIVE, Use.NAME)
                if named and entity is not None and entity.kind is EntityKind.GOVERNMENT:
                    return entity.key
    return None


def _speaks(page: Page, draft: Draft) -> bool:
    """Whether a draft is the subject of a verb that tells what a government says or does."""
    words = page.words(draft.sentence)
    head = words[page.head(draft)]
    verb = words[head.head] if head.head >= 0 and head.deprel.startswith("nsubj") else words[max(draft.first - 1, 0)]
    told = lexicon().persons.sayings | lexicon().places.state_deeds
    return verb.upos == "VERB" and verb.feats.get("Voice") != "Pass" and fold(verb.lemma).text in told
