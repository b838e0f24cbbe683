"""The versions of one utterance: a finding for each way in which some differ from the longest, so that many sources stay few findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from discrepancy.compare.sides import Judge, Opposed
from discrepancy.kinds.base import Weighing
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Wording

_Of = Callable[[int, int], tuple[Verdict | None, Weighing]]
_MOST = 20  # claims of one wording that are told
_WEIGHED = 120  # wordings of a cluster that are weighed against each other


def versions(claims: Sequence[Claim], judge: Judge) -> Iterator[Opposed]:
    """Every disagreement among the versions, the longest against those that differ in one way; then who agrees."""
    alike = _alike(sorted(claims, key=lambda c: c.order))
    ones = [group[0] for group in alike]
    judged = {(i, j): judge(ones[i], ones[j]) for i in range(len(ones)) for j in range(i + 1, len(ones))}

    def of(i: int, j: int) -> tuple[Verdict | None, Weighing]:
        return judged[min(i, j), max(i, j)]

    pairs = [(v, w.variant, i, j) for (i, j), (v, w) in judged.items() if v not in (None, Verdict.AGREEMENT)]
    for verdict, variant in sorted({(v, variant or "") for v, variant, _, _ in pairs if v is not None}):
        left = {(i, j) for v, w, i, j in pairs if v is verdict and (w or "") == variant}
        while left:
            base = max((n for pair in left for n in pair), key=lambda n: (*_length(ones[n]), -n))
            against = sorted({i if j == base else j for i, j in left if base in (i, j)})
            sides = _sides(base, against, ones, of, verdict, variant)
            told = tuple(tuple(c for n in side for c in alike[n][:_MOST]) for side in sides)
            yield Opposed(verdict, variant or None, told, 1.0)
            covered = {base, *(n for side in sides for n in side)}
            left = {(i, j) for i, j in left if not (i in covered and j in covered)}
    yield from _agreeing(alike, ones, of)


def _alike(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of the same words, marks and speaker: weighed once."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        value = claim.fact.value
        tokens = value.tokens if isinstance(value, Wording) else ()
        surface = claim.fact.mention.surface
        owner = (
            claim.owner.id if claim.owner is not None else "",
            claim.fact.owner.confidence if claim.fact.owner else 0,
        )
        host = value.host if isinstance(value, Wording) else ()
        key = (
            claim.lang,
            tokens,
            surface,
            owner,
            host,
            claim.fact.role,
            claim.fact.modality,
            claim.event.id if claim.event else "",
        )
        groups.setdefault(key, []).append(claim)
    return list(groups.values())[:_WEIGHED]


def _length(claim: Claim) -> tuple[int, int]:
    """How much a version tells: its words, then how much is known of its event (a crosshead repeats what the report says)."""
    words = len(claim.fact.value.tokens) if isinstance(claim.fact.value, Wording) else 0
    return words, len(claim.event.participants) if claim.event is not None else 0


def _sides(
    base: int, against: Sequence[int], ones: Sequence[Claim], of: _Of, verdict: Verdict, variant: str
) -> list[list[int]]:
    """The longest version on one side; on the others those that differ from it, apart where they differ so from each other, too."""

    def carries(i: int, j: int) -> bool:
        found, weighing = of(i, j)
        return found is verdict and (weighing.variant or "") == variant

    def opposed(i: int, j: int) -> bool:
        return of(i, j)[0] not in (None, Verdict.AGREEMENT)

    def apart(one: int, others: Sequence[int]) -> bool:
        return ones[one].document.id not in {ones[other].document.id for other in others}

    sides: list[list[int]] = []
    for one in against:
        home = next(
            (
                side
                for side in sides
                if not any(opposed(one, other) for other in side)
                and all(carries(one, o) for other in sides if other is not side for o in other)
            ),
            None,
        )
        if home is not None:
            home.append(one)
        elif all(carries(one, other) for side in sides for other in side):
            sides.append([one])
    first = [base]
    for one in range(len(ones)):
        agrees = one not in against and all(of(one, other)[0] is Verdict.AGREEMENT for other in first if other != one)
        if one != base and agrees and apart(one, first) and all(carries(one, o) for side in sides for o in side):
            first.append(one)
    return [sorted(first), *sides]


def _agreeing(alike: Sequence[Sequence[Claim]], ones: Sequence[Claim], of: _Of) -> Iterator[Opposed]:
    """The largest sets that all agree; repeats of one wording agree by themselves."""
    count = len(ones)
    fits = {i: {j for j in range(count) if j != i and of(i, j)[0] is Verdict.AGREEMENT} for i in range(count)}
    sets: list[set[int]] = []
    for start in range(count):
        if any(start in known and fits[start] <= known for known in sets):
            continue
        grown, common = {start}, set(fits[start])
        while common:
            nearest = min(common)
            grown.add(nearest)
            common &= fits[nearest]
        if not any(grown <= known for known in sets):
            sets.append(grown)
    for members in sorted(sorted(one) for one in sets):
        told = tuple(c for n in members for c in alike[n][:_MOST])
        if len(told) < 2:
            continue
        loose = any(of(i, j)[1].variant == "typographic" for i in members for j in members if i < j)
        yield Opposed(Verdict.AGREEMENT, "typographic" if loose else "identical", (told,), 0.0)
