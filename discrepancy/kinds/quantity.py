"""A number and its unit: reading, reach and rungs that all measuring kinds share."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.model.fact import Fact
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Label, Qualifier, Quantity, Value
from discrepancy.rulebook.files import HedgeEntry, Rulebook, UnitEntry
from discrepancy.rulebook.pattern import NUMBER_SLOTS, TIMEOUT, Match, compiled, literals
from discrepancy.text.lexicon import FigureReader, Lexicon
from discrepancy.text.numerals import plain_number

_PAIR = compiled(r"(\d+) ?[:\-–] ?(\d+)")
_INCHES = 12  # to a foot
_BRACKETS = compiled(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class FigureScan:
    """The anchors of a kind's rules in one pattern, and which rules each of them calls."""

    pattern: re.Pattern[str]
    readers: dict[str, tuple[FigureReader, ...]]

    def called(self, lower: str, start: int, end: int) -> Iterable[FigureReader]:
        """The rules whose anchors stand in a stretch of text, each once, in the order in which it meets them."""
        called: dict[str, FigureReader] = {}
        met: set[str] = set()
        found = self.pattern.search(lower, start, end)
        while found is not None:
            if found[0] not in met:
                met.add(found[0])
                called.update((reader.address, reader) for reader in self.readers[found[0]])
            found = self.pattern.search(lower, found.start() + 1, end)
        return called.values()


def scan_of(kind: str, lexicon: Lexicon) -> FigureScan:
    """Anchors reduced to those that hold no other anchor, so that one scan meets every rule that may match."""
    file = lexicon.language.kinds.get(kind)
    calls: dict[str, list[FigureReader]] = {}
    if file is not None:
        for reader in lexicon.figure_readers(kind):
            for anchor in lexicon.anchors(reader.rule, file):
                calls.setdefault(anchor, []).append(reader)
    shortest: dict[str, list[FigureReader]] = {}
    for anchor in sorted(calls, key=lambda a: (len(a), a)):
        home = next((short for short in shortest if short in anchor), None)
        shortest.setdefault(home or anchor, []).extend(calls[anchor])
    order = {id(reader): index for index, reader in enumerate(r for rs in calls.values() for r in rs)}
    readers = {
        anchor: tuple(sorted({id(r): r for r in found}.values(), key=lambda r: order[id(r)]))
        for anchor, found in shortest.items()
    }
    return FigureScan(literals(shortest), readers)


def find_figures(kind: str, text: Text, lexicon: Lexicon) -> Iterator[Found]:
    """Every figure of a kind: one scan for anchors, then only the rules they call, in the sentences they stand in."""
    scan = lexicon.kept(f"scan {kind}", lambda: scan_of(kind, lexicon))
    for start, end, _ in text.sentences:
        for reader in scan.called(text.words.lower, start, end):
            if reader.address not in text.timed_out:
                yield from _read_all(reader, text, start, end, lexicon)


def _read_all(reader: FigureReader, text: Text, start: int, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """The places where a rule matches and its numbers are numbers.

    A number that is none is rejected whole; only an article ("ein einstündiges Gespräch") is skipped and read on after.
    """
    rule, lower, at = reader.rule, text.words.lower, start
    try:
        while (match := reader.pattern.search(lower, at, end, timeout=TIMEOUT)) is not None:
            value = _value(reader, match, lexicon)
            at = match.end() if value is not None else _after_article(match, lexicon)
            if value is not None:
                yield Found(
                    match.start(), match.end(), value, reader.address, rule.role or _role(value, lexicon),
                    qualifier=Qualifier.RANGE if rule.reads == "range" else Qualifier(rule.qualifier) if rule.qualifier else None,
                    near=rule.near, vague=rule.reads in ("vague", "decade"), direct=rule.modifies == "next", needs_event=rule.needs_event,
                    needs_bearer=rule.needs_bearer,
                )  # fmt: skip
    except TimeoutError:
        text.timed_out.append(reader.address)


def _after_article(match: Match, lexicon: Lexicon) -> int:
    """Where reading goes on after a match whose number is none: behind its first word if that is "one" or "a"."""
    first = match[0].split(" ", 1)[0]
    return (
        match.start() + len(first)
        if " " in match[0] and lexicon.numerals.read(first) == 1
        else max(match.end(), match.start() + 1)
    )


@dataclass(slots=True)
class _Number:
    """A number of a match: what it says, the words it stands in, and what its last word multiplies by."""

    words: str
    value: Fraction
    scale: Fraction


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a match holds: its numbers, its units, what multiplies all of it, and the words of each group."""

    numbers: list[_Number]
    units: list[UnitEntry]
    names: list[str]
    times: Fraction
    groups: dict[str, str]


def _parts(reader: FigureReader, match: Match, lexicon: Lexicon) -> _Parts | None:
    """The parts of a match in the order of its words; None where a number is none, or the units are not one or of one base."""
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    numbers: list[_Number] = []
    names: list[str] = []
    times = Fraction(1)
    for group in sorted(groups, key=match.start):
        name, words = group.rstrip("0123456789"), groups[group]
        slot = reader.slots.get(name)
        if name == "number":
            value = lexicon.numerals.read(words)
            if value is None:
                return None
            numbers.append(_Number(words, value, lexicon.numerals.scale(words)))
        elif slot is None or name == "part":
            continue
        elif name == "scale" and numbers:
            factor = Fraction(slot[words])
            numbers[-1] = _Number(numbers[-1].words, numbers[-1].value * factor, numbers[-1].scale * factor)
        elif name in NUMBER_SLOTS:
            times *= Fraction(slot[words])
        else:
            names.append(slot[words])
    if reader.rule.unit is not None:
        names.append(reader.rule.unit)
    for number, sign in zip(numbers, ("minus", "minus2"), strict=False):
        number.value *= -1 if sign in groups else 1
    units = [lexicon.rulebook.units[name] for name in names]
    one_base = len({unit.base for unit in units}) == 1  # "half a point to 5 per cent" is no range
    return _Parts(numbers, units, names, times, groups) if one_base else None


def _role(value: Value, lexicon: Lexicon) -> str:
    """What a figure is of by its unit alone ("Hektar"); "" where that says nothing."""
    return lexicon.rulebook.units[value.given_in].role if isinstance(value, Quantity) and value.given_in else ""


def _value(reader: FigureReader, match: Match, lexicon: Lexicon) -> Value | None:
    """What a match says, in the canonical unit; None where its number is none."""
    if reader.rule.reads == "score":
        return _score(match[0])
    parts = _parts(reader, match, lexicon)
    quantity = _quantity(reader, parts, lexicon) if parts is not None else None
    return _measured(quantity, parts, reader.rule.reads) if quantity is not None and parts is not None else None


def _score(words: str) -> Label | None:
    """ "7:6 6:4" of "7-6 (7-3), 6-4"; None where no pair stands outside brackets."""
    pairs = _PAIR.findall(_BRACKETS.sub(" ", words))
    return Label(" ".join(f"{int(one)}:{int(other)}" for one, other in pairs)) if pairs else None


def _measured(value: Quantity, parts: _Parts, reads: str) -> Quantity:
    """The quantity with the unit and the last place as printed, reckoned from the zero of the canonical unit."""
    offset, last = Fraction(parts.units[0].offset), parts.units[-1 if reads == "sum" else 0]
    step = min((_place(number.words, number.value) for number in parts.numbers), default=Fraction(0))
    return replace(
        value,
        low=None if value.low is None else value.low + offset,
        high=None if value.high is None else value.high + offset,
        step=step * Fraction(last.factor),
        given_in=parts.names[0],
    )


def _place(words: str, value: Fraction) -> Fraction:
    """The last place of a number as printed: a tenth of "1,5", a hundred thousand of "1,5 Millionen", a half of "eineinhalb"."""
    digits = "".join(c for c in words if c.isdecimal())
    if not value:
        return Fraction(1)
    return abs(value) / int(digits) if digits and int(digits) else Fraction(1, value.denominator)


def _quantity(reader: FigureReader, parts: _Parts, lexicon: Lexicon) -> Quantity | None:
    """The amount of a match, reckoned from the zero of its own unit."""
    rule, numbers, unit = reader.rule, parts.numbers, parts.units[0]
    factor, grain = Fraction(unit.factor) * parts.times, Fraction(rule.grain or unit.grain)
    match rule.reads, len(numbers):
        case "fixed", _ if rule.value is not None:
            return Quantity(Fraction(rule.value) * factor, Fraction(rule.value) * factor, unit.base, grain)
        case "vague", _:
            low, high = (Fraction(bound) * factor if bound else None for bound in (rule.low, rule.high))
            return Quantity(low, high, unit.base)
        case "range", 2:
            first, second = (number.value for number in _one_scale(numbers))
            if first < 0 and second < 0:
                first, second = sorted((first, second))  # "minus 5 bis minus 10 Grad"
            return Quantity(first * factor, second * factor, unit.base, grain) if first < second else None
        case "decade", _:
            tens = numbers[0].value if numbers else Fraction(reader.slots["part"][parts.groups["part"]])
            low, high = (tens + Fraction(bound or default) for bound, default in ((rule.low, 0), (rule.high, 9)))
            return Quantity(low * factor, high * factor, unit.base)
        case "feet", 2:
            feet, inches = (number.value for number in numbers)
            return _exactly((feet + inches / _INCHES) * factor, unit) if inches < _INCHES else None
        case "first", 2:
            number, other = _one_scale(numbers)
            alike = (
                number.scale == other.scale
                and other.value < number.value * _ALIKE
                and number.value < other.value * _ALIKE
            )
            return _amount(number, factor, unit, grain, lexicon) if alike else None
        case "sum", _:
            return _sum(parts)
        case "hundredths", 2:
            whole, rest = (number.value for number in numbers)
            return _exactly((whole + rest / 100) * factor, unit) if whole.denominator == 1 and 1 < rest < 100 else None
        case "ratio", 2:
            part, whole = (number.value for number in numbers)
            return Quantity(part / whole * 100, part / whole * 100, unit.base, grain) if 0 < part < whole else None
        case "half_more", 1:
            part = Fraction(reader.slots["part"][parts.groups["part"]])
            return Quantity((numbers[0].value + part) * factor, (numbers[0].value + part) * factor, unit.base, grain)
        case "amount", 1:
            fraction = lexicon.numerals.read(parts.groups["part"]) if "part" in parts.groups else None
            return _amount(numbers[0], factor * (fraction or Fraction(1)), unit, grain, lexicon)
    return None


def _exactly(total: Fraction, unit: UnitEntry) -> Quantity:
    return Quantity(total, total, unit.base)


def _amount(number: _Number, factor: Fraction, unit: UnitEntry, grain: Fraction, lexicon: Lexicon) -> Quantity:
    """One number of a unit, with the play that its printed places leave."""
    total = number.value * factor
    return Quantity(total, total, unit.base, max(grain, _printed(number, unit, lexicon) * Fraction(unit.factor)))


def _printed(number: _Number, unit: UnitEntry, lexicon: Lexicon) -> Fraction:
    """The last printed place of a number, where its unit has it count; of one in words a tenth where it holds a part."""
    if not unit.printed:
        return Fraction(0)
    places = lexicon.numerals.decimals(number.words)
    if places is None:
        places = int((number.value / number.scale).denominator != 1)
    return number.scale / 10**places if places or unit.printed == "always" else Fraction(0)


def _one_scale(numbers: list[_Number]) -> list[_Number]:
    """Two numbers of which the first takes the scale of the second where it has none: "zwei bis drei Millionen"."""
    first, second = numbers
    if first.scale == 1 and first.value * second.scale < second.value * _ALIKE and first.value < second.value:
        first = _Number(first.words, first.value * second.scale, second.scale)
    return [first, second]


def _sum(parts: _Parts) -> Quantity | None:
    """Several numbers, each with its unit, from the largest down."""
    if len(parts.numbers) != len(parts.units):
        return None
    amounts = [
        (number.value * Fraction(unit.factor), Fraction(unit.factor))
        for number, unit in zip(parts.numbers, parts.units, strict=True)
    ]
    if any(later >= earlier for (_, earlier), (_, later) in itertools.pairwise(amounts)):
        return None
    total = sum((amount for amount, _ in amounts), Fraction(0))
    return Quantity(total, total, parts.units[0].base, Fraction(parts.units[-1].grain))


def reach_of(claim: Claim, kind: str, rulebook: Rulebook) -> Interval | None:
    """The interval that a claim's figure may stand for: its hedge or its grain, whichever is wider. Half-open above."""
    value, fact = claim.fact.value, claim.fact
    if not isinstance(value, Quantity):
        return None
    hedge: HedgeEntry = rulebook.hedges.get(kind, rulebook.hedges["default"])
    low, high, half = value.low, value.high, value.grain / 2
    if fact.vague or low is None or high is None:
        return value.stated
    match fact.qualifier:
        case Qualifier.EXACT:
            return Interval(low - half, high + half, closed=not half)
        case Qualifier.RANGE:
            return Interval(low, high)
        case Qualifier.ABOUT:
            least = Fraction(hedge.least) if high < _SMALL else Fraction(0)
            return Interval(
                min(low * Fraction(hedge.about[0]), low - half, low - least),
                max(high * Fraction(hedge.about[1]), high + half, high + least),
                closed=bool(least),
            )
        case Qualifier.LESS_THAN if fact.near:
            return Interval(min(low * Fraction(hedge.just_under[0]), low - half), high * Fraction(hedge.just_under[1]))
        case Qualifier.MORE_THAN if fact.near:
            return Interval(low * Fraction(hedge.just_over[0]), max(high * Fraction(hedge.just_over[1]), high + half))
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return Interval(low, None)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return Interval(None, high)
    return value.stated


_ALIKE = 50  # times the one of two numbers that share a scale may be the other
_LEAST_GAP = Fraction(1, 100)  # half-open bands that touch are apart, though nothing lies between them
_SMALL = 20  # figures below which "about" means at least one either way, where the kind has it so
_ROUNDABLE = (Qualifier.EXACT, Qualifier.ABOUT)
_LOWER = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_UPPER = (Qualifier.AT_MOST, Qualifier.LESS_THAN)


def weigh_figures(first: Claim, second: Claim, kind: str, rulebook: Rulebook) -> Weighing:
    """The first rung on which two figures can stand together.

    Bands that overlap are not enough: the stated figure of at least one must lie in the band of the other.
    """
    a, b = first.fact, second.fact
    if not isinstance(a.value, Quantity) or not isinstance(b.value, Quantity) or a.value.unit != b.value.unit:
        return Weighing(Rung.SILENT)
    reach_a, reach_b = reach_of(first, kind, rulebook), reach_of(second, kind, rulebook)
    if reach_a is None or reach_b is None:
        return Weighing(Rung.SILENT)
    if a.vague or b.vague:
        return Weighing(Rung.HEDGED if reach_a.meets(reach_b) else Rung.SILENT)
    if a.value.stated == b.value.stated and a.qualifier == b.qualifier:
        return Weighing(Rung.SAME)
    far = [fact for fact in (a, b) if not fact.near]
    if len(far) == 2 and any(a.qualifier in side and b.qualifier in side for side in (_LOWER, _UPPER)):
        return Weighing(Rung.HEDGED)
    if _exclude(a, b) or _exclude(b, a):
        return Weighing(Rung.APART, gap=_gap(reach_a, reach_b, a.value, b.value))
    if _holds(reach_a, b.value) or _holds(reach_b, a.value):
        return Weighing(Rung.ROUNDED if _exact(a) and _exact(b) else Rung.HEDGED)
    if rulebook.hedges.get(kind, rulebook.hedges["default"]).rounded and _rounded(a, b):
        if not (_exact(a) and _exact(b)):
            return Weighing(Rung.HEDGED)
        return Weighing(Rung.APART, gap=_gap(reach_a, reach_b, a.value, b.value), doubtful=True)
    return Weighing(Rung.APART, gap=_gap(reach_a, reach_b, a.value, b.value))


def _exact(fact: Fact) -> bool:
    return fact.qualifier is Qualifier.EXACT


def _rounded(first: Fact, second: Fact) -> bool:
    """Whether one of two figures is round and the other within half of its last place that is not zero."""
    a, b = first.value, second.value
    if not isinstance(a, Quantity) or not isinstance(b, Quantity) or a.low is None or b.low is None:
        return False
    if a.low != a.high or b.low != b.high or any(f.qualifier not in _ROUNDABLE for f in (first, second)):
        return False
    return any(abs(a.low - b.low) <= _play(one) for one in (a.low, b.low))


def _play(figure: Fraction) -> Fraction:
    """Half of the last place that is not zero of a figure with two or more zeros at its end; else nothing."""
    if figure.denominator != 1 or figure == 0 or figure % 100:
        return Fraction(0)
    place = 100
    while figure % (place * 10) == 0:
        place *= 10
    return Fraction(place, 2)


def _exclude(first: Fact, second: Fact) -> bool:
    """Whether strict bounds leave nothing between them: "weniger als eine Stunde" and "mehr als eine Stunde"."""
    below, above = first.value, second.value
    strict = first.qualifier is Qualifier.LESS_THAN and second.qualifier is Qualifier.MORE_THAN
    if not strict or first.near or second.near or not isinstance(below, Quantity) or not isinstance(above, Quantity):
        return False
    return below.high is not None and above.low is not None and below.high <= above.low


def _gap(reach_a: Interval, reach_b: Interval, a: Quantity, b: Quantity) -> float:
    """How far apart two bands lie, as a share of the larger figure: at most 1, and never nothing."""
    size = max(abs(bound) for bound in (a.low, b.low) if bound is not None) or Fraction(1)
    return float(min(max(reach_a.gap(reach_b) / size, _LEAST_GAP), Fraction(1)))


def _holds(reach: Interval, value: Quantity) -> bool:
    """Whether a band holds the stated figure; of a range, any part of it."""
    if value.low is not None and value.low == value.high:
        return reach.holds(value.low)
    return reach.meets(value.stated)


def hedged(words: str, claim: Claim, messages: Mapping[str, str]) -> str:
    """A told value with its hedge in the words of the report's language."""
    qualifier, near = claim.fact.qualifier, claim.fact.near
    key = qualifier.value
    if near and qualifier in (Qualifier.LESS_THAN, Qualifier.MORE_THAN):
        key = "just_under" if qualifier is Qualifier.LESS_THAN else "just_over"
    return messages[key].format(value=words) if key in messages and qualifier is not Qualifier.RANGE else words


def shown(value: Quantity, unit: str, rulebook: Rulebook, messages: Mapping[str, str], lang: str) -> str:
    """A figure in a unit, in words of the report's language: "12,5 Meter", "2 bis 3 Meilen"."""
    entry = rulebook.units[unit]
    if value.low is None or value.high is None:
        return ""
    low, high = (
        decimal(
            (bound - Fraction(entry.offset)) / Fraction(entry.factor), messages["decimal_mark"], messages["group_mark"]
        )
        for bound in (value.low, value.high)
    )
    amount = low if low == high else messages["range"].format(low=low, high=high)
    return f"{amount} {entry.names[lang][amount != '1']}"


def decimal(number: Fraction, mark: str, group_mark: str) -> str:
    """A number with at most two decimals, without trailing zeros, from five digits on in groups of three."""
    if number.denominator == 1:
        return plain_number(number, group_mark)
    whole, _, part = f"{abs(float(number)):.2f}".partition(".")
    sign = "-" if number < 0 else ""
    return (
        sign + plain_number(Fraction(int(whole)), group_mark) + (f"{mark}{part.rstrip('0')}" if part.strip("0") else "")
    )
