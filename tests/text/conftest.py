"""What the tests of words share: lexicons, and the tidied words of a text with its content."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.model.document import Document, Field
from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.files import Rulebook
from discrepancy.text.clean import Words, layout_of, words_of

Tidied = tuple[Words, tuple[tuple[int, int], ...]]


@pytest.fixture(scope="session")
def lexicons(rulebook: Rulebook) -> Lexicons:
    """The shipped languages, ready for reading."""
    return Lexicons(rulebook)


@pytest.fixture(scope="session")
def tidied(lexicons: Lexicons) -> Callable[[str, str], Tidied]:
    """`tidied("a text", "en")`: its words and the stretches of content among them."""

    def of(text: str, lang: str) -> Tidied:
        words = words_of(Document(id="a", text=text), Field.TEXT)
        return words, layout_of(words, lexicons[lang]).content

    return of
