"""The table of facts as CSV and Parquet, typed alike: a column has one type whatever the rows hold."""

from __future__ import annotations

import csv
from typing import Any, TextIO

from discrepancy.model.finding import Report
from discrepancy.report.base import ExtraMissing
from discrepancy.report.rows import FACT_COLUMNS, FACT_TYPES, fact_row

_LIST_MARK = "; "
_FORMULAS = "=+-@＝＋－＠"  # what a spreadsheet takes for the beginning of a formula, also in full width
_BREAKS = "\t\r\n"


def write_facts_csv(report: Report, to: TextIO) -> None:
    """A line a fact behind a line of names: RFC 4180 but for the line ends; nothing where a value is missing."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(FACT_COLUMNS)
    for claim in report.claims:
        row = fact_row(claim)
        writer.writerow([_cell(row[name]) for name in FACT_COLUMNS])


def write_facts_parquet(report: Report, to: TextIO) -> None:
    """One Parquet table; its bytes go below the text stream."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise ExtraMissing("parquet", "--format parquet") from None
    types = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "truth": pa.bool_(),
        "texts": pa.list_(pa.string()),
    }
    rows = [fact_row(claim) for claim in report.claims]
    columns = {
        name: pa.array([_number(row[name], type_) for row in rows], type=types[type_])
        for name, type_ in FACT_TYPES.items()
    }
    pq.write_table(pa.table(columns), to.buffer)


def _number(value: Any, type_: str) -> Any:
    return float(value) if type_ == "number" and value is not None else value


def _cell(value: Any) -> Any:
    """A value for a cell: lists joined, and text that a spreadsheet would run as a formula behind an apostrophe."""
    if value is None or isinstance(value, int | float):
        return value if not isinstance(value, bool) else str(value).lower()
    text = _LIST_MARK.join(value) if isinstance(value, list) else str(value)
    begins = text.lstrip(" \u00a0\u3000")[:1]
    return f"'{text}" if begins and begins in _FORMULAS + _BREAKS else text
