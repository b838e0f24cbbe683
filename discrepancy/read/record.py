"""A mapping with the contract's fields to a Document; what does not fit is one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any

from discrepancy.model.document import Document, FileMap, Status
from discrepancy.read.base import MOST_DATE, MOST_NAME, MOST_TEXT

_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?))?)?)?"
)
_LANG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_LONGEST_TOLD = 60  # characters of a wrong value that a message repeats


class Fault(Exception):
    """Why a record is no document."""


def document_of(record: Mapping[str, Any], name: str, file: FileMap | None = None) -> Document:
    """The document that a record describes; `name` is its id where it gives none. Further fields are ignored."""
    return Document(
        id=_id(record) or name,
        text=_text(record),
        title=_words(record, "title") or "",
        source=_words(record, "source"),
        credit=_credit(record),
        published=_date(record, "published"),
        updated=_date(record, "updated"),
        lang=_lang(record),
        url=_words(record, "url"),
        version=_words(record, "version"),
        status=_status(record),
        embargo=_date(record, "embargo"),
        story=_words(record, "story"),
        file=file,
    )


def _text(record: Mapping[str, Any]) -> str:
    text = record.get("text")
    if text is not None and not isinstance(text, str):
        raise Fault(f'"text" must be a text, not {_kind(text)}')
    if text is None or not text.strip():
        fields = [key for key, value in record.items() if isinstance(key, str) and key != "text" and value]
        near = get_close_matches("text", fields, 1, 0.5)
        hint = f" (did you mean the field {_told(near[0])}?)" if near else ""
        raise Fault(f'no "text"{hint}; every document needs one')
    if len(text) > MOST_TEXT:
        raise Fault(f"{len(text)} characters, more than {MOST_TEXT}; split it")
    return _sound(text, "text")


def _id(record: Mapping[str, Any]) -> str | None:
    value = record.get("id")
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps holds floats
    return _words({"id": value}, "id")


def _words(record: Mapping[str, Any], key: str, most: int = MOST_NAME) -> str | None:
    value = record.get(key)
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise Fault(f'"{key}" must be a text, not {_kind(value)}')
    if len(value) > most:
        raise Fault(f'"{key}" has {len(value)} characters, more than {most}; shorten it')
    return _sound(value, key)


def _sound(value: str, key: str) -> str:
    """Half of a surrogate pair is no character and fits into no file."""
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise Fault(f'"{key}" holds half a character at {fault.start}; write it out as UTF-8') from None
    return value


def _date(record: Mapping[str, Any], key: str) -> str | None:
    """A date as it was given, checked; dates and times of Python and of tables are written out."""
    given = record.get(key)
    value = _written_out(given) if isinstance(given, date) else _words(record, key, MOST_DATE)
    if value is not None and not _is_date(value):
        right = "an ISO 8601 date such as 2025-02-12T18:30:00+01:00 (a part such as 2025-02 will do)"
        raise Fault(f'"{key}" is {_told(value)}, not {right}')
    return value


def _written_out(given: date) -> str:
    """ISO 8601. A table turns a bare day into its midnight; without a zone it becomes the day again."""
    if isinstance(given, datetime) and given.tzinfo is None and given.time() == time():
        return given.date().isoformat()
    return given.isoformat()


def _is_date(value: str) -> bool:
    """Whether the calendar has that day and the clock that time."""
    found = _DATE.fullmatch(value)
    if found is None:
        return False
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        if found["time"] is not None:
            datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _lang(record: Mapping[str, Any]) -> str | None:
    value = _words(record, "lang", MOST_DATE)
    if value is not None and _LANG.fullmatch(value) is None:
        raise Fault(f'"lang" is {_told(value)}, not a language tag such as de or en-GB')
    return value


def _status(record: Mapping[str, Any]) -> Status:
    value = _words(record, "status") or Status.USABLE.value
    try:
        return Status(value.lower())
    except ValueError:
        near = get_close_matches(value.lower(), list(Status), 1, 0.6)
        cure = f'did you mean "{near[0]}"?' if near else f"allowed: {', '.join(Status)}"
        raise Fault(f'"status" is {_told(value)}; {cure}') from None


def _credit(record: Mapping[str, Any]) -> tuple[str, ...]:
    """Agencies, from "APA/dpa" or a list."""
    value = record.get("credit")
    given = value if isinstance(value, list | tuple) else [value]
    parts = [part for one in given for part in (_words({"credit": one}, "credit") or "").split("/")]
    return tuple(part.strip() for part in parts if part.strip())


def _kind(value: object) -> str:
    """What a wrong value is, in plain words."""
    if value is True or value is False:
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, Mapping):
        return "an object"
    return "a list" if isinstance(value, list | tuple) else "this"


def _told(value: str) -> str:
    """A wrong value for a message, cut to what the eye can take."""
    return f'"{value}"' if len(value) <= _LONGEST_TOLD else f'"{value[:_LONGEST_TOLD]}…"'
