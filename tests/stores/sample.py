"""A small graph, made up for these tests: three incidents, told by four reports of which one repeats another.

Names of armed groups and bases are real so that the queries read like real ones; the reports are not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from graph_builder.model import (
    Certainty,
    Claim,
    Contradiction,
    Copy,
    DatePrecision,
    DateRange,
    Document,
    Entity,
    EntityKind,
    Figure,
    Graph,
    Incident,
    IncidentKind,
    Mention,
    Merge,
    Predicate,
    Record,
    Rehash,
    SentenceText,
    Shortcut,
    Span,
    Telling,
)

P = Predicate


def _entity(key: str, kind: EntityKind, name_ar: str, name_en: str, **more: object) -> Entity:
    return Entity(key, kind, name_ar, name_en, (name_ar, name_en), "catalogue", **more)  # type: ignore[arg-type]


ENTITIES = {
    e.key: e
    for e in (
        _entity("us", EntityKind.GOVERNMENT, "الولايات المتحدة", "United States"),
        _entity(
            "centcom", EntityKind.STATE_FORCE, "القيادة المركزية الأميركية", "US Central Command", country="us", part_of=("us",)
        ),
        _entity("iraq", EntityKind.GOVERNMENT, "العراق", "Iraq", latitude=33.0, longitude=44.0),
        _entity("israel", EntityKind.GOVERNMENT, "إسرائيل", "Israel"),
        _entity("babil", EntityKind.REGION, "محافظة بابل", "Babil", container="iraq", country="iraq"),
        _entity(
            "kalsu",
            EntityKind.SITE,
            "قاعدة كالسو",
            "Kalsu base",
            container="babil",
            country="iraq",
            latitude=32.74,
            longitude=44.6,
            note="Formerly a base of the United States.",
        ),
        _entity(
            "eilat", EntityKind.CITY, "إيلات", "Eilat", container="israel", country="israel", latitude=29.56, longitude=34.95
        ),
        _entity("pmf", EntityKind.ARMED_GROUP, "الحشد الشعبي", "Popular Mobilization Forces", country="iraq"),
        _entity("iri", EntityKind.ARMED_GROUP, "المقاومة الإسلامية في العراق", "Islamic Resistance in Iraq", country="iraq"),
        _entity("kh", EntityKind.ARMED_GROUP, "كتائب حزب الله", "Kataib Hezbollah", country="iraq", part_of=("iri", "pmf")),
        _entity("interior", EntityKind.ORGANIZATION, "وزارة الداخلية العراقية", "Iraqi Ministry of Interior", country="iraq"),
        _entity("factions", EntityKind.UNNAMED_SOURCE, "فصائل عراقية", "Iraqi factions"),
        _entity("agency", EntityKind.MEDIA_OUTLET, "وكالة الفرات", "Furat Agency"),
        _entity("paper", EntityKind.MEDIA_OUTLET, "صحيفة النهرين", "Nahrain Daily"),
        _entity("commander", EntityKind.PERSON, "سالم الراوي", "Salim al-Rawi"),
    )
}

BLAST = (
    "انفجار في قاعدة كالسو",
    "قالت وزارة الداخلية العراقية إن انفجارا وقع ليل الجمعة في قاعدة كالسو وأدى إلى مقتل شخص وإصابة ثمانية.",
    "وتضم القاعدة قوات من الحشد الشعبي.",
    "ونفت القيادة المركزية الأميركية أن تكون شنت أي ضربة في بابل.",
)
RIVAL = (
    "فصائل تتهم إسرائيل بقصف كالسو",
    "واتهمت فصائل عراقية إسرائيل بقصف قاعدة كالسو بطائرة مسيرة، وقالت إن القصف أوقع ثلاثة قتلى.",
    "وأعلنت المقاومة الإسلامية في العراق أنها هاجمت هدفا في إيلات بطائرة مسيرة فجر السبت.",
)

LATER = (
    "المقاومة تتراجع عن تبني هجوم إيلات",
    "ونفت المقاومة الإسلامية في العراق صلتها بهجوم إيلات الذي قالت فصائل عراقية إنه جاء ردا على انفجار كالسو.",
    "ورفضت الولايات المتحدة التعليق على انفجار كالسو بعد أن اتهمتها فصائل عراقية بالوقوف وراءه.",
    "وقال سالم الراوي قائد الحشد الشعبي إن مسلحين اشتبكوا مع القوات في بابل. "
    "ونسب مصدر الاشتباك إلى كتائب حزب الله والحشد الشعبي معا.",
)


ADDRESS = "https://news.example/kalsu"
"""Where the third report stood, and then the fourth in its place."""


class _Report:
    """Builds a record from sentences; evidence is found by its words."""

    def __init__(
        self,
        key: str,
        outlet: str,
        published: datetime,
        lines: tuple[str, ...],
        url: str | None = None,
        replaces: str | None = None,
    ) -> None:
        self.text = "\n".join(lines)
        self.outlet = outlet
        day, source = published.date(), ENTITIES[outlet].name_ar
        self.document = Document(
            key, f"report-{key}", self.text, len(lines[0]) + 1, day, published, source, url=url, replaces=replaces
        )
        self.sentences = tuple(
            SentenceText(i, self.text.index(line), self.text.index(line) + len(line), line) for i, line in enumerate(lines)
        )
        self.claims: list[Claim] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        sentence = next(s.index for s in self.sentences if s.start <= start < s.end)
        return Span(sentence, start, start + len(words))

    def claim(self, name: str, subject: str, predicate: Predicate, target: str, words: str, **more: object) -> None:
        self.claims.append(
            Claim(
                f"{self.document.key}-{name}",
                self.document.key,
                predicate,
                subject,
                target,
                self.span(words),
                "test",
                "",
                0.9,
                **more,
            )  # type: ignore[arg-type]
        )

    def record(self, *tellings: Telling) -> Record:
        all_of, told = tuple(ENTITIES.values()), tuple(self.claims)
        named = tuple(self._mention(e, s) for s in self.sentences for e in all_of if e.name_ar in s.text)
        return Record(self.document, self.outlet, self.sentences, all_of, named, tellings, told, "1")

    def _mention(self, entity: Entity, sentence: SentenceText) -> Mention:
        start = self.text.index(entity.name_ar, sentence.start)
        end = start + len(entity.name_ar)
        return Mention(sentence.index, 0, 0, 0, start, end, entity.name_ar, entity.key, entity.kind, "catalogue", 1.0)


def _blast(key: str, outlet: str, published: datetime, relays: tuple[str, ...]) -> Record:
    report, told = _Report(key, outlet, published, BLAST), f"{key}#i0"
    ministry: dict[str, object] = {"speaker": "interior", "relays": relays}
    report.claim("confirmed", "interior", P.CONFIRMED, told, "قالت وزارة الداخلية العراقية إن انفجارا وقع", **ministry)
    report.claim("place", told, P.OCCURRED_AT, "kalsu", "في قاعدة كالسو", relays=relays)
    report.claim("date", told, P.ON_DATE, "2024-04-19", "ليل الجمعة", date=DAY, **ministry)
    report.claim("killed", told, P.KILLED, "1", "مقتل شخص", figure=Figure(1, 1, 1), **ministry)
    report.claim("wounded", told, P.WOUNDED, "8", "إصابة ثمانية", figure=Figure(8, 8, 8, of="pmf"), **ministry)
    report.claim("base", "pmf", P.LOCATED_AT, "kalsu", "وتضم القاعدة قوات من الحشد الشعبي", relays=relays)
    report.claim(
        "denied",
        "centcom",
        P.DENIED,
        told,
        "ونفت القيادة المركزية الأميركية",
        speaker="centcom",
        relays=relays,
        what="responsibility",
    )
    return report.record(Telling(told, (IncidentKind.EXPLOSION,), (report.span("انفجار"),)))


def _rival() -> Record:
    report, blast, drone = _Report("d3", "paper", datetime(2024, 4, 21, 9, 0, tzinfo=UTC), RIVAL, ADDRESS), "d3#i0", "d3#i1"
    said = DateRange(date(2024, 4, 20), date(2024, 4, 20), DatePrecision.DAY)
    factions: dict[str, object] = {"speaker": "factions", "said_on": said}
    report.claim(
        "accused",
        "israel",
        P.ACCUSED_OF,
        blast,
        "واتهمت فصائل عراقية إسرائيل بقصف قاعدة كالسو",
        certainty=Certainty.PROBABLE,
        **factions,
    )
    report.claim("target", blast, P.TARGETED, "kalsu", "بقصف قاعدة كالسو", **factions)
    report.claim("weapon", blast, P.USED_WEAPON, "drone", "بطائرة مسيرة، ", **factions)
    report.claim("killed", blast, P.KILLED, "3", "ثلاثة قتلى", figure=Figure(3, 3, None), **factions)
    report.claim("claimed", "iri", P.CLAIMED, drone, "وأعلنت المقاومة الإسلامية في العراق أنها هاجمت", speaker="iri")
    report.claim("eilat", drone, P.OCCURRED_AT, "eilat", "في إيلات", speaker="iri")
    return report.record(
        Telling(blast, (IncidentKind.AIRSTRIKE,), (report.span("بقصف قاعدة"),)),
        Telling(drone, (IncidentKind.DRONE_ATTACK,), (report.span("هاجمت"),)),
    )


def _later() -> Record:
    report, drone, blast, clash = (
        _Report("d4", "agency", datetime(2024, 4, 22, 16, 0, tzinfo=UTC), LATER, ADDRESS, "d3"),
        "d4#i0",
        "d4#i1",
        "d4#i2",
    )
    report.claim(
        "denied", "iri", P.DENIED, drone, "ونفت المقاومة الإسلامية في العراق صلتها", speaker="iri", what="responsibility"
    )
    report.claim("answer", drone, P.RETALIATION_FOR, blast, "جاء ردا على انفجار كالسو", speaker="factions")
    report.claim("silent", "us", P.DECLINED_COMMENT, blast, "ورفضت الولايات المتحدة التعليق")
    report.claim("accused", "us", P.ACCUSED_OF, blast, "اتهمتها فصائل عراقية بالوقوف وراءه", speaker="factions")
    report.claim("leads", "commander", P.LEADS, "pmf", "سالم الراوي قائد الحشد الشعبي")
    report.claim("clash", clash, P.OCCURRED_AT, "babil", "في بابل", speaker="commander", relays=("paper",))
    for actor in ("kh", "pmf"):
        report.claim(f"did-{actor}", actor, P.PERPETRATED, clash, "ونسب مصدر الاشتباك إلى كتائب حزب الله والحشد الشعبي معا")
    return report.record(
        Telling(drone, (IncidentKind.DRONE_ATTACK,), (report.span("بهجوم"),)),
        Telling(blast, (IncidentKind.EXPLOSION,), (report.span("انفجار"),)),
        Telling(clash, (IncidentKind.ARMED_CLASH,), (report.span("اشتبكوا"),)),
    )


DAY = DateRange(date(2024, 4, 19), date(2024, 4, 19), DatePrecision.DAY)
SATURDAY = DateRange(date(2024, 4, 20), date(2024, 4, 20), DatePrecision.DAY)


def _shortcut(
    subject: str, predicate: Predicate, target: str, claims: tuple[str, ...], independent: int, **more: object
) -> Shortcut:
    documents = tuple(sorted({c.split("-")[0] for c in claims if c[0] == "d"}))
    days = [date(2024, 4, {"d1": 20, "d2": 20, "d3": 21, "d4": 22}[d]) for d in documents]
    fields: dict[str, object] = {
        "certainty": Certainty.ASSERTED,
        "inferred": False,
        "negated": False,
        "first_reported": min(days),
        "last_reported": max(days),
        **more,
    }
    return Shortcut(subject, predicate, target, claims, documents, independent, **fields)  # type: ignore[arg-type]


def sample_graph() -> Graph:
    """The graph; every call makes equal parts."""
    first = _blast("d1", "agency", datetime(2024, 4, 20, 6, 30, tzinfo=UTC), ())
    copy = _blast("d2", "paper", datetime(2024, 4, 20, 8, 0, tzinfo=UTC), ("agency",))
    rival, later = _rival(), _later()
    claimed = next(c for c in rival.claims if c.key == "d3-claimed")
    inferred = replace(
        claimed,
        key="x-kh",
        subject="kh",
        speaker=None,
        inferred=True,
        rule="faction",
        premises=("d3-claimed", "catalogue:kh:part_of:iri"),
    )
    both = ("d1", "d2")
    kalsu = Incident(
        "explosion-kalsu-2024-04-19", "explosion, Kalsu base, 2024-04-19", (IncidentKind.EXPLOSION, IncidentKind.AIRSTRIKE),
        ("d1#i0", "d2#i0", "d3#i0", "d4#i1"), DAY, "kalsu", (1, 3), (8, 8),
    )  # fmt: skip
    eilat = Incident(
        "drone-attack-eilat-2024-04-20", "drone attack, Eilat, 2024-04-20", (IncidentKind.DRONE_ATTACK,),
        ("d3#i1", "d4#i0"), SATURDAY, "eilat", (None, None), (None, None),
    )  # fmt: skip
    clash = Incident(
        "armed-clash-babil", "armed clash, Babil", (IncidentKind.ARMED_CLASH,),
        ("d4#i2",), None, "babil", (None, None), (None, None),
    )  # fmt: skip
    incident_of = {telling: incident.key for incident in (kalsu, eilat, clash) for telling in incident.tellings}
    shortcuts = (
        _shortcut("interior", P.CONFIRMED, kalsu.key, tuple(f"{d}-confirmed" for d in both), 1),
        _shortcut("centcom", P.DENIED, kalsu.key, tuple(f"{d}-denied" for d in both), 1),
        _shortcut("israel", P.ACCUSED_OF, kalsu.key, ("d3-accused",), 1, certainty=Certainty.PROBABLE),
        _shortcut("pmf", P.LOCATED_AT, "kalsu", tuple(f"{d}-base" for d in both), 1),
        _shortcut(kalsu.key, P.OCCURRED_AT, "kalsu", tuple(f"{d}-place" for d in both), 1),
        _shortcut(kalsu.key, P.TARGETED, "kalsu", ("d3-target",), 1),
        _shortcut(kalsu.key, P.KILLED, "1", tuple(f"{d}-killed" for d in both), 1),
        _shortcut(kalsu.key, P.KILLED, "3", ("d3-killed",), 1),
        _shortcut(kalsu.key, P.USED_WEAPON, "drone", ("d3-weapon",), 1),
        _shortcut("iri", P.CLAIMED, eilat.key, ("d3-claimed",), 1),
        _shortcut("kh", P.CLAIMED, eilat.key, ("x-kh", "d3-claimed"), 1, inferred=True),
        _shortcut(eilat.key, P.OCCURRED_AT, "eilat", ("d3-eilat",), 1),
        _shortcut("iri", P.DENIED, eilat.key, ("d4-denied",), 1),
        _shortcut(eilat.key, P.RETALIATION_FOR, kalsu.key, ("d4-answer",), 1),
        _shortcut("us", P.DECLINED_COMMENT, kalsu.key, ("d4-silent",), 1),
        _shortcut("us", P.ACCUSED_OF, kalsu.key, ("d4-accused",), 1),
        _shortcut("commander", P.LEADS, "pmf", ("d4-leads",), 1),
        _shortcut(clash.key, P.OCCURRED_AT, "babil", ("d4-clash",), 1),
        _shortcut("kh", P.PERPETRATED, clash.key, ("d4-did-kh",), 1),
        _shortcut("pmf", P.PERPETRATED, clash.key, ("d4-did-pmf",), 1),
    )
    return Graph(
        records=(first, copy, rival, later),
        entities=ENTITIES,
        incidents=(kalsu, eilat, clash),
        incident_of=incident_of,
        merges=tuple(Merge(telling, incident, 0.9, "same place and day") for telling, incident in incident_of.items()),
        inferred=(inferred,),
        copies=(Copy("d2", "d1", 1.0),),
        contradictions=(Contradiction("d1-killed", "d3-killed", "different number of dead"),),
        shortcuts=shortcuts,
        rehashes=(Rehash("d4#i1", date(2024, 4, 22), date(2024, 4, 19)),),
    )


def shuffled(graph: Graph) -> Graph:
    """The same graph, its parts in another order."""
    return replace(
        graph,
        records=tuple(replace(r, claims=r.claims[::-1], sentences=r.sentences[::-1]) for r in graph.records[::-1]),
        entities=dict(reversed(graph.entities.items())),
        incidents=graph.incidents[::-1],
        merges=graph.merges[::-1],
        shortcuts=graph.shortcuts[::-1],
    )
