"""What is wrong with a rule, as one sentence for the person who wrote it: file, rule, key, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

_MOST_LISTED = 20  # allowed words that a message lists
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<index>\d+|\.\.\.)\]")
_PATH = re.compile(r" - at `(?:key in )?\$(?P<path>[^`]*)`")
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>[^`]*)`")
_MISSING = re.compile(r"Object missing required field `(?P<key>[^`]*)`")
_WRONG = re.compile(r"Expected `(?P<wanted>[^`]*)`, got `(?P<given>[^`]*)`")
_CHOICE = re.compile(r"Invalid enum value '(?P<word>.*)'", re.S)
_WORDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "a table",
}


class RuleFault(Exception):
    """A rule, a file of rules or the settings cannot be used. Its text is a whole sentence for the person who wrote them."""


def nearest(word: str, known: Iterable[str]) -> str:
    """What is meant ("did you mean …?"), or what is allowed."""
    known = sorted(known)
    near = get_close_matches(word, known, 1, 0.6)
    if near:
        return f'did you mean "{near[0]}"?'
    return f"allowed: {', '.join(known[:_MOST_LISTED])}{' …' if len(known) > _MOST_LISTED else ''}"


def misfit(path: Path, table: Mapping[str, Any], shape: type[Any], fault: str) -> RuleFault:
    """A file that does not fit its shape, as msgspec found it."""
    what = _PATH.sub("", fault)
    found = _PATH.search(fault)
    name, key, kind = _place(table, shape, found["path"] if found else "")
    head = f"{path}, {name}" if name else f"{path}"
    if unknown := _UNKNOWN.search(what):
        known = getattr(kind, "__struct_encode_fields__", ())
        return RuleFault(f'{head}: key "{unknown["key"]}" is unknown; {nearest(unknown["key"], known)}')
    if missing := _MISSING.search(what):
        return RuleFault(f'{head}: key "{missing["key"]}" is missing; add it')
    if wrong := _WRONG.search(what):
        wanted = " or ".join(_WORDS.get(word, word) for word in wrong["wanted"].split(" | ") if word != "null")
        return RuleFault(
            f'{head}: "{key}" must be {wanted}, not {_WORDS.get(wrong["given"], wrong["given"])}; write it so'
        )
    if choice := _CHOICE.search(what):
        return RuleFault(f'{head}: "{key}" cannot be "{choice["word"]}"; {nearest(choice["word"], _choices(kind))}')
    return RuleFault(f'{head}: "{key}": {what[0].lower()}{what[1:]}; mend it there')


def _place(table: Mapping[str, Any], shape: type[Any], path: str) -> tuple[str, str, Any]:
    """Where a path of msgspec ends: the rule (its id, or its key in a table), the last key, what should stand there."""
    at: Any = table
    kind: Any = shape
    name = key = ""
    for step in _STEP.finditer(path):
        if step["key"]:
            key, kind = step["key"], _of_key(kind, step["key"])
            at = at.get(step["key"]) if isinstance(at, Mapping) else None
            continue
        kind = _of_item(kind)
        if step["index"] == "..." and isinstance(at, Mapping):
            name = key = next((word for word, value in at.items() if not _fits(value, kind)), name)
            at = at.get(name)
        elif step["index"] != "..." and isinstance(at, list):
            at = at[int(step["index"])]
            name = str(at["id"]) if isinstance(at, Mapping) and "id" in at else name
    return name, key or name, kind


def _fits(value: Any, kind: Any) -> bool:
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return False
    return True


def _of_key(shape: Any, key: str) -> Any:
    if not hasattr(shape, "__struct_fields__"):
        return _of_item(shape)
    return {field.encode_name: field.type for field in msgspec.structs.fields(shape)}.get(key)


def _of_item(shape: Any) -> Any:
    args = getattr(shape, "__args__", None)
    return args[-1] if args and args[-1] is not Ellipsis else (args[0] if args else None)


def _choices(kind: Any) -> list[str]:
    return [one for one in getattr(kind, "__args__", ()) if isinstance(one, str)]
