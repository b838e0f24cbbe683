"""A field's words tidied for reading, with the way back to the words as given; what is no content is left out.

Tidying: odd blanks become plain ones, soft hyphens and invisible marks vanish. Line ends stay. Every offset that leaves
the stages points into the words as given: `Words.back`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from discrepancy.model.document import Document, Field, Span
from discrepancy.rulebook.pattern import compiled
from discrepancy.rulebook.rule import LayoutRule
from discrepancy.text.lexicon import Lexicon

_BLANKS = dict.fromkeys(
    map(ord, "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
    " ",
)
_UNSEEN = compiled("[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_LINE = compiled(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Words:
    """Tidied text of one field, the same in lower case (equal length), and where each part of it stood as given."""

    field: Field
    text: str
    lower: str
    removed: tuple[int, ...] = ()
    """Offsets as given of the characters that tidying took out, ascending."""

    def back(self, start: int, end: int) -> Span:
        """The span as given for a stretch of the tidied text."""
        return Span(self.field, self._given(start), self._given(end - 1) + 1 if end > start else self._given(start))

    def _given(self, offset: int) -> int:
        if not self.removed:
            return offset
        low, high = 0, len(self.removed)
        while low < high:  # removed[i] - i characters stand before the i-th removed one
            middle = (low + high) // 2
            if self.removed[middle] - middle <= offset:
                low = middle + 1
            else:
                high = middle
        return offset + low

    def here(self, given: int) -> int:
        """The offset in the tidied text of an offset as given."""
        return given - bisect_left(self.removed, given)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a text are: stretches of content, and metadata that stood in the text."""

    content: tuple[tuple[int, int], ...]
    credit: tuple[str, ...] = ()
    published: str | None = None


def words_of(document: Document, field: Field) -> Words:
    """The tidied words of one field."""
    given = document.field(field)
    removed = tuple(found.start() for found in _UNSEEN.finditer(given))
    text = (_UNSEEN.sub("", given) if removed else given).translate(_BLANKS)
    return Words(field, text, lowered(text), removed)


def lowered(text: str) -> str:
    """Lower case of equal length: the few letters that grow when lowered (İ) stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def layout_of(words: Words, lexicon: Lexicon) -> Layout:
    """The content of a text without header, agency marks, teasers and forum rules, and the metadata found there.

    The first line may be a header; `rest` rules end the content at their line if what follows shows it.
    """
    content: list[tuple[int, int]] = []
    credit: list[str] = []
    published: str | None = None
    first = True
    for line in _LINE.finditer(words.text):
        start, end = line.span()
        lower = words.lower[start:end]
        if not lower.strip():
            continue
        cut_at = end
        rule = _rule_for(lower, words.lower[end : end + 2000], lexicon, first)
        if rule is not None:
            found = compiled(rule.pattern).search(lower)
            assert found is not None
            groups = {
                name: words.text[start + found.start(name) : start + found.end(name)]
                for name, text in found.groupdict().items()
                if text
            }
            marks = groups.get("credit") or groups.get("bare")
            if marks and not credit:
                credit = [mark.strip() for mark in marks.split("/")]
            published = published or groups.get("published")
            if rule.reads == "rest":
                break
            cut_at = start + found.start() if rule.reads == "credit" else start
        stretch = words.text[start:cut_at]
        if stretch.strip():
            lead = len(stretch) - len(stretch.lstrip())
            content.append((start + lead, start + len(stretch.rstrip())))
        first = False
    return Layout(tuple(content), tuple(credit), published)


def _rule_for(line: str, following: str, lexicon: Lexicon, first: bool) -> LayoutRule | None:
    """The first layout rule that speaks of this line; headers only where nothing stood before."""
    for rule in lexicon.language.layout:
        if rule.reads == "header" and not first:
            continue
        if compiled(rule.pattern).search(line) and (rule.needs is None or compiled(rule.needs).search(following)):
            return rule
    return None
