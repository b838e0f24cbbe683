"""What a document has named once, known again: "Bauer" after "Karl Bauer", "Kestrel" after "Kestrel Safety Systems".

The second look at the sentences of a document: a lone word is what the document has shown it to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from discrepancy.model.discourse import EntityKind
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader
from discrepancy.text.spelling import folded
from discrepancy.text.tokens import Named, Token, capitals

_OF_COMPANY = "company"
_SHORTEST = 3  # letters of a word that alone may stand for a longer name


@dataclass(slots=True)
class Known:
    """The names that a document shows beyond doubt, by the word that may stand for each alone; people by its folded form."""

    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: dict[str, Named] = field(default_factory=dict)
    places: dict[str, Named] = field(default_factory=dict)


class SecondLook:
    """Reads the names of a document with what its other sentences have shown."""

    def __init__(self, lexicon: Lexicon, reader: NameReader) -> None:
        self._lexicon = lexicon
        self._reader = reader
        self._tables = reader.tables
        self._people = reader.people

    def settled(self, sentences: Sequence[list[Token]]) -> list[list[Named]]:
        """For each sentence what is named in it."""
        first = [self._reader.named(tokens) for tokens in sentences]
        known = self._known(first)
        if not (known.people or known.bodies or known.places):
            return first
        return [self._again(tokens, named, known) for tokens, named in zip(sentences, first, strict=True)]

    def _known(self, sentences: Sequence[list[Named]]) -> Known:
        known = Known()
        for named in (n for sentence in sentences for n in sentence if n.strong and n.name):
            if named.kind is EntityKind.PERSON and len(named.name) > 1:
                for word in named.name[1:]:
                    if (word[0].isupper() and len(word) >= _SHORTEST) or word == named.name[-1]:
                        known.people[folded(word)] = named.name
                if not self._lexicon.known(named.name[0]):
                    known.people.setdefault(folded(named.name[0]), named.name)
            elif named.kind is EntityKind.BODY:
                for word in self._telling(named):
                    known.bodies.setdefault(word, named)
            elif named.kind is EntityKind.PLACE and len(named.name) == 1:
                known.places.setdefault(named.name[0], named)
        return known

    def _telling(self, named: Named) -> list[str]:
        """The words of a body's name that alone may stand for it: no common word, no place, no noun of a body."""
        if len(named.name) == 1:
            return [named.name[0]]
        return [
            word
            for word in named.name[:2]
            if len(word) >= _SHORTEST
            and word[0].isupper()
            and not capitals(word)
            and not self._reader.plain(word, exact=named.office == _OF_COMPANY)
            and word not in self._tables.given
        ]

    def _again(self, tokens: list[Token], named: list[Named], known: Known) -> list[Named]:
        """What a sentence names, where lone words have become what the document knows them as."""
        found = list(named)
        for at, token in enumerate(tokens):
            if not token.capital:
                continue
            place = next((i for i, n in enumerate(found) if n.start <= token.start < n.end), None)
            new = self._new(tokens, at, found[place] if place is not None else None, known)
            if new is None:
                continue
            found = [n for n in found if n.end <= new.start or n.start >= new.end]
            found.append(new)
            found.sort(key=lambda n: n.start)
        return found

    def _new(self, tokens: list[Token], at: int, cover: Named | None, known: Known) -> Named | None:
        """What a word is by what the document knows; None where it stays what it was."""
        for form in reversed(self._forms(tokens[at])):
            full = known.people.get(folded(form))
            if full is not None:
                return self._person(tokens, at, form, full, cover)
            if form in known.bodies or form in known.places:
                return self._body_or_place(tokens, at, form, cover, known)
        return None

    def _forms(self, token: Token) -> tuple[str, ...]:
        """A word without an apostrophe, and without a genitive s."""
        bare = self._tables.without_genitive(token.text)
        return (bare, bare[:-1]) if self._tables.nouns_capitalised and bare.endswith("s") else (bare,)

    def _person(
        self, tokens: list[Token], at: int, form: str, full: tuple[str, ...], cover: Named | None
    ) -> Named | None:
        """The person whose full name the document gives, meant by one word of it, or by its last words."""
        first = self._opening(tokens, at, full)
        token = tokens[at]
        bare = self._tables.without_genitive(token.text)
        end = token.start + len(bare)
        if cover is not None:
            inside = tokens[first].start <= cover.start and cover.end <= token.end
            run = cover.kind is EntityKind.PERSON and cover.start == token.start and form != token.text
            if not (inside or run) or cover.kind in (EntityKind.STATE, EntityKind.BODY):
                return None
            if cover.name and cover.kind is EntityKind.PERSON and not run:
                return None
            if cover.kind is EntityKind.PLACE and first == at and self._reader.is_place(token):
                return None
        if first == at and not self._may_be_person(tokens, at, form):
            return None
        words = (*(t.text for t in tokens[first:at]), form)
        start = tokens[first].start
        return Named(start, end, EntityKind.PERSON, words, name_start=start, name_end=end)

    def _opening(self, tokens: list[Token], at: int, full: tuple[str, ...]) -> int:
        """Where the last words of a full name begin that end at a word: at "Le" for "Le Goff"."""
        first = at
        for word in reversed(full[1:-1]):
            if not first or tokens[first - 1].mark or tokens[first - 1].lower != word.lower():
                break
            first -= 1
        return first

    def _body_or_place(
        self, tokens: list[Token], at: int, form: str, cover: Named | None, known: Known
    ) -> Named | None:
        token = tokens[at]
        if cover is not None:
            if cover.start < token.start or cover.end > token.end or (cover.kind is EntityKind.PERSON and cover.strong):
                return None
            if cover.kind is EntityKind.STATE or (cover.kind is EntityKind.BODY and cover.name):
                return None
            if self._reader.is_place(token):
                return None
        if self._lexicon.known(form) and self._people.determined(tokens, at):
            return None
        end = token.start + len(self._tables.without_genitive(token.text))
        whole = known.bodies.get(form)
        if whole is not None:
            if at == 0 and self._lexicon.known(form) and not capitals(form):
                return None
            return replace(
                whole, start=token.start, end=end, name=(form,), name_start=token.start, name_end=end, long=()
            )
        if cover is None:
            return None
        return replace(known.places[form], start=token.start, end=end, name_start=token.start, name_end=end)

    def _may_be_person(self, tokens: list[Token], at: int, word: str) -> bool:
        """Whether a word that a document knows as a surname is that here, and not the common word it may be."""
        post = self._tables.post_of(word.lower())
        if not self._lexicon.known(word) and word not in self._tables.never and post is None:
            return True
        if self._people.determined(tokens, at):
            return False
        before = tokens[at - 1] if at and not tokens[at - 1].mark else None
        if before is not None and before.lower in self._lexicon.prepositions:
            if not self._tables.nouns_capitalised:
                return before.lower not in self._lexicon.language.places.sure_prepositions
            return before.lower in self._lexicon.partner_words
        if at + 1 < len(tokens) and tokens[at + 1].capital and not tokens[at].mark:
            return False
        if self._tables.nouns_capitalised or at:
            return True
        return len(tokens) > 1 and not tokens[0].mark and tokens[1].lower in self._tables.finite
