"""Which mentions stand only within the name, the title or the office of others, and so do and suffer nothing themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph_builder.extraction.roles.scene import Scene
from graph_builder.extraction.surface.markers import COMMA, is_man
from graph_builder.model import EntityKind, Mention, Word


def without_nested(mentions: Sequence[Mention], scene: Scene) -> list[Mention]:
    """Mentions but for states and persons within the name of another actor or place ("جماعات مدعومة من إيران", "قوات صالح",
    "بحيرة تشاد", "بعثة الأمم المتحدة"), for whose a group is ("مجموعة تابعة للتنظيم"), for the towns that a road joins ("طريق
    بغداد - كركوك"), for the site whose office somebody has ("إمام مسجد"), and for what stands in a person's title ("وزير الدفاع
    فلان")."""
    wide = [m for m in mentions if m.last > m.first]
    roads = [m for m in wide if scene.has("roads", m.first)]
    own = [m for m in mentions if not any(_is_within(m, w, scene) for w in wide if w is not m)]
    own = [m for m in own if not any(r.first < m.first and m.last <= r.last for r in roads)]
    own = [m for m in own if not (_is_held_by_somebody(m, scene) or any(_describes_again(m, w, scene.words) for w in wide))]
    own = [m for m in own if not any(_names_again(m, title, scene.words) for title in mentions)]
    return _with_ranks(own, scene.words)


def _is_held_by_somebody(mention: Mention, scene: Scene) -> bool:
    """ "اغتالوا إمام مسجد", "خطف مدير المستشفى": the man was hit, and not the house; but "أمام مسجد"."""
    before = mention.first - 1
    return mention.kind is EntityKind.SITE and scene.has("posts", before) and scene.words[before].upos == "NOUN"


def _with_ranks(mentions: Sequence[Mention], words: Sequence[Word]) -> list[Mention]:
    """Persons with what makes them one man of a force right before their names: "الشرطي فلان", "أمين الشرطة فلان"."""
    ranks = {m.last + 1: m for m in mentions if m.kind is EntityKind.STATE_FORCE and is_man(words[m.first])}
    named = {m.first: ranks[m.first] for m in mentions if m.kind is EntityKind.PERSON and m.first in ranks}
    told = [m for m in mentions if m not in named.values()]
    return [replace(m, first=named[m.first].first, head=named[m.first].head) if m.first in named else m for m in told]


def _names_again(mention: Mention, title: Mention, words: Sequence[Word]) -> bool:
    """ "القوات الموالية للرئيس اليمني المعترف به دوليا فلان", "لرئيس الحكومة، فلان،": the name behind its own title."""
    between = words[title.last + 1 : mention.first]
    same = mention.entity == title.entity and mention.kind is EntityKind.PERSON and title.last < mention.first
    return same and all(w.upos in ("ADJ", "ADP", "PRON", "ADV") or w.text == COMMA for w in between)


def _describes_again(mention: Mention, named: Mention, words: Sequence[Word]) -> bool:
    """ "الفصائل المقاتلة المعارضة": an adjective right behind a name that means the same."""
    beside = mention.first == named.last + 1 and mention.entity == named.entity
    return beside and words[mention.first].upos == "ADJ" and not mention.adjective


def _is_within(mention: Mention, wide: Mention, scene: Scene) -> bool:
    if not (wide.first <= mention.first and mention.last <= wide.last):
        return False
    if wide.kind is EntityKind.PERSON:
        return mention.kind.is_actor
    if mention.kind is EntityKind.ORGANIZATION and wide.kind is EntityKind.ORGANIZATION:
        return True
    if wide.kind.is_armed and mention.kind.is_actor and wide.first < mention.first and _is_tied(mention, scene):
        return True
    if mention.adjective and scene.has("ships", wide.first):  # "المدمرة الأمريكية" acts for her state
        return False
    return mention.kind in (EntityKind.GOVERNMENT, EntityKind.PERSON) and mention.entity != wide.entity


def _is_tied(mention: Mention, scene: Scene) -> bool:
    """ "مجموعة مسلحة تابعة لتنظيم القاعدة": whose they are; the name may begin before that ("المدفعية التابعة للواء")."""
    near = range(mention.first - 2, mention.last)
    return any(scene.has(listed, at) for listed in ("subordinate", "patronage", "belonging") for at in near)
