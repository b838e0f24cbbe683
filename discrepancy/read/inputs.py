"""What a user names (files, folders, `-`) to documents: received = read + set aside, each with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read import READERS
from discrepancy.read.base import Input, Unreadable, sized
from discrepancy.read.json import read_jsonl
from discrepancy.read.text import read_text

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read, and what was set aside."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...] = ()


def read_all(names: Iterable[str], stdin: BinaryIO | None = None) -> Inputs:
    """All documents behind the names; what cannot be read is a problem and nothing else is lost."""
    documents: list[Document] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for name in names:
        for one in _behind(name, stdin, seen):
            (documents if isinstance(one, Document) else problems).append(one)  # type: ignore[arg-type]  # by its type
    kept, doubles, notices = _once_each(documents)
    return Inputs(tuple(kept), (*problems, *doubles), tuple(notices))


def _behind(name: str, stdin: BinaryIO | None, seen: set[str]) -> Iterator[Document | Problem]:
    if name == STDIN:
        if STDIN not in seen and stdin is not None:
            seen.add(STDIN)
            yield from _from_stdin(stdin.read())
        return
    path = Path(name)
    try:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.is_file() and p.suffix.lower() in READERS and not _hidden(p, path))
            if not files:
                yield Problem(f"{name}: no readable file in this folder (known: {', '.join(sorted(READERS))}); check the path", name)
            for file in files:
                yield from _file(file, str(file.relative_to(path).with_suffix("")), seen)
        elif path.is_file():
            yield from _file(path, path.stem, seen)
        else:
            yield Problem(f"{name}: no such file or folder{_similar(path)}; check the path", name)
    except OSError as fault:
        yield Problem(f"{name}: cannot be read ({fault.strerror}); check its rights", name)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def _similar(path: Path) -> str:
    try:
        near = get_close_matches(path.name, [p.name for p in path.parent.iterdir()], 1, 0.7)
    except OSError:
        return ""
    return f' (did you mean "{near[0]}"?)' if near else ""


def _file(path: Path, name: str, seen: set[str]) -> Iterator[Document | Problem]:
    real = str(path.resolve())
    if real in seen:
        return
    seen.add(real)
    try:
        data = sized(path)
    except Unreadable as fault:
        yield Problem(f"{path}: {fault}", str(path))
        return
    except OSError as fault:
        yield Problem(f"{path}: cannot be read ({fault.strerror}); check its rights", str(path))
        return
    reader = READERS.get(path.suffix.lower(), read_text)
    yield from reader(Input(str(path), name.replace("\\", "/"), data))


def _from_stdin(data: bytes) -> Iterator[Document | Problem]:
    """JSONL where the first line is an object, else one plain text."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    reader = read_jsonl if head.startswith(b"{") else read_text
    yield from reader(Input(STDIN, "stdin", data))


def _once_each(documents: list[Document]) -> tuple[list[Document], list[Problem], list[str]]:
    """One document an id: a later version stands for the earlier; of two different texts the one whose hash sorts later goes."""
    by_id: dict[str, Document] = {}
    problems: list[Problem] = []
    notices: list[str] = []
    for document in sorted(documents, key=lambda d: (d.id, d.updated or d.published or "", d.version or "", _content_hash(d))):
        known = by_id.get(document.id)
        if known is None:
            by_id[document.id] = document
        elif (known.version, known.updated) != (document.version, document.updated):
            by_id[document.id] = document
            notices.append(f"{document.id}: an earlier version was replaced by a later one")
        elif _content(known) == _content(document):
            notices.append(f"{document.id}: given twice with the same words; counted once")
        else:
            a, b = (_where(d) for d in (known, document))
            problems.append(
                Problem(f'{b}: the id "{document.id}" is taken by {a} with other words; give each document an id of its own', b)
            )
    return list(by_id.values()), problems, notices


def _content(document: Document) -> tuple[str, str]:
    return document.title, document.text


def _content_hash(document: Document) -> str:
    return hashlib.sha256("\x1f".join(_content(document)).encode("utf-8", "surrogatepass")).hexdigest()


def _where(document: Document) -> str:
    return document.file.path if document.file is not None else f"document {document.id} ({_content_hash(document)[:8]})"
