"""The reports word for word, side by side, what findings speak of marked and linked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from discrepancy.model.document import Document, Field, Status
from discrepancy.model.finding import Report
from discrepancy.report.page.escape import esc, link
from discrepancy.report.page.lines import side_class
from discrepancy.report.page.marks import Mark, Marks
from discrepancy.report.page.matrix import origin_words
from discrepancy.report.telling import published, relative

ROOM = 500_000  # characters of all reports together
_MOST = 40_000  # of one
_OPEN = 3  # so many reports stand open side by side
_LINE = re.compile(r"[^\r\n]*[^\s][^\r\n]*")


def with_room(documents: Sequence[Document]) -> list[Document]:
    """The documents whose words have room on the page, the first ones first."""
    left, kept = ROOM, []
    for document in documents:
        left -= min(len(document.text), _MOST) + len(document.title) + 200
        if left < 0:
            break
        kept.append(document)
    return kept


def reports(kept: Sequence[Document], numbers: Mapping[str, int], marks: Marks, report: Report) -> str:
    """An article a report; few stand open, many wait under their names."""
    shown = "".join(_report(document, numbers[document.id], marks, report, len(kept) <= _OPEN) for document in kept)
    left = len(report.documents) - len(kept)
    more = f'<p class="more">{esc(report.texts["page_more_texts"].format(n=left))}</p>' if left else ""
    return f'<div class="reports">{shown}</div>{more}'


def _report(document: Document, number: int, marks: Marks, report: Report, is_open: bool) -> str:
    texts = report.texts
    title = (
        f'<p class="title" dir="auto">{_marked(document, Field.TITLE, 0, len(document.title), marks)}</p>'
        if document.title
        else ""
    )
    lines = (found.span() for found in _LINE.finditer(document.text, 0, _MOST))
    body = "".join(f'<p dir="auto">{_marked(document, Field.TEXT, *line, marks)}</p>' for line in lines)
    more = f'<p class="more">{esc(texts["page_text_cut"])}</p>' if len(document.text) > _MOST else ""
    lang = next((d.lang for d in report.discourses if d.document.id == document.id), report.lang)
    tag = f' lang="{esc(lang)}"' if lang != report.lang else ""
    return (
        f'<details class="report" id="d{number}"{" open" if is_open else ""}><summary><h3><bdi>{esc(document.outlet)}</bdi></h3>'
        f'</summary><p class="meta">{" · ".join(_known(document, report))}</p><div class="words"{tag}>{title}{body}</div>{more}</details>\n'
    )


def _known(document: Document, report: Report) -> Iterator[str]:
    """What is known of a report, for the line below its name."""
    where = relative(document.file.path) if document.file is not None else document.id
    yield esc(where)
    if published(document):
        yield esc(published(document)[:16].replace("T", " "))
    if origin_words(document, report):
        yield esc(origin_words(document, report))
    if document.status is not Status.USABLE:
        yield f"<b>{esc(report.texts[f'status_{document.status.value}'])}</b>"
    if document.url:
        yield link(document.url)


def _marked(document: Document, field: Field, start: int, end: int, marks: Marks) -> str:
    """A stretch of a document with its marks."""
    words, at, pieces = document.field(field), start, []
    for mark in marks.of.get((document.id, field), ()):
        first, last = max(mark.start, start), min(mark.end, end)
        if first < last:
            pieces.append(esc(words[at:first]))
            pieces.append(_mark(mark, words[first:last], begins=mark.start >= start))
            at = last
    return "".join(pieces) + esc(words[at:end])


def _mark(mark: Mark, words: str, begins: bool) -> str:
    """Marked words, linked to their finding; further findings as small numbers behind them."""
    first, *others = mark.findings
    address = f' id="{mark.address}"' if begins else ""
    more = "".join(f'<a href="#f{number}">{number}</a> ' for number in others[:6])
    small = f"<sup>{more.strip()}</sup>" if more and begins else ""
    return f'<mark class="s{side_class(mark.side)}"{address}><a href="#f{first}">{esc(words)}</a></mark>{small}'
