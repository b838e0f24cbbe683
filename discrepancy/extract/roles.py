"""What a count is of: its noun says it ("Tote"), or what its clause tells of the things counted ("ums Leben gekommen").

Words of a clause speak of the nearest count before them, else of the nearest after; each speaks of one count, and of those
joined to it by "und". A part ("drei von ihnen") takes the role of the count it is part of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from discrepancy.extract.mentions import Place
from discrepancy.extract.qualifiers import hedge_of
from discrepancy.extract.reading import Read, Reading
from discrepancy.kinds.base import Found
from discrepancy.kinds.count import COUNT, reader_of
from discrepancy.model.value import Quantity
from discrepancy.rulebook.pattern import Pattern, any_of, compiled, whole_words
from discrepancy.rulebook.rule import RoleRule, SubsetRule
from discrepancy.text.lexicon import Lexicon

_PEOPLE = "person"  # the unit of all who are counted, in the rules of every language
_BEFORE = 30  # characters before a count in which a word that makes it a part or the whole may stand
_BESIDE = 16  # characters before a count in which "weitere" may stand
_BEHIND = 24  # characters behind a count in which "am Tag" may stand
_ASIDE = 90  # characters before a bare number in which "sprach von" may stand
_JOINED = 2  # words between two counts joined by "und"
_INSERTED = 2  # clauses from a count on, behind which its own clause goes on
_PHRASE = 4  # words after "Zahl der" among which its noun stands
_LABELS = 3  # words behind a part of a list that say which part it is
_LABEL = compiled(r"[\p{L}-]+")
_LAST = 2  # sentences back in which a bare number finds what it is of


@dataclass(slots=True)
class _Count:
    """A count while its sentence is read."""

    place: Place
    clause: tuple[int, int]
    role: str
    unit: str
    thing: str
    fixed: bool
    """Its noun alone says the role."""
    whole: bool = False
    aside: bool = False
    part: bool = False
    subsets: set[str] = field(default_factory=set)
    cue: tuple[int, int] | None = None
    listed: bool = False
    """It is one of the parts that a sentence lists."""
    like: _Count | None = None
    """The count before it that says what it is of: "sprach von 900, die Polizei von 500"."""

    @property
    def found(self) -> Found:
        return self.place.found

    def unlisted(self, reader: RoleReader) -> bool:
        """Whether it counts something that no table knows, under its own name."""
        return bool(self.thing) and self.unit == self.thing and self.thing not in reader.counts.things


class RoleReader:
    """The role rules of one language, compiled."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon, self.counts = lexicon, reader_of(lexicon)
        file, counting = lexicon.language.kinds[COUNT.name], self.counts.counting
        parts, right_before = any_of(counting.parts), r"\s$"
        self.roles: list[tuple[RoleRule, Pattern]] = [(rule, whole_words(rule.pattern)) for rule in file.role]
        self.any_role = whole_words("|".join(rule.pattern for rule in file.role))
        self.subsets: list[tuple[SubsetRule, Pattern]] = [(rule, whole_words(rule.pattern)) for rule in file.subset]
        self.any_subset = whole_words("|".join(rule.pattern for rule in file.subset))
        self.parts_before = whole_words(parts, r"(?: \p{L}+){0,2}\s$")
        self.parts_behind = whole_words(parts)
        self.parts_of_bare = whole_words(any_of((*counting.parts, *counting.parts_after)))
        self.whole = whole_words(any_of(counting.whole), right_before)
        self.aside = whole_words(any_of(counting.aside), right_before)
        self.links = whole_words(rf"{any_of(counting.links)}|{counting.tellings}", right_before)
        self.number_of = whole_words(counting.number_of)
        self.tellings = whole_words(counting.tellings)
        self.negated = whole_words(any_of(lexicon.language.quote.negations), right_before)
        about = lexicon.language.about
        self.relative = frozenset((*about.articles_definite, *about.clause_words))
        self.joining = about.joining


def with_roles(places: Sequence[Place], reading: Reading) -> list[Place]:
    """The places, each count with its role, unit and subset; a bare number that nobody explains is left out."""
    if COUNT.name not in reading.lexicon.language.kinds:
        return [place for place in places if place.kind != COUNT.name]
    reader = reading.lexicon.kept("roles", lambda: RoleReader(reading.lexicon))
    by_sentence: dict[int, list[Place]] = {}
    for place in places:
        if place.kind == COUNT.name:
            by_sentence.setdefault(place.sentence.number, []).append(place)
    told: dict[int, Place] = {}
    before: list[tuple[int, _Count]] = []
    for number, own in by_sentence.items():
        counts = _read(own, reader, [c for n, c in before if number - n <= _LAST])
        told |= {id(count.place): replace(count.place, found=_told(count)) for count in counts if _known(count)}
        before += [(number, count) for count in counts if count.role]
    return [told.get(id(p), p) for p in places if p.kind != COUNT.name or id(p) in told]


def _known(count: _Count) -> bool:
    return bool(count.role) or not count.found.needs_role


def _told(count: _Count) -> Found:
    """The reading with what the sentence made of it."""
    value = count.found.value
    assert isinstance(value, Quantity)  # counts are figures
    role = count.role or count.thing
    if role in (count.found.role, count.thing):
        count.subsets.discard(count.found.subset)  # of officers at work the officers are no part
    if len(count.subsets) > 1:
        count.subsets.discard("part")
    return replace(
        count.found,
        value=replace(value, unit=count.unit),
        role=role,
        subset=" ".join(sorted(count.subsets)),
        told_to=max(count.cue[1], count.found.end) if count.cue is not None and count.cue[0] < count.clause[1] else 0,
    )


def _read(places: Sequence[Place], reader: RoleReader, before: Sequence[_Count]) -> list[_Count]:
    """The counts of one sentence with their roles."""
    sentence = places[0].sentence
    lower = sentence.words.lower
    counts = [_count(place, reader) for place in places]
    _list(counts, sentence, reader)
    for count in counts:
        if not count.thing and not count.part:
            _name(count, counts, before, sentence, reader)
    for clause in sentence.clauses:
        _speak(clause, [c for c in counts if c.clause == clause], counts, sentence, reader)
    for index, count in enumerate(counts):
        earlier = counts[:index]
        if count.like is not None and not count.role:
            count.role, count.unit = count.like.role, count.like.unit
            count.subsets |= count.like.subsets
        if count.part:
            _take_over(count, earlier, before)
        if not count.role and count.thing and count.thing != count.found.thing:
            thing = reader.counts.things.get(count.thing)
            count.role = (thing.role or thing.id) if thing is not None else count.thing
        _narrow(count, counts, lower, reader)
    return counts


def _list(counts: Sequence[_Count], sentence: Read, reader: RoleReader) -> None:
    """Notes bare numbers that list the parts of a count: "29 Boote: 14 aus Holz, zwölf aus Stahl", "davon 280 hier und 70 dort".

    What each is of stands behind it, and makes it another part than the next.
    """
    lower = sentence.words.lower
    for before, count in pairwise(counts):
        between = lower[before.found.end : count.found.start]
        opened = between.rstrip().endswith(":") and bool(before.thing)
        goes_on = before.listed and (
            between.endswith(", ") or (between.split()[-1:] and between.split()[-1] in reader.joining)
        )
        if count.thing or not (opened or goes_on or count.part):
            continue
        stops = [c.found.start for c in counts if c.found.start > count.found.start]
        words = _LABEL.findall(lower, count.found.end, min([sentence.end, *stops]))[:_LABELS]
        if words and words[-1] in reader.joining:
            words.pop()
        if opened or goes_on:
            count.part = True
        count.listed = bool(words)
        label = " ".join(words)
        told = any(pattern.search(label) for pattern in (reader.any_subset, reader.any_role))  # "two of whom died"
        if words and not told:
            count.subsets.add("of:" + "-".join(words))


def _count(place: Place, reader: RoleReader) -> _Count:
    found, sentence = place.found, place.sentence
    lower = sentence.words.lower
    clause = sentence.clause_at(found.start)
    before = lower[max(clause[0], found.start - _BEFORE) : found.start]
    value = found.value
    assert isinstance(value, Quantity)  # counts are figures
    count = _Count(place, clause, found.role, value.unit, found.thing, fixed=bool(found.role) and not found.weak)
    behind = reader.parts_behind if found.thing else reader.parts_of_bare
    count.part = reader.parts_before.search(before) is not None or behind.match(lower, found.end + 1) is not None
    count.whole = not count.part and reader.whole.search(before) is not None and bool(found.thing)
    aside = reader.aside.search(before)
    count.aside = (
        aside is not None
        and found.start - len(before) + aside.start() < _hedged_from(place, reader)  # "than" of "more than" is none
        and reader.tellings.search(lower, clause[0], found.start) is None
    )
    if found.subset:
        count.subsets.add(found.subset)
    if count.whole:
        count.subsets.add("whole")  # "von den 900 Zügen fielen 120 aus"
    return count


def _hedged_from(place: Place, reader: RoleReader) -> int:
    """Where a count begins with its hedge: "at [more than 400]"."""
    found, sentence = place.found, place.sentence
    return hedge_of(sentence.words, found.start, found.end, (sentence.start, sentence.end), reader.lexicon).start


def _speak(
    clause: tuple[int, int], own: Sequence[_Count], counts: Sequence[_Count], sentence: Read, reader: RoleReader
) -> None:
    """Lays each role word of a clause to the count it speaks of."""
    lower = sentence.words.lower
    if reader.any_role.search(lower, *clause) is None:
        return
    cues = sorted(
        ((m.start(), m.end(), rule) for rule, pattern in reader.roles for m in pattern.finditer(lower, *clause)),
        key=lambda cue: (cue[0], -cue[1]),
    )
    cues = [cue for cue in cues if not _negated(cue[0], clause[0], own, lower, reader)]
    spoken: list[tuple[int, str]] = []
    for index, (start, end, rule) in enumerate(cues):
        if any(start < last and rule.role == role for last, role in spoken):
            continue  # "ihren Job verlieren" inside "verlieren ihren Job": one count's words, not two
        _set_apart(start, rule, own)
        open_ = [c for c in own if _may_take(c, rule, reader)]
        if not _one_each(start, open_, [at for at, _, _ in cues[index + 1 :]]):
            open_ = [c for c in open_ if not (c.thing and c.found.needs_role)] or open_  # "a gunman held seven people"
        holding = [c for c in open_ if c.found.start < start and end <= c.found.end and not c.found.needs_role]
        # "17 verletzte Kinder" holds its own word
        before = holding or [c for c in open_ if c.found.end <= start]
        after = [c for c in open_ if c.found.start >= end]
        if before:
            chosen = before[-1]
        elif after:
            chosen = after[0]
        elif not own:
            earlier = [c for c in _gone_on(clause, counts, sentence, reader) if _may_take(c, rule, reader)]
            if not earlier:
                continue
            chosen = earlier[-1]
        else:
            continue
        spoken.append((end, rule.role))
        for count in _with_joined(chosen, open_, lower, reader):
            count.role, count.cue = rule.role, (start, end)
            unknown = count.unlisted(reader) and rule.bare
            if unknown:
                count.subsets.add(count.thing)  # "zwei Polen starben": a part of all who died
            count.unit = rule.unit or (rule.units[0] if unknown or not count.unit else count.unit)


def _negated(start: int, clause: int, own: Sequence[_Count], lower: str, reader: RoleReader) -> bool:
    """Whether the words say what did not happen ("wurden nicht verletzt"); "niemand" is a count of its own."""
    found = reader.negated.search(lower, clause, start)
    return found is not None and not any(c.found.start <= found.start() < c.found.end for c in own)


def _one_each(start: int, open_: Sequence[_Count], later: Sequence[int]) -> bool:
    """Whether the first words of a clause have a count of their own: "a man died and two others were injured"."""
    before = [c for c in open_ if c.found.end <= start]
    after = [c for c in open_ if c.found.start > start]
    return bool(before and after and later) and later[0] > after[0].found.end


def _set_apart(start: int, rule: RoleRule, own: Sequence[_Count]) -> None:
    """Notes what befell a part of those whom a noun names: "fünf Verletzte wurden ausgeflogen" are not all the injured."""
    before = [c for c in own if c.found.end <= start]
    if rule.narrows and before and before[-1].fixed and rule.role != before[-1].role:
        before[-1].subsets.add(rule.role)


def _gone_on(clause: tuple[int, int], counts: Sequence[_Count], sentence: Read, reader: RoleReader) -> Sequence[_Count]:
    """The counts before a clause without one, where it tells more of them: behind an insertion, or by a relative word.

    "17 Menschen, darunter drei Kinder, wurden verletzt"; "17 people who were injured"; "three of whom died" tells of the part.
    """
    before = [c for c in counts if c.found.end <= clause[0]]
    first = next((t.lower for t in sentence.tokens if t.start >= clause[0]), "")
    index = sentence.clauses.index(clause)
    if before and before[-1].part and first in reader.relative and sentence.clauses[index - 1] == before[-1].clause:
        return before[-1:]
    before = [c for c in before if not c.part]
    if not before:
        return []
    return before if first in reader.relative or index - sentence.clauses.index(before[-1].clause) >= _INSERTED else []


def _may_take(count: _Count, rule: RoleRule, reader: RoleReader) -> bool:
    if count.fixed or count.cue is not None or count.whole or count.aside:
        return False
    if rule.several and count.found.thing and count.found.needs_role:
        return False
    if not count.thing:
        return rule.bare
    if count.unlisted(reader) and rule.bare:
        return _PEOPLE in rule.units  # "nine runners were taken to hospital": whom no list knows
    fits = count.unit in rule.units or ("any" in rule.units and count.unit != _PEOPLE)
    return fits and count.thing not in rule.not_of and (not rule.only_of or count.thing in rule.only_of)


def _with_joined(chosen: _Count, open_: Sequence[_Count], lower: str, reader: RoleReader) -> list[_Count]:
    """The count and those right before or after it that "und" joins to it."""
    joined = [chosen]
    for other in open_:
        first, second = sorted((chosen, other), key=lambda c: c.found.start)
        between = lower[first.found.end : second.found.start]
        words = between.split()
        if (
            other is chosen
            or other.part
            or chosen.part
            or not words
            or words[-1] not in reader.joining
            or len(words) > _JOINED
        ):
            continue
        if len(words) == 1 or reader.any_subset.search(words[0]):
            joined.append(other)  # "drei Frauen und zwei Männer", "14 leicht und drei schwer verletzt"
    return joined


def _take_over(count: _Count, earlier: Sequence[_Count], before: Sequence[_Count]) -> None:
    """A part is of what it is part of, where its own clause does not say otherwise."""
    heads = [c for c in earlier if not c.part and (c.role or (c.thing and count.listed))]
    heads = heads or [c for c in before if c.role and not c.part]
    if heads and not count.fixed and count.cue is None:
        count.role, count.unit = heads[-1].role or heads[-1].thing, heads[-1].unit
        count.subsets |= heads[-1].subsets
    if count.role and (count.cue is None or not heads or count.role == heads[-1].role):
        count.subsets.add("part")  # "two of whom died" are all of the dead, though a part of the injured


def _name(
    count: _Count, counts: Sequence[_Count], before: Sequence[_Count], sentence: Read, reader: RoleReader
) -> None:
    """What a bare number counts: the noun of "Zahl der …", the noun that its clause ties to it, what was counted last."""
    lower, start = sentence.words.lower, count.found.start
    hedged = _hedged_from(count.place, reader)
    if reader.links.search(lower[max(sentence.start, hedged - _BEFORE) : hedged]) is None:
        return
    phrase = next(iter(reversed(list(reader.number_of.finditer(lower, sentence.start, start)))), None)
    opened = phrase.start("noun") if phrase is not None else start
    named = [(t.start, t.end) for t in sentence.tokens if opened <= t.start < start][:_PHRASE]
    nouns = [*named]
    nouns += [(t.start, t.end) for t in reversed(sentence.tokens) if count.clause[0] <= t.start and t.end < start]
    counted = {(c.found.start, c.found.end) for c in counts if not c.found.needs_role}
    for at, end in nouns:
        thing = reader.counts.noun_of(sentence.words.text[at:end])
        inside = any(first <= at and end <= last for first, last in counted)
        if thing is not None and not inside and (thing.role or (at, end) in named):
            count.thing, count.unit = thing.id, thing.unit
            if thing.role and not thing.weak:
                count.role, count.fixed = thing.role, True
            if thing.subset and not thing.weak:
                count.subsets.add(thing.subset)
            return
    before_it = sentence.clauses[max(sentence.clauses.index(count.clause) - 1, 0)]
    told_from = max(before_it[0], start - _ASIDE)  # "… sprach von 900, die Polizei von 500"
    if reader.tellings.search(lower, told_from, start) is None:
        return
    earlier = [c for c in counts if c.found.end <= start and c.thing]
    last = next((c for c in reversed([*before, *earlier]) if c.role or c.thing), None)
    if last is not None and not last.part:
        count.like, count.unit, count.thing = last, last.unit, last.thing
        count.fixed = bool(last.role)


def _narrow(count: _Count, counts: Sequence[_Count], lower: str, reader: RoleReader) -> None:
    """Notes the words that make a count one of a part, a rate or an addition: right before it, inside it, up to its role word."""
    start, end = count.found.start, count.found.end
    stops = [c.found.start for c in counts if c.found.start >= end]
    stop = min([count.clause[1], *stops])
    near = end + _BEHIND if count.cue is None or count.cue[0] < end else max(count.cue[1], end)
    stop = min(stop, near)
    first = max(count.clause[0], start - _BESIDE, *(c.found.end for c in counts if c.found.end <= start), 0)
    joints = [
        lower.rfind(f" {word} ", first, start) + len(word) + 1
        for word in reader.joining
        if f" {word} " in lower[first:start]
    ]
    first = max([first, *joints])
    for rule, pattern in reader.subsets:
        if pattern.search(lower, *(count.clause if rule.where == "clause" else (first, stop))):
            count.subsets.add(rule.subset)
