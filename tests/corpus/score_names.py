"""How well names are found and resolved on the labelled mini-stories: `python -m tests.corpus.score_names`.

`names.jsonl` holds 60 mini-stories of five sentences, written and labelled without sight of the rules. A label is a name with its
exact span, without title or article; bare nouns ("die Polizei") are none. Found is a mention that the story resolves; the
right type at the right offsets counts, nothing else. Only stories with odd numbers may be read when rules are written.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from discrepancy.extract.facts import discourse_of
from discrepancy.group.entities import entities_of
from discrepancy.model.discourse import EntityKind, EntityMention
from discrepancy.model.document import Document
from discrepancy.pipeline import Lexicons
from discrepancy.rulebook.load import load

LABELS = Path(__file__).with_name("names.jsonl")
TYPES = ("person", "body", "place")
_UNIONS = {"EU"}  # codes of the tables of states that are no place

Where = tuple[int, int, int]
"""Sentence of its story, start and end in it."""


@dataclass(slots=True)
class Story:
    """One mini-story: its sentences, and what is labelled in them."""

    id: str
    lang: str
    sentences: list[str] = field(default_factory=list)
    gold: dict[Where, tuple[str, str]] = field(default_factory=dict)
    """Type and entity."""
    found: dict[Where, tuple[str, str]] = field(default_factory=dict)

    @property
    def odd(self) -> bool:
        """Whether its number is odd, so that it may be read."""
        return int(self.id.rsplit("-", 1)[1]) % 2 == 1


@dataclass(slots=True)
class Score:
    """Counts of one type, or of pairs."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the share that was found."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 1.0


def stories() -> list[Story]:
    """The labelled stories, read by the program."""
    table: dict[str, Story] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        story = table.setdefault(row["story"], Story(row["story"], row["lang"]))
        for name in row["names"]:
            place = len(story.sentences), name["start"], name["end"]
            story.gold[place] = name["type"], name["entity"]
        story.sentences.append(row["text"])
    lexicons = Lexicons(load())
    for story in table.values():
        story.found = dict(_found(story, lexicons))
    return list(table.values())


def _found(story: Story, lexicons: Lexicons) -> Iterator[tuple[Where, tuple[str, str]]]:
    text = "\n".join(story.sentences)
    read = discourse_of(Document(id="a", text=text), lexicons[story.lang])
    entities = entities_of([read], lexicons[story.lang].covers, lexicons[story.lang].houses)
    starts = [sum(len(s) + 1 for s in story.sentences[:n]) for n in range(len(story.sentences))]
    for number, mention in enumerate(read.entities):
        entity = entities.get(("a", number))
        type_ = _type(mention, None if entity is None else entity.id)
        if type_ is None:
            continue
        span = mention.name_span or mention.span
        row = max(n for n, start in enumerate(starts) if start <= span.start)
        key = entity.id if entity is not None else mention.words
        yield (row, span.start - starts[row], span.end - starts[row]), (type_, key)


def _type(mention: EntityMention, entity: str | None) -> str | None:
    """The type of label that a mention would have; None for what is no name, and for what the story does not confirm."""
    match mention.kind:
        case EntityKind.STATE:
            return "body" if mention.state in _UNIONS else "place"
        case EntityKind.PLACE:
            return "place"
    if entity is None or not mention.name:
        return None
    return "person" if mention.kind is EntityKind.PERSON else "body"


def scores(chosen: Iterable[Story]) -> dict[str, Score]:
    """Counts by type, and of the links: pairs of found people and bodies of a story that are one, by label and by us."""
    table: dict[str, Score] = defaultdict(Score)
    for story in chosen:
        for type_, _ in story.gold.values():
            table[type_].gold += 1
        for place, (type_, _) in story.found.items():
            table[type_].found += 1
            table[type_].right += story.gold.get(place, ("",))[0] == type_
        both = [p for p, (t, _) in story.gold.items() if t != "place" and story.found.get(p, ("",))[0] == t]
        for first, second in combinations(both, 2):
            one = story.gold[first] == story.gold[second]
            taken = story.found[first] == story.found[second]
            table["links"].gold += one
            table["links"].found += taken
            table["links"].right += one and taken
        labelled = [p for p, (t, _) in story.gold.items() if t != "place"]
        table["all links"].gold += sum(story.gold[a] == story.gold[b] for a, b in combinations(labelled, 2))
        table["all links"].found = table["links"].found
        table["all links"].right = table["links"].right
    return table


def main() -> None:
    """Prints the figures; with `misses` also what was missed or wrongly found in odd stories."""
    known = stories()
    for title, chosen in (
        ("all", known),
        ("odd", [s for s in known if s.odd]),
        ("even", [s for s in known if not s.odd]),
        ("de", [s for s in known if s.lang == "de"]),
        ("en", [s for s in known if s.lang == "en"]),
    ):
        for name, score in sorted(scores(chosen).items()):
            print(
                f"{title:5} {name:10} P {score.precision:.3f}  R {score.recall:.3f}  F {score.f:.3f}  of {score.gold}"
            )
    if "misses" in sys.argv[1:]:
        for story in known:
            if story.odd:
                _tell(story)


def _tell(story: Story) -> None:
    wrong = Counter(
        {p: 1 for p in {*story.gold, *story.found} if story.gold.get(p, ("",))[0] != story.found.get(p, ("",))[0]}
    )
    for place in sorted(wrong):
        row, start, end = place
        words = story.sentences[row][start:end]
        print(f"{story.id}/{row} {words!r}: labelled {story.gold.get(place)}, found {story.found.get(place)}")
    both = [p for p in story.gold if p in story.found and story.gold[p][0] == story.found[p][0] != "place"]
    for first, second in combinations(both, 2):
        if (story.gold[first] == story.gold[second]) != (story.found[first] == story.found[second]):
            one, other = (story.sentences[p[0]][p[1] : p[2]] for p in (first, second))
            print(f"{story.id} {one!r} and {other!r}: {story.found[first]}, {story.found[second]}")


if __name__ == "__main__":
    main()
