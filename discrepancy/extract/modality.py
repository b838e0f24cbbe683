"""Whether something is told as a fact, or as planned, demanded, denied or possible."""

from __future__ import annotations

from discrepancy.extract.reading import Read
from discrepancy.model.fact import Modality, Owner
from discrepancy.text.lexicon import Lexicon


def modality_of(
    sentence: Read, figure: tuple[int, int], told_to: int, owner: Owner | None, lexicon: Lexicon
) -> Modality:
    """The modality of a figure, its hedge included; with an owner and no other mark: reported.

    Words inside it say what the things are ("58 geplante Operationen"), and words behind those that say what it is of tell
    something else ("120 Flüge fielen aus und sollen nachgeholt werden").
    """
    start, end = figure
    clause, lower = sentence.clause_at(start), sentence.words.lower
    last = max(end, told_to) if told_to else clause[1]
    for rule, pattern in lexicon.modalities:
        if rule.where == "before":
            found = pattern.search(lower[clause[0] : start]) is not None
        elif rule.where == "sentence":
            found = pattern.search(lower, sentence.start, sentence.end) is not None
        else:
            found = any(m.start() < start or m.end() > end for m in pattern.finditer(lower, clause[0], last))
        if found:
            return Modality(rule.modality)
    return Modality.REPORTED if owner is not None else Modality.STATED
