"""`discrepancy demo`: the main job on the story that ships with the package."""

from __future__ import annotations

from discrepancy.commands.ending import colour, write
from discrepancy.commands.options import Format
from discrepancy.pipeline import Choices, report_of
from discrepancy.report import WRITERS
from discrepancy.report.base import View
from discrepancy.rulebook.load import load


def demo(format: Format = "text") -> None:
    """Run the main job on the story that ships with the package."""
    from discrepancy.demo import demo_documents

    report = report_of(demo_documents(), load(), Choices(one_story=True))
    write(format, [], lambda name, to: WRITERS[name](report, View(colour=colour()), to))
