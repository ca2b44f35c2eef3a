"""The happenings of one sentence: its triggers put together, and what the sentence says shared out among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extraction.dates.times import ToldDate
from graph_builder.extraction.geography import Geography
from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.happenings.here_and_there import one_for_each_place
from graph_builder.extraction.happenings.joining import Joiner
from graph_builder.extraction.happenings.sharing import share
from graph_builder.extraction.happenings.triggers import Trigger, agree
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.roles.arguments import Argument, Role
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.tolls.parts import with_own_deeds
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import Sentence


def build_events(
    sentence: Sentence,
    triggers: Sequence[Trigger],
    arguments: Sequence[Argument],
    weapons: Sequence[WeaponMention],
    dates: Sequence[ToldDate],
    counts: Sequence[Count],
    geography: Geography,
    words: Vocabulary,
) -> list[Event]:
    """The happenings of a sentence, in order."""
    events: list[Event] = []
    counts = with_own_deeds(sentence, counts, triggers)
    dated = {i for d in dates if not d.leads for i in range(d.first, d.last + 1)}
    joiner = Joiner(sentence, triggers, geography, words, counts, dated)
    for n, trigger in enumerate(triggers):
        own = [a for a in arguments if a.trigger is trigger]
        home = None if joiner.own_cause(events, triggers[n:], arguments) else joiner.home(events, trigger, own, triggers[n + 1 :])
        if home:
            home.take(trigger, own)
        else:
            events.append(Event(sentence, [trigger], own, apart_from=joiner.others(events, trigger, own)))
    events = [e for e in events if not all(t.frame.light for t in e.triggers)]
    if events:
        share(events, weapons, dates, counts, words)
    for event in events:
        _take_from_first(event, events, words)
    return [part for event in events for part in one_for_each_place(event, geography)]


def _take_from_first(event: Event, events: Sequence[Event], words: Vocabulary) -> None:
    """ "شن الجيش غارة على المدينة وأخرى على المطار أمس": who did both, and when, is told once, and with what where "another" may
    stand for the weapon too, or it was told before the deed."""
    first = next((e for e in events if any(t.word == event.main.stands_for for t in e.triggers)), None)
    if first is None:
        return
    event.first, event.apart_from = first, (*event.apart_from, first)
    if not event.refs(Role.DOER):
        event.arguments.extend(replace(a, trigger=event.main) for a in first.arguments if a.role is Role.DOER)
    for one, other in ((event, first), (first, event)):
        if not one.dates:
            one.dates.extend(other.dates)
    another = event.sentence.words[event.main.word]
    wielded = (w for w in first.weapons if w.last < first.main.word or agree(another, event.sentence.words[w.first], words))
    if not event.weapons:
        event.weapons.extend(wielded)
