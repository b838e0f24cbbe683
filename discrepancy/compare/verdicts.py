"""What a disagreement between two claims is, in this order: attribution, conflict of a reprint, conflict."""

from __future__ import annotations

from discrepancy.group.entities import different_owners
from discrepancy.kinds.base import Rung, Weighing
from discrepancy.model.finding import Claim, Verdict


def verdict_of(first: Claim, second: Claim, weighing: Weighing) -> Verdict | None:
    """The verdict for two claims of one event and role; None where they say nothing against or for each other.

    Two resolved, different owners excuse a difference; missing, unresolved or equal owners never do. Inside one document
    only such an attribution counts: one report against itself is judged by rules of its own.
    """
    if weighing.rung is Rung.SILENT:
        return None
    if weighing.rung is not Rung.APART:
        return Verdict.AGREEMENT
    if weighing.verdict is not None:
        return weighing.verdict if first.document.id != second.document.id else None
    if different_owners(first.owner, second.owner):
        return Verdict.ATTRIBUTION
    return Verdict.CONFLICT if first.document.id != second.document.id else None
