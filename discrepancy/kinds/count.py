"""Counts: how many dead, homes, votes. Canonical unit: the class of what is counted, else its noun.

Numbers are the anchors: one scan finds them, and only the words after each are read. What a number measures or dates
("20 Kilometer", "3 Uhr") is no count; a bare number is one only where its clause says of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from discrepancy.kinds.base import Found, Text, Weighing
from discrepancy.kinds.quantity import hedged, reach_of, weigh_figures
from discrepancy.model.finding import Claim
from discrepancy.model.value import Interval, Qualifier, Quantity
from discrepancy.rulebook.files import Counting, Rulebook
from discrepancy.rulebook.pattern import TIMEOUT, Match, any_of, compiled, guarded, whole_words
from discrepancy.rulebook.rule import FigureRule, ThingRule
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.numerals import plain_number
from discrepancy.text.spelling import stem

_AHEAD = 5  # words after a number among which its noun is looked for
_YEARS = range(1900, 2101)  # bare whole numbers that are rather years
_NAME = 40  # characters before a number among which the thing stands whose number it is
_CODE = 3  # capitals that name a kind of road or train
_SHORTEST_HEAD = 5  # letters of a noun that may end a compound
_SHORTEST_FRONT = 2  # letters before it
_POSTCODES = (4, 5)  # digits of the code of a place
_SIGNS = ("$", "€", "£", "¥", "%", "°", "‰", "§", "#")
_WORD = compiled(r"[\p{L}\p{N}%€$£§]+(?:[-’'/][\p{L}\p{N}]+)*\.?")


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun of a count: what it stands for, its rule, and where it ends."""

    thing: str
    unit: str
    rule: ThingRule | None
    end: int


class CountReader:
    """Reads the counts of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        file = lexicon.language.kinds["count"]
        self.counting: Counting = file.counting or Counting(ranges=(), number_of="(?!)")
        self._joined = lexicon.language.about.nouns_capitalised
        self.things = {thing.id: thing for thing in file.thing}
        self._open = next((thing for thing in file.thing if not thing.nouns), None)
        self._nouns = {
            noun.lower() + ending: thing
            for thing in reversed(file.thing)
            for noun in thing.nouns
            for ending in lexicon.language.names.endings
        } | {noun.lower(): thing for thing in reversed(file.thing) for noun in thing.nouns}
        self._heads = {
            noun: thing for noun, thing in self._nouns.items() if len(noun) >= _SHORTEST_HEAD and thing.compounds
        }
        self._measures = frozenset(self.counting.not_counted)
        self._ratios = tuple(f"{phrase} " for phrase in self.counting.not_after if " " in phrase)
        self._numbered = whole_words(self.counting.numbered, r"\s$")
        self._names = compiled(rf"(?<![\p{{L}}\p{{N}}])(?:{any_of(self.counting.not_after) or '(?!)'})\s$")
        about = lexicon.language.about
        self._of = frozenset(about.of_words)
        self._function = frozenset((
            *self.counting.function_words, *about.articles_definite, *about.articles_indefinite, *about.demonstratives,
            *about.prepositions, *about.joining, *about.back_pronouns,
        ))  # fmt: skip
        number = lexicon.numerals.pattern
        between, ranges = (any_of(words) or "(?!)" for words in (self.counting.between, self.counting.ranges))
        self._numbers = compiled(
            guarded(rf"(?P<between>{between})?(?P<low>{number})(?:(?P<joint>{ranges})(?P<high>{number}))?")
        )
        joints = any_of([*(f" {word} " for word in lexicon.language.about.joining), *self.counting.ranges, ", "])
        self._chain = compiled(rf"(?:(?:{joints})(?:{number}))+")
        versus = any_of(self.counting.versus) or "(?!)"
        self._votes = compiled(guarded(rf"(?P<for>{number})(?:{versus})(?P<against>{number})"))
        self._vague = [(rule, compiled(guarded(rule.pattern))) for rule in file.rule]
        self._vague_anchors = compiled(any_of(anchor for rule in file.rule for anchor in rule.anchors) or "(?!)")

    def places(self, text: Text) -> Iterator[Found]:
        """Every count of a field."""
        for start, end, _ in text.sentences:
            if self._vague_anchors.search(text.words.lower, start, end):
                yield from self._vaguely(text, start, end)  # first, so that "ein Dutzend" is no exact twelve
            yield from self._versus(text, start, end)
            yield from self._exact(text, start, end)

    def noun_of(self, word: str) -> ThingRule | None:
        """The thing that a noun stands for, also as the last part of a compound; None for all others."""
        lower = word.lower()
        known = self._nouns.get(lower)
        if known is not None or not (self._joined or "-" in word):
            return known
        cut = next((cut for cut in range(len(lower) - _SHORTEST_HEAD + 1) if lower[cut:] in self._heads), 0)
        return self._heads[lower[cut:]] if cut >= _SHORTEST_FRONT else None

    def _exact(self, text: Text, start: int, end: int) -> Iterator[Found]:
        lower = text.words.lower
        for match in self._numbers.finditer(lower, start, end, timeout=TIMEOUT):
            low = self._lexicon.numerals.read(match["low"])
            high = self._lexicon.numerals.read(match["high"]) if match["high"] else None
            if match["high"] and (
                low is None
                or high is None
                or not low < high
                or match["joint"].strip() in self._joints(match)
                or self._moves(text, match, start, end)
            ):
                yield from self._one(text, match.start("low"), match.end("low"), low, None, start, end)
                yield from self._one(text, match.start("high"), match.end("high"), high, None, start, end)
            else:
                begin = match.start() if high is not None else match.start("low")
                yield from self._one(text, begin, match.end(), low, high, start, end)

    def _versus(self, text: Text, start: int, end: int) -> Iterator[Found]:
        """Both numbers of a vote: "mit 28 zu 19 Stimmen"."""
        if not self.counting.versus_roles:
            return
        for match in self._votes.finditer(text.words.lower, start, end, timeout=TIMEOUT):
            noun = self._noun(text, match.end(), end, many=True)
            if noun is None or noun.rule is None or noun.rule.id not in self.counting.versus_nouns:
                continue
            for group, role in zip(("for", "against"), self.counting.versus_roles, strict=True):
                number = self._lexicon.numerals.read(match[group])
                if number is not None:
                    end_ = noun.end if group == "against" else match.end(group)
                    found = self._found(
                        match.start(group), replace(noun, end=end_), Quantity(number, number, noun.unit), None, False
                    )
                    yield replace(found, role=role, weak=False)

    def _moves(self, text: Text, match: Match, start: int, end: int) -> bool:
        """Whether a pair of numbers is what a figure was and what it has become: "rose from 12 to 17"."""
        before = match["between"] is not None and match["between"].strip() in self.counting.moved_from
        return before and any(
            rule.change in ("up", "down") and pattern.search(text.words.lower, start, end)
            for rule, pattern in self._lexicon.changes
        )

    def _joints(self, match: Match) -> tuple[str, ...]:
        """Joints that make no range unless a word opened it: "zwei und drei" are two counts."""
        opened = bool(match["between"])
        return () if opened else tuple(word.strip() for word in self._lexicon.language.about.joining)

    def _one(
        self, text: Text, at: int, after: int, low: Fraction | None, high: Fraction | None, start: int, end: int
    ) -> Iterator[Found]:
        words = text.words.lower[at:after]
        if (
            low is None
            or low.denominator != 1
            or (high is not None and high.denominator != 1)
            or words in self._measures
        ):
            return
        noun = self._noun(text, after, end, many=low != 1)
        if noun is None or self._is_no_count(text, at, after, start, end):
            return
        if not noun.thing and self._numbered.search(text.words.lower[max(start, at - _NAME) : at]):
            return  # "in der Hauptstraße 12 starb ein Mann"
        if not noun.rule and (low == 1 or self._dates(words)):
            return
        if noun.rule is self._open and (self._dates(words) or self._postcode(text, at, words, start)):
            return
        article = words in self._articles
        if article and noun.rule is not None and (noun.rule is self._open or noun.rule.doer):
            return
        grain = next((Fraction(step) for word, step in self.counting.coarse.items() if word in words), Fraction(0))
        value = Quantity(low, high if high is not None else low, noun.unit, grain)
        yield self._found(at, noun, value, Qualifier.RANGE if high is not None else None, article)

    @property
    def _articles(self) -> tuple[str, ...]:
        return self._lexicon.language.about.articles_indefinite

    def _vaguely(self, text: Text, start: int, end: int) -> Iterator[Found]:
        for rule, pattern in self._vague:
            for match in pattern.finditer(text.words.lower, start, end, timeout=TIMEOUT):
                noun = (
                    self._noun(text, match.end(), end, many=rule.value is None)
                    if rule.unit is None
                    else Noun("", rule.unit, None, match.end())
                )
                if noun is None or not (noun.thing or rule.unit) or noun.rule is self._open:
                    continue
                low, high = (
                    Fraction(bound) if bound else None for bound in (rule.value or rule.low, rule.value or rule.high)
                )
                yield self._found(match.start(), noun, Quantity(low, high, noun.unit), None, False, rule)

    def _found(
        self,
        at: int,
        noun: Noun,
        value: Quantity,
        qualifier: Qualifier | None,
        article: bool,
        rule: FigureRule | None = None,
    ) -> Found:
        thing = noun.rule
        sayer = thing is not None and not (article and thing.weak)  # "ein Teilnehmer" is no attendance of one
        none = value.high == 0  # "keine Organisation": of what befell none of them, or nothing
        name = rule.id if rule is not None else thing.id if thing is not None else self._open.id if self._open else ""
        return Found(
            at,
            noun.end,
            value,
            f"{self._lexicon.language.id}/count/{name}",
            thing.role if thing is not None and sayer else "",
            qualifier=Qualifier.EXACT if rule is not None and rule.reads == "fixed" else qualifier,
            vague=rule is not None and rule.reads == "vague",
            thing=noun.thing,
            subset=thing.subset if thing is not None else "",
            weak=thing is not None and thing.weak,
            needs_role=not noun.thing or article or (none and not (thing is not None and thing.role)),
        )

    def _noun(self, text: Text, after: int, end: int, many: bool) -> Noun | None:
        """The noun that the number at `after` counts; an empty thing for a bare number, None where it counts nothing.

        `many`: the number is no one, so that a noun in the singular only goes before its own ("three bus drivers").
        """
        words, at = text.words.text, after
        modified = False
        for step in range(_AHEAD):
            word = _WORD.match(words, at + 1, end) if at < end and words[at] in " \u00a0" else None
            if word is None:
                break
            lower, bare = word[0].lower(), word[0].rstrip(".")
            stop = word.start() + len(bare)
            if lower in self._measures or lower.rstrip(".") in self._measures:
                return None
            if step == 0 and lower in self._of:  # "900 von 1.350 Zügen"
                whole = self._numbers.match(text.words.lower, stop + 1, end)
                return (
                    self._part_of(text, after, self._noun(text, whole.end(), end, many=True))
                    if whole is not None
                    else Noun("", "", None, after)
                )
            if words.startswith("- ", stop):  # "Staats- und Regierungschefs"
                joint = _WORD.match(words, stop + 2, end)
                at, modified = (joint.end() if joint is not None else stop), True
                continue
            rule, stop = self._thing_at(bare, words, stop, end, many)
            if rule is not None:
                return self._with_another(text, Noun(rule.id, rule.unit, rule, stop), end)
            initials = len(bare) > 1 and bare.isupper()  # "US" is not "us"
            if (lower in self._function and not initials) or self._lexicon.numerals.read(lower) is not None:
                break  # "2024 landesweit vier Brände": the noun is the second number's
            if self._of_place(bare, words, stop, end):  # "elf Leipziger Kitas"
                at, modified = stop, True
                continue
            if self._is_noun(bare, step, modified):
                name = stem(bare, self.counting.plain_endings)
                return Noun(name, name, self._open, stop)
            if word[0].endswith(".") or bare.isdecimal():
                break
            if bare[0].isupper():
                behind = self._behind(words, stop, end)
                if self._joined or self.noun_of(behind) is None:
                    break
                if behind[0].isupper() and many and self._singular(behind):
                    return None  # "12 Main Street", but "nine French soldiers", "two US Marines"
            modified = self._adjectival(bare)
            at = stop
        return None if self._measured_later(text, after, end) else Noun("", "", None, after)

    def _thing_at(self, word: str, words: str, stop: int, end: int, many: bool) -> tuple[ThingRule | None, int]:
        """The thing that a noun stands for, and where its words end.

        Where nouns are not written as one the tables may know two words ("fire engines"), and the last noun decides
        ("bus drivers", "car parks").
        """
        if self._joined:
            return self.noun_of(word) if word[0].isupper() else None, stop
        following = self._behind(words, stop, end)
        ending = stop + 1 + len(following)
        both = self._nouns.get(f"{word} {following}".lower())
        if both is not None:
            return both, ending
        rule = self.noun_of(word)
        if rule is None or not following or not self._singular(word):
            return rule, stop
        last, last_end = self._thing_at(following, words, ending, end, many)
        if last is not None and self._singular(following) is not many:
            return last, last_end
        return (
            (None, stop)
            if many and following.islower() and self._is_noun(following, 0, modified=True)
            else (rule, stop)
        )

    def _singular(self, word: str) -> bool:
        """Whether the tables know a plural of a noun other than the word itself."""
        lower = word.lower()
        return any(
            f"{base}{ending}" in self._nouns for base, ending in ((lower, "s"), (lower, "es"), (lower[:-1], "ies"))
        )

    def _measured_later(self, text: Text, after: int, end: int) -> bool:
        """Whether the number is the first of several that are measured together: "29 und 54 Jahre"."""
        chain = self._chain.match(text.words.lower, after, end)
        word = _WORD.match(text.words.text, chain.end() + 1, end) if chain is not None else None
        return word is not None and word[0].lower().rstrip(".") in self._measures

    def _of_place(self, word: str, words: str, stop: int, end: int) -> bool:
        """Whether a capitalised word is an adjective made of a place: another noun stands behind it."""
        ending = self._lexicon.language.names.capital_adjective
        behind = _WORD.match(words, stop + 1, end) if words[stop : stop + 1] == " " else None
        return (
            bool(ending)
            and self._joined
            and word.endswith(ending)
            and word[0].isupper()
            and behind is not None
            and behind[0][0].isupper()
        )

    def _behind(self, words: str, stop: int, end: int) -> str:
        """The word right behind another; "" where something else stands there."""
        behind = _WORD.match(words, stop + 1, end) if words[stop : stop + 1] == " " else None
        return behind[0].rstrip(".") if behind is not None else ""

    def _part_of(self, text: Text, after: int, noun: Noun | None) -> Noun:
        """The noun of the whole, for a number that is a part of it."""
        return replace(noun, end=after) if noun is not None and noun.thing else Noun("", "", None, after)

    def _with_another(self, text: Text, noun: Noun, end: int) -> Noun:
        """ "Mitarbeiterinnen und Mitarbeiter", "Frauen und Männer": two nouns under one number are one thing."""
        for joint in self._lexicon.language.about.joining:
            if text.words.lower.startswith(f" {joint} ", noun.end):
                word = _WORD.match(text.words.text, noun.end + len(joint) + 2, end)
                other = self.noun_of(word[0].rstrip(".")) if word is not None else None
                if word is not None and other is not None and noun.rule is not None and other.unit == noun.unit:
                    both = noun.rule if other.id == noun.rule.id else self._whole_of(noun.rule)
                    return Noun(both.id, both.unit, both, word.start() + len(word[0].rstrip(".")))
        return noun

    def _whole_of(self, thing: ThingRule) -> ThingRule:
        """The thing that all of its unit are: anybody, of cows and sheep animals."""
        whole = self.things.get(thing.unit) or self.things.get(self.counting.anybody, thing)
        return whole if whole.unit == thing.unit else thing

    def _is_noun(self, word: str, step: int, modified: bool) -> bool:
        """Whether a word that no table knows is the noun: in a language that marks nouns by a capital, that; else its plural."""
        if len(word) < 3 or not word.replace("-", "").isalpha():
            return False
        if self._joined:
            return word[0].isupper() and not word.isupper() and (step == 0 or modified)
        plural = word.lower().endswith(self._lexicon.plural_endings) and not word.lower().endswith("ss")
        return plural and word.islower() and word not in self._function and step <= 1

    def _adjectival(self, word: str) -> bool:
        return any(e and word.endswith(e) for e in self._lexicon.language.names.adjective_endings)

    def _is_no_count(self, text: Text, at: int, after: int, start: int, end: int) -> bool:
        """Whether the number is an amount of money, an ordinal, a decimal, part of a word, or the number of a thing ("Gleis 7")."""
        words = text.words.text
        if words[after : after + 1] == "-":
            return True  # "five-year-olds"
        lower = text.words.lower[max(start, at - 40) : at]
        if lower.endswith(self._ratios):
            return True  # "one in five"
        if not words[at].isdecimal():
            return False
        if self._among_digits(words, at, after, start, end):
            return True
        last = next(iter(lower.split()[-1:]), "")
        if self._dates(words[at:after]) and (last in self._function or last in self._measures):
            return True  # "in 2019 people died", "Ende Mai 2010 starben Menschen"
        before, behind = words[max(at - 1, start) : at], words[after : after + 1]
        if before in _SIGNS or behind in _SIGNS or (behind == "." and after + 1 < end) or behind in ("/", ":", "'"):
            return True
        if self._lexicon.language.numerals.decimal_mark in words[at:after] and words[at:after][-1].isdecimal():
            return True
        return self._names.search(lower) is not None or self._code(words, at, start)

    def _among_digits(self, words: str, at: int, after: int, start: int, end: int) -> bool:
        """Whether other digits stand right beside a number, as in "030 1234567"; a year may stand before it."""
        before = words[max(start, at - 12) : at].split(" ")[-2:-1] if words[at - 1 : at] == " " else []
        behind = words[after : after + 2]
        return (bool(before) and before[0].isdecimal() and not self._dates(before[0])) or (
            after + 1 < end and behind[:1] == " " and behind[1:].isdecimal()
        )

    def _code(self, words: str, at: int, start: int) -> bool:
        """Whether letters before a number make it a road, a train or a form: "A 70", "ICE 572"."""
        before = words[max(start, at - 8) : at].split(" ")[-2:-1]
        return bool(before) and before[0].isalpha() and before[0].isupper() and len(before[0]) <= _CODE

    def _postcode(self, text: Text, at: int, digits: str, start: int) -> bool:
        """Whether digits before a noun that no table knows are rather the code of a place: "in 8010 Graz", "80331 München"."""
        if not digits.isdecimal() or len(digits) not in _POSTCODES:
            return False
        last = next(iter(text.words.lower[start:at].split()[-1:]), "")
        return len(digits) == max(_POSTCODES) or last in self._lexicon.language.about.prepositions

    def _dates(self, digits: str) -> bool:
        """Whether a number that counts nothing known is rather a year."""
        return digits.isdecimal() and len(digits) == 4 and int(digits) in _YEARS


class Count:
    """The kind `count`."""

    name = "count"
    across_events = False

    def find(self, text: Text, lexicon: Lexicon) -> Iterator[Found]:
        """Every count in a field."""
        if self.name in lexicon.language.kinds:
            yield from reader_of(lexicon).places(text)

    def reach(self, claim: Claim, rulebook: Rulebook) -> Interval | None:
        """How many the claim may stand for."""
        return reach_of(claim, self.name, rulebook)

    def weigh(self, first: Claim, second: Claim, rulebook: Rulebook, lexicons: Mapping[str, Lexicon]) -> Weighing:
        """How two counts stand to each other."""
        return weigh_figures(first, second, self.name, rulebook)

    def tell(self, claim: Claim, messages: Mapping[str, str], rulebook: Rulebook, lang: str) -> str:
        """The count as printed, with its hedge; a number word or a bare number in digits."""
        value = claim.fact.value
        if not isinstance(value, Quantity) or value.low is None or value.high is None or claim.fact.vague:
            return claim.fact.mention.surface
        low, high = (plain_number(bound, messages["group_mark"]) for bound in (value.low, value.high))
        amount = low if low == high else messages["range"].format(low=low, high=high)
        return hedged(amount, claim, messages)


def reader_of(lexicon: Lexicon) -> CountReader:
    """The reader of a language's counts, made once."""
    return lexicon.kept("counts", lambda: CountReader(lexicon))


COUNT = Count()
