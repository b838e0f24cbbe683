"""`rules/` to a Rulebook. A fault is one sentence: file, rule, key, what is wrong, what would be right."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from discrepancy.rulebook import rule as shapes
from discrepancy.rulebook.pattern import PatternFault, compiled, placeholders, unknown_placeholder

_LARGEST = 2_000_000  # bytes of one rule file
_LONGEST_KEY = 200  # a dotted key of 40 KB costs the TOML reader seconds
_SPOKEN = {  # file: the only kind of entry it may hold, and its field in Language
    "qualifiers": ("qualifier", "qualifiers"),
    "attribution": ("cue", "cues"),
    "modality": ("modality", "modalities"),
    "layout": ("layout", "layout"),
}
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
_PATH = re.compile(r" - at `\$(?P<path>[^`]*)`")

_S = TypeVar("_S")


class RuleFault(Exception):
    """A rule or rule file that cannot be used. Its text is a whole sentence for the person who wrote the rule."""


def rules_home() -> Path:
    """The folder of the rules that ship with the product, in a wheel and in a checkout alike."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "_rules"
    return shipped if shipped.is_dir() else package.parent / "rules"


def load(extra: Sequence[Path] = ()) -> shapes.Rulebook:
    """The rulebook from the shipped rules and further folders, which add rules or replace them by id."""
    folders = [rules_home(), *extra]
    for folder in extra:
        if not folder.is_dir():
            raise RuleFault(f"{folder}: no such folder of rules; give --rules a folder laid out like rules/")
    tables = _Tables(folders, foreign=set(extra))
    units = tables.one("shared/units.toml", shapes.UnitFile).unit
    languages = {}
    for name in tables.languages():
        languages[name] = _language(tables, name)
    findings = tables.findings()
    return shapes.Rulebook(
        languages=languages,
        units=units,
        hedges=tables.one("shared/hedges.toml", shapes.HedgeFile).hedge,
        first_names=tables.one("shared/first_names.toml", shapes.FirstNameFile),
        findings=findings,
        addresses=tables.addresses,
        foreign=frozenset(tables.foreign_addresses),
    )


def _language(tables: _Tables, name: str) -> shapes.Language:
    entries = {
        field: getattr(tables.one(f"{name}/{file}.toml", shapes.SpokenFile, only=(key,)), key)
        for file, (key, field) in _SPOKEN.items()
    }
    happened = tables.one(f"{name}/events.toml", shapes.SpokenFile, only=("event", "background"))
    kinds = {kind: tables.kind(f"{name}/{kind}.toml") for kind in tables.kinds(name)}
    return shapes.Language(
        id=name,
        about=tables.one(f"{name}/language.toml", shapes.LanguageFile),
        numerals=tables.one(f"{name}/numerals.toml", shapes.NumeralFile),
        names=tables.one(f"{name}/names.toml", shapes.NameFile),
        quote=tables.one(f"{name}/quote.toml", shapes.QuoteFile),
        states=tables.one(f"{name}/states.toml", shapes.StateFile),
        frequencies=tables.one(f"{name}/frequencies.toml", shapes.FrequencyFile),
        events=happened.event,
        backgrounds=happened.background,
        kinds=kinds,
        messages=tables.one(f"{name}/messages.toml", shapes.MessageFile).text,
        **entries,
    )


_FIXED = {
    "language", "numerals", "names", "quote", "states", "frequencies", "messages", "events", *_SPOKEN
}  # fmt: skip


class _Tables:
    """The files of several rule folders, later folders laid over earlier ones entry by entry."""

    def __init__(self, folders: Iterable[Path], foreign: set[Path]) -> None:
        self._folders = list(folders)
        self._foreign = foreign
        self.addresses: dict[str, str] = {}
        self.foreign_addresses: set[str] = set()

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
            if not path.is_file():
                continue
            table = _read(path)
            self._check(path, table, shape, only)
            self._note(path, folder, name, table)
            merged = _laid_over(merged, table)
        if not merged and shape is not shapes.SpokenFile:
            raise RuleFault(f"{name}: missing in {self._folders[0]}; each language needs the same files")
        return msgspec.convert(merged, shape)

    def kind(self, name: str) -> shapes.KindFile:
        """The file of one kind, its patterns checked for placeholders and anchors."""
        file = self.one(name, shapes.KindFile)
        for rule in file.rule:
            unknown = unknown_placeholder(rule.pattern, file.slot)
            if unknown is not None:
                known = ["number", *file.slot]
                raise RuleFault(f'{name}, {rule.id}: placeholder "{{{unknown}}}" is unknown; {_nearest(unknown, known)}')
            if not rule.anchors and not placeholders(rule.pattern):
                raise RuleFault(
                    f"{name}, {rule.id}: the rule has no anchor; give anchors = [lower-case words that every match holds]"
                )
        return file

    def findings(self) -> dict[str, shapes.FindingRule]:
        """All finding rules by code; a code twice in one folder is a fault."""
        rules: dict[str, shapes.FindingRule] = {}
        for folder in self._folders:
            seen: dict[str, str] = {}
            for path in sorted((folder / "findings").glob("*.toml")):
                table = _read(path)
                self._check(path, table, shapes.FindingFile, ())
                for finding in msgspec.convert(table, shapes.FindingFile).finding:
                    if finding.id in seen:
                        raise RuleFault(f"{path}, {finding.id}: the id stands twice, also in {seen[finding.id]}; rename one")
                    seen[finding.id] = str(path)
                    rules[finding.id] = finding
        return dict(sorted(rules.items()))

    def _check(self, path: Path, table: Mapping[str, Any], shape: type[Any], only: tuple[str, ...]) -> None:
        """Refuses unknown keys, wrong types, ids twice; in foreign folders also patterns that do not compile."""
        for key in table:
            if only and key not in only:
                raise RuleFault(f'{path}: key "{key}" does not belong here; {_nearest(key, only)}')
        try:
            msgspec.convert(table, shape)
        except msgspec.ValidationError as fault:
            raise RuleFault(_told(path, table, shape, str(fault))) from None
        for key, rows in table.items():
            if isinstance(rows, list):
                seen: set[str] = set()
                for row in rows:
                    name = row.get("id") if isinstance(row, dict) else None
                    if name is not None and name in seen:
                        raise RuleFault(f'{path}, {name}: the id stands twice under "{key}"; rename one of the two')
                    seen.add(name or "")
                    if isinstance(row, dict) and any(path.is_relative_to(folder) for folder in self._foreign):
                        _check_patterns(path, row)

    def _note(self, path: Path, folder: Path, name: str, table: Mapping[str, Any]) -> None:
        for key, rows in table.items():
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict) and "id" in row:
                    address = f"{name.removesuffix('.toml')}/{row['id']}"
                    self.addresses[address] = f"{path}"
                    if folder in self._foreign:
                        self.foreign_addresses.add(f"{key}:{address}")


def _check_patterns(path: Path, row: Mapping[str, Any]) -> None:
    for key in ("pattern", "left", "right", "clause"):
        source = row.get(key)
        if isinstance(source, str):
            try:
                compiled(re.sub(r"\{[a-z_]+\}", "x", source))
            except PatternFault as fault:
                raise RuleFault(f'{path}, {row.get("id")}: {key} "{source}" is no valid pattern: {fault}; mend it there') from None


def _read(path: Path) -> dict[str, Any]:
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise RuleFault(f"{path}: cannot be read ({fault.strerror}); check the file and its rights") from None
    if len(raw) > _LARGEST:
        raise RuleFault(f"{path}: larger than {_LARGEST // 1_000_000} MB; split it")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise RuleFault(f"{path}: byte {fault.start} is not UTF-8; save the file as UTF-8") from None
    for number, line in enumerate(text.splitlines(), 1):
        if len(line.split("=", 1)[0]) > _LONGEST_KEY and line.count(".") > 20 and '"' not in line[:_LONGEST_KEY]:
            raise RuleFault(f"{path}:{number}: a key of more than {_LONGEST_KEY} characters; shorten it")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise RuleFault(f"{path}: {fault}; the file is no valid TOML") from None


def _laid_over(below: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Entries with an id replace those of the same id; tables merge; everything else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(value, list) and isinstance(old, list) and all(isinstance(v, dict) and "id" in v for v in value):
            by_id = {row["id"]: row for row in old} | {row["id"]: row for row in value}
            merged[key] = list(by_id.values())
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            merged[key] = _laid_over(dict(old), value)
        else:
            merged[key] = value
    return merged


def _nearest(word: str, known: Iterable[str]) -> str:
    """ "did you mean …?", or what is allowed."""
    known = sorted(known)
    near = get_close_matches(word, known, 1, 0.6)
    return f'did you mean "{near[0]}"?' if near else f"allowed: {', '.join(known)}"


def _told(path: Path, table: Mapping[str, Any], shape: type[Any], fault: str) -> str:
    """A validation fault as a sentence with file, rule, key and cure."""
    where = _PATH.search(fault)
    at: Any = table
    kind: Any = shape
    name = key = ""
    for step in re.findall(r"\.(\w+)|\[(\d+|\.\.\.)\]", where["path"]) if where else []:
        word, index = step
        if word:
            key = word
            kind = _field_type(kind, word)
            at = at.get(word) if isinstance(at, Mapping) else None
        elif index != "..." and isinstance(at, list):
            at = at[int(index)]
            kind = _item_type(kind)
            if isinstance(at, Mapping) and "id" in at:
                name = str(at["id"])
        else:
            at, kind = None, _item_type(kind)
    head = f"{path}, {name}" if name else f"{path}"
    what = _PATH.sub("", fault)
    unknown = _UNKNOWN.search(what)
    if unknown and hasattr(kind, "__struct_encode_fields__"):
        return f'{head}: key "{unknown["key"]}" is unknown; {_nearest(unknown["key"], kind.__struct_encode_fields__)}'
    return f'{head}: {f"{key}: " if key else ""}{what[0].lower()}{what[1:]}; see rules/README.md'


def _field_type(shape: Any, key: str) -> Any:
    if not hasattr(shape, "__struct_fields__"):
        return _item_type(shape)
    return {f.encode_name: f.type for f in msgspec.structs.fields(shape)}.get(key)


def _item_type(shape: Any) -> Any:
    args = getattr(shape, "__args__", None)
    return args[-1] if args and args[-1] is not Ellipsis else (args[0] if args else None)
