"""Durations: how long something lasted. Canonical unit: seconds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from discrepancy.kinds.base import Found, Text, Weighing
from discrepancy.kinds.quantity import find_figures, hedged, reach_of, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Quantity
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.numerals import plain_decimal

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_MINUTES_UP_TO = 3  # hours that are told in minutes, as desks compare them ("90 min" rather than "1,5 h")


class Duration:
    """The kind `duration`."""

    name = "duration"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every length of time in a field."""
        return find_figures(self.name, text, lexicon)

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """Seconds that the claim may stand for."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two lengths stand to each other."""
        return weigh_figures(first, second, self.name, rulebook)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """ "etwa 90 Minuten", "2 Tage", "20 bis 30 Minuten"."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        unit = _fitting_unit(value.low, value.high, rulebook)
        factor = Fraction(rulebook.units[unit].factor)
        low, high = (plain_decimal(bound / factor, messages["decimal_mark"]) for bound in (value.low, value.high))
        amount = low if low == high else messages["range"].format(low=low, high=high)
        return hedged(f"{amount} {rulebook.units[unit].names[lang][amount != '1']}", claim, messages)


def _fitting_unit(low: Fraction, high: Fraction, rulebook: Rulebook) -> str:
    """The largest unit in which both ends are whole; up to three hours, minutes."""
    hour = Fraction(rulebook.units["hour"].factor)
    for unit in _UNITS:
        factor = Fraction(rulebook.units[unit].factor)
        if unit == "hour" and 0 < high < _MINUTES_UP_TO * hour and (low / factor).denominator != 1:
            continue
        if (low / factor).denominator == 1 and (high / factor).denominator == 1 and low >= factor:
            return unit
    return "second"


DURATION = Duration()
