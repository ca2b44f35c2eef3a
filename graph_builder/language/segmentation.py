"""Where clitics are cut off: "وقال" is و + قال, but "واشنطن" and "بابل" are one word.

Stanza's tokenizer only guesses whether a token has clitics. Here every analysis that the clitics of ``clitics.yaml`` allow is
weighed: how often its stem and the whole token stand in a corpus of news, which clitics it has, whether the tokenizer and its
training dictionary agree. The weights are learnt from treebanks (``training/clitics.py``) and belong to the pack.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import log1p
from pathlib import Path

from graph_builder.errors import PackError
from graph_builder.language.clitics import Clitics
from graph_builder.language.normalise import clean

_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]{2,}")
_ALEFS = str.maketrans("أإآ", "ااا")
_WITH_HAMZA = re.compile(f"[{''.join(map(chr, _ALEFS))}]")
_ARTICLE = "ال"

NAME_COUNT = 3000
"""A name that is given to be kept whole counts like a word that the corpus holds so often. It is split all the same where its
parts are far more frequent: a gazetteer has towns "له" and "بينه", but news means ل + ه and بين + ه."""

RARE = 50
"""Behind a word that names of places follow, a token is a name of its own where its stem stands in the corpus less often."""


@dataclass(frozen=True)
class Analysis:
    """One way to cut a token."""

    proclitics: tuple[str, ...]
    stem: str
    pronoun: str
    """Empty where there is none."""
    changed: bool
    """The stem is spelt otherwise in the token ("حكومت" for حكومة)."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the token."""
        return (*self.proclitics, self.stem, self.pronoun) if self.pronoun else (*self.proclitics, self.stem)

    @property
    def whole(self) -> bool:
        """Nothing is cut off."""
        return not self.proclitics and not self.pronoun


class Counts:
    """How often word types stand in a corpus. A type without hamza counts its spellings with hamza too ("الامم": "الأمم")."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = dict(counts)
        for word in filter(_WITH_HAMZA.search, counts):
            plain = word.translate(_ALEFS)
            self._counts[plain] = self._counts.get(plain, 0) + counts[word]

    @classmethod
    def load(cls, path: Path) -> Counts:
        """Read a gzipped table of lines ``type TAB count``. Raises ``PackError``."""
        try:
            cells = gzip.decompress(path.read_bytes()).decode().rstrip("\n").replace("\n", "\t").split("\t")
            return cls(dict(zip(cells[::2], map(int, cells[1::2]), strict=True)))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise PackError(f"{path} is not a table of word counts: {error}", "Install the pack again.") from error

    def with_names(self, names: Collection[str]) -> Counts:
        """Counts in which every name stands at least ``NAME_COUNT`` times."""
        return Counts(self._counts | {name: max(NAME_COUNT, self._counts.get(name, 0)) for name in names})

    def log(self, word: str) -> float:
        """log(1 + count)."""
        return log1p(self._counts.get(word, 0))


class Segmenter:
    """Cuts tokens into words."""

    def __init__(
        self,
        clitics: Clitics,
        counts: Counts,
        weights: Mapping[str, float],
        dictionary: Mapping[str, str],
        keep_whole: Collection[str] = (),
    ) -> None:
        """``dictionary``: token -> words joined by spaces. ``keep_whole``: names; those of several words are not looked at."""
        names = {clean(name).text.strip() for name in keep_whole}
        self._counts = counts.with_names({name for name in names if " " not in name})
        self._clitics = clitics
        self._weights = weights
        self._dictionary = {token: tuple(words.split()) for token, words in dictionary.items()}
        self._known: dict[tuple[str, bool, bool], tuple[str, ...]] = {}

    def split(self, token: str, flagged: bool, following: str = "", before: str = "") -> tuple[str, ...]:
        """The words of a token. ``flagged``: the tokenizer takes it for a word with clitics; ``following``: the next one, and
        ``before`` the one before."""
        if (token, following) in self._clitics.fused_pairs:
            return self._clitics.fused_pairs[token, following]
        key = (token, flagged, before in self._clitics.name_leads)
        if key not in self._known:
            self._known[key] = self._split(*key)
        return self._known[key]

    def _split(self, token: str, flagged: bool, named: bool) -> tuple[str, ...]:
        if token in self._clitics.never_split or not _ARABIC.fullmatch(token):
            return (token,)
        if token in self._clitics.fused:
            return self._clitics.fused[token]
        found = list(self.analyses(token))
        whole = [a for a in found if a.stem in self._clitics.never_split and not a.pronoun]
        best = max(whole or found, key=lambda analysis: self._score(token, analysis, flagged))
        is_name = named and self._counts.log(best.stem) < log1p(RARE)  # "قرية كودنا", but "بلدة بريف حلب"
        return (token,) if is_name else best.words

    def analyses(self, token: str) -> Iterator[Analysis]:
        """Every way to cut a token that the clitics allow, the uncut one first."""
        for proclitics in self._clitics.chains:
            written = "".join(proclitics)
            if not token.startswith(written):
                continue
            rest = token[len(written) :]
            if proclitics and proclitics[-1] == self._clitics.future and not rest.startswith(self._clitics.present):
                continue
            for stem, changed in self._after_article(proclitics, rest):
                if stem:
                    yield Analysis(proclitics, stem, "", changed)
                    yield from self._with_pronoun(proclitics, stem, changed)

    def _after_article(self, proclitics: tuple[str, ...], rest: str) -> Iterator[tuple[str, bool]]:
        """Stems that ``rest`` may be spelt for; ل swallows the alef of the article: "للقوات" ل + القوات, "للجنة" ل + اللجنة."""
        yield rest, False
        if proclitics and proclitics[-1] == "ل" and rest.startswith("ل"):
            yield _ARTICLE + rest[1:], True
            yield _ARTICLE + rest, True

    def _with_pronoun(self, proclitics: tuple[str, ...], joined: str, changed: bool) -> Iterator[Analysis]:
        for pronoun in self._clitics.pronouns:
            base = joined.removesuffix(pronoun)
            if base == joined or len(base) < 2:
                continue
            if base not in self._clitics.only_before_pronouns:
                yield Analysis(proclitics, base, pronoun, changed)
            for written, stem in self._clitics.endings:
                if base.endswith(written):
                    yield Analysis(proclitics, base.removesuffix(written) + stem, pronoun, True)

    def _score(self, token: str, analysis: Analysis, flagged: bool) -> float:
        return sum(self._weights.get(name, 0.0) * value for name, value in self.features(token, analysis, flagged).items())

    def features(self, token: str, analysis: Analysis, flagged: bool) -> dict[str, float]:
        """What speaks for and against an analysis, by the name of its weight."""
        stem, whole = self._counts.log(analysis.stem), self._counts.log(token)
        # What follows the article begins with no clitic: "الوكالة" shows that وكالة is no و + ك + الة.
        noun = self._counts.log(_ARTICLE + analysis.stem)
        if analysis.whole:
            found = {"count of whole": whole, "whole unseen": float(whole == 0), "count of whole after article": noun}
        else:
            found = {
                "count of stem after article": noun,
                "count of stem": stem,
                "stem unseen": float(stem == 0),
                "stem rarer than whole": max(0.0, whole - stem),
                "flagged": float(flagged),
                "flagged, stem rarer than whole": max(0.0, whole - stem) * flagged,
            }
        found |= self._before(token, analysis) | self._after(token, analysis)
        if analysis.proclitics and analysis.pronoun:
            found["both sides"] = 1.0
        found["changed"] = float(analysis.changed)
        found[f"stem of {min(len(analysis.stem), 4)}"] = 1.0
        if self._dictionary.get(token) == analysis.words:
            found["in dictionary, flagged" if flagged else "in dictionary, not flagged"] = 1.0
        return found

    def _before(self, token: str, analysis: Analysis) -> dict[str, float]:
        """Features of the proclitics."""
        if not analysis.proclitics:
            return {}
        found = {f"{proclitic}+": 1.0 for proclitic in analysis.proclitics}
        found["count after proclitics"] = self._counts.log(token[len("".join(analysis.proclitics)) :])
        found["article after proclitic"] = float(analysis.stem.startswith(_ARTICLE))
        found["two proclitics"] = float(len(analysis.proclitics) > 1)
        alone = analysis.proclitics[-1] in self._clitics.prepositions and analysis.stem in self._clitics.pronouns
        found["pronoun after preposition"] = float(alone and not analysis.pronoun)
        return found

    def _after(self, token: str, analysis: Analysis) -> dict[str, float]:
        """Features of the pronoun."""
        if not analysis.pronoun:
            return {}
        return {
            f"+{analysis.pronoun}": 1.0,
            "count before pronoun": self._counts.log(token.removesuffix(analysis.pronoun)),
            "pronoun after article": float(analysis.stem.startswith(_ARTICLE)),
        }
