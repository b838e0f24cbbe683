"""JSON (one document, or a list of them) and JSONL (one a line)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read.base import MOST_BYTES, Input, Unreadable, decoded
from discrepancy.read.record import Fault, document_of


def read_json(given: Input) -> Iterator[Document | Problem]:
    """Every document of the file; one that does not fit is set aside with its number."""
    try:
        body = msgspec.json.decode(decoded(given.data).encode())
    except (Unreadable, msgspec.DecodeError, RecursionError) as fault:
        yield Problem(f"{given.path}: no valid JSON ({fault}); mend the file, or give JSONL", given.path)
        return
    records = body if isinstance(body, list) else [body]
    for number, record in enumerate(records, 1):
        where = given.path if len(records) == 1 else f"{given.path}, document {number}"
        yield _made(record, given.name if len(records) == 1 else f"{given.name}:{number}", where, given.path)


def read_jsonl(given: Input) -> Iterator[Document | Problem]:
    """One document a line; a broken line costs that line."""
    data = given.data.removeprefix(b"\xef\xbb\xbf")
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{given.path}:{number}"
        if len(line) > MOST_BYTES:
            yield Problem(f"{where}: a record larger than {MOST_BYTES // 1_000_000} MB; split it", given.path)
            continue
        try:
            record = msgspec.json.decode(line)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as fault:
            yield Problem(f"{where}: no valid JSON ({fault}); mend that line", given.path)
            continue
        yield _made(record, f"{given.name}:{number}", where, given.path)


def _made(record: Any, name: str, where: str, path: str) -> Document | Problem:
    if not isinstance(record, dict):
        return Problem(f'{where}: not a document; give an object with at least "text"', path)
    try:
        return document_of(record, name)
    except Fault as fault:
        return Problem(f"{where}: {fault}", path)
