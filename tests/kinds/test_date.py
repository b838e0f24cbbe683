"""Dates: what is read and to which days it comes, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.kinds.base import Rung, Text
from discrepancy.kinds.calendar import stretch_of
from discrepancy.kinds.date import DATE
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Period
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.clean import Words, lowered
from discrepancy.text.lexicon import Lexicon

FRIDAY = "2025-06-13T09:30:00+02:00"

# Sentence, words, days (or what stays open), role. All appeared on Friday, 13 June 2025.
Row = tuple[str, str, str, str]
GERMAN: list[Row] = [
    ("Die Kapelle spielte am Mittwoch im Park vor Gästen.", "Mittwoch", "2025-06-11", "when"),
    ("Die Kapelle spielte Mittwochabend im Park vor Gästen.", "Mittwochabend", "2025-06-11", "when"),
    ("Die Kapelle spielte am Mittwoch Abend im Park vor Gästen.", "Mittwoch Abend", "2025-06-11", "when"),
    ("Die Kapelle spielte am späten Mittwochabend im Park.", "späten Mittwochabend", "2025-06-11", "when"),
    ("Die Kapelle spielte am Dienstagvormittag im Park.", "Dienstagvormittag", "2025-06-10", "when"),
    ("Die Kapelle spielte am Mittwoch in der Früh im Park.", "Mittwoch in der Früh", "2025-06-11", "when"),
    ("Die Kapelle spielte am Sonnabend im Park vor Gästen.", "Sonnabend", "2025-06-07", "when"),
    ("Die Kapelle spielte vergangenen Freitag im Park.", "vergangenen Freitag", "2025-06-06", "when"),
    ("Die Kapelle spielt kommenden Freitag im Park vor Gästen.", "kommenden Freitag", "2025-06-20", "when"),
    ("Die Kapelle wird am Montag im Park vor Gästen spielen.", "Montag", "2025-06-16", "when"),
    ("Die Kapelle soll am Freitag im Park vor Gästen spielen.", "Freitag", "2025-06-13", "when"),
    ("Die Kapelle spielte am Freitag vor einer Woche im Park.", "Freitag", "2025-06-06", "when"),
    ("Die Kapelle spielte in der Nacht auf Donnerstag.", "Nacht auf Donnerstag", "2025-06-11..2025-06-12", "when"),
    ("Die Kapelle spielte in der Nacht zum Donnerstag.", "Nacht zum Donnerstag", "2025-06-11..2025-06-12", "when"),
    ("Die Kapelle spielte von Montag bis Mittwoch im Park.", "Montag bis Mittwoch", "2025-06-09..2025-06-11", "when"),
    ("Die Kapelle spielte heute im Park vor vielen Gästen.", "heute", "2025-06-13", "when"),
    ("Die Kapelle spielte gestern Abend im Park vor Gästen.", "gestern Abend", "2025-06-12", "when"),
    ("Die Kapelle spielte vorgestern im Park vor Gästen.", "vorgestern", "2025-06-11", "when"),
    ("Die Kapelle spielt morgen im Park vor vielen Gästen.", "morgen", "2025-06-14", "when"),
    ("Die Kapelle spielte am Vortag im Park vor Gästen.", "am Vortag", "day before", "when"),
    ("Die Kapelle spielte am 12. Februar im Park vor Gästen.", "12. Februar", "2025-02-12", "when"),
    ("Die Kapelle spielte am 12. Februar 2024 im Park.", "12. Februar 2024", "2024-02-12", "when"),
    ("Die Kapelle spielte am 1. Jänner 2025 im Park.", "1. Jänner 2025", "2025-01-01", "when"),
    ("Die Kapelle spielte am 3. Aug. 2024 im Park.", "3. Aug. 2024", "2024-08-03", "when"),
    ("Die Kapelle spielte am Montag, 3. März, im Park.", "Montag, 3. März", "2025-03-03", "when"),
    ("Die Kapelle spielte am Montagabend, dem 3. März, im Park.", "Montagabend, dem 3. März", "2025-03-03", "when"),
    ("Die Kapelle spielte den 3. und 4. Mai im Park.", "3. und 4. Mai", "2025-05-03..2025-05-04", "when"),
    ("Die Kapelle spielte vom 3. bis 5. Mai im Park.", "3. bis 5. Mai", "2025-05-03..2025-05-05", "when"),
    ("Die Kapelle spielte 3.–5. Mai im Park vor Gästen.", "3.–5. Mai", "2025-05-03..2025-05-05", "when"),
    ("Die Kapelle spielte am 13.01. im Park vor Gästen.", "13.01.", "2025-01-13", "when"),
    ("Die Kapelle spielte am 13.1.2024 im Park vor Gästen.", "13.1.2024", "2024-01-13", "when"),
    ("Die Kapelle spielte laut Liste 2024-01-13 im Park.", "2024-01-13", "2024-01-13", "when"),
    ("Die Kapelle spielte im März im Park vor Gästen.", "März", "2025-03", "when"),
    ("Die Kapelle spielte Ende Dezember im Park vor Gästen.", "Ende Dezember", "2024-12-19..2024-12-31", "when"),
    ("Die Kapelle spielte Mitte Mai 2024 im Park.", "Mitte Mai 2024", "2024-05-09..2024-05-21", "when"),
    ("Die Kapelle spielte im Vorjahr im Park vor Gästen.", "im Vorjahr", "2024", "when"),
    ("Die Kapelle spielt heuer im Park vor vielen Gästen.", "heuer", "2025", "when"),
    ("Die Kapelle spielte im Jahr 2019 im Park vor Gästen.", "2019", "2019", "when"),
    ("Die Kapelle spielt seit 2019 im Park vor Gästen.", "2019", "2019", "since"),
    ("Die Kapelle spielte im Sommer 2023 im Park.", "Sommer 2023", "2023-06..2023-09", "when"),
    ("Die Kapelle spielt Ende 2026 im Park vor Gästen.", "Ende 2026", "2026-09..2026-12", "when"),
    ("Die Kapelle spielte im zweiten Quartal 2024 im Park.", "zweiten Quartal 2024", "2024-04..2024-06", "when"),
    ("Die Kapelle spielte vergangene Woche im Park.", "vergangene Woche", "2025-06-02..2025-06-08", "when"),
    ("Die Kapelle spielte zu Silvester 2024 im Park.", "Silvester 2024", "2024-12-31", "when"),
    ("Die Kapelle war gut, sagte die Wirtin am Mittwoch.", "Mittwoch", "2025-06-11", "said"),
    ("Die Karten müssen bis Mittwoch abgeholt sein.", "Mittwoch", "2025-06-18", "deadline"),
    ("Der Park ist ab Montag für alle Gäste gesperrt.", "Montag", "2025-06-09", "from"),
    ("Der Dirigent wurde am 3. Mai 1950 in Linz geboren.", "3. Mai 1950", "1950-05-03", "birth"),
    ("Das Fest im Park begann am Mittwoch bei Regen.", "Mittwoch", "2025-06-11", "begin"),
    ("Das Fest im Park endete am Mittwoch bei Regen.", "Mittwoch", "2025-06-11", "end"),
]
ENGLISH: list[Row] = [
    ("The band played in the park on Wednesday for guests.", "Wednesday", "2025-06-11", "when"),
    ("The band played in the park on Tuesday evening.", "Tuesday evening", "2025-06-10", "when"),
    ("The band played in the park last Friday for guests.", "last Friday", "2025-06-06", "when"),
    ("The band plays in the park next Monday for guests.", "next Monday", "2025-06-16", "when"),
    ("The band will play in the park on Wednesday.", "Wednesday", "2025-06-18", "when"),
    ("The band played in the park yesterday for guests.", "yesterday", "2025-06-12", "when"),
    ("The band plays in the park tonight for guests.", "tonight", "2025-06-13", "when"),
    ("The band plays in the park tomorrow for guests.", "tomorrow", "2025-06-14", "when"),
    ("The band played in the park on 12 March for guests.", "12 March", "2025-03-12", "when"),
    ("The band played in the park on March 12th, 2024.", "March 12th, 2024", "2024-03-12", "when"),
    ("The band played in the park on Feb. 3 for guests.", "Feb. 3", "2025-02-03", "when"),
    ("The band played in the park on 3-5 May for guests.", "3-5 May", "2025-05-03..2025-05-05", "when"),
    ("The band played in the park on May 3 and 4.", "May 3 and 4", "2025-05-03..2025-05-04", "when"),
    ("The band played in the park in March 2024.", "March 2024", "2024-03", "when"),
    ("The band played in the park in March for guests.", "March", "2025-03", "when"),
    ("The band played in the park in late December.", "late December", "2024-12-19..2024-12-31", "when"),
    ("The band played in the park in 2019 for guests.", "2019", "2019", "when"),
    ("The band has played in the park since 2019.", "2019", "2019", "since"),
    ("The band played in the park last year for guests.", "last year", "2024", "when"),
    ("The band played in the park in the summer of 2023.", "summer of 2023", "2023-06..2023-09", "when"),
    ("The band played in the park on New Year's Eve 2024.", "New Year's Eve 2024", "2024-12-31", "when"),
    ("The band was good, the owner said on Wednesday.", "Wednesday", "2025-06-11", "said"),
    ("The conductor was born on 3 May 1950 in Leeds.", "3 May 1950", "1950-05-03", "birth"),
    ("The fair in the park began on Wednesday in rain.", "Wednesday", "2025-06-11", "begin"),
]
GERMAN_TRAPS = [
    "Der Klub gewann mit 3:1 gegen den Nachbarn.",
    "Der Klub spielt in der 1. Bundesliga ganz oben.",
    "Das Tor fiel in der 12. Minute der Partie.",
    "Die Fassung 12.3.1 ist auf dem Markt.",
    "Karl Mai schrieb über ferne Länder und Leute.",
    "Der Platz des 4. Juli ist für alle gesperrt.",
    "Die Straße des 17. Juni ist für alle gesperrt.",
    "Im 20. Jahrhundert stand dort eine Mühle.",
    "Er kam auf den 3. Platz und war zufrieden.",
    "Luca di Montezemolo kam mit dem Auto.",
    "Herr Freitag leitet den Chor der Gemeinde.",
    "Artikel 5 und § 3 gelten für alle Gäste.",
    "Montags ist das Lokal für alle geschlossen.",
    "Jeden Freitag tagt der Chor der Gemeinde.",
    "Der Saal fasst bis 2000 Gäste und mehr.",
    "Sie zählten 2019 Stimmen im großen Saal aus.",
    "Die Montagsdemonstration zog durch den Park.",
    "Die Freitag-Ausgabe liegt beim Wirt auf.",
    "Am Karfreitag schweigt die Kapelle im Ort.",
    "Das schrieb die Zeitung Heute über den Chor.",
    "Am Morgen spielte die Kapelle im Park.",
    "Der Boeing 2019 fehlte ein Rad am Bug.",
    "Der 31. Juni 2025 fehlt in jedem Kalender.",
]
ENGLISH_TRAPS = [
    "The club won 3:1 against its neighbours.",
    "They may come and they march in silence.",
    "May the best club win the cup this time.",
    "Version 12.3.1 is out for all to try.",
    "He came second and sat in the sun all day.",
    "The Sunday Times wrote about the band.",
    "Sales on Black Friday were low in town.",
    "The band meets every Friday in the park.",
    "The hall holds 2000 people and more.",
    "They counted 2019 votes in the great hall.",
    "The 9/11 attacks changed the city for good.",
    "The September 11 attacks changed the city.",
    "Article 5 and section 3 hold for all guests.",
    "Sat in the park, the band played on and on.",
]


def _dates(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "date"]


def _read(claim: Claim) -> tuple[str, str, str]:
    value = claim.fact.value
    assert isinstance(value, Period)
    return claim.fact.mention.surface, value.printed, claim.fact.role


@pytest.mark.parametrize("row", GERMAN, ids=[row[0] for row in GERMAN])
def test_german_dates(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _dates(report(row[0], lang="de", published=FRIDAY))] == [row[1:]]


@pytest.mark.parametrize("row", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english_dates(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _dates(report(row[0], lang="en", published=FRIDAY))] == [row[1:]]


@pytest.mark.parametrize("sentence", GERMAN_TRAPS)
def test_german_words_that_are_no_date(sentence: str, report: Callable[..., Report]) -> None:
    assert [c.fact.mention.surface for c in _dates(report(sentence, lang="de", published=FRIDAY))] == []


@pytest.mark.parametrize("sentence", ENGLISH_TRAPS)
def test_english_words_that_are_no_date(sentence: str, report: Callable[..., Report]) -> None:
    assert [c.fact.mention.surface for c in _dates(report(sentence, lang="en", published=FRIDAY))] == []


@pytest.mark.parametrize("published", [None, "2025", "2025-02", "soon"])
@pytest.mark.parametrize(
    ("words", "open_"),
    [("am Mittwoch", "weekday 3"), ("gestern", "yesterday"), ("am 12. Mai", "--05-12"), ("heuer", "this year")],
)
def test_without_a_day_of_publication_a_date_stays_open(
    words: str, open_: str, published: str | None, report: Callable[..., Report]
) -> None:
    [claim] = _dates(report(f"Die Kapelle spielte {words} im Park vor Gästen.", lang="de", published=published))
    value = claim.fact.value
    assert isinstance(value, Period)
    assert (value.start, value.end, value.label) == (None, None, open_)


# Two dates of reports that appeared on Friday, 13 June 2025, and the rung on which they stand together.
PAIRS: dict[str, tuple[str, str, Rung]] = {
    "a_weekday_is_its_date": ("am Mittwoch", "am 11. Juni", Rung.SAME),
    "a_weekday_holds_its_evening": ("am Mittwoch", "am Mittwochabend", Rung.SAME),
    "a_morning_misses_the_evening": ("am Mittwochmorgen", "am Mittwochabend", Rung.APART),
    "wednesday_misses_thursday": ("am Mittwoch", "am Donnerstag", Rung.APART),
    "a_night_fits_its_first_day": ("in der Nacht auf Donnerstag", "am Mittwoch", Rung.HEDGED),
    "a_night_fits_its_second_day": ("in der Nacht auf Donnerstag", "am Donnerstag", Rung.HEDGED),
    "a_month_holds_its_day": ("im März", "am 12. März", Rung.HEDGED),
    "a_month_misses_another_day": ("im März", "am 12. April", Rung.APART),
    "early_may_holds_the_first": ("Anfang Mai", "am 1. Mai", Rung.HEDGED),
    "a_year_says_nothing_on_another_day": ("im Jahr 2019", "am 12. April 2025", Rung.SILENT),
    "a_weekday_may_be_next_weeks": ("am Dienstag", "am 17. Juni", Rung.SILENT),
    "an_open_date_contradicts_nobody": ("am Vortag", "am 12. Juni", Rung.SILENT),
    "ranges_that_overlap_fit": ("vom 3. bis 5. Mai", "vom 4. bis 6. Mai", Rung.HEDGED),
    "a_day_without_a_year_is_of_any_year": ("am 12. April 2023", "am 12. April", Rung.SAME),
}


@pytest.mark.parametrize(("first", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_dates(first: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook) -> None:
    [a], [b] = (
        _dates(report(f"Die Kapelle spielte {one} im Park vor Gästen.", lang="de", published=FRIDAY))
        for one in (first, second)
    )
    assert DATE.weigh(a, b, rulebook, {}).rung is rung
    assert DATE.weigh(b, a, rulebook, {}).rung is rung


def test_weekdays_of_reports_without_a_date_contradict_nobody(
    report: Callable[..., Report], rulebook: Rulebook
) -> None:
    [a], [b] = (
        _dates(report(f"Die Kapelle spielte {one} im Park.", lang="de")) for one in ("am Montag", "am Dienstag")
    )
    assert DATE.weigh(a, b, rulebook, {}).rung is Rung.SILENT


# Properties
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
FRAMES = [
    "Die Kapelle spielte am {}.",
    "Die Kapelle wird am {} spielen.",
    "kommenden {}",
    "vergangenen {}",
    "Nacht auf {}",
]


def _found(text: str, rulebook: Rulebook, published: str | None, lang: str = "de") -> list[Period]:
    words = Words(Field.TEXT, text, lowered(text))
    found = DATE.find(Text(words, [(0, len(text))], [(0, len(text), False)], [], published), Lexicon(rulebook, lang))
    return [one.value for one in found if isinstance(one.value, Period)]


@settings(max_examples=60, deadline=None)
@given(
    weekday=st.integers(0, 6),
    frame=st.sampled_from(FRAMES),
    published=st.dates(date(1950, 1, 1), date(2090, 1, 1)),
)
def test_a_weekday_lies_within_a_week_of_publication(
    weekday: int, frame: str, published: date, rulebook: Rulebook
) -> None:
    [period] = {
        p.end: p for p in _found(frame.format(WEEKDAYS[weekday]), rulebook, published.isoformat()) if p.end
    }.values()
    assert period.end is not None
    day = date.fromisoformat(period.end)
    assert day.weekday() == weekday
    assert abs(day - published) <= timedelta(days=7)


PIECES = [
    "Mai",
    "3.",
    "31.",
    "12",
    ".",
    "2025",
    "-02",
    "bis",
    " und ",
    "Mittwoch",
    "Nacht auf",
    "gestern",
    "İ",
    "ﬁ",
    "٣",
    "im",
    ":",
]


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=12).map(" ".join),
    published=st.sampled_from([None, "2025-06-13", "0001-01-01", "9999-12-31", "2025-02", "2025-02-31", "x"]),
    lang=st.sampled_from(["de", "en"]),
)
def test_whatever_stands_there_nothing_breaks(text: str, published: str | None, lang: str, rulebook: Rulebook) -> None:
    for period in _found(text, rulebook, published, lang):
        if period.start is not None and period.end is not None:
            assert stretch_of(period.start, period.end) is not None


def _claim(first: date, days: int, repeats: str, hours: tuple[int, int] | None) -> Claim:
    span = Span(Field.TEXT, 0, 1)
    mention = Mention("a", span, "x", 0, span, "date", "de/date/made")
    value = Period(first.isoformat(), (first + timedelta(days=days)).isoformat(), "", repeats, hours)
    return Claim(Fact(mention, value, "when"), Document(id="a", text="x"), None, None, "a", "de")


CLAIMS = st.builds(
    _claim,
    st.dates(date(2020, 1, 1), date(2030, 1, 1)).filter(lambda d: (d.month, d.day) != (2, 29)),
    st.integers(0, 20),
    st.sampled_from(["", "week"]),
    st.sampled_from([None, (16, 26), (3, 12)]),
)


@settings(deadline=None)
@given(first=CLAIMS, second=CLAIMS)
def test_weighing_dates_is_symmetric(first: Claim, second: Claim, rulebook: Rulebook) -> None:
    assert DATE.weigh(first, second, rulebook, {}) == DATE.weigh(second, first, rulebook, {})


@settings(deadline=None)
@given(claim=CLAIMS)
def test_a_date_is_the_same_as_itself(claim: Claim, rulebook: Rulebook) -> None:
    assert DATE.weigh(claim, claim, rulebook, {}).rung is Rung.SAME
