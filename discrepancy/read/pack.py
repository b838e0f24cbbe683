"""Gold packs, one a line of JSONL. A bad row costs that row, a bad document its pack, and each is told in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, BinaryIO

from discrepancy.model.document import Document, Field, Span
from discrepancy.model.finding import Problem, Verdict
from discrepancy.model.pack import GOLD_KINDS, NO_FINDING, VARIANTS, End, Label, Pack, Row
from discrepancy.read.base import Unreadable, decoded, encodable
from discrepancy.read.inputs import one_file
from discrepancy.read.json import json_value
from discrepancy.read.record import Fault, document_of

_NEEDS = 'a pack needs "id", "lang", "docs" and "gold"'
# Whoever keeps some packs unseen must not score them by naming their folder.
_NO_FOLDER = "name the JSONL files in it that shall be scored"
_LONGEST_TOLD = 60  # characters of a surface that a message repeats


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs that were read, by id, and what was set aside."""

    packs: tuple[Pack, ...]
    problems: tuple[Problem, ...]


def read_packs(names: Iterable[str], stdin: BinaryIO | None = None) -> Packs:
    """All packs of the files, in any order; of two with one id the first by file and line stands."""
    packs: dict[str, tuple[Pack, str]] = {}
    problems: list[Problem] = []
    for name in sorted(set(names)):
        for one, where in _in_file(name, stdin):
            if isinstance(one, Problem):
                problems.append(one)
            elif one.id in packs:
                taken = f'the id "{one.id}" is taken by {packs[one.id][1]}'
                problems.append(Problem(f"{where}: {taken}; give each pack an id of its own", encodable(name)))
            else:
                packs[one.id] = one, where
    return Packs(tuple(pack for _, (pack, _) in sorted(packs.items())), tuple(problems))


def _in_file(name: str, stdin: BinaryIO | None) -> Iterator[tuple[Pack | Problem, str]]:
    """What a file holds, line by line, each with its place."""
    told = encodable(name)
    try:
        text = decoded(one_file(name, stdin, _NO_FOLDER))
    except Unreadable as fault:
        yield Problem(f"{told}: {fault}", told), told
        return
    empty = True
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            empty = False
            where = f"{told}:{number}"
            yield from ((one, where) for one in _on_line(line, where, told))
    if empty:
        yield Problem(f"{told}: no packs; give a JSONL file with one pack a line", told), told


def _on_line(line: str, where: str, path: str) -> Iterator[Pack | Problem]:
    """The pack of a line, and a problem for each of its rows that cannot be used."""
    try:
        given = json_value(line.encode())
        if not isinstance(given, dict) or "docs" not in given:
            raise Fault(f"not a pack; {_NEEDS}")
        name, lang = _word(given, "id"), _word(given, "lang")
        if "/" in name:
            raise Fault(f'the id "{name}" holds a "/", which parts pack from document; choose another')
        documents = _documents(given, name)
        gold = _list(given, "gold")
    except (Unreadable, Fault) as fault:
        yield Problem(f"{where}: {fault}", path)
        return
    rows: list[Row] = []
    for number, row in enumerate(gold, 1):
        try:
            rows.append(_row(row, name, documents))
        except Fault as fault:
            yield Problem(f"{where}, row {number}: {fault}", path)
    yield Pack(name, lang, tuple(documents.values()), tuple(rows), bool(given.get("copies")))


def _documents(given: Mapping[str, Any], pack: str) -> dict[str, Document]:
    """The documents by the id that rows use; inside a run two packs' documents "a" are two."""
    documents: dict[str, Document] = {}
    for number, record in enumerate(_list(given, "docs"), 1):
        try:
            if not isinstance(record, dict):
                raise Fault('not a document; give an object with at least "id" and "text"')
            id_ = _word(record, "id")
            if id_ in documents:
                raise Fault(f'the id "{id_}" stands twice; give each document an id of its own')
            documents[id_] = document_of({**record, "id": f"{pack}/{id_}", "story": pack}, id_)
        except Fault as fault:
            raise Fault(f"document {number}: {fault}") from None
    return documents


def _row(given: Any, pack: str, documents: Mapping[str, Document]) -> Row:
    if not isinstance(given, dict):
        raise Fault('not a row; give an object with "label", "kind", "a" and "b"')
    variant = given.get("variant")
    return Row(
        label=Label(_one_of(given, "label", list(Label))),
        kind=_one_of(given, "kind", GOLD_KINDS),
        a=_end(given, "a", pack, documents),
        b=_end(given, "b", pack, documents),
        why=str(given.get("why") or ""),
        variant=None if variant is None else _one_of(given, "variant", VARIANTS),
        accept=_accepted(given),
        optional=given.get("optional") is True,
    )


def _accepted(given: Mapping[str, Any]) -> frozenset[Verdict | None] | None:
    if given.get("accept") is None:
        return None
    known = [*Verdict, NO_FINDING]
    words = [_one_of({"accept": word}, "accept", known) for word in _list(given, "accept")]
    return frozenset(None if word == NO_FINDING else Verdict(word) for word in words)


def _end(given: Mapping[str, Any], key: str, pack: str, documents: Mapping[str, Document]) -> End:
    """A mention with its place: that of the one time its surface stands in its field."""
    mention = given.get(key)
    if not isinstance(mention, dict):
        raise Fault(f'no "{key}"; a row needs two mentions with "doc" and "surface"')
    try:
        doc = _one_of(mention, "doc", list(documents))
        surface = _word(mention, "surface")
        field = Field(_one_of({"field": Field.TEXT, **mention}, "field", list(Field)))
    except Fault as fault:
        raise Fault(f"{key}: {fault}") from None
    words = documents[doc].field(field)
    start = words.find(surface)
    if start < 0:
        raise Fault(
            f"{key}: {_told(surface)} does not stand in the {field} of {doc}; copy the words as they stand there"
        )
    if words.find(surface, start + 1) >= 0:
        raise Fault(f"{key}: {_told(surface)} stands more than once in the {field} of {doc}; take in a word beside it")
    return End(f"{pack}/{doc}", surface, Span(field, start, start + len(surface)))


def _word(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Fault(f'no "{key}"; add it')
    return value


def _list(given: Mapping[str, Any], key: str) -> list[Any]:
    value = given.get(key)
    if not isinstance(value, list):
        raise Fault(f'"{key}" is not a list; write it as one' if key in given else f'no "{key}"; {_NEEDS}')
    return value


def _one_of(given: Mapping[str, Any], key: str, known: Iterable[str]) -> str:
    """The word under a key; a wrong one is answered with the nearest, or with what is allowed."""
    known = [str(one) for one in known]
    value = given.get(key)
    if value in known:
        return str(value)
    near = get_close_matches(str(value), known, 1, 0.6)
    cure = f'did you mean "{near[0]}"?' if near else f"allowed: {', '.join(known)}"
    raise Fault(f'no "{key}"; {cure}' if value is None else f'"{key}" is {_told(str(value))}; {cure}')


def _told(words: str) -> str:
    """Foreign words for a message, cut to what the eye can take."""
    return f'"{words}"' if len(words) <= _LONGEST_TOLD else f'"{words[:_LONGEST_TOLD]}…"'
