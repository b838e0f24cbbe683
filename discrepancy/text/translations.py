"""Quotes in two languages: whether they may be one utterance, by what a small glossary, names and figures share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.model.value import Wording
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.wording import Wordings, wordings_of

_TELLING = 0.45  # weight from which a word is one of content
_LONG = 5  # letters from which a word of the glossary may be the beginning or end of a longer one
_COGNATE = 5  # letters with which two words of two languages begin alike


@dataclass(frozen=True, slots=True)
class Rendering:
    """How much of the shorter side's words of content the other side renders, and whether figures and negation are the same."""

    share: float
    common: int
    faithful: bool


class Translations:
    """Comparing between two languages. `glosses` of a language: a word of the pivot language -> words of its own."""

    def __init__(self, first: Lexicon, second: Lexicon) -> None:
        self._sides = wordings_of(first), wordings_of(second)
        self._glosses = tuple(_glosses(side) for side in self._sides)

    def rendering(self, first: Wording, second: Wording) -> Rendering:
        """How one quote renders the other."""
        sides = [self._concepts(number, wording) for number, wording in enumerate((first, second))]
        numbers = [sorted(t for t in w.tokens if t[0].isdigit()) for w in (first, second)]
        negations = [
            any(t in side.data.negations for t in w.tokens)
            for side, w in zip(self._sides, (first, second), strict=True)
        ]
        short, long = sorted(sides, key=len)
        everything = set().union(*long) if long else set()
        common = sum(bool(word & everything) or _cognate(word, everything) for word in short)
        return Rendering(
            common / len(short) if short else 0.0, common, numbers[0] == numbers[1] and negations[0] == negations[1]
        )

    def _concepts(self, number: int, wording: Wording) -> list[set[str]]:
        """Of each word of content what it may mean, in the pivot language."""
        side, glosses = self._sides[number], self._glosses[number]
        other = self._sides[1 - number]
        found: list[set[str]] = []
        for token in dict.fromkeys(wording.tokens):
            if token[0].isdigit():
                found.append({token})
            elif side.lexicon.weight(token) >= _TELLING or token in glosses:
                means = glosses.get(token) or glosses.get(side.stem(token)) or _part(token, glosses)
                found.append({other.stem(m) for m in means} if means else {side.stem(token)})
        return found


def _glosses(side: Wordings) -> dict[str, tuple[str, ...]]:
    """Word and stem -> what it means in the pivot language."""
    table: dict[str, tuple[str, ...]] = {}
    for meaning, words in side.data.glosses.items():
        for word in words.split():
            for form in {word, side.stem(word)}:
                table[form] = (*table.get(form, ()), meaning)
    return table


def _part(token: str, glosses: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The meaning of a longer word by its end or its beginning: "friedensvertrag"."""
    for cut in range(1, len(token) - _LONG + 1):
        if token[cut:] in glosses:
            return glosses[token[cut:]]
    for end in range(len(token) - 1, _LONG - 1, -1):
        if token[:end] in glosses:
            return glosses[token[:end]]
    return ()


def _cognate(words: set[str], others: set[str]) -> bool:
    """Whether two words of two languages begin alike: "Demokratie", "democracy" do not, "Produkt", "products" nearly."""
    return any(len(x) >= _COGNATE and any(y[:_COGNATE] == x[:_COGNATE] for y in others) for x in words)


def translations_of(lexicons: Sequence[Lexicon]) -> Translations:
    """The comparing between two languages, made once."""
    first, second = lexicons
    return first.kept(f"translations {second.language.id}", lambda: Translations(first, second))
