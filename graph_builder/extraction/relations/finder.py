"""Runs all frames over a document and keeps what kinds, catalogue and wording allow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph_builder.extraction.relations.frames import Frame, Frames
from graph_builder.extraction.relations.general import General
from graph_builder.extraction.relations.line import Line, forms_of
from graph_builder.extraction.relations.owners import tells_of_another
from graph_builder.extraction.relations.surface import Accepts, Match, Pattern, Phrases
from graph_builder.extraction.relations.tree import joined
from graph_builder.extraction.surface.atoms import ARTICLE, COMMAS, bare, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention, Predicate, Span

_BODIES = frozenset({EntityKind.ARMED_GROUP, EntityKind.STATE_FORCE, EntityKind.ORGANIZATION})
_MOST_RANKS = 3
"""Words of title and rank before a name."""
_TITLING = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_GOVERNORS = 2
"""Words above a match that may undo it: "انسحب من آخر معسكر"."""


@dataclass(frozen=True)
class Candidate:
    """Two mentions that a frame relates; the object may be a state that is not written (``state: own``)."""

    frame: Frame
    subject: Mention
    object: str
    object_mention: Mention | None
    evidence: Span
    path: str
    surface: bool
    tree: bool

    @property
    def witnesses(self) -> int:
        """How many of words and parse show it."""
        return self.surface + self.tree


def candidates(linked: LinkedDocument, line: Line, frames: Frames) -> Iterator[Candidate]:
    """All that the frames find in one sentence, before places and doublets are judged.

    The side of a place ("جنوب تركيا") neither contains nor is contained, nor does what stands in the name of a force. Nobody is
    where his name stands in that of a place, nor is he led who leads a body that is his ("لجنة تابعة للحركة برئاسة فلان").
    """
    tied = frozenset(_tied(line, frames.tied, frames.general))
    without = {Predicate.LOCATED_IN: line.fields | line.sides, Predicate.LOCATED_AT: line.fields | line.namesakes | tied}
    unled = {Predicate.LEADS: tied}
    some = frozenset(_some_men(linked, line))
    inactive = {Predicate.LOCATED_AT: frozenset(_grounds(line, frames.where)), Predicate.PART_OF: some}
    for frame, patterns in frames.standing_in(line):
        left_out = without.get(frame.spec.predicate, frozenset())
        barred = left_out | inactive.get(frame.spec.predicate, frozenset())
        subject = _opened(line, _accepts(frame.range.subject, barred), frame.opened_by)
        object_ = _accepts(frame.range.object, left_out | unled.get(frame.spec.predicate, frozenset()))
        found = _matches(line, patterns, subject, object_, frames.general)
        matches = [(p, m) for p, m in found if not _undone(line, m, frame, frames.general)]
        for pattern, match in matches:
            yield from _of_match(linked, line, frame, pattern, match, frames.general)
        for candidate in _of_trees(line, frame, subject, object_, frames):
            if not _is_told_of_another(candidate, [match for _, match in matches]):
                yield candidate


def _some_men(linked: LinkedDocument, line: Line) -> Iterator[Mention]:
    """ "قوة أمنية تابعة للقيادة": some men of the security forces are under the command, and not all of these."""
    for mention in line.mentions:
        head, *adjectives = line.sentence.words[mention.first : mention.last + 1]
        described = bool(adjectives) and all(w.upos == "ADJ" for w in adjectives)
        squad = described and vocabulary().has("squads", *vocabulary().forms(head))
        if squad and linked.entities[mention.entity].origin != "text":
            yield mention


def _grounds(line: Line, where: Collection[str]) -> Iterator[Mention]:
    """States that are only where something is ("الذي يقيم في السعودية")."""
    words = line.sentence.words
    states = (m for m in line.mentions if m.kind is EntityKind.GOVERNMENT and m.first and words[m.head].upos != "NOUN")
    yield from (state for state in states if fold(words[state.first - 1].text) in where)


def _matches(
    line: Line, patterns: Sequence[Pattern], subject: Accepts, object_: Accepts, general: General
) -> Iterator[tuple[Pattern, Match]]:
    """What the patterns of a frame match, each trigger word once: in "قاعدة عين الأسد في الأنبار، حيث تتمركز قوات" the first
    pattern finds the base, so that no later one takes the province, nor does the same one anew.
    """
    taken: set[int] = set()
    for pattern in patterns:
        found = [m for m in pattern.matches(line, subject, object_) if taken.isdisjoint(m.triggers)]
        found = [match for match in found if not _is_of_another(line, match, general)]
        aside = {position for match in found for position in match.aside}
        yield from ((pattern, match) for match in found if match.start not in aside)
        taken.update(*(match.triggers for match in found))


def _is_of_another(line: Line, match: Match, general: General) -> bool:
    """Whether a relative pronoun in the words of a match tells of another place than the object before it."""
    pronouns = [p for p in sorted(match.triggers) if line.has(p, general.relatives)]
    objects = (m for m in match.objects if m.kind.is_place)
    return any(o.last < line.words[p].index and tells_of_another(line, p, o) for o in objects for p in pronouns[:1])


def _accepts(kinds: frozenset[EntityKind], without: frozenset[Mention]) -> Accepts:
    if not without:
        return lambda mention: mention.kind in kinds
    return lambda mention: mention.kind in kinds and mention not in without


def _opened(line: Line, accepts: Accepts, words: Collection[str]) -> Accepts:
    """Only those whose names start with one of some words ("الحكومة", not "اليمن")."""
    if not words:
        return accepts
    return lambda mention: accepts(mention) and any(form in words for form in forms_of(line.sentence.words[mention.first]))


def _tied(line: Line, phrases: Phrases, general: General) -> Iterator[Mention]:
    """Those to whom a body is said to be tied: what follows tells of the body ("المسلحون الموالون للحكومة في تعز"). Before a
    relative pronoun a body without the article is left out itself ("مسلحون موالون للتنظيم الذي يسيطر على").
    """
    starts = phrases.places(line)
    ends = {end for pairs in line.starting.values() for m, end in pairs if m.kind in _BODIES} if starts else ()
    for start in starts:
        behind = (p for p in range(start, 0, -1) if line.words[p - 1].upos != "ADJ" and line.words[p - 1].text not in COMMAS)
        body = next(behind, 0)
        definite = line.words[start].text.startswith(ARTICLE)
        told = [(m, after) for end in phrases.ends(line, start) for m, after in line.starting.get(end, ())]
        for other, after in told:
            if not definite and after < len(line.words) and line.has(after, general.relatives):
                index = line.words[start].index
                bodies = (m for m in line.mentions if m.kind in _BODIES and m.entity != other.entity)
                yield from (m for m in bodies if m.first < index <= m.last + 1)
            elif start in ends or body in ends:
                yield other


def _undone(line: Line, match: Match, frame: Frame, general: General) -> bool:
    """Whether a negation stands in or before a match, or a word such as "سابق" there or right behind ("نائب رئيس").

    The names of bodies do not count (who leads "مجلس النواب" is no deputy), nor what says where a place lies.
    """
    start, end = match.start, match.end
    bodies = [m for m in match.objects if m.kind.is_actor]
    bodies += [m for m in match.subjects if m.kind.is_actor and m.kind is not EntityKind.PERSON]
    named = {index for m in bodies for index in range(m.first, m.last + 1)}
    named |= {line.words[position].index for position in match.aside}
    before = max(start - 1, 0)
    if before and line.words[before].upos == "ADP" and len(line.words[before].text) == 1:
        before -= 1
    if start and _is_behind(line, before, frame.not_behind):
        return True
    open_words = (p for p in range(before, min(end + 1, len(line.words))) if line.words[p].index not in named)
    if any(line.has(p, frame.unless) for p in open_words) or _is_left(line, start, frame, general):
        return True
    if _is_denied(line, match, general):
        return True
    office = frame.spec.predicate in (Predicate.LEADS, Predicate.SPOKESPERSON_OF)
    denier = line.has(before, general.denials) and (office or start in line.starting)  # "نفت الكتائب، المنضوية في الهيئة، أي"
    first = start if denier else before
    negated = (p for p in range(first, end) if line.has(p, general.negations))
    return any(p + 1 >= len(line.words) or not line.has(p + 1, general.still) for p in negated)


def _is_left(line: Line, start: int, frame: Frame, general: General) -> bool:
    """ "انسحبت الحركة من آخر معسكر لها في قندهار": what governs the first word of a match undoes where somebody is, but not
    where he is that does it to another ("طردت المقاومة في تعز الحوثيين").
    """
    sentence, index = line.sentence, line.words[start].index
    words = sentence.words
    led = any(w.upos == "ADP" and fold(w.text) not in general.out_of for w in words[max(0, index - 2) : index])
    for _ in range(_GOVERNORS if frame.spec.predicate is Predicate.LOCATED_AT and not led else 0):
        above = words[index].head
        does = words[index].deprel.startswith("nsubj") and any(words[c].deprel == "obj" for c in sentence.children[above])
        if not 0 <= above < index or does:
            break
        index = above
        if not frame.unless.isdisjoint(forms_of(words[index])):
            return True
    return False


def _is_denied(line: Line, match: Match, general: General) -> bool:
    """ "نفت الحركة وجود مقرات لها في بغداد", "نفى الجيش أن تكون الحركة سيطرت": what is told is what was denied."""
    words = line.sentence.words
    told = [line.words[position] for position in match.triggers]
    if match.start and line.has(match.start - 1, general.existence):
        told.append(line.words[match.start - 1])
    governors = (words[w.head] for w in told if w.head >= 0 and not w.deprel.startswith("nsubj"))
    return any(not general.denials.isdisjoint(forms_of(word)) for word in governors)


def _is_behind(line: Line, before: int, phrases: Phrases) -> bool:
    """Whether a phrase ends at a position, or before the adjectives there ("الممثل" of "الممثل الخاص للأمين العام")."""
    last = next((p for p in range(before, -1, -1) if line.words[p].upos != "ADJ"), 0)
    return any(last + 1 in phrases.ends(line, first) for first in range(max(0, last - 1), last + 1))


def _of_match(
    linked: LinkedDocument, line: Line, frame: Frame, pattern: Pattern, match: Match, general: General
) -> Iterator[Candidate]:
    if frame.spec.list and not _is_list(linked, match):
        return
    first, last = line.words[match.start].index, line.words[match.end - 1].index
    leads = frame.spec.predicate is Predicate.LEADS
    if frame.spec.own_title and _is_title_of_another(line, match):
        return
    for subject in (s for m in match.subjects for s in (m, *_larger(linked, line, frame, m))):
        state = linked.entities[subject.entity].country or ""
        own = frame.spec.state == "own" and state in linked.entities
        if own and not (leads and _leads_another(linked, subject, state, None)):
            evidence = _span(line, first, last, subject)
            yield Candidate(frame, subject, state, None, evidence, pattern.text, surface=True, tree=False)
        for object_ in match.objects[: 1 if _is_a_side(line, frame, match, general) else None]:
            tied = joined(line.sentence, subject, object_, first, last)
            strange = (
                _is_club(line, frame, subject, object_)
                or _is_namesake(line, frame, subject, object_)
                or _is_cut_off(line, frame, match.objects[0])
                or _is_where_they_fought(line, frame, subject)
                or _is_bearing(linked.entities[subject.entity], line, frame, object_, general)
                or (leads and _leads_another(linked, subject, object_.entity, object_))
            )
            if (tied or not frame.spec.need_both) and not strange:
                evidence = _span(line, first, last, subject, object_)
                yield Candidate(frame, subject, object_.entity, object_, evidence, pattern.text, surface=True, tree=tied)


def _is_title_of_another(line: Line, match: Match) -> bool:
    """ "هدد فلان زعيم حزب الله حسن نصر الله": the post between two persons is the second one's, whatever rank he has."""
    first = max(m.last for m in match.subjects) + 1
    persons = [m for m in line.mentions if m.kind is EntityKind.PERSON and m not in match.subjects]
    if any(m.first <= first and m.last >= min(m.last + 1 for m in match.objects) for m in persons):
        return True
    named = {m.first for m in persons}
    behind = range(match.end, min(match.end + _MOST_RANKS + 1, len(line.words)))
    ranks = takewhile(lambda p: p == match.end or line.words[p - 1].upos in _TITLING, behind)
    return any(line.words[p].index in named for p in ranks)


def _larger(linked: LinkedDocument, line: Line, frame: Frame, unit: Mention) -> Iterator[Mention]:
    """Where a unit is, the force that its name tells is too ("مقر رئاسة أركان الحشد الشعبي")."""
    if frame.spec.predicate is Predicate.LOCATED_AT:
        over = linked.entities[unit.entity].part_of
        yield from (m for m in line.mentions if m.entity in over and unit.first < m.first and m.last <= unit.last)


def _is_a_side(line: Line, frame: Frame, match: Match, general: General) -> bool:
    """ "بين القوات الموالية للرئيس والمسلحين": behind "و" stands the other side, and nobody else who backs; but not where it is
    said that the side ends there ("بين القوات المدعومة بالحزب والحركة من جهة").
    """
    if frame.spec.predicate is not Predicate.BACKED_BY or not match.start or not line.has(match.start - 1, general.between):
        return False
    before = next((p for p, word in enumerate(line.words) if word.index == match.objects[0].first), 0) - 1
    behind = match.end + 1 < len(line.words) and line.has(match.end + 1, general.side_ends)
    return not (behind and before >= 0 and line.has(before, general.by))


def _is_list(linked: LinkedDocument, match: Match) -> bool:
    """Whether the subjects are a list that may share an object: of one kind, streets among quarters ("حي الحصب وشارع جمال وسط
    تعز"), or known to lie in it ("بغداد وبابل في العراق")."""
    if len(match.subjects) < 2:
        return False
    known = {linked.entities[m.entity].country for m in match.subjects}
    kinds = {m.kind for m in match.subjects}
    return len(kinds) == 1 or _are_streets(linked, match) or known == {m.entity for m in match.objects}


def _are_streets(linked: LinkedDocument, match: Match) -> bool:
    """Whether those listed before one town are sites and places that are not known to lie elsewhere."""
    towns = [m.entity for m in match.objects if m.kind is EntityKind.CITY]
    listed = [linked.entities[m.entity] for m in match.subjects]
    inner = all(e.kind is EntityKind.SITE or (e.kind is EntityKind.CITY and e.container in (None, *towns)) for e in listed)
    return bool(towns) and inner


def _is_club(line: Line, frame: Frame, place: Mention, adjective: Mention) -> bool:
    """Whether the bare name of a town has a masculine adjective: that is its football club ("ميلان الإيطالي"), for towns are
    feminine ("ميلان الإيطالية").
    """
    if frame.spec.state != "domestic" or place.kind is not EntityKind.CITY or place.first != place.last:
        return False
    return line.sentence.words[adjective.head].feats.get("Gender") == "Masc"


def _is_cut_off(line: Line, frame: Frame, backer: Mention) -> bool:
    """ "طردت القوات الموالية للشرعية ميليشيا الحركة": behind a noun with the article no genitive stands, but a person may."""
    words = line.sentence.words
    if (
        frame.spec.predicate is not Predicate.BACKED_BY
        or backer.adjective
        or backer.kind is EntityKind.PERSON
        or not backer.first
    ):
        return False
    before = words[backer.first - 1]
    return before.upos == "NOUN" and before.text.startswith(ARTICLE)


def _is_where_they_fought(line: Line, frame: Frame, side: Mention) -> bool:
    """ "اشتباكات بين الجيش والحركة في المدينة", "مواجهات مع الحركة في المدينة": behind the sides it is told where they fought."""
    if frame.spec.predicate is not Predicate.LOCATED_AT or not frame.spec.need_both:
        return False
    words, known = line.sentence.words, vocabulary()
    near = takewhile(lambda w: w.upos not in ("VERB", "SCONJ"), reversed(words[: side.first]))
    between = next((w.index for w in near if known.has("between", fold(w.text))), 0)
    return any(f.mutual for w in words[:between] if w.upos == "NOUN" for f in known.noun_frames(w))


def _is_namesake(line: Line, frame: Frame, town: Mention, quarter: Mention) -> bool:
    """ "مستشفى الفلوجة في حي السلام": the site lies in the quarter, and not the town after which it is called."""
    return frame.spec.predicate is Predicate.LOCATED_IN and town.kind is quarter.kind and town in line.honoured


def _leads_another(linked: LinkedDocument, leader: Mention, body: str, named: Mention | None) -> bool:
    """ "رئيس الحكومة فلان" who is known to govern a part of the state that day, "القوات التي يقودها فلان" who leads others: no
    state and no force is meant that is not named."""
    told, day, kind = linked.entities[leader.entity], linked.parsed.document.published, linked.entities[body].kind
    led = {t.object for t in told.ties if t.predicate is Predicate.LEADS and t.holds_on(day)}
    others = (linked.entities[key] for key in led if key in linked.entities)
    governs = any(o.kind is EntityKind.ORGANIZATION and vocabulary().has("governing", fold(o.name_ar.split()[0])) for o in others)
    written = named is not None and (named.adjective or bare(fold(linked.entities[body].name_ar)) in fold(named.text))
    of_state = kind is EntityKind.GOVERNMENT and governs and not written
    told_back = kind.is_armed and named is not None and named.witness == "anaphora"
    return (of_state or told_back) and bool(led) and body not in led


def _is_bearing(place: Entity, line: Line, frame: Frame, town: Mention, general: General) -> bool:
    """ "رواندز شرق أربيل": a town that is known to lie beside another one, not in it."""
    if frame.spec.predicate is not Predicate.LOCATED_IN or not place.kind is town.kind is EntityKind.CITY or not town.first:
        return False
    sided = fold(line.sentence.words[town.first - 1].text) in general.sides - general.midst
    return sided and place.origin != "text" and place.container != town.entity


def _is_told_of_another(candidate: Candidate, matches: Sequence[Match]) -> bool:
    """ "بين المقاومة والمتمردين المدعومين بالقوات": what the words tell of the nearest one is not told of whom the parse adds."""
    if candidate.frame.spec.predicate is not Predicate.BACKED_BY:
        return False
    start = candidate.object_mention.first if candidate.object_mention else -1
    same = [m for m in matches if any(o.first == start for o in m.objects)]
    return bool(same) and not any(s.entity == candidate.subject.entity for m in same for s in m.subjects)


def _of_trees(line: Line, frame: Frame, subject: Accepts, object_: Accepts, frames: Frames) -> Iterator[Candidate]:
    for tree in frame.trees:
        for position in tree.trigger.places(line):
            end = next(tree.trigger.ends(line, position), None)
            if end is None:
                continue
            match = Match(position, end, triggers=frozenset(range(position, end)))
            if _undone(line, match, frame, frames.general):
                continue
            index = line.words[position].index
            for s in tree.subject.mentions(line, index, subject, frames.looked_through):
                for o in tree.object.mentions(line, index, object_, frames.looked_through)[:1]:
                    evidence = _span(line, index, index, s, o)
                    yield Candidate(frame, s, o.entity, o, evidence, tree.text, surface=False, tree=True)


def _span(line: Line, first: int, last: int, *mentions: Mention) -> Span:
    """The exact characters of some words (indices, both inclusive) and mentions, and of all between them."""
    words = line.sentence.words
    start = min(words[first].start, *(m.start for m in mentions))
    return Span(line.sentence.index, start, max(words[last].end, *(m.end for m in mentions)))
