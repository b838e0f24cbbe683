"""What a document speaks of, unresolved: sentences, names, event mentions. Numbers refer to places in these lists."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from discrepancy.model.document import Document, Span
from discrepancy.model.fact import Fact


class EntityKind(StrEnum):
    """What sort of thing a name or description stands for."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    PLACE = "place"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `paragraph` counts from 0, `heading` marks a headline or crosshead."""

    span: Span
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A person, body, state or place as the document names it. Places neither speak nor take part in what happens.

    `name`: the words of a proper name, () for a bare description ("der Außenminister"). `office`: the post or the
    house it stands for ("president"), `state`: ISO 3166 code of the country. `strong`: the document itself shows that
    this is a name (title, given name, speaks); a weak mention counts only where the story confirms it.
    `gender`: "f", "m" or "" if unknown. `group`: "die beiden Präsidenten", "they". `name_span`: where the proper name
    stands in it, without post and title. `long`: the name for which an abbreviation in brackets stands by the words
    right before it.
    """

    span: Span
    words: str
    kind: EntityKind
    sentence: int
    name: tuple[str, ...] = ()
    office: str = ""
    state: str = ""
    strong: bool = False
    gender: str = ""
    group: bool = False
    name_span: Span | None = None
    long: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """A noun or verb that stands for something that happened.

    `definite`: it refers back ("das Telefonat", "dieses Gespräch"). `participants`: entities that the words tie to it.
    `hints`: further entities around it, the nearest first, that help to tell which event is meant. `background`: the
    words that move it to another time ("im August"), "" for the story's own time. `open`: mentioned as something
    general or several, so nothing can refer back to it.
    """

    span: Span
    type: str
    words: str
    sentence: int
    definite: bool
    participants: tuple[int, ...]
    hints: tuple[int, ...] = ()
    background: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True)
class Discourse:
    """One document, read: everything the later stages need, and nothing resolved beyond the document."""

    document: Document
    lang: str
    sentences: tuple[Sentence, ...]
    content: tuple[Span, ...]
    entities: tuple[EntityMention, ...]
    events: tuple[EventMention, ...]
    facts: tuple[Fact, ...] = ()
    notices: tuple[str, ...] = ()
    timed_out: tuple[str, ...] = ()
    """Rules that took too long on this document and were left out."""
