"""How well facts are read from the labelled sentences, held to what has been reached over both halves and languages, rounded down."""

from __future__ import annotations

import pytest

from tests.corpus.score_facts import Score, scores

REACHED = {  # recall, precision
    "age": (0.73, 0.94),
    "count": (0.80, 0.93),
    "date": (0.77, 0.83),
    "duration": (0.87, 0.95),
    "measure": (0.87, 0.85),
    "money": (0.87, 0.91),
    "percent": (0.80, 0.92),
    "score": (0.78, 0.93),
    "time": (0.68, 0.90),
}
_MOST_WRONG = 0.05
"""Share of wrong values over all kinds: still far from the one per cent that is wanted."""


@pytest.fixture(scope="session")
def reached() -> dict[str, Score]:
    """The scores by kind."""
    by_kind: dict[str, Score] = {}
    for (_, kind), score in scores().items():
        by_kind.setdefault(kind, Score()).add(score)
    return by_kind


@pytest.mark.parametrize("kind", REACHED)
def test_facts_are_read(kind: str, reached: dict[str, Score]) -> None:
    recall, precision = REACHED[kind]
    assert reached[kind].recall >= recall, reached[kind]
    assert reached[kind].precision >= precision, reached[kind]


def test_few_values_are_wrong(reached: dict[str, Score]) -> None:
    whole = Score()
    for score in reached.values():
        whole.add(score)
    assert whole.wrong_share <= _MOST_WRONG, whole
