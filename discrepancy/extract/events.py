"""What a document says happened: nouns and verbs that stand for an event, whom the words tie to it, which time it is of."""

from __future__ import annotations

from discrepancy.extract.reading import Read, Reading, adjectival, after_preposition
from discrepancy.model.discourse import EntityKind, EventMention
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.tokens import Named, Token

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NEAR = 4  # words that may stand between an event noun and its "mit", "von", "with"


def background_of(sentence: Read, start: int, reading: Reading, without: tuple[int, int] | None = None) -> str:
    """The words that move what is told at an offset to another time than the report's own: of its clause, or before it in its sentence.

    A year stands for itself however it is told; the year of publication is the report's own. `without`: words that are not asked.
    """
    lower, clause = sentence.words.lower, sentence.clause_at(start)
    own = (reading.document.published or "")[:4]
    found = [
        year[0] if year is not None else match[0].strip()
        for match in reading.lexicon.backgrounds.finditer(lower, sentence.start, clause[1])
        for year in [_YEAR.search(match[0])]
        if (year is None or year[0] != own)
        and not (without and match.start() < without[1] and without[0] < match.end())
    ]
    return found[-1] if found else ""


def read_events(reading: Reading, sentence: Read) -> None:
    lexicon = reading.lexicon
    named_starts = {n.start for n in sentence.named if n.kind is not EntityKind.PRONOUN and n.strong}
    named_starts |= {n.start for n in sentence.places}
    for index, token in enumerate(sentence.tokens):
        if token.start in named_starts:
            continue
        noun = (
            lexicon.event_of_noun(token.text) if token.capital or not lexicon.language.about.nouns_capitalised else None
        )
        if noun is not None:
            add_event(reading, sentence, index, *noun)
        elif not token.capital or index == 0:
            verb = _verb_of_two(sentence, token, lexicon) or lexicon.event_verbs.get(token.lower)
            if verb is not None:
                add_event(reading, sentence, index, verb)


def _verb_of_two(sentence: Read, token: Token, lexicon: Lexicon) -> str | None:
    """The type of a verb whose other word stands later in the clause: "saßen dort fünf Stunden fest"."""
    pairs = lexicon.event_verb_pairs.get(token.lower)
    if pairs is None:
        return None
    end = sentence.clause_at(token.start)[1]
    later = {t.lower for t in sentence.tokens if token.end <= t.start < end}
    return next((type_ for word, type_ in pairs if word in later), None)


def add_event(reading: Reading, sentence: Read, index: int, type_: str, plural: bool | None = None) -> None:
    """Notes a noun (`plural` or not) or a verb (`plural` None) as an event mention."""
    noun = plural is not None
    lexicon, token = reading.lexicon, sentence.tokens[index]
    clause = sentence.clause_at(token.start)
    rule = lexicon.event_rule(type_)
    definite = _definite(sentence, index, lexicon) if noun else False
    tied = _attached(sentence, token, clause, lexicon) if noun else []
    attached = list(tied)
    around = sentence.within(*clause)
    if noun and not definite and rule.parties:
        attached += [
            e
            for n, e in around
            if n.end <= token.start
            and n.kind in (EntityKind.PERSON, EntityKind.PRONOUN)
            and (_partner(sentence, n, lexicon) or not after_preposition(sentence, n, lexicon))
        ]
    elif not noun and rule.parties:
        attached = [
            e for n, e in around
            if _partner(sentence, n, lexicon) or (n.kind is not EntityKind.STATE and not after_preposition(sentence, n, lexicon))
        ]  # fmt: skip
    nearby = sorted(around, key=lambda pair: abs(pair[0].start - token.start)) + sentence.within(
        sentence.start, sentence.end
    )
    hints = dict.fromkeys(e for _, e in nearby if e not in attached)
    reading.event_starts.append((token.start, token.end))
    sentence.events.append(len(reading.events))
    reading.events.append(
        EventMention(
            span=sentence.words.back(token.start, token.end),
            type=type_,
            words=token.text,
            sentence=sentence.number,
            definite=definite or not noun,
            participants=tuple(dict.fromkeys(attached)),
            hints=tuple(hints),
            background=background_of(sentence, token.start, reading),
            open=bool(plural) and not definite and not tied,
        )
    )


def _definite(sentence: Read, index: int, lexicon: Lexicon) -> bool:
    """Whether an article or demonstrative says that the thing is known; adjectives may stand between."""
    about = lexicon.language.about
    known, new = {*about.articles_definite, *about.demonstratives}, set(about.articles_indefinite)
    for step, token in enumerate(reversed(sentence.tokens[max(index - 4, 0) : index])):
        if token.lower in known:
            return True
        if token.lower in new or (token.capital and step == 0):
            return False
        if not (adjectival(token, lexicon) or not lexicon.language.about.nouns_capitalised):
            return False
    return False


def _attached(sentence: Read, token: Token, clause: tuple[int, int], lexicon: Lexicon) -> list[int]:
    """Entities that a preposition ties to an event noun: "mit X", "von X und Y", "zwischen X und Y", "between X and Y"."""
    text, at = sentence.words.lower, token.end
    found: list[int] = []
    joining = set(lexicon.language.about.joining)
    for named, entity in sentence.within(token.end, sentence.end):
        between = [t.lower for t in sentence.tokens if at <= t.start < named.start]
        opened = bool(found) or any(word in lexicon.partner_words for word in between)
        if found and not (joining & set(between)):
            break
        if (
            not opened
            or len(between) > _NEAR
            or any(mark in text[at : named.start] for mark in '.:;!?„“”»«"')
            or (named.start >= clause[1] and not found)
        ):
            break
        found.append(entity)
        at = named.end
    return found


def _partner(sentence: Read, named: Named, lexicon: Lexicon) -> bool:
    """Whether "mit", "with" stands right before an entity (article and adjectives skipped), or it is joined to one by "und"."""
    index = next((i for i, t in enumerate(sentence.tokens) if t.start >= named.start), len(sentence.tokens))
    for token in reversed(sentence.tokens[max(index - 3, 0) : index]):
        if token.lower in lexicon.companion_words:
            return True
        if token.lower in lexicon.prepositions or token.capital:
            return False
    joined = sentence.tokens[index - 1].lower if index else ""
    return joined in lexicon.language.about.joining
