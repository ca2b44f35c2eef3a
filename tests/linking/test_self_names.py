from dataclasses import replace

from graph_builder.linking.self_names import apply_self_names
from graph_builder.model import Entity, EntityKind, LinkedDocument, Mention
from tests.extraction.builders import parsed_text

GROUP = EntityKind.ARMED_GROUP


def linked(text: str, *spans: tuple[int, int, int, str]) -> LinkedDocument:
    parsed = parsed_text(text)
    mentions = []
    for sentence, first, last, key in spans:
        words = parsed.sentences[sentence].words
        start, end = words[first].start, words[last].end
        mentions.append(Mention(sentence, first, last, first, start, end, text[start:end], key, GROUP, "catalogue", 1.0))
    entities = {key: Entity(key, GROUP, key, key, (key,), "text") for *_, key in spans}
    return LinkedDocument(parsed, tuple(mentions), entities)


def test_a_description_means_the_name_that_the_group_gives_itself() -> None:
    text = "اتهمت فصائل محلية القيادة\nوأضافت الفصائل ، التي تطلق على نفس ها اسم راية الوادي"
    found = apply_self_names(linked(text, (0, 1, 2, "factions"), (1, 1, 1, "factions"), (1, 9, 10, "valley-banner")))
    assert [m.entity for m in found.mentions] == ["valley-banner"] * 3
    assert found.mentions[0].alternatives[0][0] == "factions"


def test_a_name_is_not_renamed() -> None:
    found = apply_self_names(
        linked("قالت كتائب النهر التي تطلق على نفس ها اسم راية الوادي", (0, 1, 2, "river"), (0, 9, 10, "valley"))
    )
    assert [m.entity for m in found.mentions] == ["river", "valley"]


def test_who_was_named_before_is_no_description() -> None:
    document = linked("قالت الجماعة التي تعرف ب اسم راية الوادي", (0, 1, 1, "river"), (0, 6, 7, "valley"))
    known = replace(document, entities={k: replace(e, origin="catalogue") for k, e in document.entities.items()})
    assert apply_self_names(known) is known


def test_nothing_changes_without_the_phrase() -> None:
    document = linked("اتهمت فصائل محلية راية الوادي", (0, 1, 2, "factions"), (0, 3, 4, "valley"))
    assert apply_self_names(document) is document
