"""Intervals: arithmetic that every finding rests on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.model.value import Interval, Wording

BOUND = st.none() | st.fractions(min_value=0, max_value=20, max_denominator=4)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval with ends in order; open sides and half-open ones among them."""
    low, high = draw(BOUND), draw(BOUND)
    if low is not None and high is not None and low > high:
        low, high = high, low
    closed = draw(st.booleans()) or low == high
    return Interval(low, high, closed)


@given(a=intervals(), b=intervals())
def test_meeting_is_symmetric(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)


@given(a=intervals())
def test_an_interval_meets_itself(a: Interval) -> None:
    assert a.meets(a)


@given(a=intervals(), b=intervals(), point=st.fractions(min_value=0, max_value=20, max_denominator=4))
def test_two_that_hold_one_point_meet(a: Interval, b: Interval, point: Fraction) -> None:
    assert a.meets(b) or not (a.holds(point) and b.holds(point))


@given(a=intervals(), b=intervals())
def test_the_gap_is_symmetric_and_none_where_they_meet(a: Interval, b: Interval) -> None:
    assert a.gap(b) == b.gap(a) >= 0
    assert a.gap(b) == 0 or not a.meets(b)


@given(a=intervals(), b=intervals(), by=st.fractions(min_value=0, max_value=5, max_denominator=4))
def test_widening_never_parts_two_that_meet(a: Interval, b: Interval, by: Fraction) -> None:
    wider = Interval(None if a.low is None else a.low - by, None if a.high is None else a.high + by, a.closed)
    assert wider.meets(b) or not a.meets(b)


def _interval(low: int | None, high: int | None, closed: bool = True) -> Interval:
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high), closed)


MEETINGS = {
    "closed_ends_that_touch_meet": (_interval(1, 2), _interval(2, 3), True),
    "a_half_open_end_does_not_touch": (_interval(1, 2, closed=False), _interval(2, 3), False),
    "open_above_meets_all_above": (_interval(5, None), _interval(9, 9), True),
    "open_above_misses_below": (_interval(5, None), _interval(1, 4), False),
    "open_below_meets_all_below": (_interval(None, 5), _interval(1, 1), True),
    "without_bounds_meets_everything": (_interval(None, None), _interval(7, 7), True),
    "one_inside_the_other_meets": (_interval(1, 9), _interval(3, 4), True),
    "apart_is_apart": (_interval(1, 2), _interval(4, 5), False),
}


@pytest.mark.parametrize(("first", "second", "meets"), MEETINGS.values(), ids=MEETINGS)
def test_two_intervals(first: Interval, second: Interval, meets: bool) -> None:
    assert first.meets(second) is meets


GAPS = {
    "two_below_four": (_interval(1, 2), _interval(4, 5), 2),
    "four_above_two": (_interval(4, 5), _interval(1, 2), 2),
    "at_most_three_and_at_least_five": (_interval(None, 3), _interval(5, None), 2),
    "none_where_they_meet": (_interval(1, 4), _interval(3, 5), 0),
}


@pytest.mark.parametrize(("first", "second", "gap"), GAPS.values(), ids=GAPS)
def test_the_gap_between_two(first: Interval, second: Interval, gap: int) -> None:
    assert first.gap(second) == gap


def test_a_half_open_interval_does_not_hold_its_end() -> None:
    assert not _interval(1, 2, closed=False).holds(Fraction(2))
    assert _interval(1, 2).holds(Fraction(2))


def test_the_skeleton_of_a_wording_is_its_folded_words() -> None:
    assert Wording("„Es reicht.“", ("es", "reicht")).skeleton == "es reicht"
