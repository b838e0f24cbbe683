"""SARIF 2.1.0, for code scanning and editors: a result a finding, its first mention as location, the others related."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO
from urllib.parse import quote

import msgspec

from discrepancy.model.finding import Explained, Finding, Report, Severity, Told, Verdict
from discrepancy.report.base import View, visible
from discrepancy.report.json import tool_version
from discrepancy.report.telling import by_side, letter, opposed, position, relative, shown_findings

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 5000  # results; platforms that show them take no more
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BRACKETS = str.maketrans({"[": "\\[", "]": "\\]", "\\": "\\\\"})


def write_sarif(report: Report, view: View, to: TextIO) -> None:
    """One run: its rules, its results, and what was set aside."""
    shown = shown_findings(report, view)
    told = shown[:MOST]
    numbers = {rule: number for number, rule in enumerate(report.rules)}
    run = {
        "tool": {
            "driver": {
                "name": "discrepancy",
                "version": tool_version(),
                "rules": [_rule(rule) for rule in report.rules.values()],
            }
        },
        "invocations": [_invocation(report, len(shown) - len(told))],
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, numbers) for finding in told],
        "properties": {"findings": len(shown), "leftOut": len(shown) - len(told)},
    }
    body = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    to.write(msgspec.json.format(msgspec.json.encode(body), indent=1).decode() + "\n")


def message(text: str) -> dict[str, str]:
    """Words as a SARIF message: one visible line, and no bracket that could become a link."""
    return {"text": visible(text).translate(_BRACKETS)}


def _rule(rule: Explained) -> dict[str, Any]:
    level = "none" if rule.verdict is Verdict.AGREEMENT else _LEVELS[rule.severity]
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": message(rule.name.replace("-", " ")),
        "fullDescription": message(rule.explanation),
        "help": message(rule.explanation),
        "defaultConfiguration": {"level": level},
        "properties": {"tags": [rule.verdict.value]},
    }


def _invocation(report: Report, left_out: int) -> dict[str, Any]:
    """What was set aside or left out; the run itself went well, else there were no report."""
    told = [("error", problem.message) for problem in report.errors] + [("note", notice) for notice in report.notices]
    if left_out:
        told.append(("warning", report.texts["more_findings"].format(n=left_out)))
    return {
        "executionSuccessful": True,
        "toolExecutionNotifications": [{"level": level, "message": message(text)} for level, text in told],
    }


def _result(finding: Finding, numbers: Mapping[str, int]) -> dict[str, Any]:
    agrees = not opposed(finding)
    mentions = [told for side in by_side(finding) for told in side]
    number = numbers.get(finding.rule)
    return {
        "ruleId": finding.rule,
        **({} if number is None else {"ruleIndex": number}),
        "kind": "informational" if agrees else "fail",
        "level": "none" if agrees else _LEVELS[finding.severity],
        "message": message(finding.message),
        "locations": [_location(mentions[0])],
        "relatedLocations": [_location(told, n) for n, told in enumerate(mentions[1:], 1)],
        "partialFingerprints": {"finding/v1": finding.id, "state/v1": finding.state},
        "rank": round(100 * finding.confidence, 1),
        "properties": {
            "kind": finding.kind,
            "verdict": finding.verdict.value,
            "variant": finding.variant,
            "sure": finding.sure,
            "origins": finding.origins,
            "sameOwner": finding.same_owner,
        },
    }


def _location(told: Told, number: int | None = None) -> dict[str, Any]:
    """Where a mention stands: its file with line and column, and its document by name."""
    document, where = told.claim.document, position(told)
    place: dict[str, Any] = {} if number is None else {"id": number}
    words = f"{letter(told.side)} {document.outlet}: {told.words or told.claim.fact.mention.surface}"
    place |= {
        "message": message(words),
        "logicalLocations": [
            {"name": visible(document.id), "fullyQualifiedName": f"{visible(document.id)}#{_field(told)}"}
        ],
    }
    if document.file is not None:
        place["physicalLocation"] = {"artifactLocation": {"uri": uri(document.file.path)}}
    if where is not None:
        names = ("startLine", "startColumn", "endLine", "endColumn")
        place["physicalLocation"]["region"] = dict(zip(names, where[1:], strict=True))
    return place


def uri(path: str) -> str:
    """A relative path as a URI; nothing in it can be taken for a scheme."""
    return quote(relative(path), safe="/~")


def _field(told: Told) -> str:
    span = told.claim.fact.mention.span
    return f"{span.field.value}:{span.start}-{span.end}"
