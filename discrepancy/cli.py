"""The command line: options in, one call, exit status out. The only door of typer."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, NoReturn, TextIO

import typer

from discrepancy.api import language_known, rulebook_of
from discrepancy.model.finding import Report, Severity, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.read.inputs import read_all
from discrepancy.report import SUFFIXES, WRITERS
from discrepancy.report.base import DEFAULT_VERDICTS, View, visible
from discrepancy.report.facts import FACT_WRITERS
from discrepancy.rulebook.check import COMMON
from discrepancy.rulebook.load import RuleFault, load
from discrepancy.rulebook.rule import Rulebook

DONE, FOUND, USAGE, ASIDE, FOUND_AND_ASIDE, CRASH, INTERRUPTED, CLOSED = 0, 1, 2, 3, 4, 101, 130, 141

NEVER, AUTO = "never", "auto"
_COMMAND = re.compile(r"No such command '(?P<name>.*?)'")

app = typer.Typer(
    help="Finds what several news reports of one story do not agree on: offline, explained, with the exact words of both sides.",
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
rules_app = typer.Typer(help="The rules: list them, show one, run their own examples.")
app.add_typer(rules_app, name="rules")


class Wrong(Exception):
    """The command line asks for what there is not; its text is a whole sentence."""


def _choice(option: str, names: Iterable[str], help: str) -> Any:  # typer's own options are untyped
    """An option that takes one of a few words; a wrong one is answered with the nearest."""
    known = list(names)

    def checked(value: str | None) -> str | None:
        if value is not None and value not in known:
            raise Wrong(f'{option}: "{value}" is unknown; {_near(value, known)}')
        return value

    return typer.Option(option, metavar="|".join(known), callback=checked, autocompletion=lambda: known, help=help)


def _version(asked: bool) -> None:
    if asked:
        from discrepancy import __version__

        sys.stdout.write(f"discrepancy {__version__}\n")
        raise typer.Exit


_SEVERITIES = [severity.value for severity in Severity]

# fmt: off
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files or folders; `-` is JSONL or plain text on standard input.")]
Format = Annotated[str, _choice("--format", WRITERS, "Format of standard output.")]
FactFormat = Annotated[str, _choice("--format", FACT_WRITERS, "Format of standard output.")]
Output = Annotated[list[Path] | None, typer.Option(
    "--output", "-o", metavar="FILE", help="Also write the result to FILE; its format by suffix. Repeatable."
)]
Verdicts = Annotated[list[str] | None, typer.Option(
    "--verdict", metavar="NAME", help=f"Verdicts to tell, comma-separated; `all` for every one. Default: {','.join(DEFAULT_VERDICTS)}."
)]
MinSeverity = Annotated[str, _choice("--min-severity", _SEVERITIES, "What to show.")]
FailOn = Annotated[str, _choice("--fail-on", [*_SEVERITIES, NEVER], "From which severity findings make the exit status 1.")]
Select = Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help="Only these rules: ids, beginnings (DUR) or names.")]
Ignore = Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help="Not these rules.")]
GroupBy = Annotated[str | None, _choice("--group-by", ("event", "source", "rule", "document"), "Order the text report under headings.")]
Unsure = Annotated[bool, typer.Option("--unsure", help="Also tell findings whose events may not be the same.")]
OneStory = Annotated[bool, typer.Option("--one-story", help="The inputs tell one story: do not group documents.")]
Rules = Annotated[list[Path] | None, typer.Option(
    "--rules", metavar="DIR", help="A folder of further rules; they add or replace by id. Repeatable."
)]
Lang = Annotated[str | None, typer.Option("--lang", metavar="LANG", help="Language of all documents (default: each by itself).")]
LangUi = Annotated[str, typer.Option("--lang-ui", metavar="LANG", help="Language of the report; auto: that of most documents.")]
FindingRule = Annotated[str, typer.Argument(metavar="RULE", help="A finding rule such as DUR001.")]
Address = Annotated[str, typer.Argument(help="A rule's address, such as de/duration/adjective.")]
Prefix = Annotated[str | None, typer.Argument(help="Only rules whose address begins so, such as de/duration.")]
# fmt: on


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def check(
    inputs: Inputs,
    format: Format = "text",
    output: Output = None,
    verdict: Verdicts = None,
    min_severity: MinSeverity = "info",
    fail_on: FailOn = "error",
    select: Select = None,
    ignore: Ignore = None,
    group_by: GroupBy = None,
    unsure: Unsure = False,
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
    lang_ui: LangUi = AUTO,
) -> None:
    """Compare all that the inputs hold."""
    rulebook = rulebook_of(rules or [])
    view = View(
        verdicts=_verdicts(verdict),
        min_severity=Severity(min_severity),
        select=_names("--select", select, rulebook),
        ignore=_names("--ignore", ignore, rulebook),
        unsure=unsure,
        colour=_colour(),
        group_by=group_by,
    )
    targets = _targets(output, WRITERS, inputs)
    report = _report(inputs, rulebook, _choices(rulebook, one_story, lang, lang_ui))
    _write(format, targets, lambda name, to: WRITERS[name](report, view if to is sys.stdout else _plain(view), to))
    _finish(report, view, fail_on)


@app.command()
def extract(
    inputs: Inputs,
    format: FactFormat = "text",
    output: Output = None,
    one_story: OneStory = False,
    rules: Rules = None,
    lang: Lang = None,
) -> None:
    """Print the table of facts."""
    rulebook = rulebook_of(rules or [])
    targets = _targets(output, FACT_WRITERS, inputs)
    report = _report(inputs, rulebook, _choices(rulebook, one_story, lang))
    _write(format, targets, lambda name, to: FACT_WRITERS[name](report, to))
    _tell_problems(report)
    raise typer.Exit(ASIDE if report.errors else DONE)


@app.command()
def demo(format: Format = "text") -> None:
    """Run the main job on the story that ships with the package."""
    from discrepancy.demo import demo_documents

    report = report_of(demo_documents(), load(), Choices(one_story=True))
    _write(format, [], lambda name, to: WRITERS[name](report, View(colour=_colour()), to))


@app.command()
def explain(rule: FindingRule, lang_ui: LangUi = AUTO, rules: Rules = None) -> None:
    """Say what a finding rule means, when it speaks and how sure that is."""
    from discrepancy.explain import explanation

    rulebook = rulebook_of(rules or [])
    known, lang = rulebook.findings, _choices(rulebook, False, None, lang_ui).lang_ui
    found = known.get(rule.upper()) or next((f for f in known.values() if f.name == rule.lower()), None)
    if found is None:
        names = [*known, *(finding.name for finding in known.values())]
        raise Wrong(f'no rule "{rule}"; {_near(rule.upper(), names, _near(rule.lower(), names))}')
    sys.stdout.write(explanation(found, lang or COMMON))


@rules_app.command("list")
def rules_list(rules: Rules = None) -> None:
    """List every rule by its address: folder, file and id."""
    from discrepancy.selftest import cases_of

    seen: dict[str, str] = {}
    for case in cases_of(rulebook_of(rules or [])):
        seen.setdefault(case.address, getattr(case.rule, "why", "") or getattr(case.rule, "name", "") or "")
    lines = (f"{visible(address):44} {visible(str(why))}".rstrip() for address, why in sorted(seen.items()))
    sys.stdout.writelines(f"{line}\n" for line in lines)


@rules_app.command("show")
def rules_show(address: Address, rules: Rules = None) -> None:
    """Show one rule as it stands in its file, with its examples."""
    import msgspec

    from discrepancy.selftest import cases_of

    found = {case.address: case.rule for case in cases_of(rulebook_of(rules or []))}
    if address not in found:
        raise Wrong(f'no rule "{address}"; {_near(address, list(found), "see discrepancy rules list")}')
    fields = msgspec.to_builtins(found[address]).items()
    body = {key: value for key, value in fields if value not in (None, "", [], False)}
    sys.stdout.write(msgspec.json.format(msgspec.json.encode({"address": address, **body}), indent=2).decode() + "\n")


@rules_app.command("test")
def rules_test(prefix: Prefix = None, rules: Rules = None) -> None:
    """Run every rule's own examples and counterexamples."""
    from discrepancy.selftest import Selftest, cases_of

    rulebook = load(rules or [])  # not yet proved: here every failure is listed, not the first
    cases = list(cases_of(rulebook, prefix))
    if not cases:
        raise Wrong(f'no rule begins with "{prefix}"; see discrepancy rules list')
    test = Selftest(rulebook)
    faults = [(case, fault) for case in cases if (fault := test.fault(case)) is not None]
    sys.stdout.writelines(f"{visible(f'{case}: {fault}')}\n" for case, fault in faults)
    sys.stdout.write(f"{len(cases) - len(faults)} passed, {len(faults)} failed\n")
    raise typer.Exit(FOUND if faults else DONE)


def run() -> NoReturn:
    """The program: maps every end of a run to its exit status; nothing but results goes to standard output."""
    _ready_streams()
    try:
        status = app(standalone_mode=False, prog_name="discrepancy")
        sys.stdout.flush()
    except (Wrong, RuleFault) as fault:
        _say(str(fault))
        status = USAGE
    except typer.TyperException as fault:
        _say(_sentence(fault))
        status = USAGE
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        status = CLOSED
    except SystemExit as end:  # typer's answer to a pipe that was closed; and the end of shell completion
        status = CLOSED if isinstance(end.__context__, BrokenPipeError) else end.code
    except Exception as fault:  # whatever it is, it must not look like findings
        import traceback

        traceback.print_exc()
        _say(f"a fault of the program ({type(fault).__name__}); please report it with the lines above")
        status = CRASH
    if status == CLOSED:
        _silence()
    sys.exit(status if isinstance(status, int) else DONE)


def _ready_streams() -> None:
    """UTF-8 and bare line feeds whatever the machine; a stream that was closed from the start takes everything silently."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end of the run
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _silence() -> None:
    """What still waits to be written goes nowhere; else Python complains about the closed pipe at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str) -> None:
    """One line on standard error; foreign words in it cannot steer the terminal."""
    sys.stderr.write(f"discrepancy: {visible(message)}\n")


def _sentence(fault: typer.TyperException) -> str:
    """Wrong usage as typer found it, in one sentence with the nearest right word."""
    context = getattr(fault, "ctx", None)
    command = getattr(context, "command", None)
    see = f"see {getattr(context, 'command_path', 'discrepancy')} --help"
    words = fault.format_message().strip().rstrip(".")
    unknown = _COMMAND.search(words)
    if unknown is not None:
        return f'no command "{unknown["name"]}"; {_near(unknown["name"], list(getattr(command, "commands", ())))}'
    if hasattr(fault, "possibilities"):
        option = str(getattr(fault, "option_name", ""))
        known = [name for one in getattr(command, "params", ()) for name in one.opts if name.startswith("--")]
        return f'no option "{option}"; {_near(option, known, see)}'
    return f"{words[:1].lower()}{words[1:]}; {see}"


def _near(name: str, known: list[str], otherwise: str = "") -> str:
    """What is meant, or what is allowed, or what else helps."""
    near = get_close_matches(name, known, 1, 0.5)
    if near:
        return f'did you mean "{near[0]}"?'
    return otherwise or f"allowed: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"


# From options to what the library takes


def _choices(rulebook: Rulebook, one_story: bool, lang: str | None, lang_ui: str = AUTO) -> Choices:
    for option, tag in (("--lang", lang), ("--lang-ui", lang_ui)):
        if tag is not None and tag != AUTO and language_known(tag, rulebook) is None:
            raise Wrong(f'{option}: no rules for "{tag}"; {_near(tag.lower(), list(rulebook.languages))}')
    if lang == AUTO:
        raise Wrong('--lang: no rules for "auto"; leave the option out and each document is read in its own language')
    return Choices(one_story, lang, None if lang_ui == AUTO else language_known(lang_ui, rulebook))


def _parts(option: str, given: list[str] | None) -> list[str]:
    """The words of a repeatable, comma-separated option. One that is given and says nothing is most likely an empty variable."""
    names = [name.strip() for one in given or [] for name in one.split(",") if name.strip()]
    if given and not names:
        raise Wrong(f"{option}: names nothing; give a name or leave the option out")
    return names


def _verdicts(given: list[str] | None) -> tuple[Verdict, ...]:
    names = _parts("--verdict", given)
    known = [*(verdict.value for verdict in Verdict), "all"]
    for name in names:
        if name not in known:
            raise Wrong(f'--verdict: "{name}" is unknown; {_near(name, known)}')
    if not names:
        return DEFAULT_VERDICTS
    return tuple(Verdict) if "all" in names else tuple(verdict for verdict in Verdict if verdict in names)


def _names(option: str, given: list[str] | None, rulebook: Rulebook) -> tuple[str, ...]:
    """Rule ids, beginnings and names, checked: a name that fits no rule is a typing error."""
    codes, names = list(rulebook.findings), [finding.name for finding in rulebook.findings.values()]
    found = []
    for name in _parts(option, given):
        begins = any(code.startswith(name.upper()) for code in codes)
        if not begins and name.lower() not in names:
            near = _near(name.lower(), names, _near(name.upper(), codes))
            raise Wrong(f'{option}: no rule "{name}"; {near}')
        found.append(name.upper() if begins else name.lower())
    return tuple(found)


def _targets(outputs: list[Path] | None, writers: Mapping[str, object], inputs: list[str]) -> list[Path]:
    """The files to write, checked before the work begins."""
    known = [suffix for suffix, name in SUFFIXES.items() if name in writers]
    for path in outputs or []:
        suffix = path.suffix.lower()
        if suffix not in known:
            raise Wrong(f'--output: {path}: no format for "{suffix or path.name}"; {_near(suffix, known)}')
        if not path.parent.is_dir():
            raise Wrong(f"--output: {path}: no such folder as {path.parent}; create it first")
        if path.is_dir():
            raise Wrong(f"--output: {path}: is a folder; name a file")
        if any(os.path.realpath(path) == os.path.realpath(name) for name in inputs):
            raise Wrong(f"--output: {path}: is one of the inputs; choose another name")
    return outputs or []


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _plain(view: View) -> View:
    return replace(view, colour=False)


# From a report to bytes and an exit status


def _report(names: list[str], rulebook: Rulebook, choices: Choices) -> Report:
    inputs = read_all(names, sys.stdin.buffer if sys.stdin is not None else None)
    report = report_of(inputs.documents, rulebook, choices, errors=inputs.problems)
    return replace(report, notices=(*inputs.notices, *report.notices))


def _write(format: str, targets: list[Path], write: Callable[[str, TextIO], None]) -> None:
    """The result to each file by its suffix, then to standard output."""
    for path in targets:
        beside = path.with_name(f".{path.name}.part")  # nobody ever reads half a report
        try:
            with beside.open("w", encoding="utf-8", newline="\n") as file:
                write(SUFFIXES[path.suffix.lower()], file)
            beside.replace(path)
        except OSError as fault:
            beside.unlink(missing_ok=True)
            raise Wrong(f"--output: {path}: cannot be written ({fault.strerror}); choose another place") from None
    try:
        write(format, sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as fault:
        _silence()
        raise Wrong(f"standard output cannot be written ({fault.strerror}); choose another place") from None


def _finish(report: Report, view: View, fail_on: str) -> NoReturn:
    """Says what was set aside; that, and findings at or above `fail_on`, make the status."""
    _tell_problems(report)
    bad = fail_on != NEVER and any(
        view.chosen(finding)
        and finding.sure
        and finding.verdict is not Verdict.AGREEMENT
        and finding.severity.rank <= Severity(fail_on).rank
        for finding in report.findings
    )
    if report.errors:
        raise typer.Exit(FOUND_AND_ASIDE if bad else ASIDE)
    raise typer.Exit(FOUND if bad else DONE)


def _tell_problems(report: Report) -> None:
    for problem in report.errors:
        _say(f"set aside: {problem.message}")
    for notice in report.notices:
        _say(f"note: {notice}")
