"""Reprints of one wire copy are one origin: containment of word 5-grams, paragraph by paragraph.

Not likeness of whole documents: two reports that share half of their sentences word for word have a Jaccard index of
about a third, and any near-duplicate search calls them independent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Field
from discrepancy.rulebook.pattern import compiled

_GRAM = 5  # words of a shingle
_CONTAINED = 0.8  # share of a paragraph's shingles that the other document holds
_DEPENDENT = 1 / 3  # share of the shorter document's words in such paragraphs
_WORD = compiled(r"[\p{L}\p{N}]+")

_Grams = frozenset[tuple[str, ...]]


def origins_of(discourses: Sequence[Discourse]) -> Mapping[str, str]:
    """Document id -> id of its origin: the first, in order, of the documents it shares its words with."""
    paragraphs = {d.document.id: _paragraphs(d) for d in discourses}
    whole = {doc: frozenset().union(*(grams for grams, _ in parts)) for doc, parts in paragraphs.items()}
    origin = {doc: doc for doc in sorted(paragraphs)}

    def root(doc: str) -> str:
        while origin[doc] != doc:
            doc = origin[doc]
        return doc

    docs = sorted(paragraphs)
    for index, first in enumerate(docs):
        for second in docs[index + 1 :]:
            if whole[first] & whole[second] and _dependent(first, second, paragraphs, whole):
                a, b = sorted((root(first), root(second)))
                origin[b] = a
    return {doc: root(doc) for doc in docs}


def _paragraphs(discourse: Discourse) -> list[tuple[_Grams, int]]:
    """Shingles and word count of each stretch of content."""
    found = []
    for span in discourse.content:
        if span.field is Field.TEXT:
            words = _WORD.findall(discourse.document.cut(span).lower())
            grams = frozenset(tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
            found.append((grams, len(words)))
    return found


def _dependent(
    first: str, second: str, paragraphs: Mapping[str, list[tuple[_Grams, int]]], whole: Mapping[str, _Grams]
) -> bool:
    short, long = sorted((first, second), key=lambda doc: (sum(n for _, n in paragraphs[doc]), doc))
    total = sum(n for _, n in paragraphs[short])
    shared = sum(n for grams, n in paragraphs[short] if grams and len(grams & whole[long]) >= _CONTAINED * len(grams))
    return total > 0 and shared >= _DEPENDENT * total
