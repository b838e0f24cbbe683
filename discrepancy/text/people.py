"""Finds the names of people: runs of capitals, and what shows that a run is a name.

A name is `strong` where its own words or the words beside it show what it is: a given name, a title, a post, a calling, the form of
a surname. Any other run is a weak one, which the document or the story may confirm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from discrepancy.model.discourse import EntityKind
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.tokens import Named, Token, capitals, is_initial

_MOST_PARTICLES = 3
_MOST = 5  # words of a name
_LONGEST_CAPITALS = 3  # letters of a name in capitals only ("IBN"); longer ones are abbreviations
_SHORTEST_CALLING = 4  # letters that a noun for what people do is longer than, or as long as its ending
_LONG_NOUN = 6  # letters from which the ending of a noun tells


class PeopleReader:
    """Reads the names of people of one language."""

    def __init__(self, lexicon: Lexicon, tables: NameTables, is_place: Callable[[Token], bool]) -> None:
        self._lexicon = lexicon
        self._tables = tables
        self._names = lexicon.language.names
        self._is_place = is_place
        self._forms = tuple(form.lower() for form in self._names.forms if len(form) > 5)
        self._may: dict[str, bool] = {}

    def at(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """A person's name by itself: after a title, by a known given name, or a lone capitalised word (weak)."""
        token = tokens[at]
        if token.lower.rstrip(".") in self._tables.titles and token.capital:
            step = at + 1
            while step < len(tokens) and tokens[step].lower.rstrip(".") in self._tables.titles:
                step += 1
            person, after = self.run(tokens, step, introduced=True)
            if person is not None:
                return replace(person, start=token.start, strong=True), after
            return None, at + 1
        if not token.capital or self.determined(tokens, at):
            return None, at + 1
        if token.text in self._tables.never and not self._bears_word(tokens, at):
            return None, at + 1
        calling = self._called(tokens, at)
        person, after = self.run(tokens, at, called=calling)
        if person is not None and len(person.name) == 1 and self._tells_calling(tokens, at):
            return None, at + 1
        if person is not None and self._owns_what_follows(tokens, after):
            return None, after  # "Meridian's director, X": the director speaks
        return person, after

    def _tells_calling(self, tokens: list[Token], at: int) -> bool:
        """Whether a lone word only tells what somebody deals with: "Harbour master X"; or is a given name's common word."""
        word = tokens[at].text
        prepositions = self._lexicon.language.places.sure_prepositions
        placed = at > 0 and tokens[at - 1].lower in prepositions  # "in May"
        if word in self._tables.word_names and (not at or placed or word not in self._tables.surnames):
            return True
        if self._tables.nouns_capitalised or at + 2 >= len(tokens) or tokens[at].mark or tokens[at + 1].mark:
            return False
        if self._genitive(tokens[at]) or tokens[at + 1].capital or not tokens[at + 2].capital:
            return False
        return tokens[at + 1].lower.endswith(self._tables.callings) and len(tokens[at + 1].lower) > _SHORTEST_CALLING

    def _owns_what_follows(self, tokens: list[Token], after: int) -> bool:
        if self._tables.nouns_capitalised or after >= len(tokens) or not self._genitive(tokens[after - 1]):
            return False
        post = self._tables.post_of(tokens[after].lower)
        return post is not None and not post.body

    def run(
        self, tokens: list[Token], at: int, introduced: bool = False, called: bool = False
    ) -> tuple[Named | None, int]:
        """The proper name that begins here: capitalised words side by side.

        Particles ("von", "al") belong to it only after a known given name or where a title or post has introduced it. A run
        that begins with a common word is no name. `called`: a noun for what people do stands before it.
        """
        while introduced and at + 1 < len(tokens) and self._title(tokens, at):
            at += 1
        run, step = self._words(tokens, at, introduced)
        if not run:
            return None, at + 1
        if not introduced:
            first = next((i for i, t in enumerate(run[:-1]) if self._may_be_given(t.text)), 0)
            called = called or (first > 0 and self._calling(run[first - 1]))
            run = run[first:]  # "Kardiologin Moira Callaghan": a calling that no table knows
            if len(run) > 2 and self._tables.nouns_capitalised and self._calling(run[0]):
                run, called = run[1:], True
            if self._possessed(run):
                run, step = run[:1], tokens.index(run[0]) + 1
        words = tuple(self._tables.without_genitive(t.text) for t in run)
        gender = self.given(words[0])
        if len(run) > 1 and gender is None and self._bears_word(tokens, tokens.index(run[0])):
            gender = ""
        common = self._lexicon.known(words[0]) and not (is_initial(run[0]) or run[0].lower in self._tables.particles)
        if len(run) > 1 and gender is None and not (introduced or called) and common:
            return None, at + 1
        strong = len(words) >= 2 and (gender is not None or called or self._looks_like_one(tokens, run))
        strong = strong or (len(words) == 1 and called and not self._lexicon.known(words[0]))
        if len(words) == 1 and gender is not None:
            gender = ""
        end = run[-1].end - (len(run[-1].text) - len(words[-1]))
        return (
            Named(run[0].start, end, EntityKind.PERSON, words, strong=strong, gender=gender or "", name_start=run[0].start, name_end=end),
            step,
        )  # fmt: skip

    def _possessed(self, run: list[Token]) -> bool:
        """Whether a genitive stands before what is somebody's: "Obamas Kampagne"."""
        if len(run) != 2 or not self._tables.nouns_capitalised or self.given(run[0].text) is not None:
            return False
        return self._genitive(run[0]) and self._noun(run[1])

    def _title(self, tokens: list[Token], at: int) -> bool:
        """Whether a title stands before a further word of a name: "Chief Inspector Laura Whitcombe"."""
        token = tokens[at]
        if not token.capital or token.lower.rstrip(".") not in self._tables.titles or not tokens[at + 1].capital:
            return False
        return token.mark in ("", ".") and token.text not in self._tables.given

    def _words(self, tokens: list[Token], at: int, introduced: bool) -> tuple[list[Token], int]:
        """The words of the run, and the token after it."""
        run: list[Token] = []
        step = at
        while step < len(tokens) and len(run) < _MOST:
            token = tokens[step]
            if run and tokens[step - 1].mark and not is_initial(tokens[step - 1]):
                break
            given_before = bool(run) and (self.given(run[-1].text) is not None or self._bears_word(tokens, step - 1))
            if is_initial(token) and step + 1 < len(tokens) and tokens[step + 1].capital:
                run.append(token)
                step += 1
            elif token.capital and (
                self.may_name(token)
                or (given_before and self._surname_here(token))
                or (run and is_initial(run[-1]) and token.text not in self._tables.never)
                or (not run and self._bears_word(tokens, step))
            ):
                run.append(token)
                step += 1
                if token.lower.endswith(self._tables.apostrophes):
                    break
            elif run and self._goes_on(run, introduced) and self._particles(tokens, step, run[-1]):
                run.append(token)
                step += 1
            else:
                break
        while run and is_initial(run[-1]):
            run.pop()
            step -= 1
        return run, step

    def _goes_on(self, run: list[Token], introduced: bool) -> bool:
        """Whether a particle may follow: on given names only, as "von" behind a surname says where somebody is from."""
        if introduced and len(run) == 1:
            return True
        last = run[-1]
        return self.given(last.text) is not None or last.lower in self._tables.particles or is_initial(last)

    def _surname_here(self, token: Token) -> bool:
        """Whether a word that is also a common one may be the surname behind a given name."""
        if token.text in self._tables.never:
            return token.text in self._tables.surnames
        return not (capitals(token.text) and token.text.isupper())

    def given(self, word: str) -> str | None:
        """The gender of a given name, also of two joined by a hyphen; None where it is none."""
        gender = self._tables.given.get(word)
        if gender is None and "-" in word:
            gender = self._tables.given.get(word.split("-", 1)[0])
        return gender

    def _may_be_given(self, word: str) -> bool:
        return self.given(word) is not None or word in self._tables.word_names

    def _bears_word(self, tokens: list[Token], at: int) -> bool:
        """Whether a word that is also a common one is a given name here: "Mark Stone", "Hope Wainwright"."""
        token = tokens[at]
        if token.text not in self._tables.word_names or token.mark or at + 1 >= len(tokens):
            return False
        following = tokens[at + 1]
        if not following.capital or following.text in self._tables.never or self._is_place(following):
            return False
        if self._tables.nouns_capitalised:
            return self.may_name(following) and not self._noun(following)
        return at > 0 or not self._lexicon.known(following.lower) or following.text in self._tables.surnames

    def _looks_like_one(self, tokens: list[Token], run: list[Token]) -> bool:
        """Whether a run without a known given name is a person's by its looks and by where it stands."""
        if self._tables.nouns_capitalised:
            if any(is_initial(t) for t in run[:-1]):
                return True
            if self._inflected(run[0]) or (len(run) == 2 and self._genitive(run[0])):
                return False
            words = [t for t in run if t.lower not in self._tables.particles]
            return not any(self._noun(t) or capitals(t.text) or self._is_place(t) for t in words)
        index = tokens.index(run[0])
        if any(t.text.isupper() and len(t.text) > 1 for t in run) or self._title_case(tokens):
            return False
        if index and tokens[index - 1].lower in self._lexicon.language.places.sure_prepositions:
            return False
        words = [t for t in run if t.lower not in self._tables.particles and not is_initial(t)]
        return index > 0 or not any(self._lexicon.known(t.lower) for t in words)

    def _inflected(self, token: Token) -> bool:
        """Whether a capitalised word is an adjective with an ending: "Wilder"."""
        lower = token.lower
        return any(
            e and lower.endswith(e) and self._lexicon.known(lower[: -len(e)]) for e in self._names.adjective_endings
        )

    def _title_case(self, tokens: list[Token]) -> bool:
        """Whether a sentence is a headline in which every word has a capital."""
        long = [t for t in tokens if len(t.text) > 3]
        return len(long) > 2 and all(t.capital for t in long)

    def _called(self, tokens: list[Token], at: int) -> bool:
        """Whether a noun for what people do or are stands right before: "Bauingenieurin", "engineer"."""
        if not at or tokens[at - 1].mark:
            return False
        return self._calling(tokens[at - 1])

    def _calling(self, token: Token) -> bool:
        if self._tables.nouns_capitalised and not token.capital:
            return False
        return token.lower.endswith(self._tables.callings) and len(token.lower) > _SHORTEST_CALLING

    def _genitive(self, token: Token) -> bool:
        return any(ending and token.lower.endswith(ending) for ending in self._names.genitive)

    def determined(self, tokens: list[Token], at: int) -> bool:
        """Whether an article, a number or (where nouns are capitalised) an adjective stands before: no bare name."""
        if at == 0 or tokens[at - 1].mark:
            return False
        before = tokens[at - 1]
        if before.lower in self._tables.determiners or before.text[0].isdigit():
            return True
        inflected = any(before.lower.endswith(e) for e in self._names.adjective_endings if len(e) > 1)
        return (
            self._tables.nouns_capitalised
            and not before.capital
            and inflected
            and not self._lexicon.known(before.lower)
        )

    def _particles(self, tokens: list[Token], at: int, last: Token) -> bool:
        """Whether particles of a name stand here, and a name after them: "von der Wiesen"."""
        step = at
        if tokens[at].lower in self._tables.definite and last.lower not in self._tables.particles:
            return False
        while step < len(tokens) and tokens[step].lower in self._tables.particles and step - at < _MOST_PARTICLES:
            if tokens[step].mark:
                return False
            step += 1
        return step > at and step < len(tokens) and tokens[step].capital and self.may_name(tokens[step])

    def _noun(self, token: Token) -> bool:
        """Whether a word is, or ends like, a common noun."""
        lower = token.lower
        if token.text in self._tables.surnames:
            return False
        if self._lexicon.known(lower):
            return True
        if not self._tables.nouns_capitalised:
            return False
        if lower.endswith(self._tables.surname_endings):
            return False
        return lower.endswith(self._tables.noun_endings) or self._lexicon.compound(lower)

    def may_name(self, token: Token) -> bool:
        """Whether a capitalised word can be part of a person's name."""
        may = self._may.get(token.text)
        if may is None:
            may = self._may[token.text] = self._read_may_name(token)
        return may

    def _read_may_name(self, token: Token) -> bool:
        if (
            token.text in self._tables.never
            or token.text[0].isdigit()
            or len(token.text) < 2
            or (token.text.isupper() and len(token.text) > _LONGEST_CAPITALS)
        ):
            return False
        lower = token.lower
        if self._is_place(token) and token.text not in self._tables.given:
            return False
        post = self._tables.post_of(lower)
        if post is not None and (self._tables.nouns_capitalised or lower in self._tables.posts):
            return False
        if self._lexicon.event_of_noun(token.text) is not None:
            return False
        if self._tables.nouns_capitalised and len(lower) > _LONG_NOUN and lower.endswith(self._tables.noun_endings):
            return False
        return not lower.startswith(self._forms) if self._forms else True
