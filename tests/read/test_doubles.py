"""One document an id, whatever the order in which they come."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read.doubles import Placed, once_each


def placed(text: str, path: str, **fields: Any) -> Placed:
    return Placed(Document(id="x", text=text, **fields), path, path)


def outcomes(*given: Placed) -> tuple[list[Document], list[Problem], list[str]]:
    """What comes out, which must be the same for every order."""
    first, *others = [once_each(order) for order in permutations(given)]
    assert all(other == first for other in others)
    return first


def test_the_same_words_twice_count_once() -> None:
    kept, problems, notices = outcomes(placed("Kolb kam.", "a.txt"), placed("Kolb kam.", "b.txt"))
    assert len(kept) == 1
    assert not problems
    assert notices == ["x: given twice with the same words (a.txt; b.txt); counted once"]


def test_of_the_same_words_from_two_outlets_one_stands_in_every_order() -> None:
    kept, _, notices = outcomes(
        placed("Kolb kam.", "a.txt", source="Bote"), placed("Kolb kam.", "b.txt", source="Anzeiger")
    )
    assert len(kept) == len(notices) == 1


def test_of_two_texts_the_one_whose_hash_sorts_later_is_set_aside_and_both_are_named() -> None:
    kept, problems, notices = outcomes(placed("Kolb kam.", "a.txt"), placed("Ohlau kam.", "b.txt"))
    stands, goes = ("a.txt", "b.txt") if kept[0].text == "Kolb kam." else ("b.txt", "a.txt")
    assert problems == [
        Problem(f'{goes}: the id "x" is taken by {stands} with other words; give each document an id of its own', goes)
    ]
    assert not notices


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        pytest.param({"updated": "2025-02-12T18:00"}, {"updated": "2025-02-12T18:30"}, id="updated"),
        pytest.param(
            {"updated": "2025-02-12T18:30+01:00"}, {"updated": "2025-02-12T18:00Z"}, id="updated_in_two_zones"
        ),
        pytest.param({"version": "9"}, {"version": "10"}, id="version_numbers"),
        pytest.param({"version": "1"}, {"version": "2", "updated": "2025"}, id="version_where_a_date_is_missing"),
        pytest.param({"published": "2025-02-12"}, {"updated": "2025-02-13"}, id="published_before_updated"),
        pytest.param(
            {"version": "2", "updated": "2025-01"}, {"version": "1", "updated": "2025-02"}, id="dates_before_numbers"
        ),
        pytest.param({}, {"version": "1"}, id="a_version_after_none"),
        pytest.param({"version": "1.9b"}, {"version": "1.10a"}, id="parts_of_a_version"),
        pytest.param({"updated": "2025-02-12"}, {"updated": "spät am Abend, ungeprüft"}, id="a_date_that_is_none"),
    ],
)
def test_the_later_version_stands(earlier: dict[str, str], later: dict[str, str]) -> None:
    kept, problems, notices = outcomes(placed("Alt.", "a.txt", **earlier), placed("Neu.", "b.txt", **later))
    assert [document.text for document in kept] == ["Neu."]
    assert not problems
    assert notices == ["x: 1 earlier version replaced by a later one"]


def test_of_three_versions_two_are_replaced() -> None:
    kept, _, notices = outcomes(*(placed(f"Stand {n}.", f"{n}.txt", version=str(n)) for n in (1, 2, 3)))
    assert kept[0].version == "3"
    assert notices == ["x: 2 earlier versions replaced by a later one"]


def test_a_publication_date_decides_no_quarrel_within_one_version() -> None:
    kept, problems, _ = outcomes(
        placed("Kolb kam.", "a", published="2025-01"), placed("Ohlau kam.", "b", published="2025-02")
    )
    plain, _, _ = outcomes(placed("Kolb kam.", "a"), placed("Ohlau kam.", "b"))
    assert kept[0].text == plain[0].text
    assert len(problems) == 1
