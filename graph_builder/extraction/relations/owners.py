"""Whom a pronoun behind a noun means: "قالت الحركة إن مواقعها في", and of which place a relative pronoun tells."""

from __future__ import annotations

from collections.abc import Iterator

from graph_builder.extraction.relations.line import Line
from graph_builder.extraction.surface.atoms import ARTICLE, fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.model import EntityKind, Mention, Word

_SILENT = frozenset({EntityKind.UNNAMED_SOURCE, EntityKind.MEDIA_OUTLET})
"""Kinds that speak of others."""


def owner(line: Line, position: int) -> Mention | None:
    """Whom the pronoun at a position means, where only one actor before it in the sentence agrees with it; for a person named
    with his force ("العقيد في الجيش فلان") the force.
    """
    pronoun = line.words[position]
    if pronoun.upos != "PRON":
        return None
    meant = {m.entity: m for m in _named_before(line, pronoun.index) if _agrees(line, m, pronoun)}
    owners = {m.entity: m for m in (_force_of(line, m) for m in meant.values())}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _named_before(line: Line, index: int) -> Iterator[Mention]:
    """Actors named before a word, none within another's name."""
    actors = [m for m in line.mentions if m.last < index and m.kind.is_actor and m.kind not in _SILENT and not m.adjective]
    for mention in actors:
        wider = (m for m in actors if m.kind is not EntityKind.PERSON and m.first <= mention.first and mention.last <= m.last)
        if all(m.last - m.first <= mention.last - mention.first for m in wider):
            yield mention


def _agrees(line: Line, mention: Mention, pronoun: Word) -> bool:
    """By the ending and number of the noun; a bare name may be either gender, but a state without the article is feminine."""
    head = line.sentence.words[mention.head]
    text, roles = fold(head.text), vocabulary().roles
    many = text.endswith(roles.plurals) and not fold(head.lemma).endswith(text[-2:])
    if pronoun.feats.get("Number") == "Plur":
        return many
    if mention.kind is EntityKind.PERSON:
        return pronoun.feats.get("Gender") == "Masc"
    if many:
        return False
    feminine = text.endswith(roles.feminines) or fold(head.lemma).endswith(roles.feminines) or head.feats.get("Number") == "Plur"
    state = mention.kind is EntityKind.GOVERNMENT and not text.startswith(ARTICLE)
    either = head.upos == "PROPN" and not state
    return either or (feminine or state) == (pronoun.feats.get("Gender") == "Fem")


def _force_of(line: Line, person: Mention) -> Mention:
    """The force within a person's name and title or right before it; anybody else is himself."""
    if person.kind is not EntityKind.PERSON:
        return person
    forces = (m for m in line.mentions if m.kind.is_armed and m.first < person.last and m.last + 1 >= person.first)
    return next((m for m in forces if m.last < person.last), person)


def tells_of_another(line: Line, position: int, place: Mention) -> bool:
    """Whether the relative pronoun at a position means another place before it than ``place``: one of its own gender ("سوق في
    بلدة أريحا التي يسيطر عليها", "مستشفى منبج الذي تديره").
    """
    pronoun = line.words[position]
    told = "Masc" if fold(pronoun.text) == fold(pronoun.lemma) else "Fem"
    if _gender(line, place) in (told, None):
        return False
    before = (m for m in line.mentions if m.kind.is_place and m.last < pronoun.index)
    return any(_gender(line, other) == told for other in before)


def _gender(line: Line, place: Mention) -> str | None:
    """Towns are feminine, and so is the plural of things; of other names nobody knows."""
    head = line.sentence.words[place.head]
    if fold(head.text).endswith(vocabulary().roles.feminines) or head.feats.get("Number") == "Plur":
        return "Fem"
    if head.upos == "PROPN":
        return "Fem" if place.kind is EntityKind.CITY else None
    return head.feats.get("Gender")
