"""Quotes of two reports: versions of one utterance, the same words, or nothing to do with each other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancy.model.finding import Finding, Report, Verdict

# Two reports and what is told of their quotes: the variant ("identical" is an agreement), or "nothing".
Pair = tuple[str, str, str]
GERMAN: dict[str, Pair] = {
    "identical": (
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "identical",
    ),
    "same_words_other_marks": (
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "»Wir bauen die Brücke noch heuer«, sagte Bürgermeisterin Ida Prantl.",
        "typographic",
    ),
    "same_words_other_apostrophe_and_comma": (
        "„Ich hab's immer gesagt, die Brücke kommt“, sagte Bürgermeisterin Ida Prantl.",
        "„Ich hab’s immer gesagt: Die Brücke kommt“, sagte Bürgermeisterin Ida Prantl.",
        "typographic",
    ),
    "sharp_s_and_double_s": (
        "„Das müssen wir bis Ende Juni abschließen“, sagte Bürgermeisterin Ida Prantl.",
        "„Das müssen wir bis Ende Juni abschliessen“, sagte Bürgermeisterin Ida Prantl.",
        "typographic",
    ),
    "number_word_and_figure": (
        "„Es kamen dreihundert Leute zum Fest“, sagte Bürgermeisterin Ida Prantl.",
        "„Es kamen 300 Leute zum Fest“, sagte Bürgermeisterin Ida Prantl.",
        "typographic",
    ),
    "very_and_extremely": (
        "„Ein langes und sehr mühsames Jahr“, sagte Bürgermeisterin Ida Prantl.",
        "„Ein langes und äußerst mühsames Jahr“, sagte Bürgermeisterin Ida Prantl.",
        "wording",
    ),
    "village_and_place": (
        "„Wir haben die Lage im Dorf im Griff“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir haben die Lage im Ort im Griff“, sagte Bürgermeisterin Ida Prantl.",
        "wording",
    ),
    "cut_at_the_end": (
        "„Wir bauen die Brücke noch heuer und sperren dafür die Straße“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "partial",
    ),
    "not_left_out": (
        "„Die neue Brücke ist nicht verhandelbar“, sagte Bürgermeisterin Ida Prantl.",
        "„Die neue Brücke ist verhandelbar“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "no_mistakes_and_mistakes": (
        "„Wir haben keine Fehler gemacht bei der Planung“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir haben Fehler gemacht bei der Planung“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "three_and_four_million": (
        "„Wir brauchen drei Millionen Euro für die Schule“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir brauchen vier Millionen Euro für die Schule“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "thirty_and_forty": (
        "„Wir brauchen 30 Busse für den Verkehr“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir brauchen 40 Busse für den Verkehr“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "lawful_and_unlawful": (
        "„Dieser Antrag war rechtlich zulässig und richtig“, sagte Bürgermeisterin Ida Prantl.",
        "„Dieser Antrag war rechtlich unzulässig und richtig“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "must_and_can": (
        "„Die Halle muss im Herbst geschlossen werden“, sagte Bürgermeisterin Ida Prantl.",
        "„Die Halle kann im Herbst geschlossen werden“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "before_and_after": (
        "„Die Steuern werden nach der Wahl steigen“, sagte Bürgermeisterin Ida Prantl.",
        "„Die Steuern werden vor der Wahl steigen“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "always_and_never": (
        "„Wir werden die Halle immer offen halten“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir werden die Halle nie offen halten“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "two_speakers": (
        "„Wir bauen die neue Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir bauen die neue Brücke noch heuer“, sagte Stadtrat Paul Egger.",
        "misattribution",
    ),
    "two_utterances_of_one_speaker": (
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "„Der Haushalt der Schule ist gedeckt“, sagte Bürgermeisterin Ida Prantl.",
        "nothing",
    ),
    "two_utterances_of_two_speakers": (
        "„Das Bad bleibt geöffnet bis Mitternacht“, sagte Bürgermeisterin Ida Prantl.",
        "„Das Budget ist viel zu knapp bemessen“, sagte Stadtrat Paul Egger.",
        "nothing",
    ),
    "a_word_that_anybody_says": (
        "„Danke“, sagte Bürgermeisterin Ida Prantl.",
        "„Danke“, sagte Stadtrat Paul Egger.",
        "nothing",
    ),
    "two_words_twice": (
        "„Gut so“, sagte Bürgermeisterin Ida Prantl.",
        "„Gut so“, sagte Bürgermeisterin Ida Prantl.",
        "identical",
    ),
    "another_word_of_two": (
        "„Ein Wahnsinn“, sagte Bürgermeisterin Ida Prantl.",
        "„Ein Unsinn“, sagte Bürgermeisterin Ida Prantl.",
        "nothing",
    ),
    "safe_and_unsafe": (
        "„Die Brücke ist sicher und bleibt offen“, sagte Bürgermeisterin Ida Prantl.",
        "„Die Brücke ist unsicher und bleibt offen“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "all_and_some": (
        "„Alle Schulen bleiben am Montag geschlossen“, sagte Bürgermeisterin Ida Prantl.",
        "„Einige Schulen bleiben am Montag geschlossen“, sagte Bürgermeisterin Ida Prantl.",
        "meaning",
    ),
    "titles_of_films": (
        "Sie sah den Film „Die lange Nacht am See“.",
        "Er sah den Film „Die lange Nacht am Fluss“.",
        "nothing",
    ),
    "words_inside_a_sentence": (
        "Prantl nannte die Verhandlungen „lang und sehr mühsam“. Bürgermeisterin Ida Prantl ging.",
        "Prantl nannte die Verhandlungen „lang und äußerst mühsam“. Bürgermeisterin Ida Prantl ging.",
        "wording",
    ),
    "a_split_utterance": (
        "„Wir bauen die Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir bauen“, sagte Bürgermeisterin Ida Prantl, „die Brücke noch heuer.“",
        "identical",
    ),
    "a_speaker_and_nobody": (
        "„Wir bauen die neue Brücke noch heuer“, sagte Bürgermeisterin Ida Prantl.",
        "„Wir bauen die neue Brücke noch heuer“, hieß es aus der Stadtverwaltung.",
        "identical",
    ),
}
ENGLISH: dict[str, Pair] = {
    "identical": (
        "“We will build the bridge this year,” Mayor Ida Prantl said.",
        "“We will build the bridge this year,” Mayor Ida Prantl said.",
        "identical",
    ),
    "same_words_other_marks": (
        "“We will build the bridge this year,” Mayor Ida Prantl said.",
        '"We will build the bridge this year," Mayor Ida Prantl said.',
        "typographic",
    ),
    "contraction_and_spelling": (
        "“We don't accept the plan for the harbour,” Mayor Ida Prantl said.",
        "“We do not accept the plan for the harbor,” Mayor Ida Prantl said.",
        "typographic",
    ),
    "it_is_and_its": (
        "“It's a good day for our town,” Mayor Ida Prantl said.",
        "“It is a good day for our town,” Mayor Ida Prantl said.",
        "typographic",
    ),
    "very_and_extremely": (
        "“It was a long and very tiring year,” Mayor Ida Prantl said.",
        "“It was a long and extremely tiring year,” Mayor Ida Prantl said.",
        "wording",
    ),
    "village_and_town": (
        "“We have the situation in the village under control,” Mayor Ida Prantl said.",
        "“We have the situation in the town under control,” Mayor Ida Prantl said.",
        "wording",
    ),
    "cut_at_the_end": (
        "“We will build the bridge this year and close the road,” Mayor Ida Prantl said.",
        "“We will build the bridge this year,” Mayor Ida Prantl said.",
        "partial",
    ),
    "not_left_out": (
        "“The new bridge is not negotiable for us,” Mayor Ida Prantl said.",
        "“The new bridge is negotiable for us,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "never_left_out": (
        "“We never promised lower taxes to voters,” Mayor Ida Prantl said.",
        "“We promised lower taxes to voters,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "three_and_four_million": (
        "“We need three million euros for the school,” Mayor Ida Prantl said.",
        "“We need four million euros for the school,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "lawful_and_unlawful": (
        "“The motion was lawful and fair to all,” Mayor Ida Prantl said.",
        "“The motion was unlawful and fair to all,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "must_and_may": (
        "“The hall must close in the autumn,” Mayor Ida Prantl said.",
        "“The hall may close in the autumn,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "rise_and_fall": (
        "“Taxes will rise after the election,” Mayor Ida Prantl said.",
        "“Taxes will fall after the election,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "two_speakers": (
        "“We will build the new bridge this year,” Mayor Ida Prantl said.",
        "“We will build the new bridge this year,” Councillor Paul Egger said.",
        "misattribution",
    ),
    "two_utterances_of_one_speaker": (
        "“We will build the bridge this year,” Mayor Ida Prantl said.",
        "“The school budget is fully covered,” Mayor Ida Prantl said.",
        "nothing",
    ),
    "a_word_that_anybody_says": (
        "“Thank you,” Mayor Ida Prantl said.",
        "“Thank you,” Councillor Paul Egger said.",
        "nothing",
    ),
    "another_word": (
        "“Madness,” Mayor Ida Prantl said.",
        "“Nonsense,” Mayor Ida Prantl said.",
        "nothing",
    ),
    "safe_and_unsafe": (
        "“The bridge is safe and stays open,” Mayor Ida Prantl said.",
        "“The bridge is unsafe and stays open,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "all_and_some": (
        "“All schools stay closed on Monday,” Mayor Ida Prantl said.",
        "“Some schools stay closed on Monday,” Mayor Ida Prantl said.",
        "meaning",
    ),
    "titles_of_films": (
        "She saw the film “The Long Night at the Lake”.",
        "He saw the film “The Long Night at the River”.",
        "nothing",
    ),
    "a_split_utterance": (
        "“We will build the bridge,” Mayor Ida Prantl said, “and close the road.”",
        "“We will build the bridge and close the road,” Mayor Ida Prantl said.",
        "identical",
    ),
    "will_and_shall": (
        "“We will rebuild the old bridge this summer,” Mayor Ida Prantl said.",
        "“We shall rebuild the old bridge this summer,” Mayor Ida Prantl said.",
        "wording",
    ),
}
VERDICTS = {
    "identical": Verdict.AGREEMENT,
    "typographic": Verdict.AGREEMENT,
    "wording": Verdict.WORDING,
    "partial": Verdict.WORDING,
    "meaning": Verdict.CONFLICT,
    "misattribution": Verdict.CONFLICT,
}


def _told(report: Report) -> list[Finding]:
    """What is told of quotes between the two reports."""
    return [
        f for f in report.findings if f.kind == "quote" and len({told.claim.document.id for told in f.mentions}) == 2
    ]


def _check(pair: Pair, lang: str, report: Callable[..., Report]) -> None:
    first, second, variant = pair
    wanted = [] if variant == "nothing" else [(variant, VERDICTS[variant])]
    assert [(f.variant, f.verdict) for f in _told(report(first, second, lang=lang))] == wanted
    assert [(f.variant, f.verdict) for f in _told(report(second, first, lang=lang))] == wanted


@pytest.mark.parametrize("pair", GERMAN.values(), ids=GERMAN)
def test_german_quotes(pair: Pair, report: Callable[..., Report]) -> None:
    _check(pair, "de", report)


@pytest.mark.parametrize("pair", ENGLISH.values(), ids=ENGLISH)
def test_english_quotes(pair: Pair, report: Callable[..., Report]) -> None:
    _check(pair, "en", report)


def test_a_quote_and_its_translation_stand_side_by_side(report: Callable[..., Report]) -> None:
    german = "„Die Sitzung war lang und sehr mühsam“, sagte Bürgermeisterin Ida Prantl nach der Abstimmung."
    told = _told(
        report(german, "“The session was long and very tiring,” Mayor Ida Prantl said after the vote in the hall.")
    )
    assert [(f.variant, f.verdict, f.severity.value) for f in told] == [("translation", Verdict.WORDING, "info")]
    other = "“The bridge over the river will never be built,” Mayor Ida Prantl said after the vote in the town hall."
    assert _told(report(german, other)) == []


def test_the_variants_are_shown_with_their_marks(report: Callable[..., Report]) -> None:
    [finding] = _told(report(*GERMAN["very_and_extremely"][:2], lang="de"))
    assert [told.claim.fact.mention.surface for told in finding.mentions] == [
        "„Ein langes und sehr mühsames Jahr“",
        "„Ein langes und äußerst mühsames Jahr“",
    ]
    assert [told.side for told in finding.mentions] == [0, 1]
