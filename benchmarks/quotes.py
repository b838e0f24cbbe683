"""How many quotes are found, and whose: `python benchmarks/quotes.py CORPUS.jsonl [--half work|kept|both] [--show N]`.

One object a line: `id`, `text`, `quotes` (each `start`, `end`, `speaker`, `type` direct or indirect, `form`, `mixed`, `marked`).
The corpus is halved by a hash of the document's id: one half to work on, of the other only the figures are ever printed.

- direct: marked quotes of the form Direct; right if the span is the same without its marks. What meets a quote of another sort
  (mixed, not marked) counts neither way.
- speaker: right if the head of the words we give (surname or noun) stands in the annotated words; over all marked direct
  quotes, so a quote not found is one missed. Quotes for which nobody is annotated are left out.
- indirect: Indirect and IndirectFreeIndirect, right if the shared part is half of the two together. Sentences of one chain are
  one span, as the corpus has them. What meets a Reported or FreeIndirect quote counts neither way.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from discrepancy.extract.facts import discourse_of
from discrepancy.model.document import Document
from discrepancy.model.fact import Fact
from discrepancy.rulebook.load import load
from discrepancy.text.lexicon import Lexicon

_MARKS = "\"'„“”‚‘’»«›‹` ,.\n"
_HALF = 0.5


@dataclass(frozen=True)
class Ours:
    """A quote as we found it, without its marks."""

    start: int
    end: int
    speaker: str
    rule: str


def half_of(row: dict[str, Any]) -> str:
    """`work` or `kept`, by the document's id alone."""
    return "kept" if zlib.crc32(str(row["id"]).encode()) % 2 else "work"


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, blanks and full stops at its edges."""
    while start < end and text[start] in _MARKS:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return start, end


def facts_of(text: str, lexicon: Lexicon) -> list[Fact]:
    """The quotes of a text as facts."""
    found = discourse_of(Document(id="d", text=text, lang="de"), lexicon).facts
    return [fact for fact in found if fact.mention.kind == "quote"]


def direct(facts: list[Fact], text: str) -> list[Ours]:
    """What we call direct speech."""
    return [_ours(fact, text) for fact in facts if fact.role == "direct"]


def indirect(facts: list[Fact], text: str) -> list[Ours]:
    """What we call indirect speech; sentences of one chain that follow each other are one."""
    found: list[Ours] = []
    for fact in facts:
        if fact.role != "indirect":
            continue
        one = _ours(fact, text)
        chained = one.rule.endswith("/chain") and found and found[-1].rule.endswith("/chain")
        if chained and not text[found[-1].end : one.start].strip(_MARKS + "!?"):
            found[-1] = Ours(found[-1].start, one.end, found[-1].speaker, one.rule)
        else:
            found.append(one)
    return found


def _ours(fact: Fact, text: str) -> Ours:
    start, end = bare(text, fact.mention.span.start, fact.mention.span.end)
    return Ours(start, end, fact.owner.words if fact.owner is not None else "", fact.mention.rule)


def meets(one: Ours, start: int, end: int) -> bool:
    """Whether two spans share anything."""
    return one.start < end and start < one.end


def alike(one: Ours, start: int, end: int) -> bool:
    """Whether the shared part is half of both together."""
    shared = min(one.end, end) - max(one.start, start)
    return shared > 0 and shared >= _HALF * (max(one.end, end) - min(one.start, start))


def head_stands(words: str, annotated: str) -> bool:
    """Whether the head of the words we give for a speaker (last word of the name or noun) stands in the annotated ones."""
    core = re.split(r"\s(?:der|des|von|vom|aus|für|in|im|bei|beim|zur|zum|of|the|for|at)\s|[,(]", words)[0]
    tokens = re.findall(r"[^\W\d_][\w’'-]*", core)
    if not tokens:
        return False
    capital = [t for t in tokens if t[0].isupper()]
    head = (capital or tokens)[-1].casefold()
    held = {t.casefold() for t in re.findall(r"[^\W\d_][\w’'-]*", annotated)}
    return head in held or any(head.rstrip("s’'") == word.rstrip("s’'") for word in held)


class Tally:
    """Right, found, wanted."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()

    def line(self, name: str) -> str:
        """The figures in words."""
        right, found, wanted = (self.count[f"{name}_{what}"] for what in ("right", "found", "wanted"))
        precision, recall = right / max(found, 1), right / max(wanted, 1)
        both = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"{name:9} F {both:.3f}  precision {precision:.3f}  recall {recall:.3f}  ({right} right, {found} found, {wanted} wanted)"


def score(rows: list[dict[str, Any]], lexicon: Lexicon, tally: Tally) -> Iterator[str]:
    """Counts everything; yields a line for each quote that went wrong."""
    for row in rows:
        text, quotes = row["text"], row["quotes"]
        facts = facts_of(text, lexicon)
        yield from _direct(text, quotes, direct(facts, text), tally)
        yield from _indirect(text, quotes, indirect(facts, text), tally)


def _direct(text: str, quotes: list[dict[str, Any]], ours: list[Ours], tally: Tally) -> Iterator[str]:
    marked = [q for q in quotes if q["type"] == "direct" and q["marked"] and not q["mixed"] and q["form"] == "Direct"]
    # what is indirect is no other sort of what stands between marks: a name in indirect speech is found wrongly
    others = [bare(text, q["start"], q["end"]) for q in quotes if q["type"] == "direct" and q not in marked]
    wanted = {bare(text, q["start"], q["end"]): q for q in marked}
    spans = {(o.start, o.end): o for o in ours}
    named = [q for q in wanted.values() if q["speaker"]]
    tally.count["direct_wanted"] += len(wanted)
    tally.count["speaker_wanted"] += len(named)
    for span, one in spans.items():
        if span in wanted:
            tally.count["direct_right"] += 1
            tally.count["direct_found"] += 1
            given = wanted[span]["speaker"]
            if one.speaker and given:
                right = head_stands(one.speaker, given)
                tally.count["speaker_found"] += 1
                tally.count["speaker_right"] += right
                if not right:
                    yield f"SPEAKER {one.speaker!r} for {given!r}: {around(text, *span)}"
            elif given:
                yield f"SPEAKER none for {given!r}: {around(text, *span)}"
        elif not any(meets(one, *other) for other in others):
            tally.count["direct_found"] += 1
            yield f"DIRECT too many [{one.rule}]: {around(text, *span)}"
    for span in wanted.keys() - spans.keys():
        yield f"DIRECT missed: {around(text, *span)}"


def _indirect(text: str, quotes: list[dict[str, Any]], ours: list[Ours], tally: Tally) -> Iterator[str]:
    told = [q for q in quotes if q["type"] == "indirect"]
    wanted = [(q["start"], q["end"], q) for q in told if q["form"] in ("Indirect", "IndirectFreeIndirect")]
    free = [(q["start"], q["end"]) for q in told if q["form"] not in ("Indirect", "IndirectFreeIndirect")]
    tally.count["indirect_wanted"] += len(wanted)
    taken: set[int] = set()
    for one in ours:
        hit = next((n for n, (s, e, _) in enumerate(wanted) if n not in taken and alike(one, s, e)), None)
        if hit is not None:
            taken.add(hit)
            tally.count["indirect_right"] += 1
            tally.count["indirect_found"] += 1
        elif not any(alike(one, s, e) for s, e in free):
            tally.count["indirect_found"] += 1
            yield f"INDIRECT too many [{one.rule}]: {around(text, one.start, one.end)}"
    for n, (s, e, q) in enumerate(wanted):
        if n not in taken:
            yield f"INDIRECT missed [{q['form']}, {q['cue']!r}]: {around(text, s, e)}"


def around(text: str, start: int, end: int) -> str:
    """The span with what stands around it, on one line."""
    return f"…{text[max(start - 90, 0) : start]}[[{text[start:end]}]]{text[end : end + 70]}…".replace("\n", "¶")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--half", choices=("work", "kept", "both"), default="work")
    parser.add_argument(
        "--show", type=int, default=0, help="so many of what went wrong, drawn at random, of the half to work on"
    )
    parser.add_argument("--only", default="", help="show only lines that begin so")
    given = parser.parse_args()
    with open(given.corpus, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    lexicon = Lexicon(load(), "de")
    for half in ("work", "kept") if given.half == "both" else (given.half,):
        mine = [row for row in rows if half_of(row) == half]
        tally, start = Tally(), time.perf_counter()
        wrong = [line for line in score(mine, lexicon, tally) if line.startswith(given.only)]
        print(f"{half}: {len(mine)} texts, {time.perf_counter() - start:.1f} s")
        for name in ("direct", "speaker", "indirect"):
            print("  " + tally.line(name))
        if half == "work":
            random.Random(len(wrong)).shuffle(wrong)
            print("\n".join(wrong[: given.show]))


if __name__ == "__main__":
    main()
