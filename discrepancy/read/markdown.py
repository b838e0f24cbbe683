"""Markdown: front matter becomes metadata, markup goes, and every character keeps its place in the file.

Written by ourselves: the parsers there are give lines, not columns, and a finding must point at line and column.
Where the words of a report and the letter of the standard disagree, the words stay: "12. Februar" at the head of a
line is a date unless an 11 or a 13 stands before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discrepancy.model.document import Document, FileMap
from discrepancy.model.finding import Problem
from discrepancy.read.base import Input, Unreadable, decoded, lines_of
from discrepancy.read.record import Fault, document_of

_FRONT = re.compile(r"\A---[ \t]*\r?\n(?P<fields>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^([A-Za-z_]+)[ \t]*:[ \t]+([^\r\n]*?)[ \t]*\r?$", re.M)
_QUOTED = re.compile(r"([\"'])(.*)\1")
_LIST = re.compile(r"\[(.*)\]")
_TITLE = re.compile(r"\s*#[ \t]+([^\r\n]+?)(?:[ \t]+#+)?[ \t]*(?:\r?\n|\Z)")
_NUMBERED = re.compile(r"^[ \t]*(?:>[ \t]*)*(?P<number>\d{1,3})[.)][ \t]+(?=\S)", re.M)

# Each alternative runs to an end that it can only meet once, so that no text takes more than one pass.
_MARKUP = re.compile(
    r"^[ \t]{0,3}(?P<fence>```|~~~)[^\n]*(?:\n.*?^[ \t]{0,3}(?P=fence)[`~]*[ \t]*(?=\r?$)|\n.*|\Z)"  # fenced code
    r"|<!--.*?(?:-->|\Z)"
    r"|^[ \t]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]+<?(?:https?:|mailto:|[./#])[^\r\n]*"  # where a link leads
    r"|\[!\[[^\[\]\n]*\]\([^()\n]*\)\]\([^()\n]*\)"  # an image that is a link
    r"|!\[[^\[\]\n]*\]\([^()\n]*\)"
    r"|^[ \t]{0,3}(?:[-*_][ \t]*){3,}(?=\r?$)|^[ \t]{0,3}=+[ \t]*(?=\r?$)"
    r"|^[ \t]*(?:>[ \t]*)+(?:#{1,6}[ \t]+|[-*+][ \t]+)?"
    r"|^[ \t]{0,3}#{1,6}[ \t]+|(?<=\S)[ \t]+#{1,6}[ \t]*(?=\r?$)|^[ \t]*[-*+][ \t]+(?=\S)"
    r"|\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\[\]\n]*\])|\[(?=[^\[\]\n]+\][(\[])"  # links: the words stay
    r"|</?[A-Za-z][^<>\n]{0,500}>"
    r"|\\(?P<kept>[!-/:-@\[-`{-~])"
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|`+",
    re.S | re.M,
)


def read_markdown(given: Input) -> Iterator[Document | Problem]:
    """One document: title from front matter or the first heading, text without its markup."""
    try:
        whole = decoded(given.data)
        front = _FRONT.match(whole)
        fields = _fields(front["fields"]) if front is not None else {}
        start = front.end() if front is not None else 0
        heading = _TITLE.match(whole, start) if "title" not in fields else None
        if heading is not None:
            fields["title"], start = _without_markup(heading[1], 0)[0], heading.end()
        text, pieces = _without_markup(whole, start)
        if not text.strip():
            raise Unreadable("no text beside its markup; leave the file out or fill it")
        yield document_of({**fields, "text": text}, given.name, FileMap(given.path, pieces, lines_of(whole)))
    except (Unreadable, Fault) as fault:
        yield Problem(f"{given.path}: {fault}", given.path)


def _fields(front: str) -> dict[str, object]:
    """The simple fields of the front matter; a list in brackets is a list."""
    fields: dict[str, object] = {}
    for name, value in _FIELD.findall(front):
        several = _LIST.fullmatch(value)
        if several is not None:
            fields[name.lower()] = [_bare(one.strip()) for one in several[1].split(",")]
        elif value:
            fields[name.lower()] = _bare(value)
    return fields


def _bare(value: str) -> str:
    quoted = _QUOTED.fullmatch(value)
    return quoted[2] if quoted is not None else value


def _without_markup(whole: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words, and for each stretch of them its offset in the text and in the file."""
    kept: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, at = 0, start
    for begin, end in _marks(whole, start):
        if begin > at:
            pieces.append((length, at))
            kept.append(whole[at:begin])
            length += begin - at
        at = max(at, end)
    pieces.append((length, at))
    kept.append(whole[at:])
    return "".join(kept), tuple(pieces)


def _marks(whole: str, start: int) -> list[tuple[int, int]]:
    """Where markup stands, in order; of an escaped character only the backslash is markup."""
    found = _MARKUP.finditer(whole, start)
    marks = [(mark.start(), mark.end() if mark["kept"] is None else mark.start() + 1) for mark in found]
    return sorted([*marks, *_list_numbers(whole, start)])


def _list_numbers(whole: str, start: int) -> list[tuple[int, int]]:
    """The numbers of ordered lists: each follows or precedes its neighbour by one; any other is part of the words."""
    found = list(_NUMBERED.finditer(whole, start))
    numbers = [int(one["number"]) for one in found]
    follows = [False, *(after == before + 1 for before, after in pairwise(numbers)), False]
    return [one.span() for one, joined in zip(found, pairwise(follows), strict=False) if any(joined)]
