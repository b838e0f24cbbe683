"""Documents that tell one story. The story is the block: nothing is compared across two.

Decided from the documents themselves, with weights from shipped data, never from the pool: adding unrelated documents
changes no story, and neither does the order in which documents come. Three steps:

1. *Copies*: documents whose names and figures are nearly the same, and their words too, go on as one.
2. *Links*: two documents are alike if they share enough names, figures and rare words for what they hold.
3. *Stories*: links join their documents, the strongest first, where most of the two sides are alike and not only one pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import sqrt
from zlib import crc32

from discrepancy.group.likeness import DAYS, SHARED, likeness
from discrepancy.group.meeting import pairs_of
from discrepancy.group.sketch import Sketch

_COPY = 0.6  # likeness of the words from which one document may be a copy of the other
_ENOUGH = 12  # rare words of a text that is told by them, also where it names nobody
_DEALS = 3
_SUPPORT = 0.75  # how alike, on average, the two sides of a join must be, as a share of what makes a link
_MOST_PAIRS = 400  # of two large sides, those of the first documents by id are looked at


def stories_of(sketches: Sequence[Sketch], one_story: bool = False) -> dict[str, str]:
    """Document id -> story id: the given key, or the first document's id of those joined to each other."""
    if one_story:
        first = min((s.doc for s in sketches), default="")
        return {s.doc: first for s in sketches}
    known = sorted(sketches, key=lambda s: s.doc)
    given: dict[str, str] = {}
    story: dict[str, str] = {}
    for s in known:
        if s.story is not None:
            story[s.doc] = given.setdefault(s.story, s.doc)
    for group in _joined(_copies([s for s in known if s.story is None])):
        first = min(s.doc for s in group)
        story.update((s.doc, first) for s in group)
    return {s.doc: story[s.doc] for s in sketches}


@dataclass(slots=True)
class _Item:
    """A document, with its copies; `leader` speaks for all."""

    leader: Sketch
    first: int | None
    last: int | None
    all: list[Sketch] = field(default_factory=list)

    def near(self, other: _Item) -> bool:
        """Whether all documents of both can lie within the days of one story."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return True
        return max(self.last, other.last) - min(self.first, other.first) <= DAYS

    def take(self, other: _Item) -> None:
        """Adds the documents of another."""
        self.all += other.all
        self.first = min((day for day in (self.first, other.first) if day is not None), default=None)
        self.last = max((day for day in (self.last, other.last) if day is not None), default=None)


# Copies


def _copies(sketches: Sequence[Sketch]) -> list[_Item]:
    """The documents with their copies, by day and id.

    The marks of a document are dealt into two hands by their check sums, a few times. A copy in which one or two of them
    differ still has a hand in common; that saves comparing 2,000 prints of one wire report pair by pair.
    """
    order = sorted(sketches, key=lambda s: (s.first or 0, s.doc))
    hands: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, sketch in enumerate(order):
        for hand, marks in enumerate(_dealt(sketch)):
            if sum(sketch.marks[mark] for mark in marks) >= SHARED:
                hands[hand, tuple(marks)].append(number)
        if len(sketch.words) >= _ENOUGH:
            hands[2 * _DEALS, (*sketch.marks, *sorted(sketch.words))].append(number)
    items = [_Item(s, s.first, s.last, [s]) for s in order]
    leader = list(range(len(order)))
    # In the order of the marks themselves: what a copy meets first must not hang on who else is in the pool.
    for key in sorted(key for key, numbers in hands.items() if len(numbers) > 1):
        leaders: list[int] = []
        for number in hands[key]:
            leaders = [n for n in leaders if not _is_past(items[n], order[number])]
            while leader[number] != number:
                number = leader[number]
            if number in leaders:
                continue
            mine = items[number]
            for other in leaders:
                if items[other].near(mine) and _is_copy(items[other].leader, mine.leader):
                    items[other].take(mine)
                    leader[number] = other
                    break
            else:
                leaders.append(number)
    return [item for number, item in enumerate(items) if leader[number] == number]


def _dealt(sketch: Sketch) -> list[list[str]]:
    """The marks of a document in hands, half of them in each; a mark comes into the same hands in every document."""
    dealt: list[list[str]] = [[] for _ in range(2 * _DEALS)]
    for mark in sketch.marks:
        check = crc32(mark.encode())
        for deal in range(_DEALS):
            dealt[2 * deal + (check >> deal & 1)].append(mark)
    return dealt


def _is_past(item: _Item, later: Sketch) -> bool:
    """Whether an item lies too many days before a document, and so before all that come after that one."""
    return item.last is not None and later.first is not None and item.last + DAYS < later.first


def _is_copy(first: Sketch, second: Sketch) -> bool:
    """Whether two documents have most of their names, figures and words in common, and not as one form filled in twice."""
    if first.lang != second.lang:
        return False
    if len(first.words) >= _ENOUGH and first.words == second.words and first.marks == second.marks:
        return True
    words = len(first.words & second.words)
    return words >= _COPY * sqrt(len(first.words) * len(second.words)) and likeness(first, second) >= 1.0


# Links


def _links(items: Sequence[_Item]) -> list[tuple[float, int, int]]:
    """Strength and numbers of every two items that are alike enough for one story, the strongest first."""
    tried: set[tuple[int, int]] = set()
    links: list[tuple[float, int, int]] = []
    for pair in pairs_of([item.leader for item in items]):
        if pair not in tried:
            tried.add(pair)
            first, second = items[pair[0]], items[pair[1]]
            if first.near(second) and (strength := likeness(first.leader, second.leader)) >= 1.0:
                links.append((-strength, *pair))
    return sorted(links)


# Stories


def _joined(items: Sequence[_Item]) -> list[list[Sketch]]:
    """The documents of each story."""
    story = list(range(len(items)))
    parts: dict[int, list[_Item]] = {n: [item] for n, item in enumerate(items)}
    whole = [_Item(i.leader, i.first, i.last, list(i.all)) for i in items]
    known: dict[tuple[str, str], float] = {}

    def root(number: int) -> int:
        while story[number] != number:
            story[number] = story[story[number]]
            number = story[number]
        return number

    def strength(first: Sketch, second: Sketch) -> float:
        pair = (first.doc, second.doc) if first.doc < second.doc else (second.doc, first.doc)
        if pair not in known:
            known[pair] = min(likeness(first, second), 1.0)
        return known[pair]

    for _, first, second in _links(items):
        a, b = root(first), root(second)
        if a == b or not whole[a].near(whole[b]):
            continue
        few, many = _first_of(parts[a]), _first_of(parts[b])
        if len(few) * len(many) > 1:
            alike = sum(strength(one.leader, other.leader) for one in few for other in many)
            if alike < _SUPPORT * len(few) * len(many):
                continue
        story[b] = a
        whole[a].take(whole[b])
        parts[a] += parts.pop(b)
    return [whole[n].all for n in parts]


def _first_of(side: list[_Item]) -> list[_Item]:
    """The items of one side, or as many of the first ones by id as need be asked."""
    most = int(sqrt(_MOST_PAIRS))
    return side if len(side) <= most else sorted(side, key=lambda item: item.leader.doc)[:most]
