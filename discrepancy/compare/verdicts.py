"""What a disagreement between two claims is, in this order: a figure said to have moved, attribution, reprint, update, conflict."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from discrepancy.group.entities import different_owners
from discrepancy.kinds.base import Rung, Weighing
from discrepancy.model.fact import Fact
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Qualifier, Quantity
from discrepancy.rulebook.files import RoleEntry

_APART = timedelta(hours=1)  # between two reports before a figure is taken to have moved without a word of it
_MOST = 10  # times a figure may be the other and still have moved
_BOUNDS = ((Qualifier.AT_LEAST, Qualifier.MORE_THAN), (Qualifier.AT_MOST, Qualifier.LESS_THAN))


def verdict_of(first: Claim, second: Claim, weighing: Weighing, roles: Mapping[str, RoleEntry]) -> Verdict | None:
    """The verdict for two claims of one event and role; None where they say nothing against or for each other.

    Two resolved, different owners excuse a difference; missing, unresolved or equal owners never do. Inside one document
    only such an attribution counts: one report against itself is judged by rules of its own.
    """
    if weighing.rung is Rung.SILENT:
        return None
    one_report = first.document.id == second.document.id
    if weighing.rung is not Rung.APART:
        if not one_report and _raised(first, second, roles):
            return Verdict.UPDATE
        return Verdict.ATTRIBUTION if _two_bounds(first, second) else Verdict.AGREEMENT
    if weighing.verdict is not None:
        return None if one_report else weighing.verdict
    apart = not one_report and first.origin != second.origin
    if apart and _said_to_move(first, second) and _moved(first, second, roles):
        return Verdict.UPDATE  # "stieg auf neun": whoever counts, the figure has moved
    if different_owners(first.owner, second.owner):
        return Verdict.ATTRIBUTION
    if one_report:
        return None
    if apart and _moved(first, second, roles):
        return Verdict.UPDATE
    return Verdict.CONFLICT


def _raised(first: Claim, second: Claim, roles: Mapping[str, RoleEntry]) -> bool:
    """Whether figures that could both be right are told as a move: "mindestens vier", then "stieg auf neun"."""
    a, b = first.fact, second.fact
    open_ = any(fact.qualifier is Qualifier.AT_LEAST for fact in (a, b))
    return open_ and _said_to_move(first, second) and _moved(first, second, roles)


def _said_to_move(first: Claim, second: Claim) -> bool:
    return any(claim.fact.change in ("up", "down", "corrected") for claim in (first, second))


def _two_bounds(first: Claim, second: Claim) -> bool:
    """Two bounds of one direction with different figures ("bis zu 40", "bis zu 90"), each another party's."""
    a, b = first.fact, second.fact
    return (
        any(a.qualifier in side and b.qualifier in side for side in _BOUNDS)
        and _figure(a) != _figure(b)
        and different_owners(first.owner, second.owner)
    )


def _moved(first: Claim, second: Claim, roles: Mapping[str, RoleEntry]) -> bool:
    """Whether a figure that moves while the event goes on has moved from one report to the later one.

    A word of change says so, else the way it moved and the time between. A clock alone says nothing; neither does a figure ten
    times the other, nor a toll that falls without a word.
    """
    entry = roles.get(first.fact.role)
    a, b = _figure(first.fact), _figure(second.fact)
    if entry is None or not entry.moves or not a or not b or max(a, b) >= _MOST * min(a, b):
        return False
    if first.fact.background != second.fact.background:
        return False
    between = _between(first, second)
    if between is not None and between < timedelta(0):
        first, second, a, b, between = second, first, b, a, -between
    if between is None or not between:  # the clock does not say which is later; a word of change does
        if second.fact.change and not first.fact.change:
            pass
        elif first.fact.change and not second.fact.change:
            first, second, a, b = second, first, b, a
        else:
            return False
    way = "up" if b > a else "down"
    if second.fact.change == "corrected" or first.fact.change == "partial":
        return True
    if entry.moves not in (way, "any", "free"):
        return False
    if second.fact.change in (way, "latest"):
        return True
    return entry.moves in (way, "free") and between is not None and between >= _APART


def _figure(fact: Fact) -> float | None:
    value = fact.value
    return float(value.low) if isinstance(value, Quantity) and value.low is not None else None


def _between(first: Claim, second: Claim) -> timedelta | None:
    """Time from the first report to the second; None where either gives no more than a day."""
    times = [_time(claim) for claim in (first, second)]
    return times[1] - times[0] if times[0] is not None and times[1] is not None else None


def _time(claim: Claim) -> datetime | None:
    given = claim.document.updated or claim.document.published or ""
    try:
        time = datetime.fromisoformat(given) if len(given) > len("2025-01-01") else None
    except ValueError:
        return None
    return time.replace(tzinfo=UTC) if time is not None and time.tzinfo is None else time
