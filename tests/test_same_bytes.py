"""Same input, same bytes: any order of files, any hash seed, locale or time zone; unrelated documents change nothing."""

from __future__ import annotations

import itertools
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from discrepancy.demo import STORY, demo_documents
from discrepancy.model.document import Document
from discrepancy.pipeline import report_of
from discrepancy.report.rows import finding_row
from discrepancy.rulebook.files import Rulebook

FILES = sorted(STORY.iterdir())
COMMAND = [sys.executable, "-m", "discrepancy", "check", "--format", "json", "--verdict", "all", "--one-story"]


def run(files: list[Path], **environment: str) -> bytes:
    done = subprocess.run(
        [*COMMAND, *map(str, files)], capture_output=True, check=False, env={**os.environ, **environment}, timeout=120
    )
    assert done.returncode == 1, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def plain() -> bytes:
    return run(FILES)


@pytest.mark.parametrize("order", list(itertools.permutations(range(len(FILES)))), ids=str)
def test_any_order_of_files(order: tuple[int, ...], plain: bytes) -> None:
    assert run([FILES[i] for i in order]) == plain


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4711"},
        {"TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ],
    ids=str,
)
def test_any_surroundings(environment: dict[str, str], plain: bytes) -> None:
    assert run(FILES, **environment) == plain


def _unrelated(seed: int) -> list[Document]:
    """Ten reports on ten other things, with other people."""
    rng = random.Random(seed)
    names = ["Berta Quast", "Otmar Zischka", "Ruth Hallbauer", "Konrad Veith", "Selma Ottinger"]
    things = [
        "Gemeinderatssitzung",
        "Chorprobe",
        "Sperre der Seebrücke",
        "Feuerwehrübung",
        "Zuchtviehschau",
        "Theaterpremiere",
    ]
    places = ["Oberndorf", "Bad Sulz", "Klosterried", "Seewald", "Hintertal", "Marktbrunn"]
    return [
        Document(
            id=f"zz-{seed}-{number}",
            text=f"Die {rng.choice(things)} in {rng.choice(places)} hat {rng.randint(2, 9)} Stunden gedauert. "
            f"„Es war ein langer Tag für {rng.choice(places)}“, sagte Obfrau {rng.choice(names)} zu den {rng.randint(12, 90)} Gästen.",
            published=f"2024-11-{rng.randint(10, 20)}",
        )
        for number in range(10)
    ]


def _told(documents: list[Document], rulebook: Rulebook, ours: set[str]) -> list[dict[str, Any]]:
    rows = [finding_row(f) for f in report_of(documents, rulebook).findings]
    mine = [row for row in rows if {m["doc"] for m in row["mentions"]} & ours]
    for row in mine:
        assert {m["doc"] for m in row["mentions"]} <= ours, "a finding across stories"
        for part in (row, *row["mentions"]):
            part["event"] = None  # numbers of events count through one report
    return [json.loads(json.dumps(row)) for row in mine]


@pytest.mark.parametrize("seed", range(8))
def test_ten_unrelated_documents_change_no_finding(seed: int, rulebook: Rulebook) -> None:
    story = demo_documents()
    ours = {document.id for document in story}
    alone = _told(story, rulebook, ours)
    assert alone
    assert _told([*story, *_unrelated(seed)], rulebook, ours) == alone
