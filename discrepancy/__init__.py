"""discrepancy: what several reports of one story do not agree on.

    import discrepancy
    report = discrepancy.check_documents([{"text": "…"}, {"text": "…"}])
    for finding in report.findings: print(finding.message)

Names are resolved when they are first used, so that `import discrepancy` stays cheap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from discrepancy.api import check_documents, facts_frame
    from discrepancy.model.document import Document
    from discrepancy.model.fact import Fact
    from discrepancy.model.finding import Finding, Report, Severity, Verdict

_HOMES = {
    "check_documents": "discrepancy.api",
    "facts_frame": "discrepancy.api",
    "Document": "discrepancy.model.document",
    "Fact": "discrepancy.model.fact",
    "Finding": "discrepancy.model.finding",
    "Report": "discrepancy.model.finding",
    "Severity": "discrepancy.model.finding",
    "Verdict": "discrepancy.model.finding",
}

__all__ = ["Document", "Fact", "Finding", "Report", "Severity", "Verdict", "check_documents", "facts_frame"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'discrepancy' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
