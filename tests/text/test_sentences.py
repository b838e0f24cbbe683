"""Where sentences end: abbreviations, ordinals, decimals, quotes, headings, lines wrapped by hand."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancy.model.document import Document, Field
from discrepancy.pipeline import Lexicons
from discrepancy.text.clean import Words, layout_of, words_of
from discrepancy.text.sentences import records_of, sentences_of

Cuts = list[tuple[int, int, int, bool]]


@pytest.fixture(scope="session")
def cut(lexicons: Lexicons) -> Callable[[str, str], tuple[Words, Cuts]]:
    """`cut("a text", "en")`: its words and its sentences."""

    def of(text: str, lang: str) -> tuple[Words, Cuts]:
        words = words_of(Document(id="a", text=text), Field.TEXT)
        return words, sentences_of(words, layout_of(words, lexicons[lang]).content, lexicons[lang])

    return of


Cut = Callable[[str, str], tuple[Words, Cuts]]

GERMAN = {
    "for_example_ends_no_sentence": ["Viele Städte, z. B. Linz, warten.", "Andere nicht."],
    "for_example_without_blank_ends_no_sentence": ["Das gilt z.B. Linz und Graz.", "Mehr nicht."],
    "among_others_ends_no_sentence": ["Das ist u. a. Wien zu verdanken.", "Gut so."],
    "that_is_ends_no_sentence": ["Das Gesetz, d. h. Absatz 3, gilt.", "Es gilt ab morgen."],
    "a_doctor_keeps_her_name": ["Gestern kam Dr. Egger an.", "Er blieb."],
    "a_saint_keeps_the_town": ["Er wohnt in St. Pölten.", "Sie nicht."],
    "a_day_keeps_its_month": ["Am 12. Februar begann es.", "Heute endet es."],
    "the_first_league_stays_whole": ["Der Klub spielt in der 1. Bundesliga.", "Er gewann."],
    "the_third_floor_stays_whole": ["Im 3. Stock brannte es.", "Alle flohen."],
    "the_seventh_day_in_court_stays_whole": ["Das Urteil fiel am 7. Verhandlungstag.", "Alle schwiegen."],
    "a_place_in_the_race_ends_a_sentence": ["Er wurde 3.", "Sie auch."],
    "a_number_of_two_digits_ends_a_sentence": ["Es waren 40.", "Danach kam keiner."],
    "a_year_ends_a_sentence": ["Das war 2019.", "Danach kam keiner."],
    "a_king_keeps_his_number": ["Ludwig XIV. regierte lang.", "Dann starb er."],
    "a_shout_and_its_speaker_are_one": ["„Wir kommen!“, sagte er.", "Dann ging er."],
    "a_shout_inside_a_sentence_ends_none": ["Er rief: „Halt!“ und lief davon.", "Niemand folgte."],
    "a_question_in_marks_ends_with_them": ["„Kommt ihr?“", "Das fragte er.", "Niemand antwortete."],
    "a_quote_behind_a_colon_ends_with_its_marks": ["Er sagte: „Es reicht.“", "Dann ging er."],
    "a_split_quote_ends_with_its_first_speaker": ["»Gut«, sagte er.", "»Sehr gut.«", "Dann schwieg er."],
    "decimals_and_millions_stay_whole": ["Das kostet 3,5 Mio. Euro im Jahr.", "Die Stadt zahlt."],
    "thousands_stay_whole": ["Es kamen 12.500 Leute.", "Keiner ging."],
    "a_house_number_stays": ["Im Haus Nr. 5 wohnt sie.", "Er nicht."],
    "a_clock_time_stays_whole": ["Es begann um 20.15 Uhr.", "Dann war Ruhe."],
    "a_score_ends_a_sentence": ["Das Spiel endete 3:2.", "Alle jubelten."],
    "a_middle_initial_ends_no_sentence": ["Anna S. Berger kam.", "Alle freuten sich."],
    "a_cut_surname_before_a_verb_ends_no_sentence": ["Der Angeklagte Karl M. schwieg.", "Sein Anwalt nicht."],
    "an_address_in_the_net_stays_whole": ["Die Seite www.beispiel.at ist offline.", "Alle warten."],
    "dots_of_silence_end_a_sentence": ["Sie wartete…", "Dann kam er."],
    "questions_and_shouts_end_sentences": ["War das so?", "Ja.", "Nein!"],
    "brackets_close_behind_the_stop": ["(Er ging.)", "Sie blieb."],
    "a_title_in_front_of_a_title_stays": ["Auch Mag. Lang kam.", "Er schwieg."],
}
ENGLISH = {
    "a_doctor_keeps_her_name": ["Dr. Hale came.", "He left."],
    "mr_and_mrs_keep_their_name": ["Mr. and Mrs. Hale left.", "Nobody minded."],
    "the_us_senate_stays_whole": ["The U.S. Senate met.", "It voted."],
    "seven_in_the_morning_stays_whole_before_small_letters": ["It began at 7 a.m. on Friday.", "It ended late."],
    "seven_in_the_morning_may_end_a_sentence": ["It began at 7 a.m.", "The crowd left."],
    "five_in_the_afternoon_may_end_a_sentence": ["It went from 9 a.m. to 5 p.m.", "Nobody complained."],
    "initials_without_blank_stay": ["J.R. Hale came.", "She left."],
    "one_initial_stays": ["Anna S. Hale came.", "She left."],
    "a_shout_and_its_speaker_are_one": ["“Never!” he said.", "Then he left."],
    "a_shout_and_said_hale_are_one": ["“Never!” said Hale.", "Then he left."],
    "a_whole_sentence_in_marks_is_one": ["“It is over.”", "He left."],
    "a_quote_at_the_end_closes_the_sentence": ["She said, “It is over.”", "He left."],
    "a_quote_behind_a_colon_ends_with_its_marks": ["He said: “Stop.”", "They stopped."],
    "decimals_stay_whole": ["It cost 3.5 million.", "They paid."],
    "thousands_stay_whole": ["It cost 3,500 euros.", "They paid."],
    "number_five_stays_whole": ["He lives at No. 5 with her.", "She does not mind."],
    "a_saint_keeps_the_church": ["St. Mary's burned.", "All fled."],
    "a_firm_goes_on": ["The firm Hale Inc. closed.", "Nobody wept."],
    "for_example_goes_on": ["Some towns, e.g. London, wait.", "Paris does too."],
    "that_is_goes_on": ["It was him, i.e. Hale.", "Nobody knew."],
    "a_governor_and_a_senator_keep_their_names": ["Gov. Hale spoke.", "Sen. Ito listened."],
    "three_dots_end_a_sentence": ["The rain stopped...", "Then it began again."],
    "a_month_cut_short_goes_on": ["On Feb. 12 it began.", "It ended soon."],
    "a_vote_ends_a_sentence": ["The vote was 3-2.", "They left."],
    "an_age_ends_a_sentence": ["He turned 40.", "She did not."],
    "a_degree_stays_whole": ["Ph.D. students came.", "They left."],
    "questions_and_shouts_end_sentences": ["Was it so?", "Yes.", "Never!"],
}


@pytest.mark.parametrize("sentences", GERMAN.values(), ids=GERMAN)
def test_german_sentences_end_here(sentences: list[str], cut: Cut) -> None:
    words, cuts = cut(" ".join(sentences), "de")
    assert [words.text[s:e] for s, e, _, _ in cuts] == sentences


@pytest.mark.parametrize("sentences", ENGLISH.values(), ids=ENGLISH)
def test_english_sentences_end_here(sentences: list[str], cut: Cut) -> None:
    words, cuts = cut(" ".join(sentences), "en")
    assert [words.text[s:e] for s, e, _, _ in cuts] == sentences


HEADINGS = {
    "a_short_line_without_a_stop_is_a_heading": ("Sitzung dauert bis Mitternacht", True),
    "a_line_with_a_stop_is_none": ("Die Sitzung dauerte bis Mitternacht.", False),
    "a_question_is_none": ("Wie lange noch?", False),
    "a_line_that_opens_a_list_is_none": ("Es kamen:", False),
    "a_lone_quote_is_none": ("„Wir gehen nicht.“", False),
    "a_crosshead_of_one_word_is_a_heading": ("Kritik", True),
    "a_long_line_without_a_stop_is_none": ("Die Sitzung " + "dauerte und " * 12 + "endete", False),
    "two_sentences_are_none": ("Es begann. Es endete", False),
}


@pytest.mark.parametrize(("line", "heading"), HEADINGS.values(), ids=HEADINGS)
def test_headings(line: str, heading: bool, cut: Cut) -> None:
    _, cuts = cut(f"{line}\n\nDer Rat hat am Abend getagt. Er ging spät auseinander.", "de")
    assert cuts[0][3] is heading


PARAGRAPHS = [
    "Der Rat hat in der Nacht auf Freitag neun Stunden lang über den Haushalt der Stadt beraten und ihn dann mit den "
    "Stimmen aller Fraktionen beschlossen. Die Bürgermeisterin dankte allen.",
    "Am 12. Februar beginnt nun der Umbau des alten Bades, für den 3,5 Mio. Euro vorgesehen sind. Er soll im Herbst "
    "abgeschlossen sein. „Das schaffen wir!“, sagte der Leiter des Bauamts.",
]


def _wrapped(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize("width", [60, 66, 72, 80, 90], ids=lambda w: f"wrapped_at_{w}_letters")
def test_lines_wrapped_by_hand_read_like_whole_paragraphs(width: int, cut: Cut) -> None:
    plain, plain_cuts = cut("\n\n".join(PARAGRAPHS), "de")
    wrapped, wrapped_cuts = cut("\n\n".join(_wrapped(p, width) for p in PARAGRAPHS), "de")
    assert [(wrapped.text[s:e].split(), p, h) for s, e, p, h in wrapped_cuts] == [
        (plain.text[s:e].split(), p, h) for s, e, p, h in plain_cuts
    ]


def test_a_paragraph_a_line_stays_a_paragraph(cut: Cut) -> None:
    _, cuts = cut("\n".join(PARAGRAPHS), "de")
    assert [paragraph for _, _, paragraph, _ in cuts] == [0, 0, 1, 1, 1]


def test_offsets_point_into_the_words_as_given(cut: Cut) -> None:
    given = "Er\u00adster  Satz.\u200b Zwei\u00adter\u00a0Satz!\r\n\r\n  Drit\u00adter Satz."
    words, cuts = cut(given, "de")
    assert [given[r.span.start : r.span.end] for r in records_of(words, cuts)] == [
        "Er\u00adster  Satz.",
        "Zwei\u00adter\u00a0Satz!",
        "Drit\u00adter Satz.",
    ]


ANY_TEXT = st.lists(
    st.one_of(
        st.sampled_from(
            [*" \n.,:;!?…„“”\"»«'()-", "Dr. ", "z. B. ", "12. ", "Wort ", "Ende", "\u00ad", "\r\n", "\u00a0"]
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=120,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=ANY_TEXT, lang=st.sampled_from(["de", "en"]))
def test_sentences_are_in_order_apart_and_in_content(text: str, lang: str, lexicons: Lexicons) -> None:
    words = words_of(Document(id="a", text=text), Field.TEXT)
    content = layout_of(words, lexicons[lang]).content
    cuts = sentences_of(words, content, lexicons[lang])
    assert all(start < end for start, end, _, _ in cuts)
    assert all(before[1] <= after[0] for before, after in pairwise(cuts))
    covered = {i for start, end, _, _ in cuts for i in range(start, end)}
    inside = {i for start, end in content for i in range(start, end)}
    assert all(words.text[i].isspace() for i in covered - inside), "only line ends of a wrapped paragraph lie between"
    assert all(words.text[i].isspace() for i in inside - covered), "no word of the content is lost"


MONSTERS: dict[str, Callable[[int], str]] = {
    "ordinals_without_end": lambda size: "1." * size,
    "ordinals_with_blanks": lambda size: "1. " * size,
    "one_line_without_blanks": lambda size: "x" * (20 * size),
    "stops_without_end": lambda size: "." * size,
    "closing_marks_without_end": lambda size: ".“" * size,
    "abbreviations_without_end": lambda size: "z. B. " * size,
}


@pytest.mark.parametrize("monster", MONSTERS.values(), ids=MONSTERS)
def test_cost_grows_with_length_only(monster: Callable[[int], str], cut: Cut) -> None:
    def cost(size: int) -> float:
        took = []
        for _ in range(3):
            begun = time.perf_counter()
            cut(monster(size), "de")
            took.append(time.perf_counter() - begun)
        return min(took)

    cut(monster(100), "de")
    assert cost(50_000) < 4 * cost(25_000) + 0.05
