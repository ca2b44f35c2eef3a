"""Annotated names: reading ANERcorp and our own sentences; newsroom spelling, and other names in the same sentences.

Names stand on surface tokens, clitics and all, as Stanza's name finder sees them: "لكتائب" begins a name, the ل is cut off later.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from graph_builder.errors import NotFoundError
from graph_builder.language.training.noise import respell
from graph_builder.yaml_files import read_yaml

Tagged = list[tuple[str, str]]
"""A sentence: (token, tag), tags as in "O", "B-ORG", "I-ORG"."""

OWN = Path(__file__).parent / "sentences.yaml"
LONGEST = 80
"""ANERcorp has enormous "sentences": they are cut at stops after so many tokens."""

_GZIPPED = b"\x1f\x8b"
_PIECES = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[^\w\s]|_")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640\ufeff]")
_STOPS = frozenset(".،؛؟!")
_PROCLITICS = tuple("وفبلك")
_MARKED = re.compile(r"\[([A-Z]+) ([^\]]+)\]")


class _Own(BaseModel):
    """What of ``sentences.yaml`` is read here."""

    names: tuple[str, ...]


def read_anercorp(path: Path) -> Iterator[Tagged]:
    """Sentences of a file of lines "token tag", with signs split off as the tokenizer does."""
    for block in re.split(r"\n\s*\n", unpacked(path)):
        rows = [line.rsplit(" ", 1) for line in block.split("\n")]
        pieces = [piece for row in rows if len(row) == 2 for piece in _pieces(*row)]
        yield from _cut(list(_repaired(pieces)))


def unpacked(path: Path) -> str:
    """The text of a file, gzipped or not, with plain line ends. Raises ``NotFoundError`` where it is no text."""
    try:
        content = path.read_bytes()
        plain = gzip.decompress(content) if content.startswith(_GZIPPED) else content
        return plain.decode().replace("\r\n", "\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise NotFoundError(f"There is no text in {path}: {error}", "Give a file of UTF-8 text, gzipped or not.") from error


def read_own(path: Path = OWN) -> Iterator[Tagged]:
    """Our own sentences, names marked as "[ORG كتائب حزب الله] قصفت …"; a clitic stands before the bracket: "ل[ORG …]"."""
    for line in read_yaml(path, _Own).names:
        found: Tagged = []
        glued = ""
        for text, label in _marked(line):
            for index, token in enumerate(_PIECES.findall(text)):
                found.append((_glued(glued, token), f"{'I' if index else 'B'}-{label}" if label else "O"))
                glued = ""
            if not label and text and not text[-1].isspace() and found and found[-1][0] in _PROCLITICS:
                glued = found.pop()[0]
        yield found


def _glued(clitic: str, token: str) -> str:
    """A clitic written to a token: ل takes the alef of the article."""
    return clitic + (token[1:] if clitic == "ل" and token.startswith("ال") else token)


def _marked(line: str) -> Iterator[tuple[str, str]]:
    """(text, label or nothing) of the parts of a marked line."""
    end = 0
    for match in _MARKED.finditer(line):
        yield line[end : match.start()], ""
        yield match[2], match[1]
        end = match.end()
    yield line[end:], ""


def _pieces(token: str, tag: str) -> Iterator[tuple[str, str]]:
    """A token as the tokenizer cuts it: signs at its edges belong to no name."""
    parts = _PIECES.findall(_SIGNS.sub("", token))
    core = [index for index, part in enumerate(parts) if re.search(r"\w", part)]
    for index, part in enumerate(parts):
        if tag == "O" or not core or not core[0] <= index <= core[-1]:
            yield part, "O"
        else:
            yield part, tag if index == core[0] else f"I{tag[1:]}"


def _repaired(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A name that begins with "I-" begins with "B-"."""
    before = "O"
    for token, tag in rows:
        if tag[0] == "I" and before[1:] != tag[1:]:
            tag = f"B{tag[1:]}"
        before = tag
        yield token, tag


def _cut(rows: Tagged) -> Iterator[Tagged]:
    part: Tagged = []
    for token, tag in rows:
        part.append((token, tag))
        if tag == "O" and ((len(part) >= LONGEST and token in _STOPS) or len(part) >= 2 * LONGEST):
            yield part
            part = []
    if part:
        yield part


def respelt(sentence: Tagged, rng: random.Random) -> Tagged:
    """The sentence as a hasty newsroom spells it."""
    tokens = respell([token for token, _ in sentence], rng)
    return [(token, tag) for token, (_, tag) in zip(tokens, sentence, strict=True)]


def renamed(sentence: Tagged, names: Mapping[str, Sequence[str]], rng: random.Random) -> Tagged:
    """The sentence about others: each name that carries no clitic gives way to one of ``names`` with its label, at even odds."""
    found: Tagged = []
    done = 0
    for first, last, label in spans(sentence):
        others = () if sentence[first][0].startswith(_PROCLITICS) else names.get(label, ())
        if others and rng.random() < 0.5:
            found += sentence[done:first]
            parts = _PIECES.findall(rng.choice(others))
            found += [(part, f"{'I' if i else 'B'}-{label}") for i, part in enumerate(parts)]
            done = last + 1
    return found + sentence[done:]


def inventory(sentences: Iterable[Tagged]) -> dict[str, list[str]]:
    """Label -> the names of the sentences that carry no clitic, each as often as it stands there."""
    found: dict[str, list[str]] = {}
    for sentence in sentences:
        for first, last, label in spans(sentence):
            if label != "MISC" and not sentence[first][0].startswith(_PROCLITICS):
                found.setdefault(label, []).append(" ".join(token for token, _ in sentence[first : last + 1]))
    return found


def spans(sentence: Tagged) -> Iterator[tuple[int, int, str]]:
    """(first token, last token, label) of each name."""
    for first, (_, tag) in enumerate(sentence):
        if tag[0] == "B":
            last = first
            while last + 1 < len(sentence) and sentence[last + 1][1] == f"I-{tag[2:]}":
                last += 1
            yield first, last, tag[2:]


def write(sentences: Iterable[Tagged], path: Path) -> None:
    """Write Stanza's JSON of names."""
    rows = [[{"text": token, "ner": tag} for token, tag in sentence] for sentence in sentences if sentence]
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
