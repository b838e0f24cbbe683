"""What a writer must do, and what all writers share: which findings are shown, and text made safe for a terminal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from discrepancy.model.finding import Finding, Report, Severity, Verdict

DEFAULT_VERDICTS = (Verdict.CONFLICT, Verdict.WORDING, Verdict.UPDATE, Verdict.ATTRIBUTION)


@dataclass(frozen=True, slots=True)
class View:
    """Which findings are shown, and how the text is laid out."""

    verdicts: tuple[Verdict, ...] = DEFAULT_VERDICTS
    min_severity: Severity = Severity.INFO
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsure: bool = False
    colour: bool = False
    group_by: str | None = None

    def shows(self, finding: Finding) -> bool:
        """Whether a finding is shown."""
        return self.chosen(finding) and finding.severity.rank <= self.min_severity.rank

    def chosen(self, finding: Finding) -> bool:
        """Whether a finding is asked for at all, whatever its severity: what may decide the exit status."""
        if finding.verdict not in self.verdicts or (not finding.sure and not self.unsure):
            return False
        if self.select and not _named(finding, self.select):
            return False
        return not _named(finding, self.ignore)


class ExtraMissing(Exception):
    """A format needs an extra that is not installed; `extra` is what to install, `what` asked for it."""

    def __init__(self, extra: str, what: str) -> None:
        super().__init__(f"{what} needs an extra that is not installed; pip install 'discrepancy[{extra}]'")


Writer = Callable[[Report, View, TextIO], None]


def _named(finding: Finding, wanted: tuple[str, ...]) -> bool:
    """Whether a rule id, its beginning ("DUR") or its name is among those wanted."""
    return any(finding.rule.startswith(name) or finding.name == name for name in wanted)


def visible(text: str) -> str:
    """Source text for a terminal or a log: one line, control and bidirectional characters made visible."""
    return "".join(
        c if c.isprintable() else " " if c in "\n\r\t\u00a0\u202f\u2009" else f"\\u{ord(c):04x}" for c in text
    )
