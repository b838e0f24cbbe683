"""Reprints of one wire copy are one origin: containment of word 5-grams, paragraph by paragraph.

Not likeness of whole documents: two reports that share half of their sentences word for word have a Jaccard index of
about a third, and any near-duplicate search calls them independent.

Every two documents of a story that depend on each other are of one origin, and so is whoever depends on one of them. Found
without comparing all pairs: a paragraph of which four fifths stand in another document has one of its rarest shingles in
common with it, and what is of one origin already is not compared again. 2,000 prints of one report cost what they measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Field
from discrepancy.rulebook.pattern import compiled

_GRAM = 5  # words of a shingle
_CONTAINED = 0.8  # share of a paragraph's shingles that the other document holds
_DEPENDENT = 1 / 3  # share of the shorter document's words in such paragraphs
_WORD = compiled(r"[\p{L}\p{N}]+")

_Gram = tuple[str, ...]
_Grams = frozenset[int]


@dataclass(frozen=True, slots=True)
class _Words:
    """What of a document is compared: its paragraphs as shingles with their word counts, and all shingles."""

    paragraphs: list[tuple[_Grams, int]]
    whole: _Grams
    total: int
    least: float
    """As many shingles at least are shared with a document that this one depends on."""


def origins_of(discourses: Sequence[Discourse]) -> Mapping[str, str]:
    """Document id -> id of its origin: the first, in order, of the documents it shares its words with."""
    docs = sorted(d.document.id for d in discourses)
    if len(docs) < 2:
        return {doc: doc for doc in docs}
    numbers: dict[_Gram, int] = {}
    read = {d.document.id: _words_of(d, numbers) for d in discourses}
    words = [read[doc] for doc in docs]
    origins = _Origins(len(docs))
    holders = _Holders(words, len(numbers), origins)
    for number, mine in enumerate(words):
        looked: set[int] = set()
        for other in holders.of(number, mine):
            if other not in looked:
                looked.add(other)
                if origins.of(other) != origins.of(number) and _dependent(mine, words[other], number < other):
                    origins.join(number, other)
    return {doc: docs[origins.of(number)] for number, doc in enumerate(docs)}


class _Origins:
    """Which document stands for the origin of each: the first of those joined so far."""

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def of(self, number: int) -> int:
        """The first document of its origin."""
        first = self._first
        while first[number] != number:
            first[number] = first[first[number]]
            number = first[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Makes two origins one."""
        one, other = sorted((self.of(one), self.of(other)))
        self._first[other] = one


class _Holders:
    """Which documents hold a shingle, in groups of one origin."""

    def __init__(self, words: Sequence[_Words], grams: int, origins: _Origins) -> None:
        self._origins = origins
        self._count = [0] * grams
        self._groups: list[list[list[int]]] = [[] for _ in range(grams)]
        for number, mine in enumerate(words):
            for gram in mine.whole:
                self._count[gram] += 1
                self._groups[gram].append([number])

    def of(self, number: int, mine: _Words) -> Iterator[int]:
        """Documents of other origins that may hold a paragraph of this one; of a group as long as none has joined it."""
        for grams, _ in mine.paragraphs:
            for gram in self._telling(grams):
                if self._count[gram] > 1:  # others hold it, too
                    for group in self._together(gram):
                        for other in group:
                            if self._origins.of(other) == self._origins.of(number):
                                break
                            yield other

    def _telling(self, grams: _Grams) -> list[int]:
        """The rarest shingles of a paragraph: one more than can be missing where it counts as contained."""
        missing = len(grams) - _ceiling(_CONTAINED * len(grams))
        return sorted(grams, key=lambda gram: (self._count[gram], gram))[: missing + 1]

    def _together(self, gram: int) -> list[list[int]]:
        """The groups that hold a shingle, those of one origin put together first."""
        groups = self._groups[gram]
        if len(groups) > 1:
            merged: dict[int, list[int]] = {}
            for group in groups:
                first = self._origins.of(group[0])
                if first in merged:
                    merged[first] += group
                else:
                    merged[first] = group
            self._groups[gram] = groups = list(merged.values())
        return groups


def _ceiling(value: float) -> int:
    return -int(-value // 1)


def _words_of(discourse: Discourse, numbers: dict[_Gram, int]) -> _Words:
    """The paragraphs of a document's content; `numbers` holds the shingles of the story, each by its number."""
    paragraphs: list[tuple[_Grams, int]] = []
    for span in discourse.content:
        if span.field is Field.TEXT:
            words = _WORD.findall(discourse.document.cut(span).lower())
            grams = zip(*(words[i:] for i in range(_GRAM)), strict=False)
            paragraphs.append((frozenset(numbers.setdefault(gram, len(numbers)) for gram in grams), len(words)))
    total = sum(count for _, count in paragraphs)
    whole: _Grams = frozenset().union(*(grams for grams, _ in paragraphs))
    # The words of what is contained, less those with which no new shingle begins: at the end of a paragraph, in repeats.
    least = _CONTAINED * _DEPENDENT * total - (total - len(whole))
    return _Words(paragraphs, whole, total, least)


def _dependent(one: _Words, other: _Words, before: bool) -> bool:
    """Whether a third of the shorter one's words stand in paragraphs that the other holds.

    Of two that are equally long the first, in order, counts as the shorter; `before`: that is `one`.
    """
    short, long = (one, other) if (one.total, not before) < (other.total, before) else (other, one)
    if short.least > 0 and len(short.whole & long.whole) < short.least:
        return False
    shared = sum(
        count for grams, count in short.paragraphs if grams and len(grams & long.whole) >= _CONTAINED * len(grams)
    )
    return short.total > 0 and shared >= _DEPENDENT * short.total
