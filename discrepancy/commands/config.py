"""`discrepancy config show`: the settings, and where each of them comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import msgspec

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import write
from discrepancy.commands.given import settings_of
from discrepancy.commands.options import Config, Rules, SettingFormat
from discrepancy.report.base import visible
from discrepancy.settings import Setting, listed


def config_show(format: SettingFormat = "text", rules: Rules = None, config: Config = None) -> None:
    """Show every setting with its value and where it comes from."""
    settings = settings_of(config)
    rows = list(listed(rulebook_of(rules or [], settings), settings, rules or []))
    write(format, [], lambda name, to: _json(settings.path, rows, to) if name == "json" else _text(rows, to))


def _json(path: Path | None, rows: list[Setting], to: TextIO) -> None:
    table = {"file": None if path is None else f"{path}", "settings": rows}
    to.write(msgspec.json.format(msgspec.json.encode(table), indent=2).decode() + "\n")


def _text(rows: list[Setting], to: TextIO) -> None:
    """Written as in the settings file, the origin behind it."""
    lines = [(row.name, msgspec.json.encode(row.value).decode(), row.origin) for row in rows]
    name, value = (max(len(visible(line[column])) for line in lines) for column in (0, 1))
    to.writelines(f"{visible(a):{name}}  {visible(b):{value}}  {visible(c)}\n" for a, b, c in lines)
