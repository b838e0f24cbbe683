"""Pairs of reports that give one utterance, eight ways and in two languages, and pairs that only look alike."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding, Report, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook

VERDICTS = {
    "identical": Verdict.AGREEMENT,
    "typographic": Verdict.AGREEMENT,
    "partial": Verdict.WORDING,
    "wording": Verdict.WORDING,
    "paraphrase": Verdict.WORDING,
    "translation": Verdict.WORDING,
    "meaning": Verdict.CONFLICT,
    "misattribution": Verdict.CONFLICT,
}
FEWEST = 8  # rows of a variant and a language
PAIRS = [
    json.loads(line) for line in Path(__file__).with_name("quote_pairs.jsonl").read_text(encoding="utf-8").splitlines()
]
ROWS = [pytest.param(row, id=f"{row['lang']}-{row['variant']}-{number}") for number, row in enumerate(PAIRS)]


def language(text: str, lang: str) -> str:
    """The language of a row's text: its table's, but for the other side of a translation."""
    return "en" if " said" in text and lang == "de" else "de" if " sagte " in text and lang == "en" else lang


def compared(first: str, second: str, lang: str, rulebook: Rulebook) -> Report:
    """The report on two texts of one story."""
    texts = enumerate((first, second))
    documents = [Document(id=f"{n}", text=text, lang=language(text, lang)) for n, text in texts]
    return report_of(documents, rulebook, Choices(one_story=True))


def told(report: Report) -> list[Finding]:
    """What is told of quotes between the two reports."""
    return [f for f in report.findings if f.kind == "quote" and len({t.claim.document.id for t in f.mentions}) == 2]


@pytest.mark.parametrize("row", ROWS)
def test_a_pair_is_told_as_what_it_is(row: dict[str, str], rulebook: Rulebook) -> None:
    variant = row["variant"]
    wanted = [] if variant == "nothing" else [(variant, VERDICTS[variant])]
    for first, second in ((row["a"], row["b"]), (row["b"], row["a"])):
        assert [(f.variant, f.verdict) for f in told(compared(first, second, row["lang"], rulebook))] == wanted


def test_each_variant_has_rows_in_each_language() -> None:
    counted = Counter((row["lang"], row["variant"]) for row in PAIRS)
    assert {variant for _, variant in counted} == {*VERDICTS, "nothing"}
    assert all(counted[lang, variant] >= FEWEST for lang in ("de", "en") for variant in (*VERDICTS, "nothing"))
