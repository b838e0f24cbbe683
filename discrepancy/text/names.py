"""Finds who and what is named: people, bodies, states, posts, places. No model: forms, given names, titles and what stands around.

A mention is `strong` where its own words show what it is (a title, a post or a known given name before it). A lone
capitalised word without an article is kept as a weak mention: the document or the story may confirm it later.
"""

from __future__ import annotations

from dataclasses import replace

from discrepancy.model.discourse import EntityKind
from discrepancy.text.bodies import BodyReader
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables, Post
from discrepancy.text.people import PeopleReader
from discrepancy.text.places import PlaceReader
from discrepancy.text.tokens import Named, Token, tokens_of


class NameReader:
    """Reads the names of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = lexicon.language.names
        self.tables = self._tables = NameTables(lexicon)
        self._places = PlaceReader(lexicon, self._tables)
        self._bodies = BodyReader(lexicon, self._tables, self._places)
        self.people = self._people = PeopleReader(lexicon, self._tables, self._places.is_only_place)
        self._behalf = self._tables.definite | frozenset((*lexicon.language.about.of_words, *self._names.behalf))
        self._whose = self._tables.definite | frozenset(lexicon.language.about.of_words)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The words between two offsets."""
        return tokens_of(text, start, end, self._tables.particles)

    def named(self, tokens: list[Token]) -> list[Named]:
        """All that is named in a sentence, in order, without overlaps."""
        found: list[Named] = []
        at = 0
        while at < len(tokens):
            entity, after = self._at(tokens, at)
            if entity is not None:
                if found and entity.kind is EntityKind.BODY and after == at + 1 and tokens[at - 1].mark == "(":
                    entity = self._short_of(found[-1], entity, tokens[at - 1])
                if not entity.strong and self._joins_place(found, tokens, at, after):
                    entity, after = self._places.made(tokens, at, after)
                found.append(entity)
                self._tie_speaker(found, tokens)
            at = max(after, at + 1)
        return found

    def _tie_speaker(self, found: list[Named], tokens: list[Token]) -> None:
        """Gives one who speaks for a body named right beside them its office: "police spokesman", "Sprecher der Gewerkschaft Verdi"."""
        if len(found) == 1:
            return
        before, last = found[-2:]
        between = [t.lower for t in tokens if before.end <= t.start < last.start]
        if before.kind is EntityKind.BODY and self._speaks(last) and not between:
            found[-1] = replace(
                last, office=before.office or last.office, start=last.start if before.name else before.start
            )
            if not before.name:
                del found[-2]
        elif self._speaks(before) and last.kind is EntityKind.BODY and between and set(between) <= self._behalf:
            found[-2] = replace(before, office=last.office or before.office)

    def _speaks(self, named: Named) -> bool:
        return named.kind is EntityKind.PERSON and named.office in self._tables.speakers

    def is_place(self, token: Token) -> bool:
        """Whether the tables know a word as a place or state."""
        return self._places.is_place(token)

    def plain(self, word: str, exact: bool = False) -> bool:
        """Whether a word of a body's name tells nothing by itself: a common word, a place, the noun of a body, an adjective."""
        token = Token(word, 0, len(word), word.lower(), True)
        return self._places.is_place(token) or self._bodies.common(token, exact)

    def _short_of(self, before: Named, entity: Named, last: Token) -> Named:
        """An abbreviation in brackets, tied to the name right before them: "Deutscher Wetterdienst (DWD)"."""
        if before.kind is EntityKind.BODY and before.name and before.end == last.end:
            return replace(entity, long=before.name, office=entity.office or before.office)
        return entity

    def _at(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """What begins at a token, and where reading goes on."""
        token = tokens[at]
        if not token.capital:
            return self._small(tokens, at)
        body, after = self._body(tokens, at)
        place = self._place(tokens, at)
        if body is not None and (place is None or after - at >= place[0]):
            return body, after
        longer = self._places.known(tokens, at)
        state = self._tables.adjectives.get(token.lower, "") if place is None else ""
        if state and at + 1 < len(tokens):
            post, after = self._post(tokens, at + 1)
            if post is not None and (longer is None or longer[1] < after):
                return self._with_post(tokens, at, after, replace(post, state=post.state or state))
        post, after = self._post(tokens, at)
        if post is not None:
            return self._with_post(tokens, at, after, post)
        shaped = self._places.shaped(tokens, at)
        longer = shaped if longer is None or (shaped is not None and shaped[1] > longer[1]) else longer
        if place is not None and (longer is None or longer[1] <= at + place[0]):
            return self._state(tokens, at, *place)
        person, after = self._people.at(tokens, at)
        shown = person is not None and person.strong and longer is shaped and self._people.given(token.text)
        if (
            person is not None
            and person.strong
            and (longer is None or after > longer[1] or (shown and not self._placed(tokens, at)))
        ):
            return person, after
        longer = longer or self._places.after_preposition(tokens, at)
        if longer is None and person is not None and self._placed_by_next(tokens, at, after):
            longer = self._places.made(tokens, at, after)
        if longer is not None:
            return longer
        if person is not None and self._led(tokens, at, after):
            return replace(person, kind=EntityKind.BODY, strong=True), after
        return person, after

    def _small(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """What begins at a word in small letters: a post or body with or without the adjective of its state."""
        state = self._tables.adjectives.get(tokens[at].lower, "")
        if state and at + 1 < len(tokens):
            post, after = self._post(tokens, at + 1)
            if post is not None:
                return self._with_post(tokens, at, after, replace(post, state=post.state or state))
        if self._tables.nouns_capitalised:
            return None, at + 1
        post, after = self._post(tokens, at)
        return self._with_post(tokens, at, after, post) if post is not None else (None, at + 1)

    def _placed_by_next(self, tokens: list[Token], at: int, after: int) -> bool:
        """Whether a lone word is a place, as the one it lies in follows: "Bend, Oregon"."""
        if (
            self._tables.nouns_capitalised
            or after != at + 1
            or not at
            or after >= len(tokens)
            or tokens[at].mark != ","
        ):
            return False
        return self._places.known(tokens, after) is not None or self._place(tokens, after) is not None

    def _placed(self, tokens: list[Token], at: int) -> bool:
        """Whether a preposition stands right before."""
        return at > 0 and tokens[at - 1].lower in self._lexicon.prepositions

    def _joins_place(self, found: list[Named], tokens: list[Token], at: int, after: int) -> bool:
        """Whether a lone word is a place, as a place is joined to it: "in Emden and Zwickau"."""
        if not found or after != at + 1 or at < 2 or tokens[at - 1].lower not in self._lexicon.language.about.joining:
            return False
        before = found[-1]
        joined = before.end == tokens[at - 2].end and not tokens[at - 2].mark and not tokens[at - 1].mark
        return before.kind is EntityKind.PLACE and joined and not self._places.common(tokens[at])

    def _led(self, tokens: list[Token], at: int, after: int) -> bool:
        """Whether a lone word is a body, as it has one who leads it: "Lumenar founder Dmitri Zholobov"."""
        if self._tables.nouns_capitalised or after != at + 1 or after + 1 >= len(tokens) or tokens[at].mark:
            return False
        post, behind = self._post(tokens, after)
        if post is None or post.body or tokens[after].capital or behind >= len(tokens) or tokens[behind - 1].mark:
            return False
        return tokens[behind].capital and not self._lexicon.known(tokens[at].lower)

    def _body(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """A named body; a state's own house ("Foreign Office") keeps the office and the state that its words tell."""
        named, after = self._bodies.at(tokens, at)
        if named is None:
            return None, at
        post, behind = self._post(tokens, at)
        if post is not None and post.body and post.office in self._tables.houses and behind == after:
            whole, after = self._with_post(tokens, at, after, post)
            if whole is None:
                return None, at
            return replace(whole, name=named.name, name_start=named.name_start, name_end=named.name_end), after
        return named, after

    def _state(self, tokens: list[Token], at: int, size: int, code: str, office: str) -> tuple[Named | None, int]:
        """A state, capital or seat; with the post it goes with: "Österreichs Außenministerin", "U.S. President"."""
        token = tokens[at]
        if at + size < len(tokens):
            post, after = self._post(tokens, at + size)
            tied = token.lower in self._tables.prefixes or (
                self._is_genitive(tokens, at + size - 1) and not (post and post.body)
            )
            if post is not None and tied:
                return self._with_post(tokens, at, after, replace(post, state=post.state or code))
        kind = EntityKind.BODY if office else EntityKind.STATE
        end = tokens[at + size - 1].end
        return Named(token.start, end, kind, office=office, state=code, strong=True), at + size

    def _place(self, tokens: list[Token], at: int) -> tuple[int, str, str] | None:
        """Number of words, state and office of a state, capital or seat that begins here."""
        if not tokens[at].capital:
            return None
        for words, state, office in self._tables.places.get(tokens[at].lower, ()):
            if len(words) == 1 and tokens[at].lower != words[0]:
                continue
            if tuple(t.lower for t in tokens[at : at + len(words)]) == words:
                return len(words), state, office
        return None

    def _is_genitive(self, tokens: list[Token], at: int) -> bool:
        return any(ending and tokens[at].lower.endswith(ending) for ending in self._names.genitive)

    def _post(self, tokens: list[Token], at: int) -> tuple[Post | None, int]:
        """The post or body named by the words that begin here, and the token after it."""
        for words, post in self._tables.phrases.get(tokens[at].lower, ()):
            if tuple(t.lower for t in tokens[at : at + len(words)]) == words:
                return post, at + len(words)
        token = tokens[at]
        if self._tables.nouns_capitalised and not token.capital:
            return None, at
        return self._tables.post_of(token.lower), at + 1

    def _with_post(self, tokens: list[Token], first: int, after: int, post: Post) -> tuple[Named | None, int]:
        """A post or body, with what hangs on it: whose it is ("des ukrainischen Präsidenten"), and the name after it."""
        if post.body or post.speaks_for:
            whose, after_whose = self._genitive(tokens, after)
            if whose is not None and (post.of or post.speaks_for or whose.kind is EntityKind.STATE):
                takes = post.of or (post.speaks_for and whose.office)
                post = replace(
                    post,
                    office=(whose.office or post.office) if takes else post.office,
                    state=whose.state or post.state,
                )
                after = after_whose
        elif after < len(tokens):
            whose, after_whose = self._genitive(tokens, after)
            if whose is not None and whose.kind is EntityKind.STATE:
                post, after = replace(post, state=post.state or whose.state), after_whose
        kind = EntityKind.BODY if post.body else EntityKind.PERSON
        if not post.body:
            person, after_name = self._people.run(tokens, after, introduced=True)
            apart = after < len(tokens) and bool(tokens[after - 1].mark)
            if person is not None and not (apart and len(person.name) < 2):
                return (
                    replace(person, start=tokens[first].start, office=post.office, state=post.state, strong=True,
                            gender=person.gender or post.gender, mirrors=post.mirrors),
                    after_name,
                )  # fmt: skip
        end = tokens[after - 1].end
        group = post.plural or (first > 0 and tokens[first - 1].lower in self._names.pronouns.get("plural", ()))
        return Named(
            tokens[first].start, end, kind, (), post.office, post.state, True, post.gender, group, post.mirrors
        ), after

    def _genitive(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """An entity right after "des", "der", "vom", "of the" …: whose the thing before is."""
        step = at
        while step < len(tokens) and tokens[step].lower in self._whose and step - at < 2:
            step += 1
        if step == at or step >= len(tokens):
            return None, at
        whose, after = self._at(tokens, step)
        if whose is None or not whose.strong or whose.name:
            return None, at
        return whose, after
