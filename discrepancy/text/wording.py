"""Words made comparable: folded tokens, stems, and what a word weighs."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from discrepancy.model.value import Wording
from discrepancy.rulebook.pattern import Match, Pattern, any_of, compiled
from discrepancy.text.lexicon import Lexicon

_TOKEN = compiled(r"[\p{L}\p{M}]+|\d+(?:[.,]\d+)*")
_TRIM = "\"'„“”‚‘’»«›‹ \n\r,"
_ASIDE = compiled(r"\s*[\[(](?:\.{3}|…|[^\[\]()]{1,80})[\])]|\s*(?:\.{3,}|…)")
_INSIDE = compiled(r"(?<=\p{L})[\[(](\p{L}+)[\])]|(?<!\S)[\[](\p{L})[\]](?=\p{L})")
_START = 3  # letters by which two words are first held to be alike
_STEM = 4  # letters that must remain of a stem
_NAMED = 2.0  # what a figure weighs; words of content 1, the commonest 0.2
_FIGURE = 2


class Wordings:
    """Folding for one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.data = lexicon.language.quote
        self._folds = [(compiled(pattern), replacement) for pattern, replacement in self.data.fold]
        self._multiples = [
            (compiled(rf"(\d+) (?:{words})(?!\p{{L}})"), factor, unit) for words, factor, unit in self.data.multiples
        ]
        self._apostrophes = str.maketrans(dict.fromkeys(self.data.apostrophes, "'"))
        self._stems: dict[str, str] = {}
        self._lemmas = {form: line.split()[0] for line in self.data.lemmas for form in line.split()}

    def wording(self, words: str, host: str = "", at: int = 0, quoted: str = "") -> Wording:
        """The words of a quote, printed (trimmed of marks) and folded: case, contractions, number words.

        `host`: the words of the reported clause that a fragment stands in, `at` where in them; `quoted`: what indirect speech
        gives in marks.
        """
        printed = " ".join(words.strip(_TRIM).split())
        tokens = self.tokens(printed)
        starts = frozenset(token[:_START] for token in tokens if len(token) > _START) or frozenset(tokens)
        return Wording(
            printed,
            tokens,
            starts,
            self.tokens(host) if host else (),
            len(self.tokens(host[:at])) if host else 0,
            frozenset(self.tokens(quoted)) if quoted else frozenset(),
        )

    def tokens(self, words: str) -> tuple[str, ...]:
        """The folded words: lower case, spellings, contractions and number words made one; what stands in brackets is left out."""
        if "[" in words or "(" in words or "…" in words or "..." in words:
            words = _ASIDE.sub(" ", _INSIDE.sub(r"\1\2", words))
        lower = words.lower()
        lower = lower.translate(self._apostrophes)
        for pattern, replacement in self._folds:
            lower = pattern.sub(replacement, lower)
        for short, full in self.data.contractions.items():
            lower = lower.replace(short, full)
        lower = self._numbers.sub(self._in_digits, lower)
        for multiple, factor, unit in self._multiples:
            lower = multiple.sub(_times(factor, unit), lower)
        return tuple(_TOKEN.findall(lower))

    @cached_property
    def _numbers(self) -> Pattern:
        return compiled(rf"(?<![\p{{L}}\p{{N}}])(?:{self.lexicon.numerals.pattern})(?![\p{{L}}\p{{N}}])")

    def _in_digits(self, found: Match) -> str:
        """A number in words as digits ("three hundred" is 300); one, half and what is no number stay as they are."""
        value = self.lexicon.numerals.read(found[0])
        if value is None or value < _FIGURE:
            return found[0]
        return str(value) if value.denominator == 1 else f"{float(value):g}"

    @cached_property
    def _ending(self) -> Pattern:
        return compiled(rf"(?:{any_of(self.data.endings) or '(?!)'})$")

    def stem(self, token: str) -> str:
        """The word without its inflection, roughly; forms of one verb are one; short words stay."""
        known = self._stems.get(token)
        if known is None:
            known = self._lemmas.get(token)
            if known is None:
                found = self._ending.search(token)
                known = token[: found.start()] if found is not None and found.start() >= _STEM else token
            if len(self._stems) < 200_000:
                self._stems[token] = known
        return known

    def weight(self, token: str) -> float:
        """What a word weighs: function words little, a figure most. From shipped data, never from the reports."""
        if token[0].isdigit():
            return _NAMED
        lemma = self._lemmas.get(token)
        return (
            self.lexicon.weight(token) if lemma is None else min(self.lexicon.weight(token), self.lexicon.weight(lemma))
        )


def wordings_of(lexicon: Lexicon) -> Wordings:
    """The folding of a language, made once."""
    return lexicon.kept("wordings", lambda: Wordings(lexicon))


def _times(factor: int, unit: str) -> Callable[[Match], str]:
    """What replaces a number in one unit by the same in another."""
    return lambda found: f"{int(found[1]) * factor} {unit}"
