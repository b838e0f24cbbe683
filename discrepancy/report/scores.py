"""Scores of `eval`: a table for the eye, or one JSON object for a CI job; the rows that are not right on request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TextIO

import msgspec

from discrepancy.model.finding import Finding, Verdict
from discrepancy.model.pack import NO_FINDING, End
from discrepancy.model.score import Judged, Scores, Tally
from discrepancy.report.base import visible

SCHEMA = "discrepancy-eval/1"
SHOWS = ("none", "misses", "false", "all")

_WIDTH = 28  # of the first column: table and slice
_COUNTS = ("rows", "right", "accuracy", "hits", "false", "missed", "unlisted", "precision", "recall", "f1")


def write_scores_text(scores: Scores, show: str, to: TextIO) -> None:
    """What is not right as far as asked for, a line each; the table; last a line of key=value figures."""
    to.writelines(f"{line}\n" for line in _shown_lines(scores, show))
    to.write("".ljust(_WIDTH) + "".join(f"{name:>11}" for name in _COUNTS) + "\n")
    for table, tallies in scores.tables.items():
        for name, tally in tallies.items():
            cells = _cells(tally, counts_only=table == "label").values()
            to.write(f"{table} {name}".ljust(_WIDTH) + "".join(f"{_cell(cell):>11}" for cell in cells) + "\n")
    figures = (f"{name}={_cell(value)}" for name, value in _figures(scores))
    to.write(" ".join(figures) + "\n")


def write_scores_json(scores: Scores, show: str, to: TextIO) -> None:
    """One object: figures, tables, what is not right as far as asked for, what was set aside."""
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "figures": {name: _rounded(value) for name, value in _figures(scores)},
        "tables": {
            table: {
                name: {column: _rounded(cell) for column, cell in _cells(tally, table == "label").items()}
                for name, tally in tallies.items()
            }
            for table, tallies in scores.tables.items()
        },
        "rows": [_judged_row(one) for one in _judged_shown(scores, show)],
        "unlisted": [_unlisted_row(finding) for finding in _unlisted_shown(scores, show)],
        "errors": [{"input": e.input, "rule": e.rule, "message": e.message} for e in scores.errors],
        "notices": list(scores.notices),
    }
    to.write(msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n")


def _figures(scores: Scores) -> Iterable[tuple[str, int | float]]:
    return (*scores.figures.items(), ("set_aside", len(scores.errors)))


def _cells(tally: Tally, counts_only: bool) -> dict[str, int | float | None]:
    """The columns of a slice; None where a ratio is one of nothing."""
    told, asked = tally.hits + tally.false, tally.hits + tally.missed
    cells: dict[str, int | float | None] = {
        "rows": tally.rows,
        "right": tally.right,
        "accuracy": tally.accuracy if tally.rows else None,
    }
    if counts_only:
        return cells
    return cells | {
        "hits": tally.hits, "false": tally.false, "missed": tally.missed, "unlisted": tally.unlisted,
        "precision": tally.precision if told else None, "recall": tally.recall if asked else None,
        "f1": tally.f1 if told or asked else None,
    }  # fmt: skip


def _cell(value: int | float | None) -> str:
    return "-" if value is None else str(value) if isinstance(value, int) else f"{value:.3f}"


def _rounded(value: int | float | None) -> int | float | None:
    return round(value, 4) if isinstance(value, float) else value


# What is not right


def _judged_shown(scores: Scores, show: str) -> list[Judged]:
    """`misses`: rows that ask for a verdict that they did not get; `false`: rows told with a verdict that is not right."""
    misses, false = show in ("misses", "all"), show in ("false", "all")
    return [one for one in scores.judged if (misses and one.missed) or (false and one.false)]


def _unlisted_shown(scores: Scores, show: str) -> list[Finding]:
    """With the false alarms, the findings that no row asks for; an agreement accuses nobody."""
    if show not in ("false", "all"):
        return []
    return [finding for finding in scores.unlisted if finding.verdict is not Verdict.AGREEMENT]


def _shown_lines(scores: Scores, show: str) -> Iterator[str]:
    for one in _judged_shown(scores, show):
        what = "missed" if one.missed else "false"
        rule = f" ({one.finding.rule})" if one.finding is not None else ""
        judged = f"{one.row.label}/{one.row.kind}: wanted {' or '.join(_words(one.wanted))}, got {_word(one.got)}{rule}"
        why = f" | {visible(one.row.why)}" if one.row.why else ""
        yield f"{what} {judged}: {_end(one.row.a)} <> {_end(one.row.b)}{why}"
    for finding in _unlisted_shown(scores, show):
        mentions = (told.claim.fact.mention for told in finding.mentions)
        ends = " <> ".join(f"{visible(m.surface)} ({visible(m.doc)})" for m in mentions)
        yield f"unlisted {finding.verdict}/{finding.kind} ({finding.rule}): {ends}"


def _end(end: End) -> str:
    return f"{visible(end.surface)} ({visible(end.doc)})"


def _word(verdict: Verdict | None) -> str:
    return NO_FINDING if verdict is None else verdict.value


def _words(verdicts: Iterable[Verdict | None]) -> list[str]:
    return sorted(_word(verdict) for verdict in verdicts)


def _judged_row(one: Judged) -> dict[str, Any]:
    row = one.row
    return {
        "pack": one.pack, "label": row.label.value, "kind": row.kind, "variant": row.variant, "missed": one.missed,
        "false": one.false, "wanted": _words(one.wanted), "got": _word(one.got),
        "rule": one.finding.rule if one.finding is not None else None,
        "a": _end_row(row.a), "b": _end_row(row.b), "why": row.why or None,
    }  # fmt: skip


def _end_row(end: End) -> dict[str, Any]:
    span = end.span
    return {"doc": end.doc, "field": span.field.value, "start": span.start, "end": span.end, "surface": end.surface}


def _unlisted_row(finding: Finding) -> dict[str, Any]:
    mentions = [(told.side, told.claim.fact.mention) for told in finding.mentions]
    return {
        "rule": finding.rule, "verdict": finding.verdict.value, "kind": finding.kind, "message": finding.message,
        "mentions": [{**_end_row(End(m.doc, m.surface, m.span)), "side": side} for side, m in mentions],
    }  # fmt: skip


SCORE_WRITERS: dict[str, Callable[[Scores, str, TextIO], None]] = {
    "text": write_scores_text,
    "json": write_scores_json,
}
