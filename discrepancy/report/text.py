"""The report for a terminal: what a desk editor understands at first sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TextIO

from discrepancy.model.document import Field, Span
from discrepancy.model.finding import Claim, Finding, Report, Told, Verdict
from discrepancy.report.base import View, visible
from discrepancy.report.differing import differing

_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "mark": "1;4", "differs": "1;4;7", "dim": "2"}
_MARKED = ("wording", "meaning", "partial")  # variants of a quote whose differing words are marked inside both versions
_LONGEST = 320  # characters of a sentence that are shown around the marked words


def write_text(report: Report, view: View, to: TextIO) -> None:
    """Each finding: one line for machines and eyes, the sentence, both sides with their words marked; then the count."""
    paint = _Paint(view.colour)
    shown = [finding for finding in report.findings if view.shows(finding)]
    for heading, findings in _grouped(shown, view, report):
        if heading:
            to.write(paint(f"== {heading} ==", "dim") + "\n\n")
        for finding in findings:
            to.writelines(f"{line}\n" for line in _finding(finding, report, paint))
            to.write("\n")
    to.write(_closing(report, view, shown) + "\n")


class _Paint:
    """Colours, where they are wanted."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.on else text


def _grouped(findings: list[Finding], view: View, report: Report) -> Iterator[tuple[str, list[Finding]]]:
    """The findings under headings, in the order in which each heading first comes up."""
    if view.group_by is None:
        yield "", findings
        return
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        for heading in _headings(finding, view.group_by, report):
            groups.setdefault(heading, []).append(finding)
    yield from groups.items()


def _headings(finding: Finding, by: str, report: Report) -> list[str]:
    documents = [told.claim.document for told in finding.mentions]
    match by:
        case "event":
            return [finding.message_args["event"]]
        case "rule":
            return [f"{finding.rule} {finding.name}"]
        case "source":
            return sorted({visible(document.outlet) for document in documents})
        case _:
            return sorted({visible(document.id) for document in documents})


def _finding(finding: Finding, report: Report, paint: _Paint) -> Iterator[str]:
    texts = report.texts
    sides = _by_side(finding)
    first = sides[0][0]
    label = f"[{finding.message_args['event']}]"
    opposed = finding.verdict is not Verdict.AGREEMENT
    told = (
        [_short(side[0], number > 0 or not opposed) for number, side in enumerate(sides)]
        if opposed
        else [_short(t, False) for t in finding.mentions]
    )
    severity = paint(finding.severity.value, finding.severity.value)
    unsure = "" if finding.sure else f" ({texts['unsure']})"
    yield f"{_place(first)} {severity} {finding.rule} {finding.name}{unsure} {visible(label)} {(' <> ' if opposed else ' = ').join(told)}"
    yield f"  {visible(finding.message)}"
    for number, side in enumerate(sides):
        for told_ in side:
            claim = told_.claim
            letter = f"{chr(ord('A') + number)} " if opposed else ""
            yield f"  {letter}{visible(claim.document.outlet)}, {_owner(claim, texts)}:"
            yield f"      {_sentence(claim, paint, _other(finding, told_))}"
    yield f"  {paint(visible(_why(finding, texts)), 'dim')}"


def _by_side(finding: Finding) -> list[list[Told]]:
    sides: dict[int, list[Told]] = {}
    for told in finding.mentions:
        sides.setdefault(told.side, []).append(told)
    return [sides[number] for number in sorted(sides)]


def _short(told: Told, with_place: bool) -> str:
    """The words of a mention, its document, and where it is not the line's own place also that."""
    claim = told.claim
    place = f", {_place(told)}" if with_place else ""
    return f"{visible(claim.fact.mention.surface)} ({visible(claim.document.outlet)}{place})"


def _place(told: Told) -> str:
    """file:line:column where the document came from a file, else id:offset."""
    document, span = told.claim.document, told.claim.fact.mention.span
    if document.file is not None and span.field is Field.TEXT:
        line, column = document.file.place(span.start)
        return f"{visible(document.file.path)}:{line}:{column}"
    return f"{visible(document.id)}:{span.field.value}:{span.start}"


def _owner(claim: Claim, messages: Mapping[str, str]) -> str:
    owner = (
        claim.owner.name if claim.owner is not None else claim.fact.owner.words if claim.fact.owner is not None else ""
    )
    return messages["says"].format(owner=visible(owner)) if owner else messages["unknown_owner"]


def _other(finding: Finding, told: Told) -> str | None:
    """The version against which the words of a quote are marked: the first of another side."""
    if finding.variant not in _MARKED:
        return None
    return next((t.claim.fact.mention.surface for t in finding.mentions if t.side != told.side), None)


def _marked(surface: str, other: str | None, paint: _Paint) -> str:
    """The words of a mention, those that differ from another version in inverse letters, or in braces."""
    spans = differing(surface, other) if other is not None else []
    parts, at = [], 0
    for start, end in spans:
        parts += [(surface[at:start], "mark"), (surface[start:end], "differs")]
        at = end
    parts.append((surface[at:], "mark"))
    if paint.on:
        return "".join(paint(visible(words), style) for words, style in parts if words)
    return "".join("{" + visible(words) + "}" if style == "differs" else visible(words) for words, style in parts)


def _sentence(claim: Claim, paint: _Paint, other: str | None = None) -> str:
    """The sentence with the words of the mention marked: underlined, or between >> and <<."""
    mention, document = claim.fact.mention, claim.document
    whole = Span(
        mention.span.field,
        min(mention.sentence_span.start, mention.span.start),
        max(mention.sentence_span.end, mention.span.end),
    )
    words = document.field(whole.field)
    start = max(whole.start, mention.span.start - _LONGEST // 2)
    end = min(whole.end, mention.span.end + _LONGEST // 2)
    before, after = words[start : mention.span.start], words[mention.span.end : end]
    surface = _marked(mention.surface, other, paint)
    marked = surface if paint.on else f">>{surface}<<"
    lead, tail = "… " if start > whole.start else "", " …" if end < whole.end else ""
    return f"{lead}{visible(before)}{marked}{visible(after)}{tail}".strip()


def _why(finding: Finding, messages: Mapping[str, str]) -> str:
    """One line: who stands behind it."""
    parts = [messages["one_origin"] if finding.origins == 1 else messages["some_origins"].format(n=finding.origins)]
    if finding.same_owner:
        owner = next((t.claim.owner.name for t in finding.mentions if t.claim.owner is not None), "")
        parts.insert(0, messages["same_owner"].format(owner=owner) + ".")
    return " ".join(parts)


def _closing(report: Report, view: View, shown: list[Finding]) -> str:
    texts = report.texts

    def count(what: str, n: int) -> str:
        return texts[f"{what}_1"] if n == 1 else texts[f"{what}_n"].format(n=n)

    findings = count("findings", len(shown)) if shown else texts["findings_0"]
    parts = [
        count("reports", len(report.documents)),
        count("origins", len(set(report.origins.values()))),
        count("facts", len(report.claims)),
        findings,
    ]
    if report.errors:
        parts.append(f"{len(report.errors)} {texts['set_aside']}")
    hidden = (
        sum(not f.sure for f in report.findings if f not in shown and f.verdict in view.verdicts)
        if not view.unsure
        else 0
    )
    if hidden:
        parts.append(f"{hidden} {texts['unsure']} ({texts['unsure_option']})")
    agreeing = sum(f.verdict is Verdict.AGREEMENT for f in report.findings if f not in shown)
    if agreeing:
        parts.append(f"{count('agreements', agreeing)} ({texts['agreements_option']})")
    if len(report.documents) > 1 and len({report.stories[d.id] for d in report.documents}) == len(report.documents):
        parts.append(f"{texts['no_story']} ({texts['one_story_option']})")  # else a desk takes silence for agreement
    return " · ".join(parts)
