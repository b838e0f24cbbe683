"""Which happening a length speaks of: inside a report, and across reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.model.finding import Report

TWO_CALLS = (
    "Präsidentin Marta Kolb hat mit Kanzler Jens Ohlau telefoniert. Das Telefonat mit Ohlau dauerte 20 Minuten. "
    "Danach telefonierte Kolb mit Premierminister Thomas Berger. Das Telefonat mit Berger dauerte zwei Stunden."
)
BY_SIDES = (
    "Präsidentin Marta Kolb hat mit dem ukrainischen Präsidenten Oleh Hontar telefoniert. Danach telefonierte Kolb mit "
    "dem finnischen Präsidenten Thomas Berger. Das Telefonat dauerte nach Angaben aus {first} eine Stunde. "
    "Das Telefonat dauerte nach Angaben aus {second} drei Stunden."
)


def _people(report: Report) -> list[tuple[str, str, list[str]]]:
    """Document, words and participants' names of each length; no participants where the event is unknown."""
    return [
        (c.document.id, c.fact.mention.surface, [p.name for p in c.event.participants] if c.event is not None else [])
        for c in report.claims
        if c.fact.mention.kind == "duration"
    ]


PEOPLE: dict[str, tuple[str, tuple[str, ...], list[tuple[str, str, list[str]]]]] = {
    "two_calls_in_one_report_stay_two": (
        "de",
        (TWO_CALLS,),
        [("a", "20 Minuten", ["Jens Ohlau", "Marta Kolb"]), ("a", "zwei Stunden", ["Marta Kolb", "Thomas Berger"])],
    ),
    "each_call_finds_its_own_in_another_report": (
        "de",
        (
            TWO_CALLS,
            "Marta Kolb telefonierte 20 Minuten lang mit Jens Ohlau. "
            "Das Telefonat mit Thomas Berger dauerte drei Stunden.",
        ),
        [
            ("a", "20 Minuten", ["Jens Ohlau", "Marta Kolb"]),
            ("a", "zwei Stunden", ["Marta Kolb", "Thomas Berger"]),
            ("b", "20 Minuten", ["Jens Ohlau", "Marta Kolb"]),
            ("b", "drei Stunden", ["Marta Kolb", "Thomas Berger"]),
        ],
    ),
    "a_bare_noun_is_the_call_of_who_reports": (
        "de",
        (BY_SIDES.format(first="Kiew", second="Helsinki"),),
        [("a", "eine Stunde", ["Marta Kolb", "Oleh Hontar"]), ("a", "drei Stunden", ["Marta Kolb", "Thomas Berger"])],
    ),
    "a_bare_noun_is_the_call_of_who_reports_the_other_way_round": (
        "de",
        (BY_SIDES.format(first="Helsinki", second="Kiew"),),
        [("a", "eine Stunde", ["Marta Kolb", "Thomas Berger"]), ("a", "drei Stunden", ["Marta Kolb", "Oleh Hontar"])],
    ),
    "a_bare_noun_is_the_only_call_there_is": (
        "de",
        ("Marta Kolb hat mit Jens Ohlau telefoniert. Das Telefonat dauerte 20 Minuten.",),
        [("a", "20 Minuten", ["Jens Ohlau", "Marta Kolb"])],
    ),
    "the_english_conversation_is_the_only_one_there_is": (
        "en",
        ("President Marta Kolb spoke with Chancellor Jens Ohlau. The conversation lasted 20 minutes.",),
        [("a", "20 minutes", ["Jens Ohlau", "Marta Kolb"])],
    ),
    "two_english_talks_stay_two": (
        "en",
        (
            "President Marta Kolb spoke with Chancellor Jens Ohlau for 20 minutes. "
            "Kolb spoke with Prime Minister Thomas Berger for two hours.",
        ),
        [("a", "20 minutes", ["Jens Ohlau", "Marta Kolb"]), ("a", "two hours", ["Marta Kolb", "Thomas Berger"])],
    ),
    "an_english_bare_noun_is_the_talk_of_who_reports": (
        "en",
        (
            "President Marta Kolb spoke with Ukrainian President Oleh Hontar. Later Kolb spoke with Finnish President "
            "Thomas Berger. The conversation lasted an hour, according to Kyiv. "
            "The conversation lasted three hours, according to Helsinki.",
        ),
        [("a", "an hour", ["Marta Kolb", "Oleh Hontar"]), ("a", "three hours", ["Marta Kolb", "Thomas Berger"])],
    ),
}


@pytest.mark.parametrize(("lang", "texts", "people"), PEOPLE.values(), ids=PEOPLE)
def test_who_took_part(
    lang: str, texts: tuple[str, ...], people: list[tuple[str, str, list[str]]], report: Callable[..., Report]
) -> None:
    assert _people(report(*texts, lang=lang)) == people


# Two reports with one length each, and whether both speak of one event.
MEETINGS: dict[str, tuple[str, str, str, bool]] = {
    "a_call_and_a_conversation_of_the_same_two": (
        "de",
        "Präsidentin Marta Kolb hat mit Oleh Hontar telefoniert. Das Telefonat dauerte 20 Minuten.",
        "Marta Kolb sprach mit Oleh Hontar. Das Gespräch dauerte eine Stunde.",
        True,
    ),
    "two_spellings_of_one_partner": (
        "de",
        "Präsident Wolodymyr Selenskyj sprach mit Marta Kolb. Das Gespräch dauerte eine Stunde.",
        "Präsident Volodymyr Zelenskyy sprach mit Marta Kolb. Das Gespräch dauerte zwei Stunden.",
        True,
    ),
    "two_different_partners": (
        "de",
        "Marta Kolb telefonierte zwei Stunden lang mit Jens Ohlau.",
        "Marta Kolb telefonierte vier Stunden lang mit Thomas Berger.",
        False,
    ),
    "the_only_session_of_each_report": (
        "de",
        "Der Gemeinderat tagte am Montag. Die Sitzung dauerte drei Stunden.",
        "Am Montag tagte der Gemeinderat. Die Sitzung dauerte fünf Stunden.",
        True,
    ),
    "a_session_and_a_strike": ("de", "Die Sitzung dauerte zwei Stunden.", "Der Streik dauerte vier Stunden.", False),
    "a_speech_and_a_trial": ("de", "Die Rede dauerte zwei Stunden.", "Der Prozess dauerte vier Tage.", False),
    "a_concert_and_its_player": (
        "de",
        "Das Konzert von Eva Lorenz dauerte zwei Stunden.",
        "Eva Lorenz spielte drei Stunden lang.",
        True,
    ),
    "now_and_in_august": (
        "de",
        "Das Konzert dauerte zwei Stunden.",
        "Im August dauerte das Konzert vier Stunden.",
        False,
    ),
    "the_last_call_and_this_one": (
        "de",
        "Das Telefonat von Marta Kolb und Jens Ohlau dauerte zwei Stunden.",
        "Das letzte Telefonat von Marta Kolb und Jens Ohlau dauerte vier Stunden.",
        False,
    ),
    "an_english_talk_of_the_same_two": (
        "en",
        "President Marta Kolb spoke with Chancellor Jens Ohlau. The conversation lasted an hour.",
        "Marta Kolb spoke with Jens Ohlau for 20 minutes.",
        True,
    ),
    "two_different_english_partners": (
        "en",
        "President Marta Kolb spoke with Chancellor Jens Ohlau for two hours.",
        "President Marta Kolb spoke with Prime Minister Thomas Berger for four hours.",
        False,
    ),
    "an_english_hearing_and_a_strike": ("en", "The hearing lasted two hours.", "The strike lasted four hours.", False),
}


@pytest.mark.parametrize(("lang", "first", "second", "one"), MEETINGS.values(), ids=MEETINGS)
def test_whether_two_reports_speak_of_one_event(
    lang: str, first: str, second: str, one: bool, report: Callable[..., Report]
) -> None:
    lengths = [c for c in report(first, second, lang=lang).claims if c.fact.mention.kind == "duration"]
    events = [c.event for c in lengths]
    assert [c.document.id for c in lengths] == ["a", "b"]
    assert None not in events
    assert (len({event.id for event in events if event is not None}) == 1) is one


def test_the_key_of_an_event_stays_when_the_reports_change_places(report: Callable[..., Report]) -> None:
    other = "Jens Ohlau führte mit Marta Kolb ein einstündiges Gespräch."
    here, there = report(TWO_CALLS, other, lang="de"), report(other, TWO_CALLS, lang="de")
    assert sorted(e.key for e in here.events) == sorted(e.key for e in there.events)


def test_a_reprinted_sentence_speaks_of_one_event_whoever_took_part(report: Callable[..., Report]) -> None:
    told = report(
        "Die Feuerwehr kam rasch. Der Einsatz im alten Stadtbad dauerte bis zum Abend und damit drei Stunden.",
        "Viele sahen zu. Der Einsatz im alten Stadtbad dauerte bis zum Abend und damit fünf Stunden.",
        lang="de",
    )
    assert [f.rule for f in told.findings] == ["DUR001"]
