"""The desk's page: one file that needs no network, readable with script and styles off. It shows and does not judge."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TextIO

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding, Report, Verdict
from discrepancy.report.base import View
from discrepancy.report.json import tool_version
from discrepancy.report.page.card import Card, kind_word
from discrepancy.report.page.escape import cut, esc
from discrepancy.report.page.marks import marks_of, told_documents
from discrepancy.report.page.matrix import matrices
from discrepancy.report.page.reports import reports, with_room
from discrepancy.report.telling import closing, shown_findings

_PARTS = Path(__file__).parent / "page"
MOST = 1000  # findings on a page; the rest is counted
_MANY = 60  # so many that a browser may put off drawing those that nobody looks at
_ROOM = 1_500_000  # characters of findings with all their sentences; those after them are told briefly


def write_html(report: Report, view: View, to: TextIO) -> None:
    """The page: what there is, who says what, each finding, the reports word for word, the rules."""
    shown = shown_findings(report, view)
    told = shown[:MOST]
    sources = told_documents(told)
    kept = with_room(list(sources.values()))
    numbers = {doc: number for number, doc in enumerate(sources, 1)}
    marks = marks_of(told, {document.id: numbers[document.id] for document in kept})
    texts = report.texts
    style, script = (_PARTS.joinpath(name).read_text("utf-8") for name in ("page.css", "page.js"))
    to.write(_head(report, told, style, script))
    to.write(f'<a class="skip" href="#findings">{esc(texts["page_skip"])}</a>\n')
    to.write(_header(report, view, shown, told))
    to.write("<main>\n" + _filters(told, list(sources.values()), report))
    if told:
        to.write(_section("matrix", texts["page_matrix"], matrices(told, report, numbers)))
    to.write(_section("findings", texts["page_findings"], _findings(told, Card(report, marks, numbers), len(shown))))
    to.write(_section("reports", texts["page_reports"], reports(kept, numbers, marks, report)))
    to.write(_rules(told, report) + _aside(report))
    to.write(f"</main>\n<footer><p>discrepancy {esc(tool_version())}</p></footer>\n{_actions(report)}")
    to.write(f"<script>{script}</script>\n</body>\n</html>\n")


@cache
def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _head(report: Report, told: Sequence[Finding], style: str, script: str) -> str:
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{esc(report.lang)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{esc(_title(report, told))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    )


def _title(report: Report, told: Sequence[Finding]) -> str:
    """What the page is of: the event of the loudest finding, where all reports tell one story."""
    event = next((finding.event.label for finding in told if finding.event is not None and finding.event.label), "")
    if not event or len(set(report.stories.values())) > 1:
        return report.texts["page_title"]
    return report.texts["page_title_of"].format(event=cut(event, 120))


def _header(report: Report, view: View, shown: Sequence[Finding], told: Sequence[Finding]) -> str:
    texts = report.texts
    themes = _options((name, texts[f"page_theme_{name}"]) for name in ("auto", "light", "dark"))
    return (
        f'<header><h1>{esc(_title(report, told))}</h1>\n<p class="count">{esc(closing(report, view, shown, options=False))}</p>\n'
        f'<p class="promise">{esc(texts["page_promise"])}</p>\n'
        f'<div class="tools" data-js hidden><label>{esc(texts["page_theme"])} <select id="theme">{themes}</select></label> '
        f'<button type="button" id="print">{esc(texts["page_print"])}</button> '
        f'<button type="button" id="export">{esc(texts["page_export"])}</button></div>\n'
        '<p id="live" role="status"></p></header>\n'
    )


def _options(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'<option value="{esc(value)}">{esc(words)}</option>' for value, words in pairs)


def _filters(told: Sequence[Finding], sources: Sequence[Document], report: Report) -> str:
    """What narrows the page; without script nothing does, and nothing is offered."""
    texts = report.texts
    verdicts, kinds = Counter(f.verdict for f in told), Counter(f.kind for f in told)
    boxes = [
        _boxes(
            "v",
            texts["page_by_verdict"],
            [(v.value, texts[f"verdict_{v.value}"], verdicts[v]) for v in Verdict if verdicts[v]],
        ),
        _boxes("k", texts["page_by_kind"], [(kind, kind_word(kind, texts), n) for kind, n in sorted(kinds.items())]),
    ]
    names: dict[str, list[int]] = {}
    for number, document in enumerate(sources, 1):
        names.setdefault(document.outlet, []).append(number)
    options = _options((" ".join(map(str, numbers)), cut(name, 60)) for name, numbers in sorted(names.items()))
    label = f'<label>{esc(texts["page_by_source"])} <select name="s"><option value="">{esc(texts["page_all_sources"])}</option>'
    words = texts["page_count"].format(n="{n}", all=len(told))
    return (
        f'<form id="filter" data-js hidden aria-label="{esc(texts["page_filters"])}" data-count="{esc(words)}">{"".join(boxes)}'
        f"{label}{options}</select></label> <output></output></form>\n"
    )


def _boxes(name: str, legend: str, choices: Sequence[tuple[str, str, int]]) -> str:
    boxes = "".join(
        f'<label><input type="checkbox" name="{name}" value="{esc(value)}" checked> {esc(words)} <small>{n}</small></label> '
        for value, words, n in choices
    )
    return f"<fieldset><legend>{esc(legend)}</legend>{boxes}</fieldset>"


def _findings(told: Sequence[Finding], card: Card, total: int) -> str:
    """Every finding, loudest first; those for which there is no room are told briefly, or counted."""
    texts, size, cards = card.texts, 0, []
    for number, finding in enumerate(told, 1):
        cards.append(card.whole(number, finding) if size < _ROOM else card.brief(number, finding))
        size += len(cards[-1])
    if not cards:
        return f"<p>{esc(texts['findings_0'])}</p>\n"
    more = f'<p class="more">{esc(texts["more_findings"].format(n=total - len(told)))}</p>' if total > len(told) else ""
    steps = (
        f'<div class="tools steps" data-js hidden><button type="button" id="previous">{esc(texts["page_previous"])}</button> '
        f'<button type="button" id="next">{esc(texts["page_next"])}</button> '
        f'<label><input type="checkbox" id="keys" checked> {esc(texts["page_keys"])}</label></div>\n'
    )
    none = f'<p id="none" hidden>{esc(texts["page_none_left"])}</p>'
    many = " many" if len(cards) > _MANY else ""
    return f'{steps}{none}<ol class="list{many}">\n{"".join(cards)}</ol>{more}'


def _section(name: str, heading: str, body: str) -> str:
    return f'<section aria-labelledby="{name}"><h2 id="{name}" tabindex="-1">{esc(heading)}</h2>\n{body}\n</section>\n'


def _rules(told: Sequence[Finding], report: Report) -> str:
    """What the rules of these findings mean."""
    used = sorted({finding.rule for finding in told} & set(report.rules))
    if not used:
        return ""
    rows = "".join(
        f'<dt id="{esc(name)}">{esc(name)} <small>{esc(report.texts[f"verdict_{report.rules[name].verdict.value}"])}</small></dt>'
        f"<dd>{esc(report.rules[name].explanation)}</dd>"
        for name in used
    )
    return _section("rules", report.texts["page_rules"], f"<dl>{rows}</dl>")


def _aside(report: Report) -> str:
    """What was set aside, and what else is worth knowing."""
    told = [*(problem.message for problem in report.errors), *report.notices]
    rows = "".join(f"<li>{esc(cut(words, 400))}</li>" for words in told[:100])
    more = f"<li>… {len(told) - 100}</li>" if len(told) > 100 else ""
    return _section("aside", report.texts["page_aside"], f"<ul>{rows}{more}</ul>") if told else ""


def _actions(report: Report) -> str:
    """What the script lays below each finding, and the words that it says."""
    texts = report.texts
    statuses = _options((name, texts[f"status_{name}"]) for name in ("open", "asked", "explained"))
    words = {name: texts[key] for name, key in (
        ("copied", "page_copied"), ("failed", "page_not_copied"), ("claim", "note_claim"), ("places", "note_places"),
        ("assessment", "note_assessment"),
    )}  # fmt: skip
    data = "".join(f' data-{name}="{esc(word)}"' for name, word in words.items())
    return (
        f'<template id="actions"{data}><p class="actions"><label>{esc(texts["page_status"])} <select class="status">{statuses}</select>'
        f'</label> <button type="button" class="copy">{esc(texts["page_copy"])}</button></p></template>\n'
    )
