"""Every example and counterexample of every rule, a test each: the same that `discrepancy rules test` runs."""

from __future__ import annotations

import pytest

from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load
from discrepancy.rulebook.rule import Entry
from discrepancy.selftest import Case, Selftest, cases_of, rules_of

CASES = list(cases_of(load()))


@pytest.fixture(scope="module")
def selftest(rulebook: Rulebook) -> Selftest:
    return Selftest(rulebook)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_rule_proves_its_example(case: Case, selftest: Selftest) -> None:
    assert selftest.fault(case) is None


RULES = [(address, rule) for name, language in load().languages.items() for address, rule in rules_of(name, language)]


@pytest.mark.parametrize(("address", "rule"), RULES, ids=[address for address, _ in RULES])
def test_every_rule_has_both(address: str, rule: Entry) -> None:
    assert rule.examples, f"{address} has no example"
    assert rule.counterexamples, f"{address} has no counterexample"


def test_the_languages_have_the_same_files() -> None:
    book = load()
    kinds = {name: sorted(language.kinds) for name, language in book.languages.items()}
    assert len(set(map(tuple, kinds.values()))) == 1, kinds
    messages = {name: sorted(language.messages) for name, language in book.languages.items()}
    first = next(iter(messages.values()))
    for name, keys in messages.items():
        assert keys == first, f"{name}: other messages"


def test_every_finding_speaks_every_language() -> None:
    book = load()
    for code, finding in book.findings.items():
        assert set(finding.message) == set(finding.explanation) == set(book.languages), code
        assert finding.examples, code


def test_the_languages_agree_on_what_events_are() -> None:
    book = load()
    flags = {
        name: {
            rule.type: (rule.generic, rule.parties, rule.figure_role, frozenset(rule.fits)) for rule in language.events
        }
        for name, language in book.languages.items()
    }
    first = next(iter(flags.values()))
    for name, types in flags.items():
        assert types == first, f"{name}: event types with other flags"
