"""Reports made by hand: hostile in every word that comes from outside, or as large as asked for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO, TextIOWrapper

from discrepancy.model.document import Document, Field, FileMap, Span
from discrepancy.model.fact import Fact, Mention, Owner
from discrepancy.model.finding import (
    Claim,
    Entity,
    Event,
    Explained,
    Finding,
    Match,
    Problem,
    Report,
    Severity,
    Told,
    Verdict,
)
from discrepancy.model.value import Interval, Qualifier, Quantity, Value, Wording
from discrepancy.report import WRITERS
from discrepancy.report.base import View
from discrepancy.rulebook.load import load

TEXTS = load().languages["de"].messages
HOSTILE = [
    "<script>document.title='taken'</script>",
    '"><img src="https://evil.example/x" onerror="document.title=1">',
    "</script></style></title><svg onload=alert(1)>",
    "javascript:alert(1)",
    "[klick](javascript:alert(1)) ![x](https://evil.example/x) <https://evil.example> www.evil.example",
    "\u202e txet neddih \u2066\u200b",
    "\x1b[31mred\x1b]0;title\x07",
    "\n::error file=x::taken",
    "::set-output name=a::b%0A##[error]x",
    '=HYPERLINK("https://evil.example")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "]]> &amp; &#60;b&#62; <!-- -->",
    "{0} {n} {event} %s %n",
    "`**bold** | cell | @everyone #1 $x$",
    "# heading\r\n- item\r\n> quote",
    "\ufeff\ufffe\uffff\x00\x0b\u2028\u2029\x85",
    "مرحبا שלום \U0001f600 ﷽",
]


def written(format: str, report: Report, view: View | None = None) -> bytes:
    """What a writer makes of a report."""
    below = BytesIO()
    to = TextIOWrapper(below, encoding="utf-8", newline="\n", write_through=True)
    WRITERS[format](report, view or View(), to)
    to.flush()
    return below.getvalue()


def text_of(format: str, report: Report, view: View | None = None) -> str:
    """The same, as text."""
    return written(format, report, view).decode("utf-8")


def hostile(count: int = len(HOSTILE)) -> Report:
    """A report in which every word from outside is hostile."""
    told = [_hostile(number, words) for number, words in enumerate(HOSTILE[:count])]
    return _report(told, errors=tuple(Problem(words, input=words) for words in HOSTILE), notices=tuple(HOSTILE))


def _hostile(number: int, words: str) -> Finding:
    quote = number % 2 == 0
    documents = [
        Document(
            id=f"{words} {side}", text=f"Vor {words} nach {side}.", title=f"{words}!", source=words, credit=(words,), url=words,
            published=words, file=FileMap(f"{words}.txt", ((0, 0),), (0,)) if side else None,
        )
        for side in (0, 1)
    ]  # fmt: skip
    event = Event(f"e{number}", "k", "call", words, (Entity("p", words, True),))
    claims = [
        _claim(
            document, 4, 4 + len(words), Wording(words, ("a",)) if quote else _seconds(60 * (side + 1)), event, words
        )
        for side, document in enumerate(documents)
    ]
    return finding(number, claims, Verdict.WORDING if quote else Verdict.CONFLICT, event, message=f"{words}: {words}.")


def large(findings: int, documents: int = 40, mentions: int = 3, quotes: bool = True) -> Report:
    """Findings over reports of some 500 words."""
    sentence = "Das Gespräch von Ferrand und Kalandia habe nach Angaben aus dem Amt rund 40 Minuten gedauert, hieß es am Abend. "
    kept = [
        Document(
            id=f"report-{n}", text=sentence * 40, title=f"Bericht {n}", source=f"Zeitung {n}", published=f"2025-02-{n % 28 + 1:02}",
            file=FileMap(f"texte/report-{n}.txt", ((0, 0),), (0,)),
        )
        for n in range(documents)
    ]  # fmt: skip
    found = []
    for number in range(findings):
        event = Event(f"e{number}", "k", "call", f"Gespräch Ferrand–Kalandia {number}", ())
        quote = quotes and number % 3 == 0
        claims = []
        for m in range(mentions):
            document = kept[(number + m) % documents]
            start = sentence.index("40") + len(sentence) * (number % 40)
            words = "„" + "Wir wollen das noch heuer " * 4 + f"{m}“"
            value: Value = Wording(words, ("wir",)) if quote else _seconds(2400 + 600 * m)
            claims.append(_claim(document, start, start + 10, value, event, words if quote else "40 Minuten"))
        verdict = (Verdict.WORDING if quote else Verdict.CONFLICT) if number % 5 else Verdict.UPDATE
        found.append(
            finding(number, claims, verdict, event, message=f"{event.label}: Über die Dauer sind sie nicht einig.")
        )
    return _report(found, documents=tuple(kept))


def finding(number: int, claims: list[Claim], verdict: Verdict, event: Event, message: str) -> Finding:
    """A finding whose sides are: the first claim, all others."""
    told = tuple(
        Told(claim, min(side, 1), _reach(claim.fact.value), claim.fact.mention.surface)
        for side, claim in enumerate(claims)
    )
    return Finding(
        id=f"{number:016x}", state="0" * 16, rule="DUR001", name="duration-conflict", kind=claims[0].fact.mention.kind,
        verdict=verdict, severity=(Severity.ERROR, Severity.WARNING, Severity.INFO)[number % 3], confidence=0.7, sure=True,
        match=Match(1.0, 0.7, None, None, 1.0), event=event, story="s", message=message,
        message_args={"event": event.label, "role": "Dauer", "values": "1 / 2"}, variant=None, mentions=told, origins=2,
        same_owner=True,
    )  # fmt: skip


def _report(
    findings: list[Finding],
    documents: tuple[Document, ...] = (),
    errors: tuple[Problem, ...] = (),
    notices: tuple[str, ...] = (),
) -> Report:
    found = {told.claim.document.id: told.claim.document for one in findings for told in one.mentions}
    kept = documents or tuple(found.values())
    return Report(
        documents=kept, discourses=(), claims=tuple(t.claim for f in findings for t in f.mentions),
        origins={d.id: kept[n // 2 * 2].id for n, d in enumerate(kept)}, stories={d.id: "s" for d in kept}, events=(),
        findings=tuple(sorted(findings, key=lambda f: f.severity.rank)), lang="de", texts=TEXTS,
        rules={"DUR001": Explained("DUR001", "duration-conflict", Verdict.CONFLICT, Severity.ERROR, "Zwei Angaben.")},
        errors=errors, notices=notices,
    )  # fmt: skip


def _claim(document: Document, start: int, end: int, value: Value, event: Event, words: str) -> Claim:
    kind = "quote" if isinstance(value, Wording) else "duration"
    span, sentence = (
        Span(Field.TEXT, start, end),
        Span(Field.TEXT, max(start - 60, 0), min(end + 40, len(document.text))),
    )
    mention = Mention(document.id, span, words, 0, sentence, kind, "de/duration/number-unit")
    fact = Fact(mention, value, "length", qualifier=Qualifier.ABOUT, owner=Owner(None, words, 1.0), subject=words)
    return Claim(fact, document, Entity("x", words, True), event, document.id, "de")


def _seconds(n: int) -> Quantity:
    return Quantity(Fraction(n), Fraction(n), "s")


def _reach(value: Value) -> Interval | None:
    if not isinstance(value, Quantity) or value.low is None or value.high is None:
        return None
    return Interval(value.low * Fraction(9, 10), value.high * Fraction(11, 10))


def unseen(text: str) -> Iterator[str]:
    """Characters that a reader cannot see, line feeds aside."""
    return (c for c in text if not c.isprintable() and c != "\n")
