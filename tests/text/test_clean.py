"""Tidied words and the way back to the words as given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.model.document import Document, Field
from discrepancy.text.clean import lowered, words_of

from .conftest import Tidied

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u202a\u2066"
BLANKS = "\u00a0\u202f\u2009\t\u3000"
GIVEN = st.text(
    st.one_of(st.sampled_from(list(UNSEEN + BLANKS + "abÄßİ\n .")), st.characters(codec="utf-8")), max_size=60
)


def _document(text: str) -> Document:
    return Document(id="a", text=text)


@given(text=GIVEN)
def test_back_and_here_are_inverse(text: str) -> None:
    words = words_of(_document(text), Field.TEXT)
    assert [words.here(words.back(i, i + 1).start) for i in range(len(words.text))] == list(range(len(words.text)))


@given(text=GIVEN)
def test_each_tidied_character_stands_where_it_came_from(text: str) -> None:
    words = words_of(_document(text), Field.TEXT)
    for i, char in enumerate(words.text):
        span = words.back(i, i + 1)
        assert span.end == span.start + 1
        assert text[span.start] == char or (char == " " and text[span.start].isspace())


@given(text=GIVEN, data=st.data())
def test_a_stretch_as_given_tidies_to_itself(text: str, data: st.DataObject) -> None:
    words = words_of(_document(text), Field.TEXT)
    start = data.draw(st.integers(0, len(words.text)))
    end = data.draw(st.integers(start, len(words.text)))
    span = words.back(start, end)
    assert words_of(_document(text[span.start : span.end]), Field.TEXT).text == words.text[start:end]


@given(text=GIVEN)
def test_here_never_runs_backwards(text: str) -> None:
    words = words_of(_document(text), Field.TEXT)
    places = [words.here(given) for given in range(len(text) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(words.text))


@given(text=st.text())
def test_lower_case_keeps_the_length(text: str) -> None:
    assert len(lowered(text)) == len(text)


LOWERED = {
    "a_dotted_capital_i_stays": ("İSTANBUL Wien", "İstanbul wien"),
    "umlauts_are_lowered": ("ÄÖÜ", "äöü"),
    "a_capital_sharp_s_is_lowered": ("STRAẞE", "straße"),
    "a_greek_word_is_lowered": ("ΑΘΗΝΑ", "αθηνα"),
}


@pytest.mark.parametrize(("given_", "lower"), LOWERED.values(), ids=LOWERED)
def test_lower_case(given_: str, lower: str) -> None:
    assert lowered(given_) == lower


TIDIED = {
    "soft_hyphens_vanish": ("Ge\u00admein\u00adde\u00adrat", "Gemeinderat"),
    "zero_width_blanks_vanish": ("zwei\u200bStunden", "zweiStunden"),
    "a_hard_blank_is_a_blank": ("zwei\u00a0Stunden", "zwei Stunden"),
    "a_narrow_blank_is_a_blank": ("12\u202f500", "12 500"),
    "a_tabulator_is_a_blank": ("zwei\tStunden", "zwei Stunden"),
    "line_ends_stay": ("eins\r\nzwei\n", "eins\r\nzwei\n"),
    "a_byte_order_mark_vanishes": ("\ufeffWien", "Wien"),
}


@pytest.mark.parametrize(("given_", "text"), TIDIED.values(), ids=TIDIED)
def test_tidied_text(given_: str, text: str) -> None:
    assert words_of(_document(given_), Field.TEXT).text == text


CONTENT = {
    "blank_lines_are_none": ("Eins.\n\n  \nZwei.", ["Eins.", "Zwei."]),
    "lines_lose_their_outer_blanks": ("  Eins.  \r\n\tZwei.\t", ["Eins.", "Zwei."]),
    "a_byline_of_agencies_is_none": ("Von dpa/AFP\n\nEs regnete.", ["Es regnete."]),
    "an_agency_mark_at_the_end_is_none": ("Es regnete. (APA/dpa)", ["Es regnete."]),
    "a_teaser_is_none": ("Es regnete.\nLesen Sie auch: So wird das Wetter", ["Es regnete."]),
    "an_empty_text_has_none": ("", []),
}


@pytest.mark.parametrize(("text", "content"), CONTENT.values(), ids=CONTENT)
def test_content_of_a_text(text: str, content: list[str], tidied: Callable[[str, str], Tidied]) -> None:
    words, stretches = tidied(text, "de")
    assert [words.text[start:end] for start, end in stretches] == content
