"""The tables that names are looked up in: states and seats in all their forms, posts, bodies, given names. Built once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from discrepancy.text.lexicon import Lexicon

_SHORTEST_HEAD = 4  # letters of a word that may end a compound


@dataclass(frozen=True, slots=True)
class Post:
    """What a role or body noun says."""

    office: str
    body: bool
    gender: str = ""
    plural: bool = False
    of: bool = False
    speaks_for: bool = False
    mirrors: bool = False
    state: str = ""


class NameTables:
    """The name tables of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.names = lexicon.language.names
        self.nouns_capitalised = lexicon.language.about.nouns_capitalised
        self._seen: dict[str, Post | None] = {}

    def post_of(self, word: str) -> Post | None:
        """What one lower-cased word says of a post."""
        if word not in self._seen:
            self._seen[word] = self._read_post(word)
        return self._seen[word]

    def _read_post(self, word: str) -> Post | None:
        """What one word says of a post; of a compound by its last part, and by a state or seat before it."""
        word = self.without_genitive(word)
        exact = self.posts.get(word)
        if exact is not None:
            return exact
        if not (self.nouns_capitalised or "-" in word):
            return None
        account = next((end for end in self.names.accounts if word.endswith(end) and word != end), "")
        if account:
            return self._giver(word.removesuffix(account))
        heads = self._heads
        sizes = range(min(len(word) - 2, self._longest_head), _SHORTEST_HEAD - 1, -1)
        head = next((word[-size:] for size in sizes if word[-size:] in heads), None)
        if head is None:
            return None
        post, front = self.posts[head], word[: -len(head)]
        if post.speaks_for and (giver := self._giver(front)) is not None:
            return replace(post, office=giver.office)
        if front.rstrip("-") in self.names.deputies:
            return replace(post, office=f"deputy {post.office}")
        for joint in self.names.head_joint or ("",):
            owner = self._prefixes.get(front.removesuffix(joint)) if joint == "" or front.endswith(joint) else None
            if owner is not None:
                state, office = owner
                leads = office and post.office in ("head", "spokesperson")
                return replace(post, office=office if leads else post.office, state=state)
        if post.body and not any(body.compounds and body.id == post.office for body in self.names.body):
            return None
        return post

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Posts of those who speak for whoever is named with them."""
        return frozenset(role.id for role in self.names.role if role.speaks_for)

    def _giver(self, word: str) -> Post | None:
        """The body whose account a compound tells: "Polizei" of "Polizeiangaben", "Gewerkschaft" of "Gewerkschaftsangaben"."""
        fronts = (word.removesuffix(joint) for joint in ("", *self.names.head_joint))
        found = (self.posts.get(front) for front in fronts)
        return next((post for post in found if post is not None and post.body), None)

    @cached_property
    def places(self) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
        """First word -> (words, state, office): states, capitals ("" as office) and seats, in all their forms."""
        table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
        for state, entry in self._lexicon.language.states.state.items():
            forms = [(name, "") for name in (*entry.names, *entry.capitals, *entry.prefixes)]
            forms += [(seat, office) for office, seats in entry.seats.items() for seat in seats]
            for phrase, office in forms:
                for words in self._inflected(phrase):
                    table.setdefault(words[0], []).append((words, state, office))
        for options in table.values():
            options.sort(key=lambda option: (-len(option[0]), option[1], option[2]))
        return table

    def _inflected(self, phrase: str) -> list[tuple[str, ...]]:
        """The forms of a name of several words: adjectives before the last word inflect, the last takes a genitive."""
        words = [word.rstrip(".") for word in phrase.lower().split()]
        endings = {"", *self.names.genitive}
        forms: list[tuple[str, ...]] = [()]
        for word in words[:-1]:
            stem = next(
                (
                    word[: -len(e)]
                    for e in sorted(self.names.adjective_endings, key=len, reverse=True)
                    if e and word.endswith(e)
                ),
                "",
            )
            variants = {word} | (
                {stem + e for e in self.names.adjective_endings} if self.nouns_capitalised and stem else set()
            )
            forms = [(*form, variant) for form in forms for variant in sorted(variants)]
        return [(*form, words[-1] + ending) for form in forms for ending in sorted(endings)]

    @cached_property
    def adjectives(self) -> dict[str, str]:
        """Inflected adjective ("russischen", "Kiewer") -> state."""
        states = self._lexicon.language.states.state.items()
        suffix = self.names.capital_adjective
        of_capitals = {(city + suffix).lower(): state for state, entry in states for city in entry.capitals if suffix}
        return of_capitals | {
            adjective.lower() + ending: state
            for state, entry in states
            for adjective in entry.adjectives
            for ending in self.names.adjective_endings
        }

    @cached_property
    def _prefixes(self) -> dict[str, tuple[str, str]]:
        """What may stand before a post in one word: "US" of "US-Präsident", "Kreml" of "Kremlsprecher"."""
        table: dict[str, tuple[str, str]] = {}
        for state, entry in self._lexicon.language.states.state.items():
            for form in (*entry.prefixes, *entry.names, *entry.capitals):
                table.setdefault(form.lower(), (state, ""))
            for office, seats in entry.seats.items():
                for seat in seats:
                    table.setdefault(seat.lower(), (state, office))
        return table

    @cached_property
    def prefixes(self) -> frozenset[str]:
        """States by the short forms that stand right before a post ("U.S.", "UK"), lower case, without a last full stop."""
        states = self._lexicon.language.states.state.values()
        return frozenset(prefix.lower().rstrip(".") for entry in states for prefix in entry.prefixes)

    @cached_property
    def posts(self) -> dict[str, Post]:
        """Word or words, lower case and inflected -> what they say of a post or body."""
        table: dict[str, Post] = {}
        endings = self.names.endings
        for body in reversed(self.names.body):
            for word in body.words:
                for ending in endings:
                    table[word.lower() + ending] = Post(body.id, body=True, of=body.of)
        for role in reversed(self.names.role):
            groups = (
                (role.words, "" if not role.feminine else "m", False),
                (role.feminine, "f", False),
                (role.plural, "", True),
            )
            for words, gender, plural in groups:
                for word in words:
                    for ending in endings if not plural else ("",):
                        table[word.lower() + ending] = Post(
                            role.id,
                            body=False,
                            gender=gender,
                            plural=plural,
                            speaks_for=role.speaks_for,
                            mirrors=role.mirrors,
                        )
        for role in self.names.role:  # "Präsidenten" is mostly the dative of one
            for word in role.words:
                for ending in endings:
                    table[word.lower() + ending] = Post(
                        role.id,
                        body=False,
                        gender="m" if role.feminine else "",
                        speaks_for=role.speaks_for,
                        mirrors=role.mirrors,
                    )
        return table

    @cached_property
    def houses(self) -> frozenset[str]:
        """Offices of which a state has one: its president, its foreign minister …"""
        roles = {role.id for role in self.names.role}
        return frozenset(body.id for body in self.names.body if body.id in roles)

    @cached_property
    def apostrophes(self) -> tuple[str, ...]:
        """Genitive endings that are no letters: "'s", "’"."""
        return tuple(ending for ending in self.names.genitive if not ending.isalpha())

    def without_genitive(self, word: str) -> str:
        """The word without an apostrophe and what follows it at its end."""
        if not word.endswith(self.apostrophes):
            return word
        return word[: -max(len(ending) for ending in self.apostrophes if word.endswith(ending))]

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Words for posts and bodies that may be the last part of a compound."""
        single = {role.id for role in self.names.role if not role.compounds}
        return frozenset(
            w
            for w, post in self.posts.items()
            if len(w) >= _SHORTEST_HEAD and " " not in w and post.office not in single
        )

    @cached_property
    def _longest_head(self) -> int:
        return max((len(head) for head in self._heads), default=0)

    @cached_property
    def given(self) -> dict[str, str]:
        """Given name -> "f", "m", or "" for both."""
        book = self._lexicon.rulebook.first_names
        return {
            name: gender
            for names, gender in ((book.female, "f"), (book.male, "m"), (book.either, ""))
            for name in names.split()
        }

    @cached_property
    def word_names(self) -> frozenset[str]:
        """Given names that are also words, months or places: names only with a surname behind."""
        return frozenset(self._lexicon.rulebook.first_names.words.split())

    @cached_property
    def never(self) -> frozenset[str]:
        """Capitalised words that are no part of a name."""
        return frozenset(self.names.not_names)

    @cached_property
    def titles(self) -> frozenset[str]:
        """Words before a name that make it one, lower case, without a full stop."""
        return frozenset(word.lower().rstrip(".") for word in self.names.titles)

    @cached_property
    def shortened(self) -> frozenset[str]:
        """Words of names that stand shortened, with a full stop: "St." of "St. Gallen"."""
        places = self._lexicon.language.places
        return frozenset(
            word.rstrip(".")
            for name in (*places.names, *places.before)
            for word in name.split()
            if word.endswith(".") or f"{word.lower()}" in self._lexicon.abbreviations
        )

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Words that hold a sentence together and begin no name, lower case."""
        about = self._lexicon.language.about
        pronouns = (word for words in self.names.pronouns.values() for word in words)
        return frozenset(
            (*about.articles_definite, *about.articles_indefinite, *about.demonstratives, *about.prepositions,
             *about.partner_words, *about.clause_words, *about.joining, *about.as_words, *about.common, *pronouns)
        )  # fmt: skip

    @cached_property
    def noun_endings(self) -> tuple[str, ...]:
        """Endings of nouns that are no names."""
        return self.names.noun_endings or ("\0",)

    @cached_property
    def surname_endings(self) -> tuple[str, ...]:
        """Endings by which an unknown word is known as a surname."""
        return self.names.surname_endings or ("\0",)

    @cached_property
    def callings(self) -> tuple[str, ...]:
        """Endings of nouns for what people do or are."""
        return self.names.callings or ("\0",)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Surnames that the list of common words holds, too."""
        return frozenset(self.names.surnames.split())

    @cached_property
    def particles(self) -> frozenset[str]:
        """Particles of names, lower case."""
        return frozenset(self.names.particles)

    @cached_property
    def finite(self) -> frozenset[str]:
        """Verbs and other words that stand right behind a name which opens a sentence."""
        return frozenset(self.names.finite)

    @cached_property
    def phrases(self) -> dict[str, list[tuple[tuple[str, ...], Post]]]:
        """First word -> posts of several words that begin with it, the longest first."""
        table: dict[str, list[tuple[tuple[str, ...], Post]]] = {}
        for phrase, post in self.posts.items():
            words = tuple(phrase.split(" "))
            if len(words) > 1:
                table.setdefault(words[0], []).append((words, post))
        for options in table.values():
            options.sort(key=lambda option: -len(option[0]))
        return table

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Words after which no bare name stands."""
        about = self._lexicon.language.about
        return frozenset(
            (*about.articles_definite, *about.articles_indefinite, *about.demonstratives, *self.names.determiners)
        )

    @cached_property
    def definite(self) -> frozenset[str]:
        """Articles and demonstratives that say the thing is known."""
        about = self._lexicon.language.about
        return frozenset((*about.articles_definite, *about.demonstratives))
