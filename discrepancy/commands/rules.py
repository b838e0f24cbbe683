"""`discrepancy rules list`, `show` and `test`: the rules, opened."""

from __future__ import annotations

import sys

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import end
from discrepancy.commands.given import settings_of
from discrepancy.commands.options import Address, Config, Prefix, Rules
from discrepancy.commands.wrong import Wrong, near
from discrepancy.report.base import visible
from discrepancy.rulebook.load import load


def rules_list(rules: Rules = None, config: Config = None) -> None:
    """List every rule by its address: folder, file and id."""
    from discrepancy.selftest import cases_of

    seen: dict[str, str] = {}
    for case in cases_of(rulebook_of(rules or [], settings_of(config))):
        seen.setdefault(case.address, getattr(case.rule, "why", "") or getattr(case.rule, "name", "") or "")
    lines = (f"{visible(address):44} {visible(str(why))}".rstrip() for address, why in sorted(seen.items()))
    sys.stdout.writelines(f"{line}\n" for line in lines)


def rules_show(address: Address, rules: Rules = None, config: Config = None) -> None:
    """Show one rule as it stands in its file, with its examples."""
    import msgspec

    from discrepancy.selftest import cases_of

    found = {case.address: case.rule for case in cases_of(rulebook_of(rules or [], settings_of(config)))}
    if address not in found:
        raise Wrong(f'no rule "{address}"; {near(address, list(found), "see discrepancy rules list")}')
    fields = msgspec.to_builtins(found[address]).items()
    body = {key: value for key, value in fields if value not in (None, "", [], False)}
    sys.stdout.write(msgspec.json.format(msgspec.json.encode({"address": address, **body}), indent=2).decode() + "\n")


def rules_test(prefix: Prefix = None, rules: Rules = None, config: Config = None) -> None:
    """Run every rule's own examples and counterexamples."""
    from discrepancy.selftest import Selftest, cases_of

    rulebook = load(
        [*settings_of(config).rules, *(rules or [])]
    )  # not yet proved: here every failure is listed, not the first
    cases = list(cases_of(rulebook, prefix))
    if not cases:
        raise Wrong(f'no rule begins with "{prefix}"; see discrepancy rules list')
    test = Selftest(rulebook)
    faults = [(case, fault) for case in cases if (fault := test.fault(case)) is not None]
    sys.stdout.writelines(f"{visible(f'{case}: {fault}')}\n" for case, fault in faults)
    sys.stdout.write(f"{len(cases) - len(faults)} passed, {len(faults)} failed\n")
    end(bool(faults), False)
