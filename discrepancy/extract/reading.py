"""A document while it is read: sentence by sentence, with what was found so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from discrepancy.model.discourse import EntityMention, EventMention, Sentence
from discrepancy.model.document import Document, Span
from discrepancy.text.clean import Words
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader
from discrepancy.text.tokens import Named, Token


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
        return bool(self.quotes) and any(start < offset < end for start, end in self.quotes)

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


def after_preposition(sentence: Read, named: Named, lexicon: Lexicon) -> bool:
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
        if token.lower not in articles and not adjectival(token, lexicon):
            return False
        genitive = genitive or token.lower in about.articles_genitive
    return False


def adjectival(token: Token, lexicon: Lexicon) -> bool:
    return any(e and token.lower.endswith(e) for e in lexicon.language.names.adjective_endings)
