"""Numbers in words and digits: what a speller writes, the reader reads back; what is no number is refused whole."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.pattern import compiled

DE_TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
DE_UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", *DE_TEENS]
DE_TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
EN_TEENS = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
EN_UNITS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", *EN_TEENS]
EN_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def german(n: int) -> str:
    """The German words of 1 to 999,999: 21 is "einundzwanzig"."""
    words = _german(n)
    return words + "s" if words.endswith("ein") else words


def _german(n: int) -> str:
    if n >= 1000:
        return _german(n // 1000) + "tausend" + _german(n % 1000)
    if n >= 100:
        return DE_UNITS[n // 100] + "hundert" + _german(n % 100)
    if n < 20:
        return DE_UNITS[n]
    ten, unit = DE_TENS[n // 10], DE_UNITS[n % 10]
    return f"{unit}und{ten}" if unit else ten


def english(n: int, and_: str = " and ") -> str:
    """The English words of 1 to 999,999: 121 is "one hundred and twenty-one", without the "and" where it is a blank."""
    if n >= 1000:
        rest = n % 1000
        link = and_ if 0 < rest < 100 else " "
        return f"{english(n // 1000, and_)} thousand" + (link + english(rest, and_) if rest else "")
    if n >= 100:
        return f"{EN_UNITS[n // 100]} hundred" + (and_ + english(n % 100, and_) if n % 100 else "")
    if n < 20:
        return EN_UNITS[n]
    ten, unit = EN_TENS[n // 10], EN_UNITS[n % 10]
    return f"{ten}-{unit}" if unit else ten


EDGES = [*range(1, 131), 200, 201, 999, 1000, 1001, 1010, 1021, 1100, 1999, 2000, 10_001, 21_000, 99_999, 100_000]
EDGES += [100_001, 101_000, 101_101, 999_999]
SAMPLE = sorted({*EDGES, *random.Random(20).sample(range(1, 1_000_000), 3000 - len(EDGES))})


def test_the_speller_spells() -> None:
    assert (german(21), german(101), german(342_117)) == (
        "einundzwanzig",
        "einhunderteins",
        "dreihundertzweiundvierzigtausendeinhundertsiebzehn",
    )
    assert (english(21), english(1005), english(342_117)) == (
        "twenty-one",
        "one thousand and five",
        "three hundred and forty-two thousand one hundred and seventeen",
    )


@pytest.mark.parametrize("n", SAMPLE)
def test_german_words_read_back(n: int, lexicons: Lexicons) -> None:
    assert lexicons["de"].numerals.read(german(n)) == n


@pytest.mark.parametrize("n", SAMPLE)
def test_english_words_read_back(n: int, lexicons: Lexicons) -> None:
    assert lexicons["en"].numerals.read(english(n)) == n


@given(n=st.integers(1, 999_999))
def test_english_words_without_and_read_back(n: int, lexicons: Lexicons) -> None:
    assert lexicons["en"].numerals.read(english(n, " ")) == n


@given(n=st.integers(1, 999_999), lang=st.sampled_from(["de", "en"]))
def test_the_pattern_covers_what_is_read(n: int, lang: str, lexicons: Lexicons) -> None:
    words = german(n) if lang == "de" else english(n)
    assert compiled(lexicons[lang].numerals.pattern).fullmatch(words) is not None


@given(n=st.integers(2, 99))
def test_german_tens_read_with_a_double_s(n: int, lexicons: Lexicons) -> None:
    assert lexicons["de"].numerals.read(german(n).replace("ß", "ss")) == n


@given(n=st.integers(0, 10**12), mark=st.sampled_from([".", "’", "'", " "]))
def test_german_digits_in_groups(n: int, mark: str, lexicons: Lexicons) -> None:
    assert lexicons["de"].numerals.read(f"{n:,}".replace(",", mark)) == n


@given(n=st.integers(0, 10**12), mark=st.sampled_from([",", " "]))
def test_english_digits_in_groups(n: int, mark: str, lexicons: Lexicons) -> None:
    assert lexicons["en"].numerals.read(f"{n:,}".replace(",", mark)) == n


@given(whole=st.integers(0, 99_999), hundredths=st.integers(0, 99))
def test_decimals_are_exact(whole: int, hundredths: int, lexicons: Lexicons) -> None:
    exact = Fraction(whole * 100 + hundredths, 100)
    assert lexicons["de"].numerals.read(f"{whole},{hundredths:02d}") == exact
    assert lexicons["en"].numerals.read(f"{whole}.{hundredths:02d}") == exact


READ = [
    ("de", "zweieinhalb", "5/2"),
    ("de", "eineinhalb", "3/2"),
    ("de", "anderthalb", "3/2"),
    ("de", "dreieinviertel", "13/4"),
    ("de", "eine halbe", "1/2"),
    ("de", "drei viertel", "3/4"),
    ("de", "dreiviertel", "3/4"),
    ("de", "neunzehnhundertneunundachtzig", "1989"),
    ("de", "hundert", "100"),
    ("de", "hunderteins", "101"),
    ("de", "tausend", "1000"),
    ("de", "hundertundeins", "101"),
    ("de", "zwo", "2"),
    ("de", "ein dutzend", "12"),
    ("de", "zwei dutzend", "24"),
    ("de", "drei millionen", "3000000"),
    ("de", "1,5 mio.", "1500000"),
    ("de", "2,25 milliarden", "2250000000"),
    ("de", "1.234.567,5", "2469135/2"),
    ("de", "0", "0"),
    ("de", "null", "0"),
    ("en", "a", "1"),
    ("en", "a hundred", "100"),
    ("en", "two and a half", "5/2"),
    ("en", "two-and-a-half", "5/2"),
    ("en", "three and three quarters", "15/4"),
    ("en", "half a", "1/2"),
    ("en", "three-quarters", "3/4"),
    ("en", "twenty five", "25"),
    ("en", "nineteen hundred and eighty", "1980"),
    ("en", "two dozen", "24"),
    ("en", "a million", "1000000"),
    ("en", "2.5bn", "2500000000"),
    ("en", "1.5 million", "1500000"),
    ("en", "1,234,567.5", "2469135/2"),
    ("en", "zero", "0"),
]


@pytest.mark.parametrize(("lang", "words", "value"), READ, ids=[f"{lang}: {words} is {v}" for lang, words, v in READ])
def test_words_are_worth(lang: str, words: str, value: str, lexicons: Lexicons) -> None:
    assert lexicons[lang].numerals.read(words) == Fraction(value)


REFUSED = [
    ("de", "zwei drei"),
    ("de", "dreizwanzig"),
    ("de", "zwanzigdreißig"),
    ("de", "zwanzigdrei"),
    ("de", "zehnzwanzig"),
    ("de", "und zwei"),
    ("de", "zwei und"),
    ("de", "zweianderthalb"),
    ("de", "einhalbdrei"),
    ("de", "tausend millionen tausend"),
    ("de", "hunderthundert"),
    ("de", "zweitausenddreitausend"),
    ("de", "zweistunden"),
    ("de", ""),
    ("de", " "),
    ("de", "1,2,3"),
    ("de", "1.5 mios"),
    ("en", "two three"),
    ("en", "twenty thirty"),
    ("en", "five-twenty"),
    ("en", "and two"),
    ("en", "two and"),
    ("en", "half three"),
    ("en", "hundred hundred"),
    ("en", "two thousand three thousand"),
    ("en", "twentyish"),
    ("en", ""),
    ("en", "1.2.3"),
    ("en", "3rd"),
]


@pytest.mark.parametrize(("lang", "words"), REFUSED, ids=[f"{lang}: {words!r} is no number" for lang, words in REFUSED])
def test_words_that_are_no_number(lang: str, words: str, lexicons: Lexicons) -> None:
    assert lexicons[lang].numerals.read(words) is None
