"""Two versions of one wording, and the words in which they differ: marked as an editor would mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MOST = 300  # words of a version that are compared; the method takes the square of them
_ALIKE = 0.3  # below this share of common words, marks would only make noise

Piece = tuple[str, bool]


def differing(words: str, other: str) -> list[Piece]:
    """The words in pieces, True where the other version has them otherwise; ("", True) where it has words that are missing here."""
    mine, yours = list(_WORD.finditer(words)), [found[0].casefold() for found in _WORD.finditer(other)]
    if len(mine) > _MOST or len(yours) > _MOST:
        return [(words, False)]
    matcher = SequenceMatcher(None, [found[0].casefold() for found in mine], yours, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [(words, False)]
    return list(_pieces(words, mine, matcher))


def _pieces(words: str, found: list[re.Match[str]], matcher: SequenceMatcher[str]) -> Iterator[Piece]:
    at = 0
    for what, first, last, *_ in matcher.get_opcodes():
        if what == "equal":
            continue
        start = found[first].start() if first < len(found) else (found[-1].end() if found else len(words))
        end = found[last - 1].end() if last > first else start
        if start > at:
            yield words[at:start], False
        yield words[start:end], True
        at = end
    if at < len(words):
        yield words[at:], False
