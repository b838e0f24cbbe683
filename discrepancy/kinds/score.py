"""Scores: "3:1", "6:4 7:5". The value is a label, one pair for a match, one for each set.

One match may be told from either side. A score and its mirror are one where the words of one tell it as lost; where none
does, they are apart, but never for certain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.kinds.quantity import find_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Label
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.pattern import whole_words
from discrepancy.text.lexicon import Lexicon


class Score:
    """The kind `score`."""

    name = "score"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every score in a field."""
        if self.name not in lexicon.language.kinds:
            return
        lost = lexicon.kept("turned", lambda: whole_words(lexicon.language.kinds[self.name].turned))
        for found in find_figures(self.name, text, lexicon):
            score = found.value
            if not isinstance(score, Label):
                continue
            around = max(found.start - _NEAR, 0), found.end + _NEAR
            if lost.search(text.words.lower, *around) is not None:
                found = replace(found, value=replace(score, turned=True))
            yield replace(found, role="sets") if " " in score.printed else found

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """None: a score is no amount."""
        return None

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """Same, mirrored or apart."""
        a, b = first.fact.value, second.fact.value
        if not isinstance(a, Label) or not isinstance(b, Label):
            return Weighing(Rung.SILENT)
        if a.printed == b.printed:
            return Weighing(Rung.SAME)
        if a.printed == mirrored(b.printed):
            turned = a.turned or b.turned
            return Weighing(Rung.SAME) if turned else Weighing(Rung.APART, gap=_GAP, doubtful=True)
        return Weighing(Rung.APART, gap=_GAP)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The score as printed."""
        return claim.fact.mention.surface


_NEAR = 80  # characters around a score in which words may tell it as lost
_GAP = 0.5  # what two scores that differ weigh, as no distance lies between them


def mirrored(score: str) -> str:
    """The score from the other side: "1:3" of "3:1"."""
    return " ".join(":".join(reversed(pair.split(":"))) for pair in score.split())


SCORE = Score()
