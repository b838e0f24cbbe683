"""The story that ships with the package: three invented reports on two telephone calls."""

from __future__ import annotations

from pathlib import Path

from discrepancy.model.document import Document
from discrepancy.read import READERS
from discrepancy.read.base import Input

STORY = Path(__file__).parent / "story"


def demo_documents() -> list[Document]:
    """The reports of the demo story, read from the package itself."""
    return [
        one
        for file in sorted(STORY.iterdir())
        for one in READERS[file.suffix](Input(file.name, file.stem, file.read_bytes()))
        if isinstance(one, Document)
    ]
