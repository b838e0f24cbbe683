"""A mapping to a document: each field of the contract, and what is said where it does not fit."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from discrepancy.model.document import Status
from discrepancy.read.base import MOST_NAME
from discrepancy.read.record import Fault, document_of


def test_every_field_arrives() -> None:
    document = document_of(
        {
            "id": 12, "title": "Kopf", "text": " Text ", "source": "Bote", "credit": "APA / dpa", "published": "2025-02", "lang": "de-AT",
            "updated": "2025-02-12T18:30:00+01:00", "url": "https://x.org", "version": 3, "status": "Withheld", "embargo": "2025-02-13",
            "story": "s", "further": object(),
        },
        "name",
    )  # fmt: skip
    assert (document.id, document.title, document.text, document.source) == ("12", "Kopf", " Text ", "Bote")
    assert (document.credit, document.published, document.updated) == (
        ("APA", "dpa"),
        "2025-02",
        "2025-02-12T18:30:00+01:00",
    )
    assert (document.lang, document.version, document.status) == ("de-AT", "3", Status.WITHHELD)
    assert (document.url, document.embargo, document.story) == ("https://x.org", "2025-02-13", "s")


@pytest.mark.parametrize(
    ("field", "value", "read"),
    [
        ("id", None, "name"),
        ("id", "", "name"),
        ("id", 7.0, "7"),
        ("credit", ["APA", "dpa/AFP"], ("APA", "dpa", "AFP")),
        ("credit", "", ()),
        ("published", datetime(2025, 2, 12, 18, 30, tzinfo=UTC), "2025-02-12T18:30:00+00:00"),
        ("published", date(2025, 2, 12), "2025-02-12"),
        ("published", datetime(2025, 2, 12), "2025-02-12"),
        ("published", "2025", "2025"),
        ("published", "2024-02-29T23:59Z", "2024-02-29T23:59Z"),
        ("published", "2025-02-12 18:30:00.5+0100", "2025-02-12 18:30:00.5+0100"),
        ("status", None, Status.USABLE),
        ("title", None, ""),
    ],
)
def test_a_value_is_read(field: str, value: Any, read: Any) -> None:
    assert getattr(document_of({"text": "a", field: value}, "name"), field) == read


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("text", None, 'no "text"; every document needs one'),
        ("text", " \n", 'no "text"; every document needs one'),
        ("text", ["a"], '"text" must be a text, not a list'),
        ("text", "a" * 2_000_001, "2000001 characters, more than 2000000; split it"),
        ("text", "a\ud83db", '"text" holds half a character at 1; write it out as UTF-8'),
        ("id", True, '"id" must be a text, not true or false'),
        ("id", {"a": 1}, '"id" must be a text, not an object'),
        ("title", "a" * (MOST_NAME + 1), '"title" has 501 characters, more than 500; shorten it'),
        ("source", ["a"], '"source" must be a text, not a list'),
        ("credit", [["APA"]], '"credit" must be a text, not a list'),
        ("published", "12.2.2025", '"published" is "12.2.2025", not an ISO 8601 date such as'),
        ("published", "2025-02-30", '"published" is "2025-02-30", not an ISO 8601 date such as'),
        ("published", "2025-13", '"published" is "2025-13", not'),
        ("updated", "2025-02-12T25:00", '"updated" is "2025-02-12T25:00", not'),
        ("updated", "２０２５", '"updated" is "２０２５", not'),
        ("embargo", "a" * 65, '"embargo" has 65 characters, more than 64; shorten it'),
        ("lang", "Deutsch!", '"lang" is "Deutsch!", not a language tag such as de or en-GB'),
        ("status", "witheld", '"status" is "witheld"; did you mean "withheld"?'),
        ("status", "x", '"status" is "x"; allowed: usable, withheld, canceled'),
        ("url", "u" * 501, '"url" has 501 characters, more than 500; shorten it'),
    ],
)
def test_a_wrong_value_is_one_sentence(field: str, value: Any, said: str) -> None:
    with pytest.raises(Fault) as fault:
        document_of({"text": "a", field: value}, "name")
    assert str(fault.value).startswith(said)


def test_a_field_that_was_most_likely_meant_is_named() -> None:
    with pytest.raises(Fault, match='did you mean the field "txt"'):
        document_of({"txt": "Kolb kam.", "source": "Bote", 5: "x"}, "name")  # type: ignore[dict-item]  # tables have such columns
