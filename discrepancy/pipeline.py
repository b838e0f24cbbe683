"""Documents to a Report: the one place that knows the order of the stages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from discrepancy.compare.findings import findings_of, own_findings, own_id
from discrepancy.engines import ENGINES
from discrepancy.engines.base import Engine
from discrepancy.extract.facts import discourse_of, filled_from_layout
from discrepancy.group.contexts import Contexts
from discrepancy.group.entities import entities_of
from discrepancy.group.events import Happenings
from discrepancy.group.figures import Figures
from discrepancy.group.origins import origins_of
from discrepancy.group.places import main_place
from discrepancy.group.sketch import Sketch, sketch_of
from discrepancy.group.stories import stories_of
from discrepancy.group.utterances import utterances
from discrepancy.kinds import KINDS
from discrepancy.kinds.base import Rung
from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Document
from discrepancy.model.fact import Fact
from discrepancy.model.finding import (
    Claim,
    Entity,
    Event,
    EventGroup,
    Explained,
    Finding,
    Match,
    Problem,
    Report,
    Severity,
    Verdict,
)
from discrepancy.rulebook.check import COMMON
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.rule import FindingRule
from discrepancy.text.language import language_of
from discrepancy.text.lexicon import Lexicon

_ACROSS = frozenset(name for name, kind in KINDS.items() if kind.across_events)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a run is asked for, beside its documents."""

    one_story: bool = False
    lang: str | None = None
    """Language of all documents; None: each by itself."""
    lang_ui: str | None = None
    """Language of the report; None: that of most documents."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One document after the first task."""

    discourse: Discourse | None
    sketch: Sketch | None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class _Story:
    """One story after the second task."""

    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    origins: Mapping[str, str]
    findings: tuple[Finding, ...]


class Lexicons(dict[str, Lexicon]):
    """Lexicons by language, made when first asked for."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__()
        self.rulebook = rulebook

    def __missing__(self, name: str) -> Lexicon:
        self[name] = Lexicon(self.rulebook, name)
        return self[name]


_kept: list[Lexicons] = []


def lexicons_of(rulebook: Rulebook) -> Lexicons:
    """The lexicons of a rulebook; those of the last one are kept, as compiling its words takes longer than reading a report."""
    if not _kept or _kept[0].rulebook is not rulebook:
        _kept[:] = [Lexicons(rulebook)]
    return _kept[0]


def report_of(
    documents: Iterable[Document],
    rulebook: Rulebook,
    choices: Choices | None = None,
    engine: Engine | None = None,
    errors: Sequence[Problem] = (),
) -> Report:
    """The report on all documents: each read, joined to stories, compared inside its story. Order of input is nothing."""
    choices = choices or Choices()
    engine = engine or ENGINES["local"]()
    lexicons = lexicons_of(rulebook)
    known = sorted(documents, key=lambda d: d.id)
    read = list(engine.map(lambda document: _read(document, rulebook, lexicons, choices), known))
    discourses = [r.discourse for r in read if r.discourse is not None]
    story = stories_of([r.sketch for r in read if r.sketch is not None], choices.one_story)
    lang = choices.lang_ui or _commonest(discourses, rulebook)

    def tell(group: list[Discourse]) -> _Story:
        return _story(group, story[group[0].document.id], rulebook, lexicons, lang)

    told = list(engine.map_groups(tell, discourses, lambda d: story[d.document.id]))
    events = [event for one in told for event in one.events]
    names = {event.id: f"e{number}" for number, event in enumerate(events, 1)}
    claims = [_renamed_claim(claim, names) for one in told for claim in one.claims]
    findings = [_renamed(finding, names) for one in told for finding in one.findings]
    return Report(
        documents=tuple(d.document for d in discourses),
        discourses=tuple(discourses),
        claims=tuple(sorted(claims, key=lambda c: c.order)),
        origins={doc: origin for one in told for doc, origin in one.origins.items()},
        stories=dict(sorted(story.items())),
        events=tuple(replace(event, id=names[event.id]) for event in events),
        findings=tuple(_in_order(_merged(findings))),
        errors=(*errors, *_timed_out(discourses)),
        notices=tuple(n for r in read for n in (r.notice, *(r.discourse.notices if r.discourse else ())) if n),
        lang=lang,
        texts=rulebook.languages[lang].messages,
        rules={rule.id: _explained(rule, lang) for rule in rulebook.findings.values()},
    )


def _explained(rule: FindingRule, lang: str) -> Explained:
    verdict, severity = Verdict(rule.verdict), Severity(rule.severity)
    return Explained(rule.id, rule.name, verdict, severity, rule.explanation.get(lang) or rule.explanation[COMMON])


def _read(document: Document, rulebook: Rulebook, lexicons: Lexicons, choices: Choices) -> _Read:
    """First task: one document's discourse and sketch. A document of a language without rules is told, not dropped."""
    lang = language_of(document.text, choices.lang or document.lang, rulebook.languages)
    notice = ""
    if lang is None:
        known = ", ".join(sorted(rulebook.languages))
        notice = f'{document.id}: no rules for its language ("{document.lang or "unknown"}"; known: {known}); read without finding facts'
        return _Read(None, None, notice=notice)
    lexicon = lexicons[lang]
    discourse = discourse_of(filled_from_layout(document, lexicon), lexicon)
    return _Read(discourse, sketch_of(discourse, lexicon), notice=notice)


def _timed_out(discourses: Sequence[Discourse]) -> list[Problem]:
    """A rule that took too long is an error of that rule; the documents were read with all the others."""
    slow: dict[str, str] = {}
    for discourse in discourses:
        for rule in discourse.timed_out:
            slow.setdefault(rule, discourse.document.id)
    return [
        Problem(f"{rule}: the pattern took too long on {doc} and was left out there; simplify it", rule=rule)
        for rule, doc in sorted(slow.items())
    ]


def _commonest(discourses: Sequence[Discourse], rulebook: Rulebook) -> str:
    """The language of most documents; of equals the first by name."""
    counted = Counter(d.lang for d in discourses)
    return min(rulebook.languages, key=lambda name: (-counted[name], name))


def _story(discourses: list[Discourse], story: str, rulebook: Rulebook, lexicons: Lexicons, lang: str) -> _Story:
    """Second task: entities resolved, events grouped, claims compared, for one story."""
    used = {d.lang: lexicons[d.lang] for d in discourses}
    covers = {post: others for lexicon in used.values() for post, others in lexicon.covers.items()}
    houses = {house for lexicon in used.values() for house in lexicon.houses}
    entities = entities_of(discourses, covers, houses)
    origins = origins_of(discourses)
    happenings = Happenings(discourses, entities, used, story)
    claims = [_claim(fact, d, entities, happenings, origins) for d in discourses for fact in d.facts]
    groups = _groups(claims, discourses, happenings, story, rulebook, used)
    findings = (*findings_of(groups, rulebook, used, lang), *own_findings(claims, story, rulebook, used, lang))
    spoken = {claim.event.id for claim in claims if claim.event is not None}
    return _Story(tuple(claims), tuple(e for e in happenings.events if e.id in spoken), origins, findings)


def _groups(
    claims: Sequence[Claim],
    discourses: Sequence[Discourse],
    happenings: Happenings,
    story: str,
    rulebook: Rulebook,
    lexicons: Mapping[str, Lexicon],
) -> Iterator[EventGroup]:
    """The claims of a story in groups that may be compared: quotes by kind, figures by what they are of."""

    def agree(first: Claim, second: Claim) -> bool:
        weighing = KINDS[first.fact.mention.kind].weigh(first, second, rulebook, lexicons)
        return Rung.SILENT < weighing.rung < Rung.APART

    def meets(first: Claim, second: Claim) -> bool:
        return KINDS[first.fact.mention.kind].weigh(first, second, rulebook, lexicons).rung > Rung.SILENT

    contexts = Contexts({d.document.id: d for d in discourses}, lexicons)
    common = {thing.id for lexicon in lexicons.values() for thing in lexicon.things if thing.generic}
    classes = {thing.unit for lexicon in lexicons.values() for thing in lexicon.things}
    classes |= {unit.base for unit in rulebook.units.values()}
    families = {unit.base: unit.family for unit in rulebook.units.values() if unit.family}
    subsets = (
        rule for lexicon in lexicons.values() for file in lexicon.language.kinds.values() for rule in file.subset
    )
    apart = {rule.subset for rule in subsets if rule.apart}
    figures = [c for c in claims if c.fact.mention.kind not in _ACROSS]
    yield from Figures(
        happenings, contexts, rulebook.roles, common, classes, families, agree, story, main_place(discourses), apart
    ).groups(figures)
    for kind in sorted(_ACROSS):
        for versions in utterances([c for c in claims if c.fact.mention.kind == kind], meets):
            yield EventGroup(story, kind, versions[0].fact.role, None, versions, Match(), certain=True)


def _claim(
    fact: Fact,
    discourse: Discourse,
    entities: Mapping[tuple[str, int], Entity],
    happenings: Happenings,
    origins: Mapping[str, str],
) -> Claim:
    doc = discourse.document.id
    owner = entities.get((doc, fact.owner.entity)) if fact.owner is not None and fact.owner.entity is not None else None
    if (
        owner is None
        and fact.owner is not None
        and fact.owner.entity is not None
        and not discourse.entities[fact.owner.entity].strong
        and fact.mention.kind not in _ACROSS
    ):
        fact = replace(fact, owner=None)  # a capitalised word that the story does not know as anybody
    named = fact.bearer.entity if fact.bearer is not None else None
    bearer = entities.get((doc, named)) if named is not None else None
    if bearer is not None and bearer.person:
        fact = replace(fact, subject=bearer.name.split()[-1].casefold())
    return Claim(fact, discourse.document, owner, happenings.of(doc, fact.event), origins[doc], discourse.lang, bearer)


def _renamed_claim(claim: Claim, names: Mapping[str, str]) -> Claim:
    return claim if claim.event is None else replace(claim, event=replace(claim.event, id=names[claim.event.id]))


def _renamed(finding: Finding, names: Mapping[str, str]) -> Finding:
    """The finding with event numbers that count through the report."""
    event = (
        replace(finding.event, id=names[finding.event.id])
        if finding.event is not None and finding.event.id in names
        else finding.event
    )
    mentions = tuple(replace(told, claim=_renamed_claim(told.claim, names)) for told in finding.mentions)
    return replace(finding, event=event, mentions=mentions)


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that share an id within one story are one: the weightiest stands for them; another story's gets an id of its own."""
    best: dict[str, Finding] = {}
    for finding in findings:
        known = best.get(finding.id)
        if known is not None and known.story != finding.story:
            finding = replace(finding, id=own_id(finding.id, finding.story))
            known = best.get(finding.id)
        if known is None or (finding.sure, finding.weight, len(finding.mentions)) > (
            known.sure,
            known.weight,
            len(known.mentions),
        ):
            best[finding.id] = finding
    return list(best.values())


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Loudest first; within a severity by weight; then by place."""
    return sorted(
        findings,
        key=lambda f: (f.severity.rank, f.verdict.value == "agreement", -f.weight, f.mentions[0].claim.order, f.id),
    )
