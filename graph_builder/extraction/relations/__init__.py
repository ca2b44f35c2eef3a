"""Relations that need no incident: where forces are, which place lies in which, who leads, backs, threatens whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from graph_builder.extraction.geography import Geography
from graph_builder.extraction.relations.finder import Candidate, candidates
from graph_builder.extraction.relations.frames import Frames, load_frames
from graph_builder.extraction.relations.line import lines
from graph_builder.extraction.relations.nested import Nested, named_places, nested_places, opened_places
from graph_builder.extraction.relations.offices import known_offices
from graph_builder.extraction.relations.places import Atlas, settle
from graph_builder.extraction.surface.atoms import fold
from graph_builder.model import EntityKind, LinkedDocument, Predicate, Span

_OFFICES = frozenset({Predicate.LEADS, Predicate.SPOKESPERSON_OF})
_THREATENING = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.GOVERNMENT})

__all__ = ["Relation", "find_relations", "nested_relations"]


@dataclass(frozen=True)
class Relation:
    """One told relation between two entities (keys), and what shows it."""

    predicate: Predicate
    subject: str
    object: str
    evidence: Span
    """Exact characters that cover both mentions and the words that relate them."""
    rule: str
    path: str
    """The pattern or the path through the parse that found it."""
    score: float
    """0 to 1: both witnesses, or one alone; times the certainty of the links."""
    witnesses: int
    """2 where words and parse agree, else 1."""


def find_relations(linked: LinkedDocument) -> tuple[Relation, ...]:
    """All relations of a document, in order of text; one for each sentence that tells it."""
    frames = load_frames()
    sentences = lines(linked, frames.general, frames.descriptors, frames.owned)
    found = [c for line in sentences for c in candidates(linked, line, frames)]
    best: dict[tuple[Predicate, str, str, int], Relation] = {}
    for candidate in settle(found, Atlas(linked.entities, frames.general.place_order)):
        relation = _relation(linked, candidate, frames)
        key = (relation.predicate, relation.subject, relation.object, relation.evidence.sentence)
        if relation.subject != relation.object and (key not in best or _better(relation, best[key])):
            best[key] = relation
    told = {(r.predicate, r.subject, r.object) for r in best.values()}
    named = {m.entity for m in linked.mentions}
    titled = {r.subject for r in best.values() if r.predicate in _OFFICES}
    for office in known_offices(linked, frames):
        predicate, person, body = office.tie.predicate, office.person.entity, office.tie.object
        elsewhere = person in titled and body not in named  # "اللواء فلان رئيس الجهاز", of whom the catalogue knows another post
        if (predicate, person, body) not in told and not elsewhere:
            score = round(frames.general.scores.catalogue * office.person.score, 3)
            best[predicate, person, body, office.evidence.sentence] = Relation(
                predicate, person, body, office.evidence, "known_office", office.tie.title or "", score, witnesses=1
            )
    every = (*best.values(), *_of_bodies(linked, tuple(best.values())))
    return tuple(sorted(every, key=lambda r: (r.evidence.sentence, r.evidence.start, r.predicate, r.subject, r.object)))


def _of_bodies(linked: LinkedDocument, told: Collection[Relation]) -> Iterator[Relation]:
    """The threats of those who lead or speak for a force or a state are its threats too."""
    known = {(r.subject, r.object) for r in told if r.predicate is Predicate.THREATENED}
    for threat in (r for r in told if r.predicate is Predicate.THREATENED):
        offices = (r for r in told if r.predicate in _OFFICES and r.subject == threat.subject)
        bodies = {r.object for r in offices if linked.entities[r.object].kind in _THREATENING} - {threat.object}
        new = {(body, threat.object) for body in bodies} - known
        known |= new
        yield from (replace(threat, subject=body, rule="threat_of_body") for body, _ in sorted(new))


def nested_relations(linked: LinkedDocument, geography: Geography, places: Collection[tuple[str, int]]) -> tuple[Relation, ...]:
    """Where some places (keys, each with a sentence about it) lie: by the catalogue, shown by a sentence that names both, or by a
    site's own name.
    """
    frames = load_frames()
    known = [_nested(pair, "known_container", frames) for pair in nested_places(linked, geography, places, frames)]
    named = [_nested(pair, "named_for", frames) for pair in named_places(linked, geography, places, frames)]
    opened = [_nested(pair, "opening", frames) for pair in opened_places(linked, geography, places, frames)]
    shown = {relation.subject for relation in known}
    named = [relation for relation in named if relation.subject not in shown]
    shown |= {relation.subject for relation in named}
    return (*known, *named, *(relation for relation in opened if relation.subject not in shown))


def _nested(pair: Nested, rule: str, frames: Frames) -> Relation:
    score = round(frames.general.scores.catalogue * min(pair.place.score, pair.container.score), 3)
    return Relation(Predicate.LOCATED_IN, pair.place.entity, pair.container.entity, pair.evidence, rule, "", score, witnesses=1)


def _relation(linked: LinkedDocument, candidate: Candidate, frames: Frames) -> Relation:
    scores, spec = frames.general.scores, candidate.frame.spec
    witnessed = scores.both if candidate.witnesses > 1 else scores.surface if candidate.surface else scores.tree
    linking = min(m.score for m in (candidate.subject, candidate.object_mention) if m)
    return Relation(
        predicate=spec.predicate,
        subject=_forces(linked, candidate, frames) or candidate.subject.entity,
        object=candidate.object,
        evidence=candidate.evidence,
        rule=spec.rule,
        path=candidate.path,
        score=round(witnessed * linking, 3),
        witnesses=candidate.witnesses,
    )


def _forces(linked: LinkedDocument, candidate: Candidate, frames: Frames) -> str | None:
    """Key of the army of the state that is the subject, where the frame speaks of forces and the text names that army."""
    if not candidate.frame.spec.forces or candidate.subject.kind is not EntityKind.GOVERNMENT:
        return None
    state = candidate.subject.entity
    own = [e for e in linked.entities.values() if e.kind is EntityKind.STATE_FORCE and state in (e.country, *e.part_of)]
    return next((e.key for e in own if fold(e.name_ar.split()[0]) in frames.general.army), None)


def _better(one: Relation, other: Relation) -> bool:
    """Whether a relation is shown better: by more witnesses, then by fewer words."""
    return (one.witnesses, -_length(one.evidence)) > (other.witnesses, -_length(other.evidence))


def _length(span: Span) -> int:
    return span.end - span.start
