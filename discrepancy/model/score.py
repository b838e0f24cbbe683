"""How findings compare with gold packs: tallies, judged rows, and the figures made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from discrepancy.model.finding import Finding, Problem, Verdict
from discrepancy.model.pack import Row


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one slice. `hits`, `false` and `missed` are of one verdict; a ratio of nothing is 0."""

    rows: int = 0
    right: int = 0
    hits: int = 0
    false: int = 0
    """Rows told with the verdict that did not ask for it."""
    missed: int = 0
    unlisted: int = 0
    """Findings of the verdict that no row asks for."""

    @property
    def accuracy(self) -> float:
        """Share of the rows that are right."""
        return ratio(self.right, self.rows)

    @property
    def precision(self) -> float:
        """Share of the told rows that were right to be told."""
        return ratio(self.hits, self.hits + self.false)

    @property
    def precision_strict(self) -> float:
        """The same with every unlisted finding taken for a false alarm."""
        return ratio(self.hits, self.hits + self.false + self.unlisted)

    @property
    def recall(self) -> float:
        """Share of the rows that ask for the verdict and are right."""
        return ratio(self.hits, self.hits + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)

    @property
    def f1_strict(self) -> float:
        """Harmonic mean of strict precision and recall."""
        return harmonic(self.precision_strict, self.recall)


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold row beside what was told of its pair. `wanted`, `got`: None stands for "nothing is told"."""

    pack: str
    row: Row
    wanted: frozenset[Verdict | None]
    got: Verdict | None
    finding: Finding | None
    """The finding that gives the pair its verdict."""

    @property
    def right(self) -> bool:
        """Whether what was told is among what is right."""
        return self.got in self.wanted

    @property
    def missed(self) -> bool:
        """Whether something had to be told, and was not, or not so."""
        return not self.right and None not in self.wanted

    @property
    def false(self) -> bool:
        """Whether something was told that is not so."""
        return not self.right and self.got is not None


@dataclass(frozen=True, slots=True)
class Scores:
    """A measurement: the judged rows, the findings that no row asks for, tables by slice, and figures by name."""

    judged: tuple[Judged, ...]
    unlisted: tuple[Finding, ...]
    tables: Mapping[str, Mapping[str, Tally]]
    """By `kind` and `lang` the conflicts, by `verdict` each verdict, by `label` rows only."""
    conflicts: Tally
    figures: Mapping[str, int | float]
    errors: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()


def ratio(part: int, whole: int) -> float:
    """The share, 0 of nothing."""
    return part / whole if whole else 0.0


def harmonic(first: float, second: float) -> float:
    """The harmonic mean, 0 of two zeros."""
    return 2 * first * second / (first + second) if first + second else 0.0
