"""Counted persons on the surface of a sentence: which words count how many of whom, whatever happened to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_builder.extraction.dates.tags import is_date_word, is_time_word
from graph_builder.extraction.surface.atoms import ARTICLE, Atom, fold, readings
from graph_builder.extraction.surface.numbers import Number
from graph_builder.extraction.tolls.casualty_words import casualty_lists, folded, hedge_after, hedge_before
from graph_builder.extraction.tolls.person_words import (
    Person,
    forces,
    is_national,
    looks_national,
    may_count,
    person,
    singled_out,
    things,
)

_PAIR = 2
_DUAL = 4
"""Letters of what may end in those of a dual and is none ("بين", "حين")."""
_NATION = 2
"""Atoms behind persons in which the name of their people stands at the most."""
_SCALE_OF_PARTY = 1_000_000
"""No toll is larger."""


@dataclass(frozen=True)
class Counted:
    """Persons counted; atom indices, all inclusive."""

    first: int
    last: int
    """From the number to the noun."""
    start: int
    end: int
    """With the hedges around them."""
    head: int
    """The noun that is counted, or the number."""
    value: int
    form: str
    """``number``, ``partitive``, ``bare`` (no noun), ``loose`` (a noun not known to name persons), ``two``, ``two-definite``,
    ``two-construct`` ("ضابطي"), ``pair`` ("شرطيين", which may be many), ``one``, ``one-definite`` ("العقيد"),
    ``one-possessed`` ("زوجته"), ``two-possessed`` ("وطفلاها"), ``one-of`` ("أحد الجنود")."""
    status: str | None
    lemma: str | None
    clitics: str
    hedges: tuple[str, ...] = ()
    up_to: int | None = None
    """The upper number of "بين 20 و30"."""
    split: bool = False
    """"20 بين قتيل وجريح": how many of each is not told."""

    @property
    def sure(self) -> bool:
        """The words alone show that persons are counted."""
        return self.form in ("number", "two", "one-of") or (self.form == "partitive" and self.lemma is not None)


def find_counted(sentence: Sequence[Atom], numbers: Mapping[int, Number]) -> list[Counted]:
    """All counted persons, in order, without overlap; singulars and bare numbers among them are mere candidates."""
    return list(_Finder(sentence, numbers).all())


class _Finder:
    def __init__(self, sentence: Sequence[Atom], numbers: Mapping[int, Number]) -> None:
        self.sentence = sentence
        self.numbers = numbers

    def all(self) -> Iterator[Counted]:
        at, last = 0, -2
        while at < len(self.sentence):
            counted = self._number(self.numbers[at]) if at in self.numbers else self._noun(at) if self._may_count(at) else None
            if counted and (counted.clitics or at in self.numbers or not self._is_description(counted, last)):
                yield self._hedged(counted)
            last = counted.last if counted else last
            at = max(at, counted.last if counted else self.numbers[at].last if at in self.numbers else at) + 1

    # ------------------------------------------------------------------------------------------------- helpers

    def _may_count(self, at: int) -> bool:
        """Whether a word is for persons or singles one out, or a number behind it counts it."""
        atom = self.sentence[at]
        return atom.kind == "word" and (at + 1 in self.numbers or may_count(atom.text, atom.feminine))

    def _is_description(self, counted: Counted, last: int) -> bool:
        """Whether persons only describe those before them, who end at ``last``: "مسؤولان عسكريان", "ضابطا شرطة مصريان"."""
        between = self.sentence[max(0, last + 1) : counted.first]
        if counted.form == "two" and self._describes_deeds(counted):
            return True
        if is_national(counted.lemma) and any(atom.text.startswith("و") for atom in between):
            return False
        return counted.first <= last + (_NATION if is_national(counted.lemma) else 1)

    def _describes_deeds(self, counted: Counted) -> bool:
        """ "تفجيران انتحاريان", "هجومين انتحاريين": a dual right behind one that names no persons is its adjective."""
        before = self._text(counted.first - 1)
        dual = len(before) > _DUAL and before.endswith(self._text(counted.first)[-2:]) and not before.startswith(ARTICLE)
        return dual and not counted.clitics and self._person(counted.first - 1) is None and counted.first - 1 not in self.numbers

    def _text(self, at: int) -> str:
        return self.sentence[at].text if 0 <= at < len(self.sentence) else ""

    def _person(self, at: int) -> tuple[str, Person] | None:
        if not 0 <= at < len(self.sentence) or self.sentence[at].kind != "word":
            return None
        return person(self.sentence[at].text, self.sentence[at].feminine)

    def _hedged(self, counted: Counted) -> Counted:
        start, end, hedges = counted.first, counted.last, []
        if self._text(start - 1) == ARTICLE:
            start -= 1
        if not counted.clitics:
            while before := hedge_before(self.sentence, start - 1):
                start = before[0]
                hedges.append(before[1])
        probe = end + 1
        for _ in range(3):  # "42 جنديا تركيا على الأقل": the hedge may stand behind an adjective or two
            after = hedge_after(self.sentence, probe)
            if after:
                end = after[0]
                hedges.append(after[1])
                break
            probe += 1
        return replace(counted, start=start, end=end, hedges=tuple(hedges))

    # ------------------------------------------------------------------------------------------------- numbers

    def _number(self, number: Number) -> Counted | None:
        if number.ordinal or number.value > _SCALE_OF_PARTY or self._is_measure(number):
            return None
        ranged = self._range(number)
        counted = self._before_noun(ranged or number)
        if counted is None:
            return None
        if ranged:
            first = self._before_range(number.first)
            return replace(counted, first=first, start=first, value=number.value, up_to=ranged.value)
        return counted

    def _before_range(self, at: int) -> int:
        """The first atom of "ما بين 20", "بين 20", or of the number itself."""
        joints = casualty_lists().joints
        between = self._text(at - 1) == joints.between
        return at - 2 if between and self._text(at - 2) == joints.what else at - 1 if between else at

    def _is_measure(self, number: Number) -> bool:
        following, before = self._text(number.last + 1), self._text(number.first - 1)
        if number.definite and number.value == _PAIR and (is_time_word(before) or not self._is_known(number.last + 1)):
            return True  # "اليوم الاثنين", "مقتل الاثنين الماضي"
        share = self._text(number.last + 2) in folded("percent")
        if share or following in ("%", "٪", ":", "/") or before in ("/", ":"):
            return True
        if self.sentence[number.last].kind == "number" and before == "." and not self.sentence[number.first].spaced:
            return True
        return is_date_word(following) or is_date_word(before, years=True)

    def _is_known(self, at: int) -> bool:
        """Whether persons with the article stand there ("الاثنين الآخرين")."""
        found = self._person(at)
        return found is not None and found[1].definite

    def _range(self, number: Number) -> Number | None:
        """The second number of "20 أو 30", "بين 20 و30", "20-30"."""
        at = number.last + 1
        joint = self._text(at)
        words = casualty_lists().joints
        second = self.numbers.get(at + 1) if joint in (words.or_, words.to, words.and_, "-") else self.numbers.get(at)
        if second is None or second.value <= number.value or second.ordinal:
            return None
        between = any(rest == words.between for _, rest in readings(self._text(number.first - 1)))
        if joint in (words.or_, "-") or (joint == words.to and self._text(number.first - 1) == words.from_):
            return second
        return second if between and words.and_ in (joint, second.clitics) else None

    def _after_noun(self, number: Number) -> Counted | None:
        """ "المصابين الثلاثة", "مدني واحد", "مسلحين اثنين", "جنديين آخرين اثنين"."""
        first = number.first - 1
        found = self._person(first)
        if found and found[1].other and self._person(first - 1):
            first, found = first - 1, self._person(first - 1)
        if found is None:
            return None
        clitics, who = found
        fits = number.definite and who.definite and who.number not in ("one", "two_construct")
        fits = (
            fits
            or (number.value == 1 and who.number == "one")
            or (number.value == 2 and (who.other or who.number in ("two", "many_or_two")))
        )
        if not fits or number.clitics or number.ordinal:
            return None
        form = "two" if number.value == 2 else "number"
        return Counted(first, number.last, first, number.last, first, number.value, form, who.status, who.lemma, clitics)

    def _before_noun(self, number: Number) -> Counted | None:
        at = number.last + 1
        found = self._person(at)
        if found and not found[0] and not (found[1].number == "one" and number.value < 11 and not found[1].other):
            who = found[1]
            if who.definite and not number.definite and number.value < 100:
                return None
            made = self._made(number, at, at, "number", who.status, who.lemma)
            pair = self._paired(at, who)
            if pair is None:
                return made
            return replace(made, last=at + 1, end=at + 1, split=pair.status != who.status)
        text = self._text(at)
        if text in folded("of_them"):
            return self._made(number, at, number.first, "partitive", None, None)
        if text == casualty_lists().joints.from_:
            return self._partitive(number, at + 1)
        if text == casualty_lists().joints.between and self._person(at + 1):
            return replace(self._made(number, number.last, number.first, "number", None, None), split=True)
        if text in things() or (text and self._is_thing(text)):
            return None
        if self._is_noun(at, number):
            national = looks_national(text)
            return self._made(number, at, at, "number" if national else "loose", None, None)
        return self._made(number, number.last, number.first, "bare", None, None)

    def _paired(self, at: int, who: Person) -> Person | None:
        """The second of two nouns that a number counts together ("33 قتيلا وجريحا", "13 جنديا وشرطيا"): neither has its own."""
        following = self._person(at + 1)
        if following is None or following[0] != "و" or not (following[1].number == who.number == "two_or_object"):
            return None
        return following[1] if (following[1].status is None) == (who.status is None) else None

    def _is_thing(self, text: str) -> bool:
        return text.removeprefix(ARTICLE) in things()

    def _partitive(self, number: Number, at: int) -> Counted:
        """ "ثلاثة من أفراد الجيش", "25 من ميليشيات الحوثي"."""
        at += self._text(at) in ("“", '"', "«")
        found = self._person(at)
        known = bool(found and (found[1].number != "one" or found[1].definite))
        if not self._text(at):  # the sentence is cut off
            return self._made(number, number.last, number.first, "bare", None, None)
        if self._is_thing(self._text(at)):
            return self._made(number, at, number.first, "loose", None, None)
        return self._made(number, at, number.first, "partitive", None, found[1].lemma if found and known else None)

    def _is_noun(self, at: int, number: Number) -> bool:
        """Whether a word after a number has the shape of what it counts: "16 سائحا", "خمسة متسلقين"."""
        if not 0 <= at < len(self.sentence) or self.sentence[at].kind != "word":
            return False
        text = self._text(at)
        if number.value >= 11 and text.endswith("ا") and len(text) > 3:
            return not text.startswith(ARTICLE)
        return 3 <= number.value <= 10 and len(text) > 4 and text.endswith(("ين", "ون", "ات")) and not text.startswith(ARTICLE)

    def _made(self, number: Number, last: int, head: int, form: str, status: str | None, lemma: str | None) -> Counted:
        return Counted(number.first, last, number.first, last, head, number.value, form, status, lemma, number.clitics)

    # --------------------------------------------------------------------------------------------------- nouns

    def _noun(self, at: int) -> Counted | None:
        described = self._person(at + 1)
        behind = at + 2 if described and described[1].other else at + 1
        if behind in self.numbers and (after := self._after_noun(self.numbers[behind])):
            return after
        one, found = self._one_of(at), self._person(at)
        if one or found is None:
            return one
        clitics, who = found
        if who.possessed and who.number != "one":
            theirs = clitics == "و" and who.number in ("two_or_object", "two_construct") and not who.status  # "وطفلاها"
            return Counted(at, at, at, at, at, 2, "two-possessed", None, who.lemma, clitics) if theirs else None
        made = Counted(at, at, at, at, at, 2, "two-definite" if who.definite else "two", who.status, who.lemma, clitics)
        match who.number:
            case "two":
                return made
            case "two_construct":  # "جثتي عنصرين" is two, told by the second word
                return replace(made, form="two-construct") if not who.definite and not who.status else None
            case "two_or_object" if self._text(at + 1) in forces():
                return made
            case "many_or_two" if not (who.definite or who.status or self._person(at + 1)):
                return replace(made, form="pair")
            case "one" | "two_or_object":
                return self._one(at, clitics, who)
        return None

    def _one(self, at: int, clitics: str, who: Person) -> Counted | None:
        if who.status and (who.definite or who.possessed or self._is_no_count(at, clitics, who)):
            return None
        if who.definite and is_national(who.lemma):  # "رصاص الجيش الإسرائيلي"
            return None
        if who.other and (self._describes(at + 1) or self._is_other_deed(at, clitics)):
            return None  # "آخر جيوب المقاومة" is the last one, not another one
        form = "one-definite" if who.definite else "one-possessed" if who.possessed else "one"
        return Counted(at, at, at, at, at, 1, form, who.status, who.lemma, clitics)

    def _is_other_deed(self, at: int, clitics: str) -> bool:
        """ "هجوما أوقع 29 قتيلا، وآخر في المدينة": nobody tells of one more beside a number of dead or hurt."""
        last = at - 1 if at and self.sentence[at - 1].kind == "word" else at - 2
        hurt = self._person(last)
        return bool(clitics) and hurt is not None and bool(hurt[1].status) and last - 1 in self.numbers

    def _describes(self, at: int) -> bool:
        """Whether the word may be what "آخر" stands before."""
        text = self._text(at)
        plain = bool(text) and self.sentence[at].kind == "word" and not text.startswith(("و", "ب"))
        return plain and text not in folded("prepositions") and not is_time_word(text)

    def _is_no_count(self, at: int, clitics: str, who: Person) -> bool:
        before = self._text(at - 1)
        caused = any(self._causes(atom.text) for atom in self.sentence[max(0, at - 4) : at])
        if self._text(at).endswith("ا") and not clitics and not caused:
            return True
        if before and clitics and self._text(at - 2) in folded("mixed"):  # "بين قتيل وجريح"
            return True
        return fold(who.lemma) in folded("only_counted") or before in folded("no_count_before")

    def _causes(self, text: str) -> bool:
        return any(rest in folded("causes") for _, rest in readings(text))

    def _one_of(self, at: int) -> Counted | None:
        """ "أحد الجنود", "أحد أعضاء وحدات الحشد"."""
        for clitics in singled_out(self.sentence[at].text):
            found = self._person(at + 1)
            if found and found[1].number in ("many", "many_or_two", "two"):
                return Counted(at, at + 1, at, at + 1, at, 1, "one-of", None, found[1].lemma, clitics)
        return None
