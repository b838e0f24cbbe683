"""Which of the known languages a text is written in: a vote of its commonest words."""

from __future__ import annotations

from collections.abc import Mapping

from discrepancy.rulebook.files import Language
from discrepancy.rulebook.pattern import compiled

_WORD = compiled(r"\p{L}+")
_ENOUGH = 400  # words that are asked; more changes no vote


def language_of(text: str, given: str | None, known: Mapping[str, Language]) -> str | None:
    """The id of the language, from the given tag where there is one ("de-AT" is "de"), else by vote.

    None where the tag names a language without rules, or where the vote is a draw.
    """
    if given:
        primary = given.lower().replace("_", "-").split("-")[0]
        return primary if primary in known else None
    words: list[str] = []
    for found in _WORD.finditer(text.lower()):
        words.append(found[0])
        if len(words) >= _ENOUGH:
            break
    votes = {name: sum(word in common for word in words) for name, common in _commons(known).items()}
    first, *others = sorted(votes, key=lambda name: (-votes[name], name))
    return first if votes[first] and all(votes[first] > votes[other] for other in others) else None


def _commons(known: Mapping[str, Language]) -> dict[str, frozenset[str]]:
    """Each language's common words without those that another language has, too."""
    sets = {name: frozenset(language.about.common) for name, language in known.items()}
    return {
        name: words - frozenset().union(*(other for also, other in sets.items() if also != name))
        for name, words in sets.items()
    }
