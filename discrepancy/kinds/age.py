"""Ages: how old somebody or something is. Canonical unit: years.

An age stands before "-jährige Studie" is read as a length: only what somebody or something that lives, stands or exists is
called can have one, and `Bearers` knows what that is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from discrepancy.kinds.base import Found, Text, Weighing
from discrepancy.kinds.quantity import find_figures, hedged, reach_of, shown, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Quantity
from discrepancy.rulebook.files import Bearing, Rulebook
from discrepancy.rulebook.pattern import Pattern, any_of, compiled, whole_words
from discrepancy.rulebook.rule import BearerRule
from discrepancy.text.lexicon import Lexicon

_OLDEST = 125  # years up to which a person's age in brackets or between commas is one
_AHEAD = 4  # words behind an adjective among which its noun stands
_SHORTEST_HEAD = 4  # letters of a noun that may end a compound
_WORD = compiled(r"\p{L}[\p{L}\p{M}]*(?:[-’'][\p{L}\p{M}]+)*")
_STEM = 3  # letters before an ending by which a noun for people is known
_PART = compiled(r"\p{L}+")


@dataclass(frozen=True, slots=True)
class Called:
    """A noun for whoever has an age: its sort, its gender, where it stands."""

    sort: str
    gender: str
    generic: bool
    start: int
    end: int


class Bearers:
    """The words of one language for who or what has an age."""

    def __init__(self, lexicon: Lexicon) -> None:
        file, about = lexicon.language.kinds["age"], lexicon.language.about
        self.bearing: Bearing = file.bearing or Bearing()
        self._capitals = about.nouns_capitalised
        self._nouns: dict[str, BearerRule] = {}
        for rule in reversed(file.bearer):
            for noun in rule.nouns:
                self._nouns |= {noun.lower() + ending: rule for ending in lexicon.language.names.endings}
        self._nouns |= {noun.lower(): rule for rule in reversed(file.bearer) for noun in rule.nouns}
        long = (noun for noun, rule in self._nouns.items() if len(noun) >= _SHORTEST_HEAD and rule.compounds)
        self._heads = compiled(rf"(?:{any_of(long) or '(?!)'})$")
        self.states = [(rule, whole_words(rule.pattern)) for rule in file.bearer if rule.pattern]
        self.genders: list[tuple[str, Pattern]] = [
            (g, compiled(rf"(?<!\p{{L}})(?:{p})$")) for g, p in self.bearing.genders.items()
        ]
        self.nominal = compiled(self.bearing.nominal)
        self.several = compiled(rf"(?<!\p{{L}})(?:{self.bearing.several})\s$")
        self.behind = compiled(self.bearing.several_behind)
        self.plural = compiled(rf"(?:{self.bearing.plural})$")
        self.before = compiled(self.bearing.before)
        self.then = compiled(rf"(?<!\p{{L}})(?:{self.bearing.then})")
        self.stops = frozenset((
            *about.articles_definite, *about.articles_indefinite, *about.demonstratives, *about.prepositions, *about.joining,
            *about.clause_words, *lexicon.language.names.finite,
        ))  # fmt: skip
        self._endings = [(ending, g) for g, endings in self.bearing.endings.items() for ending in endings]
        self._endings.sort(key=lambda pair: -len(pair[0]))

    def called(self, word: str, start: int) -> Called | None:
        """Who or what a noun stands for; None for what has no age, or is not known to."""
        rule = self.rule_of(word)
        end = start + len(word)
        lower = word.lower()
        if rule is not None:
            return (
                None if rule.ageless else Called(rule.id, rule.gender or self._gender(lower), rule.generic, start, end)
            )
        lower = next(
            (lower.removesuffix(e) for e in self.bearing.declined if self._is_calling(lower.removesuffix(e))), ""
        )
        gender = self._gender(lower)
        known = lower and (word[0].isupper() or not self._capitals)
        return Called(lower, gender, False, start, end) if known else None

    def listed(self, word: str) -> bool:
        """Whether a noun stands in a rule, as it is."""
        return word.lower() in self._nouns

    def _is_calling(self, lower: str) -> bool:
        """Whether a word has the end of a noun for people."""
        return any(lower.endswith(ending) and len(lower) >= len(ending) + _STEM for ending, _ in self._endings)

    def rule_of(self, word: str) -> BearerRule | None:
        """The rule of a noun, also as the last part of a compound."""
        lower = word.lower()
        known = self._nouns.get(lower)
        if known is not None or not (self._capitals or "-" in word):
            return known
        head = self._heads.search(lower)
        return self._nouns[head[0]] if head is not None and head.start() >= 2 else None

    def _gender(self, lower: str) -> str:
        return next((g for ending, g in self._endings if lower.endswith(ending) and g != "any"), "")

    def nominal_at(self, found: Found, text: str) -> bool:
        """Whether the figure itself stands for who has the age: "der 22-Jährige", "the 22-year-old"."""
        if self.nominal.search(text[found.start : found.end]) is None:
            return False
        noun = self.noun_after(text, found.end)
        return noun is None or (self._capitals and _inner_capital(text[found.start : found.end]))

    def noun_after(self, text: str, at: int) -> tuple[str, int] | None:
        """The noun right behind a figure, and where it starts: words in small letters before it are its adjectives."""
        for _ in range(_AHEAD):
            word = _WORD.match(text, at + 1) if text[at : at + 1] == " " else None
            if word is None or word[0] in self.stops:
                return None
            if (
                word[0][0].isupper()
                if self._capitals
                else self.called(word[0], at) is not None or self.rule_of(word[0]) is not None or word[0][0].isupper()
            ):
                return word[0], word.start()
            at = word.end()
        return None


def bearers_of(lexicon: Lexicon) -> Bearers:
    """The bearers of a language, made once."""
    return lexicon.kept("bearers", lambda: Bearers(lexicon))


class Age:
    """The kind `age`."""

    name = "age"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every age in a field; an adjective only before what can have one."""
        if self.name not in lexicon.language.kinds:
            return
        bearers = bearers_of(lexicon)
        for found in find_figures(self.name, text, lexicon):
            if found.direct and found.needs_bearer and not _has_age(found, text.words.text, bearers):
                continue
            if found.needs_bearer and not found.direct and not _of_a_person(found):
                continue
            yield found

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """Years that the claim may stand for."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two ages stand to each other."""
        return weigh_figures(first, second, self.name, rulebook)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """ "34 Jahre", "3 Monate", "etwa 60 Jahre"."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        unit = value.given_in if value.given_in in rulebook.units else "age_year"
        return hedged(shown(value, unit, rulebook, messages, lang), claim, messages)


def _has_age(found: Found, words: str, bearers: Bearers) -> bool:
    """Whether what an adjective speaks of has an age: it stands for somebody, or its noun or name does."""
    if bearers.nominal_at(found, words):
        return True
    behind = bearers.noun_after(words, found.end)
    if behind is None:
        return False
    noun, at = behind
    rule = bearers.rule_of(noun)
    if rule is not None:
        return not rule.ageless
    following = _WORD.match(words, at + len(noun) + 1) if words[at + len(noun) : at + len(noun) + 1] == " " else None
    named = following is not None and following[0][0].isupper()
    return named or bearers.called(noun, at) is not None


def _inner_capital(words: str) -> bool:
    """Whether a part behind a hyphen or a number begins with a capital letter: "22-Jährige"."""
    return any(part[:1].isupper() for part in _PART.findall(words)[0 if words[0].isdecimal() else 1 :])


def _of_a_person(found: Found) -> bool:
    value = found.value
    return isinstance(value, Quantity) and value.low is not None and value.low <= Fraction(_OLDEST)


AGE = Age()
