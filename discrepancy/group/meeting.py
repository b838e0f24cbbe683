"""Where documents meet that may be alike: pairs worth comparing, found without comparing all."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import sqrt

from discrepancy.group.likeness import BY_CHANCE, DAYS, FORM, HINT, MOST_QUOTED, SHARED, SHARED_UNDATED, TOPIC
from discrepancy.group.sketch import SIGNS, Sketch

_FEW = 6  # documents of one set of marks that are cheaper to compare than to sort further
_MANY = 16  # … that are worth sifting before they are compared
_MOST_HINTS = 2  # by which documents are sorted further; then they are compared, whatever is still to be told
_HAIR = 1e-9


def pairs_of(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Every pair that may be linked, by number, some more than once. `sketches`: by day, those without first."""
    yield from _Meeting(sketches, SHARED, dated=True).pairs()
    yield from _Meeting(sketches, SHARED_UNDATED, dated=False).pairs()


class _Meeting:
    """Where items meet: at sets of marks that tell enough.

    Sorted by a first mark, those that have it by a second, and so on, until the marks that all of them have tell enough:
    a name that a thousand reports hold is a step on the way and no reason to compare the thousand. Each pair meets at the
    first of its common marks, in one order for all.
    """

    def __init__(self, sketches: Sequence[Sketch], need: int, dated: bool) -> None:
        """`dated`: pairs with both days known are asked for; else those with one unknown."""
        self._sketches = sketches
        self._days = [sketch.first for sketch in sketches]
        self._marks = [_in_order(sketch) for sketch in self._sketches]
        self._need = need
        self._dated = dated

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The pairs that share marks which tell as much as is needed, by number."""
        some = [(n, 0) for n, day in enumerate(self._days) if not self._dated or day is not None]
        return self._narrowed(some, (), 0, 0) if some else iter(())

    def _narrowed(
        self, some: list[tuple[int, int]], path: tuple[str, ...], told: int, hints: int
    ) -> Iterator[tuple[int, int]]:
        """Pairs of these items, each with the number of its first mark not looked at yet; all have the marks of the path."""
        if not self._dated and self._days[some[0][0]] is not None:
            return
        if len(some) > _MANY and self._met(some, path):
            return
        if len(some) <= _FEW or told >= self._need or hints >= _MOST_HINTS:
            yield from self._near([number for number, _ in some]) if len(some) <= _MANY else self._sifted(some, path)
            return
        having: dict[str, list[tuple[int, int]]] = defaultdict(list)
        tells: dict[str, int] = {}
        for number, start in some:
            marks = self._marks[number]
            for at in range(start, len(marks)):
                mark, weight = marks[at]
                if not path and mark[0] in SIGNS and weight < HINT:
                    break  # hints alone never tell enough
                having[mark].append((number, at + 1))
                if weight > tells.get(mark, 0):
                    tells[mark] = weight
        for mark, those in having.items():
            if len(those) > 1:
                weight = tells[mark]
                yield from self._narrowed(those, (*path, mark), told + weight, hints + (weight < HINT))

    def _met(self, some: list[tuple[int, int]], path: tuple[str, ...]) -> bool:
        """Whether all of them have a mark that comes before and is not on the path: they meet there."""
        number, start = some[0]
        shared = {mark for mark, _ in self._marks[number][:start]}.difference(path)
        for number, start in some:
            if not shared:
                break
            shared.intersection_update([mark for mark, _ in self._marks[number][:start]])
        return bool(shared)

    def _near(self, numbers: list[int]) -> Iterator[tuple[int, int]]:
        """Every two of them that can lie within the days of one story; they come by day, the ones without first."""
        for place, first in enumerate(numbers):
            for second in numbers[place + 1 : self._end(numbers, place)]:
                yield first, second

    def _end(self, numbers: list[int], place: int) -> int:
        """The place after the last one that makes a pair with this one: within the days of one story, if both are known."""
        day = self._days[numbers[place]]
        if day is None:
            return len(numbers)
        return bisect_right(numbers, day + DAYS, key=lambda n: self._days[n] or 0) if self._dated else 0

    def _sifted(self, some: list[tuple[int, int]], path: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The near ones without those that meet elsewhere, lack a topic or are one form: as `likeness` has it, but faster.

        Forms fill a place by the hundred. What each document holds is put down as the bits of a number, so that a pair costs
        two counts of bits.
        """
        numbers = [number for number, _ in some]
        sketches = [self._sketches[number] for number in numbers]
        passed = _bits([[mark for mark, _ in self._marks[n][:start] if mark not in path] for n, start in some])
        names = _bits([sketch.names for sketch in sketches])
        marks, words = _bits([sketch.marks for sketch in sketches]), _bits([sketch.words for sketch in sketches])
        mark_roots = [sqrt(len(sketch.marks)) for sketch in sketches]
        word_roots = [sqrt(len(sketch.words)) or 1.0 for sketch in sketches]
        for at, one in enumerate(sketches):
            own_passed, own_marks, own_words = passed[at], marks[at], words[at]
            # A hair to the safe side, so that rounding never drops what `likeness` would link.
            chance, least = (1 + _HAIR) * BY_CHANCE * word_roots[at], (1 - _HAIR) * TOPIC * word_roots[at]
            form = (1 - _HAIR) * FORM * mark_roots[at] / word_roots[at]
            for to in range(at + 1, self._end(numbers, at)):
                if own_passed & passed[to]:
                    continue
                common = (own_words & words[to]).bit_count()
                if common > chance * word_roots[to]:
                    # A form at the least: `likeness` asks for more where nearly all words are the same.
                    share = (own_marks & marks[to]).bit_count() * word_roots[to]
                    alike = share >= form * common * mark_roots[to] or names[at] == names[to]
                    if alike or one.lang != sketches[to].lang:
                        yield numbers[at], numbers[to]
                elif common >= least * word_roots[to] or one.lang != sketches[to].lang or one.said & sketches[to].said:
                    yield numbers[at], numbers[to]


def _bits(sets: Sequence[Collection[str]]) -> list[int]:
    """Each set as a number with a bit for every word that another holds, too; the commonest first, so that most stay small."""
    held = Counter(word for words in sets for word in words)
    bit = {word: 1 << at for at, (word, count) in enumerate(held.most_common()) if count > 1}
    return [sum(bit.get(word, 0) for word in words) for words in sets]


def _in_order(sketch: Sketch) -> list[tuple[str, int]]:
    """The marks of a document in an order that is the same for all: names and telling figures, quotes, then hints."""
    hints = [(mark, weight) for mark, weight in sketch.marks.items() if mark[0] in SIGNS and weight < HINT]
    strong = [(mark, weight) for mark, weight in sketch.marks.items() if mark[0] not in SIGNS or weight >= HINT]
    quoted = [(str(run), MOST_QUOTED) for run in sorted(sketch.said)]
    return sorted(strong) + quoted + sorted(hints)
