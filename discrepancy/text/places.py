"""Finds places other than states and capitals: by a table, by the words of a name ("Lake", "-straße"), by a preposition before."""

from __future__ import annotations

from functools import cached_property

from discrepancy.model.discourse import EntityKind
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.tokens import Named, Token

_LONGEST = 4  # words of a name
_SURNAME_HEAD = 4  # letters of a last part that surnames have, too ("-tal"): a place only after an article
_LONG_NOUN = 5  # letters from which a common noun may end a longer one
_SHORTEST_HEAD = 3  # letters before the last part of a compound


class PlaceReader:
    """Reads the places of one language."""

    def __init__(self, lexicon: Lexicon, tables: NameTables) -> None:
        self._lexicon = lexicon
        self._tables = tables
        self._file = lexicon.language.places
        self._prepositions = frozenset(self._file.prepositions)
        self._sure = frozenset(self._file.sure_prepositions)
        self._before = frozenset(word.rstrip(".") for word in self._file.before)
        self._after = frozenset(self._file.after)
        self._not = frozenset(word.lower() for word in self._file.not_places)
        self._joins = {tuple(join.split()) for join in self._file.joins}
        self._longest_join = max((len(join) for join in self._joins), default=0)

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, ...]]]:
        """First word -> words of the names that begin with it, the longest first; lower case."""
        table: dict[str, list[tuple[str, ...]]] = {}
        for name in self._file.names:
            words = tuple(word.rstrip(".") for word in name.split())
            table.setdefault(words[0], []).append(words)
        for options in table.values():
            options.sort(key=len, reverse=True)
        return table

    @cached_property
    def _ambiguous(self) -> frozenset[str]:
        return frozenset(self._file.ambiguous)

    def is_place(self, token: Token) -> bool:
        """Whether a word is a place of the tables, or a capital or state."""
        return self.is_only_place(token) or any(word in self._ambiguous for word in self._forms(token))

    def is_only_place(self, token: Token) -> bool:
        """The same, without those that are also common words or surnames."""
        for word in self._forms(token):
            if (word,) in self._names.get(word, ()) and word not in self._ambiguous:
                return True
        if token.lower in self._tables.places:
            return any(len(words) == 1 for words, _, _ in self._tables.places[token.lower])
        front, hyphen, _ = token.text.partition("-")
        return bool(hyphen) and (front,) in self._names.get(front, ())

    def known(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A place of the tables that begins here; one that is also a common word only after a preposition."""
        if at and tokens[at - 1].text[0].isdigit() and not tokens[at - 1].mark:
            return None  # "25 000 Franken"
        for word in self._forms(tokens[at]):
            for words in self._names.get(word, ()):
                size = len(words)
                if size == 1:
                    if word in self._ambiguous and not self._placed(tokens, at):
                        continue
                    return self._joined_on(tokens, at, at + 1)
                here = [t.text for t in tokens[at : at + size]]
                if len(here) == size and self._same(here, words):
                    return self._joined_on(tokens, at, at + size)
            if word in self._ambiguous and self._placed(tokens, at) and not self._goes_on(tokens, at):
                return self._joined_on(tokens, at, at + 1)
        front, hyphen, _ = tokens[at].text.partition("-")
        if hyphen and (front,) in self._names.get(front, ()) and tokens[at].text not in self._tables.given:
            return self._district(tokens, at, front)
        return None

    def _district(self, tokens: list[Token], at: int, front: str) -> tuple[Named, int] | None:
        """ "Berlin-Neukölln", and not "Köln-Trainer"."""
        last = tokens[at].text.rsplit("-", 1)[-1]
        if self._lexicon.known(last) and last not in self._names:
            return None
        if self._tables.post_of(last.lower()) is not None or last.lower().endswith(self._tables.noun_endings):
            return None
        return self.made(tokens, at, at + 1)

    def _same(self, here: list[str], words: tuple[str, ...]) -> bool:
        """Whether words are a name of several: the last may bear a genitive, the others the ending of an adjective."""
        last = here[-1]
        ends = {last, self._tables.without_genitive(last), last.removesuffix("s")}
        if words[-1] not in ends:
            return False
        return all(a == b or self._stem(a) == self._stem(b) for a, b in zip(here[:-1], words[:-1], strict=True))

    def _stem(self, word: str) -> str:
        if not self._tables.nouns_capitalised:
            return word
        endings = sorted((e for e in self._tables.names.adjective_endings if e), key=len, reverse=True)
        return next((word[: -len(e)] for e in endings if word.endswith(e) and len(word) - len(e) >= 3), word)

    def shaped(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A place by the words of its name: "Landkreis Fulda", "Oxford Road", "Sonnenallee"."""
        token = tokens[at]
        if token.text in self._before and self._goes_on(tokens, at):
            following = tokens[at + 1]
            if following.capital and not self.common(following) and following.text not in self._tables.never:
                if token.text in self._tables.given and not self._placed(tokens, at):
                    return None
                if self._tables.post_of(following.lower) is None:
                    return self._joined_on(tokens, at, at + 2)
        step = at
        while step + 1 < len(tokens) and step - at < _LONGEST - 1 and self._goes_on(tokens, step):
            if not tokens[step].capital or (tokens[step].text in self._tables.never and step == 0):
                break
            step += 1
            if self._bare(tokens[step]) in self._after and self._names_place(tokens, at, step):
                return self.made(tokens, at, step + 1)
        lower = self._bare(token).lower()
        for form in (lower, lower.removesuffix("s"), lower.removesuffix("n")):
            head = next((h for h in self._file.heads if form.endswith(h)), "")
            if not head or len(form) - len(head) < _SHORTEST_HEAD or self._plain(form):
                continue
            if len(head) > _SURNAME_HEAD or (at and tokens[at - 1].lower in self._tables.determiners):
                return self.made(tokens, at, at + 1)
        return None

    def _names_place(self, tokens: list[Token], at: int, step: int) -> bool:
        """Whether the words before a word such as "Straße" or "Road" name it."""
        first = tokens[at]
        if first.lower in self._tables.function_words or first.text in self._tables.titles:
            return False
        if not self._tables.nouns_capitalised:
            return first.text not in self._tables.never or at > 0
        adjective = any(e and first.lower.endswith(e) for e in self._tables.names.adjective_endings)
        return adjective and first.text not in self._tables.never and self._tables.post_of(first.lower) is None

    def _plain(self, form: str) -> bool:
        """Whether a compound with the last part of a place is a common noun."""
        return (
            form in self._not
            or self._lexicon.known(form)
            or any(len(n) > _LONG_NOUN and form.endswith(n) for n in self._not)
        )

    def after_preposition(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A capitalised word that is no common noun, right after a preposition of place."""
        if self._told(tokens, at):
            return self._joined_on(tokens, at, at + 1)
        if not self._placed(tokens, at):
            return None
        sure = tokens[at - 1].lower in self._sure
        if self._tables.nouns_capitalised and tokens[at].text.endswith("s") and self._goes_on(tokens, at):
            return None  # "nach Brodersens Angaben"
        end = at
        while end < len(tokens) and end - at < _LONGEST - 1 and (end == at or self._goes_on(tokens, end - 1)):
            token = tokens[end]
            if not token.capital or len(token.text) < 2 or token.text in self._tables.never or self.common(token):
                break
            if self._tables.post_of(token.lower) is not None or token.lower in self._tables.adjectives:
                break
            end += 1
        if end == at or (self._tables.nouns_capitalised and end - at > 1):
            return None
        if tokens[at].text in self._tables.given and (end - at > 1 or not sure):
            return None
        if not sure or capitalised_acronym(tokens[at].text):
            return None
        return self._joined_on(tokens, at, end)

    def _told(self, tokens: list[Token], at: int) -> bool:
        """Whether the words before tell that a word is a place: "die Stadt Thun", "the village of Kalambo"."""
        token = tokens[at]
        if not at or tokens[at - 1].mark or self.common(token) or token.text in self._tables.never:
            return False
        before = tokens[at - 1]
        if not self._tables.nouns_capitalised:
            of = before.lower in self._lexicon.language.about.of_words
            if not of or at < 2 or tokens[at - 2].mark:
                return False
            before = tokens[at - 2]
        return before.text in self._file.kinds and token.text not in self._tables.given

    def common(self, token: Token) -> bool:
        """Whether a word is rather a common noun than the name of a place."""
        lower = self._bare(token).lower()
        if self._lexicon.known(lower) or self._lexicon.event_of_noun(token.text) is not None:
            return True
        if not self._tables.nouns_capitalised:
            return False
        if lower.endswith(self._tables.noun_endings):
            return True
        return not lower.endswith(self._file.endings) and self._lexicon.compound(lower)

    def _placed(self, tokens: list[Token], at: int) -> bool:
        """Whether a preposition of place stands right before."""
        return at > 0 and tokens[at - 1].lower in self._prepositions and not tokens[at - 1].mark

    def _goes_on(self, tokens: list[Token], at: int) -> bool:
        """Whether the next word stands beside this one, with a blank or after a shortened word."""
        if at + 1 >= len(tokens) or not tokens[at + 1].capital:
            return False
        mark = tokens[at].mark
        return not mark or (mark == "." and tokens[at].text in self._tables.shortened)

    def _joined_on(self, tokens: list[Token], at: int, end: int) -> tuple[Named, int]:
        """The place with what tells it from its namesakes: "Frankfurt am Main"."""
        if end < len(tokens) and not tokens[end - 1].mark and tokens[end].text.islower():
            for size in range(min(self._longest_join, len(tokens) - end - 1), 0, -1):
                join = tuple(t.text for t in tokens[end : end + size])
                last = tokens[end + size]
                river = (self._bare(last),) in self._names.get(self._bare(last), ())
                if (
                    join in self._joins
                    and river
                    and join != ("in",)
                    and not any(t.mark for t in tokens[end : end + size])
                ):
                    return self.made(tokens, at, end + size + 1)
        return self.made(tokens, at, end)

    def made(self, tokens: list[Token], at: int, end: int) -> tuple[Named, int]:
        last = tokens[end - 1]
        words = (*(t.text for t in tokens[at : end - 1]), self._bare(last))
        stop = last.end - (len(last.text) - len(words[-1]))
        start = tokens[at].start
        return Named(start, stop, EntityKind.PLACE, words, strong=True, name_start=start, name_end=stop), end

    def _bare(self, token: Token) -> str:
        return self._tables.without_genitive(token.text)

    def _forms(self, token: Token) -> tuple[str, ...]:
        """A word as printed, without an apostrophe, and without a genitive s."""
        bare = self._bare(token)
        if self._tables.nouns_capitalised and bare.endswith("s"):
            return bare, bare[:-1]
        return (bare,)


def capitalised_acronym(word: str) -> bool:
    """Whether a word stands in capitals only."""
    return word.isupper() and len(word) > 1
