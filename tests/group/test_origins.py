"""Reprints of one wire copy are one origin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.group.origins import origins_of
from discrepancy.model.discourse import Discourse
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.finding import Report

WIRE = [
    "Der Rat hat in der Nacht neun Stunden lang über den Haushalt der Stadt beraten und ihn dann beschlossen.",
    "Die Opposition kritisierte vor allem die Kürzungen bei den Büchereien und den Bädern der Stadt.",
    "Bürgermeisterin Ida Prantl dankte allen Fraktionen für eine sachliche und faire Debatte.",
]
OWN = [
    "Für die Bäder der Gegend wird es nach diesem Beschluss deutlich enger als in allen Jahren davor.",
    "Unsere Redaktion hat mit drei Badegästen gesprochen, die seit Jahrzehnten jeden Morgen hier schwimmen.",
    "Sie fürchten nun um ihren Lieblingsplatz am Wasser und wollen Unterschriften sammeln.",
]
OTHER = [
    "Bis weit nach Mitternacht haben die Stadträte gestritten, ehe der Haushalt endlich stand.",
    "Mehrere Redner nannten die geplanten Einschnitte einen Fehler, der noch lange nachwirken werde.",
    "Das Stadtoberhaupt zeigte sich am frühen Morgen dennoch zufrieden mit dem Ablauf.",
]
ORIGINS: dict[str, tuple[tuple[list[str], ...], list[str]]] = {
    "the_same_text_twice": ((WIRE, WIRE), ["a", "a"]),
    "a_reprint_of_which_half_is_own": ((WIRE, [*WIRE, *OWN]), ["a", "a"]),
    "two_reprints_each_half_own": (([*WIRE, *OWN], [*WIRE, *OTHER]), ["a", "a"]),
    "a_reprint_in_another_order": ((WIRE, [*OWN, *reversed(WIRE)]), ["a", "a"]),
    "a_reprint_with_one_word_changed": ((WIRE, [WIRE[0].replace("neun", "acht"), *WIRE[1:]]), ["a", "a"]),
    "two_reports_of_one_night_in_their_own_words": ((WIRE, OTHER), ["a", "b"]),
    "two_of_three": ((OTHER, WIRE, [*WIRE, *OWN]), ["a", "b", "b"]),
    "a_chain_of_three": ((WIRE, [*WIRE[:2], *OWN[:2]], [*OWN[:2], *OTHER[:1]]), ["a", "a", "a"]),
    "one_shared_sentence_of_many": (([*WIRE, *OWN[:2]], [WIRE[2], *OTHER, OWN[2]]), ["a", "b"]),
}


@pytest.mark.parametrize(("texts", "origins"), ORIGINS.values(), ids=ORIGINS)
def test_origins(texts: tuple[list[str], ...], origins: list[str], report: Callable[..., Report]) -> None:
    told = report(*("\n\n".join(paragraphs) for paragraphs in texts), lang="de")
    assert [told.origins[doc] for doc in sorted(told.origins)] == origins


def test_a_reprint_and_its_source_count_as_one_voice(report: Callable[..., Report]) -> None:
    told = report("\n\n".join(WIRE), "\n\n".join([*WIRE, *OWN]), lang="de")
    [finding] = [f for f in told.findings if f.kind == "duration"]
    assert finding.origins == 1


def test_an_origin_does_not_hang_on_the_order_of_the_documents() -> None:
    prints = [_print(f"{number:02}", [*WIRE[: 2 + number % 2], OWN[number % 3]]) for number in range(12)]
    shuffled = prints[:]
    Random(3).shuffle(shuffled)
    assert dict(origins_of(shuffled)) == dict(origins_of(prints)) == {d.document.id: "00" for d in prints}


@given(
    st.lists(
        st.lists(st.sampled_from([*WIRE, *OWN, *OTHER]), min_size=1, max_size=5, unique=True), min_size=2, max_size=9
    )
)
@settings(max_examples=60, deadline=None)
def test_the_short_way_finds_what_all_pairs_find(texts: list[list[str]]) -> None:
    """As the rule stands in words: a third of the shorter one's words, in paragraphs of which the other holds four fifths."""
    prints = [_print(f"{number:02}", paragraphs) for number, paragraphs in enumerate(texts)]
    origin = {p.document.id: p.document.id for p in prints}
    for _ in prints:  # as often as a chain can be long
        for first, second in combinations(range(len(prints)), 2):
            short, long = sorted((first, second), key=lambda n: (len(" ".join(texts[n]).split()), n))
            held = _grams(*texts[long])
            same = [p for p in texts[short] if len(_grams(p) & held) >= 0.8 * len(_grams(p))]
            if 3 * len(" ".join(same).split()) >= len(" ".join(texts[short]).split()):
                least = min(origin[prints[first].document.id], origin[prints[second].document.id])
                for joined in (first, second):
                    origin[prints[joined].document.id] = least
    assert dict(origins_of(prints)) == origin


def _print(doc: str, paragraphs: Sequence[str]) -> Discourse:
    """A report of these paragraphs, as if it had been read."""
    text, spans = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        spans.append(Span(Field.TEXT, start, start + len(paragraph)))
    return Discourse(Document(id=doc, text=text), "de", (), tuple(spans), (), ())


def _grams(*paragraphs: str) -> set[tuple[str, ...]]:
    """Five words in a row, of each paragraph by itself."""
    found: set[tuple[str, ...]] = set()
    for paragraph in paragraphs:
        words = [word.strip(".,").lower() for word in paragraph.split()]
        found |= {tuple(words[i : i + 5]) for i in range(len(words) - 4)}
    return found
