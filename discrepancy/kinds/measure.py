"""Measures: lengths, areas, weights, speeds, temperatures … Canonical units: SI, degrees Celsius, magnitude.

Two measures are held against each other to the precision printed: in one unit "12 Meter" and "12,4 Meter" agree, "12" and "13"
do not; in two units each has half of its last place either way, and zeros at its end may be rounded ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.quantity import find_figures, hedged, reach_of, shown, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Quantity, Value
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.lexicon import Lexicon

_ROUNDED = Fraction(1, 10)  # of a figure with zeros at its end: the widest step to which another unit may be rounded


class Measure:
    """The kind `measure`."""

    name = "measure"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every measure in a field."""
        if self.name in lexicon.language.kinds:
            for found in find_figures(self.name, text, lexicon):
                yield replace(
                    found, told_to=found.end
                )  # "der 12 Meter hohe Mast soll weichen": the height is there already

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """The interval that the claim may stand for."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two measures stand to each other, to the precision printed."""
        a, b = first.fact.value, second.fact.value
        if isinstance(a, Quantity) and isinstance(b, Quantity):
            first = replace(first, fact=replace(first.fact, value=replace(a, grain=_grain(a, b, rulebook))))
            second = replace(second, fact=replace(second.fact, value=replace(b, grain=_grain(b, a, rulebook))))
        weighing = weigh_figures(first, second, self.name, rulebook)
        if weighing.rung is Rung.APART and not (first.fact.change or second.fact.change) and _doubted(a, b, rulebook):
            return replace(weighing, doubtful=True)
        return weighing

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """ "12,5 Meter", "etwa 30 Kilometer": in the unit in which it is given."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        if lang not in rulebook.units[value.given_in].names:
            return claim.fact.mention.surface
        return hedged(shown(value, value.given_in, rulebook, messages, lang), claim, messages)


def _doubted(first: Value, second: Value, rulebook: Rulebook) -> bool:
    """Whether two figures in a unit that observers customarily give a little differently are as near as that."""
    if not isinstance(first, Quantity) or not isinstance(second, Quantity) or first.low is None or second.low is None:
        return False
    units = [rulebook.units[v.given_in] for v in (first, second) if v.given_in in rulebook.units]
    doubt = min((Fraction(unit.doubt) * Fraction(unit.factor) for unit in units), default=Fraction(0))
    return abs(first.low - second.low) <= doubt and bool(doubt)


def _grain(own: Quantity, other: Quantity, rulebook: Rulebook) -> Fraction:
    """The play of a figure against another: none in one unit and of one precision."""
    if own.given_in == other.given_in:
        return own.step if own.step > other.step else Fraction(0)
    if own.low is None or own.low != own.high:
        return own.step
    unit = rulebook.units[own.given_in]
    figure = (own.low - Fraction(unit.offset)) / Fraction(unit.factor)
    if figure.denominator != 1 or figure % 10 or not figure:
        return own.step
    place = 10
    while figure % (place * 10) == 0:
        place *= 10
    return max(own.step, min(Fraction(place) * Fraction(unit.factor), abs(own.low) * _ROUNDED))


MEASURE = Measure()
