"""Whose age a figure is: the person named at it, what they are called ("Fahrer"), or the one who was spoken of before.

"Die 22-Jährige" is whoever has that age already, else the one of her gender who was spoken of last, if only one was. Whom
nothing shows stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from discrepancy.extract.mentions import Place
from discrepancy.extract.naming import common
from discrepancy.extract.reading import Read, Reading, after_preposition
from discrepancy.kinds.age import AGE, Bearers, Called, bearers_of
from discrepancy.kinds.base import Found
from discrepancy.model.discourse import EntityKind
from discrepancy.model.fact import Bearer
from discrepancy.rulebook.pattern import compiled

_THEN = "age.then"  # the role of an age that somebody had at another time
_AHEAD = 6  # words behind an age among which whoever has it may be named
_BACK = 3  # sentences back in which one spoken of may be meant by "der 34-Jährige"
_BEFORE = 40  # characters before an age in which its article may stand
_WORD = compiled(r"\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*\.?")
_ASIDE = compiled(r"\s*\([^()]*\)")  # "Gruber (SPÖ), 51,"
_GIVEN = compiled(r"(?: \p{Lu}[\p{L}\p{M}.-]*){0,2}")
_BREAK = compiled(r"[,;:()–—.!?\"„“”»«]")


@dataclass(frozen=True, slots=True)
class _Age:
    """An age read before in the document, and whose it is."""

    place: Place
    bearer: Bearer


def with_bearers(places: Sequence[Place], reading: Reading) -> list[Place]:
    """The places, each age with whose it is; one in brackets or between commas that is nobody's is left out."""
    if AGE.name not in reading.lexicon.language.kinds:
        return [place for place in places if place.kind != AGE.name]
    bearers = bearers_of(reading.lexicon)
    told: list[Place] = []
    before: list[_Age] = []
    counted = Counter(place.sentence.number for place in places if place.kind == AGE.name)
    for place in places:
        if place.kind != AGE.name:
            told.append(place)
            continue
        reader = _Reader(place, reading, bearers)
        bearer = reader.bearer(before, counted[place.sentence.number] == 1)
        if place.found.needs_bearer and not place.found.direct and bearer.entity is None and not bearer.calling:
            continue
        before.append(_Age(place, bearer))
        subject = next(iter((*bearer.sorts, *bearer.states)), bearer.calling)
        role = _THEN if reader.at_another_time else place.found.role
        told.append(replace(place, found=replace(place.found, bearer=bearer, subset=subject, role=role)))
    return told


class _Reader:
    """Reads whose one age is."""

    def __init__(self, place: Place, reading: Reading, bearers: Bearers) -> None:
        self.found: Found = place.found
        self.sentence, self.reading, self.words = place.sentence, reading, bearers
        self.text, self.lower = self.sentence.words.text, self.sentence.words.lower
        left = max(self.sentence.start, self.found.start - _BEFORE)
        self.left = self.lower[left : self.found.start]
        self.nominal = bearers.nominal_at(self.found, self.text[: self.sentence.end])

    def bearer(self, before: Sequence[_Age], alone: bool) -> Bearer:
        """Whose the age is; `alone`: its sentence holds no other."""
        entity, called = self._behind() if self.found.direct else (None, None)
        if entity is None and called is None and not (self.found.direct and self._definite()):
            entity, called = self._ahead()
        gender = self._gender(entity, called)
        several = self._several(called)
        if entity is None and self._refers(called) and not several:
            known = self._known(before, gender, called)
            if known is not None:
                return known
            entity, called = self._spoken_of(gender, called)
            gender = gender or self._gender(entity, called)
        sorts = (called.sort,) if called is not None and not called.generic else ()
        states = self._states(self.sentence.clause_at(self.found.start))
        if not states and alone:
            states = self._states((self.sentence.start, self.sentence.end))
        return Bearer(entity, sorts, states, gender, several, called.sort if called is not None else "")

    @property
    def at_another_time(self) -> bool:
        """Whether words before the figure, in its clause, move it to another time: "damals war er 24"."""
        start = self.sentence.clause_at(self.found.start)[0]
        return self.words.then.search(self.lower, start, self.found.start) is not None

    def _states(self, span: tuple[int, int]) -> tuple[str, ...]:
        """What words of a stretch say befell whoever has the age."""
        return tuple(rule.id for rule, pattern in self.words.states if pattern.search(self.lower, *span))

    def _definite(self) -> bool:
        about = self.reading.lexicon.language.about
        words = self.left.split()
        return bool(words) and words[-1] in (*about.articles_definite, *about.demonstratives, *about.articles_genitive)

    def _refers(self, called: Called | None) -> bool:
        """Whether the figure may point back: "der 34-Jährige", "die 47-jährige Bauingenieurin", "er ist 34 Jahre alt"."""
        return self._definite() and (called is None or (not called.generic and self.words.rule_of(called.sort) is None))

    def _behind(self) -> tuple[int | None, Called | None]:
        """The noun right behind an adjective, and the name behind that or at once; of a figure that is a noun only the name."""
        at, called = self.found.end, None
        stop = self._mark_after(at)
        for _ in range(_AHEAD if self.found.direct and not self.nominal else 1):
            word = (
                _WORD.match(self.text, at + 1, self.sentence.end)
                if self.text[at : at + 1] == " " and at < stop
                else None
            )
            if word is None or word[0].rstrip(".") in self.words.stops:
                break
            named = self._named_at(word.start()) if not self.words.listed(word[0].rstrip(".")) else None
            if named is not None:
                return named, called
            noun = self.words.called(word[0].rstrip("."), word.start()) if not self.nominal else None
            if called is not None and noun is None:
                break
            called = noun or called
            at = word.end()
        return None, called

    def _mark_after(self, at: int) -> int:
        mark = _BREAK.search(self.text, at, self.sentence.end)
        return mark.start() if mark is not None else self.sentence.end

    def _ahead(self) -> tuple[int | None, Called | None]:
        """Whoever is named right before the figure ("Müller (34)", "das Opfer, ein 34-Jähriger"), else the subject of the clause."""
        start, text = self.found.start, self.text
        before = [(n, e) for n, e in self.sentence.within(self.sentence.start, start) if n.kind is EntityKind.PERSON]
        for named, number in reversed(before):
            if named.end <= start and self._beside(named.end):
                return (number, None) if self._is_name(number) else (None, self._noun_before())
        noun = self._noun_before()
        if noun is not None and self.found.needs_bearer:
            rule = self.words.rule_of(self.text[noun.start : noun.end])
            return None, noun if rule is not None and not rule.thing else None
        if noun is not None or self.found.needs_bearer or self.found.direct:
            return None, noun
        clause = self.sentence.clause_at(start)
        lexicon = self.reading.lexicon
        free = [(n, e) for n, e in before if self._is_name(e) and not after_preposition(self.sentence, n, lexicon)]
        subject = next((e for n, e in free if n.start >= clause[0]), None)
        known = {e for _, e in free} or set(self._people(self.sentence, ""))
        if subject is None and len(known) == 1:
            subject = known.pop()
        if subject is not None:
            return subject, None
        nouns = [
            c for w in _WORD.finditer(text, clause[0], start) if (c := self.words.called(w[0], w.start())) is not None
        ]
        return None, nouns[0] if nouns else None

    def _beside(self, end: int) -> bool:
        """Whether only a mark, or small words that lead to an age, stand between a name and the figure."""
        between = _ASIDE.sub("", self.lower[end : self.found.start]).strip()
        return between in (",", "(") or self.words.before.fullmatch(between) is not None

    def _noun_before(self) -> Called | None:
        """The noun right before the figure, behind which only a mark or such small words stand."""
        for word in reversed(
            list(_WORD.finditer(self.text, max(self.sentence.start, self.found.start - _BEFORE), self.found.start))
        ):
            noun = self.words.called(word[0].rstrip("."), word.start())
            if noun is not None:
                return noun if self._beside(self._behind_given(word.end())) else None
        return None

    def _behind_given(self, end: int) -> int:
        """Where the names behind a noun end: "his wife Jane, 58"."""
        given = _GIVEN.match(self.text, end, self.found.start)
        return given.end() if given is not None else end

    def _named_at(self, start: int) -> int | None:
        """The person whose name begins at an offset."""
        return next(
            (
                e
                for n, e in zip(self.sentence.named, self.sentence.entities, strict=True)
                if n.start == start and n.kind is EntityKind.PERSON and n.name and not common(n, self.reading.lexicon)
            ),
            None,
        )

    def _is_name(self, number: int) -> bool:
        entity = self.reading.entities[number]
        if entity.kind is not EntityKind.PERSON or entity.group or not entity.name:
            return False
        return entity.strong or not self.reading.lexicon.common_noun(entity.name[-1])

    def _gender(self, entity: int | None, called: Called | None) -> str:
        if called is not None and called.gender:
            return called.gender
        if entity is not None and self.reading.entities[entity].gender:
            return self.reading.entities[entity].gender
        around = self.lower[max(self.sentence.start, self.found.start - _BEFORE) : self.found.end]
        return next((gender for gender, pattern in self.words.genders if pattern.search(around)), "")

    def _several(self, called: Called | None) -> bool:
        """Whether the figure is that of one of several, or of a group."""
        if self.words.several.search(self.left) is not None or self.words.behind.match(
            self.lower, self.found.end, self.sentence.end
        ):
            return True
        words = self.lower[
            self.found.start : called.end if called is not None and called.start > self.found.start else self.found.end
        ]
        return self.words.plural.search(words) is not None and not self._gendered()

    def _gendered(self) -> bool:
        around = self.lower[max(self.sentence.start, self.found.start - _BEFORE) : self.found.end]
        return any(pattern.search(around) for _, pattern in self.words.genders)

    def _known(self, before: Sequence[_Age], gender: str, called: Called | None) -> Bearer | None:
        """Whoever has that very age already in this document."""
        same = [
            one.bearer
            for one in before
            if one.place.found.value == self.found.value
            and not one.bearer.several
            and not (gender and one.bearer.gender and gender != one.bearer.gender)
        ]
        return same[0] if same and all(b == same[0] for b in same) else None

    def _spoken_of(self, gender: str, called: Called | None) -> tuple[int | None, Called | None]:
        """The one person whom the sentences before speak of, if only one fits; else nobody, and the noun at the figure stays."""
        index = self.reading.sentences.index(self.sentence)
        for back in range(1, _BACK + 1):
            if index - back < 0:
                break
            sentence = self.reading.sentences[index - back]
            if sentence.words is not self.sentence.words:
                break
            named = self._people(sentence, gender)
            nouns = self._callings(sentence, gender)
            if len(named) == 1 and (called is not None or not nouns):
                return named[0], called
            if not named and len({noun.sort for noun in nouns}) == 1 and called is None:
                return None, nouns[0]
            if named or nouns:
                break
        return None, called

    def _people(self, sentence: Read, gender: str) -> list[int]:
        """The people named in a sentence who may be of a gender, each once."""
        found: dict[str, int] = {}
        for named, number in zip(sentence.named, sentence.entities, strict=True):
            entity = self.reading.entities[number]
            if not self._is_name(number) or common(named, self.reading.lexicon) or sentence.quoted(named.start):
                continue
            if not (gender and entity.gender and entity.gender != gender):
                found.setdefault(entity.name[-1].casefold().removesuffix("s"), number)
        return list(found.values())

    def _callings(self, sentence: Read, gender: str) -> list[Called]:
        """The people whom a sentence calls by a noun, and who may be of a gender."""
        named = [(n.start, n.end) for n in sentence.named]
        nouns = [
            called
            for word in _WORD.finditer(sentence.words.text, sentence.start, sentence.end)
            if not any(start <= word.start() < end for start, end in named)
            and (called := self.words.called(word[0].rstrip("."), word.start())) is not None
        ]
        return [noun for noun in nouns if not (gender and noun.gender and noun.gender != gender)]
