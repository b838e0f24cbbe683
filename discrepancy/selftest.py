"""Every rule proves its own examples. A failure says which way: nothing found, part of the words, wrong value, two readings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from discrepancy.kinds import KINDS
from discrepancy.model.document import Document, Field
from discrepancy.model.fact import Bearer
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Qualifier, Quantity
from discrepancy.pipeline import Choices, Lexicons, report_of
from discrepancy.rulebook.files import Language, NumeralFile, Rulebook
from discrepancy.rulebook.rule import (
    AspectRule,
    BackgroundRule,
    BearerRule,
    ChangeRule,
    ContextRule,
    CueRule,
    Entry,
    EventRule,
    Example,
    FigureRule,
    FindingRule,
    LayoutRule,
    ModalityRule,
    QualifierRule,
    RoleRule,
    SubsetRule,
    ThingRule,
)
from discrepancy.text.clean import layout_of, words_of

_MARKS = {
    ("~", Qualifier.ABOUT, False), ("<~", Qualifier.LESS_THAN, True), (">~", Qualifier.MORE_THAN, True), (">=", Qualifier.AT_LEAST, False),
    ("<=", Qualifier.AT_MOST, False), (">", Qualifier.MORE_THAN, False), ("<", Qualifier.LESS_THAN, False), ("", Qualifier.EXACT, False),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One example or counterexample of one rule."""

    address: str
    rule: Entry | FindingRule | NumeralFile
    example: Example | None
    text: str
    lang: str
    finding: tuple[str, str, str] | None = None

    def __str__(self) -> str:
        kind = "example" if self.example is not None or self.finding else "counterexample"
        return f"{self.address}, {kind} {self.text!r}"


def cases_of(rulebook: Rulebook, only: str | None = None) -> Iterator[Case]:
    """Every example and counterexample of every rule; `only` keeps the rules whose address begins so."""
    for case in _all(rulebook):
        if only is None or case.address.startswith(only):
            yield case


def _all(rulebook: Rulebook) -> Iterator[Case]:
    for name, language in sorted(rulebook.languages.items()):
        for address, rule in rules_of(name, language):
            yield from (Case(address, rule, e, e.text, name) for e in rule.examples)
            yield from (Case(address, rule, None, text, name) for text in rule.counterexamples)
        numerals = language.numerals
        yield from (Case(f"{name}/numerals", numerals, e, e.text, name) for e in numerals.examples)
        yield from (Case(f"{name}/numerals", numerals, None, text, name) for text in numerals.counterexamples)
    for code, finding in rulebook.findings.items():
        yield from (Case(f"findings/{code}", finding, None, e.a, e.lang, (e.a, e.b, e.title)) for e in finding.examples)


def rules_of(name: str, language: Language) -> Iterator[tuple[str, Entry]]:
    for kind, file in sorted(language.kinds.items()):
        entries: tuple[Entry, ...] = (
            *file.rule, *file.context, *file.thing, *file.role, *file.aspect, *file.subset, *file.bearer,
        )  # fmt: skip
        yield from ((f"{name}/{kind}/{rule.id}", rule) for rule in entries)
    tables: Mapping[str, tuple[Entry, ...]] = {
        "qualifiers": language.qualifiers,
        "attribution": language.cues,
        "modality": language.modalities,
        "change": language.changes,
        "events": (*language.events, *language.backgrounds),
        "layout": language.layout,
    }
    for file_name, rules in tables.items():
        yield from ((f"{name}/{file_name}/{rule.id}", rule) for rule in rules)


class Selftest:
    """Runs cases against one rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._lexicons = Lexicons(rulebook)

    def fault(self, case: Case) -> str | None:
        """What went wrong with a case, in one sentence; None where it holds."""
        if isinstance(case.rule, FindingRule):
            return self._finding(case, case.rule)
        if isinstance(case.rule, NumeralFile):
            return self._numeral(case)
        published = (
            case.example.published if case.example is not None and not isinstance(case.rule, LayoutRule) else None
        )
        document = Document(id="example", text=case.text, lang=case.lang, published=published)
        report = report_of([document], self._rulebook)
        if case.example is None:
            return self._counter(case, report)
        return self._example(case, case.example, report)

    def _finding(self, case: Case, rule: FindingRule) -> str | None:
        assert case.finding is not None
        a, b, title = case.finding
        documents = [Document(id="a", text=a, title=title, lang=case.lang), Document(id="b", text=b, lang=case.lang)]
        report = report_of(documents, self._rulebook, Choices(one_story=True))
        told = [finding.rule for finding in report.findings]
        return None if rule.id in told else f"not told (told: {', '.join(told) or 'nothing'})"

    def _numeral(self, case: Case) -> str | None:
        got = self._lexicons[case.lang].numerals.read(case.text.lower())
        wanted = Fraction(case.example.is_) if case.example is not None and case.example.is_ else None
        return None if got == wanted else f"wrong value: read as {got}, not {wanted}"

    def _counter(self, case: Case, report: Report) -> str | None:
        """Whether a rule stayed quiet where it must."""
        rule, claims = case.rule, [c for c in report.claims if c.fact.mention.kind != "quote"]
        claims = _of_kind(claims, case)
        match rule:
            case FigureRule():
                touched = [c for c in claims if c.fact.mention.rule == case.address]
            case ThingRule():
                touched = [c for c in claims if c.fact.mention.rule == case.address]
            case RoleRule():
                touched = [c for c in claims if c.fact.role == rule.role]
            case AspectRule():
                touched = [c for c in claims if rule.aspect in (c.fact.role, *c.fact.subject.split())]
            case BearerRule():
                touched = [c for c in claims if c.fact.bearer is not None and _borne_by(rule, c.fact.bearer)]
            case SubsetRule():
                touched = [c for c in claims if rule.subset in c.fact.subject.split()]
            case ChangeRule():
                touched = [c for c in claims if c.fact.change == rule.change]
            case ContextRule():
                touched = [c for c in claims if c.fact.role == rule.role] if rule.role != "length" else []
            case QualifierRule():
                touched = [c for c in claims if (c.fact.qualifier, c.fact.near) == (rule.qualifier, rule.near)]
            case CueRule():
                touched = [c for c in claims if c.fact.owner is not None]
            case ModalityRule():
                touched = [c for c in claims if c.fact.modality == rule.modality]
            case EventRule():
                events = [e for d in report.discourses for e in d.events if e.type == rule.type]
                return f"read {events[0].words!r} as {rule.type}" if events else None
            case BackgroundRule():
                moved = [e for d in report.discourses for e in d.events if e.background]
                return f"moved {moved[0].words!r} to another time" if moved else None
            case LayoutRule():
                whole = sum(len(line) for line in case.text.splitlines() if line.strip())
                kept = sum(span.end - span.start for d in report.discourses for span in d.content)
                return None if kept == whole else "took content for layout"
            case _:
                touched = []
        return f"must not fire, but read {touched[0].fact.mention.surface!r}" if touched else None

    def _example(self, case: Case, example: Example, report: Report) -> str | None:
        rule = case.rule
        if isinstance(rule, LayoutRule):
            return self._layout(example, case.lang)
        if isinstance(rule, EventRule) and example.event is not None:
            types = [e.type for d in report.discourses for e in d.events]
            return None if example.event in types else f"no event of this type (found: {', '.join(types) or 'none'})"
        if isinstance(rule, BackgroundRule) and not any(e.background for d in report.discourses for e in d.events):
            return "the event was not moved to another time"
        claims = [c for c in report.claims if c.fact.mention.kind in KINDS]
        figures = _of_kind([c for c in claims if c.fact.mention.kind != "quote"], case)
        if not figures:
            return "nothing found"
        if isinstance(rule, ChangeRule) and figures[0].fact.change != rule.change:
            return f"no change read (read: {figures[0].fact.change or 'none'})"
        if isinstance(rule, BearerRule):
            borne = [c for c in figures if c.fact.bearer is not None]
            if not rule.ageless and not any(_borne_by(rule, c.fact.bearer) for c in borne if c.fact.bearer):
                return f"whose age it is was not read (read: {[c.fact.bearer for c in borne]})"
            figures = figures if rule.ageless else borne
        if isinstance(rule, (FigureRule, ThingRule)):
            own = [c for c in figures if c.fact.mention.rule == case.address]
            if not own:
                return f"nothing found by this rule (read by {figures[0].fact.mention.rule})"
            beside = [c for c in own if c.fact.mention.surface == example.words]
            if len(figures) > 1 and len(beside) == 1:
                own = beside  # "17- und 19-Jährige": words that are one of several figures
            elif len(figures) > 1 and not (isinstance(rule, FigureRule) and rule.shared):
                return f"two readings: {', '.join(repr(c.fact.mention.surface) for c in figures)}"
            figures = own
        return _unlike(figures[0], example)

    def _layout(self, example: Example, lang: str) -> str | None:
        document = Document(id="example", text=example.text, lang=lang)
        layout = layout_of(words_of(document, Field.TEXT), self._lexicons[lang])
        content = "\n".join(example.text[start:end] for start, end in layout.content)
        if example.content is not None and content != example.content:
            return f"content read as {content!r}"
        if example.credit is not None and layout.credit != example.credit:
            return f"credit read as {layout.credit!r}"
        if example.published is not None and layout.published != example.published:
            return f"date read as {layout.published!r}"
        return None


def _of_kind(claims: list[Claim], case: Case) -> list[Claim]:
    """The claims that an example speaks of: of the rule's own kind; of a rule for all kinds those that measure something.

    "Die Sitzung am Freitag dauerte zwei Stunden" holds a date, too.
    """
    kind = case.address.split("/")[1]
    own = [c for c in claims if c.fact.mention.kind == kind]
    if kind in KINDS and own:
        return own
    return [c for c in claims if isinstance(c.fact.value, Quantity)] or claims


def _borne_by(rule: BearerRule, bearer: Bearer) -> bool:
    """Whether an age was read as of somebody whom the rule names."""
    return rule.id in (bearer.states if rule.pattern else (*bearer.sorts, bearer.calling))


def _unlike(claim: Claim, example: Example) -> str | None:
    """In what a claim differs from what its example asks for."""
    fact = claim.fact
    if example.words is not None and fact.mention.surface != example.words:
        part = "part of the words" if fact.mention.surface in example.words else "other words"
        return f"{part}: {fact.mention.surface!r} instead of {example.words!r}"
    if example.is_ is not None and notation(claim) != example.is_:
        return f"wrong value: {notation(claim)} instead of {example.is_}"
    if example.role is not None and fact.role != example.role:
        return f"wrong role: {fact.role} instead of {example.role}"
    if example.subject is not None and fact.subject != example.subject:
        return f"wrong subject: {fact.subject!r} instead of {example.subject!r}"
    if example.modality is not None and fact.modality != example.modality:
        return f"wrong modality: {fact.modality} instead of {example.modality}"
    if example.owner is not None:
        words = claim.owner.name if claim.owner is not None else fact.owner.words if fact.owner is not None else None
        if words != example.owner:
            return f"wrong owner: {words!r} instead of {example.owner!r}"
    return None


def notation(claim: Claim) -> str:
    """A claim's value in the short notation of the examples: `~5400 s`, `<~7200 s`, `20..30 min`, `vague`."""
    fact = claim.fact
    if fact.vague:
        return "vague"
    value = fact.value
    mark = next((m for m, qualifier, near in _MARKS if qualifier == fact.qualifier and near == fact.near), "")
    if not isinstance(value, Quantity):
        return f"{mark}{value.printed}"
    if value.low is None or value.high is None:
        return "open"
    amount = _short(value.low) if value.low == value.high else f"{_short(value.low)}..{_short(value.high)}"
    return f"{mark}{amount} {value.unit}"


def _short(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else f"{float(number):g}"
