"""Whole stories: the reports as they came, and the findings we expect. The first thing to read for what the program does.

A folder under `stories/`: the reports, and `expected.json` with the findings that are told aloud, in order: rule, verdict,
participants of the event (or null), and each side's words. What is expected of it beside these is silence.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discrepancy.demo import STORY
from discrepancy.model.finding import Finding, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.inputs import read_all
from discrepancy.rulebook.files import Rulebook

STORIES = Path(__file__).parent / "stories"
FOLDERS = sorted(path for path in STORIES.iterdir() if path.is_dir())


def told(finding: Finding) -> dict[str, object]:
    """What a story's `expected.json` says of a finding."""
    sides: dict[int, list[str]] = {}
    for mention in finding.mentions:
        sides.setdefault(mention.side, []).append(f"{mention.claim.document.id}: {mention.claim.fact.mention.surface}")
    return {
        "rule": finding.rule,
        "event": sorted(p.name for p in finding.event.participants) if finding.event is not None else None,
        "sides": [sides[number] for number in sorted(sides)],
    }


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_story_is_told_as_expected(folder: Path, rulebook: Rulebook) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    reports = STORY if expected.get("reports") == "demo" else folder
    inputs = read_all([str(path) for path in sorted(reports.iterdir()) if path.name != "expected.json"])
    assert not inputs.problems
    report = report_of(inputs.documents, rulebook, Choices(one_story=True))
    aloud = [f for f in report.findings if f.sure and f.verdict is not Verdict.AGREEMENT]
    assert [told(finding) for finding in aloud] == expected["findings"]
    agreed = [told(f)["sides"] for f in report.findings if f.verdict is Verdict.AGREEMENT and f.sure]
    for sides in expected.get("agreements", []):
        assert sides in agreed
