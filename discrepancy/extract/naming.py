"""Whom a document names: the names of each sentence, and whom its pronouns mean.

Names stay unresolved ("Ferrand", "der Außenminister"): who that is, the story decides.
"""

from __future__ import annotations

from dataclasses import replace

from discrepancy.extract.reading import Read, Reading, after_preposition
from discrepancy.model.discourse import EntityKind, EntityMention
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.tokens import Named


def read_names(reading: Reading, sentence: Read) -> None:
    about = reading.lexicon.language
    pronouns = {word: gender for gender, words in about.names.pronouns.items() for word in words if gender != "plural"}
    starts = {n.start for n in sentence.named}
    previous = reading.sentences[sentence.number - 1] if sentence.number else None
    spoken: list[tuple[Named, int]] = []
    waiting: list[Named] = []
    merged: list[tuple[Named, int | None]] = [(n, None) for n in sentence.named]
    for token in sentence.tokens:
        if token.lower in pronouns and token.start not in starts:
            merged.append((Named(token.start, token.end, EntityKind.PRONOUN, gender=pronouns[token.lower]), None))
    merged.sort(key=lambda pair: pair[0].start)
    sentence.named, sentence.entities = [], []
    for named, _ in merged:
        if named.kind is EntityKind.PRONOUN:
            number = _antecedent(reading, sentence, previous, spoken, named)
            if number is None:
                waiting.append(named)
                continue
        else:
            number = len(reading.entities)
            reading.entities.append(_entity(sentence, named))
        sentence.named.append(named)
        sentence.entities.append(number)
        plain = common(named, reading.lexicon) or sentence.quoted(named.start)
        if not plain and not after_preposition(sentence, named, reading.lexicon):
            if sentence.subject is None and named.kind is not EntityKind.STATE:
                sentence.subject = number
            spoken.append((named, number))
    reading.entities.extend(_entity(sentence, place) for place in sentence.places)
    for pronoun in waiting:
        number = _speaker_behind(reading, sentence, pronoun)
        number = number if number is not None else _spoken_of_before(reading, sentence, previous, pronoun)
        if number is not None:
            place = sum(n.start < pronoun.start for n in sentence.named)
            sentence.named.insert(place, pronoun)
            sentence.entities.insert(place, number)
    _mirror_posts(reading, sentence)
    _place_houses(reading, sentence)


def common(named: Named, lexicon: Lexicon) -> bool:
    """Whether a lone weak mention is rather a common noun."""
    return not named.strong and len(named.name) == 1 and lexicon.known(named.name[0])


def _place_houses(reading: Reading, sentence: Read) -> None:
    """A house without a country takes it from the capital its clause names: "das Präsidialamt … in Kiew"."""
    places = set(reading.lexicon.language.about.place_words)
    for named, number in zip(sentence.named, sentence.entities, strict=True):
        if named.kind is not EntityKind.BODY or not named.office or named.state or named.name:
            continue
        for other, _ in sentence.within(*sentence.clause_at(named.start)):
            before = [t for t in sentence.tokens if t.end <= other.start][-1:]
            if other.kind is EntityKind.STATE and before and before[0].lower in places and other.start > named.start:
                reading.entities[number] = replace(reading.entities[number], state=other.state)
                break


def _entity(sentence: Read, named: Named) -> EntityMention:
    span = sentence.words.back(named.start, named.end)
    words = sentence.words.text[named.start : named.end]
    return EntityMention(
        span,
        words,
        named.kind,
        sentence.number,
        named.name,
        named.office,
        named.state,
        named.strong,
        named.gender,
        named.group,
        sentence.words.back(named.name_start, named.name_end) if named.name_end else None,
        named.long,
    )


def _antecedent(
    reading: Reading, sentence: Read, previous: Read | None, spoken: list[tuple[Named, int]], pronoun: Named
) -> int | None:
    """Whom a pronoun means in its own sentence: the last one spoken of before it, in another clause."""
    for named, number in reversed(spoken):
        if named.end < pronoun.start and _fits(reading, number, pronoun) and _other_clause(sentence, named, pronoun):
            return number
    return None


def _fits(reading: Reading, number: int, pronoun: Named) -> bool:
    entity = reading.entities[number]
    if entity.kind is not EntityKind.PERSON or entity.group or not (entity.strong or entity.name):
        return False
    return not (entity.gender and pronoun.gender and entity.gender != pronoun.gender)


def _speaker_behind(reading: Reading, sentence: Read, pronoun: Named) -> int | None:
    """The speaker named behind: "Eine Stunde habe sie gesprochen, berichtete Ministerin X"."""
    for start, end in sentence.clauses:
        if start <= pronoun.start:
            continue
        opening = sentence.words.lower[start:end].lstrip(" \"'“”»«›‹")
        if not any(
            rule.owner == "subject" and not rule.words_only and pattern.match(opening)
            for rule, pattern in reading.lexicon.cues
        ):
            continue
        after = [
            e for n, e in sentence.within(start, end) if _fits(reading, e, pronoun) and n.kind is EntityKind.PERSON
        ]
        if after:
            return after[0]
    return None


def _spoken_of_before(reading: Reading, sentence: Read, previous: Read | None, pronoun: Named) -> int | None:
    """The subject of the sentence before, in the same paragraph or the one before it."""
    if previous is None or previous.subject is None or previous.paragraph < sentence.paragraph - 1:
        return None
    return previous.subject if _fits(reading, previous.subject, pronoun) else None


def _mirror_posts(reading: Reading, sentence: Read) -> None:
    """ "Ihr Kiewer Amtskollege" holds the office of the one whom the sentence speaks of."""
    if sentence.subject is None:
        return
    office = reading.entities[sentence.subject].office
    for named, number in zip(sentence.named, sentence.entities, strict=True):
        if named.mirrors and office and number != sentence.subject:
            reading.entities[number] = replace(reading.entities[number], office=office)


def _other_clause(sentence: Read, named: Named, pronoun: Named) -> bool:
    return sentence.clause_at(named.start) != sentence.clause_at(pronoun.start)
