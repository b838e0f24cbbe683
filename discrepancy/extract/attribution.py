"""Whose figure it is: cues ("laut", "teilte … mit", "nach Angaben"), how far each reaches, chains of indirect speech."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.extract.naming import common
from discrepancy.extract.reading import Read, Reading
from discrepancy.model.discourse import EntityKind
from discrepancy.model.fact import Owner
from discrepancy.rulebook.rule import CueRule
from discrepancy.text.lexicon import Lexicon

_AFTER_CUE = 42  # characters between a cue and the name it goes with
_RELATIVE = 3  # characters between a name and the relative clause that speaks of it
_GAPPED = 3  # words between who is named and the figure, where the verb is left out
_TELLING = 16  # words of a sentence that only says who told the one before
_REMEMBERED = 200_000  # words whose cues are kept
_SURE, _CHAIN, _SUBJECT = 0.95, 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a sentence with the one it names; offsets into the tidied text."""

    start: int
    end: int
    rule: CueRule
    entity: int | None


def cues_of(sentence: Read, reading: Reading) -> list[Cue]:
    """The cues of a sentence in order; a cue of a verb without a nameable subject has no entity."""
    found: list[Cue] = []
    lower = sentence.words.lower
    starts = reading.lexicon.kept("cue starts", lambda: CueStarts(reading.lexicon))
    for number, start in starts.places(sentence):
        rule, pattern = reading.lexicon.cues[number]
        match = pattern.match(lower, start, sentence.end)
        if match is None or sentence.quoted(start):
            continue
        if not any(cue.start < match.end() and start < cue.end for cue in found):
            found.append(Cue(start, match.end(), rule, _named_by(rule, start, match.end(), sentence, reading)))
    return sorted(found, key=lambda cue: cue.start)


class CueStarts:
    """Which cue may begin at which word: found once for a word, as the patterns are long and most words begin none."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = [pattern for _, pattern in lexicon.cues]
        self._behind = tuple(n for n, (rule, _) in enumerate(lexicon.cues) if "(?<=" in rule.pattern)
        """Cues that ask for what stands before them: a word alone does not tell."""
        self._known: dict[str, tuple[int, ...]] = {}

    def places(self, sentence: Read) -> list[tuple[int, int]]:
        """Numbers of cues with the offsets where they may begin, the first cue of the file first."""
        found: list[tuple[int, int]] = []
        for token in sentence.tokens:
            known = self._known.get(token.lower)
            if known is None:
                known = self._begins(token.lower)
                if len(self._known) < _REMEMBERED:
                    self._known[token.lower] = known
            for number in known:
                found.append((number, token.start))
        for number in self._behind:
            pattern = self._patterns[number]
            found.extend(
                (number, m.start()) for m in pattern.finditer(sentence.words.lower, sentence.start, sentence.end)
            )
        return sorted(found)

    def _begins(self, word: str) -> tuple[int, ...]:
        return tuple(
            number
            for number, pattern in enumerate(self._patterns)
            if number not in self._behind
            and (pattern.match(word, partial=True) is not None or pattern.match(f"{word} ", partial=True) is not None)
        )


def _named_by(rule: CueRule, start: int, end: int, sentence: Read, reading: Reading) -> int | None:
    if rule.owner == "right":
        return _right_of(end, sentence, reading)
    if rule.owner == "left":
        return next(
            (e for n, e in reversed(sentence.within(max(start - _AFTER_CUE, sentence.start), start)) if n.end <= start),
            None,
        )
    if rule.owner == "self":
        return sentence.subject
    return subject_of(start, end, sentence, reading)


def subject_of(start: int, end: int, sentence: Read, reading: Reading) -> int | None:
    """Who says it: right after a verb that opens its clause ("…, sagte X"), else the clause's first name before it."""
    clause = sentence.clause_at(start)
    before = [
        (n, e)
        for n, e in sentence.within(*clause)
        if n.end <= start and _may_speak(e, reading) and not sentence.quoted(n.start)
    ]
    if not before:  # "Riverside Police, who had counted 900 people"
        named = sentence.within(sentence.start, clause[0])
        before = [(n, e) for n, e in named if 0 <= clause[0] - n.end <= _RELATIVE and _may_speak(e, reading)]
    before.sort(key=lambda pair: common(pair[0], reading.lexicon))
    after = _right_of(end, sentence, reading)
    opens = not sentence.words.lower[clause[0] : start].strip(" \"'„“”‚‘»«›‹")
    if opens and after is not None:
        return after
    if before and not (after is not None and common(before[0][0], reading.lexicon)):
        return before[0][1]
    return after


def _right_of(end: int, sentence: Read, reading: Reading) -> int | None:
    """The first entity after an offset, close by and with no mark between."""
    for named, entity in sentence.within(end, sentence.end):
        if sentence.quoted(named.start):
            return None
        between = sentence.words.text[end : named.start]
        if len(between) > _AFTER_CUE or any(mark in between for mark in ',.:;!?„“”»«"('):
            return None
        return entity if _may_speak(entity, reading) or named.kind is EntityKind.STATE else None
    return None


def _may_speak(entity: int, reading: Reading) -> bool:
    """People, bodies, and states by their capital; of bare capitalised words only those that may be a surname."""
    return not reading.entities[entity].group


def figure_cues(cues: dict[int, list[Cue]]) -> dict[int, list[Cue]]:
    """The cues that say whose a figure is; those of words alone are left out."""
    return {number: [cue for cue in found if not cue.rule.words_only] for number, found in cues.items()}


def owner_of(sentence: Read, start: int, end: int, reading: Reading, cues: dict[int, list[Cue]]) -> Owner | None:
    """Whose claim stands at an offset: by a cue in its sentence, else the last cue's in a chain of indirect speech."""
    cue = _covering(sentence, start, end, reading, cues[sentence.number])
    if cue is not None:
        return owner_by(cue.entity, reading, _SURE)
    if (entity := _gapped(sentence, start, cues[sentence.number])) is not None:
        return owner_by(entity, reading, _SURE)
    return _chained(sentence, start, reading, cues) or _told_next(sentence, reading, cues)


def _told_next(sentence: Read, reading: Reading, cues: dict[int, list[Cue]]) -> Owner | None:
    """Whoever the next sentence says this one is from, if that is all it says: "Das teilte die Polizei mit." """
    following = reading.sentences[sentence.number + 1 : sentence.number + 2]
    if sentence.heading or not following or following[0].heading or not following[0].tokens:
        return None
    tokens = following[0].tokens
    if len(tokens) > _TELLING or tokens[0].lower not in reading.lexicon.language.about.pointing_back:
        return None
    says = (
        c
        for c in cues[following[0].number]
        if c.rule.owner == "subject" and c.start == tokens[min(1, len(tokens) - 1)].start
    )
    return next((owner_by(cue.entity, reading, _CHAIN) for cue in says), None)


def _gapped(sentence: Read, start: int, cues: list[Cue]) -> int | None:
    """Who is named where a verb is left out: "die Partei sprach von 900, die Polizei von 500"."""
    clause = sentence.clause_at(start)
    index = sentence.clauses.index(clause)
    given = index and any(
        c.rule.same_clause and sentence.clause_at(c.start) == sentence.clauses[index - 1] for c in cues
    )
    if not given or any(clause[0] <= c.start < clause[1] for c in cues):
        return None
    named = [(n, e) for n, e in sentence.within(clause[0], start) if n.end <= start]
    words = [t for t in sentence.tokens if named and named[-1][0].end <= t.start < start]
    return named[-1][1] if named and len(words) <= _GAPPED else None


def owner_by(entity: int | None, reading: Reading, confidence: float) -> Owner | None:
    """The owner as a record; None where nobody can be named."""
    if entity is None or reading.entities[entity].office in reading.lexicon.relays:
        return None
    return Owner(entity, reading.entities[entity].words, confidence)


def _covering(sentence: Read, start: int, end: int, reading: Reading, cues: list[Cue]) -> Cue | None:
    """The cue that the words at an offset are under: one of its own clause first, then a verb of saying beside it."""
    clause = sentence.clause_at(start)
    for cue in cues:
        inside = clause[0] <= cue.start < clause[1]
        if cue.rule.owner != "subject" and inside and not cue.start <= start < cue.end:
            return cue
        if cue.rule.same_clause and inside and cue.end <= start:
            return cue
    says = [cue for cue in cues if cue.rule.owner == "subject" and not cue.rule.same_clause]
    free = not reading.lexicon.language.about.reported_verbs  # a language without a mood for indirect speech
    for cue in says:
        inside = clause[0] <= cue.start < clause[1]
        if inside and not (free and cue.end <= start):
            continue
        if inside or free or _indirect(sentence, clause, cue, reading):
            return cue
    others = [cue for cue in cues if cue.rule.owner != "subject"]
    return others[0] if len(others) == 1 and not says else None


def _indirect(sentence: Read, clause: tuple[int, int], cue: Cue, reading: Reading) -> bool:
    """Whether a clause is what the verb reports: by its mood, by its opening word, or as the main clause before it."""
    lower = sentence.words.lower
    if reading.lexicon.reported.search(lower, *clause):
        return True
    opens = reading.lexicon.clause_openers.match(lower, clause[0])
    said_in = sentence.clause_at(cue.start)
    verb_first = not lower[said_in[0] : cue.start].strip(" \"'„“”‚‘»«›‹")
    aside = reading.lexicon.as_words.match(lower, said_in[0])
    return opens is not None or aside is not None or (verb_first and clause[1] <= said_in[0])


def _chained(sentence: Read, start: int, reading: Reading, cues: dict[int, list[Cue]]) -> Owner | None:
    """The owner of the nearest cue before, where every sentence since stands in indirect speech."""
    if sentence.heading or not reading.lexicon.reported.search(sentence.words.lower, *sentence.clause_at(start)):
        return None
    for number in range(sentence.number - 1, max(sentence.number - 5, -1), -1):
        before = reading.sentences[number]
        if before.heading or before.paragraph < sentence.paragraph:
            return None
        named = [cue for cue in cues[number] if cue.entity is not None]
        if named:
            return owner_by(named[-1].entity, reading, _CHAIN)
        if not reading.lexicon.reported.search(before.words.lower, before.start, before.end):
            return None
    return None


def subject_owner(sentence: Read, reading: Reading) -> Owner | None:
    """A guess: whoever the sentence speaks of first."""
    return owner_by(sentence.subject, reading, _SUBJECT)
