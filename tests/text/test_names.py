"""Who is named in a sentence: as what, with which office and state, and whether the words themselves show it."""

from __future__ import annotations

import pytest

from discrepancy.pipeline import Lexicons
from discrepancy.text.known import SecondLook
from discrepancy.text.names import NameReader
from discrepancy.text.spelling import folded

# Words, what they name, office, state, whether they are a name beyond doubt.
Named = tuple[str, str, str, str, bool]
GERMAN: list[tuple[str, list[Named]]] = [
    ("Bürgermeisterin Ida Prantl sprach am Abend.", [("Bürgermeisterin Ida Prantl", "person", "mayor", "", True)]),
    (
        "Der ukrainische Präsident Oleh Hontar reiste ab.",
        [("ukrainische Präsident Oleh Hontar", "person", "president", "UA", True)],
    ),
    (
        "Österreichs Außenministerin Marta Kolb dankte.",
        [("Österreichs Außenministerin Marta Kolb", "person", "foreign", "AT", True)],
    ),
    ("US-Finanzminister Robert Hale kam.", [("US-Finanzminister Robert Hale", "person", "finance", "US", True)]),
    ("Der Kremlsprecher schwieg.", [("Kremlsprecher", "person", "president", "RU", True)]),
    ("Der Kreml schwieg am Freitag.", [("Kreml", "body", "president", "RU", True)]),
    ("Das Weiße Haus teilte nichts mit.", [("Weiße Haus", "body", "president", "US", True)]),
    ("Kiew wartet auf eine Antwort.", [("Kiew", "state", "", "UA", True)]),
    (
        "Die Sprecherin des finnischen Außenministeriums bestätigte das Treffen.",
        [("Sprecherin des finnischen Außenministeriums", "person", "foreign", "FI", True)],
    ),
    (
        "Das Büro des französischen Präsidenten schwieg.",
        [("Büro des französischen Präsidenten", "body", "president", "FR", True)],
    ),
    ("Nach Angaben der Polizei wurde niemand verletzt.", [("Polizei", "body", "police", "", True)]),
    ("Dr. Egger operierte drei Stunden lang.", [("Dr. Egger", "person", "", "", True)]),
    ("Frau Brandvold sagte nichts.", [("Frau Brandvold", "person", "", "", True)]),
    ("Die beiden Präsidenten gaben sich die Hand.", [("Präsidenten", "person", "president", "", True)]),
    ("Der Bürgermeister lachte.", [("Bürgermeister", "person", "mayor", "", True)]),
    ("Der Kiewer Amtskollege nickte.", [("Kiewer Amtskollege", "person", "colleague", "UA", True)]),
    ("Die Sitzung dauerte drei Stunden.", []),
    (
        "Thomas Berger, Direktor des Museums, freute sich.",
        [("Thomas Berger", "person", "", "", True), ("Direktor", "person", "head", "", True)],
    ),
    (
        "Die deutsche Bundeskanzlerin Eva Lorenz reiste nach Helsinki.",
        [
            ("deutsche Bundeskanzlerin Eva Lorenz", "person", "government", "DE", True),
            ("Helsinki", "state", "", "FI", True),
        ],
    ),
    ("Kolbs Ansprache war kurz.", [("Kolbs", "person", "", "", False)]),
    ("Präsident Hontars Besuch war kurz.", [("Präsident Hontars", "person", "president", "", True)]),
    ("Die Feuerwehr rückte mit 40 Leuten aus.", [("Feuerwehr", "body", "fire-service", "", True)]),
    ("Ein Sprecher der Polizei bestätigte den Einsatz.", [("Sprecher der Polizei", "person", "police", "", True)]),
    (
        "Moskau und Washington verhandeln.",
        [("Moskau", "state", "", "RU", True), ("Washington", "state", "", "US", True)],
    ),
    (
        "Das Präsidialamt in Kiew bestätigte das Telefonat.",
        [("Präsidialamt", "body", "president", "", True), ("Kiew", "state", "", "UA", True)],
    ),
    ("Wegen der Hitze blieb die Halle leer.", []),
    ("Prantl schwieg.", [("Prantl", "person", "", "", False)]),
    ("Der Élysée-Palast schwieg.", [("Élysée-Palast", "body", "president", "FR", True)]),
    ("Bundespräsident Karl Lorenz gratulierte.", [("Bundespräsident Karl Lorenz", "person", "president", "", True)]),
]
ENGLISH: list[tuple[str, list[Named]]] = [
    ("Mayor Ida Prantl spoke in the evening.", [("Mayor Ida Prantl", "person", "mayor", "", True)]),
    ("Ukrainian President Oleh Hontar left.", [("Ukrainian President Oleh Hontar", "person", "president", "UA", True)]),
    ("Britain's prime minister said nothing.", [("Britain's prime minister", "person", "government", "GB", True)]),
    ("The Kremlin was silent on Friday.", [("Kremlin", "body", "president", "RU", True)]),
    ("The White House gave no details.", [("White House", "body", "president", "US", True)]),
    ("Kyiv is waiting for an answer.", [("Kyiv", "state", "", "UA", True)]),
    (
        "The office of the French president was silent.",
        [("office of the French president", "body", "president", "FR", True)],
    ),
    ("Police said nobody was hurt.", [("Police", "body", "police", "", True)]),
    ("On Monday Prantl spoke to reporters.", [("Prantl", "person", "", "", False)]),
    ("Dr Egger operated for three hours.", [("Dr Egger", "person", "", "", True)]),
    ("Ms Brandvold said nothing.", [("Ms Brandvold", "person", "", "", True)]),
    ("The two presidents shook hands.", [("presidents", "person", "president", "", True)]),
    ("The mayor laughed.", [("mayor", "person", "mayor", "", True)]),
    ("His Ukrainian counterpart nodded.", [("Ukrainian counterpart", "person", "colleague", "UA", True)]),
    ("The session lasted three hours.", []),
    (
        "Thomas Berger, director of the museum, was pleased.",
        [("Thomas Berger", "person", "", "", True), ("director", "person", "head", "", True)],
    ),
    (
        "German Chancellor Eva Lorenz travelled to Helsinki.",
        [("German Chancellor Eva Lorenz", "person", "government", "DE", True), ("Helsinki", "state", "", "FI", True)],
    ),
    ("Kolb's speech was short.", [("Kolb", "person", "", "", False)]),
    ("President Hontar's visit was short.", [("President Hontar", "person", "president", "", True)]),
    ("Firefighters arrived with 40 people.", [("Firefighters", "body", "fire-service", "", True)]),
    (
        "He spoke with Finance Minister Nino Kalandia about tariffs.",
        [("Finance Minister Nino Kalandia", "person", "finance", "", True)],
    ),
    (
        "Moscow and Washington are negotiating.",
        [("Moscow", "state", "", "RU", True), ("Washington", "state", "", "US", True)],
    ),
    ("Former president Paul Egger came.", [("Former president Paul Egger", "person", "politician", "", True)]),
    ("Vice President Paul Egger came.", [("Vice President Paul Egger", "person", "politician", "", True)]),
    (
        "The presidential office in Kyiv confirmed the call.",
        [("presidential office", "body", "president", "", True), ("Kyiv", "state", "", "UA", True)],
    ),
    ("Because of the heat the hall stayed empty.", []),
    (
        "Foreign Secretary Helen Ward met Sergei Morozov in Rome.",
        [
            ("Foreign Secretary Helen Ward", "person", "foreign", "", True),
            ("Sergei Morozov", "person", "", "", True),
            ("Rome", "state", "", "IT", True),
        ],
    ),
    (
        "The prime minister of Finland, Aino Rautala, agreed.",
        [("prime minister of Finland, Aino Rautala", "person", "government", "FI", True)],
    ),
    (
        "The Finnish prime minister, Aino Rautala, agreed.",
        [("Finnish prime minister, Aino Rautala", "person", "government", "FI", True)],
    ),
    ("Sir Robert Hale came.", [("Sir Robert Hale", "person", "", "", True)]),
    (
        "The United States and the United Kingdom agreed.",
        [("United States", "state", "", "US", True), ("United Kingdom", "state", "", "GB", True)],
    ),
    ("Thursday was quiet.", []),
    (
        "US Treasury Secretary Robert Hale came.",
        [("US Treasury Secretary Robert Hale", "person", "finance", "US", True)],
    ),
    ("Prantl said nothing.", [("Prantl", "person", "", "", False)]),
    (
        "He met Ms Brandvold and Dr Egger.",
        [("Ms Brandvold", "person", "", "", True), ("Dr Egger", "person", "", "", True)],
    ),
]


@pytest.fixture(scope="session")
def readers(lexicons: Lexicons) -> dict[str, NameReader]:
    """The name readers of both languages."""
    return {lang: NameReader(lexicons[lang]) for lang in ("de", "en")}


def _named(sentence: str, reader: NameReader) -> list[Named]:
    found = reader.named(reader.tokens(sentence, 0, len(sentence)))
    return [(sentence[n.start : n.end], n.kind.value, n.office, n.state, n.strong) for n in found]


@pytest.mark.parametrize(("sentence", "named"), GERMAN, ids=[sentence for sentence, _ in GERMAN])
def test_german_names(sentence: str, named: list[Named], readers: dict[str, NameReader]) -> None:
    assert _named(sentence, readers["de"]) == named


@pytest.mark.parametrize(("sentence", "named"), ENGLISH, ids=[sentence for sentence, _ in ENGLISH])
def test_english_names(sentence: str, named: list[Named], readers: dict[str, NameReader]) -> None:
    assert _named(sentence, readers["en"]) == named


# Sentence -> what is named, as (kind, proper name): the name alone, without title and post.
NAMES: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "a_legal_form": ("de", "Die Nordbahn AG schwieg.", [("body", "Nordbahn AG")]),
    "a_noun_that_opens": ("de", "Das Landgericht Fulda vertagte.", [("body", "Landgericht Fulda")]),
    "a_noun_that_opens_and_a_place_of_two_words": (
        "de",
        "Das Landesgericht Wiener Neustadt vertagte.",
        [("body", "Landesgericht Wiener Neustadt")],
    ),
    "a_noun_that_takes_a_field": ("de", "Das Bundesamt für Umwelt warnt.", [("body", "Bundesamt für Umwelt")]),
    "a_noun_that_closes": ("de", "Er las beim Suhrkamp Verlag.", [("body", "Suhrkamp Verlag")]),
    "an_adjective_of_a_name": ("de", "Der Deutsche Wetterdienst warnt.", [("body", "Deutsche Wetterdienst")]),
    "the_police_of_a_city_is_no_name": ("de", "Die Hamburger Polizei fahndet.", []),
    "an_abbreviation_in_brackets": (
        "de",
        "Der Deutsche Wetterdienst (DWD) warnt.",
        [("body", "Deutsche Wetterdienst"), ("body", "DWD")],
    ),
    "what_tells_what_it_is_is_no_part": ("de", "Die Reederei Nordhav schwieg.", [("body", "Nordhav")]),
    "a_club_and_its_result": ("de", "Der MSV Duisburg 3:0 vorn.", [("body", "MSV Duisburg")]),
    "a_club_of_a_saint": ("de", "Der FC St. Gallen gewann.", [("body", "FC St. Gallen")]),
    "a_person_from_a_body": (
        "de",
        "Felix Magath von der SPD kam.",
        [("person", "Felix Magath"), ("body", "SPD")],
    ),
    "particles": ("de", "Ursula von der Leyen kam.", [("person", "Ursula von der Leyen")]),
    "initials": ("de", "J. D. Vance kam.", [("person", "J. D. Vance")]),
    "a_calling_that_no_table_knows": (
        "de",
        "Die Geophysikerin Oyunbileg Tsend kam.",
        [("person", "Oyunbileg Tsend")],
    ),
    "an_inflected_adjective_is_no_name": ("de", "Das Stück „Wilder Jäger“ lief.", []),
    "a_place_after_a_preposition": ("de", "Sie wohnt in Ottensen.", [("place", "Ottensen")]),
    "no_place_after_a_preposition": ("de", "Sie geht in Pension.", []),
    "a_street": ("de", "Auf der Triester Straße brannte es.", [("place", "Triester Straße")]),
    "a_currency": ("de", "Es kostet 25 000 Franken.", []),
    "an_english_legal_form": ("en", "Shares in Northwind plc fell.", [("body", "Northwind plc")]),
    "a_body_of_something": ("en", "The Royal College of Nursing met.", [("body", "Royal College of Nursing")]),
    "a_body_with_and": (
        "en",
        "The Mercia Fire and Rescue Service came.",
        [("body", "Mercia Fire and Rescue Service")],
    ),
    "a_given_name_that_is_a_word": ("en", "The deputy, Hope Wainwright, left.", [("person", "Hope Wainwright")]),
    "a_surname_that_is_a_place_word": ("en", "The mayor, Ellie Marsh, left.", [("person", "Ellie Marsh")]),
    "a_road": ("en", "They met on Oxford Road.", [("place", "Oxford Road")]),
    "a_village": ("en", "They reached the village of Kalambo.", [("place", "Kalambo")]),
    "a_town_by_its_state": ("en", "The mayor of Bend, Oregon, left.", [("place", "Bend"), ("place", "Oregon")]),
    "a_storm": ("en", "The Storm Eunice passed.", []),
}


@pytest.mark.parametrize(("lang", "sentence", "named"), NAMES.values(), ids=NAMES)
def test_proper_names(lang: str, sentence: str, named: list[tuple[str, str]], readers: dict[str, NameReader]) -> None:
    reader = readers[lang]
    found = reader.named(reader.tokens(sentence, 0, len(sentence)))
    shown = [(n.kind.value, sentence[n.name_start : n.name_end]) for n in found if n.name_end and n.strong]
    assert shown == named


AGAIN: dict[str, tuple[str, tuple[str, str], list[tuple[str, str]]]] = {
    "a_surname_that_is_a_calling": ("de", ("Karl Bauer kam.", "Bauer lachte."), [("person", "Bauer")]),
    "an_article_makes_it_a_calling": ("de", ("Karl Bauer kam.", "Ein Bauer lachte."), []),
    "a_genitive_before_a_noun": (
        "de",
        ("Henrike Sattler kam.", "Sattlers Rückzug war still."),
        [("person", "Sattlers")],
    ),
    "another_spelling_in_the_genitive": (
        "de",
        ("Arkadi Wolkonski kam.", "Er hielt Wolkonskys Hand."),
        [("person", "Wolkonskys")],
    ),
    "a_surname_of_two_words": ("en", ("Jean-Baptiste Le Goff came.", "Nobody saw Le Goff."), [("person", "Le Goff")]),
    "a_surname_is_no_place": (
        "de",
        ("Swantje Brodersen kam.", "Nach Brodersens Angaben ging es gut."),
        [("person", "Brodersens")],
    ),
    "a_month_is_no_surname": ("en", ("Theresa May left.", "They meet in May."), []),
    "a_body_by_its_first_word": ("de", ("Die Nordbahn AG schwieg.", "Die Nordbahn kam."), [("body", "Nordbahn")]),
    "a_place_without_preposition": ("de", ("Sie wohnt in Ottensen.", "Ottensen feiert."), [("place", "Ottensen")]),
}


@pytest.mark.parametrize(("lang", "sentences", "named"), AGAIN.values(), ids=AGAIN)
def test_the_second_look(
    lang: str,
    sentences: tuple[str, str],
    named: list[tuple[str, str]],
    lexicons: Lexicons,
    readers: dict[str, NameReader],
) -> None:
    reader = readers[lang]
    found = SecondLook(lexicons[lang], reader).settled([reader.tokens(s, 0, len(s)) for s in sentences])[1]
    shown = [(n.kind.value, sentences[1][n.name_start : n.name_end]) for n in found if n.name_end]
    assert [name for name in shown if name[1] not in {"Hand", "Angaben", "Nobody"}] == named


def test_a_sentence_without_words_names_nobody(readers: dict[str, NameReader]) -> None:
    reader = readers["de"]
    assert reader.named(reader.tokens("– … –", 0, 5)) == []


GENDERS = {
    "a_feminine_post": ("de", "Bürgermeisterin Prantl kam.", "f"),
    "a_given_name": ("de", "Präsident Oleh Hontar kam.", "m"),
    "a_masculine_post": ("de", "Der Bürgermeister lachte.", "m"),
    "an_english_given_name": ("en", "President Eva Lorenz came.", "f"),
    "an_english_post_tells_none": ("en", "President Hontar came.", ""),
}


@pytest.mark.parametrize(("lang", "sentence", "gender"), GENDERS.values(), ids=GENDERS)
def test_gender(lang: str, sentence: str, gender: str, readers: dict[str, NameReader]) -> None:
    reader = readers[lang]
    [named] = reader.named(reader.tokens(sentence, 0, len(sentence)))
    assert named.gender == gender


GROUPS = {
    "two_presidents": ("de", "Die beiden Präsidenten gaben sich die Hand.", True),
    "one_president_in_the_dative": ("de", "Er sprach mit dem Präsidenten.", False),
    "two_english_presidents": ("en", "The two presidents shook hands.", True),
    "one_english_president": ("en", "The president shook hands.", False),
}


@pytest.mark.parametrize(("lang", "sentence", "group"), GROUPS.values(), ids=GROUPS)
def test_one_or_several(lang: str, sentence: str, group: bool, readers: dict[str, NameReader]) -> None:
    reader = readers[lang]
    [named] = reader.named(reader.tokens(sentence, 0, len(sentence)))
    assert named.group is group


FOLDED = {
    "german_and_english_romanisation": ("Selenskyj", "Zelenskyy", True),
    "w_and_v": ("Morosow", "Morozov", True),
    "umlaut_and_two_letters": ("Müller", "Mueller", True),
    "accents": ("Zsófia", "Zsofia", True),
    "apostrophes": ("O’Hara", "O'Hara", True),
    "a_hook_and_four_letters": ("Čechow", "Tschechow", True),
    "a_crossed_d": ("Đoković", "Djokovic", True),
    "zh_and_sch": ("Zhukov", "Schukow", True),
    "ou_and_u": ("Youssef", "Jussef", True),
    "a_hushed_ending": ("Gorbatschow", "Gorbachev", True),
    "th_and_t": ("Martha", "Marta", True),
    "two_names": ("Berger", "Burger", False),
    "two_short_names": ("Kolb", "Kalb", False),
}


@pytest.mark.parametrize(("first", "second", "one"), FOLDED.values(), ids=FOLDED)
def test_spellings_of_a_name(first: str, second: str, one: bool) -> None:
    assert (folded(first) == folded(second)) is one
