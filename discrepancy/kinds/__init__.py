"""WHAT CAN BE COMPARED: a kind of fact, a file; how it is read, weighed and told. One line each below."""

from __future__ import annotations

from discrepancy.kinds.age import AGE
from discrepancy.kinds.base import FactKind
from discrepancy.kinds.count import COUNT
from discrepancy.kinds.duration import DURATION
from discrepancy.kinds.measure import MEASURE
from discrepancy.kinds.quote import QUOTE
from discrepancy.kinds.score import SCORE

KINDS: dict[str, FactKind] = {kind.name: kind for kind in (AGE, DURATION, SCORE, MEASURE, COUNT, QUOTE)}
