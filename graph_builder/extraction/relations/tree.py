"""Paths through the parse: the second witness of a relation.

A role is written as steps apart by ``/``, from the trigger word on:

============  ======================================================================================
``nsubj``     down to a word with that relation (subtypes count: ``nsubj:pass``)
``obl:في|ب``  down, where the word has one of these prepositions; ``nmod:-`` where it has none
``^acl``      up to the governing word, where the trigger hangs from it by that relation
============  ======================================================================================

Where the last word is no mention but a carrier ("عناصر", "قوات", "مقرات"), its complement is taken; coordination adds members.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from graph_builder.extraction.relations.line import Line, forms_of
from graph_builder.extraction.surface.atoms import fold
from graph_builder.model import Mention, Sentence, Word

Accepts = Callable[[Mention], bool]


@dataclass(frozen=True)
class Step:
    """One step of a path; ``cases`` empty means any preposition or none, ``{"-"}`` none."""

    relation: str
    up: bool
    cases: frozenset[str]

    def words(self, sentence: Sentence, index: int) -> Iterator[int]:
        """Indices that the step leads to."""
        word = sentence.words[index]
        if self.up:
            if word.head >= 0 and _relation(word) == self.relation:
                yield word.head
            return
        for child in sentence.children[index]:
            if _relation(sentence.words[child]) == self.relation and self._has_case(sentence, child):
                yield child

    def _has_case(self, sentence: Sentence, index: int) -> bool:
        if not self.cases:
            return True
        found = {fold(sentence.words[c].text) for c in sentence.children[index] if _relation(sentence.words[c]) == "case"}
        return bool(found & self.cases) if found else "-" in self.cases


@dataclass(frozen=True)
class LookedThrough:
    """Nouns that the parse looks through to whose they are, and the words before where they are."""

    carriers: Collection[str]
    inside: Collection[str]

    def ends_at(self, sentence: Sentence, index: int) -> bool:
        """ "القواعد الأميركية في العراق": where the carriers are is nobody whose they are."""
        return any(fold(sentence.words[c].text) in self.inside for c in sentence.children[index] if c < index)


@dataclass(frozen=True)
class Role:
    """The paths by which one argument may be found, best first."""

    paths: tuple[tuple[Step, ...], ...]

    @classmethod
    def of(cls, paths: Collection[str]) -> Role:
        """Compile the written paths."""
        return cls(tuple(tuple(_step(part) for part in path.split("/")) for path in paths))

    def mentions(self, line: Line, trigger: int, accept: Accepts, looked_through: LookedThrough) -> tuple[Mention, ...]:
        """The mentions at the end of the first path that leads to any."""
        for path in self.paths:
            ends = {trigger}
            for step in path:
                ends = {end for index in ends for end in step.words(line.sentence, index)}
            found = dict.fromkeys(m for end in sorted(ends) for m in _landed(line, end, accept, looked_through))
            if found:
                return tuple(found)
        return ()


def _step(part: str) -> Step:
    relation, _, cases = part.partition(":")
    return Step(relation.lstrip("^"), relation.startswith("^"), frozenset(fold(c) for c in cases.split("|") if c))


def _relation(word: Word) -> str:
    return word.deprel.partition(":")[0]


def _landed(line: Line, index: int, accept: Accepts, looked_through: LookedThrough) -> Iterator[Mention]:
    """The mention at a word, or below a carrier, and those coordinated with it."""
    sentence, todo = line.sentence, [index]
    while todo:
        index = todo.pop(0)
        mention = next((m for m in line.covering.get(index, ()) if accept(m) and not m.adjective), None)
        carried = not mention and any(form in looked_through.carriers for form in forms_of(sentence.words[index]))
        if mention:
            yield mention
        elif not carried:
            continue
        inside = range(mention.first, mention.last + 1) if mention else range(index, index + 1)
        follow = ("conj", "nmod", "flat", "appos") if carried else ("conj",)
        below = (child for word in inside for child in sentence.children[word] if child not in inside)
        tied = [c for c in below if _relation(sentence.words[c]) in follow]
        todo += [c for c in tied if not (carried and looked_through.ends_at(sentence, c))]


def joined(sentence: Sentence, first: Mention, second: Mention, start: int, end: int) -> bool:
    """Whether the parse ties two mentions together by words of ``start``..``end`` (inclusive) alone."""
    here, there = _ancestors(sentence, first.head), _ancestors(sentence, second.head)
    common = next((index for index in here if index in there), None)
    if common is None:
        return False
    path = here[: here.index(common) + 1] + there[: there.index(common)]
    return all(start <= index <= end for index in path)


def _ancestors(sentence: Sentence, index: int) -> list[int]:
    found = [index]
    while (head := sentence.words[found[-1]].head) >= 0 and head not in found:
        found.append(head)
    return found
