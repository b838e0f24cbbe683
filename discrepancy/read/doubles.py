"""One document an id: a later version stands for the earlier, doubles count once, two texts under one id are told."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem

_DIGITS = re.compile(r"([0-9]+)")
_FULL_TIME = 16  # characters of "2025-02-12T18:30", the shortest date that has a time


@dataclass(frozen=True, slots=True)
class Placed:
    """A document and where it was read: the input as the user wrote it, and the place inside it for messages."""

    document: Document
    path: str
    where: str

    @property
    def version(self) -> tuple[str | None, str | None]:
        """What makes two documents of one id two versions."""
        return self.document.version, self.document.updated


def once_each(placed: Iterable[Placed]) -> tuple[list[Document], list[Problem], list[str]]:
    """The documents that stand, what was set aside, and notices. The order in which they were given decides nothing."""
    by_id: dict[str, list[Placed]] = defaultdict(list)
    for one in placed:
        by_id[one.document.id].append(one)
    kept: list[Document] = []
    problems: list[Problem] = []
    notices: list[str] = []
    for id_, group in sorted(by_id.items()):
        current, earlier = _current(group) if len(group) > 1 else (group, 0)
        if earlier:
            notices.append(f"{id_}: {earlier} earlier version{'s' if earlier > 1 else ''} replaced by a later one")
        first, *others = sorted(current, key=_rank) if len(current) > 1 else current
        kept.append(first.document)
        for other in others:
            if _content(other.document) == _content(first.document):
                notices.append(f"{id_}: given twice with the same words ({first.where}; {other.where}); counted once")
            else:
                taken = f'the id "{id_}" is taken by {first.where} with other words'
                problems.append(Problem(f"{other.where}: {taken}; give each document an id of its own", other.path))
    return kept, problems, notices


def _rank(one: Placed) -> tuple[str, str, str]:
    """The smaller hash stands; of equal words what else is known decides, then the place."""
    return _content_hash(one.document), repr(replace(one.document, text="", file=None)), one.where


def _current(group: list[Placed]) -> tuple[list[Placed], int]:
    """The documents of the latest version, and how many earlier versions there are.

    Dates decide where every version has one; else the version numbers, then the dates that there are.
    """
    dated = all(_date(one.document) for one in group)

    def age(one: Placed) -> tuple[object, ...]:
        version, moment = _version_order(one.document.version or ""), _moment(_date(one.document))
        return (*((moment, version) if dated else (version, moment)), *(part or "" for part in one.version))

    latest = max(group, key=age)
    return [one for one in group if one.version == latest.version], len({one.version for one in group}) - 1


def _date(document: Document) -> str:
    return document.updated or document.published or ""


def _moment(date: str) -> str:
    """A date as text that sorts by time: with a zone it is brought to UTC, without one it stays as it stands."""
    if len(date) < _FULL_TIME:
        return date
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:  # a record made by a program, which nobody has checked
        return date
    return (moment if moment.tzinfo is None else moment.astimezone(UTC)).replace(tzinfo=None).isoformat()


def _version_order(version: str) -> tuple[tuple[int, str], ...]:
    """A version so that 10 comes after 9."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _DIGITS.split(version) if part)


def _content(document: Document) -> tuple[str, str]:
    return document.title, document.text


def _content_hash(document: Document) -> str:
    return hashlib.sha256("\x1f".join(_content(document)).encode("utf-8", "surrogatepass")).hexdigest()
