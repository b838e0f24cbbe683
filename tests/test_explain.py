"""How a finding came about, told from its JSON report alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discrepancy.explain import account_of, language_spoken
from discrepancy.model.finding import Finding, Report
from discrepancy.read.base import Unreadable
from discrepancy.read.report import Reread, read_report
from discrepancy.report.base import View
from discrepancy.report.json import write_json
from discrepancy.rulebook.files import Rulebook
from tests.command import ROOT, discrepancy

FERRY = ROOT / "tests" / "reports" / "ferry.json"
CONFLICT, WORDING, AGREEMENT = "45d87c6862bb78f1", "439e3deeea3e7444", "0c6bed6b31b62bd8"


def body() -> dict[str, Any]:
    """The report, to be changed."""
    report: dict[str, Any] = json.loads(FERRY.read_text(encoding="utf-8"))
    return report


def reread(report: dict[str, Any]) -> Reread:
    return read_report(json.dumps(report).encode())


def account(rulebook: Rulebook, lang: str, number: int = 0, mention: int | None = None, **changed: Any) -> str:
    """The account of one finding of the report, with fields of it (or of one of its mentions) changed."""
    report = body()
    target = report["findings"][number]
    (target if mention is None else target["mentions"][mention]).update(changed)
    return account_of(reread(report).findings[number], rulebook, lang)


def rows(account: str, label: str) -> list[str]:
    """What stands behind a label, wherever it comes."""
    lines = (line.strip() for line in account.splitlines())
    return [line.removeprefix(label).strip() for line in lines if line.startswith(f"{label}  ")]


# The account


def test_it_begins_with_the_sentence_the_rule_and_how_sure(rulebook: Rulebook) -> None:
    told = account(rulebook, "de")
    assert told.startswith(f"{body()['findings'][0]['message']}\n\n")
    assert rows(told, "Regel") == ["DUR001 duration-conflict"]
    assert rows(told, "Urteil") == ["conflict, error; Zuversicht 1"]
    assert rows(told, "sicher") == ["ja"]
    assert sorted(rows(told, "beteiligt")[0].split(", ")) == ["Lena Brook", "Piet Ahlers"]


def test_each_mention_has_outlet_words_place_and_reach(rulebook: Rulebook) -> None:
    told = account(rulebook, "de")
    lines = told.splitlines()
    sides = [line for line in lines if line.startswith(("Seite ", "  ")) and not line.startswith("    ")][:7]
    assert sides == ["Seite A", "  Inselbote", "  Hafenfunk", "Seite B", "  Küstenblatt", "Seite C", "  Deichpost"]
    assert rows(told, "Worte") == ["eine Dreiviertelstunde", "45 Minuten", "zweistündiges", "drei Stunden"]
    assert rows(told, "genannt") == ["45 Minuten", "45 Minuten", "2 Stunden", "3 Stunden"]
    assert rows(told, "Unschärfe") == ["keine genannt", "keine genannt", "keine genannt", "knapp …"]
    assert rows(told, "gilt für") == [
        "37,5 bis 52,5 Minuten", "44,5 bis 45,5 Minuten", "112,5 bis 127,5 Minuten", "153 bis 180 Minuten",
    ]  # fmt: skip
    first = body()["findings"][0]["mentions"][0]
    place = f"a, Text, Zeichen {first['start']} bis {first['end']}"
    assert rows(told, "Stelle")[0].startswith(place)
    assert rows(told, "gelesen mit")[-1].startswith("de/duration/")


def test_the_match_is_told_slot_by_slot_and_the_unknown_as_unknown(rulebook: Rulebook) -> None:
    told = account(rulebook, "en", match={"type": 1.0, "participants": 0.95, "place": None, "time": None, "role": 1.0})
    assert [rows(told.split("How well")[1], slot) for slot in ("type", "participants", "place", "time")] == [
        ["1"],
        ["0.95"],
        ["unknown"],
        ["unknown"],
    ]
    assert "what is measured  1\n" in told


@pytest.mark.parametrize(
    ("match", "why"),
    [
        pytest.param({"participants": 0.5, "type": 1.0}, "(participants: 0.5)", id="a_slot_that_fits_badly"),
        pytest.param({"type": 1.0}, "(participants: unknown)", id="nobody_knows_who_took_part"),
        pytest.param({"participants": 1.0, "type": 1.0}, "no: the report gives no reason.", id="no_reason"),
    ],
)
def test_why_a_finding_is_not_sure(match: dict[str, float], why: str, rulebook: Rulebook) -> None:
    (told,) = rows(account(rulebook, "en", sure=False, match=match), "sure")
    assert told.startswith("no: ")
    assert why in told


@pytest.mark.parametrize(
    ("changed", "stated", "hedge", "reach"),
    [
        pytest.param(
            {"qualifier": "about", "reach": [4590, 6210], "low": 5400, "high": 5400},
            "90 minutes", "about …", "76.5 to 103.5 minutes", id="about",
        ),
        pytest.param(
            {"qualifier": "range", "reach": [1200, 1800], "low": 1200, "high": 1800},
            "20 to 30 minutes", "a range", "20 to 30 minutes", id="a_range",
        ),
        pytest.param(
            {"qualifier": "at_least", "reach": [7200, None], "low": 7200, "high": 7200},
            "2 hours", "at least …", "at least 2 hours", id="an_open_end",
        ),
        pytest.param(
            {"qualifier": "less_than", "reach": [None, 45.5], "low": 45.5, "high": 45.5},
            None, "less than …", "at most 45.5 seconds", id="an_open_beginning",
        ),
        pytest.param({"vague": True, "reach": [7200, 36000]}, "no figure", "none given", "2 to 10 hours", id="vague"),
        pytest.param({"vague": True, "reach": [None, None]}, "no figure", "none given", "unknown", id="no_bounds"),
        pytest.param(
            {"reach": [129600, 216000], "low": 172800, "high": 172800},
            "2 days", "none given", "36 to 60 hours", id="days",
        ),
        pytest.param({"reach": [0, 1200]}, "45 minutes", "none given", "0 to 20 minutes", id="from_nothing"),
        pytest.param({"reach": [3600, 3600]}, "45 minutes", "none given", "1 hour", id="one"),
    ],
)  # fmt: skip
def test_figures_are_told_in_units_that_read_well(
    changed: dict[str, Any], stated: str | None, hedge: str, reach: str, rulebook: Rulebook
) -> None:
    told = account(rulebook, "en", mention=0, **changed)
    assert stated is None or rows(told, "stated")[0] == stated
    assert (rows(told, "hedge")[0], rows(told, "may stand for")[0]) == (hedge, reach)


def test_owners_are_told_as_resolved_and_as_printed(rulebook: Rulebook) -> None:
    both = account(rulebook, "de", mention=2, attributed_to="Lena Brook", attributed_words="die Ministerin")
    assert rows(both, "von wem")[2] == "Lena Brook (gedruckt: die Ministerin)"
    nobody = account(rulebook, "de", mention=2, attributed_to=None, attributed_words=None)
    assert rows(nobody, "von wem")[2] == "ohne Angabe, von wem"
    assert "nicht gezeigt" in account(rulebook, "de", same_owner=False)
    owned = account(rulebook, "de", same_owner=True, origins=1)
    assert "von derselben Stelle: " in owned
    assert "auf eine Herkunft zurück" in owned


def test_words_have_no_figures(rulebook: Rulebook) -> None:
    told = account(rulebook, "de", number=1)
    assert rows(told, "Unterschied") == ["wording"]
    assert rows(told, "von wem") == ["Lena Brook (gedruckt: Brook)"] * 2
    assert rows(told, "genannt") == rows(told, "gilt für") == []


def test_an_agreement_has_no_sides(rulebook: Rulebook) -> None:
    told = account(rulebook, "en", number=2)
    assert "What fits together\n" in told
    assert "Side A" not in told
    assert "It is not shown" not in told


def test_what_this_program_does_not_know_is_told_as_it_stands(rulebook: Rulebook) -> None:
    strange: dict[str, Any] = {
        "kind": "loudness",
        "low": 90,
        "high": 90,
        "unit": "phon",
        "reach": [80, 100],
        "surface": "90 Dezibel",
    }
    told = account(rulebook, "de", mention=0, **strange)
    assert (rows(told, "genannt")[0], rows(told, "gilt für")[0]) == ("90 Dezibel", "80 bis 100 phon")
    assert "Diese Regel ist hier nicht bekannt" in account(rulebook, "de", rule="OWN001")


def test_words_of_a_report_cannot_steer_the_terminal(rulebook: Rulebook) -> None:
    told = account(rulebook, "de", mention=0, surface="\x1b[31mrot", attributed_to="\u202eX", doc="\x9bd")
    assert not any(sign in told for sign in "\x1b\x9b\u202e")


def test_the_language_of_the_sentence_is_recognised(rulebook: Rulebook) -> None:
    first = reread(body()).findings[0]
    assert language_spoken(first, rulebook) == "de"
    rule = rulebook.findings[first.rule]
    report = body()
    report["findings"][0]["message"] = rule.message["en"].format(**first.message_args)
    assert language_spoken(reread(report).findings[0], rulebook) == "en"
    report["findings"][0]["message_args"] = {}
    assert language_spoken(reread(report).findings[0], rulebook) is None


# Reading a report back


def test_a_report_is_read_back_as_it_was_written(report: Callable[..., Report], tmp_path: Path) -> None:
    made = report(
        "Präsidentin Marta Kolb hat mit Kanzler Jens Ohlau telefoniert. Das Telefonat dauerte etwa eine Dreiviertelstunde.",
        "Marta Kolb führte am Abend ein zweistündiges Gespräch mit Jens Ohlau.",
    )
    path = tmp_path / "r.json"
    with path.open("w", encoding="utf-8") as file:
        write_json(made, View(unsure=True), file)
    again = read_report(path.read_bytes()).findings

    def kept(finding: Finding) -> list[object]:
        return [
            finding.id, finding.rule, finding.verdict, finding.match, finding.origins,
            [(t.side, t.reach and (t.reach.low, t.reach.high), t.claim.fact.mention.span) for t in finding.mentions],
            [(t.claim.fact.qualifier, t.claim.document.outlet) for t in finding.mentions],
        ]  # fmt: skip

    assert again
    assert [kept(finding) for finding in again] == [kept(finding) for finding in made.findings]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "no text; leave the file out or fill it", id="nothing"),
        pytest.param(b"{", "no valid JSON (it ends too early)", id="half_a_report"),
        pytest.param(b"[]", "not a JSON report of this program; make one with", id="a_list"),
        pytest.param(b'{"findings": []}', "not a JSON report of this program; make one with", id="foreign_json"),
        pytest.param(b'{"schema": "discrepancy/9"}', 'a report of the schema "discrepancy/9", and this', id="the_future"),
        pytest.param(b'{"schema": "discrepancy/1"}', "a report that was changed or cut (object missing", id="a_part"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as fault:
        read_report(data)
    assert str(fault.value).startswith(said), fault.value


# The command


@pytest.mark.parametrize("name", [CONFLICT, CONFLICT[:4], CONFLICT[:6].upper()])
def test_a_finding_is_named_by_its_id_or_its_beginning(name: str) -> None:
    ended = discrepancy("explain", name, "--in", str(FERRY), cwd=ROOT)
    assert (ended.status, ended.err) == (0, "")
    assert "Regel      DUR001 duration-conflict\n" in ended.out
    assert discrepancy("explain", name, "--in", "-", cwd=ROOT, stdin=FERRY.read_bytes()) == ended


def test_another_language_can_be_asked_for() -> None:
    ended = discrepancy("explain", WORDING, "--in", str(FERRY), "--lang-ui", "en", cwd=ROOT)
    assert "rule        QUO001 quote-wording\n" in ended.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param("45d88 --in r.json", f'no finding "45d88" in r.json; did you mean {CONFLICT} (DUR001)?', id="near"),
        pytest.param("DUR001 --in r.json", f'no finding "DUR001" in r.json; did you mean {CONFLICT} (DUR001)', id="a_rule"),
        pytest.param("zzz --in r.json", f'no finding "zzz" in r.json; it holds {CONFLICT} (DUR001), {WORDING}', id="far"),
        pytest.param("4 --in r.json", f'"4" begins several ids in r.json: {CONFLICT} (DUR001), {WORDING}', id="too_short"),
        pytest.param("45d8 --in leer.json", 'no finding "45d8" in leer.json; it holds none', id="no_findings"),
        pytest.param("45d8 --in s.json", '--in: s.json: no such file (did you mean "r.json"?); check the path', id="no_file"),
        pytest.param("45d8 --in .", "--in: .: a folder; name a JSON report in it", id="a_folder"),
        pytest.param("45d8 --in fremd.json", "--in: fremd.json: not a JSON report of this program", id="foreign_json"),
        pytest.param("45d8 --in -", "--in: -: no text; leave the file out or fill it", id="nothing_on_standard_input"),
        pytest.param("45d87c68", 'no rule "45d87c68"; a finding is explained from its report', id="no_report"),
    ],
)  # fmt: skip
def test_what_cannot_be_explained_is_one_sentence(arguments: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(FERRY.read_bytes())
    (tmp_path / "leer.json").write_text(json.dumps(body() | {"findings": []}), encoding="utf-8")
    (tmp_path / "fremd.json").write_text('{"type": "FeatureCollection"}', encoding="utf-8")
    ended = discrepancy("explain", *arguments.split(), cwd=tmp_path)
    assert (ended.status, ended.out, len(ended.messages)) == (2, "", 1)
    assert ended.err.startswith(f"discrepancy: {said}"), ended.err
