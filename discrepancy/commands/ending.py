"""How a run ends: results to files and standard output, messages to standard error, and the exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from discrepancy.commands.options import NEVER
from discrepancy.commands.wrong import Wrong
from discrepancy.model.finding import Problem, Report, Severity, Verdict
from discrepancy.report import SUFFIXES
from discrepancy.report.base import ExtraMissing, View, visible

DONE, FOUND, USAGE, ASIDE, FOUND_AND_ASIDE, CRASH, INTERRUPTED, CLOSED = 0, 1, 2, 3, 4, 101, 130, 141


def silence() -> None:
    """What still waits to be written goes nowhere; else Python complains about the closed pipe at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """One line on standard error; foreign words in it cannot steer the terminal."""
    sys.stderr.write(f"discrepancy: {visible(message)}\n")


def colour() -> bool:
    """Whether standard output is a terminal that wants colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def plain(view: View) -> View:
    """The view for a file: no colours."""
    return replace(view, colour=False)


def write(format: str, targets: list[Path], writer: Callable[[str, TextIO], None]) -> None:
    """The result to each file by its suffix, then to standard output."""
    for path in targets:
        beside = path.with_name(f".{path.name}.part")  # nobody ever reads half a report
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                writer(SUFFIXES[path.suffix.lower()], file)
            beside.replace(path)
        except OSError as fault:
            beside.unlink(missing_ok=True)
            raise Wrong(f"--output: {path}: cannot be written ({fault.strerror}); choose another place") from None
        except ExtraMissing as missing:
            beside.unlink(missing_ok=True)
            raise Wrong(f"--output: {path}: {missing}") from None
    try:
        writer(format, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except ExtraMissing as missing:
        raise Wrong(str(missing)) from None
    except OSError as fault:
        silence()
        raise Wrong(f"standard output cannot be written ({fault.strerror}); choose another place") from None


def finish(report: Report, view: View, fail_on: str) -> NoReturn:
    """Says what was set aside; that, and findings at or above `fail_on`, make the status."""
    tell_problems(report.errors, report.notices)
    bad = fail_on != NEVER and any(
        view.chosen(finding)
        and finding.sure
        and finding.verdict is not Verdict.AGREEMENT
        and finding.severity.rank <= Severity(fail_on).rank
        for finding in report.findings
    )
    end(bad, bool(report.errors))


def end(bad: bool, aside: bool) -> NoReturn:
    """Ends the run with the status for "something to look at" and "something was set aside"."""
    if aside:
        raise typer.Exit(FOUND_AND_ASIDE if bad else ASIDE)
    raise typer.Exit(FOUND if bad else DONE)


def tell_problems(errors: Iterable[Problem], notices: Iterable[str]) -> None:
    """What was set aside and what else is worth knowing, a line each on standard error."""
    for problem in errors:
        say(f"set aside: {problem.message}")
    for notice in notices:
        say(f"note: {notice}")
