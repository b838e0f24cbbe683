"""What a document speaks of, read once in text order: sentences with their clauses, who is named, what happened.

Names stay unresolved ("Ferrand", "der Außenminister"): who that is, the story decides. Only what needs the order of
the words is settled here: pronouns, whom the words tie to an event, what an event noun may refer back to.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from discrepancy.model.discourse import EntityKind, EntityMention, EventMention, Sentence
from discrepancy.model.document import Document, Field, Span
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.clean import Words, layout_of, words_of
from discrepancy.text.known import SecondLook
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader
from discrepancy.text.quotation import marks_of
from discrepancy.text.sentences import records_of, sentences_of
from discrepancy.text.tokens import Named, Token

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MOST_CLAUSES = 60
_NEAR = 4  # words that may stand between an event noun and its "mit", "von", "with"


@dataclass(slots=True)
class Read:
    """One sentence while a document is read; offsets into the tidied words of its field."""

    number: int
    words: Words
    start: int
    end: int
    heading: bool
    paragraph: int
    tokens: list[Token]
    clauses: list[tuple[int, int]]
    quotes: list[tuple[int, int]]
    """Quotations that reach into the sentence: who is named inside is not who the report speaks of."""
    named: list[Named] = field(default_factory=list)
    entities: list[int] = field(default_factory=list)
    """For each of `named` its number among the document's entity mentions."""
    places: list[Named] = field(default_factory=list)
    """Places named: they neither speak nor take part, so they are kept apart."""
    events: list[int] = field(default_factory=list)
    subject: int | None = None
    """The entity that the sentence speaks of first without a preposition before it."""

    def clause_at(self, offset: int) -> tuple[int, int]:
        """The clause that holds the offset."""
        starts = [start for start, _ in self.clauses]
        return self.clauses[max(bisect_right(starts, offset) - 1, 0)]

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies inside a quotation."""
        return any(start < offset < end for start, end in self.quotes)

    def within(self, start: int, end: int) -> list[tuple[Named, int]]:
        """Entities that begin between two offsets, with their numbers."""
        return [(n, e) for n, e in zip(self.named, self.entities, strict=True) if start <= n.start < end]


@dataclass(slots=True)
class Reading:
    """A document while it is read."""

    document: Document
    lexicon: Lexicon
    reader: NameReader
    sentences: list[Read]
    records: tuple[Sentence, ...]
    content: tuple[Span, ...]
    entities: list[EntityMention] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    event_starts: list[tuple[int, int]] = field(default_factory=list)
    """Tidied start and end of each event mention."""
    timed_out: list[str] = field(default_factory=list)
    """Addresses of rules whose pattern took too long on this document."""


def reading_of(document: Document, lexicon: Lexicon, reader: NameReader) -> Reading:
    """The document with its sentences, entities and events."""
    sentences: list[Read] = []
    records: list[Sentence] = []
    content: list[Span] = []
    paragraphs = 0
    for name in (Field.TITLE, Field.TEXT):
        if not document.field(name):
            continue
        words = words_of(document, name)
        stretches = layout_of(words, lexicon).content
        cuts = sentences_of(words, stretches, lexicon)
        cuts = [(s, e, p + paragraphs, h or name is Field.TITLE) for s, e, p, h in cuts]
        paragraphs = cuts[-1][2] + 1 if cuts else paragraphs
        records.extend(records_of(words, cuts))
        content.extend(words.back(start, end) for start, end in stretches)
        quotes = [(q.start, q.end) for q in marks_of(lexicon).quotations(words.text, stretches) if q.depth == 0]
        for start, end, paragraph, heading in cuts:
            while quotes and quotes[0][1] <= start:
                quotes.pop(0)
            inside = [quote for quote in quotes if quote[0] < end]
            tokens = reader.tokens(words.text, start, end)
            clauses = _clauses(words, start, end, lexicon)
            sentences.append(Read(len(sentences), words, start, end, heading, paragraph, tokens, clauses, inside))
    reading = Reading(document, lexicon, reader, sentences, tuple(records), tuple(content))
    look = lexicon.kept("second look", lambda: SecondLook(lexicon, reader))
    named = look.settled([sentence.tokens for sentence in sentences])
    for sentence, found in zip(sentences, named, strict=True):
        sentence.named = [n for n in found if n.kind is not EntityKind.PLACE]
        sentence.places = [n for n in found if n.kind is EntityKind.PLACE]
        _read_names(reading, sentence)
        _read_events(reading, sentence)
    return reading


def _clauses(words: Words, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    cuts = [start]
    for mark in lexicon.clause_breaks.finditer(words.lower, start, end):
        at = mark.end() if mark.end() > mark.start() else mark.start()
        if cuts[-1] < at < end and len(cuts) < _MOST_CLAUSES:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _read_names(reading: Reading, sentence: Read) -> None:
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
        if not plain and not _after_preposition(sentence, named, reading.lexicon):
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
        if not any(rule.owner == "subject" and pattern.match(opening) for rule, pattern in reading.lexicon.cues):
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


def _after_preposition(sentence: Read, named: Named, lexicon: Lexicon) -> bool:
    """Whether a preposition stands before an entity, or a noun whose genitive it is: then it is no subject."""
    index = next((i for i, t in enumerate(sentence.tokens) if t.start >= named.start), len(sentence.tokens))
    about = lexicon.language.about
    articles = {*about.articles_definite, *about.articles_indefinite, *about.demonstratives}
    genitive = False
    for token in reversed(sentence.tokens[max(index - 3, 0) : index]):
        if token.lower in lexicon.prepositions:
            return True
        if token.lower not in articles and token.capital:
            return genitive  # "Darstellung des Weißen Hauses"
        if token.lower not in articles and not _adjectival(token, lexicon):
            return False
        genitive = genitive or token.lower in about.articles_genitive
    return False


def _adjectival(token: Token, lexicon: Lexicon) -> bool:
    return any(e and token.lower.endswith(e) for e in lexicon.language.names.adjective_endings)


# Events


def background_of(sentence: Read, start: int, reading: Reading) -> str:
    """The words that move what is told at an offset to another time than the report's own: of its clause, or before it in its sentence.

    A year stands for itself however it is told; the year of publication is the report's own.
    """
    lower, clause = sentence.words.lower, sentence.clause_at(start)
    own = (reading.document.published or "")[:4]
    found = [
        year[0] if year is not None else match[0].strip()
        for match in reading.lexicon.backgrounds.finditer(lower, sentence.start, clause[1])
        for year in [_YEAR.search(match[0])]
        if year is None or year[0] != own
    ]
    return found[-1] if found else ""


def _read_events(reading: Reading, sentence: Read) -> None:
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
            and (_partner(sentence, n, lexicon) or not _after_preposition(sentence, n, lexicon))
        ]
    elif not noun and rule.parties:
        attached = [
            e for n, e in around
            if _partner(sentence, n, lexicon) or (n.kind is not EntityKind.STATE and not _after_preposition(sentence, n, lexicon))
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
        if not (_adjectival(token, lexicon) or not lexicon.language.about.nouns_capitalised):
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
