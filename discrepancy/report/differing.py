"""What differs between two versions, word by word, as spans for the eye. Marks, capitals and blanks do not count."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MOST = 400  # words of a version that are laid side by side


def differing(words: str, other: str) -> list[tuple[int, int]]:
    """The stretches of `words` that `other` lacks or has in other words, in order."""
    mine, theirs = list(_WORD.finditer(words))[:_MOST], _WORD.findall(other)[:_MOST]
    folded = [m[0].casefold() for m in mine], [w.casefold() for w in theirs]
    spans = []
    for what, start, end, _, _ in SequenceMatcher(None, folded[0], folded[1], autojunk=False).get_opcodes():
        if what != "equal" and end > start:
            spans.append((mine[start].start(), mine[end - 1].end()))
    return spans
