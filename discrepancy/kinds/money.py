"""Money: sums in their currencies. Canonical unit: ISO 4217.

No rate is known, so sums of two currencies are held against each other only where the figure is the same: a currency sign
that was swapped. A sum without a currency ("Millionenschaden") fits any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.quantity import find_figures, hedged, reach_of, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Quantity
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.numerals import scaled_number

NO_CURRENCY = "XXX"  # ISO 4217's own code for it
_LEAST = 1  # sums below one are too alike in all currencies ("50 Cent")


class Money:
    """The kind `money`."""

    name = "money"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every sum of money in a field."""
        return find_figures(self.name, text, lexicon)

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """The sums that the claim may stand for, in its own currency."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two sums stand to each other: the same figure in two currencies is a slip, other ones say nothing."""
        a, b = first.fact.value, second.fact.value
        if not isinstance(a, Quantity) or not isinstance(b, Quantity):
            return Weighing(Rung.SILENT)
        if a.unit == b.unit:
            return weigh_figures(first, second, self.name, rulebook)
        if NO_CURRENCY in (a.unit, b.unit):
            alike = replace(second, fact=replace(second.fact, value=replace(b, unit=a.unit)))
            return weigh_figures(first, alike, self.name, rulebook)
        vague = first.fact.vague or second.fact.vague
        swapped = not vague and a.stated == b.stated and a.low is not None and abs(a.low) > _LEAST
        return Weighing(Rung.APART, gap=1.0) if swapped else Weighing(Rung.SILENT)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """ "etwa 3,5 Millionen Euro", "12,50 Euro", "2 bis 3 Milliarden US-Dollar"."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        low, high = (scaled_number(bound, messages) for bound in (value.low, value.high))
        amount = low if low == high else messages["range"].format(low=low, high=high)
        name = rulebook.units[value.unit].names[lang][value.low != Fraction(1)]
        return hedged(f"{amount} {name}", claim, messages)


MONEY = Money()
