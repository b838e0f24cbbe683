"""Documents that tell one story. The story is the block: nothing is compared across two.

Decided pair by pair from the two documents alone, with weights from shipped data, never from the pool: adding unrelated
documents changes no story. Candidates meet through their rarest words, names and figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import sqrt

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Document
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.spelling import folded

_LIKE = 0.22  # weighted cosine from which two documents may tell one story
_SHARED = 2  # names or figures they must share besides
_KEYS = 40  # rarest words of a document through which it meets others
_DAYS = 3
_WORD = compiled(r"[\p{L}\p{M}]+|\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a document is needed to find its story; small, and made from the document alone."""

    doc: str
    story: str | None
    weights: Mapping[str, float]
    norm: float
    marks: frozenset[str]
    """Names and figures."""
    keys: frozenset[str]
    first: date | None
    last: date | None


def sketch_of(discourse: Discourse, lexicon: Lexicon) -> Sketch:
    """The sketch of one document."""
    document = discourse.document
    weights: dict[str, float] = {}
    marks: set[str] = set()
    for span in discourse.content:
        for word in _WORD.findall(document.cut(span)):
            weight = lexicon.weight(word)
            stem = folded(word) if word[0].isalpha() else word.rstrip(".,")
            if weight > weights.get(stem, 0.0):
                weights[stem] = weight
            if (word[0].isupper() and weight >= 0.9) or (word[0].isdigit() and len(stem) > 1):
                marks.add(stem)
    known = {word: weight * weight for word, weight in weights.items() if weight > 0.3}
    norm = sqrt(sum(w * w for w in known.values()))
    keys = frozenset(sorted(known, key=lambda w: (-known[w], w not in marks, -len(w), w))[:_KEYS])
    first, last = _days(document)
    return Sketch(document.id, document.story, known, norm, frozenset(marks), keys, first, last)


def stories_of(sketches: Sequence[Sketch], one_story: bool = False) -> dict[str, str]:
    """Document id -> story id: the given key, or the first document's id of those linked to each other."""
    if one_story:
        first = min((s.doc for s in sketches), default="")
        return {s.doc: first for s in sketches}
    story = {s.doc: s.doc for s in sketches}

    def root(doc: str) -> str:
        while story[doc] != doc:
            doc = story[doc]
        return doc

    for first_, second in _candidates(sketches):
        a, b = root(first_.doc), root(second.doc)
        if a != b and _one_story(first_, second):
            story[max(a, b)] = min(a, b)
    given: dict[str, str] = {}
    for s in sorted(sketches, key=lambda s: s.doc):
        if s.story is not None:
            given.setdefault(s.story, s.doc)
    return {s.doc: (given[s.story] if s.story is not None else root(s.doc)) for s in sketches}


def _candidates(sketches: Sequence[Sketch]) -> list[tuple[Sketch, Sketch]]:
    """Pairs without a given story that share two of their rarest words."""
    postings: dict[str, list[int]] = defaultdict(list)
    free = sorted((s for s in sketches if s.story is None), key=lambda s: s.doc)
    for number, sketch in enumerate(free):
        for key in sketch.keys:
            postings[key].append(number)
    met: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in postings.values():
        for index, first in enumerate(numbers):
            for second in numbers[index + 1 :]:
                met[first, second] += 1
    return [(free[a], free[b]) for (a, b), count in sorted(met.items()) if count >= 2]


def _one_story(first: Sketch, second: Sketch) -> bool:
    if first.last and second.first and first.last + timedelta(days=_DAYS) < second.first:
        return False
    if second.last and first.first and second.last + timedelta(days=_DAYS) < first.first:
        return False
    if len(first.marks & second.marks) < _SHARED or not first.norm or not second.norm:
        return False
    few, many = sorted((first.weights, second.weights), key=len)
    dot = sum(weight * many[word] for word, weight in few.items() if word in many)
    return dot / (first.norm * second.norm) >= _LIKE


def _days(document: Document) -> tuple[date | None, date | None]:
    """First and last day on which a document may have appeared; a partial or missing date excludes nothing."""
    given = document.published or document.updated or ""
    try:
        day = date.fromisoformat(given[:10])
    except ValueError:
        return None, None
    return day, day
