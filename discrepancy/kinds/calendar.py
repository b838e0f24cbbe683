"""Words for days, months and years as stretches of days: what a rule has matched, and when the report appeared.

Nothing is guessed beyond that: without a day of publication "am Mittwoch" stays a weekday, and "12. Mai" a day of any year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from discrepancy.kinds.base import Text
from discrepancy.kinds.quantity import scan_of
from discrepancy.model.value import Period
from discrepancy.rulebook.files import Calendar, CalendarFile
from discrepancy.rulebook.pattern import TIMEOUT, Match, any_of, compiled
from discrepancy.text.lexicon import FigureReader, Lexicon

Groups = dict[str, list[str]]
"""What a rule has matched, by slot and in the order of the text: the meaning of a word, the digits of a number."""

_DAY = timedelta(days=1)
_WEEK = 7
_RELATIVE = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_LEAP = 2000  # a year that has every day, for days without a year
_BEHIND = 12  # characters before a date in which "seit" may stand


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a rule of dates or times matches."""

    match: Match
    reader: FigureReader
    parts: tuple[tuple[str, str], ...]
    """Each slot that matched with what its words mean, in the order of the text."""
    sentence: tuple[int, int]

    @property
    def groups(self) -> Groups:
        """The same by slot."""
        groups: Groups = {}
        for slot, meaning in self.parts:
            groups.setdefault(slot, []).append(meaning)
        return groups


def hits_of(kind: str, text: Text, lexicon: Lexicon) -> Iterator[Hit]:
    """Every place where a rule of a kind matches: one scan for anchors, then only the rules they call."""
    scan = lexicon.kept(f"scan {kind}", lambda: scan_of(kind, lexicon))
    lower = text.words.lower
    file = lexicon.language.kinds.get(kind)
    calendar = (file.calendar if file is not None else None) or Calendar()
    for start, end, _ in text.sentences:
        for reader in scan.called(lower, start, end):
            if reader.address in text.timed_out:
                continue
            try:
                for match in reader.pattern.finditer(lower, start, end, timeout=TIMEOUT):
                    if _written_so(match, text, start, calendar):
                        yield Hit(match, reader, tuple(_parts_of(match, reader)), (start, end))
            except TimeoutError:
                text.timed_out.append(reader.address)


def _written_so(match: Match, text: Text, start: int, calendar: Calendar) -> bool:
    """Whether its words have the capitals that make them dates, and no hyphen ties it to a longer word."""
    words = text.words.text
    begin, end = match.span()
    if words[end : end + 1] in ("-", "‑") and words[end + 1 : end + 2].isalpha():
        return False  # "die Freitag-Ausgabe"
    if words[max(begin - 1, 0) : begin] in ("-", "‑") and words[max(begin - 2, 0) : begin - 1].isalpha():
        return False
    for name, at in _starts(match):
        if name in calendar.capitals and not words[at].isupper():
            return False
        if name in calendar.small and words[at].isupper() and words[start:at].strip("„“\"»«'’(–- "):
            return False
    return True


def _starts(match: Match) -> Iterator[tuple[str, int]]:
    for name in match.re.groupindex:
        if match.start(name) >= 0:
            yield name.rstrip("0123456789"), match.start(name)


def _parts_of(match: Match, reader: FigureReader) -> Iterator[tuple[str, str]]:
    for name in sorted((n for n in match.re.groupindex if match.start(n) >= 0), key=match.start):
        slot, words = name.rstrip("0123456789"), match[name]
        yield slot.removesuffix("_short"), reader.slots[slot].get(words, words) if slot in reader.slots else words


def published_on(text: Text) -> date | None:
    """The day on which the document appeared; None for a partial date, which is never completed."""
    given = (text.published or "")[:10]
    try:
        return date.fromisoformat(given) if len(given) == len("2025-01-01") else None
    except ValueError:
        return None


class Direction:
    """Which way from the report a date lies, by the words of its clause."""

    def __init__(self, kind: str, lexicon: Lexicon) -> None:
        file = lexicon.language.kinds.get(kind)
        calendar = (file.calendar if file is not None else None) or Calendar()
        self._ahead = compiled(rf"(?<!\p{{L}})(?:{calendar.ahead})(?!\p{{L}})")
        self._behind = compiled(rf"(?<!\p{{L}})(?:{any_of(calendar.behind) or '(?!)'}) (?:\p{{L}}{{2,3}} )?$")
        self._breaks = lexicon.clause_breaks

    def ahead(self, hit: Hit, lower: str) -> bool:
        """Whether a date lies after the report: its clause is plainly of the future."""
        start, end = hit.match.span()
        if self._behind.search(lower[max(hit.sentence[0], start - _BEHIND) : start]):
            return False
        first, last = hit.sentence
        for found in self._breaks.finditer(lower, *hit.sentence):
            if found.end() <= start:
                first = found.end()
            elif found.start() >= end:
                last = found.start()
                break
        return self._ahead.search(lower, first, last) is not None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From the first to the last day, both included."""

    first: date
    last: date

    def moved(self, days: int) -> Stretch:
        return Stretch(self.first + timedelta(days=days), self.last + timedelta(days=days))

    def in_year(self, years: int) -> Stretch | None:
        """The same days so many years later; None where a year lacks one."""
        try:
            return Stretch(
                self.first.replace(year=self.first.year + years), self.last.replace(year=self.last.year + years)
            )
        except ValueError:
            return None

    def holds(self, other: Stretch) -> bool:
        return self.first <= other.first and other.last <= self.last

    def meets(self, other: Stretch) -> bool:
        return self.first <= other.last and other.first <= self.last

    def gap(self, other: Stretch) -> int:
        """Days from one to the other; 0 where they meet."""
        return max((other.first - self.last).days, (self.first - other.last).days, 0)

    @property
    def ends(self) -> tuple[str, str]:
        """Both ends in ISO 8601, as short as they are exact: a whole month or year, else days."""
        a, b = self.first, self.last
        if a.day == 1 and (b + _DAY).day == 1 and b != a:
            if a.month == 1 and b.month == 12:
                return f"{a.year:04}", f"{b.year:04}"
            return f"{a:%Y-%m}", f"{b:%Y-%m}"
        return a.isoformat(), b.isoformat()


def stretch_of(start: str, end: str) -> Stretch | None:
    """The days between two dates of ISO 8601, of whatever precision; None for anything else."""
    first, last = _parts(start), _parts(end)
    if first is None or last is None:
        return None
    try:
        begin = date(first[0], first[1] or 1, first[2] or 1)
        stop = date(last[0], last[1], last[2]) if last[2] else _end_of(last[0], last[1])
    except (ValueError, OverflowError):
        return None
    return Stretch(begin, stop) if begin <= stop else None


def _parts(given: str) -> tuple[int, int, int] | None:
    numbers = given.split("-")
    if len(numbers) > 3 or not all(n.isdecimal() for n in numbers):
        return None
    year, month, day = [*map(int, numbers), 0, 0][:3]
    return year, month, day


def _end_of(year: int, month: int) -> date:
    """The last day of a month, or of a year (month 0)."""
    return date(year, 12, 31) if not month or month == 12 else date(year, month + 1, 1) - _DAY


class CalendarReader:
    """What matched words say, as a period."""

    def __init__(self, calendar: CalendarFile) -> None:
        self._calendar = calendar

    def period(self, groups: Groups, published: date | None, ahead: bool) -> Period | None:
        """The period; None where the words are no date ("31. Juni")."""
        try:
            return self._period(groups, published, ahead)
        except (ValueError, OverflowError):
            return None

    def _period(self, groups: Groups, published: date | None, ahead: bool) -> Period | None:
        if "holiday" in groups:
            month, day_ = groups["holiday"][0].split("-")
            return self._dated({**groups, "mon": [month], "day": [day_]}, published, ahead)
        if "month" in groups or "mon" in groups:
            return self._dated(groups, published, ahead)
        if "year" in groups:
            return _known(self._in_year(int(groups["year"][0]), groups))
        if "weekday" in groups:
            return self._weekday(groups, published, ahead)
        if "season" in groups:
            return self._season(groups, published)
        if "relative" in groups:
            days = int(groups["relative"][0])
            label = self._label(groups, _RELATIVE.get(days, f"day {days:+d}"))
            if published is None:
                return Period(None, None, label)
            day = published + timedelta(days=days)
            return Period(day.isoformat(), day.isoformat(), label, hours=self._hours(groups))
        if "span" in groups:
            return self._span(groups, published)
        return Period(None, None, f"{groups['label'][0]}") if "label" in groups else None

    def _hours(self, groups: Groups) -> tuple[int, int] | None:
        return self._calendar.part[groups["part"][0]] if "part" in groups else None

    def _label(self, groups: Groups, words: str) -> str:
        return " ".join([words, *groups.get("part", ())])

    # A day or month by name

    def _dated(self, groups: Groups, published: date | None, ahead: bool) -> Period:
        """ "12. Mai 2025", "im März", "3. bis 5. Mai"; without a year the nearest to the report."""
        years = [_full(year, published) for year in groups.get("year", ())]
        weekday = f"weekday {groups['weekday'][0]}" if "weekday" in groups and "ordinal" not in groups else ""
        hours = self._hours(groups)
        months = [int(month) for month in (*groups.get("month", ()), *groups.get("mon", ()))]
        if len(years) == 1 and months[-1] < months[0]:
            years = [years[0] - 1, years[0]]  # "vom 28. Dezember bis 3. Jänner 2026"
        if years:
            return _known(self._of_month(groups, years[0], years[-1]), weekday, hours)
        template = self._of_month(groups, _LEAP, _LEAP)
        bare = _yearless(template, groups)
        if published is None:
            return Period(None, None, bare if not weekday else f"{bare} {weekday}", "year", hours)
        candidates = [
            stretch
            for year in (published.year - 1, published.year, published.year + 1)
            if (stretch := self._tried(groups, year)) is not None
        ]
        way = groups.get("way", [""])[0]
        chosen = _placed(candidates, published, way, ahead)
        if chosen is None:
            return Period(None, None, bare, "year", hours)
        start, end = chosen.ends
        return Period(start, end, weekday, "" if way else "year", hours)

    def _tried(self, groups: Groups, year: int) -> Stretch | None:
        try:
            return self._of_month(groups, year, year)
        except ValueError:
            return None

    def _of_month(self, groups: Groups, year: int, last_year: int) -> Stretch:
        months = [int(month) for month in (*groups.get("month", ()), *groups.get("mon", ()))]
        days = [int(day) for day in groups.get("day", ())]
        if "ordinal" in groups and "weekday" in groups:
            return _nth(year, months[0], int(groups["weekday"][0]), int(groups["ordinal"][0]))
        if not days:
            if "phase" in groups:
                low, high = self._calendar.phase[groups["phase"][0]]
                end = _end_of(year, months[0])
                return Stretch(date(year, months[0], low), min(end, date(year, months[0], min(high, end.day))))
            last = last_year if months[-1] >= months[0] or last_year > year else year + 1
            return Stretch(date(year, months[0], 1), _end_of(last, months[-1]))
        if last_year == year and (months[-1], days[-1]) < (months[0], days[0]) and len(months) > 1:
            last_year += 1  # "vom 28. Dezember bis 3. Jänner"
        first, last_day = date(year, months[0], days[0]), date(last_year, months[-1], days[-1])
        if last_day < first or ("pair" in groups and (last_day - first).days != 1):
            raise ValueError("ends before it begins, or are two days apart from each other")
        if "night" in groups:
            return Stretch(first - _DAY, last_day)
        return Stretch(first, last_day)

    def _in_year(self, year: int, groups: Groups) -> Stretch:
        """A year, or a season, quarter or part of it."""
        low, high = 1, 12
        if "season" in groups:
            low, high = self._calendar.season[groups["season"][0]]
        elif "quarter" in groups:
            high = 3 * int(groups["quarter"][0])
            low = high - 2
        elif "half" in groups:
            low, high = (1, 6) if groups["half"][0] == "first" else (7, 12)
        elif "phase" in groups:
            low, high = self._calendar.phase_months[groups["phase"][0]]
        last = int(groups["year"][-1])
        if last < year:
            raise ValueError("ends before it begins")
        return Stretch(date(year, low, 1), _end_of(last + (high > 12), (high - 1) % 12 + 1))

    # What only the date of the report can place

    def _weekday(self, groups: Groups, published: date | None, ahead: bool) -> Period:
        way, shift = groups.get("way", [""])[0], int(groups.get("shift", ["0"])[0])
        number = int(groups["weekday"][0])
        words = f"{way} weekday {number}".strip() + (f" {shift:+d} days" if shift else "")
        label = self._label(groups, words)
        if "night" in groups:
            label = f"night to weekday {number}"
        if published is None:
            return Period(None, None, label, "week")
        first = _nearest_weekday(number, published, way, ahead or shift > 0)
        first += timedelta(days=shift)
        if "night" in groups:
            return Period((first - _DAY).isoformat(), first.isoformat(), label, "week")
        last = first
        if len(groups["weekday"]) > 1:
            last = first + timedelta(days=(int(groups["weekday"][1]) - number) % _WEEK)
        if "pair" in groups and (last - first).days != 1:
            raise ValueError("two days apart from each other")
        return Period(first.isoformat(), last.isoformat(), label, "week", self._hours(groups))

    def _span(self, groups: Groups, published: date | None) -> Period:
        """ "vergangene Woche", "next month", "im Vorjahr"."""
        way, _, unit = groups["span"][0].rpartition(" ")
        way = groups.get("way", [way or "this"])[0]
        label = f"{way} {unit}"
        if published is None:
            return Period(None, None, label)
        step = {"last": -1, "this": 0, "next": 1}[way]
        if unit == "weekend":
            saturday = published + timedelta(days=5 - published.weekday())
            if way == "last" and published.weekday() == 6:
                saturday -= timedelta(days=_WEEK)
            elif way == "last" or (way == "this" and published.weekday() < 2):
                saturday -= timedelta(days=_WEEK)  # told on Monday, "am Wochenende" is over
            elif way == "next" and published.weekday() >= 5:
                saturday += timedelta(days=_WEEK)
            return _known(Stretch(saturday, saturday + _DAY), label)
        if unit == "week":
            monday = published - timedelta(days=published.weekday() - step * _WEEK)
            return _known(Stretch(monday, monday + timedelta(days=6)), label)
        if unit == "month":
            month = published.month - 1 + step
            year, month = published.year + month // 12, month % 12 + 1
            return _known(Stretch(date(year, month, 1), _end_of(year, month)), label)
        year = published.year + step
        return _known(self._in_year(year, {**groups, "year": [str(year)]}), label)

    def _season(self, groups: Groups, published: date | None) -> Period:
        """ "vergangenen Sommer": the last one that has begun, the next one that has not."""
        way, season = groups["way"][0], groups["season"][0]
        label = f"{way} {season}"
        if published is None:
            return Period(None, None, label)
        years = range(published.year - 2, published.year + 3)
        candidates = [self._in_year(year, {"season": [season], "year": [str(year)]}) for year in years]
        chosen = _placed(candidates, published, way, ahead=False)
        return Period(None, None, label) if chosen is None else _known(chosen, label)


def _known(stretch: Stretch, label: str = "", hours: tuple[int, int] | None = None) -> Period:
    start, end = stretch.ends
    return Period(start, end, label, hours=hours)


def _full(year: str, published: date | None) -> int:
    """A year in four digits: "25" is of the century in which the report appeared."""
    return int(year) if len(year) == 4 else (published.year // 100 * 100 if published is not None else 2000) + int(year)


def _yearless(stretch: Stretch, groups: Groups) -> str:
    """Days of no known year, as ISO 8601 once wrote them: "--05-12"."""
    days = "day" in groups or "ordinal" in groups or "phase" in groups
    first, last = (f"--{day:%m-%d}" if days else f"--{day:%m}" for day in (stretch.first, stretch.last))
    return first if first == last else f"{first}..{last}"


def _placed(candidates: list[Stretch], published: date, way: str, ahead: bool) -> Stretch | None:
    """The year that is meant: where words say so the next or the last, else the nearest."""
    here = Stretch(published, published)
    later = [c for c in candidates if c.last >= published and (way != "next" or c.first > published)]
    earlier = [c for c in candidates if c.first <= published and (way != "last" or c.last < published)]
    if way == "this":
        return next((c for c in candidates if c.first.year == published.year), None)
    if way == "next" or (ahead and not way):
        return min(later, key=lambda c: c.first, default=None)
    if way == "last":
        return max(earlier, key=lambda c: c.last, default=None)
    return min(candidates, key=lambda c: (c.gap(here), c.first), default=None)


def _nearest_weekday(number: int, published: date, way: str, ahead: bool) -> date:
    """The weekday that is meant: the last one, today included, unless words say that it is to come."""
    back = (published.weekday() + 1 - number) % _WEEK
    if way == "last":
        return published - timedelta(days=back or _WEEK)
    if way == "next":
        return published + timedelta(days=_WEEK - back)
    if way == "this" or ahead:
        return published + timedelta(days=-back % _WEEK)
    return published - timedelta(days=back)


def _nth(year: int, month: int, weekday: int, nth: int) -> Stretch:
    """The first, second … weekday of a month; the fifth means the last."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - 1 - first.weekday()) % _WEEK)
    if nth == 5:
        end = _end_of(year, month)
        day = end - timedelta(days=(end.weekday() + 1 - weekday) % _WEEK)
    else:
        day += timedelta(days=_WEEK * (nth - 1))
    return Stretch(day, day)
