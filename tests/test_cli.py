"""The command as a desk, a script or a CI job meets it: exit status, what stands where, and one sentence for each fault."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command import LONG, QUIET, SHORT, discrepancy, environment, python, two_reports

FAULTY = (
    "from discrepancy import cli, report\nfrom discrepancy.commands import given\nimport sys\n"
    "sys.argv = ['discrepancy', 'check', 'a.txt', 'b.txt']\n"
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with two reports that disagree."""
    two_reports(tmp_path)
    return tmp_path


# Exit status


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param("a.txt b.txt", 1, id="a_conflict_is_found"),
        pytest.param("a.txt", 0, id="one_report_alone"),
        pytest.param("a.txt b.txt --fail-on never", 0, id="nothing_fails"),
        pytest.param("a.txt b.txt --fail-on info", 1, id="everything_fails"),
        pytest.param("a.txt b.txt --ignore DUR", 0, id="the_rule_is_ignored"),
        pytest.param("a.txt b.txt --select quo", 0, id="another_rule_is_asked_for"),
        pytest.param("a.txt b.txt --select duration-conflict,QUO001", 1, id="the_rule_is_asked_for_by_name"),
        pytest.param("a.txt b.txt --verdict wording", 0, id="another_verdict_is_asked_for"),
        pytest.param("a.txt fehlt.txt", 3, id="an_input_is_set_aside"),
        pytest.param("a.txt b.txt fehlt.txt", 4, id="a_conflict_and_an_input_is_set_aside"),
        pytest.param("a.txt b.txt fehlt.txt --fail-on never", 3, id="an_input_is_set_aside_and_nothing_fails"),
        pytest.param("fehlt.txt", 3, id="nothing_could_be_read"),
    ],
)
def test_the_exit_status_tells_what_happened(here: Path, arguments: str, status: int) -> None:
    assert discrepancy("check", *arguments.split(), cwd=here).status == status


def test_what_is_shown_and_what_fails_are_two_options(here: Path) -> None:
    (here / "a.txt").write_text(
        SHORT + " „Wir werden die alte Brücke im Sommer neu bauen“, sagte Kolb.", encoding="utf-8"
    )
    (here / "b.txt").write_text(
        LONG + " „Wir werden die Brücke im Sommer wieder neu bauen“, sagte Kolb.", encoding="utf-8"
    )
    both = ("check", "a.txt", "b.txt", "--one-story", "--format", "jsonl")
    everything = discrepancy(*both, cwd=here)
    errors = discrepancy(*both, "--min-severity", "error", "--fail-on", "warning", cwd=here)
    severities = [json.loads(line)["severity"] for line in everything.out.splitlines()]
    assert len(set(severities)) > 1
    assert [json.loads(line)["severity"] for line in errors.out.splitlines()] == [s for s in severities if s == "error"]
    unseen = discrepancy(*both, "--select", "QUO", "--min-severity", "error", "--fail-on", "warning", cwd=here)
    assert (unseen.out, unseen.status) == ("", 1)  # hidden, and it fails all the same


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param("chek a.txt", 'no command "chek"; did you mean "check"?', id="a_mistyped_command"),
        pytest.param("kaffee", 'no command "kaffee"; allowed: check,', id="a_command_of_another_world"),
        pytest.param("rules lst", 'no command "lst"; did you mean "list"?', id="a_mistyped_command_of_a_group"),
        pytest.param("", "missing command; see discrepancy --help", id="no_command"),
        pytest.param("rules", "missing command; see discrepancy rules --help", id="no_command_of_a_group"),
        pytest.param("check", "missing argument 'INPUT...'; see discrepancy check --help", id="no_input"),
        pytest.param(
            "check a.txt --fromat json", 'no option "--fromat"; did you mean "--format"?', id="a_mistyped_option"
        ),
        pytest.param(
            "--versoin", 'no option "--versoin"; did you mean "--version"?', id="a_mistyped_option_of_the_program"
        ),
        pytest.param(
            "check a.txt -x", 'no option "-x"; see discrepancy check --help', id="a_short_option_that_is_none"
        ),
        pytest.param(
            "check a.txt --format",
            "option '--format' requires an argument; see discrepancy",
            id="an_option_without_its_value",
        ),
        pytest.param(
            "check a.txt --one-story=yes",
            "option '--one-story' does not take a value; see discrepancy",
            id="a_flag_with_a_value",
        ),
        pytest.param(
            "check a.txt --format jsno", '--format: "jsno" is unknown; did you mean "json"?', id="a_mistyped_format"
        ),
        pytest.param(
            "extract a.txt --format pdf", '--format: "pdf" is unknown; allowed: text, json', id="a_format_that_is_none"
        ),
        pytest.param(
            "check a.txt --fail-on eror",
            '--fail-on: "eror" is unknown; did you mean "error"?',
            id="a_mistyped_severity",
        ),
        pytest.param(
            "check a.txt --min-severity 3",
            '--min-severity: "3" is unknown; allowed: error, warning, info',
            id="a_number_as_severity",
        ),
        pytest.param(
            "check a.txt --group-by sourc",
            '--group-by: "sourc" is unknown; did you mean "source"?',
            id="a_mistyped_grouping",
        ),
        pytest.param(
            "check a.txt --verdict conflit",
            '--verdict: "conflit" is unknown; did you mean "conflict"?',
            id="a_mistyped_verdict",
        ),
        pytest.param(
            "check a.txt --verdict ,", "--verdict: names nothing; give a name or leave the option out", id="no_verdict"
        ),
        pytest.param(
            "check a.txt --select DUR01", '--select: no rule "DUR01"; did you mean "DUR001"?', id="a_mistyped_code"
        ),
        pytest.param(
            "check a.txt --ignore duration-conflct",
            '--ignore: no rule "duration-conflct"; did you mean "duration-',
            id="a_mistyped_name",
        ),
        pytest.param(
            "check a.txt --lang fr", '--lang: no rules for "fr"; allowed: de, en', id="a_language_without_rules"
        ),
        pytest.param(
            "extract a.txt --lang dee", '--lang: no rules for "dee"; did you mean "de"?', id="a_mistyped_language"
        ),
        pytest.param(
            "check a.txt --lang auto",
            '--lang: no rules for "auto"; leave the option out',
            id="auto_as_language_of_documents",
        ),
        pytest.param(
            "check a.txt --lang-ui fr",
            '--lang-ui: no rules for "fr"; allowed: de, en',
            id="a_report_in_a_language_without_rules",
        ),
        pytest.param("explain DUR01", 'no rule "DUR01"; did you mean "DUR001"?', id="explaining_a_mistyped_code"),
        pytest.param(
            "explain durationconflict",
            'no rule "durationconflict"; did you mean "duration-conflict"?',
            id="explaining_a_mistyped_name",
        ),
        pytest.param(
            "rules show de/duration/numberunit",
            'no rule "de/duration/numberunit"; did you mean "de/duration/number',
            id="showing_a_mistyped_rule",
        ),
        pytest.param("rules test xx/", 'no rule begins with "xx/"; see discrepancy rules list', id="testing_no_rule"),
        pytest.param(
            "check a.txt -o x.jsn",
            '--output: x.jsn: no format for ".jsn"; did you mean ".json"?',
            id="a_mistyped_suffix",
        ),
        pytest.param(
            "check a.txt -o bericht", '--output: bericht: no format for "bericht"; allowed: .txt, .json', id="no_suffix"
        ),
        pytest.param(
            "check a.txt -o x/y.json", "--output: x/y.json: no such folder as x; create it first", id="a_missing_folder"
        ),
        pytest.param(
            "check a.txt -o mappe.json", "--output: mappe.json: is a folder; name a file", id="a_folder_as_output"
        ),
        pytest.param(
            "check a.txt -o ./a.txt",
            "--output: a.txt: is one of the inputs; choose another name",
            id="an_input_as_output",
        ),
    ],
)
def test_wrong_usage_is_one_sentence_and_status_2(here: Path, arguments: str, said: str) -> None:
    (here / "mappe.json").mkdir()
    ended = discrepancy(*arguments.split(), cwd=here)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith(f"discrepancy: {said}"), ended.err


def test_a_fault_of_the_program_looks_like_nothing_else(here: Path) -> None:
    ended = python(
        "-c", FAULTY + "def broken(*a, **k): raise KeyError('x')\ngiven.report_of = broken\ncli.run()", cwd=here
    )
    assert (ended.status, ended.out) == (101, "")
    assert ended.messages[-1] == "discrepancy: a fault of the program (KeyError); please report it with the lines above"
    assert "Traceback" in ended.err


@pytest.mark.parametrize("fault", ["RecursionError", "MemoryError", "AssertionError", "EOFError"])
def test_every_kind_of_fault_ends_with_101(here: Path, fault: str) -> None:
    assert (
        python(
            "-c", FAULTY + f"def broken(*a, **k): raise {fault}\ngiven.report_of = broken\ncli.run()", cwd=here
        ).status
        == 101
    )


def test_ctrl_c_ends_with_130_and_without_a_traceback(here: Path) -> None:
    waiting = "import discrepancy.read.inputs, sys\nprint('ready', file=sys.stderr, flush=True)\n" + FAULTY
    run = subprocess.Popen(
        [sys.executable, "-c", waiting.replace("'a.txt', 'b.txt'", "'-'") + "cli.run()"],
        cwd=here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    assert run.stderr is not None
    run.stderr.readline()
    with pytest.raises(subprocess.TimeoutExpired):
        run.wait(2)  # it waits for standard input
    run.send_signal(signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize(
    "arguments", ["check grosz.jsonl --verdict all --format json", "extract grosz.jsonl", "rules list", "check --help"]
)
def test_a_closed_pipe_ends_with_141_and_says_nothing(here: Path, arguments: str) -> None:
    lines = (json.dumps({"id": f"{n}", "story": f"{n}", "text": f"{SHORT} {LONG}"}) for n in range(60))
    (here / "grosz.jsonl").write_text("\n".join(lines), encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "discrepancy", *arguments.split()],
        cwd=here,
        stdout=writing,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(here: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "discrepancy", "check", "a.txt", "b.txt"]
        done = subprocess.run(command, cwd=here, stdout=full, stderr=subprocess.PIPE, env=environment())
    assert done.returncode == 2
    assert (
        done.stderr
        == b"discrepancy: standard output cannot be written (No space left on device); choose another place\n"
    )


# Bad input


BAD = {
    "fehlt.txt": (None, "fehlt.txt: no such file or folder; check the path"),
    "aa.txt": (None, 'aa.txt: no such file or folder (did you mean "a.txt"?); check the path'),
    "leer": (None, "leer: no readable file in this folder (known: "),
    "leer.txt": (b"", "leer.txt: no text; leave the file out or fill it"),
    "bild.txt": (b"\x89PNG\x00", "bild.txt: binary data, not text; give a text, Markdown, JSON or JSONL file"),
    "zeile.jsonl": (b'{"text": \n', "zeile.jsonl:1: no valid JSON (it ends too early); mend it there"),
    "zahl.json": (b"7", 'zahl.json: not a document; give an object with at least "text"'),
    "lang.txt": (b"a" * 2_000_001, "lang.txt: 2000001 characters, more than 2000000; split it"),
    "titel.json": (
        json.dumps({"text": "a", "title": "a" * 501}).encode(),
        'titel.json: "title" has 501 characters, more than 500; shorten it',
    ),
    "datum.json": (
        b'{"text": "a", "published": "12.2."}',
        'datum.json: "published" is "12.2.", not an ISO 8601 date such as',
    ),
    "sprache.json": (
        b'{"text": "a", "lang": "?"}',
        'sprache.json: "lang" is "?", not a language tag such as de or en-GB',
    ),
    "stand.json": (b'{"text": "a", "status": "usabel"}', 'stand.json: "status" is "usabel"; did you mean "usable"?'),
}


def test_each_bad_input_is_one_sentence_and_all_others_are_compared(here: Path) -> None:
    (here / "leer").mkdir()
    for name, (data, _) in BAD.items():
        if data is not None:
            (here / name).write_bytes(data)
    ended = discrepancy("check", *BAD, "a.txt", "b.txt", "--format", "json", cwd=here)
    assert ended.status == 4
    report = json.loads(ended.out)
    assert [finding["rule"] for finding in report["findings"]] == ["DUR001"]
    assert {error["input"] for error in report["errors"]} == {*BAD}
    assert len(ended.messages) == len(BAD)
    for error in report["errors"]:
        assert error["message"].startswith(BAD[error["input"]][1])
        assert f"discrepancy: set aside: {error['message']}" in ended.messages


def test_two_documents_of_one_id_are_told_and_one_of_them_is_compared(here: Path) -> None:
    for folder in ("eins", "zwei"):
        (here / folder).mkdir()
    (here / "eins" / "a.txt").write_text(QUIET, encoding="utf-8")
    (here / "zwei" / "a.txt").write_text(SHORT, encoding="utf-8")
    one, other = (
        discrepancy("check", *order, "--format", "json", cwd=here) for order in (("eins", "zwei"), ("zwei", "eins"))
    )
    assert one == other
    assert one.status == 3
    (error,) = json.loads(one.out)["errors"]
    assert "eins/a.txt" in error["message"]
    assert "zwei/a.txt" in error["message"]


def test_no_order_of_the_inputs_changes_a_byte(here: Path) -> None:
    names = ["a.txt", "b.txt", "fehlt.txt", "auch.txt"]
    one, other = (discrepancy("check", *order, "--format", "json", cwd=here) for order in (names, names[::-1]))
    assert one == other


NASTY = SHORT.replace("Das", "\x1b[31m Das\u202e").replace("eine", "\u2066eine").replace("stunde", "stunde\x07")


@pytest.mark.parametrize("command", ["check", "extract"])
def test_signs_that_steer_a_terminal_are_shown_as_escapes(here: Path, command: str) -> None:
    (here / "\x1b[2J\u202e.txt").write_text(NASTY, encoding="utf-8")
    (here / "c.json").write_text(
        json.dumps({"id": "c\x1b[0m\u202e", "source": "\u2066Bote\x9b", "text": LONG}), encoding="utf-8"
    )
    ended = discrepancy(
        command,
        "\x1b[2J\u202e.txt",
        "c.json",
        "\x1b]0;fehlt\x07",
        "--one-story" if command == "check" else "c.json",
        cwd=here,
    )
    for told in (ended.out, ended.err):
        assert told
        assert not any(c in told for c in "\x1b\x07\x9b\u202e\u2066")
    assert r"\u001b]0;fehlt\u0007" in ended.err
    assert r"\u202e" in ended.out


def test_a_file_name_of_foreign_bytes_goes_into_every_report(here: Path) -> None:
    name = os.fsdecode(b"b\xff.txt")
    (here / "b.txt").rename(here / name)
    for format_ in ("text", "json", "jsonl"):
        ended = discrepancy("check", "a.txt", name, os.fsdecode(b"fehlt\xff.txt"), "--format", format_, cwd=here)
        assert ended.status == 4, ended.err
        assert r"b\udcff" in ended.out.replace("\\\\", "\\")


# Where things go


def test_results_go_to_standard_output_and_messages_to_standard_error(here: Path) -> None:
    ended = discrepancy("check", "a.txt", "b.txt", "fehlt.txt", cwd=here)
    assert "Dreiviertelstunde" in ended.out
    assert ended.messages == ["discrepancy: set aside: fehlt.txt: no such file or folder; check the path"]
    assert "discrepancy: " not in ended.out
    assert discrepancy("check", "a.txt", "b.txt", cwd=here).err == ""


def test_one_run_writes_several_reports(here: Path) -> None:
    (here / "b.jsonl").write_text("alt", encoding="utf-8")
    ended = discrepancy(
        "check", "a.txt", "b.txt", "-o", "a.json", "-o", "b.jsonl", "-o", "c.TXT", "--format", "jsonl", cwd=here
    )
    assert ended.status == 1
    assert [f["rule"] for f in json.loads((here / "a.json").read_text(encoding="utf-8"))["findings"]] == ["DUR001"]
    assert (here / "b.jsonl").read_text(encoding="utf-8") == ended.out
    assert "Dreiviertelstunde" in (here / "c.TXT").read_text(encoding="utf-8")
    assert sorted(path.name for path in here.iterdir()) == ["a.json", "a.txt", "b.jsonl", "b.txt", "c.TXT"]


def test_facts_are_written_to_files_too(here: Path) -> None:
    ended = discrepancy("extract", "a.txt", "b.txt", "-o", "f.jsonl", "--format", "jsonl", cwd=here)
    assert ended.status == 0
    assert (here / "f.jsonl").read_text(encoding="utf-8") == ended.out != ""


def test_a_report_that_breaks_off_leaves_the_old_file_and_no_rest(here: Path) -> None:
    (here / "r.json").write_text("alt", encoding="utf-8")
    broken = (
        "def broken(report, view, to):\n    to.write('halb')\n    raise OSError(28, 'No space left on device')\n"
        "report.WRITERS['json'] = broken\n"
    )
    code = FAULTY.replace("'b.txt'", "'b.txt', '-o', 'r.json'") + broken + "cli.run()"
    ended = python("-c", code, cwd=here)
    assert (ended.status, ended.out) == (2, "")
    assert ended.messages == [
        "discrepancy: --output: r.json: cannot be written (No space left on device); choose another place"
    ]
    assert (here / "r.json").read_text(encoding="utf-8") == "alt"
    assert sorted(path.name for path in here.iterdir()) == ["a.txt", "b.txt", "r.json"]


def terminal(folder: Path, **environ: str) -> str:
    """What a run shows on a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "discrepancy", "check", "a.txt", "b.txt"]
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=theirs, env=environment(**environ), check=False)
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end is closed: so Linux tells the end
            break
        if not part:
            break
        shown += part
    os.close(ours)
    return shown.decode()


def test_colours_are_for_terminals_that_want_them(here: Path) -> None:
    assert "\x1b[" in terminal(here, TERM="xterm")
    assert "\x1b[" not in terminal(here, TERM="xterm", NO_COLOR="1")
    assert "\x1b[" not in terminal(here, TERM="dumb")
    assert "\x1b[" not in discrepancy("check", "a.txt", "b.txt", cwd=here, TERM="xterm").out


@pytest.mark.parametrize("code", ["C", "POSIX", "de_AT.ISO-8859-1"])
def test_the_locale_changes_nothing(here: Path, code: str) -> None:
    plain = discrepancy("check", "a.txt", "b.txt", cwd=here)
    assert (
        discrepancy(
            "check", "a.txt", "b.txt", cwd=here, LC_ALL=code, PYTHONUTF8="0", PYTHONHASHSEED="7", TZ="Asia/Tokyo"
        )
        == plain
    )


def test_standard_input_is_read_as_lines_of_json_or_as_text(here: Path) -> None:
    lines = "\n".join(json.dumps({"text": text}) for text in (SHORT, LONG))
    as_lines = discrepancy("check", "-", "--format", "json", cwd=here, stdin=lines.encode())
    assert [document["id"] for document in json.loads(as_lines.out)["documents"]] == ["stdin:1", "stdin:2"]
    assert as_lines.status == 1
    as_text = discrepancy("check", "-", "b.txt", "--format", "json", cwd=here, stdin=SHORT.encode())
    assert [document["id"] for document in json.loads(as_text.out)["documents"]] == ["b", "stdin"]
    assert as_text.status == 1


def test_a_closed_standard_input_or_output_is_no_fault(here: Path) -> None:
    for closed, status in (("0<&-", 3), ("1>&-", 0), ("2>&-", 3)):
        command = f"{sys.executable} -m discrepancy check {'-' if status else 'a.txt'} {closed}"
        assert (
            subprocess.run(command, shell=True, cwd=here, env=environment(), capture_output=True).returncode == status
        ), closed


# What the report says about the words


def test_every_surface_stands_where_the_report_says(here: Path) -> None:
    texts = {
        "a": "\ufeff„Ja“, sagte\r\nPräsidentin Marta Kolb.\r\n"
        "Das Telefonat mit Jens\u00adOhlau 😀 dauerte\u00a0eine Dreiviertel\u00adstunde.",
        "b": "\u200bMarta Kolb führte\u202f am Abend ein zweistündiges Gespräch mit Jens Ohlau. „Ja“, sagte sie.",
    }
    lines = "\n".join(json.dumps({"id": name, "text": text}) for name, text in texts.items())
    ended = discrepancy("extract", "-", "--one-story", "--format", "jsonl", cwd=here, stdin=lines.encode())
    facts = [json.loads(line) for line in ended.out.splitlines()]
    assert {fact["kind"] for fact in facts} == {"duration", "quote"}
    for fact in facts:
        assert texts[fact["doc"]][fact["start"] : fact["end"]] == fact["surface"]


def test_a_finding_in_markdown_points_at_line_and_column_of_the_file(here: Path) -> None:
    marked = LONG.replace("zweistündiges", "*zweistündiges*")
    file = f"---\r\nsource: Bote\r\n---\r\n# Ein Gespräch\r\n\r\n- **Marta Kolb** hat\r\n- {marked}\r\n"
    (here / "b.md").write_bytes(b"\xef\xbb\xbf" + file.encode())
    ended = discrepancy("check", "a.txt", "b.md", "--one-story", cwd=here)
    line = file.split("\r\n")[6]
    assert f"b.md:7:{line.index('zwei') + 1}" in ended.out


# The rest of the door


def test_the_version_is_one_line(here: Path) -> None:
    import discrepancy as package

    ended = discrepancy("--version", cwd=here)
    assert (ended.status, ended.out, ended.err) == (0, f"discrepancy {package.__version__}\n", "")


@pytest.mark.parametrize(
    "command", ["", "check", "extract", "demo", "explain", "eval", "rules", "rules list", "rules show", "rules test"]
)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(here: Path, command: str, option: str) -> None:
    ended = discrepancy(*command.split(), option, cwd=here)
    assert (ended.status, ended.err) == (0, "")
    assert f"Usage: discrepancy {command}".strip() in ended.out


def test_the_demo_shows_findings_and_ends_with_0(here: Path) -> None:
    ended = discrepancy("demo", cwd=here)
    assert (ended.status, ended.err) == (0, "")
    assert "DUR001" in ended.out


@pytest.mark.parametrize("rule", ["DUR001", "dur001", "duration-conflict"])
def test_a_finding_rule_is_explained_by_code_or_name(here: Path, rule: str) -> None:
    ended = discrepancy("explain", rule, "--lang-ui", "de", cwd=here)
    assert ended.out.startswith("DUR001 duration-conflict: conflict, error\n")
    assert "Zwei Angaben zur Dauer" in ended.out
    assert ended.status == 0


def test_rules_are_listed_shown_and_tested(here: Path) -> None:
    listed = discrepancy("rules", "list", cwd=here)
    address = listed.out.split()[0]
    shown = discrepancy("rules", "show", address, cwd=here)
    tested = discrepancy("rules", "test", address, cwd=here)
    assert json.loads(shown.out)["address"] == address
    assert tested.out.splitlines()[-1].endswith(" passed, 0 failed")
    assert [one.status for one in (listed, shown, tested)] == [0, 0, 0]


def test_the_report_speaks_the_language_that_is_asked_for(here: Path) -> None:
    german = discrepancy("check", "a.txt", "b.txt", cwd=here)
    english = discrepancy("check", "a.txt", "b.txt", "--lang-ui", "en-GB", cwd=here)
    assert "Berichte" in german.out
    assert "the reports disagree" in english.out
