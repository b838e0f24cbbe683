"""Gold packs: stories whose right findings are known, to measure the program by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from discrepancy.model.document import Document, Span
from discrepancy.model.finding import Verdict

GOLD_KINDS = (
    "duration", "count", "money", "percent", "measure", "age", "date", "time", "score", "quote", "name", "place",
)  # fmt: skip
VARIANTS = (
    "identical", "typographic", "partial", "wording", "translation", "paraphrase", "meaning", "misattribution",
)  # fmt: skip
NO_FINDING = "none"
"""The word of `accept` for "nothing is told"."""


class Label(StrEnum):
    """What two mentions are to each other, as the annotator sees it."""

    CONFLICT = "conflict"
    SELF_CONFLICT = "self_conflict"
    UPDATE = "update"
    ATTRIBUTION = "attribution_differs"
    WORDING = "wording"
    COMPATIBLE = "compatible"
    DIFFERENT_EVENT = "different_event"


@dataclass(frozen=True, slots=True)
class End:
    """One of the two mentions of a row: the document's id (its pack's before it) and the place of the words."""

    doc: str
    surface: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """A judged pair of mentions. `accept`: the verdicts that are right, None for those of the label."""

    label: Label
    kind: str
    a: End
    b: End
    why: str = ""
    variant: str | None = None
    accept: frozenset[Verdict | None] | None = None
    optional: bool = False
    """Counts only where something is told."""


@dataclass(frozen=True, slots=True)
class Pack:
    """One story with its gold rows; its documents bear its id as story, and before their own. `copies`: it holds reprints."""

    id: str
    lang: str
    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    copies: bool = False
