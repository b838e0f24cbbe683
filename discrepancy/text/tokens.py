"""Words of a sentence, and who or what they name: the records that the readers of names hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from discrepancy.model.discourse import EntityKind
from discrepancy.rulebook.pattern import compiled

_TOKEN = compiled(r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[-.'’](?=[\p{L}\p{N}]))*")
_PREFIXED = compiled(r"(\p{Ll}{1,3})[-'’]\p{Lu}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence; offsets into the tidied text."""

    text: str
    start: int
    end: int
    lower: str
    capital: bool
    """Whether it begins with a capital letter, also behind a particle ("al-Khatib")."""
    mark: str = ""
    """What stands between it and the next word, without blanks; also the end of the sentence."""


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something named in a sentence; offsets into the tidied text, without the article.

    `name_start` and `name_end`: the proper name in it, without post and title; both 0 where it has none. `long`: the name that
    the words right before an abbreviation in brackets give it.
    """

    start: int
    end: int
    kind: EntityKind
    name: tuple[str, ...] = ()
    office: str = ""
    state: str = ""
    strong: bool = False
    gender: str = ""
    group: bool = False
    mirrors: bool = False
    name_start: int = 0
    name_end: int = 0
    long: tuple[str, ...] = ()


def tokens_of(text: str, start: int, end: int, particles: frozenset[str]) -> list[Token]:
    """The words between two offsets."""
    found = tuple(_TOKEN.finditer(text, start, end))
    tokens = []
    for number, match in enumerate(found, 1):
        following = found[number].start() if number < len(found) else end
        word, stop = match[0], match.end()
        capital = word[0].isupper()
        if not capital and ("-" in word or "'" in word or "’" in word):
            prefix = _PREFIXED.match(word)
            capital = prefix is not None and prefix[1] in particles
        gap = "" if following - stop == 1 else text[stop:following].strip()
        tokens.append(Token(word, match.start(), stop, word.lower(), capital, gap))
    return tokens


def is_initial(token: Token) -> bool:
    """Whether a word is the first letter of a name: the "J" of "J. Vance"."""
    return token.mark == "." and token.capital and all(len(part) == 1 for part in token.text.split("."))


def capitals(word: str) -> bool:
    """Whether a word is an abbreviation: two to six letters, its last a capital, two of them capitals (AfD, NATO)."""
    return 2 <= len(word) <= 6 and word.isalpha() and word[-1].isupper() and word[0].isupper()
