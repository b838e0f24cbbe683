"""Dates: on which day, in which month or year. Their value is a stretch of days, as exact as the words are.

dateparser is not asked. What it knows beyond our tables are words in other languages and runs of numbers in which it takes
the day for the month or reads "13.01." as a clock time; holidays it does not know, and of "Februar 2025" it invents the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.calendar import CalendarReader, Direction, Hit, Stretch, hits_of, published_on, stretch_of
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Period, Qualifier
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon

_FAR = 7  # days from which two dates are as far apart as can be
_YEAR = 360  # days from which a stretch is a year or more
_ROLE = "when"
_HEADING = "publication"  # a line that holds little but a date says when the report appeared
_WORD = compiled(r"\p{L}{2,}")
_FEW = 2
_YEARLESS = compiled(r"--(\d\d)(?:-(\d\d))?(?:\.\.--(\d\d)(?:-(\d\d))?)?")


class DateKind:
    """The kind `date`."""

    name = "date"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every date in a field, resolved by the day on which the document appeared."""
        reader = lexicon.kept("calendar", lambda: CalendarReader(lexicon.rulebook.calendar))
        direction = lexicon.kept("direction date", lambda: Direction(self.name, lexicon))
        published = published_on(text)
        for hit in hits_of(self.name, text, lexicon):
            period = reader.period(hit.groups, published, direction.ahead(hit, text.words.lower))
            if period is None:
                continue
            several = len(hit.groups.get("day", ())) > 1 or len(hit.groups.get("weekday", ())) > 1
            yield Found(
                hit.match.start(), hit.match.end(), period, hit.reader.address, _role(hit, text),
                qualifier=Qualifier.RANGE if several else Qualifier.EXACT,
            )  # fmt: skip

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """None: a stretch of days is no amount; it stands in the claim itself."""
        return None

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two dates stand to each other; those of each speaker's own say nothing to each other."""
        a, b = first.fact.value, second.fact.value
        roles = [rulebook.roles.get(claim.fact.role) for claim in (first, second)]
        if not isinstance(a, Period) or not isinstance(b, Period) or any(role and role.alone for role in roles):
            return Weighing(Rung.SILENT)
        return _weighed(a, b)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The words, and the day they stand for: "Mittwochabend (2025-11-19)"."""
        return told_with_value(claim)


def told_with_value(claim: Claim) -> str:
    """The words as printed, and in brackets what they stand for, where they do not say so themselves."""
    value, surface = claim.fact.value, claim.fact.mention.surface
    if not isinstance(value, Period) or value.start is None or value.printed == surface:
        return surface
    return f"{surface} ({value.printed})"


def _role(hit: Hit, text: Text) -> str:
    start, end = hit.sentence
    around = text.words.text[start : hit.match.start()] + text.words.text[hit.match.end() : end]
    return _ROLE if sum(1 for _ in _WORD.finditer(around)) > _FEW else _HEADING


def _weighed(a: Period, b: Period) -> Weighing:
    x, y = _days(a, b), _days(b, a)
    if x is None or y is None:
        return Weighing(Rung.SILENT)
    if a.repeats == "year":
        x = _same_year(x, y)
    elif b.repeats == "year":
        y = _same_year(y, x)
    rung = _rung(x, y)
    if rung is Rung.HEDGED and x.first != y.first and (x.last - x.first).days == (y.last - y.first).days == 1:
        return Weighing(Rung.APART, gap=1 / _FAR)  # two nights share a day, but no night
    if rung is not Rung.APART:
        if rung is Rung.SAME and a.hours and b.hours and x.first == x.last and not _hours_meet(a.hours, b.hours):
            return Weighing(Rung.APART, gap=1 / _FAR)
        return Weighing(rung)
    if (_long(x) or _long(y)) and (x.first == x.last or y.first == y.last):
        return Weighing(Rung.SILENT)  # a year against a day: of two things, more often than not
    if a.label and a.label == b.label:
        return Weighing(Rung.SILENT)  # "heute" in two reports: the words were handed on, or mean these days
    if "week" in (a.repeats, b.repeats) and any(_rung(x.moved(days), y) is not Rung.APART for days in (-7, 7)):
        return Weighing(Rung.SILENT)  # "am Dienstag" may be next week's
    return Weighing(Rung.APART, gap=min(x.gap(y), _FAR) / _FAR)


def _days(period: Period, other: Period) -> Stretch | None:
    """The days of a period; one without a year is laid into the other's year. None where it is not known."""
    if period.start is not None and period.end is not None:
        return stretch_of(period.start, period.end)
    found = _YEARLESS.match(period.label)
    if found is None:
        return None
    year = int(other.start[:4]) if other.start is not None else 2000
    first, last = _iso(year, found[1], found[2]), _iso(year, found[3] or found[1], found[4] or found[2])
    if last < first:
        last = _iso(year + 1, found[3] or found[1], found[4] or found[2])
    return stretch_of(first, last)


def _iso(year: int, month: str, day: str | None) -> str:
    return f"{year:04}-{month}-{day}" if day else f"{year:04}-{month}"


def _same_year(x: Stretch, y: Stretch) -> Stretch:
    """The days of `x` in the year in which they lie nearest to `y`: which year was meant, the words do not say."""
    between = y.first.year - x.first.year
    moved = [stretch for years in (-1, 0, 1) if (stretch := x.in_year(between + years)) is not None]
    return min(moved, key=lambda stretch: (stretch.gap(y), stretch.first), default=x)


def _rung(x: Stretch, y: Stretch) -> Rung:
    if x == y:
        return Rung.SAME
    return Rung.HEDGED if x.meets(y) else Rung.APART


def _long(stretch: Stretch) -> bool:
    return (stretch.last - stretch.first).days >= _YEAR


def _hours_meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


DATE = DateKind()
