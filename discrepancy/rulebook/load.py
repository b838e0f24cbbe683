"""`rules/` to a Rulebook. A fault is one sentence: file, rule, key, what is wrong, what would be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from discrepancy.rulebook import files
from discrepancy.rulebook import rule as rules
from discrepancy.rulebook.check import COMMON, anchored, checked
from discrepancy.rulebook.fault import RuleFault, misfit, nearest
from discrepancy.rulebook.toml import read_toml

__all__ = ["RuleFault", "load", "rules_home"]

_SPOKEN = {  # file: the only kind of entry it may hold, and its field in Language
    "qualifiers": ("qualifier", "qualifiers"),
    "attribution": ("cue", "cues"),
    "modality": ("modality", "modalities"),
    "change": ("change", "changes"),
    "layout": ("layout", "layout"),
}
_FIXED = {
    "language",
    "numerals",
    "names",
    "bodies",
    "places",
    "quote",
    "states",
    "frequencies",
    "messages",
    "events",
    *_SPOKEN,
}
_SHARED = (
    "shared/units.toml",
    "shared/hedges.toml",
    "shared/roles.toml",
    "shared/calendar.toml",
    "shared/first_names.toml",
)

_S = TypeVar("_S")


def rules_home() -> Path:
    """The folder of the rules that ship with the product, in a wheel and in a checkout alike."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def load(extra: Sequence[Path] = ()) -> files.Rulebook:
    """The rulebook from the shipped rules and further folders, which add rules or replace them by id."""
    home = rules_home()
    shipped = _rulebook(_Tables(home))
    if not extra:
        return shipped
    for folder in extra:
        _check_folder(folder, home)
    tables = _Tables(home, extra)
    rulebook = _rulebook(tables)
    checked(rulebook, shipped, tables.homes, tables.files)
    return rulebook


def _rulebook(tables: _Tables) -> files.Rulebook:
    languages = {name: _language(tables, name) for name in tables.languages()}
    return files.Rulebook(
        languages=languages,
        units=tables.one("shared/units.toml", files.UnitFile).unit,
        hedges=tables.one("shared/hedges.toml", files.HedgeFile).hedge,
        roles=tables.one("shared/roles.toml", files.RoleFile).role,
        calendar=tables.one("shared/calendar.toml", files.CalendarFile),
        first_names=tables.one("shared/first_names.toml", files.FirstNameFile),
        findings={code: _spoken(finding, languages) for code, finding in tables.findings().items()},
        addresses=tables.addresses,
        foreign=tables.foreign,
    )


def _spoken(finding: rules.FindingRule, languages: Iterable[str]) -> rules.FindingRule:
    """The finding with its sentence in every language: one that a new language has not yet is told in English."""
    common = finding.message.get(COMMON, "")
    missing = [lang for lang in languages if lang not in finding.message]
    filled = {**finding.message, **dict.fromkeys(missing, common)}
    return msgspec.structs.replace(finding, message=filled) if missing and common else finding


def _language(tables: _Tables, name: str) -> files.Language:
    entries = {
        field: getattr(tables.one(f"{name}/{file}.toml", files.SpokenFile, only=(key,)), key)
        for file, (key, field) in _SPOKEN.items()
    }
    happened = tables.one(f"{name}/events.toml", files.SpokenFile, only=("event", "background"))
    kinds = {kind: tables.kind(f"{name}/{kind}.toml") for kind in tables.kinds(name)}
    return files.Language(
        id=name,
        about=tables.one(f"{name}/language.toml", files.LanguageFile),
        numerals=tables.one(f"{name}/numerals.toml", files.NumeralFile),
        names=tables.one(f"{name}/names.toml", files.NameFile),
        bodies=tables.one(f"{name}/bodies.toml", files.BodyFile),
        places=tables.one(f"{name}/places.toml", files.PlaceFile),
        quote=tables.one(f"{name}/quote.toml", files.QuoteFile),
        states=tables.one(f"{name}/states.toml", files.StateFile),
        frequencies=tables.one(f"{name}/frequencies.toml", files.FrequencyFile),
        events=happened.event,
        backgrounds=happened.background,
        kinds=kinds,
        messages=tables.one(f"{name}/messages.toml", files.MessageFile).text,
        **entries,
    )


def _check_folder(folder: Path, home: Path) -> None:
    """Refuses a folder that is none, and files in it that nothing would read: most likely their name is mistyped."""
    if not folder.is_dir():
        siblings = [one.name for one in folder.parent.glob("*") if one.is_dir()] if folder.parent.is_dir() else []
        near = nearest(folder.name, siblings) if siblings else ""
        hint = f"{near} Otherwise give" if near.startswith("did") else "give"
        raise RuleFault(f"{folder}: no such folder of rules; {hint} --rules a folder laid out like rules/")
    files = sorted(path.relative_to(folder) for path in folder.rglob("*.toml"))
    if not files:
        raise RuleFault(
            f"{folder}: holds no rules; give --rules a folder laid out like rules/, such as de/duration.toml"
        )
    languages = {path.parent.name for root in (home, folder) for path in root.glob("*/language.toml")}
    known = {path.name for path in home.glob("*/*.toml") if path.parent.name in languages}
    for file in files:
        if len(file.parts) != 2:
            raise RuleFault(
                f"{folder / file}: lies where nothing is read; put it into a folder such as de, shared or findings"
            )
        room, name = file.parts
        if room not in {*languages, "shared", "findings"}:
            raise RuleFault(
                f'{folder / file}: "{room}" is no language; {nearest(room, {*languages, "shared", "findings"})}'
            )
        names = {Path(one).name for one in _SHARED} if room == "shared" else known
        if room != "findings" and name not in names:
            raise RuleFault(f'{folder / file}: no file of rules is called "{name}"; {nearest(name, names)}')


class _Tables:
    """The files of several rule folders, later folders laid over earlier ones entry by entry."""

    def __init__(self, home: Path, foreign: Sequence[Path] = ()) -> None:
        self._home, self._foreign = home, set(foreign)
        self._folders = [home, *foreign]
        self.addresses: dict[str, str] = {}
        self.homes: dict[tuple[str, str], Path] = {}
        """The entries that came from a foreign folder: list and address, and the file."""
        self.files: dict[str, Path] = {}
        """The files that came from a foreign folder, by their place in it."""

    @property
    def foreign(self) -> frozenset[str]:
        """Addresses of everything with examples that came from a foreign folder."""
        numerals = (name.removesuffix(".toml") for name in self.files if name.endswith("/numerals.toml"))
        return frozenset((*(address for _, address in self.homes), *numerals))

    def languages(self) -> list[str]:
        """Every folder that holds a `language.toml`, by name."""
        return sorted({file.parent.name for folder in self._folders for file in folder.glob("*/language.toml")})

    def kinds(self, language: str) -> list[str]:
        """The kinds of fact that a language has files for."""
        files = {file.stem for folder in self._folders for file in (folder / language).glob("*.toml")}
        return sorted(files - _FIXED)

    def one(self, name: str, shape: type[_S], only: tuple[str, ...] = ()) -> _S:
        """One file of a fixed shape, as laid over from all folders."""
        merged: dict[str, Any] = {}
        for folder in self._folders:
            path = folder / name
            if path.is_file():
                table = read_toml(path)
                _check_keys(path, table, only)
                merged = _laid_over(merged, table)
                self._check_shape(path, merged, shape)
                self._note(path, folder, name.removesuffix(".toml"), table)
        if not merged and shape is not files.SpokenFile:
            home = next((folder for folder in reversed(self._folders) if (folder / name).parent.is_dir()), self._home)
            raise RuleFault(f"{home / name}: missing; every language needs the same files")
        return msgspec.convert(merged, shape)

    def kind(self, name: str) -> files.KindFile:
        """The file of one kind; a rule without anchor would slow down every run, whoever wrote it."""
        file = self.one(name, files.KindFile)
        for rule in file.rule:
            if not anchored(rule, file.slot):
                where = self.addresses[f"{name.removesuffix('.toml')}/{rule.id}"]
                cure = "give anchors = [lower-case words, one of which every match holds]"
                raise RuleFault(f"{where}, {rule.id}: the rule has no anchor; {cure}")
        return file

    def findings(self) -> dict[str, rules.FindingRule]:
        """All finding rules by code; a code twice in one folder is a fault."""
        told: dict[str, rules.FindingRule] = {}
        for folder in self._folders:
            seen: dict[str, str] = {}
            for path in sorted((folder / "findings").glob("*.toml")):
                table = read_toml(path)
                self._check_shape(path, table, files.FindingFile)
                self._note(path, folder, "findings", table)
                for finding in msgspec.convert(table, files.FindingFile).finding:
                    if finding.id in seen:
                        raise RuleFault(
                            f"{path}, {finding.id}: the id stands twice, also in {seen[finding.id]}; rename one"
                        )
                    seen[finding.id] = str(path)
                    told[finding.id] = finding
        return dict(sorted(told.items()))

    def _check_shape(self, path: Path, table: Mapping[str, Any], shape: type[Any]) -> None:
        try:
            msgspec.convert(table, shape)
        except msgspec.ValidationError as fault:
            raise misfit(path, table, shape, str(fault)) from None

    def _note(self, path: Path, folder: Path, name: str, table: Mapping[str, Any]) -> None:
        """Remembers where the file and each of its entries come from."""
        self.addresses[name] = f"{path}"
        if folder in self._foreign:
            self.files[f"{name}.toml"] = path
        for key, rows in table.items():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and "id" in row:
                    address = f"{name}/{row['id']}"
                    self.addresses[address] = f"{path}"
                    if folder in self._foreign:
                        self.homes[key, address] = path


def _check_keys(path: Path, table: Mapping[str, Any], only: tuple[str, ...]) -> None:
    """Refuses lists that belong into another file, and an id that stands twice."""
    for key, rows in table.items():
        if only and key not in only:
            raise RuleFault(f'{path}: key "{key}" does not belong here; {nearest(key, only)}')
        seen: set[str] = set()
        for row in rows if isinstance(rows, list) else ():
            name = row.get("id") if isinstance(row, dict) else None
            if isinstance(name, str) and name in seen:
                raise RuleFault(f'{path}, {name}: the id stands twice under "{key}"; rename one of the two')
            seen.add(str(name))


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Entries with an id replace those of the same id; tables merge; everything else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, list) and _entries(value) and _entries(old):
            by_id = {row["id"]: row for row in old} | {row["id"]: row for row in value}
            merged[key] = list(by_id.values())
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            merged[key] = _laid_over(old, value)
        else:
            merged[key] = value
    return merged


def _entries(rows: Any) -> bool:
    return isinstance(rows, list) and all(isinstance(row, dict) and isinstance(row.get("id"), str) for row in rows)
