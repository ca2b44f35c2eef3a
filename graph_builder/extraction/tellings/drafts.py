"""A telling while the document is read: the events that tell it so far, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from graph_builder.extraction.happenings.events import Event
from graph_builder.extraction.roles.arguments import Role
from graph_builder.extraction.tellings.wording import Wording
from graph_builder.model import DateRange, EntityKind, IncidentKind, Weapon

_LOCAL = frozenset({EntityKind.SITE, EntityKind.CITY, EntityKind.REGION})
_WHERE = frozenset({Role.PLACE, Role.TARGET})


@dataclass
class Draft:
    """What its events tell is gathered as they are added."""

    events: list[Event] = field(default_factory=list)
    kinds: list[IncidentKind] = field(default_factory=list)
    dates: list[DateRange] = field(default_factory=list)
    announced: set[tuple[date, date]] = field(default_factory=set)
    """Days on which it was brought in as news, where those words tell no day of its own."""
    tolls: set[tuple[str, int]] = field(default_factory=set)
    """(status, figure) of each count."""
    weapons: set[Weapon] = field(default_factory=set)
    local: set[str] = field(default_factory=set)
    """Sites, towns and regions where it was or which it hit."""
    states: set[str] = field(default_factory=set)
    """States in which it was or which it hit."""
    lemmas: set[str] = field(default_factory=set)
    """Those of all words that tell it."""
    single: bool = False
    """Told as one deed somewhere ("هجوم"); what befell persons does not say of how many deeds."""
    many: bool = False
    """Told by a plural somewhere, so that a definite one may mean it ("الهجمات")."""
    scattered: bool = False
    """Told somewhere as many that have nothing to do with each other ("حوادث متفرقة")."""
    whole: bool = False
    """Sums up many happenings somewhere ("خلال العام الماضي")."""
    apart: list[Draft] = field(default_factory=list, repr=False, compare=False)
    """The drafts that the text says are another happening than this one."""
    _refs: dict[Role, set[str]] = field(default_factory=dict)

    @cached_property
    def opening(self) -> Wording:
        """How the words point that tell it first."""
        return Wording.of(self.events[0])

    @property
    def told_kinds(self) -> tuple[IncidentKind, ...]:
        """The kinds that are told; an attack where only the dead or the hurt are ("وفي حادثة مماثلة قتلت القوات ثلاثة")."""
        hurt = any(t.frame.effect for e in self.events for t in e.triggers)
        return tuple(self.kinds) or ((IncidentKind.ATTACK,) if hurt else ())

    @property
    def only_in_title(self) -> bool:
        """Whether nothing but the title has told it."""
        return self.events[-1].sentence.is_title

    @property
    def plural(self) -> bool:
        """Told by plurals alone ("هجمات")."""
        return self.many and not self.single

    def refs(self, role: Role) -> set[str]:
        """Entity keys in a role over all events."""
        return self._refs.get(role, set())

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day of the most exact date that was told."""
        if not self.dates:
            return None
        narrow = min(self.dates, key=lambda d: d.last - d.first)
        return narrow.first, narrow.last

    def add(self, event: Event) -> Draft:
        """Take in one more event."""
        self.events.append(event)
        self.kinds.extend(k for k in event.kinds if k not in self.kinds)
        self.dates.extend(d.range for d in event.dates)
        if event.announced_on and not event.dates:
            self.announced.add((event.announced_on.first, event.announced_on.last))
        self.tolls |= {(c.status, c.figure.value) for c in event.counts}
        self.weapons |= {w.entry.weapon for w in event.weapons if w.entry.weapon and not w.weak}
        self.lemmas |= {event.sentence.words[t.word].lemma for t in event.triggers}
        several = event.main.plural or event.main.dual
        self.single |= not (several or event.effect_only)
        self.many |= several
        self.scattered |= event.scattered
        self.whole |= event.whole
        for argument in event.arguments:
            self._refs.setdefault(argument.role, set()).add(argument.mention.entity)
            if argument.role in _WHERE:
                held = self.local if argument.mention.kind in _LOCAL else self.states
                if argument.mention.kind.is_place:
                    held.add(argument.mention.entity)
        return self
