"""BYTES -> DOCUMENTS: a format, a file. One line each below; a file is recognised by its suffix, else by its bytes."""

from __future__ import annotations

from discrepancy.read.base import Reader
from discrepancy.read.json import read_json, read_jsonl
from discrepancy.read.markdown import read_markdown
from discrepancy.read.text import read_text

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".text": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".json": read_json,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
