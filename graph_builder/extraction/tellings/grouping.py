"""Which events of a document are the same happening: one pass over the text, each event joined to a telling or made a new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.sequels import came_before
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.tellings.drafts import Draft
from graph_builder.extraction.tellings.likeness import VETOED, Likeness, tolls_differ
from graph_builder.extraction.tellings.wording import tellings
from graph_builder.model import EntityKind, IncidentKind

_YEAR = timedelta(days=365)
"""A time so long that many deeds in it are a pattern."""
_ANOTHER = -4
"""A score that only what parts two happenings surely brings."""
_SEIZURES = frozenset({IncidentKind.ARREST, IncidentKind.ABDUCTION})


def group(events: Sequence[Event], likeness: Likeness) -> list[Draft]:
    """Tellings of a document in order of text."""
    drafts: list[Draft] = []
    latest: Draft | None = None
    beside: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        beside[event.sentence.index].append(event)
    for event in events:
        alone = Draft().add(event)
        scored = _scored(alone, drafts, latest, likeness)
        rivals = (Draft().add(e) for e in beside[event.sentence.index] if _is_apart(e, event))
        taken = {n: s for s, n in (_best(_scored(r, drafts, latest, likeness)) for r in rivals)}
        own = [(s, n) for s, n in scored if not _tells_another(drafts[n], alone, events, likeness)]
        score, best = _best([(s, n) for s, n in own if s >= taken.get(n, s) or not tolls_differ(drafts[n], alone)])
        apart = [drafts[n] for s, n in scored if s == VETOED]
        if score > 0:
            here = drafts[best].add(event)
        elif event.reference:
            continue
        else:
            here = alone
            drafts.append(alone)
        here.apart.extend(apart)
        # "وقالت إنه جاء ثأرا للقتلى", "جاء بعد شهر من مقتل ضابط", "وقتلت الشرطة المهاجم": the talk is still of the attack
        before = event.effect_only and bool(event.apart_from) and came_before(event, likeness.words)
        aside = before or any(likeness.hands.end_who_did_it(d, event) for d in drafts if d is not here)
        if latest is None or not (event.provoked if score > 0 else aside):
            latest = here
    return [d for d in drafts if _is_concrete(d)]


def _scored(alone: Draft, drafts: Sequence[Draft], latest: Draft | None, likeness: Likeness) -> list[tuple[float, int]]:
    """How like a happening is to each telling so far, and the number of that."""
    return [(likeness.score(d, alone, latest, len(drafts) == 1), n) for n, d in enumerate(drafts)]


def _best(scored: Sequence[tuple[float, int]]) -> tuple[float, int]:
    return max(scored, default=(0.0, -1))


def _tells_another(headline: Draft, alone: Draft, events: Sequence[Event], likeness: Likeness) -> bool:
    """ "مقتل ثمانية في سيناء ... شنت الشرطة حملة في العريش. وقتل ثمانية في غارة على رفح": whether the dead of a headline are told
    further down, of what the event before them surely is not; in the lead, if that has no dead of its own."""
    if not headline.only_in_title or headline.tolls & alone.tolls:
        return False
    later = (e for e in events if e.sentence.index > alone.events[0].sentence.index)
    behind = (Draft().add(e) for e in later if tolls_differ(headline, alone) or e.sentence.index <= tellings().lead)
    return any(headline.tolls & d.tolls and likeness.score(alone, d, None) < _ANOTHER for d in behind)


def _is_apart(later: Event, event: Event) -> bool:
    """Whether the text says that ``later`` is another one: it, and not ``event``, goes to a telling with other dead that it is
    more like ("وبعد يومين من الهجوم الذي أوقع 30 قتيلا تبنت الحركة قتل الشرطيين", whom she had been told to kill)."""
    return later is not event and any(event is other for other in (*later.apart_from, later.cause))


def _is_concrete(draft: Draft) -> bool:
    """Somebody or something must stand in it; a plural without date, count or town is a pattern ("الهجمات على القواعد").

    A named victim is enough ("اغتيال فلان", "توقيف فلان"), and so is what was hit, who did it or where, if others answered it
    ("ردا على قصف القنصلية", "ردا على هجوم الحركة").
    """
    if all(e.denied for e in draft.events) and not (draft.local or (_is_disowned(draft) and _says_of_what(draft))):
        return False
    facts = [bool(draft.local), bool(draft.tolls), bool(draft.dates)]
    done = bool(draft.weapons) and not all(e.effect_only for e in draft.events)
    exchanged = any(map(_is_exchanged, draft.events))
    if draft.plural:
        facts[-1] = any(d.last - d.first < _YEAR for d in draft.dates)  # not "هجمات في السنوات الأخيرة"
        return any(facts) or exchanged
    sided = bool(draft.refs(Role.TARGET) or draft.refs(Role.DOER))
    tried = any(t.tried for e in draft.events for t in e.triggers) and draft.refs(Role.TARGET)
    if draft.refs(Role.VICTIM) or tried or ((sided or draft.local) and any(e.provoked for e in draft.events)):
        return True
    if any(_captures_somebody(e) or (e.seizes_suspects and e.own_deed) for e in draft.events):
        return True
    answers = any(t.frame.answers for e in draft.events for t in e.triggers)
    known = any(e.own_deed or (e.judged and draft.tolls) for e in draft.events)
    done_to = exchanged or any(_is_told_by_object(e) for e in draft.events)
    told = sum(facts) + done + answers + done_to + sum(bool(draft.refs(role)) for role in Role) + known
    return told >= tellings().facts


def _is_told_by_object(event: Event) -> bool:
    """Whether what it did is told by what it was done to or with, although that has no name."""
    return _seizes_men(event) or _intercepts(event) or (event.own_deed and event.hits_armour) or (event.judged and event.flies_in)


def _is_disowned(draft: Draft) -> bool:
    return any(e.disowned for e in draft.events)


def _says_of_what(draft: Draft) -> bool:
    return bool(draft.local or draft.refs(Role.TARGET) or draft.refs(Role.VICTIM))


def _seizes_men(event: Event) -> bool:
    """ "اعتقلت الشرطة خمسة رجال", "خمسة رجال أوقفوا": people who have no name were seized, as a verb of the past tells."""
    if event.lasting or _SEIZURES.isdisjoint(event.kinds):
        return False
    words, children = event.sentence.words, event.sentence.children
    verbs = [t.word for t in event.triggers if not t.nominal and words[t.word].feats.get("Aspect") == "Perf"]
    acting = {a.trigger.word for a in event.arguments if a.role is Role.DOER and _may_arrest(a.mention.kind)}
    below = [words[c] for verb in verbs for c in children[verb]]
    seized = any(w.deprel == "obj" and w.upos != "PRON" and w.head in acting for w in below)
    return seized or any(w.deprel.startswith("nsubj") and w.upos == "NUM" and w.head not in acting for w in below)


def _may_arrest(kind: EntityKind) -> bool:
    """An armed body, or a state ("اعتقلت السلطات التونسية عشرة أشخاص")."""
    return kind.is_armed or kind is EntityKind.GOVERNMENT


def _intercepts(event: Event) -> bool:
    """ "اعترضت البحرية طائرات أطلقتها الحركة", "أعلنت أنها أسقطت طائرة": who shot it down is told, and what was on its way."""
    return event.brings_down and (event.own_deed or bool(event.refs(Role.DOER)))


def _is_exchanged(event: Event) -> bool:
    """ "تبادل الجيش والحركة القصف": each of two sides is told to have struck the other."""
    return any(t.frame.mutual and not t.nominal for t in event.triggers) and len(event.refs(Role.DOER)) > 1


def _captures_somebody(event: Event) -> bool:
    """ "توقيف فلان", "خطف فلان" """
    seized = (a.mention.kind for a in event.arguments if a.role is Role.TARGET and a.trigger.frame.captive)
    return EntityKind.PERSON in seized
