"""Which claims can stand together: sides, and for each verdict the sides between which it holds without exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from discrepancy.kinds.base import Weighing
from discrepancy.model.finding import Claim, Verdict

Judge = Callable[[Claim, Claim], tuple[Verdict | None, Weighing]]
"""Verdict and weighing of two claims; symmetric."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """A verdict with its sides: inside a side all agree, across sides every pair carries the verdict."""

    verdict: Verdict
    variant: str | None
    sides: tuple[tuple[Claim, ...], ...]
    gap: float
    doubtful: bool = False
    """Every pair across the sides is apart only as two round figures may be."""


def opposed(claims: Sequence[Claim], judge: Judge) -> Iterator[Opposed]:
    """Every disagreement and every agreement among the claims of one group."""
    ordered = sorted(claims, key=lambda c: c.order)
    judged = {(i, j): judge(ordered[i], ordered[j]) for i in range(len(ordered)) for j in range(i + 1, len(ordered))}

    def of(i: int, j: int) -> tuple[Verdict | None, Weighing]:
        return judged[min(i, j), max(i, j)]

    for cluster in _linked(len(ordered), of):
        sides = _sides(cluster, of)
        for verdict, variant in _kinds(cluster, of):
            chosen = _between(sides, verdict, variant, of)
            if len(chosen) >= 2:
                across = [of(i, j)[1] for n, a in enumerate(chosen) for b in chosen[n + 1 :] for i in a for j in b]
                told = tuple(tuple(ordered[i] for i in side) for side in chosen)
                doubtful = all(weighing.doubtful for weighing in across)
                yield Opposed(verdict, variant, told, max(weighing.gap for weighing in across), doubtful)
        for side in _agreeing(cluster, of):
            yield Opposed(Verdict.AGREEMENT, None, (tuple(ordered[i] for i in side),), 0.0)


_Of = Callable[[int, int], tuple[Verdict | None, Weighing]]


def _linked(count: int, of: _Of) -> list[list[int]]:
    """Claims that have anything to do with each other: for quotes, the versions of one utterance."""
    left, clusters = list(range(count)), []
    while left:
        cluster = [left.pop(0)]
        for member in cluster:
            joined = [other for other in left if of(member, other)[0] is not None]
            cluster.extend(joined)
            taken = set(joined)
            left = [other for other in left if other not in taken]
        if len(cluster) > 1:
            clusters.append(sorted(cluster))
    return clusters


def _sides(cluster: Sequence[int], of: _Of) -> list[list[int]]:
    """Claims that agree pairwise, in order of their documents; who fits more than one side stands on none.

    Who fits most other sides is left out first, from the larger side where two fit each other: of "60", "etwa 65" and "74
    Minuten" the one in the middle goes, and the two that cannot both be right remain.
    """
    sides: list[list[int]] = []
    for claim in cluster:
        fitting = [side for side in sides if all(of(claim, other)[0] is Verdict.AGREEMENT for other in side)]
        if fitting:
            fitting[0].append(claim)
        else:
            sides.append([claim])
    while True:
        bridges = [
            (links, len(side), claim, number)
            for number, side in enumerate(sides)
            for claim in side
            if (links := _links(claim, side, sides, of))
        ]
        if not bridges:
            return [side for side in sides if side]
        _, _, claim, number = max(bridges)
        sides[number].remove(claim)


def _links(claim: int, side: Sequence[int], sides: Sequence[Sequence[int]], of: _Of) -> int:
    """How many claims of other sides a claim agrees with."""
    return sum(of(claim, o)[0] is Verdict.AGREEMENT for other in sides if other is not side for o in other)


def _kinds(cluster: Sequence[int], of: _Of) -> list[tuple[Verdict, str | None]]:
    """Each disagreement that stands between any two of the claims."""
    found = {
        (verdict, weighing.variant)
        for n, i in enumerate(cluster)
        for j in cluster[n + 1 :]
        for verdict, weighing in [of(i, j)]
        if verdict not in (None, Verdict.AGREEMENT)
    }
    return sorted((v, variant) for v, variant in found if v is not None)


def _between(sides: Sequence[Sequence[int]], verdict: Verdict, variant: str | None, of: _Of) -> list[list[int]]:
    """The sides across which every pair carries the verdict, the largest first; single claims that spoil it are left out."""

    def carries(i: int, j: int) -> bool:
        found, weighing = of(i, j)
        return found is verdict and weighing.variant == variant

    chosen: list[list[int]] = []
    for side in sorted(sides, key=lambda s: (-len(s), s[:1])):
        if not chosen:
            fitting = [i for i in side if any(carries(i, j) for other in sides if other is not side for j in other)]
        else:
            fitting = [i for i in side if all(carries(i, j) for other in chosen for j in other)]
        if fitting:
            chosen.append(fitting)
    return sorted(chosen)


def _agreeing(cluster: Sequence[int], of: _Of) -> list[list[int]]:
    """The largest sets of claims that all agree, for telling; each claim in the first set that takes it."""
    fits = {claim: {o for o in cluster if o != claim and of(claim, o)[0] is Verdict.AGREEMENT} for claim in cluster}
    sets: list[set[int]] = []
    for start in cluster:
        if any(start in known and fits[start] <= known for known in sets):
            continue
        grown, common = {start}, set(fits[start])
        while common:
            nearest = min(common)
            grown.add(nearest)
            common &= fits[nearest]
        if len(grown) > 1 and not any(grown <= known for known in sets):
            sets.append(grown)
    return sorted(sorted(grown) for grown in sets)
