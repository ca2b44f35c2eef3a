"""Whether a site where something happened was hit by it."""

from __future__ import annotations

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.surface.markers import is_beside
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import NAMELESS, EntityKind, IncidentKind

_HIT = frozenset({IncidentKind.BOMBING, IncidentKind.EXPLOSION})


def is_hit_site(event: Event, argument: Argument, words: Vocabulary) -> bool:
    """A site that a blast or fire takes place at is hit, or in which something fell ("سقط صاروخ داخل القاعدة"); a road is not,
    nor is one near a blast that no bomb is told of, nor where a force was hit ("فجروا عبوة بقوة في المخيم")."""
    if argument.role is not Role.PLACE or argument.mention.kind is not EntityKind.SITE:
        return False
    road = words.has("roads", *words.forms(event.sentence.words[argument.mention.first]))
    beside = IncidentKind.BOMBING not in event.kinds and is_beside(event.sentence, argument.mention, words)
    struck = (a.mention for a in event.arguments if a.role is Role.TARGET and a.mention.kind.is_armed)
    there = any(m.last + 2 == argument.mention.first for m in struck)
    named = NAMELESS not in argument.mention.entity  # not "سقط صاروخ في حقل زراعي"
    fell = not _HIT.isdisjoint(event.kinds) or (named and argument.trigger.frame.subject == "weapon")
    return fell and not (road or beside or there)
