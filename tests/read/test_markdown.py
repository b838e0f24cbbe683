"""Markdown: metadata out, markup off, and every character still knows where it stands in the file."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.model.document import Document, Status
from discrepancy.model.finding import Problem
from discrepancy.read.base import Input
from discrepancy.read.markdown import read_markdown


def read(text: str) -> Document:
    (document,) = read_markdown(Input("a.md", "a", text.encode()))
    assert isinstance(document, Document), document
    return document


def at(text: str, line: int, column: int) -> str:
    """The character at a place of a file, counted the slow way; line ends belong to their line."""
    lines: list[str] = re.findall(r"[^\r\n]*(?:\r\n?|\n|$)", text)
    return lines[line - 1][column - 1]


FRONT = """---
title: "'Ja' sagt sie"
Source: Der Bote
published: 2025-02-12   
credit: [APA, "dpa"]
status: withheld
lang:
---
# Überschrift

Kolb kam.
"""  # noqa: W291  # blanks at the end of a line belong to the case


@pytest.mark.parametrize(
    "text", [FRONT, FRONT.replace("\n", "\r\n"), "\ufeff" + FRONT], ids=["lf", "crlf", "with_a_mark"]
)
def test_front_matter_becomes_metadata(text: str) -> None:
    document = read(text)
    assert (document.title, document.source, document.published) == ("'Ja' sagt sie", "Der Bote", "2025-02-12")
    assert (document.credit, document.status, document.lang) == (("APA", "dpa"), Status.WITHHELD, None)
    assert document.text.split() == ["Überschrift", "Kolb", "kam."]


def test_the_first_heading_is_the_title_where_front_matter_has_none() -> None:
    document = read("---\nsource: Bote\n---\n\n# Zwei *lange* Gespräche #\r\n\r\nKolb kam.")
    assert document.title == "Zwei lange Gespräche"
    assert document.text == "\r\nKolb kam."


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        pytest.param(
            "ein *betontes*, **fettes** und _kursives_ Wort", "ein betontes, fettes und kursives Wort", id="emphasis"
        ),
        pytest.param(
            "die Lehrer*innen, snake_case, 5 * 3", "die Lehrer*innen, snake_case, 5 * 3", id="stars_inside_words"
        ),
        pytest.param("der [Bote](https://x.org/a_(b)) schrieb", "der Bote schrieb", id="link"),
        pytest.param("der [Bote][1] schrieb\n\n[1]: https://x.org", "der Bote schrieb\n\n", id="reference_link"),
        pytest.param("ein Bild ![von ihr](k.jpg).", "ein Bild .", id="image"),
        pytest.param("[![Bild](k.jpg)](https://x.org)Kolb", "Kolb", id="image_that_is_a_link"),
        pytest.param("„Das [die Brücke] kommt [sic]“", "„Das [die Brücke] kommt [sic]“", id="brackets_in_a_quote"),
        pytest.param("> „Ja“\n> - nein", "„Ja“\nnein", id="block_quote"),
        pytest.param("- eins\n    - zwei\n* drei", "eins\nzwei\ndrei", id="bullets"),
        pytest.param("1. eins\n2. zwei\n3. drei", "eins\nzwei\ndrei", id="numbered_list"),
        pytest.param("12. Februar: Kolb kam.", "12. Februar: Kolb kam.", id="date_at_the_head_of_a_line"),
        pytest.param(
            "2. Liga: nach 45. Minute\n90. Minute", "2. Liga: nach 45. Minute\n90. Minute", id="ordinals_at_the_head"
        ),
        pytest.param("a\n\n***\n\nb\n- - -\nc", "a\n\n\n\nb\n\nc", id="rules_between_parts"),
        pytest.param("Kopf\n====\nText", "Kopf\n\nText", id="underlined_heading"),
        pytest.param("## Kopf ##\nText", "Kopf\nText", id="heading"),
        pytest.param("a\n```py\nzwei = 2\n```\nb", "a\n\nb", id="fenced_code"),
        pytest.param("a\r\n~~~\r\nx\r\n~~~\r\nb", "a\r\n\r\nb", id="fenced_code_with_crlf"),
        pytest.param("a <!-- zwei\nStunden --> b <!-- offen", "a  b ", id="comments"),
        pytest.param("<b>zwei</b> Stunden<br/> < 3", "zwei Stunden < 3", id="tags"),
        pytest.param(r"\*kein\* Stern, a\b", r"*kein* Stern, a\b", id="escapes"),
        pytest.param("`zwei` Stunden", "zwei Stunden", id="code_in_a_line"),
    ],
)
def test_markup_goes_and_words_stay(given_: str, words: str) -> None:
    assert read(f"x\n\n{given_}").text == f"x\n\n{words}"


PIECES = st.sampled_from(
    [
        *(
            "Kolb",
            "ü",
            " ",
            "\n",
            "\r\n",
            "# ",
            "*",
            "**",
            "_",
            "`",
            "[",
            "]",
            "](u)",
            "![b](c)",
            "> ",
            "- ",
            "1. ",
            "2. ",
        ),
        *(
            "---",
            "\n---\n",
            "<b>",
            "<!--",
            "-->",
            "\\*",
            "\\",
            "```\n",
            "~~~",
            "\ufeff",
            "😀",
            "=",
            "title: x\n",
            "[a]: https://x.org\n",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts) + "\n\nEnde"))
def test_every_character_stands_at_its_place_in_the_file(text: str) -> None:
    found = next(read_markdown(Input("a.md", "a", text.encode())))
    if isinstance(found, Problem):
        return
    assert found.file is not None
    text = text.removeprefix("\ufeff")  # a mark at the start is no character of the file
    for offset, character in enumerate(found.text):
        assert at(text, *found.file.place(offset)) == character


def test_a_file_of_markup_alone_is_set_aside() -> None:
    (problem,) = read_markdown(Input("a.md", "a", b"---\nsource: Bote\n---\n\n***\n<!-- nichts -->\n"))
    assert problem == Problem("a.md: no text beside its markup; leave the file out or fill it", "a.md")


def test_a_wrong_field_of_the_front_matter_is_told_with_its_file() -> None:
    (problem,) = read_markdown(Input("a.md", "a", b"---\npublished: gestern\n---\nText\n"))
    assert isinstance(problem, Problem)
    assert problem.message.startswith('a.md: "published" is "gestern", not an ISO 8601 date')


@pytest.mark.parametrize(
    "part", ["[", "![", "<!--", "```\n", "](", "<a", "- ", "*", "> ", "[a]", "](a(", "_ ", "\\", "1. a\n", "[![a](b)"]
)
def test_no_repetition_takes_more_than_a_moment(part: str) -> None:
    began = time.perf_counter()
    list(read_markdown(Input("a.md", "a", (part * (300_000 // len(part)) + " Ende").encode())))
    assert time.perf_counter() - began < 5  # a pattern that turns back takes minutes
