"""Counts: what is read of what newspapers count, what only looks like a count, and which reports count the same."""

from __future__ import annotations

import pytest

from discrepancy.model.document import Document
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load
from discrepancy.selftest import notation

# Sentence, and each count in it: words, value with hedge and unit, role, part.
Row = tuple[str, list[tuple[str, str, str, str]]]
GERMAN: list[Row] = [
    ("190 Urlauber warten.", [("190 Urlauber", "190 person", "tourist", "")]),
    ("Es halfen 340 Feuerwehrmitglieder.", [("340 Feuerwehrmitglieder", "340 person", "forces", "")]),
    ("Sechs Ambulanzfahrzeuge fuhren vor.", [("Sechs Ambulanzfahrzeuge", "6 vehicle", "ambulance", "")]),
    ("Elf Omnibusse brannten aus.", [("Elf Omnibusse", "11 vehicle", "destroyed", "bus")]),
    ("Zwei Schauspieler wurden verletzt.", [("Zwei Schauspieler", "2 person", "toll.injured", "")]),
    ("Sechs Niederländer wurden verletzt.", [("Sechs Niederländer", "6 person", "toll.injured", "niederland")]),
    ("90 Bewohner haben ihr Zuhause räumen müssen.", [("90 Bewohner", "90 person", "evacuated", "")]),
    ("Drei Kinder wurden aus dem Fluss gezogen.", [("Drei Kinder", "3 person", "rescued", "child")]),
    ("Zwölf Gäste ließen sich versorgen.", [("Zwölf Gäste", "12 person", "toll.injured", "")]),
    ("Beim Beben kamen laut Polizei neun Menschen ums Leben.", [("neun Menschen", "9 person", "toll.dead", "")]),
    ("Die Liste errang zwölf Sitze.", [("zwölf Sitze", "12 seat", "seats", "")]),
    ("Die Zahl der Toten stieg auf bis zu 50.", [("50", "<=50 person", "toll.dead", "")]),
    ("Die Teilnehmerzahl lag bei rund 500.", [("500", "~500 person", "attendance", "")]),
    ("15 Kühe und Schafe verendeten.", [("15 Kühe und Schafe", "15 animal", "animal", "")]),
    ("Im Werk bangen 90 um ihren Job.", [("90", "90 job", "jobs.cut", "")]),
]
ENGLISH: list[Row] = [
    ("Twelve scientists meet there.", [("Twelve scientists", "12 person", "scientist", "")]),
    ("Three bus drivers were injured.", [("Three bus drivers", "3 person", "toll.injured", "")]),
    ("One bus driver was killed.", [("One bus driver", "1 person", "toll.dead", "")]),
    ("Six fire engines arrived.", [("Six fire engines", "6 vehicle", "fire-engine", "")]),
    ("Three car parks closed.", [("Three car parks", "3 park", "park", "")]),
    ("Nine French soldiers were killed.", [("Nine French soldiers", "9 person", "toll.dead", "soldier")]),
    ("Two US Marines were killed.", [("Two US Marines", "2 person", "toll.dead", "soldier")]),
    ("Six hikers were airlifted.", [("Six hikers", "6 person", "rescued", "")]),
    ("The number of posts at risk stands at more than 400.", [("400", ">400 job", "jobs.cut", "")]),
    (
        "A 12-year-old boy was killed and three others were hurt.",
        [("A 12-year-old boy", "1 person", "toll.dead", "child"), ("three", "3 person", "toll.injured", "")],
    ),
    (
        "Forty people were hurt, two of whom died.",
        [("Forty people", "40 person", "toll.injured", ""), ("two", "2 person", "toll.dead", "")],
    ),
    ("Police fired six shots.", [("six shots", "6 shot", "shot", "")]),
]
NO_COUNTS = {
    "de": [
        "Der Bus fährt auf der Linie 343 nach Grünau.",
        "Flug 4711 wurde gestrichen.",
        "Das Haus in der Hauptstraße 12 brannte.",
        "Die Top 10 Städte liegen im Süden.",
        "Das schreibt 20 Minuten.",
        "Apollo 11 startete am Mittwoch.",
        "Bis Ende Mai 2010 müssen alle Anträge vorliegen.",
        "2011 als Verein gegründet, ist er heute groß.",
        "In 8010 Graz und 80331 München wird gefeiert.",
        "Die G7-Staaten berieten sich.",
        "Es gab keine Brücke.",
        "Der Stern ist 520 Lichtjahre entfernt.",
    ],
    "en": [
        "She lives at 12 Main Street.",
        "Apollo 11 landed in July.",
        "Flight 370 vanished.",
        "Top 10 cities lie in the south.",
        "No bridge was closed.",
        "The G7 nations met.",
    ],
}
# Two reports of one story, each in its language, and the verdicts between them.
PAIRS: dict[str, tuple[tuple[str, str], tuple[str, str], list[str]]] = {
    "one_sort_under_two_names": (
        ("en", "Twelve physicists guard the Fernhill lab."),
        ("en", "Fifteen scientists guard the lab in Fernhill."),
        ["conflict"],
    ),
    "one_sort_in_two_languages": (
        ("de", "Vor Grünau stehen neun Windräder."),
        ("en", "The ridge near Grünau carries twelve turbines."),
        ["conflict"],
    ),
    "firefighters_however_named": (
        ("de", "In Grünau waren 342 Feuerwehrleute im Einsatz."),
        ("de", "Rund 340 Feuerwehrmitglieder standen in Grünau im Einsatz."),
        ["agreement"],
    ),
    "an_attacker_is_no_toll": (
        ("de", "Ein Angreifer tötete in Grünau drei Menschen."),
        ("de", "In Grünau starben drei Menschen."),
        ["agreement"],
    ),
    "soldiers_are_not_all": (
        ("de", "Bei dem Brand in Grünau starben zwei Soldaten."),
        ("de", "Bei dem Brand in Grünau starben fünf Menschen."),
        [],
    ),
}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load()


def _counts(text: str, lang: str, rulebook: Rulebook) -> list[tuple[str, str, str, str]]:
    report = report_of([Document(id="x", text=text, lang=lang)], rulebook)
    return [
        (c.fact.mention.surface, notation(c), c.fact.role, c.fact.subject)
        for c in report.claims
        if c.fact.mention.kind == "count"
    ]


@pytest.mark.parametrize(("text", "counts"), GERMAN)
def test_german(text: str, counts: list[tuple[str, str, str, str]], rulebook: Rulebook) -> None:
    assert _counts(text, "de", rulebook) == counts


@pytest.mark.parametrize(("text", "counts"), ENGLISH)
def test_english(text: str, counts: list[tuple[str, str, str, str]], rulebook: Rulebook) -> None:
    assert _counts(text, "en", rulebook) == counts


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in NO_COUNTS.items() for text in texts])
def test_numbers_that_count_nothing(lang: str, text: str, rulebook: Rulebook) -> None:
    assert _counts(text, lang, rulebook) == []


@pytest.mark.parametrize(("first", "second", "verdicts"), PAIRS.values(), ids=PAIRS)
def test_two_reports(first: tuple[str, str], second: tuple[str, str], verdicts: list[str], rulebook: Rulebook) -> None:
    documents = [
        Document(id=name, text=text, lang=lang) for name, (lang, text) in zip("ab", (first, second), strict=True)
    ]
    report = report_of(documents, rulebook, Choices(one_story=True))
    assert [f.verdict.value for f in report.findings if f.kind == "count" and f.sure] == verdicts


def test_both_languages_know_the_same_sorts_in_the_same_units(rulebook: Rulebook) -> None:
    german, english = (
        {thing.id: (thing.unit, thing.role, thing.subset) for thing in rulebook.languages[lang].kinds["count"].thing}
        for lang in ("de", "en")
    )
    assert {key for key in german.keys() & english.keys() if german[key] != english[key]} == set()
