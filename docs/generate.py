"""Writes the generated parts of the manual: `python docs/generate.py`. A test notices when they are stale.

A generated part stands between `<!-- kind: what -->` and `<!-- end -->`; everything else in the manual is written by hand.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from discrepancy.group import figures
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load
from discrepancy.rulebook.rule import FindingRule

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
PROGRAM = "discrepancy"

_PART = re.compile(r"<!-- (?P<kind>help|output|record|rules): (?P<what>[^\n]+?) -->\n(?P<old>.*?)<!-- end -->", re.S)
_START = f"import sys; sys.argv[0] = {PROGRAM!r}; from discrepancy.cli import run; run()"
_PLAIN = {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}
_TERMINAL = ("FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "TERMINAL_WIDTH")  # these change colour or width of help


def pages() -> list[Path]:
    """Every page of the manual."""
    return [*sorted(DOCS.glob("*.md")), ROOT / "rules" / "README.md"]


def renewed(page: str) -> str:
    """The page with its generated parts as they must be today."""

    def part(found: re.Match[str]) -> str:
        return f"<!-- {found['kind']}: {found['what']} -->\n{_KINDS[found['kind']](found['what'])}\n<!-- end -->"

    return _PART.sub(part, page)


@cache
def rulebook() -> Rulebook:
    """The rules that ship."""
    return load()


@cache
def output(*words: str) -> str:
    """What a command prints to standard output, 100 columns wide and without colour."""
    environment = {key: value for key, value in os.environ.items() if key not in _TERMINAL} | _PLAIN
    run = subprocess.run(
        [sys.executable, "-c", _START, *words], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    if run.returncode > 1:  # 1: findings
        raise RuntimeError(f"{PROGRAM} {' '.join(words)} ended with {run.returncode}: {run.stderr.decode()}")
    lines = run.stdout.decode("utf-8").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _fenced(text: str, language: str = "text") -> str:
    return f"```{language}\n{text}\n```"


def _help(command: str) -> str:
    """The help of a command; the program's own under its name."""
    return _fenced(output(*(() if command == PROGRAM else command.split()), "--help"))


def _output(command: str) -> str:
    return _fenced(output(*command.split()))


def _record(command: str) -> str:
    """The JSON report of a command, shortened to one of each: what the fields look like."""
    report: dict[str, Any] = json.loads(output(*command.split()))
    short = report | {key: report[key][:1] for key in ("documents", "events", "findings")}
    short["findings"] = [found | {"mentions": found["mentions"][:1]} for found in short["findings"]]
    return _fenced(json.dumps(short, ensure_ascii=False, indent=1), "json")


def _rules(what: str) -> str:
    """A table or section made from the rules."""
    return _TABLES[what]()


def _findings_table() -> str:
    rows = [
        f"| [{rule.id}](#{_anchor(rule)}) | {rule.name} | {rule.verdict} | {rule.severity} |"
        for rule in rulebook().findings.values()
    ]
    return "\n".join(["| id | name | verdict | severity |", "|---|---|---|---|", *rows])


def _anchor(rule: FindingRule) -> str:
    return f"{rule.id} {rule.name}".lower().replace(" ", "-")


def _findings() -> str:
    return "\n\n".join(_finding(rule) for rule in rulebook().findings.values())


def _finding(rule: FindingRule) -> str:
    facts = f"Verdict **{rule.verdict}**, severity **{rule.severity}**, kind {rule.kind}"
    return "\n\n".join(
        [
            f"## {rule.id} {rule.name}",
            f"{facts}, variant {rule.variant}." if rule.variant else f"{facts}.",
            *(f"**{lang}** {rule.explanation[lang]}" for lang in _english_first(rule.explanation)),
            "What it says:",
            "\n".join(f"- {lang}: `{rule.message[lang]}`" for lang in _english_first(rule.message)),
            "It is told between:",
            "\n".join(_examples(rule)),
        ]
    )


def _examples(rule: FindingRule) -> Iterator[str]:
    for number, example in enumerate(rule.examples):
        if number:
            yield ">"
        yield f"> A ({example.lang}): {example.a}  "
        yield f"> B ({example.lang}): {example.b}"


def _english_first(texts: Mapping[str, str]) -> list[str]:
    return sorted(texts, key=lambda lang: (lang != "en", lang))


def _likeness() -> str:
    rows = [
        ("two sentences are alike enough from", figures.ALIKE),
        ("the same of figures too far apart", figures.ALIKE_FAR),
        ("the same of deadlines, ages, delays and the like", figures.ALIKE_APART),
        ("added where both tell of a happening of one sort", figures.SORT),
        ("taken from the first where the figures fit", figures.AGREES),
        ("how much better a match must be than its rival", figures.MARGIN),
        ("too far apart: times one figure is the other", float(figures.FAR)),
        (
            "the same of a figure that moves without a word of it, where the smaller is more than one",
            figures.FAR_MOVING,
        ),
    ]
    return "\n".join(["| what | value |", "|---|---|", *(f"| {what} | {value} |" for what, value in rows)])


def _hedges() -> str:
    rows = [
        f"| {kind} | {' to '.join(hedge.about)} | {' to '.join(hedge.just_under)} | {' to '.join(hedge.just_over)} "
        f"| {hedge.least if hedge.least != '0' else '-'} | {'yes' if hedge.rounded else 'no'} |"
        for kind, hedge in sorted(rulebook().hedges.items())
    ]
    head = "| kind | about | just under | just over | about, below 20: at least | round figures |"
    return "\n".join([head, "|---|---|---|---|---|---|", *rows])


def _moving() -> str:
    """What may move while an event goes on, by how it moves, in the words of an English report."""
    ways = {
        "up": "up; with a word of it, or an hour later",
        "free": "up or down; with a word of it, or an hour later",
        "any": "up or down; only with a word of it",
    }
    words = rulebook().languages["en"].messages
    rows = [
        f"| {', '.join(words.get(f'role_{name}', name) for name, role in rulebook().roles.items() if role.moves == way)} | {how} |"
        for way, how in ways.items()
    ]
    return "\n".join(["| what | how it moves |", "|---|---|", *rows])


def _grains() -> str:
    rows = [f"| {name} | {unit.factor} | {unit.grain} |" for name, unit in rulebook().units.items()]
    return "\n".join(["| unit | seconds | grain in seconds |", "|---|---|---|", *rows])


_KINDS: dict[str, Callable[[str], str]] = {"help": _help, "output": _output, "record": _record, "rules": _rules}
_TABLES: dict[str, Callable[[], str]] = {
    "table of findings": _findings_table,
    "findings": _findings,
    "hedges": _hedges,
    "likeness": _likeness,
    "moving": _moving,
    "grains": _grains,
}


def main() -> None:
    """Rewrites every page whose generated parts are stale, and names it."""
    for page in pages():
        old = page.read_text(encoding="utf-8")
        new = renewed(old)
        if new != old:
            page.write_text(new, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{page.relative_to(ROOT)}: written\n")


if __name__ == "__main__":
    main()
