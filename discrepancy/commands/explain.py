"""`discrepancy explain`."""

from __future__ import annotations

import sys

from discrepancy.api import rulebook_of
from discrepancy.commands.given import choices_of
from discrepancy.commands.options import AUTO, FindingRule, LangUi, Rules
from discrepancy.commands.wrong import Wrong, near
from discrepancy.rulebook.check import COMMON


def explain(rule: FindingRule, lang_ui: LangUi = AUTO, rules: Rules = None) -> None:
    """Say what a finding rule means, when it speaks and how sure that is."""
    from discrepancy.explain import explanation

    rulebook = rulebook_of(rules or [])
    known, lang = rulebook.findings, choices_of(rulebook, False, None, lang_ui).lang_ui
    found = known.get(rule.upper()) or next((f for f in known.values() if f.name == rule.lower()), None)
    if found is None:
        names = [*known, *(finding.name for finding in known.values())]
        raise Wrong(f'no rule "{rule}"; {near(rule.upper(), names, near(rule.lower(), names))}')
    sys.stdout.write(explanation(found, lang or COMMON))
