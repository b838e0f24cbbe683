"""A newsroom's settings: `discrepancy.toml` to Settings, what they change in the rules, and where each value comes from.

A fault is one sentence: file, key, what is wrong, what would be right.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from discrepancy.read.base import encodable
from discrepancy.rulebook.check import hedge_faults
from discrepancy.rulebook.fault import RuleFault, nearest
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import rules_home
from discrepancy.rulebook.toml import read_toml

NAME = "discrepancy.toml"
AUTO = "auto"  # as language of the report: that of most documents

_DEFAULT = "default"  # the entry for kinds of figures that have none of their own
_HEDGES = "shared/hedges.toml"
_SHIPPED = f"shipped rules/{_HEDGES}"
_FACTORS = (tuple[str, str], 'two factors in quotes, such as ["9/10", "11/10"]')
_KEYS: Mapping[str, tuple[Any, str]] = {  # key: its type, and what would be right
    "hedges": (dict[str, dict[str, Any]], "tables such as [hedges.count]"),
    "rules": (tuple[str, ...], 'a list of folders, such as ["desk-rules"]'),
    "lang-ui": (str, f'a language such as "en", or "{AUTO}"'),
}
_HEDGE_KEYS: Mapping[str, tuple[Any, str]] = {
    "about": _FACTORS,
    "just_under": _FACTORS,
    "just_over": _FACTORS,
    "least": (str, 'a number in quotes, such as "1"'),
    "rounded": (bool, "true or false"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a newsroom has set, and nothing else; without a file nothing is."""

    path: Path | None = None
    hedges: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By kind, only the keys that are set."""
    rules: tuple[Path, ...] = ()
    lang_ui: str | None = None

    @property
    def spoken(self) -> str | None:
        """The language that reports are set to; None: that of most documents."""
        return None if self.lang_ui == AUTO else self.lang_ui


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it holds: its value, and the file or option that it comes from."""

    name: str
    value: str | bool | list[str]
    origin: str


def settings_found(folder: Path) -> Path | None:
    """The settings file of the folder or of its nearest parent that has one, as far as the top of a git checkout."""
    while os.path.isdir(folder):
        if os.path.isfile(folder / NAME):
            return folder / NAME
        above = folder / ".."
        if os.path.lexists(folder / ".git") or not os.path.isdir(above) or os.path.samefile(folder, above):
            return None
        folder = above
    return None


def read_settings(path: Path | None) -> Settings:
    """The settings of a file; without one, none."""
    if path is None:
        return Settings()
    given = _read(f"{path}", read_toml(path), _KEYS)
    for name in given.get("rules", ()):
        if not os.path.isdir(path.parent / name):
            raise RuleFault(f'{path}: rules: no folder "{name}" beside the file; create it or take it out')
    return Settings(
        path,
        {kind: _read(f"{path}, hedges.{kind}", keys, _HEDGE_KEYS) for kind, keys in given.get("hedges", {}).items()},
        tuple(path.parent / name for name in given.get("rules", ())),
        given.get("lang-ui"),
    )


def _read(where: str, table: Mapping[str, Any], keys: Mapping[str, tuple[Any, str]]) -> dict[str, Any]:
    """The table with each value in its type."""
    read = {}
    for key, value in table.items():
        if key not in keys:
            raise RuleFault(f'{where}: key "{key}" is unknown; {nearest(key, keys)}')
        shape, right = keys[key]
        try:
            read[key] = msgspec.convert(value, shape)
        except msgspec.ValidationError:
            raise RuleFault(f'{where}: "{key}" is wrong; it must be {right}') from None
    return read


def settled(rulebook: Rulebook, settings: Settings) -> Rulebook:
    """The rulebook with the newsroom's hedges over its own."""
    if not settings.hedges:
        return rulebook
    known = {*rulebook.hedges, *(kind for language in rulebook.languages.values() for kind in language.kinds)}
    hedges = dict(rulebook.hedges)
    for kind in sorted(settings.hedges, key=lambda name: name != _DEFAULT):  # first what the others may build upon
        if kind not in known:
            raise RuleFault(f'{settings.path}: hedges: no figures of kind "{kind}"; {nearest(kind, known)}')
        hedges[kind] = msgspec.structs.replace(hedges.get(kind, hedges[_DEFAULT]), **settings.hedges[kind])
        for fault in hedge_faults({kind: hedges[kind]}):
            raise RuleFault(f"{settings.path}, hedges.{fault}")
    return msgspec.structs.replace(rulebook, hedges=hedges)


def listed(rulebook: Rulebook, settings: Settings, folders: Sequence[Path] = ()) -> Iterator[Setting]:
    """Every setting as it holds; the rulebook is settled, `folders` are those of the command line."""
    origin = _Origin(settings, (*settings.rules, *folders))
    for kind, hedge in sorted(rulebook.hedges.items()):
        for key, value in msgspec.to_builtins(hedge).items():
            yield Setting(
                f"hedges.{kind}.{key}", list(value) if isinstance(value, tuple) else value, origin.of(kind, key)
            )
    given = [_named(settings.path)] if settings.rules else []
    yield Setting(
        "rules",
        [_named(folder) for folder in (*settings.rules, *folders)],
        ", ".join([*given, *(["--rules"] if folders else [])]) or "shipped",
    )
    yield Setting("lang-ui", settings.lang_ui or AUTO, _named(settings.path) if settings.lang_ui else "shipped")


def _named(path: Path | None) -> str:
    return encodable(f"{path}")


class _Origin:
    """Which file has the last word on a hedge."""

    def __init__(self, settings: Settings, folders: Sequence[Path]) -> None:
        self._settings = settings
        files = {_named(folder / _HEDGES): folder / _HEDGES for folder in reversed(folders)}
        files[_SHIPPED] = rules_home() / _HEDGES
        self._files = {name: read_toml(file).get("hedge", {}) for name, file in files.items() if file.is_file()}

    def of(self, kind: str, key: str) -> str:
        if key in self._settings.hedges.get(kind, {}):
            return _named(self._settings.path)
        named = next((name for name, hedges in self._files.items() if key in hedges.get(kind, {})), None)
        if named is not None:
            return named
        return _SHIPPED if any(kind in hedges for hedges in self._files.values()) else self.of(_DEFAULT, key)
