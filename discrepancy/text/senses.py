"""What turns the sense of words: negations, figures, modals, hedges, opposites, who is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from discrepancy.text.wording import Wordings

_SHORTEST = 4  # letters of a word that a prefix may negate
Words = Sequence[str]


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one version that stand in the place of words of the other; either may be empty."""

    mine: tuple[str, ...]
    theirs: tuple[str, ...]


class Senses:
    """The words of one language that turn a sense. Every question is symmetric."""

    def __init__(self, wordings: Wordings) -> None:
        data = wordings.data
        self._stem = wordings.stem
        self._negations = frozenset(data.negations)
        self._prefixes = data.negating_prefixes
        self._modals = {word: number for number, line in enumerate(data.modals) for word in line.split()}
        self._conditional = frozenset(data.conditionals.split())
        self._back = {
            self._modals[strong]: self._modals.get(weak, -1)
            for strong, weak in data.backshifts
            if strong in self._modals
        }
        self._hedges = frozenset(data.hedges)
        self._limits = frozenset(data.limits)
        self._softeners = frozenset(data.softeners)
        self.conditions = frozenset(data.conditions)
        self.contrasts = frozenset(data.contrasts)
        self._sets = [_classes(line) for line in data.sets]
        self._persons = _classes(data.persons)
        self._opposites_raw = data.opposites

    @cached_property
    def _opposites(self) -> frozenset[tuple[str, str]]:
        pairs = {(self._stem(x), self._stem(y)) for x, y in self._opposites_raw} | set(self._opposites_raw)
        return frozenset(pairs | {(y, x) for x, y in pairs})

    def turned(self, changes: Sequence[Change], reported: bool = False, figures: bool = True) -> str:
        """What turns the sense between two versions, "" where nothing does.

        `reported`: one of them is indirect speech, where mood and person shift. `figures`: numbers count.
        """
        mine, theirs = self._left(changes)
        if reported:  # order and number of negations shift with the words
            counts = (
                self.negations([w for c in changes for w in c.mine]),
                self.negations([w for c in changes for w in c.theirs]),
            )
        else:
            counts = self.negations(mine), self.negations(theirs)
        if (bool(counts[0]) != bool(counts[1])) if reported else counts[0] != counts[1]:
            return "negation"
        if figures and (mine_ := _numbers(mine)) != (theirs_ := _numbers(theirs)) and (mine_ or theirs_):
            return "number"
        if self._modal(mine, reported) != self._modal(theirs, reported):
            return "modal"
        if not reported and self._among(mine, self._conditional) != self._among(theirs, self._conditional):
            return "modal"
        if self._among(mine, self._hedges) != self._among(theirs, self._hedges):
            return "hedge"
        if self._limited(mine, theirs) or self._limited(theirs, mine):
            return "limit"
        if reported:  # their forms shift with mood and tense
            mine, theirs = self._firm(mine), self._firm(theirs)
        if self._opposed(mine, theirs):
            return "opposite"
        if not reported and self._other_person(mine, theirs):
            return "person"
        return ""

    def kin(self, change: Change) -> bool:
        """Whether words that stand for each other are of one sort: two figures, two modals, opposites. They are the same place."""
        if not change.mine or not change.theirs:
            return False
        numbers = bool(_numbers(change.mine)) and bool(_numbers(change.theirs))
        modals = any(w in self._modals for w in change.mine) and any(w in self._modals for w in change.theirs)
        return numbers or modals or self._opposed(change.mine, change.theirs)

    def negations(self, words: Words) -> int:
        """How many words negate."""
        return sum(word in self._negations for word in words)

    def restricts(self, words: Words) -> bool:
        """Whether words negate, hedge or limit."""
        return any(w in self._negations or w in self._limits or w in self._hedges for w in words)

    def _left(self, changes: Sequence[Change]) -> tuple[list[str], list[str]]:
        """The changed words of both sides, without those that only moved."""
        mine = [w for c in changes for w in c.mine]
        theirs = [w for c in changes for w in c.theirs]
        moved = Counter(self._stem(w) for w in mine if not self._turning(w)) & Counter(
            self._stem(w) for w in theirs if not self._turning(w)
        )
        moved += Counter(w for w in mine if self._turning(w)) & Counter(w for w in theirs if self._turning(w))
        return self._without(mine, moved), self._without(theirs, moved)

    def _turning(self, word: str) -> bool:
        return word in self._modals or word in self._conditional or word in self._persons

    def _without(self, words: list[str], moved: Mapping[str, int]) -> list[str]:
        left, kept = dict(moved), []
        for word in words:
            key = word if self._turning(word) else self._stem(word)
            if left.get(key, 0):
                left[key] -= 1
            else:
                kept.append(word)
        return kept

    def _firm(self, words: Words) -> list[str]:
        """Words without modals and auxiliaries."""
        auxiliary = {self._stem(w) for w in self._conditional}
        return [w for w in words if w not in self._modals and self._stem(w) not in auxiliary]

    def _modal(self, words: Words, reported: bool) -> set[int]:
        found = {self._modals[w] for w in words if w in self._modals}
        return {self._back.get(sense, sense) for sense in found} - {-1} if reported else found

    def _limited(self, words: Words, others: Words) -> bool:
        """Whether words limit, and the others neither limit nor soften."""
        return self._among(words, self._limits) and not self._among(others, self._limits | self._softeners)

    def _among(self, words: Words, known: frozenset[str]) -> bool:
        return any(word in known for word in words)

    def _opposed(self, mine: Words, theirs: Words) -> bool:
        for x in mine:
            for y in theirs:
                if (x, y) in self._opposites or (self._stem(x), self._stem(y)) in self._opposites:
                    return True
                long, short = (x, y) if len(x) > len(y) else (y, x)
                if len(short) >= _SHORTEST and len(long) > len(short) and self._negated(long, short):
                    return True
        for known in self._sets:
            a, b = {known[x] for x in mine if x in known}, {known[y] for y in theirs if y in known}
            if a and b and a.isdisjoint(b):
                return True
        return False

    def _negated(self, long: str, short: str) -> bool:
        """Whether a longer word is the shorter one with a prefix that negates it."""
        long, short = self._stem(long), self._stem(short)
        return any(long == prefix + short for prefix in self._prefixes)

    def _other_person(self, mine: Words, theirs: Words) -> bool:
        a, b = (
            [self._persons[w] for w in mine if w in self._persons],
            [self._persons[w] for w in theirs if w in self._persons],
        )
        return bool(a) and bool(b) and a != b


def _classes(line: str) -> dict[str, int]:
    """Each word of a line with the number of its class; words joined by | are of one class."""
    return {word: number for number, group in enumerate(line.split()) for word in group.split("|")}


def _numbers(words: Words) -> list[str]:
    return [word for word in words if word[0].isdigit()]
