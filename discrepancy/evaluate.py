"""Scores against gold packs: what is told of each judged pair, beside what is right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from discrepancy.model.finding import Finding, Report, Severity, Told, Verdict
from discrepancy.model.pack import End, Label, Pack, Row
from discrepancy.model.score import Judged, Scores, Tally, ratio
from discrepancy.pipeline import report_of
from discrepancy.rulebook.files import Rulebook

_Verdicts = frozenset[Verdict | None]

_RIGHT: Mapping[Label, _Verdicts] = {
    Label.CONFLICT: frozenset({Verdict.CONFLICT}),
    Label.SELF_CONFLICT: frozenset({Verdict.CONFLICT}),
    Label.UPDATE: frozenset({Verdict.UPDATE}),
    Label.ATTRIBUTION: frozenset({Verdict.ATTRIBUTION}),
    Label.WORDING: frozenset({Verdict.WORDING}),
    Label.COMPATIBLE: frozenset({Verdict.AGREEMENT, None}),
    Label.DIFFERENT_EVENT: frozenset({None}),
}
_RIGHT_OF_VARIANT: Mapping[str, _Verdicts] = {
    "identical": frozenset({Verdict.AGREEMENT, None}),
    "typographic": frozenset({Verdict.AGREEMENT, Verdict.WORDING, None}),
    "meaning": frozenset({Verdict.CONFLICT, Verdict.WORDING}),
    "misattribution": frozenset({Verdict.CONFLICT, Verdict.WORDING}),
}  # the other variants: `wording` alone
_ASKS: Mapping[Label, Verdict] = {
    Label.CONFLICT: Verdict.CONFLICT,
    Label.SELF_CONFLICT: Verdict.CONFLICT,
    Label.UPDATE: Verdict.UPDATE,
    Label.ATTRIBUTION: Verdict.ATTRIBUTION,
    Label.WORDING: Verdict.WORDING,
    Label.COMPATIBLE: Verdict.AGREEMENT,
}
_LOUDNESS = (None, Verdict.AGREEMENT, Verdict.WORDING, Verdict.ATTRIBUTION, Verdict.UPDATE, Verdict.CONFLICT)
_OTHERS = frozenset({Verdict.UPDATE, Verdict.ATTRIBUTION, Verdict.WORDING})


def evaluate(packs: Sequence[Pack], rulebook: Rulebook, mix: bool = False, kinds: Collection[str] = ()) -> Scores:
    """The scores of the program on packs: each pack one story, or (`mix`) all their documents in one heap.

    `kinds`: only rows and findings of these kinds.
    """
    documents = (document for pack in packs for document in pack.documents)
    report = report_of((replace(d, story=None) for d in documents) if mix else documents, rulebook)
    return scores_of(packs, report, kinds)


def scores_of(packs: Sequence[Pack], report: Report, kinds: Collection[str] = ()) -> Scores:
    """The scores of a report on the packs' documents. Findings that are not sure count for nothing."""
    home = {document.id: pack for pack in packs for document in pack.documents}
    findings = [f for f in report.findings if f.sure and (not kinds or f.kind in kinds)]
    of_pack: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for name in sorted({home[doc].id for doc in _docs(finding)}):
            of_pack[name].append(finding)
    judged = tuple(
        one
        for pack in packs
        for row in pack.rows
        if not kinds or row.kind in kinds
        for one in [_judged(pack, row, of_pack[pack.id])]
        if one.right or one.got is not None or not row.optional
    )
    asked = {one.finding.id for one in judged if one.finding is not None and _asked(one, one.finding)}
    reprinted = _self_conflicts_of_reprints(packs, judged)
    unlisted = tuple(f for f in findings if f.id not in asked and not _reprints(f, home, reprinted))
    tables = _tables(packs, judged, unlisted, home)
    conflicts = tables["verdict"][Verdict.CONFLICT]
    listed = [end for pack in packs for row in pack.rows for end in (row.a, row.b)]
    figures = {
        "packs": len(packs),
        **_figures_of_rows(judged, tables),
        **_figures_of_unlisted(unlisted),
        "extra_sides": sum(_sides_untouched(f, listed) for f in findings if f.id in asked),
        "crossed": sum(
            f.verdict is not Verdict.AGREEMENT and len({home[doc].id for doc in _docs(f)}) > 1 for f in findings
        ),
        "unsure": sum(not f.sure for f in report.findings),
    }
    return Scores(judged, unlisted, tables, conflicts, figures, report.errors, report.notices)


def right_verdicts(row: Row) -> frozenset[Verdict | None]:
    """The verdicts that are right for a row; None: nothing need be told."""
    if row.accept is not None:
        return row.accept
    if row.label is Label.WORDING and row.variant is not None:
        return _RIGHT_OF_VARIANT.get(row.variant, _RIGHT[Label.WORDING])
    if row.label is Label.CONFLICT and row.kind == "quote":
        return frozenset({Verdict.CONFLICT, Verdict.WORDING})
    return _RIGHT[row.label]


def _judged(pack: Pack, row: Row, findings: Iterable[Finding]) -> Judged:
    got, finding = told_of(row, findings)
    return Judged(pack.id, row, right_verdicts(row), got, finding)


def told_of(row: Row, findings: Iterable[Finding]) -> tuple[Verdict | None, Finding | None]:
    """The loudest verdict that a finding gives the row's two mentions, and the first finding that gives it.

    Two mentions of one side agree; on two sides they stand in the finding's verdict.
    """
    got: Verdict | None = None
    which: Finding | None = None
    for finding in findings:
        for a in (told for told in finding.mentions if _touches(told, row.a)):
            for b in (told for told in finding.mentions if _touches(told, row.b)):
                verdict = Verdict.AGREEMENT if a.side == b.side else finding.verdict
                if a is not b and _LOUDNESS.index(verdict) > _LOUDNESS.index(got):
                    got, which = verdict, finding
    return got, which


def _touches(told: Told, end: End) -> bool:
    mention = told.claim.fact.mention
    return mention.doc == end.doc and mention.span.overlaps(end.span)


def _docs(finding: Finding) -> list[str]:
    return [told.claim.fact.mention.doc for told in finding.mentions]


def _asked(one: Judged, finding: Finding) -> bool:
    """Whether gold asks for a finding, or counts it at the row already: then it is not unlisted on top of that.

    A right pair on one side of a conflict does not ask for that conflict.
    """
    if one.got is Verdict.CONFLICT and _false_conflict(one):
        return True
    return one.got is finding.verdict and (one.right or one.got is Verdict.AGREEMENT)


def _false_conflict(one: Judged) -> bool:
    asks_for_conflict = _ASKS.get(one.row.label) is Verdict.CONFLICT
    return one.got is Verdict.CONFLICT and not one.right and not asks_for_conflict


def _self_conflicts_of_reprints(
    packs: Sequence[Pack], judged: Iterable[Judged]
) -> frozenset[tuple[str, frozenset[str]]]:
    """The words of listed self-contradictions in packs with reprints, where gold lists them for the first copy only."""
    copied = {pack.id for pack in packs if pack.copies}
    return frozenset(
        (one.pack, frozenset((one.row.a.surface, one.row.b.surface)))
        for one in judged
        if one.row.label is Label.SELF_CONFLICT and one.pack in copied
    )


def _reprints(finding: Finding, home: Mapping[str, Pack], known: frozenset[tuple[str, frozenset[str]]]) -> bool:
    """Whether a finding is a listed self-contradiction, met again in another copy."""
    docs = set(_docs(finding))
    words = frozenset(told.claim.fact.mention.surface for told in finding.mentions)
    return len(docs) == 1 and (home[docs.pop()].id, words) in known


def _sides_untouched(finding: Finding, listed: Sequence[End]) -> int:
    """How many sides of a conflict hold no mention that any row names."""
    if finding.verdict is not Verdict.CONFLICT:
        return 0
    touched: dict[int, bool] = defaultdict(bool)
    for told in finding.mentions:
        touched[told.side] |= any(_touches(told, end) for end in listed)
    return sum(not one for one in touched.values())


# Tables


def _tables(
    packs: Sequence[Pack], judged: Sequence[Judged], unlisted: Sequence[Finding], home: Mapping[str, Pack]
) -> dict[str, dict[str, Tally]]:
    """By kind and language the conflicts, by verdict each verdict, by label the rows."""
    lang = {pack.id: pack.lang for pack in packs}
    loud = [finding for finding in unlisted if finding.verdict is Verdict.CONFLICT]
    kinds = Counter(finding.kind for finding in loud)
    langs = Counter(home[_docs(finding)[0]].lang for finding in loud)
    verdicts = Counter(finding.verdict for finding in unlisted)
    told = (Verdict.CONFLICT, Verdict.UPDATE, Verdict.ATTRIBUTION, Verdict.WORDING, Verdict.AGREEMENT)
    return {
        "kind": {
            name: _tally([one for one in judged if one.row.kind == name], Verdict.CONFLICT, kinds[name])
            for name in sorted({one.row.kind for one in judged} | kinds.keys())
        },
        "lang": {
            name: _tally([one for one in judged if lang[one.pack] == name], Verdict.CONFLICT, langs[name])
            for name in sorted({lang[one.pack] for one in judged} | langs.keys())
        },
        "verdict": {verdict.value: _tally_of_verdict(judged, verdict, verdicts[verdict]) for verdict in told},
        "label": {
            label.value: Tally(len(rows), sum(one.right for one in rows))
            for label in Label
            if (rows := [one for one in judged if one.row.label is label])
        },
    }


def _tally(judged: Sequence[Judged], verdict: Verdict, unlisted: int) -> Tally:
    """All rows of a slice, and the hits, false alarms and misses of one verdict among them."""
    asking = [one for one in judged if _asks(one.row, verdict)]
    hits = sum(_hit(one, verdict) for one in asking)
    return Tally(
        rows=len(judged),
        right=sum(one.right for one in judged),
        hits=hits,
        false=sum(one.got is verdict and not one.right and not _asks(one.row, verdict) for one in judged),
        missed=len(asking) - hits,
        unlisted=unlisted,
    )


def _tally_of_verdict(judged: Sequence[Judged], verdict: Verdict, unlisted: int) -> Tally:
    """The same over all rows, where `rows` and `right` are those that ask for the verdict."""
    whole = _tally(judged, verdict, unlisted)
    asking = [one for one in judged if _asks(one.row, verdict)]
    return replace(whole, rows=len(asking), right=sum(one.right for one in asking))


def _asks(row: Row, verdict: Verdict) -> bool:
    """Whether a row stands for a verdict; harmless variants of a quote and different events stand for none."""
    if row.label is Label.WORDING and row.variant in ("identical", "typographic"):
        return False
    return _ASKS.get(row.label) is verdict


def _hit(one: Judged, verdict: Verdict) -> bool:
    """A row that asks is hit when it is right; of an agreement only when it is told, as silence is right, too."""
    return one.got is verdict if verdict is Verdict.AGREEMENT else one.right


# Figures


def _figures_of_rows(judged: Sequence[Judged], tables: Mapping[str, Mapping[str, Tally]]) -> dict[str, int | float]:
    """What the rows alone tell."""
    verdicts = tables["verdict"]
    conflict = verdicts[Verdict.CONFLICT]
    apart = [one for one in judged if one.row.label is Label.DIFFERENT_EVENT]
    variants = [one for one in judged if one.row.label is Label.WORDING and one.right and one.finding is not None]
    return {
        "rows": len(judged),
        "accuracy": ratio(sum(one.right for one in judged), len(judged)),
        "conflict_precision": conflict.precision,
        "conflict_precision_strict": conflict.precision_strict,
        "conflict_recall": conflict.recall,
        "conflict_f1": conflict.f1,
        "conflict_f1_strict": conflict.f1_strict,
        "agreement_recall": verdicts[Verdict.AGREEMENT].recall,
        "different_event_conflict": sum(one.got is Verdict.CONFLICT for one in apart),
        "different_event_joined": sum(one.got is Verdict.AGREEMENT for one in apart),
        "update_right": verdicts[Verdict.UPDATE].right,
        "update_rows": verdicts[Verdict.UPDATE].rows,
        "attribution_right": verdicts[Verdict.ATTRIBUTION].right,
        "attribution_rows": verdicts[Verdict.ATTRIBUTION].rows,
        "variant_right": sum(one.finding is not None and one.finding.variant == one.row.variant for one in variants),
        "variant_rows": len(variants),
        "listed_other": sum(bool(one.wanted & _OTHERS) for one in judged),
    }


def _figures_of_unlisted(unlisted: Iterable[Finding]) -> dict[str, int]:
    """Findings that no row asks for; cut quotes and the like, which are told as `info`, by themselves."""
    quiet = "unlisted_wording_info"
    counted = Counter(
        quiet if f.verdict is Verdict.WORDING and f.severity is Severity.INFO else f"unlisted_{f.verdict}"
        for f in unlisted
    )
    names = [f"unlisted_{v}" for v in (Verdict.CONFLICT, Verdict.UPDATE, Verdict.ATTRIBUTION, Verdict.WORDING)]
    return {name: counted[name] for name in (*names, quiet)}
