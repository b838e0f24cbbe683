"""The stage: a document's facts with their hedges, owners, modality and event."""

from __future__ import annotations

from dataclasses import replace

from discrepancy.extract.aspects import with_aspects
from discrepancy.extract.attribution import Cue, cues_of, figure_cues, owner_of
from discrepancy.extract.discourse import reading_of
from discrepancy.extract.events import background_of
from discrepancy.extract.indirect import Indirect
from discrepancy.extract.mentions import Place, places_of
from discrepancy.extract.modality import modality_of
from discrepancy.extract.qualifiers import Hedge, hedge_of
from discrepancy.extract.quoting import spoken
from discrepancy.extract.reading import Read, Reading
from discrepancy.extract.roles import with_roles
from discrepancy.extract.signature import event_after, event_around
from discrepancy.extract.speakers import Speakers
from discrepancy.kinds.base import Found
from discrepancy.model.discourse import Discourse, EntityKind
from discrepancy.model.document import Document, Field
from discrepancy.model.fact import Fact, Mention, Modality, Owner
from discrepancy.model.value import Wording
from discrepancy.text.clean import layout_of, words_of
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader

_MOST = 1000  # facts a document
_LENGTH = "length"
_WHEN = "offset"  # the one role apart that a noun right behind outdoes: "in two hours of talks" is how long they were


def discourse_of(document: Document, lexicon: Lexicon) -> Discourse:
    """The document read: sentences, who and what it names, and every fact it states in the order of its text."""
    reading = reading_of(document, lexicon, lexicon.kept("names", lambda: NameReader(lexicon)))
    places = with_aspects(with_roles(places_of(reading), reading), reading)
    all_cues = {sentence.number: cues_of(sentence, reading) for sentence in reading.sentences}
    cues = figure_cues(all_cues)
    _confirm_speakers(reading, cues)
    speakers = Speakers(reading, all_cues)
    places = spoken(places, reading, speakers, Indirect(reading, speakers))
    notices: tuple[str, ...] = ()
    if len(places) > _MOST:
        notices = (f"{document.id}: only the first {_MOST} of {len(places)} facts were read",)
        places = places[:_MOST]
    facts = [fact for place in places if (fact := _fact(place, reading, cues)) is not None]
    return Discourse(
        document,
        lexicon.language.id,
        reading.records,
        reading.content,
        tuple(reading.entities),
        tuple(reading.events),
        tuple(facts),
        notices,
        tuple(reading.timed_out),
    )


def filled_from_layout(document: Document, lexicon: Lexicon) -> Document:
    """The document with credit and date from its own header lines, where its fields are empty."""
    layout = layout_of(words_of(document, Field.TEXT), lexicon)
    return replace(document, credit=document.credit or layout.credit, published=document.published or layout.published)


def _confirm_speakers(reading: Reading, cues: dict[int, list[Cue]]) -> None:
    """A lone capitalised word that says something is a name: the same word is one everywhere in the document."""
    speaking = {
        reading.entities[cue.entity].name
        for found in cues.values()
        for cue in found
        if cue.entity is not None and cue.rule.owner == "subject" and _may_be_name(reading, cue.entity)
    }
    for number, entity in enumerate(reading.entities):
        if entity.name and entity.name in speaking and not entity.strong:
            reading.entities[number] = replace(entity, strong=True)


def _may_be_name(reading: Reading, number: int) -> bool:
    """A person whose lone word is no common one."""
    entity = reading.entities[number]
    if entity.kind is not EntityKind.PERSON:
        return False
    return len(entity.name) != 1 or not reading.lexicon.common_noun(entity.name[0])


def _fact(place: Place, reading: Reading, cues: dict[int, list[Cue]]) -> Fact | None:
    found, sentence = place.found, place.sentence
    words = sentence.words
    hedge = hedge_of(words, found.start, found.end, (sentence.start, sentence.end), reading.lexicon)
    is_quote = isinstance(found.value, Wording)
    owner = place.owner if is_quote else owner_of(sentence, found.start, found.end, reading, cues)
    if found.direct:
        event = event_after(sentence, found.start, found.end, reading, known=found.needs_event)
    else:
        event = event_around(sentence, found.start, found.end, reading)
    if found.needs_event and (event is None or _is_noun(words.text[found.start : found.end], reading)):
        return None
    span = words.back(found.start, found.end)
    mention = Mention(
        reading.document.id,
        span,
        reading.document.cut(span),
        sentence.number,
        words.back(sentence.start, sentence.end),
        place.kind,
        found.rule,
    )
    exact = found.qualifier is not None or is_quote
    modality = _modality(sentence, found, hedge.start, owner, is_quote, reading)
    role, subject = (found.role, "") if is_quote else _role(place, hedge, event, sentence, reading)
    return Fact(
        mention=mention,
        value=found.value,
        role=role,
        qualifier=found.qualifier if found.qualifier is not None else hedge.qualifier,
        near=found.near if exact else hedge.near,
        vague=found.vague,
        modality=modality,
        owner=owner,
        event=event,
        subject=subject,
        background="" if is_quote else background_of(sentence, found.start, reading),
        change="" if is_quote else _change(sentence, found.start, reading),
        confidence=1.0 if owner is None else owner.confidence if is_quote else 1.0,
    )


def _change(sentence: Read, start: int, reading: Reading) -> str:
    """What its clause says of how a figure has moved; that counting goes on may stand before, too. "" where nothing is said."""
    clause, lower = sentence.clause_at(start), sentence.words.lower
    for rule, pattern in reading.lexicon.changes:
        if pattern.search(lower, sentence.start if rule.change == "partial" else clause[0], clause[1]):
            return rule.change
    return ""


def _is_noun(surface: str, reading: Reading) -> bool:
    """Whether an adjective is written as a noun: "der 22-Jährige" is a person, no length."""
    return reading.lexicon.language.about.nouns_capitalised and any(part[:1].isupper() for part in surface.split("-"))


def _governs(end: int, event: int, sentence: Read, reading: Reading) -> bool:
    """Whether the figure measures the noun right behind it: "nach zwei Stunden Verhandlung", "after two hours of talks"."""
    between = sentence.words.lower[end : reading.event_starts[event][0]].split()
    return reading.event_starts[event][0] >= end and all(
        word in reading.lexicon.language.about.of_words for word in between
    )


def _modality(
    sentence: Read, found: Found, start: int, owner: Owner | None, is_quote: bool, reading: Reading
) -> Modality:
    """A quote is reported; what the words inside it plan or deny is the speaker's business."""
    if is_quote:
        return Modality.REPORTED
    return modality_of(sentence, (start, found.end), found.told_to, owner, reading.lexicon)


def _role(place: Place, hedge: Hedge, event: int | None, sentence: Read, reading: Reading) -> tuple[str, str]:
    """What the figure is of, and what narrows it.

    The first context rule whose words stand around it, else its aspect, else what its event makes of a length; behind a
    context rule the aspect narrows ("um 5 Prozent" of the turnover).
    """
    found = place.found
    if found.direct:
        return found.role, found.subset
    context = _context(place, hedge, event, sentence, reading)
    if context:
        return context, " ".join(sorted({*found.subset.split(), found.aspect} - {"", context}))
    if found.aspect:
        return found.aspect, found.subset
    own = (
        reading.lexicon.event_rule(reading.events[event].type).figure_role
        if event is not None and found.role == _LENGTH
        else ""
    )
    return own or found.role, found.subset


def _context(place: Place, hedge: Hedge, event: int | None, sentence: Read, reading: Reading) -> str:
    """The role of the first context rule whose words stand around a figure; "" where none does."""
    found, lower = place.found, sentence.words.lower
    clause = sentence.clause_at(found.start)
    measured = event is not None and _governs(found.end, event, sentence, reading)
    for rule, left, right, around in reading.lexicon.contexts(place.kind):
        if left is not None and not left.search(lower[sentence.start : hedge.start]):
            continue
        if right is not None and not right.match(lower, hedge.end, sentence.end):
            continue
        if around is not None and not around.search(lower, *clause):
            continue
        return rule.role if not measured or _stands(rule.role, reading) else ""
    return ""


def _stands(role: str, reading: Reading) -> bool:
    """Whether what the words around say holds also for a figure that measures the noun behind it: "alle zwei Stunden Sitzung"."""
    entry = reading.lexicon.rulebook.roles.get(role)
    return entry is not None and entry.apart and role != _WHEN
