"""Which documents tell one story; nothing is compared across two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrepancy.extract.facts import discourse_of
from discrepancy.group.likeness import likeness
from discrepancy.group.meeting import pairs_of
from discrepancy.group.sketch import sketch_of
from discrepancy.group.stories import stories_of
from discrepancy.model.document import Document
from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.files import Rulebook

Stories = Callable[[Sequence[Document]], list[list[str]]]

COUNCIL = [
    "Der Gemeinderat von Oberlauben hat neun Stunden lang über den Neubau der Hallwangbrücke gestritten. "
    "Bürgermeisterin Ida Prantl sprach von 14 Millionen Euro. Stadtrat Paul Egger stimmte gegen die Brücke.",
    "In Oberlauben wurde bis Mitternacht um die Hallwangbrücke gerungen. Die Brücke kostet 14 Millionen Euro, sagte "
    "Bürgermeisterin Ida Prantl. Paul Egger war im Gemeinderat dagegen, dass der Neubau beginnt.",
]
UNRELATED = [
    "Beim Marathon von Tannfurt siegte die Läuferin Nino Kalandia in zwei Stunden und 31 Minuten vor 4000 Zuschauern.",
    "Ein Stromausfall hat in Seekirnberg 1200 Haushalte getroffen. Der Netzbetreiber sucht nach der Ursache.",
    "Das Museum in Wiesenau zeigt 80 Gemälde des Malers Hugo Lindmark. Die Ausstellung läuft bis März.",
    "Die Bahn sperrt den Tunnel bei Steinbruck für sechs Wochen. Busse fahren nach Talheim.",
    "Forscher in Helsinki haben eine Alge entdeckt, die Plastik frisst. Sie wächst bei 18 Grad am besten.",
    "Der Fußballklub Grünthal entlässt seinen Trainer Demba Sarr nach sieben Niederlagen.",
    "Ein Gericht in Warnstedt hat einen Betrüger zu drei Jahren Haft verurteilt. Er hatte 90 Rentner getäuscht.",
    "In Lindau wurde ein Kalb mit fünf Beinen geboren. Bauer Karl Maurer nennt es Quintus.",
    "Die Airline Nordwind streicht 350 Flüge im Sommer. Grund ist ein Mangel an Piloten.",
    "Das Orchester von Rosenfeld spielte unter der Dirigentin Halina Drozd eine Oper von vier Stunden.",
]


def documents(texts: Sequence[str], prefix: str = "d") -> list[Document]:
    """Documents of German texts, named by their place."""
    return [Document(id=f"{prefix}{number}", text=text, lang="de") for number, text in enumerate(texts)]


def test_two_reports_of_one_council_meeting_are_one_story(stories: Stories) -> None:
    assert stories(documents(COUNCIL)) == [["d0", "d1"]]


def test_unrelated_documents_are_stories_of_their_own(stories: Stories) -> None:
    assert stories(documents(UNRELATED)) == [[f"d{number}"] for number in range(len(UNRELATED))]


def test_ten_unrelated_documents_more_change_no_story(stories: Stories) -> None:
    alone = stories(documents(COUNCIL))
    crowded = stories([*documents(UNRELATED, "a"), *documents(COUNCIL)])
    assert [story for story in crowded if not story[0].startswith("a")] == alone


def test_the_order_of_the_documents_changes_no_story(stories: Stories) -> None:
    known = [*documents(UNRELATED, "a"), *documents(COUNCIL)]
    assert stories(known[::-1]) == stories(known)


Dates = tuple[str | None, str | None]
DATED: dict[str, tuple[Dates, bool]] = {
    "the_same_day": (("2024-05-06", "2024-05-06"), True),
    "three_days_apart": (("2024-05-06", "2024-05-09"), True),
    "three_days_apart_the_other_way": (("2024-05-09", "2024-05-06"), True),
    "four_days_apart": (("2024-05-06", "2024-05-10"), False),
    "four_days_apart_the_other_way": (("2024-05-10", "2024-05-06"), False),
    "three_days_apart_over_the_end_of_a_year": (("2023-12-30", "2024-01-02"), True),
    "a_year_apart": (("2023-05-06", "2024-05-06"), False),
    "with_times_of_day": (("2024-05-06T08:00:00Z", "2024-05-10T07:00:00+02:00"), False),
    "a_month_excludes_nothing": (("2024-01", "2024-05-06"), True),
    "a_year_excludes_nothing": (("2019", "2024-05-06"), True),
    "no_date_excludes_nothing": ((None, "2024-05-06"), True),
}


@pytest.mark.parametrize(("dates", "one"), DATED.values(), ids=DATED)
def test_days_between_two_reports(dates: Dates, one: bool, stories: Stories) -> None:
    known = [replace(d, published=date) for d, date in zip(documents(COUNCIL), dates, strict=True)]
    assert stories(known) == ([["d0", "d1"]] if one else [["d0"], ["d1"]])


KEYS: dict[str, tuple[tuple[str | None, str | None], bool]] = {
    "one_key": (("brücke", "brücke"), True),
    "two_keys": (("brücke", "rat"), False),
    "a_key_and_none": (("brücke", None), False),
}


@pytest.mark.parametrize(("keys", "one"), KEYS.values(), ids=KEYS)
def test_given_keys_decide(keys: tuple[str | None, str | None], one: bool, stories: Stories) -> None:
    known = [replace(d, story=key) for d, key in zip(documents(COUNCIL), keys, strict=True)]
    assert stories(known) == ([["d0", "d1"]] if one else [["d0"], ["d1"]])


def test_one_key_joins_what_has_no_word_in_common(stories: Stories) -> None:
    assert stories([replace(d, story="s") for d in documents(UNRELATED[:2])]) == [["d0", "d1"]]


def test_one_key_joins_across_any_number_of_days(stories: Stories) -> None:
    first, second = documents(COUNCIL)
    known = [replace(first, story="s", published="2020-01-01"), replace(second, story="s", published="2024-05-06")]
    assert stories(known) == [["d0", "d1"]]


# Template reports: one form filled in again, with other names and figures, at one place or another.
ACCIDENT = (
    "Bei einem Verkehrsunfall auf der {road} bei {town} ist am Dienstag ein {age}-jähriger Mann schwer verletzt worden. "
    "Der Fahrer aus {other} kam nach Angaben der Polizei aus ungeklärter Ursache von der Fahrbahn ab und prallte gegen "
    "einen Baum. Die Feuerwehr befreite den Verletzten aus dem Wrack, ein Hubschrauber brachte ihn in ein Krankenhaus. "
    "Den Sachschaden schätzt die Polizeiinspektion {town} auf {euros} Euro."
)
BREAK_IN = (
    "Unbekannte Täter sind in der Nacht auf Dienstag in ein Wohnhaus in {town} eingebrochen. Sie hebelten ein Fenster auf, "
    "durchsuchten mehrere Räume und stahlen Schmuck im Wert von {euros} Euro. Die Bewohner aus {other} waren nicht zu Hause, "
    "teilte {person} von der Kriminalpolizei mit. Zeugen werden gebeten, verdächtige Fahrzeuge zu melden."
)
WEATHER = (
    "Rund um {town} ist es am Dienstag meist bewölkt, gebietsweise fällt Regen. Die Höchstwerte liegen zwischen {low} und "
    "{high} Grad. In der Nacht lockern die Wolken auf, örtlich bildet sich bei {other} Nebel. Zum Wochenende stellt sich nach "
    "Angaben des Wetterdienstes in Kaltenhof eine ruhige Hochdrucklage ein."
)
RESULT = (
    "Der FC {town} hat sein Heimspiel in der Landesliga gegen den SV {other} mit {goals} gewonnen. Vor {crowd} Zuschauern "
    "brachte {person} die Gastgeber in Führung. Die Gäste hatten vor der Pause einen Pfostenschuss und sahen nach einer "
    "Notbremse die Rote Karte. Der Trainer lobte nach der Partie die Stimmung auf den Rängen."
)
FORMS: dict[str, list[str]] = {
    "accidents_in_two_towns": [
        ACCIDENT.format(road="B318", town="Ilmstein", age=34, other="Radlach", euros="12.500"),
        ACCIDENT.format(road="L502", town="Gundelau", age=71, other="Wettmoos", euros="30.000"),
    ],
    "accidents_on_one_road_on_one_day": [
        ACCIDENT.format(road="B318", town="Ilmstein", age=34, other="Radlach", euros="12.500"),
        ACCIDENT.format(road="B318", town="Ilmstein", age=58, other="Wettmoos", euros="4.000"),
    ],
    "break_ins_of_one_police_office": [
        BREAK_IN.format(town="Ilmstein", euros="2.300", other="Radlach", person="Rolf Zirngast"),
        BREAK_IN.format(town="Gundelau", euros="18.000", other="Wettmoos", person="Rolf Zirngast"),
    ],
    "weather_in_two_valleys": [
        WEATHER.format(town="Ilmstein", low=8, high=17, other="Radlach"),
        WEATHER.format(town="Gundelau", low=11, high=24, other="Wettmoos"),
    ],
    "results_of_one_league": [
        RESULT.format(town="Ilmstein", other="Radlach", goals="3:1", crowd=450, person="Mirko Talbauer"),
        RESULT.format(town="Gundelau", other="Wettmoos", goals="2:0", crowd=730, person="Jens Orlitz"),
    ],
    "an_accident_and_a_break_in_in_one_town": [
        ACCIDENT.format(road="B318", town="Ilmstein", age=34, other="Radlach", euros="12.500"),
        BREAK_IN.format(town="Ilmstein", euros="2.300", other="Gundelau", person="Rolf Zirngast"),
    ],
}


@pytest.mark.parametrize("texts", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("day", ["2024-05-07", None], ids=["dated", "undated"])
def test_one_form_filled_in_twice_is_two_stories(texts: list[str], day: str | None, stories: Stories) -> None:
    assert stories([replace(d, published=day) for d in documents(texts)]) == [["d0"], ["d1"]]


# An edited reprint differs in a figure: that is what the checker is there for, so it must not fall out of its story.
def test_a_reprint_with_another_figure_stays_in_its_story(stories: Stories) -> None:
    text = ACCIDENT.format(road="B318", town="Ilmstein", age=34, other="Radlach", euros="12.500")
    assert stories(documents([text, text.replace("34-jähriger", "43-jähriger")])) == [["d0", "d1"]]


def test_the_same_words_are_one_story_though_nobody_is_named(stories: Stories) -> None:
    text = (
        "Ein Unwetter hat in der Nacht Keller überflutet, Bäume entwurzelt und Dächer abgedeckt. Die Feuerwehren rückten "
        "pausenlos aus, Bauhöfe räumten Geröll und Schlamm von Fahrbahnen. Verletzt wurde niemand."
    )
    assert stories(documents([text, text])) == [["d0", "d1"]]


TWO_LANGUAGES: dict[str, tuple[str, str]] = {
    "names_that_are_spelled_otherwise": (
        "Der Dirigent Dmitrij Scheludkow hat in Riga nach der zweiten Pause sein Konzert abgebrochen. Die Sopranistin Olha "
        "Wassylenko war auf der Bühne zusammengebrochen. 1340 Besucher verließen den Saal.",
        "Conductor Dmitri Sheludkov broke off his concert in Riga after soprano Olha Vasylenko collapsed on stage. "
        "The audience of 1,340 left the hall.",
    ),
    "a_takeover": (
        "Der Maschinenbauer Torvanta übernimmt den Rivalen Grellmann für 412 Millionen Euro. Das sagte Konzernchefin "
        "Hedda Quistorp am Montag. Grellmann hat seinen Sitz in Ilmstein.",
        "Engineering group Torvanta is to buy its rival Grellmann for 412 million euros, chief executive Hedda Quistorp "
        "said on Monday. Grellmann is based in Ilmstein.",
    ),
    "a_verdict": (
        "Das Gericht in Gundelau hat den früheren Bankdirektor Arvid Pelzmann zu sechs Jahren Haft verurteilt. Er hatte "
        "731.500 Euro veruntreut. Verteidigerin Runa Sjöholm will das Urteil anfechten.",
        "Former bank director Arvid Pelzmann was sentenced to six years by a court in Gundelau for embezzling "
        "731,500 euros. His lawyer Runa Sjoholm plans to appeal.",
    ),
}


def in_two_languages(german: str, english: str) -> list[Document]:
    """One document in each language, on one day."""
    return [
        Document(id="d0", text=german, lang="de", published="2024-05-07"),
        Document(id="d1", text=english, lang="en", published="2024-05-07"),
    ]


@pytest.mark.parametrize(("german", "english"), TWO_LANGUAGES.values(), ids=TWO_LANGUAGES)
def test_one_story_in_two_languages(german: str, english: str, stories: Stories) -> None:
    assert stories(in_two_languages(german, english)) == [["d0", "d1"]]


def test_other_stories_of_two_languages_are_not_joined(stories: Stories) -> None:
    germans = [german for german, _ in TWO_LANGUAGES.values()]
    englishes = [english for _, english in TWO_LANGUAGES.values()]
    for german, english in zip(germans, englishes[1:] + englishes[:1], strict=True):
        assert stories(in_two_languages(german, english)) == [["d0"], ["d1"]]


BRIDGE = [
    "Der Stadtrat von Ilmstein hat den Bau der Seilbahn beschlossen. Bürgermeisterin Wilma Grandauer sprach von 14,7 Millionen "
    "Euro. Die Seilbahn soll vom Bahnhof zur Burgruine führen. Stadtrat Egon Pfleiderer stimmte dagegen.",
    "Ilmstein bekommt eine Seilbahn. 14,7 Millionen Euro kostet der Bau, sagte Bürgermeisterin Wilma Grandauer. Egon Pfleiderer "
    "nannte den Beschluss im Stadtrat einen Fehler. Die Burgruine wird damit vom Bahnhof aus erreichbar.",
    "Die Molkerei Sennfeld in Gundelau entlässt 212 Beschäftigte. Geschäftsführer Norman Tischbein begründet das mit den "
    "Preisen für Rohmilch. Betriebsrätin Almut Kerschensteiner kündigte Widerstand an.",
    "212 Beschäftigte der Molkerei Sennfeld verlieren ihre Arbeit. Almut Kerschensteiner vom Betriebsrat war empört. Norman "
    "Tischbein, der Geschäftsführer, sprach in Gundelau von schlechten Preisen für Rohmilch.",
    "Die Woche in Kürze: In Ilmstein wird eine Seilbahn zur Burgruine gebaut, Bürgermeisterin Wilma Grandauer rechnet mit 14,7 "
    "Millionen Euro, Egon Pfleiderer stimmte im Stadtrat dagegen. In Gundelau entlässt die Molkerei Sennfeld 212 Beschäftigte, "
    "Almut Kerschensteiner vom Betriebsrat wehrt sich gegen Geschäftsführer Norman Tischbein und spricht von Rohmilch.",
]


@pytest.mark.parametrize("round_up", ["a", "c", "z"], ids=["first_by_id", "between_by_id", "last_by_id"])
def test_a_round_up_chains_no_two_stories(round_up: str, stories: Stories) -> None:
    ids = ["b1", "b2", "d1", "d2", round_up]
    known = [
        Document(id=id_, text=text, lang="de", published="2024-05-07") for id_, text in zip(ids, BRIDGE, strict=True)
    ]
    found = [story for story in stories(known) if len(story) > 1]
    assert not [story for story in found if {"b1", "d1"} <= set(story)]
    assert any({"b1", "b2"} <= set(story) for story in found)
    assert any({"d1", "d2"} <= set(story) for story in found)


def test_no_story_spans_more_than_three_days(stories: Stories) -> None:
    days = ["2024-05-06", "2024-05-08", "2024-05-10", "2024-05-12"]
    known = [replace(document, published=day) for document, day in zip(documents([COUNCIL[0]] * 4), days, strict=True)]
    for story in stories(known):
        assert len(story) <= 2


EVERYTHING = [
    *documents(UNRELATED, "a"),
    *documents([text for texts in FORMS.values() for text in texts], "f"),
    *documents(BRIDGE, "r"),
]


@given(pool=st.lists(st.sampled_from(EVERYTHING), unique_by=lambda d: d.id), shuffle=st.randoms())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_pool_and_no_order_changes_a_story(pool: list[Document], shuffle: Random, stories: Stories) -> None:
    known = [*pool, *documents(COUNCIL, "c")]
    shuffle.shuffle(known)
    assert [story for story in stories(known) if story[0].startswith("c")] == [["c0", "c1"]]


def test_thousands_of_forms_change_no_story(rulebook: Rulebook) -> None:
    """Where many share a name they are sifted in another way than where few do: that must not show."""
    lexicons = Lexicons(rulebook)
    rng = Random(4)
    towns = [
        f"{a}{b}" for a in ("Ilm", "Gundel", "Wett", "Rad", "Torf") for b in ("stein", "au", "moos", "lach", "ing")
    ]
    forms = [
        form.format(
            town=rng.choice(towns), other=rng.choice(towns), road="B318", age=rng.randint(20, 90), euros=rng.randint(1000, 9999),
            low=rng.randint(1, 9), high=rng.randint(10, 30), goals="3:1", crowd=rng.randint(100, 999), person="Rolf Zirngast",
        )
        for form in (ACCIDENT, BREAK_IN, WEATHER, RESULT)
        for _ in range(60)
    ]  # fmt: skip
    few = [*documents(BRIDGE[:4], "b"), *documents(COUNCIL, "c")]
    known = [replace(d, published="2024-05-07") for d in [*few, *documents(forms, "f")]]
    sketches = [sketch_of(discourse_of(d, lexicons["de"]), lexicons["de"]) for d in known]
    alone, crowded = stories_of(sketches[: len(few)]), stories_of(sketches)
    assert {doc: story for doc, story in crowded.items() if not doc.startswith("f")} == alone
    by_day = sorted(sketches, key=lambda s: s.doc)
    met = set(pairs_of(by_day))
    for first, second in combinations(range(len(by_day)), 2):
        if likeness(by_day[first], by_day[second]) >= 1.0:
            assert (first, second) in met


def test_a_sketch_is_small(rulebook: Rulebook) -> None:
    lexicon = Lexicons(rulebook)["de"]
    long = " ".join(text for texts in FORMS.values() for text in [*texts, *BRIDGE, *UNRELATED]) * 5
    sketch = sketch_of(discourse_of(documents([long])[0], lexicon), lexicon)
    assert sum(len(word.encode()) for word in [*sketch.marks, *sketch.words]) + 4 * len(sketch.said) <= 2048
