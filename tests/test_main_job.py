"""The main job on a story of our own, drawn anew 200 times: other people, states, seats, figures, another order.

What the findings say must follow the story each time; nothing may hang on a name or a place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding, Report, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook

PEOPLE = {
    "m": [
        "Luc Ferrand", "Kemal Aydin", "Tomasz Wilczak", "Bo Lindmark", "Rui Castanho", "Ilja Morosow", "Demba Sarr",
        "Oleksij Hontar", "Eskil Brandvold", "Thabo Ndlela",
    ],
    "f": [
        "Nino Kalandia", "Aino Rautala", "Ximena Ortuzar", "Gudrun Aschauer", "Zsófia Bartal", "Maite Etxarri", "Ines Valadão",
        "Halina Drozd",
    ],
}  # fmt: skip


@dataclass(frozen=True)
class State:
    """A state with the words that stand for it: seat as subject, the figure's owner, capital, adjective."""

    code: str
    seat: str
    according: str
    capital: str
    adjective: str


STATES = [
    State("RU", "Der Kreml", "nach Angaben des Kreml", "Moskau", "russisch"),
    State("US", "Das Weiße Haus", "nach Angaben des Weißen Hauses", "Washington", "amerikanisch"),
    State("FR", "Der Élysée-Palast", "laut Élysée-Palast", "Paris", "französisch"),
    State("TR", "Ankara", "nach Angaben aus Ankara", "Ankara", "türkisch"),
    State("PL", "Warschau", "laut Warschau", "Warschau", "polnisch"),
    State("IT", "Der Quirinal", "nach Darstellung des Quirinals", "Rom", "italienisch"),
    State("GE", "Tiflis", "nach Angaben aus Tiflis", "Tiflis", "georgisch"),
    State("UA", "Kiew", "nach Angaben aus Kiew", "Kiew", "ukrainisch"),
    State("FI", "Helsinki", "laut Helsinki", "Helsinki", "finnisch"),
    State("BR", "Brasília", "nach Angaben aus Brasília", "Brasília", "brasilianisch"),
]

LENGTHS = [  # minutes, as a noun, as an adjective
    (15, "eine Viertelstunde", "viertelstündiges"),
    (30, "eine halbe Stunde", "halbstündiges"),
    (60, "eine Stunde", "einstündiges"),
    (90, "eineinhalb Stunden", "anderthalbstündiges"),
    (180, "drei Stunden", "dreistündiges"),
    (40, "40 Minuten", "40-minütiges"),
    (110, "110 Minuten", "110-minütiges"),
    (270, "viereinhalb Stunden", "viereinhalbstündiges"),
]
QUOTES = [
    ("ernstes und sehr ehrliches", "ernstes und höchst ehrliches"),
    ("kurzes und recht kühles", "kurzes und betont kühles"),
    ("gutes und ungewöhnlich offenes", "gutes und auffallend offenes"),
]


@dataclass(frozen=True)
class Draw:
    """One story: who, where, how long, and whether the two reports agree."""

    first: str
    second: str
    third: str
    agree: bool
    quote: tuple[str, str]
    texts: tuple[str, str]


def draw(seed: int) -> Draw:
    """A story; the same for the same seed."""
    rng = random.Random(seed)
    a, b, c = rng.sample(STATES, 3)
    genders = [rng.choice("mf") for _ in range(3)]
    names = [rng.choice(PEOPLE[g]) for g in genders]
    while len({name.split()[-1] for name in names}) < 3:
        names = [rng.choice(PEOPLE[g]) for g in genders]
    p1, p2, p3 = names
    s1, s2, s3 = (name.split()[-1] for name in names)
    agree = rng.random() < 0.25
    (minutes, noun, _), other_call = rng.choice(LENGTHS), rng.choice(LENGTHS)
    candidates = [x for x in LENGTHS if (x[0] == minutes if agree else max(x[0], minutes) >= 1.8 * min(x[0], minutes))]
    adjective = rng.choice(candidates)[2]
    hedge = rng.choice(["", "etwa ", "rund "])
    quote = rng.choice(QUOTES)
    when, hours = rng.choice(["Im Wahlkampf", "Vor der Reise"]), rng.choice([24, 48, 72])
    deadline = (
        f"{when} hatte {s1} angekündigt, alle offenen Fragen binnen {hours} Stunden zu klären. Dazu kam es nicht."
    )
    confirmed = f"{b.seat} bestätigte das Telefonat und gab bekannt, {s2} habe {s1} nach {b.capital} eingeladen."
    shared = (
        "Beobachter werten die Anrufe als Zeichen, dass wieder Bewegung in die seit Monaten stockenden Gespräche kommt."
    )
    pieces = [
        f"{s1} schrieb, {'er' if genders[0] == 'm' else 'sie'} habe ein „{quote[0]}“ Telefonat mit {s2} gehabt.",
        f"Das Gespräch von {s1} und {s3} habe {hedge}{noun} gedauert, teilte das Präsidialamt am Abend in {c.capital} mit.",
        deadline,
        shared,
    ]
    rng.shuffle(pieces)
    first = "\n\n".join(
        [
            f"{_post(a, genders[0], 'nom')} {p1} hat am Dienstag mit {_post(b, genders[1], 'dat')} {p2} telefoniert. "
            f"{s1} telefonierte gleich danach mit {_post(c, genders[2], 'dat')} {p3}.",
            f"{confirmed} Das Telefonat dauerte {b.according} {other_call[1]}.",
            *pieces,
        ]
    )
    rest = [
        f"Die Pressestelle des Büros {_post(c, genders[2], 'gen')} berichtete, "
        f"dass {s1} am Abend auch ein {adjective} Gespräch mit {s3} geführt habe.",
        deadline,
        shared,
        confirmed,
    ]
    rng.shuffle(rest)
    second = "\n".join(
        [f"{p1} hat ein „{quote[1]}“ Telefonat mit {_post(b, genders[1], 'dat')} {p2} öffentlich gemacht.", *rest, "Kommentare",
         "Beiträge werden von der Redaktion binnen 12 Stunden geprüft. Bitte beachten Sie die Netiquette."]
    )  # fmt: skip
    return Draw(p1, p2, p3, agree, quote, (first, second))


def _post(state: State, gender: str, case: str) -> str:
    if gender == "m":
        return {
            "nom": f"Der {state.adjective}e Präsident",
            "dat": f"dem {state.adjective}en Präsidenten",
            "gen": f"des {state.adjective}en Präsidenten",
        }[case]
    return {
        "nom": f"Die {state.adjective}e Präsidentin",
        "dat": f"der {state.adjective}en Präsidentin",
        "gen": f"der {state.adjective}en Präsidentin",
    }[case]


def _one(report: Report, rule: str) -> Finding:
    found = [finding for finding in report.findings if finding.rule == rule and finding.sure]
    assert len(found) == 1, f"{rule} told {len(found)} times: {[f.message for f in report.findings]}"
    return found[0]


@pytest.mark.parametrize("seed", range(200))
def test_findings_follow_the_story(seed: int, rulebook: Rulebook) -> None:
    story = draw(seed)
    report = report_of(
        [Document(id="one", text=story.texts[0]), Document(id="two", text=story.texts[1])],
        rulebook,
        Choices(one_story=True),
    )
    alarms = [
        f for f in report.findings if f.verdict is not Verdict.AGREEMENT and f.severity.value != "info" and f.sure
    ]
    assert [f.rule for f in alarms] == (["QUO001"] if story.agree else ["DUR001", "QUO001"])

    quote = _one(report, "QUO001")
    assert quote.variant == "wording"
    assert [t.claim.fact.mention.surface for t in quote.mentions] == [f"„{words}“" for words in story.quote]
    assert all(t.claim.owner is not None and t.claim.owner.name == story.first for t in quote.mentions)
    assert quote.event is not None
    assert {p.name for p in quote.event.participants} == {story.first, story.second}

    if story.agree:
        lengths = [f for f in report.findings if f.rule == "DUR000" and f.event is not None]
        assert len(lengths) == 1
        length = lengths[0]
    else:
        length = _one(report, "DUR001")
        assert length.same_owner
    assert length.event is not None
    assert {p.name for p in length.event.participants} == {story.first, story.third}
    assert [t.claim.document.id for t in length.mentions] == ["one", "two"]

    deadlines = [f for f in report.findings if f.kind == "duration" and f.mentions[0].claim.fact.role == "deadline"]
    assert [f.verdict for f in deadlines] == [Verdict.AGREEMENT]
    assert not any("12 Stunden" in claim.fact.mention.surface for claim in report.claims)
