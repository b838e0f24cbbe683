"""Words made comparable: folded tokens, alignment of two versions, and what lies between them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from discrepancy.model.value import Wording
from discrepancy.rulebook.pattern import Match, Pattern, any_of, compiled
from discrepancy.text.lexicon import Lexicon

_TOKEN = compiled(r"[\p{L}\p{M}]+|\d+(?:[.,]\d+)*")
_TRIM = "\"'„“”‚‘’»«›‹ \n\r,"
_LONGEST = 400  # tokens of a version that are aligned
_START = 3  # letters by which two words are first held to be alike
_STEM = 4  # letters that must remain of a stem


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions laid side by side.

    `mass`: the share of the shorter side's weight that is aligned (common words weigh little, from shipped data).
    `only_first`, `only_second`: words inside the aligned window that the other lacks, as (first, second) replacements.
    `contiguous`: the shorter one stands in the longer one as it is.
    """

    mass: float
    content: int
    changed: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    contiguous: bool
    equal: bool


class Wordings:
    """Folding and comparing for one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._data = lexicon.language.quote
        self._folds = [(compiled(pattern), replacement) for pattern, replacement in self._data.fold]

    def wording(self, words: str) -> Wording:
        """The words of a quote, printed (trimmed of marks) and folded: case, contractions, number words."""
        printed = " ".join(words.strip(_TRIM).split())
        lower = printed.lower()
        for apostrophe in self._data.apostrophes:
            lower = lower.replace(apostrophe, "'")
        for pattern, replacement in self._folds:
            lower = pattern.sub(replacement, lower)
        for short, full in self._data.contractions.items():
            lower = lower.replace(short, full)
        tokens = tuple(_TOKEN.findall(self._numbers.sub(self._in_digits, lower)))
        starts = frozenset(token[:_START] for token in tokens if len(token) > _START) or frozenset(tokens)
        return Wording(printed, tokens, starts)

    @cached_property
    def _numbers(self) -> Pattern:
        return compiled(rf"(?<![\p{{L}}\p{{N}}])(?:{self._lexicon.numerals.pattern})(?![\p{{L}}\p{{N}}])")

    def _in_digits(self, found: Match) -> str:
        """A number in words as digits ("three hundred" is 300); one, half and what is no number stay as they are."""
        value = self._lexicon.numerals.read(found[0])
        return str(value) if value is not None and value >= 2 else found[0]

    @cached_property
    def _ending(self) -> str:
        return rf"(?:{any_of(self._data.endings) or '(?!)'})$"

    def stem(self, token: str) -> str:
        """The word without its inflection, roughly; short words stay."""
        found = compiled(self._ending).search(token)
        return token[: found.start()] if found is not None and found.start() >= _STEM else token

    def aligned(self, first: Wording, second: Wording) -> Alignment:
        """The alignment of two versions, token by token on stems."""
        a, b = first.tokens[:_LONGEST], second.tokens[:_LONGEST]
        if len(a) > len(b):
            a, b = b, a
        stems_a, stems_b = [self.stem(t) for t in a], [self.stem(t) for t in b]
        blocks = [m for m in SequenceMatcher(None, stems_a, stems_b, autojunk=False).get_matching_blocks() if m.size]
        weigh = [self._lexicon.weight(t) for t in a]
        total = sum(weigh)
        mass = sum(sum(weigh[m.a : m.a + m.size]) for m in blocks)
        content = sum(self._lexicon.weight(t) >= 0.5 for m in blocks for t in a[m.a : m.a + m.size])
        changed: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for before, after in itertools.pairwise(blocks):
            gap = (a[before.a + before.size : after.a], b[before.b + before.size : after.b])
            if any(gap):
                changed.append(gap)
        for m in blocks:
            changed.extend(((a[m.a + i],), (b[m.b + i],)) for i in range(m.size) if a[m.a + i] != b[m.b + i])
        if blocks and (blocks[0].a or blocks[-1].a + blocks[-1].size < len(a)):
            head, tail = a[: blocks[0].a], a[blocks[-1].a + blocks[-1].size :]
            near = b[max(blocks[0].b - len(head), 0) : blocks[0].b], b[blocks[-1].b + blocks[-1].size :][: len(tail)]
            changed.extend((mine, theirs) for mine, theirs in ((head, near[0]), (tail, near[1])) if mine)
        contiguous = len(blocks) == 1 and blocks[0].size == len(a) and not changed
        return Alignment(mass / total if total else 0.0, content, tuple(changed), contiguous, a == b)

    def turns_sense(self, changed: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]) -> bool:
        """Whether what lies between two versions is a negation, a number or an opposite."""
        return any(self._turns(mine, theirs) for mine, theirs in changed) or self._negations(
            changed, 0
        ) != self._negations(changed, 1)

    def _negations(self, changed: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], side: int) -> int:
        return sum(token in self._data.negations for pair in changed for token in pair[side])

    def _turns(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        numbers = [{t for t in side if t[0].isdigit()} for side in (mine, theirs)]
        if numbers[0] != numbers[1] and (numbers[0] or numbers[1]):
            return True
        for x in mine:
            for y in theirs:
                stems = self.stem(x), self.stem(y)
                if stems in self._opposites or stems[::-1] in self._opposites:
                    return True
                long, short = sorted((x, y), key=len, reverse=True)
                if len(short) >= _STEM and any(long == prefix + short for prefix in self._data.negating_prefixes):
                    return True
        return False

    @cached_property
    def _opposites(self) -> frozenset[tuple[str, str]]:
        return frozenset((self.stem(x), self.stem(y)) for x, y in self._data.opposites)
