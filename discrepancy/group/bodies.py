"""One entity per named body of a story: long and short form, abbreviation, any case; and the bare noun that means it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from discrepancy.model.discourse import Discourse, EntityKind, EntityMention
from discrepancy.model.finding import Entity
from discrepancy.text.spelling import folded

_STEM = 3  # letters that two forms of one word share at least
_INFLECTION = frozenset("enrsm")  # letters of which endings of adjectives and nouns are made
_ENDING = 2
_REFERS = frozenset(("police", "fire-service", "prosecution", "court-body", "union"))
"""Sorts whose bare noun ("die Polizei") means the one body of that sort which the story names."""

Name = tuple[str, ...]


@dataclass(slots=True)
class _Body:
    """A body while the story is read; its first name is the longest."""

    names: list[Name]
    offices: set[str] = field(default_factory=set)
    docs: set[str] = field(default_factory=set)
    entity: Entity | None = None


class Bodies:
    """The named bodies of one story."""

    def __init__(self, discourses: Sequence[Discourse]) -> None:
        self._bodies: list[_Body] = []
        self._by_name: dict[Name, _Body | None] = {}
        mentions = [(d, m) for d in discourses for m in d.entities if m.kind is EntityKind.BODY and m.name]
        longs = {m.name: m.long for _, m in mentions if m.long}
        names = {m.name for _, m in mentions} | set(longs.values())
        for name in sorted(names, key=lambda n: (n in longs, _short(n), -len(n), -len(" ".join(n)), n)):
            self._by_name[name] = self._placed(name, longs.get(name))
        for discourse, mention in mentions:
            body = self._by_name[mention.name]
            if body is not None:
                body.offices.add(mention.office)
                body.docs.add(discourse.document.id)

    def _placed(self, name: Name, long: Name | None) -> _Body | None:
        """The body that a name belongs to, a new one if it is nobody's yet; None where several could be meant."""
        if long is not None:
            fitting = [self._by_name[long]] if self._by_name.get(long) is not None else []
        else:
            fitting = [b for b in self._bodies if any(_same(name, other) for other in b.names)]
            fitting = fitting or [b for b in self._bodies if _part_of(name, b.names[0]) or _initials(name, b.names[0])]
        if len(fitting) > 1:
            return None
        body = fitting[0] if fitting else None
        if body is None:
            body = _Body([])
            self._bodies.append(body)
        body.names.append(name)
        return body

    def of(self, mention: EntityMention) -> Entity | None:
        """The body that a name means; None where several could be meant."""
        body = self._by_name.get(mention.name)
        return None if body is None else _entity(body)

    def meant(self, mention: EntityMention, discourse: Discourse) -> tuple[bool, Entity | None]:
        """Whether a bare noun speaks of bodies that the story names, and the one if there is only one."""
        if mention.office not in _REFERS or mention.state:
            return False, None
        named = [b for b in self._bodies if mention.office in b.offices]
        here = [b for b in named if discourse.document.id in b.docs]
        pool = here or named
        return bool(pool), _entity(pool[0]) if len(pool) == 1 else None


def _entity(body: _Body) -> Entity:
    """The record of a body, made once; its id is made of the words that tell it from others."""
    if body.entity is None:
        name = body.names[0]
        office = next(iter(sorted(o for o in body.offices if o)), "")
        telling = name[:-1] if len(name) > 1 and (name[-1].isupper() or len(name[-1]) <= _STEM) else name
        body.entity = Entity(
            f"body:{'-'.join(folded(w) for w in telling)}", " ".join(name), person=False, office=office
        )
    return body.entity


def _short(name: Name) -> bool:
    """Whether a name is an abbreviation."""
    return len(name) == 1 and sum(c.isupper() for c in name[0]) > 1


def _one_word(first: str, second: str) -> bool:
    """Whether two words are one in two cases: "Hessischen" and "Hessischer"."""
    if first == second:
        return True
    a, b = folded(first), folded(second)
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = a[shared:], b[shared:]
    return shared >= _STEM and all(len(r) <= _ENDING and set(r) <= _INFLECTION for r in rest)


def _same(first: Name, second: Name) -> bool:
    return len(first) == len(second) and all(_one_word(a, b) for a, b in zip(first, second, strict=True))


def _part_of(name: Name, whole: Name) -> bool:
    """Whether a shorter name is some words of a longer one, in its order: "Valtera" of "Valtera AG"."""
    if len(name) >= len(whole) or _short(name):
        return len(name) < len(whole) and name[0] in whole
    rest = iter(whole)
    return all(any(_one_word(word, other) for other in rest) for word in name)


def _initials(name: Name, whole: Name) -> bool:
    """Whether an abbreviation is made of the first letters of a name: all its capitals in order, in compounds some more letters."""
    if not _short(name) or len(whole) < 2:
        return False
    letters = [c.lower() for c in name[0] if c.isupper()]
    firsts = [w[0].lower() for w in whole if w[0].isupper()]
    if letters == firsts:
        return True
    if letters[0] != firsts[0] or len(letters) < len(firsts) or len(letters) < 3:
        return False
    spelt = iter("".join(w.lower() for w in whole if w[0].isupper()))
    inside = iter(letters)
    return all(any(c == s for s in spelt) for c in letters) and all(any(f == c for c in inside) for f in firsts)
