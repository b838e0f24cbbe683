"""A newsroom's settings: where they are looked for, what they change, and one sentence for each fault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import discrepancy as library
from discrepancy.rulebook.load import RuleFault, load
from tests.command import ROOT, discrepancy, two_reports

ABOUT = "In Grünau sind bei dem Brand am Montag rund 230 Menschen verletzt worden, teilte die Polizei mit."
EXACT = "Bei dem Brand in Grünau am Montag sind 290 Menschen verletzt worden, teilte die Polizei mit."
WIDE = '[hedges.count]\nabout = ["7/10", "13/10"]\n'
RULE = """
[[qualifier]]
id = "about-desk"
why = "Vom Desk."
words = ["pi mal daumen"]
qualifier = "about"
examples = [{ text = "Die Sitzung dauerte pi mal Daumen zwei Stunden.", is = "~7200 s" }]
"""
CHECK = ("check", "a.txt", "b.txt", "--one-story")


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The top of a checkout with two reports whose figures are apart under the shipped hedges."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.txt").write_text(ABOUT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(EXACT, encoding="utf-8")
    return tmp_path


def settings(folder: Path, words: str, name: str = "discrepancy.toml") -> Path:
    """A settings file in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(words, encoding="utf-8")
    return folder / name


# What they change


def test_figures_that_are_apart_fit_with_a_wider_hedge(here: Path) -> None:
    assert discrepancy(*CHECK, cwd=here).status == 1
    settings(here, WIDE)
    ended = discrepancy(*CHECK, "--verdict", "all", "--format", "json", cwd=here)
    (finding,) = (found for found in json.loads(ended.out)["findings"] if found["kind"] == "count")
    assert (ended.status, finding["verdict"]) == (0, "agreement")
    assert [161, 299] in [told["reach"] for told in finding["mentions"]]


def test_a_narrower_hedge_makes_a_conflict_of_an_agreement(here: Path) -> None:
    (here / "b.txt").write_text(EXACT.replace("290", "251"), encoding="utf-8")
    assert discrepancy(*CHECK, cwd=here).status == 0
    settings(here, '[hedges.count]\nabout = ["99/100", "101/100"]\n')
    assert discrepancy(*CHECK, cwd=here).status == 1


def test_a_length_is_not_stretched_by_the_hedge_of_counts(tmp_path: Path) -> None:
    two_reports(tmp_path)
    settings(tmp_path, '[hedges.count]\nabout = ["1/10", "10"]\n[hedges.default]\nabout = ["1/10", "10"]\n')
    assert discrepancy("check", "a.txt", "b.txt", cwd=tmp_path).status == 1


def test_eval_scores_with_the_hedges_of_the_settings(here: Path) -> None:
    ends = {
        "a": {"doc": "a", "surface": "230 Menschen", "start": ABOUT.index("230"), "end": ABOUT.index("230") + 12},
        "b": {"doc": "b", "surface": "290 Menschen", "start": EXACT.index("290"), "end": EXACT.index("290") + 12},
    }
    docs = [{"id": "a", "text": ABOUT}, {"id": "b", "text": EXACT}]
    pack = {"id": "fire", "lang": "de", "docs": docs, "gold": [{"kind": "count", "label": "conflict", **ends}]}
    (here / "packs.jsonl").write_text(json.dumps(pack), encoding="utf-8")
    assert discrepancy("eval", "packs.jsonl", "--min-recall", "1", cwd=here).status == 0
    settings(here, WIDE)
    assert discrepancy("eval", "packs.jsonl", "--min-recall", "1", cwd=here).status == 1


def test_demo_compares_with_the_hedges_of_the_settings(here: Path) -> None:
    settings(here, '[hedges.duration]\nabout = ["1/10", "10"]\n')
    wide, shipped = (discrepancy("demo", *more, cwd=here).out for more in ((), ("--config", "/dev/null")))
    assert ["40 Minuten<<" in shipped, "40 Minuten<<" in wide] == [True, False]  # now it fits both sides


@pytest.mark.parametrize(
    "command",
    ["extract a.txt", "demo", "eval packs.jsonl", "explain DUR001", "rules list", "rules test", "config show"],
)
def test_every_command_reads_the_settings(command: str, here: Path) -> None:
    settings(here, "[hedges.count]\nabuot = 1\n")
    ended = discrepancy(*command.split(), cwd=here)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)


def test_the_library_takes_the_file_it_is_given_and_looks_for_none(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(here)
    file, documents = settings(here, WIDE), [{"text": ABOUT}, {"text": EXACT}]
    verdicts = [
        [
            found.verdict.value
            for found in library.check_documents(documents, one_story=True, config=config).findings
            if found.kind == "count"
        ]
        for config in (None, file, "discrepancy.toml")
    ]
    assert verdicts == [["conflict"], ["agreement"], ["agreement"]]
    with pytest.raises(RuleFault, match=r"nowhere\.toml: cannot be read"):
        library.facts_frame(documents, config="nowhere.toml")


def test_rules_are_folders_beside_the_file_and_those_of_the_command_line_come_after(here: Path) -> None:
    settings(here / "desk" / "de", RULE, "qualifiers.toml")
    settings(here / "late" / "de", RULE.replace("Vom Desk.", "Danach."), "qualifiers.toml")
    settings(here, 'rules = ["desk"]\n')
    (here / "deeper").mkdir()
    show = ("rules", "show", "de/qualifiers/about-desk")
    assert json.loads(discrepancy(*show, cwd=here / "deeper").out)["why"] == "Vom Desk."
    assert json.loads(discrepancy(*show, "--rules", "../late", cwd=here / "deeper").out)["why"] == "Danach."
    tested = discrepancy("rules", "test", "de/qualifiers/about-desk", cwd=here)
    assert (tested.status, tested.out) == (0, "1 passed, 0 failed\n")


def test_the_language_of_the_report_is_set_and_the_option_has_the_last_word(here: Path) -> None:
    settings(here, 'lang-ui = "en"\n')
    endings = [discrepancy(*CHECK, *more, cwd=here).out.splitlines()[-1] for more in ((), ("--lang-ui", "auto"))]
    assert ["reports" in endings[0], "Berichte" in endings[1]] == [True, True]


# Where they are looked for


def test_the_nearest_folder_above_that_has_one_is_taken(here: Path) -> None:
    settings(here, WIDE)
    (here / "one" / "two").mkdir(parents=True)
    assert discrepancy("check", "../../a.txt", "../../b.txt", "--one-story", cwd=here / "one" / "two").status == 0
    settings(here / "one", "")
    assert discrepancy("check", "../../a.txt", "../../b.txt", "--one-story", cwd=here / "one" / "two").status == 1


def test_a_checkout_does_not_look_above_its_top(here: Path) -> None:
    settings(here, WIDE)
    (here / "inner" / ".git").mkdir(parents=True)
    assert discrepancy("check", "../a.txt", "../b.txt", "--one-story", cwd=here / "inner").status == 1


def test_a_file_that_is_named_stands_for_the_one_that_lies_there(here: Path) -> None:
    settings(here, WIDE)
    settings(here, "", "shipped.toml")
    assert discrepancy(*CHECK, "--config", "shipped.toml", cwd=here).status == 1


# Faults


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        pytest.param("hedge = 1", 'key "hedge" is unknown; did you mean "hedges"?', id="a_key_that_is_none"),
        pytest.param('lang_ui = "de"', 'key "lang_ui" is unknown; did you mean "lang-ui"?', id="another_hyphen"),
        pytest.param("[hedges.count]\nabuot = 1", 'count: key "abuot" is unknown; did you mean "about"?', id="a_hedge"),
        pytest.param(
            "[hedges.cuont]\nleast = '1'", 'no figures of kind "cuont"; did you mean "count"?', id="a_kind_that_is_none"
        ),
        pytest.param(
            "[hedges]\ncount = 1", '"hedges" is wrong; it must be tables such as [hedges.count]', id="a_number"
        ),
        pytest.param(
            "[hedges.count]\nabout = [0.9, 1.1]",
            'hedges.count: "about" is wrong; it must be two factors in quotes, such as ["9/10", "11/10"]',
            id="factors_without_quotes",
        ),
        pytest.param("[hedges.count]\nabout = ['1']", '"about" is wrong; it must be two factors', id="one_factor"),
        pytest.param("[hedges.count]\nabout = ['1', '2x']", 'about "2x" is no number; write it as "2"', id="no_factor"),
        pytest.param("[hedges.count]\nleast = 1", '"least" is wrong; it must be a number in quotes', id="no_quotes"),
        pytest.param("[hedges.count]\nleast = '-1'", 'least "-1" is no number; write it as "2"', id="less_than_none"),
        pytest.param("[hedges.count]\nrounded = 1", '"rounded" is wrong; it must be true or false', id="yes_or_no"),
        pytest.param(
            "[hedges.count]\nabout = ['12/10', '9/10']", "count: about must go from the smaller", id="low_above_high"
        ),
        pytest.param(
            "[hedges.count]\nabout = ['0', '1']", "count: about must go from the smaller", id="low_is_nothing"
        ),
        pytest.param(
            "[hedges.count]\njust_over = ['11/10', '12/10']",
            "hedges.count: just_over leaves out the figure itself; let the first factor be at most 1",
            id="low_above_one",
        ),
        pytest.param(
            "[hedges.count]\njust_under = ['8/10', '9/10']", "leaves out the figure itself", id="high_below_one"
        ),
        pytest.param('rules = "desk"', '"rules" is wrong; it must be a list of folders', id="one_folder"),
        pytest.param('rules = ["nowhere"]', 'rules: no folder "nowhere" beside the file; create it', id="no_folder"),
        pytest.param("lang-ui = 1", '"lang-ui" is wrong; it must be a language such as "en"', id="no_language"),
        pytest.param('lang-ui = "xx"', 'lang-ui: no rules for "xx"; allowed: de, en', id="a_language_without_rules"),
        pytest.param("[hedges", "no valid TOML (", id="no_toml"),
    ],
)
def test_a_fault_is_one_sentence_with_file_key_and_cure(here: Path, words: str, fault: str) -> None:
    settings(here, words)
    ended = discrepancy(*CHECK, cwd=here)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith("discrepancy: discrepancy.toml")
    assert fault in ended.err


@pytest.mark.parametrize("name", ["nowhere.toml", ".", ""])
def test_a_file_that_is_named_and_cannot_be_read_is_wrong_usage(here: Path, name: str) -> None:
    ended = discrepancy(*CHECK, "--config", name, cwd=here)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert "cannot be read" in ended.err


# Shown


def _shown(*more: str, cwd: Path) -> dict[str, tuple[object, str]]:
    table = json.loads(discrepancy("config", "show", "--format", "json", *more, cwd=cwd).out)
    return {row["name"]: (row["value"], row["origin"]) for row in table["settings"]}


def test_without_a_file_everything_is_shipped(here: Path) -> None:
    shown = _shown(cwd=here)
    assert {origin for _, origin in shown.values()} == {"shipped", "shipped rules/shared/hedges.toml"}
    assert {name.split(".")[1] for name in shown if name.startswith("hedges.")} == set(load().hedges)
    assert (shown["rules"], shown["lang-ui"]) == (([], "shipped"), ("auto", "shipped"))


def test_each_value_is_shown_with_the_file_that_has_the_last_word(here: Path) -> None:
    settings(here / "desk" / "shared", '[hedge.count]\nabout = ["8/10", "12/10"]\nleast = "3"\n', "hedges.toml")
    settings(here, f'rules = ["desk"]\nlang-ui = "en"\n{WIDE}')
    (here / "deeper").mkdir()
    shown = _shown(cwd=here / "deeper")
    assert shown["hedges.count.about"] == (["7/10", "13/10"], "../discrepancy.toml")
    assert shown["hedges.count.least"] == ("3", "../desk/shared/hedges.toml")
    assert shown["hedges.count.rounded"] == (True, "shipped rules/shared/hedges.toml")
    assert shown["rules"] == (["../desk"], "../discrepancy.toml")
    assert shown["lang-ui"] == ("en", "../discrepancy.toml")
    assert _shown("--rules", "../desk", cwd=here / "deeper")["rules"][1] == "../discrepancy.toml, --rules"


def test_text_holds_the_same_rows(here: Path) -> None:
    settings(here, WIDE)
    rows = [line.split() for line in discrepancy("config", "show", cwd=here).out.splitlines()]
    assert [row[0] for row in rows] == list(_shown(cwd=here))
    assert ["hedges.count.about", '["7/10","13/10"]', "discrepancy.toml"] in rows


def test_the_example_of_the_manual_is_read(here: Path) -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    settings(here / "desk-rules" / "de", RULE, "qualifiers.toml")
    settings(here, page.split("```toml\n", 1)[1].split("```", 1)[0])
    shown = _shown(cwd=here)
    assert {name for name, (_, origin) in shown.items() if origin == "discrepancy.toml"} == {
        *("hedges.count.about", "hedges.count.least", "hedges.duration.just_over", "rules", "lang-ui")
    }
