"""What one source claims: a mention, its value, its hedges, whose it is and which event it speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from discrepancy.model.document import Span
from discrepancy.model.value import Qualifier, Value


class Modality(StrEnum):
    """How the source presents a fact."""

    STATED = "stated"
    REPORTED = "reported"
    PLANNED = "planned"
    DEMANDED = "demanded"
    DENIED = "denied"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Mention:
    """Where something is said. `sentence` is its sentence's number in the document's discourse."""

    doc: str
    span: Span
    surface: str
    sentence: int
    sentence_span: Span
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose figure or words: the entity mention of the discourse (None if nobody nameable), the words, how sure."""

    entity: int | None
    words: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whose age a figure is: the entity mention of the discourse (None if unnamed), and what the words call them.

    `sorts`: what they are by a noun that tells ("driver"), `calling`: by any ("man"), `states`: what befell them ("dead");
    `several`: one of a group, or a group.
    """

    entity: int | None = None
    sorts: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    gender: str = ""
    several: bool = False
    calling: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim of one source, not what is so. Entities and events are numbers into the document's discourse."""

    mention: Mention
    value: Value
    role: str
    qualifier: Qualifier = Qualifier.EXACT
    near: bool = False
    vague: bool = False
    modality: Modality = Modality.STATED
    negated: bool = False
    owner: Owner | None = None
    event: int | None = None
    subject: str = ""
    """What narrows a count: the part it is of, the thing where its role does not say it, a rate."""
    background: str = ""
    """The words of its clause that move it to another time than the report's own; "" for that time."""
    change: str = ""
    """What its clause says of how the figure has moved: up, down, corrected, latest."""
    confidence: float = 1.0
    bearer: Bearer | None = None
    """Of an age: whose it is."""
