"""One sentence with all that was found in it before anybody is given a role: its mentions, triggers, weapons and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph_builder.extraction.happenings.triggers import Trigger
from graph_builder.extraction.happenings.weapons import WeaponMention
from graph_builder.extraction.surface.atoms import fold
from graph_builder.extraction.surface.listing import Listed
from graph_builder.extraction.surface.markers import is_kin
from graph_builder.extraction.tolls.figures import Count
from graph_builder.extraction.vocabulary import Vocabulary
from graph_builder.model import UNKNOWN, EntityKind, Mention, Sentence, Word

REACH = 12
"""Words to the left in which a trigger may stand that a mention belongs to."""
GENITIVE = 2
"""Words between a noun and its genitive at the most."""


@dataclass(frozen=True)
class Scene:
    """What the role of a mention is read from."""

    sentence: Sentence
    mentions: Sequence[Mention]
    found: Sequence[Trigger]
    weapons: Sequence[WeaponMention]
    counts: Sequence[Count]
    vocabulary: Vocabulary

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence."""
        return self.sentence.words

    @cached_property
    def triggers(self) -> dict[int, Trigger]:
        """Each trigger by the index of its word."""
        return {t.word: t for t in self.found}

    @cached_property
    def _listed(self) -> Listed:
        return self.vocabulary.listed(self.sentence)

    @cached_property
    def heads(self) -> frozenset[int]:
        """The syntactic heads of mentions, but for people who are no name ("متطرفون ينتمون إلى الحركة")."""
        named = (m for m in self.mentions if not (self.has("nameless", m.head) or self.group_of(m)))
        return frozenset(m.head for m in named)

    @cached_property
    def named(self) -> frozenset[int]:
        """All words of names, some of which look like verbs ("تدمر")."""
        return frozenset(i for m in self.mentions if not m.adjective for i in range(m.first, m.last + 1))

    @cached_property
    def _known_bodies(self) -> frozenset[int]:
        """The words of the known names of bodies."""
        bodies = (m for m in self.mentions if m.witness == "catalogue" and m.kind.is_actor and not m.kind.is_place)
        return frozenset(i for m in bodies if m.kind is not EntityKind.PERSON for i in range(m.first, m.last + 1))

    def is_number(self, at: int) -> bool:
        """Whether a number stands there; at -1 stands nothing."""
        return at >= 0 and self.words[at].upos == "NUM"

    def is_kin(self, mention: Mention) -> bool:
        """Whether somebody of a person's is meant and not he."""
        return is_kin(self.sentence, mention, self.triggers, self.vocabulary, self._known_bodies)

    @cached_property
    def weapon_words(self) -> frozenset[int]:
        """All words of weapons."""
        return frozenset(i for w in self.weapons for i in range(w.first, w.last + 1))

    @cached_property
    def weapon_starts(self) -> frozenset[int]:
        """The first word of each weapon."""
        return frozenset(w.first for w in self.weapons)

    @cached_property
    def armed_ends(self) -> frozenset[int]:
        """The last word of each weapon that a noun names."""
        return frozenset(w.last for w in self.weapons if w.entry.weapon and not w.adjective)

    def has(self, listed: str, at: int) -> bool:
        """Whether the word at ``at`` stands in a list of ``frames/roles.yaml``; False outside the sentence."""
        return self._listed.has(listed, at)

    def group_of(self, mention: Mention) -> Mention | None:
        """ "مجموعة مسلحة من الحركة": whose the people without a name are that stand right before "من" and their group."""
        behind = mention.last + 1
        people = mention.kind is EntityKind.ARMED_GROUP and mention.entity.startswith(UNKNOWN) and self._names_nobody(mention)
        link = people and behind < len(self.words) and self.vocabulary.has("sources", fold(self.words[behind].text))
        return next((m for m in self.mentions if link and m.first == behind + 1 and m.kind.is_armed), None)

    def _names_nobody(self, mention: Mention) -> bool:
        described = any(self.has(listed, mention.first) for listed in ("nameless", "squads", "holders"))
        return described or mention.first == mention.last  # "مقاومون من الكتيبة"

    def before_title(self, mention: Mention) -> int:
        """Index of the word before a name and his rank ("القائد الميداني فلان")."""
        at = mention.first - 1
        while at > 0 and self.words[at].upos in ("NOUN", "ADJ") and not (at in self.triggers or self.has("naming", at)):
            at -= 1
        return at
