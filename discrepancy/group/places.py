"""Where a story mostly plays: what tells two fires apart of which nobody knows who took part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from discrepancy.model.discourse import Discourse, EntityKind
from discrepancy.text.spelling import folded


def main_place(discourses: Sequence[Discourse]) -> str:
    """The place that most documents of a story name, then most often, then first by its letters; folded, "" for none.

    A further report of the same story names it, too: so the ids of findings that rest on it stay.
    """
    docs: dict[str, set[str]] = defaultdict(set)
    often: Counter[str] = Counter()
    for discourse in discourses:
        for mention in discourse.entities:
            if mention.kind is EntityKind.PLACE and mention.name:
                place = " ".join(folded(word) for word in mention.name)
                docs[place].add(discourse.document.id)
                often[place] += 1
    return min(docs, key=lambda place: (-len(docs[place]), -often[place], place), default="")
