"""Rules that desks write: a good one works, a bad one is answered with file, rule, what is wrong and what would be right."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from discrepancy.api import rulebook_of
from discrepancy.rulebook.load import RuleFault, load, rules_home
from tests.command import discrepancy, two_reports

GOOD = """
[[rule]]
id = "little-hour"
why = "Das „Stündchen“ ist eine Stunde."
pattern = '{number} stündchen'
unit = "hour"
role = "length"
anchors = ["stündchen"]
examples = [{ text = "Das Gespräch dauerte zwei Stündchen.", is = "7200 s", words = "zwei Stündchen" }]
counterexamples = ["Ihr Stündchen hat geschlagen."]
"""
FINDING = """
[[finding]]
id = "DUR901"
name = "duration-of-desk"
kind = "duration"
verdict = "conflict"
severity = "warning"
message = { de = "{event}: {values}", en = "{event}: {values}" }
explanation = { en = "Ours." }
"""


def folder_of(home: Path, files: dict[str, str | bytes]) -> Path:
    """A folder of rules beside the shipped ones."""
    folder = home / "eigene"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def fault_of(home: Path, files: dict[str, str | bytes]) -> str:
    """What is said about the folder, without the way to it."""
    folder = folder_of(home, files)
    with pytest.raises(RuleFault) as fault:
        rulebook_of([folder])
    return str(fault.value).replace(f"{folder}/", "")


def test_our_own_rules_are_held_to_what_foreign_rules_must_hold() -> None:
    assert load([rules_home()]).foreign


def test_a_rule_that_is_added_reads_and_the_others_stay(tmp_path: Path) -> None:
    folder_of(tmp_path, {"de/duration.toml": GOOD})
    (tmp_path / "a.txt").write_text(
        "Das Gespräch von Marta Kolb und Jens Ohlau dauerte drei Stündchen.", encoding="utf-8"
    )
    (tmp_path / "b.txt").write_text(
        "Marta Kolb sprach mit Jens Ohlau. Das Gespräch dauerte eine Stunde.", encoding="utf-8"
    )
    ended = discrepancy("extract", "a.txt", "b.txt", "--rules", "eigene", "--format", "jsonl", cwd=tmp_path)
    facts = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.status == 0, ended.err
    assert [(fact["surface"], fact["low"]) for fact in facts] == [("drei Stündchen", 10800), ("eine Stunde", 3600)]
    assert facts[0]["rule"] == "de/duration/little-hour"


def test_a_rule_with_the_id_of_a_shipped_one_replaces_it(tmp_path: Path) -> None:
    two_reports(tmp_path)
    quiet = (
        FINDING.replace("DUR901", "DUR001").replace("duration-of-desk", "duration-conflict").replace("warning", "info")
    )
    folder_of(tmp_path, {"findings/desk.toml": quiet})
    before = discrepancy("check", "a.txt", "b.txt", "--one-story", "--format", "json", cwd=tmp_path)
    after = discrepancy("check", "a.txt", "b.txt", "--one-story", "--format", "json", "--rules", "eigene", cwd=tmp_path)
    assert (before.status, after.status) == (1, 0)
    assert [finding["severity"] for finding in json.loads(after.out)["findings"]] == ["info"]


def test_a_partial_file_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        {
            "shared/units.toml": '[unit.shift]\nbase = "s"\nfactor = "28800"\nnames = { de = ["Schicht", "Schichten"] }\n',
            "de/language.toml": 'abbreviations = ["bspw."]\n',
            "de/numerals.toml": '\ufeff[values]\n12 = ["zwölf", "zwölfe"]\n',
        },
    )
    rulebook = rulebook_of([folder])
    assert rulebook.units["shift"].factor == "28800"
    assert "hour" in rulebook.units
    assert rulebook.languages["de"].about.common == load().languages["de"].about.common
    assert rulebook.foreign == {"de/numerals"}


def test_a_finding_without_a_sentence_in_a_language_is_told_in_english(tmp_path: Path) -> None:
    only_english = FINDING.replace('de = "{event}: {values}", ', "")
    assert (
        rulebook_of([folder_of(tmp_path, {"findings/desk.toml": only_english})]).findings["DUR901"].message["de"]
        == "{event}: {values}"
    )


RULE = "de/duration.toml, little-hour: "

ENTRY_FAULTS = {
    "an_unknown_key": ("patern = 'x'\n", "", RULE + 'key "patern" is unknown; did you mean "pattern"?'),
    "a_missing_key": ("pattern = '{number} stündchen'", "", RULE + 'key "pattern" is missing; add it'),
    "a_wrong_type": ("'{number} stündchen'", "7", RULE + '"pattern" must be a text, not a whole number; write it so'),
    "a_list_of_a_wrong_type": (
        '["stündchen"]',
        '["a", 7]',
        RULE + '"anchors" must be a text, not a whole number; write it so',
    ),
    "a_word_that_is_none_of_the_allowed": (
        'role = "length"',
        'reads = "amont"',
        RULE + '"reads" cannot be "amont"; did you mean "amount"?',
    ),
    "an_unknown_key_of_an_example": ("is = ", "iss = ", RULE + 'key "iss" is unknown; did you mean "is"?'),
    "a_bad_pattern": (
        "{number} stündchen",
        "{number} (stündchen",
        RULE + 'pattern "{number} (stündchen" is no valid pattern (missing )',
    ),
    "no_anchor": ('anchors = ["stündchen"]', "", RULE + "the rule has no anchor; give anchors = [lower-case words"),
    "an_empty_anchor": ('["stündchen"]', '[""]', RULE + "anchors holds an empty word; take it out"),
    "an_unknown_placeholder": (
        "{number} ",
        "{numer} ",
        RULE + 'placeholder "{numer}" is unknown; did you mean "number"?',
    ),
    "an_unknown_unit": ('"hour"', '"ours"', RULE + 'unit "ours" is not a unit; did you mean "hour"?'),
    "an_unknown_qualifier": (
        '"length"',
        '"length"\nqualifier = "at_leest"',
        RULE + 'qualifier "at_leest" is unknown; did you mean "at_least"?',
    ),
    "no_unit_at_all": ('unit = "hour"', "", RULE + "the figure has no unit; give unit, or {unit} in the pattern"),
    "no_number_where_one_is_read": (
        "{number} ",
        "(?:ein|zwei) ",
        RULE + 'reads = "amount" needs one number in the pattern, not 0;',
    ),
    "one_number_where_two_are_read": (
        '"length"',
        '"length"\nreads = "range"',
        RULE + 'reads = "range" needs two numbers in the pattern, not 1;',
    ),
    "a_sum_of_one": (
        '"length"',
        '"length"\nreads = "sum"',
        RULE + 'reads = "sum" needs two or more numbers, each with its unit;',
    ),
    "no_value_where_it_is_fixed": (
        '"length"',
        '"length"\nreads = "fixed"',
        RULE + 'reads = "fixed" needs a value; add it',
    ),
    "a_value_that_is_no_number": (
        '"length"',
        '"length"\nvalue = "1e999999999"',
        RULE + 'value "1e999999999" is no number; write it as',
    ),
    "a_pattern_that_matches_nothing": (
        "{number} stündchen",
        "(?:{number} stündchen)?",
        RULE + "the pattern can match nothing at all;",
    ),
    "an_id_that_is_no_word": ('"little-hour"', '"a/b"', 'de/duration.toml, b: the id "a/b" is no word; use letters'),
    "an_example_that_finds_nothing": (
        "zwei Stündchen.",
        "zwei Std.",
        "de/duration.toml, de/duration/little-hour, example 'Das Gespräch",
    ),
    "an_example_of_another_value": (
        '"7200 s"',
        '"3600 s"',
        "wrong value: 7200 s instead of 3600 s; mend the rule or the example",
    ),
    "a_counterexample_that_fires": (
        "Ihr Stündchen hat",
        "Zwei Stündchen hat",
        "must not fire, but read 'Zwei Stündchen'",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), ENTRY_FAULTS.values(), ids=ENTRY_FAULTS)
def test_a_bad_rule_is_told_with_its_cure(tmp_path: Path, old: str, new: str, said: str) -> None:
    bad = GOOD.replace(old, new) if old in GOOD else GOOD + old
    assert said in fault_of(tmp_path, {"de/duration.toml": bad})


FILE_FAULTS: dict[str, tuple[str, str | bytes, str]] = {
    "an_empty_word_among_the_nouns_of_bodies": (
        "de/bodies.toml",
        "[closers]\ncompany = ['']\n",
        "de/bodies.toml: closers holds an empty word; take it out",
    ),
    "an_empty_ending_of_callings": (
        "de/names.toml",
        "callings = ['']\n",
        "de/names.toml: callings holds an empty word; take it out",
    ),
    "an_unknown_key_of_places": (
        "de/places.toml",
        "endngs = ['au']\n",
        'de/places.toml: key "endngs" is unknown; did you mean "endings"?',
    ),
    "an_unknown_table": (
        "de/duration.toml",
        "[[rules]]\nid = 'a'\n",
        'de/duration.toml: key "rules" is unknown; did you mean "rule"?',
    ),
    "a_list_of_another_file": (
        "de/layout.toml",
        "[[cue]]\nid = 'a'\n",
        'de/layout.toml: key "cue" does not belong here; allowed: layout',
    ),
    "a_table_where_a_list_should_be": (
        "de/duration.toml",
        "[rule]\nid = 'a'\n",
        'de/duration.toml: "rule" must be a list, not a table; write it so',
    ),
    "an_id_twice": (
        "de/duration.toml",
        GOOD + GOOD,
        'de/duration.toml, little-hour: the id stands twice under "rule"; rename one of the two',
    ),
    "an_id_that_is_a_list": (
        "de/duration.toml",
        "[[rule]]\nid = ['a']\n",
        "de/duration.toml, ['a']: \"id\" must be a text, not a list; write it so",
    ),
    "no_utf_8": (
        "de/duration.toml",
        "# Dauer: fünf".encode("windows-1252"),
        "de/duration.toml: byte 11 is not UTF-8; save the file as UTF-8",
    ),
    "no_toml": ("de/duration.toml", "[[rule]\nid = 1", "de/duration.toml: no valid TOML ("),
    "brackets_without_end": (
        "de/duration.toml",
        "a = " + "[" * 5000,
        "de/duration.toml: nested too deeply; mend the brackets",
    ),
    "a_number_without_end": (
        "de/duration.toml",
        "a = " + "9" * 5000,
        "de/duration.toml: no valid TOML (exceeds the limit",
    ),
    "a_huge_key": (
        "de/duration.toml",
        "\n" + ".".join("a" * 20_000) + " = 1\n",
        "de/duration.toml:2: a key of more than 30 parts; shorten it",
    ),
    "a_huge_quoted_table": (
        "de/duration.toml",
        "[" + ' . "a"' * 20_000 + "]",
        "de/duration.toml:1: a key of more than 30 parts; shorten it",
    ),
    "a_huge_file": ("de/duration.toml", "#" * 2_000_001, "de/duration.toml: larger than 2 MB; split it"),
    "a_mistyped_file": (
        "de/durration.toml",
        GOOD,
        'de/durration.toml: no file of rules is called "durration.toml"; did you mean "duration.toml"?',
    ),
    "a_mistyped_shared_file": (
        "shared/unit.toml",
        "",
        'shared/unit.toml: no file of rules is called "unit.toml"; did you mean "units.toml"?',
    ),
    "a_mistyped_folder": (
        "finding/desk.toml",
        FINDING,
        'finding/desk.toml: "finding" is no language; did you mean "findings"?',
    ),
    "a_file_in_no_folder": (
        "duration.toml",
        GOOD,
        "duration.toml: lies where nothing is read; put it into a folder such as de,",
    ),
    "half_a_language": (
        "fr/language.toml",
        "name = {}\ncommon = ['le']\n",
        "fr/numerals.toml: missing; every language needs the same files",
    ),
    "number_words_of_no_number": (
        "de/numerals.toml",
        '[values]\n"zwölf" = ["12"]\n',
        'de/numerals.toml: values: "zwölf" is no whole number;',
    ),
    "number_words_as_text": (
        "de/numerals.toml",
        '[values]\n12 = "zwölf"\n',
        'de/numerals.toml, 12: "12" must be a list, not a text; write it so',
    ),
    "number_words_by_zero": (
        "de/numerals.toml",
        '[fractions]\n"1/0" = ["nichts"]\n',
        'de/numerals.toml: fractions: "1/0" is no number;',
    ),
    "number_words_in_capitals": (
        "de/numerals.toml",
        '[values]\n12 = ["Zwölf"]\n',
        'values, 12: "Zwölf" must be a word in lower case;',
    ),
    "number_words_without_table": (
        "de/numerals.toml",
        "values = [1, 2]\n",
        'de/numerals.toml: "values" must be a table, not a list; write it so',
    ),
    "a_decimal_mark_of_two": (
        "de/numerals.toml",
        'decimal_mark = ",."\n',
        "de/numerals.toml: decimal_mark must be one mark and group_marks",
    ),
    "a_unit_without_factor": (
        "shared/units.toml",
        '[unit.shift]\nbase = "s"\n',
        'shared/units.toml, shift: key "factor" is missing; add it',
    ),
    "a_unit_with_a_word_as_factor": (
        "shared/units.toml",
        '[unit.shift]\nbase = "s"\nfactor = "acht"\n',
        'shift: factor "acht" is no number;',
    ),
    "a_unit_of_factor_zero": (
        "shared/units.toml",
        '[unit.shift]\nbase = "s"\nfactor = "0"\n',
        "shift: base must name the canonical unit, and factor",
    ),
    "a_hedge_from_large_to_small": (
        "shared/hedges.toml",
        '[hedge.x]\nabout = ["2", "1"]\njust_under = ["1", "1"]\njust_over = ["1", "1"]\n',
        "x: about must go",
    ),
    "a_hedge_of_one_factor": (
        "shared/hedges.toml",
        '[hedge.default]\nabout = ["1"]\n',
        "shared/hedges.toml, default: ",
    ),
    "a_slot_of_no_unit": (
        "de/duration.toml",
        '[slot.unit]\nhuor = ["std"]\n',
        'slot.unit: key "huor" is not a unit; did you mean "hour"?',
    ),
    "a_quotation_mark_alone": (
        "de/quote.toml",
        'pairs = ["„"]\n',
        'de/quote.toml: pairs: "„" must be two marks, the one that opens',
    ),
    "a_replacement_of_no_group": (
        "de/quote.toml",
        "fold = [['a', '\\9']]\n",
        'de/quote.toml: fold: "\\9" is no valid replacement',
    ),
    "an_unknown_text": (
        "de/messages.toml",
        '[text]\ndecimal_marc = "K"\n',
        'the text "decimal_marc" is never asked for; did you mean "decimal_mark"?',
    ),
    "a_text_with_a_strange_gap": (
        "de/messages.toml",
        '[text]\nsays = "laut {owner.name}"\n',
        'says: "{owner.name}" is never filled; did you mean "owner"?',
    ),
    "a_text_with_half_a_brace": (
        "de/messages.toml",
        '[text]\nsays = "laut {owner"\n',
        "de/messages.toml: says: expected '}' before end of string;",
    ),
    "a_context_for_everything": (
        "de/duration.toml",
        '[[context]]\nid = "x"\nrole = "length"\n',
        "x: it holds for every figure; give it left, right or clause",
    ),
    "a_context_with_a_bad_pattern": (
        "de/duration.toml",
        '[[context]]\nid = "x"\nrole = "a"\nleft = "["\n',
        'x: left "[" is no valid pattern (',
    ),
    "an_unknown_hedge": (
        "de/qualifiers.toml",
        '[[qualifier]]\nid = "x"\nwords = ["a"]\nqualifier = "abaut"\n',
        'x: qualifier "abaut" is unknown; did you mean "about"?',
    ),
    "an_unknown_modality": (
        "de/modality.toml",
        '[[modality]]\nid = "x"\npattern = "a"\nmodality = "planed"\n',
        'x: modality "planed" is unknown; did you mean "planned"?',
    ),
    "a_cue_that_matches_nothing": (
        "de/attribution.toml",
        '[[cue]]\nid = "x"\npattern = "a?"\nowner = "left"\n',
        "x: pattern can match nothing at all;",
    ),
    "a_group_that_nobody_reads": (
        "de/layout.toml",
        '[[layout]]\nid = "x"\npattern = "(?P<credits>a)"\nreads = "line"\n',
        'x: group "credits" is unknown; did you mean "credit"?',
    ),
    "an_event_without_words": (
        "de/events.toml",
        '[[event]]\nid = "x"\ntype = "x"\n',
        "x: it has no words; give it nouns or verbs",
    ),
    "an_event_that_fits_none": (
        "de/events.toml",
        '[[event]]\nid = "x"\ntype = "x"\nnouns = ["Xa"]\nfits = ["tallk"]\n',
        'x: fits "tallk" is unknown; did you mean "talk"?',
    ),
    "a_code_twice": (
        "findings/desk.toml",
        FINDING + FINDING,
        "findings/desk.toml, DUR901: the id stands twice, also in findings/desk.toml; rename one",
    ),
    "a_code_that_is_none": (
        "findings/desk.toml",
        FINDING.replace("DUR901", "dauer"),
        'dauer: the id "dauer" is no code; write three capitals',
    ),
    "an_unknown_verdict": (
        "findings/desk.toml",
        FINDING.replace('"conflict"', '"conflikt"'),
        'DUR901: verdict "conflikt" is unknown; did you mean "conflict"?',
    ),
    "an_unknown_severity": (
        "findings/desk.toml",
        FINDING.replace("warning", "warnung"),
        'DUR901: "severity" cannot be "warnung"; did you mean "warning"?',
    ),
    "an_unknown_kind": (
        "findings/desk.toml",
        FINDING.replace('kind = "duration"', 'kind = "duratoin"'),
        'kind "duratoin" is unknown; did you mean "duration"?',
    ),
    "the_name_of_another_finding": (
        "findings/desk.toml",
        FINDING.replace("duration-of-desk", "duration-conflict"),
        'the name "duration-conflict" belongs to DUR001',
    ),
    "no_english": (
        "findings/desk.toml",
        FINDING.replace(', en = "{event}: {values}"', ""),
        "message and explanation need English at least; add en",
    ),
    "a_gap_that_is_never_filled": (
        "findings/desk.toml",
        FINDING.replace("{values}", "{value}"),
        'message.de: "{value}" is never filled; did you mean "values"?',
    ),
    "a_finding_that_is_not_told": (
        "findings/desk.toml",
        FINDING + '[[finding.examples]]\nlang = "de"\na = "Kolb kam."\nb = "Ohlau kam."\n',
        "findings/desk.toml, findings/DUR901, example 'Kolb kam.': not told",
    ),
}


@pytest.mark.parametrize(("name", "text", "said"), FILE_FAULTS.values(), ids=FILE_FAULTS)
def test_a_bad_file_is_told_with_its_cure(tmp_path: Path, name: str, text: str | bytes, said: str) -> None:
    began = time.perf_counter()
    assert said in fault_of(tmp_path, {name: text}).replace(f"{tmp_path}/eigene/", "")
    assert time.perf_counter() - began < 5  # a key of 40 KB would hold the TOML reader for longer


def test_a_code_in_two_files_of_one_folder_is_told_with_both(tmp_path: Path) -> None:
    said = fault_of(tmp_path, {"findings/a.toml": FINDING, "findings/b.toml": FINDING})
    assert said == "findings/b.toml, DUR901: the id stands twice, also in findings/a.toml; rename one"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(
            "fehlt", "fehlt: no such folder of rules; give --rules a folder laid out like rules/", id="a_missing_folder"
        ),
        pytest.param("eigne", 'eigne: no such folder of rules; did you mean "eigene"?', id="a_mistyped_folder"),
        pytest.param(
            "leer",
            "leer: holds no rules; give --rules a folder laid out like rules/, such as de/duration.toml",
            id="an_empty_folder",
        ),
        pytest.param("a.txt", "a.txt: no such folder of rules;", id="a_file"),
    ],
)
def test_a_folder_that_is_none_ends_the_run(tmp_path: Path, name: str, said: str) -> None:
    two_reports(tmp_path)
    folder_of(tmp_path, {"de/duration.toml": GOOD})
    (tmp_path / "leer").mkdir()
    ended = discrepancy("check", "a.txt", "b.txt", "--rules", name, cwd=tmp_path)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith(f"discrepancy: {said}")


@pytest.mark.parametrize(
    "command",
    [("check", "a.txt"), ("extract", "a.txt"), ("explain", "DUR001"), ("rules", "list"), ("rules", "show", "x")],
)
def test_bad_rules_end_every_command_with_status_2_and_one_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    two_reports(tmp_path)
    folder_of(tmp_path, {"de/duration.toml": GOOD.replace("7200 s", "60 s\\u001b[31m")})
    ended = discrepancy(*command, "--rules", "eigene", cwd=tmp_path)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith(
        "discrepancy: eigene/de/duration.toml, de/duration/little-hour, example 'Das Gespräch dauerte zwei"
    )
    assert r"\u001b[31m" in ended.err


def test_rules_test_lists_every_failure_of_foreign_rules(tmp_path: Path) -> None:
    folder_of(tmp_path, {"de/duration.toml": GOOD.replace("7200 s", "60 s").replace("Ihr St", "Zwei St")})
    ended = discrepancy("rules", "test", "de/duration/little", "--rules", "eigene", cwd=tmp_path)
    assert ended.status == 1
    assert ended.out.splitlines()[-1] == "0 passed, 2 failed"


WORDY = "Das Gespräch über die Brücke und den Weg in die Stadt und auf das Land dauerte nach dem Bericht zwei Stunden."
EVIL = r"""
[[rule]]
id = "endless"
pattern = '(?:[a-zäöü ]|[a-zäöü] ?)+[!?] {number} stunden'
unit = "hour"
role = "length"
anchors = ["stunden"]
"""


def test_a_rule_that_takes_too_long_on_its_own_example_is_refused(tmp_path: Path) -> None:
    slow = EVIL.replace(" {number}", "").strip() + f'\ncounterexamples = ["{WORDY}"]\nvalue = "1"\nreads = "fixed"\n'
    said = fault_of(tmp_path, {"de/duration.toml": slow})
    assert said == "de/duration.toml, endless: the pattern takes too long on its own examples; simplify it"


def test_a_rule_that_takes_too_long_is_set_aside_with_its_address(tmp_path: Path) -> None:
    two_reports(tmp_path)
    folder_of(tmp_path, {"de/duration.toml": EVIL})
    (tmp_path / "c.txt").write_text(WORDY, encoding="utf-8")
    ended = discrepancy("check", "a.txt", "b.txt", "c.txt", "--rules", "eigene", "--format", "json", cwd=tmp_path)
    assert ended.status == 4, ended.err
    assert [error["rule"] for error in json.loads(ended.out)["errors"]] == ["de/duration/endless"]
    assert "too long" in ended.err


def test_a_document_on_which_a_rule_took_too_long_is_read_with_all_others(tmp_path: Path) -> None:
    folder_of(tmp_path, {"de/duration.toml": EVIL})
    (tmp_path / "c.txt").write_text(WORDY, encoding="utf-8")
    ended = discrepancy("extract", "c.txt", "--rules", "eigene", "--format", "jsonl", cwd=tmp_path)
    assert ended.status == 3
    facts = [json.loads(line) for line in ended.out.splitlines()]
    assert [fact["surface"] for fact in facts if fact["kind"] == "duration"] == ["zwei Stunden"]
