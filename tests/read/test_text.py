"""Plain text: any usual encoding, word for word; what is no text is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read.base import MOST_TEXT, Input, Unreadable, decoded, lines_of
from discrepancy.read.text import read_text

UMLAUTS = "Über Österreich – „schön“ und größer, 5 €"


def read(data: bytes) -> Document | Problem:
    (one,) = read_text(Input("ordner/a.txt", "a", data))
    return one


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(UMLAUTS.encode(), id="utf_8"),
        pytest.param(b"\xef\xbb\xbf" + UMLAUTS.encode(), id="utf_8_with_a_mark"),
        pytest.param(b"\xff\xfe" + UMLAUTS.encode("utf-16-le"), id="utf_16_little_endian"),
        pytest.param(b"\xfe\xff" + UMLAUTS.encode("utf-16-be"), id="utf_16_big_endian"),
        pytest.param(UMLAUTS.encode("windows-1252"), id="windows_1252"),
    ],
)
def test_an_encoding_is_recognised(data: bytes) -> None:
    document = read(data)
    assert isinstance(document, Document)
    assert document.text == UMLAUTS
    assert document.file is not None
    assert document.file.place(0) == (1, 1)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary data", id="a_picture"),
        pytest.param(b"Text" * 5000 + b"\x00", "binary data", id="a_zero_byte_far_behind"),
        pytest.param(bytes(range(1, 9)) * 20, "binary data", id="control_bytes"),
        pytest.param(
            "Größe, Höhe, Länge".encode() + b"\xc3", "byte 23 is no valid UTF-8", id="utf_8_cut_inside_a_letter"
        ),
        pytest.param(b"\xff\xfea", "no valid UTF-16", id="utf_16_cut_inside_a_letter"),
        pytest.param(b"gr\x81n", "byte 3 is no valid UTF-8", id="no_encoding_at_all"),
        pytest.param(b"", "no text; leave the file out or fill it", id="an_empty_file"),
        pytest.param(b" \r\n\t\n", "no text; leave the file out or fill it", id="only_blanks"),
        pytest.param(b"a" * (MOST_TEXT + 1), "more than 2000000; split it", id="too_long"),
    ],
)
def test_what_is_no_text_is_set_aside_with_file_and_cure(data: bytes, said: str) -> None:
    problem = read(data)
    assert isinstance(problem, Problem)
    assert problem.input == "ordner/a.txt"
    assert problem.message.startswith("ordner/a.txt: ")
    assert said in problem.message


def test_line_ends_stay_and_count_whatever_they_are() -> None:
    text = "eins\r\nzwei\nzwei\rdrei"
    document = read(text.encode())
    assert isinstance(document, Document)
    assert document.text == text
    assert document.file is not None
    assert [document.file.place(text.index(word)) for word in ("eins", "zwei", "drei")] == [(1, 1), (2, 1), (4, 1)]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_every_text_survives_the_trip_through_utf_8(text: str) -> None:
    assert decoded(text.encode()) == text.removeprefix("\ufeff")


@given(st.binary())
def test_no_bytes_raise_anything_but_unreadable(data: bytes) -> None:
    with suppress(Unreadable):
        decoded(data)


@given(st.text("ab\r\n"))
def test_a_line_begins_behind_each_line_end(text: str) -> None:
    lines = text.replace("\r\n", "\n\n").replace("\r", "\n")
    ends = {i + 1 for i, c in enumerate(lines) if c == "\n" and text[i : i + 2] != "\r\n"}
    assert set(lines_of(text)) == {0, *ends}
