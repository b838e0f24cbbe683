"""Documents that tell one story. The story is the block: nothing is compared across two.

Decided from the documents themselves, with weights from shipped data, never from the pool: adding unrelated documents
changes no story, and neither does the order in which documents come. Three steps:

1. *Copies*: documents whose names and figures are nearly the same, and their words too, go on as one.
2. *Links*: two documents are alike if they share enough names, figures and rare words for what they hold.
3. *Stories*: links join their documents, the strongest first, where most of the two sides are alike and not only one pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from math import sqrt
from operator import and_
from zlib import crc32

from discrepancy.group.sketch import WORD, Sketch

_DAYS = 3
# Measured on invented packs among unrelated real texts: with both days known and near, chance likeness is rare (a day's
# news is small); without, two reports on the same people a year apart are as alike as two on one event.
_LIKE, _LIKE_UNDATED = 0.15, 0.35
_LIKE_ACROSS = 0.25  # of two languages: names and figures alone
# What the shared names and figures must tell together: a name and a little more, two names, two names and more.
_SHARED, _SHARED_UNDATED, _SHARED_ACROSS = 1.2, 2.0, 2.5
_TOPIC, _TOPIC_FEW_NAMES = 0.08, 0.12  # likeness of the other rare words: two people of one name are no story
_ALMOST = 0.9  # how strong a pair can be that lacks one of these
_BY_CHANCE = 0.25  # likeness of the words of any two reports on one sort of thing
_TEMPLATE = 0.8  # beyond that, share of the likeness of the words that names and figures must reach
_TEMPLATE_COPY = 0.9  # … where nearly all words are the same: a copy, or a form
_COPY = 0.6  # likeness of the words from which one is a copy of the other
_DEALS = 3
_SUPPORT = 0.75  # how alike, on average, the two sides of a join must be, as a share of what makes a link
_MOST_PAIRS = 400  # of two large sides, those of the first documents by id are looked at
_MANY = 16  # … that are worth sifting first
_SIGNS = frozenset("#@")  # with which figures and states begin among the marks
_MOST_STEPS = 2  # hints by which documents are sorted before they are compared anyway
_FEW = 6  # documents of one key that are cheaper to compare than to sort further
_QUOTE, _MOST_QUOTED = 0.25, 1.0  # what a quoted run of words that both have tells; and all of them at most
_HINT = 0.5  # below that a mark is a hint: given names, small figures, states
_MOST_HINTED = 0.6  # what hints tell at most, of what is asked


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

    The marks of a document are dealt into two hands by their check sums, a few times. A copy in which one or two of them
    differ still has a hand in common; that saves comparing 2,000 prints of one wire report pair by pair.
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
    """The marks of a document in hands, half of them in each; a mark comes into the same hands in every document."""
    dealt: list[list[str]] = [[] for _ in range(2 * _DEALS)]
    for mark in sketch.marks:
        check = crc32(mark.encode())
        for deal in range(_DEALS):
            dealt[2 * deal + (check >> deal & 1)].append(mark)
    return dealt


def _is_past(item: _Item, later: Sketch) -> bool:
    """Whether an item lies too many days before a document, and so before all that come after that one."""
    return item.last is not None and later.first is not None and item.last + _DAYS < later.first


def _is_copy(first: Sketch, second: Sketch) -> bool:
    """Whether two documents have most of their names, figures and words in common, and not as one form filled in twice."""
    words = len(first.words & second.words)
    return (
        first.lang == second.lang
        and words >= _COPY * sqrt(len(first.words) * len(second.words))
        and _strength(first, second) >= 1.0
    )


# Links


def _strength(first: Sketch, second: Sketch) -> float:
    """How alike two documents are as a share of what makes a link; from 1 on they are linked."""
    dated = first.first is not None and second.first is not None
    one, other = first.marks, second.marks
    told = [min(one[mark], other[mark]) for mark in one.keys() & other.keys()]
    size = sqrt(first.mass * second.mass)
    if not told or not size:
        return 0.0
    quoted = min(_QUOTE * len(first.said & second.said), _MOST_QUOTED)
    shared = sum(told) + quoted
    hinted = sum(weight for weight in told if weight < _HINT)
    asked = shared - hinted + min(hinted, _MOST_HINTED)
    if first.lang != second.lang:
        strength = shared / size / (_LIKE_ACROSS if dated else _LIKE_UNDATED)
        return strength if asked >= _SHARED_ACROSS else min(strength, _ALMOST)
    words, many = len(first.words & second.words), sqrt(len(first.words) * len(second.words))
    topic = words / many if many else 0.0
    share = len(told) / sqrt(len(one) * len(other))
    if topic > _BY_CHANCE and min(shared / size, share) < _form(topic) * topic:
        return 0.0  # the words of one form, filled in with other names
    like = (shared + WORD * words) / sqrt(
        (first.mass + WORD * len(first.words)) * (second.mass + WORD * len(second.words))
    )
    strength = like / (_LIKE if dated else _LIKE_UNDATED)
    need = _SHARED if dated else _SHARED_UNDATED
    on_topic = quoted or topic >= (_TOPIC_FEW_NAMES if asked < _SHARED_UNDATED else _TOPIC)
    return strength if asked >= need and on_topic else min(strength, _ALMOST)


def _form(topic: float) -> float:
    """As a share of the likeness of the words: how alike names and figures must be, or the two are one form filled in twice."""
    return _TEMPLATE if topic < _COPY else _TEMPLATE_COPY


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
    a name that a thousand reports hold is a step on the way and no reason to compare the thousand. Each pair meets at the
    first of its common marks, in one order for all.
    """

    def __init__(self, items: Sequence[_Item]) -> None:
        self._sketches = [item.leader for item in items]
        self.days = [sketch.first for sketch in self._sketches]
        self._marks = [_in_order(sketch) for sketch in self._sketches]

    def pairs(self, need: float, dated: bool) -> Iterator[tuple[int, int]]:
        """Pairs with both days known; or those without."""
        some = [(n, 0) for n, day in enumerate(self.days) if not dated or day is not None]
        for first, second in self._narrowed(some, (), 0.0, need, 0):
            if dated or self.days[first] is None or self.days[second] is None:
                yield first, second

    def _narrowed(
        self, some: list[tuple[int, int]], path: tuple[str, ...], told: float, need: float, hints: int
    ) -> Iterator[tuple[int, int]]:
        """Pairs of these items, each with the number of its first mark not looked at yet; all have the marks of the path."""
        if len(some) <= _FEW or told >= need or hints >= _MOST_STEPS:
            yield from self._near([number for number, _ in some]) if len(some) <= _MANY else self._sifted(some, path)
            return
        having: dict[str, list[tuple[int, int]]] = defaultdict(list)
        tells: dict[str, float] = {}
        for number, start in some:
            marks = self._marks[number]
            for at in range(start, len(marks)):
                mark, weight = marks[at]
                if not path and mark[0] in _SIGNS and weight < _HINT:
                    break  # hints alone never tell enough
                having[mark].append((number, at + 1))
                if weight > tells.get(mark, 0.0):
                    tells[mark] = weight
        for mark, those in having.items():
            if len(those) > 1:
                weight = tells[mark]
                yield from self._narrowed(those, (*path, mark), told + weight, need, hints + (weight < _HINT))

    def _near(self, numbers: list[int]) -> Iterator[tuple[int, int]]:
        """Every two of them that can lie within the days of one story; they come by day, the ones without first."""
        for place, first in enumerate(numbers):
            for second in numbers[place + 1 : self._end(numbers, place)]:
                yield first, second

    def _end(self, numbers: list[int], place: int) -> int:
        """The place after the last one that lies within the days of one story."""
        day = self.days[numbers[place]]
        return len(numbers) if day is None else bisect_right(numbers, day + _DAYS, key=lambda n: self.days[n] or 0)

    def _sifted(self, some: list[tuple[int, int]], path: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The near ones without those that meet elsewhere, lack a topic or are one form: as `_strength` has it, but faster.

        Forms fill a place by the hundred. What each document holds is put down as the bits of a number, so that a pair costs
        two counts of bits.
        """
        numbers = [number for number, _ in some]
        sketches = [self._sketches[number] for number in numbers]
        passed = _bits([[mark for mark, _ in self._marks[n][:start] if mark not in path] for n, start in some])
        if reduce(and_, passed):
            return  # all of them meet at an earlier mark
        marks, words = _bits([sketch.marks for sketch in sketches]), _bits([sketch.words for sketch in sketches])
        mark_roots = [sqrt(len(sketch.marks)) for sketch in sketches]
        word_roots = [sqrt(len(sketch.words)) or 1.0 for sketch in sketches]
        for at, one in enumerate(sketches):
            own_passed, own_marks, own_words = passed[at], marks[at], words[at]
            chance, least = _BY_CHANCE * word_roots[at], _TOPIC * word_roots[at]
            roots = mark_roots[at] / word_roots[at]
            for to in range(at + 1, self._end(numbers, at)):
                if own_passed & passed[to]:
                    continue
                common = (own_words & words[to]).bit_count()
                if common > chance * word_roots[to]:
                    # A form at the least: `_strength` asks for more where nearly all words are the same.
                    share = (own_marks & marks[to]).bit_count() * word_roots[to]
                    if share >= _TEMPLATE * common * roots * mark_roots[to] or one.lang != sketches[to].lang:
                        yield numbers[at], numbers[to]
                elif common >= least * word_roots[to] or one.lang != sketches[to].lang or one.said & sketches[to].said:
                    yield numbers[at], numbers[to]


def _bits(sets: Sequence[Collection[str]]) -> list[int]:
    """Each set as a number with a bit for every word that another holds, too; the commonest first, so that most stay small."""
    held = Counter(word for words in sets for word in words)
    bit = {word: 1 << at for at, (word, count) in enumerate(held.most_common()) if count > 1}
    return [sum(bit.get(word, 0) for word in words) for words in sets]


def _in_order(sketch: Sketch) -> list[tuple[str, float]]:
    """The marks of a document in an order that is the same for all: names and telling figures, quotes, then hints."""
    hints = [(mark, weight) for mark, weight in sketch.marks.items() if mark[0] in _SIGNS and weight < _HINT]
    strong = [(mark, weight) for mark, weight in sketch.marks.items() if mark[0] not in _SIGNS or weight >= _HINT]
    quoted = [(str(run), _MOST_QUOTED) for run in sorted(sketch.said)]
    return sorted(strong) + quoted + sorted(hints)


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
