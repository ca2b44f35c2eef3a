"""What is known about a document while it is linked: drafts of mentions, entities in use, and how a phrase hangs together."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from graph_builder.linking.catalogue import Catalogue
from graph_builder.linking.senses import Reason, told
from graph_builder.linking.spelling import fold, fold_words, letters, own_alef, rules, shown
from graph_builder.model import UNKNOWN, Entity, EntityKind, ParsedDocument, Sentence, Word


@dataclass
class Draft:
    """A mention in the making; indices are words of its sentence, both inclusive."""

    sentence: int
    first: int
    last: int
    entity: str
    kind: EntityKind
    witness: str
    score: float = 1.0
    why: str = ""
    """What the score is made of."""
    alternatives: tuple[tuple[str, float], ...] = ()
    tone: str | None = None
    adjective: bool = False
    name: str | None = None
    """The text's own name for the entity, where it is not the whole span."""

    def turn_to(self, entity: str, kind: EntityKind, score: float, reason: str) -> None:
        """Mean another entity, for a reason; the one that was meant stays as the first alternative."""
        rest = (other for other in self.alternatives if other[0] != entity)
        self.alternatives = ((self.entity, self.score), *rest)
        self.entity, self.kind, self.score, self.why = entity, kind, score, told([Reason(reason, score)])


class Page:
    """One document on the linker's table."""

    def __init__(self, parsed: ParsedDocument, catalogue: Catalogue) -> None:
        self.parsed = parsed
        self.catalogue = catalogue
        self.entities: dict[str, Entity] = {}
        self.drafts: list[list[Draft]] = [[] for _ in parsed.sentences]
        self.used: dict[str, dict[str, None]] = {}
        self.seated: dict[str, str] = {}
        """Name -> key of a body that was told with its town or province, and is called by the name alone from then on."""
        self._cores = [[core(word) for word in sentence.words] for sentence in parsed.sentences]

    # ---------------------------------------------------------------- entities

    def know(self, key: str) -> Entity:
        """An entity in use, taken from the catalogue at first use."""
        if key not in self.entities:
            self.entities[key] = self.catalogue.entities[key]
        return self.entities[key]

    def invent(self, entity: Entity) -> str:
        """Put an entity that the catalogue does not know into use; the first of one key stays. Gives its key."""
        names = tuple(dict.fromkeys(map(shown, entity.names)))
        clean = replace(entity, name_ar=shown(entity.name_ar), name_en=shown(entity.name_en), names=names)
        self.entities.setdefault(entity.key, clean)
        return entity.key

    def amend(self, key: str, **changes: str | tuple[str, ...] | None) -> None:
        """Change fields of an entity that this document made."""
        self.entities[key] = replace(self.entities[key], **changes)  # type: ignore[arg-type]

    def call(self, key: str, *names: str) -> None:
        """Note names by which the document calls an entity."""
        self.used.setdefault(key, {}).update(dict.fromkeys(shown(n) for n in names if n))

    # ------------------------------------------------------------------ drafts

    def add(self, draft: Draft, *names: str) -> Draft:
        """Put a draft on the page. A draft of another entity with the same head word gives way."""
        self.know(draft.entity)
        row = self.drafts[draft.sentence]
        head = self.head(draft)
        row[:] = [d for d in row if self.head(d) != head]
        row.append(draft)
        row.sort(key=lambda d: (d.first, -d.last))
        self.call(draft.entity, *names)
        return draft

    def remove(self, draft: Draft) -> None:
        """Take a draft off the page."""
        self.drafts[draft.sentence].remove(draft)

    def starting(self, sentence: int, word: int) -> Draft | None:
        """The longest draft that begins with a word."""
        return next((d for d in self.drafts[sentence] if d.first == word), None)

    def covering(self, sentence: int, word: int) -> Draft | None:
        """The longest draft that holds a word."""
        return next((d for d in self.drafts[sentence] if d.first <= word <= d.last), None)

    def headed(self, sentence: int, word: int) -> Draft | None:
        """The draft whose syntactic head is a word."""
        return next((d for d in self.drafts[sentence] if self.head(d) == word), None)

    def all(self) -> Iterator[Draft]:
        """All drafts in order of text."""
        for row in self.drafts:
            yield from row

    # ----------------------------------------------------------------- phrases

    def sentence(self, index: int) -> Sentence:
        """A sentence of the document."""
        return self.parsed.sentences[index]

    def words(self, index: int) -> Sequence[Word]:
        """The words of a sentence."""
        return self.parsed.sentences[index].words

    def cores(self, sentence: int) -> Sequence[str]:
        """The words of a sentence as they are compared."""
        return self._cores[sentence]

    def having(self, sentence: int, listed: Container[str]) -> list[int]:
        """Indices of the words of a sentence that stand, as they are compared, in a list, in order."""
        return [i for i, word in enumerate(self._cores[sentence]) if word in listed]

    def head(self, draft: Draft) -> int:
        """Index of the first word of a draft whose governor lies outside it."""
        return head_of(self.words(draft.sentence), draft.first, draft.last)

    def text(self, sentence: int, first: int, last: int) -> str:
        """The exact words of the text."""
        words = self.words(sentence)
        return self.parsed.document.text[words[first].start : words[last].end]

    def plain(self, sentence: int, first: int, last: int) -> str:
        """The words as they are written, without quotation marks, clitics joined to what they are written with."""
        text = self.parsed.document.text
        return _plain((_written(w, text), w.token) for w in self.words(sentence)[first : last + 1])


def head_of(words: Sequence[Word], first: int, last: int) -> int:
    """Index of the first word of a range whose governor lies outside it; signs do not count."""
    inside = range(first, last + 1)
    return next((i for i in inside if words[i].head not in inside and words[i].upos != "PUNCT"), first)


def _plain(words: Iterable[tuple[str, int]]) -> str:
    """Words, each with its surface token, as they are written, without quotation marks."""
    text, token = "", -1
    for word, its_token in words:
        if word in rules().quotes:
            continue
        joined = text.endswith("ل") and its_token == token and word.startswith(rules().article)
        piece = "ل" + word[2:] if joined else word
        text += piece if its_token == token or not text else " " + piece
        token = its_token
    return text


def _written(word: Word, text: str) -> str:
    """The word with the letters of the document ("چرا"), where its place in the document is exactly known."""
    raw = text[word.start : word.end]
    return raw if raw != word.text and letters(raw) == letters(word.text) else word.text


def core(word: Word) -> str:
    """A word as it is compared: no article, no case ending ("مركزا" is "مركز")."""
    return _core(word.text, word.lemma)


@lru_cache(maxsize=65536)
def _core(text: str, lemma: str) -> str:
    folded, ending = fold(text).text, rules().endings.accusative
    bare = folded.removesuffix(ending)
    accusative = text.endswith(ending) and len(folded) > 3 and folded not in own_alef()
    return bare if accusative and fold(lemma).text == bare else folded


def definite(word: Word) -> bool:
    """Whether a word is written with the article."""
    return fold(word.text).definite


def is_quote(word: Word) -> bool:
    """Whether a word is a quotation mark or bracket."""
    return word.text in rules().quotes


def next_word(words: Sequence[Word], index: int) -> int:
    """Index of the next word that is no quotation mark; the number of words at the end."""
    index += 1
    while index < len(words) and is_quote(words[index]):
        index += 1
    return index


def key_of(kind: EntityKind, *parts: str) -> str:
    """Key of an entity that the catalogue does not know, from its kind and folded name; ``parts`` may be keys of others."""
    words = (word for part in parts for word, _, _ in fold_words(part.replace(":", "_").split()))
    joined = "_".join(word for word in words if any(c.isalnum() for c in word))  # "طريق بغداد - كركوك"
    return f"{UNKNOWN}{kind.value.lower()}:{joined}"
