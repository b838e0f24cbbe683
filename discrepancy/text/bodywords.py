"""The words of bodies' names: what each opens, closes or stands before, what is a plain noun, and how far a proper part goes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.places import PlaceReader
from discrepancy.text.tokens import Token, capitals

_SHORTEST_HEAD = 4  # letters of a noun that may end a compound
_LONG_NOUN = 6  # letters from which the ending of a noun tells


class BodyWords:
    """The words that make the names of bodies in one language."""

    def __init__(self, lexicon: Lexicon, tables: NameTables, places: PlaceReader) -> None:
        self._lexicon = lexicon
        self._tables = tables
        self._file = lexicon.language.bodies
        self._places = places
        self.is_place = places.is_place
        self._compounds = tables.nouns_capitalised
        self.of = frozenset(self._file.of_words)
        self._adjective_endings = tuple(
            sorted((e for e in lexicon.language.names.adjective_endings if e), key=len, reverse=True)
        )
        self._seen: dict[str, tuple[str, str, str, str]] = {}
        self.legal = frozenset(self._file.legal)
        self.clubs = frozenset(self._file.clubs)

    @cached_property
    def known_names(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        """Stem of the first word -> stems, office and name of the known names that begin with it, the longest first."""
        table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for office, names in self._file.known.items():
            for name in names:
                stems = tuple(self.stem(word, len(name.split()) > 1) for word in name.split())
                table.setdefault(stems[0], []).append((stems, office, name))
        for options in table.values():
            options.sort(key=lambda option: -len(option[0]))
        return table

    def stem(self, word: str, several: bool) -> str:
        """A word of a name without inflection; a name of one word keeps its capitals and all its letters."""
        if not several:
            return word
        lower = word.lower()
        if not self._compounds:
            return lower
        for ending in self._adjective_endings:
            if lower.endswith(ending) and len(lower) - len(ending) >= 3:
                return lower[: -len(ending)]
        return lower

    def sorts(self, word: str) -> tuple[str, str, str, str]:
        """What a word opens, takes, closes and stands before as: four sorts of body, each "" where it is none."""
        if word not in self._seen:
            self._seen[word] = (
                self._sort(word, self._openers, True),
                self._sort(word, self._takers, True),
                self._sort(word, self._closers, True),
                self._sort(word, self._kinds, True),
            )
        return self._seen[word]

    def _sort(self, word: str, table: Mapping[str, str], compounds: bool) -> str:
        for form in self.forms(word):
            if form in table:
                return table[form]
        if not (self._compounds and compounds):
            return ""
        for form in self.forms(word.lower()):
            for size in range(len(form) - 2, _SHORTEST_HEAD - 1, -1):
                head = form[-size:]
                if head[0].isalpha() and head in table:
                    return table[head]
        return ""

    def forms(self, word: str) -> tuple[str, ...]:
        """A word as it stands, and without the endings of a noun."""
        if not self._compounds:
            return (word,)
        cut = [word]
        for ending in self._tables.names.endings:
            if ending and word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_HEAD:
                cut.append(word[: -len(ending)])
        return tuple(cut)

    def _table(self, sorts: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        table: dict[str, str] = {}
        for sort, words in sorts.items():
            for word in words:
                table.setdefault(word, sort)
                if self._compounds:
                    table.setdefault(word.lower(), sort)
        return table

    @cached_property
    def _openers(self) -> dict[str, str]:
        return self._table(self._file.openers)

    @cached_property
    def _takers(self) -> dict[str, str]:
        return self._table(self._file.takers)

    @cached_property
    def _closers(self) -> dict[str, str]:
        return self._table(self._file.closers)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return self._table(self._file.kinds)

    def place_like(self, tokens: list[Token], at: int) -> bool:
        """Whether a place, a word that ends like one, or "für", "of" follows the noun of a body."""
        token = tokens[at]
        if self.is_place(token) or token.lower in self.of or self._places.known(tokens, at) is not None:
            return True
        return token.lower.endswith(self._lexicon.language.places.endings)

    def owned(self, word: str) -> bool:
        """Whether a noun takes a genitive as part of the name."""
        return any(form.lower().endswith(noun.lower()) for form in self.forms(word) for noun in self._file.owned)

    def of_city(self, token: Token) -> bool:
        """Whether a word is the adjective of a city ("Wiener"), which tells where a body is and seldom names it."""
        suffix = self._tables.names.capital_adjective
        if not suffix or not token.lower.endswith(suffix):
            return False
        if self._tables.adjectives.get(token.lower):
            return True
        city = token.text[: -len(suffix)]
        return self.is_place(Token(city, 0, 0, city.lower(), True))

    def common(self, token: Token, exact: bool = False) -> bool:
        """Whether a word of a name is no more than its sort: the noun of a body, a legal form, an adjective, a club's letters.

        `exact`: a compound ("Nordbahn") tells more than its last part.
        """
        word = token.text
        if word in self.clubs:
            return capitals(word)
        tables = (self._openers, self._takers, self._closers, self._kinds)
        sort = any(word in table for table in tables) if exact else any(self.sorts(word))
        if sort or word in self.legal or word in self._tables.never or self._lexicon.known(word):
            return True
        return self._tables.adjectives.get(token.lower) is not None or token.lower.endswith(self._tables.noun_endings)

    def bare(self, token: Token) -> str:
        return self._tables.without_genitive(token.text)

    def tied(self, tokens: list[Token], first: int, end: int) -> bool:
        """Whether the words from one place to another stand side by side without a mark."""
        return end <= len(tokens) and all(
            not t.mark or (t.mark == "." and t.text in self._tables.shortened) for t in tokens[first : end - 1]
        )

    def linked(self, tokens: list[Token], step: int) -> bool:
        """Whether a word goes on with the one before: a blank, "&", or a full stop of an abbreviation."""
        before = tokens[step - 1]
        if before.text.endswith(self._tables.apostrophes) and self.is_place(before):
            return False
        return not before.mark or before.mark in self._file.bridges or self.tied(tokens, step - 1, step + 1)

    def proper(self, tokens: list[Token], at: int, most: int, digits: bool = False, places: bool = False) -> int:
        """The end of the proper words that begin here: places and words that are no nouns; the same place if none."""
        step = at
        while step < len(tokens) and step - at < most and (step == at or self.tied(tokens, step - 1, step + 1)):
            token = tokens[step]
            if digits and token.text.isdigit() and len(token.text) > 1 and token.mark != ":":
                step += 1
                continue
            if not token.capital or token.text in self._tables.never or self.titled(token):
                break
            if self._compounds and token.lower in self._tables.places and token.lower[:-1] in self._tables.places:
                break  # "Generalstaatsanwaltschaft Litauens"
            whole = self._places.known(tokens, step) if self._compounds or places else None
            if whole is not None and whole[1] > step + 1:
                step = whole[1]
                continue
            place = self.is_place(token)
            if places and not place:
                break
            if not place and (self.noun(token) or (step == at and token.text in self._tables.given)):
                break
            step += 1
        return step

    def noun(self, token: Token) -> bool:
        """Whether a word is a common noun rather than a name."""
        lower = token.lower
        if self._lexicon.known(lower) and token.text not in self._tables.given:
            return True
        return self._compounds and len(lower) > _LONG_NOUN and lower.endswith(self._tables.noun_endings)

    def titled(self, token: Token) -> bool:
        """Whether a word is a title or a post, which no body's name goes over."""
        lower = token.lower
        if lower in self._tables.titles and not self.sorts(token.text)[2]:
            return True
        post = self._tables.post_of(lower)
        return post is not None and not post.body and not self.sorts(token.text)[2]

    def one_titled(self, token: Token) -> bool:
        """The same for one holder of a post: "teachers" may stand in the name of a union."""
        post = self._tables.post_of(token.lower)
        return self.titled(token) and not (post is not None and post.plural)

    def is_state(self, token: Token) -> bool:
        return token.lower in self._tables.places

    def shouted(self, tokens: list[Token]) -> bool:
        """Whether most of a sentence stands in capitals, so that capitals tell nothing."""
        words = [t for t in tokens if len(t.text) > 1 and t.text.isalpha()]
        return sum(t.text.isupper() for t in words) * 2 > len(words) + 1

    def may_begin(self, tokens: list[Token], at: int) -> bool:
        """Whether the name of a body may begin with a word: in the middle of a sentence any capital may."""
        token = tokens[at]
        if token.lower in self._tables.titles or token.lower in self._tables.function_words:
            return False
        if token.lower.rstrip(".") in self._tables.prefixes:
            return False
        if not self._compounds and token.text.endswith(self._tables.apostrophes) and self.is_place(token):
            return False
        if token.text in self._tables.never:
            return at > 0 or (not self._compounds and token.lower not in self._tables.function_words)
        return not (self.titled(token) and not capitals(token.text))

    def after_adjectives(self, tokens: list[Token], at: int) -> int:
        """The first word behind capitalised adjectives that belong to a name: "Freiwillige Feuerwehr"."""
        if not self._compounds:
            return at
        step = at
        while step + 1 < len(tokens) and step - at < 2 and self.adjectival(tokens[step], tokens, step):
            if not tokens[step + 1].capital or not self.tied(tokens, step, step + 2):
                break
            step += 1
        return step

    def adjectival(self, token: Token, tokens: list[Token], at: int) -> bool:
        """Whether a capitalised word is an adjective that belongs to a name."""
        if not self._compounds or not token.capital or token.text in self._tables.never:
            return False
        lower = token.lower
        if lower in self._tables.adjectives:
            return True
        if not lower.endswith(self._adjective_endings) or self._tables.post_of(lower) is not None:
            return False
        if any(self.sorts(token.text)):
            return False
        return at > 0 and not lower.endswith(self._tables.noun_endings)
