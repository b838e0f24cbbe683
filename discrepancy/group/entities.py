"""One entity per person, body or state across a story, learnt from the story alone. Places are nobody.

A surname is a person where some report gives the full name, a title or lets it speak; a post ("US-Finanzminister") is the
person whom some report names with it. What stays ambiguous stays unknown: a half-known thing marked as such hurts nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from discrepancy.group.bodies import Bodies
from discrepancy.model.discourse import Discourse, EntityKind, EntityMention
from discrepancy.model.finding import Entity
from discrepancy.text.spelling import folded

_SLIP = 4  # letters from which one other letter may be a slip

Place = tuple[str, int]
"""A document's id and the number of an entity mention in it."""


@dataclass(slots=True)
class _Person:
    """A person while the story is read."""

    surname: str
    given: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    posts: dict[tuple[str, str], int] = field(default_factory=dict)
    docs: set[str] = field(default_factory=set)
    spelt: set[tuple[str, str, str]] = field(default_factory=set)
    """How each document writes the surname, and with which post."""
    apart: str = ""
    """What tells its id from that of another who folds alike."""
    entity: Entity | None = None


Covers = Mapping[str, frozenset[str]]
"""Post -> posts that its word may mean, too ("minister": foreign, finance …)."""


def entities_of(discourses: Sequence[Discourse], covers: Covers, houses: Collection[str]) -> dict[Place, Entity]:
    """Each resolvable entity mention of a story's documents with the one entity it stands for.

    `houses`: the sorts of bodies; an unnamed speaker of one stands for it.
    """
    bodies = Bodies(discourses)
    people = _people(discourses)
    by_surname: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        by_surname[person.surname].append(person)
    for word, bearers in _other_words(people).items():
        by_surname.setdefault(word, bearers)
    holders = _holders(people)
    states = _office_states(discourses, people)
    resolved: dict[Place, Entity] = {}
    for discourse in discourses:
        for number, mention in enumerate(discourse.entities):
            entity = _resolved(mention, discourse, by_surname, holders, states, covers, bodies)
            if entity is None and mention.office in houses and not mention.name and not mention.group:
                entity = _resolved(
                    replace(mention, kind=EntityKind.BODY), discourse, by_surname, holders, states, covers, bodies
                )
            if entity is not None:
                resolved[discourse.document.id, number] = entity
    return resolved


def _people(discourses: Sequence[Discourse]) -> list[_Person]:
    """The people of the story: full names first, then strong surnames that no full name explains."""
    people: dict[str, list[_Person]] = {}
    elsewhere: set[str] = set()
    """Words of full names that are not their last."""
    named = [(d, m) for d in discourses for m in d.entities if m.kind is EntityKind.PERSON and m.name]
    alone = {m.name[-1].removesuffix("s") for _, m in named if len(m.name) == 1}
    often = Counter(m.name for _, m in named)
    shown = [(d, m) for d, m in named if m.strong or (len(m.name) > 1 and _comes_again(m.name, alone, often))]
    shown.sort(
        key=lambda pair: (
            len(pair[1].name) == 1,
            not pair[1].strong,
            -len(pair[1].name),
            pair[0].document.id,
            pair[1].span,
        )
    )
    for discourse, mention in shown:
        surname = _surname(mention.name, people)
        given = folded(mention.name[0]) if len(mention.name) > 1 else ""
        if len(mention.name) == 1 and surname not in people and surname in elsewhere:
            continue  # "Xi" after "Xi Jinping"
        elsewhere.update(folded(word) for word in mention.name[:-1])
        same = people.setdefault(surname, [])
        if any(_ends_with(name, mention.name) for p in same for name in p.names):
            continue  # "Ní Dhomhnaill" after "Niamh Ní Dhomhnaill"
        if not given and len(same) > 1:
            same_here = [p for p in same if discourse.document.id in p.docs]
            if len(same_here) != 1:
                continue  # two who could be meant are nobody
            person: _Person | None = same_here[0]
        else:
            person = next((p for p in same if _may_be(mention, given, p) and not _two(mention, discourse, p)), None)
        if person is None and same and not mention.strong:
            continue
        if person is None:
            person = _Person(surname, given)
            person.apart = f"~{_spelt(mention.name)}" if any(p.given == given for p in same) else ""
            same.append(person)
        person.given = person.given or given
        person.names.append(mention.name)
        person.spelt.add((discourse.document.id, _spelt(mention.name), mention.office))
        person.docs.add(discourse.document.id)
        if mention.office:
            key = (mention.office, mention.state)
            person.posts[key] = person.posts.get(key, 0) + 1
    return [person for same in people.values() for person in same]


def _may_be(mention: EntityMention, given: str, person: _Person) -> bool:
    """Whether the given name of a mention fits a person: none, the same, or its first letter."""
    if not given or not person.given or one_name(given, person.given):
        return True
    first = mention.name[0]
    initial = len(first) == 1 or any(len(name) > 1 and len(name[0]) == 1 for name in person.names)
    return initial and given[0] == person.given[0]


def _two(mention: EntityMention, discourse: Discourse, person: _Person) -> bool:
    """Whether one document writes two bearers of a post apart: "Richter Meier" and "Bürgermeister Meyer"."""
    if len(mention.name) > 1 or not mention.office:
        return False
    doc, spelt = discourse.document.id, _spelt(mention.name)
    return any(d == doc and office and s != spelt and office != mention.office for d, s, office in person.spelt)


def _spelt(name: tuple[str, ...]) -> str:
    """The surname as it is written, without a genitive s."""
    return name[-1].casefold().removesuffix("s")


def _ends_with(name: tuple[str, ...], end: tuple[str, ...]) -> bool:
    """Whether a name of several words is the last words of a longer one."""
    if not 1 < len(end) < len(name):
        return False
    return [folded(w) for w in name[-len(end) :]] == [folded(w).removesuffix("s") for w in end] or [
        folded(w) for w in name[-len(end) :]
    ] == [folded(w) for w in end]


def _other_words(people: Sequence[_Person]) -> dict[str, list[_Person]]:
    """Further words by which a full name may be meant alone: a first surname ("Montoya"), a surname in front ("Liang")."""
    table: dict[str, list[_Person]] = defaultdict(list)
    for person in people:
        words = {folded(word) for name in person.names if len(name) > 1 for word in name[:-1] if len(word) > 1}
        for word in sorted(words - {person.surname}):
            table[word].append(person)
    return table


def one_name(first: str, second: str) -> bool:
    """Whether two folded given names are one: equal, or of four letters and more and a letter apart (a slip, a spelling)."""
    if first == second:
        return True
    if abs(len(first) - len(second)) > 1 or min(len(first), len(second)) < _SLIP:
        return False
    short, long = sorted((first, second), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _comes_again(name: tuple[str, ...], alone: Collection[str], often: Mapping[tuple[str, ...], int]) -> bool:
    """Whether a full name that nothing introduces is confirmed: its last word stands alone, or it comes twice."""
    return name[-1].removesuffix("s") in alone or often[name] > 1


def _surname(name: tuple[str, ...], known: Collection[str]) -> str:
    """The folded surname; a genitive s goes where the story knows the name without it."""
    whole = folded(name[-1])
    if whole not in known and whole.endswith("s") and whole[:-1] in known:
        return whole[:-1]
    return whole


def _holders(people: Sequence[_Person]) -> dict[tuple[str, str], list[_Person]]:
    """(post, state) -> whom the story names with it; (post, "") gathers all of that post."""
    table: dict[tuple[str, str], dict[int, _Person]] = defaultdict(dict)
    for person in people:
        for office, state in person.posts:
            for key in ((office, state), (office, "")):
                table[key][id(person)] = person
    return {key: list(held.values()) for key, held in table.items()}


def _office_states(discourses: Sequence[Discourse], people: Sequence[_Person]) -> dict[str, set[str]]:
    """Post -> the states that the story ties it to; a house without a state belongs to the only one there is."""
    states: dict[str, set[str]] = defaultdict(set)
    for discourse in discourses:
        for mention in discourse.entities:
            if mention.office and mention.state and mention.kind is EntityKind.BODY:
                states[mention.office].add(mention.state)
    return states


def _resolved(
    mention: EntityMention,
    discourse: Discourse,
    by_surname: Mapping[str, list[_Person]],
    holders: Mapping[tuple[str, str], list[_Person]],
    states: Mapping[str, set[str]],
    covers: Covers,
    bodies: Bodies,
) -> Entity | None:
    if mention.group:
        return None
    match mention.kind:
        case EntityKind.STATE:
            return Entity(f"state:{mention.state}", mention.words, person=False, state=mention.state)
        case EntityKind.BODY if mention.name and not mention.state:
            return bodies.of(mention)
        case EntityKind.BODY:
            speaks, body = bodies.meant(mention, discourse)
            return body if speaks else _body(mention, states)
        case EntityKind.PERSON if mention.name:
            person = _named(mention, discourse, by_surname)
            return _entity(person) if person is not None else None
        case EntityKind.PERSON:
            return _by_post(mention, discourse, by_surname, holders, covers)
    return None


def _named(mention: EntityMention, discourse: Discourse, by_surname: Mapping[str, list[_Person]]) -> _Person | None:
    """The person a name means: the document's own before the story's; two who fit are nobody."""
    surname = folded(mention.name[-1])
    if surname not in by_surname and surname.endswith("s"):
        surname = surname[:-1]
    fitting = by_surname.get(surname, [])
    if len(mention.name) > 1:
        given = folded(mention.name[0])
        tails = [p for p in fitting if any(_ends_with(name, mention.name) for name in p.names)]
        fitting = tails or [p for p in fitting if _may_be(mention, given, p)]
    elif len(fitting) > 1:
        fitting = [p for p in fitting if any(s == _spelt(mention.name) for _, s, _ in p.spelt)] or fitting
    here = [p for p in fitting if discourse.document.id in p.docs]
    for pool in (here, fitting):
        if len(pool) == 1:
            return pool[0]
        if pool:
            return None
    return None


def _entity(person: _Person) -> Entity:
    """The person's record, made once: the longest name of the story, and the post that most reports give."""
    if person.entity is None:
        longest = max(person.names, key=_length)
        office, state = max(person.posts, key=lambda post: (bool(post[1]), person.posts[post], post), default=("", ""))
        name = f"person:{person.given}:{person.surname}{person.apart}"
        person.entity = Entity(name, " ".join(longest), person=True, office=office, state=state)
    return person.entity


def _length(name: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    """How much a name tells: its words, then its letters, where a last s may be a genitive and counts for nothing."""
    return len(name), 0 if name[-1].endswith("s") else len(" ".join(name)), name


def _by_post(
    mention: EntityMention,
    discourse: Discourse,
    by_surname: Mapping[str, list[_Person]],
    holders: Mapping[tuple[str, str], list[_Person]],
    covers: Covers,
) -> Entity | None:
    """The person whom the story names with a post; a bare one ("die Ministerin") the last named before; else the post itself."""
    if not mention.state:
        last = _last_named(mention, discourse, covers)
        person = _named(last, discourse, by_surname) if last is not None else None
        if person is not None:
            return _entity(person)
    held = holders.get((mention.office, mention.state), [])
    here = [p for p in held if discourse.document.id in p.docs]
    for pool in (here, held):
        if len(pool) == 1:
            return _entity(pool[0])
        if pool:
            return None
    if mention.state:
        return Entity(
            f"office:{mention.office}:{mention.state}",
            mention.words,
            person=False,
            office=mention.office,
            state=mention.state,
        )
    return None


def _last_named(mention: EntityMention, discourse: Discourse, covers: Covers) -> EntityMention | None:
    """The last one before whom the document names with that post, or with one that the word covers."""
    posts = {mention.office, *covers.get(mention.office, ())}
    before = [
        m
        for m in discourse.entities
        if m.name
        and m.office in posts
        and m.span < mention.span
        and not (m.gender and mention.gender and m.gender != mention.gender)
    ]
    return max(before, key=lambda m: m.span, default=None)


def _body(mention: EntityMention, states: Mapping[str, set[str]]) -> Entity:
    """A body by office and state. A described house keeps each report's own words: neither name is more right."""
    state = mention.state
    known = states.get(mention.office, set())
    if not state and len(known) == 1:
        state = next(iter(known))
    return Entity(f"office:{mention.office}:{state}", mention.words, person=False, office=mention.office, state=state)


def same_party(first: Entity, second: Entity) -> bool:
    """Whether two entities may be one party: the same one, or a state and who speaks or acts for it."""
    if first.id == second.id:
        return True
    if first.person and second.person:
        return False
    if first.person != second.person and first.office and first.office == second.office:
        return not (first.state and second.state) or first.state == second.state  # a body and who speaks for it
    return bool(first.state) and first.state == second.state


def different_owners(first: Entity | None, second: Entity | None) -> bool:
    """Whether two owners are known to be two: unresolved or of one state, they are not."""
    return first is not None and second is not None and not same_party(first, second)


def same_owner(first: Entity | None, second: Entity | None) -> bool:
    """Whether both figures trace to one resolved owner: a body and its member are one."""
    if first is None or second is None or not same_party(first, second):
        return False
    return first.id == second.id or not (first.office and second.office) or first.office == second.office
