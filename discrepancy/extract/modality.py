"""Whether something is told as a fact, or as planned, demanded, denied or possible."""

from __future__ import annotations

from discrepancy.extract.discourse import Read
from discrepancy.model.fact import Modality, Owner
from discrepancy.text.lexicon import Lexicon


def modality_of(sentence: Read, start: int, end: int, owner: Owner | None, lexicon: Lexicon) -> Modality:
    """The modality of the figure between two offsets, its hedge included; with an owner and no other mark: reported.

    Words inside it say what the things are ("58 geplante Operationen"), not how they are told.
    """
    clause, lower = sentence.clause_at(start), sentence.words.lower
    for rule, pattern in lexicon.modalities:
        if rule.where == "before":
            found = pattern.search(lower[clause[0] : start]) is not None
        else:
            found = any(m.start() < start or m.end() > end for m in pattern.finditer(lower, *clause))
        if found:
            return Modality(rule.modality)
    return Modality.REPORTED if owner is not None else Modality.STATED
