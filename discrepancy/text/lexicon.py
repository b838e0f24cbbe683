"""One language's rules made ready for reading: tables for looking up words, patterns compiled at first need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from discrepancy.rulebook.files import KindFile, Language, Rulebook
from discrepancy.rulebook.pattern import (
    NUMBER_SLOTS,
    Pattern,
    any_of,
    compiled,
    expanded,
    guarded,
    placeholders,
    whole_words,
)
from discrepancy.rulebook.rule import ChangeRule, ContextRule, CueRule, EventRule, FigureRule, ModalityRule, ThingRule
from discrepancy.text.numerals import Numerals

_T = TypeVar("_T")
_SHORTEST_FRONT, _SHORTEST_TAIL = 2, 4  # letters before and in the last part of a compound
_SHORTEST_OWNER = 3  # letters before an event noun in a compound
_SHORTEST_HEAD = 5  # letters of a noun that may end a compound: shorter ones end too many other words ("Umsatz")


@dataclass(frozen=True, slots=True)
class FigureReader:
    """A figure rule with its pattern and the words that each of its slots stands for."""

    rule: FigureRule
    address: str
    source: str
    slots: dict[str, dict[str, str]]
    """Slot: word as it stands in lower case -> what it means ("stunden" -> "hour")."""

    @property
    def pattern(self) -> Pattern:
        """The rule's pattern, compiled when its first anchor is met."""
        return compiled(self.source)


class Lexicon:
    """All that reading needs to know of one language. Built once a run and a process, never pickled."""

    def __init__(self, rulebook: Rulebook, name: str) -> None:
        self.rulebook = rulebook
        self.language: Language = rulebook.languages[name]
        self._kept: dict[str, Any] = {}
        self._contexts: dict[str, list[tuple[ContextRule, Pattern | None, Pattern | None, Pattern | None]]] = {}

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        """What a kind has made of this language's rules, made once."""
        if name not in self._kept:
            self._kept[name] = make()
        made: _T = self._kept[name]
        return made

    @cached_property
    def numerals(self) -> Numerals:
        """The reader of this language's numbers."""
        return Numerals(self.language.numerals)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence, without blanks inside."""
        return frozenset(word.replace(" ", "") for word in self.language.about.abbreviations)

    @cached_property
    def ordinal_followers(self) -> frozenset[str]:
        """Words before which a number with a full stop is an ordinal."""
        return frozenset(self.language.about.ordinal_followers)

    @cached_property
    def _weights(self) -> dict[str, float]:
        zipf = self.language.frequencies.zipf
        return {
            word: max(0.2, min(1.0, (75 - int(level)) / 30)) for level, words in zipf.items() for word in words.split()
        }

    def weight(self, word: str) -> float:
        """How much a word tells: 0.2 for the commonest, 1 from the middle of the vocabulary down. From shipped data."""
        return self._weights.get(word.casefold(), 1.0)

    def known(self, word: str) -> bool:
        """Whether the word is among the common words of the language."""
        return word.casefold() in self._weights

    def compound(self, word: str) -> bool:
        """Whether a word in small letters ends with a common one of four letters and more: "blumenerde"."""
        return any(self.known(word[cut:]) for cut in range(_SHORTEST_FRONT, len(word) - _SHORTEST_TAIL + 1))

    def common_noun(self, word: str) -> bool:
        """Whether a capitalised word is rather a common noun than a surname: it is common, or a compound with such an end."""
        if self.known(word) or not self.language.about.nouns_capitalised:
            return self.known(word)
        lower = word.lower()
        return not lower.endswith(self.language.names.surname_endings) and self.compound(lower)

    # Figures

    def figure_readers(self, kind: str) -> list[FigureReader]:
        """The readers of one kind, in the order of the file."""
        file = self.language.kinds.get(kind)
        if file is None:
            return []
        return [self._reader(kind, rule, file) for rule in file.rule]

    def _reader(self, kind: str, rule: FigureRule, file: KindFile) -> FigureReader:
        slots = {
            slot: {word: meaning for meaning, words in forms.items() for word in words}
            for slot, forms in file.slot.items()
        }
        numerals = self.numerals
        source = guarded(expanded(rule.pattern, numerals.pattern, numerals.glued, file.slot, numerals.decimal))
        return FigureReader(rule, f"{self.language.id}/{kind}/{rule.id}", source, slots)

    def anchors(self, rule: FigureRule, file: KindFile) -> tuple[str, ...]:
        """Literals of which every match of the rule holds one: its own, or the words of its slots."""
        if rule.anchors:
            return rule.anchors
        named = [name for name in placeholders(rule.pattern) if name in file.slot]
        named.sort(key=lambda name: name in NUMBER_SLOTS)  # a unit is in every match, a scale in some
        return tuple(
            word for forms in (file.slot[name] for name in named[:1]) for words in forms.values() for word in words
        )

    def contexts(self, kind: str) -> list[tuple[ContextRule, Pattern | None, Pattern | None, Pattern | None]]:
        """Context rules of a kind with their left, right and clause patterns."""
        if kind not in self._contexts:
            rules = self.language.kinds[kind].context if kind in self.language.kinds else ()
            self._contexts[kind] = [
                (
                    rule,
                    compiled(rf"(?:{rule.left})$") if rule.left else None,
                    compiled(rule.right) if rule.right else None,
                    compiled(rule.clause) if rule.clause else None,
                )
                for rule in rules
            ]
        return self._contexts[kind]

    @cached_property
    def qualifiers_left(self) -> Pattern:
        """Hedges right before a figure; group `q` is the hedge."""
        return self._hedges("left", r"(?<!\p{L})(?P<q>%s)\s$")

    @cached_property
    def qualifiers_right(self) -> Pattern:
        """Hedges right after a figure."""
        return self._hedges("right", r"\s(?P<q>%s)(?!\p{L})")

    def _hedges(self, where: str, shape: str) -> Pattern:
        words = [word for rule in self.language.qualifiers if rule.where == where for word in rule.words]
        return compiled(shape % (any_of(words) or r"(?!)"))

    @cached_property
    def hedge_of(self) -> dict[tuple[str, str], tuple[str, bool]]:
        """(where, word) -> qualifier and whether the bound is near."""
        return {
            (rule.where, word): (rule.qualifier, rule.near) for rule in self.language.qualifiers for word in rule.words
        }

    @cached_property
    def things(self) -> tuple[ThingRule, ...]:
        """What is counted, by rule."""
        return tuple(thing for file in self.language.kinds.values() for thing in file.thing)

    # What is said about what

    @cached_property
    def cues(self) -> list[tuple[CueRule, Pattern]]:
        """Cues of attribution with their patterns, as whole words."""
        return [(rule, whole_words(rule.pattern)) for rule in self.language.cues]

    @cached_property
    def modalities(self) -> list[tuple[ModalityRule, Pattern]]:
        """Modality rules with their patterns, as whole words; those of `before` must end where a figure begins."""
        ends = {"clause": r"(?!\p{L})", "sentence": r"(?!\p{L})", "before": r"\s$"}
        return [(rule, whole_words(rule.pattern, ends[rule.where])) for rule in self.language.modalities]

    @cached_property
    def changes(self) -> list[tuple[ChangeRule, Pattern]]:
        """Words that say how a figure has moved, as whole words; those that say the way before those that do not."""
        return [(rule, whole_words(rule.pattern)) for rule in self.language.changes]

    @cached_property
    def backgrounds(self) -> Pattern:
        """Words that move a clause to another time."""
        return whole_words("|".join(rule.pattern for rule in self.language.backgrounds))

    @cached_property
    def reported(self) -> Pattern:
        """Verb forms that only indirect speech has."""
        return self._words_pattern(self.language.about.reported_verbs)

    @cached_property
    def subject_pronouns(self) -> frozenset[str]:
        """Pronouns that stand as subjects: "er", "dieser", "she"."""
        return frozenset(self.language.about.subject_pronouns)

    @cached_property
    def genitives(self) -> tuple[str, ...]:
        """What marks a genitive with an apostrophe: "'s"."""
        return tuple(mark for mark in self.language.names.genitive if len(mark) > 1 and not mark[0].isalpha())

    @cached_property
    def determiners(self) -> frozenset[str]:
        """Articles and what stands in their place."""
        about = self.language.about
        return frozenset((*about.articles_definite, *about.articles_indefinite, *about.demonstratives))

    @cached_property
    def never_names(self) -> frozenset[str]:
        """Words with a capital that are no part of a name."""
        return frozenset(self.language.names.not_names)

    @cached_property
    def lasting(self) -> Pattern:
        """Verbs that say how long something was."""
        return self._words_pattern(self.language.about.lasting_verbs)

    @cached_property
    def clause_breaks(self) -> Pattern:
        """Where a clause ends: marks, or a word that opens the next one."""
        words = any_of(self.language.about.clause_words) or "(?!)"
        return compiled(rf"(?:[,;:()–—]|\s-)(?:\s|$)|(?<=\s)(?=(?:{words})(?!\p{{L}}))")

    @cached_property
    def clause_openers(self) -> Pattern:
        """A word that opens a subordinate clause, at its start."""
        return compiled(rf"\s*(?:{any_of(self.language.about.clause_words) or '(?!)'})(?!\p{{L}})")

    @cached_property
    def joints(self) -> Pattern:
        """Words that join two parts of a clause: "und", "and"."""
        return compiled(rf"\s(?:{any_of(self.language.about.joining) or '(?!)'})\s")

    def _words_pattern(self, words: tuple[str, ...]) -> Pattern:
        return whole_words(any_of(words))

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """Words after which a name is no subject."""
        return frozenset(self.language.about.prepositions) | self.partner_words

    @cached_property
    def partner_words(self) -> frozenset[str]:
        """Prepositions that tie a person to an event: "mit", "zwischen", "with"."""
        return frozenset(self.language.about.partner_words)

    @cached_property
    def companion_words(self) -> frozenset[str]:
        """Prepositions that name the other party of what somebody does: "mit", "with"."""
        return frozenset(self.language.about.companion_words)

    @cached_property
    def covers(self) -> dict[str, frozenset[str]]:
        """Post -> further posts that its word may mean."""
        return {role.id: frozenset(role.covers) for role in self.language.names.role if role.covers}

    @cached_property
    def houses(self) -> frozenset[str]:
        """The sorts of bodies that bare nouns stand for."""
        return frozenset(body.id for body in self.language.names.body)

    @cached_property
    def relays(self) -> frozenset[str]:
        """Bodies that pass on what others say: news agencies."""
        return frozenset(body.id for body in self.language.names.body if body.relay)

    @cached_property
    def plural_endings(self) -> tuple[str, ...]:
        """Endings that show several of a thing."""
        return self.language.about.plural_endings

    # Events

    @cached_property
    def event_rules(self) -> dict[str, EventRule]:
        """Event rules by type."""
        return {rule.type: rule for rule in self.language.events}

    def event_rule(self, type_: str) -> EventRule:
        """The rule of a type; of a noun that no rule names (`noun:…`) one that claims nothing."""
        return self.event_rules.get(type_) or EventRule(id=type_, type=type_)

    @cached_property
    def as_words(self) -> Pattern:
        """A word that opens a clause which only tells the source: "wie ein Sprecher sagte"."""
        return compiled(rf"\s*(?:{any_of(self.language.about.as_words) or '(?!)'})(?!\p{{L}})")

    @cached_property
    def event_verbs(self) -> dict[str, str]:
        """Verb form -> type."""
        return {verb: rule.type for rule in reversed(self.language.events) for verb in rule.verbs}

    @cached_property
    def event_verb_pairs(self) -> dict[str, list[tuple[str, str]]]:
        """First word of a verb of two words -> (its other word, type): "saßen … fest"."""
        table: dict[str, list[tuple[str, str]]] = {}
        for rule in self.language.events:
            for verb in rule.verbs:
                first, _, rest = verb.partition(" ")
                if rest:
                    table.setdefault(first, []).append((rest, rule.type))
        return table

    @cached_property
    def _event_nouns(self) -> dict[str, tuple[str, bool]]:
        """Form -> type, and whether it is a plural."""
        plural = self.plural_endings
        table: dict[str, tuple[str, bool]] = {}
        for rule in reversed(self.language.events):
            for noun in rule.nouns:
                for ending in self.language.names.endings:
                    table.setdefault(noun.lower() + ending, (rule.type, ending in plural))
        base = {noun.lower(): (rule.type, False) for rule in reversed(self.language.events) for noun in rule.nouns}
        return table | base

    @cached_property
    def _longest_event_noun(self) -> int:
        return max((len(noun) for noun in self._event_nouns), default=0)

    def event_of_noun(self, word: str) -> tuple[str, bool] | None:
        """The type of event that a noun stands for and whether it is a plural; also as the last part of a compound."""
        lower = word.lower()
        exact = self._event_nouns.get(lower)
        if exact is not None or not (self.language.about.nouns_capitalised or "-" in word):
            return exact
        for size in range(min(len(lower), self._longest_event_noun), _SHORTEST_HEAD - 1, -1):
            head = self._event_nouns.get(lower[-size:])
            if head is not None:
                return head if len(lower) - size >= _SHORTEST_OWNER else None
        return None
