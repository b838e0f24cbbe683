"""Finds named bodies by their form: "Nordwerke AG", "Landgericht Fulda", "Ministry of Defence", "FC Aarau", "DWD".

Nothing here asks who a person is; a run of words that begins like a person's name is left to the reader of people.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from discrepancy.model.discourse import EntityKind
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.tokens import Named, Token, capitals

_LONGEST = 7  # words of a name
_SHORTEST_HEAD = 4  # letters of a noun that may end a compound
_MOST_PROPER = 3  # words of the proper part behind an opening noun


class BodyReader:
    """Reads the named bodies of one language."""

    def __init__(self, lexicon: Lexicon, tables: NameTables, is_place: Callable[[Token], bool]) -> None:
        self._lexicon = lexicon
        self._tables = tables
        self._file = lexicon.language.bodies
        self._is_place = is_place
        self._compounds = tables.nouns_capitalised
        self._of = frozenset(self._file.of_words)
        self._adjective_endings = tuple(
            sorted((e for e in lexicon.language.names.adjective_endings if e), key=len, reverse=True)
        )
        self._seen: dict[str, tuple[str, str, str, str]] = {}
        self._not = frozenset(self._file.not_bodies)
        self._legal = frozenset(self._file.legal)
        self._clubs = frozenset(self._file.clubs)
        self._alias = self._file.alias

    def at(self, tokens: list[Token], at: int) -> tuple[Named | None, int]:
        """The body whose name begins at a capitalised word, and the token after it."""
        known = self._known(tokens, at)
        formed = (
            self._club(tokens, at)
            or self._kind(tokens, at)
            or self._opened(tokens, at)
            or self._closed(tokens, at)
            or self._fronted(tokens, at)
            or self._bridged(tokens, at)
        )
        found = formed if known is None or (formed is not None and formed[1] > known[1]) else known
        return found or self._abbreviation(tokens, at) or (None, at)

    # Tables

    @cached_property
    def _known_names(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        """Stem of the first word -> stems, office and name of the known names that begin with it, the longest first."""
        table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for office, names in self._file.known.items():
            for name in names:
                stems = tuple(self._stem(word, len(name.split()) > 1) for word in name.split())
                table.setdefault(stems[0], []).append((stems, office, name))
        for options in table.values():
            options.sort(key=lambda option: -len(option[0]))
        return table

    def _stem(self, word: str, several: bool) -> str:
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

    def _sorts(self, word: str) -> tuple[str, str, str, str]:
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
        for form in self._forms(word):
            if form in table:
                return table[form]
        if not (self._compounds and compounds):
            return ""
        for form in self._forms(word.lower()):
            for size in range(len(form) - 2, _SHORTEST_HEAD - 1, -1):
                head = form[-size:]
                if head[0].isalpha() and head in table:
                    return table[head]
        return ""

    def _forms(self, word: str) -> tuple[str, ...]:
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

    # Forms

    def _known(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A name of the tables, in any case; one of a single word stands as it is printed."""
        token = tokens[at]
        bare = self._bare(token)
        several = self._stem(bare, True)
        for stems, office, _ in self._known_names.get(several, ()):
            size = len(stems)
            if size > 1 and at + size <= len(tokens) and self._tied(tokens, at, at + size):
                here = tuple(self._stem(self._bare(t), True) for t in tokens[at : at + size])
                if here == stems and tokens[at + size - 1].capital | tokens[at + size - 1].text[0].isdigit():
                    return self._made(tokens, at, at, at + size, office), at + size
        for form in dict.fromkeys((token.text, bare, bare[:-1] if bare.endswith("s") and self._compounds else bare)):
            for stems, office, _ in self._known_names.get(form, ()):
                if len(stems) == 1 and not self._common_here(tokens, at, form):
                    after = at + 1
                    if capitals(form) and after < len(tokens) and self._tied(tokens, at, at + 2):
                        after = self._proper(tokens, after, 1, places=True)
                    return self._made(tokens, at, at, after, office), after
        return None

    def _common_here(self, tokens: list[Token], at: int, form: str) -> bool:
        """Whether a known name that is also a common word stands here as that word: after an article, or opening a sentence."""
        if capitals(form) or not self._lexicon.known(form):
            return False
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.capital and self._tied(tokens, at, at + 2):
            return True
        if at == 0:
            return (
                following is not None and not following.mark and following.lower.endswith("s") and not self._compounds
            )
        before = tokens[at - 1]
        return before.lower in self._tables.determiners and self._compounds

    def _club(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A club: "FC Aarau", "SK Sturm Graz", "1. FC Köln"."""
        start = at
        if tokens[at].text not in self._clubs or not self._tied(tokens, at, at + 2):
            return None
        while at + 1 < len(tokens) and tokens[at + 1].text in self._clubs and self._tied(tokens, at, at + 2):
            at += 1
        after = self._proper(tokens, at + 1, 2, digits=True, places=self._lexicon.known(tokens[start].text))
        if after == at + 1:
            return (self._made(tokens, start, start, after, "club"), after) if at > start else None
        if start and tokens[start - 1].text == "1" and tokens[start - 1].mark == ".":
            start -= 1
        return self._made(tokens, start, start, after, "club"), after

    def _kind(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A noun that tells what the name behind it is: "Reederei Behrens Shipping"; the name alone is the name."""
        if not (self._compounds or at == 0 or tokens[at].capital):
            return None
        sort = self._sorts(tokens[at].text)[3]
        if not sort or not self._tied(tokens, at, at + 2) or at + 1 >= len(tokens):
            return None
        following = tokens[at + 1]
        if not following.capital or following.text in self._tables.given:
            return None
        inner = self._known(tokens, at + 1) or self._closed(tokens, at + 1)
        if inner is not None:
            return self._made(tokens, at, at + 1, inner[1], sort), inner[1]
        after = self._proper(tokens, at + 1, _MOST_PROPER)
        if after == at + 1 or self._is_place(following) or self._tables.post_of(following.lower) is not None:
            return None
        return self._made(tokens, at, at + 1, after, sort), after

    def _opened(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A noun with a proper part behind it ("Landgericht Fulda"), or with "of …", "für …"."""
        first = self._after_adjectives(tokens, at)
        opens, takes, _, _ = self._sorts(tokens[first].text)
        if not (opens or takes):
            return None
        end = first + 1
        proper = end
        if opens and self._compounds and self._tied(tokens, first, end + 1):
            proper = self._proper(tokens, end, _MOST_PROPER)
            if proper - end == 2 and tokens[end].text in self._tables.given:
                proper = end  # a person: "Universität Peter Huber"
        if proper == end and takes:
            proper = self._taken(tokens, end)
        if proper == end and first == at:
            return None
        if proper == end and not self._sorts(tokens[first].text)[2]:
            return None
        if proper == end and not self._named_adjective(tokens, at, first):
            return None
        return self._made(tokens, at, at, proper, opens or takes), proper

    def _taken(self, tokens: list[Token], end: int) -> int:
        """The end of "für Umwelt und Energie", "of the Interior" behind a noun; the same place where there is none."""
        step, seen = end, end
        if end >= len(tokens) or tokens[end].lower not in self._of or tokens[end - 1].mark:
            return end
        firm = not self._compounds or tokens[end].lower == self._file.of_words[0]
        if not firm and not self._owned(tokens[end - 1].text):
            return end
        while step < len(tokens) and step - end < _LONGEST and not tokens[step - 1].mark:
            token = tokens[step]
            if token.lower in self._of and token.lower == token.text:
                step += 1
                continue
            if not token.capital or self._titled(token) or (self._compounds and not firm and self._is_state(token)):
                break
            step += 1
            seen = step
            if not self._next_joins(tokens, step):
                break
        if seen > end and self._compounds and self._tied(tokens, seen - 1, seen + 1):
            return self._proper(tokens, seen, 1, places=True)
        return seen

    def _owned(self, word: str) -> bool:
        """Whether a noun takes a genitive as part of the name."""
        return any(form.lower().endswith(noun.lower()) for form in self._forms(word) for noun in self._file.owned)

    def _next_joins(self, tokens: list[Token], step: int) -> bool:
        """Whether the name may go on: a further capital, or a joining word with a capital behind it."""
        if step >= len(tokens) or tokens[step - 1].mark:
            return False
        if not self._compounds:
            if tokens[step].capital or step + 1 >= len(tokens):
                return tokens[step].capital
            if tokens[step].lower in self._lexicon.language.about.joining and (
                self._known(tokens, step + 1) is not None or self._is_place(tokens[step + 1])
            ):
                return False
            return tokens[step].lower in self._of and tokens[step + 1].capital
        joins = self._lexicon.language.about.joining
        return tokens[step].lower in joins and step + 1 < len(tokens) and tokens[step + 1].capital

    def _closed(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A run of capitals that ends with a legal form or the noun of a body: "Müller & Söhne GmbH", "Suhrkamp Verlag"."""
        if not self._may_begin(tokens, at):
            return None
        end, sort = 0, ""
        step = at
        while step < len(tokens) and step - at < _LONGEST:
            token = tokens[step]
            if step > at and not self._linked(tokens, step):
                break
            if not (token.capital or token.text[0].isdigit()):
                break
            if step > at and (token.text in self._legal or token.text.rstrip("s") in self._legal):
                end, sort = step + 1, "company"
            elif step > at and self._closes(tokens, at, step):
                end, sort = step + 1, self._sorts(token.text)[2]
            elif self._titled(token) and not (token.text.isupper() or token.text.endswith(self._tables.apostrophes)):
                break
            step += 1
        if not end:
            return None
        if not self._compounds and self._sorts(tokens[end - 1].text)[1]:
            end = self._taken(tokens, end)
        start = at
        while end - start > 2 and self._only_tells(tokens, start):
            start += 1
        if self._compounds and end - start == 2 and not self._fits(tokens, start):
            return None
        if self._compounds and sort != "company" and end < len(tokens) and self._tied(tokens, end - 1, end + 1):
            end = self._proper(tokens, end, 2, places=True)
        return self._made(tokens, at, start, end, sort), end

    def _closes(self, tokens: list[Token], at: int, step: int) -> bool:
        """Whether a word is the noun of a body that the words before it name."""
        if not self._sorts(tokens[step].text)[2]:
            return False
        if not self._compounds:
            return True
        return all(
            self._adjectival(t, tokens, i) or self._is_place(t) or not self._noun(t)
            for i, t in enumerate(tokens[at:step], at)
        )

    def _fits(self, tokens: list[Token], start: int) -> bool:
        """Whether the one word before the noun of a body makes it a name: no bare noun, no adjective of a capital ("Wiener")."""
        first, noun = tokens[start], tokens[start + 1]
        if noun.text in self._legal:
            return True
        if self._tables.adjectives.get(first.lower) and first.lower.endswith(self._tables.names.capital_adjective):
            return self._sorts(noun.text)[2] in ("bank", "institute", "company", "association", "court-body")
        return first.text not in self._tables.never and (start > 0 or not self._lexicon.known(first.lower))

    def _fronted(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A compound that there is only one of: "Umweltbundesamt", "Bundesnetzagentur"."""
        bare = self._bare(tokens[at])
        if not any(front in bare or front.lower() in bare for front in self._file.fronts):
            return None
        opens, takes, closes, _ = self._sorts(bare)
        post = self._tables.post_of(bare.lower())
        if not (opens or takes or closes) or (
            post is not None and (not post.body or bare.lower() in self._tables.posts)
        ):
            return None
        return self._made(tokens, at, at, at + 1, opens or takes or closes), at + 1

    def _bridged(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """Two capitals with "&" between: "Benz & Hauck"."""
        if tokens[at].mark not in self._file.bridges or at + 1 >= len(tokens) or not tokens[at + 1].capital:
            return None
        after = at + 2
        if after < len(tokens) and tokens[after].text in self._legal and not tokens[after - 1].mark:
            after += 1
        return self._made(tokens, at, at, after, "company"), after

    def _abbreviation(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """Two to six capitals: "DWD"; with the place it works for: "ETH Zürich"."""
        token = tokens[at]
        word = self._bare(token)
        if not capitals(word) or word in self._not or word.lower() in self._tables.titles or self._shouted(tokens):
            return None
        if self._tables.post_of(word.lower()) is not None or self._is_state(token):
            return None
        if sum(c.isupper() for c in word) < 2 or (len(word) > 3 and self._lexicon.known(word)):
            return None
        after = at + 1
        if after < len(tokens) and self._tied(tokens, at, at + 2):
            after = self._proper(tokens, after, 1, places=True)
        return self._made(tokens, at, at, after, ""), after

    # Words

    def common(self, token: Token) -> bool:
        """Whether a word of a name is no more than its sort: the noun of a body, a legal form, an adjective, a club's letters."""
        word = token.text
        if word in self._clubs:
            return capitals(word)
        if any(self._sorts(word)) or word in self._legal or word in self._tables.never or self._lexicon.known(word):
            return True
        return self._tables.adjectives.get(token.lower) is not None or token.lower.endswith(self._tables.noun_endings)

    def _made(self, tokens: list[Token], at: int, start: int, end: int, office: str) -> Named:
        last = tokens[end - 1]
        words = (*(t.text for t in tokens[start : end - 1]), self._bare(last))
        stop = last.end - (len(last.text) - len(words[-1]))
        alias = self._alias.get(" ".join(words), "")
        return Named(
            tokens[at].start, stop, EntityKind.BODY, words, office, strong=True, name_start=tokens[start].start, name_end=stop,
            long=tuple(alias.split()),
        )  # fmt: skip

    def _bare(self, token: Token) -> str:
        return self._tables.without_genitive(token.text)

    def _tied(self, tokens: list[Token], first: int, end: int) -> bool:
        """Whether the words from one place to another stand side by side without a mark."""
        return end <= len(tokens) and all(
            not t.mark or (t.mark == "." and t.text in self._tables.shortened) for t in tokens[first : end - 1]
        )

    def _linked(self, tokens: list[Token], step: int) -> bool:
        """Whether a word goes on with the one before: a blank, "&", or a full stop of an abbreviation."""
        before = tokens[step - 1]
        if before.text.endswith(self._tables.apostrophes) and self._is_place(before):
            return False
        return not before.mark or before.mark in self._file.bridges or self._tied(tokens, step - 1, step + 1)

    def _proper(self, tokens: list[Token], at: int, most: int, digits: bool = False, places: bool = False) -> int:
        """The end of the proper words that begin here: places and words that are no nouns; the same place if none."""
        step = at
        while step < len(tokens) and step - at < most and (step == at or self._tied(tokens, step - 1, step + 1)):
            token = tokens[step]
            if digits and token.text[0].isdigit():
                step += 1
                continue
            if not token.capital or token.text in self._tables.never or self._titled(token):
                break
            place = self._is_place(token) or token.text in self._tables.shortened
            if places and not place:
                break
            if not place and (self._noun(token) or (step == at and token.text in self._tables.given)):
                break
            step += 1
        return step

    def _noun(self, token: Token) -> bool:
        """Whether a word is a common noun rather than a name."""
        lower = token.lower
        if self._lexicon.known(lower) and token.text not in self._tables.given:
            return True
        return self._compounds and len(lower) > 6 and lower.endswith(self._tables.noun_endings)

    def _titled(self, token: Token) -> bool:
        """Whether a word is a title or a post, which no body's name goes over."""
        lower = token.lower
        if lower in self._tables.titles and not self._sorts(token.text)[2]:
            return True
        post = self._tables.post_of(lower)
        return post is not None and not post.body and not self._sorts(token.text)[2]

    def _is_state(self, token: Token) -> bool:
        return token.lower in self._tables.places

    def _shouted(self, tokens: list[Token]) -> bool:
        """Whether most of a sentence stands in capitals, so that capitals tell nothing."""
        words = [t for t in tokens if len(t.text) > 1 and t.text.isalpha()]
        return sum(t.text.isupper() for t in words) * 2 > len(words) + 1

    def _may_begin(self, tokens: list[Token], at: int) -> bool:
        """Whether the name of a body may begin with a word: in the middle of a sentence any capital may."""
        token = tokens[at]
        if token.lower in self._tables.titles or token.lower in self._tables.function_words:
            return False
        if token.lower.rstrip(".") in self._tables.prefixes:
            return False
        if not self._compounds and token.text.endswith(self._tables.apostrophes) and self._is_place(token):
            return False
        if token.text in self._tables.never:
            return at > 0 or (not self._compounds and token.lower not in self._tables.function_words)
        return not (self._titled(token) and not capitals(token.text))

    def _after_adjectives(self, tokens: list[Token], at: int) -> int:
        """The first word behind capitalised adjectives that belong to a name: "Freiwillige Feuerwehr"."""
        if not self._compounds:
            return at
        step = at
        while step + 1 < len(tokens) and step - at < 2 and self._adjectival(tokens[step], tokens, step):
            if not tokens[step + 1].capital or not self._tied(tokens, step, step + 2):
                break
            step += 1
        return step

    def _adjectival(self, token: Token, tokens: list[Token], at: int) -> bool:
        """Whether a capitalised word is an adjective that belongs to a name."""
        if not self._compounds or not token.capital or token.text in self._tables.never:
            return False
        lower = token.lower
        if lower in self._tables.adjectives:
            return True
        if not lower.endswith(self._adjective_endings) or self._tables.post_of(lower) is not None:
            return False
        if any(self._sorts(token.text)):
            return False
        return at > 0 and not lower.endswith(self._tables.noun_endings)

    def _named_adjective(self, tokens: list[Token], at: int, noun: int) -> bool:
        """Whether adjective and noun are a name: in the middle of a sentence, and no adjective of a capital alone."""
        return at > 0 and self._fits(tokens, noun - 1)

    def _only_tells(self, tokens: list[Token], at: int) -> bool:
        """Whether the first word of a run tells what the rest is: "Pharmakonzern Valtera AG"."""
        token = tokens[at]
        if not self._tied(tokens, at, at + 2):
            return False
        kind = bool(self._sorts(token.text)[3]) and not self._sorts(token.text)[2]
        post = self._tables.post_of(token.lower)
        return self._compounds and (kind or self._sorts(token.text)[3] != "" or (post is not None and post.body))
