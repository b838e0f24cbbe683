"""JSON and JSONL: what is no document costs itself and nothing else."""

from __future__ import annotations

import json

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Problem
from discrepancy.read.base import MOST_BYTES, Input
from discrepancy.read.json import is_json, read_json, read_jsonl


def read(data: bytes | str) -> list[Document | Problem]:
    return list(read_json(Input("b.json", "b", data.encode() if isinstance(data, str) else data)))


def read_lines(data: bytes | str) -> list[Document | Problem]:
    return list(read_jsonl(Input("b.jsonl", "b", data.encode() if isinstance(data, str) else data)))


def ids(found: list[Document | Problem]) -> list[str]:
    return [one.id for one in found if isinstance(one, Document)]


def messages(found: list[Document | Problem]) -> list[str]:
    return [one.message for one in found if isinstance(one, Problem)]


def test_one_document_is_named_after_its_file_and_several_are_numbered() -> None:
    assert ids(read('{"text": "a"}')) == ["b"]
    assert ids(read('[{"text": "a"}, {"id": "x", "text": "b"}, {"text": "c"}]')) == ["b:1", "x", "b:3"]


def test_lines_are_numbered_as_the_file_counts_them() -> None:
    assert ids(read_lines('{"text": "a"}\r\n\r\n{"text": "b"}\n{"id": 7, "text": "c"}')) == ["b:1", "b:3", "7"]


@pytest.mark.parametrize("code", ["utf-8-sig", "utf-16"])
def test_lines_may_come_in_the_encodings_of_windows_tools(code: str) -> None:
    found = read_lines('{"text": "Größe"}\n{"text": "Höhe"}\n'.encode(code))
    assert [one.text for one in found if isinstance(one, Document)] == ["Größe", "Höhe"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(
            '{"text": "a" "b"}',
            "b.json: no valid JSON (expected ',' or '}' (byte 13)); mend it there",
            id="a_missing_comma",
        ),
        pytest.param(
            '{\n"text": "a",\n x}',
            "b.json: no valid JSON (object keys must be strings (byte 16), line 3); mend it there",
            id="with_line",
        ),
        pytest.param('{"text": "a', "b.json: no valid JSON (it ends too early); mend it there", id="cut_off"),
        pytest.param(
            "[" * 100_000, "b.json: no valid JSON (nested too deeply); mend it there", id="nested_without_end"
        ),
        pytest.param("", "b.json: no text; leave the file out or fill it", id="an_empty_file"),
        pytest.param("[]", "b.json: an empty list; leave the file out or give it documents", id="an_empty_list"),
        pytest.param("7", 'b.json: not a document; give an object with at least "text"', id="a_number"),
        pytest.param(
            b"\x00\x01\x02", "b.json: binary data, not text; give a text, Markdown, JSON or JSONL file", id="binary"
        ),
        pytest.param(r'{"text": "\ud83d halb"}', "b.json: no valid JSON (", id="half_a_character"),
    ],
)
def test_a_file_that_is_no_json_is_told_in_one_sentence(data: bytes | str, said: str) -> None:
    (problem,) = read(data)
    assert isinstance(problem, Problem)
    assert problem.input == "b.json"
    assert problem.message.startswith(said)


def test_in_a_list_only_what_is_no_document_is_lost() -> None:
    found = read('[{"text": "a"}, "b", {"text": 5}, {"text": "d"}]')
    assert ids(found) == ["b:1", "b:4"]
    assert messages(found) == [
        'b.json, document 2: not a document; give an object with at least "text"',
        'b.json, document 3: "text" must be a text, not a number',
    ]


def test_a_broken_line_costs_that_line() -> None:
    found = read_lines(b'{"text": "a"}\n{"text": \n[1]\n\xff\xfe\x00\n{"txt": "e"}\n{"text": "f"}\n')
    assert ids(found) == ["b:1", "b:6"]
    assert messages(found) == [
        "b.jsonl:2: no valid JSON (it ends too early); mend it there",
        'b.jsonl:3: not a document; give an object with at least "text"',
        "b.jsonl:4: byte 3 is no valid UTF-16; save the file as UTF-8",
        'b.jsonl:5: no "text" (did you mean the field "txt"?); every document needs one',
    ]


def test_a_record_that_is_too_large_costs_itself() -> None:
    found = read_lines(json.dumps({"text": "a" * MOST_BYTES}) + '\n{"text": "b"}')
    assert ids(found) == ["b:2"]
    assert messages(found) == ["b.jsonl:1: a record larger than 20 MB; split it"]


@pytest.mark.parametrize(
    ("data", "one"),
    [
        pytest.param('[{"text": "a"}]', True, id="list"),
        pytest.param('{\n "text": "a"\n}', True, id="object"),
        pytest.param("[dpa] Berlin", False, id="agency_mark"),
        pytest.param('{"text": "a"}\n{"text": "b"}', False, id="lines"),
        pytest.param("[1, 2]", False, id="numbers"),
    ],
)
def test_whether_bytes_are_json_as_a_whole(data: str, one: bool) -> None:
    assert is_json(data.encode()) is one
