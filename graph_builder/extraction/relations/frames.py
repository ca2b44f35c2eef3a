"""The frames of relations: read from YAML, checked, compiled once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, reduce
from itertools import product
from operator import or_
from pathlib import Path
from typing import Literal

from pydantic import Field

from graph_builder.errors import CatalogueError
from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.relations.general import General, Range
from graph_builder.extraction.relations.line import Line
from graph_builder.extraction.relations.surface import Pattern, Phrases
from graph_builder.extraction.relations.tree import LookedThrough, Role
from graph_builder.extraction.surface.atoms import fold
from graph_builder.model import EntityKind, Predicate
from graph_builder.yaml_files import read_yaml

FOLDER = Path(__file__).parent.parent / "frames" / "relations"

Words = dict[str, tuple[str, ...]]


class TreeSpec(Lexicon):
    """How the parse finds a relation: words of the trigger, and the paths to both arguments."""

    trigger: str
    subject: tuple[str, ...]
    object: tuple[str, ...]


class FrameSpec(Lexicon):
    """One frame as it is written; the meaning of each field is at the head of ``frames/relations/places.yaml``."""

    rule: str
    predicate: Predicate
    example: str
    surface: tuple[str, ...] = ()
    tree: tuple[TreeSpec, ...] = ()
    subject: frozenset[EntityKind] | None = None
    object: frozenset[EntityKind] | None = None
    unless: tuple[str, ...] = ()
    not_behind: tuple[str, ...] = ()
    opened_by: tuple[str, ...] = ()
    own_title: bool = False
    list: bool = False
    need_both: bool = False
    state: Literal["own", "foreign", "domestic"] | None = None
    forces: bool = False
    former: bool = False


class FrameFile(Lexicon):
    """One YAML file."""

    general: General | None = None
    words: Words = Field(default_factory=dict)
    frames: tuple[FrameSpec, ...] = ()


@dataclass(frozen=True)
class Tree:
    """A compiled ``TreeSpec``."""

    trigger: Phrases
    subject: Role
    object: Role
    text: str


@dataclass(frozen=True)
class Frame:
    """A compiled frame. ``unless`` are words that undo the relation when they stand in a match or right beside it, ``not_behind``
    phrases that do so right before it or the adjectives there. With one of ``opened_by``, if any, the subject's name starts."""

    spec: FrameSpec
    range: Range
    patterns: tuple[Pattern, ...]
    trees: tuple[Tree, ...]
    unless: frozenset[str]
    not_behind: Phrases
    opened_by: frozenset[str]


@dataclass(frozen=True, eq=False)
class Frames:
    """All frames and what they share."""

    general: General
    looked_through: LookedThrough
    descriptors: frozenset[str]
    owned: frozenset[str]
    titles: frozenset[str]
    where: frozenset[str]
    quarters: frozenset[str]
    tied: Phrases
    frames: tuple[Frame, ...]

    def standing_in(self, line: Line) -> Iterator[tuple[Frame, list[Pattern]]]:
        """The frames, in order, for whose roles a sentence has mentions, each with its patterns that find a word of each list."""
        met = reduce(or_, (self._met.get(form, 0) for form in line.vocabulary), 0)
        for place in _told_of(self, line.kinds):
            frame = self.frames[place]
            standing = [pattern for needed, pattern in self._needed[place] if needed & met == needed]
            if standing or frame.trees:
                yield frame, standing

    @cached_property
    def _bits(self) -> Mapping[frozenset[str], int]:
        """A bit for each list of which a pattern needs a word."""
        lists = dict.fromkeys(need for frame in self.frames for pattern in frame.patterns for need in pattern.needs)
        return {words: 1 << n for n, words in enumerate(lists)}

    @cached_property
    def _met(self) -> Mapping[str, int]:
        """Form -> the bits of the lists in which it stands."""
        found: dict[str, int] = {}
        for words, bit in self._bits.items():
            for form in words:
                found[form] = found.get(form, 0) | bit
        return found

    @cached_property
    def _needed(self) -> Sequence[Sequence[tuple[int, Pattern]]]:
        """For each frame its patterns with the bits of all lists that they need."""
        return [[(reduce(or_, map(self._bits.__getitem__, p.needs), 0), p) for p in frame.patterns] for frame in self.frames]


@lru_cache(maxsize=1024)
def _told_of(frames: Frames, kinds: frozenset[EntityKind]) -> Sequence[int]:
    """The frames both roles of which mentions of some kinds may fill; a frame may take the state itself for its object."""
    frame_fits = (
        (frame.spec.state == "own" or not kinds.isdisjoint(frame.range.object)) and not kinds.isdisjoint(frame.range.subject)
        for frame in frames.frames
    )
    return [place for place, fits in enumerate(frame_fits) if fits]


@lru_cache(maxsize=4)
def load_frames(folder: Path = FOLDER) -> Frames:
    """Read every YAML file of a folder; a CatalogueError says which file and entry to mend."""
    files = [read_yaml(path, FrameFile) for path in sorted(folder.glob("*.yaml"))]
    general = next((file.general for file in files if file.general), None)
    if general is None:
        raise CatalogueError(f"no file in {folder} has a 'general' part", "Add it, as in general.yaml of the program.")
    words: Words = {}
    for file in files:
        if twice := words.keys() & file.words.keys():
            raise CatalogueError(f"the word lists {sorted(twice)} are written twice in {folder}", "Join them, or rename one.")
        words |= file.words
    words = {name: _expanded(words, name) for name in words}
    frames = tuple(_compile(spec, general, words) for file in files for spec in file.frames)
    carriers, descriptors, owned, titles, where, quarters = (
        _folded(words, (f"@{name}",), "general")
        for name in (general.carriers, general.descriptors, general.owned, general.titles, general.where, general.quarters)
    )
    tied = Phrases.of(words[general.tied])
    return Frames(general, LookedThrough(carriers, general.inside), descriptors, owned, titles, where, quarters, tied, frames)


def _compile(spec: FrameSpec, general: General, words: Words) -> Frame:
    default = general.ranges[spec.predicate]
    try:
        return Frame(
            spec,
            Range(subject=spec.subject or default.subject, object=spec.object or default.object),
            tuple(Pattern.of(text, words) for text in spec.surface),
            tuple(_tree(tree, words, spec.rule) for tree in spec.tree),
            _folded(words, spec.unless, spec.rule) | (frozenset() if spec.former else general.over),
            Phrases.of(_folded(words, spec.not_behind, spec.rule)),
            _folded(words, spec.opened_by, spec.rule),
        )
    except (KeyError, ValueError) as error:
        raise CatalogueError(f"frame {spec.rule!r}: {error}", "Name a word list that exists, or mend the pattern.") from error


def _tree(spec: TreeSpec, words: Words, rule: str) -> Tree:
    trigger = Phrases.of(sorted(_folded(words, spec.trigger.split("|"), rule)))
    return Tree(trigger, Role.of(spec.subject), Role.of(spec.object), f"{spec.trigger}: {spec.subject[0]}, {spec.object[0]}")


def _expanded(words: Words, name: str) -> tuple[str, ...]:
    """The entries of a list, with those of the lists that it names by ``@``, each among the other words of the entry."""
    try:
        return tuple(e for entry in words[name] for e in _phrases(words, entry))
    except KeyError as error:
        raise CatalogueError(f"the word list {name!r} names {error}, which is not there", "Add it, or mend its name.") from error


def _phrases(words: Words, entry: str) -> tuple[str, ...]:
    choices = (_expanded(words, word[1:]) if word.startswith("@") else (word,) for word in entry.split())
    return tuple(" ".join(phrase) for phrase in product(*choices))


def _folded(words: Words, entries: Sequence[str], where: str) -> frozenset[str]:
    """Words and the members of ``@`` lists, folded."""
    try:
        return frozenset(fold(w) for e in entries for w in (words[e[1:]] if e.startswith("@") else (e,)))
    except KeyError as error:
        raise CatalogueError(
            f"{where}: there is no word list {error}", "Add the list under 'words', or mend its name."
        ) from error
