"""Finds who is named: people, bodies, states, posts. No model: forms, given names, titles and what stands around.

A mention is `strong` where its own words show what it is (a title, a post or a known given name before it). A lone
capitalised word without an article is kept as a weak mention: the document or the story may confirm it later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from discrepancy.model.discourse import EntityKind
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables, Post

_MOST_PARTICLES = 3
_TOKEN = compiled(r"[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[-.'’](?=[\p{L}\p{N}]))*")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence; offsets into the tidied text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something named in a sentence; offsets into the tidied text, without the article."""

    start: int
    end: int
    kind: EntityKind
    name: tuple[str, ...] = ()
    office: str = ""
    state: str = ""
    strong: bool = False
    gender: str = ""
    group: bool = False
    mirrors: bool = False


class NameReader:
    """Reads the names of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = lexicon.language.names
        self._tables = NameTables(lexicon)
        self._whose = self._tables.definite | frozenset(lexicon.language.about.of_words)

    def tokens(self, text: str, start: int, end: int) -> list[Token]:
        """The words between two offsets."""
        return [Token(found[0], found.start(), found.end()) for found in _TOKEN.finditer(text, start, end)]

    def named(self, tokens: list[Token]) -> list[Named]:
        """Everyone named in a sentence, in order, without overlaps."""
        found: list[Named] = []
        at = 0
        while at < len(tokens):
            entity, after = self._at(tokens, at)
            if entity is not None:
                found.append(entity)
            at = max(after, at + 1)
        return found

    def _at(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """What begins at a token, and where reading goes on."""
        token = tokens[at]
        place = self._place(tokens, at)
        state = self._tables.adjectives.get(token.lower, "") if place is None else ""
        if state and at + 1 < len(tokens):
            post, after = self._post(tokens, at + 1)
            if post is not None:
                return self._with_post(tokens, at, after, replace(post, state=post.state or state))
        post, after = self._post(tokens, at)
        if post is not None and (token.capital or not self._tables.nouns_capitalised):
            return self._with_post(tokens, at, after, post)
        if place is not None:
            size, code, office = place
            if at + size < len(tokens):  # "Österreichs Außenministerin", "Britain's prime minister", "U.S. President"
                post, after = self._post(tokens, at + size)
                tied = token.lower in self._tables.prefixes or (
                    self._is_genitive(tokens, at + size - 1) and not (post and post.body)
                )
                if post is not None and tied:
                    return self._with_post(tokens, at, after, replace(post, state=post.state or code))
            kind = EntityKind.BODY if office else EntityKind.STATE
            return Named(
                token.start,
                tokens[at + size - 1].end,
                kind,
                office=office,
                state=code,
                strong=True,
            ), at + size
        return self._person(tokens, at)

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
        for size in range(min(self._tables.longest_phrase, len(tokens) - at), 1, -1):
            phrase = " ".join(t.lower for t in tokens[at : at + size])
            if phrase in self._tables.posts:
                return self._tables.posts[phrase], at + size
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
            person, after_name = self._name_run(tokens, after, introduced=True)
            apart = after < len(tokens) and tokens[after].start - tokens[after - 1].end > 1
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

    def _person(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """A person's name by itself: after a title, by a known given name, or a lone capitalised word (weak)."""
        token = tokens[at]
        if token.lower.rstrip(".") in self._tables.titles and token.capital:
            step = at + 1
            while step < len(tokens) and tokens[step].lower.rstrip(".") in self._tables.titles:
                step += 1
            person, after = self._name_run(tokens, step, introduced=True)
            if person is not None:
                return replace(person, start=token.start, strong=True), after
            return None, at + 1
        if not token.capital or token.text in self._tables.never or self._determined(tokens, at):
            return None, at + 1
        person, after = self._name_run(tokens, at)
        if (
            person is not None
            and self._is_genitive(tokens, after - 1)
            and after < len(tokens)
            and not self._tables.nouns_capitalised
        ):
            post, _ = self._post(tokens, after)
            if post is not None and not post.body:
                return None, after  # "Meridian's director, X": the director speaks
        return person, after

    def _determined(self, tokens: list[Token], at: int) -> bool:
        """Whether an article, a number or (where nouns are capitalised) an adjective stands before: no bare name."""
        if at == 0:
            return False
        before = tokens[at - 1]
        if before.lower in self._tables.determiners or before.text[0].isdigit():
            return before.end + 1 == tokens[at].start
        joined = before.end + 1 == tokens[at].start
        inflected = any(before.lower.endswith(e) for e in self._names.adjective_endings if len(e) > 1)
        return (
            self._tables.nouns_capitalised
            and joined
            and not before.capital
            and inflected
            and not self._lexicon.known(before.lower)
        )

    def _name_run(self, tokens: list[Token], at: int, introduced: bool = False) -> tuple[Named | None, int]:
        """The proper name that begins here: capitalised words side by side.

        Particles ("von", "al") belong to it only after a known given name or where a title or post has introduced it. A run
        that begins with a common word is no name.
        """
        run: list[Token] = []
        step = at
        while step < len(tokens) and len(run) < 5:
            token = tokens[step]
            if run and token.start - tokens[step - 1].end != 1:
                break
            if token.capital and (
                self._may_name(token)
                or (run and run[-1].text in self._tables.given and token.text not in self._tables.never)
            ):
                run.append(token)
                step += 1
                if self._is_genitive(tokens, step - 1) and token.lower.endswith(self._tables.apostrophes):
                    break
            elif run and (introduced or run[0].text in self._tables.given) and self._particles(tokens, step):
                run.append(token)
                step += 1
            else:
                break
        if not run:
            return None, at + 1
        first = next((i for i, t in enumerate(run[:-1]) if t.text in self._tables.given), 0)
        run = run[first:]  # "Kardiologin Moira Callaghan": a calling that no table knows
        words = tuple(self._tables.without_genitive(t.text) for t in run)
        gender = self._tables.given.get(words[0])
        if len(run) > 1 and gender is None and not introduced and self._lexicon.known(words[0]):
            return None, at + 1
        strong = gender is not None and len(words) >= 2
        if len(words) == 1 and gender is not None:
            gender = ""
        end = run[-1].end - (len(run[-1].text) - len(words[-1]))
        return Named(run[0].start, end, EntityKind.PERSON, words, strong=strong, gender=gender or ""), step

    def _particles(self, tokens: list[Token], at: int) -> bool:
        """Whether particles of a name stand here, and a name after them: "von der Wiesen"."""
        step = at
        while step < len(tokens) and tokens[step].lower in self._names.particles and step - at < _MOST_PARTICLES:
            step += 1
        return step > at and step < len(tokens) and tokens[step].capital and self._may_name(tokens[step])

    def _may_name(self, token: Token) -> bool:
        """Whether a capitalised word can be part of a person's name."""
        if (
            token.text in self._tables.never
            or token.text[0].isdigit()
            or len(token.text) < 2
            or (token.text.isupper() and len(token.text) > 3)
        ):
            return False
        lower = token.lower
        if self._place([token], 0) is not None and token.text not in self._tables.given:
            return False
        post = self._post([token], 0)[0]
        if post is not None and (self._tables.nouns_capitalised or lower in self._tables.posts):
            return False
        if self._lexicon.event_of_noun(token.text) is not None:
            return False
        if (
            self._tables.nouns_capitalised
            and len(lower) > 6
            and any(lower.endswith(e) for e in self._names.noun_endings)
        ):
            return False
        return not any(lower.startswith(form.lower()) and len(form) > 5 for form in self._names.forms)
