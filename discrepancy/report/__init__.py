"""REPORT -> BYTES: a format, a file; it writes what the report holds and judges nothing. One line each below."""

from __future__ import annotations

from discrepancy.report.base import Writer
from discrepancy.report.json import write_json, write_jsonl
from discrepancy.report.text import write_text

WRITERS: dict[str, Writer] = {"text": write_text, "json": write_json, "jsonl": write_jsonl}
SUFFIXES = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
