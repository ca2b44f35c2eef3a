"""Who those are that did a deed, where their names stand behind what they are: "نفذه شابان من القرية، هما فلان وفلان"."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.argument import SURFACE_ONLY, Argument, doer_role
from graph_builder.extraction.atoms import fold
from graph_builder.extraction.markers import STOPS
from graph_builder.extraction.named_victims import before_title
from graph_builder.extraction.person_words import person
from graph_builder.extraction.scene import REACH, Scene
from graph_builder.extraction.triggers import Trigger
from graph_builder.model import EntityKind, Mention


def named_doer(scene: Scene, mention: Mention) -> Argument | None:
    """The person as who did a deed: "نفذه شاب يدعى فلان"."""
    at = before_title(scene, mention) if mention.kind is EntityKind.PERSON else 0
    if at <= 0 or not (scene.has("pointing", at) or scene.has("naming", at)):
        return None
    before = takewhile(lambda word: word.text not in STOPS, reversed(scene.words[max(0, at - REACH) : at]))
    verb = next((word.index for word in before if word.upos == "VERB"), -1)
    trigger, role = scene.triggers.get(verb), doer_role(mention.kind)
    if trigger is None or role is None or not _is_done_by_men(scene, trigger, at):
        return None
    return Argument(role, mention, trigger, SURFACE_ONLY, f"{scene.words[verb].text} < {scene.words[at].text}", bare=True)


def _is_done_by_men(scene: Scene, trigger: Trigger, end: int) -> bool:
    """ "نفذه شابان", "نفذها رجل": right behind the verb and its pronoun stands a noun of persons, before ``end``."""
    behind = [word for word in scene.words[trigger.word + 1 : min(trigger.word + 3, end)] if word.upos != "PRON"]
    carries = trigger.frame.light and not trigger.nominal and trigger.frame.subject == "doer"
    found = person(fold(behind[0].text), feminine=False) if carries and behind else None
    return found is not None and not found[1].definite
