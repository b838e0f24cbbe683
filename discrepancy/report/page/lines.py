"""How far apart: a number line with each figure and what it may stand for; for updates the order of time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from discrepancy.model.finding import Finding, Told, Verdict
from discrepancy.model.value import Interval, Quantity
from discrepancy.report.page.escape import cut, esc
from discrepancy.report.telling import letter, published

_MOST = 8  # rows of a line
_ROW = 40  # height of a row
_LABEL = 46  # characters of a row's words
_FROM_ZERO = Fraction(1, 2)  # a line begins at nothing where its least figure is below this share of its greatest


@dataclass(frozen=True, slots=True)
class _Row:
    side: int
    label: str
    stated: Interval
    reach: Interval


def lines_of(finding: Finding, texts: Mapping[str, str]) -> str:
    """What a finding shows as a line; "" where neither its numbers nor its times can be drawn."""
    if finding.verdict is Verdict.UPDATE and any(published(told.claim.document) for told in finding.mentions):
        return _time_line(finding, texts)
    return _number_line(finding, texts) if finding.verdict is not Verdict.AGREEMENT else ""


def _time_line(finding: Finding, texts: Mapping[str, str]) -> str:
    """The values in the order in which they were told; a report without a time comes first."""
    known = sorted(finding.mentions, key=lambda told: (published(told.claim.document), told.side))
    rows = []
    for told in known[: 2 * _MOST]:
        document = told.claim.document
        when = published(document)
        time = (
            f"<time>{esc(when[:16].replace('T', ' '))}</time>" if when else f"<span>{esc(texts['page_no_time'])}</span>"
        )
        words = cut(told.words or told.claim.fact.mention.surface, _LABEL)
        rows.append(
            f'<li class="s{side_class(told.side)}">{time} <b><bdi>{esc(words)}</bdi></b> <bdi>{esc(document.outlet)}</bdi></li>'
        )
    return f'<ol class="time" aria-label="{esc(texts["page_time_line"])}">{"".join(rows)}</ol>'


def _number_line(finding: Finding, texts: Mapping[str, str]) -> str:
    rows = _rows(finding)[:_MOST]
    ends = [end for row in rows for i in (row.stated, row.reach) for end in (i.low, i.high) if end is not None]
    if len(rows) < 2 or not ends:
        return ""
    low, high = min(ends), max(ends)
    pad = (high - low) / 8 or abs(high) / 8 or Fraction(1)
    start = Fraction(0) if 0 <= low < high * _FROM_ZERO else low - pad
    scale = _Scale(start, high + pad)
    height = len(rows) * _ROW + 8
    guides = {scale.at(end) for row in rows for end in (row.stated.low, row.stated.high) if end is not None}
    drawn = [f'<line class="guide" x1="{x}" x2="{x}" y1="4" y2="{height - 4}"/>' for x in sorted(guides)]
    drawn += [_drawn(row, number * _ROW + 4, scale) for number, row in enumerate(rows)]
    drawn.append(f'<line class="axis" x1="0" x2="100%" y1="{height - 3}" y2="{height - 3}"/>')
    if not start:
        drawn.append(f'<text class="zero" x="0" y="{height - 7}">0</text>')
    name = f"{texts['page_number_line']}: {'; '.join(row.label for row in rows)}"
    return (
        f'<svg class="line" role="img" width="100%" height="{height}" aria-label="{esc(name)}">{"".join(drawn)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    start: Fraction
    end: Fraction

    def at(self, value: Fraction) -> str:
        """Where a value stands, in per cent of the width."""
        return f"{float(2 + 96 * (value - self.start) / (self.end - self.start)):.2f}%"

    def share(self, low: Fraction, high: Fraction) -> str:
        """How wide a stretch is."""
        return f"{float(96 * (high - low) / (self.end - self.start)):.2f}%"


def _rows(finding: Finding) -> list[_Row]:
    """A row for each side, figure and reach; who tells the same stands in one row."""
    found: dict[tuple[int, str, Interval, Interval], list[str]] = {}
    for told in finding.mentions:
        stated = _stated(told)
        if stated is None or told.reach is None or (told.reach.low is None and told.reach.high is None):
            continue
        key = (told.side, told.words or told.claim.fact.mention.surface, stated, told.reach)
        names = found.setdefault(key, [])
        if told.claim.document.outlet not in names:
            names.append(told.claim.document.outlet)
    return [
        _Row(side, cut(f"{letter(side)}  {words} – {', '.join(names)}", _LABEL), stated, reach)
        for (side, words, stated, reach), names in found.items()
    ]


def _stated(told: Told) -> Interval | None:
    value = told.claim.fact.value
    return value.stated if isinstance(value, Quantity) else None


def _drawn(row: _Row, top: int, scale: _Scale) -> str:
    low = row.reach.low if row.reach.low is not None else scale.start
    high = row.reach.high if row.reach.high is not None else scale.end
    parts = [f'<text x="0" y="{top + 12}">{esc(row.label)}</text>']
    if high > low:
        box = f'x="{scale.at(low)}" width="{scale.share(low, high)}" y="{top + 19}" height="12" rx="3"'
        open_ = "" if row.reach.low is not None and row.reach.high is not None else " open"
        parts.append(f'<rect class="reach{open_}" {box}/>')
    if row.stated.low is not None and row.stated.high is not None and row.stated.high > row.stated.low:
        box = f'x="{scale.at(row.stated.low)}" width="{scale.share(row.stated.low, row.stated.high)}"'
        parts.append(f'<rect class="stated" {box} y="{top + 22}" height="6" rx="3"/>')
    else:
        point = row.stated.low if row.stated.low is not None else row.stated.high
        if point is not None:
            parts.append(f'<circle class="stated" cx="{scale.at(point)}" cy="{top + 25}" r="5.5"/>')
    return f'<g class="s{side_class(row.side)}">{"".join(parts)}</g>'


def side_class(side: int) -> int:
    """The number of a side's colour; from the fourth on they share one, and the letter tells them apart."""
    return min(side, 3)
