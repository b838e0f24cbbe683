"""Findings as CSV, XLSX and Parquet: the same rows, a line a mention; a spreadsheet opened again by its standard."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from discrepancy.report import xlsx
from discrepancy.report.rows import MENTION_COLUMNS, mention_row
from tests.command import discrepancy, python, two_reports
from tests.report_formats.made import hostile, large, text_of, written

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(book: bytes, sheet: int = 1) -> list[list[str | float | None]]:
    """The cells of a sheet, read as ECMA-376 has them; a formula or a link would be refused."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert parts.testzip() is None
        shared = [
            "".join(text.text or "" for text in one.iter(f"{_MAIN}t"))
            for one in ET.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        rows = ET.fromstring(parts.read(f"xl/worksheets/sheet{sheet}.xml"))
    assert not list(rows.iter(f"{_MAIN}f"))
    assert not list(rows.iter(f"{_MAIN}hyperlink"))
    found = []
    for row in rows.iter(f"{_MAIN}row"):
        line: dict[int, str | float | None] = {}
        for cell in row:
            letters = "".join(c for c in cell.get("r", "") if c.isalpha())
            column = sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters))) - 1
            value = cell.findtext(f"{_MAIN}v")
            assert value is not None
            line[column] = shared[int(value)] if cell.get("t") == "s" else float(value)
        found.append([line.get(column) for column in range(len(MENTION_COLUMNS))])
    return found


def test_all_tables_hold_the_same_rows() -> None:
    report = large(12, documents=4)
    rows = [mention_row(finding, told, report) for finding in report.findings for told in finding.mentions]
    assert [tuple(row) for row in rows] == [MENTION_COLUMNS] * 36
    assert pq.read_table(io.BytesIO(written("parquet", report))).to_pylist() == rows
    lines = list(csv.DictReader(io.StringIO(text_of("csv", report), newline="")))
    names, *sheet = cells(written("xlsx", report))
    assert names == list(MENTION_COLUMNS)
    for name in ("finding", "doc", "surface", "sentence", "file", "verdict"):
        told = [row[name] for row in rows]
        assert [line[name] for line in lines] == told
        assert [row[names.index(name)] for row in sheet] == told
    for name in ("side", "low", "reach_high", "line", "column", "start"):
        figures = [None if row[name] is None else float(row[name]) for row in rows]
        assert [float(line[name]) if line[name] else None for line in lines] == figures
        assert [row[names.index(name)] for row in sheet] == figures


def test_hostile_words_are_words_in_a_spreadsheet() -> None:
    _, *sheet = cells(written("xlsx", hostile()))
    assert len(sheet) == len(hostile().findings) * 2
    texts = {cell for row in sheet for cell in row if isinstance(cell, str)}
    assert not [text for text in texts if text.lstrip(" ").startswith(("=", "+", "@", "-"))]


def test_the_same_report_makes_the_same_bytes() -> None:
    assert written("xlsx", hostile()) == written("xlsx", hostile())


def test_rows_that_a_sheet_cannot_hold_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 5)
    book = written("xlsx", large(4, documents=4))
    assert len(cells(book)) == 1 + 5
    assert str(cells(book, 2)[0][0]).startswith("findings: 7 rows left out")


def test_a_cell_longer_than_the_standard_allows_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "_LONGEST", 10)
    assert all(
        len(c) <= 10 for row in cells(written("xlsx", large(2, documents=2)))[1:] for c in row if isinstance(c, str)
    )


def test_several_reports_from_one_run(tmp_path: Path) -> None:
    two_reports(tmp_path)
    ends = ("html", "md", "csv", "xlsx", "parquet", "sarif", "xml", "json", "jsonl", "txt")
    targets = [part for end in ends for part in ("-o", f"r.{end}")]
    ended = discrepancy("check", "a.txt", "b.txt", "--one-story", *targets, "--format", "github", cwd=tmp_path)
    assert (ended.status, ended.messages) == (1, [])
    assert all((tmp_path / f"r.{end}").stat().st_size > 300 for end in ends)


@pytest.mark.parametrize(
    ("module", "extra", "format"), [("xlsxwriter", "xlsx", "xlsx"), ("pyarrow", "parquet", "parquet")]
)
def test_a_missing_extra_says_what_to_install(module: str, extra: str, format: str, tmp_path: Path) -> None:
    two_reports(tmp_path)
    start = "from discrepancy.cli import run; sys.argv = ['discrepancy', *sys.argv[1:]]; run()"
    without = f"import sys; sys.modules['{module}'] = None; {start}"
    for target in (("-o", f"r.{format}"), ("--format", format)):
        ended = python("-c", without, "check", "a.txt", "b.txt", "--one-story", *target, cwd=tmp_path)
        assert ended.status == 2
        assert f"pip install 'discrepancy[{extra}]'" in ended.messages[-1]
    assert not (tmp_path / f"r.{format}").exists()
