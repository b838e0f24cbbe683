"""A finding rule in words; and how a finding came about, from what its report holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from fractions import Fraction

from discrepancy.kinds import KINDS
from discrepancy.model.finding import Claim, Finding, Match, Told, Verdict
from discrepancy.model.value import Interval, Qualifier, Quantity, Wording
from discrepancy.report.base import visible
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.rule import FindingRule

_READS_WELL = (
    3  # from so many of a unit on, an amount is told in it though it is not whole: 3,75 hours, but 105 minutes
)
_SURE = 0.7  # slots below this are why events are doubted


def explanation(rule: FindingRule, lang: str) -> str:
    """What a rule means, and two short reports between which it speaks."""
    lines = [
        f"{rule.id} {rule.name}: {rule.verdict}, {rule.severity}",
        "",
        rule.explanation.get(lang, rule.explanation["en"]),
        "",
    ]
    for example in rule.examples:
        lines += [f"  A  {example.a}", f"  B  {example.b}", ""]
    return "\n".join(lines)


def language_spoken(finding: Finding, rulebook: Rulebook) -> str | None:
    """The language in which a finding's sentence was written; None where no rule says it so."""
    rule = rulebook.findings.get(finding.rule)
    messages = rule.message.items() if rule is not None else ()
    return next((lang for lang, text in messages if _says(text, finding)), None)


def _says(text: str, finding: Finding) -> bool:
    try:
        return text.format(**finding.message_args) == finding.message
    except (KeyError, IndexError):  # a report of another version put other things into its sentence
        return False


def account_of(finding: Finding, rulebook: Rulebook, lang: str) -> str:
    """How a finding came about: sentence, rule, each mention with its reach, the match of the events, who stands behind."""
    account = _Account(finding, rulebook, lang)
    parts = [[visible(finding.message)], account.head(), *account.sides(), account.match(), account.behind()]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


class _Account:
    """One finding, told in one language."""

    def __init__(self, finding: Finding, rulebook: Rulebook, lang: str) -> None:
        self._finding, self._rulebook, self._lang = finding, rulebook, lang
        self._texts = {
            key.removeprefix("explain_"): text
            for key, text in rulebook.languages[lang].messages.items()
            if key.startswith("explain_")
        }
        self._messages = rulebook.languages[lang].messages

    def head(self) -> list[str]:
        """Rule, verdict, how sure, event."""
        finding, texts = self._finding, self._texts
        confidence = texts["confidence"].format(value=self._plain(Fraction(finding.confidence)))
        rows = {
            "rule": f"{finding.rule} {finding.name}",
            "verdict": f"{finding.verdict}, {finding.severity}; {confidence}",
            "sure": texts["is_sure"] if finding.sure else self._doubt(finding.match),
        }
        if finding.variant is not None:
            rows["variant"] = finding.variant
        if finding.event is not None:
            rows["event"] = finding.event.label
            rows["participants"] = ", ".join(p.name for p in finding.event.participants) or texts["unknown"]
        else:
            rows["event"] = texts["unknown"]
        return self._rows(rows, "")

    def sides(self) -> Iterator[list[str]]:
        """The mentions of each side under its letter; those of an agreement stand together."""
        by_side: dict[int, list[Told]] = {}
        for told in self._finding.mentions:
            by_side.setdefault(told.side, []).append(told)
        agreed = self._finding.verdict is Verdict.AGREEMENT
        for side, mentions in sorted(by_side.items()):
            letter = self._texts["side"].format(side=chr(ord("A") + side))
            lines = [self._texts["together"] if agreed else letter]
            for told in mentions:
                lines += [f"  {visible(told.claim.document.outlet)}", *self._rows(self._mention(told), "    ")]
            yield lines

    def match(self) -> list[str]:
        """The match slot by slot; an unknown slot is told as unknown."""
        slots = {f"slot_{name}": self._slot(value) for name, value in _slots(self._finding.match)}
        return [self._texts["match"], *self._rows(slots, "  ")]

    def behind(self) -> list[str]:
        """Origins and owner, and what the rule says."""
        finding, messages = self._finding, self._messages
        lines = [messages["one_origin"] if finding.origins == 1 else messages["some_origins"].format(n=finding.origins)]
        if finding.same_owner:
            owner = next((told.claim.owner.name for told in finding.mentions if told.claim.owner is not None), "")
            lines.append(messages["same_owner"].format(owner=visible(owner)) + ".")
        elif finding.verdict is not Verdict.AGREEMENT:
            lines.append(self._texts["no_same_owner"])
        rule = self._rulebook.findings.get(finding.rule)
        said = rule.explanation.get(self._lang, rule.explanation["en"]) if rule is not None else self._texts["no_rule"]
        return [*lines, "", f"{finding.rule}: {said}"]

    def _doubt(self, match: Match) -> str:
        """Why a finding is not sure: the slot that fits worst, or what nobody knows."""
        known = [(value, name) for name, value in _slots(match) if value is not None]
        worst, name = min(known, default=(1.0, ""))
        if worst < _SURE:
            return self._texts["doubtful"].format(slot=self._texts[f"slot_{name}"], value=self._slot(worst))
        if match.participants is None:
            return self._texts["doubtful"].format(slot=self._texts["slot_participants"], value=self._texts["unknown"])
        return self._texts["doubted"]

    def _mention(self, told: Told) -> dict[str, str]:
        claim, mention = told.claim, told.claim.fact.mention
        span, sentence = mention.span, mention.sentence_span
        rows = {
            "words": mention.surface,
            "place": self._texts["place_of"].format(
                doc=mention.doc, field=self._texts[f"field_{span.field}"], start=span.start, end=span.end,
                sentence_start=sentence.start, sentence_end=sentence.end,
            ),
        }  # fmt: skip
        if not isinstance(claim.fact.value, Wording):
            rows["stated"] = self._stated(claim)
            rows["hedge"] = self._hedge(claim)
            rows["reach"] = self._reach(claim, told.reach) if told.reach is not None else self._texts["unknown"]
        rows["owner"] = self._owner(claim)
        rows["read_by"] = mention.rule
        return rows

    def _stated(self, claim: Claim) -> str:
        """The figure itself, told as the sentence tells it but for its hedge."""
        if claim.fact.vague:
            return self._texts["no_figure"]
        plain = claim.fact.qualifier if claim.fact.qualifier is Qualifier.RANGE else Qualifier.EXACT
        return self._told(replace(claim, fact=replace(claim.fact, qualifier=plain, near=False)))

    def _hedge(self, claim: Claim) -> str:
        fact = claim.fact
        if fact.qualifier is Qualifier.EXACT or fact.vague:
            return self._texts["no_hedge"]
        if fact.qualifier is Qualifier.RANGE:
            return self._texts["a_range"]
        near = {Qualifier.LESS_THAN: "just_under", Qualifier.MORE_THAN: "just_over"} if fact.near else {}
        return self._messages[near.get(fact.qualifier, fact.qualifier.value)].format(value="…")

    def _reach(self, claim: Claim, reach: Interval) -> str:
        """An interval in a unit that reads well; one end open is a bound."""
        low, high = reach.low, reach.high
        if low is None and high is None:
            return self._texts["unknown"]
        if low is None or high is None:
            amount = self._amount(claim, low if low is not None else high, None)
            return self._messages["at_most" if low is None else "at_least"].format(value=amount)
        return self._amount(claim, low, high if high != low else None)

    def _amount(self, claim: Claim, low: Fraction | None, high: Fraction | None) -> str:
        """An amount, or a range of amounts, in the largest unit in which it reads well; else as its kind tells it."""
        ends = [end for end in (low, high) if end is not None]
        base = claim.fact.value.unit if isinstance(claim.fact.value, Quantity) else ""
        units = [unit for unit in self._rulebook.units.values() if unit.base == base and self._lang in unit.names]
        for unit in sorted(units, key=lambda one: -Fraction(one.factor)):
            counts = [end / Fraction(unit.factor) for end in ends]
            if _reads_well(counts):
                amount = self._span([self._plain(count) for count in counts])
                return f"{amount} {unit.names[self._lang][amount != '1']}"
        if claim.fact.mention.kind not in KINDS:
            return f"{self._span([self._plain(end) for end in ends])} {base}"
        bare = Quantity(ends[0], ends[-1], base)
        plain = Qualifier.RANGE if len(ends) > 1 else Qualifier.EXACT
        return self._told(
            replace(claim, fact=replace(claim.fact, value=bare, qualifier=plain, near=False, vague=False))
        )

    def _span(self, ends: list[str]) -> str:
        """One amount, or "from to"."""
        return ends[0] if len(ends) == 1 else self._messages["range"].format(low=ends[0], high=ends[1])

    def _told(self, claim: Claim) -> str:
        """A value as its kind tells it; of a kind that this program does not know, the words."""
        kind = KINDS.get(claim.fact.mention.kind)
        if kind is None:
            return claim.fact.mention.surface
        return kind.tell(claim, self._messages, self._rulebook, self._lang)

    def _owner(self, claim: Claim) -> str:
        words = claim.fact.owner.words if claim.fact.owner is not None else ""
        name = claim.owner.name if claim.owner is not None else ""
        if not name and not words:
            return self._messages["unknown_owner"]
        if name and words and name != words:
            return self._texts["printed"].format(name=name, words=words)
        return name or words

    def _slot(self, value: float | None) -> str:
        return self._texts["unknown"] if value is None else self._plain(Fraction(value))

    def _plain(self, number: Fraction) -> str:
        """A number with at most two decimals, with the decimal mark of the language."""
        text = f"{float(number):.2f}".rstrip("0").rstrip(".")
        return text.replace(".", self._messages["decimal_mark"])

    def _rows(self, rows: Mapping[str, str], indent: str) -> list[str]:
        """Label and words in two columns."""
        labels = {key: self._texts[key] for key in rows}
        width = max(map(len, labels.values())) + 2
        return [f"{indent}{labels[key].ljust(width)}{visible(words)}" for key, words in rows.items()]


def _slots(match: Match) -> list[tuple[str, float | None]]:
    return [(field.name, getattr(match, field.name)) for field in fields(Match)]


def _reads_well(counts: list[Fraction]) -> bool:
    """Whether amounts are whole in a unit, or large enough in it to be told with at most two decimals."""
    whole = all(count.denominator == 1 for count in counts)
    short = all((count * 100).denominator == 1 for count in counts) and min(counts) >= _READS_WELL
    return (whole or short) and all(count == 0 or count >= 1 for count in counts) and any(counts)
