"""A TOML file that somebody wrote by hand, to a table: a file of rules, or the settings."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from discrepancy.rulebook.fault import RuleFault

_LARGEST = 2_000_000  # bytes of one file

# The TOML reader takes time in the square of the parts of a key: "a.a.a…" of 40 KB holds it for seconds.
_PART = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_LONG_KEY = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*\.[ \t]*{_PART}){{30}}")


def read_toml(path: Path) -> dict[str, Any]:
    """The table of the file; whatever keeps it from being read is told in one sentence."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as fault:
        raise RuleFault(f"{path}: cannot be read ({fault.strerror}); check the file and its rights") from None
    if len(raw) > _LARGEST:
        raise RuleFault(f"{path}: larger than {_LARGEST // 1_000_000} MB; split it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise RuleFault(f"{path}: byte {fault.start + 1} is not UTF-8; save the file as UTF-8") from None
    long = _LONG_KEY.search(text)
    if long is not None:
        raise RuleFault(f"{path}:{text.count(chr(10), 0, long.start()) + 1}: a key of more than 30 parts; shorten it")
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise RuleFault(f"{path}: nested too deeply; mend the brackets") from None
    except ValueError as fault:  # also numbers of more digits than Python reads
        reason = str(fault)
        raise RuleFault(f"{path}: no valid TOML ({reason[0].lower()}{reason[1:]}); mend it there") from None
