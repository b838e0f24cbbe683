"""Finds named bodies by their form: "Nordwerke AG", "Landgericht Fulda", "Ministry of Defence", "FC Aarau", "DWD".

Nothing here asks who a person is; a run of words that begins like a person's name is left to the reader of people.
"""

from __future__ import annotations

from discrepancy.model.discourse import EntityKind
from discrepancy.text.bodywords import BodyWords
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.nametables import NameTables
from discrepancy.text.places import PlaceReader
from discrepancy.text.tokens import Named, Token, capitals

_LONGEST = 7  # words of a name
_OF_CITY = ("bank", "institute", "company", "association", "court-body", "parliament")  # sorts named after their city
_BY_LETTERS = ("authority", "institute", "bank", "association")  # sorts that only tell what an abbreviation stands for
_WITH_PLACE = ("school", "hospital")  # sorts that have their place behind them: "University College Dublin"
_MOST_PROPER = 3  # words of the proper part behind an opening noun


class BodyReader:
    """Reads the named bodies of one language."""

    def __init__(self, lexicon: Lexicon, tables: NameTables, places: PlaceReader) -> None:
        self._lexicon = lexicon
        self._tables = tables
        self._file = lexicon.language.bodies
        self._words = BodyWords(lexicon, tables, places)
        self.common = self._words.common
        self._compounds = tables.nouns_capitalised
        self._not = frozenset(self._file.not_bodies)

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

    # Forms

    def _known(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A name of the tables, in any case; one of a single word stands as it is printed."""
        token = tokens[at]
        bare = self._words.bare(token)
        several = self._words.stem(bare, True)
        for stems, office, _ in self._words.known_names.get(several, ()):
            size = len(stems)
            if size > 1 and at + size <= len(tokens) and self._words.tied(tokens, at, at + size):
                here = tuple(self._words.stem(self._words.bare(t), True) for t in tokens[at : at + size])
                if here == stems and tokens[at + size - 1].capital | tokens[at + size - 1].text[0].isdigit():
                    return self._made(tokens, at, at, at + size, office), at + size
        for form in dict.fromkeys((token.text, bare, bare[:-1] if bare.endswith("s") and self._compounds else bare)):
            for stems, office, _ in self._words.known_names.get(form, ()):
                if len(stems) == 1 and not self._common_here(tokens, at, form):
                    after = at + 1
                    if capitals(form) and after < len(tokens) and self._words.tied(tokens, at, at + 2):
                        after = self._words.proper(tokens, after, 1, places=True)
                    return self._made(tokens, at, at, after, office), after
        return None

    def _common_here(self, tokens: list[Token], at: int, form: str) -> bool:
        """Whether a known name that is also a common word stands here as that word: after an article, or opening a sentence."""
        if capitals(form) or not self._lexicon.known(form):
            return False
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and following.capital and self._words.tied(tokens, at, at + 2):
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
        if tokens[at].text not in self._words.clubs or not self._words.tied(tokens, at, at + 2):
            return None
        while (
            at + 1 < len(tokens) and tokens[at + 1].text in self._words.clubs and self._words.tied(tokens, at, at + 2)
        ):
            at += 1
        after = self._words.proper(tokens, at + 1, 2, digits=True, places=self._lexicon.known(tokens[start].text))
        if after == at + 1:
            return (self._made(tokens, start, start, after, "club"), after) if at > start else None
        if start and tokens[start - 1].text == "1" and tokens[start - 1].mark == ".":
            start -= 1
        return self._made(tokens, start, start, after, "club"), after

    def _kind(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A noun that tells what the name behind it is: "Reederei Behrens Shipping"; the name alone is the name."""
        if not (self._compounds or at == 0 or tokens[at].capital):
            return None
        sort = self._words.sorts(tokens[at].text)[3]
        if not sort or not self._words.tied(tokens, at, at + 2) or at + 1 >= len(tokens):
            return None
        following = tokens[at + 1]
        if not following.capital or following.text in self._tables.given:
            return None
        inner = self._known(tokens, at + 1) or self._closed(tokens, at + 1)
        if inner is not None:
            return self._made(tokens, at, at + 1, inner[1], sort), inner[1]
        after = self._words.proper(tokens, at + 1, _MOST_PROPER)
        if after == at + 1 or self._words.is_place(following) or self._tables.post_of(following.lower) is not None:
            return None
        return self._made(tokens, at, at + 1, after, sort), after

    def _opened(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A noun with a proper part behind it ("Landgericht Fulda"), or with "of …", "für …"."""
        first = self._words.after_adjectives(tokens, at)
        opens, takes, _, _ = self._words.sorts(tokens[first].text)
        if not (opens or takes):
            return None
        end = first + 1
        proper = end
        if opens and self._compounds and self._words.tied(tokens, first, end + 1):
            proper = self._words.proper(tokens, end, _MOST_PROPER)
            if proper - end == 2 and tokens[end].text in self._tables.given:
                proper = end  # a person: "Universität Peter Huber"
        if proper == end and takes:
            proper = self._taken(tokens, end)
        if proper == end and first == at:
            return None
        if proper == end and not self._words.sorts(tokens[first].text)[2]:
            return None
        if proper == end and not self._named_adjective(tokens, at, first):
            return None
        start = at
        if (
            proper == end + 1
            and capitals(tokens[end].text)
            and opens in _BY_LETTERS
            and not self._words.is_place(tokens[end])
        ):
            start = end  # "die Atomenergiebehörde IAEA"
        elif proper > end and tokens[first].lower in self._tables.posts and not self._words.place_like(tokens, end):
            return None  # "Polizei Wasserwerfer"
        return self._made(tokens, at, start, proper, opens or takes), proper

    def _taken(self, tokens: list[Token], end: int) -> int:
        """The end of "für Umwelt und Energie", "of the Interior" behind a noun; the same place where there is none."""
        step, seen = end, end
        if end >= len(tokens) or tokens[end].lower not in self._words.of or tokens[end - 1].mark:
            return end
        firm = not self._compounds or tokens[end].lower == self._file.of_words[0]
        if not firm and not self._words.owned(tokens[end - 1].text):
            return end
        while step < len(tokens) and step - end < _LONGEST and not tokens[step - 1].mark:
            token = tokens[step]
            if token.lower in self._words.of and token.lower == token.text:
                step += 1
                continue
            if (
                not token.capital
                or self._words.one_titled(token)
                or (self._compounds and not firm and self._words.is_state(token))
            ):
                break
            step += 1
            seen = step
            if self._compounds and self._words.adjectival(token, tokens, step - 1) and step < len(tokens):
                continue
            if not self._next_joins(tokens, step):
                break
        if seen > end and self._compounds and self._words.tied(tokens, seen - 1, seen + 1):
            return self._words.proper(tokens, seen, 1, places=True)
        return seen

    def _next_joins(self, tokens: list[Token], step: int) -> bool:
        """Whether the name may go on: a further capital, or a joining word with a capital behind it."""
        if step >= len(tokens) or tokens[step - 1].mark:
            return False
        if not self._compounds:
            if tokens[step].capital or step + 1 >= len(tokens):
                return tokens[step].capital
            if tokens[step].lower in self._lexicon.language.about.joining and (
                self._known(tokens, step + 1) is not None or self._words.is_place(tokens[step + 1])
            ):
                return False
            return tokens[step].lower in self._words.of and tokens[step + 1].capital
        joins = self._lexicon.language.about.joining
        return tokens[step].lower in joins and step + 1 < len(tokens) and tokens[step + 1].capital

    def _closed(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A run of capitals that ends with a legal form or the noun of a body: "Müller & Söhne GmbH", "Suhrkamp Verlag"."""
        if not self._words.may_begin(tokens, at):
            return None
        end, sort = 0, ""
        step = at
        while step < len(tokens) and step - at < _LONGEST:
            token = tokens[step]
            if step > at and not self._words.linked(tokens, step):
                break
            if step > at and token.text == token.lower and self._goes_over(tokens, at, step):
                step += 1
                continue
            if not (token.capital or token.text[0].isdigit() or token.text in self._words.legal):
                break
            if step > at and (token.text in self._words.legal or token.text.rstrip("s") in self._words.legal):
                end, sort = step + 1, "company"
            elif step > at and self._closes(tokens, at, step):
                end, sort = step + 1, self._words.sorts(token.text)[2]
            elif self._words.titled(token) and not (
                token.text.isupper() or token.text.endswith(self._tables.apostrophes)
            ):
                break
            step += 1
        if not end:
            return None
        if not self._compounds and self._words.sorts(tokens[end - 1].text)[1]:
            end = self._taken(tokens, end)
        if not self._compounds and sort in _WITH_PLACE and self._words.tied(tokens, end - 1, end + 1):
            end = self._words.proper(tokens, end, 1, places=True)
        start = at
        while end - start > 2 and self._only_tells(tokens, start):
            start += 1
        if self._compounds and end - start == 2 and not self._fits(tokens, start):
            return None
        if self._compounds and sort != "company" and end < len(tokens) and self._words.tied(tokens, end - 1, end + 1):
            end = self._words.proper(tokens, end, 2, places=True)
        return self._made(tokens, at, start, end, sort), end

    def _goes_over(self, tokens: list[Token], at: int, step: int) -> bool:
        """Whether a joining word is part of a name: "Fire and Rescue Service", and not "Labour and the Red Cross"."""
        if self._compounds or tokens[step].lower not in self._lexicon.language.about.joining or step + 2 >= len(tokens):
            return False
        before, after = tokens[step - 1], tokens[step + 1]
        if before.mark or not after.capital or not tokens[step + 2].capital or before.text in self._words.known_names:
            return False
        return self._lexicon.known(before.lower) and not self._words.is_place(before)

    def _closes(self, tokens: list[Token], at: int, step: int) -> bool:
        """Whether a word is the noun of a body that the words before it name."""
        if not self._words.sorts(tokens[step].text)[2]:
            return False
        if not self._compounds:
            return True
        return all(
            self._words.adjectival(t, tokens, i) or self._words.is_place(t) or not self._words.noun(t)
            for i, t in enumerate(tokens[at:step], at)
        )

    def _fits(self, tokens: list[Token], start: int) -> bool:
        """Whether the one word before the noun of a body makes it a name: no bare noun, no adjective of a capital ("Wiener")."""
        first, noun = tokens[start], tokens[start + 1]
        if noun.text in self._words.legal:
            return True
        if self._words.of_city(first):
            return self._words.sorts(noun.text)[2] in _OF_CITY
        return first.text not in self._tables.never and (start > 0 or not self._lexicon.known(first.lower))

    def _fronted(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """A compound that there is only one of: "Umweltbundesamt", "Bundesnetzagentur"."""
        bare = self._words.bare(tokens[at])
        if not any(front in bare or front.lower() in bare for front in self._file.fronts):
            return None
        opens, takes, closes, _ = self._words.sorts(bare)
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
        if after < len(tokens) and tokens[after].text in self._words.legal and not tokens[after - 1].mark:
            after += 1
        return self._made(tokens, at, at, after, "company"), after

    def _abbreviation(self, tokens: list[Token], at: int) -> tuple[Named, int] | None:
        """Two to six capitals: "DWD"; with the place it works for: "ETH Zürich"."""
        token = tokens[at]
        word = self._words.bare(token)
        if (
            not capitals(word)
            or word in self._not
            or word.lower() in self._tables.titles
            or self._words.shouted(tokens)
        ):
            return None
        if self._tables.post_of(word.lower()) is not None or self._words.is_state(token):
            return None
        if sum(c.isupper() for c in word) < 2 or (len(word) > 3 and self._lexicon.known(word)):
            return None
        after = at + 1
        if after < len(tokens) and self._words.tied(tokens, at, at + 2):
            after = self._words.proper(tokens, after, 1, places=True)
        return self._made(tokens, at, at, after, ""), after

    # Words

    def _made(self, tokens: list[Token], at: int, start: int, end: int, office: str) -> Named:
        last = tokens[end - 1]
        words = (*(t.text for t in tokens[start : end - 1]), self._words.bare(last))
        stop = last.end - (len(last.text) - len(words[-1]))
        alias = self._file.alias.get(" ".join(words), "")
        return Named(
            tokens[at].start, stop, EntityKind.BODY, words, office, strong=True, name_start=tokens[start].start, name_end=stop,
            long=tuple(alias.split()),
        )  # fmt: skip

    def _named_adjective(self, tokens: list[Token], at: int, noun: int) -> bool:
        """Whether adjective and noun are a name: in the middle of a sentence, and no adjective of a capital alone."""
        return at > 0 and self._fits(tokens, noun - 1)

    def _only_tells(self, tokens: list[Token], at: int) -> bool:
        """Whether the first word of a run tells what the rest is: "Pharmakonzern Valtera AG"."""
        token = tokens[at]
        if not self._words.tied(tokens, at, at + 2):
            return False
        kind = bool(self._words.sorts(token.text)[3]) and not self._words.sorts(token.text)[2]
        post = self._tables.post_of(token.lower)
        return self._compounds and (kind or self._words.sorts(token.text)[3] != "" or (post is not None and post.body))
