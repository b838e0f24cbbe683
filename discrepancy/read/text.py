"""Plain text: one file, one document, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.model.document import Document, FileMap
from discrepancy.model.finding import Problem
from discrepancy.read.base import MOST_TEXT, Input, Unreadable, decoded, lines_of


def read_text(given: Input) -> Iterator[Document | Problem]:
    """The file's text as it stands; line ends included."""
    try:
        text = decoded(given.data)
    except Unreadable as fault:
        yield Problem(f"{given.path}: {fault}", given.path)
        return
    if not text.strip():
        yield Problem(f"{given.path}: no text; leave the file out or fill it", given.path)
    elif len(text) > MOST_TEXT:
        yield Problem(f"{given.path}: {len(text)} characters, more than {MOST_TEXT}; split it", given.path)
    else:
        yield Document(id=given.name, text=text, file=FileMap(given.path, ((0, 0),), lines_of(text)))
