"""The options that commands share, each written once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from discrepancy.commands.wrong import Wrong, near
from discrepancy.model.finding import Severity
from discrepancy.report import WRITERS
from discrepancy.report.base import DEFAULT_VERDICTS
from discrepancy.report.facts import FACT_WRITERS
from discrepancy.report.scores import SCORE_WRITERS, SHOWS

NEVER = "never"
SETTING_FORMATS = ("text", "json")


def choice(option: str, names: Iterable[str], help: str) -> Any:  # typer's own options are untyped
    """An option that takes one of a few words; a wrong one is answered with the nearest."""
    known = list(names)

    def checked(value: str | None) -> str | None:
        if value is not None and value not in known:
            raise Wrong(f'{option}: "{value}" is unknown; {near(value, known)}')
        return value

    return typer.Option(option, metavar="|".join(known), callback=checked, autocompletion=lambda: known, help=help)


_SEVERITIES = [severity.value for severity in Severity]

# fmt: off
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files or folders; `-` is JSONL or plain text on standard input.")]
Format = Annotated[str, choice("--format", WRITERS, "Format of standard output.")]
FactFormat = Annotated[str, choice("--format", FACT_WRITERS, "Format of standard output.")]
Output = Annotated[list[Path] | None, typer.Option(
    "--output", "-o", metavar="FILE", help="Also write the result to FILE; its format by suffix. Repeatable."
)]
Verdicts = Annotated[list[str] | None, typer.Option(
    "--verdict", metavar="NAME", help=f"Verdicts to tell, comma-separated; `all` for every one. Default: {','.join(DEFAULT_VERDICTS)}."
)]
MinSeverity = Annotated[str, choice("--min-severity", _SEVERITIES, "What to show.")]
FailOn = Annotated[str, choice("--fail-on", [*_SEVERITIES, NEVER], "From which severity findings make the exit status 1.")]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules: ids, beginnings (DUR) or names.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.")]
GroupBy = Annotated[str | None, choice("--group-by", ("event", "source", "rule", "document"), "Order the text report under headings.")]
Unsure = Annotated[bool, typer.Option("--unsure", help="Also tell findings whose events may not be the same.")]
OneStory = Annotated[bool, typer.Option("--one-story", help="The inputs tell one story: do not group documents.")]
Rules = Annotated[list[Path] | None, typer.Option(
    "--rules", metavar="DIR", help="A folder of further rules; they add or replace by id. Repeatable."
)]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="Language of all documents (default: each by itself).")]
LangUi = Annotated[str | None, typer.Option(
    "--lang-ui", metavar="LANG", help="Language of the report; auto: that of most documents, as without settings."
)]
Config = Annotated[Path | None, typer.Option(
    "--config", metavar="FILE", help="The settings file (default: discrepancy.toml here or in the nearest folder above)."
)]
SettingFormat = Annotated[str, choice("--format", SETTING_FORMATS, "Format of standard output.")]
Explained = Annotated[str, typer.Argument(
    metavar="RULE|FINDING", help="A finding rule such as DUR001; with --in a finding's id, or its beginning."
)]
InReport = Annotated[str | None, typer.Option(
    "--in", metavar="REPORT.json", help="Say how a finding of this JSON report came about; `-` is standard input."
)]
Address = Annotated[str, typer.Argument(help="A rule's address, such as de/duration/adjective.")]
Packs = Annotated[list[str], typer.Argument(metavar="PACKS...", help="JSONL files, one gold pack a line; `-` is standard input.")]
ScoreFormat = Annotated[str, choice("--format", SCORE_WRITERS, "Format of standard output.")]
Show = Annotated[str, choice("--show", SHOWS, "Also list what was missed, what is a false alarm, or both.")]
Kinds = Annotated[list[str] | None, typer.Option(
    "--kinds", metavar="KIND", help="Only rows and findings of these kinds, comma-separated."
)]
Mix = Annotated[bool, typer.Option("--mix", help="All packs in one heap: sort their documents into stories as check does.")]
MinPrecision = Annotated[float | None, typer.Option(
    "--min-precision", metavar="SHARE", min=0, max=1, help="Exit status 1 below this conflict_precision_strict."
)]
MinRecall = Annotated[float | None, typer.Option(
    "--min-recall", metavar="SHARE", min=0, max=1, help="Exit status 1 below this conflict_recall."
)]
Prefix = Annotated[str | None, typer.Argument(help="Only rules whose address begins so, such as de/duration.")]
# fmt: on
