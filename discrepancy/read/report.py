"""A JSON report read back: its findings as records again, as far as the report tells. Documents come without their words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import msgspec

from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention, Modality, Owner
from discrepancy.model.finding import SCHEMA, Claim, Entity, Event, Finding, Match, Severity, Told, Verdict
from discrepancy.model.value import Interval, Qualifier, Quantity, Wording
from discrepancy.read.base import Unreadable
from discrepancy.read.json import json_value

_FINEST = 10**6  # denominators: a third of an hour is a rounded number in JSON
_CURE = "make one with discrepancy check … -o report.json"


@dataclass(frozen=True, slots=True)
class Reread:
    """What a report says: its findings, and the languages of its documents."""

    findings: tuple[Finding, ...]
    langs: tuple[str, ...]


class _Document(msgspec.Struct):
    id: str
    source: str | None = None
    credit: list[str] = []
    lang: str | None = None


class _Event(msgspec.Struct):
    id: str
    label: str
    type: str
    participants: list[str] = []


class _Mention(msgspec.Struct):
    doc: str
    field: Field
    start: int
    end: int
    surface: str
    kind: str
    role: str
    rule: str
    side: int
    sentence_start: int
    sentence_end: int
    lang: str = ""
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    value: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    near: bool = False
    vague: bool = False
    speaker: str | None = None
    speaker_words: str | None = None
    attributed_to: str | None = None
    attributed_words: str | None = None
    modality: Modality = Modality.STATED
    negated: bool = False
    subject: str | None = None
    confidence: float = 1.0
    reach: tuple[float | None, float | None] | None = None


class _Match(msgspec.Struct):
    type: float | None = None
    participants: float | None = None
    place: float | None = None
    time: float | None = None
    role: float | None = None


class _Finding(msgspec.Struct):
    id: str
    state: str
    rule: str
    name: str
    kind: str
    verdict: Verdict
    severity: Severity
    confidence: float
    sure: bool
    match: _Match
    message: str
    message_args: dict[str, str]
    mentions: list[_Mention]
    origins: int
    same_owner: bool
    event: _Event | None = None
    variant: str | None = None


class _Report(msgspec.Struct):
    documents: list[_Document]
    findings: list[_Finding]


def read_report(data: bytes) -> Reread:
    """The findings of a JSON report; data that is none is refused in one sentence."""
    body = json_value(data)
    _check_schema(body)
    try:
        report = msgspec.convert(body, _Report)
    except msgspec.ValidationError as fault:
        raise Unreadable(f"a report that was changed or cut ({_lower(str(fault))}); {_CURE}") from None
    documents = {document.id: document for document in report.documents}
    return Reread(
        tuple(_finding(finding, documents) for finding in report.findings),
        tuple(document.lang for document in report.documents if document.lang),
    )


def _check_schema(body: Any) -> None:
    schema = body.get("schema") if isinstance(body, dict) else None
    if not isinstance(schema, str):
        raise Unreadable(f"not a JSON report of this program; {_CURE}")
    if schema != SCHEMA:
        raise Unreadable(f'a report of the schema "{schema}", and this program reads "{SCHEMA}"; {_CURE}')


def _finding(given: _Finding, documents: dict[str, _Document]) -> Finding:
    event = _event(given.event) if given.event is not None else None
    return Finding(
        id=given.id, state=given.state, rule=given.rule, name=given.name, kind=given.kind, verdict=given.verdict,
        severity=given.severity, confidence=given.confidence, sure=given.sure,
        match=Match(**msgspec.structs.asdict(given.match)), event=event, story="", message=given.message,
        message_args=given.message_args, variant=given.variant,
        mentions=tuple(_told(mention, documents.get(mention.doc), event) for mention in given.mentions),
        origins=given.origins, same_owner=given.same_owner,
    )  # fmt: skip


def _event(given: _Event) -> Event:
    parties = tuple(Entity("", name, person=False) for name in given.participants)
    return Event(given.id, "", given.type, given.label, parties)


def _told(given: _Mention, document: _Document | None, event: Event | None) -> Told:
    known = document or _Document(given.doc)
    name = given.speaker or given.attributed_to
    claim = Claim(
        _fact(given),
        Document(id=known.id, text="", source=known.source, credit=tuple(known.credit), lang=known.lang),
        Entity("", name, person=False) if name else None,
        event,
        "",
        given.lang,
    )
    reach = None if given.reach is None else Interval(_number(given.reach[0]), _number(given.reach[1]))
    return Told(claim, given.side, reach)


def _fact(given: _Mention) -> Fact:
    words = given.speaker_words or given.attributed_words
    span = Span(given.field, given.start, given.end)
    sentence = Span(given.field, given.sentence_start, given.sentence_end)
    return Fact(
        Mention(given.doc, span, given.surface, 0, sentence, given.kind, given.rule),
        Wording(given.surface, tuple(given.value.split()))
        if given.value is not None
        else Quantity(_number(given.low), _number(given.high), given.unit or ""),
        given.role,
        qualifier=given.qualifier, near=given.near, vague=given.vague, modality=given.modality, negated=given.negated,
        owner=Owner(None, words, given.confidence) if words else None,
        subject=given.subject or "", confidence=given.confidence,
    )  # fmt: skip


def _number(value: float | None) -> Fraction | None:
    return None if value is None else Fraction(value).limit_denominator(_FINEST)


def _lower(fault: str) -> str:
    return fault[:1].lower() + fault[1:]
