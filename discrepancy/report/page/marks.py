"""Where the findings of a page stand in its reports: places that overlap are one mark, with one address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from discrepancy.model.document import Document, Field, Span
from discrepancy.model.finding import Finding


@dataclass(slots=True)
class Mark:
    """A stretch of a report's words: its address on the page, its side in the first of its findings, their numbers."""

    start: int
    end: int
    side: int
    findings: list[int]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of each field of each report, in order."""

    of: Mapping[tuple[str, Field], list[Mark]] = field(default_factory=dict)

    def address(self, doc: str, span: Span) -> str:
        """The address of the mark that holds a place; "" where its report is not on the page."""
        marks = self.of.get((doc, span.field), ())
        return next((mark.address for mark in marks if mark.start <= span.start < mark.end), "")


def marks_of(findings: Iterable[Finding], documents: Mapping[str, int]) -> Marks:
    """The marks of the findings in the documents that the page shows, by id and number. Findings count from 1."""
    places: dict[tuple[str, Field], list[tuple[int, int, int, int]]] = {}
    for number, finding in enumerate(findings, 1):
        for told in finding.mentions:
            span, doc = told.claim.fact.mention.span, told.claim.document.id
            if doc in documents and span.end > span.start:
                places.setdefault((doc, span.field), []).append((span.start, span.end, number, told.side))
    return Marks(
        {key: _joined(found, f"m{documents[key[0]]}{key[1].value[:2]}") for key, found in sorted(places.items())}
    )


def _joined(places: list[tuple[int, int, int, int]], name: str) -> list[Mark]:
    marks: list[Mark] = []
    for start, end, number, side in sorted(places):
        if marks and start < marks[-1].end:
            last = marks[-1]
            last.end = max(last.end, end)
            if number not in last.findings:
                last.side = side if number < min(last.findings) else last.side
                last.findings.append(number)
        else:
            marks.append(Mark(start, end, side, [number]))
    for n, mark in enumerate(marks):
        mark.findings.sort()
        mark.address = f"{name}{n}"
    return marks


def told_documents(findings: Iterable[Finding]) -> dict[str, Document]:
    """The documents that the findings tell of, by id, in the order of ids."""
    found = {told.claim.document.id: told.claim.document for finding in findings for told in finding.mentions}
    return dict(sorted(found.items()))
