"""Reprints of one wire copy are one origin."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
