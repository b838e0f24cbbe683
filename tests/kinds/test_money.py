"""Sums of money: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.kinds.base import Rung
from discrepancy.kinds.money import MONEY
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Qualifier, Quantity, same_digits
from discrepancy.rulebook.files import Rulebook
from discrepancy.selftest import notation

# Sentence, words, value with its hedge in short notation, role.
Row = tuple[str, str, str, str]
GERMAN: list[Row] = [
    ("Der Umsatz betrug 3,5 Mio. Euro.", "3,5 Mio. Euro", "3500000 EUR", "turnover"),
    ("Der Umsatz betrug 1,2 Mrd. €.", "1,2 Mrd. €", "1200000000 EUR", "turnover"),
    ("Der Umsatz betrug € 1,2 Mrd. im Jahr.", "€ 1,2 Mrd.", "1200000000 EUR", "turnover"),
    ("Der Umsatz betrug EUR 500.", "EUR 500", "500 EUR", "turnover"),
    ("Die Miete beträgt CHF 1'200.", "CHF 1'200", "1200 CHF", "rent"),
    ("Die Miete beträgt 1’200 Franken.", "1’200 Franken", "1200 CHF", "rent"),
    ("Die Miete beträgt 24.50 Franken.", "24.50 Franken", "24.5 CHF", "rent"),
    ("Das Los brachte 12,50 Euro.", "12,50 Euro", "12.5 EUR", "amount"),
    ("Das Los brachte 2 Euro 50.", "2 Euro 50", "2.5 EUR", "amount"),
    ("Das Los brachte 99 Cent.", "99 Cent", "0.99 EUR", "amount"),
    ("Der Schaden beträgt rund eine halbe Million Euro.", "eine halbe Million Euro", "~500000 EUR", "damage"),
    ("Der Schaden beträgt anderthalb Milliarden Euro.", "anderthalb Milliarden Euro", "1500000000 EUR", "damage"),
    ("Die Beute betrug eine Dreiviertelmillion Euro.", "eine Dreiviertelmillion Euro", "750000 EUR", "loot"),
    ("Der Schaden beträgt knapp drei Millionen Dollar.", "drei Millionen Dollar", "<~3000000 USD", "damage"),
    ("Die Beute betrug 500 schwedische Kronen.", "500 schwedische Kronen", "500 SEK", "loot"),
    (
        "Die Baukosten liegen bei zwei bis drei Millionen Euro.",
        "zwei bis drei Millionen Euro",
        "2000000..3000000 EUR",
        "cost",
    ),
    ("Das 20-Millionen-Euro-Projekt ruht.", "20-Millionen-Euro-Projekt", "20000000 EUR", "amount"),
    ("Der Gewinn stieg um 3 Mio. Euro.", "3 Mio. Euro", "3000000 EUR", "rise"),
    ("Der Gewinn sank um 3 Mio. Euro.", "3 Mio. Euro", "3000000 EUR", "fall"),
    ("Es entstand ein Millionenschaden.", "Millionenschaden", "vague", "damage"),
    ("Sie erbeuteten mehrere tausend Euro Bargeld.", "mehrere tausend Euro", "vague", "loot"),
]
ENGLISH: list[Row] = [
    ("Revenue was $2.5bn.", "$2.5bn", "2500000000 USD", "turnover"),
    ("Revenue was £3m.", "£3m", "3000000 GBP", "turnover"),
    ("Revenue was €400k.", "€400k", "400000 EUR", "turnover"),
    ("Revenue was 2.5 million euros.", "2.5 million euros", "2500000 EUR", "turnover"),
    ("Revenue was between $2m and $3m.", "between $2m and $3m", "2000000..3000000 USD", "turnover"),
    ("Revenue was $2-3 million.", "$2-3 million", "2000000..3000000 USD", "turnover"),
    ("The fine was half a million pounds.", "half a million pounds", "500000 GBP", "fine"),
    ("It is a $10-million project.", "$10-million", "10000000 USD", "amount"),
    ("It is a 3.5-million-euro loan.", "3.5-million-euro", "3500000 EUR", "loan"),
    ("The ransom was A$12,500.", "A$12,500", "12500 AUD", "loot"),
    ("The stamp costs 45p.", "45p", "0.45 GBP", "cost"),
    ("Damage was put at more than 2 million Swiss francs.", "2 million Swiss francs", ">2000000 CHF", "damage"),
    ("Profit rose by $3m.", "$3m", "3000000 USD", "rise"),
    ("The deal cost tens of millions of dollars.", "tens of millions of dollars", "vague", "cost"),
]
TRAPS = {
    "de": [
        "Die 19 Euro-Länder berieten.",
        "Das Los brachte 500 Kronen.",
        "Das Los brachte 1.2.3 Euro.",
        "Das Los brachte zwei drei Euro.",
        "Ein 500-Euro-Schein lag da.",
        "Der Ein-Euro-Job lohnt nicht.",
        "Die Millionenstadt schläft.",
        "Der Hund nahm 20 Pfund ab.",
        "Die Euro 2024 begann.",
    ],
    "en": [
        "He weighed 200 pounds.",
        "Police seized 500 pounds of powder.",
        "Three teams won two games.",
        "It was the million-dollar question.",
        "The film runs in 1080p.",
        "They won 500 pesos.",
        "The plan costs $1.2.3.",
        "The 19 euro countries met.",
    ],
}


def _sums(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "money"]


@pytest.mark.parametrize(
    ("lang", "row"), [(lang, row) for lang, rows in (("de", GERMAN), ("en", ENGLISH)) for row in rows], ids=str
)
def test_a_sum_is_read(lang: str, row: Row, report: Callable[..., Report]) -> None:
    sentence, words, value, role = row
    [claim] = _sums(report(sentence, lang=lang))
    assert (claim.fact.mention.surface, notation(claim), claim.fact.role) == (words, value, role)


@pytest.mark.parametrize(("lang", "sentence"), [(lang, one) for lang, some in TRAPS.items() for one in some])
def test_words_that_are_no_sum(lang: str, sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _sums(report(sentence, lang=lang))] == []


SUBJECTS = {
    "Der Umsatz stieg von 2,9 auf 3,5 Mrd. Euro.": [("2,9", "before"), ("3,5 Mrd. Euro", "")],
    "Der Umsatz betrug 3,1 Mrd. Euro nach 2,8 Mrd. im Vorjahr.": [("3,1 Mrd. Euro", ""), ("2,8 Mrd.", "before")],
    "Die Dividende beträgt 2 Euro je Aktie.": [("2 Euro", "per-share")],
    "Der Umsatz betrug im dritten Quartal 3 Mio. Euro.": [("3 Mio. Euro", "q3")],
}


@pytest.mark.parametrize(("sentence", "wanted"), SUBJECTS.items(), ids=SUBJECTS)
def test_what_narrows_a_sum(sentence: str, wanted: list[tuple[str, str]], report: Callable[..., Report]) -> None:
    found = [(claim.fact.mention.surface, claim.fact.subject) for claim in _sums(report(sentence, lang="de"))]
    assert found == wanted


PAIRS: dict[str, tuple[str, str, Rung]] = {
    "a_printed_place_is_a_grain": ("3,5 Mio. Euro", "3,52 Mio. Euro", Rung.ROUNDED),
    "beyond_the_printed_place": ("3,5 Mio. Euro", "3,6 Mio. Euro", Rung.APART),
    "one_sum_in_two_notations": ("3,5 Mio. Euro", "3.500.000 Euro", Rung.SAME),
    "about_covers": ("rund 3,5 Mio. Euro", "3,3 Mio. Euro", Rung.HEDGED),
    "nearly_three": ("knapp drei Milliarden Euro", "2,91 Mrd. Euro", Rung.HEDGED),
    "one_figure_two_currencies": ("3,5 Mio. Euro", "3,5 Mio. Dollar", Rung.APART),
    "two_figures_two_currencies": ("3,5 Mio. Euro", "3,9 Mio. Dollar", Rung.SILENT),
    "cents_of_two_currencies": ("50 Cent", "50 US-Cent", Rung.SILENT),
    "a_size_covers": ("mehrere Millionen Euro", "3,5 Mio. Euro", Rung.HEDGED),
    "a_size_without_currency": ("einen zweistelligen Millionenbetrag", "35 Mio. Franken", Rung.HEDGED),
    "a_size_that_does_not_fit": ("einen zweistelligen Millionenbetrag", "3 Mio. Franken", Rung.SILENT),
}


@pytest.mark.parametrize(("first", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_sums(first: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook) -> None:
    [a], [b] = (_sums(report(f"Der Schaden beträgt {words}.", lang="de")) for words in (first, second))
    assert MONEY.weigh(a, b, rulebook, {}).rung is rung
    assert MONEY.weigh(b, a, rulebook, {}).rung is rung


def _claim(amount: Fraction, unit: str, grain: Fraction, qualifier: Qualifier) -> Claim:
    span = Span(Field.TEXT, 0, 1)
    mention = Mention("a", span, "x", 0, span, "money", "de/money/made")
    fact = Fact(mention, Quantity(amount, amount, unit, grain), "damage", qualifier, False, False)
    return Claim(fact, Document(id="a", text="x"), None, None, "a", "de")


AMOUNTS = st.builds(
    _claim,
    st.integers(2, 10**9).map(Fraction),
    st.sampled_from(("EUR", "USD", "XXX")),
    st.sampled_from((Fraction(0), Fraction(100))),
    st.sampled_from((Qualifier.EXACT, Qualifier.ABOUT, Qualifier.AT_LEAST)),
)


@given(AMOUNTS, AMOUNTS)
def test_weighing_is_symmetric(rulebook: Rulebook, first: Claim, second: Claim) -> None:
    assert MONEY.weigh(first, second, rulebook, {}).rung is MONEY.weigh(second, first, rulebook, {}).rung


@given(st.integers(11, 10**6), st.integers(1, 6))
def test_a_shifted_mark_keeps_the_digits(number: int, places: int) -> None:
    shifted = same_digits(Fraction(number), Fraction(number) * 10**places)
    assert shifted == (len(str(number).strip("0")) > 1)
