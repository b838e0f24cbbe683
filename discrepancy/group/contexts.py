"""How alike the words around two figures are: the words of their sentences, each with its weight from shipped data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from discrepancy.model.discourse import Discourse
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.spelling import folded

_NAME = compiled(r"\p{Lu}[\p{L}\p{M}]+")
_WORD = compiled(r"\p{L}[\p{L}\p{M}]+")
_START = 6  # letters by which two forms of one word are held to be one
_LONG = 10  # letters from which a word may be two joined
_COMMON = 0.4  # weight up to which a word tells nothing of what a sentence is about


class Contexts:
    """The weighted words of the sentences of a story's documents, each made when first asked for."""

    def __init__(self, discourses: Mapping[str, Discourse], lexicons: Mapping[str, Lexicon]) -> None:
        self._discourses, self._lexicons = discourses, lexicons
        self._made: dict[tuple[str, int], dict[str, float]] = {}

    def of(self, doc: str, sentence: int) -> Mapping[str, float]:
        """Folded words of a sentence with their weights; words that stand in any text are left out."""
        key = doc, sentence
        if key not in self._made:
            discourse = self._discourses[doc]
            lexicon = self._lexicons[discourse.lang]
            words: dict[str, float] = {}
            for word in _WORD.findall(discourse.document.cut(discourse.sentences[sentence].span)):
                weight = lexicon.weight(word)
                if weight > _COMMON:
                    for part in _parts(word):
                        words[part] = weight / len(_parts(word))
            self._made[key] = words
        return self._made[key]

    def named(self, doc: str, sentence: int) -> frozenset[str]:
        """The folded words of all names in a sentence: of people, bodies and places."""
        discourse = self._discourses[doc]
        here = (entity for entity in discourse.entities if entity.sentence == sentence)
        words = {word for entity in here for word in (*entity.name, *_NAME.findall(entity.words))}
        return frozenset(folded(word) for word in words if word[:1].isupper())

    def known(self, word: str, doc: str) -> bool:
        """Whether a word is among the common ones of a document's language."""
        return self._lexicons[self._discourses[doc].lang].known(word)

    def likeness(self, first: tuple[str, int], second: tuple[str, int]) -> float:
        """Share of the shorter sentence's weight that the longer one holds, 0 to 1."""
        a, b = self.of(*first), self.of(*second)
        few, many = sorted((a, b), key=lambda words: (sum(words.values()), sorted(words)))
        whole = sum(few.values())
        return sum(weight for word, weight in few.items() if word in many) / whole if whole else 0.0


@lru_cache(maxsize=50_000)
def _parts(word: str) -> tuple[str, ...]:
    """What two forms of a word share: its start; of a long one also its end, where nouns are joined ("Warnstreik", "Streik")."""
    plain = folded(word)
    return (plain[:_START],) if len(plain) < _LONG else (plain[:_START], plain[-_START:])
