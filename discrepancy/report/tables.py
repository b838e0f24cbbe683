"""Tables as CSV and Parquet, typed alike: a column has one type whatever the rows hold."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from discrepancy.model.finding import Report
from discrepancy.report.base import ExtraMissing, View
from discrepancy.report.rows import FACT_TYPES, MENTION_TYPES, fact_row, mention_row

_LIST_MARK = "; "
_FORMULAS = "=+-@＝＋－＠"  # what a spreadsheet takes for the beginning of a formula, also in full width
_BREAKS = "\t\r\n"

Row = Mapping[str, Any]


def fact_rows(report: Report) -> Iterable[Row]:
    """A row a fact."""
    return (fact_row(claim) for claim in report.claims)


def mention_rows(report: Report, view: View) -> Iterable[Row]:
    """A row a mention of the findings that are shown."""
    shown = (finding for finding in report.findings if view.shows(finding))
    return (mention_row(finding, told, report) for finding in shown for told in finding.mentions)


def write_facts_csv(report: Report, to: TextIO) -> None:
    """A line a fact."""
    _write_csv(fact_rows(report), FACT_TYPES, to)


def write_csv(report: Report, view: View, to: TextIO) -> None:
    """A line a mention of a finding."""
    _write_csv(mention_rows(report, view), MENTION_TYPES, to)


def write_facts_parquet(report: Report, to: TextIO) -> None:
    """One Parquet table, a row a fact."""
    _write_parquet(fact_rows(report), FACT_TYPES, to)


def write_parquet(report: Report, view: View, to: TextIO) -> None:
    """One Parquet table, a row a mention of a finding."""
    _write_parquet(mention_rows(report, view), MENTION_TYPES, to)


def _write_csv(rows: Iterable[Row], types: Mapping[str, str], to: TextIO) -> None:
    """Lines behind a line of names: RFC 4180 but for the line ends; nothing where a value is missing."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(types)
    for row in rows:
        writer.writerow([cell(row[name]) for name in types])


def _write_parquet(rows: Iterable[Row], types: Mapping[str, str], to: TextIO) -> None:
    """One table; its bytes go below the text stream."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ExtraMissing("parquet", "--format parquet") from None
    known = {
        "text": pa.string(),
        "whole": pa.int64(),
        "maybe": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    rows = list(rows)
    columns = {
        name: pa.array([_number(row[name], type_) for row in rows], type=known[type_]) for name, type_ in types.items()
    }
    pq.write_table(pa.table(columns), to.buffer)


def _number(value: Any, type_: str) -> Any:
    return float(value) if type_ == "number" and value is not None else value


def cell(value: Any) -> Any:
    """A value for a cell: lists joined, and text that a spreadsheet would run as a formula behind an apostrophe."""
    if value is None or isinstance(value, int | float):
        return value if not isinstance(value, bool) else str(value).lower()
    text = _LIST_MARK.join(value) if isinstance(value, list) else str(value)
    begins = text.lstrip(" \u00a0\u3000")[:1]
    return f"'{text}" if begins and begins in _FORMULAS + _BREAKS else text
