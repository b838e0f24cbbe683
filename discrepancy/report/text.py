"""The report for a terminal: what a desk editor understands at first sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from discrepancy.model.finding import Claim, Finding, Report, Told
from discrepancy.report.base import View, visible
from discrepancy.report.differing import differing
from discrepancy.report.telling import (
    by_side,
    closing,
    headings,
    letter,
    opposed,
    owner,
    place,
    sentence,
    shown_findings,
    why,
)

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "mark": "1;4", "differs": "1;4;7", "dim": "2"}
_MARKED = ("wording", "meaning", "partial")  # variants of a quote whose differing words are marked inside both versions


def write_text(report: Report, view: View, to: TextIO) -> None:
    """Each finding: one line for machines and eyes, the sentence, both sides with their words marked; then the count."""
    paint = _Paint(view.colour)
    shown = shown_findings(report, view)
    for heading, findings in _grouped(shown, view):
        if heading:
            to.write(paint(f"== {heading} ==", "dim") + "\n\n")
        for finding in findings:
            to.writelines(f"{line}\n" for line in _finding(finding, report, paint))
            to.write("\n")
    to.write(closing(report, view, shown) + "\n")


class _Paint:
    """Colours, where they are wanted."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.on else text


def _grouped(findings: list[Finding], view: View) -> Iterator[tuple[str, list[Finding]]]:
    """The findings under headings, in the order in which each heading first comes up."""
    if view.group_by is None:
        yield "", findings
        return
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        for heading in headings(finding, view.group_by):
            groups.setdefault(heading, []).append(finding)
    yield from groups.items()


def _finding(finding: Finding, report: Report, paint: _Paint) -> Iterator[str]:
    texts = report.texts
    sides = by_side(finding)
    first = sides[0][0]
    label = f"[{finding.message_args['event']}]"
    apart = opposed(finding)
    told = (
        [_short(side[0], number > 0 or not apart) for number, side in enumerate(sides)]
        if apart
        else [_short(t, False) for t in finding.mentions]
    )
    severity = paint(finding.severity.value, finding.severity.value)
    unsure = "" if finding.sure else f" ({texts['unsure']})"
    yield f"{place(first)} {severity} {finding.rule} {finding.name}{unsure} {visible(label)} {(' <> ' if apart else ' = ').join(told)}"
    yield f"  {visible(finding.message)}"
    for number, mentions in enumerate(sides):
        for told_ in mentions:
            claim = told_.claim
            side = f"{letter(number)} " if apart else ""
            yield f"  {side}{visible(claim.document.outlet)}, {owner(claim, texts)}:"
            yield f"      {_sentence(claim, paint, _other(finding, told_))}"
    yield f"  {paint(visible(why(finding, texts)), 'dim')}"


def _short(told: Told, with_place: bool) -> str:
    """The words of a mention, its document, and where it is not the line's own place also that."""
    claim = told.claim
    where = f", {place(told)}" if with_place else ""
    return f"{visible(claim.fact.mention.surface)} ({visible(claim.document.outlet)}{where})"


def _other(finding: Finding, told: Told) -> str | None:
    """The version against which the words of a quote are marked: the first of another side."""
    if finding.variant not in _MARKED:
        return None
    return next((t.claim.fact.mention.surface for t in finding.mentions if t.side != told.side), None)


def _marked(surface: str, other: str | None, paint: _Paint) -> str:
    """The words of a mention, those that differ from another version in inverse letters, or in braces."""
    pieces = differing(surface, other) if other is not None else [(surface, False)]
    if paint.on:
        return "".join(paint(visible(words), "differs" if differs else "mark") for words, differs in pieces if words)
    return "".join("{" + visible(words) + "}" if differs and words else visible(words) for words, differs in pieces)


def _sentence(claim: Claim, paint: _Paint, other: str | None = None) -> str:
    """The sentence with the words of the mention marked: underlined, or between >> and <<."""
    before, words, after = sentence(claim)
    surface = _marked(words, other, paint)
    marked = surface if paint.on else f">>{surface}<<"
    return f"{visible(before)}{marked}{visible(after)}".strip()
