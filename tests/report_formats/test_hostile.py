"""Hostile words through every writer: nothing runs, nothing steers, nothing leads away."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest

from discrepancy.report import WRITERS
from discrepancy.report.base import View
from tests.report_formats.made import HOSTILE, hostile, text_of, unseen, written

BINARY = ("xlsx", "parquet")
FOR_PEOPLE = ("text", "html", "markdown", "junit", "github")


@pytest.mark.parametrize("format", WRITERS)
@pytest.mark.parametrize("group_by", [None, "event", "source", "rule", "document"])
def test_every_writer_gets_through(format: str, group_by: str | None) -> None:
    assert written(format, hostile(), View(group_by=group_by))


@pytest.mark.parametrize("format", FOR_PEOPLE)
def test_nothing_unseen_is_in_what_people_read(format: str) -> None:
    told = text_of(format, hostile())
    if format == "html":  # style and script are ours and have line ends only
        told = re.sub(r"<style>.*?</style>|<script>.*</script>", "", told, flags=re.S)
    assert list(unseen(told)) == []


def test_no_line_of_a_log_begins_with_words_from_outside() -> None:
    lines = text_of("github", hostile()).splitlines()
    assert [line for line in lines if not line.startswith(("::error ", "::warning ", "::notice "))] == []


def test_no_line_of_markdown_begins_as_markup_that_is_not_ours() -> None:
    ours = re.compile(r"# Quellenvergleich|#{2,3} \S|- ")
    lines = [line for line in text_of("markdown", hostile()).splitlines() if not ours.match(line)]
    assert [line for line in lines if re.match(r"\s*([#>+*=`|~<\t-]|\d+[.)])", line)] == []


class _Page(HTMLParser):
    """Elements with their attributes, and the words between them."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_holds_no_element_from_outside() -> None:
    page = _Page()
    page.feed(text_of("html", hostile()))
    tags = [tag for tag, _ in page.elements]
    assert (tags.count("script"), tags.count("style"), tags.count("title")) == (1, 1, 1)
    assert not {"img", "iframe", "object", "embed", "link", "base", "audio", "video", "use", "image"} & set(tags)
    for tag, given in page.elements:
        assert not [
            name
            for name in given
            if name.startswith("on") or name in ("style", "src", "srcdoc", "action", "background")
        ]
        leads = given.get("href")
        if leads is not None:
            assert tag == "a"
            assert leads.startswith("#") or urlsplit(leads).scheme in ("http", "https"), leads
    shown = "".join(page.words)
    assert "<script>document.title='taken'</script>" in shown
    assert "\\u202e txet neddih" in shown


def test_markdown_makes_neither_links_nor_markup() -> None:
    told = text_of("markdown", hostile())
    assert not re.search(r"(?<!\\)[\[\]]", told)
    assert not re.search(r"https?://|www\.|@|javascript:\S*\)\s*$", told)
    assert set(re.findall(r"<[^>]*>", told)) <= {"<b>", "</b>"}


def test_annotations_hold_one_command_a_line() -> None:
    for line in text_of("github", hostile()).splitlines():
        found = re.fullmatch(r"::(error|warning|notice) ((?:\w+=[^,:\r\n]*)(?:,\w+=[^,:\r\n]*)*)::(.*)", line)
        assert found, line
        assert not re.search(r"%(?!25|3A|2C)", found[2] + found[3])


def test_junit_and_sarif_stay_whole() -> None:
    root = ET.fromstring(text_of("junit", hostile()))
    assert {one.tag for one in root.iter()} == {"testsuites", "testsuite", "testcase", "failure", "system-out", "error"}
    log = json.loads(text_of("sarif", hostile()))
    for words in _strings(log["runs"][0]["results"], "text"):
        assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]]", words), words
    for uri in _strings(log, "uri"):
        assert not urlsplit(uri).scheme, uri
        assert not urlsplit(uri).netloc
        assert re.fullmatch(r"[A-Za-z0-9%._~/-]+", uri)


def _strings(value: object, key: str) -> list[str]:
    if isinstance(value, dict):
        return [v for k, v in value.items() if k == key and isinstance(v, str)] + [
            one for v in value.values() for one in _strings(v, key)
        ]
    return [one for v in value for one in _strings(v, key)] if isinstance(value, list) else []


def test_no_cell_of_a_table_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(text_of("csv", hostile()), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[ \u00a0\u3000]*[=+@＝＋＠\t\r\n-]", cell), cell
    assert any(HOSTILE[0] in cell for row in rows for cell in row)
