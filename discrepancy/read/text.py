"""Plain text: one file, one document, word for word."""

from __future__ import annotations

from collections.abc import Iterator

from discrepancy.model.document import Document, FileMap
from discrepancy.model.finding import Problem
from discrepancy.read.base import Input, Unreadable, decoded, lines_of
from discrepancy.read.record import Fault, document_of


def read_text(given: Input) -> Iterator[Document | Problem]:
    """The file's text as it stands; line ends included."""
    try:
        text = decoded(given.data)
        if not text.strip():
            raise Unreadable("no text; leave the file out or fill it")
        yield document_of({"text": text}, given.name, FileMap(given.path, ((0, 0),), lines_of(text)))
    except (Unreadable, Fault) as fault:
        yield Problem(f"{given.path}: {fault}", given.path)
