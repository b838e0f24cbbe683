"""Quotes by their marks: each style, nesting, apostrophes, inches, marks that never close."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.pipeline import Lexicons
from discrepancy.text.quotation import marks_of

from .conftest import Tidied

Tidy = Callable[[str, str], Tidied]


def _quotes(text: str, lang: str, tidied: Tidy, lexicons: Lexicons) -> list[str]:
    """The quotes of a text with their marks, an inner one with a > before it for each level."""
    words, content = tidied(text, lang)
    found = marks_of(lexicons[lang]).quotations(words.text, content)
    return [">" * q.depth + words.text[q.start : q.end] for q in found]


QUOTES: dict[str, tuple[str, str, list[str]]] = {
    # styles
    "german_low_high": ("de", "Er sagte: „Es reicht.“ Dann ging er.", ["„Es reicht.“"]),
    "german_low_and_right_high": ("de", "Er sagte: „Es reicht.” Dann ging er.", ["„Es reicht.”"]),
    "german_low_and_straight": ("de", 'Er sagte: „Es reicht." Dann ging er.', ['„Es reicht."']),
    "guillemets_inward": ("de", "Er sagte: »Es reicht.« Dann ging er.", ["»Es reicht.«"]),
    "guillemets_outward": ("de", "Er sagte: «Es reicht.» Dann ging er.", ["«Es reicht.»"]),
    "single_guillemets_inward": ("de", "Er sprach von einem ›Wunder‹ im Dorf.", ["›Wunder‹"]),
    "single_guillemets_outward": ("de", "Er sprach von einem ‹Wunder› im Dorf.", ["‹Wunder›"]),
    "english_marks_in_german": ("de", "Er sagte: “Es reicht.” Dann ging er.", ["“Es reicht.”"]),
    "straight_marks_in_german": ("de", 'Er sagte: "Es reicht." Dann ging er.', ['"Es reicht."']),
    "single_german_marks": ("de", "Er sprach von einem ‚Wunder‘ im Dorf.", ["‚Wunder‘"]),
    "a_comma_that_opens": ("de", "Er sprach von einem ,Wunder‘ im Dorf.", [",Wunder‘"]),
    "english_double": ("en", "He said, “It is over.” Then he left.", ["“It is over.”"]),
    "english_single": ("en", "He said, ‘It is over.’ Then he left.", ["‘It is over.’"]),
    "straight_double": ("en", 'He said, "It is over." Then he left.', ['"It is over."']),
    "straight_single": ("en", "He said, 'It is over.' Then he left.", ["'It is over.'"]),
    "german_marks_in_english": ("en", "He said, „It is over.“ Then he left.", ["„It is over.“"]),
    # place
    "a_quote_opens_the_text": ("de", "„Es reicht“, sagte er.", ["„Es reicht“"]),
    "a_quote_closes_the_text": ("de", "Er sagte: „Es reicht“", ["„Es reicht“"]),
    "two_quotes_of_a_sentence": ("de", "„Gut“, sagte er, „sehr gut.“", ["„Gut“", "„sehr gut.“"]),
    "two_straight_quotes": ("en", '"Good," he said, "very good."', ['"Good,"', '"very good."']),
    "a_quote_in_brackets": ("de", "Er ging („Es reicht“) und kam nicht wieder.", ["„Es reicht“"]),
    "a_quote_behind_a_dash": ("de", "Er ging – „Es reicht“ – und kam nicht wieder.", ["„Es reicht“"]),
    "a_quote_before_a_question_mark": ("de", "Sagte er wirklich „Es reicht“?", ["„Es reicht“"]),
    # nesting
    "german_inside_german": ("de", "Er sagte: „Sie rief ‚Halt‘ und lief.“", ["„Sie rief ‚Halt‘ und lief.“", ">‚Halt‘"]),
    "single_guillemets_inside": (
        "de",
        "Er sagte: »Sie rief ›Halt‹ und lief.«",
        ["»Sie rief ›Halt‹ und lief.«", ">›Halt‹"],
    ),
    "single_inside_double": ("en", "“She cried ‘Stop’ and ran,” he said.", ["“She cried ‘Stop’ and ran,”", ">‘Stop’"]),
    "double_inside_single": ("en", "‘She cried “Stop” and ran,’ he said.", ["‘She cried “Stop” and ran,’", ">“Stop”"]),
    "straight_single_inside_straight_double": (
        "en",
        "\"She cried 'Stop' and ran,\" he said.",
        ["\"She cried 'Stop' and ran,\"", ">'Stop'"],
    ),
    "inner_and_outer_close_together": ("de", "Er sagte: „Sie rief ‚Halt‘“ und ging.", ["„Sie rief ‚Halt‘“", ">‚Halt‘"]),
    "an_inner_quote_at_the_start": (
        "en",
        "“‘Stop’ is what she cried,” he said.",
        ["“‘Stop’ is what she cried,”", ">‘Stop’"],
    ),
    # apostrophes
    "an_elision_is_no_mark": ("de", "Ich hab's gesehen, und du hast's auch.", []),
    "an_elision_inside_a_quote": ("de", "„Ich hab’s gesehen“, sagte er.", ["„Ich hab’s gesehen“"]),
    "an_elision_inside_single_marks": ("de", "Er sagte: ‚Ich hab’s gesehen.‘ Dann ging er.", ["‚Ich hab’s gesehen.‘"]),
    "a_genitive_without_s": ("de", "Das war Peters' Haus und Hans' Garten.", []),
    "o_clock_is_no_mark": ("en", "It began at seven o'clock and ended at nine o'clock.", []),
    "contractions_are_no_marks": ("en", "It's what they don't know that hurts.", []),
    "curly_contractions_are_no_marks": ("en", "It’s what they don’t know that hurts.", []),
    "a_contraction_inside_single_marks": ("en", "He said, ‘It’s over.’ Then he left.", ["‘It’s over.’"]),
    "a_straight_contraction_inside_single_marks": ("en", "He said, 'It's over.' Then he left.", ["'It's over.'"]),
    "a_plural_genitive_is_no_mark": ("en", "The players' coach and the fans' anger.", []),
    # inches and feet
    "feet_and_inches": ("en", "He stands 6'2\" tall and she 5'9\" tall.", []),
    "inches_beside_a_quote": ("en", 'The 24" screen is new. "It works," he said.', ['"It works,"']),
    "inches_in_german": ("de", 'Der Schirm misst 24" und kostet viel.', []),
    # what never closes
    "an_unclosed_quote_is_none": ("de", "Er sagte: „Es reicht. Dann ging er.", []),
    "a_closing_mark_alone_is_none": ("de", "Es reicht.“ Dann ging er.", []),
    "an_odd_mark_costs_its_paragraph": ("de", "Er sagte: „Es reicht.\n\nDas Wort „gut“ fiel oft.", ["„gut“"]),
    "an_odd_straight_mark_costs_its_paragraph": (
        "en",
        'He said: "It is over.\n\nThen "fine" came the answer.',
        ['"fine"'],
    ),
    "a_quote_before_the_odd_mark_stays": ("de", "„Gut“, sagte sie. Er sagte: „Es reicht.\n\nEs regnete.", ["„Gut“"]),
    "single_marks_do_not_cross_paragraphs": ("en", "He said: ‘It is over.\n\nThen it rained.’ Nobody cared.", []),
    "empty_marks_hold_nothing": ("de", "Er schrieb „“ und ging.", []),
    # over paragraphs
    "a_quote_goes_on_where_its_mark_stands_again": (
        "en",
        "“It is over.\n\n“We go home,” he said.",
        ["“It is over.\n\n“We go home,”"],
    ),
    "a_german_quote_goes_on": ("de", "„Es reicht.\n\n„Wir gehen heim“, sagte er.", ["„Es reicht.\n\n„Wir gehen heim“"]),
    # what looks alike
    "a_comma_between_words_opens_nothing": ("de", "Er kam, sah und siegte, wie Peters‘ Vater.", []),
    "no_marks_no_quotes": ("de", "Es regnete den ganzen Tag.", []),
}


@pytest.mark.parametrize(("lang", "text", "quotes"), QUOTES.values(), ids=QUOTES)
def test_quotes_of_a_text(lang: str, text: str, quotes: list[str], tidied: Tidy, lexicons: Lexicons) -> None:
    assert _quotes(text, lang, tidied, lexicons) == quotes


MARKS = "„“”‚‘’»«›‹\"',` "


@settings(max_examples=300, deadline=None)
@given(
    text=st.text(st.one_of(st.sampled_from(MARKS + "ab.\n"), st.characters(codec="utf-8")), max_size=80),
    lang=st.sampled_from(["de", "en"]),
)
def test_quotes_nest_and_never_cross(text: str, lang: str, tidied: Tidy, lexicons: Lexicons) -> None:
    words, content = tidied(text, lang)
    found = marks_of(lexicons[lang]).quotations(words.text, content)
    assert [(q.start, -q.end) for q in found] == sorted((q.start, -q.end) for q in found)
    assert all(q.end - q.start >= 3 for q in found), "two marks and something between"
    assert not any(a.start < b.start < a.end < b.end for a in found for b in found), "no two cross"


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_million_random_marks_come_to_an_end(lang: str, tidied: Tidy, lexicons: Lexicons) -> None:
    marks = random.Random(7).choices(MARKS + "a", k=1_000_000)
    words, content = tidied("".join(marks), lang)
    begun = time.perf_counter()
    found = marks_of(lexicons[lang]).quotations(words.text, content)
    assert found
    assert time.perf_counter() - begun < 20
