"""Quotation marks paired in one pass with a stack. Nothing raises, and one odd mark never costs more than its paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from discrepancy.rulebook.files import QuoteFile
from discrepancy.rulebook.pattern import Pattern, compiled
from discrepancy.text.lexicon import Lexicon

_DEEPEST = 8  # quotes inside quotes; more is no prose
_DIRECTED = "„“«»"  # marks that show by themselves that a quote begins
_LONGEST_OPEN = 1200  # characters to the end of a paragraph within which a quote that is not closed may reach
_COMMA_REACH = 60  # characters within which a comma that opens must find its closing mark


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quote with its marks; offsets of the text. `depth` 0 stands by itself, 1 inside another.

    One that is not `closed` ends with its paragraph; nobody knows where its words end.
    """

    start: int
    end: int
    depth: int
    closed: bool = True


class Marks:
    """Which marks open and close quotes in one language."""

    def __init__(self, data: QuoteFile) -> None:
        self._closes: dict[str, str] = {}
        for pair in data.pairs:
            self._closes[pair[0]] = self._closes.get(pair[0], "") + pair[1]
        self._apostrophes = frozenset(data.apostrophes)
        closing = "".join(self._closes.values())
        marks = {c for c in (*self._closes, *closing) if c != ","}
        self._mark: Pattern = compiled(
            "["
            + "".join(sorted(f"\\{c}" if c in "\"'^]" else c for c in marks))
            + "]"
            + ("|(?<=\\s),(?=\\p{L})" if "," in self._closes else "")
        )

    def quotations(self, text: str, stretches: Iterable[tuple[int, int]]) -> list[Quotation]:
        """All closed quotes in the stretches (paragraphs), in order of their start."""
        return [quote for quote in self.all_quotations(text, stretches) if quote.closed]

    def all_quotations(self, text: str, stretches: Iterable[tuple[int, int]]) -> list[Quotation]:
        """All quotes in order of their start, also those that are never closed: such a one hides no quote behind it."""
        found: list[Quotation] = []
        open_: list[tuple[str, int]] = []
        ended = 0
        for start, end in stretches:
            if open_ and not self._goes_on(text, start, open_):
                self._give_up(open_, found, ended)
                open_ = []
            ended = end
            first = True
            for mark in self._mark.finditer(text, start, end):
                at, char = mark.start(), mark[0]
                if first and open_ and at == start and char == open_[-1][0]:
                    first = False
                    continue  # the same mark at the head of the next paragraph: the quote goes on
                first = False
                self._take(char, at, text, start, end, open_, found)
            open_ = [o for o in open_ if o[0] not in ",'‚‘›‹"]
        self._give_up(open_, found, ended)
        return sorted(found, key=lambda q: (q.start, -q.end))

    def _give_up(self, open_: list[tuple[str, int]], found: list[Quotation], end: int) -> None:
        """What was opened and never closed: quotes behind it stand by themselves, and it is one only if there are none."""
        if not open_:
            return
        begun = open_[0][1]
        at = len(found)
        while at and found[at - 1].start > begun:
            at -= 1
            quote = found[at]
            left = sum(start < quote.start for _, start in open_)
            found[at] = Quotation(quote.start, quote.end, max(quote.depth - left, 0))
        if at == len(found) and open_[0][0] in _DIRECTED and end - begun <= _LONGEST_OPEN:
            found.append(Quotation(begun, end, 0, closed=False))

    def _goes_on(self, text: str, start: int, open_: list[tuple[str, int]]) -> bool:
        return text[start : start + 1] == open_[-1][0]

    def _take(
        self, char: str, at: int, text: str, start: int, end: int, open_: list[tuple[str, int]], found: list[Quotation]
    ) -> None:
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        if char in self._apostrophes and before.isalnum() and after.isalnum():
            return
        if char in "\"'" and before.isdigit() and not open_:
            return  # inches and feet
        closing = not before.isspace() and before not in "([–—"
        opening = not after.isspace() and (not before.isalnum()) and after not in ".,;:!?)"
        for depth in range(len(open_) - 1, -1, -1):
            mark, begun = open_[depth]
            if char in self._closes[mark] and closing and at > begun + 1 and not (opening and not closing):
                if mark == "," and at - begun > _COMMA_REACH:
                    del open_[depth:]
                    return
                if char in self._apostrophes and after.isalnum():
                    return
                if depth < len(open_) - 1 and open_[-1][0] == char:
                    continue
                del open_[depth:]
                found.append(Quotation(begun, at + 1, depth))
                return
        if char in self._closes and opening and len(open_) < _DEEPEST:
            if char == "," and not any(c in text[at : at + _COMMA_REACH] for c in self._closes[","]):
                return
            if char in self._apostrophes and char != "‚" and before.isalnum():
                return
            open_.append((char, at))


def marks_of(lexicon: Lexicon) -> Marks:
    """The marks of a language, made once."""
    return lexicon.kept("marks", lambda: Marks(lexicon.language.quote))
