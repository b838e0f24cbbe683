"""A finding on the page: what it is, how far apart, both sides with their sentences, who stands behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discrepancy.model.finding import Finding, Report, Told, Verdict
from discrepancy.model.value import Wording
from discrepancy.report.differing import differing
from discrepancy.report.page.escape import cut, esc
from discrepancy.report.page.lines import lines_of, side_class
from discrepancy.report.page.marks import Marks
from discrepancy.report.telling import (
    by_side,
    heading,
    letter,
    opposed,
    owner,
    position,
    relative,
    sentence,
    short_message,
    why,
)

_MOST_SIDES = 6
_MOST_A_SIDE = 4
_SENTENCE = 280  # characters around the words
_WORDS = 600  # characters of a mention
_VALUES = 3  # different words of one side above its sentences


@dataclass(frozen=True, slots=True)
class Card:
    """What a card needs beside its finding."""

    report: Report
    marks: Marks
    documents: Mapping[str, int]

    @property
    def texts(self) -> Mapping[str, str]:
        """The words of the report's language."""
        return self.report.texts

    def whole(self, number: int, finding: Finding) -> str:
        """A finding with everything."""
        sides = by_side(finding)
        told = [side[:_MOST_A_SIDE] for side in sides[:_MOST_SIDES]]
        left = len(finding.mentions) - sum(map(len, told))
        more = f'<p class="more">{esc(self.texts["page_more_mentions"].format(n=left))}</p>' if left else ""
        shown = "".join(self._side(side, finding, sides) for side in told)
        behind = f'<p class="why">{esc(why(finding, self.texts))}</p>'
        body = f'{lines_of(finding, self.texts)}<div class="sides">{shown}</div>{more}{behind}{self._reading(finding, told)}'
        return self._framed(number, finding, body)

    def brief(self, number: int, finding: Finding) -> str:
        """A finding for which there is no more room: its sentence with its values."""
        words = esc(cut(finding.message_args.get("values", ""), 240))
        return self._framed(number, finding, f'<p>{words}</p><p class="more">{esc(self.texts["page_brief"])}</p>')

    def _framed(self, number: int, finding: Finding, body: str) -> str:
        texts = self.texts
        verdict = finding.verdict.value
        sources = sorted({self.documents.get(told.claim.document.id, 0) for told in finding.mentions})
        event, role = heading(finding)
        of = (
            f" <small><bdi>{esc(cut(role, 60))}</bdi></small>"
            if role not in ("", kind_word(finding.kind, texts))
            else ""
        )
        unsure = "" if finding.sure else f" <span>{esc(texts['unsure'])}</span>"
        data = (
            f'data-v="{verdict}" data-k="{esc(finding.kind)}" data-s="{" ".join(map(str, sources))}" '
            f'data-id="{esc(finding.id)}" data-state="{esc(finding.state)}"'
        )
        return (
            f'<li><article class="f v-{verdict}" id="f{number}" tabindex="-1" aria-labelledby="h{number}" {data}>'
            f'<p class="kick"><span class="n">{number}</span> <span class="v">{esc(texts[f"verdict_{verdict}"])}</span> '
            f"<span>{esc(kind_word(finding.kind, texts))}</span>{unsure} {self._rule(finding)}</p>"
            f'<h3 id="h{number}"><bdi>{esc(cut(event, 160))}</bdi>{of}</h3>'
            f'<p class="msg">{esc(cut(short_message(finding), 600))}</p>{body}</article></li>\n'
        )

    def _rule(self, finding: Finding) -> str:
        if finding.rule in self.report.rules:
            return f'<a class="rule" href="#{esc(finding.rule)}">{esc(finding.rule)}</a>'
        return f'<span class="rule">{esc(finding.rule)}</span>'

    def _side(self, side: list[Told], finding: Finding, sides: list[list[Told]]) -> str:
        """A side: its letter, its values, its sentences."""
        words = list(dict.fromkeys(told.words for told in side if told.words and not _is_quote(told)))
        values = " · ".join(f"<bdi>{esc(cut(one, 120))}</bdi>" for one in words[:_VALUES])
        number = side[0].side
        name = f'<span class="ltr">{letter(number)}</span> ' if opposed(finding) else ""
        head = f'<p class="val">{name}{values}</p>' if name or values else ""
        shown = "".join(self._mention(told, self._other(told, finding, sides)) for told in side)
        return f'<div class="side s{side_class(number)}">{head}{shown}</div>'

    def _other(self, told: Told, finding: Finding, sides: list[list[Told]]) -> str:
        """The words against which a quote is held; "" where there are none."""
        if finding.verdict is Verdict.AGREEMENT or not _is_quote(told) or len(sides) < 2:
            return ""
        against = sides[1] if told.side == sides[0][0].side else sides[0]
        return against[0].claim.fact.mention.surface

    def _mention(self, told: Told, other: str) -> str:
        claim = told.claim
        before, words, after = sentence(claim, _SENTENCE)
        marked = self._marked(cut(words, _WORDS), other)
        address = self.marks.address(claim.document.id, claim.fact.mention.span)
        linked = f'<a href="#{address}">{marked}</a>' if address else marked
        lang = f' lang="{esc(claim.lang)}"' if claim.lang != self.report.lang else ""
        return (
            f'<figure><blockquote dir="auto"{lang}>{esc(before)}<mark>{linked}</mark>{esc(after)}</blockquote>'
            f"<figcaption><b><bdi>{esc(claim.document.outlet)}</bdi></b>, "
            f'<bdi>{esc(owner(claim, self.texts))}</bdi> · <span class="at">{esc(self.place(told))}</span></figcaption></figure>'
        )

    def _marked(self, words: str, other: str) -> str:
        if not other:
            return esc(words)
        gap = f'<span class="gap" role="img" aria-label="{esc(self.texts["page_omission"])}">‸</span>'
        pieces = ((esc(piece), differs) for piece, differs in differing(words, other))
        return "".join(
            f"<b>{piece}</b>" if differs and piece else gap if differs else piece for piece, differs in pieces
        )

    def place(self, told: Told) -> str:
        """Where a mention stands, for people."""
        found = position(told)
        if found is not None:
            return f"{relative(found[0])}, {self.texts['page_line'].format(line=found[1])}"
        in_title = told.claim.fact.mention.span.field.value == "title"
        return f"{told.claim.document.id}, {self.texts['page_in_title']}" if in_title else told.claim.document.id

    def _reading(self, finding: Finding, sides: list[list[Told]]) -> str:
        """Which rule found each of the words, how sure the whole is, and the name under which `explain` knows it."""
        texts = self.texts
        rows = "".join(self._read_row(told) for side in sides for told in side)
        sure = texts["explain_confidence"].format(value=round(finding.confidence, 2))
        match = "".join(self._slots(finding))
        return (
            f"<details><summary>{esc(texts['page_reading'])}</summary><p>{esc(sure)}{match} · "
            f"<code>{esc(finding.id)}</code></p><ul>{rows}</ul></details>"
        )

    def _slots(self, finding: Finding) -> Iterator[str]:
        for slot in ("type", "participants", "place", "time", "role"):
            value = getattr(finding.match, slot)
            if value is not None:
                yield f" · {esc(self.texts[f'explain_slot_{slot}'])} {round(value, 2)}"

    def _read_row(self, told: Told) -> str:
        words = cut(told.claim.fact.mention.surface, 40)
        return f"<li><q>{esc(words)}</q> {esc(self.texts['explain_read_by'])} <code>{esc(told.claim.fact.mention.rule)}</code></li>"


def kind_word(kind: str, texts: Mapping[str, str]) -> str:
    """What a kind is called; one that the catalogue does not know is something else."""
    return texts.get(f"kind_{kind}") or texts["kind_other"]


def _is_quote(told: Told) -> bool:
    return isinstance(told.claim.fact.value, Wording)
