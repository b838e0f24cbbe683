"""A finding rule in words."""

from __future__ import annotations

from discrepancy.rulebook.rule import FindingRule


def explanation(rule: FindingRule, lang: str) -> str:
    """What a rule means, and two short reports between which it speaks."""
    lines = [
        f"{rule.id} {rule.name}: {rule.verdict}, {rule.severity}",
        "",
        rule.explanation.get(lang, rule.explanation["en"]),
        "",
    ]
    for example in rule.examples:
        lines += [f"  A  {example.a}", f"  B  {example.b}", ""]
    return "\n".join(lines)
