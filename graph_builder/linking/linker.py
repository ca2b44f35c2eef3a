"""The linker: every witness in its order, and what comes out of it."""

from __future__ import annotations

from dataclasses import replace

from graph_builder.linking.anaphora import read_honorifics, read_short_forms, read_source_forms
from graph_builder.linking.catalogue import Catalogue
from graph_builder.linking.choose import Choice, Chooser
from graph_builder.linking.clans import read_clans
from graph_builder.linking.countries import Countries
from graph_builder.linking.devices import drop_devices
from graph_builder.linking.groups import read_groups
from graph_builder.linking.homes import apply_homes
from graph_builder.linking.joined_bodies import read_joined_bodies
from graph_builder.linking.latin import romanise
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.ministries import read_ministries
from graph_builder.linking.missions import read_missions
from graph_builder.linking.ner import read_names, told_places
from graph_builder.linking.officers import read_officers
from graph_builder.linking.page import Draft, Page, core, key_of
from graph_builder.linking.persons import read_persons
from graph_builder.linking.places import prefer_regions, read_places
from graph_builder.linking.repeats import join_branches, read_letters, read_repeats
from graph_builder.linking.same_names import agree_on_towns
from graph_builder.linking.self_names import apply_self_names, read_self_names
from graph_builder.linking.senses import Use, told
from graph_builder.linking.sides import Sides
from graph_builder.linking.sources import read_sources
from graph_builder.linking.spelling import fold
from graph_builder.linking.titles import apply_titles
from graph_builder.model import Document, Entity, EntityKind, LinkedDocument, Mention, ParsedDocument, Sentence


class Linker:
    """Finds the mentions of a document and links them to the catalogue, or to entities that the text itself names."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def link(self, parsed: ParsedDocument) -> LinkedDocument:
        """Link one document; linear in its length."""
        page = Page(parsed, self.catalogue)
        matches = [self.catalogue.matcher.find(s, parsed.document.text) for s in parsed.sentences]
        outlet = self.outlet(parsed.document)
        countries = Countries(self.catalogue, matches, parsed.sentences, outlet.country if outlet else None)
        self._put_matches(page, matches, countries, outlet)
        read_self_names(page)
        agree_on_towns(page)
        read_persons(page)
        read_officers(page)
        told = told_places(page)
        for sentence in parsed.sentences:
            read_places(page, sentence.index, sites=False)
            read_groups(page, sentence.index)
            read_clans(page, sentence.index)
            read_names(page, sentence.index, told, countries)
            read_places(page, sentence.index, sites=True)
        read_joined_bodies(page)
        read_ministries(page, countries)
        read_repeats(page)
        join_branches(page)
        read_letters(page)
        prefer_regions(page)
        read_short_forms(page, countries)
        read_missions(page)
        for sentence in parsed.sentences:
            read_sources(page, sentence.index)
        read_source_forms(page)
        read_honorifics(page)
        drop_devices(page)
        return apply_homes(apply_titles(apply_self_names(_finish(page))))

    def outlet(self, document: Document) -> Entity | None:
        """The publisher, by the name that the source gives; ``None`` where it gives none."""
        if not document.source or not document.source.strip():
            return None
        name = document.source.strip()
        for sense in self.catalogue.senses(name):
            entity = self.catalogue.entities.get(sense.entity)
            if entity is not None and entity.kind is EntityKind.MEDIA_OUTLET and sense.use is not Use.BARE:
                return entity
        return Entity(key_of(EntityKind.MEDIA_OUTLET, name), EntityKind.MEDIA_OUTLET, name, romanise(name), (name,), "text")

    def _put_matches(self, page: Page, matches: list[list[Match]], countries: Countries, outlet: Entity | None) -> None:
        chooser = Chooser(page, matches, countries, Sides(page, matches, countries, outlet))
        for sentence, row in zip(page.parsed.sentences, matches, strict=True):
            dropped = -1
            for match in row:
                choices = chooser.choose(sentence, match)
                if not choices and match.senses and not match.inner:
                    dropped = match.last
                left = bool(choices) and match.last <= dropped and choices[0].sense.use is Use.ADJECTIVE
                if not choices or (match.inner and not left and not _stands_out(page, sentence, match, choices[0])):
                    continue
                self._put(page, sentence.index, match, choices)

    def _put(self, page: Page, sentence: int, match: Match, choices: list[Choice]) -> None:
        best = choices[0]
        others = tuple((c.entity, c.score) for c in choices[1:] if c.entity != best.entity)
        for key, _ in others:
            page.know(key)
        kind, adjective = page.know(best.entity).kind, best.sense.use is Use.ADJECTIVE
        how = ("catalogue", best.score, told(best.reasons))
        draft = Draft(sentence, match.first, match.last, best.entity, kind, *how, others, best.sense.tone, adjective)
        page.add(draft, "" if adjective else page.plain(sentence, match.first, match.last))


def _stands_out(page: Page, sentence: Sentence, match: Match, choice: Choice) -> bool:
    """Whether a name within a name is a mention of its own.

    It is where it is somebody's or somewhere's: "القوات الموالية لهادي", "مدعومة من إيران", "الضاحية الجنوبية لبيروت".
    It is not in "المقاومة الإسلامية في العراق".
    """
    entity = page.catalogue.entities[choice.entity]
    outer = page.covering(sentence.index, match.first)
    if outer is None or outer.entity == entity.key or match.last - match.first == outer.last - outer.first:
        return False
    in_place = not outer.kind.is_actor
    if choice.sense.use is Use.ADJECTIVE:
        return (in_place and match.last == outer.last) or _of_office(sentence, match.first)
    if choice.sense.use not in (Use.NAME, Use.TOWN):
        return False
    before = sentence.words[match.first - 1] if match.first > outer.first else None
    after_preposition = before is not None and before.upos == "ADP"
    owned = after_preposition and before is not None and fold(before.text).text in lexicon().groups.owner_links
    if entity.kind in (EntityKind.GOVERNMENT, EntityKind.STATE_FORCE):
        return owned or outer.kind is EntityKind.REGION
    if entity.kind is EntityKind.PERSON:
        return outer.kind is not EntityKind.PERSON  # "بدر الدين الحوثي" in "عبد الملك بدر الدين الحوثي"
    known = outer.entity in page.catalogue.entities
    if (
        known and outer.kind is EntityKind.ARMED_GROUP
    ):  # "تنظيم القاعدة في جزيرة العرب" tells of no place, "فصائل في السويداء" does
        return False
    return after_preposition and entity.kind in (EntityKind.REGION, EntityKind.CITY)


def _of_office(sentence: Sentence, adjective: int) -> bool:
    """Whether an adjective says whose an office is: "القوات الموالية للرئيس اليمني فلان", "نائب رئيس الوزراء العراقي"."""
    before = [core(word) for word in sentence.words[max(adjective - 2, 0) : adjective]]
    return not lexicon().persons.posts.isdisjoint(before)


def _finish(page: Page) -> LinkedDocument:
    """Mentions in order of text, and the entities that they mean with the names that this document uses, all above them, and what
    the persons lead or speak for.
    """
    mentions = [_mention(page, d) for d in page.all()]
    todo = {m.entity for m in mentions} | {k for m in mentions for k, _ in m.alternatives}
    entities: dict[str, Entity] = {}
    while todo:
        key = todo.pop()
        entity = page.know(key)
        names = tuple(dict.fromkeys([*entity.names, *page.used.get(key, ())]))
        entities[key] = entity if names == entity.names else replace(entity, names=names)
        offices = {t.object for t in entity.ties} if entity.kind is EntityKind.PERSON else set()
        above = {entity.container, entity.country, *entity.part_of, *offices} & page.catalogue.entities.keys()
        todo |= {str(k) for k in above} - entities.keys()
    ordered = sorted(mentions, key=lambda m: (m.sentence, m.first, -m.last))
    return LinkedDocument(page.parsed, tuple(ordered), dict(sorted(entities.items())))


def _mention(page: Page, draft: Draft) -> Mention:
    words = page.words(draft.sentence)
    start, end = words[draft.first].start, words[draft.last].end
    return Mention(
        sentence=draft.sentence,
        first=draft.first,
        last=draft.last,
        head=page.head(draft),
        start=start,
        end=end,
        text=page.parsed.document.text[start:end],
        entity=draft.entity,
        kind=draft.kind,
        witness=draft.witness,
        score=draft.score,
        alternatives=draft.alternatives,
        tone=draft.tone,
        adjective=draft.adjective,
        why=draft.why,
    )
