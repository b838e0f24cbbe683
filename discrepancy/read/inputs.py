"""What a user names (files, folders, `-`) to documents: received = read + set aside, each with a reason."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read import READERS
from discrepancy.read.base import Input, Unreadable, bytes_of, encodable
from discrepancy.read.doubles import Placed, once_each
from discrepancy.read.json import is_json, read_json, read_jsonl
from discrepancy.read.text import read_text

STDIN = "-"
_MOST_KINDS = 10  # kinds of files that a notice names


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was read, and what was set aside."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _File:
    """A file to read: how the user would write its path, and the id of its document where it gives none."""

    path: str
    name: str


def read_all(names: Iterable[str], stdin: BinaryIO | None = None) -> Inputs:
    """All documents behind the names, in any order; what cannot be read is a problem and nothing else is lost."""
    given = dict.fromkeys(names)
    files, problems, notices = _files(name for name in given if name != STDIN)
    placed: list[Placed] = []
    sources = [(file.path, _from_file(file)) for file in files]
    if STDIN in given:
        sources.append((STDIN, _from_stdin(stdin)))
    for path, read in sources:
        ones = list(read)
        problems += [one for one in ones if isinstance(one, Problem)]
        placed += [placed_ for number, one in enumerate(ones, 1) if (placed_ := _placed(one, path, number, len(ones)))]
    kept, doubles, doubled = once_each(placed)
    told = sorted([*problems, *doubles], key=lambda problem: problem.input or "")
    return Inputs(tuple(kept), tuple(told), (*sorted(notices), *doubled))


def one_file(name: str, stdin: BinaryIO | None, instead_of_folder: str) -> bytes:
    """The bytes of a single file or of standard input; what is no file is refused, a folder with what to name instead."""
    path = Path(name)
    try:
        if name == STDIN:
            return stdin.read() if stdin is not None else b""
        if path.is_dir():
            raise Unreadable(f"a folder; {instead_of_folder}")
        if not path.exists():
            raise Unreadable(f"no such file{_similar(path)}; check the path")
        return bytes_of(path)
    except OSError as fault:
        raise Unreadable(f"cannot be read ({fault.strerror}); check its name and its rights") from None


def _files(names: Iterable[str]) -> tuple[list[_File], list[Problem], list[str]]:
    """The files behind all names. One that is named twice is read once, under the name that sorts first."""
    files: dict[str, _File] = {}
    problems: list[Problem] = []
    notices: list[str] = []
    for name in names:
        for found in _behind(name):
            if isinstance(found, Problem):
                problems.append(found)
            elif isinstance(found, str):
                notices.append(found)
            else:
                real = os.path.realpath(found.path)
                files[real] = min(files.get(real, found), found)
    return sorted(files.values()), problems, notices


def _placed(one: Document | Problem, path: str, number: int, of: int) -> Placed | None:
    """A document with its place; in a file of several it is told by its number."""
    if isinstance(one, Problem):
        return None
    told = encodable(path)
    return Placed(one, told, told if of == 1 else f"{told}, document {number}")


def _behind(name: str) -> Iterator[_File | Problem | str]:
    """The files behind a name, what is wrong with it, and (as text) what was passed over."""
    path, told = Path(name), encodable(name)
    try:
        if not name.strip():  # an empty variable of a script; as a path it would be the folder in which one stands
            yield Problem(f'"{told}": an empty name; name a file or a folder', told)
        elif path.is_dir():
            yield from _in_folder(path, told)
        elif path.is_file() or path.is_fifo():
            yield _File(name, path.stem)
        elif path.exists():
            yield Problem(f"{told}: neither a file nor a folder; give one of these", told)
        else:
            yield Problem(f"{told}: no such file or folder{_similar(path)}; check the path", told)
    except OSError as fault:
        yield Problem(f"{told}: cannot be read ({fault.strerror}); check its name and its rights", told)


def _in_folder(root: Path, told: str) -> Iterator[_File | Problem | str]:
    """The readable files of a folder and its folders; hidden ones are passed over, unknown kinds are told."""
    problems: list[Problem] = []

    def refused(fault: OSError) -> None:
        where = encodable(str(fault.filename))
        problems.append(Problem(f"{where}: cannot be read ({fault.strerror}); check its rights", where))

    known, others = 0, Counter[str]()
    for folder, folders, files in os.walk(root, onerror=refused):
        folders[:] = [one for one in folders if not one.startswith(".")]
        for path in (Path(folder, one) for one in files if not one.startswith(".")):
            if path.suffix.lower() in READERS:
                known += 1
                yield _File(str(path), path.relative_to(root).with_suffix("").as_posix())
            else:
                others[path.suffix.lower() or path.name] += 1
    yield from problems
    if others:
        told_kinds = [encodable(kind) for kind in sorted(others)]
        kinds = ", ".join(told_kinds[:_MOST_KINDS]) + (", …" if len(told_kinds) > _MOST_KINDS else "")
        yield f"{told}: {others.total()} file{'s' if others.total() > 1 else ''} of other kinds passed over ({kinds})"
    if not known and not problems:
        suffixes = ", ".join(sorted(READERS))
        yield Problem(f"{told}: no readable file in this folder (known: {suffixes}); check the path", told)


def _similar(path: Path) -> str:
    """A file or folder beside the missing one that is called nearly the same."""
    try:
        near = get_close_matches(path.name, sorted(p.name for p in path.parent.iterdir()), 1, 0.7)
    except OSError:
        return ""
    return f' (did you mean "{encodable(str(path.parent / near[0]))}"?)' if near else ""


def _from_file(file: _File) -> Iterator[Document | Problem]:
    path, told = Path(file.path), encodable(file.path)
    try:
        data = bytes_of(path)
    except Unreadable as fault:
        yield Problem(f"{told}: {fault}", told)
    except OSError as fault:
        yield Problem(f"{told}: cannot be read ({fault.strerror}); check its rights", told)
    else:
        yield from READERS.get(path.suffix.lower(), read_text)(Input(told, encodable(file.name), data))


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Document | Problem]:
    """JSON over several lines, else JSONL where the first line opens an object, else one plain text."""
    try:
        data = stdin.read() if stdin is not None else b""
    except OSError as fault:
        yield Problem(f"{STDIN}: standard input cannot be read ({fault.strerror}); give a file", STDIN)
        return
    head = data.removeprefix(b"\xef\xbb\xbf").strip()
    if not head:
        yield Problem(f"{STDIN}: nothing on standard input; give it JSONL or a text", STDIN)
    elif head[:1] in b"{[" and (head[:1] == b"[" or b"\n" in head) and is_json(data):
        yield from read_json(Input(STDIN, "stdin", data))
    else:
        yield from (read_jsonl if head.startswith(b"{") else read_text)(Input(STDIN, "stdin", data))
