"""Clock times and minutes of play: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.kinds.base import Rung, Text
from discrepancy.kinds.time import TIME
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Period, Qualifier
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.clean import Words, lowered
from discrepancy.text.lexicon import Lexicon

# Sentence, words, time, hedge ("near": close to its bound), role.
Row = tuple[str, str, str, str, str]
GERMAN: list[Row] = [
    ("Die Kapelle spielte um 14.30 Uhr im Park.", "14.30 Uhr", "14:30", "exact", "at"),
    ("Die Kapelle spielte um 14:30 Uhr im Park.", "14:30 Uhr", "14:30", "exact", "at"),
    ("Die Kapelle spielte um 20 Uhr 15 im Park.", "20 Uhr 15", "20:15", "exact", "at"),
    ("Die Kapelle spielte um 14:30 im Park vor Gästen.", "14:30", "14:30", "exact", "at"),
    ("Die Kapelle spielte gegen 12 Uhr im Park.", "12 Uhr", "12:00", "about", "at"),
    ("Die Kapelle spielte etwa um 12 Uhr im Park.", "12 Uhr", "12:00", "about", "at"),
    ("Die Kapelle spielte kurz nach 8 Uhr im Park.", "8 Uhr", "08:00", "near more_than", "at"),
    ("Die Kapelle spielte kurz vor 8 Uhr im Park.", "8 Uhr", "08:00", "near less_than", "at"),
    ("Die Kapelle spielte nach 8 Uhr im Park.", "8 Uhr", "08:00", "more_than", "at"),
    ("Die Kapelle spielte um 8 Uhr früh im Park.", "8 Uhr früh", "08:00", "exact", "at"),
    ("Die Kapelle spielte um 8 Uhr abends im Park.", "8 Uhr abends", "20:00", "exact", "at"),
    ("Die Kapelle spielte um halb drei im Park.", "halb drei", "02:30/14:30", "exact", "at"),
    ("Die Kapelle spielte um Viertel nach vier im Park.", "Viertel nach vier", "04:15/16:15", "exact", "at"),
    ("Die Kapelle spielte um Viertel vor vier im Park.", "Viertel vor vier", "03:45/15:45", "exact", "at"),
    ("Die Kapelle spielte um dreiviertel vier im Park.", "dreiviertel vier", "03:45/15:45", "exact", "at"),
    ("Die Kapelle spielte um zehn nach vier im Park.", "zehn nach vier", "04:10/16:10", "exact", "at"),
    ("Die Kapelle spielte um acht Uhr im Park vor Gästen.", "acht Uhr", "08:00/20:00", "exact", "at"),
    ("Die Kapelle spielte um Mitternacht im Park.", "Mitternacht", "00:00", "exact", "at"),
    ("Die Kapelle spielte kurz nach Mitternacht im Park.", "Mitternacht", "00:00", "near more_than", "at"),
    ("Die Kapelle spielte um 15 Uhr MEZ im Park.", "15 Uhr MEZ", "15:00+01:00", "exact", "at"),
    ("Die Kapelle spielte um 15 Uhr Ortszeit im Park.", "15 Uhr Ortszeit", "15:00", "exact", "at"),
    ("Die Kapelle spielte von 10.15 bis 11.40 Uhr.", "von 10.15 bis 11.40 Uhr", "10:15..11:40", "range", "at"),
    ("Die Kapelle spielte zwischen 10 und 12 Uhr.", "zwischen 10 und 12 Uhr", "10:00..12:00", "range", "at"),
    ("Das Tor fiel in der 81. Minute nach einer Ecke.", "81. Minute", "minute 81", "exact", "minute"),
    ("Das Tor erzielte Lukas Ebner (45.+2) nach einer Ecke.", "45.+2", "minute 45+2", "exact", "minute"),
    ("Das Tor erzielte Lukas Ebner (81.) nach einer Ecke.", "81.", "minute 81", "exact", "minute"),
    ("Der Park ist ab 8 Uhr für alle Gäste offen.", "8 Uhr", "08:00", "exact", "from"),
    ("Der Park ist bis 8 Uhr für alle Gäste zu.", "8 Uhr", "08:00", "exact", "deadline"),
    ("Das Fest im Park beginnt um 8 Uhr bei Regen.", "8 Uhr", "08:00", "exact", "begin"),
    ("Das Fest im Park endete um 8 Uhr bei Regen.", "8 Uhr", "08:00", "exact", "end"),
    ("Die Feuerwehr wurde um 8.05 Uhr alarmiert.", "8.05 Uhr", "08:05", "exact", "alarm"),
]
ENGLISH: list[Row] = [
    ("The band played in the park at 2:30 p.m. for guests.", "2:30 p.m.", "14:30", "exact", "at"),
    ("The band played in the park at 2.30pm for guests.", "2.30pm", "14:30", "exact", "at"),
    ("The band played in the park at 12 a.m. for guests.", "12 a.m.", "00:00", "exact", "at"),
    ("The band played in the park at 12:15 p.m. for guests.", "12:15 p.m.", "12:15", "exact", "at"),
    ("The band played in the park at about 2 p.m. for all.", "2 p.m.", "14:00", "about", "at"),
    ("The band played in the park shortly after 2 p.m. again.", "2 p.m.", "14:00", "near more_than", "at"),
    ("The band played in the park at half past two for all.", "half past two", "02:30/14:30", "exact", "at"),
    ("The band played in the park at noon for guests.", "noon", "12:00", "exact", "at"),
    ("The band played in the park at midnight for guests.", "midnight", "00:00", "exact", "at"),
    ("The band played in the park at 1430 GMT for guests.", "1430 GMT", "14:30+00:00", "exact", "at"),
    ("The band played in the park at 14:30 for guests.", "14:30", "14:30", "exact", "at"),
    ("The band played from 2 to 4 p.m. in the park.", "from 2 to 4 p.m.", "14:00..16:00", "range", "at"),
    (
        "The band played between 10 a.m. and 2 p.m. in the park.",
        "between 10 a.m. and 2 p.m.",
        "10:00..14:00",
        "range",
        "at",
    ),
    ("The goal fell in the 81st minute after a corner.", "81st minute", "minute 81", "exact", "minute"),
    ("The fair in the park began at 8 a.m. in rain.", "8 a.m.", "08:00", "exact", "begin"),
]
GERMAN_TRAPS = [
    "Der Klub gewann mit 3:1 gegen den Nachbarn.",
    "Zur Pause stand es 14:12 für den Nachbarn.",
    "Der Klub gewann 12:30 gegen den Nachbarn.",
    "Der Wirt hat rund um die Uhr geöffnet.",
    "Sie kaufte acht Uhren auf dem Markt.",
    "Die Halle war halb leer und kalt.",
    "Das Verhältnis von 10:15 überrascht alle.",
    "Das war um 25 Uhr nicht möglich.",
    "Die Fassung 14.30 ist auf dem Markt.",
    "Die Runde (2. Teil) fiel im Park aus.",
    "Die Mitternachtsmette fiel im Dorf aus.",
    "Sie fuhr bis 2:30 Minuten an die Spitze heran.",
]
ENGLISH_TRAPS = [
    "The club won 3:1 against its neighbours.",
    "I am 2 metres tall and glad of it.",
    "The local council has 1430 members.",
    "They played in the afternoon for guests.",
    "The midnight train stood in the station.",
    "The vote went ten to two for the club.",
]


def _times(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "time"]


def _read(claim: Claim) -> tuple[str, str, str, str]:
    fact, value = claim.fact, claim.fact.value
    assert isinstance(value, Period)
    hedge = ("near " if fact.near else "") + fact.qualifier.value
    return fact.mention.surface, value.printed, hedge, fact.role


@pytest.mark.parametrize("row", GERMAN, ids=[row[0] for row in GERMAN])
def test_german_times(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _times(report(row[0], lang="de"))] == [row[1:]]


@pytest.mark.parametrize("row", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_times(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _times(report(row[0], lang="en"))] == [row[1:]]


@pytest.mark.parametrize("sentence", GERMAN_TRAPS)
def test_german_words_that_are_no_time(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _times(report(sentence, lang="de"))] == []


@pytest.mark.parametrize("sentence", ENGLISH_TRAPS)
def test_english_words_that_are_no_time(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _times(report(sentence, lang="en"))] == []


def test_a_time_takes_the_day_of_its_clause(report: Callable[..., Report]) -> None:
    [claim] = _times(report("Die Kapelle spielte am 12. Mai 2025 um 14.30 Uhr im Park.", lang="de"))
    assert isinstance(claim.fact.value, Period)
    assert claim.fact.value.start == "2025-05-12T14:30"


PAIRS: dict[str, tuple[str, str, Rung]] = {
    "a_time_is_itself": ("um 8.10 Uhr", "um 8.10 Uhr", Rung.SAME),
    "eight_meets_five_past": ("um 8 Uhr", "um 8.05 Uhr", Rung.ROUNDED),
    "eight_misses_twenty_past": ("um 8 Uhr", "um 8.20 Uhr", Rung.APART),
    "about_eight_meets_ten_past": ("gegen 8 Uhr", "um 8.10 Uhr", Rung.HEDGED),
    "about_eight_misses_ten_past_six": ("gegen 8 Uhr", "um 6.10 Uhr", Rung.APART),
    "just_after_eight_meets_five_past": ("kurz nach 8 Uhr", "um 8.05 Uhr", Rung.HEDGED),
    "just_after_eight_misses_half_past": ("kurz nach 8 Uhr", "um 8.30 Uhr", Rung.APART),
    "two_zones_are_converted": ("um 15 Uhr MEZ", "um 14 Uhr GMT", Rung.HEDGED),
    "two_zones_that_differ": ("um 15 Uhr MEZ", "um 15 Uhr GMT", Rung.APART),
    "a_zone_says_nothing_on_local_time": ("um 3.12 Uhr MEZ", "um 5.12 Uhr Ortszeit", Rung.SILENT),
    "half_past_two_meets_the_afternoon": ("um halb drei", "um 14.30 Uhr", Rung.HEDGED),
    "half_past_two_misses_five": ("um halb drei", "um 17 Uhr", Rung.APART),
    "midnight_meets_five_to_twelve": ("um Mitternacht", "um 23.57 Uhr", Rung.ROUNDED),
    "a_range_holds_its_middle": ("von 10 bis 12 Uhr", "um 11 Uhr", Rung.HEDGED),
    "a_minute_is_itself": ("in der 81. Minute", "in der 81. Minute", Rung.SAME),
    "a_minute_meets_the_next": ("in der 81. Minute", "in der 82. Minute", Rung.HEDGED),
    "a_minute_misses_another": ("in der 81. Minute", "in der 18. Minute", Rung.APART),
    "a_minute_says_nothing_on_a_clock": ("in der 81. Minute", "um 18 Uhr", Rung.SILENT),
    "another_day_says_nothing": ("am 12. Mai 2025 um 8 Uhr", "am 13. Mai 2025 um 10 Uhr", Rung.SILENT),
}


@pytest.mark.parametrize(("first", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_times(first: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook) -> None:
    [a], [b] = (_times(report(f"Die Kapelle spielte {one} im Park vor Gästen.", lang="de")) for one in (first, second))
    there, back = TIME.weigh(a, b, rulebook, {}).rung, TIME.weigh(b, a, rulebook, {}).rung
    assert there is back
    assert (there, rung) in {(rung, rung), (Rung.SAME, Rung.HEDGED)}


# Properties
PIECES = [
    "8",
    "14.30",
    "Uhr",
    "um",
    "halb",
    "drei",
    "(81.)",
    "25",
    ":",
    "p.m.",
    "from",
    "to",
    "bis",
    "GMT",
    "İ",
    "٣",
    "Minute",
    "81.",
]


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map(" ".join),
    lang=st.sampled_from(["de", "en"]),
)
def test_whatever_stands_there_nothing_breaks(text: str, lang: str, rulebook: Rulebook) -> None:
    words = Words(Field.TEXT, text, lowered(text))
    for found in TIME.find(Text(words, [(0, len(text))], [(0, len(text), False)], []), Lexicon(rulebook, lang)):
        assert 0 <= found.start < found.end <= len(text)


def _claim(minutes: int, length: int, qualifier: Qualifier, near: bool, zone: str) -> Claim:
    span = Span(Field.TEXT, 0, 1)
    mention = Mention("a", span, "x", 0, span, "time", "de/time/made")
    start, end = (f"{m % 1440 // 60:02}:{m % 60:02}{zone}" for m in (minutes, minutes + length))
    return Claim(
        Fact(mention, Period(start, end), "at", qualifier, near), Document(id="a", text="x"), None, None, "a", "de"
    )


CLAIMS = st.builds(
    _claim,
    st.integers(0, 1439),
    st.sampled_from([0, 0, 30, 120]),
    st.sampled_from(list(Qualifier)),
    st.booleans(),
    st.sampled_from(["", "+01:00", "-05:00"]),
)


@settings(deadline=None)
@given(first=CLAIMS, second=CLAIMS)
def test_weighing_times_is_symmetric(first: Claim, second: Claim, rulebook: Rulebook) -> None:
    assert TIME.weigh(first, second, rulebook, {}) == TIME.weigh(second, first, rulebook, {})


@settings(deadline=None)
@given(claim=CLAIMS)
def test_a_time_is_the_same_as_itself(claim: Claim, rulebook: Rulebook) -> None:
    assert TIME.weigh(claim, claim, rulebook, {}).rung is Rung.SAME
