"""The stage: one document against itself. Parts that make more than their whole, a headline that its body does not bear out.

Told only where the document's own words leave no other reading: exact figures, parts that cannot overlap, a role that a story
tells once. A finding's sides are the whole and its parts, or the headline and the body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction

from discrepancy.compare.sides import Opposed
from discrepancy.group.entities import different_owners
from discrepancy.kinds.base import Rung, Weighing
from discrepancy.model.document import Field
from discrepancy.model.fact import Modality
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Qualifier, Quantity
from discrepancy.rulebook.files import RoleEntry

Weigh = Callable[[Claim, Claim], Weighing]

_SHARE = "%"
_WHOLE_SHARE = 100
_ROUNDED = Fraction(1, 2)  # what each of several shares may have gained by rounding
_TOLD = (Modality.STATED, Modality.REPORTED)
_LISTED = "of:"
_SORTS = (frozenset(("slight", "severe")), frozenset(("man", "woman", "child")))
"""Parts that divide one whole: of one sort none is part of another."""
_ALL = (frozenset(("slight", "severe")), frozenset(("man", "woman")))
"""Parts that together are all of the whole."""


def against_itself(claims: Sequence[Claim], roles: Mapping[str, RoleEntry], weigh: Weigh) -> Iterator[Opposed]:
    """What a document's own claims contradict in each other; the variant says how."""
    told = [c for c in claims if c.fact.modality in _TOLD and not c.fact.vague and isinstance(c.fact.value, Quantity)]
    sentences: dict[int, list[Claim]] = defaultdict(list)
    for claim in told:
        sentences[claim.fact.mention.sentence].append(claim)
    for own in sentences.values():
        yield from _sums(own)
        yield from _shares(own)
    yield from _headline(told, roles, weigh)


def _sums(claims: Sequence[Claim]) -> Iterator[Opposed]:
    """A count and the parts that its sentence lists, where they make more than it, or less though they are all."""
    for whole in claims:
        parts = [c for c in claims if _part_of(c, whole)]
        names = [_part(c) for c in parts]
        if len(parts) < 2 or not _exact(whole, *parts) or len(set(names)) < len(names) or not _apart(names):
            continue
        total, amount = sum((_low(c) for c in parts), Fraction(0)), _low(whole)
        complete = frozenset(names) in _ALL or (_listed(names) and _opened(whole, parts[0]))
        if total > amount or (complete and total < amount):
            gap = float(min(abs(total - amount) / max(total, amount, Fraction(1)), Fraction(1)))
            yield Opposed(Verdict.CONFLICT, "sum", ((whole,), tuple(parts)), gap)


def _part_of(part: Claim, whole: Claim) -> bool:
    """Whether a count is told as one part of another of its sentence."""
    a, b = part.fact, whole.fact
    if part is whole or a.mention.kind != b.mention.kind or a.mention.span.start < b.mention.span.end:
        return False
    assert isinstance(a.value, Quantity)  # sorted out before
    assert isinstance(b.value, Quantity)
    inside = set(a.subject.split()) - {"part"} > set(b.subject.split()) - {"whole"}
    return inside and a.value.unit == b.value.unit and (a.role == b.role or a.role == a.subject)


def _part(claim: Claim) -> str:
    return next((word for word in claim.fact.subject.split() if word != "part"), "")


def _apart(names: Sequence[str]) -> bool:
    """Whether no part can hold another."""
    return _listed(names) or any(set(names) <= sort for sort in _SORTS)


def _listed(names: Sequence[str]) -> bool:
    return all(name.startswith(_LISTED) for name in names)


def _opened(whole: Claim, first: Claim) -> bool:
    """Whether a colon opens the list, so that it is complete."""
    text = whole.document.field(whole.fact.mention.span.field)
    return ":" in text[whole.fact.mention.span.end : first.fact.mention.span.start]


def _shares(claims: Sequence[Claim]) -> Iterator[Opposed]:
    """Shares of one thing that make more than all of it."""
    by_role: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        value = claim.fact.value
        if isinstance(value, Quantity) and value.unit == _SHARE and claim.fact.background == "":
            by_role[claim.fact.role].append(claim)
    for role, shares in by_role.items():
        subjects = {c.fact.subject for c in shares}
        if role.startswith("vote") and len(shares) > 1 and len(subjects) == len(shares) and _exact(*shares):
            total = sum((_low(c) for c in shares), Fraction(0))
            if total > _WHOLE_SHARE + _ROUNDED * len(shares) * _last_place(shares):
                gap = float(min((total - _WHOLE_SHARE) / _WHOLE_SHARE, Fraction(1)))
                yield Opposed(Verdict.CONFLICT, "shares", (tuple(shares[:-1]), (shares[-1],)), gap)


def _last_place(claims: Sequence[Claim]) -> Fraction:
    """The coarsest last place of the shares as printed."""
    return max(
        (c.fact.value.grain for c in claims if isinstance(c.fact.value, Quantity)), default=Fraction(0)
    ) or Fraction(1, 10)


def _headline(claims: Sequence[Claim], roles: Mapping[str, RoleEntry], weigh: Weigh) -> Iterator[Opposed]:
    """A figure of the headline, and the body's only figures of that role, which all say something else."""
    heads = [c for c in claims if c.fact.mention.span.field is Field.TITLE]
    body = [c for c in claims if c.fact.mention.span.field is Field.TEXT]
    for head in heads:
        entry = roles.get(head.fact.role)
        if entry is None or not entry.told_once or sum(_one_role(head, other) for other in heads) > 1:
            continue
        own = [c for c in body if _one_role(head, c)]
        weighed = [weigh(head, c) for c in own]
        if not own or any(w.rung is not Rung.APART or w.doubtful for w in weighed):
            continue
        moved = any(c.fact.change for c in own) or any(different_owners(head.owner, c.owner) for c in own)
        if not moved and len({c.fact.value for c in own}) == 1:
            yield Opposed(Verdict.CONFLICT, "headline", ((head,), tuple(own)), max(w.gap for w in weighed))


def _one_role(first: Claim, second: Claim) -> bool:
    a, b = first.fact, second.fact
    return (a.mention.kind, a.role, a.subject, a.background) == (b.mention.kind, b.role, b.subject, b.background)


def _exact(*claims: Claim) -> bool:
    """Whether all are stated as they are, without a hedge and none a range."""
    return all(
        c.fact.qualifier is Qualifier.EXACT
        and isinstance(c.fact.value, Quantity)
        and c.fact.value.low == c.fact.value.high
        for c in claims
    )


def _low(claim: Claim) -> Fraction:
    value = claim.fact.value
    return value.low if isinstance(value, Quantity) and value.low is not None else Fraction(0)
