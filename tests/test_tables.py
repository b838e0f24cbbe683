"""The table of facts as CSV, Parquet, JSONL and DataFrame: the same rows, the same types, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import discrepancy as library
from discrepancy.report.rows import FACT_COLUMNS, FACT_TYPES
from discrepancy.report.tables import cell as _cell
from tests.command import LONG, SHORT, discrepancy, python

TEXTS = {
    "a.txt": SHORT,
    "b.txt": LONG,
    "c.txt": "Es gab mehrere Verletzte und 17 Tote. Anna Moor sagte: „Das ist schlimm.“",
}
READ_BACK = {"whole": "int64", "number": "double", "truth": "bool", "text": "string", "texts": "list<element: string>"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_all_formats_hold_the_same_rows(folder: Path) -> None:
    targets = [part for end in ("csv", "parquet", "jsonl") for part in ("-o", f"facts.{end}")]
    assert discrepancy("extract", *TEXTS, *targets, cwd=folder).status == 0
    rows = [json.loads(line) for line in (folder / "facts.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 5
    table = pq.read_table(folder / "facts.parquet")
    assert table.to_pylist() == rows
    with (folder / "facts.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [line["surface"] for line in lines] == [row["surface"] for row in rows]
    assert [line["low"] for line in lines] == ["" if row["low"] is None else str(row["low"]) for row in rows]


def test_the_types_of_columns_do_not_depend_on_the_rows(folder: Path) -> None:
    (folder / "empty.txt").write_text("Nichts geschah.", encoding="utf-8")
    for inputs in ([*TEXTS], ["empty.txt"]):
        target = folder / "facts.parquet"
        assert discrepancy("extract", *inputs, "-o", target.name, cwd=folder).status == 0
        schema = pq.read_schema(target)
        assert {name: str(schema.field(name).type) for name in schema.names} == {
            name: READ_BACK[type_] for name, type_ in FACT_TYPES.items()
        }
    full, none = (library.facts_frame(documents) for documents in ([{"text": LONG}], []))
    assert list(full.columns) == list(none.columns) == list(FACT_COLUMNS)
    assert full.dtypes.to_dict() == none.dtypes.to_dict()


@pytest.mark.parametrize("text", ["=1+1", "+49 1", "-2+3", "@x", " =1", "\u00a0=1", "＝1", "\t=1", "\n=1"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert _cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [(None, None), (3, 3), (-1.5, -1.5), (True, "true"), ("17 Tote", "17 Tote"), (["A", "B"], "A; B")],
)
def test_plain_values_stay_as_they_are(value: object, cell: object) -> None:
    assert _cell(value) == cell


def test_csv_goes_to_standard_output(folder: Path) -> None:
    told = discrepancy("extract", "c.txt", "--format", "csv", cwd=folder).out
    rows = list(csv.DictReader(io.StringIO(told)))
    assert {"17 Tote", "mehrere Verletzte"} <= {row["surface"] for row in rows}


def test_a_missing_extra_says_what_to_install(folder: Path) -> None:
    without = "import sys; sys.modules['pyarrow'] = None; from discrepancy.cli import run; sys.argv = ['discrepancy', *sys.argv[1:]]; run()"
    for target in (("-o", "facts.parquet"), ("--format", "parquet")):
        ended = python("-c", without, "extract", "c.txt", *target, cwd=folder)
        assert ended.status == 2
        assert "pip install 'discrepancy[parquet]'" in ended.messages[-1]
    assert not (folder / "facts.parquet").exists()
