"""How fast reports without story keys are sorted into stories and origins, and how well: `python benchmarks/stories.py`.

The reports are made up (`stories.toml`): police, results and weather reports in which only names and figures differ, and
events that several desks tell in their own words, in two languages, with reprints. Timed is all that knows more than one
document: sketches, stories, origins; documents are taken as read. Sizes can be given: `python benchmarks/stories.py 1000 5000`.
Absolute figures wobble with the machine; the ratio of the cost per document holds.
"""

from __future__ import annotations

import gc
import random
import resource
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from discrepancy.group.origins import origins_of
from discrepancy.group.sketch import sketch_of
from discrepancy.group.stories import stories_of
from discrepancy.model.discourse import Discourse, EntityKind, EntityMention
from discrepancy.model.document import Document, Field, Span
from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.load import load

SIZES = (1_000, 10_000, 50_000)
A_DAY = 1_000  # reports
UNDATED = 0.02  # they meet the reports of all days, so each costs more, the more days there are
FORMS = 0.6  # share of the reports that fill in a form
DE, EN = "de", "en"
WEEKDAYS = {
    DE: ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    EN: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
GIVEN = (
    "Anna", "Bernd", "Clara", "Dieter", "Eva", "Frank", "Gerda", "Hans", "Ines", "Jonas", "Karin", "Lukas", "Maria", "Norbert",
    "Olga", "Paul", "Rosa", "Stefan", "Tanja", "Ulrich", "Vera", "Werner", "Yvonne", "Andreas", "Brigitte", "Christoph", "Doris",
    "Erich", "Franziska", "Georg", "Helga", "Ingrid", "Julia", "Klaus", "Laura", "Martin", "Nina", "Oskar", "Petra", "Rainer",
    "Sabine", "Thomas", "Ursula", "Viktor", "Wolfgang", "Monika", "Peter", "Sandra",
)  # fmt: skip
STARTS = ("Al", "Ba", "Bre", "Da", "El", "Fra", "Gu", "Ha", "Il", "Ka")
STARTS += ("Lo", "Me", "Ni", "Or", "Pa", "Ro", "Sa", "Te", "Ul", "Wa")
MIDDLES = ("b", "d", "ff", "g", "l", "ll", "m", "n", "rk", "r", "s", "st", "t", "z")
ENDS = {
    "town": ("ach", "ingen", "itz", "au", "orf", "enz", "ofen", "ow", "enried", "ens"),
    "name": ("ak", "ert", "inger", "olt", "usch", "ek", "eder", "ik", "ormann", "el"),
    "firm": ("atec", "ora", "exis", "unit", "omed", "ivar", "onik", "apack"),
}


class Maker:
    """Makes reports, the same ones for the same number."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._data = tomllib.loads((Path(__file__).parent / "stories.toml").read_text(encoding="utf-8"))
        self._all = {kind: [a + m + e for a in STARTS for m in MIDDLES for e in ends] for kind, ends in ENDS.items()}
        for names in self._all.values():
            self._rng.shuffle(names)
        self._all["town"] = self._all["town"][:400]

    def reports(self, count: int) -> list[tuple[str, Discourse]]:
        """So many reports with the story each belongs to."""
        self._days = max(count // A_DAY, 1)
        made: list[tuple[str, tuple[str, str, date | None, list[str]]]] = []
        story = 0
        while len(made) < count:
            story += 1
            batch = self._form() if self._rng.random() < FORMS * 2 / (2 - FORMS) else self._event()
            made += [(f"s{story}", report) for report in batch]
        made = made[:count]
        self._rng.shuffle(made)
        return [
            (name, _discourse(f"d{n:06}", text, lang, day, people))
            for n, (name, (text, lang, day, people)) in enumerate(made)
        ]

    def _fill(self) -> dict[str, str]:
        rng = self._rng
        day = rng.randrange(7)
        town, other = rng.sample(self._all["town"], 2)
        name, name2 = rng.sample(self._all["name"], 2)
        firm, firm2 = rng.sample(self._all["firm"], 2)
        given, given2 = rng.sample(GIVEN, 2)
        return {
            "town": town, "other": other, "name": name, "name2": name2, "firm": firm, "firm2": firm2,
            "given": given, "given2": given2, "street": f"{rng.choice(self._all['name'])}straße",
            "road": f"{rng.choice('ABL')}{rng.randint(1, 520)}", "weekday": WEEKDAYS[DE][day],
            "weekday_en": WEEKDAYS[EN][day], "age": str(rng.randint(18, 90)), "age2": str(rng.randint(18, 90)),
            "minutes": str(rng.randint(5, 90)), "euros": f"{rng.randint(2, 400) * 500:_}".replace("_", "."),
            "goals": str(rng.randint(2, 5)), "less": str(rng.randint(0, 1)), "crowd": str(rng.randint(120, 990)),
            "low": str(rng.randint(1, 12)), "high": str(rng.randint(13, 32)), "min": str(rng.randint(0, 9)),
            "count": str(rng.randint(30, 260)), "millions": str(rng.randint(12, 900)), "years": str(rng.randint(2, 9)),
        }  # fmt: skip

    def _day(self) -> date | None:
        return None if self._rng.random() < UNDATED else date(2025, 3, 1) + timedelta(self._rng.randrange(self._days))

    def _form(self) -> Iterator[tuple[str, str, date | None, list[str]]]:
        form, fill = self._rng.choice(self._data["forms"]), self._fill()
        yield (form["title"] + "\n\n" + form["text"].strip()).format(**fill), DE, self._day(), _people(fill)

    def _event(self) -> Iterator[tuple[str, str, date | None, list[str]]]:
        event, fill, day = self._rng.choice(self._data["events"]), self._fill(), self._day()
        english = fill | {"euros": fill["euros"].replace(".", ",")}
        texts = [(text.strip().format(**fill), DE) for text in event["de"]]
        reprint = texts[0][0].split("\n\n")
        texts += [("\n\n".join(reprint[: self._rng.randint(2, 3)]), DE), (event["en"].strip().format(**english), EN)]
        for text, lang in self._rng.sample(texts, self._rng.randint(2, 4)):
            later = day and day + timedelta(self._rng.randrange(2))
            yield text, lang, later, _people(fill)


def _people(fill: Mapping[str, str]) -> list[str]:
    return [f"{fill['given']} {fill['name']}", f"{fill['given2']} {fill['name2']}"]


def _discourse(doc: str, text: str, lang: str, day: date | None, people: Sequence[str]) -> Discourse:
    """A report as if it had been read: its paragraphs, and the people it names in full."""
    content, entities, at = [], [], 0
    for paragraph in text.split("\n\n"):
        content.append(Span(Field.TEXT, at, at + len(paragraph)))
        at += len(paragraph) + 2
    for person in people:
        if (start := text.find(person)) >= 0:
            span = Span(Field.TEXT, start, start + len(person))
            entities.append(EntityMention(span, person, EntityKind.PERSON, 0, tuple(person.split()), strong=True))
    document = Document(id=doc, text=text, lang=lang, published=day.isoformat() if day else None)
    return Discourse(document, lang, (), tuple(content), tuple(entities), ())


def bcubed(found: Mapping[str, str], truth: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1, document by document."""
    sides: list[dict[str, set[str]]] = []
    for labels in (found, truth):
        groups: dict[str, set[str]] = defaultdict(set)
        for doc, label in labels.items():
            groups[label].add(doc)
        sides.append({doc: groups[label] for doc, label in labels.items()})
    precision = recall = 0.0
    for doc in truth:
        both = len(sides[0][doc] & sides[1][doc])
        precision += both / len(sides[0][doc])
        recall += both / len(sides[1][doc])
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def measure(count: int, lexicons: Lexicons) -> tuple[float, tuple[float, float, float]]:
    """Seconds per document, and how well the stories were found."""
    reports = Maker(7).reports(count)
    truth = {discourse.document.id: story for story, discourse in reports}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    gc.collect()
    start = time.process_time()
    sketches = [sketch_of(discourse, lexicons[discourse.lang]) for _, discourse in reports]
    sketched = time.process_time()
    story = stories_of(sketches)
    sorted_ = time.process_time()
    grouped: dict[str, list[Discourse]] = defaultdict(list)
    for _, discourse in reports:
        grouped[story[discourse.document.id]].append(discourse)
    for group in grouped.values():
        origins_of(group)
    end = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    scores = bcubed(story, truth)
    print(
        f"{count:6} reports: {count / (end - start):6.0f} a second (sketches {sketched - start:.2f} s, stories "
        f"{sorted_ - sketched:.2f} s, origins {end - sorted_:.2f} s); peak memory {peak / 1024:.0f} MB, "
        f"{before / 1024:.0f} MB before; BCubed precision {scores[0]:.3f} recall {scores[1]:.3f} F1 {scores[2]:.3f}"
    )
    return (end - start) / count, scores


def main() -> None:
    """Measures and prints."""
    lexicons = Lexicons(load())
    measure(200, lexicons)  # tables and word forms of the language: once a run
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    costs = [measure(size, lexicons)[0] for size in sizes]
    for size, cost in zip(sizes[1:], costs[1:], strict=True):
        print(f"a report among {size} costs {cost / costs[0]:.2f} times what it costs among {sizes[0]}")


if __name__ == "__main__":
    main()
