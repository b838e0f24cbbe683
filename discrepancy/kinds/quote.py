"""Quoted words: found by their marks, compared within a story, told with what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Interval, Wording
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.quotation import Quotation, marks_of
from discrepancy.text.wording import Wordings

_GATE = 0.6  # aligned share below which two quotes are not one utterance (see docs/comparing.md)
_SAME_WORDS = 0.8  # aligned share from which other speakers mean that one of them is wrong
_SHORT = 4  # words up to which a quote needs the same speaker or event to be held against another
_FRAGMENT = 3  # words up to which a quote is a fragment: equal or nothing
_SURE_SPEAKER = 0.9
_SPLIT = 80  # characters of "…“, sagte X, „…" between the parts of one utterance
_LEAD = 30  # characters before a quote in which a word may say that it is a title
_VERDICTS = {
    "wording": Verdict.WORDING,
    "partial": Verdict.WORDING,
    "meaning": Verdict.CONFLICT,
    "misattribution": Verdict.CONFLICT,
}


class Quote:
    """The kind `quote`."""

    name = "quote"
    across_events = True

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every quote of a field that stands by itself; the parts of a split utterance as one."""
        wordings = lexicon.kept("wordings", lambda: Wordings(lexicon))
        outer = [q for q in marks_of(lexicon).quotations(text.words.text, text.content) if q.depth == 0]
        for first, last in _utterances(outer, text, lexicon):
            parts = [q for q in outer if first.start <= q.start and q.end <= last.end]
            words = wordings.wording(" ".join(text.words.text[q.start + 1 : q.end - 1].strip(" ,") for q in parts))
            if words.tokens:
                yield Found(
                    first.start,
                    last.end,
                    words,
                    f"{lexicon.language.id}/quote/marks",
                    _role(first.start, text, lexicon),
                )

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """Words have no interval."""
        return None

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """Whether two quotes are versions of one utterance, and what lies between them. The first that fits holds.

        Gate and window after the measurements in the design: string ratios cannot tell a harmless rewording from a
        change of sense; weighted alignment can tell one utterance from two.
        """
        a, b = first.fact.value, second.fact.value
        if (
            not isinstance(a, Wording)
            or not isinstance(b, Wording)
            or first.fact.role != "direct"
            or second.fact.role != "direct"
        ):
            return Weighing(Rung.SILENT)
        lang = first.lang
        if not _share(a, b) or lang != second.lang:
            return Weighing(
                Rung.SILENT
            )  # versions in two languages are translations, which are not compared word by word
        shorter = min(len(a.tokens), len(b.tokens))
        same, other = _speakers(first, second)
        related = same or (first.event is not None and second.event is not None and first.event.id == second.event.id)
        wordings = lexicons[lang].kept("wordings", lambda: Wordings(lexicons[lang]))
        side = wordings.aligned(a, b)
        if side.equal:
            if other and shorter > _SHORT:
                return _apart("misattribution")
            return Weighing(Rung.SAME) if shorter > _SHORT or not other else Weighing(Rung.SILENT)
        if shorter <= _FRAGMENT and not (related and len(a.tokens) == len(b.tokens)):
            return Weighing(Rung.SILENT)
        if side.mass < _GATE or not side.content or (shorter <= _SHORT and not related):
            return Weighing(Rung.SILENT)
        if other:
            return _apart("misattribution") if side.mass >= _SAME_WORDS and shorter > _SHORT else Weighing(Rung.SILENT)
        if wordings.turns_sense(side.changed):
            return _apart("meaning")
        if side.contiguous:
            return _apart("partial")
        return _apart("wording")

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The quote as printed."""
        return claim.fact.mention.surface


def _share(first: Wording, second: Wording) -> bool:
    """Whether two quotes have a longer word in common, by its first letters; asked before anything costly."""
    return first.tokens == second.tokens or not first.starts.isdisjoint(second.starts)


def _apart(variant: str) -> Weighing:
    return Weighing(Rung.APART, variant, _VERDICTS[variant], gap=1.0)


def _speakers(first: Claim, second: Claim) -> tuple[bool, bool]:
    """Whether both speakers are known to be one, and whether they are known to be two different people."""
    a, b = first.owner, second.owner
    if a is None or b is None or first.fact.owner is None or second.fact.owner is None:
        return False, False
    if a.id == b.id or (a.state and a.state == b.state and not (a.person and b.person)):
        return True, False
    sure = min(first.fact.owner.confidence, second.fact.owner.confidence) >= _SURE_SPEAKER
    return False, sure and a.person and b.person


def _utterances(quotes: list[Quotation], text: Text, lexicon: Lexicon) -> Iterator[tuple[Quotation, Quotation]]:
    """First and last part of each utterance: „…“, sagte X, „…“ is one."""
    index = 0
    while index < len(quotes):
        last = index
        while last + 1 < len(quotes) and _one(quotes[last], quotes[last + 1], text, lexicon):
            last += 1
        yield quotes[index], quotes[last]
        index = last + 1


def _one(before: Quotation, after: Quotation, text: Text, lexicon: Lexicon) -> bool:
    between = text.words.lower[before.end : after.start]
    inner = text.words.text[before.start + 1 : before.end - 1].rstrip()
    if len(between) > _SPLIT or any(mark in between for mark in ".!?;\n") or inner.endswith((".", "!", "?")):
        return False
    if between.rstrip()[-1:] not in (",", ":"):
        return False  # „…“, schrieb das „Tagblatt“
    return between.lstrip().startswith(",") is not inner.endswith(",") and any(
        rule.owner == "subject" and pattern.search(between) for rule, pattern in lexicon.cues
    )


def _role(start: int, text: Text, lexicon: Lexicon) -> str:
    """`title` where a word like "Film", "song" stands right before the marks, else `direct`."""
    nouns = "|".join(lexicon.language.quote.title_nouns)
    if nouns and compiled(rf"(?<!\p{{L}})\p{{L}}*(?:{nouns})(?:s|es|n|en)?\s$").search(
        text.words.lower, max(start - _LEAD, 0), start
    ):
        return "title"
    return "direct"


QUOTE = Quote()
