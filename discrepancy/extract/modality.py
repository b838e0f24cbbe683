"""Whether something is told as a fact, or as planned, demanded, denied or possible."""

from __future__ import annotations

from discrepancy.extract.discourse import Read
from discrepancy.model.fact import Modality, Owner
from discrepancy.text.lexicon import Lexicon


def modality_of(sentence: Read, start: int, owner: Owner | None, lexicon: Lexicon) -> Modality:
    """The modality of the clause that holds the offset; a claim with an owner and no other mark is reported."""
    clause = sentence.clause_at(start)
    for name, pattern in lexicon.modalities:
        if pattern.search(sentence.words.lower, *clause):
            return Modality(name)
    return Modality.REPORTED if owner is not None else Modality.STATED
