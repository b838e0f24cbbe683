"""Which figures of a story are of one quantity.

Only figures of one kind, role, unit and part can be. What decides then is a ladder: a sentence that both documents share but
for its figures; one event that both name; a role that a story tells once ("the dead"); else sentences that tell the same.
Figures that agree are laid together first: what another report confirms contradicts no third thing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from discrepancy.group.contexts import Contexts
from discrepancy.group.entities import different_owners
from discrepancy.group.events import Happenings
from discrepancy.model.fact import Bearer, Modality
from discrepancy.model.finding import Claim, Event, EventGroup, Match
from discrepancy.model.value import Label, Qualifier, Quantity, same_digits
from discrepancy.rulebook.files import RoleEntry
from discrepancy.text.slips import digits_of, swapped

# How alike two sentences must be (0 to 1) before they are sure to tell of one figure; docs/comparing.md is made from these.
ALIKE = 0.1
ALIKE_FAR = 0.35  # where one figure is many times the other
ALIKE_APART = 0.4  # of deadlines, distances in time and the like, of which a story has many
SORT = 0.1  # what it adds that both say what happened, and it is of one sort
AGREES = 0.1  # what agreement takes from what is asked, and adds when figures are laid together
FAR = Fraction(5, 2)  # times one figure may be the other before two things are the better guess
FAR_MOVING = 6  # the same of a figure that moves while the event goes on
MARGIN = 0.1  # by how much a match must be better than the next
_SHARED = 1.0  # how well two figures fit whose sentence stands in both documents
_ONCE = 0.8  # the same of a role that a story tells once
_NAMED = 0.95  # the same of two ages of one person whom both name
_MAYBE = 0.6  # the same of two ages of which nothing but their number says that they are of one person
_YEARS = 10  # by which the ages that two reports give of one person may differ
_DIGITS = 2  # other than zeros at either end, from which a figure is telling
_REPEATED = 20  # times that one report's same figure is told: nobody reads it a thousand times
_LOOKED = 4  # claims of one figure whose sentences are compared
_HEAD = 5  # letters of a noun that may be the last part of another
_TAIL = 6  # letters at the end of two nouns by which one may be the last part of the other
_UNSAID = (Modality.DENIED, Modality.POSSIBLE)
_TOLD = {Modality.STATED: "told", Modality.REPORTED: "told"}

Key = tuple[str, ...]
Agree = Callable[[Claim, Claim], bool]


@dataclass(slots=True)
class _Node:
    """What one document says of one quantity, in one place or in several that agree."""

    doc: str
    claims: list[Claim]
    cluster: _Cluster | None = None

    @property
    def telling(self) -> list[Claim]:
        """The claims that are looked at: of a figure repeated a thousand times the first of each value, and few more."""
        values = {(c.fact.value, c.fact.qualifier, c.fact.near): c for c in reversed(self.claims)}
        return sorted({id(c): c for c in (*values.values(), *self.claims[:_LOOKED])}.values(), key=lambda c: c.order)

    @property
    def event(self) -> Event | None:
        return next((claim.event for claim in self.claims if claim.event is not None), None)

    @property
    def role(self) -> str:
        return self.claims[0].fact.role

    @property
    def subject(self) -> str:
        return self.claims[0].fact.subject

    @property
    def unit(self) -> str:
        value = self.claims[0].fact.value
        return value.unit if isinstance(value, Quantity) else ""

    @property
    def background(self) -> str:
        return self.claims[0].fact.background

    @property
    def bearers(self) -> list[Bearer]:
        """Of an age: whose it is, by each claim."""
        return [claim.fact.bearer for claim in self.claims if claim.fact.bearer is not None]

    @property
    def person(self) -> str:
        """The resolved person whose age it is; "" where nobody is known."""
        return next((claim.bearer.id for claim in self.claims if claim.bearer is not None), "")

    def called(self) -> tuple[set[str], set[str], set[str]]:
        """Of an age: sorts, states and genders of whose it is."""
        sorts, states = ({w for b in self.bearers for w in words(b)} for words in (_sorts, _states))
        return sorts, states, {b.gender for b in self.bearers if b.gender}


@dataclass(slots=True)
class _Cluster:
    """Nodes that are of one quantity."""

    nodes: list[_Node]
    certain: bool = True
    met: float | None = None
    """The weakest match of the events that joined them; None where something else did."""


@dataclass(frozen=True, slots=True)
class _Link:
    """How well two nodes fit."""

    score: float
    certain: bool
    met: float | None
    agrees: bool
    first: _Node
    second: _Node

    @property
    def order(self) -> tuple[bool, float, object, object]:
        return (
            not self.certain,
            -self.score - AGREES * self.agrees,
            self.first.claims[0].order,
            self.second.claims[0].order,
        )


class Figures:
    """The figures of one story, laid together."""

    def __init__(
        self,
        happenings: Happenings,
        contexts: Contexts,
        roles: Mapping[str, RoleEntry],
        common: Collection[str],
        classes: Collection[str],
        families: Mapping[str, str],
        agree: Agree,
        story: str,
        place: str = "",
        apart: Collection[str] = (),
    ) -> None:
        self._happenings, self._contexts, self._roles, self._agree = happenings, contexts, roles, agree
        self._common, self._classes, self._families = common, classes, families
        self._story, self._place, self._apart = story, place, frozenset(apart)
        self._counted: Counter[tuple[str, str, str, str]] = Counter()
        self._units: Counter[tuple[str, str]] = Counter()
        self._all: Sequence[_Node] = ()
        self._ages: Counter[str] = Counter()
        self._sums: dict[tuple[str, int], Fraction] = {}

    def groups(self, claims: Sequence[Claim]) -> Iterator[EventGroup]:
        """Claims in groups that may be compared, in a stable order."""
        by_key: dict[Key, list[Claim]] = defaultdict(list)
        for claim in sorted(claims, key=lambda c: c.order):
            by_key[self._key(claim)].append(claim)
        for key, group in sorted(by_key.items()):
            yield from (self._group(key, cluster) for cluster in self._clusters(key, group))

    def _key(self, claim: Claim) -> Key:
        """What two figures must share to be of one quantity, whatever is told of them."""
        fact = claim.fact
        bound = (
            fact.modality is Modality.POSSIBLE and fact.qualifier is Qualifier.AT_MOST
        )  # "bis zu 40 könnten wegfallen"
        always = bound or fact.bearer is not None
        modality = "told" if always else _TOLD.get(fact.modality, fact.modality.value)
        entry = self._roles.get(fact.role)
        if modality == "planned" and entry is not None and entry.announced:
            modality = "told"  # what one tells as coming the other tells as decided
        unit = fact.value.unit if isinstance(fact.value, Quantity) else ""
        if unit in self._families:
            unit = self._families[unit]
        elif unit not in self._classes:
            unit = unit[-_TAIL:]
        said = "unsaid" if fact.modality in _UNSAID and not always else "said"
        return said, fact.mention.kind, modality, unit

    def _clusters(self, key: Key, claims: Sequence[Claim]) -> list[_Cluster]:
        nodes = self._nodes(claims)
        self._sums = {}
        for claim in claims:
            if (low := _low(claim)) is not None:
                place = claim.document.id, claim.fact.mention.sentence
                self._sums[place] = self._sums.get(place, Fraction(0)) + low
        self._all = nodes
        self._ages = Counter(node.doc for node in nodes if node.bearers)
        self._units = Counter((node.doc, node.unit) for node in nodes)
        self._counted = Counter((node.doc, node.role, node.subject, node.background) for node in nodes)
        for node in nodes:
            node.cluster = _Cluster([node])
        links = [
            link for i, a in enumerate(nodes) for b in nodes[i + 1 :] if (link := self._link(key, a, b)) is not None
        ]
        for link in sorted(links, key=lambda link: link.order):
            self._join(link, link.agrees or not self._rivals(link, links))
        return list({id(node.cluster): node.cluster for node in nodes if node.cluster is not None}.values())

    def _nodes(self, claims: Sequence[Claim]) -> list[_Node]:
        nodes: list[_Node] = []
        for claim in claims:
            home = next((n for n in nodes if n.doc == claim.document.id and self._one_place(n, claim)), None)
            if home is None:
                nodes.append(_Node(claim.document.id, [claim]))
            else:
                home.claims.append(claim)
        return nodes

    def _one_place(self, node: _Node, claim: Claim) -> bool:
        """Whether a document says the same thing again."""
        event = node.event
        return (
            node.background == claim.fact.background
            and node.role == claim.fact.role
            and node.subject == claim.fact.subject
            and (event is None or claim.event is None or event.id == claim.event.id)
            and (
                claim.fact.value == node.claims[0].fact.value
                or all(self._agree(claim, other) for other in node.telling)
            )
        )

    def _link(self, key: Key, a: _Node, b: _Node) -> _Link | None:
        """How well two nodes fit; None where they are of two things, or nothing says that they are of one."""
        agrees = all(self._agree(x, y) for x in a.telling for y in b.telling)
        if a.bearers and b.bearers:
            return self._by_bearer(a, b, agrees)
        if not agrees and (self._adds_up(a, b) or self._adds_up(b, a)):
            return None
        if a.doc == b.doc:
            return self._inside(a, b, agrees)
        if a.subject != b.subject and not self._of_all(a, b, agrees):
            return None
        if a.role == b.role and any(self._one_sentence(x, y) for x in a.telling for y in b.telling):
            return _Link(_SHARED, True, None, agrees, a, b)
        if a.background != b.background or key[0] == "unsaid" or self._other_names(a, b):
            return None
        first, second = a.event, b.event
        if first is not None and second is not None and first.id == second.id and a.role == b.role:
            met, certain = self._happenings.match(first)
            alike = self._alike(a, b)
            if self._of_any_phase(a) and not agrees and alike < ALIKE_FAR:
                return None
            return _Link((met or _ONCE) + alike / 10, certain or alike >= ALIKE, met, agrees, a, b)
        once = self._told_once(a, b)
        if first is not None and second is not None and not once and self._two_events(first, second):
            return None
        return self._by_words(a, b, once, agrees)

    def _by_bearer(self, a: _Node, b: _Node, agrees: bool) -> _Link | None:
        """How well two ages fit by whose they are: one person named in both; one sort of which each report has a single one.

        Two known to be two are never held against each other, nor is one of several. Of two who share nothing but that each
        report has one age, the ages must be near: nobody misprints a child as an old man.
        """
        if a.doc == b.doc or a.role != b.role or any(bearer.several for n in (a, b) for bearer in n.bearers):
            return None
        (sorts, states, genders), (others, befell, gendered) = a.called(), b.called()
        if a.person and b.person:
            return _Link(_NAMED, True, None, agrees, a, b) if a.person == b.person else None
        if genders and gendered and genders.isdisjoint(gendered):
            return None
        shared = sorts & others
        if shared:
            alone = any(self._single(a, s) and self._single(b, s) for s in shared)
            return _Link(_ONCE, alone, None, agrees, a, b)
        if (sorts and others) or (states and befell and states.isdisjoint(befell)):
            return None if not agrees else _Link(_MAYBE, False, None, agrees, a, b)
        lone = self._ages[a.doc] == 1 == self._ages[b.doc]
        told = bool(states & befell) and all(self._in_state(n, states & befell) == 1 for n in (a, b))
        if not (agrees or lone or told):
            return None
        return _Link(_MAYBE, (lone or told) and (agrees or _near(a, b)), None, agrees, a, b)

    def _single(self, node: _Node, sort: str) -> bool:
        """Whether a report gives one age of a sort only."""
        return sum(sort in n.called()[0] for n in self._all if n.doc == node.doc) == 1

    def _in_state(self, node: _Node, states: set[str]) -> int:
        """How many ages a report gives of those whom the same befell."""
        return sum(bool(states & n.called()[1]) for n in self._all if n.doc == node.doc)

    def _of_any_phase(self, node: _Node) -> bool:
        """Whether a figure may be of anything in the course of its event: a day on which a fire burned."""
        entry = self._roles.get(node.role)
        return entry is not None and entry.apart and entry.generic

    def _adds_up(self, part: _Node, whole: _Node) -> bool:
        """Whether a figure is one of several of its sentence that together make the other: "acht starben hier, neun im Spital"."""
        told = {low for claim in whole.claims if (low := _low(claim))}
        sums = ((x, self._sums.get((x.document.id, x.fact.mention.sentence))) for x in part.claims)
        return any(total in told and total != _low(x) for x, total in sums)

    def _of_all(self, a: _Node, b: _Node, agrees: bool) -> bool:
        """Whether a figure for a part may stand for the whole: it agrees with that, or the whole is told as having moved."""
        words = (*a.subject.split(), *b.subject.split())
        if (a.subject and b.subject) or isinstance(a.claims[0].fact.value, Label) or not self._apart.isdisjoint(words):
            return False
        return agrees or any(
            claim.fact.change in ("up", "corrected", "latest") for node in (a, b) for claim in node.claims
        )

    def _told_once(self, a: _Node, b: _Node) -> bool:
        """Whether both are of a role that a story tells mostly once."""
        entry = self._roles.get(a.role)
        return a.role == b.role and entry is not None and entry.told_once

    def _by_words(self, a: _Node, b: _Node, once: bool, agrees: bool) -> _Link | None:
        """How well two figures fit by their role and by the words around them."""
        one_role = self._one_role(a.role, b.role)
        if one_role is False:
            return None
        alike = self._alike(a, b)
        if a.event is not None and b.event is not None:
            alike += SORT
        far = not agrees and self._far(a, b)
        if once and (not far or alike >= ALIKE_FAR):
            return _Link(min(_ONCE + alike / 5, 0.95), True, None, agrees, a, b)
        same = agrees and any(_telling(x) and _telling(x) == _telling(y) for x in a.telling for y in b.telling)
        same = same or (not agrees and _slip(a, b) >= (_DIGITS if one_role is True else _DIGITS + 1))
        enough = self._enough(a, b, one_role is True, agrees, far)
        if same or alike >= min(ALIKE, enough):
            certain = (alike >= enough or same) and (agrees or same or not self._loose(a))
            return _Link(min(0.4 + alike / 2 + same / 5, 0.9), certain, None, agrees, a, b)
        return None

    def _loose(self, node: _Node) -> bool:
        """Whether a story has so many figures of that role that two which differ are never held for one with certainty."""
        entry = self._roles.get(node.role)
        return entry is not None and entry.loose

    def _other_names(self, a: _Node, b: _Node) -> bool:
        """Whether two scores are told of teams or players of whom none is the same."""
        if not isinstance(a.claims[0].fact.value, Label):
            return False
        names = [
            {name for c in n.telling for name in self._contexts.named(c.document.id, c.fact.mention.sentence)}
            for n in (a, b)
        ]
        return bool(names[0] and names[1]) and names[0].isdisjoint(names[1])

    def _far(self, a: _Node, b: _Node) -> bool:
        """Whether two figures differ so much that two things are the better guess."""
        entry = self._roles.get(a.role)
        most = FAR_MOVING if entry is not None and entry.moves in ("up", "free") else FAR
        x, y = (abs(v.low) if isinstance(v := n.claims[0].fact.value, Quantity) and v.low else None for n in (a, b))
        if x is None or y is None or same_digits(x, y):
            return False
        return max(x, y) >= (FAR if min(x, y) == 1 else most) * min(x, y)

    def _alike(self, a: _Node, b: _Node) -> float:
        """The likeness of the sentences of two figures, where it is greatest."""
        return max(
            self._contexts.likeness((x.document.id, x.fact.mention.sentence), (y.document.id, y.fact.mention.sentence))
            for x in a.telling
            for y in b.telling
        )

    def _enough(self, a: _Node, b: _Node, one_role: bool, agrees: bool, far: bool) -> float:
        """How alike two sentences must be for a certain match: the less the figures say what they are of, the more."""
        entry = self._roles.get(a.role)
        if entry is not None and entry.apart:
            return ALIKE if entry.phase and a.event is not None and b.event is not None else ALIKE_APART
        if far:
            return ALIKE_FAR
        return 0.0 if self._only_ones(a, b, one_role) else max(ALIKE - AGREES * agrees, 0.0)

    def _only_ones(self, a: _Node, b: _Node, one_role: bool) -> bool:
        """Whether each report counts one thing of a telling noun only: so each counts the same.

        What no list knows is known by its noun alone, whatever is told of it.
        """
        if any(self._contexts.known(_noun(node), node.doc) for node in (a, b)):
            return False
        if self._open(a) and self._open(b):
            return self._units[a.doc, a.unit] == 1 == self._units[b.doc, b.unit] or (one_role and self._lone(a, b))
        return one_role and self._lone(a, b) and a.role not in self._roles and a.role not in self._common

    def _open(self, node: _Node) -> bool:
        """Whether the figure counts something that no list knows, under its own name."""
        return node.unit not in self._classes

    def _one_role(self, first: str, second: str) -> bool | None:
        """Whether two roles are one; None where they are not, but one may be told as the other, False where never."""
        short, long = sorted((first, second), key=len)
        if long.endswith(short) and (first == second or len(short) >= _HEAD):
            return True  # "Hubschrauber", "Rettungshubschrauber"
        a, b = self._roles.get(first), self._roles.get(second)
        if a is not None and b is not None:
            generic = (a.generic or b.generic) and not (a.apart or b.apart)
            return None if generic or (a.family and a.family == b.family) else False
        return False if any(entry is not None and entry.apart for entry in (a, b)) else None

    def _lone(self, *nodes: _Node) -> bool:
        """Whether no report has another figure of that sort."""
        return all(self._counted[n.doc, n.role, n.subject, n.background] == 1 for n in nodes)

    def _inside(self, a: _Node, b: _Node, agrees: bool) -> _Link | None:
        """Inside a document two parties may each have their own figure of one event."""
        if a.event is not None and b.event is not None and a.event.id != b.event.id:
            return None
        owned = any(different_owners(x.owner, y.owner) for x in a.telling for y in b.telling)
        one = a.event is not None and b.event is not None and a.event.id == b.event.id and bool(a.event.participants)
        if (owned or one) and a.background == b.background and a.role == b.role and a.subject == b.subject:
            return _Link(_ONCE, True, None, agrees, a, b)
        return None

    def _one_sentence(self, x: Claim, y: Claim) -> bool:
        """Whether two figures stand at one place of a sentence that both documents have, but for its figures."""
        skeletons = self._happenings.skeletons
        return skeletons.place_of(x) == skeletons.place_of(y)

    def _two_events(self, first: Event, second: Event) -> bool:
        """Whether two events are known to be two: by who took part, which was settled before, or by what sort they are of."""
        if first.background != second.background or first.participants or second.participants:
            return True
        return not self._happenings.fit(first, second)

    def _join(self, link: _Link, alone: bool) -> None:
        """Lays two clusters together. A doubtful link joins two lone figures at most: it never spoils what is certain."""
        a, b = link.first.cluster, link.second.cluster
        assert a is not None  # every node has one
        assert b is not None
        certain = link.certain and alone
        if a is b or not self._fit_together(a, b) or (not certain and len(a.nodes) + len(b.nodes) > 2):
            return
        a.certain = certain and a.certain and b.certain
        known = [met for met in (a.met, b.met, link.met) if met is not None]
        a.met = min(known) if known else None
        a.nodes += b.nodes
        for node in b.nodes:
            node.cluster = a

    def _fit_together(self, a: _Cluster, b: _Cluster) -> bool:
        """Whether no document would say two things of one quantity, but as two parties' figures."""
        return not any(x.doc == y.doc and self._inside(x, y, agrees=False) is None for x in a.nodes for y in b.nodes)

    def _rivals(self, link: _Link, links: Sequence[_Link]) -> bool:
        """Whether another figure of either document fits the other's as well, or nearly."""
        for other in links:
            if other is link or link.score >= other.score + MARGIN:
                continue
            shared = [n for n in (other.first, other.second) if n is link.first or n is link.second]
            if len(shared) == 1:
                strange = other.second if shared[0] is other.first else other.first
                mine = link.second if shared[0] is link.first else link.first
                if strange.doc == mine.doc:
                    return True
        return False

    def _group(self, key: Key, cluster: _Cluster) -> EventGroup:
        claims = tuple(sorted((c for node in cluster.nodes for c in node.claims[:_REPEATED]), key=lambda c: c.order))
        events = [c.event for c in claims if c.event is not None]
        event = max(events, key=lambda e: (len(e.participants), [x.id for x in events].count(e.id), e.id), default=None)
        roles = [claim.fact.role for claim in claims]
        match = _match(event, cluster.met, 1.0 if len(set(roles)) == 1 else None)
        role = max(sorted(set(roles)), key=lambda name: (name in self._roles, roles.count(name)))
        return EventGroup(self._story, key[1], role, event, claims, match, cluster.certain, self._place)


def _match(event: Event | None, met: float | None, role: float | None) -> Match:
    """What is known of each slot: two events of which nobody is known to have taken part met by their sort alone."""
    if event is None:
        return Match(role=role)
    if event.participants:
        return Match(type=1.0, participants=met, role=role)
    return Match(type=1.0 if met is None else met, role=role)


def _sorts(bearer: Bearer) -> tuple[str, ...]:
    return bearer.sorts


def _states(bearer: Bearer) -> tuple[str, ...]:
    return bearer.states


def _near(a: _Node, b: _Node) -> bool:
    """Whether two ages may be slips of one: some years apart, or with their digits swapped."""
    x, y = _low(a.claims[0]) or Fraction(0), _low(b.claims[0]) or Fraction(0)
    return abs(x - y) <= _YEARS or str(x) == str(y)[::-1]


def _slip(a: _Node, b: _Node) -> int:
    """The digits of two figures that look like a slip of one: what is miscopied was the same thing; 0 where they do not."""
    pairs = (
        (digits_of(x.fact.mention.surface), digits_of(y.fact.mention.surface)) for x in a.telling for y in b.telling
    )
    return max((len(x.replace(".", "")) for x, y in pairs if x and y and swapped(x, y)), default=0)


def _noun(node: _Node) -> str:
    return node.claims[0].fact.mention.surface.split()[-1]


def _low(claim: Claim) -> Fraction | None:
    """The lower end of an amount; None for dates, scores and all that does not add up."""
    value = claim.fact.value
    if not isinstance(value, Quantity):
        return None
    return value.low if value.low is not None else Fraction(0)


def _telling(claim: Claim) -> tuple[str, Fraction] | None:
    """A figure of two digits or more, not rounded: that two reports both give it is itself a sign that they mean one thing."""
    value = claim.fact.value
    if not isinstance(value, Quantity) or value.low is None or value.low != value.high:
        return None
    digits = "".join(c for c in claim.fact.mention.surface if c.isdecimal()).strip("0")
    return (value.unit, value.low) if len(digits) >= _DIGITS else None
