"""What a reader must do: bytes of one file to documents; what fails is an error record, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem

MOST_BYTES = 20_000_000  # of one file, or of one record of a file that holds many
MOST_TEXT = 2_000_000  # characters of one document
MOST_NAME = 500  # characters of a title or source
MOST_DATE = 64  # characters of a date


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
    """The text of a file: byte order mark, strict UTF-8, else windows-1252. Binary data is refused.

    Every byte string is some windows-1252 text, so control bytes decide what is no text at all.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError as fault:
                raise Unreadable(f"byte {fault.start} is not {name}; save the file as UTF-8") from None
    if b"\x00" in data[:8192] or sum(byte < 9 or 13 < byte < 32 for byte in data[:8192]) > len(data[:8192]) // 50:
        raise Unreadable("binary data, not text; give a text, Markdown, JSON or JSONL file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        try:
            return data.decode("windows-1252")
        except UnicodeDecodeError:
            raise Unreadable(f"byte {fault.start} is neither UTF-8 nor windows-1252; save the file as UTF-8") from None


def lines_of(text: str) -> tuple[int, ...]:
    """The offset of each line's first character."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)


def sized(path: Path) -> bytes:
    """The bytes of a file, refused before reading where it is too large."""
    size = path.stat().st_size
    if size > MOST_BYTES and path.suffix.lower() not in (".jsonl", ".ndjson"):
        raise Unreadable(f"larger than {MOST_BYTES // 1_000_000} MB; split it, or give its documents as JSONL")
    return path.read_bytes()
