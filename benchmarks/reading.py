"""How fast reports are read and compared, as ratios in one run: `python benchmarks/reading.py`.

Prints characters per second of the whole job (names, events, quotes, owners, comparing), how the cost grows from one times to
ten times the text, and the ratio to `dateparser.search.search_dates` on the same text. Absolute figures wobble with the
machine; the ratios hold.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from discrepancy.demo import demo_documents
from discrepancy.model.document import Document
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.load import load

RUNS = 5


def seconds(task: Callable[[], object]) -> float:
    """The median of several runs after one that is not counted."""
    task()
    taken = []
    for _ in range(RUNS):
        start = time.perf_counter()
        task()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def copies(number: int) -> list[Document]:
    """The demo story so many times over, each a story of its own."""
    return [
        Document(id=f"{n}-{d.id}", text=d.text, title=d.title, story=str(n), lang=d.lang)
        for n in range(number)
        for d in demo_documents()
    ]


def main() -> None:
    """Measures and prints."""
    import dateparser.search

    rulebook = load()
    once, tenfold = copies(20), copies(200)
    size = sum(len(d.text) for d in once)
    small = seconds(lambda: report_of(once, rulebook, Choices()))
    large = seconds(lambda: report_of(tenfold, rulebook, Choices()))
    text = "\n\n".join(d.text for d in copies(1))
    start = time.perf_counter()
    dateparser.search.search_dates(text, languages=["de"])
    others = len(text) / (time.perf_counter() - start)
    print(f"whole job: {size / small / 1000:.0f} thousand characters/s, {len(once) / small:.0f} documents/s")
    print(f"ten times the text costs {large / small:.1f} times as much")
    print(
        f"dateparser.search: {others / 1000:.0f} thousand characters/s; the whole job is {size / small / others:.1f} times as fast"
    )


if __name__ == "__main__":
    main()
