"""Documents that tell one story. The story is the block: nothing is compared across two.

Decided from the documents themselves, with weights from shipped data, never from the pool: adding unrelated documents
changes no story, and neither does the order in which documents come. Three steps:

1. *Copies*: documents whose names and figures are nearly the same, and their words too, go on as one.
2. *Links*: two documents are alike if they share enough names, figures and rare words for what they hold.
3. *Stories*: links join their documents, the strongest first, where most of the two sides are alike and not only one pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import sqrt
from zlib import crc32

from discrepancy.group.sketch import WORD, Sketch

_DAYS = 3
# Measured on invented packs among unrelated real texts: with both days known and near, chance likeness is rare (a day's
# news is small); without, two reports on the same people a year apart are as alike as two on one event.
_LIKE, _LIKE_UNDATED = 0.17, 0.37
_LIKE_ACROSS = 0.25  # of two languages: names and figures alone
_SHARED, _SHARED_UNDATED = 1.2, 2.0  # what the shared names and figures must tell together
_BY_CHANCE = 0.25  # likeness of the words of any two reports on one sort of thing
_TEMPLATE = 0.8  # beyond that, share of the likeness of the words that names and figures must reach
_COPY = 0.6  # likeness of names and figures, and of words, from which one is a copy of the other
_HANDS = 4
_SUPPORT = 0.75  # how alike, on average, the two sides of a join must be, as a share of what makes a link
_MOST_PAIRS = 400  # of two large sides, those of the first documents by id are looked at
_MOST_STEPS = 2  # hints by which documents are sorted before they are compared anyway
_FEW = 6  # documents of one key that are cheaper to compare than to sort further
_QUOTE, _MOST_QUOTED = 0.25, 1.0  # what a quoted run of words that both have tells; and all of them at most
_HINT, _MOST_HINTED = (
    0.5,
    0.6,
)  # below that a mark is a hint: small figures and states; what they tell at most of what is asked


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
        return max(self.last, other.last) - min(self.first, other.first) <= _DAYS

    def take(self, other: _Item) -> None:
        """Adds the documents of another."""
        self.all += other.all
        self.first = min((day for day in (self.first, other.first) if day is not None), default=None)
        self.last = max((day for day in (self.last, other.last) if day is not None), default=None)


# Copies


def _copies(sketches: Sequence[Sketch]) -> list[_Item]:
    """The documents with their copies, by day and id.

    The marks of a document are dealt into a few hands by their check sums. A copy in which some of them differ still has
    one of the hands in common; that saves comparing 2,000 prints of one wire report pair by pair.
    """
    order = sorted(sketches, key=lambda s: (s.first or 0, s.doc))
    hands: dict[tuple[int, tuple[str, ...]], list[int]] = defaultdict(list)
    for number, sketch in enumerate(order):
        for hand, marks in enumerate(_dealt(sketch)):
            if sum(sketch.marks[mark] for mark in marks) >= _SHARED:
                hands[hand, tuple(marks)].append(number)
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
    """The marks of a document in hands; a mark comes into the same hand in every document."""
    dealt: list[list[str]] = [[] for _ in range(_HANDS)]
    for mark in sketch.marks:
        dealt[crc32(mark.encode()) % _HANDS].append(mark)
    return dealt


def _is_past(item: _Item, later: Sketch) -> bool:
    """Whether an item lies too many days before a document, and so before all that come after that one."""
    return item.last is not None and later.first is not None and item.last + _DAYS < later.first


def _is_copy(first: Sketch, second: Sketch) -> bool:
    if first.lang != second.lang:
        return False
    shared = _shared(first, second)
    return shared >= _COPY * sqrt(first.mass * second.mass) and len(first.words & second.words) >= _COPY * sqrt(
        len(first.words) * len(second.words)
    )


# Links


def _shared(first: Sketch, second: Sketch) -> float:
    """What the names and figures that both hold tell together."""
    one, other = first.marks, second.marks
    return sum(min(one[mark], other[mark]) for mark in one.keys() & other.keys())


def _strength(first: Sketch, second: Sketch) -> float:
    """How alike two documents are as a share of what makes a link; from 1 on they are linked."""
    dated = first.first is not None and second.first is not None
    one, other = first.marks, second.marks
    told = [min(one[mark], other[mark]) for mark in one.keys() & other.keys()]
    quoted = min(_QUOTE * len(first.said & second.said), _MOST_QUOTED)
    shared, size = sum(told) + quoted, sqrt(first.mass * second.mass)
    if not shared or not size:
        return 0.0
    if first.lang != second.lang:
        need, like = _SHARED_UNDATED, shared / size
        enough = _LIKE_ACROSS if dated else max(_LIKE_ACROSS, _LIKE_UNDATED)
    else:
        words, many = len(first.words & second.words), sqrt(len(first.words) * len(second.words))
        if words > _BY_CHANCE * many and shared / size < _TEMPLATE * words / many:
            return 0.0  # the words of one form, filled in with other names
        sizes = (first.mass + WORD * len(first.words)) * (second.mass + WORD * len(second.words))
        like = (shared + WORD * words) / sqrt(sizes)
        need, enough = (_SHARED, _LIKE) if dated else (_SHARED_UNDATED, _LIKE_UNDATED)
    hinted = sum(weight for weight in told if weight < _HINT)
    strength = like / enough
    return strength if shared - hinted + min(hinted, _MOST_HINTED) >= need else min(strength, 0.9)


def _links(items: Sequence[_Item]) -> list[tuple[float, int, int]]:
    """Strength and numbers of every two items that are alike enough for one story, the strongest first."""
    tried: set[tuple[int, int]] = set()
    links: list[tuple[float, int, int]] = []
    for pair in _pairs(items):
        if pair not in tried:
            tried.add(pair)
            first, second = items[pair[0]], items[pair[1]]
            if first.near(second) and (strength := _strength(first.leader, second.leader)) >= 1.0:
                links.append((-strength, *pair))
    return sorted(links)


def _pairs(items: Sequence[_Item]) -> Iterator[tuple[int, int]]:
    """Every pair of items that may be linked, by number; some more than once."""
    meeting = _Meeting(items)
    yield from meeting.pairs(_SHARED, dated=True)
    if None in meeting.days:
        yield from meeting.pairs(_SHARED_UNDATED, dated=False)


class _Meeting:
    """Where items meet: at sets of marks that tell enough.

    Sorted by a first mark, those that have it by a second, and so on, until the marks that all of them have tell enough:
    a name that a thousand reports hold is a step on the way and no reason to compare the thousand.
    """

    def __init__(self, items: Sequence[_Item]) -> None:
        self.days = [item.leader.first for item in items]
        self._marks = [_in_order(item.leader) for item in items]

    def pairs(self, need: float, dated: bool) -> Iterator[tuple[int, int]]:
        """Pairs with both days known; or those without."""
        some = [(n, 0) for n, day in enumerate(self.days) if not dated or day is not None]
        for first, second in self._narrowed(some, 0.0, need, 0):
            if dated or self.days[first] is None or self.days[second] is None:
                yield first, second

    def _narrowed(self, some: list[tuple[int, int]], told: float, need: float, hints: int) -> Iterator[tuple[int, int]]:
        """Pairs of these items, each with the number of its first mark not looked at yet."""
        if told >= need or hints >= _MOST_STEPS or len(some) <= _FEW:
            yield from self._near([number for number, _ in some])
            return
        having: dict[str, list[tuple[int, int]]] = defaultdict(list)
        tells: dict[str, float] = {}
        for number, start in some:
            marks = self._marks[number]
            for at in range(start, len(marks)):
                mark, weight = marks[at]
                if weight < _HINT and not told:
                    break  # hints alone never tell enough
                having[mark].append((number, at + 1))
                tells[mark] = max(tells.get(mark, 0.0), weight)
        for mark, those in having.items():
            if len(those) > 1:
                weight = tells[mark]
                yield from self._narrowed(those, told + weight, need, hints + (weight < _HINT))

    def _near(self, numbers: list[int]) -> Iterator[tuple[int, int]]:
        """Every two of them that can lie within the days of one story; they come by day, the ones without first."""
        for place, first in enumerate(numbers):
            day = self.days[first]
            for second in numbers[place + 1 :]:
                other = self.days[second]
                if day is not None and other is not None and other - day > _DAYS:
                    break
                yield first, second


def _in_order(sketch: Sketch) -> list[tuple[str, float]]:
    """The marks of a document in an order that is the same for all: names and telling figures, quotes, then hints."""
    strong = sorted((mark, weight) for mark, weight in sketch.marks.items() if weight >= _HINT)
    quoted = [(str(run), _MOST_QUOTED) for run in sorted(sketch.said)]
    return strong + quoted + sorted((mark, weight) for mark, weight in sketch.marks.items() if weight < _HINT)


# Stories


def _joined(items: Sequence[_Item]) -> list[list[Sketch]]:
    """The documents of each story."""
    story = list(range(len(items)))
    parts: dict[int, list[_Item]] = {n: [item] for n, item in enumerate(items)}
    whole = [_Item(i.leader, i.first, i.last, list(i.all)) for i in items]
    known: dict[tuple[str, str], float] = {}

    def root(number: int) -> int:
        while story[number] != number:
            number = story[number]
        return number

    def strength(first: Sketch, second: Sketch) -> float:
        pair = (first.doc, second.doc) if first.doc < second.doc else (second.doc, first.doc)
        if pair not in known:
            known[pair] = min(_strength(first, second), 1.0)
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
