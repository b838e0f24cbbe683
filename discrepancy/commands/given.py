"""From options to what the library takes; what does not fit is wrong usage, told before the work begins."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from discrepancy.api import language_known
from discrepancy.commands.wrong import Wrong, near
from discrepancy.model.finding import Report, Verdict
from discrepancy.model.pack import GOLD_KINDS
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.inputs import read_all
from discrepancy.report import SUFFIXES
from discrepancy.report.base import DEFAULT_VERDICTS
from discrepancy.rulebook.files import Rulebook
from discrepancy.settings import AUTO, Settings, read_settings, settings_found


def settings_of(config: Path | None) -> Settings:
    """The settings of the file that is named, else of the nearest one, seen from the working folder."""
    return read_settings(settings_found(Path()) if config is None else config)


def choices_of(
    rulebook: Rulebook, settings: Settings, one_story: bool, lang: str | None, lang_ui: str | None = None
) -> Choices:
    """What a run is asked for; a language must have rules. An option has the last word over the settings."""
    spoken = settings.spoken if lang_ui is None else lang_ui
    for option, tag in (("--lang", lang), ("--lang-ui", spoken)):
        if tag is not None and tag != AUTO and language_known(tag, rulebook) is None:
            raise Wrong(f'{option}: no rules for "{tag}"; {near(tag.lower(), list(rulebook.languages))}')
    if lang == AUTO:
        raise Wrong('--lang: no rules for "auto"; leave the option out and each document is read in its own language')
    return Choices(one_story, lang, None if spoken in (None, AUTO) else language_known(spoken, rulebook))


def _parts(option: str, given: list[str] | None) -> list[str]:
    """The words of a repeatable, comma-separated option. One that is given and says nothing is most likely an empty variable."""
    names = [name.strip() for one in given or [] for name in one.split(",") if name.strip()]
    if given and not names:
        raise Wrong(f"{option}: names nothing; give a name or leave the option out")
    return names


def verdicts_of(given: list[str] | None) -> tuple[Verdict, ...]:
    """The verdicts to tell, in their own order."""
    names = _parts("--verdict", given)
    known = [*(verdict.value for verdict in Verdict), "all"]
    for name in names:
        if name not in known:
            raise Wrong(f'--verdict: "{name}" is unknown; {near(name, known)}')
    if not names:
        return DEFAULT_VERDICTS
    return tuple(Verdict) if "all" in names else tuple(verdict for verdict in Verdict if verdict in names)


def kinds_of(given: list[str] | None) -> frozenset[str]:
    """The kinds of gold rows to score; none for all."""
    names = _parts("--kinds", given)
    for name in names:
        if name not in GOLD_KINDS:
            raise Wrong(f'--kinds: "{name}" is unknown; {near(name, list(GOLD_KINDS))}')
    return frozenset(names)


def names_of(option: str, given: list[str] | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Rule ids, beginnings and names, checked: a name that fits no rule is a typing error."""
    codes, names = list(rulebook.findings), [finding.name for finding in rulebook.findings.values()]
    found = []
    for name in _parts(option, given):
        begins = any(code.startswith(name.upper()) for code in codes)
        if not begins and name.lower() not in names:
            hint = near(name.lower(), names, near(name.upper(), codes))
            raise Wrong(f'{option}: no rule "{name}"; {hint}')
        found.append(name.upper() if begins else name.lower())
    return tuple(found)


def targets_of(outputs: list[Path] | None, writers: Mapping[str, object], inputs: list[str]) -> list[Path]:
    """The files to write, checked before the work begins."""
    known = [suffix for suffix, name in SUFFIXES.items() if name in writers]
    for path in outputs or []:
        suffix = path.suffix.lower()
        if suffix not in known:
            raise Wrong(f'--output: {path}: no format for "{suffix or path.name}"; {near(suffix, known)}')
        if not path.parent.is_dir():
            raise Wrong(f"--output: {path}: no such folder as {path.parent}; create it first")
        if path.is_dir():
            raise Wrong(f"--output: {path}: is a folder; name a file")
        if any(os.path.realpath(path) == os.path.realpath(name) for name in inputs):
            raise Wrong(f"--output: {path}: is one of the inputs; choose another name")
    return outputs or []


def report_on(names: list[str], rulebook: Rulebook, choices: Choices) -> Report:
    """The report on all that the names hold, with what was set aside on the way."""
    inputs = read_all(names, sys.stdin.buffer if sys.stdin is not None else None)
    report = report_of(inputs.documents, rulebook, choices, errors=inputs.problems)
    return replace(report, notices=(*inputs.notices, *report.notices))
