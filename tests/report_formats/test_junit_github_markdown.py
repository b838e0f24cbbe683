"""JUnit, GitHub annotations and Markdown: what each standard asks for."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

from discrepancy.model.finding import Problem, Report
from discrepancy.report.base import View
from tests.command import LONG, QUIET, SHORT
from tests.report_formats.made import large, text_of

ATTRIBUTES = {  # what the servers that read JUnit know, and what they demand
    "testsuites": (set(), {"name", "tests", "failures", "errors", "time"}),
    "testsuite": (
        {"name", "tests", "failures", "errors"},
        {"skipped", "time", "timestamp", "hostname", "id", "package"},
    ),
    "testcase": ({"name", "classname"}, {"time", "file", "line", "assertions", "status"}),
    "failure": ({"type"}, {"message"}),
    "error": ({"type"}, {"message"}),
    "system-out": (set(), set()),
}
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testcase"},
    "testcase": {"failure", "error", "system-out"},
    "failure": set(),
    "error": set(),
    "system-out": set(),
}


def _read(report: Report) -> ET.Element:
    root = ET.fromstring(text_of("junit", report))
    for one in root.iter():
        demanded, allowed = ATTRIBUTES[one.tag]
        assert demanded <= set(one.keys()) <= demanded | allowed, one.tag
        assert {child.tag for child in one} <= CHILDREN[one.tag]
    suite = root[0]
    assert int(suite.get("tests", "")) == len(suite)
    assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
    assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    return suite


def test_findings_are_test_cases(report: Callable[..., Report]) -> None:
    suite = _read(report(SHORT, LONG))
    assert [case.get("classname") for case in suite] == ["discrepancy.DUR001"]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert "eine Dreiviertelstunde" in (failure.text or "")


def test_a_report_without_findings_is_one_passing_case(report: Callable[..., Report]) -> None:
    suite = _read(report(QUIET, QUIET))
    assert len(suite) == 1
    assert len(suite[0]) == 0


def test_hints_pass_and_what_was_set_aside_is_an_error() -> None:
    suite = _read(replace(large(30, documents=4), errors=(Problem("broken.json: no JSON", input="broken.json"),)))
    assert len(suite.findall("testcase/failure")) == 20
    assert len(suite.findall("testcase/system-out")) == 10
    assert len(suite.findall("testcase/error")) == 1


def test_the_worst_ten_are_annotated_and_the_rest_is_counted() -> None:
    lines = text_of("github", large(30, documents=4)).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::notice"]
    assert "20" in lines[-1]
    assert lines[0].startswith("::error file=texte/report-0.txt,line=1,endLine=1,col=")
    few = text_of("github", large(10, documents=4)).splitlines()
    assert [line.split(" ")[0] for line in few] == ["::error"] * 4 + ["::warning"] * 3 + ["::notice"] * 3


def test_annotations_stand_where_the_words_stand(report: Callable[..., Report]) -> None:
    line = text_of("github", report(SHORT, LONG))
    assert line.startswith("::error title=DUR001 duration-conflict::"), "no file, no place"


def test_markdown_tells_every_finding_with_both_sides(report: Callable[..., Report]) -> None:
    told = text_of("markdown", report(SHORT, LONG))
    assert told.startswith("# Quellenvergleich\n")
    assert "### Konflikt: " in told
    assert "<b>eine Dreiviertelstunde</b>" in told
    assert "<b>zweistündiges</b>" in told
    assert re.findall(r"^- \*\*(.)\*\*", told, flags=re.M) == ["A", "B"]


def test_markdown_under_headings(report: Callable[..., Report]) -> None:
    told = text_of("markdown", large(6, documents=3, mentions=2), View(group_by="source"))
    assert re.findall(r"^## (.+)$", told, flags=re.M) == ["Zeitung 0", "Zeitung 1", "Zeitung 2"]
    assert len(re.findall(r"^### ", told, flags=re.M)) == 12, "a finding stands under each of its sources"
