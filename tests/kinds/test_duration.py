"""Lengths of time: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.kinds.base import Rung
from discrepancy.kinds.duration import DURATION
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Qualifier, Quantity
from discrepancy.rulebook.files import Rulebook

# Sentence, words, seconds (low..high of a range), hedge ("near": close to its bound; "vague": no figure), role.
Row = tuple[str, str, str, str, str]
GERMAN: list[Row] = [
    ("Die Sitzung dauerte zwei Stunden.", "zwei Stunden", "7200", "exact", "length"),
    ("Das Treffen endete nach 45 Minuten.", "45 Minuten", "2700", "exact", "length"),
    ("Das Gespräch dauerte eine halbe Stunde.", "eine halbe Stunde", "1800", "exact", "length"),
    ("Das Gespräch dauerte anderthalb Stunden.", "anderthalb Stunden", "5400", "exact", "length"),
    ("Das Gespräch dauerte eineinhalb Stunden.", "eineinhalb Stunden", "5400", "exact", "length"),
    ("Das Gespräch dauerte zweieinhalb Stunden.", "zweieinhalb Stunden", "9000", "exact", "length"),
    ("Die Sitzung dauerte 2,5 Stunden.", "2,5 Stunden", "9000", "exact", "length"),
    ("Das Gespräch dauerte eine Viertelstunde.", "eine Viertelstunde", "900", "exact", "length"),
    ("Das Gespräch dauerte eine Dreiviertelstunde.", "eine Dreiviertelstunde", "2700", "exact", "length"),
    ("Das Gespräch dauerte drei viertel Stunden.", "drei viertel Stunden", "2700", "exact", "length"),
    ("Es war ein einstündiges Gespräch.", "einstündiges", "3600", "exact", "length"),
    ("Es war ein 90-minütiges Gespräch.", "90-minütiges", "5400", "exact", "length"),
    ("Es war ein 90minütiges Gespräch.", "90minütiges", "5400", "exact", "length"),
    ("Nach zweieinhalbstündigem Ringen endete die Sitzung.", "zweieinhalbstündigem", "9000", "exact", "length"),
    ("Das Zwei-Stunden-Treffen war kühl.", "Zwei-Stunden-Treffen", "7200", "exact", "length"),
    ("Das 45-Minuten-Gespräch war kühl.", "45-Minuten-Gespräch", "2700", "exact", "length"),
    ("Das Finale dauerte zwei Stunden und 41 Minuten.", "zwei Stunden und 41 Minuten", "9660", "exact", "length"),
    ("Das Finale dauerte 2 Std. 41 Min.", "2 Std. 41 Min.", "9660", "exact", "length"),
    ("Die Anhörung dauerte zwei bis drei Stunden.", "zwei bis drei Stunden", "7200..10800", "range", "length"),
    ("Die Anhörung dauerte zwischen 20 und 30 Minuten.", "zwischen 20 und 30 Minuten", "1200..1800", "range", "length"),
    ("Die Anhörung dauerte 20–30 Minuten.", "20–30 Minuten", "1200..1800", "range", "length"),
    (
        "Nach einer drei- bis vierstündigen Sitzung gingen alle.",
        "drei- bis vierstündigen",
        "10800..14400",
        "range",
        "length",
    ),
    ("Die Sitzung dauerte etwa zwei Stunden.", "zwei Stunden", "7200", "about", "length"),
    ("Die Sitzung dauerte rund zwei Stunden.", "zwei Stunden", "7200", "about", "length"),
    ("Die Sitzung dauerte ca. zwei Stunden.", "zwei Stunden", "7200", "about", "length"),
    ("Die Sitzung dauerte knapp zwei Stunden.", "zwei Stunden", "7200", "near less_than", "length"),
    ("Die Sitzung dauerte fast zwei Stunden.", "zwei Stunden", "7200", "near less_than", "length"),
    ("Die Sitzung dauerte gut zwei Stunden.", "zwei Stunden", "7200", "near more_than", "length"),
    ("Eine gute Stunde lang dauerte die Sitzung.", "Eine gute Stunde", "3600", "near more_than", "length"),
    ("Eine knappe Stunde lang dauerte die Sitzung.", "Eine knappe Stunde", "3600", "near less_than", "length"),
    ("Die Sitzung dauerte mehr als zwei Stunden.", "zwei Stunden", "7200", "more_than", "length"),
    ("Die Sitzung dauerte über zwei Stunden.", "zwei Stunden", "7200", "more_than", "length"),
    ("Die Sitzung dauerte mindestens zwei Stunden.", "zwei Stunden", "7200", "at_least", "length"),
    ("Die Sitzung dauerte höchstens zwei Stunden.", "zwei Stunden", "7200", "at_most", "length"),
    ("Die Sitzung dauerte bis zu zwei Stunden.", "zwei Stunden", "7200", "at_most", "length"),
    ("Die Sitzung dauerte weniger als zwei Stunden.", "zwei Stunden", "7200", "less_than", "length"),
    ("Die Sitzung dauerte keine zwei Stunden.", "zwei Stunden", "7200", "less_than", "length"),
    ("Die Sitzung dauerte zwei Stunden oder länger.", "zwei Stunden", "7200", "at_least", "length"),
    ("Die Sitzung dauerte mehrere Stunden.", "mehrere Stunden", "10800..32400", "exact vague", "length"),
    ("Nach stundenlangen Beratungen war Schluss.", "stundenlangen", "10800..32400", "exact vague", "length"),
    ("Der Gipfel dauerte drei Tage.", "drei Tage", "259200", "exact", "length"),
    ("Der Streik dauerte drei Wochen.", "drei Wochen", "1814400", "exact", "length"),
    ("Die Sperre dauerte zwei Monate.", "zwei Monate", "5259600", "exact", "length"),
    ("Der zweitägige Gipfel endete am Freitag.", "zweitägige", "172800", "exact", "length"),
    ("Die zweijährige Studie ist beendet.", "zweijährige", "63115200", "exact", "length"),
    ("Er wollte den Streit binnen 48 Stunden beenden.", "48 Stunden", "172800", "exact", "deadline"),
    ("Er wollte den Streit innerhalb von 48 Stunden beenden.", "48 Stunden", "172800", "exact", "deadline"),
    ("Vor zwei Tagen begann die Sitzung.", "zwei Tagen", "172800", "exact", "offset"),
    ("Drei Stunden später begann die Sitzung.", "Drei Stunden", "10800", "exact", "offset"),
    ("Seit drei Wochen dauert der Streik.", "drei Wochen", "1814400", "exact", "since"),
    ("Alle zwei Stunden tagt der Stab.", "zwei Stunden", "7200", "exact", "frequency"),
    ("Sie arbeiten 38 Stunden pro Woche.", "38 Stunden", "136800", "exact", "frequency"),
    ("Das Gericht verhängte sechs Jahre Haft.", "sechs Jahre", "189345600", "exact", "sentence"),
    ("Die Anklage forderte sechs Jahre Haft.", "sechs Jahre", "189345600", "exact", "sentence.demanded"),
    ("Sie gewann mit drei Sekunden Vorsprung.", "drei Sekunden", "3", "exact", "gap"),
    ("Der Zug kam mit 45 Minuten Verspätung an.", "45 Minuten", "2700", "exact", "delay"),
    ("Die Sitzung wurde um zwei Stunden verlängert.", "zwei Stunden", "7200", "exact", "change"),
    ("Nach zwei Tagen kam die Antwort.", "zwei Tagen", "172800", "exact", "elapsed"),
    ("Sie gewann mit 23 Hundertstel Vorsprung.", "23 Hundertstel", "23/100", "exact", "gap"),
    ("Die Vorstellung dauerte hundertzwanzig Minuten.", "hundertzwanzig Minuten", "7200", "exact", "length"),
    ("Die Sitzung dauerte geschlagene neun Stunden.", "neun Stunden", "32400", "exact", "length"),
    ("Der Flug dauerte einen Tag und sechs Stunden.", "einen Tag und sechs Stunden", "108000", "exact", "length"),
    ("Die Sitzung dauerte nicht ganz zwei Stunden.", "zwei Stunden", "7200", "near less_than", "length"),
    ("Die Sitzung dauerte nicht länger als zwei Stunden.", "zwei Stunden", "7200", "at_most", "length"),
    ("Nach nur 20 Minuten war das Treffen vorbei.", "20 Minuten", "1200", "exact", "length"),
    ("Die Sitzung dauerte zwei volle Stunden.", "zwei volle Stunden", "7200", "exact", "length"),
    ("Zwei Nächte dauerte die Suche.", "Zwei Nächte", "172800", "exact", "length"),
    ("Das 24-Stunden-Rennen beginnt.", "24-Stunden-Rennen", "86400", "exact", "length"),
]
ENGLISH: list[Row] = [
    ("The session lasted two hours.", "two hours", "7200", "exact", "length"),
    ("The meeting went on for 45 minutes.", "45 minutes", "2700", "exact", "length"),
    ("The conversation lasted half an hour.", "half an hour", "1800", "exact", "length"),
    ("The call lasted an hour.", "an hour", "3600", "exact", "length"),
    ("The debate lasted one and a half hours.", "one and a half hours", "5400", "exact", "length"),
    ("The call lasted an hour and a half.", "an hour and a half", "5400", "exact", "length"),
    ("The call lasted two and a half hours.", "two and a half hours", "9000", "exact", "length"),
    ("The questioning lasted 2.5 hours.", "2.5 hours", "9000", "exact", "length"),
    ("The meeting lasted 2½ hours.", "2½ hours", "9000", "exact", "length"),
    ("The conversation lasted three-quarters of an hour.", "three-quarters of an hour", "2700", "exact", "length"),
    ("The call lasted a quarter of an hour.", "a quarter of an hour", "900", "exact", "length"),
    ("The two held a 90-minute call.", "90-minute", "5400", "exact", "length"),
    ("The two held a 90 minute call.", "90 minute", "5400", "exact", "length"),
    ("After a two-and-a-half-hour call both fell silent.", "two-and-a-half-hour", "9000", "exact", "length"),
    ("They met for a half-hour conversation.", "half-hour", "1800", "exact", "length"),
    ("The two-hour-long debate ended quietly.", "two-hour-long", "7200", "exact", "length"),
    ("They held an hour-long call.", "hour-long", "3600", "exact", "length"),
    ("The daylong summit ended in silence.", "daylong", "86400", "exact", "length"),
    ("The final lasted two hours and 41 minutes.", "two hours and 41 minutes", "9660", "exact", "length"),
    (
        "The race took three hours, 12 minutes and five seconds.",
        "three hours, 12 minutes and five seconds",
        "11525",
        "exact",
        "length",
    ),
    ("The call lasted an hour and ten minutes.", "an hour and ten minutes", "4200", "exact", "length"),
    ("The hearing lasted two to three hours.", "two to three hours", "7200..10800", "range", "length"),
    ("The call lasted between 20 and 30 minutes.", "between 20 and 30 minutes", "1200..1800", "range", "length"),
    ("The call lasted 20-30 minutes.", "20-30 minutes", "1200..1800", "range", "length"),
    ("After a three- to four-hour session all went home.", "three- to four-hour", "10800..14400", "range", "length"),
    ("The session lasted about two hours.", "two hours", "7200", "about", "length"),
    ("The session lasted around two hours.", "two hours", "7200", "about", "length"),
    ("The session lasted some two hours.", "two hours", "7200", "about", "length"),
    ("The rivals held a roughly two-hour meeting.", "two-hour", "7200", "about", "length"),
    ("The session lasted an hour or so.", "an hour", "3600", "about", "length"),
    ("The session lasted nearly two hours.", "two hours", "7200", "near less_than", "length"),
    ("The session lasted almost two hours.", "two hours", "7200", "near less_than", "length"),
    ("The session lasted just under two hours.", "two hours", "7200", "near less_than", "length"),
    ("The session lasted just over two hours.", "two hours", "7200", "near more_than", "length"),
    ("They negotiated for a good hour.", "a good hour", "3600", "near more_than", "length"),
    ("The session lasted more than two hours.", "two hours", "7200", "more_than", "length"),
    ("The session lasted well over an hour.", "an hour", "3600", "more_than", "length"),
    ("The session lasted at least two hours.", "two hours", "7200", "at_least", "length"),
    ("The session lasted no more than two hours.", "two hours", "7200", "at_most", "length"),
    ("The session lasted up to two hours.", "two hours", "7200", "at_most", "length"),
    ("The session lasted less than two hours.", "two hours", "7200", "less_than", "length"),
    ("Some meetings lasted two hours or more.", "two hours", "7200", "at_least", "length"),
    ("Most hearings lasted 20 minutes or less.", "20 minutes", "1200", "at_most", "length"),
    ("The talks lasted a couple of hours.", "a couple of hours", "7200", "about", "length"),
    ("The talks lasted several hours.", "several hours", "10800..32400", "exact vague", "length"),
    ("The talks lasted an hour or two.", "an hour or two", "3600..7200", "exact vague", "length"),
    ("After hours-long consultations it was over.", "hours-long", "10800..32400", "exact vague", "length"),
    ("The summit lasted three days.", "three days", "259200", "exact", "length"),
    ("The strike lasted three weeks.", "three weeks", "1814400", "exact", "length"),
    ("The two-year study is complete.", "two-year", "63115200", "exact", "length"),
    ("He wanted to end the dispute within 48 hours.", "48 hours", "172800", "exact", "deadline"),
    ("Two days ago the meeting had begun.", "Two days", "172800", "exact", "offset"),
    ("Three hours later the session began.", "Three hours", "10800", "exact", "offset"),
    ("Every two hours the staff meet.", "two hours", "7200", "exact", "frequency"),
    ("The court imposed six years in prison.", "six years", "189345600", "exact", "sentence"),
    ("The prosecution demanded six years in prison.", "six years", "189345600", "exact", "sentence.demanded"),
    ("The judge handed down a six-year prison sentence.", "six-year", "189345600", "exact", "sentence"),
    ("The strike has been going on for the past three weeks.", "three weeks", "1814400", "exact", "since"),
    ("The session was extended by two hours.", "two hours", "7200", "exact", "change"),
    ("After 40 minutes the meeting was over.", "40 minutes", "2400", "exact", "length"),
    ("After two days the answer came.", "two days", "172800", "exact", "elapsed"),
    ("She won by two-tenths of a second.", "two-tenths of a second", "1/5", "exact", "gap"),
    ("Two hours before the match the gates opened.", "Two hours", "7200", "exact", "offset"),
    ("The hearing begins in two weeks.", "two weeks", "1209600", "exact", "offset"),
    ("The first 20 minutes of the debate were calm.", "20 minutes", "1200", "exact", "offset"),
    ("The train arrived 45 minutes late.", "45 minutes", "2700", "exact", "delay"),
    ("The flight took a day and six hours.", "a day and six hours", "108000", "exact", "length"),
    ("The call lasted 100 minutes.", "100 minutes", "6000", "exact", "length"),
]
GERMAN_TRAPS = [
    "Der Stundenplan hängt aus.",
    "Jetzt schlägt die Stunde der Wahrheit.",
    "Der 22-Jährige wurde verletzt.",
    "Ein 45-jähriger Mann wurde verletzt.",
    "Die zweijährige Tochter schlief.",
    "Der Dreißigjährige Krieg endete 1648.",
    "Sie fährt in der Formel 1.",
    "Der Laden hat 24/7 offen.",
    "Der Bus fährt stündlich.",
    "Er kam um zwei. Stunden danach ging er.",
    "Die Sitzung dauerte 1.00.0 Stunden.",
    "Die Sitzung dauerte 1.2.3 Stunden.",
    "Die Sitzung dauerte zwei drei Stunden.",
    "Der Film heißt Stunde null.",
    "Das Konzert beginnt um 20.30 Uhr.",
    "Die Minuten vergingen.",
    "Er trank ein Achterl im Stundenhotel.",
    "Der Jahrestag ist am Freitag.",
    "Der Tag der Arbeit fällt aus.",
    "Die Zeitung erscheint tagesaktuell.",
    "Der Minutenzeiger steht.",
    "In letzter Minute fiel ein Tor.",
    "Er ist der Mann der Stunde.",
    "Die Rede zur Lage der Woche fiel aus.",
    "Die Wochenzeitung schrieb darüber.",
    "Tempo 30 gilt ab Montag.",
    "Das Auto fuhr 130 km/h.",
]
ENGLISH_TRAPS = [
    "A 45-year-old man was hurt.",
    "The 45-year-old was hurt.",
    "The two-year-old girl slept.",
    "She drives in Formula 1.",
    "The shop is open 24/7.",
    "The bus runs hourly.",
    "The rush hour began early.",
    "It was the darkest hour of the night.",
    "Version 1.2.3 hours are gone.",
    "He came at two. Hours later he left.",
    "The session lasted two three hours.",
    "The book is called Hour Zero.",
    "The concert begins at 8.30 pm.",
    "She took out a ten-year mortgage.",
    "It was the man of the hour.",
    "The last-minute goal decided it.",
    "The weekly paper wrote about it.",
    "The hour hand stopped.",
    "The car did 130 km/h.",
    "The minutes of the meeting are public.",
    "Prices rose year on year.",
    "The 11th hour came.",
    "Happy hour starts at five.",
    "Day 3 of the trial begins.",
]


def _lengths(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "duration"]


def _read(claim: Claim) -> tuple[str, str, str, str]:
    """Words, seconds, hedge and role of a claim as the rows write them."""
    fact, value = claim.fact, claim.fact.value
    assert isinstance(value, Quantity)
    assert value.unit == "s"
    seconds = str(value.low) if value.low == value.high else f"{value.low}..{value.high}"
    hedge = ("near " if fact.near else "") + fact.qualifier.value + (" vague" if fact.vague else "")
    return fact.mention.surface, seconds, hedge, fact.role


@pytest.mark.parametrize("row", GERMAN, ids=[row[0] for row in GERMAN])
def test_german_lengths(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _lengths(report(row[0], lang="de"))] == [row[1:]]


@pytest.mark.parametrize("row", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_lengths(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _lengths(report(row[0], lang="en"))] == [row[1:]]


@pytest.mark.parametrize("sentence", GERMAN_TRAPS)
def test_german_words_that_are_no_length(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _lengths(report(sentence, lang="de"))] == []


@pytest.mark.parametrize("sentence", ENGLISH_TRAPS)
def test_english_words_that_are_no_length(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _lengths(report(sentence, lang="en"))] == []


# Two lengths and the rung on which they stand together.
PAIRS: dict[str, tuple[str, str, str, Rung]] = {
    "an_hour_is_an_hour": ("de", "eine Stunde", "60 Minuten", Rung.SAME),
    "an_hour_meets_65_minutes": ("de", "eine Stunde", "65 Minuten", Rung.ROUNDED),
    "an_hour_misses_70_minutes": ("de", "eine Stunde", "70 Minuten", Rung.APART),
    "half_an_hour_misses_20_minutes": ("de", "20 Minuten", "eine halbe Stunde", Rung.APART),
    "an_hour_and_a_half_is_90_minutes": ("de", "anderthalb Stunden", "90 Minuten", Rung.SAME),
    "an_hour_and_a_half_meets_92_minutes": ("de", "anderthalb Stunden", "92 Minuten", Rung.ROUNDED),
    "two_hours_miss_three": ("de", "zwei Stunden", "drei Stunden", Rung.APART),
    "three_quarters_are_45_minutes": ("de", "45 Minuten", "eine Dreiviertelstunde", Rung.SAME),
    "40_minutes_miss_45": ("de", "40 Minuten", "45 Minuten", Rung.APART),
    "three_days_are_72_hours": ("de", "drei Tage", "72 Stunden", Rung.SAME),
    "three_days_meet_70_hours": ("de", "drei Tage", "70 Stunden", Rung.ROUNDED),
    "three_days_miss_four": ("de", "drei Tage", "vier Tage", Rung.APART),
    "two_weeks_are_14_days": ("de", "zwei Wochen", "14 Tage", Rung.SAME),
    "a_year_is_twelve_months": ("de", "ein Jahr", "zwölf Monate", Rung.SAME),
    "nearly_two_hours_meet_115_minutes": ("de", "knapp zwei Stunden", "115 Minuten", Rung.HEDGED),
    "nearly_two_hours_meet_two_hours": ("de", "knapp zwei Stunden", "zwei Stunden", Rung.HEDGED),
    "nearly_two_hours_miss_125_minutes": ("de", "knapp zwei Stunden", "125 Minuten", Rung.APART),
    "nearly_two_hours_miss_95_minutes": ("de", "knapp zwei Stunden", "95 Minuten", Rung.APART),
    "a_good_hour_meets_70_minutes": ("de", "gut eine Stunde", "70 Minuten", Rung.HEDGED),
    "a_good_hour_meets_an_hour": ("de", "gut eine Stunde", "eine Stunde", Rung.HEDGED),
    "a_good_hour_misses_80_minutes": ("de", "gut eine Stunde", "80 Minuten", Rung.APART),
    "more_than_three_hours_meet_four": ("de", "mehr als drei Stunden", "vier Stunden", Rung.HEDGED),
    "more_than_three_hours_miss_two": ("de", "mehr als drei Stunden", "zwei Stunden", Rung.APART),
    "more_than_three_meet_more_than_four": ("de", "mehr als drei Stunden", "mehr als vier Stunden", Rung.HEDGED),
    "at_least_three_misses_at_most_two": ("de", "mindestens drei Stunden", "höchstens zwei Stunden", Rung.APART),
    "up_to_40_meets_up_to_90": ("de", "bis zu 40 Minuten", "bis zu 90 Minuten", Rung.HEDGED),
    "up_to_40_meets_30": ("de", "bis zu 40 Minuten", "30 Minuten", Rung.HEDGED),
    "up_to_40_misses_50": ("de", "bis zu 40 Minuten", "50 Minuten", Rung.APART),
    "less_than_an_hour_meets_50_minutes": ("de", "weniger als eine Stunde", "50 Minuten", Rung.HEDGED),
    "less_than_an_hour_misses_two_hours": ("de", "weniger als eine Stunde", "zwei Stunden", Rung.APART),
    "about_two_hours_meets_105_minutes": ("de", "etwa zwei Stunden", "105 Minuten", Rung.HEDGED),
    "about_two_hours_misses_two_and_a_half": ("de", "etwa zwei Stunden", "zweieinhalb Stunden", Rung.APART),
    "about_90_minutes_meets_100": ("de", "etwa 90 Minuten", "100 Minuten", Rung.HEDGED),
    "about_90_minutes_misses_110": ("de", "etwa 90 Minuten", "110 Minuten", Rung.APART),
    "about_an_hour_meets_an_hour": ("de", "eine Stunde", "etwa eine Stunde", Rung.HEDGED),
    "two_words_for_about_are_one": ("de", "etwa eine Stunde", "rund eine Stunde", Rung.SAME),
    "two_to_three_hours_meet_150_minutes": ("de", "zwei bis drei Stunden", "150 Minuten", Rung.HEDGED),
    "two_to_three_hours_miss_four": ("de", "zwei bis drei Stunden", "vier Stunden", Rung.APART),
    "two_to_three_meets_three_to_four": ("de", "zwei bis drei Stunden", "drei bis vier Stunden", Rung.HEDGED),
    "several_hours_meet_four": ("de", "mehrere Stunden", "vier Stunden", Rung.HEDGED),
    "several_hours_say_nothing_on_ten_minutes": ("de", "mehrere Stunden", "zehn Minuten", Rung.SILENT),
    "several_hours_say_nothing_on_two_days": ("de", "mehrere Stunden", "zwei Tage", Rung.SILENT),
    "english_hour_meets_65_minutes": ("en", "an hour", "65 minutes", Rung.ROUNDED),
    "english_half_hour_misses_20_minutes": ("en", "20 minutes", "half an hour", Rung.APART),
    "english_hour_and_a_half_is_90_minutes": ("en", "an hour and a half", "90 minutes", Rung.SAME),
    "english_nearly_two_hours_meet_115_minutes": ("en", "nearly two hours", "115 minutes", Rung.HEDGED),
    "english_more_than_three_hours_meet_four": ("en", "more than three hours", "four hours", Rung.HEDGED),
    "english_more_than_three_hours_miss_two": ("en", "more than three hours", "two hours", Rung.APART),
    "english_up_to_40_meets_up_to_90": ("en", "up to 40 minutes", "up to 90 minutes", Rung.HEDGED),
    "english_just_over_an_hour_meets_70_minutes": ("en", "just over an hour", "70 minutes", Rung.HEDGED),
    "english_at_least_two_hours_miss_one": ("en", "at least two hours", "an hour", Rung.APART),
    "english_about_two_hours_misses_two_and_a_half": ("en", "about two hours", "two and a half hours", Rung.APART),
    "english_several_hours_say_nothing_on_ten_minutes": ("en", "several hours", "ten minutes", Rung.SILENT),
    "an_hour_or_two_meets_90_minutes": ("en", "an hour or two", "90 minutes", Rung.HEDGED),
    "an_hour_or_two_says_nothing_on_five": ("en", "an hour or two", "five hours", Rung.SILENT),
}
FRAMES = {"de": "Die Sitzung dauerte {}.", "en": "The session lasted {}."}


@pytest.mark.parametrize(("lang", "first", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_lengths(
    lang: str, first: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook
) -> None:
    [a] = _lengths(report(FRAMES[lang].format(first), lang=lang))
    [b] = _lengths(report(FRAMES[lang].format(second), lang=lang))
    assert DURATION.weigh(a, b, rulebook, {}).rung is rung
    assert DURATION.weigh(b, a, rulebook, {}).rung is rung


# Properties on made claims.
UNITS = {"second": Fraction(1), "minute": Fraction(60), "hour": Fraction(3600), "day": Fraction(86400)}
GRAINS = {"second": Fraction(0), "minute": Fraction(60), "hour": Fraction(900), "day": Fraction(86400)}


def _claim(low: Fraction, high: Fraction, grain: Fraction, qualifier: Qualifier, near: bool, vague: bool) -> Claim:
    span = Span(Field.TEXT, 0, 1)
    mention = Mention("a", span, "x", 0, span, "duration", "de/duration/made")
    fact = Fact(mention, Quantity(low, high, "s", grain), "length", qualifier, near, vague)
    return Claim(fact, Document(id="a", text="x"), None, None, "a", "de")


@st.composite
def claims(draw: st.DrawFn, qualifiers: tuple[Qualifier, ...] = tuple(Qualifier)) -> Claim:
    """A length of 1 to 40 of a unit, in quarters, with a hedge."""
    unit = draw(st.sampled_from(sorted(UNITS)))
    qualifier = draw(st.sampled_from(qualifiers))
    low = Fraction(draw(st.integers(1, 160)), 4) * UNITS[unit]
    high = low + Fraction(draw(st.integers(1, 40)), 4) * UNITS[unit] if qualifier is Qualifier.RANGE else low
    near = qualifier in (Qualifier.LESS_THAN, Qualifier.MORE_THAN) and draw(st.booleans())
    vague = qualifier is Qualifier.EXACT and draw(st.integers(0, 9)) == 0
    return _claim(low, 3 * high if vague else high, GRAINS[unit], qualifier, near, vague)


@given(first=claims(), second=claims())
def test_weighing_is_symmetric(first: Claim, second: Claim, rulebook: Rulebook) -> None:
    there, back = DURATION.weigh(first, second, rulebook, {}), DURATION.weigh(second, first, rulebook, {})
    assert there == back


@given(claim=claims())
def test_a_length_is_the_same_as_itself(claim: Claim, rulebook: Rulebook) -> None:
    rung = DURATION.weigh(claim, claim, rulebook, {}).rung
    assert rung is (Rung.HEDGED if claim.fact.vague else Rung.SAME)


@given(first=claims((Qualifier.EXACT,)), second=claims())
def test_a_hedge_never_turns_a_fit_into_a_conflict(first: Claim, second: Claim, rulebook: Rulebook) -> None:
    hedged = replace(first, fact=replace(first.fact, qualifier=Qualifier.ABOUT))
    before = DURATION.weigh(first, second, rulebook, {}).rung
    after = DURATION.weigh(hedged, second, rulebook, {}).rung
    assert before is Rung.APART or after is not Rung.APART


@given(first=claims(), second=claims())
def test_a_vague_length_never_conflicts(first: Claim, second: Claim, rulebook: Rulebook) -> None:
    vague = replace(first, fact=replace(first.fact, vague=True))
    assert DURATION.weigh(vague, second, rulebook, {}).rung is not Rung.APART


@given(claim=claims())
def test_the_stated_figure_lies_in_its_own_reach(claim: Claim, rulebook: Rulebook) -> None:
    reach, value = DURATION.reach(claim, rulebook), claim.fact.value
    assert reach is not None
    assert isinstance(value, Quantity)
    assert reach.meets(value.stated)
