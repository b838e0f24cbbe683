"""Scores: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.kinds.score import mirrored
from discrepancy.model.finding import Claim, Report
from discrepancy.selftest import notation

# A sentence, and of each figure in it: words, value in short notation, role.
Row = tuple[str, list[tuple[str, str, str]]]

GERMAN: list[Row] = [
    ("Der SV Ried siegte 2:0 (1:0).", [("2:0", "2:0", "result"), ("1:0", "1:0", "score.half")]),
    ("Am Ende hieß es 1:1.", [("1:1", "1:1", "result")]),
    ("Austria gewann das Derby 4:3 nach Verlängerung.", [("4:3", "4:3", "result")]),
    ("Sie schlug Muster 6:2, 6:4.", [("6:2, 6:4", "6:2 6:4", "sets")]),
    ("Mit einem 5:0-Kantersieg zog Linz ein.", [("5:0", "5:0", "result")]),
    ("Die Capitals verloren in Wien 2:5.", [("2:5", "2:5", "result")]),
    ("Nach einem 0:2-Rückstand drehte Linz das Spiel.", [("0:2", "0:2", "score.running")]),
    ("In der Finalserie steht es 3:2.", [("3:2", "3:2", "score.series")]),
    ("Der HC Linz gewann 31:27.", [("31:27", "31:27", "result")]),
]

GERMAN_TRAPS = [
    "Das Match begann um 20:45 Uhr.",
    "Von 14:00 bis 16:30 ist gesperrt.",
    "Von 10:15 bis 11:40 wurde gespielt.",
    "Das Mischverhältnis ist 2:1.",
    "Im Verhältnis 3:1 wird gemischt.",
    "Karte im Maßstab 1:100.",
    "Die Zeit: 3:45 Minuten.",
    "Der Antrag wurde mit 7:5 Stimmen angenommen.",
    "Die Sendung läuft 20:15.",
    "Lukas 2:1 ist ein Vers.",
    "Die Quote steht 5:1 gegen ihn.",
    "Züge fahren um 6:40, 7:40 Uhr.",
]

ENGLISH: list[Row] = [
    ("England's Under-21s won 3-1.", [("3-1", "3:1", "result")]),
    ("Arsenal beat Chelsea 3-1 on Sunday.", [("3-1", "3:1", "result")]),
    ("A 2-1 win took them top.", [("2-1", "2:1", "result")]),
    ("They drew 0-0 at home.", [("0-0", "0:0", "result")]),
    ("Leeds lost 4-2 to Hull.", [("4-2", "4:2", "result")]),
    ("She won 6-4, 7-6 (7-5).", [("6-4, 7-6 (7-5)", "6:4 7:6", "sets")]),
    ("The Lakers won 114-106.", [("114-106", "114:106", "result")]),
    ("Smith made it 2-0 after the break.", [("2-0", "2:0", "score.running")]),
    ("It finished 1-1 after extra time.", [("1-1", "1:1", "result")]),
    ("City went through 5-4 on penalties.", [("5-4", "5:4", "score.penalties")]),
    ("They won 4-2 on aggregate.", [("4-2", "4:2", "score.aggregate")]),
    ("United fell to a 3-0 defeat.", [("3-0", "3:0", "result")]),
    ("New Zealand beat France 29-17 in the final.", [("29-17", "29:17", "result")]),
    ("City won the match 2-1.", [("2-1", "2:1", "result")]),
    ("The 1-1 draw suited both.", [("1-1", "1:1", "result")]),
    ("Liverpool thrashed Leeds 6-1.", [("6-1", "6:1", "result")]),
    ("Nadal beat Federer 6-3, 4-6, 6-4.", [("6-3, 4-6, 6-4", "6:3 4:6 6:4", "sets")]),
    ("She trailed 5-2 in the third set.", [("5-2", "5:2", "score.set")]),
    ("Spain lead 1-0 at half-time.", [("1-0", "1:0", "score.half")]),
    ("The Giants won 24-17 on Sunday to improve to 9-4.", [("24-17", "24:17", "result")]),
    ("They drew 2-2.", [("2-2", "2:2", "result")]),
]

ENGLISH_TRAPS = [
    "The court won praise for a 5-4 ruling.",
    "The 2019-20 season was won by City.",
    "They used a 4-4-2 formation and won.",
    "He is open 24-7.",
    "The 9-11 attacks were remembered.",
    "The bill passed 52-48.",
    "Pages 10-15 won a prize.",
    "A 50-50 chance to win.",
    "Some 10-15 people came.",
    "The vote was 7-2 in favour.",
]


def _own(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "score"]


def _read(claim: Claim) -> tuple[str, str, str]:
    return claim.fact.mention.surface, notation(claim), claim.fact.role


@pytest.mark.parametrize("row", GERMAN, ids=[row[0] for row in GERMAN])
def test_german(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _own(report(row[0], lang="de"))] == row[1]


@pytest.mark.parametrize("row", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _own(report(row[0], lang="en"))] == row[1]


@pytest.mark.parametrize("sentence", GERMAN_TRAPS)
def test_german_words_that_are_none(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _own(report(sentence, lang="de"))] == []


@pytest.mark.parametrize("sentence", ENGLISH_TRAPS)
def test_english_words_that_are_none(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _own(report(sentence, lang="en"))] == []


# What sort of score it is.
ROLES: list[tuple[str, str, str]] = [
    ("de", "Zur Pause stand es 1:0.", "score.half"),
    ("de", "Am Ende stand es 1:0.", "result"),
    ("de", "Der Kapitän traf zum 2:1.", "score.running"),
    ("de", "Linz ging 1:0 in Führung.", "score.running"),
    ("de", "Er traf zum 3:1-Endstand.", "result"),
    ("de", "Das Hinspiel endete 2:2.", "score.leg"),
    ("de", "Linz gewann 5:4 im Elfmeterschießen.", "score.penalties"),
    ("de", "Mit dem Gesamtscore von 4:2 stieg Linz auf.", "score.aggregate"),
    ("de", "Graz führt in der Serie 2:1.", "score.series"),
    ("de", "Den dritten Satz gewann sie 7:5.", "score.set"),
    ("en", "City led 1-0 at half-time.", "score.half"),
    ("en", "A header made it 2-0 and City led.", "score.running"),
    ("en", "City lost a 2-0 lead.", "score.running"),
    ("en", "The first leg ended 2-2.", "score.leg"),
    ("en", "City won 5-4 on penalties.", "score.penalties"),
    ("en", "Boston leads the series 2-1.", "score.series"),
]


@pytest.mark.parametrize(("lang", "text", "role"), ROLES, ids=[row[1] for row in ROLES])
def test_what_sort_of_score(lang: str, text: str, role: str, report: Callable[..., Report]) -> None:
    [claim] = _own(report(text, lang=lang))
    assert claim.fact.role == role


# Two reports of one story, and what is told for certain of their scores.
STORIES: dict[str, tuple[str, str, str, list[str]]] = {
    "two_results": (
        "de",
        "Wels hat Steyr am Samstag mit 3:1 besiegt.",
        "Wels schlug Steyr am Samstag 3:2.",
        ["SCO001"],
    ),
    "told_as_lost": (
        "de",
        "Wels hat Steyr am Samstag mit 3:1 besiegt.",
        "Steyr verlor am Samstag in Wels 1:3.",
        ["SCO000"],
    ),
    "half_is_no_result": ("de", "Wels hat Steyr mit 3:1 besiegt.", "Zur Pause stand es bei Wels gegen Steyr 1:1.", []),
    "another_match": ("de", "Wels hat Steyr am Samstag mit 3:1 besiegt.", "Enns besiegte Gmunden am Samstag 2:0.", []),
    "sets": (
        "en",
        "Reid beat Moss 6-4, 3-6, 7-6 (7-5) in Leeds.",
        "Reid beat Moss 6-4, 3-6, 7-5 in Leeds.",
        ["SCO001"],
    ),
    "tie_break_left_out": (
        "en",
        "Reid beat Moss 6-4, 7-6 (7-5) in Leeds.",
        "Reid beat Moss 6-4, 7-6 in Leeds.",
        ["SCO000"],
    ),
    "another_match_in_english": ("en", "Arsenal beat Chelsea 3-1 on Sunday.", "Leeds beat Hull 2-0 on Sunday.", []),
}


@pytest.mark.parametrize(("lang", "first", "second", "told"), STORIES.values(), ids=STORIES)
def test_two_reports(lang: str, first: str, second: str, told: list[str], report: Callable[..., Report]) -> None:
    findings = report(first, second, lang=lang).findings
    assert [f.rule for f in findings if f.sure and f.kind == "score"] == told


@given(st.lists(st.tuples(st.integers(0, 150), st.integers(0, 150)), min_size=1, max_size=5))
def test_the_mirror_of_the_mirror_is_the_score(pairs: list[tuple[int, int]]) -> None:
    score = " ".join(f"{home}:{away}" for home, away in pairs)
    assert mirrored(mirrored(score)) == score
