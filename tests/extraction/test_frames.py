"""The frames of happenings are data that people edit: what they may and may not say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from pydantic import BaseModel

from graph_builder.errors import CatalogueError
from graph_builder.extraction.frame_files import FRAMES, EventFrame, EventFrames, Roles, StanceFrame, StanceFrames, WeaponFrames
from graph_builder.extraction.happenings.weapons import find_weapons
from graph_builder.extraction.lexicon import Lexicon
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.vocabulary import vocabulary
from graph_builder.language import load_parser
from graph_builder.model import Document, IncidentKind, ParsedDocument, Predicate
from graph_builder.settings import Settings
from graph_builder.yaml_files import read_yaml

EVENTS = read_yaml(FRAMES / "events.yaml", EventFrames).frames
WEAPONS = read_yaml(FRAMES / "weapons.yaml", WeaponFrames).weapons
STANCES = read_yaml(FRAMES / "stances.yaml", StanceFrames).stances
ROLES = read_yaml(FRAMES / "roles.yaml", Roles)


def twice(words: Iterable[str]) -> list[str]:
    """Words that fold to the same one."""
    folded = [(fold(word), word) for word in words]
    counted = Counter(form for form, _ in folded)
    return [word for form, word in folded if counted[form] > 1]


def lists(entry: BaseModel) -> dict[str, tuple[str, ...]]:
    """The word lists of an entry, by field."""
    found = {name: value for name, value in entry if isinstance(value, tuple)}
    return {name: tuple(map(str, value)) for name, value in found.items()}


def needs_company(frame: EventFrame) -> bool:
    return bool(frame.beside or frame.governs) or frame.needs_weapon


# ------------------------------------------------------------------------------------------------------ the shipped files


@pytest.mark.parametrize("entry", [*EVENTS, *WEAPONS, *STANCES, ROLES], ids=lambda e: getattr(e, "name", type(e).__name__))
def test_no_list_says_a_word_twice(entry: Lexicon) -> None:
    assert {name: twice(words) for name, words in lists(entry).items() if twice(words)} == {}


@pytest.mark.parametrize("field", ["verbs", "nouns"])
def test_a_word_has_one_frame_unless_the_others_ask_for_company(field: str) -> None:
    plain = [(fold(word), frame.name) for frame in EVENTS if not needs_company(frame) for word in getattr(frame, field)]
    counted = Counter(word for word, _ in plain)
    assert [(word, name) for word, name in plain if counted[word] > 1] == []


def test_names_of_frames_are_their_own() -> None:
    assert twice([frame.name for frame in EVENTS]) == []


@pytest.mark.parametrize("frame", EVENTS, ids=lambda f: f.name)
def test_a_frame_of_happenings_says_what_it_must(frame: EventFrame) -> None:
    assert frame.verbs or frame.nouns
    assert bool(frame.kinds) is not (frame.light or frame.reference)
    assert set(frame.weak) <= {*frame.verbs, *frame.nouns}
    assert not {*map(fold, frame.excluded)} & {*map(fold, frame.nouns)}
    assert frame.light or not frame.result


@pytest.mark.parametrize("frame", EVENTS, ids=lambda f: f.name)
def test_words_of_happenings_are_single_words(frame: EventFrame) -> None:
    """They are looked up word by word, so that a phrase would never be found."""
    assert [w for w in (*frame.verbs, *frame.nouns, *frame.beside, *frame.excluded) if " " in w] == []


def test_every_kind_of_incident_knows_what_it_may_be_one_with() -> None:
    assert set(ROLES.compatible) == set(IncidentKind)


def test_every_kind_but_a_campaign_is_told_by_some_frame_or_weapon() -> None:
    told = {k for frame in EVENTS for k in frame.kinds} | {k for entry in WEAPONS for k in entry.kinds}
    assert told == set(IncidentKind) - {IncidentKind.CAMPAIGN}


def test_a_weapon_phrase_means_one_weapon() -> None:
    assert twice([phrase for entry in WEAPONS for phrase in (*entry.words, *entry.adjectives)]) == []


def test_words_that_tell_no_sure_weapon_are_words_of_that_weapon() -> None:
    assert [w for entry in WEAPONS for w in entry.weak if w not in entry.words] == []


@pytest.mark.parametrize(
    "stance", STANCES, ids=lambda s: f"{s.predicate}-{(*s.verbs, *s.nouns, *s.phrases, *s.participles, *s.bearers)[0]}"
)
def test_a_stance_can_be_found(stance: StanceFrame) -> None:
    assert stance.verbs or stance.nouns or stance.phrases or stance.participles or stance.bearers
    words = (*stance.verbs, *stance.nouns, *stance.requires, *stance.links)
    assert [w for w in words if " " in w] == []
    assert (stance.object == "accused") is (stance.predicate is Predicate.ACCUSED_OF)


def test_a_stance_word_has_one_frame_unless_the_others_ask_for_more() -> None:
    plain = [s for s in STANCES if not (s.requires or s.negated or s.links or s.needs_event)]
    assert twice([w for s in plain for w in s.verbs]) == []
    assert twice([w for s in plain for w in s.nouns]) == []


def test_lists_of_single_words_hold_no_phrases() -> None:
    """All lists of roles but the phrases before a doer and before an aim are compared word by word."""
    assert [(name, w) for name, words in lists(ROLES).items() if name not in ("doer", "aims") for w in words if " " in w] == []


# ------------------------------------------------------------------------------------------------------------ mistakes


@pytest.mark.parametrize(
    ("shape", "text", "where"),
    [
        (EventFrames, "frames: [{name: a, kinds: [earthquake], verbs: [قصف]}]", "frames.0.kinds"),
        (EventFrames, "frames: [{name: a, verbs: قصف}]", "frames.0.verbs"),
        (EventFrames, "frames: [{name: a, subject: nobody}]", "frames.0.subject"),
        (EventFrames, "frames: [{name: a, surprise: true}]", "surprise"),
        (WeaponFrames, "weapons: [{weapon: catapult, kinds: [attack]}]", "weapons.0.weapon"),
        (StanceFrames, "stances: [{predicate: admired, object: incident}]", "stances.0.predicate"),
        (StanceFrames, "stances: [{predicate: denied}]", "stances.0.object"),
        (Roles, "target: [على]", "place"),
        (EventFrames, "frames: [", "not YAML"),
    ],
)
def test_mistakes_are_told_with_file_and_entry(tmp_path: Path, shape: type[Lexicon], text: str, where: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=where) as error:
        read_yaml(file, shape)
    assert "mine.yaml" in error.value.detail and error.value.hint


# ------------------------------------------------------------------------------------------------------ on real parses


@pytest.mark.pack
def test_every_weapon_phrase_is_found_as_the_parser_cuts_it() -> None:
    phrases = [phrase for entry in WEAPONS for phrase in entry.words]
    texts = [f"قال المسؤول إن المسلحين استخدموا {phrase} في الهجوم." for phrase in phrases]
    documents = [Document(f"{n:016}", str(n), text) for n, text in enumerate(texts)]
    parsed = load_parser(Settings(_env_file=None)).parse(documents)
    assert [phrase for phrase, read in zip(phrases, parsed, strict=True) if phrase not in _weapons(read)] == []


def _weapons(read: ParsedDocument) -> set[str]:
    """The written words of the weapons found in a document."""
    text, found = read.document.text, vocabulary()
    return {text[s.words[w.first].start : s.words[w.last].end] for s in read.sentences for w in find_weapons(s, found)}
