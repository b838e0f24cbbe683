"""What the tests of grouping share: documents of texts, and the report that sorts them into stories by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Report
from discrepancy.pipeline import report_of
from discrepancy.rulebook.files import Rulebook


@pytest.fixture(scope="session")
def stories(rulebook: Rulebook) -> Callable[[Sequence[Document]], list[list[str]]]:
    """The stories that documents fall into, as lists of their ids."""

    def of(documents: Sequence[Document]) -> list[list[str]]:
        report: Report = report_of(documents, rulebook)
        found: dict[str, list[str]] = {}
        for doc, story in report.stories.items():
            found.setdefault(story, []).append(doc)
        return sorted(sorted(docs) for docs in found.values())

    return of
