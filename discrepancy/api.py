"""The checker as a library: what the commands do, one call each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem, Report
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.doubles import Placed, once_each
from discrepancy.read.record import Fault, document_of
from discrepancy.rulebook.fault import RuleFault, nearest
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load
from discrepancy.settings import Settings, read_settings, settled

if TYPE_CHECKING:
    import pandas as pd


def check_documents(
    documents: Iterable[Document | Mapping[str, Any]] | pd.DataFrame,
    *,
    one_story: bool = False,
    lang: str | None = None,
    lang_ui: str | None = None,
    rules: Sequence[str | Path] = (),
    config: str | Path | None = None,
) -> Report:
    """The report on documents given as records, mappings with the contract's fields, or a DataFrame of such columns.

    `config` names a settings file; unlike the commands the library looks for none by itself. A row that is no document
    stands in `report.errors`; bad rules or settings raise `RuleFault`, a language without rules `ValueError`.
    """
    settings = read_settings(None if config is None else Path(config))
    rulebook = rulebook_of([rules] if isinstance(rules, str | Path) else rules, settings)
    lang_ui = lang_ui or settings.spoken
    known = {name: language_known(given, rulebook) for name, given in (("lang", lang), ("lang_ui", lang_ui)) if given}
    for name, found in known.items():
        if found is None:
            raise ValueError(f"{name}: no rules for this language; known: {', '.join(rulebook.languages)}")
    kept, problems, notices = _documents(documents)
    report = report_of(kept, rulebook, Choices(one_story, lang, known.get("lang_ui")), errors=problems)
    return replace(report, notices=(*notices, *report.notices))


def facts_frame(
    documents: Iterable[Document | Mapping[str, Any]] | pd.DataFrame,
    *,
    one_story: bool = False,
    lang: str | None = None,
    rules: Sequence[str | Path] = (),
    config: str | Path | None = None,
) -> pd.DataFrame:
    """The table of facts, one row a fact, with the columns of `discrepancy extract`."""
    from discrepancy.report.frame import facts_table

    return facts_table(check_documents(documents, one_story=one_story, lang=lang, rules=rules, config=config))


def rulebook_of(folders: Sequence[str | Path] = (), settings: Settings | None = None) -> Rulebook:
    """The shipped rules, over them those of the settings and of further folders, over these the hedges of the settings.

    Each foreign rule has proved its examples, by the hedges that the rules bring.
    """
    settings = settings or Settings()
    rulebook = load([*settings.rules, *(Path(folder) for folder in folders)])
    if rulebook.foreign:
        from discrepancy.selftest import Selftest, cases_of

        test = Selftest(rulebook)
        for case in cases_of(rulebook):
            fault = test.fault(case) if case.address in rulebook.foreign else None
            if fault is not None:
                where = rulebook.addresses.get(case.address, case.address)
                raise RuleFault(f"{where}, {case}: {fault}; mend the rule or the example")
    if settings.spoken is not None and language_known(settings.spoken, rulebook) is None:
        cure = nearest(settings.spoken, rulebook.languages)
        raise RuleFault(f'{settings.path}: lang-ui: no rules for "{settings.spoken}"; {cure}')
    return settled(rulebook, settings)


def language_known(tag: str, rulebook: Rulebook) -> str | None:
    """The language of a tag ("de-AT" is "de") if there are rules for it."""
    primary = tag.lower().replace("_", "-").split("-")[0]
    return primary if primary in rulebook.languages else None


def _documents(
    given: Iterable[Document | Mapping[str, Any]] | pd.DataFrame,
) -> tuple[list[Document], list[Problem], list[str]]:
    """The documents of the rows, what is no document, and notices; a document without id is named by its row."""
    placed: list[Placed] = []
    problems: list[Problem] = []
    for number, row in enumerate(_rows(given), 1):
        where = f"document {number}"
        if isinstance(row, Document):
            placed.append(Placed(row, where, where))
        elif not isinstance(row, Mapping):
            problems.append(
                Problem(f'{where}: not a document; give a Document, or a mapping with at least "text"', where)
            )
        else:
            try:
                placed.append(Placed(document_of(row, f"document-{number}"), where, where))
            except Fault as fault:
                problems.append(Problem(f"{where}: {fault}", where))
    kept, doubles, notices = once_each(placed)
    return kept, [*problems, *doubles], notices


def _rows(given: Any) -> Iterable[Any]:
    """The rows of a table as mappings without its gaps; anything else as it comes."""
    if hasattr(given, "to_dict") and hasattr(given, "notna"):
        whole = given.astype(object).where(given.notna(), None)  # gaps are NaN, NaT or NA, of which only None is false
        return [{key: value for key, value in row.items() if value is not None} for row in whole.to_dict("records")]
    if isinstance(given, str | bytes | Mapping | Document):
        raise TypeError("give a list of documents, not a single one")
    rows: Iterable[Any] = given
    return rows
