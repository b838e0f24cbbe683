"""What every report for people says alike: sides, places, who stands behind a figure, and the line that counts."""

from __future__ import annotations

import os.path
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from discrepancy.model.document import Document, Field
from discrepancy.model.finding import Claim, Finding, Report, Told, Verdict
from discrepancy.report.base import View, visible

LONGEST = 320
"""Characters of a sentence that are shown around the words of a mention."""


def shown_findings(report: Report, view: View) -> list[Finding]:
    """The findings that are shown, in the report's order: loudest first."""
    return [finding for finding in report.findings if view.shows(finding)]


def by_side(finding: Finding) -> list[list[Told]]:
    """The mentions, side by side."""
    sides: dict[int, list[Told]] = {}
    for told in finding.mentions:
        sides.setdefault(told.side, []).append(told)
    return [sides[number] for number in sorted(sides)]


def letter(side: int) -> str:
    """The name of a side: A, B … Z, then AA."""
    return (letter(side // 26 - 1) if side >= 26 else "") + chr(ord("A") + side % 26)


def opposed(finding: Finding) -> bool:
    """Whether the sides of a finding stand against each other."""
    return finding.verdict is not Verdict.AGREEMENT


def position(told: Told) -> tuple[str, int, int, int, int] | None:
    """File, and line and column of begin and end, from 1; None where a mention stands in no file, or in its title."""
    document, span = told.claim.document, told.claim.fact.mention.span
    if document.file is None or span.field is not Field.TEXT:
        return None
    line, column = document.file.place(max(span.start, span.end - 1))  # behind the end, markup may stand in the file
    return document.file.path, *document.file.place(span.start), line, column + (span.end > span.start)


def place(told: Told) -> str:
    """file:line:column where the document came from a file, else id:field:offset."""
    found, mention = position(told), told.claim.fact.mention
    if found is not None:
        return f"{visible(found[0])}:{found[1]}:{found[2]}"
    return f"{visible(told.claim.document.id)}:{mention.span.field.value}:{mention.span.start}"


def relative(path: str) -> str:
    """A path for a report that travels: as it was given, or from the working folder; of a file elsewhere only its name."""
    if not os.path.isabs(path):
        return PurePath(path).as_posix()
    inside = os.path.relpath(path)
    return PurePath(inside).as_posix() if not inside.startswith("..") else PurePath(path).name


def owner_name(claim: Claim) -> str:
    """Whose figure or words, resolved, else as printed; "" where nobody is named."""
    if claim.owner is not None:
        return claim.owner.name
    return claim.fact.owner.words if claim.fact.owner is not None else ""


def owner(claim: Claim, messages: Mapping[str, str]) -> str:
    """The same with the words around it."""
    name = owner_name(claim)
    return messages["says"].format(owner=visible(name)) if name else messages["unknown_owner"]


def sentence(claim: Claim, longest: int = LONGEST) -> tuple[str, str, str]:
    """The sentence of a mention: before its words, its words, after them; cut around the words where it is long."""
    mention, document = claim.fact.mention, claim.document
    words = document.field(mention.span.field)
    first = min(mention.sentence_span.start, mention.span.start)
    last = max(mention.sentence_span.end, mention.span.end)
    start, end = max(first, mention.span.start - longest // 2), min(last, mention.span.end + longest // 2)
    lead, tail = "… " if start > first else "", " …" if end < last else ""
    before, after = words[start : mention.span.start], words[mention.span.end : end]
    return (
        lead + (before if lead else before.lstrip()),
        document.cut(mention.span),
        (after if tail else after.rstrip()) + tail,
    )


def why(finding: Finding, messages: Mapping[str, str]) -> str:
    """One line: who stands behind it."""
    parts = [messages["one_origin"] if finding.origins == 1 else messages["some_origins"].format(n=finding.origins)]
    if finding.same_owner:
        name = next((t.claim.owner.name for t in finding.mentions if t.claim.owner is not None), "")
        parts.insert(0, messages["same_owner"].format(owner=name) + ".")
    return " ".join(parts)


def short_message(finding: Finding) -> str:
    """The finding's sentence without the event before it and the values after it, for where both stand beside it."""
    event, role, values = (finding.message_args.get(name, "") for name in ("event", "role", "values"))
    words = finding.message.removeprefix(event).removeprefix(f" ({role})").removeprefix(": ")
    words = words.replace(f": {values}", "", 1) if values else words
    return words[:1].upper() + words[1:]


def heading(finding: Finding) -> tuple[str, str]:
    """What a finding is of, for where its sentence stands beside it: the event, and of it what; "" where that is the event."""
    event, role = finding.message_args.get("event", ""), finding.message_args.get("role", "")
    return event, role if role != event else ""


def headings(finding: Finding, by: str | None) -> list[str]:
    """The headings of `--group-by` under which a finding stands."""
    documents = [told.claim.document for told in finding.mentions]
    match by:
        case "event":
            return [visible(finding.message_args["event"])]
        case "rule":
            return [f"{finding.rule} {finding.name}"]
        case "source":
            return sorted({visible(document.outlet) for document in documents})
        case "document":
            return sorted({visible(document.id) for document in documents})
    return [""]


def published(document: Document) -> str:
    """When a document was last changed or published, as precise as it came; "" where that is not known."""
    return document.updated or document.published or ""


def count(what: str, n: int, texts: Mapping[str, str]) -> str:
    """ "1 Bericht", "3 Berichte"."""
    return texts[f"{what}_1"] if n == 1 else texts[f"{what}_n"].format(n=n)


def closing(report: Report, view: View, shown: Sequence[Finding], options: bool = True) -> str:
    """Reports, origins, facts, findings shown, then what is hidden and, with `options`, how to see it."""
    texts = report.texts

    def how(option: str) -> str:
        return f" ({texts[option]})" if options else ""

    parts = [
        count("reports", len(report.documents), texts),
        count("origins", len(set(report.origins.values())), texts),
        count("facts", len(report.claims), texts),
        count("findings", len(shown), texts) if shown else texts["findings_0"],
    ]
    if report.errors:
        parts.append(f"{len(report.errors)} {texts['set_aside']}")
    seen = {id(finding) for finding in shown}
    hidden = [finding for finding in report.findings if id(finding) not in seen]
    unsure = 0 if view.unsure else sum(not f.sure and f.verdict in view.verdicts for f in hidden)
    if unsure:
        parts.append(f"{unsure} {texts['unsure']}" + how("unsure_option"))
    agreeing = sum(f.verdict is Verdict.AGREEMENT for f in hidden)
    if agreeing:
        parts.append(count("agreements", agreeing, texts) + how("agreements_option"))
    if len(report.documents) > 1 and len({report.stories[d.id] for d in report.documents}) == len(report.documents):
        parts.append(texts["no_story"] + how("one_story_option"))  # else a desk takes silence for agreement
    return " · ".join(parts)
