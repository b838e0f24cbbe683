"""The manual says what the program does, all of it, and nothing else. Generated parts: `python docs/generate.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from discrepancy import cli
from discrepancy.api import rulebook_of
from discrepancy.commands import ending
from discrepancy.demo import demo_documents
from discrepancy.evaluate import evaluate
from discrepancy.model.document import Document
from discrepancy.model.finding import SCHEMA, Report, Severity, Verdict
from discrepancy.model.pack import GOLD_KINDS, VARIANTS, Label
from discrepancy.pipeline import Choices, report_of
from discrepancy.read import READERS
from discrepancy.report import SUFFIXES, WRITERS
from discrepancy.report.facts import FACT_WRITERS
from discrepancy.report.rows import FACT_COLUMNS, MENTION_COLUMNS, document_row, event_row, finding_row, told_row
from discrepancy.report.scores import write_scores_text
from discrepancy.rulebook.fault import RuleFault
from discrepancy.rulebook.files import Rulebook
from discrepancy.rulebook.load import load, rules_home
from discrepancy.selftest import Selftest, cases_of
from docs.generate import DOCS, PROGRAM, ROOT, pages, renewed
from tests.test_layers import LAYERS

COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")
FINDINGS = (DOCS / "findings.md").read_text(encoding="utf-8")
REPORT = (DOCS / "report.md").read_text(encoding="utf-8")
COMPARING = (DOCS / "comparing.md").read_text(encoding="utf-8")
MEASURING = (DOCS / "measuring.md").read_text(encoding="utf-8")
ARCHITECTURE = (DOCS / "architecture.md").read_text(encoding="utf-8")
RULES = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")


def _by_hand(page: str) -> str:
    """A page without what is fenced."""
    return re.sub(r"^```.*?^```$", "", page, flags=re.S | re.M)


def _sections(page: str, level: int) -> dict[str, str]:
    """Heading -> the words under it."""
    parts = re.split(rf"^{'#' * level} (.+)$", _by_hand(page), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _first_cells(words: str) -> list[str]:
    """The code words in the first cell of each row of the tables."""
    rows = [row for row in words.splitlines() if row.startswith("| `")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split(" | ")[0])]


def _table_under(page: str, header: str) -> list[str]:
    """The code words in the first column of the table that begins with the header."""
    after = page.split(f"\n{header}\n", 1)[1]
    return _first_cells(after.split("\n\n", 1)[0])


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    """Every command with its full name, the program itself first."""
    yield name, command
    for word, child in sorted(getattr(command, "commands", {}).items()):
        yield from _commands(child, f"{name} {word}")


COMMAND_OF = dict(_commands(get_command(cli.app), PROGRAM))


def _options(command: Any) -> set[str]:
    given = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    return {option for option in given if option.startswith("-")} | {"--help", "-h"}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_generated_parts_are_fresh(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    assert renewed(words) == words, "stale; run: python docs/generate.py"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _by_hand(page.read_text(encoding="utf-8"))):
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.is_file(), f"{target}: no such file"
        headings = re.findall(r"^#+ (.+)$", _by_hand(there.read_text(encoding="utf-8")), flags=re.M)
        anchors = {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
        assert not anchor or anchor in anchors, f"{target}: no such heading"


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_shown_commands_exist(page: Path) -> None:
    for block in re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), flags=re.S | re.M):
        for line in block.splitlines():
            words = line.split(" | ")[-1].split()
            depth = max(n for n in range(1, len(words) + 1) if " ".join(words[:n]) in COMMAND_OF)
            command = COMMAND_OF[" ".join(words[:depth])]
            unknown = {word for word in words if word.startswith("--")} - _options(command)
            assert not unknown, f"{line}: no such option"


# Commands, options, formats


def test_every_command_is_in_the_manual_and_no_other() -> None:
    headings = {heading for heading in _sections(COMMANDS, 2) if heading.split()[0] == PROGRAM}
    assert headings == set(COMMAND_OF)
    assert re.findall(r"<!-- help: (.+) -->", COMMANDS) == [
        name.removeprefix(f"{PROGRAM} ") for name in _sections(COMMANDS, 2) if name in COMMAND_OF
    ]


@pytest.mark.parametrize("name", COMMAND_OF)
def test_every_option_has_its_line_and_no_other(name: str) -> None:
    told = {word for word in _first_cells(_sections(COMMANDS, 2)[name]) if word.startswith("-")}
    assert told == _options(COMMAND_OF[name])


@pytest.mark.parametrize("name", COMMAND_OF)
def test_every_command_has_an_example(name: str) -> None:
    section = COMMANDS.split(f"\n## {name}\n", 1)[1].split("\n## ", 1)[0]
    assert f"```sh\n{name}" in section


def test_formats_and_suffixes() -> None:
    assert _table_under(COMMANDS, "| format | holds |") == list(WRITERS)
    told = next(line for line in COMMANDS.splitlines() if line.startswith("`extract` has "))
    assert re.findall(r"`(\w+)`", told)[1:] == list(FACT_WRITERS)
    assert set(FACT_WRITERS) <= set(WRITERS)
    assert _table_under(COMMANDS, "| suffix of FILE | format |") == list(SUFFIXES)
    assert _table_under(COMMANDS, "| suffix | is read as |") == list(READERS)


def test_exit_statuses() -> None:
    table = COMMANDS.split("\n| status | meaning |\n", 1)[1].split("\n\n", 1)[0]
    constants = (
        *(ending.DONE, ending.FOUND, ending.USAGE, ending.ASIDE, ending.FOUND_AND_ASIDE),
        *(ending.CRASH, ending.INTERRUPTED, ending.CLOSED),
    )
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", table, flags=re.M)] == list(constants)


@pytest.mark.parametrize(("option", "words"), [("--verdict", Verdict), ("--min-severity", Severity)])
def test_words_that_an_option_takes(option: str, words: type[Verdict] | type[Severity]) -> None:
    line = next(row for row in COMMANDS.splitlines() if row.startswith(f"| `{option}`"))
    assert {word.value for word in words} <= set(re.findall(r"`([a-z]+)`", line))


# Finding rules


def test_every_finding_rule_is_in_the_manual_and_no_other(rulebook: Rulebook) -> None:
    assert list(_sections(FINDINGS, 2)) == [f"{rule.id} {rule.name}" for rule in rulebook.findings.values()]


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_finding_rule_that_is_none(page: Path, rulebook: Rulebook) -> None:
    assert set(re.findall(r"\b[A-Z]{3}\d{3}\b", page.read_text(encoding="utf-8"))) <= set(rulebook.findings)


# The report


@pytest.fixture(scope="module")
def demo(rulebook: Rulebook) -> Report:
    return report_of(demo_documents(), rulebook, Choices(one_story=True))


def test_every_field_of_the_report_is_explained_and_no_other(demo: Report) -> None:
    document, event, finding = demo.documents[0], demo.events[0], demo.findings[0]
    top = ["schema", "tool", "documents", "events", "findings", "errors", "notices"]
    fields = {
        "The whole": top,
        "A document": list(document_row(document, demo)),
        "An event": list(event_row(event) or {}),
        "A fact": list(FACT_COLUMNS),
        "A finding": list(finding_row(finding)),
        "A mention": [name for name in told_row(finding.mentions[0]) if name not in FACT_COLUMNS],
        "A line of the table": [name for name in MENTION_COLUMNS if name not in FACT_COLUMNS],
    }
    told = {heading: _first_cells(words) for heading, words in _sections(REPORT, 3).items()}
    assert {heading: sorted(names) for heading, names in told.items()} == {
        heading: sorted(names) for heading, names in fields.items()
    }
    assert f"`{SCHEMA}`" in REPORT


def test_what_is_always_null_is_null(demo: Report) -> None:
    facts = [told_row(told) for finding in demo.findings for told in finding.mentions]
    assert not any(fact[name] for fact in facts for name in ("from", "to", "subject", "negated"))
    matches = [finding.match for finding in demo.findings]
    assert {(match.place, match.time) for match in matches} == {(None, None)}


# Comparing


def _compared() -> list[list[str]]:
    """The rows of the table of figures: one says, the other says, result."""
    rows = COMPARING.split("| one says | the other says | result |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    return [row.strip("| ").split(" | ") for row in rows]


@pytest.mark.parametrize(("one", "other", "result"), _compared())
def test_figures_compare_as_the_manual_says(one: str, other: str, result: str, report: Callable[..., Report]) -> None:
    story = "Präsidentin Marta Kolb hat mit Kanzler Jens Ohlau telefoniert. Das Telefonat dauerte {}."
    told = [finding.verdict.value for finding in report(story.format(one), story.format(other), lang="de").findings]
    assert told == ([] if result.startswith("nothing") else [result.split(":")[0]])


# Measuring


def test_figures_and_columns_of_a_measurement(rulebook: Rulebook) -> None:
    to = StringIO()
    write_scores_text(evaluate([], rulebook), "none", to)
    columns, *_, figures = to.getvalue().splitlines()
    assert _table_under(MEASURING, "| column | meaning |") == columns.split()
    told = _table_under(MEASURING, "| figure | meaning |")
    assert sorted(told) == sorted(part.split("=")[0] for part in figures.split())


def test_words_of_a_gold_row() -> None:
    rows = MEASURING.split("\nA row:\n\n", 1)[1].split("\n\n")[0].splitlines()
    line = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1] for row in rows[2:]}
    assert set(re.findall(r"[a-z]+", line["`kind`"])) - {"or"} == set(GOLD_KINDS)
    assert set(re.findall(r"[a-z]+", line["`variant`"])) - {"of", "a", "or"} == set(VARIANTS) | {"quote"}
    labels = MEASURING.split("\n| label | right is |\n", 1)[1].split("\n\n")[0].splitlines()[1:]
    assert sorted(label for row in labels for label in row.split(" | ")[0].strip("| ").split(", ")) == sorted(Label)


# Architecture


def test_layers_are_drawn_as_they_are_tested() -> None:
    drawn = re.findall(r"^\d+  (.+)$", ARCHITECTURE.split("<!-- layers -->", 1)[1], flags=re.M)
    assert [set(line.split()) for line in drawn] == LAYERS


def test_every_room_is_described() -> None:
    rooms = {name.removesuffix(".py").removesuffix("/") for name in _table_under(ARCHITECTURE, "| room | holds |")}
    assert rooms == set().union(*LAYERS)


# Rules


def _example_rule() -> str:
    return RULES.split("<!-- rule -->\n```toml\n", 1)[1].split("```", 1)[0]


def _desk(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True)
    file.write_text(words, encoding="utf-8")
    return folder


def test_the_worked_example_is_news_and_holds(tmp_path: Path, rulebook: Rulebook) -> None:
    extended = load([_desk(tmp_path / "desk-rules", "de/duration.toml", _example_rule())])
    cases = list(cases_of(extended, "de/duration/little-hour"))
    assert [Selftest(extended).fault(case) for case in cases] == [None] * 3
    texts = [Document(id=str(number), text=case.text, lang=case.lang) for number, case in enumerate(cases)]
    assert report_of(texts, rulebook).claims == (), "the shipped rules read it already"


@pytest.mark.parametrize(("kind", "file"), [("context", "duration"), ("qualifier", "qualifiers")])
def test_the_other_examples_hold(kind: str, file: str, tmp_path: Path) -> None:
    words = next(block for block in re.findall(r"```toml\n(.*?)```", RULES, flags=re.S) if f"[[{kind}]]" in block)
    name = re.findall(r'^id = "(.+)"$', words, flags=re.M)[0]
    extended = load([_desk(tmp_path / "desk-rules", f"de/{file}.toml", words)])
    cases = list(cases_of(extended, f"de/{file}/{name}"))
    assert len(cases) == 2
    assert [Selftest(extended).fault(case) for case in cases] == [None, None]


FAULTS = [  # what is mistyped in the worked example: before, after
    ('unit = "hour"', 'unit = "ours"'),
    ("pattern =", "patern ="),
    ("pattern = '{number} stündchen'\n", ""),
    ("{number}", "{nummer}"),
    ('anchors = ["stündchen"]\n', ""),
    ('unit = "hour"\n', ""),
    ("{number} stündchen", "{number} (stündchen"),
    ('["stündchen"]', '"stündchen"'),
    ('unit = "hour"', 'unit = "hour"\nreads = "ammount"'),
    ('unit = "hour"', 'unit = "hour"\nreads = "sum"'),
    ("stündchen'\n", "stündchen\n"),
]


@pytest.mark.parametrize(("before", "after"), FAULTS, ids=lambda words: words.strip().replace("\n", " ") or "nothing")
def test_what_a_broken_rule_is_told_stands_in_the_manual(before: str, after: str, tmp_path: Path) -> None:
    assert before in _example_rule()
    desk = _desk(tmp_path, "de/duration.toml", _example_rule().replace(before, after, 1))
    with pytest.raises(RuleFault) as fault:
        load([desk])
    _is_told(str(fault.value))


@pytest.mark.parametrize("name", ["de/durations.toml", "dee/duration.toml"])
def test_what_a_misplaced_file_is_told_stands_in_the_manual(name: str, tmp_path: Path) -> None:
    with pytest.raises(RuleFault) as fault:
        load([_desk(tmp_path, name, "")])
    _is_told(str(fault.value))


def test_what_a_missing_folder_and_a_double_id_are_told(tmp_path: Path) -> None:
    with pytest.raises(RuleFault) as missing:
        load([tmp_path / "nowhere"])
    _is_told(str(missing.value))
    with pytest.raises(RuleFault) as double:
        load([_desk(tmp_path, "de/duration.toml", _example_rule() * 2)])
    _is_told(str(double.value))


def test_a_rule_that_fails_its_example_ends_the_run(tmp_path: Path) -> None:
    desk = _desk(tmp_path, "de/duration.toml", _example_rule().replace("~1800 s", "~1801 s"))
    with pytest.raises(RuleFault, match="wrong value"):
        rulebook_of([desk])


def _is_told(fault: str) -> None:
    """Whether the table of messages holds this one, or what it says beside the words of the rule."""
    messages = _table_of_messages()
    assert any(message in fault for message in messages), f"{fault}: not in the table of messages"


def _table_of_messages() -> list[str]:
    rows = RULES.split("## What error messages say", 1)[1].split("\n\n")[2].splitlines()[2:]
    return [row.split("` | ")[0].removeprefix("| `") for row in rows]


def test_every_message_of_the_table_is_tried() -> None:
    assert len(_table_of_messages()) == len(FAULTS) + 4


def test_files_of_a_language(rulebook: Rulebook) -> None:
    told = _table_under(RULES.split("## The files of a language", 1)[1], "| file | is for |")
    for name in rulebook.languages:
        assert sorted(file.name for file in (rules_home() / name).iterdir()) == sorted(told)


def test_the_other_files_of_rules() -> None:
    told = _table_under(RULES.split("Beside the languages", 1)[1], "| file | is for |")
    files = [file for room in ("shared", "findings") for file in (rules_home() / room).iterdir()]
    there = [str(file.relative_to(rules_home())) for file in files]
    assert sorted(there) == sorted(told)


def test_units_are_named() -> None:
    line = next(row for row in RULES.splitlines() if row.startswith("| `unit` |"))
    durations = [name for name, unit in load().units.items() if unit.base == "s"]
    assert re.findall(r"`([a-z]+)`", line)[1:] == durations
