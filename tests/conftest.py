"""What tests share: the rulebook, loaded once, and short ways to ask for facts and reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Report
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The shipped rules."""
    return load()


@pytest.fixture(scope="session")
def report(rulebook: Rulebook) -> Callable[..., Report]:
    """The report on texts of one story: `report("first text", "second text")`, ids a, b, …"""

    def of(*texts: str, lang: str | None = None, published: str | None = None) -> Report:
        documents = [
            Document(id=chr(ord("a") + i), text=text, lang=lang, published=published) for i, text in enumerate(texts)
        ]
        return report_of(documents, rulebook, Choices(one_story=True))

    return of


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that is not the product's; tests that want it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared beside the project (development material, not shipped)")
    return SHARED
