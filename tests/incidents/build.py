"""Small records made by hand: entities, tellings and claims without any reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from graph_builder.incidents.blocking import Blocks
from graph_builder.incidents.features import Features
from graph_builder.incidents.world import World
from graph_builder.model import (
    Certainty,
    Claim,
    DatePrecision,
    DateRange,
    Document,
    Entity,
    EntityKind,
    Figure,
    IncidentKind,
    Mention,
    Predicate,
    Record,
    SentenceText,
    Span,
    Telling,
)

DAY = date(2024, 4, 20)


def entity(key: str, kind: EntityKind = EntityKind.ARMED_GROUP, **rest: object) -> Entity:
    """An entity that is named like its key."""
    values: dict[str, object] = {"name_ar": key, "name_en": key.title(), "names": (key,), "origin": "catalogue"}
    return Entity(key, kind, **{**values, **rest})  # type: ignore[arg-type]


def on(day: date, precision: DatePrecision = DatePrecision.DAY, days: int = 1) -> DateRange:
    """A date range that starts on a day."""
    return DateRange(day, day + timedelta(days=days - 1), precision)


def candidates(told: Sequence[Features], world: World) -> set[tuple[str, str]]:
    """Pairs of telling keys of different documents that are worth a decision where no report is a copy."""
    blocks = Blocks(world, {})
    blocks.change((), told)
    return blocks.pairs({f.key for f in told})


WORLD = (
    entity("iraq", EntityKind.GOVERNMENT),
    entity("israel", EntityKind.GOVERNMENT),
    entity("us", EntityKind.GOVERNMENT),
    entity("centcom", EntityKind.STATE_FORCE, part_of=("us",)),
    entity("babil", EntityKind.REGION, container="iraq", country="iraq"),
    entity("anbar", EntityKind.REGION, container="iraq", country="iraq"),
    entity("mashru", EntityKind.CITY, container="babil", country="iraq"),
    entity("hilla", EntityKind.CITY, container="babil", country="iraq"),
    entity("haditha", EntityKind.CITY, container="anbar", country="iraq"),
    entity("kalsu", EntityKind.SITE, container="mashru", country="iraq"),
    entity("eilat", EntityKind.CITY, container="israel", country="israel"),
    entity("pmf"),
    entity("factions"),
    entity("iri", name_en="Islamic Resistance in Iraq"),
    entity("kh", name_en="Kataib Hezbollah", part_of=("iri", "pmf")),
    entity("nujaba", part_of=("iri",)),
    entity("saadi", EntityKind.PERSON),
    entity("afp", EntityKind.MEDIA_OUTLET),
    entity("gazette", EntityKind.MEDIA_OUTLET),
    entity("tribune", EntityKind.MEDIA_OUTLET),
    entity("herald", EntityKind.MEDIA_OUTLET),
    entity("ministry", EntityKind.ORGANIZATION),
    entity("official", EntityKind.UNNAMED_SOURCE, origin="text"),
    entity("officer", EntityKind.UNNAMED_SOURCE, origin="text"),
)
OTHER_SENTENCE = "حدث أمر ما في مكان ما"


@dataclass
class Report:
    """A record in the making; ``tell`` and ``say`` add to it, ``record`` closes it."""

    key: str
    published: date | None = DAY
    outlet: str | None = "gazette"
    text: str = ""
    entities: Sequence[Entity] = WORLD
    tellings: list[Telling] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def tell(
        self,
        *kinds: IncidentKind,
        at: str | None = None,
        day: DateRange | None = None,
        sentence: str = OTHER_SENTENCE,
        killed: int | None = None,
        weapon: str | None = None,
        targeted: str | None = None,
        victim: str | None = None,
    ) -> str:
        """Add a telling with the outlet's own words about it; returns its key."""
        number = len(self.sentences)
        self.sentences.append(sentence)
        telling = Telling(f"{self.key}#i{len(self.tellings) + 1}", kinds, (Span(number, 0, len(sentence)),))
        self.tellings.append(telling)
        said = ((Predicate.OCCURRED_AT, at), (Predicate.TARGETED, targeted), (Predicate.VICTIM, victim))
        for predicate, target in (*said, (Predicate.USED_WEAPON, weapon)):
            if target:
                self.say(telling.key, predicate, target)
        if day:
            self.say(telling.key, Predicate.ON_DATE, str(day), day=day)
        if killed is not None:
            self.count(telling.key, killed)
        return telling.key

    def say(
        self,
        subject: str,
        predicate: Predicate,
        target: str,
        by: str | None = None,
        relays: Iterable[str] = (),
        certainty: Certainty = Certainty.ASSERTED,
        negated: bool = False,
        what: str | None = None,
        figure: Figure | None = None,
        day: DateRange | None = None,
        said_on: DateRange | None = None,
        rule: str = "test",
    ) -> str:
        """Add a claim; returns its key."""
        key = f"{self.key}:c{len(self.claims) + 1:03}"
        self.claims.append(
            Claim(
                key=key,
                document=self.key,
                predicate=predicate,
                subject=subject,
                object=target,
                evidence=Span(0, 0, 1),
                rule=rule,
                path="",
                score=1.0,
                speaker=by,
                relays=tuple(relays),
                certainty=certainty,
                negated=negated,
                what=what,
                figure=figure,
                date=day,
                said_on=said_on,
            )
        )
        return key

    def count(
        self,
        telling: str,
        value: int,
        predicate: Predicate = Predicate.KILLED,
        by: str | None = None,
        relays: Iterable[str] = (),
        at_least: bool = False,
        update: bool = False,
        of: str | None = None,
    ) -> str:
        """Add a count of killed or wounded, all of them or the men of one force."""
        figure = Figure(value, value, None if at_least else value, update, of)
        return self.say(telling, predicate, str(value), by=by, relays=relays, figure=figure)

    def mention(self, key: str, kind: EntityKind) -> None:
        """Name an entity in the last sentence, by a name that the catalogue knows."""
        self.mentions.append(Mention(len(self.sentences) - 1, 0, 0, 0, 0, 1, key, key, kind, "catalogue", 1.0))

    def written(self, lines: Sequence[str], at: Mapping[str, int], titled: bool = False) -> Record:
        """The finished record of some lines of text; ``at`` gives the line that a claim rests on, or the first."""
        made, spans, start = self.record(), [], 0
        for number, line in enumerate(lines):
            spans.append(Span(number, start, start + len(line)))
            start += len(line) + 1
        return replace(
            made,
            document=replace(made.document, text="\n".join(lines), body_start=len(lines[0]) + 1 if titled else 0),
            sentences=tuple(SentenceText(s.sentence, s.start, s.end, line) for s, line in zip(spans, lines, strict=True)),
            claims=tuple(replace(c, evidence=spans[at.get(c.key, 0)]) for c in made.claims),
        )

    def record(self) -> Record:
        """The finished record."""
        return Record(
            document=Document(
                self.key, self.key, self.text or f"{self.key} {' '.join(self.sentences)}", published=self.published
            ),
            outlet=self.outlet,
            sentences=tuple(SentenceText(n, 0, len(s), s) for n, s in enumerate(self.sentences)),
            entities=tuple(self.entities),
            mentions=tuple(self.mentions),
            tellings=tuple(self.tellings),
            claims=tuple(self.claims),
            version="test",
        )
