"""Shares and changes in per cent, percentage points and per mille.

Per cent and points are held against each other only where the figure is the same: one was taken for the other. Likewise a
rise and a fall by the same figure cannot both be right; two different ones may be of two things.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.quantity import find_figures, hedged, reach_of, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Quantity
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.numerals import plain_decimal

_UNITS = {"%": "percent", "pp": "point", "‰": "permille"}
_OPPOSITE = {"rise", "fall"}


class Percent:
    """The kind `percent`."""

    name = "percent"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every share in a field."""
        return find_figures(self.name, text, lexicon)

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """The shares that the claim may stand for."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two shares stand to each other."""
        a, b = first.fact.value, second.fact.value
        if not isinstance(a, Quantity) or not isinstance(b, Quantity):
            return Weighing(Rung.SILENT)
        opposite = {first.fact.role, second.fact.role} == _OPPOSITE
        if a.unit == b.unit and not opposite:
            return weigh_figures(first, second, self.name, rulebook)
        other = replace(second, fact=replace(second.fact, value=replace(b, unit=a.unit)))
        alike = weigh_figures(first, other, self.name, rulebook).rung in (Rung.SAME, Rung.ROUNDED)
        vague = first.fact.vague or second.fact.vague
        return Weighing(Rung.APART, gap=1.0) if alike and not vague else Weighing(Rung.SILENT)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """ "etwa 31 Prozent", "0,5 Prozentpunkte", "5 bis 10 Prozent"."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        low, high = (plain_decimal(bound, messages["decimal_mark"]) for bound in (value.low, value.high))
        amount = low if low == high else messages["range"].format(low=low, high=high)
        name = rulebook.units[_UNITS[value.unit]].names[lang][amount != "1"]
        return hedged(f"{amount} {name}", claim, messages)


PERCENT = Percent()
