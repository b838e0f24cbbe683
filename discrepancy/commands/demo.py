"""`discrepancy demo`: the main job on the story that ships with the package."""

from __future__ import annotations

from discrepancy.api import rulebook_of
from discrepancy.commands.ending import colour, write
from discrepancy.commands.given import choices_of, settings_of
from discrepancy.commands.options import Config, Format
from discrepancy.pipeline import report_of
from discrepancy.report import WRITERS
from discrepancy.report.base import View


def demo(format: Format = "text", config: Config = None) -> None:
    """Run the main job on the story that ships with the package."""
    from discrepancy.demo import demo_documents

    settings = settings_of(config)
    rulebook = rulebook_of(settings=settings)
    report = report_of(demo_documents(), rulebook, choices_of(rulebook, settings, one_story=True, lang=None))
    write(format, [], lambda name, to: WRITERS[name](report, View(colour=colour()), to))
