"""Sides of a disagreement: who stands with whom, whatever the judge says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.compare.sides import Judge, Opposed, opposed
from discrepancy.kinds.base import Rung, Weighing
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Quantity

Said = tuple[Verdict | None, str | None]
NOTHING: Said = (None, None)
AGREE: Said = (Verdict.AGREEMENT, None)
CONFLICT: Said = (Verdict.CONFLICT, None)
EXCUSED: Said = (Verdict.ATTRIBUTION, None)
REWORDED: Said = (Verdict.WORDING, "wording")
CUT: Said = (Verdict.WORDING, "partial")
SAYINGS = [NOTHING, AGREE, CONFLICT, EXCUSED, REWORDED, CUT]


def claim(name: str) -> Claim:
    """A claim of a document of that name; what it says only the judge knows."""
    span = Span(Field.TEXT, 0, 1)
    mention = Mention(name, span, name, 0, span, "duration", "de/duration/made")
    return Claim(
        Fact(mention, Quantity(None, None, "s"), "length"), Document(id=name, text=name), None, None, name, "de"
    )


def judge_of(said: dict[frozenset[str], Said]) -> Judge:
    """A symmetric judge from a table of pairs; silent on the rest."""

    def judge(first: Claim, second: Claim) -> tuple[Verdict | None, Weighing]:
        verdict, variant = said.get(frozenset((first.document.id, second.document.id)), NOTHING)
        rung = Rung.SILENT if verdict is None else Rung.SAME if verdict is Verdict.AGREEMENT else Rung.APART
        return verdict, Weighing(rung, variant, verdict, gap=float(rung is Rung.APART))

    return judge


Case = tuple[list[Claim], dict[frozenset[str], Said]]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Up to seven claims and what a judge says of each pair."""
    names = "abcdefg"[: draw(st.integers(0, 7))]
    said = {frozenset(pair): draw(st.sampled_from(SAYINGS)) for pair in combinations(names, 2)}
    return [claim(name) for name in names], said


def names_of(found: Sequence[Opposed]) -> list[tuple[str, str | None, list[str]]]:
    """Verdict, variant and sides as strings of document names."""
    return [(o.verdict.value, o.variant, ["".join(c.document.id for c in side) for side in o.sides]) for o in found]


@settings(max_examples=400)
@given(case=cases())
def test_inside_a_side_all_agree(case: Case) -> None:
    claims, said = case
    judge = judge_of(said)
    pairs = [pair for o in opposed(claims, judge) for side in o.sides for pair in combinations(side, 2)]
    assert all(judge(*pair)[0] is Verdict.AGREEMENT for pair in pairs)


@settings(max_examples=400)
@given(case=cases())
def test_across_sides_each_pair_carries_the_verdict(case: Case) -> None:
    claims, said = case
    judge = judge_of(said)
    for found in opposed(claims, judge):
        for first, second in combinations(found.sides, 2):
            for a in first:
                for b in second:
                    verdict, weighing = judge(a, b)
                    assert (verdict, weighing.variant) == (found.verdict, found.variant)


@settings(max_examples=400)
@given(case=cases())
def test_nobody_stands_on_two_sides_and_no_side_is_empty(case: Case) -> None:
    claims, said = case
    for found in opposed(claims, judge_of(said)):
        standing = [c.document.id for side in found.sides for c in side]
        assert len(standing) == len(set(standing)) >= 2
        assert all(found.sides)
        assert len(found.sides) == 1 if found.verdict is Verdict.AGREEMENT else len(found.sides) >= 2


@settings(max_examples=400)
@given(case=cases(), data=st.data())
def test_the_order_of_the_claims_changes_nothing(case: Case, data: st.DataObject) -> None:
    claims, said = case
    shuffled = data.draw(st.permutations(claims))
    assert list(opposed(shuffled, judge_of(said))) == list(opposed(claims, judge_of(said)))


@settings(max_examples=400)
@given(case=cases())
def test_who_agrees_with_anybody_is_told_to_agree(case: Case) -> None:
    claims, said = case
    told = {
        c.document.id
        for found in opposed(claims, judge_of(said))
        if found.verdict is Verdict.AGREEMENT
        for c in found.sides[0]
    }
    assert told == {name for pair, saying in said.items() if saying is AGREE for name in pair}


@settings(max_examples=400)
@given(case=cases())
def test_a_judge_who_only_agrees_or_is_silent_opposes_nobody(case: Case) -> None:
    claims, said = case
    calm = {pair: saying if saying in (AGREE, NOTHING) else NOTHING for pair, saying in said.items()}
    assert {found.verdict for found in opposed(claims, judge_of(calm))} <= {Verdict.AGREEMENT}


TABLES: dict[str, tuple[str, dict[str, Said], list[tuple[str, str | None, list[str]]]]] = {
    "two_that_conflict_stand_on_two_sides": ("ab", {"ab": CONFLICT}, [("conflict", None, ["a", "b"])]),
    "two_that_agree_are_one_side": ("ab", {"ab": AGREE}, [("agreement", None, ["ab"])]),
    "two_that_say_nothing_of_each_other_are_not_told": ("ab", {}, []),
    "one_alone_is_not_told": ("a", {}, []),
    "two_against_one": (
        "abc",
        {"ab": AGREE, "ac": CONFLICT, "bc": CONFLICT},
        [("conflict", None, ["ab", "c"]), ("agreement", None, ["ab"])],
    ),
    "three_of_three_opinions": (
        "abc",
        {"ab": CONFLICT, "ac": CONFLICT, "bc": CONFLICT},
        [("conflict", None, ["a", "b", "c"])],
    ),
    "two_pairs_that_never_meet_are_told_apart": (
        "abcd",
        {"ab": CONFLICT, "cd": AGREE},
        [("conflict", None, ["a", "b"]), ("agreement", None, ["cd"])],
    ),
    "two_verdicts_are_told_one_by_one": (
        "abc",
        {"ab": CONFLICT, "ac": EXCUSED, "bc": NOTHING},
        [("attribution", None, ["a", "c"]), ("conflict", None, ["a", "b"])],
    ),
    "two_variants_are_told_one_by_one": (
        "abc",
        {"ab": REWORDED, "ac": CUT, "bc": NOTHING},
        [("wording", "partial", ["a", "c"]), ("wording", "wording", ["a", "b"])],
    ),
}


@pytest.mark.parametrize(("names", "said", "told"), TABLES.values(), ids=TABLES)
def test_sides_of_a_table(names: str, said: dict[str, Said], told: list[tuple[str, str | None, list[str]]]) -> None:
    judge = judge_of({frozenset(pair): saying for pair, saying in said.items()})
    assert names_of(list(opposed([claim(name) for name in names], judge))) == told
