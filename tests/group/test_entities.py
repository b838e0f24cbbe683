"""Who is who in a story: spellings, surnames, posts; and who stays nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.extract.facts import discourse_of
from discrepancy.group.entities import different_owners, entities_of, one_name, same_owner, same_party
from discrepancy.model.document import Document
from discrepancy.model.finding import Entity
from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.files import Rulebook

Who = list[tuple[str, str | None]]


@pytest.fixture(scope="session")
def who(rulebook: Rulebook) -> Callable[..., list[Who]]:
    """`who("de", "text a", "text b")`: for each text the words of its mentions with the id of whom they mean."""
    lexicons = Lexicons(rulebook)

    def of(lang: str, *texts: str) -> list[Who]:
        read = [discourse_of(Document(id=chr(ord("a") + i), text=t), lexicons[lang]) for i, t in enumerate(texts)]
        known = entities_of(read, lexicons[lang].covers, lexicons[lang].houses)

        def id_of(doc: str, number: int) -> str | None:
            return known[doc, number].id if (doc, number) in known else None

        return [[(m.words, id_of(d.document.id, n)) for n, m in enumerate(d.entities)] for d in read]

    return of


# Texts, and pairs of mentions (text, place in it) that must be one, or must not.
Place = tuple[int, int]
ONE: dict[str, tuple[str, tuple[str, ...], Place, Place]] = {
    "a_german_and_an_english_spelling": (
        "de",
        ("Präsident Wolodymyr Selenskyj sprach.", "Präsident Volodymyr Zelenskyy sprach."),
        (0, 0),
        (1, 0),
    ),
    "two_romanisations": (
        "de",
        ("Außenminister Sergej Morosow sprach.", "Außenminister Sergei Morozov sprach."),
        (0, 0),
        (1, 0),
    ),
    "an_umlaut_and_its_two_letters": (
        "de",
        ("Der Pianist Iwan Müller spielte.", "Der Pianist Ivan Mueller spielte."),
        (0, 0),
        (1, 0),
    ),
    "a_given_name_with_and_without_h": (
        "de",
        ("Präsidentin Marta Kolb kam.", "Präsidentin Martha Kolb kam."),
        (0, 0),
        (1, 0),
    ),
    "two_english_spellings": (
        "en",
        ("President Volodymyr Zelensky spoke.", "President Volodymyr Zelenskyy spoke."),
        (0, 0),
        (1, 0),
    ),
    "a_surname_and_the_full_name_of_another_report": (
        "de",
        ("Ministerin Nino Kalandia sprach.", "Kalandia sprach am Abend."),
        (0, 0),
        (1, 0),
    ),
    "a_body_and_its_legal_form": (
        "de",
        ("Die Nordbahn AG schwieg.", "Die Nordbahn AG tagt. Die Nordbahn schwieg."),
        (0, 0),
        (1, 1),
    ),
    "a_body_and_its_abbreviation": (
        "de",
        ("Der Deutsche Wetterdienst (DWD) warnt.", "Dem Deutschen Wetterdienst glaubt man."),
        (0, 1),
        (1, 0),
    ),
    "a_body_and_its_letters": (
        "en",
        ("The National Transportation Safety Board met. The NTSB said nothing.",),
        (0, 0),
        (0, 1),
    ),
    "the_only_court_of_the_story": (
        "de",
        ("Das Landgericht Fulda vertagte. Das Gericht schwieg.",),
        (0, 0),
        (0, 1),
    ),
    "a_surname_in_front": ("de", ("Präsident Xi Jinping kam. Xi sprach.",), (0, 0), (0, 1)),
    "a_surname_of_two_words": (
        "en",
        ("Professor Niamh Ní Dhomhnaill came. Ní Dhomhnaill spoke.",),
        (0, 0),
        (0, 1),
    ),
    "initials_and_given_name": ("en", ("Senator James Vance came.", "Senator J. D. Vance came."), (0, 0), (1, 0)),
    "a_genitive_before_the_full_name": (
        "de",
        ("Prantls Rede war kurz. Bürgermeisterin Ida Prantl dankte.",),
        (0, 0),
        (0, 1),
    ),
    "an_english_genitive": ("en", ("Mayor Ida Prantl came.", "Prantl's speech was short."), (0, 0), (1, 0)),
    "a_post_with_its_state": (
        "de",
        ("Der finnische Außenminister Jens Ohlau kam.", "Der finnische Außenminister kam spät."),
        (0, 0),
        (1, 0),
    ),
    "an_english_post_with_its_state": (
        "en",
        ("The Finnish foreign minister, Jens Ohlau, came.", "The Finnish foreign minister came late."),
        (0, 0),
        (1, 0),
    ),
    "the_minister_is_the_finance_minister": (
        "de",
        ("US-Finanzminister Robert Hale kam. Der Minister sprach.",),
        (0, 0),
        (0, 1),
    ),
    "the_english_secretary_is_the_treasury_secretary": (
        "en",
        ("Treasury Secretary Robert Hale came. The secretary spoke.",),
        (0, 0),
        (0, 1),
    ),
    "the_mayor_is_the_one_named_before": (
        "de",
        ("Bürgermeisterin Ida Prantl kam. Die Bürgermeisterin sprach.",),
        (0, 0),
        (0, 1),
    ),
    "the_english_mayor_is_the_one_named_before": ("en", ("Mayor Ida Prantl came. The mayor spoke.",), (0, 0), (0, 1)),
    "the_bare_post_is_the_last_one_named": (
        "de",
        (
            "Der ukrainische Präsident Oleh Hontar kam. Der finnische Präsident Thomas Berger kam. "
            "Der Präsident schwieg.",
        ),
        (0, 1),
        (0, 2),
    ),
    "an_office_without_state_is_that_of_the_other_report": (
        "de",
        ("Das Präsidialamt in Kiew schwieg.", "Das Präsidialamt schwieg."),
        (0, 0),
        (1, 0),
    ),
}


@pytest.mark.parametrize(("lang", "texts", "first", "second"), ONE.values(), ids=ONE)
def test_two_mentions_are_one(
    lang: str, texts: tuple[str, ...], first: Place, second: Place, who: Callable[..., list[Who]]
) -> None:
    named = who(lang, *texts)
    (_, one), (_, other) = named[first[0]][first[1]], named[second[0]][second[1]]
    assert one is not None
    assert one == other


TWO: dict[str, tuple[str, tuple[str, ...], Place, Place]] = {
    "two_given_names": ("de", ("Präsidentin Marta Kolb kam.", "Präsident Karl Kolb kam."), (0, 0), (1, 0)),
    "two_presidents": (
        "de",
        ("Der ukrainische Präsident Oleh Hontar kam.", "Der finnische Präsident schwieg."),
        (0, 0),
        (1, 0),
    ),
    "two_english_given_names": ("en", ("Mayor Ida Prantl came.", "Mayor Paul Prantl came."), (0, 0), (1, 0)),
    "two_spellings_of_two_posts": (
        "de",
        ("Richter Meier kam. Bürgermeister Meyer kam auch.",),
        (0, 0),
        (0, 1),
    ),
    "two_companies": ("de", ("Die Nordbahn AG schwieg. Die Westbahn AG schwieg.",), (0, 0), (0, 1)),
    "two_houses": ("de", ("Der Kreml schwieg.", "Das Weiße Haus schwieg."), (0, 0), (1, 0)),
}


@pytest.mark.parametrize(("lang", "texts", "first", "second"), TWO.values(), ids=TWO)
def test_two_mentions_are_two(
    lang: str, texts: tuple[str, ...], first: Place, second: Place, who: Callable[..., list[Who]]
) -> None:
    named = who(lang, *texts)
    (_, one), (_, other) = named[first[0]][first[1]], named[second[0]][second[1]]
    assert one is not None
    assert other is not None
    assert one != other


NOBODY: dict[str, tuple[str, tuple[str, ...], Place]] = {
    "a_surname_that_two_bear": (
        "de",
        ("Bürgermeisterin Ida Prantl kam. Stadtrat Paul Prantl kam auch. Prantl sagte nichts.",),
        (0, 2),
    ),
    "an_english_surname_that_two_bear": (
        "en",
        ("Mayor Ida Prantl came. Councillor Paul Prantl came, too. Prantl said nothing.",),
        (0, 2),
    ),
    "a_court_where_two_are_named": (
        "de",
        ("Das Landgericht Fulda und das Amtsgericht Celle tagten. Das Gericht schwieg.",),
        (0, 2),
    ),
    "a_place": ("de", ("Sie wohnt in Ottensen.",), (0, 0)),
    "two_presidents_at_once": ("de", ("Die beiden Präsidenten schwiegen.",), (0, 0)),
    "a_post_that_nobody_holds": ("de", ("Der Bürgermeister schwieg.",), (0, 0)),
}


@pytest.mark.parametrize(("lang", "texts", "place"), NOBODY.values(), ids=NOBODY)
def test_a_mention_is_nobody(lang: str, texts: tuple[str, ...], place: Place, who: Callable[..., list[Who]]) -> None:
    assert who(lang, *texts)[place[0]][place[1]][1] is None


NAMES = {
    "equal": ("anna", "anna", True),
    "one_letter_another": ("sergei", "sergej", True),
    "one_letter_more": ("marta", "martha", True),
    "too_short_for_a_slip": ("ida", "ina", False),
    "two_letters_another": ("peter", "dieter", False),
    "another_name": ("karl", "oleh", False),
}


@pytest.mark.parametrize(("first", "second", "one"), NAMES.values(), ids=NAMES)
def test_given_names(first: str, second: str, one: bool) -> None:
    assert one_name(first, second) is one
    assert one_name(second, first) is one


KREML = Entity("office:president:RU", "Kreml", person=False, office="president", state="RU")
MOSCOW = Entity("state:RU", "Moskau", person=False, state="RU")
FOREIGN = Entity("office:foreign:RU", "Außenministerium", person=False, office="foreign", state="RU")
HELSINKI = Entity("state:FI", "Helsinki", person=False, state="FI")
KOLB = Entity("person:marta:kolb", "Marta Kolb", person=True, office="president", state="RU")
EGGER = Entity("person:paul:egger", "Paul Egger", person=True, office="foreign", state="RU")
OWNERS: dict[str, tuple[Entity | None, Entity | None, bool, bool]] = {  # same owner, different owners
    "the_same_house": (KREML, KREML, True, False),
    "a_house_and_its_capital": (KREML, MOSCOW, True, False),
    "a_president_and_her_house": (KOLB, KREML, True, False),
    "two_houses_of_a_state_are_neither": (KREML, FOREIGN, False, False),
    "two_people_of_a_state": (KOLB, EGGER, False, True),
    "two_states": (MOSCOW, HELSINKI, False, True),
    "somebody_and_nobody_are_neither": (MOSCOW, None, False, False),
    "nobody_and_nobody_are_neither": (None, None, False, False),
}


@pytest.mark.parametrize(("first", "second", "same", "different"), OWNERS.values(), ids=OWNERS)
def test_two_owners(first: Entity | None, second: Entity | None, same: bool, different: bool) -> None:
    assert (same_owner(first, second), different_owners(first, second)) == (same, different)
    assert (same_owner(second, first), different_owners(second, first)) == (same, different)


def test_a_state_and_who_acts_for_it_are_one_party() -> None:
    assert same_party(MOSCOW, KOLB)
    assert not same_party(HELSINKI, KOLB)
