"""A mapping with the contract's fields to a Document; what does not fit is one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from discrepancy.model.document import Document, FileMap, Status
from discrepancy.read.base import MOST_DATE, MOST_NAME, MOST_TEXT

FIELDS = ("id", "title", "text", "source", "credit", "published", "updated", "lang", "url", "version", "status", "embargo", "story")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?)?)?")
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


class Fault(Exception):
    """Why a record is no document."""


def document_of(record: Mapping[str, Any], name: str, file: FileMap | None = None) -> Document:
    """The document that a record describes; `name` is its id where it gives none. Further fields are ignored."""
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        near = get_close_matches("text", [key for key in record if isinstance(record[key], str)], 1, 0.5)
        raise Fault(f'no "text"{f" (did you mean the field {near[0]!r}?)" if near else ""}; every document needs one')
    if len(text) > MOST_TEXT:
        raise Fault(f"{len(text)} characters, more than {MOST_TEXT}; split it")
    id_ = record.get("id")
    if id_ is not None and not isinstance(id_, str | int):
        raise Fault('"id" must be a text or a number')
    return Document(
        id=str(id_) if id_ not in (None, "") else name,
        text=text,
        title=_words(record, "title") or "",
        source=_words(record, "source"),
        credit=_credit(record),
        published=_date(record, "published"),
        updated=_date(record, "updated"),
        lang=_lang(record),
        url=_words(record, "url", MOST_TEXT),
        version=_words(record, "version"),
        status=_status(record),
        embargo=_date(record, "embargo"),
        story=_words(record, "story"),
        file=file,
    )


def _words(record: Mapping[str, Any], key: str, most: int = MOST_NAME) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int | float):
        value = str(value)
    if not isinstance(value, str):
        raise Fault(f'"{key}" must be a text')
    if len(value) > most:
        raise Fault(f'"{key}" has {len(value)} characters, more than {most}; shorten it')
    return value


def _date(record: Mapping[str, Any], key: str) -> str | None:
    value = _words(record, key, MOST_DATE)
    if value is not None and _DATE.fullmatch(value) is None:
        raise Fault(f'"{key}" is "{value}", not an ISO 8601 date such as 2025-02-12T18:30:00+01:00 (a part such as 2025-02 will do)')
    return value


def _lang(record: Mapping[str, Any]) -> str | None:
    value = _words(record, "lang", MOST_DATE)
    if value is not None and _LANG.fullmatch(value) is None:
        raise Fault(f'"lang" is "{value}", not a language tag such as de or en-GB')
    return value


def _status(record: Mapping[str, Any]) -> Status:
    value = _words(record, "status") or Status.USABLE.value
    try:
        return Status(value.lower())
    except ValueError:
        raise Fault(f'"status" is "{value}"; allowed: {", ".join(Status)}') from None


def _credit(record: Mapping[str, Any]) -> tuple[str, ...]:
    value = record.get("credit")
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    words = _words(record, "credit")
    return tuple(part.strip() for part in words.split("/") if part.strip()) if words else ()
