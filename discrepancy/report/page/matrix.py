"""Who says what: a row for each event and feature, a column for each report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding, Report, Told, Verdict
from discrepancy.report.page.escape import cut, esc
from discrepancy.report.page.lines import side_class
from discrepancy.report.page.marks import told_documents
from discrepancy.report.telling import heading, letter, opposed, owner_name

_MOST_ROWS = 150
_MOST_COLUMNS = 24
_MOST_IN_CELL = 3
_WORDS = 90

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Row:
    """A quantity, or a quote: the findings that tell of it, by number, and each mention once."""

    findings: list[tuple[int, Finding]] = field(default_factory=list)
    told: dict[tuple[str, int, int], tuple[Told, bool]] = field(default_factory=dict)

    def add(self, finding: Finding) -> None:
        for told in finding.mentions:
            span = told.claim.fact.mention.span
            self.told.setdefault((told.claim.document.id, span.start, span.end), (told, opposed(finding)))


def matrices(findings: Sequence[Finding], report: Report, documents: Mapping[str, int]) -> str:
    """A table a story; what fits nowhere is counted."""
    rows = _rows(findings, report)
    shown = dict(list(rows.items())[:_MOST_ROWS])
    stories: dict[str, list[_Row]] = {}
    for key, row in shown.items():
        stories.setdefault(key[0], []).append(row)
    tables = "".join(_table(story, report, documents) for story in stories.values())
    left = len(rows) - len(shown)
    more = f'<p class="more">{esc(report.texts["page_more_rows"].format(n=left))}</p>' if left else ""
    return tables + more


def _rows(findings: Sequence[Finding], report: Report) -> dict[_Key, _Row]:
    """The rows, in the order of their loudest findings. What agreements tell of the same quantity stands there, too."""
    rows: dict[_Key, _Row] = {}
    for number, finding in enumerate(findings, 1):
        row = rows.setdefault(_key(finding), _Row())
        row.findings.append((number, finding))
        row.add(finding)
    for finding in report.findings:
        if finding.verdict is Verdict.AGREEMENT and finding.sure and _key(finding) in rows:
            rows[_key(finding)].add(finding)
    return rows


def _key(finding: Finding) -> _Key:
    """What makes two findings one row: story, event and what the figure is of; a quote is a row of its own."""
    fact = finding.mentions[0].claim.fact
    if finding.event is None:
        return finding.story, finding.id
    unit = getattr(fact.value, "unit", "")
    return finding.story, finding.event.id, finding.kind, fact.role, fact.subject, unit


def _table(rows: list[_Row], report: Report, documents: Mapping[str, int]) -> str:
    texts = report.texts
    columns = list(told_documents(finding for row in rows for _, finding in row.findings).values())
    more = len(columns) - _MOST_COLUMNS
    note = f'<p class="more">{esc(texts["page_more_columns"].format(n=more))}</p>' if more > 0 else ""
    columns = columns[:_MOST_COLUMNS]
    heads = "".join(_head(document, report, documents) for document in columns)
    body = "".join(_line(row, columns, texts) for row in rows)
    return (
        f'<div class="scroll" tabindex="0" role="group" aria-label="{esc(texts["page_matrix"])}"><table><thead><tr>'
        f'<th scope="col">{esc(texts["page_feature"])}</th>{heads}</tr></thead><tbody>{body}</tbody></table></div>{note}'
    )


def _head(document: Document, report: Report, documents: Mapping[str, int]) -> str:
    name = f"<bdi>{esc(cut(document.outlet, 40))}</bdi>"
    number = documents.get(document.id)
    linked = f'<a href="#d{number}">{name}</a>' if number else name
    origin = origin_words(document, report)
    return f'<th scope="col">{linked}{f" <small>{esc(origin)}</small>" if origin else ""}</th>'


def origin_words(document: Document, report: Report) -> str:
    """Which origin a report has, where some share one; "" where each is its own."""
    origins = sorted(set(report.origins.values()))
    if len(origins) == len(report.origins) or document.id not in report.origins:
        return ""
    return report.texts["page_origin"].format(n=origins.index(report.origins[document.id]) + 1)


def _line(row: _Row, columns: list[Document], texts: Mapping[str, str]) -> str:
    first = row.findings[0][1]
    event, role = heading(first)
    of = f" <small>{esc(cut(role, 60))}</small>" if role else ""
    links = " ".join(
        f'<a class="v-{finding.verdict.value}" href="#f{number}"><span class="n">{number}</span> '
        f"{esc(texts[f'verdict_{finding.verdict.value}'])}</a>"
        for number, finding in row.findings[:6]
    )
    numbers = " ".join(str(number) for number, _ in row.findings)
    cells = "".join(f"<td>{''.join(_cell(document, row))}</td>" for document in columns)
    return f'<tr data-f="{numbers}"><th scope="row"><bdi>{esc(cut(event, 80))}</bdi>{of} {links}</th>{cells}</tr>'


def _cell(document: Document, row: _Row) -> Iterator[str]:
    """What a report says of it: each value once, with its side and whose it is."""
    seen: set[tuple[str, str]] = set()
    for (doc, _, _), (told, apart) in row.told.items():
        words, name = told.words or told.claim.fact.mention.surface, owner_name(told.claim)
        if doc != document.id or (words, name) in seen:
            continue
        seen.add((words, name))
        if len(seen) > _MOST_IN_CELL:
            yield "<p>…</p>"
            return
        mark = f'<span class="ltr">{letter(told.side)}</span> ' if apart else ""
        whose = f" <small><bdi>{esc(cut(name, 60))}</bdi></small>" if name else ""
        side = f' class="s{side_class(told.side)}"' if apart else ""
        yield f"<p{side}>{mark}<bdi>{esc(cut(words, _WORDS))}</bdi>{whose}</p>"
