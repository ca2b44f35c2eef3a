"""Whether a word behind a noun can belong to it, by the letters that ``agreement.yaml`` lists."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from graph_builder.model import Word
from graph_builder.yaml_files import read_yaml

_FILE = Path(__file__).with_name("agreement.yaml")


class Endings(BaseModel):
    """``agreement.yaml``; the file says what each entry means."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    article: str
    accusative: str
    feminine: str
    relational: str
    of_men: tuple[str, ...]
    of_men_hit: str


@cache
def endings() -> Endings:
    """Read and check the file once. Raises CatalogueError naming the entry."""
    return read_yaml(_FILE, Endings)


def disagrees(noun: Word, word: Word) -> bool:
    """Whether a word behind a noun can neither describe nor complete it.

    It alone has the ending of the accusative ("مسلحون ضابطا", "مسلحون موظفين"), or is the definite or feminine one, behind men
    who keep their ن ("مسلحون القيادي", "مسلحون قوات الأمن", "مسلحون دورية"), or the feminine one behind a man called by what he
    is of ("انتحاري أكاديمية"), or is read as an adjective of many behind one ("مهاجم شرطيين").
    """
    feminine, definite = word.text.endswith(endings().feminine), word.text.startswith(endings().article)
    owned = word.upos == "NOUN" and word.feats.get("Definite") == "Cons"
    return (
        (_is_accusative(word) and not _is_accusative(noun))
        or (keeps_ending(noun) and (owned or definite or feminine or _is_object_of_men(word)))
        or (_is_called_by_origin(noun) and feminine)
        or are_many_behind_one(noun, word)
    )


def are_many_behind_one(noun: Word, word: Word) -> bool:
    """ "مهاجم شرطيين": an adjective of many behind what is one."""
    return word.upos == "ADJ" and _is_one_man(noun) and _is_object_of_men(word)


def _is_accusative(word: Word) -> bool:
    """ "ضابطا" of "ضابط", "جنودا" of "جندي"; "أيضا" has no other form."""
    ending, told = endings().accusative, word.feats.get("Case") == "Acc" and word.feats.get("Number") == "Plur"
    return word.text == word.lemma + ending or (told and word.text.endswith(ending) and word.text != word.lemma)


def _is_object_of_men(word: Word) -> bool:
    """ "موظفين", the object, of "موظف" """
    return word.text == word.lemma + endings().of_men_hit


def keeps_ending(noun: Word) -> bool:
    """ "مسلحون", and not "مسلحو" """
    return noun.text in {noun.lemma + end for end in endings().of_men} and not noun.text.startswith(endings().article)


def _is_one_man(noun: Word) -> bool:
    one = noun.text == noun.lemma and noun.feats.get("Number") == "Sing"
    return one and not noun.text.endswith(endings().feminine)


def _is_called_by_origin(noun: Word) -> bool:
    return _is_one_man(noun) and noun.text.endswith(endings().relational)
