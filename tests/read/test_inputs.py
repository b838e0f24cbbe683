"""What a user names: received is read plus set aside, and no order of the names changes either."""

from __future__ import annotations

import io
import os
from itertools import permutations
from pathlib import Path

import pytest

from discrepancy.model.finding import Problem
from discrepancy.read.inputs import Inputs, read_all


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which names are relative."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / f"{name.replace('__', '/')}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def ids(inputs: Inputs) -> list[str]:
    return [document.id for document in inputs.documents]


def refusal(*, of: Path) -> PermissionError:
    return PermissionError(13, "Permission denied", str(of))


def test_a_named_file_is_called_by_its_stem_and_one_in_a_folder_by_its_path(here: Path) -> None:
    write(here, einzeln="a", mappe__b="b", mappe__tief__c="c", mappe__x="d")
    (here / "mappe" / "v1.2.md").write_text("e", encoding="utf-8")
    assert ids(read_all(["einzeln.txt", "mappe"])) == ["b", "einzeln", "tief/c", "v1.2", "x"]


def test_hidden_files_are_passed_over_and_other_kinds_are_told(here: Path) -> None:
    write(here, mappe__a="a", **{"mappe__.versteckt__b": "b", "mappe__.c": "c"})
    (here / "mappe" / "bild.PNG").write_bytes(b"x")
    (here / "mappe" / "Makefile").write_bytes(b"x")
    found = read_all(["mappe"])
    assert ids(found) == ["a"]
    assert not found.problems
    assert found.notices == ("mappe: 2 files of other kinds passed over (.png, Makefile)",)


def test_no_order_of_names_changes_what_is_read(here: Path) -> None:
    write(here, mappe__a="Kolb", mappe__tief__b="Ohlau", b="Ohlau", c="Grau")
    names = ["mappe", "./mappe/tief/b.txt", "mappe/tief/b.txt", "c.txt", "fehlt.txt", "b.txt"]
    first, *others = [read_all(order) for order in permutations(names, 6)]
    assert all(other == first for other in others)
    assert ids(first) == ["a", "b", "c"]  # of one file the path that sorts first; b.txt says the same as it
    assert [problem.input for problem in first.problems] == ["fehlt.txt"]


def test_a_file_with_an_unknown_suffix_is_text_when_it_is_named(here: Path) -> None:
    (here / "meldung.xyz").write_text("Kolb kam.", encoding="utf-8")
    assert ids(read_all(["meldung.xyz"])) == ["meldung"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("fehlt.txt", "fehlt.txt: no such file or folder; check the path", id="nothing_there"),
        pytest.param(
            "meldnug.txt",
            'meldnug.txt: no such file or folder (did you mean "meldung.txt"?); check the path',
            id="a_typing_error",
        ),
        pytest.param("mapp/a.txt", "mapp/a.txt: no such file or folder; check the path", id="no_such_folder"),
        pytest.param(
            "mappe/aa.txt",
            'mappe/aa.txt: no such file or folder (did you mean "mappe/a.txt"?); check the path',
            id="near_in_its_folder",
        ),
        pytest.param("", '"": an empty name; name a file or a folder', id="an_empty_name"),
        pytest.param("leer", "leer: no readable file in this folder (known: .json, .jsonl,", id="an_empty_folder"),
        pytest.param("leer.txt", "leer.txt: no text; leave the file out or fill it", id="an_empty_file"),
        pytest.param("/dev/null", "/dev/null: neither a file nor a folder; give one of these", id="a_device"),
        pytest.param("a\0b", "a\0b: no such file or folder; check the path", id="a_zero_byte"),
        pytest.param("a" * 300, f"{'a' * 300}: ", id="a_name_too_long"),
        pytest.param("meldung.txt/a", "meldung.txt/a: no such file or folder; check the path", id="a_file_as_folder"),
    ],
)
def test_a_name_that_gives_nothing_is_one_problem_and_the_rest_is_read(here: Path, name: str, said: str) -> None:
    write(here, meldung="Kolb kam.", mappe__a="a", leer="")
    (here / "leer").mkdir()
    found = read_all(["meldung.txt", name])
    assert ids(found) == ["meldung"]
    (problem,) = found.problems
    assert problem.input == name
    assert problem.message.startswith(said)


def test_a_file_without_rights_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, a="a", b="b")

    def refused(path: Path) -> bytes:  # the superuser may read every file: so the refusal is played
        if path.name == "b.txt":
            raise refusal(of=path)
        return path.read_bytes()

    monkeypatch.setattr("discrepancy.read.inputs.bytes_of", refused)
    found = read_all(["a.txt", "b.txt"])
    assert ids(found) == ["a"]
    assert found.problems == (Problem("b.txt: cannot be read (Permission denied); check its rights", "b.txt"),)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_of_mode_zero_is_told(here: Path) -> None:
    write(here, a="a")
    (here / "a.txt").chmod(0)
    assert read_all(["a.txt"]).problems == (
        Problem("a.txt: cannot be read (Permission denied); check its rights", "a.txt"),
    )


def test_a_folder_inside_without_rights_is_told(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, mappe__a="a", mappe__zu__b="b")
    scandir = os.scandir

    def refused(path: str) -> object:
        if str(path).endswith("zu"):
            raise refusal(of=Path("mappe/zu"))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    found = read_all(["mappe"])
    assert ids(found) == ["a"]
    assert found.problems == (Problem("mappe/zu: cannot be read (Permission denied); check its rights", "mappe/zu"),)


def test_a_link_to_nowhere_in_a_folder_is_told(here: Path) -> None:
    write(here, mappe__a="a")
    (here / "mappe" / "b.txt").symlink_to("nirgends.txt")
    (problem,) = read_all(["mappe"]).problems
    assert problem.message == "mappe/b.txt: cannot be read (No such file or directory); check its rights"


def test_a_file_beyond_the_limit_is_told_and_jsonl_has_none(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepancy.read.base.MOST_BYTES", 40)
    write(here, a="a" * 41)
    (here / "b.jsonl").write_text('{"text": "Kolb kam."}\n' * 3, encoding="utf-8")
    found = read_all(["a.txt", "b.jsonl"])
    assert ids(found) == ["b:1", "b:2", "b:3"]
    assert found.problems[0].message == "a.txt: larger than 0 MB; split it, or give its documents as JSONL"


def test_a_named_pipe_is_read(here: Path) -> None:
    os.mkfifo(here / "rohr.txt")
    if os.fork() == 0:  # a pipe wants a writer while it is read
        (here / "rohr.txt").write_text("Kolb kam.", encoding="utf-8")
        os._exit(0)
    found = read_all(["rohr.txt"])
    os.wait()
    assert [document.text for document in found.documents] == ["Kolb kam."]


def test_bytes_in_a_file_name_that_are_no_utf_8_become_escapes(here: Path) -> None:
    name = os.fsdecode(b"h\xff.txt")
    (here / name).write_text("Kolb kam.", encoding="utf-8")
    (document,) = read_all([name, os.fsdecode(b"f\xff.txt")]).documents
    assert document.id == r"h\udcff"
    assert document.file is not None
    assert document.file.path == r"h\udcff.txt"


def test_two_documents_of_one_file_are_told_by_their_number(here: Path) -> None:
    (here / "a.jsonl").write_text('{"id": "x", "text": "Kolb"}\n{"id": "x", "text": "Ohlau"}\n', encoding="utf-8")
    (problem,) = read_all(["a.jsonl"]).problems
    assert problem.input == "a.jsonl"
    assert "a.jsonl, document 1" in problem.message
    assert "a.jsonl, document 2" in problem.message


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("Kolb kam.", ["stdin"], id="plain_text"),
        pytest.param("[dpa] Kolb kam.", ["stdin"], id="text_that_opens_with_a_bracket"),
        pytest.param('{"text": "a"}', ["stdin:1"], id="one_line_of_jsonl"),
        pytest.param('{"text": "a"}\n{"id": "x", "text": "b"}\n', ["stdin:1", "x"], id="jsonl"),
        pytest.param('\ufeff{"text": "a"}\n{"text": "b"}\n', ["stdin:1", "stdin:2"], id="jsonl_with_a_mark"),
        pytest.param('{\n  "text": "a"\n}\n', ["stdin"], id="one_object_over_lines"),
        pytest.param('[{"text": "a"}, {"text": "b"}]', ["stdin:1", "stdin:2"], id="a_list"),
    ],
)
def test_standard_input_is_jsonl_json_or_text(data: str, expected: list[str]) -> None:
    found = read_all(["-"], io.BytesIO(data.encode()))
    assert sorted(ids(found)) == expected
    assert not found.problems


@pytest.mark.parametrize(
    "stdin", [io.BytesIO(b""), io.BytesIO(b"\xef\xbb\xbf \n"), None], ids=["empty", "blank", "closed"]
)
def test_nothing_on_standard_input_is_told(stdin: io.BytesIO | None) -> None:
    assert read_all(["-", "-"], stdin).problems == (
        Problem("-: nothing on standard input; give it JSONL or a text", "-"),
    )
