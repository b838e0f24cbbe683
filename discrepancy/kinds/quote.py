"""Quoted words: found by their marks, compared within a story, told with what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discrepancy.kinds.base import Found, Rung, Text, Weighing
from discrepancy.model.fact import Modality
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Interval, Wording
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.given import Given, given_of
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.quotation import Quotation, marks_of
from discrepancy.text.translations import Translations, translations_of
from discrepancy.text.versions import Between, Versions, versions_of
from discrepancy.text.wording import wordings_of

_GATE = 0.6  # aligned share below which two quotes are not one utterance (see docs/comparing.md)
_GATE_BUILT = 0.5  # the same for quotes of one speaker whose small words are the same
_GATE_OTHER = 0.7  # the same for direct against indirect speech, where the speaker is not known to be one
_SAME_WORDS = 0.8  # aligned share from which other speakers mean that one of them is wrong
_TOLD_ALIKE = 0.75  # share of the longer one from which two pieces of indirect speech are one
_TOLD_APART = (
    "negation",
    "modal",
    "opposite",
)  # what sets two of them against each other; figures are told by their kinds
_BUILT_ALIKE = 0.75  # how alike the small words of two translations of one sentence are
_RENDERED = 0.4  # aligned share from which quotes of one speaker that are said to be translated are one utterance
_GLOSSED = 0.4  # share of the words of content that the other language must render
_TWO, _THREE = 2, 3  # words of content
_SHORT = 4  # words up to which a quote needs the same speaker or event to be held against another
_FRAGMENT = 3  # words up to which a quote is a fragment: equal or nothing
_SURE_SPEAKER = 0.9
_INDIRECT = "indirect"
_SPOKEN = frozenset(("direct", "scare", "motto", _INDIRECT))  # titles and names are nobody's words
_NESTED = "nested"
_SILENT = Weighing(Rung.SILENT)
_SPLIT = 80  # characters of "…“, sagte X, „…" between the parts of one utterance
_VERDICTS = {
    "wording": Verdict.WORDING,
    "partial": Verdict.WORDING,
    "paraphrase": Verdict.WORDING,
    "translation": Verdict.WORDING,
    "meaning": Verdict.CONFLICT,
    "misattribution": Verdict.CONFLICT,
}


class Quote:
    """The kind `quote`."""

    name = "quote"
    across_events = True

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every quote of a field, the parts of a split utterance as one; also those inside others and those never closed."""
        wordings = wordings_of(lexicon)
        everything = marks_of(lexicon).all_quotations(text.words.text, text.content)
        outer = [q for q in everything if q.depth == 0]
        rule = f"{lexicon.language.id}/quote/"
        for parts in _utterances(outer, text, lexicon):
            first, last = parts[0], parts[-1]
            said = " ".join(text.words.text[q.start + 1 : q.end - q.closed].strip(" ,") for q in parts)
            words = wordings.wording(said)
            if words.tokens:
                yield Found(first.start, last.end, words, rule + ("marks" if first.closed else "unclosed"), "direct")
        for inner in everything:
            if inner.depth and (words := wordings.wording(text.words.text[inner.start + 1 : inner.end - 1])).tokens:
                yield Found(inner.start, inner.end, words, rule + "nested", "direct")

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """Words have no interval."""
        return None

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """Whether two claims are versions of one utterance, and what lies between them. The first that fits holds.

        Gate and window after the measurements in the design: string ratios cannot tell a harmless rewording from a
        change of sense; weighted alignment can tell one utterance from two.
        """
        a, b = first.fact.value, second.fact.value
        if not isinstance(a, Wording) or not isinstance(b, Wording):
            return _SILENT
        roles = first.fact.role, second.fact.role
        if _NESTED in (_reason(first), _reason(second)):
            return _SILENT  # its words are part of the quote around it
        if not _SPOKEN.issuperset(roles) or Modality.DENIED in (first.fact.modality, second.fact.modality):
            return _SILENT
        who = _who(first, second, given_of(lexicons[first.lang]))
        if first.lang != second.lang:
            return _translated(first, second, who, translations_of((lexicons[first.lang], lexicons[second.lang])))
        versions = versions_of(lexicons[first.lang])
        told = [role == _INDIRECT for role in roles]
        if all(told):
            return _both_told(a, b, who, versions)
        if any(told):
            return _retold(b, a, who, versions) if told[0] else _retold(a, b, who, versions)
        return _both_quoted(first, second, who, versions)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The quote as printed."""
        return claim.fact.mention.surface


@dataclass(frozen=True, slots=True)
class _Who:
    """How the speakers of two claims stand to each other. `related`: one speaker, or one event."""

    same: bool
    other: bool
    related: bool


def _reason(claim: Claim) -> str:
    """Why a quote was taken for what it is: the last part of its rule."""
    return claim.fact.mention.rule.rsplit("/", 1)[-1]


def _apart(variant: str) -> Weighing:
    return Weighing(Rung.APART, variant, _VERDICTS[variant], gap=1.0)


def _who(first: Claim, second: Claim, names: Given) -> _Who:
    """Whether both speakers are known to be one, and whether they are known to be two different people.

    Where the story does not know them, the words for them do if they hold a full name.
    """
    a, b = first.owner, second.owner
    event = first.event is not None and second.event is not None and first.event.id == second.event.id
    if first.fact.owner is None or second.fact.owner is None:
        return _Who(same=False, other=False, related=event)
    sure = min(first.fact.owner.confidence, second.fact.owner.confidence) >= _SURE_SPEAKER
    if a is None or b is None or not (a.person and b.person):
        full = names.name(first.fact.owner.words), names.name(second.fact.owner.words)
        if full[0] and full[1]:
            same = full[0][-1] == full[1][-1]
            return _Who(same, sure and not same, same or event)
    if a is None or b is None:
        return _Who(same=False, other=False, related=event)
    if a.id == b.id or (a.state and a.state == b.state and not (a.person and b.person)):
        return _Who(same=True, other=False, related=True)
    return _Who(same=False, other=sure and a.person and b.person, related=event)


def _both_quoted(first: Claim, second: Claim, who: _Who, versions: Versions) -> Weighing:
    """Two direct quotes."""
    a, b = first.fact.value, second.fact.value
    assert isinstance(a, Wording)
    assert isinstance(b, Wording)
    shorter, longer = sorted((a, b), key=lambda w: (len(w.tokens), w.printed))
    size = len(shorter.tokens)
    if a.tokens == b.tokens:
        if who.other:
            return _apart("misattribution") if size > _SHORT else _SILENT
        if size <= _FRAGMENT and not who.related and not _hosts_alike(a, b, versions):
            return _SILENT  # a word that anybody may say
        return Weighing(Rung.SAME, None if _printed_alike(first, second) else "typographic")
    if size <= _FRAGMENT:
        return _fragment(shorter, longer, who, versions)
    between = versions.direct(a, b)
    gate = _GATE_BUILT if who.same and versions.skeleton(a, b) >= _BUILT_ALIKE else _GATE
    if between.mass < gate or not between.content or (size <= _SHORT and not who.related):
        return _rendered(first, second, between, who, versions)
    if who.other:
        return _apart("misattribution") if between.mass >= _SAME_WORDS and size > _SHORT else _SILENT
    if between.turned:
        return _apart("meaning")
    if between.part:
        return _apart("partial")
    return _apart("translation" if _from_other_language(first, second, versions) else "wording")


def _fragment(shorter: Wording, longer: Wording, who: _Who, versions: Versions) -> Weighing:
    """A quote of few words: part of a longer one if it depends on the same word there, else judged by the clauses around."""
    if who.other:
        return _SILENT
    inside = versions.contains(shorter, longer)
    if inside and len(longer.tokens) > len(shorter.tokens):
        telling = versions.content(shorter.tokens)
        if versions.stands_in(shorter, longer) or (
            who.same and (telling >= _TWO or (telling and len(shorter.tokens) > 1))
        ):
            return _apart("partial")
        return _SILENT
    if len(longer.tokens) > _FRAGMENT + 1:
        return _SILENT
    if shorter.host and longer.host and who.same:
        around = versions.reported(_without(shorter), _without(longer))
        if around.mass >= _GATE and around.content >= _TWO:
            turned = versions.reported(shorter.host, longer.host).turned
            return _apart("meaning" if turned else "wording")
    between = versions.direct(shorter, longer)
    if who.related and len(shorter.tokens) == len(longer.tokens) and between.mass >= _GATE and between.content:
        return _apart("meaning" if between.turned else "wording")
    return _SILENT


def _hosts_alike(a: Wording, b: Wording, versions: Versions) -> bool:
    """Whether two fragments stand in clauses that say the same."""
    return bool(a.host and b.host) and versions.reported(_without(a), _without(b)).mass >= _GATE


def _without(fragment: Wording) -> tuple[str, ...]:
    """The clause around a fragment without the fragment."""
    return fragment.host[: fragment.at] + fragment.host[fragment.at + len(fragment.tokens) :]


def _retold(quote: Wording, told: Wording, who: _Who, versions: Versions) -> Weighing:
    """A direct quote against indirect speech."""
    if told.quoted and told.quoted.issubset(quote.tokens):
        return _SILENT  # what it gives in marks is part of the quote: that is told
    if told.quoted and 2 * len(told.quoted.intersection(quote.tokens)) >= len(set(quote.tokens)):
        return _SILENT  # the words stand in marks there, too: the quotes themselves are compared
    if len(quote.tokens) <= _FRAGMENT:
        if not quote.host or who.other:
            return _SILENT
        between = versions.reported(quote.host, told.tokens)
        if between.mass < _GATE or between.content < _TWO + (not who.related):
            return _SILENT
        return _apart("meaning" if between.turned == "negation" else "paraphrase")
    between = versions.reported(quote.tokens, told.tokens)
    if between.mass < (_GATE if who.same else _GATE_OTHER) or between.content < (_TWO if who.related else _THREE):
        return _SILENT
    if who.other:
        return _apart("misattribution") if between.mass >= _SAME_WORDS and between.other >= _GATE else _SILENT
    return _apart("meaning" if between.turned else "paraphrase")


def _both_told(a: Wording, b: Wording, who: _Who, versions: Versions) -> Weighing:
    """Indirect against indirect speech: the words are the reporter's, so they agree, or mean something else, or nothing is said."""
    if who.other or min(len(a.tokens), len(b.tokens)) <= _SHORT:
        return _SILENT
    if a.tokens == b.tokens:
        return Weighing(Rung.SAME)
    if a.quoted.difference(b.tokens) or b.quoted.difference(a.tokens):
        return _SILENT
    between = versions.reported(a.tokens, b.tokens, figures=False)
    if between.other < _TOLD_ALIKE or between.content < _THREE:
        return _SILENT
    if between.turned in _TOLD_APART and who.same:
        return _apart("meaning")
    return Weighing(Rung.SAME) if not between.turned and between.mass >= _SAME_WORDS else _SILENT


def _rendered(first: Claim, second: Claim, between: Between, who: _Who, versions: Versions) -> Weighing:
    """Two quotes whose words differ: one utterance only where it was said in another language and both are built alike."""
    a, b = first.fact.value, second.fact.value
    assert isinstance(a, Wording)
    assert isinstance(b, Wording)
    if not who.same or not _from_other_language(first, second, versions):
        return _SILENT
    alike = versions.skeleton(a, b) >= _BUILT_ALIKE and versions.senses.negations(
        a.tokens
    ) == versions.senses.negations(b.tokens)
    return _apart("translation") if alike or between.mass >= _RENDERED else _SILENT


def _translated(first: Claim, second: Claim, who: _Who, translations: Translations) -> Weighing:
    """Quotes in two languages: laid side by side, checked for figures and negation only, never set against each other."""
    a, b = first.fact.value, second.fact.value
    assert isinstance(a, Wording)
    assert isinstance(b, Wording)
    if (
        not who.same
        or _INDIRECT in (first.fact.role, second.fact.role)
        or min(len(a.tokens), len(b.tokens)) <= _FRAGMENT
    ):
        return _SILENT
    rendering = translations.rendering(a, b)
    if rendering.share < _GLOSSED or rendering.common < _TWO:
        return _SILENT
    return _apart("translation" if rendering.faithful else "wording")


def _from_other_language(first: Claim, second: Claim, versions: Versions) -> bool:
    """Whether a report says that it renders what was said in another language."""
    return any(versions.says_translated(c.document.cut(c.fact.mention.sentence_span)) for c in (first, second))


def _printed_alike(first: Claim, second: Claim) -> bool:
    """Whether two quotes are the same in print, but for blanks and for the comma or full stop at their ends."""
    marks = {claim.fact.mention.surface[:1] + claim.fact.mention.surface[-1:] for claim in (first, second)}
    words = {_plain(claim) for claim in (first, second)}
    return len(words) == 1 and len(marks) == 1


def _plain(claim: Claim) -> str:
    value = claim.fact.value
    assert isinstance(value, Wording)
    return value.printed.rstrip(".,")


def _utterances(quotes: list[Quotation], text: Text, lexicon: Lexicon) -> Iterator[list[Quotation]]:
    """The parts of each utterance: „…“, sagte X, „…“ is one."""
    index = 0
    while index < len(quotes):
        last = index
        while last + 1 < len(quotes) and _one(quotes[last], quotes[last + 1], text, lexicon):
            last += 1
        yield quotes[index : last + 1]
        index = last + 1


def _one(before: Quotation, after: Quotation, text: Text, lexicon: Lexicon) -> bool:
    if not (before.closed and after.closed):
        return False
    between = text.words.lower[before.end : after.start]
    inner = text.words.text[before.start + 1 : before.end - 1].rstrip()
    if len(between) > _SPLIT or any(mark in between for mark in ".!?;\n") or inner.endswith((".", "!", "?")):
        return False
    if between.rstrip()[-1:] not in (",", ":"):
        return False  # „…“, schrieb das „Tagblatt“
    return between.lstrip().startswith(",") is not inner.endswith(",") and any(
        rule.owner == "subject" and pattern.search(between) for rule, pattern in lexicon.cues
    )


QUOTE = Quote()
