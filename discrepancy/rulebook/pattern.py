"""`{number}` and word lists in a rule become one compiled pattern. With `text/`, the only door of `regex`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import regex

TIMEOUT = 1.0  # seconds a pattern may take on one sentence; only patterns that desks write ever come near it

Pattern = regex.Pattern[str]
Match = regex.Match[str]
PatternFault = regex.error

# A number as it comes; one inside a word ("zweieinhalb" of "zweieinhalbstündig"); digits with the other decimal mark ("18.75").
_NUMBERS = ("number", "glued", "decimal")
NUMBER_SLOTS = ("part", "scale", "lots", "digits")  # slots whose words are numbers, no units
_SHAPES = {  # digits of dates and clock times, where a file has no slot of that name
    "day": r"(?:0?[1-9]|[12][0-9]|3[01])",
    "mon": r"(?:0?[1-9]|1[0-2])",
    "year": r"(?:19|20)[0-9]{2}",
    "hour": r"(?:[01]?[0-9]|2[0-4])",
    "minute": r"[0-5][0-9]",
    "nth": r"[1-9][0-9]?",
}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_ANY_PLACEHOLDER = re.compile(r"\{([^{}]*[^\W\d][^{}]*)\}")
_PROPERTY = re.compile(r"\\[pP]\{[^{}]*\}")


@lru_cache(maxsize=4096)
def compiled(source: str) -> Pattern:
    """The pattern, compiled at first need: compiling all rules at once would cost a tenth of a second at each start."""
    return regex.compile(source, regex.V1)


def any_of(words: Iterable[str]) -> str:
    """An alternation that takes the longest word that fits."""
    return "|".join(regex.escape(word, literal_spaces=True) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def literals(words: Iterable[str]) -> re.Pattern[str]:
    """Words as one pattern that shares their beginnings. For scans of a whole text: `re` meets it ten times as fast as `regex`
    does an alternation."""
    tree: dict[str, Any] = {}
    for word in words:
        at = tree
        for letter in word:
            at = at.setdefault(letter, {})
        at[""] = {}
    return re.compile(_branches(tree) or "(?!)")


def _branches(tree: Mapping[str, Any]) -> str:
    parts = [re.escape(letter) + _branches(rest) for letter, rest in sorted(tree.items()) if letter]
    if not parts:
        return ""
    joined = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{joined})?" if "" in tree else joined


def whole_words(source: str, ends: str = r"(?!\p{L})") -> Pattern:
    """The pattern where no letter touches it; `ends` may ask for more behind it. An empty one matches nothing."""
    return compiled(rf"(?<!\p{{L}})(?:{source or '(?!)'}){ends}")


def placeholders(source: str) -> list[str]:
    """The names of the placeholders in the order in which they stand."""
    return _PLACEHOLDER.findall(_PROPERTY.sub("", source))


def unknown_placeholder(source: str, known: Iterable[str]) -> str | None:
    """The first thing in braces that looks like a placeholder but is none; repeats like {2,3} and \\p{L} stay as they are."""
    allowed = {*known, *_NUMBERS, *_SHAPES}
    return next((name for name in _ANY_PLACEHOLDER.findall(_PROPERTY.sub("", source)) if name not in allowed), None)


def expanded(
    source: str, number: str, glued: str, slots: Mapping[str, Mapping[str, tuple[str, ...]]], decimal: str = "(?!)"
) -> str:
    """The pattern with its placeholders filled in as named groups: `number`, `number2`, `unit`, `unit2` …

    `{glued}` and `{decimal}` are numbers, too, and count with them. `{day}`, `{hour}` … are digits, unless the file has such a slot.
    """
    sources = dict(zip(_NUMBERS, (number, glued, decimal), strict=True))
    seen: dict[str, int] = {}

    def fill(found: re.Match[str]) -> str:
        name = "number" if found[1] in _NUMBERS else found[1]
        if name != "number" and name not in slots and name not in _SHAPES:
            return found[0]
        seen[name] = seen.get(name, 0) + 1
        group = name if seen[name] == 1 else f"{name}{seen[name]}"
        words = sources.get(found[1]) or (
            any_of(w for forms in slots[name].values() for w in forms) if name in slots else _SHAPES[name]
        )
        return f"(?P<{group}>{words})"

    return _PLACEHOLDER.sub(fill, source)


def guarded(pattern: str) -> str:
    """The pattern as whole words: it may touch no letter or digit, nor a digit group on either side.

    A figure that touches something unparsed is rejected whole, never cut.
    """
    return rf"(?<![\p{{L}}\p{{N}}]|[\p{{N}}][.,:/’'])(?:{pattern})(?![\p{{L}}\p{{N}}]|[.,:/’'][\p{{N}}])"
