"""Full names in the words for a speaker, where no story knows him."""

from __future__ import annotations

from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.spelling import folded

_WORD = compiled(r"\p{Lu}[\p{L}\p{M}'’-]*\.?")


class Given:
    """Knows given names of one language's tables."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._given = NameTables(lexicon).given

    def name(self, words: str) -> tuple[str, ...]:
        """A given name and what follows it, folded; () where there is none."""
        found = _WORD.findall(words)
        for at, word in enumerate(found[:-1]):
            if word in self._given or word.lower() in self._given:
                return tuple(folded(w) for w in found[at:])
        return ()


def given_of(lexicon: Lexicon) -> Given:
    """The given names, read once."""
    return lexicon.kept("given names", lambda: Given(lexicon))
