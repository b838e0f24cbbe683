"""`discrepancy extract`: the table of facts."""

from __future__ import annotations

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import end, tell_problems, write
from discrepancy.commands.given import choices_of, report_on, settings_of, targets_of
from discrepancy.commands.options import Config, FactFormat, Inputs, Lang, OneStory, Output, Rules
from discrepancy.report.facts import FACT_WRITERS


def extract(
    inputs: Inputs,
    format: FactFormat = "text",
    output: Output = None,
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
    config: Config = None,
) -> None:
    """Print the table of facts."""
    settings = settings_of(config)
    rulebook = rulebook_of(rules or [], settings)
    targets = targets_of(output, FACT_WRITERS, inputs)
    report = report_on(inputs, rulebook, choices_of(rulebook, settings, one_story, lang))
    write(format, targets, lambda name, to: FACT_WRITERS[name](report, to))
    tell_problems(report.errors, report.notices)
    end(False, bool(report.errors))
