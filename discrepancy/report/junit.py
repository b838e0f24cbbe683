"""JUnit XML: a test case a finding, for CI servers that draw such reports."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TextIO

from discrepancy.model.finding import Finding, Problem, Report, Severity, Verdict
from discrepancy.report.base import View, visible
from discrepancy.report.telling import by_side, heading, letter, opposed, owner, place, relative, shown_findings

_NAME = "discrepancy"


def write_junit(report: Report, view: View, to: TextIO) -> None:
    """Errors and warnings are failures; hints and agreements pass and say what they are; what was set aside is an error."""
    shown = shown_findings(report, view)
    failed = sum(_fails(finding) for finding in shown)
    cases = [line for finding in shown for line in _case(finding, report)]
    cases += [line for problem in report.errors for line in _error(problem)]
    if not cases:
        cases = [f'  <testcase classname="{_NAME}" name="{safe(report.texts["findings_0"])}" time="0"/>']
    counts = f'tests="{max(len(shown) + len(report.errors), 1)}" failures="{failed}" errors="{len(report.errors)}" skipped="0" time="0"'
    to.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite name="{_NAME}" {counts}>\n')
    to.writelines(f"{line}\n" for line in cases)
    to.write("</testsuite>\n</testsuites>\n")


def safe(text: str) -> str:
    """Text for XML, inside an element or an attribute: no character that XML cannot hold, no markup."""
    return html.escape(visible(text))


def _fails(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.verdict is not Verdict.AGREEMENT


def _case(finding: Finding, report: Report) -> Iterator[str]:
    path = finding.mentions[0].claim.document.file
    file = f' file="{safe(relative(path.path))}"' if path is not None else ""
    name = f"{', '.join(filter(None, heading(finding)))} [{finding.id}]"
    yield f'  <testcase classname="{_NAME}.{safe(finding.rule)}" name="{safe(name)}"{file} time="0">'
    said = "\n".join(_mentions(finding, report))
    if _fails(finding):
        yield f'    <failure type="{finding.severity.value}" message="{safe(finding.message)}">{said}</failure>'
    else:
        yield f"    <system-out>{safe(finding.message)}\n{said}</system-out>"
    yield "  </testcase>"


def _mentions(finding: Finding, report: Report) -> Iterator[str]:
    """Who says what and where, a line a mention."""
    for number, side in enumerate(by_side(finding)):
        for told in side:
            claim = told.claim
            mark = f"{letter(number)} " if opposed(finding) else "= "
            words = (
                f"{claim.fact.mention.surface} ({claim.document.outlet}, {owner(claim, report.texts)}, {place(told)})"
            )
            yield f"{mark}{safe(words)}"


def _error(problem: Problem) -> Iterator[str]:
    yield f'  <testcase classname="{_NAME}.input" name="{safe(problem.input or problem.rule or "")}" time="0">'
    yield f'    <error type="set aside" message="{safe(problem.message)}"/>'
    yield "  </testcase>"
