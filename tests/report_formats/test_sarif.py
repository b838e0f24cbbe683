"""SARIF 2.1.0: the part of the standard that is written, as types that allow nothing else; places; the cap.

The whole was also held against the schema of the standard (sarif-2.1.0-rtm.5), which is not part of the project.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import pytest

from discrepancy.demo import demo_documents
from discrepancy.model.finding import Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.report import sarif
from discrepancy.report.base import View
from discrepancy.rulebook.files import Rulebook
from tests.command import discrepancy
from tests.report_formats.made import hostile, large, text_of

Level = Literal["none", "note", "warning", "error"]
FromOne = Annotated[int, msgspec.Meta(ge=1)]
FromZero = Annotated[int, msgspec.Meta(ge=0)]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class _Strict(msgspec.Struct, forbid_unknown_fields=True, rename="camel"):
    """An object of the standard: no field beside those that are written here."""


class Message(_Strict):
    text: str


class Configuration(_Strict):
    level: Level


class Rule(_Strict):
    id: Words
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: dict[str, list[str]]


class Driver(_Strict):
    name: Words
    version: str
    rules: list[Rule]


class Tool(_Strict):
    driver: Driver


class Notification(_Strict):
    level: Level
    message: Message


class Invocation(_Strict):
    execution_successful: bool
    tool_execution_notifications: list[Notification]


class Artifact(_Strict):
    uri: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9%._~/-]+$")]


class Region(_Strict):
    start_line: FromOne
    start_column: FromOne
    end_line: FromOne
    end_column: FromOne


class Physical(_Strict):
    artifact_location: Artifact
    region: Region | None = None


class Logical(_Strict):
    name: str
    fully_qualified_name: str


class Location(_Strict):
    message: Message
    logical_locations: list[Logical]
    physical_location: Physical | None = None
    id: FromZero | None = None


class Result(_Strict):
    rule_id: str
    kind: Literal["notApplicable", "pass", "fail", "review", "open", "informational"]
    level: Level
    message: Message
    locations: Annotated[list[Location], msgspec.Meta(min_length=1, max_length=1)]
    related_locations: list[Location]
    partial_fingerprints: dict[str, str]
    rank: Annotated[float, msgspec.Meta(ge=0, le=100)]
    properties: dict[str, str | int | bool | None]
    rule_index: FromZero | None = None


class Run(_Strict):
    tool: Tool
    invocations: list[Invocation]
    column_kind: Literal["utf16CodeUnits", "unicodeCodePoints"]
    results: list[Result]
    properties: dict[str, int]


class Log(_Strict):
    schema_: str = msgspec.field(name="$schema")
    version: Literal["2.1.0"]
    runs: Annotated[list[Run], msgspec.Meta(min_length=1, max_length=1)]


def read(text: str) -> Run:
    """The run of a log that holds to the standard."""
    run = msgspec.json.decode(text, type=Log).runs[0]
    for result in run.results:
        assert result.kind == "fail" or result.level == "none"
        assert result.rule_index is None or run.tool.driver.rules[result.rule_index].id == result.rule_id
        numbers = [location.id for location in result.related_locations]
        assert len(set(numbers)) == len(numbers)
    return run


def test_the_demo_holds_to_the_standard(rulebook: Rulebook) -> None:
    report = report_of(demo_documents(), rulebook, Choices(one_story=True))
    run = read(text_of("sarif", report, View(verdicts=tuple(Verdict))))
    assert len(run.results) == len([f for f in report.findings if f.sure])
    assert {rule.id for rule in run.tool.driver.rules} == set(rulebook.findings)
    first = run.results[0]
    assert (first.rule_id, first.kind, first.level) == ("DUR001", "fail", "error")
    assert first.partial_fingerprints == {"finding/v1": report.findings[0].id, "state/v1": report.findings[0].state}


def test_hostile_words_hold_to_the_standard() -> None:
    assert read(text_of("sarif", hostile())).results


def test_places_are_lines_and_columns_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a b.md").write_text(
        "---\nsource: Bote\n---\n# Das Treffen\n\nMarta Kolb hat mit Jens Ohlau telefoniert.\nDas Telefonat dauerte **eine Stunde**.\n",
        encoding="utf-8",
    )
    (tmp_path / "c.jsonl").write_text(
        json.dumps({"id": "c", "text": "Marta Kolb führte ein dreistündiges Gespräch mit Jens Ohlau."}),
        encoding="utf-8",
    )
    ended = discrepancy("check", "a b.md", "c.jsonl", "--one-story", "--format", "sarif", cwd=tmp_path)
    first = read(ended.out).results[0]
    place = first.locations[0].physical_location
    assert place is not None
    assert place.artifact_location.uri == "a%20b.md"
    assert place.region == Region(7, 25, 7, 36)
    other = first.related_locations[0]
    assert other.physical_location is None
    assert other.logical_locations[0].name == "c"


def test_a_file_elsewhere_is_told_by_its_name() -> None:
    assert sarif.uri("/somewhere/else/a.txt") == "a.txt"
    assert sarif.uri("feeds/x:y.txt") == "feeds/x%3Ay.txt"


def test_results_are_capped_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 7)
    run = read(text_of("sarif", large(30, documents=4)))
    assert len(run.results) == 7
    assert {result.level for result in run.results} == {"error"}, "the loudest first"
    assert run.properties == {"findings": 30, "leftOut": 23}
    assert "23" in run.invocations[0].tool_execution_notifications[-1].message.text


def test_thirty_thousand_findings() -> None:
    run = read(text_of("sarif", large(30_000, mentions=2)))
    assert len(run.results) == 5000
