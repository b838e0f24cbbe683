"""The table of facts: `extract`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from discrepancy.model.finding import Report
from discrepancy.report.base import visible
from discrepancy.report.json import write_facts_json, write_facts_jsonl
from discrepancy.report.rows import fact_row
from discrepancy.report.tables import write_facts_csv, write_facts_parquet
from discrepancy.report.xlsx import write_facts_xlsx

_COLUMNS = (
    ("doc", 20),
    ("start", 6),
    ("surface", 34),
    ("kind", 9),
    ("role", 9),
    ("value", 22),
    ("whose", 24),
    ("event_label", 30),
)


def write_facts_text(report: Report, to: TextIO) -> None:
    """A table for the eye: the chief columns, cut to their width."""
    to.write("  ".join(name.ljust(width) for name, width in _COLUMNS).rstrip() + "\n")
    for claim in report.claims:
        row = fact_row(claim)
        row["whose"] = row["speaker"] or row["attributed_to"] or row["speaker_words"] or row["attributed_words"]
        if row["low"] is not None or row["high"] is not None:
            low, high = ("" if row[side] is None else str(row[side]) for side in ("low", "high"))
            row["value"] = f"{low if low == high else f'{low}..{high}'} {row['unit']} {row['qualifier']}"
        cells = (_cut(visible(str(row[name] if row[name] is not None else "-")), width) for name, width in _COLUMNS)
        to.write("  ".join(cells).rstrip() + "\n")


def _cut(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


FACT_WRITERS: dict[str, Callable[[Report, TextIO], None]] = {
    "text": write_facts_text,
    "json": write_facts_json,
    "jsonl": write_facts_jsonl,
    "csv": write_facts_csv,
    "xlsx": write_facts_xlsx,
    "parquet": write_facts_parquet,
}
