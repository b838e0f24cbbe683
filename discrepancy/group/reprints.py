"""Sentences that several documents share but for their figures: what a reprint keeps even where a figure was changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Span
from discrepancy.model.finding import Claim
from discrepancy.model.value import Wording
from discrepancy.rulebook.pattern import compiled

_SPACE = compiled(r"\s+")


class Skeletons:
    """The sentences of a story's documents with their figures blanked, each made when first asked for."""

    def __init__(self, discourses: Sequence[Discourse]) -> None:
        self._discourses = {d.document.id: d for d in discourses}
        self._figures: dict[tuple[str, int], list[Span]] = defaultdict(list)
        self._events: dict[tuple[str, int], tuple[int, int]] = {}
        self._made: dict[tuple[str, int], str] = {}
        for discourse in discourses:
            doc = discourse.document.id
            for fact in discourse.facts:
                if not isinstance(fact.value, Wording):
                    self._figures[doc, fact.mention.sentence].append(fact.mention.span)
            places: dict[int, int] = defaultdict(int)
            for number, mention in enumerate(discourse.events):
                self._events[doc, number] = mention.sentence, places[mention.sentence]
                places[mention.sentence] += 1

    def of(self, doc: str, sentence: int) -> str:
        """The words of a sentence, its figures replaced by #."""
        key = doc, sentence
        if key not in self._made:
            self._made[key] = self._make(doc, sentence)
        return self._made[key]

    def place_of(self, claim: Claim) -> tuple[str, str, str, int]:
        """Where a figure stands: the words of its sentence, its kind and role, and its number among those of its sort."""
        mention = claim.fact.mention
        number = self._figures[mention.doc, mention.sentence].index(mention.span)
        return self.of(mention.doc, mention.sentence), mention.kind, claim.fact.role, number

    def of_event(self, doc: str, mention: int) -> tuple[str, int]:
        """The sentence of an event mention, and the mention's place among those of its sentence."""
        sentence, place = self._events[doc, mention]
        return self.of(doc, sentence), place

    def _make(self, doc: str, sentence: int) -> str:
        discourse = self._discourses[doc]
        span = discourse.sentences[sentence].span
        words, at, parts = discourse.document.field(span.field), span.start, []
        for figure in self._figures[doc, sentence]:
            if at <= figure.start:
                parts += [words[at : figure.start], "#"]
                at = figure.end
        return _SPACE.sub(" ", "".join([*parts, words[at : span.end]])).strip()
