"""What the words around a name make of it: a quoted outlet, a described base, a town that is taken, a capital that acts."""

from __future__ import annotations

from collections.abc import Sequence

from graph_builder.language.agreement import disagrees
from graph_builder.linking.lexicon import lexicon
from graph_builder.linking.matcher import Match
from graph_builder.linking.page import core, definite
from graph_builder.linking.phrases import is_name, located
from graph_builder.linking.senses import Sense
from graph_builder.linking.spelling import fold, rules
from graph_builder.model import EntityKind, Sentence, Word


def in_quotation(sentence: Sentence, match: Match) -> bool:
    """Whether a name is quoted: "صحيفة (الحياة)" and «اليوم», but not "في الكاميرون (اليوم)", nor "وأضاف: «اليوم نبدأ»"."""
    words, mark = sentence.words, match.first - 1
    aside = match.quoted and words[mark].text in rules().asides
    closed = any(word.text in rules().quotes for word in words[match.last + 1 : match.last + 3])
    return match.quoted and closed and (not aside or (mark > 0 and core(words[mark - 1]) in lexicon().groups.outlets))


def is_described_site(sentence: Sentence, match: Match) -> bool:
    """ "القاعدة العسكرية في المكلا" is a base, and not al-Qaeda."""
    form = lexicon().short_forms.get(core(sentence.words[match.first])) if match.first == match.last else None
    after = sentence.words[match.last + 1] if match.last + 1 < len(sentence.words) else None
    site = form is not None and form.kinds == [EntityKind.SITE]
    return site and after is not None and after.upos == "ADJ" and definite(after)


def is_treated_as_place(sentence: Sentence, match: Match) -> bool:
    """ "السيطرة على القاعدة" and "انفجار في القاعدة" speak of a base that was named, "قيادي في القاعدة" of al-Qaeda."""
    words, before = sentence.words, sentence.words[max(match.first - 2, 0)]
    of_people = lexicon().persons.posts | lexicon().groups.members | lexicon().source_heads.keys()
    return is_struck(sentence, match) or (located(words, match.first) and core(before) not in of_people)


def is_struck(sentence: Sentence, match: Match) -> bool:
    """Whether a match is what a verb or noun strikes or takes as it does towns: "اقتحمت القوات جنين", "سيطر الجيش على تدمر"."""
    word = sentence.words[match.first]
    above = sentence.words[word.head] if word.head >= 0 else None
    if above is not None and match.first and fold(sentence.words[match.first - 1].text).text in lexicon().places.over:
        return fold(above.lemma).text in lexicon().places.held
    object_of = above is not None and (word.deprel == "obj" if above.upos == "VERB" else word.head == match.first - 1)
    return above is not None and object_of and fold(above.lemma).text in lexicon().places.struck


def is_no_idafa(sentence: Sentence, match: Match, sense: Sense) -> bool:
    """The article stands before the first word alone: "القوات فجر اليوم" speaks of no "قوات الفجر"."""
    if sense.definite is not False or not match.definite or match.first == match.last:
        return False
    after = sentence.words[match.first + 1]
    return after.token != sentence.words[match.first].token and not definite(after)


def goes_on(sentence: Sentence, match: Match) -> bool:
    """Whose they are is told by a name behind it: "رجال قبائل مراد" are not all "رجال القبائل"."""
    last, after = sentence.words[match.last], sentence.words[match.last + 1 : match.last + 2]
    if match.first == match.last or definite(last) or core(last) not in lexicon().group_heads:
        return False
    return bool(after) and after[0].head == last.index and (is_name(after[0]) or definite(after[0])) and after[0].upos != "ADJ"


def is_a_branch(sentence: Sentence, match: Match) -> bool:
    """What a unit fights as, behind its number: "اللواء 22 حرس جمهوري"."""
    if match.definite or match.first < 2 or sentence.words[match.first - 1].upos != "NUM":
        return False
    return any(h.number for h in lexicon().group_heads.get(core(sentence.words[match.first - 2]), ()))


def describes_a_man(sentence: Sentence, match: Match) -> bool:
    """Whether a name of soldiers only says what somebody is who speaks for no body: "خبير عسكري مصري", "خبراء عسكريون"."""
    before = sentence.words[match.first - 1] if match.first else None
    return before is not None and core(before) in lexicon().onlookers and definite(before) == match.definite


def is_of_another_state(sentence: Sentence, match: Match) -> bool:
    """Whether the word behind a name may be its adjective: "الحرس الثوري الكوبي", but not "قتل الحرس الثوري الأميركيين"."""
    head, after = sentence.words[match.first], sentence.words[match.last + 1]
    plural = after.text.endswith((*rules().endings.relational["pl"], *rules().endings.plural))
    alike = definite(after) and definite(sentence.words[match.last])
    return alike and not plural and not disagrees(head, after) and not after.deprel.startswith(("nsubj", "obj"))


def speaks(sentence: Sentence, match: Match) -> bool:
    """Whether a name stands right behind a verb of speech: "وأضاف الحوثي"."""
    before = sentence.words[match.first - 1] if match.first else None
    return before is not None and before.upos == "VERB" and fold(before.lemma).text in lexicon().persons.sayings


def does_as_feminine(sentence: Sentence, match: Match) -> bool:
    """Whether a name without article is the subject of a feminine verb right before it, or of an adjective right behind it, as
    groups are: "أكدت بدر", "إن بدر مستعدة"."""
    word, beside = sentence.words[match.first], sentence.words[max(match.first - 1, 0) : match.last + 2]
    before, after = beside[0], beside[-1]
    done = before.upos == "VERB" and before.feats.get("Gender") == "Fem" and (word.deprel.startswith("nsubj") or is_name(word))
    told = after.upos == "ADJ" and not definite(after) and after.feats.get("Gender") == "Fem" and word.head == after.index
    return not match.definite and (done or (told and word.deprel.startswith("nsubj")))


def acts(sentence: Sentence, match: Match) -> bool:
    """A capital that does something, or has or suffers what governments do, is the government.

    "قالت طهران", "موقف طهران" and "اتهمت طهران", but not "مدينة طهران" or "العاصمة العراقية بغداد".
    """
    words = sentence.words
    before = [words[i] for i in range(max(match.first - 2, 0), match.first)]
    if (
        located(words, match.first)
        or _is_under_fire(words, match)
        or any(h.same for w in before for h in lexicon().place_heads.get(core(w), ()))
    ):
        return False
    bound = len(before) == 2 and before[1].upos == "PRON" and before[0].token == before[1].token
    if bound and (before[0].upos == "VERB" or (core(before[0]) in lexicon().places.state_written and _is_led_on(words, match))):
        return True  # "دربتهم واشنطن", "نسبته واشنطن إلى": the object is told already
    tied = len(before) == 2 and before[1].upos == "ADP" and fold(before[1].text).text in lexicon().groups.owner_links
    if tied and core(before[0]) in lexicon().places.state_ties:
        return True
    if before and core(before[-1]) in lexicon().places.state_nouns and not definite(before[-1]):
        return True
    if _speaks_behind_and(words, match) or _is_addressed(words, match) or _is_singled_out(words, match):
        return True
    word = words[match.first]
    while word.deprel == "conj" and word.head >= 0:  # "أعلنت واشنطن وتل أبيب"
        word = words[word.head]
    governor = words[word.head] if word.head >= 0 else None
    if governor is None or governor.upos != "VERB":
        return False
    suffers = word.deprel == "obj" and fold(governor.lemma).text in lexicon().places.state_verbs
    return suffers or word.deprel.startswith("nsubj")


def _is_under_fire(words: Sequence[Word], match: Match) -> bool:
    """ "صنعاء تحت القصف" """
    behind = [core(word) for word in words[match.last + 1 : match.last + 3]]
    return len(behind) == 2 and behind[0] in lexicon().places.under and behind[1] in lexicon().places.befalling


def _is_led_on(words: Sequence[Word], match: Match) -> bool:
    """Whether a preposition stands right behind a name."""
    return match.last + 1 < len(words) and words[match.last + 1].upos == "ADP"


def _speaks_behind_and(words: Sequence[Word], match: Match) -> bool:
    """ "غارة على حلب ودمشق تندد": a headline's second subject, which the parser joins to the place before it."""
    behind = words[match.last + 1 : match.last + 2]
    joined = match.first > 0 and words[match.first - 1].upos == "CCONJ"
    deed = bool(behind) and behind[0].upos == "VERB" and fold(behind[0].lemma).text in lexicon().places.state_deeds
    other = deed and any(w.head == behind[0].index and w.deprel.startswith("nsubj") for w in words[behind[0].index + 1 :])
    return joined and deed and not other


def _is_singled_out(words: Sequence[Word], match: Match) -> bool:
    """ "طهران هي من نفذت الهجوم": a pronoun takes up the name, and a clause tells what it did."""
    behind = [w.upos for w in words[match.last + 1 : match.last + 4]]
    return behind == ["PRON", "PRON", "VERB"]


def _is_addressed(words: Sequence[Word], match: Match) -> bool:
    """ "اتهمت صنعاء الرياض": the second of two names right behind such a verb, which the parser ties to the first."""
    name = words[match.first]
    first = words[name.head] if name.head >= 0 and name.deprel in ("nmod", "flat", "appos") else None
    if first is None or first.upos not in ("PROPN", "X") or not first.deprel.startswith("nsubj"):
        return False
    verb = words[first.head]
    beside = verb.upos == "VERB" and verb.index == first.index - 1 and fold(verb.lemma).text in lexicon().places.state_verbs
    return beside and all(is_name(w) for w in words[first.index : match.first])
