"""The old forms of PADT and PUD become one annotation over running text."""

from __future__ import annotations

import pytest

from graph_builder.language.clitics import load_clitics
from graph_builder.language.segmentation import Counts, Segmenter
from graph_builder.language.training import pud
from graph_builder.language.training.nodes import Node, Tree, bare, is_tree, lines, surface, text_of
from graph_builder.language.training.padt import PadtConverter, known_tags
from tests.language.training import treebank


def converted(*sentences: list[treebank.Row], tags: dict[str, str] | None = None) -> list[Tree]:
    counts = Counts({"العراق": 100})
    converter = PadtConverter(tags or {}, Segmenter(load_clitics(), counts, {}, {}), counts)
    return list(converter.convert(treebank.conllu(list(sentences))))


def relation(tree: Tree, form: str) -> tuple[str, str]:
    """The word that ``form`` hangs on, and how."""
    [node] = [n for n in tree.nodes if n.form == form]
    return (tree.nodes[node.head - 1].form if node.head else "", node.rel)


def test_padt_becomes_unvocalised_running_text() -> None:
    headline, said = converted(treebank.HEADLINE, treebank.SAID)
    assert text_of(headline.nodes) == "انفجار في بغداد"
    assert text_of(said.nodes) == 'وقال الوزير للجيش: "كانت حكومته تعلم".'


def test_a_clause_is_no_longer_below_its_conjunction() -> None:
    [said] = converted(treebank.SAID)
    assert relation(said, "قال") == ("", "root")
    assert relation(said, "و") == ("قال", "cc")


def test_being_is_the_auxiliary_of_its_verb() -> None:
    [said] = converted(treebank.SAID)
    assert relation(said, "كانت") == ("تعلم", "aux")
    assert relation(said, "تعلم") == ("قال", "ccomp")
    assert relation(said, "حكومة") == ("تعلم", "nsubj")


def test_an_object_with_a_preposition_is_oblique_and_a_capital_in_the_gloss_makes_a_name() -> None:
    headline, said = converted(treebank.HEADLINE, treebank.SAID)
    assert relation(said, "الجيش") == ("قال", "obl")
    assert [n.upos for n in headline.nodes] == ["NOUN", "ADP", "PROPN"]


def test_an_unanalysed_token_is_cut_into_as_many_words_as_it_has_rows() -> None:
    [tree] = converted(treebank.UNANALYSED, tags={"العراق": "PROPN"})
    assert [(n.form, n.upos, n.joined) for n in tree.nodes[1:]] == [("و", "CCONJ", False), ("العراق", "PROPN", True)]
    assert text_of(tree.nodes) == "رفض والعراق"


def test_a_headline_is_a_paragraph_of_its_own() -> None:
    trees = converted(treebank.HEADLINE, treebank.SAID, treebank.SAID, treebank.SAID, treebank.SAID)
    assert [tree.starts_paragraph for tree in trees] == [True, True, False, False, True]


def test_known_tags_need_two_witnesses() -> None:
    assert known_tags([treebank.conllu([treebank.HEADLINE])]) == {}
    assert known_tags([treebank.conllu([treebank.HEADLINE] * 2)])["بغداد"] == "NOUN"


def test_pud_gets_tokens_and_the_same_tags() -> None:
    [tree] = pud.convert(treebank.conllu([treebank.PUD]))
    assert text_of(tree.nodes) == "زار وزير للدفاع حكومته التي سقطت أمس؟"
    assert [n.form for n in tree.nodes][2:6] == ["ل", "الدفاع", "حكومة", "ه"]
    assert relation(tree, "الدفاع") == ("وزير", "nmod")
    assert relation(tree, "التي") == ("سقطت", "mark")
    assert relation(tree, "أمس") == ("سقطت", "obl")
    assert next(n.upos for n in tree.nodes if n.form == "أمس") == "NOUN"


def test_lines_number_words_within_their_token() -> None:
    [tree] = pud.convert(treebank.conllu([treebank.PUD]))
    written = list(lines(tree))
    assert written[:3] == ["# newpar", "# sent_id = pud-s1", f"# text = {text_of(tree.nodes)}"]
    assert "3-4\tللدفاع" + "\t_" * 8 in written
    assert any(line.startswith("9\tأمس\tأمس\tNOUN\t_\t_\t8\tobl\t_\tSpaceAfter=No") for line in written)


@pytest.mark.parametrize(
    ("words", "token"),
    [
        (("ل", "القوات"), "للقوات"),
        (("ل", "اللجنة"), "للجنة"),
        (("من", "ما"), "مما"),
        (("عن", "ما"), "عما"),
        (("عن", "من"), "عمن"),
        (("على", "ه"), "عليه"),
        (("قتلوا", "ه"), "قتلوه"),
    ],
)
def test_words_are_written_together(words: tuple[str, ...], token: str) -> None:
    tags = {"ه": "PRON", "ما": "PRON", "من": "PRON", "قتلوا": "VERB"}
    nodes = [Node(w, "هو" if w == "ه" else w, tags.get(w, "NOUN"), {}, 0, "dep", article=w.startswith("ال")) for w in words]
    assert surface(nodes) == token


def test_a_tatweel_alone_is_a_dash() -> None:
    assert (bare("ـ"), bare("مَـجمُوعَةٌ")) == ("ـ", "مجموعة")


def test_a_cycle_is_no_tree() -> None:
    first, second, third = (Node("و", "و", "X", {}, head, "dep") for head in (0, 3, 2))
    assert not is_tree([first, second, third])
    third.head = 1
    assert is_tree([first, second, third])
