"""The day of a clock time: the date of its clause, where that is one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from discrepancy.extract.mentions import Place
from discrepancy.model.value import Period

_DAY = len("2025-01-01")


def with_days(places: Sequence[Place]) -> list[Place]:
    """The places; a clock time beside a date ("am Mittwoch gegen 11 Uhr") with its day."""
    days: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        if place.kind == "date":
            days[place.sentence.number].append(place)
    return [_with_day(place, days[place.sentence.number]) if place.kind == "time" else place for place in places]


def _with_day(place: Place, days: Sequence[Place]) -> Place:
    value, clause = place.found.value, place.sentence.clause_at(place.found.start)
    inside = [day for day in days if clause[0] <= day.found.start < clause[1]]
    if not inside or not isinstance(value, Period) or value.start is None or value.end is None:
        return place
    nearest = min(inside, key=lambda day: abs(day.found.start - place.found.start)).found.value
    if not isinstance(nearest, Period) or nearest.start != nearest.end or len(nearest.start or "") != _DAY:
        return place
    start, end = (f"{nearest.start}T{given}" for given in (value.start, value.end))
    return replace(place, found=replace(place.found, value=replace(value, start=start, end=end)))
