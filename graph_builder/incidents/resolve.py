"""Many records to one graph: a pure function whose result does not depend on the order of the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from graph_builder.incidents.blocking import candidates
from graph_builder.incidents.cluster import cluster
from graph_builder.incidents.contradictions import find_contradictions
from graph_builder.incidents.copies import find_copies, origins
from graph_builder.incidents.features import Features, claims_by_telling, features
from graph_builder.incidents.identity import describe
from graph_builder.incidents.independence import Sources
from graph_builder.incidents.inference import infer_claims
from graph_builder.incidents.judgements import doubts, verdicts
from graph_builder.incidents.same import Judge
from graph_builder.incidents.shortcuts import fold_claims
from graph_builder.incidents.world import World, build_world, reachable
from graph_builder.model import Claim, Entity, Graph, Incident, Judgement, Merge, Record

NO_CATALOGUE: Mapping[str, Entity] = MappingProxyType({})


def resolve(
    records: Sequence[Record], catalogue_entities: Mapping[str, Entity] = NO_CATALOGUE, log: Sequence[Judgement] = ()
) -> Graph:
    """The merged view of all records and of what people judged.

    ``catalogue_entities`` (key -> entity) adds containers and memberships that no document tells. A document that is given
    twice counts once.
    """
    every = [r for _, r in sorted({r.document.key: r for r in sorted(records, key=lambda r: r.version)}.items())]
    world = build_world(every, catalogue_entities)
    copies = find_copies(every)
    originals = origins(copies)
    told = {f.key: f for r in every for f in features(r, world)}
    judged = verdicts(log, every)
    judge = Judge(told.values(), world, originals, judged)
    pairs = candidates(told.values(), world, originals)
    groups = cluster(told, pairs, judge, judged)
    about = claims_by_telling(c for r in every for c in r.claims)
    incidents = sorted((_incident(g, told, about, world) for g in groups), key=lambda i: i.key)
    incident_of = {t: i.key for i in incidents for t in i.tellings}
    inferred = infer_claims(every, incident_of, world, catalogue_entities)
    sources = Sources.of(every, originals, world)
    return Graph(
        records=tuple(every),
        entities=reachable((c.subject for c in inferred), catalogue_entities) | dict(world.entities),
        incidents=tuple(incidents),
        incident_of=incident_of,
        merges=tuple(m for i in incidents for m in _merges(i, judge)),
        inferred=tuple(inferred),
        copies=tuple(copies),
        contradictions=tuple(find_contradictions(incidents, about, sources)),
        shortcuts=tuple(fold_claims(every, inferred, incident_of, sources)),
        doubts=tuple(doubts(pairs, judge, groups, judged)),
    )


def _incident(group: Sequence[str], told: Mapping[str, Features], about: Mapping[str, Sequence[Claim]], world: World) -> Incident:
    return describe([told[t] for t in group], [c for t in group for c in about.get(t, ())], world)


def _merges(incident: Incident, judge: Judge) -> list[Merge]:
    """For each telling its best reason: the decision over the member that it agrees with most."""
    found = []
    for telling in incident.tellings:
        others = [o for o in incident.tellings if o != telling]
        if not others:
            found.append(Merge(telling, incident.key, 1.0, "told by no other document"))
            continue
        best = max(others, key=lambda o: (judge.weigh(telling, o), o))
        decision = judge.decide(telling, best)
        found.append(Merge(telling, incident.key, round(decision.score, 4), f"as {best}: {decision.reason}"))
    return found
