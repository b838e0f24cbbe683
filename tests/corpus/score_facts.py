"""How well facts are read from labelled sentences, kind by kind: `python -m tests.corpus.score_facts [--show odd]`.

`de/<kind>.jsonl` and `en/<kind>.jsonl` were written and labelled without sight of the rules. Every fact of the row's kind is
labelled, and what only looks like one is a trap. Only rows with odd numbers may be read when rules are written.

A label is found where a fact of its kind overlaps it and has its value; a fact that overlaps it with another value is a wrong
value. Precision counts every fact of the row's kind in the row; the rest of the row is not labelled.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from discrepancy.model.document import Document
from discrepancy.model.finding import Claim
from discrepancy.model.value import Label, Period, Quantity
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load

HERE = Path(__file__).parent
LANGUAGES = ("de", "en")
_TOLERANCE = {"percent": Fraction(1, 1000), "measure": Fraction(1, 500), "age": Fraction(1, 100), "count": Fraction(0)}
_UNSCORED = ("vague",)  # labels whose hedge is a matter of taste


@dataclass(slots=True)
class Score:
    """What was counted for one kind and language."""

    labels: int = 0
    found: int = 0
    good: int = 0
    """Facts that have the value of a label; one may hold several labels."""
    wrong: int = 0
    told: int = 0
    hedges: int = 0
    hedged: int = 0
    traps: int = 0
    taken: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        return self.good / self.told if self.told else 1.0

    @property
    def wrong_share(self) -> float:
        """Wrong values among all labels that were met."""
        return self.wrong / max(self.found + self.wrong, 1)

    @property
    def hedge_share(self) -> float:
        return self.hedged / self.hedges if self.hedges else 1.0

    @property
    def trap_share(self) -> float:
        return self.taken / self.traps if self.traps else 0.0

    def add(self, other: Score) -> None:
        for name in ("labels", "found", "good", "wrong", "told", "hedges", "hedged", "traps", "taken"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        return (
            f"R {self.recall:.3f}  P {self.precision:.3f}  wrong {self.wrong_share:.3f}  hedges {self.hedge_share:.3f}"
            f"  traps {self.trap_share:.3f}  of {self.labels}"
        )


def rows(lang: str, kind: str) -> Iterator[dict[str, Any]]:
    """The labelled rows of one kind and language."""
    for line in (HERE / lang / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def kinds() -> list[str]:
    return sorted(path.stem for path in (HERE / "de").glob("*.jsonl"))


def score(row: dict[str, Any], rulebook: Rulebook) -> Score:
    """The score of one row."""
    document = Document(id=row["id"], text=row["text"], lang=row["lang"], published=row.get("published"))
    claims = report_of([document], rulebook, Choices(one_story=True)).claims
    told = [c for c in claims if c.fact.mention.kind == row["kind"]]
    used: set[int] = set()
    result = Score(told=len(told), traps=len(row.get("traps", ())))
    labels = [(*_span(row["text"], label["surface"]), label) for label in row["facts"]]
    result.labels = len(labels)
    for start, end, label in labels:
        met = [c for c in told if _overlaps(c, start, end)]
        right = [c for c in met if _right(c, label["value"], row["kind"])]
        if right:
            result.found += 1
            free = [c for c in right if id(c) not in used]
            used.add(id((free or right)[0]))
            if label["value"] not in _UNSCORED:
                result.hedges += 1
                good = _hedge(right[0]) == (label["qualifier"], bool(label.get("near")))
                result.hedged += good
                if not good:
                    result.notes.append(
                        f"hedge  {label['surface']!r} read {_hedge(right[0])}, not {label['qualifier']}"
                    )
        elif met:
            result.wrong += 1
            result.notes.append(f"wrong  {label['surface']!r} read {_value(met[0])}, not {label['value']}")
        else:
            result.notes.append(f"missed {label['surface']!r} {label['value']}")
    result.good = len(used)
    for claim in told:
        if not any(_overlaps(claim, start, end) for start, end, _ in labels):
            result.notes.append(f"false  {claim.fact.mention.surface!r} read {_value(claim)}")
    for trap in row.get("traps", ()):
        start, end = _span(row["text"], trap["surface"])
        result.taken += any(_overlaps(c, start, end) for c in told)
    return result


def scores(rulebook: Rulebook | None = None, half: str | None = None) -> dict[tuple[str, str], Score]:
    """(language, kind) -> score, over all rows or those with odd or even numbers."""
    rulebook = rulebook or load()
    found: dict[tuple[str, str], Score] = defaultdict(Score)
    for lang in LANGUAGES:
        for kind in kinds():
            for row in rows(lang, kind):
                if half is None or half == _half(row["id"]):
                    one = score(row, rulebook)
                    found[lang, kind].add(one)
                    found[lang, kind].notes += [f"{row['id']} {note} | {row['text']}" for note in one.notes]
    return dict(found)


def _half(id_: str) -> str:
    return "odd" if int(id_.rsplit("-", 1)[1]) % 2 else "even"


def _span(text: str, surface: str) -> tuple[int, int]:
    assert text.count(surface) == 1, (surface, text)
    start = text.index(surface)
    return start, start + len(surface)


def _overlaps(claim: Claim, start: int, end: int) -> bool:
    span = claim.fact.mention.span
    return span.start < end and start < span.end


def _hedge(claim: Claim) -> tuple[str, bool]:
    return claim.fact.qualifier.value, claim.fact.near


def _value(claim: Claim) -> str:
    value = claim.fact.value
    if not isinstance(value, Quantity):
        return value.printed
    low, high = ("open" if bound is None else f"{float(bound):g}" for bound in (value.low, value.high))
    return f"{low if low == high else f'{low}..{high}'} {value.unit}{' vague' if claim.fact.vague else ''}"


def _right(claim: Claim, label: str, kind: str) -> bool:
    """Whether a fact has the value of a label."""
    fact = claim.fact
    if label == "vague" or fact.vague:
        return label == "vague" and fact.vague
    match fact.value:
        case Quantity():
            return _same_amount(fact.value, label, kind)
        case Period() if kind == "date":
            return _days(label) == (_days(fact.value.printed) if fact.value.start else None)
        case Period():
            return _clock(label) == _clock(fact.value.printed if fact.value.start else fact.value.label)
        case Label():
            return set(label.split()) <= set(fact.value.printed.split())  # the sets of a match are one fact
    return False


def _same_amount(value: Quantity, label: str, kind: str) -> bool:
    amount, _, unit = label.partition(" ")
    low, _, high = amount.partition("..")
    if value.low is None or value.high is None or (unit and not _one_unit(value.unit, unit)):
        return False
    play = _TOLERANCE.get(kind, Fraction(1, 10**6))
    return all(
        abs(Fraction(wanted) - got) <= play * max(abs(got), abs(Fraction(wanted)))
        for wanted, got in ((low, value.low), (high or low, value.high))
    )


def _one_unit(ours: str, theirs: str) -> bool:
    return ours == theirs or {ours, theirs} <= {"m/s", "mps"}


def _days(text: str) -> tuple[date, date] | None:
    """First and last day of an ISO date or interval, whole months and years included."""
    if text == "unresolved":
        return None
    first, _, last = text.partition("..")
    try:
        return _bounds(first)[0], _bounds(last or first)[1]
    except ValueError:
        return None


def _bounds(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text[:10].split("-")]
    start = date(*([*parts, 1, 1])[:3])
    if len(parts) == 3:
        return start, start
    following = date(
        start.year + (len(parts) == 1 or start.month == 12), 1 if len(parts) == 1 else start.month % 12 + 1, 1
    )
    return start, following - timedelta(days=1)


def _clock(text: str) -> list[str]:
    """The clock times or minutes of play of a label, without seconds, days and zones."""
    if "minute" in text:
        return text.split()
    return [part.rpartition("T")[2][:5] for part in text.split("..")]


if __name__ == "__main__":
    shown = sys.argv[2] if sys.argv[1:2] == ["--show"] else None
    only = set(sys.argv[3:])
    for half in ("odd", "even"):
        for (lang, kind), result in scores(half=half).items():
            if not only or kind in only:
                print(f"{half:5} {lang} {kind:9} {result}")
                if shown == half:
                    print(*(f"    {note}" for note in result.notes), sep="\n")
