"""REPORT -> BYTES: a format, a file; it writes what the report holds and judges nothing. One line each below."""

from __future__ import annotations

from discrepancy.report.base import Writer
from discrepancy.report.github import write_github
from discrepancy.report.html import write_html
from discrepancy.report.json import write_json, write_jsonl
from discrepancy.report.junit import write_junit
from discrepancy.report.markdown import write_markdown
from discrepancy.report.sarif import write_sarif
from discrepancy.report.tables import write_csv, write_parquet
from discrepancy.report.text import write_text
from discrepancy.report.xlsx import write_xlsx

WRITERS: dict[str, Writer] = {
    "text": write_text,
    "json": write_json,
    "jsonl": write_jsonl,
    "html": write_html,
    "markdown": write_markdown,
    "csv": write_csv,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
    "sarif": write_sarif,
    "junit": write_junit,
    "github": write_github,
}
SUFFIXES = {
    ".txt": "text",
    ".json": "json",
    ".jsonl": "jsonl",
    ".html": "html",
    ".md": "markdown",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".sarif": "sarif",
    ".xml": "junit",
}
