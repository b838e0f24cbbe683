"""WHAT CAN BE COMPARED: a kind of fact, a file; how it is read, weighed and told. One line each below."""

from __future__ import annotations

from discrepancy.kinds.age import AGE
from discrepancy.kinds.base import FactKind
from discrepancy.kinds.count import COUNT
from discrepancy.kinds.date import DATE
from discrepancy.kinds.duration import DURATION
from discrepancy.kinds.measure import MEASURE
from discrepancy.kinds.money import MONEY
from discrepancy.kinds.percent import PERCENT
from discrepancy.kinds.quote import QUOTE
from discrepancy.kinds.score import SCORE
from discrepancy.kinds.time import TIME

KINDS: dict[str, FactKind] = {
    kind.name: kind for kind in (DATE, AGE, DURATION, TIME, SCORE, MONEY, PERCENT, MEASURE, COUNT, QUOTE)
}
