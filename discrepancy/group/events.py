"""The stage: facts whose events meet are about one event.

First inside each document, in the order of its words: what "das Telefonat" refers back to. Then across the documents of a
story: type and participants equal, nothing in contradiction. A missing slot never makes a match by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from discrepancy.group.entities import Place, same_party
from discrepancy.group.reprints import Skeletons
from discrepancy.model.discourse import Discourse, EventMention
from discrepancy.model.finding import Entity, Event
from discrepancy.text.lexicon import Lexicon

_LONE = 0.8  # a type that each report has only once, and nobody named on either side
_HALF = 0.7  # one shared participant where only one report names the other
_STILL = 0.5
_SEVERAL = 3  # people from which "telefonierte mit A und B" may be several talks, and nothing refers back to it


@dataclass(slots=True)
class _Happening:
    """An event of one document, gathered from its mentions."""

    doc: str
    type: str
    order: int
    background: str
    participants: dict[str, Entity] = field(default_factory=dict)
    implied: dict[str, Entity] = field(default_factory=dict)
    """Houses that report on it and so were probably part of it ("hieß es aus dem Präsidialamt")."""
    mentions: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    types: set[str] = field(default_factory=set)
    generic: bool = True


@dataclass(slots=True)
class _Cluster:
    """Events of several documents that are one."""

    happenings: list[_Happening]
    participants: float | None = None
    """The weakest match that joined them; None while nothing was joined."""
    certain: bool = True


class Happenings:
    """The events of one story: from (document, event mention) to the event, and how sure the match is."""

    def __init__(
        self,
        discourses: Sequence[Discourse],
        entities: Mapping[Place, Entity],
        lexicons: Mapping[str, Lexicon],
        story: str,
    ) -> None:
        per_doc = [_within(d, entities, lexicons[d.lang]) for d in discourses]
        _learn_states(per_doc, {e.state for e in entities.values() if e.person and e.office})
        self._fits = fits = _fits(lexicons)
        families = _families(fits)
        words = {key: text for lexicon in lexicons.values() for key, text in lexicon.language.messages.items()}
        self.skeletons = Skeletons(discourses)
        clusters = _across([h for happenings in per_doc for h in happenings], fits, self.skeletons)
        self.events: list[Event] = []
        self._event: dict[tuple[str, int], Event] = {}
        self._match: dict[str, tuple[float | None, bool]] = {}
        for number, cluster in enumerate(clusters, 1):
            event = _event(cluster, f"{story}e{number}", words, families)
            self.events.append(event)
            self._match[event.id] = (cluster.participants, cluster.certain)
            for happening in cluster.happenings:
                for mention in happening.mentions:
                    self._event[happening.doc, mention] = event

    def of(self, doc: str, mention: int | None) -> Event | None:
        """The event of a mention; None where it is unknown."""
        return None if mention is None else self._event.get((doc, mention))

    def fit(self, first: Event, second: Event) -> bool:
        """Whether two types may name one event."""
        return second.type in self._fits.get(first.type, (first.type,))

    def match(self, event: Event) -> tuple[float | None, bool]:
        """How well the participants matched across documents, and whether the match is certain."""
        return self._match[event.id]


def _fits(lexicons: Mapping[str, Lexicon]) -> dict[str, frozenset[str]]:
    """Type -> types that may name the same event, itself included; symmetric."""
    table: dict[str, set[str]] = defaultdict(set)
    for lexicon in lexicons.values():
        for rule in lexicon.language.events:
            table[rule.type] |= {rule.type, *rule.fits}
            for other in rule.fits:
                table[other].add(rule.type)
    return {type_: frozenset(others) for type_, others in table.items()}


def _families(fits: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Type -> a name for all types that may, over others, mean the same: what one source calls a call is a meeting in a third."""
    family: dict[str, str] = {}
    for type_ in sorted(fits):
        if type_ in family:
            continue
        reached = [type_]
        for one in reached:
            reached.extend(sorted(other for other in fits[one] if other not in reached))
        family |= dict.fromkeys(reached, type_)
    return family


def _within(discourse: Discourse, entities: Mapping[Place, Entity], lexicon: Lexicon) -> list[_Happening]:
    """The events of a document, each mention laid to the one it speaks of."""
    happenings: list[_Happening] = []
    doc = discourse.document.id
    for number, mention in enumerate(discourse.events):
        rule = lexicon.event_rule(mention.type)
        named = _parties(doc, mention.participants, entities)
        if mention.open or (rule.generic and sum(party.person for party in named.values()) >= _SEVERAL):
            continue
        hints = [entities[doc, i] for i in mention.hints if (doc, i) in entities]
        known = [
            h
            for h in happenings
            if (mention.type == h.type or mention.type in rule.fits or h.type in rule.fits)
            and h.background == mention.background
        ]
        happening = _meant(mention, named, hints, known, rule.parties)
        if happening is None:
            happening = _Happening(doc, mention.type, len(happenings), mention.background, generic=rule.generic)
            happenings.append(happening)
        happening.participants |= named
        if rule.parties:
            happening.implied |= {h.id: h for h in hints if _house(h)}
        happening.mentions.append(number)
        happening.words.append(mention.words)
        happening.types.add(mention.type)
    return happenings


def _learn_states(per_doc: Sequence[Sequence[_Happening]], held: set[str]) -> None:
    """Whom a presidential office reports on a call of, and nobody else speaks for, is its president.

    Only where the story names no other holder of a post in that state, and all reports teach the same.
    """
    taught: dict[str, set[str]] = defaultdict(set)
    for happening in (h for happenings in per_doc for h in happenings):
        strangers = [p for p in happening.participants.values() if p.person and not p.state]
        covered = {p.state for p in happening.participants.values() if p.state}
        states = {house.state for house in happening.implied.values()} - covered - held
        if len(strangers) == 1 and len(states) == 1:
            taught[strangers[0].id] |= states
    for happening in (h for happenings in per_doc for h in happenings):
        for key, party in happening.participants.items():
            if len(taught.get(key, ())) == 1:
                happening.participants[key] = replace(party, state=next(iter(taught[key])))


def _parties(doc: str, numbers: Sequence[int], entities: Mapping[Place, Entity]) -> dict[str, Entity]:
    """Participants by id; a state goes where its person is named, too."""
    found = {entity.id: entity for number in numbers if (entity := entities.get((doc, number))) is not None}
    people = [entity for entity in found.values() if entity.person]
    return {key: e for key, e in found.items() if e.person or not any(same_party(e, person) for person in people)}


def _meant(
    mention: EventMention,
    named: Mapping[str, Entity],
    hints: Sequence[Entity],
    known: Sequence[_Happening],
    parties: bool,
) -> _Happening | None:
    """The earlier event that a mention speaks of; None where it is a new one."""
    if len(named) >= 2:
        return next(
            (
                h
                for h in reversed(known)
                if _inside(named, h.participants) or (h.participants and _inside(h.participants, named))
            ),
            None,
        )
    if named:
        holding = [h for h in known if _inside(named, h.participants)]
        if not mention.definite and len({frozenset(h.participants) for h in holding}) > 1:
            return None
        return (
            _best(holding, hints)
            if holding
            else next((h for h in reversed(known) if not h.participants and not parties), None)
        )
    if mention.definite:
        houses = [h for h in hints if _house(h)]
        possible = [h for h in known if not (parties and _elsewhere(h, houses))]
        return _best(possible, hints)
    alike = [
        h
        for h in known
        if h.type == mention.type and not parties and any(_one_noun(mention.words, word) for word in h.words)
    ]
    return _best(alike, hints)


def _one_noun(first: str, second: str) -> bool:
    """Whether two nouns are one, or one is the last part of the other ("Sitzung", "Gemeinderatssitzung")."""
    short, long = sorted((first.lower(), second.lower()), key=len)
    return long.endswith(short)


def _house(entity: Entity) -> bool:
    """An office of a state."""
    return not entity.person and bool(entity.office) and bool(entity.state)


def _inside(few: Mapping[str, Entity], many: Mapping[str, Entity]) -> bool:
    """Whether each of the few is among the many."""
    return bool(few) and all(any(same_party(one, other) for other in many.values()) for one in few.values())


def _best(known: Sequence[_Happening], hints: Sequence[Entity]) -> _Happening | None:
    """The event that the names around fit best; of equals the last one spoken of.

    "Das Telefonat dauerte nach Angaben des Kreml …" is the call with the president whom the Kremlin speaks for.
    """
    return max(known, key=lambda h: (_score(h, hints), max(h.mentions)), default=None)


def _elsewhere(happening: _Happening, houses: Sequence[Entity]) -> bool:
    """Whether a house that reports is of another state than everyone known to have taken part."""
    parties = [*happening.participants.values(), *happening.implied.values()]
    return (
        bool(houses and parties)
        and all(party.state for party in parties)
        and not any(same_party(party, house) for party in parties for house in houses)
    )


def _score(happening: _Happening, hints: Sequence[Entity]) -> float:
    """Nearer hints weigh more; a whole set of participants among them more than a few of many."""
    return sum(
        1 / (2 + place)
        for place, hint in enumerate(hints)
        if any(same_party(hint, party) for party in happening.participants.values())
    )


def _across(
    happenings: Sequence[_Happening],
    fits: Mapping[str, frozenset[str]],
    skeletons: Skeletons,
) -> list[_Cluster]:
    """Events of different documents joined, the best matches first; no cluster holds two events of one document.

    A sentence that stands in both, but for its figures, speaks of one event, whatever is known of it.
    """
    links = []
    sentences = {id(h): {skeletons.of_event(h.doc, mention) for mention in h.mentions} for h in happenings}
    for index, first in enumerate(happenings):
        for second in happenings[index + 1 :]:
            if first.doc == second.doc or second.type not in fits.get(first.type, (first.type,)):
                continue
            if sentences[id(first)] & sentences[id(second)]:
                links.append((-1.0, first.doc, first.order, second.doc, second.order, first, second))
                continue
            if first.background or second.background:
                continue
            score = _likeness(first, second, happenings)
            if score is not None:
                links.append((-score, first.doc, first.order, second.doc, second.order, first, second))
    cluster_of = {id(h): _Cluster([h]) for h in happenings}
    for negative, *_, first, second in sorted(links, key=lambda link: link[:5]):
        a, b = cluster_of[id(first)], cluster_of[id(second)]
        if a is b or {h.doc for h in a.happenings} & {h.doc for h in b.happenings}:
            continue
        if not _together(a, b):
            continue
        a.participants = min(-negative, *(c.participants for c in (a, b) if c.participants is not None), 1.0)
        a.certain = a.certain and b.certain and -negative >= _HALF
        a.happenings += b.happenings
        for happening in b.happenings:
            cluster_of[id(happening)] = a
    seen: dict[int, _Cluster] = {}
    for happening in happenings:
        cluster = cluster_of[id(happening)]
        seen.setdefault(id(cluster), cluster)
    return list(seen.values())


def _together(a: _Cluster, b: _Cluster) -> bool:
    """Whether no two events of the clusters have participants that contradict each other."""
    return all(
        not x.participants
        or not y.participants
        or _inside(x.participants, y.participants | y.implied)
        or _inside(y.participants, x.participants | x.implied)
        for x in a.happenings
        for y in b.happenings
    )


def _likeness(first: _Happening, second: _Happening, all_: Sequence[_Happening]) -> float | None:
    """How well the participants of two events fit, 0 to 1; None where they are two events or nothing is known."""
    a, b = first.participants or first.implied, second.participants or second.implied
    if a and b:
        few, many = sorted((a, b), key=len)
        other = second if few is a else first
        if not _inside(few, many | other.implied):
            return None
        if len(few) >= 2:
            return 1.0
        if len(many) == 1 and not first.generic:
            return 0.95
        rivals = [
            h
            for h in all_
            if h.doc in (first.doc, second.doc)
            and not h.background
            and h not in (first, second)
            and h.types & (first.types | second.types)
            and _inside(few, h.participants)
        ]
        return _STILL if rivals else (0.9 if len(many) == 1 else _HALF)
    lone = all(
        sum(h.doc == one.doc and bool(h.types & (first.types | second.types)) and not h.background for h in all_) == 1
        for one in (first, second)
    )
    if not lone:
        return None
    return _STILL if first.generic or second.generic else _LONE


def _event(cluster: _Cluster, name: str, types_in_words: Mapping[str, str], families: Mapping[str, str]) -> Event:
    """The event of a cluster; its label is the commonest noun for it and the people's surnames."""
    parties: dict[str, Entity] = {}
    for happening in cluster.happenings:
        for key, entity in happening.participants.items():
            if not any(same_party(entity, other) for other in parties.values()):
                parties[key] = entity
            elif entity.person and key not in parties:
                parties = {k: e for k, e in parties.items() if not same_party(e, entity)} | {key: entity}
    people = tuple(sorted(parties.values(), key=lambda e: (e.name, e.id)))
    types = [h.type for h in cluster.happenings]
    type_ = max(sorted(set(types)), key=types.count)
    words = [w for h in cluster.happenings for w in h.words if w[:1].isupper()]
    noun = max(sorted(set(words)), key=words.count) if words else types_in_words.get(f"event_{type_}", "")
    label = "–".join(e.name.split()[-1] if e.person else e.name for e in people)
    background = cluster.happenings[0].background
    key = f"{families.get(type_, type_)}|{'+'.join(sorted(_party_key(e) for e in people))}|{background}"
    return Event(name, key, type_, f"{noun} {label}".strip(), people, background)


def _party_key(entity: Entity) -> str:
    """A participant across reports: of a person the surname alone, as a third source may add the given name."""
    return f"person:{entity.id.rsplit(':', 1)[-1]}" if entity.person else entity.id
