"""The command line: options in, one call, exit status out. The only door of typer."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from discrepancy.model.finding import Report, Severity, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.inputs import Inputs, read_all
from discrepancy.report import SUFFIXES, WRITERS
from discrepancy.report.base import DEFAULT_VERDICTS, View, visible
from discrepancy.rulebook.load import RuleFault, load
from discrepancy.rulebook.rule import Rulebook

DONE, FOUND, USAGE, ASIDE, FOUND_AND_ASIDE, CRASH, INTERRUPTED, CLOSED = 0, 1, 2, 3, 4, 101, 130, 141

app = typer.Typer(
    help="Finds what several news reports of one story do not agree on: offline, explained, with the exact words of both sides.",
    no_args_is_help=True, pretty_exceptions_enable=False, add_completion=True, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
rules_app = typer.Typer(help="The rules: list them, show one, run their own examples.", no_args_is_help=True)
app.add_typer(rules_app, name="rules")

Format = StrEnum("Format", {name: name for name in WRITERS})
FactFormat = StrEnum("FactFormat", {"text": "text", "json": "json", "jsonl": "jsonl"})
FailOn = StrEnum("FailOn", {"error": "error", "warning": "warning", "info": "info", "never": "never"})
GroupBy = StrEnum("GroupBy", {"event": "event", "source": "source", "rule": "rule", "document": "document"})
LangUi = StrEnum("LangUi", {"auto": "auto", "de": "de", "en": "en"})

Inputs_ = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files or folders; `-` is JSONL or plain text on standard input.")]
Rules = Annotated[list[Path] | None, typer.Option("--rules", metavar="DIR", help="A folder of further rules; they add or replace by id. Repeatable.")]
OneStory = Annotated[bool, typer.Option("--one-story", help="The inputs tell one story: do not group documents.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="Language of all documents (default: each by itself).")]
Output = Annotated[list[Path] | None, typer.Option("--output", "-o", metavar="FILE", help="Also write the report to FILE; its format by suffix. Repeatable.")]


@app.command()
def check(
    inputs: Inputs_,
    format: Annotated[Format, typer.Option("--format", help="Format of standard output.")] = Format("text"),
    output: Output = None,
    verdict: Annotated[list[str] | None, typer.Option("--verdict", metavar="NAME", help="Verdicts to tell, comma-separated; `all` for every one. Default: conflict,wording,update,attribution.")] = None,
    min_severity: Annotated[Severity, typer.Option("--min-severity", help="What to show.")] = Severity.INFO,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help="From which severity findings make the exit status 1.")] = FailOn("error"),
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules: ids, beginnings (DUR) or names.")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.")] = None,
    group_by: Annotated[GroupBy | None, typer.Option("--group-by", help="Order the text report under headings.")] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Also tell findings whose events may not be the same.")] = False,
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
    lang_ui: Annotated[LangUi, typer.Option("--lang-ui", help="Language of the report; auto: that of most documents.")] = LangUi("auto"),
) -> None:
    """Compare all that the inputs hold."""
    rulebook = load(rules or [])
    view = View(_verdicts(verdict), min_severity, _names(select, rulebook), _names(ignore, rulebook), unsure, _colour(), group_by)
    _check_outputs(output)
    _check_language(lang, rulebook)
    report = _report(read_all(inputs, sys.stdin.buffer), rulebook, Choices(one_story, lang, None if lang_ui == "auto" else lang_ui.value))
    _write(report, view, format, output or [])
    _finish(report, view, fail_on)


@app.command()
def extract(
    inputs: Inputs_,
    format: Annotated[FactFormat, typer.Option("--format", help="Format of standard output.")] = FactFormat("text"),
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
) -> None:
    """Print the table of facts."""
    from discrepancy.report.facts import FACT_WRITERS

    rulebook = load(rules or [])
    _check_language(lang, rulebook)
    report = _report(read_all(inputs, sys.stdin.buffer), rulebook, Choices(one_story, lang))
    FACT_WRITERS[format](report, sys.stdout)
    _tell_problems(report)
    raise typer.Exit(ASIDE if report.errors else DONE)


@app.command()
def demo(format: Annotated[Format, typer.Option("--format", help="Format of standard output.")] = Format("text")) -> None:
    """Run the main job on the story that ships with the package."""
    from discrepancy.demo import demo_documents

    report = report_of(demo_documents(), load(), Choices(one_story=True))
    _write(report, View(colour=_colour()), format, [])


@app.command()
def explain(rule: Annotated[str, typer.Argument(metavar="RULE", help="A finding rule such as DUR001.")], lang_ui: Annotated[LangUi, typer.Option("--lang-ui")] = LangUi("auto"), rules: Rules = None) -> None:
    """Say what a finding rule means, when it speaks and how sure that is."""
    from discrepancy.explain import explanation

    rulebook = load(rules or [])
    found = rulebook.findings.get(rule.upper()) or next((f for f in rulebook.findings.values() if f.name == rule.lower()), None)
    if found is None:
        _fail(f'no rule "{rule}"; {_near(rule.upper(), [*rulebook.findings])}')
    sys.stdout.write(explanation(found, "en" if lang_ui == "auto" else lang_ui.value))


@rules_app.command("list")
def rules_list(rules: Rules = None) -> None:
    """List every rule by its address: folder, file and id."""
    from discrepancy.selftest import cases_of

    rulebook = load(rules or [])
    seen: dict[str, str] = {}
    for case in cases_of(rulebook):
        seen.setdefault(case.address, getattr(case.rule, "why", "") or getattr(case.rule, "name", "") or "")
    sys.stdout.writelines(f"{address:44} {visible(str(why))}".rstrip() + "\n" for address, why in sorted(seen.items()))


@rules_app.command("show")
def rules_show(address: Annotated[str, typer.Argument(help="A rule's address, such as de/duration/adjective.")], rules: Rules = None) -> None:
    """Show one rule as it stands in its file, with its examples."""
    import msgspec

    from discrepancy.selftest import cases_of

    rulebook = load(rules or [])
    found = {case.address: case.rule for case in cases_of(rulebook)}
    if address not in found:
        _fail(f'no rule "{address}"; {_near(address, list(found))}')
    body = {key: value for key, value in msgspec.to_builtins(found[address]).items() if value not in (None, "", [], False)}
    sys.stdout.write(msgspec.json.format(msgspec.json.encode({"address": address, **body}), indent=2).decode() + "\n")


@rules_app.command("test")
def rules_test(prefix: Annotated[str | None, typer.Argument(help="Only rules whose address begins so, such as de/duration.")] = None, rules: Rules = None) -> None:
    """Run every rule's own examples and counterexamples."""
    from discrepancy.selftest import Selftest, cases_of

    rulebook = load(rules or [])
    test, run, bad = Selftest(rulebook), 0, 0
    for case in cases_of(rulebook, prefix):
        run += 1
        fault = test.fault(case)
        if fault is not None:
            bad += 1
            sys.stdout.write(f"{case}: {fault}\n")
    if run == 0 and prefix is not None:
        _fail(f'no rule begins with "{prefix}"; see: discrepancy rules list')
    sys.stdout.write(f"{run - bad} passed, {bad} failed\n")
    raise typer.Exit(FOUND if bad else DONE)


@app.callback(invoke_without_command=True)
def _main(version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False) -> None:
    if version:
        from discrepancy import __version__

        sys.stdout.write(f"discrepancy {__version__}\n")
        raise typer.Exit


def run() -> NoReturn:
    """The program: maps every end of a run to its exit status; nothing but results goes to standard output."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]  # text streams
    try:
        status = app(standalone_mode=False)
        sys.stdout.flush()
    except typer.Exit as end:
        status = end.exit_code
    except typer.TyperException as fault:  # wrong usage: one sentence, or the help where no command was given
        words = fault.format_message()
        sys.stderr.write(f"{words}\n" if "\n" in words else f"discrepancy: {words}; see discrepancy --help\n")
        status = USAGE
    except RuleFault as fault:
        sys.stderr.write(f"discrepancy: {fault}\n")
        status = USAGE
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = CLOSED
    except Exception as fault:  # whatever it is, it must not look like findings
        import traceback

        traceback.print_exc()
        sys.stderr.write(f"discrepancy: a fault of the program ({type(fault).__name__}); please report it with the lines above\n")
        status = CRASH
    sys.exit(status if isinstance(status, int) else DONE)


def _report(inputs: Inputs, rulebook: Rulebook, choices: Choices) -> Report:
    report = report_of(inputs.documents, rulebook, choices, errors=inputs.problems)
    from dataclasses import replace

    return replace(report, notices=(*inputs.notices, *report.notices))


def _write(report: Report, view: View, format: str, outputs: list[Path]) -> None:
    """The report on standard output, and to each file by its suffix."""
    WRITERS[format](report, view, sys.stdout)
    from dataclasses import replace

    for path in outputs:
        beside = path.with_name(path.name + ".part")
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                WRITERS[SUFFIXES[path.suffix.lower()]](report, replace(view, colour=False), file)
            beside.replace(path)
        except OSError as fault:
            _fail(f"{path}: cannot be written ({fault.strerror}); choose another place")


def _finish(report: Report, view: View, fail_on: str) -> NoReturn:
    """What was set aside goes to standard error; findings at or above `fail_on` and what was set aside make the status."""
    _tell_problems(report)
    bad = fail_on != "never" and any(
        view.chosen(finding) and finding.sure and finding.verdict is not Verdict.AGREEMENT and finding.severity.rank <= Severity(fail_on).rank
        for finding in report.findings
    )
    if report.errors:
        raise typer.Exit(FOUND_AND_ASIDE if bad else ASIDE)
    raise typer.Exit(FOUND if bad else DONE)


def _tell_problems(report: Report) -> None:
    for problem in report.errors:
        sys.stderr.write(f"discrepancy: set aside: {visible(problem.message)}\n")
    for notice in report.notices:
        sys.stderr.write(f"discrepancy: note: {visible(notice)}\n")


def _verdicts(given: list[str] | None) -> tuple[Verdict, ...]:
    names = [name.strip() for one in given or [] for name in one.split(",") if name.strip()]
    if not names:
        return DEFAULT_VERDICTS
    if "all" in names:
        return tuple(Verdict)
    for name in names:
        if name not in [*Verdict]:
            raise typer.BadParameter(f'"{name}" is no verdict; {_near(name, ["all", *Verdict])}', param_hint="--verdict")
    return tuple(Verdict(name) for name in names)


def _names(given: list[str] | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Rule ids, beginnings and names, checked: a name that fits no rule is a typing error."""
    names = tuple(name.strip() for one in given or [] for name in one.split(",") if name.strip())
    known = {*rulebook.findings, *(f.name for f in rulebook.findings.values())}
    for name in names:
        if not any(rule.startswith(name) or rule == name for rule in known):
            raise typer.BadParameter(f'no rule "{name}"; {_near(name, sorted(known))}', param_hint="--select/--ignore")
    return names


def _check_outputs(outputs: list[Path] | None) -> None:
    for path in outputs or []:
        if path.suffix.lower() not in SUFFIXES:
            raise typer.BadParameter(f'"{path}" has no known suffix; allowed: {", ".join(SUFFIXES)}', param_hint="--output")


def _check_language(lang: str | None, rulebook: Rulebook) -> None:
    if lang is not None and lang.lower().replace("_", "-").split("-")[0] not in rulebook.languages:
        raise typer.BadParameter(f'no rules for "{lang}"; known: {", ".join(rulebook.languages)}', param_hint="--lang")


def _near(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, known, 1, 0.5)
    return f'did you mean "{near[0]}"?' if near else f"allowed: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _fail(message: str) -> NoReturn:
    sys.stderr.write(f"discrepancy: {message}\n")
    raise typer.Exit(USAGE)
