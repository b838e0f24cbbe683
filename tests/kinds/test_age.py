"""Ages: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.model.finding import Claim, Report
from discrepancy.selftest import notation

# A sentence, and of each figure in it: words, value in short notation, role.
Row = tuple[str, list[tuple[str, str, str]]]

GERMAN: list[Row] = [
    ("Ein 45-Jähriger wurde am Montag in Graz festgenommen.", [("45-Jähriger", "45 a", "age")]),
    ("Zwei 17- und 19-Jährige wurden angezeigt.", [("17-", "17 a", "age"), ("19-Jährige", "19 a", "age")]),
    (
        "Eine 22-jährige Frau und ihr 3 Jahre alter Sohn kamen ums Leben.",
        [("22-jährige", "22 a", "age"), ("3 Jahre alter", "3 a", "age")],
    ),
    ("Der 34-jährige Jonas Müller gewann.", [("34-jährige", "34 a", "age")]),
    ("Mit 34 Jahren ist Lena Huber die jüngste Ministerin.", [("34 Jahren", "34 a", "age")]),
    ("Der Angeklagte, 52 Jahre alt, bestreitet die Tat.", [("52 Jahre alt", "52 a", "age")]),
    ("Ein drei Monate altes Baby wurde gerettet.", [("drei Monate altes", "0.25 a", "age")]),
    ("Der Schauspieler feiert heute seinen 70. Geburtstag.", [("70. Geburtstag", "70 a", "age")]),
    ("Die Frau, eine Mittfünfzigerin, wurde befragt.", [("Mittfünfzigerin", "vague", "age")]),
    ("Das 80 Jahre alte Haus wurde abgerissen.", [("80 Jahre alte", "80 a", "age")]),
    ("Der 150 Jahre alte Verein ist pleite.", [("150 Jahre alte", "150 a", "age")]),
    (
        "Unter den Opfern sind ein sechsjähriges Mädchen und ein achtjähriger Bub.",
        [("sechsjähriges", "6 a", "age"), ("achtjähriger", "8 a", "age")],
    ),
    ("Viele 20- bis 30-Jährige ziehen weg.", [("20- bis 30-Jährige", "20..30 a", "age.group")]),
    ("Über 80-Jährige werden zuerst geimpft.", [("Über 80-Jährige", ">80 a", "age.group")]),
    (
        "Kanzler Jens Ohlau (58) und Ministerin Marta Kolb (49) trafen sich.",
        [("58", "58 a", "age"), ("49", "49 a", "age")],
    ),
    ("Der 2-jährige Wallach gewann das Rennen.", [("2-jährige", "2 a", "age")]),
    ("Er wurde im Alter von 91 Jahren begraben.", [("91 Jahren", "91 a", "age")]),
    (
        "Die 15-jährige Tochter eines 40-jährigen Unternehmers wurde entführt.",
        [("15-jährige", "15 a", "age"), ("40-jährigen", "40 a", "age")],
    ),
    (
        "Ein 61 Jahre alter Autofahrer übersah den 12-Jährigen.",
        [("61 Jahre alter", "61 a", "age"), ("12-Jährigen", "12 a", "age")],
    ),
    ("Der 28jährige Zürcher stürzte ab.", [("28jährige", "28 a", "age")]),
    ("Das Paar, 29 und 31 Jahre alt, wohnt in Wien.", [("29", "29 a", "age"), ("31 Jahre alt", "31 a", "age")]),
    ("Ein etwa 30-jähriger Unbekannter überfiel die Bank.", [("30-jähriger", "~30 a", "age")]),
    ("Der rund 40 Jahre alte Täter flüchtete.", [("40 Jahre alte", "~40 a", "age")]),
    ("Seine 84-jährige Mutter lebt in Bregenz.", [("84-jährige", "84 a", "age")]),
    ("Der heute 77-Jährige lebt in Bern.", [("77-Jährige", "77 a", "age")]),
    ("Sie ist 34.", [("34", "34 a", "age")]),
    ("Er war erst 17 Jahre jung.", [("17 Jahre jung", "17 a", "age")]),
    ("Der Mann (45) und seine Frau (42) wurden verletzt.", [("45", "45 a", "age"), ("42", "42 a", "age")]),
    ("Im Alter von nur 42 Jahren ist die Sängerin gestorben.", [("42 Jahren", "42 a", "age")]),
    ("Ein 14 Monate alter Bub fiel aus dem Fenster.", [("14 Monate alter", "1.16667 a", "age")]),
    ("Fünfjähriger stürzt aus Fenster", [("Fünfjähriger", "5 a", "age")]),
    ("42-Jährige nach Sturz im Spital", [("42-Jährige", "42 a", "age")]),
    ("Die beiden 18-Jährigen wurden verhaftet.", [("18-Jährigen", "18 a", "age")]),
    ("Der Täter, etwa Mitte 30, flüchtete.", [("Mitte 30", "vague", "age")]),
    ("Knapp 40 Jahre alt ist die Brücke.", [("40 Jahre alt", "<~40 a", "age")]),
    (
        "Die 81-Jährige und ihr 85-jähriger Mann lebten in Linz.",
        [("81-Jährige", "81 a", "age"), ("85-jähriger", "85 a", "age")],
    ),
    ("Ein 20-jähriger Autolenker und seine gleichaltrige Freundin starben.", [("20-jähriger", "20 a", "age")]),
    ("Der Bub ist eineinhalb Jahre alt.", [("eineinhalb Jahre alt", "1.5 a", "age")]),
    ("Der 17-jährige Lehrling aus dem Bezirk Zwettl stürzte.", [("17-jährige", "17 a", "age")]),
    (
        "Die Verdächtigen sind 19, 21 und 24 Jahre alt.",
        [("19", "19 a", "age"), ("21", "21 a", "age"), ("24 Jahre alt", "24 a", "age")],
    ),
    ("Mit 92 Jahren ist der Maler Karl Huber gestorben.", [("92 Jahren", "92 a", "age")]),
    ("Ihr zehn Wochen altes Kind schlief.", [("zehn Wochen altes", "0.19165 a", "age")]),
    ("Der 4-jährige Rüde wurde gefunden.", [("4-jährige", "4 a", "age")]),
    ("Der 38-jährige türkische Staatsbürger wurde ausgewiesen.", [("38-jährige", "38 a", "age")]),
    ("Die 29 Jahre alte Wienerin gewann.", [("29 Jahre alte", "29 a", "age")]),
]

GERMAN_TRAPS = [
    "Der Dreißigjährige Krieg endete 1648.",
    "Nach 30-jähriger Ehe trennten sie sich.",
    "Der einjährige Vertrag läuft aus.",
    "Die 100-jährige Geschichte des Hauses endet.",
    "Das 25-jährige Jubiläum wird gefeiert.",
    "Es gilt ein fünfjähriges Verbot.",
    "Er erhielt eine 15-jährige Haftstrafe.",
    "Der FC Linz (34) führt vor Wels (31).",
    "Mehr steht im Anhang (3).",
    "Er wurde mit zwei Jahren Haft bestraft.",
    "Punkte: Linz 34, Wels 31, Enns 30.",
    "Der 11. September 2001 war ein Dienstag.",
    "Über 80 Menschen wurden geimpft.",
    "Am 7. Mai hat er Geburtstag.",
    "Die Sitzung dauerte 34 Minuten.",
]

ENGLISH: list[Row] = [
    ("A 45-year-old was arrested in Leeds on Monday.", [("45-year-old", "45 a", "age")]),
    ("Two 17- and 19-year-olds were charged.", [("17-", "17 a", "age"), ("19-year-olds", "19 a", "age")]),
    ("John Smith, 34, of Bristol, died at the scene.", [("34", "34 a", "age")]),
    ("The victim, aged 34, was taken to hospital.", [("34", "34 a", "age")]),
    ("She was 34 years old when she won.", [("34 years old", "34 a", "age")]),
    ("He became king at the age of 12.", [("12", "12 a", "age")]),
    ("She is in her thirties.", [("thirties", "vague", "age")]),
    ("The man, in his mid-50s, fled.", [("mid-50s", "vague", "age")]),
    ("A six-month-old baby was rescued.", [("six-month-old", "0.5 a", "age")]),
    ("Their children, aged 12 and 14, were unhurt.", [("12", "12 a", "age"), ("14", "14 a", "age")]),
    ("The 22-year-old striker scored twice.", [("22-year-old", "22 a", "age")]),
    ("Over-80s come first.", [("Over-80s", ">80 a", "age.group")]),
    ("Most 18- to 24-year-olds voted.", [("18- to 24-year-olds", "18..24 a", "age.group")]),
    ("The 80-year-old bridge collapsed.", [("80-year-old", "80 a", "age")]),
    ("The 150-year-old company is bust.", [("150-year-old", "150 a", "age")]),
    ("He celebrated his 70th birthday.", [("70th birthday", "70 a", "age")]),
    ("Actor Tom Hill died at 84.", [("84", "84 a", "age")]),
    ("The singer turned 70 on Friday.", [("70", "70 a", "age")]),
    ("A boy aged three fell.", [("three", "3 a", "age")]),
    ("Anna Miller, now 41, lives in York.", [("41", "41 a", "age")]),
    ("Police said the driver, a 29-year-old man, was sober.", [("29-year-old", "29 a", "age")]),
    ("The two-and-a-half-year-old boy was found.", [("two-and-a-half-year-old", "2.5 a", "age")]),
    ("Earl Stroud, 77, a retired logger, died.", [("77", "77 a", "age")]),
    ("The suspect, 21-year-old Mark Dale, was held.", [("21-year-old", "21 a", "age")]),
    ("Women aged 18 to 24 earn less.", [("18 to 24", "18..24 a", "age.group")]),
    ("Men between the ages of 20 and 30 were called up.", [("20 and 30", "20..30 a", "age.group")]),
    ("Mr. Dale, who is 34, refused.", [("34", "34 a", "age")]),
    (
        "A 10-month-old girl and her 31-year-old mother were hurt.",
        [("10-month-old", "0.833333 a", "age"), ("31-year-old", "31 a", "age")],
    ),
    (
        "The 19-year-old from Ohio beat the 32-year-old Swiss.",
        [("19-year-old", "19 a", "age"), ("32-year-old", "32 a", "age")],
    ),
    (
        "An 11-year-old boy was hit by a 40-year-old driver.",
        [("11-year-old", "11 a", "age"), ("40-year-old", "40 a", "age")],
    ),
    ("He was sentenced to 12 years; the 34 year old denied it.", [("34 year old", "34 a", "age")]),
    ("Seven-year-old Emma Reid was found alive.", [("Seven-year-old", "7 a", "age")]),
    ("He lived there at age 9.", [("9", "9 a", "age")]),
    (
        "The 5-year-old girl and her 8-year-old brother were safe.",
        [("5-year-old", "5 a", "age"), ("8-year-old", "8 a", "age")],
    ),
    ("He is 6 months old.", [("6 months old", "0.5 a", "age")]),
    ("Maria Lopez, who is 29, was there.", [("29", "29 a", "age")]),
    ("A 70-year-old retired teacher from Kent won.", [("70-year-old", "70 a", "age")]),
    (
        "The men, aged 19, 21 and 24, were charged.",
        [("19", "19 a", "age"), ("21", "21 a", "age"), ("24", "24 a", "age")],
    ),
    ("He was just 17 when he signed.", [("17", "17 a", "age")]),
    ("He turned 50 last week.", [("50", "50 a", "age")]),
    ("Bob Hall, 62, and his wife Jane, 58, died.", [("62", "62 a", "age"), ("58", "58 a", "age")]),
    ("The three-year-old filly won the race.", [("three-year-old", "3 a", "age")]),
]

ENGLISH_TRAPS = [
    "The 45-year-long war ended.",
    "The club (34) won.",
    "In Paris, 34, people waited.",
    "The deal, worth 34, was done.",
    "England's Under-21s won 3-1.",
    "He served 34 years in old barracks.",
    "The aged 12 ships were sold.",
    "It was built in the thirties.",
    "On 7th May he has his birthday.",
    "The team had 12, 13 and 14 points.",
    "They died at 84 sites.",
    "The session lasted 34 minutes.",
    "Gates 7, 34, 12 are closed.",
]


def _own(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "age"]


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


# Whose age it is: the words of the figure, and who has it.
WHOSE: list[tuple[str, str, str, str]] = [
    ("de", "Trainer Jonas Moser kommt aus Tirol. Der 45-Jährige arbeitete in Linz.", "45-Jährige", "moser"),
    ("de", "Der 34-jährige Lenker hielt an.", "34-jährige", "driver"),
    ("de", "Das Opfer, ein 34-Jähriger, wohnte in Wels.", "34-Jähriger", "victim"),
    ("de", "Eine 71-Jährige kam ums Leben.", "71-Jährige", "dead"),
    ("de", "Lena Gruber (SPÖ), 51, tritt an.", "51", "gruber"),
    ("de", "Mit 92 Jahren ist der Maler Karl Huber gestorben.", "92 Jahren", "huber"),
    ("de", "Das 80 Jahre alte Haus steht leer.", "80 Jahre alte", "building"),
    ("en", "The 34-year-old motorist stopped.", "34-year-old", "driver"),
    ("en", "John Harker, 34, of Leeds, was there.", "34", "harker"),
    ("en", "Police are looking for a 34-year-old suspect.", "34-year-old", "suspect"),
    ("en", "A 45-year-old was killed.", "45-year-old", "dead"),
]


@pytest.mark.parametrize(("lang", "text", "words", "subject"), WHOSE, ids=[row[1] for row in WHOSE])
def test_whose_age_it_is(lang: str, text: str, words: str, subject: str, report: Callable[..., Report]) -> None:
    [claim] = _own(report(text, lang=lang))
    assert (claim.fact.mention.surface, claim.fact.subject) == (words, subject)


# Two reports of one story, and what is told of their ages ("" for nothing).
PAIRS: dict[str, tuple[str, str, str, str]] = {
    "driver_and_lenker": (
        "de",
        "Bei Wels verunglückte ein Auto. Der 34-jährige Fahrer starb.",
        "Der Lenker, 36 Jahre alt, starb bei dem Unfall in Wels.",
        "AGE001",
    ),
    "driver_is_no_passenger": (
        "de",
        "Bei Wels verunglückte ein Auto. Der 34-jährige Fahrer blieb unverletzt.",
        "Die 36-jährige Beifahrerin wurde bei dem Unfall in Wels verletzt.",
        "",
    ),
    "one_name": (
        "de",
        "Jonas Moser (45) wird Trainer in Wels.",
        "Der 46-jährige Jonas Moser trainiert Wels.",
        "AGE001",
    ),
    "two_names": ("de", "Jonas Moser (45) wird Trainer in Wels.", "Paul Egger (46) wird Torwart in Wels.", ""),
    "two_of_one_sort": (
        "de",
        "Zwei Autos stießen in Wels zusammen, der 34-jährige Fahrer des Audi und der 51-jährige Fahrer des VW starben.",
        "Bei einem Zusammenstoß in Wels starb ein 60-jähriger Fahrer.",
        "",
    ),
    "man_and_woman": ("de", "In Wels starb ein 70-jähriger Mann.", "In Wels starb eine 72-jährige Frau.", ""),
    "slip_of_a_digit": ("en", "A 71-year-old man died in Leeds.", "Earl Stroud, 77, died in Leeds.", "AGE001"),
    "child_is_no_old_man": ("en", "A nine-year-old was hurt in Leeds.", "Earl Stroud, 77, was hurt in Leeds.", ""),
    "one_of_two_boys": ("en", "Two boys aged 12 and 14 fell in Leeds.", "A boy aged 13 fell in Leeds.", ""),
}


@pytest.mark.parametrize(("lang", "first", "second", "told"), PAIRS.values(), ids=PAIRS)
def test_two_reports(lang: str, first: str, second: str, told: str, report: Callable[..., Report]) -> None:
    findings = report(first, second, lang=lang).findings
    assert [f.rule for f in findings if f.sure and f.kind == "age"] == ([told] if told else [])
