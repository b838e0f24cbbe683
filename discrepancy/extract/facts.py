"""The stage: a document's facts with their hedges, owners, modality and event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from discrepancy.extract.aspects import with_aspects
from discrepancy.extract.attribution import Cue, cues_of, figure_cues, owner_of
from discrepancy.extract.bearers import with_bearers
from discrepancy.extract.days import with_days
from discrepancy.extract.discourse import reading_of
from discrepancy.extract.events import background_of
from discrepancy.extract.indirect import Indirect
from discrepancy.extract.mentions import Place, places_of
from discrepancy.extract.modality import modality_of
from discrepancy.extract.qualifiers import Hedge, hedge_of
from discrepancy.extract.quoting import spoken
from discrepancy.extract.reading import Read, Reading, after_preposition
from discrepancy.extract.roles import with_roles
from discrepancy.extract.signature import event_after, event_around
from discrepancy.extract.speakers import Speakers
from discrepancy.kinds.base import Found
from discrepancy.model.discourse import Discourse, EntityKind
from discrepancy.model.document import Document, Field
from discrepancy.model.fact import Fact, Mention, Modality, Owner
from discrepancy.model.value import Period, Qualifier, Quantity, Wording
from discrepancy.rulebook.pattern import compiled
from discrepancy.rulebook.rule import ContextRule
from discrepancy.text.clean import layout_of, words_of
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader

_MOST = 1000  # facts a document
_LENGTH = "length"
_QUOTE = "quote"
_NAMING = ("title", "name", "motto")  # roles of quoted words that name something: a figure in them is of no event
_CHANGE = "change"
_WHEN = "offset"  # the one role apart that a noun right behind outdoes: "in two hours of talks" is how long they were


def discourse_of(document: Document, lexicon: Lexicon) -> Discourse:
    """The document read: sentences, who and what it names, and every fact it states in the order of its text."""
    reading = reading_of(document, lexicon, lexicon.kept("names", lambda: NameReader(lexicon)))
    places = with_aspects(with_roles(places_of(reading), reading), reading)
    places = with_days(with_bearers(places, reading))
    all_cues = {sentence.number: cues_of(sentence, reading) for sentence in reading.sentences}
    cues = figure_cues(all_cues)
    _confirm_speakers(reading, cues)
    speakers = Speakers(reading, all_cues)
    places = _unnamed(spoken(places, reading, speakers, Indirect(reading, speakers)))
    notices: tuple[str, ...] = ()
    if len(places) > _MOST:
        notices = (f"{document.id}: only the first {_MOST} of {len(places)} facts were read",)
        places = places[:_MOST]
    whens: dict[int, list[int]] = defaultdict(list)
    for place in places:
        if isinstance(place.found.value, Period):
            whens[place.sentence.number].append(place.found.start)
    facts = [fact for place in places if (fact := _fact(place, reading, cues, whens)) is not None]
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


def _unnamed(places: Sequence[Place]) -> list[Place]:
    """The places without figures that stand in a name: the title of a film, the motto of a party."""
    names = [(p.sentence.words, p.found) for p in places if p.kind == _QUOTE and p.found.role in _NAMING]

    def named(place: Place) -> bool:
        words, start = place.sentence.words, place.found.start
        return any(words is own and name.start < start < name.end for own, name in names)

    return [place for place in places if place.kind == _QUOTE or not named(place)]


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


def _fact(
    place: Place, reading: Reading, cues: dict[int, list[Cue]], whens: Mapping[int, Sequence[int]]
) -> Fact | None:
    found, sentence = place.found, place.sentence
    words = sentence.words
    hedge = (
        Hedge(Qualifier.EXACT, False, found.start, found.end)  # dates and times bring their own: "gegen 8 Uhr"
        if isinstance(found.value, Period)
        else hedge_of(words, found.start, found.end, (sentence.start, sentence.end), reading.lexicon)
    )
    is_quote = isinstance(found.value, Wording)
    owner = place.owner if is_quote else owner_of(sentence, found.start, found.end, reading, cues)
    if found.direct:
        event = event_after(sentence, found.start, found.end, reading, known=found.needs_event)
    else:
        event = event_around(sentence, found.start, found.end, reading, known=isinstance(found.value, Period))
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
    role, subject = (found.role, "") if is_quote else _role(place, hedge, event, sentence, reading, whens)
    return Fact(
        mention=mention,
        value=found.value,
        role=role,
        qualifier=found.qualifier or (Qualifier.EXACT if is_quote else hedge.qualifier),
        near=found.near if exact else hedge.near,
        vague=found.vague,
        modality=modality,
        owner=owner,
        event=event,
        subject=subject,
        background="" if is_quote else _background(place, reading),
        change="" if is_quote or _is_change(role, reading) else _change(sentence, found.start, reading),
        confidence=1.0 if owner is None else owner.confidence if is_quote else 1.0,
        bearer=found.bearer,
    )


def _background(place: Place, reading: Reading) -> str:
    """The other time that a figure is of; words of comparison ("im Vorjahr") narrow only the figure right beside them."""
    background = background_of(place.sentence, place.found.start, reading, _own_words(place.found))
    file = reading.lexicon.language.kinds.get(place.kind)
    if background and file is not None and file.compared and compiled(file.compared).fullmatch(background):
        return ""
    return background


def _is_change(role: str, reading: Reading) -> bool:
    """Whether a figure is itself how much something has moved: the verb tells what it is of, not that it was raised."""
    entry = reading.lexicon.rulebook.roles.get(role)
    return entry is not None and entry.family == _CHANGE


def _own_words(found: Found) -> tuple[int, int] | None:
    """Where a date stands: it moves nothing to another time, it says which time."""
    return (found.start, found.end) if isinstance(found.value, Period) else None


def _change(sentence: Read, start: int, reading: Reading) -> str:
    """What its clause says of how a figure has moved; "" where nothing is said.

    That counting goes on may stand before, too, also in the last sentence.
    """
    clause, lower = sentence.clause_at(start), sentence.words.lower
    before = reading.sentences[max(sentence.number - 1, 0)]
    first = before.start if before.words is sentence.words and not before.heading else sentence.start
    for rule, pattern in reading.lexicon.changes:
        if pattern.search(lower, first if rule.change == "partial" else clause[0], clause[1]):
            return rule.change
    return ""


def _is_noun(surface: str, reading: Reading) -> bool:
    """Whether an adjective is written as a noun: "der 22-Jährige" is a person, no length."""
    return reading.lexicon.language.about.nouns_capitalised and any(part[:1].isupper() for part in surface.split("-"))


def _governs(end: int, event: int, sentence: Read, reading: Reading) -> bool:
    """Whether the figure measures the noun right behind it: "nach zwei Stunden Verhandlung", "after two hours of talks"."""
    start, stop = reading.event_starts[event]
    if sentence.words.lower[start:stop] in reading.lexicon.event_verbs:
        return False  # "in zwei Stunden brannte das Haus nieder"
    between = sentence.words.lower[end:start].split()
    return start >= end and all(word in reading.lexicon.language.about.of_words for word in between)


def _modality(
    sentence: Read, found: Found, start: int, owner: Owner | None, is_quote: bool, reading: Reading
) -> Modality:
    """A quote is reported; what the words inside it plan or deny is the speaker's business."""
    if is_quote:
        return Modality.REPORTED
    return modality_of(sentence, (start, found.end), found.told_to, owner, reading.lexicon)


def _role(
    place: Place, hedge: Hedge, event: int | None, sentence: Read, reading: Reading, whens: Mapping[int, Sequence[int]]
) -> tuple[str, str]:
    """What the figure is of, and what narrows it.

    The first context rule whose words stand around it, else its aspect, else what its event makes of a length; behind a
    context rule the aspect narrows ("um 5 Prozent" of the turnover).
    """
    found = place.found
    if found.direct:
        return found.role, found.subset
    context = _context(place, hedge, event, sentence, reading, whens)
    if context is not None:
        narrowed = {*found.subset.split(), "" if context.alone else found.aspect}
        return context.role, " ".join(sorted(narrowed - {"", context.role}))
    if found.aspect:
        return found.aspect, " ".join(sorted({*found.subset.split(), *_whose(found, sentence, reading)}))
    own = (
        reading.lexicon.event_rule(reading.events[event].type).figure_role
        if event is not None and found.role == _LENGTH
        else ""
    )
    return own or found.role, found.subset


def _whose(found: Found, sentence: Read, reading: Reading) -> tuple[str, ...]:
    """The last name of who stands before a figure in its clause and is its subject, where each has one of its own."""
    entry = reading.lexicon.rulebook.roles.get(found.aspect)
    if entry is None or not entry.named:
        return ()
    around = sentence.within(*sentence.clause_at(found.start))
    names = (
        reading.entities[entity].name
        for named, entity in around
        if named.end <= found.start
        and reading.entities[entity].kind in (EntityKind.PERSON, EntityKind.BODY)
        and not after_preposition(sentence, named, reading.lexicon)
    )
    last = next((name for name in reversed(list(names)) if name), ())
    return (last[-1].lower(),) if last else ()


def _context(
    place: Place, hedge: Hedge, event: int | None, sentence: Read, reading: Reading, whens: Mapping[int, Sequence[int]]
) -> ContextRule | None:
    """The first context rule whose words stand around a figure."""
    found, lower = place.found, sentence.words.lower
    clause = sentence.clause_at(found.start)
    unit = found.value.unit if isinstance(found.value, Quantity) else ""
    if isinstance(found.value, Period):
        clause = _own_part(clause, found, whens[sentence.number], lower, reading)
    measured = event is not None and _governs(found.end, event, sentence, reading)
    for rule, left, right, around in reading.lexicon.contexts(place.kind):
        if left is not None and not left.search(lower[sentence.start : hedge.start]):
            continue
        if right is not None and not right.match(lower, hedge.end, sentence.end):
            continue
        if around is not None and not around.search(lower, *clause):
            continue
        if rule.units and unit not in rule.units:
            continue
        return rule if not measured or _stands(rule.role, reading) else None
    return None


def _own_part(
    clause: tuple[int, int], found: Found, whens: Sequence[int], lower: str, reading: Reading
) -> tuple[int, int]:
    """The part of a clause that speaks of a date, where several stand in it: "brach am Montag aus und war am Dienstag gelöscht"."""
    first, last = clause
    for joint in reading.lexicon.joints.finditer(lower, *clause):
        if joint.end() <= found.start and any(first <= when < joint.start() for when in whens):
            first = joint.end()
        elif joint.start() >= found.end and any(joint.end() <= when < last for when in whens):
            last = joint.start()
    return first, last


def _stands(role: str, reading: Reading) -> bool:
    """Whether what the words around say holds also for a figure that measures the noun behind it: "alle zwei Stunden Sitzung"."""
    entry = reading.lexicon.rulebook.roles.get(role)
    return entry is not None and entry.apart and role != _WHEN
