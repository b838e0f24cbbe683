"""Measures: what is read, what only looks like one, and when two can stand together."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancy.kinds.base import Rung
from discrepancy.kinds.measure import MEASURE
from discrepancy.model.document import Document, Field, Span
from discrepancy.model.fact import Fact, Mention
from discrepancy.model.finding import Claim, Report
from discrepancy.model.value import Quantity
from discrepancy.rulebook.files import Rulebook
from discrepancy.selftest import notation

# A sentence, and of each figure in it: words, value in short notation, role.
Row = tuple[str, list[tuple[str, str, str]]]

GERMAN: list[Row] = [
    ("Der Turm ist 120 Meter hoch.", [("120 Meter", "120 m", "height")]),
    ("Die drei Meter tiefe Grube wurde gesichert.", [("drei Meter", "3 m", "depth")]),
    ("Das 4,8 Meter lange Auto passt nicht hinein.", [("4,8 Meter", "4.8 m", "length.of")]),
    ("Der Täter ist etwa 1,80 m groß und schlank.", [("1,80 m", "~1.8 m", "body.height")]),
    ("Die 3-Meter-Mauer fiel um.", [("3-Meter-Mauer", "3 m", "extent")]),
    ("Meterhohe Wellen trafen die Küste.", [("Meterhohe", "vague", "extent")]),
    ("Es fielen bis zu 30 Zentimeter Schnee.", [("30 Zentimeter", "<=0.3 m", "snow")]),
    ("Die Hütte liegt auf 2.300 Metern Höhe.", [("2.300 Metern", "2300 m", "altitude")]),
    ("Wenige Meter weiter fand man das Rad.", [("Wenige Meter", "vague", "distance")]),
    ("Nach eineinhalb Metern kam Wasser.", [("eineinhalb Metern", "1.5 m", "extent")]),
    ("Das Boot ist 12m lang und 50kg schwer.", [("12m", "12 m", "length.of"), ("50kg", "50 kg", "weight")]),
    ("Der Brand erfasste rund 400 Hektar.", [("400 Hektar", "~4000000 m2", "area")]),
    ("Die 250 Kilogramm schwere Bombe wurde entschärft.", [("250 Kilogramm", "250 kg", "weight")]),
    ("In Sevilla wurden 45,3 Grad gemessen.", [("45,3 Grad", "45.3 Cel", "temperature")]),
    ("In der Nacht sank die Temperatur auf minus 18 Grad.", [("minus 18 Grad", "-18 Cel", "temperature")]),
    ("Es fielen 80 Liter Regen pro Quadratmeter.", [("80 Liter Regen pro Quadratmeter", "80 mm.rain", "rain")]),
    ("Der Wind erreichte 140 Kilometer pro Stunde.", [("140 Kilometer pro Stunde", "38.8889 m/s", "wind")]),
    (
        "Er fuhr mit 180 km/h statt der erlaubten 100 km/h.",
        [("180 km/h", "50 m/s", "speed"), ("100 km/h", "27.7778 m/s", "limit")],
    ),
    (
        "Die Anlage leistet 12 Megawatt und liefert 30 Gigawattstunden pro Jahr.",
        [("12 Megawatt", "12000000 W", "power"), ("30 Gigawattstunden", "108000000000000 J", "energy")],
    ),
    ("Der Pegel des Rheins stieg auf 7,80 Meter.", [("7,80 Meter", "7.8 m", "level")]),
    ("Der Wagen mit 150 PS prallte gegen einen Baum.", [("150 PS", "110325 W", "power")]),
    ("Die Wohnung hat 85 Quadratmeter.", [("85 Quadratmeter", "85 m2", "area")]),
    ("Im Umkreis von 500 Metern wurden Häuser geräumt.", [("500 Metern", "500 m", "radius")]),
    ("Rund 20 Kilometer nördlich von Graz stürzte das Flugzeug ab.", [("20 Kilometer", "~20000 m", "distance")]),
    ("Sie gewann Gold über 100 Meter Lagen.", [("100 Meter", ">100 m", "discipline")]),
    ("Die Pistole hatte das Kaliber 9 mm.", [("9 mm", "0.009 m", "calibre")]),
    ("Das Lager liegt 3 Kilometer von der Grenze entfernt.", [("3 Kilometer", "3000 m", "distance")]),
    ("Der Konvoi war kilometerlang.", [("kilometerlang", "vague", "distance")]),
    ("Der Stau war zehn Kilometer lang.", [("zehn Kilometer", "10000 m", "length.of")]),
    ("Gefunden wurden 2,3 Tonnen Kokain.", [("2,3 Tonnen", "2300 kg", "weight")]),
    ("Die Lawine war 150 bis 200 Meter breit.", [("150 bis 200 Meter", "150..200 m", "width")]),
    ("Der Fluss ist hier 30 bis 40 m breit.", [("30 bis 40 m", "30..40 m", "width")]),
    ("Der See ist bis zu 62 Meter tief.", [("62 Meter", "<=62 m", "depth")]),
    (
        "Zwischen fünf und zehn Zentimeter Neuschnee werden erwartet.",
        [("Zwischen fünf und zehn Zentimeter", "0.05..0.1 m", "snow")],
    ),
    ("Der Kletterer stürzte 40 Meter in die Tiefe.", [("40 Meter", "40 m", "drop")]),
    ("Die Erde hat sich um 1,5 Grad erwärmt.", [("1,5 Grad", "1.5 Cel", "change.measure")]),
    ("Das Werk hat 3 Millionen Tonnen CO2 ausgestoßen.", [("3 Millionen Tonnen", "3000000000 kg", "emission")]),
    ("Der 1,95 Meter große Stürmer traf.", [("1,95 Meter", "1.95 m", "body.height")]),
    ("Der Kran hob 12 t.", [("12 t", "12000 kg", "weight")]),
    ("Tempo 30 gilt ab Montag in der Stadt.", [("Tempo 30", "8.33333 m/s", "limit")]),
    ("Er war mit Tempo 160 unterwegs.", [("Tempo 160", "44.4444 m/s", "speed")]),
    ("Die 380-kV-Leitung wird gebaut.", [("380-kV-Leitung", "380000 V", "voltage")]),
    ("Die Maus wog 20 g.", [("20 g", "0.02 kg", "weight")]),
    ("Die Bombe hatte 500 Kilo.", [("500 Kilo", "500 kg", "weight")]),
    ("Der Sturm brachte Böen von bis zu 150 km/h.", [("150 km/h", "<=41.6667 m/s", "wind")]),
    ("Die 1.500 Meter lange Piste ist gesperrt.", [("1.500 Meter", "1500 m", "length.of")]),
    ("Er sprang 8,20 Meter weit.", [("8,20 Meter", "8.2 m", "extent")]),
    ("Rund 16 Grad warm war das Wasser.", [("16 Grad", "~16 Cel", "temperature")]),
    (
        "Das Bett ist zwei Meter lang und 90 Zentimeter breit.",
        [("zwei Meter", "2 m", "length.of"), ("90 Zentimeter", "0.9 m", "width")],
    ),
    ("Der Jupiter ist 778 Millionen Kilometer entfernt.", [("778 Millionen Kilometer", "778000000000 m", "distance")]),
    ("Sie wog nur noch 45 Kilo.", [("45 Kilo", "45 kg", "weight")]),
    ("Der Berg ist 3.798 Meter hoch.", [("3.798 Meter", "3798 m", "height")]),
    ("Auf 1.500 m gab es Nebel.", [("1.500 m", "1500 m", "altitude")]),
    ("Es war minus fünf bis minus zehn Grad kalt.", [("minus fünf bis minus zehn Grad", "-10..-5 Cel", "temperature")]),
    ("Bei Temperaturen um die 35 Grad litten viele.", [("35 Grad", "~35 Cel", "temperature")]),
    ("Das Fieber stieg auf 40,2 Grad.", [("40,2 Grad", "40.2 Cel", "temperature")]),
    ("Der Radweg ist 2,5 m breit.", [("2,5 m", "2.5 m", "width")]),
    ("Nach 42,195 Kilometern war sie im Ziel.", [("42,195 Kilometern", "42195 m", "distance")]),
    ("Die Leitung hat 110 Kilovolt.", [("110 Kilovolt", "110000 V", "voltage")]),
    ("Der Tunnel wird 55 km lang und kostet 8 Milliarden Euro.", [("55 km", "55000 m", "length.of")]),
    ("Bis zu 200 km/h schnelle Züge fahren hier.", [("200 km/h", "<=55.5556 m/s", "speed")]),
    (
        "Ein Beben mit einer Stärke von etwa 4,5 wurde registriert.",
        [("Stärke von etwa 4,5", "~4.5 magnitude", "magnitude")],
    ),
    ("Er kaufte 2 kg Äpfel und 3 l Milch.", [("2 kg", "2 kg", "weight"), ("3 l", "0.003 m3", "volume")]),
    ("Die Welle war bis zu zehn Meter hoch.", [("zehn Meter", "<=10 m", "height")]),
    ("Das Wasser stand 1,20 Meter hoch im Keller.", [("1,20 Meter", "1.2 m", "height")]),
    ("Der 60-Tonnen-Kran kippte.", [("60-Tonnen-Kran", "60000 kg", "weight")]),
    ("Ein 20 Kilogramm schwerer Stein fiel.", [("20 Kilogramm", "20 kg", "weight")]),
    ("Das Grundstück misst 800 Quadratmeter.", [("800 Quadratmeter", "800 m2", "area")]),
]

GERMAN_TRAPS = [
    "Er lief zu Fuß nach Hause.",
    "Die A 7 ist gesperrt.",
    "Er fasste Fuß in der Firma.",
    "Auf 20 Grad Ost wurde das Schiff gesehen.",
    "Er sprang vom 3-Meter-Brett.",
    "Sie gewann den 100-Meter-Lauf.",
    "Das Auto stand in der Tempo-30-Zone.",
    "Er drehte sich um 180 Grad.",
    "PS: Bitte um 5 Uhr kommen.",
    "Der Bildschirm misst 55 Zoll.",
    "Das kostet 20 Pfund.",
    "Verbrennungen zweiten Grades erlitt sie.",
    "Das Feld misst 3 x 4 Meter.",
    "Sie trafen sich zu einem Gespräch.",
    "Das Ziel ist die 1,5-Grad-Grenze.",
    "Das Gerät hat 512 Gigabyte.",
    "Version 1.2.3 m gilt nicht.",
    "Die Zahl der Meter ist unbekannt.",
]

ENGLISH: list[Row] = [
    ("The tower is 120 feet tall.", [("120 feet", "36.576 m", "height")]),
    ("A 3m-high wall fell.", [("3m-high", "3 m", "height")]),
    ("They dug a 12-foot-deep hole.", [("12-foot-deep", "3.6576 m", "depth")]),
    ("He is 6ft 2in tall.", [("6ft 2in", "1.8796 m", "body.height")]),
    ("The six-foot-two defender scored.", [("six-foot-two", "1.8796 m", "extent")]),
    ("Up to 30 centimetres of snow fell.", [("30 centimetres", "<=0.3 m", "snow")]),
    ("She was found at 2,300 metres.", [("2,300 metres", "2300 m", "altitude")]),
    ("The plane was flying at 35,000 feet.", [("35,000 feet", "10668 m", "altitude")]),
    ("The fire has burned 5,300 acres.", [("5,300 acres", "2.14483e+07 m2", "area")]),
    ("The bomb weighed 250kg.", [("250kg", "250 kg", "weight")]),
    ("A 20-pound fish was caught.", [("20-pound", "9.07185 kg", "weight")]),
    ("It was minus 18 degrees Celsius in Oslo.", [("minus 18 degrees Celsius", "-18 Cel", "temperature")]),
    ("Temperatures hit 45.3C in Seville.", [("45.3C", "45.3 Cel", "temperature")]),
    ("It was 103 degrees in Phoenix.", [("103 degrees", "39.4444 Cel", "temperature")]),
    ("A magnitude-7.2 earthquake struck off the coast.", [("magnitude-7.2", "7.2 magnitude", "magnitude")]),
    ("The quake had a magnitude of 5.8.", [("magnitude of 5.8", "5.8 magnitude", "magnitude")]),
    ("Winds gusted to 90mph.", [("90mph", "40.2336 m/s", "wind")]),
    (
        "He was doing 110 mph in a 70 mph zone.",
        [("110 mph", "49.1744 m/s", "speed"), ("70 mph", "31.2928 m/s", "limit")],
    ),
    ("The plant has a capacity of 12 megawatts.", [("12 megawatts", "12000000 W", "power")]),
    ("The site is 20 miles north of York.", [("20 miles", "32186.9 m", "distance")]),
    ("The tank held 3,000 litres of diesel.", [("3,000 litres", "3 m3", "volume")]),
    ("She won gold in the 100 metres.", [("100 metres", "100 m", "discipline")]),
    ("The police seized 2.3 tonnes of cocaine.", [("2.3 tonnes", "2300 kg", "weight")]),
    ("The pitch is 100 yards long.", [("100 yards", "91.44 m", "length.of")]),
    ("He scored from 25 yards.", [("25 yards", "22.86 m", "distance")]),
    ("The river is 30 to 40 metres wide.", [("30 to 40 metres", "30..40 m", "width")]),
    ("Between two and four inches of rain is expected.", [("Between two and four inches", "0.0508..0.1016 m", "rain")]),
    ("The planet has warmed by 1.5C.", [("1.5C", "1.5 Cel", "change.measure")]),
    ("He carried a 9mm pistol.", [("9mm", "0.009 m", "calibre")]),
    ("Emissions fell to 300 million tonnes of CO2.", [("300 million tonnes", "300000000000 kg", "emission")]),
    ("A 10-mile tailback formed.", [("10-mile", "16093.4 m", "length.of")]),
    ("A 1,000-acre wildfire is burning.", [("1,000-acre", "4.04686e+06 m2", "area")]),
    ("The house is 2,500 square feet.", [("2,500 square feet", "232.258 m2", "area")]),
    ("They walked several miles.", [("several miles", "vague", "distance")]),
    ("The climber fell 40 metres.", [("40 metres", "40 m", "drop")]),
    ("About 6 inches of snow.", [("6 inches", "~0.1524 m", "snow")]),
    (
        "The whale, about 15 metres long and weighing 30 tonnes, was freed.",
        [("15 metres", "~15 m", "length.of"), ("30 tonnes", "30000 kg", "weight")],
    ),
    ("The ship was doing 12 knots.", [("12 knots", "6.17333 m/s", "speed")]),
    ("The bridge, 120 metres long, is shut.", [("120 metres", "120 m", "length.of")]),
    ("It weighs 3 tons.", [("3 tons", "2721.55 kg", "weight")]),
    ("He ran 26.2 miles.", [("26.2 miles", "42164.8 m", "distance")]),
    ("The well is 300ft deep.", [("300ft", "91.44 m", "depth")]),
    ("Police closed a five-mile stretch of the M25.", [("five-mile", "8046.72 m", "length.of")]),
    ("The lake is 10 sq km.", [("10 sq km", "10000000 m2", "area")]),
    ("A 40-acre farm was sold.", [("40-acre", "161874 m2", "area")]),
    ("The dam holds 2 million cubic metres of water.", [("2 million cubic metres", "2000000 m3", "volume")]),
    ("It was -5°C at dawn.", [("-5°C", "-5 Cel", "temperature")]),
    ("Temperatures will range from 12C to 18C.", [("12C to 18C", "12..18 Cel", "temperature")]),
    ("A 2.5-metre python escaped.", [("2.5-metre", "2.5 m", "extent")]),
    ("They sailed 200 nautical miles.", [("200 nautical miles", "370400 m", "distance")]),
    ("The 10km run starts at noon.", [("10km", "10000 m", "distance")]),
    ("A 6.4-magnitude earthquake hit Japan.", [("6.4-magnitude", "6.4 magnitude", "magnitude")]),
    ("He drove at 140 km/h.", [("140 km/h", "38.8889 m/s", "speed")]),
]

ENGLISH_TRAPS = [
    "He was on his feet again.",
    "She was back on her feet.",
    "The stone wall collapsed.",
    "£3m was paid.",
    "3m people live there.",
    "A 55-inch TV was stolen.",
    "He scored with a 25-yard shot.",
    "Pupils of grade 2C passed.",
    "He lives at flat 4C.",
    "He turned 180 degrees.",
    "She has two degrees in law.",
    "The fish cost 20 pounds.",
    "The room is 3 x 4 metres.",
    "The 400m champion won.",
    "He laid 14 stone slabs.",
    "The deal is worth 5m in all.",
    "The site lies at 48 degrees north.",
]


def _own(report: Report) -> list[Claim]:
    return [claim for claim in report.claims if claim.fact.mention.kind == "measure"]


def _read(claim: Claim) -> tuple[str, str, str]:
    return claim.fact.mention.surface, notation(claim), claim.fact.role


@pytest.mark.parametrize("row", GERMAN, ids=[row[0] for row in GERMAN])
def test_german(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _own(report(row[0], lang="de"))] == row[1]


@pytest.mark.parametrize("row", ENGLISH, ids=[row[0] for row in ENGLISH])
def test_english(row: Row, report: Callable[..., Report]) -> None:
    assert [_read(claim) for claim in _own(report(row[0], lang="en"))] == row[1]


@pytest.mark.parametrize("sentence", GERMAN_TRAPS)
def test_german_words_that_are_none(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _own(report(sentence, lang="de"))] == []


@pytest.mark.parametrize("sentence", ENGLISH_TRAPS)
def test_english_words_that_are_none(sentence: str, report: Callable[..., Report]) -> None:
    assert [claim.fact.mention.surface for claim in _own(report(sentence, lang="en"))] == []


# Two measures and the rung on which they stand together.
PAIRS: dict[str, tuple[str, str, Rung]] = {
    "one_unit_one_figure": ("12 Meter", "zwölf Meter", Rung.SAME),
    "one_metre_apart": ("12 Meter", "13 Meter", Rung.APART),
    "rounded_to_metres": ("12 Meter", "12,4 Meter", Rung.ROUNDED),
    "not_rounded_to_metres": ("12 Meter", "12,6 Meter", Rung.APART),
    "a_kilometre_is_a_thousand_metres": ("1 Kilometer", "1.000 Meter", Rung.SAME),
    "miles_meet_kilometres": ("19 Meilen", "gut 30 Kilometer", Rung.HEDGED),
    "miles_miss_kilometres": ("19 Meilen", "40 Kilometer", Rung.APART),
    "millions_to_a_tenth": ("1,5 Millionen Meter", "1.480.000 Meter", Rung.ROUNDED),
    "feet_rounded_to_hundreds": ("600 Meter", "0,61 Kilometer", Rung.ROUNDED),
}


@pytest.mark.parametrize(("first", "second", "rung"), PAIRS.values(), ids=PAIRS)
def test_two_measures(first: str, second: str, rung: Rung, report: Callable[..., Report], rulebook: Rulebook) -> None:
    [a], [b] = (_own(report(f"Die Mauer ist {words} lang.", lang="de")) for words in (first, second))
    assert MEASURE.weigh(a, b, rulebook, {}).rung is rung
    assert MEASURE.weigh(b, a, rulebook, {}).rung is rung


def test_celsius_meets_fahrenheit(report: Callable[..., Report], rulebook: Rulebook) -> None:
    [a] = _own(report("Gespielt wurde bei 34 Grad.", lang="de"))
    [b] = _own(report("They played in 93-degree heat.", lang="en"))
    [c] = _own(report("They played in 97-degree heat.", lang="en"))
    assert MEASURE.weigh(a, b, rulebook, {}).rung is Rung.ROUNDED
    assert MEASURE.weigh(a, c, rulebook, {}).rung is Rung.APART


# Two reports of one story, and what is told for certain of their measures.
STORIES: dict[str, tuple[str, str, str, str]] = {
    "height": (
        "de",
        "Der Kran im Hafen war 45 Meter hoch.",
        "Der Kran im Hafen hatte eine Höhe von 54 Metern.",
        "MEA001",
    ),
    "height_is_no_length": ("de", "Der Kran im Hafen war 45 Meter hoch.", "Der Kran im Hafen war 54 Meter lang.", ""),
    "two_distances": (
        "de",
        "Der Hof liegt 3 Kilometer nördlich von Wels.",
        "Die Feuerwehr fuhr 12 Kilometer weit zum Hof in Wels.",
        "",
    ),
    "two_observatories": ("de", "Das Beben hatte die Stärke 5,8.", "Das Beben hatte die Stärke 6,0.", ""),
    "two_magnitudes": ("de", "Das Beben hatte die Stärke 5,8.", "Das Beben hatte die Stärke 6,8.", "MEA001"),
    "aftershock": ("de", "Das Beben hatte die Stärke 6,8.", "Das Nachbeben hatte die Stärke 4,3.", ""),
    "units": ("en", "The wall in Leeds was 12 feet high.", "In Leeds a wall 3.7 metres high fell.", "MEA000"),
}


@pytest.mark.parametrize(("lang", "first", "second", "told"), STORIES.values(), ids=STORIES)
def test_two_reports(lang: str, first: str, second: str, told: str, report: Callable[..., Report]) -> None:
    findings = report(first, second, lang=lang).findings
    assert [f.rule for f in findings if f.sure and f.kind == "measure"] == ([told] if told else [])


UNITS = ("millimetre", "metre", "kilometre", "mile", "foot")


@given(figure=st.integers(1, 999), first=st.sampled_from(UNITS), second=st.sampled_from(UNITS))
def test_a_measure_meets_itself_in_any_unit(figure: int, first: str, second: str, rulebook: Rulebook) -> None:
    """To three places: what is converted and rounded to a hundredth of its size is the same measure."""
    metres = figure * Fraction(rulebook.units[first].factor)
    other = metres / Fraction(rulebook.units[second].factor)
    step = Fraction(10) ** (len(str(int(other))) - 3 if other >= 1 else -4)
    rounded = round(other / step) * step
    a = _claim(Fraction(figure), Fraction(1), first, rulebook)
    b = _claim(rounded, step, second, rulebook)
    assert MEASURE.weigh(a, b, rulebook, {}) == MEASURE.weigh(b, a, rulebook, {})
    if first != second:
        assert MEASURE.weigh(a, b, rulebook, {}).rung is not Rung.APART


def _claim(figure: Fraction, step: Fraction, unit: str, rulebook: Rulebook) -> Claim:
    factor = Fraction(rulebook.units[unit].factor)
    value = Quantity(figure * factor, figure * factor, "m", step=step * factor, given_in=unit)
    span = Span(Field.TEXT, 0, 1)
    mention = Mention("a", span, "x", 0, span, "measure", "de/measure/made")
    return Claim(Fact(mention, value, "height"), Document(id="a", text="x"), None, None, "a", "de")
