"""Annotations for GitHub Actions: the worst ten, and one line that counts the rest."""

from __future__ import annotations

from typing import TextIO

from discrepancy.model.finding import Finding, Report, Severity
from discrepancy.report.base import View, visible
from discrepancy.report.telling import position, relative, shown_findings

MOST = 10  # a step shows no more of one sort
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write_github(report: Report, view: View, to: TextIO) -> None:
    """A workflow command a finding, loudest first."""
    shown = shown_findings(report, view)
    for finding in shown[:MOST]:
        to.write(_line(finding))
    if len(shown) > MOST:
        rest = report.texts["more_findings"].format(n=len(shown) - MOST)
        to.write(f"::notice title=discrepancy::{escaped(rest)}\n")


def _line(finding: Finding) -> str:
    where = position(finding.mentions[0])
    place = {}
    if where is not None:
        path, line, column, end_line, end_column = where
        place = {"file": relative(path), "line": str(line), "endLine": str(end_line)}
        if line == end_line:
            place |= {"col": str(column), "endColumn": str(end_column)}
    given = place | {"title": f"{finding.rule} {finding.name}"}
    properties = ",".join(f"{name}={escaped(value, inside=True)}" for name, value in given.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{escaped(finding.message)}\n"


def escaped(text: str, inside: bool = False) -> str:
    """Text for a workflow command, as the runner reads it back; `inside` a property, commas and colons too."""
    safe = visible(text).replace("%", "%25")
    return safe.replace(":", "%3A").replace(",", "%2C") if inside else safe
