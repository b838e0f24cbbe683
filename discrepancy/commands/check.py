"""`discrepancy check`: compare all that the inputs hold."""

from __future__ import annotations

import sys

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import colour, finish, plain, write
from discrepancy.commands.given import choices_of, names_of, report_on, settings_of, targets_of, verdicts_of
from discrepancy.commands.options import (
    Config,
    FailOn,
    Format,
    GroupBy,
    Ignore,
    Inputs,
    Lang,
    LangUi,
    MinSeverity,
    OneStory,
    Output,
    Rules,
    Select,
    Unsure,
    Verdicts,
)
from discrepancy.model.finding import Severity
from discrepancy.report import WRITERS
from discrepancy.report.base import View


def check(
    inputs: Inputs,
    format: Format = "text",
    output: Output = None,
    verdict: Verdicts = None,
    min_severity: MinSeverity = "info",
    fail_on: FailOn = "error",
    select: Select = None,
    ignore: Ignore = None,
    group_by: GroupBy = None,
    unsure: Unsure = False,
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
    lang_ui: LangUi = None,
    config: Config = None,
) -> None:
    """Compare all that the inputs hold."""
    settings = settings_of(config)
    rulebook = rulebook_of(rules or [], settings)
    view = View(
        verdicts=verdicts_of(verdict),
        min_severity=Severity(min_severity),
        select=names_of("--select", select, rulebook),
        ignore=names_of("--ignore", ignore, rulebook),
        unsure=unsure,
        colour=colour(),
        group_by=group_by,
    )
    targets = targets_of(output, WRITERS, inputs)
    report = report_on(inputs, rulebook, choices_of(rulebook, settings, one_story, lang, lang_ui))
    write(format, targets, lambda name, to: WRITERS[name](report, view if to is sys.stdout else plain(view), to))
    finish(report, view, fail_on)
