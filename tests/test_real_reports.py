"""The two real reports that the project began with. They are not the product's and may be absent: then this skips.

Nothing here names a person: who is in the reports is read from their gold file.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Claim, Finding, Report, Verdict
from discrepancy.model.value import Quantity
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "seeds" / "gold.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def texts(shared: Path, gold: dict[str, Any]) -> dict[str, str]:
    return {doc: (shared / "seeds" / f"{doc}.txt").read_bytes().decode("utf-8") for doc in gold["documents"]}


@pytest.fixture(scope="module")
def real(texts: dict[str, str], rulebook: Rulebook) -> Report:
    return report_of([Document(id=doc, text=text) for doc, text in texts.items()], rulebook)


def _meets(claim: Claim, mention: dict[str, Any]) -> bool:
    span = claim.fact.mention.span
    return bool(claim.document.id == mention["doc"] and span.start < mention["end"] and mention["start"] < span.end)


def _holding(report: Report, row: dict[str, Any]) -> list[Finding]:
    """Findings that hold every mention of a gold row."""
    return [f for f in report.findings if all(any(_meets(t.claim, m) for t in f.mentions) for m in row["mentions"])]


def _words(text: str) -> set[str]:
    return {word.strip("()").lower() for word in text.split()}


def test_every_surface_stands_at_its_offsets(real: Report) -> None:
    for claim in real.claims:
        span = claim.fact.mention.span
        assert claim.document.field(span.field)[span.start : span.end] == claim.fact.mention.surface


def test_what_must_be_found_is_told(real: Report, gold: dict[str, Any]) -> None:
    for row in gold["must_find"]:
        held = [
            f for f in _holding(real, row) if f.kind == row["rule_family"] and f.verdict == row["verdict"] and f.sure
        ]
        assert len(held) == 1, row["id"]
        finding = held[0]
        sides = [next(t.side for t in finding.mentions if _meets(t.claim, m)) for m in row["mentions"]]
        assert len(set(sides)) == 2
        assert finding.severity.value == row["min_severity"]
        assert row.get("variant") in (None, finding.variant)
        assert row.get("origins") in (None, finding.origins)
        assert row.get("same_owner") in (None, finding.same_owner)
        if "event" in row:
            assert finding.event is not None
            assert {p.name for p in finding.event.participants} == set(row["event"]["participants"])
        for mention in row["mentions"]:
            claim = next(t.claim for t in finding.mentions if _meets(t.claim, mention))
            owner = mention.get("attributed_to") or mention.get("speaker")
            if owner is None:
                continue
            assert claim.owner is not None
            assert claim.fact.owner is not None
            assert _words(owner) & (_words(claim.owner.name) | _words(claim.fact.owner.words))
            if "low" in mention:
                value = claim.fact.value
                assert isinstance(value, Quantity)
                assert (value.low, value.high, value.unit) == (mention["low"], mention["high"], mention["unit"])
                assert claim.fact.qualifier == mention["qualifier"]


def test_what_must_agree_agrees(real: Report, gold: dict[str, Any]) -> None:
    for row in gold["must_agree"]:
        assert any(f.verdict is Verdict.AGREEMENT for f in _holding(real, row)), row["id"]
        for finding in _holding(real, row):
            sides = {t.side for t in finding.mentions if any(_meets(t.claim, m) for m in row["mentions"])}
            assert finding.verdict is Verdict.AGREEMENT or len(sides) == 1, row["id"]


def test_nothing_joins_what_must_stay_apart(real: Report, gold: dict[str, Any]) -> None:
    for row in gold["must_not_pair"]:
        assert not _holding(real, row), row["id"]


def test_nothing_comes_from_what_is_no_content(real: Report, gold: dict[str, Any]) -> None:
    for row in gold["not_content"]:
        assert not any(_meets(claim, row) for claim in real.claims)


def test_nothing_else_is_told_aloud(real: Report, gold: dict[str, Any]) -> None:
    loud = [
        f
        for f in real.findings
        if f.sure
        and f.verdict is not Verdict.AGREEMENT
        and not (f.verdict is Verdict.WORDING and f.severity.value == "info")
    ]
    assert len(loud) == sum(row["min_severity"] != "info" for row in gold["must_find"])


def test_a_quote_without_a_verb_of_its_own_is_his_of_whom_the_sentence_before_speaks(real: Report) -> None:
    alone = [c for c in real.claims if c.fact.role == "direct" and c.fact.mention.surface.startswith("“Es liegt")]
    assert [c.owner is not None and c.owner.office for c in alone] == ["foreign"]


def test_the_header_is_metadata_and_no_date_is_invented(real: Report, gold: dict[str, Any]) -> None:
    first, second = real.documents
    assert first.published is not None
    assert len(first.published) == len("2025-02"), "a partial date stays partial"
    assert len(first.credit) == 4
    assert second.published is None


def _draw(seed: int, texts: dict[str, str], gold: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The reports with other people and other states, and who stands for whom."""
    rng = random.Random(seed)
    named = {p for row in gold["must_find"] for p in row.get("event", {}).get("participants", ())}
    named |= {
        m["speaker"]
        for rows in ("must_find", "must_agree")
        for row in gold[rows]
        for m in row["mentions"]
        if "speaker" in m
    }
    others = [
        "Luc Ferrand",
        "Kemal Aydin",
        "Tomasz Wilczak",
        "Bo Lindmark",
        "Rui Castanho",
        "Ilja Morosow",
        "Demba Sarr",
        "Oleksij Hontar",
        "Eskil Brandvold",
    ]
    swap = dict(zip(sorted(named), rng.sample(others, len(named)), strict=True))
    sets = [
        ("Türkei", "Ankara", "türkisch", "Türken"),
        ("Slowakei", "Bratislava", "slowakisch", "Slowaken"),
        ("Mongolei", "Ulan-Bator", "mongolisch", "Mongolen"),
    ]
    away = rng.choice(sets)
    seat = rng.choice(
        [("Élysée", "Paris", "französisch"), ("Quirinal", "Rom", "italienisch"), ("Kreml", "Moskau", "russisch")]
    )
    changed = {}
    for doc, text in texts.items():
        for old, new in swap.items():
            for a, b in zip((old, *old.split()), (new, *new.split()), strict=True):
                text = text.replace(a, b)
        for old, new in zip(("Ukraine", "Kiew", "ukrainisch", "Ukrainer"), away, strict=True):
            text = text.replace(old, new).replace(old.capitalize(), new.capitalize())
        for old, new in zip(("Kreml", "Moskau", "russisch"), seat, strict=True):
            text = text.replace(old, new)
        changed[doc] = text
    return changed, swap


@pytest.mark.parametrize("seed", range(30))
def test_the_findings_follow_other_people_and_places(
    seed: int, texts: dict[str, str], gold: dict[str, Any], rulebook: Rulebook
) -> None:
    changed, swap = _draw(seed, texts, gold)
    report = report_of(
        [Document(id=doc, text=text) for doc, text in changed.items()], rulebook, Choices(one_story=True)
    )
    loud = [
        f
        for f in report.findings
        if f.sure and f.verdict in (Verdict.CONFLICT, Verdict.WORDING) and f.severity.value != "info"
    ]
    wanted = [row for row in gold["must_find"] if row["min_severity"] != "info"]
    assert [(f.kind, f.verdict.value) for f in loud] == [(row["rule_family"], row["verdict"]) for row in wanted]
    for finding, row in zip(loud, wanted, strict=True):
        assert finding.event is not None
        assert {p.name for p in finding.event.participants} == {swap[p] for p in row["event"]["participants"]}
