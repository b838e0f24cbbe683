"""What names are found and resolved on the labelled mini-stories, held to what has been reached, rounded down a little."""

from __future__ import annotations

import pytest

from tests.corpus.score_names import Score, scores, stories

REACHED = {"person": 0.94, "body": 0.89, "place": 0.90, "links": 0.96}


@pytest.fixture(scope="session")
def reached() -> dict[str, Score]:
    """The scores over all stories, odd and even."""
    return scores(stories())


@pytest.mark.parametrize("type_", REACHED)
def test_names_are_found_and_resolved(type_: str, reached: dict[str, Score]) -> None:
    score = reached[type_]
    assert score.f >= REACHED[type_], f"{type_}: P {score.precision:.3f} R {score.recall:.3f} F {score.f:.3f}"
