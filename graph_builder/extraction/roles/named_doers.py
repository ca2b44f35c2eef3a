"""Who those are that did a deed, where their names stand behind what they are: "نفذه شابان من القرية، هما فلان وفلان"."""

from __future__ import annotations

from itertools import takewhile

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.roles.argument import SURFACE_ONLY, Argument, doer_role
from graph_builder.extraction.roles.scene import REACH, Scene
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.markers import STOPS
from graph_builder.extraction.tolls.person_words import person
from graph_builder.model import EntityKind, Mention, Word


def named_doer(scene: Scene, mention: Mention) -> Argument | None:
    """The person as who did a deed: "نفذه شاب يدعى فلان"."""
    at = scene.before_title(mention) if mention.kind is EntityKind.PERSON else 0
    if at <= 0 or not (scene.has("pointing", at) or scene.has("naming", at)):
        return None
    before = takewhile(lambda word: word.text not in STOPS, reversed(scene.words[max(0, at - REACH) : at]))
    verb = next((word.index for word in before if word.upos == "VERB"), -1)
    trigger, role = scene.triggers.get(verb), doer_role(mention.kind)
    if trigger is None or role is None or not _is_done_by_men(scene, trigger, at):
        return None
    return Argument(role, mention, trigger, SURFACE_ONLY, f"{scene.words[verb].text} < {scene.words[at].text}", bare=True)


def _is_done_by_men(scene: Scene, trigger: Trigger, end: int) -> bool:
    """ "نفذه شابان", "خطف رجل ... فتاة": persons are the subject, by order behind a verb that only carries the deed, else by the
    parse and with nobody between them and the name at ``end``; "استهدف مسلحون ضابطا هو" names the officer."""
    if trigger.nominal or trigger.frame.effect or trigger.frame.subject != "doer":
        return False
    people = [w for w in scene.words[trigger.word + 1 : end] if _is_person(w)]
    if trigger.frame.light:
        near = scene.words[trigger.word + 1 : min(trigger.word + 3, end)]  # "نفذ الهجوم شاب يدعى"
        behind = [w for w in near if w.upos != "PRON" and w.index not in scene.triggers]
        return bool(behind) and _is_person(behind[0])
    return bool(people) and people[-1].deprel == "nsubj" and people[-1].head == trigger.word


def _is_person(word: Word) -> bool:
    found = person(fold(word.text), feminine=False)
    return found is not None and not found[1].definite
