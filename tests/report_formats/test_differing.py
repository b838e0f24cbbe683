"""The words in which two versions differ."""

from __future__ import annotations

import pytest

from discrepancy.report.differing import differing


@pytest.mark.parametrize(
    ("words", "other", "marked"),
    [
        ("ernstes und ziemlich ehrliches", "ernstes und überaus ehrliches", "ernstes und [ziemlich] ehrliches"),
        ("„Wir bauen noch heuer“", "“Wir bauen noch heuer”", "„Wir bauen noch heuer“"),
        ("Wir bauen heuer", "Wir bauen die Brücke heuer", "Wir bauen []heuer"),
        ("Wir bauen die Brücke heuer.", "Wir bauen heuer.", "Wir bauen [die Brücke] heuer."),
        ("Wir bauen", "Wir bauen noch heuer", "Wir bauen[]"),
        ("Ganz anderes steht hier", "Nichts davon war dort", "Ganz anderes steht hier"),
        ("", "etwas", ""),
    ],
)
def test_marked_as_an_editor_would(words: str, other: str, marked: str) -> None:
    pieces = differing(words, other)
    assert "".join(piece for piece, _ in pieces) == words
    assert "".join(f"[{piece}]" if differs else piece for piece, differs in pieces) == marked


def test_long_versions_are_left_alone() -> None:
    words = "Wort " * 400
    assert differing(words, words + "mehr") == [(words, False)]
