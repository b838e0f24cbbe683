"""The report as Markdown: for a ticket, a chat, a job summary. Source text can make neither markup nor links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from discrepancy.model.finding import Claim, Finding, Report
from discrepancy.report.base import View, visible
from discrepancy.report.telling import (
    by_side,
    closing,
    heading,
    headings,
    letter,
    opposed,
    owner,
    place,
    sentence,
    short_message,
    shown_findings,
    why,
)

_MARKUP = re.compile(r"[\\`*_{}\[\]|~$]")
_LEADS = re.compile(
    r"[<>&@]|:(?=//)|(?<=mailto):|(?<=www)\.", re.IGNORECASE
)  # what readers make links, calls and elements of
_BEGINS = re.compile(r"^(\s*\d*)([#+\-=.)])")  # what makes a heading or a list at the beginning of a line


def write_markdown(report: Report, view: View, to: TextIO) -> None:
    """A heading, the line that counts, and a section a finding."""
    texts, shown = report.texts, shown_findings(report, view)
    to.write(
        f"# {escaped(texts['page_title'])}\n\n{escaped(closing(report, view, shown))}\n\n{texts['page_promise']}\n"
    )
    ordered = [(title, finding) for finding in shown for title in headings(finding, view.group_by)]
    first = {title: number for number, (title, _) in reversed(list(enumerate(ordered)))}
    above = ""
    for title, finding in sorted(ordered, key=lambda one: first[one[0]]):
        if title != above:
            to.write(f"\n## {escaped(title)}\n")
        above = title
        to.writelines(f"{line}\n" for line in _finding(finding, report))
    if report.errors:
        to.write(f"\n## {escaped(texts['page_aside'])}\n\n")
        to.writelines(f"- {escaped(problem.message)}\n" for problem in report.errors)


def escaped(text: str) -> str:
    """Text for Markdown: one visible line without markup, addresses that no reader makes links of, nobody called by name."""
    words = _BEGINS.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", visible(text)))
    return _LEADS.sub(lambda found: f"&#{ord(found[0])};", words)


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    texts = report.texts
    unsure = "" if finding.sure else f" ({texts['unsure']})"
    verdict = texts[f"verdict_{finding.verdict.value}"]
    yield f"\n### {escaped(verdict)}: {escaped(', '.join(filter(None, heading(finding))))}{escaped(unsure)}\n"
    yield f"{escaped(short_message(finding))} `{finding.rule}` `{finding.id}`\n"
    for number, side in enumerate(by_side(finding)):
        for told in side:
            claim = told.claim
            mark = f"**{letter(number)}** " if opposed(finding) else ""
            who = f"{escaped(claim.document.outlet)}, {escaped(owner(claim, texts))}"
            yield f"- {mark}{who} ({escaped(place(told))}):  \n  {_quoted(claim)}"
    yield f"\n{escaped(why(finding, texts))}"


def _quoted(claim: Claim) -> str:
    """The sentence, the words of the mention in bold."""
    before, words, after = sentence(claim)
    return f"{escaped(before)}<b>{escaped(words)}</b>{escaped(after)}"
