"""What two counts are to each other, told from two short reports each."""

from __future__ import annotations

import pytest

from discrepancy.model.document import Document
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.slips import swapped

MORNING, EVENING = "2025-03-04T08:00:00+01:00", "2025-03-04T19:00:00+01:00"
FIRE = "Bei dem Brand in Grünau wurden {} Menschen verletzt."

ROWS = {
    "two_figures_of_one_toll_conflict": (FIRE.format(17), FIRE.format(27), ["conflict"]),
    "about_covers_a_tenth": (FIRE.format("rund 300"), FIRE.format(312), ["agreement"]),
    "about_covers_one_under_twenty": (FIRE.format("etwa 12"), FIRE.format(13), ["agreement"]),
    "a_dozen_fits_thirteen": (FIRE.format("ein Dutzend"), FIRE.format(13), ["agreement"]),
    "a_toll_that_rose_is_an_update": (
        FIRE.format("vier"),
        "Die Zahl der Verletzten nach dem Brand in Grünau stieg auf neun.",
        ["update"],
    ),
    "a_toll_that_falls_without_a_word_is_a_conflict": (FIRE.format(27), FIRE.format(17), ["conflict"]),
    "children_are_not_all": (FIRE.format(17), "In Grünau wurden bei dem Brand neun Kinder verletzt.", []),
    "the_dead_are_not_the_injured": (FIRE.format(17), "Bei dem Brand in Grünau starben drei Menschen.", []),
    "parts_that_add_up_are_no_conflict": (
        "Bei dem Brand in Grünau starben 17 Menschen.",
        "In Grünau starben acht Menschen im Haus, neun starben im Spital.",
        [],
    ),
    "another_year_is_another_fire": (
        FIRE.format(17),
        "Im Jahr 2019 wurden bei einem Brand in Grünau 27 Menschen verletzt.",
        [],
    ),
    "two_named_parties_each_have_their_own": (
        "An dem Umzug in Grünau nahmen laut Polizei 9.000 Menschen teil.",
        "Nach Angaben der Veranstalter nahmen an dem Umzug in Grünau 16.000 Menschen teil.",
        ["attribution"],
    ),
}


@pytest.mark.parametrize(("first", "second", "verdicts"), ROWS.values(), ids=ROWS)
def test_two_counts(first: str, second: str, verdicts: list[str], rulebook: Rulebook) -> None:
    documents = [
        Document(id="a", text=first, published=EVENING if "27 Menschen" in first else MORNING, lang="de"),
        Document(id="b", text=second, published=MORNING if "27 Menschen" in first else EVENING, lang="de"),
    ]
    if verdicts == ["conflict"]:  # one hour of publication: the clock moves nothing
        documents = [Document(id=d.id, text=d.text, published=MORNING, lang="de") for d in documents]
    report = report_of(documents, rulebook, Choices(one_story=True))
    assert [f.verdict.value for f in report.findings if f.kind == "count" and f.sure] == verdicts


@pytest.mark.parametrize(
    ("first", "second", "is_slip"),
    [
        ("67", "76", True),
        ("24300", "23400", True),
        ("1.2", "12", True),
        ("17", "27", False),
        ("5", "7", False),
        ("112", "121", True),
    ],
)
def test_swapped_digits(first: str, second: str, is_slip: bool) -> None:
    assert swapped(first, second) is is_slip
    assert swapped(second, first) is is_slip


def test_two_round_figures_within_their_rounding_are_never_sure(rulebook: Rulebook) -> None:
    texts = (
        "Zu der Kundgebung in Grünau kamen 10.000 Menschen.",
        "An der Kundgebung in Grünau nahmen 9.800 Menschen teil.",
    )
    documents = [Document(id=chr(97 + n), text=text, lang="de") for n, text in enumerate(texts)]
    told = [f for f in report_of(documents, rulebook, Choices(one_story=True)).findings if f.kind == "count"]
    assert [(f.verdict.value, f.sure) for f in told] == [("conflict", False)]
