"""The checker as a library: the same words as the command, and nothing heavy before it is needed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import discrepancy
from discrepancy.model.document import Document
from discrepancy.report.rows import FACT_COLUMNS
from discrepancy.rulebook.load import RuleFault
from tests.command import LONG, QUIET, SHORT, python, two_reports

MAPPINGS = [{"id": "a", "text": SHORT, "source": "Bote"}, {"id": "b", "text": LONG}]
ABSENT = ("pandas", "numpy", "dateparser")


def test_mappings_documents_and_a_table_give_one_report() -> None:
    from_mappings = discrepancy.check_documents(MAPPINGS)
    from_records = discrepancy.check_documents([Document("a", SHORT, source="Bote"), Document("b", LONG)])
    from_table = discrepancy.check_documents(pd.DataFrame(MAPPINGS))
    assert [finding.rule for finding in from_mappings.findings if finding.sure] == ["DUR001"]
    assert from_mappings == from_records == from_table


def test_a_table_may_have_gaps_dates_and_numbers_of_every_type() -> None:
    table = pd.DataFrame(
        {
            "id": [1, None, 3],
            "text": [SHORT, LONG, QUIET],
            "title": pd.array(["Kopf", pd.NA, None], dtype="string"),
            "published": pd.Series([pd.Timestamp("2025-02-12"), pd.NaT, pd.Timestamp("2025-02-12T18:30:00")]),
            "version": pd.array([1, pd.NA, 2], dtype="Int64"),
            "credit": [["APA", "dpa"], None, "AFP"],
        }
    )
    report = discrepancy.check_documents(table)
    assert report.errors == ()
    told = {d.id: (d.title, d.published, d.version, d.credit) for d in report.documents}
    assert told == {
        "1": ("Kopf", "2025-02-12", "1", ("APA", "dpa")),
        "3": ("", "2025-02-12T18:30:00", "2", ("AFP",)),
        "document-2": ("", None, None, ()),
    }


def test_rows_that_are_no_documents_are_errors_and_the_rest_is_compared() -> None:
    report = discrepancy.check_documents([*MAPPINGS, {"txt": "Kolb kam."}, "Kolb kam.", {"text": "a", "lang": "?"}])  # type: ignore[list-item]  # on purpose
    assert [(error.input, error.message) for error in report.errors] == [
        ("document 3", 'document 3: no "text" (did you mean the field "txt"?); every document needs one'),
        ("document 4", 'document 4: not a document; give a Document, or a mapping with at least "text"'),
        ("document 5", 'document 5: "lang" is "?", not a language tag such as de or en-GB'),
    ]
    assert "DUR001" in [finding.rule for finding in report.findings]


def test_two_documents_of_one_id_are_settled_as_files_are() -> None:
    report = discrepancy.check_documents([*MAPPINGS, MAPPINGS[1], {"id": "a", "text": QUIET}])
    assert len(report.documents) == 2
    assert [problem.message.split("; ")[1] for problem in report.errors] == ["give each document an id of its own"]
    assert report.notices[0] == "b: given twice with the same words (document 2; document 3); counted once"


@pytest.mark.parametrize("one", [MAPPINGS[0], SHORT, Document("a", SHORT)], ids=["a_mapping", "a_text", "a_document"])
def test_a_single_document_in_place_of_a_list_is_refused(one: object) -> None:
    with pytest.raises(TypeError, match="give a list of documents"):
        discrepancy.check_documents(one)  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("option", ["lang", "lang_ui"])
def test_a_language_without_rules_is_refused(option: str) -> None:
    with pytest.raises(ValueError, match=f"{option}: no rules for this language; known: de, en"):
        discrepancy.check_documents(MAPPINGS, **{option: "xx"})  # type: ignore[arg-type]  # one of two options


def test_a_regional_tag_serves_as_its_language() -> None:
    assert discrepancy.check_documents(MAPPINGS, lang="de-AT", lang_ui="en-GB").lang == "en"


def test_facts_come_as_a_table_with_the_columns_of_extract() -> None:
    facts = discrepancy.facts_frame(MAPPINGS)
    assert list(facts.columns) == list(FACT_COLUMNS)
    assert set(facts["doc"]) == {"a", "b"}
    for row in facts.to_dict("records"):
        text = next(one["text"] for one in MAPPINGS if one["id"] == row["doc"])
        assert text[row["start"] : row["end"]] == row["surface"]


def test_a_table_without_facts_has_the_same_columns() -> None:
    assert list(discrepancy.facts_frame([{"text": QUIET}]).columns) == list(FACT_COLUMNS)
    assert list(discrepancy.facts_frame([]).columns) == list(FACT_COLUMNS)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import discrepancy", id="importing"),
        pytest.param(
            "import discrepancy; discrepancy.check_documents([{'text': 'Kolb kam um zwei.'}])", id="checking_mappings"
        ),
        pytest.param(
            "from discrepancy.cli import run\nimport contextlib\nsys.argv = ['discrepancy', 'check', 'a.txt', 'b.txt']\n"
            "with contextlib.suppress(SystemExit): run()",
            id="the_command_with_text_output",
        ),
    ],
)
def test_nothing_heavy_is_imported(code: str, tmp_path: Path) -> None:
    two_reports(tmp_path)
    ended = python("-c", f"import sys\n{code}\nprint([m for m in {ABSENT} if m in sys.modules])", cwd=tmp_path)
    assert ended.out.splitlines()[-1] == "[]", ended.err


def test_a_bad_folder_of_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleFault, match="no such folder of rules"):
        discrepancy.check_documents(MAPPINGS, rules=[tmp_path / "fehlt"])
