"""Sentences with offsets, right on abbreviations, ordinals, decimals and quotes that end inside a sentence."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from discrepancy.model.discourse import Sentence
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.clean import Words
from discrepancy.text.lexicon import Lexicon

_END = compiled(r"[.!?…:]+[\"'”“’‘»«›‹)\]]*(?=\s|$)|[.!?…]+[”“’‘»«›‹\"]")
_NEXT = compiled(r"\s*([\"'„“”‚‘»«›‹(\[]*)(\S?)")
_LAST_WORD = compiled(r"((?:\p{L}\.\s?)*\p{L}+|\d+)$")
_FOLLOWER = compiled(r"\s*(\p{L}+)")
_LONGEST = 1500  # characters; what is longer has no sentence ends and is cut, so that cost stays linear


def sentences_of(
    words: Words, content: tuple[tuple[int, int], ...], lexicon: Lexicon
) -> list[tuple[int, int, int, bool]]:
    """Start, end (tidied offsets), paragraph number and whether it is a heading, in the order of the text."""
    found: list[tuple[int, int, int, bool]] = []
    for number, (start, end) in enumerate(_paragraphs(words, content)):
        pieces = list(_cut(words, start, end, lexicon))
        heading = (
            len(pieces) == 1
            and end - start <= 100
            and words.text[end - 1] not in ".!?:;,…"
            and not _ends_quote(words.text[start:end])
        )
        found.extend((s, e, number, heading) for s, e in pieces)
    return found


def records_of(words: Words, cuts: list[tuple[int, int, int, bool]]) -> tuple[Sentence, ...]:
    """The same as records with offsets as given."""
    return tuple(Sentence(words.back(start, end), paragraph, heading) for start, end, paragraph, heading in cuts)


def _ends_quote(text: str) -> bool:
    return len(text) > 1 and text[-1] in '"”“’‘»«' and text[-2] in ".!?,"


def _paragraphs(words: Words, content: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Lines joined to paragraphs where the text was wrapped by hand: lines of like length, gaps between paragraphs."""
    lines = [e - s for s, e in content]
    gaps = [words.text.count("\n", before[1], after[0]) for before, after in itertools.pairwise(content)]
    joined = sum(gap == 1 and length >= 45 for gap, length in zip(gaps, lines, strict=False))
    wrapped = bool(lines) and max(lines) <= 100 and joined >= 2 and joined * 2 >= sum(gap == 1 for gap in gaps)
    if not wrapped:
        return list(content)
    paragraphs: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(content):
        if index and gaps[index - 1] == 1 and lines[index - 1] >= 45:
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _cut(words: Words, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    text, at = words.text, start
    for mark in _END.finditer(text, start, end):
        if mark.end() >= end:
            break
        if mark.end() - at > _LONGEST:
            yield from _pieces(text, at, mark.end())
            at = _skip(text, mark.end(), end)
        elif _ends_sentence(words, mark.start(), mark.end(), end, at, lexicon):
            yield at, mark.end()
            at = _skip(text, mark.end(), end)
    if at < end:
        yield from _pieces(text, at, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces of bounded length, cut at blanks where there are any."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        yield start, cut
        start = _skip(text, cut, end)
    if start < end:
        yield start, end


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_sentence(words: Words, start: int, stop: int, end: int, begin: int, lexicon: Lexicon) -> bool:
    """Whether the marks from `start` to `stop` end a sentence: what stands before them, and what after."""
    text, lower = words.text, words.lower
    following = _NEXT.match(text, stop, end)
    opening, first = (following[1], following[2]) if following else ("", "")
    if not first:
        return True
    marks = text[start:stop]
    if marks[0] == ":":
        return False
    closes_quote = any(c in '"”“’‘»«›‹' for c in marks)
    if first.islower() or first in ",;–-":
        return False  # „Nie!“, sagte er
    if stop < end and not text[stop].isspace() and not closes_quote:
        return False  # 3.5, www.x.de
    if marks[0] != "." or closes_quote or len(marks.rstrip("\"'”“’‘»«›‹)]")) > 1:
        return True
    last = _LAST_WORD.search(lower, max(begin, start - 24), start)
    if last is None:
        return True
    word = last[1]
    if word.isdecimal() and first.isdecimal():
        return False  # "am 5. 3."
    if word.isdecimal():
        after = _FOLLOWER.match(lower, stop, end)
        return len(word) > 2 or opening != "" or after is None or after[1] not in lexicon.ordinal_followers
    if len(word.rsplit(".", 1)[-1].strip()) == 1 and text[start - 1].isupper():
        return False  # an initial, or the end of "z. B."
    return (
        word.replace(". ", ".").replace(" ", "") not in lexicon.abbreviations
        and word.rsplit(".", 1)[-1].strip() not in lexicon.abbreviations
    )
