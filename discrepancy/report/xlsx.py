"""Tables as a spreadsheet: every text is written as text, so that no cell can be a formula or a link."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, TextIO

from discrepancy.model.finding import Report
from discrepancy.report.base import ExtraMissing, View
from discrepancy.report.rows import FACT_TYPES, MENTION_TYPES
from discrepancy.report.tables import Row, cell, fact_rows, mention_rows

_MOST_ROWS = 1_048_575  # of a sheet, below its line of names
_LONGEST = 32_767  # characters of a cell
_NO_CLOCK = datetime(2000, 1, 1)  # the same input makes the same bytes
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_WIDE, _NARROW = 40, 14
_LONG_WORDS = ("message", "words", "surface", "sentence", "event_label", "participants", "value")


def write_xlsx(report: Report, view: View, to: TextIO) -> None:
    """A sheet of findings, a row a mention, and one of the reports."""
    _write({"findings": (MENTION_TYPES, mention_rows(report, view))}, to)


def write_facts_xlsx(report: Report, to: TextIO) -> None:
    """A sheet of facts."""
    _write({"facts": (FACT_TYPES, fact_rows(report))}, to)


def _write(sheets: Mapping[str, tuple[Mapping[str, str], Iterable[Row]]], to: TextIO) -> None:
    """A book; its bytes go below the text stream. Rows that a sheet cannot hold are counted in a sheet of notes."""
    try:
        import xlsxwriter
    except ImportError:
        raise ExtraMissing("xlsx", "--format xlsx") from None
    book = xlsxwriter.Workbook(to.buffer, _OPTIONS)
    book.set_properties({"created": _NO_CLOCK})
    bold = book.add_format({"bold": True})
    left_out = {}
    for name, (types, rows) in sheets.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for column, title in enumerate(types):
            sheet.set_column(column, column, _WIDE if title in _LONG_WORDS else _NARROW)
            sheet.write_string(0, column, title, bold)
        number = 0
        for number, row in enumerate(rows, 1):
            if number <= _MOST_ROWS:
                _write_row(sheet, number, [cell(row[title]) for title in types])
        sheet.autofilter(0, 0, min(number, _MOST_ROWS), len(types) - 1)
        left_out[name] = number - _MOST_ROWS
    notes = [
        f"{name}: {n} rows left out; a sheet holds no more. CSV holds all." for name, n in left_out.items() if n > 0
    ]
    if notes:
        sheet = book.add_worksheet("notes")
        for number, note in enumerate(notes):
            sheet.write_string(number, 0, note)
    book.close()


def _write_row(sheet: Any, number: int, cells: list[Any]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, int | float):
            sheet.write_number(number, column, value)
        elif value is not None:
            sheet.write_string(number, column, value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…")
