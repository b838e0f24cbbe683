"""Who is quoted: the cue after the marks, before them, a colon, the sentence before; else a guess that says so."""

from __future__ import annotations

from discrepancy.extract.attribution import Cue, owner_by, subject_owner
from discrepancy.extract.reading import Read, Reading
from discrepancy.model.fact import Owner

_SURE, _LEFT, _BEFORE, _GUESS = 0.95, 0.9, 0.7, 0.5
_CLOSE = 25  # characters between the closing mark and the verb after it


def speaker_of(sentence: Read, start: int, end: int, reading: Reading, cues: dict[int, list[Cue]]) -> Owner | None:
    """The speaker of the quote between two offsets of a sentence's field, with how sure that is."""
    after = _sentence_holding(end - 1, sentence, reading)
    for cue in _outside(cues[after.number], start, end):
        if (
            cue.start >= end
            and cue.start - end <= _CLOSE
            and cue.entity is not None
            and not _sentence_break(after, end, cue.start)
        ):
            return owner_by(cue.entity, reading, _SURE)
    inner = [
        cue
        for cue in cues[sentence.number]
        if start <= cue.start < end and cue.entity is not None and _is_outside_words(cue, sentence, start, end)
    ]
    if inner:  # between the parts of a split quote
        return owner_by(inner[0].entity, reading, _SURE)
    around = [cue for cue in _outside(cues[sentence.number], start, end) if cue.entity is not None]
    left = [cue for cue in around if cue.end <= start]
    if left:
        return owner_by(left[-1].entity, reading, _LEFT)
    if around:
        return owner_by(around[0].entity, reading, _LEFT)
    if _whole(sentence, start, end):
        return _from_before(sentence, reading, cues)
    guess = subject_owner(sentence, reading)
    return guess if guess is not None and reading.entities[guess.entity or 0].span.start < start else None


def _outside(cues: list[Cue], start: int, end: int) -> list[Cue]:
    return [cue for cue in cues if cue.end <= start or cue.start >= end]


def _is_outside_words(cue: Cue, sentence: Read, start: int, end: int) -> bool:
    """Whether a cue between two offsets stands outside the marks: after a closing one and before an opening one."""
    text = sentence.words.text
    before, after = text[max(cue.start - 4, start) : cue.start], text[cue.end : end]
    return any(mark in before for mark in '“”"»«’‘‹›') and any(mark in after for mark in '„“"»«‚‘‹›')


def _sentence_break(sentence: Read, start: int, end: int) -> bool:
    return any(mark in sentence.words.text[start:end] for mark in ".!?\n")


def _sentence_holding(offset: int, sentence: Read, reading: Reading) -> Read:
    for later in reading.sentences[sentence.number :]:
        if later.words is sentence.words and later.start <= offset < later.end:
            return later
    return sentence


def _whole(sentence: Read, start: int, end: int) -> bool:
    """Whether the quote is (nearly) all that its sentence holds."""
    return start - sentence.start <= 1 and sentence.end - end <= 1


def _from_before(sentence: Read, reading: Reading, cues: dict[int, list[Cue]]) -> Owner | None:
    """The one whom the sentence before lets speak ("Ähnlich äußert sich Ferrand."), else its subject, as a guess."""
    if not sentence.number or sentence.heading:
        return None
    before = reading.sentences[sentence.number - 1]
    if before.words is not sentence.words or before.heading or before.paragraph < sentence.paragraph - 1:
        return None
    named = [cue for cue in cues[before.number] if cue.entity is not None]
    if named:
        return owner_by(named[-1].entity, reading, _BEFORE)
    return owner_by(before.subject, reading, _GUESS)
