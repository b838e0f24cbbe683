"""A number and its unit: reading, reach and rungs that all measuring kinds share."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.model.fact import Fact
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Label, Qualifier, Quantity, Value
from discrepancy.rulebook.files import HedgeEntry, Rulebook, UnitEntry
from discrepancy.rulebook.pattern import TIMEOUT, Match, any_of, compiled
from discrepancy.text.lexicon import FigureReader, Lexicon
from discrepancy.text.numerals import plain_number

_PAIR = compiled(r"(\d+) ?[:\-–] ?(\d+)")
_INCHES = 12  # to a foot
_BRACKETS = compiled(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class FigureScan:
    """The anchors of a kind's rules in one pattern, and which rules each of them calls."""

    pattern: str
    readers: dict[str, tuple[FigureReader, ...]]


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
    return FigureScan(any_of(shortest) or "(?!)", readers)


def find_figures(kind: str, text: Text, lexicon: Lexicon) -> Iterator[Found]:
    """Every figure of a kind: one scan for anchors, then only the rules they call, in the sentences they stand in."""
    scan = lexicon.kept(f"scan {kind}", lambda: scan_of(kind, lexicon))
    pattern = compiled(scan.pattern)
    lower = text.words.lower
    for start, end, _ in text.sentences:
        hits = dict.fromkeys(found[0] for found in pattern.finditer(lower, start, end, overlapped=True))
        called = {reader.address: reader for anchor in hits for reader in scan.readers[anchor]}
        for reader in called.values():
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


def _role(value: Value, lexicon: Lexicon) -> str:
    """What a figure is of by its unit alone ("Hektar"); "" where that says nothing."""
    return lexicon.rulebook.units[value.given_in].role if isinstance(value, Quantity) and value.given_in else ""


def _value(reader: FigureReader, match: Match, lexicon: Lexicon) -> Value | None:
    """What a match says, in the canonical unit; None where its number is none."""
    if reader.rule.reads == "score":
        return _score(match[0])
    quantity = _quantity(reader, match, lexicon)
    if quantity is None:
        return None
    return _measured(quantity, reader, match, lexicon)


def _score(words: str) -> Label | None:
    """ "7:6 6:4" of "7-6 (7-3), 6-4"; None where no pair stands outside brackets."""
    pairs = _PAIR.findall(_BRACKETS.sub(" ", words))
    return Label(" ".join(f"{int(one)}:{int(other)}" for one, other in pairs)) if pairs else None


def _measured(value: Quantity, reader: FigureReader, match: Match, lexicon: Lexicon) -> Quantity:
    """The quantity with the unit and the last place as printed, reckoned from the zero of the canonical unit."""
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    names = [
        reader.slots[slot][words]
        for name, words in groups.items()
        if (slot := _slot(name)) in reader.slots and slot != "part"
    ]
    name = reader.rule.unit or (names[0] if names else "")
    if not name:
        return value
    unit = lexicon.rulebook.units[name]
    low, high, offset = value.low, value.high, Fraction(unit.offset)
    numbers = [words for name, words in groups.items() if name.startswith("number")]
    step = min((_place(words, lexicon.numerals.read(words)) for words in numbers), default=Fraction(0))
    return replace(
        value,
        low=None if low is None else low + offset,
        high=None if high is None else high + offset,
        step=step
        * Fraction(lexicon.rulebook.units[names[-1] if reader.rule.reads == "sum" and names else name].factor),
        given_in=name,
    )


def _place(words: str, value: Fraction | None) -> Fraction:
    """The last place of a number as printed: a tenth of "1,5", a hundred thousand of "1,5 Millionen", a half of "eineinhalb"."""
    digits = "".join(c for c in words if c.isdecimal())
    if not value:
        return Fraction(1)
    return abs(value) / int(digits) if digits and int(digits) else Fraction(1, value.denominator)


def _slot(name: str) -> str:
    return name.rstrip("0123456789")


def _quantity(reader: FigureReader, match: Match, lexicon: Lexicon) -> Quantity | None:
    rule, groups = reader.rule, {name: words for name, words in match.groupdict().items() if words is not None}
    units = [_unit(name, words, reader, lexicon) for name, words in groups.items() if name != "part"]
    found = [unit for unit in units if unit is not None]
    if rule.unit is not None:
        found.append(lexicon.rulebook.units[rule.unit])
    if not found:
        return None
    numbers = [lexicon.numerals.read(words) for name, words in groups.items() if name.startswith("number")]
    if any(number is None for number in numbers):
        return None
    known = [number for number in numbers if number is not None]
    for index, sign in enumerate(("minus", "minus2")):
        if sign in groups and index < len(known):
            known[index] = -known[index]
    if "minus2" in groups:
        known.sort()  # "minus 5 bis minus 10 Grad"
    factor, grain, base = Fraction(found[0].factor), Fraction(rule.grain or found[0].grain), found[0].base
    if rule.reads == "fixed" and rule.value is not None:
        return Quantity(Fraction(rule.value) * factor, Fraction(rule.value) * factor, base, grain)
    if rule.reads == "decade":
        tens = known[0] if known else Fraction(reader.slots["part"][groups["part"]])
        return Quantity((tens + Fraction(rule.low or 0)) * factor, (tens + Fraction(rule.high or 9)) * factor, base)
    if rule.reads == "vague":
        low, high = (Fraction(bound) * factor if bound else None for bound in (rule.low, rule.high))
        return Quantity(low, high, base)
    if rule.reads == "range" and len(known) == 2:
        low, high = known[0] * factor, known[1] * factor
        return Quantity(low, high, base, grain) if low < high else None
    if rule.reads == "feet" and len(known) == 2:
        total = (known[0] + known[1] / _INCHES) * factor
        return Quantity(total, total, base) if known[1] < _INCHES else None
    if rule.reads == "sum" and len(known) == len(found):
        if any(unit.base != base for unit in found):
            return None
        parts = [
            (number * Fraction(unit.factor), Fraction(unit.factor)) for number, unit in zip(known, found, strict=True)
        ]
        if any(later >= earlier for (_, earlier), (_, later) in itertools.pairwise(parts)):
            return None
        total = sum((amount for amount, _ in parts), Fraction(0))
        return Quantity(total, total, base, Fraction(found[-1].grain))
    if rule.reads == "half_more" and len(known) == 1:
        part = reader.slots["part"][groups["part"]]
        total = (known[0] + Fraction(part)) * factor
        return Quantity(total, total, base, grain)
    if rule.reads == "amount" and len(known) == 1:
        fraction = lexicon.numerals.read(groups["part"]) if "part" in groups else None
        total = known[0] * factor * (fraction or Fraction(1))
        return Quantity(total, total, base, grain)
    return None


def _unit(name: str, words: str, reader: FigureReader, lexicon: Lexicon) -> UnitEntry | None:
    slot = reader.slots.get(name.rstrip("0123456789"))
    return lexicon.rulebook.units.get(slot[words]) if slot is not None else None


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
