"""The wheel carries the rules and the demo story: what is installed runs without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the contents of the wheel, as an installation lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)],
        check=True,
        timeout=300,
    )
    site = folder / "site"
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


def test_the_wheel_finds_its_own_rules(installed: Path) -> None:
    words = "from discrepancy.rulebook.load import rules_home; print(rules_home())"
    told = subprocess.run(
        [sys.executable, "-c", words],
        capture_output=True,
        text=True,
        check=True,
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed)},
        timeout=60,
    )
    assert Path(told.stdout.strip()) == installed / "discrepancy" / "_rules"


def test_the_wheel_runs_the_demo(installed: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "discrepancy", "demo"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=installed,
        env={**os.environ, "PYTHONPATH": str(installed)},
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    assert "DUR001" in told.stdout
    assert "QUO001" in told.stdout
    assert told.stderr == ""
