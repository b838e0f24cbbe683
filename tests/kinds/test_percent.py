"""Shares and changes: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.kinds.base import Rung
from discrepancy.kinds.percent import PERCENT
from discrepancy.model.finding import Claim, Report
from discrepancy.rulebook.files import Rulebook
from discrepancy.selftest import notation

# Sentence, words, value with its hedge in short notation, role.
Row = tuple[str, str, str, str]
GERMAN: list[Row] = [
    ("Die Inflation lag bei 31 Prozent.", "31 Prozent", "31 %", "inflation"),
    ("Die Inflation lag bei 31,5 %.", "31,5 %", "31.5 %", "inflation"),
    ("Die Inflation lag bei 31.5 Prozent.", "31.5 Prozent", "31.5 %", "inflation"),
    ("Die Inflation lag bei zehn Prozent.", "zehn Prozent", "10 %", "inflation"),
    ("Die Inflation lag bei knapp zehn Prozent.", "zehn Prozent", "<~10 %", "inflation"),
    ("Die Inflation lag bei fünf bis zehn Prozent.", "fünf bis zehn Prozent", "5..10 %", "inflation"),
    ("Die Inflation stieg um 0,5 Prozentpunkte.", "0,5 Prozentpunkte", "0.5 pp", "rise"),
    ("Die Zinsen sanken um 25 Basispunkte.", "25 Basispunkte", "0.25 pp", "fall"),
    ("Er hielt eine 20-prozentige Beteiligung.", "20-prozentige", "20 %", "stake"),
    ("Die Hälfte der Gäste blieb.", "Die Hälfte", "50 %", "guests"),
    ("Ein Viertel der Häuser blieb.", "Ein Viertel", "25 %", "share"),
    ("Jedes vierte Haus blieb.", "Jedes vierte", "25 %", "share"),
    ("Der Umsatz stieg um ein Viertel.", "ein Viertel", "25 %", "rise"),
    ("Der Umsatz ging um 5 Prozent zurück.", "5 Prozent", "5 %", "fall"),
    ("Der Umsatz wuchs um 5 Prozent.", "5 Prozent", "5 %", "rise"),
    ("Das ist ein Minus von 5 Prozent.", "5 Prozent", "5 %", "fall"),
    ("Die Wahlbeteiligung betrug 61 Prozent.", "61 Prozent", "61 %", "turnout"),
]
ENGLISH: list[Row] = [
    ("Inflation was 31%.", "31%", "31 %", "inflation"),
    ("Inflation was five per cent.", "five per cent", "5 %", "inflation"),
    ("Inflation was nearly 5 percent.", "5 percent", "<~5 %", "inflation"),
    ("Inflation was five to 10 per cent.", "five to 10 per cent", "5..10 %", "inflation"),
    ("The interest rate rose by 25 basis points.", "25 basis points", "0.25 pp", "rise"),
    ("Two thirds of the houses stayed.", "Two thirds", "66.6667 %", "share"),
    ("Half the houses stayed.", "Half", "50 %", "share"),
    ("One in four houses stayed.", "One in four", "25 %", "share"),
    ("Revenue rose 5%.", "5%", "5 %", "rise"),
    ("Revenue was down 5%.", "5%", "5 %", "fall"),
    ("Turnout was 61%.", "61%", "61 %", "turnout"),
]
TRAPS = {
    "de": [
        "Die Fünf-Prozent-Hürde bleibt.",
        "In der zweiten Hälfte der Saison fehlte er.",
        "Im letzten Drittel der Saison fehlte er.",
        "Um Viertel nach drei ging er.",
        "Jeden zweiten Tag kam er.",
        "Im Viertel der Stadt blieb es ruhig.",
        "Der Index stieg um zwei Punkte.",
        "Er ist hundertprozentig sicher.",
    ],
    "en": [
        "In the second half of the match they scored.",
        "Half an hour passed.",
        "A quarter of an hour passed.",
        "The last quarter of the year was good.",
        "The index rose two points.",
        "A third of the season was over.",
        "She left on the fifth of May.",
    ],
}


def _shares(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "percent"]


@pytest.mark.parametrize(
    ("lang", "row"), [(lang, row) for lang, rows in (("de", GERMAN), ("en", ENGLISH)) for row in rows], ids=str
)
def test_a_share_is_read(lang: str, row: Row, report: Callable[..., Report]) -> None:
    sentence, words, value, role = row
    [claim] = _shares(report(sentence, lang=lang))
    assert (claim.fact.mention.surface, notation(claim), claim.fact.role) == (words, value, role)


@pytest.mark.parametrize(("lang", "sentence"), [(lang, one) for lang, some in TRAPS.items() for one in some])
def test_words_that_are_no_share(lang: str, sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _shares(report(sentence, lang=lang))] == []


FRAMES = {
    "stands": "Der Anteil der Häuser liegt bei {}.",
    "rose": "Die Zahl stieg um {}.",
    "fell": "Die Zahl sank um {}.",
}
PAIRS: dict[str, tuple[str, str, str, str, Rung]] = {
    "the_printed_place": ("stands", "31 Prozent", "stands", "31,4 Prozent", Rung.ROUNDED),
    "beyond_the_printed_place": ("stands", "31,5 Prozent", "stands", "31,8 Prozent", Rung.APART),
    "about_covers": ("stands", "rund 30 Prozent", "stands", "32 Prozent", Rung.HEDGED),
    "per_cent_taken_for_points": ("rose", "12 Prozent", "rose", "12 Prozentpunkte", Rung.APART),
    "per_cent_and_other_points": ("rose", "12 Prozent", "rose", "3 Prozentpunkte", Rung.SILENT),
    "a_rise_taken_for_a_fall": ("rose", "5 Prozent", "fell", "5 Prozent", Rung.APART),
    "a_rise_and_another_fall": ("rose", "5 Prozent", "fell", "9 Prozent", Rung.SILENT),
    "a_third_meets_33": ("rose", "ein Drittel", "rose", "33 Prozent", Rung.ROUNDED),
    "a_third_misses_36": ("rose", "ein Drittel", "rose", "36 Prozent", Rung.APART),
}


@pytest.mark.parametrize(("frame", "first", "other", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_shares(
    frame: str, first: str, other: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook
) -> None:
    [a] = _shares(report(FRAMES[frame].format(first), lang="de"))
    [b] = _shares(report(FRAMES[other].format(second), lang="de"))
    assert PERCENT.weigh(a, b, rulebook, {}).rung is rung
    assert PERCENT.weigh(b, a, rulebook, {}).rung is rung


VOTES = {
    "other_candidates": (
        "Marta Kolb erhielt 55,2 Prozent der Stimmen.",
        "Jens Ohlau erhielt 44,8 Prozent der Stimmen.",
        [],
    ),
    "one_candidate": (
        "Marta Kolb erhielt 55,2 Prozent der Stimmen.",
        "Marta Kolb erhielt 57,9 Prozent der Stimmen.",
        ["PCT001"],
    ),
}


@pytest.mark.parametrize(("a", "b", "wanted"), VOTES.values(), ids=VOTES)
def test_each_candidate_has_votes_of_their_own(
    a: str, b: str, wanted: list[str], report: Callable[..., Report]
) -> None:
    told = report(a, b, lang="de").findings
    assert [finding.rule for finding in told if finding.kind == "percent"] == wanted
