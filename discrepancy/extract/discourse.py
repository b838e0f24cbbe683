"""What a document speaks of, read once in text order: sentences with their clauses, who is named, what happened.

Names stay unresolved ("Ferrand", "der Außenminister"): who that is, the story decides. Only what needs the order of
the words is settled here: pronouns, whom the words tie to an event, what an event noun may refer back to.
"""

from __future__ import annotations

from discrepancy.extract.events import read_events
from discrepancy.extract.naming import read_names
from discrepancy.extract.reading import Read, Reading
from discrepancy.model.discourse import EntityKind, Sentence
from discrepancy.model.document import Document, Field, Span
from discrepancy.text.clean import Words, layout_of, words_of
from discrepancy.text.known import SecondLook
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader
from discrepancy.text.quotation import marks_of
from discrepancy.text.sentences import records_of, sentences_of

_MOST_CLAUSES = 60


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
        first = 0
        for start, end, paragraph, heading in cuts:
            while first < len(quotes) and quotes[first][1] <= start:
                first += 1
            last = first
            while last < len(quotes) and quotes[last][0] < end:
                last += 1
            inside = quotes[first:last]
            tokens = reader.tokens(words.text, start, end)
            clauses = _clauses(words, start, end, lexicon)
            sentences.append(Read(len(sentences), words, start, end, heading, paragraph, tokens, clauses, inside))
    reading = Reading(document, lexicon, reader, sentences, tuple(records), tuple(content))
    look = lexicon.kept("second look", lambda: SecondLook(lexicon, reader))
    named = look.settled([sentence.tokens for sentence in sentences])
    for sentence, found in zip(sentences, named, strict=True):
        sentence.named = [n for n in found if n.kind is not EntityKind.PLACE]
        sentence.places = [n for n in found if n.kind is EntityKind.PLACE]
        read_names(reading, sentence)
        read_events(reading, sentence)
    return reading


def _clauses(words: Words, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    cuts = [start]
    for mark in lexicon.clause_breaks.finditer(words.lower, start, end):
        at = mark.end() if mark.end() > mark.start() else mark.start()
        if cuts[-1] < at < end and len(cuts) < _MOST_CLAUSES:
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], end], strict=True))
