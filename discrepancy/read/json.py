"""JSON (one document, or a list of them) and JSONL (one a line)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read.base import MOST_BYTES, Input, Unreadable, decoded
from discrepancy.read.record import Fault, document_of

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BYTE = re.compile(r"byte (\d+)")


def read_json(given: Input) -> Iterator[Document | Problem]:
    """Every document of the file; one that does not fit is set aside with its number."""
    try:
        body = json_value(given.data)
    except Unreadable as fault:
        yield Problem(f"{given.path}: {fault}", given.path)
        return
    records = body if isinstance(body, list) else [body]
    if not records:
        yield Problem(f"{given.path}: an empty list; leave the file out or give it documents", given.path)
    for number, record in enumerate(records, 1):
        where = given.path if len(records) == 1 else f"{given.path}, document {number}"
        yield _made(record, given.name if len(records) == 1 else f"{given.name}:{number}", where, given.path)


def read_jsonl(given: Input) -> Iterator[Document | Problem]:
    """One document a line; a broken line costs that line."""
    try:
        data = decoded(given.data).encode() if given.data.startswith(_UTF16) else given.data
    except Unreadable as fault:
        yield Problem(f"{given.path}: {fault}", given.path)
        return
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        yield Problem(f"{given.path}: no text; leave the file out or fill it", given.path)
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.removeprefix(b"\xef\xbb\xbf").strip():
            continue
        where = f"{given.path}:{number}"
        if len(line) > MOST_BYTES:
            yield Problem(f"{where}: a record larger than {MOST_BYTES // 1_000_000} MB; split it", given.path)
            continue
        try:
            yield _made(json_value(line), f"{given.name}:{number}", where, given.path)
        except Unreadable as fault:
            yield Problem(f"{where}: {fault}", given.path)


def is_json(data: bytes) -> bool:
    """Whether the bytes as a whole are one JSON object or a list of such."""
    try:
        body = json_value(data)
    except Unreadable:
        return False
    return isinstance(body, dict) or (isinstance(body, list) and any(isinstance(one, dict) for one in body))


def json_value(data: bytes) -> Any:
    """What the JSON says; what is no JSON is told in plain words."""
    text = decoded(data)
    if not text.strip():
        raise Unreadable("no text; leave the file out or fill it")
    try:
        return msgspec.json.decode(text.encode())
    except RecursionError:
        raise Unreadable("no valid JSON (nested too deeply); mend it there") from None
    except msgspec.DecodeError as fault:
        raise Unreadable(f"no valid JSON ({_reason(text, str(fault))}); mend it there") from None


def _reason(text: str, fault: str) -> str:
    """The decoder's reason in plain words; a byte of a file of many lines is told as its line."""
    fault = fault.removeprefix("JSON is malformed: ").replace("Input data was truncated", "it ends too early")
    found = _BYTE.search(fault)
    if found is None or "\n" not in text.strip():
        return fault
    line = text.encode()[: int(found[1])].count(b"\n") + 1
    return f"{fault}, line {line}"


def _made(record: Any, name: str, where: str, path: str) -> Document | Problem:
    if not isinstance(record, dict):
        return Problem(f'{where}: not a document; give an object with at least "text"', path)
    try:
        return document_of(record, name)
    except Fault as fault:
        return Problem(f"{where}: {fault}", path)
