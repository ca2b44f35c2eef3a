"""Whom a noun phrase means: a linked mention, a title with its person and institution, a statement's issuer, or nobody known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extraction.speech.line import REACH, Line
from graph_builder.extraction.speech.quotes import QUOTES
from graph_builder.extraction.speech.voices import INDIVIDUALS, Memory, Voice, described
from graph_builder.extraction.surface.markers import is_where, takes_sides
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import EntityKind, Mention

_ISSUER = 12
"""Words between a statement and its issuer at most ("بيان نُشر على تلغرام باسم")."""
_APPOSED = 6
"""Words between a title and the name in apposition to it at most ("رئيس اللجنة، الدكتور فلان")."""
_SHORT = 2
"""Words before a name that may belong to it without being in the list of ``holders`` ("الإعلام الإيراني")."""
_LONG_WORD = 5


def noun_phrase_voice(line: Line, at: int, stop: int, memory: Memory) -> Voice | None:
    """The voice that the noun phrase starting at ``at`` describes; without keys where it is nobody known."""
    end = phrase_end(line, at, stop)
    covering = line.covered[at]
    mention = covering if covering is not None and not covering.adjective else None
    inside = [m for m in line.within(at + 1, end) if not _is_another(line, m)]
    if mention is not None:
        if mention.kind is EntityKind.UNNAMED_SOURCE:
            mention = _apposed(line, mention, stop) or _borne_by(line, mention, inside) or mention
        return _with_behalf(line, _with_title(line, _together(line, at, mention, "after")), inside)
    if line.has("honorifics", at) and at + 1 < len(line) and line[at + 1].upos == "PRON":
        return memory.person() or described(line, at, at + 1, (), "unknown")
    titled = line.has("honorifics", at) and line.has("titles", at + 1)  # "قال معالي رئيس الهيئة"
    if at + 1 < stop and (titled or line.exactly("same", at)):  # "وأضاف نفس المصدر"
        return noun_phrase_voice(line, at + 1, stop, memory)
    if line.has("kin", at):
        return _relative(line, at, end, inside)
    if line.has("followers", at) and not line.is_definite(at):
        return described(line, at, _before_preposition(line, at, end), (), "title")
    if line.has("statements", at) or _is_issued(line, at, end):
        return _issuer(line, at, end, inside, memory)
    if line.has("partitives", at):
        if at + 1 < len(line) and line[at + 1].upos == "PRON":
            return memory.latest()
        whole = next((m for m in inside if _is_whole(line, m, at)), None)
        if whole is not None:
            return _together(line, at, whole, "part")
    if line.has("titles", at):
        return _titled(line, at, end, stop, inside, memory)
    owner = _owner(line, at)
    if owner is not None:
        return described(line, at, owner.last, (owner,), "office")
    free = [m for m in inside if not after_preposition(line, m.first, at)]
    if free and _belongs(line, at, free[0]) and not is_happening(line, at):
        return _together(line, at, free[0], "after")
    return recalled_or_new(line, at, _before_preposition(line, at, end), memory, "after")


def _is_another(line: Line, mention: Mention) -> bool:
    """Whether somebody named with a speaker is not his side, but another one, or where he is."""
    return _is_opposed(line, mention) or is_where(line.sentence, mention, line.mentions, vocabulary())


def _is_opposed(line: Line, mention: Mention) -> bool:
    """ "قائد للقوات المناهضة للحوثيين": whom the speaker is against, or for, is another one."""
    link, words = line.left(mention.first), vocabulary()
    led = link > 0 and words.has("masdar_objects", line.text[link])
    return led and takes_sides(line[line.left(link)], words)


def _is_whole(line: Line, mention: Mention, part: int) -> bool:
    """Whether a name is what a part is of: "أحد مسؤولي الحركة", "عدد من قادتها"; not "عدد الضحايا في العراق", "عدد من مؤيدي
    الرئيس"."""
    if line.has("followers", line.left(mention.first)):
        return False
    before = preposition_before(line, mention.first, part)
    return before is None or line.exactly("parts_of", before)


def _together(line: Line, at: int, mention: Mention, how: str) -> Voice:
    """The voice of a mention and of those joined to it."""
    mentions = coordinated(line, mention)
    return described(line, at, mentions[-1].last, mentions, how)


def _belongs(line: Line, at: int, name: Mention) -> bool:
    """Whether the noun at ``at`` and the name behind it are one: "شبكة «العربية»", not "المؤسسة" + "الدولة التركية"."""
    if line.is_definite(at) and line.text[name.first - 1] not in QUOTES:
        return False
    return line.has("holders", at) or (name.first - at <= _SHORT and not line.is_mark(at))


def next_voice(line: Line, first: int, stop: int, memory: Memory) -> Voice | None:
    """The first noun phrase from ``first`` on as a voice: for "عن Y", "نقلا عن Y"."""
    at = line.right(first)
    while at < stop and (line.exactly("fillers", at) or line.is_mark(at)):
        at += 1
    return noun_phrase_voice(line, at, stop, memory) if at < stop else None


def recalled_or_new(line: Line, first: int, last: int, memory: Memory, how: str) -> Voice:
    """A definite description ("المصدر", "الوزارة") is somebody heard before; anything else is somebody unknown."""
    if line.is_definite(first):
        found = memory.called(line.bare(first), line.lemma[first])
        if found is None and line.exactly("anaphors", first):
            found = memory.latest()
        if found is not None:
            return replace(found, start=first, last=first)
    return described(line, first, last, (), how)


def phrase_end(line: Line, at: int, stop: int) -> int:
    """Index after the noun phrase: up to a mark other than a quotation mark, a verb, a relative or a content clause, or what is
    told ("أعلن العميد سالم مقتل ثلاثة من الحوثيين").
    """
    for index in range(at + 1, min(stop, at + REACH)):
        covering = line.covered[index]
        if covering is not None and covering.first < index:
            continue
        mark = line.is_mark(index) and line.text[index] not in QUOTES
        if (
            mark
            or line[index].upos in ("VERB", "SCONJ", "AUX")
            or line.exactly("then", index)
            or line.exactly("relatives", index)
            or (line[index].deprel == "obj" and line[index].head == line[at].head and not _is_titled(line, index))
        ):
            return index
    return min(stop, at + REACH)


def _is_titled(line: Line, index: int) -> bool:
    """Whether a person stands right behind a title, whatever the parse makes of him: "قال اللواء فلان إن"."""
    person = line.starting[index]
    return person is not None and person.kind is EntityKind.PERSON and line.has("titles", index - 1)


def after_preposition(line: Line, index: int, first: int) -> bool:
    """Whether the word hangs on a preposition ("في العراق وسوريا")."""
    return preposition_before(line, index, first) is not None


def preposition_before(line: Line, index: int, first: int) -> int | None:
    """The preposition that a word, with the nouns it completes and those it is joined to, hangs on ("في مقتل فلان وفلان")."""
    before = line.left(index)
    while before >= first:
        joined = line.covered[line.left(before)] if line.exactly("joining", before) and line.left(before) >= first else None
        if joined is not None:
            before = line.left(joined.first)
        elif line.covered[before] is None and (line.has("holders", before) or is_happening(line, before)):
            before = line.left(before)
        else:
            break
    return before if before >= first and line.is_preposition(before) else None


def coordinated(line: Line, mention: Mention) -> tuple[Mention, ...]:
    """The mention and those joined to it by "و" ("واشنطن وتل أبيب")."""
    found = [mention]
    at = line.right(mention.last + 1)
    while at + 1 < len(line) and line.exactly("joining", at):
        after = line.right(at + 1)
        while (
            after < len(line)
            and line.starting[after] is None
            and (line.has("partitives", after) or line.has("partitives", after - 1))
        ):
            after += 1
        following = line.starting[after] if after < len(line) else None
        if following is None or (EntityKind.PERSON in (following.kind, mention.kind) and following.kind is not mention.kind):
            break
        found.append(following)
        at = line.right(following.last + 1)
    return tuple(found)


def may_speak(line: Line, at: int) -> bool:
    """Whether a noun is one for somebody who speaks."""
    return any(line.has(name, at) for name in ("speakers", "titles", "holders", "partitives", "statements", "kin"))


def is_office(line: Line, at: int) -> bool:
    """Whether a title is one by which somebody speaks for a body; experts, witnesses and single members speak for themselves."""
    return line.has("titles", at) and not (line.has("onlookers", at) or line.has("members", at))


def is_happening(line: Line, at: int) -> bool:
    """Whether a noun names a happening, by the list or by its form: "استهداف", "انفجار" are no speakers."""
    if line[at].upos != "NOUN" or line.has("holders", at) or line.has("speakers", at) or line.has("titles", at):
        return False
    text = line.text[at]
    return line.exactly("happenings", at) or (len(text) >= _LONG_WORD and text.startswith(line.words.happening_starts))


def _apposed(line: Line, mention: Mention, stop: int) -> Mention | None:
    """The person named in apposition to a description: "قائد العملية، اللواء فلان"."""
    at = line.right(mention.last + 1)
    if at < stop and line.is_comma(at):
        at = line.right(at + 1)
    while at < stop and line.covered[at] is None and (line.has("titles", at) or line[at].upos == "ADJ"):
        at = line.right(at + 1)
    named = line.starting[at] if at < stop else None
    return named if named is not None and named.kind is EntityKind.PERSON else None


def _borne_by(line: Line, mention: Mention, inside: Sequence[Mention]) -> Mention | None:
    """The person behind a long title: "نائب رئيس اللجنة الأمنية في المجلس فلان"; not "مستشار في مكتب الرئيس فلان"."""
    person = next((m for m in inside if m.kind is EntityKind.PERSON and m.first > mention.last), None)
    if person is None or not line.has("titles", mention.first) or not _bears(line, mention.first, person):
        return None
    between = range(mention.last + 1, person.first)
    own = not any(line.has("titles", i) for i in between) and not line.exactly("joining", person.first - 1)
    return person if own and not line.is_preposition(line.left(person.first)) else None


def _relative(line: Line, at: int, end: int, inside: Sequence[Mention]) -> Voice:
    """As in "زوجته فلانة": the person named; "زوجة القتيل فلان" is somebody of whom no name is known."""
    own = at + 1 < len(line) and line[at + 1].upos == "PRON"
    named = next((m for m in inside if own and m.first == at + 2 and m.kind is EntityKind.PERSON), None)
    last = named.last if named is not None else _before_preposition(line, at, end)
    return described(line, at, last, (named,) if named is not None else (), "title")


def _owner(line: Line, at: int) -> Mention | None:
    """Whose an office is: "المكتب الإعلامي للمقاومة", "الجناح العسكري لحركة حماس"."""
    if not (line.has("offices", at) and line.is_definite(at)):
        return None
    link = at + 1
    while link < len(line) and line[link].upos == "ADJ" and line.covered[link] is None:
        link += 1
    if link == at + 1 or not line.exactly("belonging_to", link) or link + 1 >= len(line):
        return None
    owner = line.starting[line.right(link + 1)] if line.right(link + 1) < len(line) else None
    return owner if owner is not None and owner.kind.is_actor else None


def _with_behalf(line: Line, voice: Voice, inside: Sequence[Mention]) -> Voice:
    """Add the institution that a titled speaker stands for: "فلان المتحدث باسم وزارة الدفاع", "وزير خارجية تركيا"."""
    mention = voice.mention
    if mention is None or mention.kind not in INDIVIDUALS:
        return voice
    outlet = next((m.first for m in inside if m.kind is EntityKind.MEDIA_OUTLET), len(line))
    last = min(outlet, mention.last + _ISSUER)
    institutions = [m for m in line.within(mention.first, last) if m.kind.is_actor and m.kind not in INDIVIDUALS]
    institutions = [m for m in institutions if not _is_another(line, m)]
    within = [m for m in institutions if m is not mention and m.last <= mention.last]
    near = within or [m for m in institutions if m in inside and m.first > mention.last and _is_attached(line, mention, m)]
    if not any(is_office(line, i) for i in range(mention.first, near[0].first + 1 if near else 0)):
        near = []
    title = _title_behind(line, mention)
    before = line.within(voice.start, mention.first) if is_office(line, voice.start) else []
    told = (*before, *near, *line.within(title.start, title.stop))
    behalf = next((m for m in told if m.kind.is_actor and m.kind not in (*INDIVIDUALS, EntityKind.MEDIA_OUTLET)), None)
    return replace(voice, behalf=behalf.entity) if behalf is not None else voice


def _with_title(line: Line, voice: Voice) -> Voice:
    """Remember the title behind a name, by which the person may be taken up again ("فلان، ولي العهد": "وقال ولي العهد")."""
    title = _title_behind(line, voice.mention) if voice.mention is not None else ()
    return replace(voice, lemmas=voice.lemmas | {form for i in title for form in (line.bare(i), line.lemma[i])})


def _title_behind(line: Line, mention: Mention) -> range:
    """The words of the title behind a name, with or without a comma between; none where no title stands there."""
    first = line.right(mention.last + 1)
    first = line.right(first + 1) if line.is_comma(first) else first
    last = min(len(line), first + _ISSUER)
    if not is_office(line, first):
        return range(0)
    marks = (i for i in range(first, last) if line.is_mark(i) and (line.text[i] not in QUOTES or _opens_words(line, i)))
    clause = (i for i in range(first, last) if line.is_that(i))
    return range(first, min(next(marks, last), next(clause, last)))


def _opens_words(line: Line, at: int) -> bool:
    """Whether a quotation opens here, and no name in quotation marks."""
    quote = line.opening.get(at)
    return quote is not None and (quote.closes[0] != quote.opens[0] or quote.closes[1] - at > _ISSUER)


def _is_attached(line: Line, mention: Mention, institution: Mention) -> bool:
    """Whether a title or a preposition ties an institution to the speaker before it."""
    between = range(mention.last + 1, institution.first)
    foreign = any(line[i].upos == "NOUN" and not (line.has("titles", i) or line.has("holders", i)) for i in between)
    return not foreign and any(line.has("titles", i) or line.is_preposition(i) for i in between)


def _issuer(line: Line, at: int, end: int, inside: list[Mention], memory: Memory) -> Voice | None:
    """Who issued a statement: "بيان مكتب رئيس الوزراء", "بيان باسم الكتائب"; "البيان" alone is whoever spoke last."""
    reach = min(len(line), at + _ISSUER)
    reach = next((i for i in range(at, reach) if line.is_comma(i) or line.is_that(i)), reach)
    named = next((f[0] for i in range(at, reach) if (f := line.phrase(i, line.words.speaks_for))), None)
    start = line.right(named) if named is not None else len(line)
    foreign = next((i for i in range(at + 1, end) if line.is_preposition(i) and not line.exactly("issuing", i)), end)
    issuers = line.within(start, start + 1) or [m for m in inside if m.first < foreign]
    if issuers:
        return described(line, at, issuers[0].last, (issuers[0],), "issuer")
    if line.is_definite(at) or (at + 1 < len(line) and line[at + 1].upos == "PRON"):
        recall = memory.issued if line.has("communiques", at) else memory.called
        found = recall(line.bare(at), line.lemma[at]) or (None if _is_vague(line, at) else memory.latest())
        if found or not _is_vague(line, at):
            return replace(found, start=at, last=at) if found else None
    return described(line, at, _before_preposition(line, at, end), (), "unknown")


def _is_issued(line: Line, at: int, end: int) -> bool:
    """ "حصيلة أولية للدفاع المدني", "أرقام صادرة عن الوزارة": figures that somebody gives out."""
    link = at + 1
    while link < end and line[link].upos == "ADJ":
        link += 1
    return line.has("documents", at) and link < end and line.exactly("issuing", link)


def _is_vague(line: Line, at: int) -> bool:
    """Whether it may be anybody's ("المعلومات الأولية"), not the statement that was told of ("البيان", "تصريحاته")."""
    pronoun = at + 1 < len(line) and line[at + 1].upos == "PRON"
    return not (pronoun or line.has("communiques", at))


def _titled(line: Line, at: int, end: int, stop: int, inside: list[Mention], memory: Memory) -> Voice:
    """As in "المتحدث باسم وزارة الدفاع فلان": the person speaks for the institution; without a name the institution speaks."""
    reach = min(stop, end + _APPOSED) if line.is_comma(end) else end
    persons = (m for m in line.within(at + 1, reach) if m.kind is EntityKind.PERSON)
    person = next((m for m in persons if not line.is_preposition(m.first - 1)), None)  # "الممثل الخاص للأمين العام فلان"
    institutions = [m for m in inside if m.kind.is_actor and m.kind not in (*INDIVIDUALS, EntityKind.MEDIA_OUTLET)]
    if person is not None and _bears(line, at, person):
        voice = described(line, at, person.last, (person,), "title")
        behalf = next((m.entity for m in institutions if m.first < person.first and is_office(line, at)), None)
        return replace(voice, behalf=behalf) if behalf is not None else _with_behalf(line, _with_title(line, voice), inside)
    if institutions:
        institution = institutions[0]
        return replace(described(line, at, institution.last, (institution,), "title"), behalf=institution.entity)
    last = _before_preposition(line, at, end)
    known = memory.titled([line.bare(i) for i in range(at, last + 1)]) if last > at else None
    return replace(known, start=at, last=last) if known else recalled_or_new(line, at, last, memory, "title")


def _bears(line: Line, at: int, person: Mention) -> bool:
    """Whether a title is one person's: not "مسؤولو إدارة بايدن"."""
    if line[at].feats.get("Number") == "Plur" or line.has("many", at):
        return False
    before = person.first - 1
    return line.has("titles", before) or not line.has("holders", before) or line.covered[before] is not None


def _before_preposition(line: Line, at: int, end: int) -> int:
    """Last word of an unknown noun phrase: before its first preposition or the first name that is no part of it."""
    stops = (i - 1 for i in range(at + 1, end) if line[i].upos == "ADP" or line.starting[i] is not None)
    return next(stops, end - 1)
