"""`discrepancy explain`: what a finding rule means, and how a finding came about."""

from __future__ import annotations

import re
import sys
from collections import Counter
from difflib import get_close_matches

from discrepancy.api import language_known, rulebook_of
from discrepancy.commands.given import choices_of, settings_of
from discrepancy.commands.options import Config, Explained, InReport, LangUi, Rules
from discrepancy.commands.wrong import Wrong, near
from discrepancy.model.finding import Finding
from discrepancy.read.base import Unreadable, encodable
from discrepancy.read.inputs import one_file
from discrepancy.rulebook.check import COMMON
from discrepancy.rulebook.files import Rulebook

_ID = re.compile("[0-9a-f]{4,16}")
_MOST_NAMED = 5  # ids that a message lists


def explain(
    name: Explained, report: InReport = None, lang_ui: LangUi = None, rules: Rules = None, config: Config = None
) -> None:
    """Say what a finding rule means, when it speaks and how sure that is; or how a finding of a report came about."""
    settings = settings_of(config)
    rulebook = rulebook_of(rules or [], settings)
    lang = choices_of(rulebook, settings, False, None, lang_ui).lang_ui
    if report is None:
        sys.stdout.write(_rule(name, rulebook, lang))
    else:
        sys.stdout.write(_finding(name, report, rulebook, lang))


def _rule(name: str, rulebook: Rulebook, lang: str | None) -> str:
    from discrepancy.explain import explanation

    known = rulebook.findings
    found = known.get(name.upper()) or next((f for f in known.values() if f.name == name.lower()), None)
    if found is None:
        names = [*known, *(finding.name for finding in known.values())]
        cure = "a finding is explained from its report: give it with --in REPORT.json" if _ID.fullmatch(name) else ""
        raise Wrong(f'no rule "{name}"; {near(name.upper(), names, near(name.lower(), names, cure))}')
    return explanation(found, lang or COMMON)


def _finding(name: str, path: str, rulebook: Rulebook, lang: str | None) -> str:
    """The account of a finding, in the language that is asked for, that of its sentence, or that of most documents."""
    from discrepancy.explain import account_of, language_spoken
    from discrepancy.read.report import read_report

    told = encodable(path)
    try:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        reread = read_report(one_file(path, stdin, "name a JSON report in it"))
    except Unreadable as fault:
        raise Wrong(f"--in: {told}: {fault}") from None
    finding = _meant(name, reread.findings, told)
    spoken = Counter(known for tag in reread.langs if (known := language_known(tag, rulebook)) is not None)
    commonest = min(spoken, key=lambda one: (-spoken[one], one), default=COMMON)
    return account_of(finding, rulebook, lang or language_spoken(finding, rulebook) or commonest)


def _meant(name: str, findings: tuple[Finding, ...], path: str) -> Finding:
    """The finding of an id or of an unambiguous beginning of one."""
    fitting = [finding for finding in findings if name and finding.id.startswith(name.lower())]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Wrong(f'"{name}" begins several ids in {path}: {_ids(fitting)}; give more of it')
    if not findings:
        raise Wrong(f'no finding "{name}" in {path}; it holds none (check with --verdict all --unsure tells more)')
    begin = {finding.id: finding.id[: len(name)] for finding in findings}
    close = get_close_matches(name.lower(), begin.values(), _MOST_NAMED, 0.6)
    alike = [finding for finding in findings if begin[finding.id] in close or finding.rule == name.upper()]
    meant = f"did you mean {_ids(alike)}?" if alike else f"it holds {_ids(findings)}"
    raise Wrong(f'no finding "{name}" in {path}; {meant}')


def _ids(findings: list[Finding] | tuple[Finding, ...]) -> str:
    named = [f"{finding.id} ({finding.rule})" for finding in findings[:_MOST_NAMED]]
    return ", ".join(named) + (", …" if len(findings) > _MOST_NAMED else "")
