"""Hedges around a figure: "etwa", "at least", "oder mehr"."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.model.value import Qualifier
from discrepancy.text.clean import Words
from discrepancy.text.lexicon import Lexicon

_WIDEST = 40  # characters that a hedge and its article may take


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge and where the figure begins and ends with it."""

    qualifier: Qualifier
    near: bool
    start: int
    end: int


def hedge_of(words: Words, start: int, end: int, sentence: tuple[int, int], lexicon: Lexicon) -> Hedge:
    """The hedge at a figure, looked for before it, as its first words ("eine gute Stunde"), and after it."""
    lower = words.lower
    before = max(sentence[0], start - _WIDEST)
    left = lexicon.qualifiers_left.search(lower[before:start])
    if left is not None:
        word = left["q"]
        qualifier, near = lexicon.hedge_of["left", word]
        begin = before + left.start("q")
        again = lexicon.qualifiers_left.search(lower[max(sentence[0], begin - _WIDEST) : begin])
        return Hedge(Qualifier(qualifier), near, begin - (len(again[0]) if again else 0), end)
    inside = next((w for w in lower[start:end].split()[:-1] if ("left", w) in lexicon.hedge_of), None)
    if inside is not None:
        qualifier, near = lexicon.hedge_of["left", inside]
        return Hedge(Qualifier(qualifier), near, start, end)
    right = lexicon.qualifiers_right.match(lower, end, min(end + _WIDEST, sentence[1]))
    if right is not None:
        qualifier, near = lexicon.hedge_of["right", right["q"]]
        return Hedge(Qualifier(qualifier), near, start, right.end())
    return Hedge(Qualifier.EXACT, False, start, end)
