"""The desk's page in a real browser: nothing is fetched, nothing complains, everybody can read and use it.

It needs Chromium and Playwright for Python, and for the checks of accessibility axe-core (MPL-2.0, not part of the project):

    apt-get install chromium
    pip install playwright
    npm install --no-save axe-core          (or AXE=/path/to/axe.min.js)
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepancy.demo import demo_documents
from discrepancy.model.finding import Report, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.report.base import View
from discrepancy.rulebook.files import Rulebook
from tests.command import ROOT
from tests.report_formats.made import hostile, large, text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ALL = View(verdicts=tuple(Verdict), unsure=True)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_AXE = ("AXE", "node_modules/axe-core/axe.min.js")
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright; run: pip install playwright")
    path = os.environ.get("CHROMIUM") or next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("needs Chromium; run: apt-get install chromium (or set CHROMIUM to its path)")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def axe() -> str:
    path = Path(os.environ.get(_AXE[0]) or ROOT / _AXE[1])
    if not path.is_file():
        pytest.skip("needs axe-core; run: npm install --no-save axe-core (or set AXE to axe.min.js)")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def demo(rulebook: Rulebook) -> Report:
    return report_of(demo_documents(), rulebook, Choices(one_story=True))


@pytest.fixture(scope="module")
def english(rulebook: Rulebook) -> Report:
    return report_of(demo_documents(), rulebook, Choices(one_story=True, lang_ui="en"))


class Opened:
    """A page in the browser, and all that it asked for or complained of."""

    def __init__(self, context: BrowserContext, file: Path) -> None:
        self.page: Page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.goto(file.as_uri())

    def shown(self) -> list[str]:
        """The numbers of the findings that are shown."""
        return [one.get_attribute("id") or "" for one in self.page.locator("article.f:visible").all()]

    def held(self) -> str:
        """The id of what has the focus."""
        return str(self.page.evaluate("document.activeElement.id"))


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """`opened(report)`: the page of a report; more is for the context."""
    contexts: list[BrowserContext] = []

    def of(report: Report, view: View = ALL, **more: Any) -> Opened:
        file = tmp_path / f"page{len(contexts)}.html"
        file.write_text(text_of("html", report, view), encoding="utf-8")
        contexts.append(browser.new_context(**{"viewport": DESK, **more}))
        return Opened(contexts[-1], file)

    yield of
    for context in contexts:
        context.close()


@pytest.mark.parametrize("which", ["demo", "hostile", "large"])
def test_nothing_is_fetched_and_nothing_complains(which: str, opened: Any, demo: Report) -> None:
    told = opened({"demo": demo, "hostile": hostile(), "large": large(200)}[which])
    told.page.locator("#next").click()
    told.page.locator("#filter input").first.uncheck()
    told.page.wait_for_timeout(200)
    assert told.asked == [told.page.url.split("#")[0]]
    assert told.complaints == []


def test_hostile_words_do_nothing(opened: Any) -> None:
    told = opened(hostile())
    assert told.page.title() != "taken"
    assert told.page.evaluate("document.scripts.length + document.images.length") == 1
    assert told.page.evaluate("[...document.links].every(a => ['http:', 'https:', 'file:'].includes(a.protocol))")
    assert "<script>document.title='taken'</script>" in told.page.locator("main").inner_text()
    assert told.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_script_that_got_in_would_not_run(opened: Any, demo: Report) -> None:
    told = opened(demo)
    told.page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s);"
        " const p = document.createElement('p'); p.innerHTML = '<img src=x onerror=\"document.title = 1\">'; document.body.append(p) }"
    )
    told.page.wait_for_timeout(100)
    assert told.page.title() != "1"
    assert "Content Security Policy" in " ".join(told.complaints)


def test_filters(opened: Any, demo: Report) -> None:
    told = opened(demo, View())
    count = len(demo.findings) - sum(f.verdict is Verdict.AGREEMENT for f in demo.findings)
    assert len(told.shown()) == count == 3
    told.page.locator("#filter input[value=wording]").uncheck()
    assert told.shown() == ["f1"]
    assert told.page.locator("tr[data-f]:visible").count() == 1
    assert told.page.locator("#filter output").inner_text() == "1 von 3"
    told.page.locator("#filter input[value=wording]").check()
    told.page.locator("#filter input[value=duration]").uncheck()
    assert told.shown() == ["f2", "f3"]
    told.page.locator("#filter select[name=s]").select_option(label="Hafenbote")
    assert told.shown() == []
    assert told.page.locator("#none").is_visible()


def test_keys_go_from_finding_to_finding_and_can_be_switched_off(opened: Any, demo: Report) -> None:
    told = opened(demo, View())
    press = told.page.keyboard.press
    press("j")
    assert told.held() == "f1"
    press("j")
    press("j")
    press("j")
    assert told.held() == "f3", "the last stays"
    press("k")
    assert told.held() == "f2"
    told.page.locator("#filter input[value=wording]").uncheck()
    press("k")
    assert told.held() == "f1", "over those that are not shown"
    told.page.locator("#keys").uncheck()
    told.page.locator("#f1").focus()
    press("j")
    assert told.held() == "f1"
    told.page.locator("#filter input[value=wording]").check()
    told.page.locator("#next").click()
    assert told.held() in ("f1", "f2")
    told.page.reload()
    assert not told.page.locator("#keys").is_checked(), "the page remembers"


def test_keys_leave_fields_alone(opened: Any, demo: Report) -> None:
    told = opened(demo, View())
    told.page.locator("#f1 select.status").focus()
    told.page.keyboard.press("j")
    assert told.held() == ""


def test_statuses_are_exported_and_remembered(opened: Any, demo: Report) -> None:
    told = opened(demo, View())
    told.page.locator("#f2 select.status").select_option(label="angefragt")
    told.page.reload()
    told.page.locator("#f3 select.status").select_option("explained")
    with told.page.expect_download() as waiting:
        told.page.locator("#export").click()
    assert waiting.value.suggested_filename == "statuses.json"
    shown = [finding for finding in demo.findings if finding.verdict is not Verdict.AGREEMENT]
    assert json.loads(Path(waiting.value.path()).read_text(encoding="utf-8")) == {
        "schema": "discrepancy-statuses/1",
        "statuses": [
            {"id": shown[1].id, "state": shown[1].state, "status": "asked"},
            {"id": shown[2].id, "state": shown[2].state, "status": "explained"},
        ],
    }
    assert told.complaints == []


@pytest.mark.parametrize("permitted", [True, False])
def test_a_note_is_copied_with_the_assessment_left_blank(permitted: bool, opened: Any, demo: Report) -> None:
    told = opened(demo, View(), permissions=["clipboard-read", "clipboard-write"])
    if not permitted:
        told.page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject(new Error('no')))")
    told.page.locator("#f2 button.copy").click()
    told.page.wait_for_function("document.querySelector('#live').textContent !== ''")
    assert told.page.locator("#live").inner_text() == "Notiz kopiert."
    assert told.page.evaluate("navigator.clipboard.readText()").replace("\r", "") == (
        "Telefonat Aydin–Ferrand\n"
        "Behauptung: Ein Zitat lautet nicht überall gleich.\n\n"
        "Fundstellen:\n"
        "A\n"
        "- APA/AFP/dpa, laut Luc Ferrand · agentur.txt, Zeile 9: Ferrand schrieb auf seinem Kanal, er habe ein "
        "„ernstes und ziemlich ehrliches“ Gespräch mit Aydin geführt.\n"
        "B\n"
        "- tagblatt, laut Luc Ferrand · tagblatt.txt, Zeile 1: Luc Ferrand hat mit dem türkischen Präsidenten Kemal Aydin ein "
        "„ernstes und überaus ehrliches“ Gespräch geführt.\n\n"
        f"Bewertung: ____\n\nQUO001 {demo.findings[1].id}\n"
    )


def test_the_theme_can_be_chosen(opened: Any, demo: Report) -> None:
    told = opened(demo, color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = told.page.evaluate(ground)
    told.page.locator("#theme").select_option("light")
    light = told.page.evaluate(ground)
    assert dark != light
    told.page.reload()
    assert told.page.evaluate(ground) == light


def test_words_lead_to_the_report_and_back(opened: Any, demo: Report) -> None:
    told = opened(demo)
    told.page.locator("#f1 mark a").first.click()
    mark = told.page.locator("mark:target")
    assert mark.inner_text() == "40 Minuten"
    mark.locator("a").click()
    assert told.page.evaluate("location.hash") == "#f1"


def test_a_link_opens_a_report_that_is_folded_away(opened: Any) -> None:
    told = opened(large(20, documents=10))
    assert told.page.locator("details.report[open]").count() == 0
    told.page.locator("#f1 mark a").first.click()
    told.page.wait_for_selector("details.report[open] mark:target")


def test_without_script_everything_is_there(opened: Any, demo: Report) -> None:
    told = opened(demo, java_script_enabled=False)
    words = told.page.locator("main").inner_text()
    for finding in demo.findings:
        for one in finding.mentions:
            assert one.claim.fact.mention.surface in words
    assert told.page.locator("article.f:visible").count() == len(demo.findings)
    assert not told.page.locator("button:visible, select:visible, input:visible").count(), (
        "nothing that would do nothing"
    )
    assert told.asked == [told.page.url]


def test_without_styles_it_reads_in_order(opened: Any, demo: Report) -> None:
    told = opened(demo)
    told.page.evaluate("document.querySelector('style').remove()")
    words = told.page.locator("body").inner_text()
    order = [
        "Was stimmt, steht hier nicht",
        "Ereignis und Merkmal",
        "Über die Dauer",
        "Die Berichte im",
        "Was die Regeln",
    ]
    places = [words.index(one) for one in order]
    assert places == sorted(places)


def test_the_print_holds_every_finding(opened: Any, tmp_path: Path) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext; run: apt-get install poppler-utils")
    report = large(120)
    told = opened(report)
    told.page.pdf(path=str(tmp_path / "page.pdf"), format="A4")
    os.system(f"pdftotext -layout {tmp_path / 'page.pdf'} {tmp_path / 'page.txt'}")
    words = (tmp_path / "page.txt").read_text(encoding="utf-8")
    printed = {int(n) for n in re.findall(r"^\s*Gespräch Ferrand–Kalandia (\d+)(?: Dauer)?\s*$", words, flags=re.M)}
    assert printed >= set(range(120))


@pytest.mark.parametrize("language", ["demo", "english"])
def test_no_word_of_the_machine_is_shown(language: str, opened: Any, request: pytest.FixtureRequest) -> None:
    told = opened(request.getfixturevalue(language))
    words = told.page.locator("body").inner_text()
    machine = {"duration", "exact", "None", "null", "undefined", "{", "page_", "_n", "explain_"}
    if language == "demo":
        machine |= {
            "conflict",
            "wording",
            "agreement",
            "quote",
            "open",
            "asked",
            "Findings",
            "about",
            "count",
            "length",
        }
    else:
        machine |= {"Befunde", "Herkunft", "Zeile", "Konflikt", "Seite"}
    shown = re.sub(r"de/\w+/[\w-]+|„[^“]*“", "", words)
    assert [one for one in machine if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", shown)] == []


def test_it_never_judges(opened: Any, demo: Report, english: Report) -> None:
    for report, judging in (
        (demo, "richtig|falsch|wahr|unwahr|stimmt nicht"),
        (english, "true|false|correct|incorrect|wrong"),
    ):
        told = opened(report)
        for part in ("header", "#filter", ".kick", ".msg", ".why", ".actions"):
            for words in told.page.locator(part).all_inner_texts():
                assert not re.search(rf"\b({judging})\b", words, flags=re.I), words
    colours = told.page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor,"
        " s.borderLeftColor, s.fill, s.stroke]; })"
    )
    for colour in set(colours):
        found = re.match(r"rgba?\((\d+), (\d+), (\d+)", colour)
        if found:
            red, green, blue = map(int, found.groups())
            assert green <= max(red, blue) + 12, f"{colour} is green"


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"viewport": PHONE}], ids=str)
@pytest.mark.parametrize("which", ["demo", "english", "large", "hostile"])
def test_axe_finds_nothing(
    which: str, look: dict[str, Any], opened: Any, axe: str, request: pytest.FixtureRequest
) -> None:
    made = {"large": lambda: large(40, documents=8), "hostile": hostile}
    report = made[which]() if which in made else request.getfixturevalue(which)
    told = opened(report, bypass_csp=True, **look)
    told.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    told.page.add_script_tag(content=axe)
    found = told.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(one["id"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]] == []


def test_nothing_overflows_a_phone(opened: Any, demo: Report) -> None:
    for report in (demo, large(20, documents=12), hostile()):
        told = opened(report, viewport=PHONE)
        assert told.page.evaluate("document.documentElement.scrollWidth") == 390
    told = opened(large(20, documents=12), viewport=PHONE)
    assert told.page.evaluate(
        "(() => { const m = document.querySelector('.scroll'); return m.scrollWidth > m.clientWidth })()"
    )


def test_a_thousand_findings_are_small_and_quick(opened: Any) -> None:
    report = large(1000)
    size = len(text_of("html", report, ALL).encode())
    assert size < 3_000_000
    told = opened(report)
    assert told.page.locator("article.f").count() == 1000
    told.page.keyboard.press("j")
    times = sorted(
        told.page.evaluate(
            """async () => {
          const times = [];
          for (let n = 0; n < 40; n++) {
            const start = performance.now();
            document.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
            document.activeElement.getBoundingClientRect();
            times.push(performance.now() - start);
            await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          }
          return times;
        }"""
        )
    )
    assert times[len(times) // 2] < 50, times
    told.page.locator("#filter input[value=update]").uncheck()
    assert told.page.locator("#filter output").inner_text() == "800 von 1000"


def test_thirty_thousand_findings_make_no_page_of_a_hundred_megabytes() -> None:
    start = time.perf_counter()
    told = text_of("html", large(30_000, mentions=6), ALL)
    assert len(told.encode()) < 4_000_000
    assert told.count("<article") == 1000
    assert "29000 weitere Befunde sind hier ausgelassen" in told
    assert time.perf_counter() - start < 60
