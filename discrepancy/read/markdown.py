"""Markdown: front matter becomes metadata, markup goes, and every character keeps its place in the file.

Written by ourselves: the parsers there are give lines, not columns, and a finding must point at line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discrepancy.model.document import Document, FileMap
from discrepancy.model.finding import Problem
from discrepancy.read.base import Input, Unreadable, decoded, lines_of
from discrepancy.read.record import Fault, document_of

_FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*?)[ \t]*$", re.M)
_MARKUP = re.compile(
    r"^(?:```|~~~)[^\n]*\n.*?^(?:```|~~~)[ \t]*$"  # fenced code
    r"|<!--.*?-->"
    r"|!\[[^\]\n]*\]\([^)\n]*\)"  # images
    r"|^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,3}[.)][ \t]+(?=\S))"
    r"|^[ \t]{0,3}(?:[-*_][ \t]*){3,}$"
    r"|\]\([^)\n]*\)|\](?=\[[^\]\n]*\])|\[(?=[^\]\n]+\]\()"  # links: the words stay
    r"|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<![\w_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![\w_])|`",
    re.S | re.M,
)
_TITLE = re.compile(r"\A\s*#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\Z)")


def read_markdown(given: Input) -> Iterator[Document | Problem]:
    """One document: title from front matter or the first heading, text without its markup."""
    try:
        whole = decoded(given.data)
    except Unreadable as fault:
        yield Problem(f"{given.path}: {fault}", given.path)
        return
    front = _FRONT.match(whole)
    fields: dict[str, object] = {}
    start = 0
    if front is not None:
        start = front.end()
        fields = {name: value.strip("\"'") for name, value in _FIELD.findall(front[1]) if value}
    heading = _TITLE.match(whole, start) if "title" not in fields else None
    if heading is not None:
        fields["title"], start = heading[1], heading.end()
    text, pieces = _without_markup(whole, start)
    try:
        yield document_of({**fields, "text": text}, given.name, FileMap(given.path, pieces, lines_of(whole)))
    except Fault as fault:
        yield Problem(f"{given.path}: {fault}", given.path)


def _without_markup(whole: str, start: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The words, and for each stretch of them its offset in the text and in the file."""
    kept: list[str] = []
    pieces: list[tuple[int, int]] = []
    length, at = 0, start
    for mark in _MARKUP.finditer(whole, start):
        if mark.start() > at:
            pieces.append((length, at))
            kept.append(whole[at : mark.start()])
            length += mark.start() - at
        at = mark.end()
    pieces.append((length, at))
    kept.append(whole[at:])
    return "".join(kept), tuple(pieces)
