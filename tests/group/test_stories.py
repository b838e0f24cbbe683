"""Which documents tell one story; nothing is compared across two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from discrepancy.model.document import Document

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
