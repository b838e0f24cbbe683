"""What a kind of fact must be able to do: find itself in a text, weigh two claims, tell a value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from discrepancy.model.fact import Bearer
from discrepancy.model.finding import Claim, Verdict
from discrepancy.model.value import Interval, Qualifier, Value
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.clean import Words
from discrepancy.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Found:
    """A place in a field that a kind has read; offsets into the tidied text.

    `direct`: it speaks of the noun after it, not of its clause. `needs_event`: a fact only if that noun is an event.
    Of a count, `thing` is what is counted (a rule's id, or the noun itself; "" for a bare number), `subset` the part of all
    that the noun names. `weak`: what is said of the things goes before the role. `needs_role`: no fact without one. `aspect`: what words
    around say that it is of ("Umsatz"). `told_to`:
    where the words end that say what it is of (0: in the whole clause). Of an age, `bearer` is whose it is; `needs_bearer`: a
    fact only where that is somebody named or called something ("Müller (34)").
    """

    start: int
    end: int
    value: Value
    rule: str
    role: str
    qualifier: Qualifier | None = None
    near: bool = False
    vague: bool = False
    direct: bool = False
    needs_event: bool = False
    thing: str = ""
    subset: str = ""
    weak: bool = False
    needs_role: bool = False
    aspect: str = ""
    told_to: int = 0
    needs_bearer: bool = False
    bearer: Bearer | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One field as the kinds see it: words, its content, its sentences as (start, end, is heading).

    A kind notes in `timed_out` the address of a rule whose pattern took too long; that rule is then left out. `published`: when
    the document appeared, as precise as it came.
    """

    words: Words
    content: Sequence[tuple[int, int]]
    sentences: Sequence[tuple[int, int, bool]]
    timed_out: list[str]
    published: str | None = None


class Rung(IntEnum):
    """How two claims stand to each other; the first rung that holds is theirs."""

    SILENT = 0  # one says nothing that could contradict the other
    SAME = 1
    ROUNDED = 2  # equal at the grain to which such figures are given
    HEDGED = 3  # a hedge covers the difference
    APART = 4


@dataclass(frozen=True, slots=True)
class Weighing:
    """The rung, and for words what lies between the two versions."""

    rung: Rung
    variant: str | None = None
    verdict: Verdict | None = None
    """The verdict that the variant stands for; None leaves it to who says it and when."""
    gap: float = 0.0
    doubtful: bool = False
    """Apart, but two round figures may mean one number: never certain."""


class FactKind(Protocol):
    """A kind of fact."""

    name: str
    across_events: bool
    """Compared within a whole story: neither event nor role is a wall (quotes)."""

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every place of a field where the kind stands."""
        ...

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """The claim's interval after hedge and grain; None for words."""
        ...

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two claims of one event and role stand to each other; symmetric in its rung."""
        ...

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The value in words of the report's language, with its hedge."""
        ...
