"""Whether something is told as a fact, or as planned, demanded, denied or possible."""

from __future__ import annotations

from discrepancy.extract.discourse import Read
from discrepancy.model.fact import Modality, Owner
from discrepancy.text.lexicon import Lexicon


def modality_of(sentence: Read, start: int, owner: Owner | None, lexicon: Lexicon) -> Modality:
    """The modality of the figure that begins, with its hedge, at the offset; with an owner and no other mark: reported."""
    clause, lower = sentence.clause_at(start), sentence.words.lower
    for rule, pattern in lexicon.modalities:
        if pattern.search(lower[clause[0] : start]) if rule.where == "before" else pattern.search(lower, *clause):
            return Modality(rule.modality)
    return Modality.REPORTED if owner is not None else Modality.STATED
