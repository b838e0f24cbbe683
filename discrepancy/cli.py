"""The command line put together: every command under its name, every end of a run to its exit status."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from discrepancy.commands.check import check
from discrepancy.commands.config import config_show
from discrepancy.commands.demo import demo
from discrepancy.commands.ending import CLOSED, CRASH, DONE, INTERRUPTED, USAGE, say, silence
from discrepancy.commands.eval import score
from discrepancy.commands.explain import explain
from discrepancy.commands.extract import extract
from discrepancy.commands.rules import rules_list, rules_show, rules_test
from discrepancy.commands.wrong import Wrong, near
from discrepancy.rulebook.load import RuleFault

_UNKNOWN_COMMAND = re.compile(r"No such command '(?P<name>.*?)'")

app = typer.Typer(
    help="Finds what several news reports of one story do not agree on: offline, explained, with the exact words of both sides.",
    pretty_exceptions_enable=False, context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip
rules_app = typer.Typer(help="The rules: list them, show one, run their own examples.")
app.add_typer(rules_app, name="rules")
config_app = typer.Typer(help="The settings.")
app.add_typer(config_app, name="config")


def _version(asked: bool) -> None:
    if asked:
        from discrepancy import __version__

        sys.stdout.write(f"discrepancy {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Options of the program itself."""


app.command()(check)
app.command()(extract)
app.command()(demo)
app.command()(explain)
app.command("eval")(score)
rules_app.command("list")(rules_list)
rules_app.command("show")(rules_show)
rules_app.command("test")(rules_test)
config_app.command("show")(config_show)


def run() -> NoReturn:
    """The program: maps every end of a run to its exit status; nothing but results goes to standard output."""
    _ready_streams()
    try:
        status = app(standalone_mode=False, prog_name="discrepancy")
        sys.stdout.flush()
    except (Wrong, RuleFault) as fault:
        say(str(fault))
        status = USAGE
    except typer.TyperException as fault:
        say(_sentence(fault))
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
        say(f"a fault of the program ({type(fault).__name__}); please report it with the lines above")
        status = CRASH
    if status == CLOSED:
        silence()
    sys.exit(status if isinstance(status, int) else DONE)


def _ready_streams() -> None:
    """UTF-8 and bare line feeds whatever the machine; a stream that was closed from the start takes everything silently."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # open to the end of the run
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _sentence(fault: typer.TyperException) -> str:
    """Wrong usage as typer found it, in one sentence with the nearest right word."""
    context = getattr(fault, "ctx", None)
    command = getattr(context, "command", None)
    see = f"see {getattr(context, 'command_path', 'discrepancy')} --help"
    words = fault.format_message().strip().rstrip(".")
    unknown = _UNKNOWN_COMMAND.search(words)
    if unknown is not None:
        return f'no command "{unknown["name"]}"; {near(unknown["name"], list(getattr(command, "commands", ())))}'
    if hasattr(fault, "possibilities"):
        option = str(getattr(fault, "option_name", ""))
        known = [name for one in getattr(command, "params", ()) for name in one.opts if name.startswith("--")]
        return f'no option "{option}"; {near(option, known, see)}'
    return f"{words[:1].lower()}{words[1:]}; {see}"
