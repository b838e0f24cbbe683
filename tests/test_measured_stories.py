"""Whole stories with gold rows: twelve written without sight of the rules, and further ones that show how far the rules carry.

`stories/desk.json` lists for each of the twelve the rows that are right today: a change may add to them and lose none.
After a change that adds: `python -m tests.test_measured_stories`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from discrepancy.evaluate import evaluate
from discrepancy.model.finding import Verdict
from discrepancy.model.score import Judged, Scores
from discrepancy.read.pack import read_packs
from discrepancy.rulebook.load import load

HERE = Path(__file__).parent
DESK, FIELD, RIGHT = HERE / "stories" / "desk.jsonl", HERE / "packs" / "field.jsonl", HERE / "stories" / "desk.json"
KINDS = ("duration", "count")
NAMES = [json.loads(line)["id"] for line in DESK.read_text(encoding="utf-8").splitlines()]


@cache
def _scores(path: Path, mix: bool = False) -> Scores:
    packs = read_packs([str(path)])
    assert not packs.problems
    return evaluate(packs.packs, load(), mix=mix, kinds=KINDS)


def _named(one: Judged) -> str:
    return f"{one.row.label.value} {one.row.a.doc}:{one.row.a.surface} ~ {one.row.b.doc}:{one.row.b.surface}"


def _right(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in _scores(path).judged:
        if one.right and one.got is not None:
            found.setdefault(one.pack, []).append(_named(one))
    return found


@pytest.mark.parametrize("story", NAMES)
def test_what_was_told_right_stays_told(story: str) -> None:
    known = json.loads(RIGHT.read_text(encoding="utf-8"))
    assert set(known.get(story, ())) <= set(_right(DESK).get(story, ()))


@pytest.mark.parametrize("story", NAMES)
def test_no_conflict_is_told_of_what_can_both_be_right(story: str) -> None:
    told = [
        _named(one)
        for one in _scores(DESK).judged
        if one.pack == story and not one.right and one.got is Verdict.CONFLICT
    ]
    assert [row for row in told if row.startswith(("compatible", "different_event"))] == []


@pytest.mark.parametrize(
    ("path", "precision", "recall"), [(DESK, 0.95, 0.5), (FIELD, 0.9, 0.33)], ids=["desk", "field"]
)
def test_figures_do_not_fall(path: Path, precision: float, recall: float) -> None:
    figures = _scores(path).figures
    assert figures["conflict_precision"] >= precision
    assert figures["conflict_recall"] >= recall
    assert figures["different_event_conflict"] == 0


def test_stories_mixed_without_keys_cross_nowhere() -> None:
    assert _scores(DESK, mix=True).figures["crossed"] == 0


if __name__ == "__main__":
    RIGHT.write_text(json.dumps(_right(DESK), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
