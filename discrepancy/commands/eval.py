"""`discrepancy eval`: scores against gold packs."""

from __future__ import annotations

import sys
from dataclasses import replace

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import end, tell_problems, write
from discrepancy.commands.given import kinds_of, settings_of
from discrepancy.commands.options import Config, Kinds, MinPrecision, MinRecall, Mix, Packs, Rules, ScoreFormat, Show
from discrepancy.report.scores import SCORE_WRITERS


def score(
    packs: Packs,
    format: ScoreFormat = "text",
    show: Show = "none",
    kinds: Kinds = None,
    mix: Mix = False,
    min_precision: MinPrecision = None,
    min_recall: MinRecall = None,
    rules: Rules = None,
    config: Config = None,
) -> None:
    """Score the program against gold packs."""
    from discrepancy.evaluate import evaluate
    from discrepancy.read.pack import read_packs

    chosen, rulebook = kinds_of(kinds), rulebook_of(rules or [], settings_of(config))
    read = read_packs(packs, sys.stdin.buffer if sys.stdin is not None else None)
    scores = evaluate(read.packs, rulebook, mix, chosen)
    scores = replace(scores, errors=(*read.problems, *scores.errors))
    write(format, [], lambda name, to: SCORE_WRITERS[name](scores, show, to))
    tell_problems(scores.errors, scores.notices)
    conflicts = scores.conflicts
    below = (min_precision is not None and conflicts.precision_strict < min_precision) or (
        min_recall is not None and conflicts.recall < min_recall
    )
    end(bool(read.packs) and below, bool(scores.errors))
