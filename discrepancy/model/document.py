"""A report as it was read, and places inside it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """The part of a document that a span points into."""

    TITLE = "title"
    TEXT = "text"


class Status(StrEnum):
    """What the sender allows: IPTC's publication status."""

    USABLE = "usable"
    WITHHELD = "withheld"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a document: code points of the field as given, half open."""

    field: Field
    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one character."""
        return self.field == other.field and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.field == other.field and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class FileMap:
    """Where the text of a document stands in the file it was read from.

    `pieces` pairs offsets of the text with offsets of the file, ascending; between two of them both count alike.
    `lines` holds the file's offset of each line's first character.
    """

    path: str
    pieces: tuple[tuple[int, int], ...]
    lines: tuple[int, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of the file, both from 1, for an offset of the text."""
        text_at, file_at = self.pieces[max(bisect_right(self.pieces, (offset, 1 << 62)) - 1, 0)]
        target = file_at + offset - text_at
        line = max(bisect_right(self.lines, target), 1)
        return line, target - self.lines[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its words as given and what is known about it. Times are ISO 8601, as precise as they came."""

    id: str
    text: str
    title: str = ""
    source: str | None = None
    credit: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    lang: str | None = None
    url: str | None = None
    version: str | None = None
    status: Status = Status.USABLE
    embargo: str | None = None
    story: str | None = None
    file: FileMap | None = None

    @property
    def outlet(self) -> str:
        """Who tells it, for people: the outlet, else the agencies, else the id."""
        return self.source or "/".join(self.credit) or self.id

    def field(self, name: Field) -> str:
        """The words of one field."""
        return self.title if name is Field.TITLE else self.text

    def cut(self, span: Span) -> str:
        """The words at a place, exactly as given."""
        return self.field(span.field)[span.start : span.end]
