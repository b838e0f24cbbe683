"""Pairs of reports that give one utterance, eight ways and in two languages, and pairs that only look alike."""

from __future__ import annotations

import pytest

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding, Report, Verdict
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook

Pair = tuple[str, str]
GERMAN: dict[str, list[Pair]] = {
    "identical": [
        ("„Der Damm hat gehalten“, sagte Kommandant Josef Riedl am Abend.", "Kommandant Josef Riedl sagte: „Der Damm hat gehalten.“"),
        ("Ministerin Clara Vogt nannte den Entwurf „einen mutigen ersten Schritt“.", "Der Entwurf sei „einen mutigen ersten Schritt“ wert, sagte Ministerin Clara Vogt."),
        ("«Wir haben den Zug verpasst», räumte Direktor Urs Kälin ein.", "«Wir haben den Zug verpasst», räumte Urs Kälin, Direktor der Bahn, ein."),
        ("„Niemand wird zurückgelassen“, versprach Landesrat Peter Zach.", "„Niemand wird zurückgelassen“, sagte Landesrat Peter Zach."),
        ("„Das war ein rabenschwarzer Tag für unseren Verein“, klagte Trainer Timo Brandl.", "Trainer Timo Brandl klagte: „Das war ein rabenschwarzer Tag für unseren Verein.“"),
        ("Rektorin Anna Lechner erklärte, die Schule bleibe am Freitag wegen der Hitze geschlossen.", "Die Schule bleibe am Freitag wegen der Hitze geschlossen, erklärte Rektorin Anna Lechner."),
        ("„Die Kosten laufen uns davon“, warnte Stadträtin Mira Holm.", "„Die Kosten laufen uns davon“, so Stadträtin Mira Holm."),
        ("„Ohne Regen verlieren wir die halbe Ernte“, sagte Bauernobmann Karl Stocker.", "„Ohne Regen“, sagte Bauernobmann Karl Stocker, „verlieren wir die halbe Ernte.“"),
    ],
    "typographic": [
        ("„Der Damm hat gehalten“, sagte Kommandant Josef Riedl.", "«Der Damm hat gehalten», sagte Kommandant Josef Riedl."),
        ("„Wir gehen, aber wir kommen wieder“, sagte Kapitän Leo Berg.", "„Wir gehen – aber wir kommen wieder“, sagte Kapitän Leo Berg."),
        ("„Ich hab’s ihm dreimal gesagt“, erklärte Zeugin Lena Kraus.", "„Ich hab's ihm dreimal gesagt“, erklärte Zeugin Lena Kraus."),
        ("„Die Straße muss bis Mai fertig sein“, sagte Bürgermeister Ernst Pohl.", "„Die Strasse muss bis Mai fertig sein“, sagte Bürgermeister Ernst Pohl."),
        ("„Zwölf Stunden Arbeit sind genug“, sagte Gewerkschafterin Rita Moll.", "„12 Stunden Arbeit sind genug“, sagte Gewerkschafterin Rita Moll."),
        ("„Jetzt erst recht!“, rief Parteichef Marco Stein.", "„Jetzt erst recht“, rief Parteichef Marco Stein."),
        ("Chefarzt Paul Weiß sprach von einem „medizinischen Wunder“.", "Chefarzt Paul Weiß sprach von einem »medizinischen Wunder«."),
        ("„Das ist – ehrlich gesagt – eine Frechheit“, sagte Mieterin Eva Lang.", "„Das ist, ehrlich gesagt, eine Frechheit“, sagte Mieterin Eva Lang."),
    ],
    "partial": [
        ("„Der Damm hat gehalten, und dafür danke ich allen Helfern“, sagte Kommandant Josef Riedl.", "„Der Damm hat gehalten“, sagte Kommandant Josef Riedl."),
        ("„Wir haben lange gezögert, doch nun steht der Fahrplan für den Umbau“, sagte Direktor Urs Kälin.", "„Nun steht der Fahrplan für den Umbau“, sagte Direktor Urs Kälin."),
        ("„Das Museum öffnet im Herbst seine Türen für alle Besucher“, sagte Kuratorin Nina Falk.", "Das Museum werde „im Herbst seine Türen“ öffnen, sagte Kuratorin Nina Falk."),
        ("„Die Verhandlungen waren zäh, laut und am Ende doch ergiebig“, sagte Ministerin Clara Vogt.", "„Die Verhandlungen waren zäh […] und am Ende doch ergiebig“, sagte Ministerin Clara Vogt."),
        ("„Wir wollen künftig sehr eng zusammenarbeiten und voneinander lernen“, sagte Präsident Tom Haller.", "Man wolle künftig „eng“ zusammenarbeiten, sagte Präsident Tom Haller."),
        ("„Unsere Mannschaft hat Charakter gezeigt und verdient gewonnen“, sagte Trainer Timo Brandl.", "Trainer Timo Brandl lobte, die Mannschaft habe „Charakter gezeigt“."),
        ("„Ich bin stolz auf diese Stadt. Hier hilft jeder jedem.“ Das sagte Bürgermeister Ernst Pohl.", "„Hier hilft jeder jedem“, sagte Bürgermeister Ernst Pohl."),
        ("„Die Lage am Hang ist ernst, wir beobachten jede Bewegung des Felsens“, sagte Geologin Vera Thal.", "„Die Lage am Hang ist ernst“, sagte Geologin Vera Thal."),
    ],
    "wording": [
        ("„Der Damm hat zum Glück gehalten“, sagte Kommandant Josef Riedl.", "„Der Damm hat Gott sei Dank gehalten“, sagte Kommandant Josef Riedl."),
        ("„Das war eine ausgesprochen harte Woche für die Belegschaft“, sagte Direktor Urs Kälin.", "„Das war eine wirklich harte Woche für die Belegschaft“, sagte Direktor Urs Kälin."),
        ("„Wir bekommen endlich ein modernes Spital“, sagte Landesrat Peter Zach.", "„Wir kriegen endlich ein modernes Spital“, sagte Landesrat Peter Zach."),
        ("„Der Brand hat sich rasend schnell ausgebreitet“, sagte Einsatzleiter Max Huber.", "„Das Feuer hat sich rasend schnell ausgebreitet“, sagte Einsatzleiter Max Huber."),
        ("„Diese Reform ist überfällig und gerecht“, sagte Ministerin Clara Vogt.", "„Diese Reform ist längst fällig und gerecht“, sagte Ministerin Clara Vogt."),
        ("„Wir werden den Täter finden und vor Gericht bringen“, sagte Ermittler Jan Ott.", "„Wir werden den Täter fassen und vor Gericht bringen“, sagte Ermittler Jan Ott."),
        ("„Die Jugend in diesem Tal verdient eine Zukunft“, sagte Bürgermeister Ernst Pohl.", "„Die Jugend in diesem Tal hat eine Zukunft verdient“, sagte Bürgermeister Ernst Pohl."),
        ("„Wir verlassen uns auf jeden einzelnen Helfer“, sagte Obmann Karl Stocker.", "„Wir verlassen uns auf jeden einzelnen Freiwilligen“, sagte Obmann Karl Stocker."),
    ],
    "meaning": [
        ("„Der Damm wird halten“, sagte Kommandant Josef Riedl.", "„Der Damm wird nicht halten“, sagte Kommandant Josef Riedl."),
        ("„Wir schließen zwei Werke im Norden“, sagte Direktor Urs Kälin.", "„Wir schließen drei Werke im Norden“, sagte Direktor Urs Kälin."),
        ("„Die Gemeinden müssen den Plan umsetzen“, sagte Ministerin Clara Vogt.", "„Die Gemeinden dürfen den Plan umsetzen“, sagte Ministerin Clara Vogt."),
        ("„Vielleicht finden wir heuer noch einen Käufer“, sagte Masseverwalter Georg Lind.", "„Wir finden heuer noch einen Käufer“, sagte Masseverwalter Georg Lind."),
        ("„Wir stimmen dem Vertrag zu, wenn das Geld kommt“, sagte Parteichef Marco Stein.", "„Wir stimmen dem Vertrag zu“, sagte Parteichef Marco Stein."),
        ("„Die Mieten in der Stadt werden weiter steigen“, sagte Stadträtin Mira Holm.", "„Die Mieten in der Stadt werden weiter sinken“, sagte Stadträtin Mira Holm."),
        ("„Das Verhalten der Beamten war zulässig“, sagte Richterin Helga Born.", "„Das Verhalten der Beamten war unzulässig“, sagte Richterin Helga Born."),
        ("„Der Schaden liegt bei fünf Millionen Euro“, sagte Einsatzleiter Max Huber.", "„Der Schaden liegt bei fünf Milliarden Euro“, sagte Einsatzleiter Max Huber."),
        ("„Die Gewerkschaft hat die Regierung getäuscht“, sagte Sprecher Ralf Dorn.", "„Die Regierung hat die Gewerkschaft getäuscht“, sagte Sprecher Ralf Dorn."),
        ("„Wir werden die Grenze nicht öffnen“, sagte Kanzlerin Iris Adam.", "Kanzlerin Iris Adam sagte, man werde die Grenze öffnen."),
    ],
    "misattribution": [
        ("„Der Damm hat die ganze Nacht gehalten“, sagte Kommandant Josef Riedl. Bürgermeister Ernst Pohl schwieg.", "„Der Damm hat die ganze Nacht gehalten“, sagte Bürgermeister Ernst Pohl. Kommandant Josef Riedl schwieg."),
        ("„Diese Steuer trifft die Falschen in unserem Land“, sagte Ministerin Clara Vogt.", "„Diese Steuer trifft die Falschen in unserem Land“, sagte Parteichef Marco Stein."),
        ("Trainer Timo Brandl sagte: „Wir haben uns selbst um den Sieg gebracht.“", "Torhüter Felix Arnold sagte: „Wir haben uns selbst um den Sieg gebracht.“"),
        ("«Die Bank hat ihre Kunden im Stich gelassen», erklärte Anwältin Petra Suter.", "«Die Bank hat ihre Kunden im Stich gelassen», erklärte Gutachter Reto Keller."),
        ("„Dieses Bauwerk ist ein Geschenk an die nächste Generation“, sagte Architekt Paul Egger.", "„Dieses Bauwerk ist ein Geschenk an die nächste Generation“, meinte Bürgermeisterin Ida Prantl."),
        ("„Wer jetzt spart, zahlt später den doppelten Preis“, warnte Ökonom Hans Kern.", "„Wer jetzt spart, zahlt später den doppelten Preis“, warnte Ministerin Clara Vogt."),
        ("„Ich habe die Unterlagen nie zu Gesicht bekommen“, beteuerte Direktor Urs Kälin.", "„Ich habe die Unterlagen nie zu Gesicht bekommen“, beteuerte Kassier Leo Berg."),
        ("„Unser Dorf lässt sich nicht einschüchtern von solchen Drohungen“, sagte Pfarrer Anton Wolf.", "„Unser Dorf lässt sich nicht einschüchtern von solchen Drohungen“, sagte Wirtin Rosa Haas."),
    ],
    "paraphrase": [
        ("„Wir werden den Damm noch vor dem Winter erneuern“, sagte Kommandant Josef Riedl.", "Kommandant Josef Riedl sagte, man werde den Damm noch vor dem Winter erneuern."),
        ("„Der Vertrag ist eine Zumutung für alle Beschäftigten“, sagte Gewerkschafterin Rita Moll.", "Der Vertrag sei eine Zumutung für alle Beschäftigten, sagte Gewerkschafterin Rita Moll."),
        ("„Ich habe von den Zahlungen nichts gewusst“, erklärte Direktor Urs Kälin.", "Direktor Urs Kälin erklärte, er habe von den Zahlungen nichts gewusst."),
        ("„Das neue Stadion kostet uns keinen Cent“, sagte Bürgermeister Ernst Pohl.", "Nach Angaben von Bürgermeister Ernst Pohl kostet das neue Stadion die Stadt keinen Cent."),
        ("„Unsere Ärzte arbeiten seit Tagen ohne Pause“, sagte Chefarzt Paul Weiß.", "Chefarzt Paul Weiß berichtete, dass seine Ärzte seit Tagen ohne Pause arbeiteten."),
        ("„Die Polizei hat zu spät auf den Notruf reagiert“, kritisierte Anwältin Petra Suter.", "Die Polizei habe zu spät auf den Notruf reagiert, kritisierte Anwältin Petra Suter."),
        ("„Wir können die Fähre erst im Juni reparieren“, sagte Kapitän Leo Berg.", "Die Fähre könne erst im Juni repariert werden, sagte Kapitän Leo Berg."),
        ("Der Umbau beginne „unverzüglich“, um den Verkehr in der Innenstadt zu entlasten, sagte Stadträtin Mira Holm.", "Stadträtin Mira Holm sagte, der Umbau beginne sofort, um den Verkehr in der Innenstadt zu entlasten."),
    ],
    "translation": [
        ("„Wir waren erschöpft, aber nicht besiegt“, sagte Trainer Owen Price auf Englisch.", "„Wir waren müde, aber nicht geschlagen“, sagte Trainer Owen Price."),
        ("„Wir bauen diese Brücke für unsere Kinder“, sagte Ministerin Clara Vogt.", "“We are building this bridge for our children,” Minister Clara Vogt said."),
        ("„Der Krieg muss enden, bevor der Winter kommt“, sagte Präsident Tom Haller.", "“The war must end before winter comes,” President Tom Haller said."),
        ("„Unser Land braucht Frieden und keine Waffen“, sagte Bischof Anton Wolf.", "“Our country needs peace and no weapons,” Bishop Anton Wolf said."),
        ("„Die Polizei hat einen schweren Fehler gemacht“, sagte Richterin Helga Born.", "“The police made a serious mistake,” Judge Helga Born said."),
        ("„Wir haben das Spiel in der letzten Minute verloren“, sagte Trainer Timo Brandl.", "“We lost the game in the last minute,” coach Timo Brandl said."),
        ("„Diese Entscheidung wird das Leben vieler Familien ändern“, sagte Ministerin Clara Vogt.", "“This decision will change the lives of many families,” Minister Clara Vogt said."),
        ("„Das Wasser stieg in der Nacht sehr schnell“, sagte Bürgermeister Ernst Pohl.", "“The water rose very fast in the night,” Mayor Ernst Pohl said."),
    ],
    "nothing": [
        ("„Der Damm hat gehalten“, sagte Kommandant Josef Riedl.", "„Die Schule bleibt heute zu“, sagte Kommandant Josef Riedl."),
        ("„Wir brauchen mehr Polizei in der Stadt“, sagte Stadträtin Mira Holm.", "„Wir brauchen mehr Geld für die Schulen“, sagte Bürgermeister Ernst Pohl."),
        ("Er sah den Film „Der lange Abschied“.", "Sie las das Buch „Der lange Weg“."),
        ("„Ja“, sagte Zeugin Lena Kraus.", "„Ja“, sagte Ermittler Jan Ott."),
        ("„Das ist ein guter Tag für die Wirtschaft“, sagte Ministerin Clara Vogt.", "„Das ist ein schwarzer Tag für den Verein“, sagte Trainer Timo Brandl."),
        ("Direktor Urs Kälin erklärte, er habe das Werk im Mai besucht.", "„Das Werk bleibt im Mai geschlossen“, sagte Gewerkschafterin Rita Moll."),
        ("Er sprach von einer „Katastrophe“ für den Wald. Das war Förster Karl Stocker.", "Ministerin Clara Vogt nannte den Haushalt eine „Katastrophe“."),
        ("„Wir bauen diese Brücke für unsere Kinder“, sagte Ministerin Clara Vogt.", "“The budget for the army will rise next year,” Minister Clara Vogt said."),
    ],
}  # fmt: skip
ENGLISH: dict[str, list[Pair]] = {
    "identical": [
        ("“The dam held all night,” fire chief Joe Ridley said.", "Fire chief Joe Ridley said: “The dam held all night.”"),
        ("Minister Clara Voss called the draft “a brave first step.”", "The draft was “a brave first step,” Minister Clara Voss said."),
        ("“We missed the train on this one,” director Ursula Keane admitted.", "“We missed the train on this one,” said director Ursula Keane."),
        ("“Nobody will be left behind,” Governor Peter Zane promised.", "“Nobody will be left behind,” Governor Peter Zane told reporters."),
        ("“It was a black day for our club,” coach Tim Brandon said.", "“It was a black day for our club,” said coach Tim Brandon after the match."),
        ("“The costs are running away from us,” councillor Mira Holm warned.", "“The costs,” councillor Mira Holm warned, “are running away from us.”"),
        ("“Without rain we lose half the harvest,” farmer Carl Stocker said.", "“Without rain we lose half the harvest,” according to farmer Carl Stocker."),
        ("Captain Leo Burke said: “I saw the light too late.”", "“I saw the light too late,” Captain Leo Burke said."),
    ],
    "typographic": [
        ("“The dam held all night,” fire chief Joe Ridley said.", '"The dam held all night," fire chief Joe Ridley said.'),
        ("“We do not negotiate with thieves,” Minister Clara Voss said.", "“We don’t negotiate with thieves,” Minister Clara Voss said."),
        ("“It's over, and we know it,” coach Tim Brandon said.", "“It’s over – and we know it,” coach Tim Brandon said."),
        ("“The harbour will close for good,” Mayor Ernest Pole said.", "“The harbor will close for good,” Mayor Ernest Pole said."),
        ("“Twelve hours of work are enough,” union leader Rita Moll said.", "“12 hours of work are enough,” union leader Rita Moll said."),
        ("“We're leaving, but we'll be back,” Captain Leo Burke said.", "“We are leaving, but we will be back,” Captain Leo Burke said."),
        ("“This is a medical miracle,” Dr. Paul White said.", "‘This is a medical miracle,’ Dr. Paul White said."),
        ("“That, frankly, is an insult,” tenant Eve Lang said.", "“That – frankly – is an insult,” tenant Eve Lang said."),
    ],
    "partial": [
        ("“The dam held all night and I thank every helper,” fire chief Joe Ridley said.", "“The dam held all night,” fire chief Joe Ridley said."),
        ("“We hesitated for years, but now the schedule for the rebuild stands,” director Ursula Keane said.", "“Now the schedule for the rebuild stands,” director Ursula Keane said."),
        ("“The museum opens its doors to all visitors this autumn,” curator Nina Falk said.", "The museum “opens its doors” soon, curator Nina Falk said."),
        ("“The talks were tough, loud and in the end fruitful,” Minister Clara Voss said.", "“The talks were tough ... and in the end fruitful,” Minister Clara Voss said."),
        ("“Our team showed real character and deserved the win,” coach Tim Brandon said.", "Coach Tim Brandon said his team “showed real character”."),
        ("“I am proud of this town. Here everybody helps everybody.” So said Mayor Ernest Pole.", "“Here everybody helps everybody,” Mayor Ernest Pole said."),
        ("“The slope is in a serious state, and we watch every movement of the rock,” geologist Vera Dale said.", "“We watch every movement of the rock,” geologist Vera Dale said."),
        ("“Our hospitals are full and our nurses are exhausted,” Dr. Paul White said.", "Dr. Paul White said nurses “are exhausted”."),
    ],
    "wording": [
        ("“The dam held, thank God,” fire chief Joe Ridley said.", "“The dam held, thank goodness,” fire chief Joe Ridley said."),
        ("“It was an exceptionally hard week for the staff,” director Ursula Keane said.", "“It was a really hard week for the staff,” director Ursula Keane said."),
        ("“We are finally getting a modern hospital,” Governor Peter Zane said.", "“We are finally receiving a modern hospital,” Governor Peter Zane said."),
        ("“The fire spread at breathtaking speed,” fire chief Joe Ridley said.", "“The blaze spread at breathtaking speed,” fire chief Joe Ridley said."),
        ("“This reform is overdue and fair,” Minister Clara Voss said.", "“This reform is long overdue and fair,” Minister Clara Voss said."),
        ("“We will find the killer and bring him to court,” detective Ian Ott said.", "“We will catch the killer and bring him to court,” detective Ian Ott said."),
        ("“The young people of this valley deserve a future,” Mayor Ernest Pole said.", "“The youngsters of this valley deserve a future,” Mayor Ernest Pole said."),
        ("“We rely on every single helper out there,” farmer Carl Stocker said.", "“We rely on every single volunteer out there,” farmer Carl Stocker said."),
    ],
    "meaning": [
        ("“The dam will hold,” fire chief Joe Ridley said.", "“The dam will not hold,” fire chief Joe Ridley said."),
        ("“We are closing two plants in the north,” director Ursula Keane said.", "“We are closing three plants in the north,” director Ursula Keane said."),
        ("“Towns must carry out the plan,” Minister Clara Voss said.", "“Towns may carry out the plan,” Minister Clara Voss said."),
        ("“Perhaps we will find a buyer this year,” administrator George Lind said.", "“We will find a buyer this year,” administrator George Lind said."),
        ("“We back the deal if the money comes,” party leader Mark Stone said.", "“We back the deal,” party leader Mark Stone said."),
        ("“Rents in the city will keep rising,” councillor Mira Holm said.", "“Rents in the city will keep falling,” councillor Mira Holm said."),
        ("“The conduct of the officers was lawful,” Judge Helen Born said.", "“The conduct of the officers was unlawful,” Judge Helen Born said."),
        ("“The damage stands at five million euros,” fire chief Joe Ridley said.", "“The damage stands at five billion euros,” fire chief Joe Ridley said."),
        ("“The union deceived the government,” spokesman Ralph Thorn said.", "“The government deceived the union,” spokesman Ralph Thorn said."),
        ("“We will not open the border,” Chancellor Iris Adam said.", "Chancellor Iris Adam said the country would open the border."),
    ],
    "misattribution": [
        ("“The dam held all night long,” fire chief Joe Ridley said. Mayor Ernest Pole kept silent.", "“The dam held all night long,” Mayor Ernest Pole said. Fire chief Joe Ridley kept silent."),
        ("“This tax hits the wrong people in our country,” Minister Clara Voss said.", "“This tax hits the wrong people in our country,” Senator Mark Stone said."),
        ("Coach Tim Brandon said: “We robbed ourselves of the victory.”", "Goalkeeper Felix Arnold said: “We robbed ourselves of the victory.”"),
        ("“The bank has let its customers down badly,” lawyer Petra Sutter said.", "“The bank has let its customers down badly,” Senator Beth Graves said."),
        ("“This building is a gift to the next generation,” architect Paul Egger said.", "“This building is a gift to the next generation,” Mayor Ida Prantl said."),
        ("“Those who save now pay double later,” economist Hans Kern warned.", "“Those who save now pay double later,” Minister Clara Voss warned."),
        ("“I never saw a single page of those files,” director Ursula Keane said.", "“I never saw a single page of those files,” treasurer Leo Burke said."),
        ("“Our village will not be bullied by such threats,” Reverend Anthony Wolfe said.", "“Our village will not be bullied by such threats,” Mayor Rosa Hayes said."),
    ],
    "paraphrase": [
        ("“We will renew the dam before the winter,” fire chief Joe Ridley said.", "Fire chief Joe Ridley said they would renew the dam before the winter."),
        ("“The contract is an insult to all employees,” union leader Rita Moll said.", "The contract was an insult to all employees, union leader Rita Moll said."),
        ("“I knew nothing about the payments,” director Ursula Keane said.", "Director Ursula Keane said that she had known nothing about the payments."),
        ("“The new stadium costs us not a single cent,” Mayor Ernest Pole said.", "According to Mayor Ernest Pole, the new stadium costs the town not a single cent."),
        ("“Our doctors have worked for days without a break,” Dr. Paul White said.", "Dr. Paul White said that his doctors had worked for days without a break."),
        ("“The police reacted too late to the emergency call,” lawyer Petra Sutter said.", "Lawyer Petra Sutter said the police had reacted too late to the emergency call."),
        ("“We can repair the ferry in June,” Captain Leo Burke said.", "Captain Leo Burke said they could repair the ferry in June."),
        ("“The glacier has lost half of its ice,” geologist Vera Dale said.", "The glacier had lost half of its ice, geologist Vera Dale told reporters."),
    ],
    "translation": [
        ("“We were exhausted but not beaten,” coach Otto Preis said in German.", "“We were tired but not defeated,” coach Otto Preis said."),
        ("“We are building this bridge for our children,” Minister Clara Vogt said.", "„Wir bauen diese Brücke für unsere Kinder“, sagte Ministerin Clara Vogt."),
        ("“The war must end before winter comes,” President Tom Haller said.", "„Der Krieg muss enden, bevor der Winter kommt“, sagte Präsident Tom Haller."),
        ("“Our country needs peace and no weapons,” Bishop Anton Wolf said.", "„Unser Land braucht Frieden und keine Waffen“, sagte Bischof Anton Wolf."),
        ("“The police made a serious mistake,” Judge Helga Born said.", "„Die Polizei hat einen schweren Fehler gemacht“, sagte Richterin Helga Born."),
        ("“We lost the game in the last minute,” coach Timo Brandl said.", "„Wir haben das Spiel in der letzten Minute verloren“, sagte Trainer Timo Brandl."),
        ("“This decision will change the lives of many families,” Minister Clara Vogt said.", "„Diese Entscheidung wird das Leben vieler Familien ändern“, sagte Ministerin Clara Vogt."),
        ("“The water rose very fast in the night,” Mayor Ernst Pohl said.", "„Das Wasser stieg in der Nacht sehr schnell“, sagte Bürgermeister Ernst Pohl."),
    ],
    "nothing": [
        ("“The dam held all night,” fire chief Joe Ridley said.", "“The school stays shut today,” fire chief Joe Ridley said."),
        ("“We need more police in the city,” councillor Mira Holm said.", "“We need more money for the schools,” Mayor Ernest Pole said."),
        ("He saw the film “The Long Goodbye”.", "She read the novel “The Long Road”."),
        ("“Yes,” witness Lena Cross said.", "“Yes,” detective Ian Ott said."),
        ("“This is a good day for business,” Minister Clara Voss said.", "“This is a black day for the club,” coach Tim Brandon said."),
        ("Director Ursula Keane said she had visited the plant in May.", "“The plant stays closed in May,” union leader Rita Moll said."),
        ("Forester Carl Stocker spoke of a “disaster” for the woods.", "Minister Clara Voss called the budget a “disaster”."),
        ("“We will rebuild the old town hall,” Mayor Ernest Pole said.", "Mayor Ernest Pole said the swimming pool would open on Friday."),
    ],
}  # fmt: skip
VERDICTS = {
    "identical": Verdict.AGREEMENT,
    "typographic": Verdict.AGREEMENT,
    "partial": Verdict.WORDING,
    "wording": Verdict.WORDING,
    "paraphrase": Verdict.WORDING,
    "translation": Verdict.WORDING,
    "meaning": Verdict.CONFLICT,
    "misattribution": Verdict.CONFLICT,
}
ROWS = [
    pytest.param(variant, pair, lang, id=f"{lang}-{variant}-{number}")
    for lang, table in (("de", GERMAN), ("en", ENGLISH))
    for variant, pairs in table.items()
    for number, pair in enumerate(pairs)
]


def language(text: str, lang: str) -> str:
    """The language of a row's text: its table's, but for the other side of a translation."""
    return "en" if " said" in text and lang == "de" else "de" if " sagte " in text and lang == "en" else lang


def compared(first: str, second: str, lang: str, rulebook: Rulebook) -> Report:
    """The report on two texts of one story."""
    texts = enumerate((first, second))
    documents = [Document(id=f"{n}", text=text, lang=language(text, lang)) for n, text in texts]
    return report_of(documents, rulebook, Choices(one_story=True))


def told(report: Report) -> list[Finding]:
    """What is told of quotes between the two reports."""
    return [f for f in report.findings if f.kind == "quote" and len({t.claim.document.id for t in f.mentions}) == 2]


@pytest.mark.parametrize(("variant", "pair", "lang"), ROWS)
def test_a_pair_is_told_as_what_it_is(variant: str, pair: Pair, lang: str, rulebook: Rulebook) -> None:
    wanted = [] if variant == "nothing" else [(variant, VERDICTS[variant])]
    for first, second in (pair, pair[::-1]):
        assert [(f.variant, f.verdict) for f in told(compared(first, second, lang, rulebook))] == wanted


def test_each_variant_has_rows_in_each_language() -> None:
    for table in (GERMAN, ENGLISH):
        assert set(table) == {*VERDICTS, "nothing"}
        assert all(len(pairs) >= 8 for pairs in table.values())
