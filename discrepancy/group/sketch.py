"""What of a document is needed to find its story: its names and figures, its rare words, what it quotes.

Small (a few hundred bytes to 2 KB of words) and made from the document alone, with weights from shipped data: the same
document has the same sketch in any company. Names and figures are spelled so that they meet in any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import TypeVar
from zlib import crc32

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Document
from discrepancy.model.value import Wording
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.spelling import folded

# How much it tells that two documents share a name; what may be no name half, a given name or a state little. Whole numbers,
# so that no sum hangs on the order of a set.
NAME, PLACE, GIVEN, STATE = 100, 50, 30, 20
WORD = 30  # … and a shared rare word: three of them tell nearly as much as a name

SIGNS = frozenset("#@")  # with which figures and states begin among the marks

_RARE = 0.9  # `Lexicon.weight` from which a word is rare
_MARKS, _WORDS, _SAID = 64, 96, 24  # most of each: 2 KB of words, longer documents keep what they name most
_QUOTED = 4  # words in a row that two reports quote alike
_SHORTEST = 3  # letters of a name
_SHORTEST_STEM = 4
_T = TypeVar("_T", int, str)
_TOKEN = re.compile(r"[^\W_]+(?:[.,:]\d+)*|[.!?:\n]")
_GROUPED = {".": re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)"), ",": re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)")}
_STOPS = frozenset(".!?:\n")
_KEPT = 1 << 17  # word forms remembered: more than a day's news has, and a bound for endless feeds


class _Sort(IntEnum):
    """What a word can be to a sketch."""

    NOTHING = 0
    WORD = 1
    NAME = 2
    PLACE = 3  # a compound, so a common noun, unless the text uses it like the name of a place
    FIGURE = 4


@dataclass(frozen=True, slots=True)
class _Form:
    """One word form, read once."""

    sort: _Sort
    name: str = ""
    """As a mark: folded, without the ending of a genitive."""
    stem: str = ""
    """As a rare word, "" if it is none."""
    weight: int = 0
    opens: bool = False
    """An article or the like: what stands behind it is no bare name."""
    locates: bool = False
    adjective: bool = False
    """It may be the adjective of a place: "Marler"."""


_NO_FORM = _Form(_Sort.NOTHING)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a document is needed to find its story."""

    doc: str
    story: str | None
    lang: str
    marks: dict[str, int]
    """Names and figures -> how much it tells that two documents share it."""
    words: frozenset[str]
    """Rare words of the document's language."""
    said: frozenset[int]
    """Runs of quoted words, as numbers."""
    first: int | None
    """First day on which it may have appeared, as an ordinal; None: unknown."""
    last: int | None
    names: frozenset[str] = field(init=False)
    """The marks that are neither figures nor states."""
    mass: int = field(init=False)
    """What all marks tell together."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(mark for mark in self.marks if mark[0] not in SIGNS))
        object.__setattr__(self, "mass", sum(self.marks.values()))


def sketch_of(discourse: Discourse, lexicon: Lexicon) -> Sketch:
    """The sketch of one document."""
    document = discourse.document
    forms = lexicon.kept("story forms", lambda: _Forms(lexicon))
    marks, words = _marks_and_words(discourse, forms)
    first, last = _days(document)
    said = _least(_said(discourse), _SAID)
    return Sketch(document.id, document.story, discourse.lang, marks, words, said, first, last)


class _Forms(dict[str, _Form]):
    """The word forms of one language, each read when first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        about, names = lexicon.language.about, lexicon.language.names
        self._lexicon = lexicon
        self.given = NameTables(lexicon).given
        self.common = frozenset(w for words in lexicon.language.frequencies.zipf.values() for w in words.split())
        self._nouns_capitalised = about.nouns_capitalised
        self._noun_endings = names.noun_endings
        self._adjective = names.capital_adjective
        self._endings = sorted((e for e in names.endings if e), key=len, reverse=True)
        # Those of all languages, so that a name meets itself in another one: "Hollis", "Hollis’", "Basel", "Basler".
        every = (language.names for language in lexicon.rulebook.languages.values())
        ends = {e for names in every for e in (*names.genitive, names.capital_adjective) if e.isalpha()}
        self._name_endings = sorted(ends, key=lambda e: (-len(e), e))
        self._determiners = frozenset((*about.articles_definite, *about.articles_indefinite, *about.demonstratives))
        self._place_words = frozenset(about.place_words)
        self._grouped = _GROUPED["," if lexicon.language.numerals.decimal_mark == "." else "."]
        self._group, self._decimal = (",", ".") if lexicon.language.numerals.decimal_mark == "." else (".", ",")

    def __missing__(self, word: str) -> _Form:
        if len(self) >= _KEPT:
            self.clear()
        form = self[word] = self._read(word)
        return form

    def name(self, word: str) -> str:
        """A name as two documents share it: folded over spellings, without the ending of a genitive or an adjective."""
        return self._without(folded(word), self._name_endings)

    def _read(self, word: str) -> _Form:
        if any(c.isdigit() for c in word):
            figure = self._figure(word)
            return _Form(_Sort.FIGURE, figure, weight=_weight_of_figure(figure))
        lower, plain = word.casefold(), folded(word)
        stem = self._without(plain, self._endings) if self._lexicon.weight(word) >= _RARE else ""
        sort = _Sort.WORD if stem else _Sort.NOTHING
        if word[0].isupper() and len(word) >= _SHORTEST and lower not in self.common:
            sort = self._sort_of_capital(lower)
        tells = GIVEN if word in self.given else PLACE if sort is _Sort.PLACE else NAME
        return _Form(
            sort,
            self._without(plain, self._name_endings),
            stem,
            tells,
            opens=lower in self._determiners,
            locates=lower in self._place_words,
            adjective=sort >= _Sort.NAME and bool(self._adjective) and lower.endswith(self._adjective),
        )

    def _sort_of_capital(self, lower: str) -> _Sort:
        """A capitalised rare word: a name, unless this language writes other nouns so, too."""
        if not self._nouns_capitalised:
            return _Sort.NAME
        if any(lower.endswith(ending) for ending in self._noun_endings):
            return _Sort.WORD
        common = self.common
        stems = [lower, *(lower[: -len(e)] for e in self._endings if lower.endswith(e))]
        if any(stem + e in common for stem in stems if len(stem) >= _SHORTEST_STEM for e in ("", *self._endings)):
            return _Sort.WORD  # another form of a common noun: "Insassen", "Mordes"
        compound = any(lower[at:] in common for at in range(3, len(lower) - 3))
        return _Sort.PLACE if compound else _Sort.NAME

    def _without(self, word: str, endings: list[str]) -> str:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
                return word[: -len(ending)]
        return word

    def _figure(self, word: str) -> str:
        """A figure as any language writes it: no marks between thousands, a point before decimals."""
        if self._grouped.match(word):
            word = word.replace(self._group, "")
        return "#" + word.replace(self._decimal, ".").casefold()


def _weight_of_figure(figure: str) -> int:
    """How much it tells that two documents share a figure: the more digits before its last zeros, the more."""
    digits = figure[1:].replace(".", "").replace(":", "")
    if not digits.isdecimal():
        return 60  # a road, a type: "A9", "B2B"
    if digits[0] == "0" or (len(digits) == 4 and digits[:2] in ("19", "20")):
        return 15  # a piece of a telephone number; a year
    return (15, 15, 25, 70, 90)[min(len(digits.strip("0")), 4)]


def _marks_and_words(discourse: Discourse, forms: _Forms) -> tuple[dict[str, int], frozenset[str]]:
    """Names and figures with their weights, and the rare words."""
    names: Counter[str] = Counter()
    tells: dict[str, int] = {}
    common: Counter[str] = Counter()  # how often a capitalised word is used as a common noun
    words: set[str] = set()
    stems: dict[str, set[str]] = {}  # of names: what is a mark is no word besides
    small: set[str] = set()
    for span in discourse.content:
        before, starts = _NO_FORM, True
        for word in _TOKEN.findall(discourse.document.cut(span)):
            if word in _STOPS:
                starts = True
                continue
            form = forms[word]
            if form.stem:
                words.add(form.stem)
                if form.sort >= _Sort.NAME:
                    stems.setdefault(form.name, set()).add(form.stem)
            if before.adjective and word[0].isupper() and not starts:
                names[before.name] += 2  # "im Marler Reifenlager": a place, though an article stands before it
                tells[before.name] = before.weight
            if form.sort is _Sort.FIGURE:
                if len(form.name) > 2:
                    names[form.name] += 1
                    tells[form.name] = form.weight
            elif form.sort >= _Sort.NAME:
                bare = (form.sort is _Sort.NAME and not starts) or (form.sort is _Sort.PLACE and before.locates)
                if before.opens:
                    common[form.name] += 1
                elif bare:
                    names[form.name] += 1
                    tells[form.name] = max(tells.get(form.name, 0), form.weight)
            elif form.stem and word[0].islower():
                small.add(form.name)
            before, starts = form, False
    for name, weight in _named(discourse, forms):
        names[name] += 2  # the reader of names knows better than a capital letter
        tells[name] = max(tells.get(name, 0), weight)
        common[name] -= 2
        small.discard(name)
    kept = [name for name in names if names[name] > common[name] and name not in small]
    kept.sort(key=lambda name: (-names[name], name))
    marks = {name: tells[name] for name in sorted(kept[:_MARKS])}
    for mark in marks:
        words -= stems.get(mark, set())
    return marks, _least(words, _WORDS)


def _named(discourse: Discourse, forms: _Forms) -> Iterator[tuple[str, int]]:
    """Who and what the reader of names is sure of."""
    for entity in discourse.entities:
        if entity.state:
            yield "@" + entity.state, STATE
        if entity.strong:
            for place, word in enumerate(entity.name):
                if len(word) >= _SHORTEST and word[0].isupper():
                    given = word in forms.given and place < len(entity.name) - 1
                    rare = not given and word.casefold() not in forms.common
                    yield forms.name(word), NAME if rare else GIVEN


_INDIRECT = "indirect"  # the role of words that are no quotation


def _said(discourse: Discourse) -> set[int]:
    """Every run of a few words that the document quotes, as a number."""
    found: set[int] = set()
    for fact in discourse.facts:
        if isinstance(fact.value, Wording) and fact.role != _INDIRECT:
            words = [word.casefold() for word in _TOKEN.findall(fact.mention.surface) if word not in _STOPS]
            for at in range(len(words) - _QUOTED + 1):
                found.add(crc32(" ".join(words[at : at + _QUOTED]).encode()))
    return found


def _least(found: set[_T], most: int) -> frozenset[_T]:
    """The ones with the smallest check sums: two long documents keep the same ones of what they share."""
    if len(found) <= most:
        return frozenset(found)
    return frozenset(sorted(found, key=lambda one: (crc32(str(one).encode()), str(one)))[:most])


def _days(document: Document) -> tuple[int | None, int | None]:
    """First and last day on which a document may have appeared; a partial or missing date excludes nothing."""
    given = document.published or document.updated or ""
    try:
        day = date.fromisoformat(given[:10]).toordinal()
    except ValueError:
        return None, None
    return day, day
