"""Records as plain rows: the keys of the contract, in English, in one order. JSON, tables and frames all use these."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from discrepancy.model.document import Document
from discrepancy.model.finding import Claim, Entity, Event, Finding, Report, Told
from discrepancy.model.value import Interval, Label, Period, Quantity, Value, Wording
from discrepancy.report.telling import position, published, relative

FACT_COLUMNS = (
    "doc", "field", "start", "end", "surface", "lang", "kind", "role", "low", "high", "unit", "from", "to", "value", "qualifier", "near",
    "vague", "speaker", "speaker_words", "attributed_to", "attributed_words", "modality", "negated", "event", "event_label",
    "participants", "subject", "sentence_start", "sentence_end", "confidence", "rule",
)  # fmt: skip

MENTION_COLUMNS = (
    "finding", "state", "finding_rule", "finding_name", "verdict", "severity", "finding_confidence", "sure", "variant", "message",
    "origins", "same_owner", "side", "words", "reach_low", "reach_high", "source", "published", "origin", "file", "line", "column",
    "sentence", *FACT_COLUMNS,
)  # fmt: skip

_TYPES = {
    "whole": ("start", "end", "sentence_start", "sentence_end", "origins", "side"),
    "number": ("low", "high", "confidence", "finding_confidence", "reach_low", "reach_high"),
    "maybe": ("line", "column"),
    "truth": ("near", "vague", "negated", "sure", "same_owner"),
    "texts": ("participants",),
}


def _types(columns: tuple[str, ...]) -> dict[str, str]:
    return {name: next((type_ for type_, names in _TYPES.items() if name in names), "text") for name in columns}


FACT_TYPES = _types(FACT_COLUMNS)
"""Column -> what it holds, in every table: text, whole, number, truth, texts. Only text and number may be missing."""
MENTION_TYPES = _types(MENTION_COLUMNS)
"""The same for the table of findings, a line a mention; "maybe" is a whole number that may be missing."""


def document_row(document: Document, report: Report) -> dict[str, Any]:
    """A document without its text, with its story and origin."""
    return {
        "id": document.id, "title": document.title or None, "source": document.source, "credit": list(document.credit),
        "published": document.published, "updated": document.updated,
        "lang": next((d.lang for d in report.discourses if d.document.id == document.id), document.lang),
        "url": document.url, "version": document.version, "status": document.status.value, "embargo": document.embargo,
        "origin": report.origins.get(document.id), "story": document.story or report.stories.get(document.id),
    }  # fmt: skip


def event_row(event: Event | None) -> dict[str, Any] | None:
    """An event: id within this report, label, type, participants; its time and place where known."""
    if event is None:
        return None
    return {
        "id": event.id, "label": event.label, "type": event.type, "participants": [p.name for p in event.participants],
        "from": None, "to": None, "place": None,
    }  # fmt: skip


def fact_row(claim: Claim) -> dict[str, Any]:
    """One row of `extract`."""
    fact, mention = claim.fact, claim.fact.mention
    value, quote = fact.value, isinstance(fact.value, Wording)
    owner, words = _name(claim.owner), fact.owner.words if fact.owner is not None else None
    amount = value if isinstance(value, Quantity) else None
    return {
        "doc": mention.doc, "field": mention.span.field.value, "start": mention.span.start, "end": mention.span.end,
        "surface": mention.surface, "lang": claim.lang, "kind": mention.kind, "role": fact.role,
        "low": number(amount.low) if amount else None, "high": number(amount.high) if amount else None,
        "unit": amount.unit if amount else None,
        "from": value.start if isinstance(value, Period) else None, "to": value.end if isinstance(value, Period) else None,
        "value": _words(value),
        "qualifier": fact.qualifier.value, "near": fact.near, "vague": fact.vague,
        "speaker": owner if quote else None, "speaker_words": words if quote else None,
        "attributed_to": None if quote else owner, "attributed_words": None if quote else words,
        "modality": fact.modality.value, "negated": fact.negated,
        "event": claim.event.id if claim.event else None, "event_label": claim.event.label if claim.event else None,
        "participants": [p.name for p in claim.event.participants] if claim.event else [],
        "subject": fact.subject or None,
        "sentence_start": mention.sentence_span.start, "sentence_end": mention.sentence_span.end,
        "confidence": fact.confidence, "rule": mention.rule,
    }  # fmt: skip


def told_row(told: Told) -> dict[str, Any]:
    """A mention of a finding: the fact's fields, its side and its reach."""
    return fact_row(told.claim) | {"side": told.side, "reach": _reach(told.reach)}


def finding_row(finding: Finding) -> dict[str, Any]:
    """A finding with all that `explain` needs."""
    match = finding.match
    return {
        "id": finding.id, "state": finding.state, "rule": finding.rule, "name": finding.name, "kind": finding.kind,
        "verdict": finding.verdict.value, "severity": finding.severity.value, "confidence": finding.confidence, "sure": finding.sure,
        "match": {"type": match.type, "participants": match.participants, "place": match.place, "time": match.time, "role": match.role},
        "event": event_row(finding.event), "message": finding.message, "message_args": dict(finding.message_args),
        "variant": finding.variant, "mentions": [told_row(told) for told in finding.mentions],
        "origins": finding.origins, "same_owner": finding.same_owner,
    }  # fmt: skip


def mention_row(finding: Finding, told: Told, report: Report) -> dict[str, Any]:
    """A mention as one line of a table: its finding, its place in the file, its document, its fact."""
    document, mention = told.claim.document, told.claim.fact.mention
    where = position(told)
    low, high = _reach(told.reach) or (None, None)
    return {
        "finding": finding.id, "state": finding.state, "finding_rule": finding.rule, "finding_name": finding.name,
        "verdict": finding.verdict.value, "severity": finding.severity.value, "finding_confidence": finding.confidence,
        "sure": finding.sure, "variant": finding.variant, "message": finding.message, "origins": finding.origins,
        "same_owner": finding.same_owner, "side": told.side, "words": told.words or None, "reach_low": low, "reach_high": high,
        "source": document.source, "published": published(document) or None, "origin": report.origins.get(document.id),
        "file": relative(where[0]) if where else None, "line": where[1] if where else None, "column": where[2] if where else None,
        "sentence": document.cut(mention.sentence_span), **fact_row(told.claim),
    }  # fmt: skip


def number(value: Fraction | None) -> int | float | None:
    """A fraction as JSON has numbers: whole ones exactly."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _words(value: Value) -> str | None:
    """The value where numbers and dates do not serve: folded words of a quote, a score, what a date could not be anchored to."""
    match value:
        case Wording():
            return value.skeleton
        case Label():
            return value.printed
        case Period():
            return value.label or None
    return None


def _reach(reach: Interval | None) -> list[int | float | None] | None:
    return None if reach is None else [number(reach.low), number(reach.high)]


def _name(entity: Entity | None) -> str | None:
    return entity.name if entity is not None else None
