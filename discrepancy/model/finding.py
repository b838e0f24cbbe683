"""What is told in the end: groups of facts about one event, sides, findings, the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Document, Span
from discrepancy.model.fact import Fact
from discrepancy.model.value import Interval

SCHEMA = "discrepancy/1"
"""The JSON report's name for what its fields mean."""


class Verdict(StrEnum):
    """What two mentions of one quantity are to each other."""

    CONFLICT = "conflict"
    WORDING = "wording"
    UPDATE = "update"
    ATTRIBUTION = "attribution"
    AGREEMENT = "agreement"
    UNSUPPORTED = "unsupported"


class Severity(StrEnum):
    """How loud a finding is."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the loudest."""
        return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(self)


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body or state of the story: its longest name there, and keys under which two mentions are one."""

    id: str
    name: str
    person: bool
    office: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as far as the story tells. `id` holds within one report only; `key` across reports."""

    id: str
    key: str
    type: str
    label: str
    participants: tuple[Entity, ...] = ()
    background: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How well each slot of two events fits, 0 to 1; None where nothing is known."""

    type: float | None = None
    participants: float | None = None
    place: float | None = None
    time: float | None = None
    role: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact in its story: its document, its resolved owner and event."""

    fact: Fact
    document: Document
    owner: Entity | None
    event: Event | None
    origin: str
    lang: str
    bearer: Entity | None = None
    """Of an age: the resolved person whose it is."""

    @property
    def order(self) -> tuple[str, Span, str]:
        """A stable place in any list."""
        return self.document.id, self.fact.mention.span, self.fact.mention.rule


@dataclass(frozen=True, slots=True)
class EventGroup:
    """Facts of one kind and role that speak of one event (None: quotes of a story, or one sentence in two reports)."""

    story: str
    kind: str
    role: str
    event: Event | None
    claims: tuple[Claim, ...]
    match: Match
    certain: bool
    place: str = ""
    """Where the story mostly plays, folded; tells two events apart of which nobody knows who took part."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim inside a finding: its side, its interval after hedge and grain (None for words), its value in the report's words."""

    claim: Claim
    side: int
    reach: Interval | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a desk should look at (or, an agreement, may rest on)."""

    id: str
    state: str
    rule: str
    name: str
    kind: str
    verdict: Verdict
    severity: Severity
    confidence: float
    sure: bool
    match: Match
    event: Event | None
    story: str
    message: str
    message_args: Mapping[str, str]
    variant: str | None
    mentions: tuple[Told, ...]
    origins: int
    same_owner: bool
    weight: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was set aside: which input or rule, and one sentence on what and why."""

    message: str
    input: str | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """What a rule of findings means, in the report's language."""

    id: str
    name: str
    verdict: Verdict
    severity: Severity
    explanation: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that a run has to tell, in one fixed order."""

    documents: tuple[Document, ...]
    discourses: tuple[Discourse, ...]
    claims: tuple[Claim, ...]
    origins: Mapping[str, str]
    stories: Mapping[str, str]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    errors: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    lang: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Explained] = field(default_factory=dict)
    """The rules of findings, by id."""
