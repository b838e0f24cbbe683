"""What a fact says: an amount as an interval, or words. Arithmetic only; it knows no document, rule or table."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction


class Qualifier(StrEnum):
    """How the source hedges a figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, both in the canonical unit; None is an open side. The upper end belongs to it if `closed`."""

    low: Fraction | None
    high: Fraction | None
    closed: bool = True

    def holds(self, point: Fraction) -> bool:
        """Whether the point lies inside."""
        if self.low is not None and point < self.low:
            return False
        if self.high is None:
            return True
        return point <= self.high if self.closed else point < self.high

    def meets(self, other: Interval) -> bool:
        """Whether both share a point; symmetric."""
        return self._below(other) and other._below(self)

    def _below(self, other: Interval) -> bool:
        """Whether this one starts no later than the other ends."""
        if self.low is None or other.high is None:
            return True
        return self.low <= other.high if other.closed else self.low < other.high

    def gap(self, other: Interval) -> Fraction:
        """How far apart the two lie, in units; 0 where they meet."""
        if self.meets(other):
            return Fraction(0)
        if self.high is not None and other.low is not None and self.high <= other.low:
            return other.low - self.high
        assert self.low is not None
        assert other.high is not None
        return self.low - other.high


@dataclass(frozen=True, slots=True)
class Quantity:
    """A stated amount. `low` and `high` are the figure itself (equal but for a range); hedges stretch it elsewhere.

    `grain` is the step to which such a figure is customarily given (a quarter of an hour for "anderthalb Stunden"),
    in the same canonical unit; 0 where the words leave no play. `given_in`: the unit as printed, `step`: the last place of the
    figure as printed, in the canonical unit; both for measures, which are held against each other across units.
    """

    low: Fraction | None
    high: Fraction | None
    unit: str
    grain: Fraction = Fraction(0)
    step: Fraction = field(default=Fraction(0), compare=False)
    given_in: str = field(default="", compare=False)

    @property
    def stated(self) -> Interval:
        """The figure as it was said."""
        return Interval(self.low, self.high)


def same_digits(first: Fraction, second: Fraction) -> bool:
    """Whether two amounts differ by a power of ten alone, with two digits or more ("3.5", "35"): rather a slip than two things."""
    if not first or not second or (first > 0) != (second > 0):
        return False
    a, b = _digits(first), _digits(second)
    return a == b and len(a) >= _TELLING


def _digits(amount: Fraction) -> str:
    """The digits of an amount without zeros at either end; "" where they never end."""
    shown = abs(amount) * _PLACES
    return str(shown.numerator).strip("0") if shown.denominator == 1 else ""


_TELLING = 2  # digits from which a figure is known again
_PLACES = 10**6


@dataclass(frozen=True, slots=True)
class Wording:
    """Quoted words, two ways: as printed (spaces and marks tidied) and folded for comparison, token by token."""

    printed: str
    tokens: tuple[str, ...]
    starts: frozenset[str] = frozenset()
    """First letters of the longer words: two versions of one utterance share some."""
    host: tuple[str, ...] = ()
    """Of a fragment, the folded words of the clause that it stands in, and at which of them it begins."""
    at: int = 0
    quoted: frozenset[str] = frozenset()
    """Of indirect speech, the words that it gives in marks."""

    @property
    def skeleton(self) -> str:
        """The folded words in one string."""
        return " ".join(self.tokens)


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year, clock time or a stretch of them. `start` and `end` are ISO 8601 with the precision that the text gives.

    Both are None where the words cannot be anchored ("am Mittwoch" in a report without a date). `label` is what was said, in
    canonical words ("weekday 3", "minute 81"). `repeats`: what the words leave open and the report's own date has filled in, "week"
    of a weekday, "year" of a day and month, "half" of a day of a clock time ("halb drei"). `hours`: of a part of a day, from midnight.
    """

    start: str | None
    end: str | None
    label: str = ""
    repeats: str = ""
    hours: tuple[int, int] | None = None

    @property
    def printed(self) -> str:
        """The period in one string: what is known of it."""
        if self.start is None:
            return self.label
        return self.start if self.start == self.end else f"{self.start}..{self.end}"


@dataclass(frozen=True, slots=True)
class Label:
    """A value that is no amount, in canonical form: a score "3:1"; `turned`: told by who may count the other way ("verlor 1:3")."""

    printed: str
    turned: bool = field(default=False, compare=False)


Value = Quantity | Wording | Period | Label
