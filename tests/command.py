"""The real command in a process of its own, and two invented reports that disagree."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHORT = "Präsidentin Marta Kolb hat mit Kanzler Jens Ohlau telefoniert. Das Telefonat dauerte eine Dreiviertelstunde."
LONG = "Marta Kolb führte am Abend ein zweistündiges Gespräch mit Jens Ohlau."
QUIET = "Der Gemeinderat von Grünau hat die neue Brücke beschlossen."


@dataclass(frozen=True)
class Ended:
    """How a run of the command ended."""

    status: int
    out: str
    err: str

    @property
    def messages(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def environment(**more: str) -> dict[str, str]:
    """The environment of a run: the package of this checkout, nothing that changes colours or encodings."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    return kept | {"PYTHONPATH": str(ROOT)} | more


def python(*arguments: str, cwd: Path, stdin: bytes = b"", **environ: str) -> Ended:
    """Python itself, for faults that have to be put in."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, input=stdin, capture_output=True, env=environment(**environ), timeout=120
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def discrepancy(*arguments: str, cwd: Path, stdin: bytes = b"", **environ: str) -> Ended:
    """`discrepancy` with these arguments, in this folder."""
    return python("-m", "discrepancy", *arguments, cwd=cwd, stdin=stdin, **environ)


def two_reports(folder: Path) -> None:
    """`a.txt` and `b.txt`, which disagree on how long a call lasted."""
    (folder / "a.txt").write_text(SHORT, encoding="utf-8")
    (folder / "b.txt").write_text(LONG, encoding="utf-8")
