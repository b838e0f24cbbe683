"""What a figure other than a count is of: money, a share, a measure. The words around it say it ("Umsatz", "in damage").

Words right behind a figure or tied to it by a preposition are its own. Else the nearest before it in its clause speak of it,
else those after it, else the nearest before it in its sentence; words that are another figure's own come last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from discrepancy.extract.mentions import Place
from discrepancy.extract.reading import Read, Reading
from discrepancy.model.value import Quantity
from discrepancy.rulebook.pattern import Pattern, whole_words
from discrepancy.rulebook.rule import AspectRule, SubsetRule
from discrepancy.text.lexicon import Lexicon

_BEHIND = 2  # words between a figure and the words behind it that are its own: "3 million euros in annual revenue"
_BEFORE = 4  # words between "Umsatz" and its figure: "Umsatz in Höhe von rund"
_BESIDE = 16  # characters before a figure in which words may narrow it
_AFTER = 30  # the same behind it


class AspectReader:
    """The aspect and subset rules of one kind in one language, compiled."""

    def __init__(self, lexicon: Lexicon, kind: str) -> None:
        file, about = lexicon.language.kinds[kind], lexicon.language.about
        self.aspects: list[tuple[AspectRule, Pattern]] = [(rule, whole_words(rule.pattern)) for rule in file.aspect]
        self.any_aspect = whole_words("|".join(rule.pattern for rule in file.aspect))
        self.subsets: list[tuple[SubsetRule, Pattern]] = [(rule, whole_words(rule.pattern)) for rule in file.subset]
        self.joining = frozenset(about.joining)
        hedges = (word for rule in lexicon.language.qualifiers for words in rule.words for word in words.split())
        articles = (*about.articles_definite, *about.articles_indefinite)
        self.light = frozenset((*about.of_words, *about.prepositions, *articles, *hedges)) - self.joining


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    aspect: str
    units: tuple[str, ...] = ()

    def of(self, place: Place) -> bool:
        """Whether it may be said of a figure in that unit."""
        value = place.found.value
        return not self.units or (isinstance(value, Quantity) and value.unit in self.units)


def with_aspects(places: Sequence[Place], reading: Reading) -> list[Place]:
    """The places; those of a kind with aspect or subset rules with what the words around say of them."""
    groups: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for place in places:
        file = reading.lexicon.language.kinds.get(place.kind)
        if file is not None and file.counting is None and (file.aspect or file.subset):
            groups[place.kind, place.sentence.number].append(place)
    told: dict[int, Place] = {}
    for (kind, _), own in groups.items():
        reader = _reader(kind, reading.lexicon)
        told |= {id(place): new for place, new in zip(own, _read(own, reader), strict=True)}
    return [told.get(id(place), place) for place in places]


def _reader(kind: str, lexicon: Lexicon) -> AspectReader:
    return lexicon.kept(f"aspects {kind}", lambda: AspectReader(lexicon, kind))


def _read(places: Sequence[Place], reader: AspectReader) -> list[Place]:
    sentence = places[0].sentence
    cues = _cues(sentence, reader)
    owned = [_own(place, places, [c for c in cues if c.of(place)], reader) for place in places]
    taken = {id(cue) for cue in owned if cue is not None}
    told = []
    for place, own in zip(places, owned, strict=True):
        fitting = [cue for cue in cues if cue.of(place)]
        free = [cue for cue in fitting if id(cue) not in taken]
        cue = own or _nearest(place, free) or _nearest(place, fitting)
        narrowed = {*place.found.subset.split(), *_subsets(place, places, reader)}
        found = replace(place.found, aspect=cue.aspect if cue is not None else "", subset=" ".join(sorted(narrowed)))
        told.append(replace(place, found=found))
    return told


def _cues(sentence: Read, reader: AspectReader) -> list[_Cue]:
    """The words of a sentence that say what a figure is of, the longest where they overlap."""
    lower = sentence.words.lower
    if reader.any_aspect.search(lower, sentence.start, sentence.end) is None:
        return []
    found = (
        _Cue(m.start(), m.end(), rule.aspect, rule.units)
        for rule, pattern in reader.aspects
        for m in pattern.finditer(lower, sentence.start, sentence.end)
    )
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    return kept


def _own(place: Place, places: Sequence[Place], cues: Sequence[_Cue], reader: AspectReader) -> _Cue | None:
    """The words that belong to a figure alone: inside it, tied to it by small words before it, or right behind it."""
    found, lower = place.found, place.sentence.words.lower
    for cue in cues:
        if found.start <= cue.start and cue.end <= found.end:
            return cue
        if cue.start <= found.start and found.end <= cue.end:
            return cue  # "forderten 3 Mio. Euro Schadenersatz" is one phrase
    for cue in reversed(cues):
        between = lower[cue.end : found.start].split()
        if cue.end <= found.start and len(between) <= _BEFORE and all(word in reader.light for word in between):
            return cue
    for cue in cues:
        between = lower[found.end : cue.start].split()
        if cue.start >= found.end and len(between) <= _BEHIND and not _broken(lower[found.end : cue.start], reader):
            return None if any(found.end <= p.found.start < cue.start for p in places) else cue
    return None


def _broken(between: str, reader: AspectReader) -> bool:
    """Whether what lies between a figure and words behind it begins something new."""
    return any(mark in between for mark in ",;:.()–") or not reader.joining.isdisjoint(between.split())


def _nearest(place: Place, cues: Sequence[_Cue]) -> _Cue | None:
    """The last words before a figure in its clause, else the first after it there, else the last before it in its sentence."""
    start, clause = place.found.start, place.sentence.clause_at(place.found.start)
    before = [cue for cue in cues if cue.end <= start]
    if before and before[-1].start >= clause[0]:
        return before[-1]
    after = next((cue for cue in cues if start <= cue.start < clause[1]), None)
    return after or (before[-1] if before else None)


def _subsets(place: Place, places: Sequence[Place], reader: AspectReader) -> list[str]:
    """What narrows a figure: words right at it, or anywhere in its clause."""
    found, lower = place.found, place.sentence.words.lower
    clause = place.sentence.clause_at(found.start)
    first = max(clause[0], found.start - _BESIDE, *(p.found.end for p in places if p.found.end <= found.start), 0)
    last = min([clause[1], found.end + _AFTER, *(p.found.start for p in places if p.found.start >= found.end)])
    return [
        rule.subset
        for rule, pattern in reader.subsets
        if pattern.search(lower, *(clause if rule.where == "clause" else (first, last)))
    ]
