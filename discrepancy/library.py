"""The checker as a library: what the commands do, one call each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem, Report
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.record import Fault, document_of
from discrepancy.rulebook.load import load

if TYPE_CHECKING:
    import pandas as pd

Documents = "Iterable[Document | Mapping[str, Any]] | pd.DataFrame"


def check_documents(
    documents: Iterable[Document | Mapping[str, Any]] | pd.DataFrame,
    *,
    one_story: bool = False,
    lang: str | None = None,
    lang_ui: str | None = None,
    rules: Sequence[str | Path] = (),
) -> Report:
    """The report on documents given as records, mappings with the contract's fields, or a DataFrame of such columns.

    A mapping that is no document stands in `report.errors`; a bad folder of rules raises `RuleFault`.
    """
    good, problems = _documents(documents)
    return report_of(good, load([Path(folder) for folder in rules]), Choices(one_story, lang, lang_ui), errors=problems)


def facts_frame(
    documents: Iterable[Document | Mapping[str, Any]] | pd.DataFrame, *, one_story: bool = False, lang: str | None = None, rules: Sequence[str | Path] = ()
) -> pd.DataFrame:
    """The table of facts, one row a fact, with the columns of `discrepancy extract`."""
    from discrepancy.report.frame import facts_table

    return facts_table(check_documents(documents, one_story=one_story, lang=lang, rules=rules))


def _documents(given: Iterable[Document | Mapping[str, Any]] | pd.DataFrame) -> tuple[list[Document], list[Problem]]:
    rows: Iterable[Document | Mapping[str, Any]]
    if hasattr(given, "to_dict"):
        rows = [{k: v for k, v in row.items() if v is not None and v == v} for row in given.to_dict("records")]
    else:
        rows = given
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        if isinstance(row, Document):
            documents.append(row)
            continue
        try:
            documents.append(document_of(row, f"document-{number}"))
        except Fault as fault:
            problems.append(Problem(f"document {number}: {fault}", str(number)))
    return documents, problems
