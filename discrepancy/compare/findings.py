"""The stage: an event group to its findings, each with rule, severity, sentence, sides and a stable id."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from discrepancy.compare.inside import against_itself
from discrepancy.compare.sides import Opposed, opposed
from discrepancy.compare.verdicts import verdict_of
from discrepancy.compare.versions import versions
from discrepancy.group.entities import same_owner
from discrepancy.kinds import KINDS
from discrepancy.kinds.base import FactKind, Weighing
from discrepancy.model.finding import Claim, Event, EventGroup, Finding, Match, Severity, Told, Verdict
from discrepancy.model.value import Quantity, Wording, same_digits
from discrepancy.rulebook.files import RoleEntry, Rulebook
from discrepancy.rulebook.rule import FindingRule
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.slips import digits_of, swapped

_DEPENDENT = 0.7  # weight of a disagreement between documents of one origin against that of independent ones
_FAR = 8  # times a figure may be the other before the events are doubted
_INSIDE = "inside"  # the kind of rules for a document against itself
_UNKNOWN = 0.5  # what an unknown slot of the match leaves of the confidence


def findings_of(
    groups: Iterable[EventGroup], rulebook: Rulebook, lexicons: Mapping[str, Lexicon], lang: str
) -> Iterator[Finding]:
    """Every finding of the groups; sentences in the given language."""
    for group in groups:
        kind = KINDS[group.kind]

        def judge(first: Claim, second: Claim, kind: FactKind = kind) -> tuple[Verdict | None, Weighing]:
            weighing = kind.weigh(first, second, rulebook, lexicons)
            return verdict_of(first, second, weighing, rulebook.roles), weighing

        told: Counter[Verdict] = Counter()
        for found in (versions if kind.across_events else opposed)(group.claims, judge):
            rule = _rule(group.kind, found, rulebook)
            if rule is not None and _worth(found, group):
                yield _finding(group, found, rule, kind, rulebook, lang, told[found.verdict])
                told[found.verdict] += not KINDS[group.kind].across_events


def own_findings(
    claims: Iterable[Claim], story: str, rulebook: Rulebook, lexicons: Mapping[str, Lexicon], lang: str
) -> Iterator[Finding]:
    """What the documents of a story contradict in themselves, each by its own claims."""
    by_doc: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_doc[claim.document.id].append(claim)

    def weigh(first: Claim, second: Claim) -> Weighing:
        return KINDS[first.fact.mention.kind].weigh(first, second, rulebook, lexicons)

    known: set[tuple[str, ...]] = set()
    for doc, own in sorted(by_doc.items()):
        told: Counter[str] = Counter()
        for found in against_itself(own, rulebook.roles, weigh):
            rule = _rule(_INSIDE, found, rulebook)
            first = found.sides[0][0]
            copied = (first.origin, found.variant or "", *(_value_key(c) for side in found.sides for c in side))
            if rule is not None and copied not in known:  # what a reprint repeats is told once
                known.add(copied)
                kind = first.fact.mention.kind
                match = Match(type=1.0, role=1.0)
                group = EventGroup(story, kind, first.fact.role, first.event, (first,), match, certain=True, place=doc)
                yield _finding(group, found, rule, KINDS[kind], rulebook, lang, told[rule.id])
                told[rule.id] += 1


def _worth(found: Opposed, group: EventGroup) -> bool:
    """An agreement is told between documents, or where a document repeats a quote; figures repeated in one are not news."""
    documents = {claim.document.id for side in found.sides for claim in side}
    return (
        len(documents) > 1
        or (found.verdict is Verdict.AGREEMENT and KINDS[group.kind].across_events)
        or found.verdict is Verdict.ATTRIBUTION
    )


def _rule(kind: str, found: Opposed, rulebook: Rulebook) -> FindingRule | None:
    fitting = [
        r
        for r in rulebook.findings.values()
        if r.kind == kind and r.verdict == found.verdict and r.variant == found.variant
    ]
    return fitting[0] if fitting else None


def _finding(
    group: EventGroup, found: Opposed, rule: FindingRule, kind: FactKind, rulebook: Rulebook, lang: str, before: int
) -> Finding:
    """The finding; `before`: how many of its verdict the group has told ("mindestens vier" agrees with 7 and with 9)."""
    messages = rulebook.languages[lang].messages
    told = tuple(
        Told(claim, number, kind.reach(claim, rulebook), kind.tell(claim, messages, rulebook, lang))
        for number, side in enumerate(found.sides)
        for claim in side
    )
    claims = [t.claim for t in told]
    event = group.event or _shared_event(claims)
    origins = len({claim.origin for claim in claims})
    confidence = _confidence(group, claims)
    args = {
        "event": event.label if event is not None and event.label else _heading(group, messages),
        "role": _heading(group, messages),
        "values": " / ".join(_values(side, kind, messages, rulebook, lang) for side in _one_each(found)),
    }
    names = [*_identity(group, claims, rule, rulebook.roles), *([str(before)] if before else [])]
    return Finding(
        id=_hash(*names),
        state=_hash(*sorted(_value_key(claim) for claim in claims)),
        rule=rule.id,
        name=rule.name,
        kind=group.kind,
        verdict=found.verdict,
        severity=Severity(rule.severity),
        confidence=confidence,
        sure=group.certain and not found.doubtful and not (group.match.participants is None and _far_apart(claims)),
        match=group.match,
        event=event,
        story=group.story,
        message=rule.message[lang].format(**args) + _hint(found, messages),
        message_args=args,
        variant=None if rule.kind == _INSIDE else found.variant,
        mentions=told,
        origins=origins,
        same_owner=found.verdict is not Verdict.AGREEMENT and _one_owner(found),
        weight=Fraction(found.gap).limit_denominator(10**6) * Fraction(rule.weight) * Fraction(confidence).limit_denominator(10**6)
        * Fraction(1 if origins > 1 else _DEPENDENT).limit_denominator(100),
    )  # fmt: skip


def _hint(found: Opposed, messages: Mapping[str, str]) -> str:
    """Words on figures that look like a slip of the pen: "67" and "76", "1,2" and "12"."""
    if found.verdict is not Verdict.CONFLICT:
        return ""
    a, b = (digits_of(side[0].fact.mention.surface) for side in found.sides[:2])
    return " " + messages["hint_digits"] if a and b and a != b and swapped(a, b) else ""


def _far_apart(claims: list[Claim]) -> bool:
    """Whether figures differ so much that, with nobody known who took part, two things are the better guess."""
    lows = [abs(c.fact.value.low) for c in claims if isinstance(c.fact.value, Quantity) and c.fact.value.low]
    return bool(lows) and max(lows) >= _FAR * min(lows) and not same_digits(max(lows), min(lows))


def _heading(group: EventGroup, messages: Mapping[str, str]) -> str:
    """What stands for an event that nobody knows: what the figure is of."""
    role = "quote" if KINDS[group.kind].across_events else group.role
    named = messages.get(f"role_{role}")
    if named is not None:
        return named
    return group.claims[0].fact.mention.surface if group.kind == "count" else messages["role_other"]


def _one_each(found: Opposed) -> list[tuple[Claim, ...]]:
    """What the sentence names: of a disagreement one claim a side, of an agreement one a document."""
    if found.verdict is not Verdict.AGREEMENT:
        return [side[:1] for side in found.sides]
    if len({claim.document.id for claim in found.sides[0]}) == 1:
        return [(claim,) for claim in found.sides[0]]
    first: dict[str, Claim] = {}
    for claim in found.sides[0]:
        first.setdefault(claim.document.id, claim)
    return [(claim,) for claim in first.values()]


def _values(side: tuple[Claim, ...], kind: FactKind, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
    claim = side[0]
    words = kind.tell(claim, messages, rulebook, lang)
    return f"{words} ({claim.document.outlet})"


def _shared_event(claims: list[Claim]) -> Event | None:
    """The one event that all claims with an event name; a claim without one does not object."""
    events = {claim.event.id: claim.event for claim in claims if claim.event is not None}
    return next(iter(events.values())) if len(events) == 1 else None


def _one_owner(found: Opposed) -> bool:
    """Whether the claims of all sides trace to one resolved owner."""
    first, *others = found.sides
    return all(same_owner(a.owner, b.owner) for a in first for side in others for b in side)


def _confidence(group: EventGroup, claims: list[Claim]) -> float:
    """Product of what each known slot of the match and each reading is worth; unknown slots cost."""
    parts = min(claim.fact.confidence for claim in claims)
    if group.event is not None:
        parts *= _met(group.match)
    return round(parts, 3)


def _met(match: Match) -> float:
    """How well two events met: by who took part, else by their sort, where that alone joined them."""
    if match.participants is not None:
        return match.participants
    return match.type if match.type is not None and match.type < 1 else _UNKNOWN


def _identity(group: EventGroup, claims: list[Claim], rule: FindingRule, roles: Mapping[str, RoleEntry]) -> list[str]:
    """What makes a finding the same finding tomorrow: rule, event, role and subject, but no value and no date.

    Where nobody is known to have taken part, the sort of event and the place of the story stand for the event; where not even
    the sort is known, and the role alone does not say what is told, the sentence without its figure.
    """
    subject = _subject(claims)
    if rule.kind == _INSIDE:
        return [rule.id, group.place, group.role, subject]
    if group.event is not None and group.event.participants:
        return [rule.id, group.event.key, group.role, subject]
    if group.event is not None:
        return [rule.id, group.event.type, group.event.background, group.place, group.role, subject]
    if KINDS[group.kind].across_events:
        return [rule.id, "", group.role, subject]
    entry = roles.get(group.role)
    fact = claims[0].fact
    if entry is None or not entry.told_once:
        sentence = claims[0].document.cut(fact.mention.sentence_span)
        subject += sentence.replace(fact.mention.surface, "")
    return [rule.id, "", group.place, group.role, fact.background, subject]


def _subject(claims: list[Claim]) -> str:
    """For words the content words that the versions share; for a figure what narrows it."""
    wordings = [claim.fact.value for claim in claims if isinstance(claim.fact.value, Wording)]
    if wordings:
        shared = set(wordings[0].tokens).intersection(*(w.tokens for w in wordings))
        return " ".join(sorted(word for word in shared if not word[0].isdigit()))
    return claims[0].fact.subject


def _value_key(claim: Claim) -> str:
    value = claim.fact.value
    if isinstance(value, Quantity):
        return f"{value.low}|{value.high}|{value.unit}|{claim.fact.qualifier}|{claim.fact.near}"
    return value.printed


def own_id(shared: str, story: str) -> str:
    """An id for a finding whose own is that of a finding of another story: two fires in one town."""
    return _hash(shared, story)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
