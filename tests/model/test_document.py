"""Places in a document and in the file it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.model.document import Document, Field, FileMap, Span
from discrepancy.model.finding import Severity

SPANS = st.builds(
    lambda field, start, length: Span(field, start, start + length),
    st.sampled_from(Field),
    st.integers(0, 20),
    st.integers(0, 10),
)


@given(a=SPANS, b=SPANS)
def test_overlap_is_symmetric_and_means_a_shared_character(a: Span, b: Span) -> None:
    shared = a.field is b.field and bool(set(range(a.start, a.end)) & set(range(b.start, b.end)))
    if a.end > a.start and b.end > b.start:
        assert a.overlaps(b) is b.overlaps(a) is shared


@given(a=SPANS, b=SPANS)
def test_who_contains_a_place_overlaps_it(a: Span, b: Span) -> None:
    assert not (a.contains(b) and b.end > b.start) or a.overlaps(b)


def test_a_place_is_cut_from_its_own_field() -> None:
    document = Document(id="a", text="Es regnete.", title="Regen")
    assert document.cut(Span(Field.TEXT, 0, 2)) == "Es"
    assert document.cut(Span(Field.TITLE, 0, 2)) == "Re"


OUTLETS = {
    "the_outlet_first": (Document(id="a", text="", source="Der Bote", credit=("dpa",)), "Der Bote"),
    "else_the_agencies": (Document(id="a", text="", credit=("dpa", "AFP")), "dpa/AFP"),
    "else_the_id": (Document(id="a", text=""), "a"),
}


@pytest.mark.parametrize(("document", "outlet"), OUTLETS.values(), ids=OUTLETS)
def test_who_tells_it(document: Document, outlet: str) -> None:
    assert document.outlet == outlet


# A file "# Kopf\n\nEins.\nZwei." whose text begins in its third line.
FILE = FileMap("bericht.md", ((0, 8),), (0, 7, 8, 14))
PLACES = {"the_first_letter": (0, (3, 1)), "inside_a_line": (2, (3, 3)), "the_next_line": (6, (4, 1))}


@pytest.mark.parametrize(("offset", "place"), PLACES.values(), ids=PLACES)
def test_line_and_column_in_the_file(offset: int, place: tuple[int, int]) -> None:
    assert FILE.place(offset) == place


def test_a_file_of_pieces_counts_from_the_last_one_before() -> None:
    pieces = FileMap("bericht.html", ((0, 10), (5, 30)), (0, 20))
    assert [pieces.place(offset) for offset in (0, 4, 5, 6)] == [(1, 11), (1, 15), (2, 11), (2, 12)]


def test_an_error_is_louder_than_a_warning_and_that_than_a_note() -> None:
    assert sorted(Severity, key=lambda s: s.rank) == [Severity.ERROR, Severity.WARNING, Severity.INFO]
