"""What a figure or quote is about: the event mention that its words belong to."""

from __future__ import annotations

from itertools import pairwise

from discrepancy.extract.events import add_event
from discrepancy.extract.reading import Read, Reading
from discrepancy.text.tokens import Token

_TO_CAUSE = 3  # words between "wegen" and what it names
_NEXT_WORDS = 3  # words an adjective's noun may follow after ("ein einstündiges, offenes Gespräch")


def event_after(sentence: Read, start: int, end: int, reading: Reading, known: bool = False) -> int | None:
    """The event noun that an adjective or the first part of a compound speaks of; `known`: only one of the tables."""
    inside = [e for e in sentence.events if start <= reading.event_starts[e][0] and reading.event_starts[e][1] <= end]
    if inside:
        return inside[-1]
    following = [t for t in sentence.tokens if t.start >= end][:_NEXT_WORDS]
    for token in following:
        event = _event_at(token, sentence, reading)
        if event is not None:
            return event
        if token.capital and reading.lexicon.language.about.nouns_capitalised:
            return None if known else _noun_event(token, sentence, reading)
    return None


def _noun_event(token: Token, sentence: Read, reading: Reading) -> int | None:
    """A noun that no table knows as an event of its own: "ein halbstündiger Monolog" lasts whatever a monologue is."""
    if any(named.start <= token.start < named.end and named.strong for named in sentence.named):
        return None
    number = len(reading.events)
    add_event(reading, sentence, sentence.tokens.index(token), f"noun:{token.lower}", plural=False)
    return number


def event_around(sentence: Read, start: int, end: int, reading: Reading, known: bool = False) -> int | None:
    """The event that a clause with a figure is about.

    The noun right after it ("zwei Stunden Verhandlung"); else the one of the clause, nouns before verbs; else of the
    clause that this one hangs on ("die Sitzung, die zwei Stunden dauerte"); else, where a pronoun lasted ("Sie dauerte"),
    the last of the sentence before. `known`: only an event of the tables, no noun that this figure would make one.
    """
    following = [t for t in sentence.tokens if t.start >= end][:1]
    direct = _event_at(following[0], sentence, reading) if following and following[0].start - end <= 1 else None
    if direct is not None:
        return direct
    clause = sentence.clause_at(start)
    inside = _between(sentence, clause, reading)
    inside = [e for e in inside if not _cause(sentence, e, reading)] or inside
    if inside:
        return min(inside, key=lambda e: _distance(e, start, reading))
    lasting = reading.lexicon.lasting.search(sentence.words.lower, *clause) is not None
    if lasting and not known:
        noun = _subject_noun(sentence, clause, start, reading)
        if noun is not None:
            return _noun_event(noun, sentence, reading)
    index = sentence.clauses.index(clause)
    if index and lasting:
        before = _between(sentence, sentence.clauses[index - 1], reading)
        if before:
            return before[-1]
    if lasting and index + 1 < len(sentence.clauses):  # "Zehn Minuten dauerte es, bis alle gerettet waren"
        behind = _between(sentence, sentence.clauses[index + 1], reading)
        if behind:
            return behind[0]
    if lasting and sentence.number and _has_pronoun(sentence, clause, reading):
        earlier = reading.sentences[sentence.number - 1]
        told = [e for e in earlier.events if not reading.events[e].open]
        if earlier.paragraph >= sentence.paragraph - 1 and told:
            return told[-1]
    return None


def _subject_noun(sentence: Read, clause: tuple[int, int], figure: int, reading: Reading) -> Token | None:
    """What lasted, where its clause names it with a definite article: "dessen Monolog zwanzig Minuten dauert"."""
    about = reading.lexicon.language.about
    definite = {*about.articles_definite, *about.demonstratives}
    inside = [t for t in sentence.tokens if clause[0] <= t.start < clause[1] and (t.end < figure or t.start > figure)]
    for before, noun in pairwise(inside):
        if noun.lower in about.lasting_verbs:
            continue  # "the rescue that lasted"
        if before.lower in definite and (noun.capital or not about.nouns_capitalised) and noun.text.isalpha():
            return noun
    return None


def _cause(sentence: Read, event: int, reading: Reading) -> bool:
    """Whether an event is named as the cause of another: "wegen eines Stromausfalls unterbrochen"."""
    start = reading.event_starts[event][0]
    before = [t.lower for t in sentence.tokens if t.end <= start][-_TO_CAUSE:]
    return any(word in reading.lexicon.language.about.cause_words for word in before)


def _between(sentence: Read, clause: tuple[int, int], reading: Reading) -> list[int]:
    return [e for e in sentence.events if clause[0] <= reading.event_starts[e][0] < clause[1]]


def _distance(event: int, at: int, reading: Reading) -> tuple[bool, int]:
    """Nearest first; what is only general ("Gespräche") last."""
    return reading.events[event].open, abs(reading.event_starts[event][0] - at)


def _event_at(token: Token, sentence: Read, reading: Reading) -> int | None:
    return next((e for e in sentence.events if reading.event_starts[e][0] == token.start), None)


def _has_pronoun(sentence: Read, clause: tuple[int, int], reading: Reading) -> bool:
    """Whether a clause speaks of something by a pronoun only."""
    back = reading.lexicon.language.about.back_pronouns
    return any(clause[0] <= token.start < clause[1] and token.lower in back for token in sentence.tokens)
