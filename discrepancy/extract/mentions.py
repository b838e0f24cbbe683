"""Where something comparable stands: every kind reads every field once; overlaps are settled."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.extract.reading import Read, Reading
from discrepancy.kinds import KINDS
from discrepancy.kinds.base import Found, Text
from discrepancy.model.fact import Owner
from discrepancy.text.clean import Words

_OPENING, _CLOSING = frozenset("„“”»«‚‘‹›\"'"), frozenset("“”«»‘’‹›\"'")


@dataclass(frozen=True, slots=True)
class Place:
    """A found mention with its kind and sentence."""

    kind: str
    found: Found
    sentence: Read
    owner: Owner | None = None
    """Of words, whose they are."""


def places_of(reading: Reading) -> list[Place]:
    """All mentions of a document in the order of its text; of overlapping ones of a kind the longest."""
    return [place for words, sentences in _fields(reading) for place in _in_field(words, sentences, reading)]


def _fields(reading: Reading) -> Iterator[tuple[Words, list[Read]]]:
    sentences = reading.sentences
    start = 0
    for index in range(1, len(sentences) + 1):
        if index == len(sentences) or sentences[index].words is not sentences[start].words:
            if sentences:
                yield sentences[start].words, sentences[start:index]
            start = index


def _in_field(words: Words, sentences: list[Read], reading: Reading) -> list[Place]:
    content = [(words.here(span.start), words.here(span.end)) for span in reading.content if span.field is words.field]
    text = Text(
        words, content, [(s.start, s.end, s.heading) for s in sentences], reading.timed_out, reading.document.published
    )
    starts = [s.start for s in sentences]
    places: list[Place] = []
    taken: list[tuple[int, int]] = []
    for kind in KINDS.values():
        found = list(kind.find(text, reading.lexicon))
        if not kind.across_events:  # a quote may stand inside another
            found = _settled(iter(found))
        if not kind.across_events:  # a figure is of one kind: the first that reads it ("zwei Stündchen" are no count)
            found = [one for one in _free(found, sorted(taken)) if not _is_title(one, words)]
            taken += [(one.start, one.end) for one in found]
        places += [Place(kind.name, one, _sentence_at(one.start, sentences, starts)) for one in found]
    return sorted(places, key=lambda p: (p.found.start, p.found.end, p.kind))


def _is_title(found: Found, words: Words) -> bool:
    """Whether a figure is all that stands in quotation marks: the name of a paper, a film, a song ("20 Minuten")."""
    return words.text[found.start - 1 : found.start] in _OPENING and words.text[found.end : found.end + 1] in _CLOSING


def _settled(found: Iterator[Found]) -> list[Found]:
    """The longest of overlapping mentions; of equal ones the first rule's."""
    kept: list[Found] = []
    starts: list[int] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        at = bisect_right(starts, one.start)
        free = at == 0 or kept[at - 1].end <= one.start
        if free and (at == len(kept) or kept[at].start >= one.end):
            kept.insert(at, one)
            starts.insert(at, one.start)
    return kept


def _free(found: list[Found], taken: list[tuple[int, int]]) -> list[Found]:
    """Those that overlap nothing taken, or hold it whole: "three [12-year-old] boys"."""
    starts = [start for start, _ in taken]
    kept = []
    for one in found:
        first, last = bisect_right(starts, one.start), bisect_left(starts, one.end)
        before = first == 0 or taken[first - 1][1] <= one.start
        if before and all(end < one.end for _, end in taken[first:last]):
            kept.append(one)
    return kept


def _sentence_at(offset: int, sentences: list[Read], starts: list[int]) -> Read:
    return sentences[max(bisect_right(starts, offset) - 1, 0)]
