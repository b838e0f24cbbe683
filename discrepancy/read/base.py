"""What a reader must do: bytes of one file to documents; what fails is an error record, and the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem

MOST_BYTES = 20_000_000  # of one file, or of one record of a file that holds many
MOST_TEXT = 2_000_000  # characters of one document
MOST_NAME = 500  # characters of a title or source
MOST_DATE = 64  # characters of a date
UNLIMITED = (".jsonl", ".ndjson")  # read whole whatever their size

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read: its bytes, the id its document gets by default, and the path as the user wrote it."""

    path: str
    name: str
    data: bytes


Reader = Callable[[Input], Iterator[Document | Problem]]


class Unreadable(Exception):
    """An input that cannot be used; its text is what goes into the error record."""


def decoded(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, else as windows-1252. Binary data is refused.

    Every byte string is nearly a windows-1252 text, so control bytes decide what is no text at all, and a file that is
    UTF-8 but for a few bytes is refused: read as windows-1252 all its umlauts would turn into two wrong letters.
    """
    for mark, code, name in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(code)
            except UnicodeDecodeError as fault:
                raise Unreadable(f"byte {fault.start + 1} is no valid {name}; save the file as UTF-8") from None
    if _binary(data):
        raise Unreadable("binary data, not text; give a text, Markdown, JSON or JSONL file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        broken = f"byte {fault.start + 1} is no valid UTF-8; save the file as UTF-8"
    if _mostly_utf8(data):
        raise Unreadable(broken)
    try:
        return data.decode("windows-1252")
    except UnicodeDecodeError:
        raise Unreadable(broken) from None


def _binary(data: bytes) -> bool:
    """Whether the bytes hold what no text holds: a zero byte, or one control byte in fifty."""
    head = data[:8192]
    return b"\x00" in data or sum(byte < 9 or 13 < byte < 32 for byte in head) > len(head) // 50


def _mostly_utf8(data: bytes) -> bool:
    """Whether more of the bytes beyond ASCII make valid UTF-8 than do not; in windows-1252 text hardly any do."""
    read = data.decode("utf-8", "replace")
    broken = read.count("\ufffd")
    return sum(not c.isascii() for c in read) - broken > broken


def lines_of(text: str) -> tuple[int, ...]:
    """The offset of each line's first character; lines end with LF, CRLF or CR."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))


def bytes_of(path: Path) -> bytes:
    """The bytes of a file (or named pipe), refused where they are too many. JSONL is limited by record, not by file."""
    with path.open("rb") as file:
        if path.suffix.lower() in UNLIMITED:
            return file.read()
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB; split it, or give its documents as JSONL")
    return data


def encodable(text: str) -> str:
    """A file name fit for any report: bytes in it that are no UTF-8 become escapes (`\\udcff`)."""
    return text.encode("utf-8", "backslashreplace").decode()
