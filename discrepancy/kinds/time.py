"""Clock times and minutes of play. A clock time is a stretch of minutes of its day; a minute of play a label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.calendar import Hit, hits_of
from discrepancy.kinds.date import told_with_value
from discrepancy.model.fact import Fact
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Period, Qualifier
from discrepancy.rulebook.files import ClockEntry, Rulebook
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon

_HALF, _DAY = 12 * 60, 24 * 60
_FAR = 120  # minutes from which two times are as far apart as can be
_CLOCK = compiled(r"(?:(\d{4}-\d\d-\d\d)T)?(\d\d):(\d\d)(?:([+-])(\d\d):(\d\d))?")
_MINUTE = compiled(r"minute (\d+)(?:\+(\d+))?")
_SCORER = compiled(r"(\p{Lu}[\p{L}’'-]+) $")
_LONGEST = 130  # minutes of play
_ROLE, _PLAY = "at", "minute"


@dataclass(slots=True)
class _Clock:
    """A clock time while it is read: hour as said, minutes, and which half of the day, if that is told."""

    hour: int
    minute: int = 0
    half: str = ""
    words: bool = False
    """In words, or said to be of one half: then twelve hours, not twenty-four."""

    def minutes(self) -> int | None:
        """Minutes from midnight; None where there is no such time."""
        if self.hour > 24 or self.minute > 59 or (self.hour == 24 and self.minute):
            return None
        hour = self.hour
        if self.half and hour <= 12:
            hour = _in_half(hour, self.half)
        return hour * 60 + self.minute

    @property
    def open(self) -> bool:
        """Whether it may be either half of the day."""
        return self.words and not self.half and self.hour <= 12


def _in_half(hour: int, half: str) -> int:
    """The hour of twenty-four: "night" is late before midnight and early after it, "noon" around twelve."""
    if half == "night":
        half = "pm" if 6 < hour < 12 else "am"
    elif half == "noon":
        half = "am" if 9 < hour < 12 else "pm"
    return hour % 12 + (12 if half == "pm" else 0)


@dataclass(slots=True)
class _Read:
    """What a rule has matched, as clock times."""

    clocks: list[_Clock] = field(default_factory=list)
    zone: str | None = None
    hedge: str = ""
    shift: int = 0


class TimeKind:
    """The kind `time`."""

    name = "time"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every clock time and minute of play in a field."""
        for hit in hits_of(self.name, text, lexicon):
            if "nth" in hit.groups:
                yield from _of_play(hit, text)
                continue
            read = _read(hit)
            period = None if read is None else _period(read)
            if read is None or period is None:
                continue
            qualifier, _, near = read.hedge.partition(" ")
            several = period.start != period.end or ".." in period.label
            yield Found(
                _after_hedge(hit), hit.match.end(), period, hit.reader.address, hit.reader.rule.role or _ROLE,
                qualifier=Qualifier.RANGE if several else Qualifier(qualifier or Qualifier.EXACT), near=bool(near),
            )  # fmt: skip

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """None: a time of day is no amount; it stands in the claim itself."""
        return None

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two times stand to each other; those of each speaker's own say nothing to each other."""
        a, b = first.fact.value, second.fact.value
        roles = [rulebook.roles.get(claim.fact.role) for claim in (first, second)]
        if not isinstance(a, Period) or not isinstance(b, Period) or any(role and role.alone for role in roles):
            return Weighing(Rung.SILENT)
        x, y = _MINUTE.fullmatch(a.label), _MINUTE.fullmatch(b.label)
        if x is not None and y is not None:
            apart = abs(int(x[1]) - int(y[1]))
            rung = Rung.SAME if a.label == b.label else Rung.HEDGED if apart <= 1 else Rung.APART
            return Weighing(rung, gap=min(apart / _FAR, 1.0) if rung is Rung.APART else 0.0)
        if x is not None or y is not None:
            return Weighing(Rung.SILENT)
        return _weighed(first.fact, second.fact, rulebook.calendar.clock)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The words, and the time they stand for, where they do not say so themselves."""
        return told_with_value(claim)


def _of_play(hit: Hit, text: Text) -> Iterator[Found]:
    """A minute of play: "in der 81. Minute", "Ebner (81.)" - then the goal is that player's."""
    number, added = int(hit.groups["nth"][0]), hit.groups.get("added")
    if number > _LONGEST:
        return
    label = f"minute {number}" + (f"+{int(added[0])}" if added else "")
    start, end = hit.match.span()
    player = ""
    if hit.match[0].startswith("("):
        scorer = _SCORER.search(text.words.text, hit.sentence[0], start)
        if scorer is None:
            return
        player, start, end = scorer[1].casefold(), start + 1, end - 1
    yield Found(start, end, Period(None, None, label), hit.reader.address, _PLAY, Qualifier.EXACT, subset=player)


def _after_hedge(hit: Hit) -> int:
    """Where a time begins without the words that hedge it."""
    name = next((n for n in hit.match.re.groupindex if n == "hedge" and hit.match.start(n) >= 0), None)
    if name is None:
        return hit.match.start()
    at = hit.match.end(name)
    return at + len(hit.match.string[at : hit.match.end()]) - len(hit.match.string[at : hit.match.end()].lstrip())


def _read(hit: Hit) -> _Read | None:
    """The clock times of a match in the order of the text; None where they are none."""
    read = _Read()
    for slot, meaning in hit.parts:
        match slot:
            case "hour" | "hourword":
                read.clocks.append(_Clock(int(meaning), words=slot == "hourword"))
            case "minute" if read.clocks:
                read.clocks[-1].minute = int(meaning)
            case "fixed":
                hour, minute = meaning.split(":")
                read.clocks.append(_Clock(int(hour), int(minute)))
            case "half" if read.clocks:
                read.clocks[-1].half, read.clocks[-1].words = meaning, True
            case "twelve" if read.clocks:
                read.clocks[-1].words = True
            case "zone":
                read.zone = meaning
            case "hedge":
                read.hedge = meaning
            case "base":
                read.shift += int(meaning)
            case "minuteword":
                read.shift += int(meaning) * (-1 if "before" in hit.groups else 1)
    if not read.clocks:
        return None
    if read.shift and len(read.clocks) == 1:
        read.clocks[0].words = True
    _share_half(read.clocks)
    return read


def _share_half(clocks: list[_Clock]) -> None:
    """ "from 2 to 4 p.m.": the first is of the same half of the day, unless that would put it after the second."""
    if len(clocks) == 2 and clocks[1].half and not clocks[0].half:
        first, second = clocks
        first.half, first.words = second.half, True
        x, y = first.minutes(), second.minutes()
        if x is not None and y is not None and x > y and second.half in ("am", "pm"):
            first.half = "am" if second.half == "pm" else "pm"


def _period(read: _Read) -> Period | None:
    times = [clock.minutes() for clock in read.clocks]
    if len(times) > 2 or any(time is None for time in times):
        return None
    if any(clock.words and clock.half and not 1 <= clock.hour <= 12 and clock.hour < 13 for clock in read.clocks):
        return None  # "0 p.m."
    minutes = [time + read.shift for time in times if time is not None]
    zone = read.zone or ""
    if any(clock.open for clock in read.clocks):
        early, late = ("..".join(_printed((m + half) % _DAY) for m in minutes) for half in (0, _HALF))
        return Period(None, None, f"{early}/{late} {zone}".strip(), "half")
    mark = _offset(zone)
    start, end = (_printed(m % _DAY if m != _DAY else 0) + mark for m in (minutes[0], minutes[-1]))
    return Period(start, end, zone if not mark else "")


def _printed(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _offset(zone: str) -> str:
    """A zone of known distance from UTC as ISO 8601 writes it; "" for any other."""
    if not zone.lstrip("-").isdecimal():
        return ""
    minutes = int(zone)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


# Weighing


@dataclass(frozen=True, slots=True)
class _Stated:
    """A clock time to be compared: minutes of its day, or from a day that is known."""

    low: float
    high: float
    day: str
    zone: str


def _stated(period: Period) -> list[_Stated]:
    """What a time may be: of a time that leaves the half of the day open both."""
    if period.start is not None and period.end is not None:
        ends = [_CLOCK.fullmatch(given) for given in (period.start, period.end)]
        if any(end is None for end in ends):
            return []
        a, b = (end for end in ends if end is not None)
        zone = period.label if not a[4] else "utc"
        day, low = _utc(a[1] or "", int(a[2]) * 60 + int(a[3]), a[4], a[5], a[6])
        _, high = _utc(b[1] or "", int(b[2]) * 60 + int(b[3]), b[4], b[5], b[6])
        return [_Stated(low, high if high >= low else high + _DAY, day, zone)]
    if period.repeats != "half":
        return []
    clocks, _, zone = period.label.partition(" ")
    found = []
    for one in clocks.split("/"):
        first, _, last = one.partition("..")
        ends_ = [int(given[:2]) * 60 + int(given[3:]) for given in (first, last or first)]
        found.append(_Stated(ends_[0], ends_[1], "", "utc" if zone.lstrip("-").isdecimal() else zone))
    return found


def _utc(day: str, minutes: int, sign: str | None, hours: str | None, rest: str | None) -> tuple[str, int]:
    """Day and minutes as UTC has them; without an offset as they are."""
    if not sign:
        return day, minutes
    minutes -= (int(hours or 0) * 60 + int(rest or 0)) * (-1 if sign == "-" else 1)
    if not day:
        return "", minutes % _DAY
    moved = datetime.fromisoformat(day) + timedelta(minutes=minutes)
    return moved.date().isoformat(), moved.hour * 60 + moved.minute


def _weighed(a: Fact, b: Fact, clock: ClockEntry) -> Weighing:
    assert isinstance(a.value, Period)
    assert isinstance(b.value, Period)
    best: Weighing | None = None
    for x in _stated(a.value):
        for y in _stated(b.value):
            if (x.day and y.day and x.day != y.day) or (x.zone != y.zone and (x.low, x.high) != (y.low, y.high)):
                return Weighing(Rung.SILENT)
            one = _rung(a, x, b, y, clock)
            if best is None or one.rung < best.rung:
                best = one
    if best is None:
        return Weighing(Rung.SILENT)
    if best.rung is not Rung.APART and "half" in (a.value.repeats, b.value.repeats) and a.value != b.value:
        return Weighing(Rung.HEDGED)
    return best


def _rung(a: Fact, x: _Stated, b: Fact, y: _Stated, clock: ClockEntry) -> Weighing:
    """The first rung on which two times can stand together, the day being a circle."""
    if (x.low, x.high, a.qualifier, a.near) == (y.low, y.high, b.qualifier, b.near):
        return Weighing(Rung.SAME)
    gap = min(max(_outside(a, x, y.low + turn, y.high + turn, clock), 0.0) for turn in (-_DAY, 0, _DAY))
    other = min(max(_outside(b, y, x.low + turn, x.high + turn, clock), 0.0) for turn in (-_DAY, 0, _DAY))
    if gap and other:
        return Weighing(Rung.APART, gap=min(min(gap, other) / _FAR, 1.0))
    exact = a.qualifier is Qualifier.EXACT and b.qualifier is Qualifier.EXACT
    return Weighing(Rung.ROUNDED if exact else Rung.HEDGED)


def _outside(fact: Fact, stated: _Stated, low: float, high: float, clock: ClockEntry) -> float:
    """By how many minutes a time lies outside the band of another; 0 or less where it lies in it."""
    grain = (clock.hour if not stated.low % 60 else clock.five if not stated.low % 5 else 2) / 2
    below = above = grain
    match fact.qualifier:
        case Qualifier.ABOUT:
            below = above = float(clock.about)
        case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
            below, above = 0.0, float(clock.near) if fact.near else float(_HALF)
        case Qualifier.LESS_THAN | Qualifier.AT_MOST:
            below, above = float(clock.near) if fact.near else float(_HALF), 0.0
        case Qualifier.RANGE:
            below = above = 0.0
        case _:
            pass
    return max((stated.low - below) - high, low - (stated.high + above))


TIME = TimeKind()
