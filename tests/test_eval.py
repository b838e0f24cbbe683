"""The measurement: packs as they are read, what is right for a row, and the figures and statuses that come of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from discrepancy.evaluate import evaluate, right_verdicts, scores_of
from discrepancy.model.document import Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Finding, Match, Report, Severity, Told, Verdict
from discrepancy.model.pack import End, Label, Pack, Row
from discrepancy.model.score import Scores
from discrepancy.model.value import Wording
from discrepancy.read.pack import read_packs
from discrepancy.rulebook.files import Rulebook
from tests.command import ROOT, discrepancy

PACKS = ROOT / "tests" / "packs"
FERRY, ORCHESTRA = PACKS / "ferry.jsonl", PACKS / "orchestra.jsonl"


def pack_of(path: Path) -> dict[str, Any]:
    """A pack as it stands in its file, to be spoilt."""
    pack: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return pack


def written(folder: Path, *packs: object) -> Path:
    """A file of packs, one a line."""
    path = folder / "packs.jsonl"
    lines = (pack if isinstance(pack, str) else json.dumps(pack, ensure_ascii=False) for pack in packs)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


# Reading


def test_documents_of_one_id_in_two_packs_are_kept_apart() -> None:
    read = read_packs([str(ORCHESTRA), str(FERRY)])
    assert not read.problems
    assert [pack.id for pack in read.packs] == ["ferry", "orchestra"]
    ids = [document.id for pack in read.packs for document in pack.documents]
    assert ids == ["ferry/a", "ferry/b", "ferry/c", "orchestra/a", "orchestra/b"]
    assert {document.story for document in read.packs[0].documents} == {"ferry"}


def test_every_surface_of_a_row_stands_at_its_place() -> None:
    for pack in read_packs([str(FERRY), str(ORCHESTRA)]).packs:
        texts = {document.id: document for document in pack.documents}
        for row in pack.rows:
            assert [texts[end.doc].cut(end.span) for end in (row.a, row.b)] == [row.a.surface, row.b.surface]


SPOILT = [
    pytest.param("nonsense", ":1: no valid JSON (", id="no_json"),
    pytest.param("[]", ':1: not a pack; a pack needs "id", "lang", "docs" and "gold"', id="a_list"),
    pytest.param({"text": "a report"}, ":1: not a pack; a pack needs", id="a_document"),
    pytest.param({"id": 7}, ':1: no "id"; add it', id="no_id"),
    pytest.param({"lang": ""}, ':1: no "lang"; add it', id="no_language"),
    pytest.param({"id": "a/b"}, ':1: the id "a/b" holds a "/"', id="a_slash_in_the_id"),
    pytest.param({"docs": {}}, ':1: "docs" is not a list; write it as one', id="documents_that_are_no_list"),
    pytest.param({"gold": None}, ':1: "gold" is not a list; write it as one', id="rows_that_are_no_list"),
    pytest.param({"docs": ["a"]}, ":1: document 1: not a document; give", id="a_document_that_is_a_word"),
    pytest.param({"docs": [{"id": "a"}]}, ':1: document 1: no "text"; every document needs one', id="no_text"),
    pytest.param(
        {"docs": [{"id": "a", "text": "x"}, {"id": "a", "text": "y"}]},
        ':1: document 2: the id "a" stands twice; give each document an id of its own',
        id="one_id_twice",
    ),
]


@pytest.mark.parametrize(("spoilt", "said"), SPOILT)
def test_a_bad_pack_is_one_sentence_and_the_others_are_scored(spoilt: object, said: str, tmp_path: Path) -> None:
    bad = pack_of(FERRY) | spoilt if isinstance(spoilt, dict) and "text" not in spoilt else spoilt
    read = read_packs([str(written(tmp_path, bad, pack_of(ORCHESTRA)))])
    assert [pack.id for pack in read.packs] == ["orchestra"]
    (problem,) = read.problems
    assert problem.message.startswith(f"{tmp_path / 'packs.jsonl'}{said}"), problem.message


END = {"doc": "a", "surface": "eine Dreiviertelstunde"}
SPOILT_ROWS = [
    pytest.param("row", "not a row; give an object with", id="a_word"),
    pytest.param({"label": "conflit"}, '"label" is "conflit"; did you mean "conflict"?', id="a_mistyped_label"),
    pytest.param({"label": None}, 'no "label"; allowed: conflict, self_conflict,', id="no_label"),
    pytest.param({"kind": "durations"}, '"kind" is "durations"; did you mean "duration"?', id="a_mistyped_kind"),
    pytest.param({"variant": "word"}, '"variant" is "word"; ', id="a_variant_that_is_none"),
    pytest.param({"accept": "none"}, '"accept" is not a list; write it as one', id="a_word_to_accept"),
    pytest.param({"accept": ["nothing"]}, '"accept" is "nothing"; allowed: conflict,', id="a_verdict_that_is_none"),
    pytest.param({"a": "x"}, 'no "a"; a row needs two mentions with "doc" and "surface"', id="a_mention_that_is_none"),
    pytest.param({"b": END | {"doc": "d"}}, 'b: "doc" is "d"; allowed: a, b, c', id="an_unknown_document"),
    pytest.param({"a": END | {"field": "txt"}}, 'a: "field" is "txt"; did you mean "text"?', id="an_unknown_field"),
    pytest.param({"a": {"doc": "a"}}, 'a: no "surface"; add it', id="no_surface"),
    pytest.param(
        {"a": END | {"surface": "zwei Stunden"}},
        'a: "zwei Stunden" does not stand in the text of a; copy the words as they stand there',
        id="words_that_stand_nowhere",
    ),
    pytest.param(
        {"a": END | {"surface": "ei"}},
        'a: "ei" stands more than once in the text of a; take in a word beside it',
        id="words_that_stand_twice",
    ),
]


@pytest.mark.parametrize(("spoilt", "said"), SPOILT_ROWS)
def test_a_bad_row_is_one_sentence_and_costs_that_row(spoilt: object, said: str, tmp_path: Path) -> None:
    pack = pack_of(FERRY)
    pack["gold"][1] = pack["gold"][1] | spoilt if isinstance(spoilt, dict) else spoilt
    read = read_packs([str(written(tmp_path, pack))])
    assert [len(pack.rows) for pack in read.packs] == [3]
    (problem,) = read.problems
    assert problem.message.startswith(f"{tmp_path / 'packs.jsonl'}:1, row 2: {said}"), problem.message


def test_of_two_packs_with_one_id_the_first_stands(tmp_path: Path) -> None:
    path = written(tmp_path, pack_of(FERRY), pack_of(FERRY))
    read = read_packs([str(path)])
    assert [pack.id for pack in read.packs] == ["ferry"]
    assert [problem.message for problem in read.problems] == [
        f'{path}:2: the id "ferry" is taken by {path}:1; give each pack an id of its own'
    ]


# What is right

C, W, U, A, G = Verdict.CONFLICT, Verdict.WORDING, Verdict.UPDATE, Verdict.ATTRIBUTION, Verdict.AGREEMENT
ROW = Row(Label.CONFLICT, "duration", End("p/a", "x", Span(Field.TEXT, 0, 9)), End("p/b", "y", Span(Field.TEXT, 0, 9)))


@pytest.mark.parametrize(
    ("row", "right"),
    [
        pytest.param({"label": Label.CONFLICT}, {C}, id="a_conflict"),
        pytest.param({"label": Label.CONFLICT, "kind": "quote"}, {C, W}, id="a_conflict_of_quotes"),
        pytest.param({"label": Label.SELF_CONFLICT}, {C}, id="a_self_contradiction"),
        pytest.param({"label": Label.UPDATE}, {U}, id="an_update"),
        pytest.param({"label": Label.ATTRIBUTION}, {A}, id="figures_of_two_parties"),
        pytest.param({"label": Label.COMPATIBLE}, {G, None}, id="compatible_figures"),
        pytest.param({"label": Label.DIFFERENT_EVENT}, {None}, id="two_events"),
        pytest.param({"label": Label.WORDING, "variant": "identical"}, {G, None}, id="the_same_words"),
        pytest.param({"label": Label.WORDING, "variant": "typographic"}, {G, W, None}, id="other_marks"),
        pytest.param({"label": Label.WORDING, "variant": "partial"}, {W}, id="cut_short"),
        pytest.param({"label": Label.WORDING, "variant": "meaning"}, {C, W}, id="another_sense"),
        pytest.param({"label": Label.WORDING, "variant": "misattribution"}, {C, W}, id="somebody_elses_words"),
        pytest.param({"label": Label.WORDING, "variant": "paraphrase"}, {W}, id="told_in_ones_own_words"),
        pytest.param(
            {"label": Label.CONFLICT, "accept": frozenset({U, None})}, {U, None}, id="what_the_row_says_goes_first"
        ),
    ],
)
def test_which_verdicts_are_right(row: dict[str, Any], right: set[Verdict | None]) -> None:
    assert right_verdicts(replace(ROW, **row)) == right


# Scoring, with findings made for it: (document, start of its words, side)


def finding(name: str, verdict: Verdict, *mentions: tuple[str, int, int], **more: Any) -> Finding:
    """A finding whose mentions are nine characters long."""
    told = tuple(Told(_claim(doc, start), side) for doc, start, side in mentions)
    plain = Finding(
        name, "", "OWN001", "x", "duration", verdict, Severity.ERROR, 1.0, True, Match(), None, "p", "", {}, None, told, 1, False
    )  # fmt: skip
    return replace(plain, **more)


def _claim(doc: str, start: int) -> Claim:
    span = Span(Field.TEXT, start, start + 9)
    document = next(document for document in PACK.documents if document.id == doc)
    fact = Fact(Mention(doc, span, document.cut(span), 0, span, "duration", "r"), Wording("", ()), "length")
    return Claim(fact, document, None, None, doc, "de")


PACK = Pack("p", "de", read_packs([str(FERRY)]).packs[0].documents[:2], ())
PACK = replace(PACK, documents=tuple(replace(d, id=f"p/{d.id[-1]}") for d in PACK.documents))


def scored(rows: list[Row], findings: list[Finding], **more: Any) -> Scores:
    """The scores of made-up findings against made-up rows of one pack."""
    report = Report((), (), (), {}, {}, (), tuple(findings))
    return scores_of([replace(PACK, rows=tuple(rows), **more)], report)


APART = (("p/a", 3, 0), ("p/b", 3, 1))


def test_mentions_on_two_sides_stand_in_the_verdict_and_on_one_side_agree() -> None:
    rows = [ROW, replace(ROW, label=Label.COMPATIBLE, b=replace(ROW.b, span=Span(Field.TEXT, 20, 25)))]
    told = scored(rows, [finding("f", C, *APART, ("p/b", 20, 0))])
    assert [one.got for one in told.judged] == [C, G]
    assert told.figures["accuracy"] == 1


def test_the_loudest_verdict_of_a_pair_counts() -> None:
    told = scored([ROW], [finding("f", G, ("p/a", 3, 0), ("p/b", 3, 0)), finding("g", C, *APART)])
    assert [one.got for one in told.judged] == [C]


def test_words_that_only_touch_do_not_overlap() -> None:
    told = scored([ROW], [finding("f", C, ("p/a", 9, 0), ("p/b", 3, 1))])
    assert [one.got for one in told.judged] == [None]
    assert told.figures["unlisted_conflict"] == 1


def test_an_unlisted_conflict_is_a_false_alarm_of_strict_precision_only() -> None:
    told = scored([ROW], [finding("f", C, *APART), finding("g", C, ("p/a", 40, 0), ("p/b", 40, 1))])
    assert (told.figures["conflict_precision"], told.figures["conflict_precision_strict"]) == (1, 0.5)
    assert [one.id for one in told.unlisted] == ["g"]


def test_a_conflict_told_of_two_events_is_false_and_not_unlisted_as_well() -> None:
    told = scored([replace(ROW, label=Label.DIFFERENT_EVENT)], [finding("f", C, *APART)])
    assert told.figures["different_event_conflict"] == 1
    assert (told.figures["conflict_precision"], told.figures["unlisted_conflict"]) == (0, 0)
    assert [(one.false, one.missed) for one in told.judged] == [(True, False)]


def test_a_right_pair_on_one_side_does_not_ask_for_the_conflict() -> None:
    rows = [replace(ROW, label=Label.COMPATIBLE)]
    told = scored(rows, [finding("f", C, ("p/a", 3, 0), ("p/b", 3, 0), ("p/b", 40, 1))])
    assert told.figures["agreement_recall"] == 1
    assert told.figures["unlisted_conflict"] == 1


def test_an_optional_row_counts_only_where_it_is_told() -> None:
    row = replace(ROW, optional=True)
    assert scored([row], []).figures["rows"] == 0
    assert scored([row], [finding("f", C, *APART)]).figures["conflict_recall"] == 1
    assert scored([row], [finding("f", U, *APART)]).figures["accuracy"] == 0


def test_a_finding_that_is_not_sure_counts_for_nothing() -> None:
    told = scored([ROW], [finding("f", C, *APART, sure=False)])
    assert [one.got for one in told.judged] == [None]
    assert (told.figures["unsure"], told.figures["unlisted_conflict"]) == (1, 0)


@pytest.mark.parametrize(("copies", "unlisted"), [(True, 0), (False, 1)])
def test_a_self_contradiction_that_a_reprint_repeats_is_no_false_alarm(copies: bool, unlisted: int) -> None:
    again = finding("f", C, ("p/b", 0, 0), ("p/b", 20, 1))
    words = [told.claim.fact.mention.surface for told in again.mentions]
    first, second = (
        End("p/a", surface, Span(Field.TEXT, at, at + 9)) for surface, at in zip(words, (0, 20), strict=True)
    )
    told = scored([replace(ROW, label=Label.SELF_CONFLICT, a=first, b=second)], [again], copies=copies)
    assert told.figures["unlisted_conflict"] == unlisted


def test_a_side_that_no_row_names_is_counted() -> None:
    told = scored([ROW], [finding("f", C, *APART, ("p/b", 40, 2))])
    assert told.figures["extra_sides"] == 1


def test_a_conflict_across_packs_is_crossed() -> None:
    other = Pack("q", "en", (replace(PACK.documents[1], id="q/b"),), ())
    across = finding("f", C, *APART)
    claim = replace(across.mentions[1].claim, document=other.documents[0])
    claim = replace(claim, fact=replace(claim.fact, mention=replace(claim.fact.mention, doc="q/b")))
    across = replace(across, mentions=(across.mentions[0], Told(claim, 1)))
    told = scores_of([PACK, other], Report((), (), (), {}, {}, (), (across,)))
    assert (told.figures["crossed"], told.figures["unlisted_conflict"]) == (1, 1)


def test_the_variant_of_a_quote_is_counted_where_its_verdict_is_right() -> None:
    rows = [replace(ROW, label=Label.WORDING, kind="quote", variant="partial")]
    for variant, right in (("partial", 1), ("wording", 0)):
        told = scored(rows, [finding("f", W, *APART, kind="quote", variant=variant)])
        assert (told.figures["variant_right"], told.figures["variant_rows"]) == (right, 1)


# The program on whole packs


@pytest.mark.parametrize("mix", [False, True])
def test_the_program_is_right_on_two_small_packs(mix: bool, rulebook: Rulebook) -> None:
    told = evaluate(read_packs([str(FERRY), str(ORCHESTRA)]).packs, rulebook, mix, ("duration", "quote"))
    wrong = [(one.pack, one.row.label, one.got) for one in told.judged if not one.right]
    assert wrong == []
    assert told.figures["rows"] == 6
    assert (told.figures["crossed"], told.figures["unlisted_conflict"]) == (0, 0)
    assert set(told.tables) == {"kind", "lang", "verdict", "label"}
    assert told.tables["kind"]["duration"].f1 == 1


# The command


def test_the_last_line_holds_the_figures(tmp_path: Path) -> None:
    ended = discrepancy("eval", str(FERRY), str(ORCHESTRA), "--kinds", "duration,quote", cwd=tmp_path)
    assert (ended.status, ended.err) == (0, "")
    figures = dict(part.split("=") for part in ended.out.splitlines()[-1].split())
    assert figures["rows"] == "6"
    assert figures["conflict_precision_strict"] == figures["conflict_recall"] == "1.000"
    assert figures["set_aside"] == "0"


def test_a_job_reads_the_same_figures_as_json(tmp_path: Path) -> None:
    given = FERRY.read_bytes() + ORCHESTRA.read_bytes()
    ended = discrepancy("eval", "-", "--format", "json", "--kinds", "duration,quote", cwd=tmp_path, stdin=given)
    told = json.loads(ended.out)
    assert told["schema"] == "discrepancy-eval/1"
    assert (told["figures"]["rows"], told["figures"]["conflict_f1"]) == (6, 1.0)
    assert told["tables"]["verdict"]["update"]["precision"] is None
    assert (told["rows"], told["unlisted"], told["errors"]) == ([], [], [])


def test_what_is_not_right_is_listed_on_request(tmp_path: Path) -> None:
    pack = pack_of(FERRY)
    pack["gold"][0]["label"] = "update"  # it is told as a conflict
    path = written(tmp_path, pack)
    words = (
        "update/duration: wanted update, got conflict (DUR001): eine Dreiviertelstunde (ferry/a) <> zweistündiges (ferry/b)"
        " | 45 Minuten gegen zwei Stunden\n"
    )
    shown = {
        show: discrepancy("eval", str(path), "--show", show, cwd=tmp_path)
        for show in ("none", "misses", "false", "all")
    }
    assert [words in ended.out for ended in shown.values()] == [False, True, True, True]
    assert {ended.status for ended in shown.values()} == {0}
    assert shown["misses"].out.startswith("missed ")
    as_json = discrepancy("eval", str(path), "--show", "all", "--format", "json", cwd=tmp_path)
    (row,) = json.loads(as_json.out)["rows"]
    assert (row["wanted"], row["got"], row["missed"], row["false"]) == (["update"], "conflict", True, True)
    assert row["a"]["surface"] == "eine Dreiviertelstunde"


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param("good.jsonl", 0, id="a_measurement"),
        pytest.param("good.jsonl --min-precision 1 --min-recall 1", 0, id="as_good_as_asked"),
        pytest.param("poor.jsonl", 0, id="a_poor_measurement_is_one_too"),
        pytest.param("poor.jsonl --min-precision 0.9", 1, id="too_many_false_alarms"),
        pytest.param("poor.jsonl --min-recall 0.5", 1, id="nothing_to_find_is_not_found"),
        pytest.param("good.jsonl fehlt.jsonl", 3, id="a_file_is_set_aside"),
        pytest.param("good.jsonl spoilt.jsonl", 3, id="a_row_is_set_aside"),
        pytest.param("poor.jsonl fehlt.jsonl --min-precision 0.9", 4, id="too_many_false_alarms_and_a_file_set_aside"),
        pytest.param("fehlt.jsonl", 3, id="no_pack"),
        pytest.param("fehlt.jsonl --min-precision 0.9", 3, id="no_pack_to_hold_against_a_limit"),
        pytest.param(".", 3, id="a_folder"),
        pytest.param("leer.jsonl", 3, id="an_empty_file"),
    ],
)
def test_the_exit_status_of_a_measurement(tmp_path: Path, arguments: str, status: int) -> None:
    good, poor, spoilt = pack_of(FERRY), pack_of(FERRY), pack_of(FERRY)
    poor["gold"][0]["label"] = "different_event"
    spoilt["id"], spoilt["gold"][0]["a"]["doc"] = "spoilt", "z"
    for name, pack in (("good", good), ("poor", poor), ("spoilt", spoilt)):
        written(tmp_path, pack).rename(tmp_path / f"{name}.jsonl")
    (tmp_path / "leer.jsonl").write_text("\n", encoding="utf-8")
    ended = discrepancy("eval", *arguments.split(), cwd=tmp_path)
    assert ended.status == status
    assert ended.out.splitlines()[-1].startswith("packs=")
    assert len(ended.messages) == (status in (3, 4))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nirgends", "nirgends: no such file; check the path"),
        ("ferri.jsonl", 'ferri.jsonl: no such file (did you mean "ferry.jsonl"?); check the path'),
        (".", ".: a folder; name the JSONL files in it that shall be scored"),
        ("-", "-: no packs; give a JSONL file with one pack a line"),
    ],
)
def test_what_is_no_file_of_packs_is_told(name: str, said: str) -> None:
    ended = discrepancy("eval", name, cwd=PACKS)
    assert (ended.status, ended.messages) == (3, [f"discrepancy: set aside: {said}"])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param("", "missing argument 'PACKS...'; see discrepancy eval --help", id="no_packs"),
        pytest.param("x --kinds durtion", '--kinds: "durtion" is unknown; did you mean "duration"?', id="a_kind"),
        pytest.param("x --kinds ,", "--kinds: names nothing; give a name or leave the option out", id="no_kind"),
        pytest.param("x --show mises", '--show: "mises" is unknown; did you mean "misses"?', id="what_to_show"),
        pytest.param(
            "x --format html", '--format: "html" is unknown; allowed: text, json', id="a_format_of_other_commands"
        ),
        pytest.param("x --min-recall 2", "invalid value for '--min-recall'", id="a_share_above_one"),
    ],
)
def test_wrong_usage_of_the_measurement(tmp_path: Path, arguments: str, said: str) -> None:
    ended = discrepancy("eval", *arguments.split(), cwd=tmp_path)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith(f"discrepancy: {said}"), ended.err


def test_no_order_of_the_packs_changes_a_byte(tmp_path: Path) -> None:
    one, other = (
        discrepancy("eval", *order, "--show", "all", "--format", "json", cwd=tmp_path)
        for order in ((str(FERRY), str(ORCHESTRA)), (str(ORCHESTRA), str(FERRY)))
    )
    assert one == other
