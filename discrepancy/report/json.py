"""The report as one JSON object, or its findings as JSON lines."""

from __future__ import annotations

from typing import Any, TextIO

import msgspec

from discrepancy.model.finding import SCHEMA, Report
from discrepancy.report.base import View
from discrepancy.report.rows import document_row, event_row, fact_row, finding_row


def write_json(report: Report, view: View, to: TextIO) -> None:
    """One object: schema, tool, documents, events, findings, errors, notices."""
    shown = [finding for finding in report.findings if view.shows(finding)]
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "tool": {"name": "discrepancy", "version": tool_version()},
        "documents": [document_row(document, report) for document in report.documents],
        "events": [event_row(event) for event in report.events],
        "findings": [finding_row(finding) for finding in shown],
        "errors": [{"input": e.input, "rule": e.rule, "message": e.message} for e in report.errors],
        "notices": list(report.notices),
    }
    to.write(msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n")


def write_jsonl(report: Report, view: View, to: TextIO) -> None:
    """One finding a line."""
    for finding in report.findings:
        if view.shows(finding):
            to.write(line(finding_row(finding)))


def write_facts_json(report: Report, to: TextIO) -> None:
    """The table of facts as one JSON list."""
    rows = [fact_row(claim) for claim in report.claims]
    to.write(msgspec.json.format(msgspec.json.encode(rows), indent=1).decode() + "\n")


def write_facts_jsonl(report: Report, to: TextIO) -> None:
    """The table of facts, one a line."""
    for claim in report.claims:
        to.write(line(fact_row(claim)))


def line(row: dict[str, Any]) -> str:
    """A row as one line of JSON."""
    return msgspec.json.encode(row).decode() + "\n"


def tool_version() -> str:
    """The program's version as installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("discrepancy")
    except PackageNotFoundError:
        return "0"
