"""Numbers in words and digits, as exact fractions. What does not parse as a whole is no number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property

from discrepancy.rulebook.files import NumeralFile
from discrepancy.rulebook.pattern import Match, Pattern, any_of, compiled

_THOUSAND = 1000
_MOST_PIECES = 14  # "neunhundertneunundneunzigtausendneunhundertneunundneunzig" has 12


class Numerals:
    """Reads the numbers of one language: `pattern` finds candidates in lower-cased text, `read` says what they are."""

    def __init__(self, data: NumeralFile) -> None:
        self._data = data
        self._worth = _Worth(data)

    @cached_property
    def pattern(self) -> str:
        """Source of a pattern that covers every number `read` accepts (and some that it refuses)."""
        return rf"(?:{self._digits}|{self._words(self._data.joiners)})"

    @cached_property
    def glued(self) -> str:
        """The same for a number inside a word: no blanks."""
        return rf"(?:{self._digits}|{self._words(joiner for joiner in self._data.joiners if ' ' not in joiner)})"

    @cached_property
    def decimal(self) -> str:
        """Digits with the other decimal mark, where the language has one: "18.75" in a Swiss report. Matches nothing else."""
        other = self._data.other_decimal_mark
        if not other:
            return "(?!)"
        marks = "".join("\\" + mark for mark in self._data.group_marks if mark != other)
        whole = rf"(?:\d{{1,3}}(?:[{marks}]\d{{3}})+|\d{{1,15}})"
        return rf"{whole}\{other}\d{{1,2}}(?:[ -]?(?:{any_of(self._worth.behind_digits)})(?![\p{{L}}]))?"

    @cached_property
    def _digits(self) -> str:
        marks = "".join("\\" + mark for mark in self._data.group_marks)
        decimal = "\\" + self._data.decimal_mark
        scales = any_of(self._worth.behind_digits)
        whole = rf"(?:\d{{1,3}}(?:[{marks}]\d{{3}})+|\d{{1,15}})"
        return rf"{whole}(?:{decimal}\d{{1,6}})?(?:[ -]?(?:{scales})(?![\p{{L}}]))?"

    def _words(self, joiners: Iterable[str]) -> str:
        return rf"(?:{self._piece})(?:(?:{any_of(joiners)})?(?:{self._piece})){{0,{_MOST_PIECES}}}"

    @cached_property
    def _piece(self) -> str:
        worth = self._worth
        tables = (worth.values, worth.multipliers, worth.scales, worth.halves, worth.fractions, worth.alone)
        return any_of(word for table in tables for word in table)

    @cached_property
    def _joiner(self) -> str:
        return any_of(self._data.joiners)

    @cached_property
    def _digit_parts(self) -> Pattern:
        marks = "".join("\\" + mark for mark in self._data.group_marks)
        whole = rf"\d{{1,3}}(?P<mark>[{marks}])\d{{3}}(?:(?P=mark)\d{{3}})*|\d+"
        return compiled(rf"(?P<whole>{whole})(?:\{self._data.decimal_mark}(?P<decimals>\d+))?(?:[ -]?(?P<scale>\D+))?")

    @cached_property
    def _other_parts(self) -> Pattern:
        other = self._data.other_decimal_mark
        mark = "".join("\\" + mark for mark in self._data.group_marks if mark != other)
        whole = rf"\d{{1,3}}(?:[{mark}]\d{{3}})+|\d+"
        return compiled(
            rf"(?P<whole>{whole})\{other}(?P<decimals>\d{{1,2}})(?:[ -]?(?P<scale>\D+))?" if other else "(?!)"
        )

    def _parts(self, words: str) -> Match | None:
        return self._digit_parts.fullmatch(words) or self._other_parts.fullmatch(words)

    @cached_property
    def _split(self) -> Pattern:
        return compiled(
            rf"(?P<piece>{self._piece})(?:(?P<joiner>{self._joiner})?(?P<piece>{self._piece})){{0,{_MOST_PIECES}}}"
        )

    def read(self, words: str) -> Fraction | None:
        """The number that the lower-cased words say, or None where they are not one number as a whole."""
        words = words.strip()
        if not words:
            return None
        return self._from_digits(words) if words[0].isdecimal() else self._from_words(words)

    def decimals(self, words: str) -> int | None:
        """How many places behind the decimal mark a number in digits is printed with; None for one in words."""
        parts = self._parts(words.strip())
        return len(parts["decimals"] or "") if parts is not None else None

    def scale(self, words: str) -> Fraction:
        """What the last word of a number multiplies by: a million of "3,5 Mio.", a thousand of "dreitausend"; else 1."""
        parts = self._parts(words.strip())
        if parts is not None:
            return Fraction(self._worth.behind_digits.get(parts["scale"] or "", 1))
        found = self._split.fullmatch(words.strip())
        last = found.captures("piece")[-1] if found is not None else ""
        thousand = self._worth.multipliers.get(last, 1)
        return Fraction(self._worth.scales.get(last, thousand if thousand >= _THOUSAND else 1))

    def _from_digits(self, words: str) -> Fraction | None:
        parts = self._parts(words)
        if parts is None:
            return None
        whole, decimals, scale = parts["whole"], parts["decimals"], parts["scale"]
        digits = "".join(c for c in whole if c.isdecimal())
        value = Fraction(int(digits)) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else Fraction(0))
        if scale is None:
            return value
        return value * self._worth.behind_digits[scale] if scale in self._worth.behind_digits else None

    def _from_words(self, words: str) -> Fraction | None:
        """Adds up number words left to right; an order that the language does not have is refused."""
        found = self._split.fullmatch(words)
        if found is None:
            return None
        pieces = found.captures("piece")
        joints = {end for _, end in found.spans("joiner")}
        sum_ = _Sum(self._worth)
        for piece, (start, _) in zip(pieces, found.spans("piece"), strict=True):
            if not sum_.add(piece, joined=start in joints):
                return None
        return sum_.total + sum_.group


class _Worth:
    """What each number word is worth, by what it does in a number."""

    def __init__(self, data: NumeralFile) -> None:
        self.units_first = data.units_first
        self.values = {word: int(value) for value, words in data.values.items() for word in words}
        self.multipliers = {word: int(value) for value, words in data.multipliers.items() for word in words}
        self.scales = {word: int(value) for value, words in data.scales.items() for word in words}
        self.behind_digits = self.scales | {word: int(v) for v, words in data.suffixes.items() for word in words}
        self.halves = {word: Fraction(value) for value, words in data.halves.items() for word in words}
        self.fractions = {word: Fraction(value) for value, words in data.fractions.items() for word in words}
        self.alone = {word: Fraction(value) for value, words in data.alone.items() for word in words}


class _Sum:
    """A number being built: `total` holds what scales have closed, `group` the rest, `place` its last word's place."""

    def __init__(self, worth: _Worth) -> None:
        self._worth = worth
        self.total, self.group = Fraction(0), Fraction(0)
        self._place, self._last_scale = 10**9, 10**18
        self._said, self._closed, self._scaled = False, False, False

    def add(self, piece: str, joined: bool) -> bool:
        """Takes the next word; False where the language has no such order ("zwei drei", "zwanzigdreißig")."""
        if piece in self._worth.scales:
            fits = self._scale(self._worth.scales[piece])  # closes a half, too: "anderthalb Millionen"
        elif self._closed:
            if self._scaled or self.total or self.group.denominator == 1:
                return False
            fits = self._worth.multipliers.get(piece, 0) >= _THOUSAND  # "zweieinhalbtausend"
            self.group *= _THOUSAND
        elif piece in self._worth.alone:
            fits = not self._said
            self.group, self._closed = self._worth.alone[piece], True
        elif piece in self._worth.halves:
            self.group, self._closed, fits = self.group + self._worth.halves[piece], True, True
        elif piece in self._worth.fractions:
            fits = self._fraction(self._worth.fractions[piece])
        elif piece in self._worth.values:
            fits = self._value(self._worth.values[piece], joined)
        else:
            fits = self._multiplier(self._worth.multipliers[piece])
        self._said = True
        return fits

    def _scale(self, factor: int) -> bool:
        fits = not self._scaled and (not self._said or bool(self.total or self.group))
        self.total, self.group = (self.total + (self.group if self._said else Fraction(1))) * factor, Fraction(0)
        self._closed = self._scaled = True
        return fits

    def _fraction(self, part: Fraction) -> bool:
        if self._said and (self.total or not 1 <= self.group <= 9):
            return False
        self.group, self._closed = (self.group if self._said else Fraction(1)) * part, True
        return True

    def _value(self, value: int, joined: bool) -> bool:
        size = 1 if value < 10 else 10
        if self._worth.units_first and joined and value in range(20, 100, 10) and 1 <= self.group % 100 <= 9:
            self.group, self._place = self.group + value, 1
            return True
        ten_then_unit = self._place == 10 and (value >= 10 or self._worth.units_first)
        if self._place <= size or ten_then_unit:
            return False
        self.group, self._place = self.group + value, 10 if value >= 20 and value % 10 == 0 else 1
        self._closed = value == 0
        return True

    def _multiplier(self, factor: int) -> bool:
        if factor >= _THOUSAND:
            if self._last_scale <= factor:
                return False
            self.total += (self.group or Fraction(1)) * factor
            self.group, self._place, self._last_scale = Fraction(0), 10**9, factor
            return True
        if self._said and (self._place > 10 or self.group >= factor) and self.group:
            return False
        self.group, self._place = (self.group or Fraction(1)) * factor, factor
        return True


def plain_number(number: Fraction, group_mark: str) -> str:
    """A whole number in digits, from five digits on in groups of three."""
    digits = str(number.numerator)
    return f"{number.numerator:,}".replace(",", group_mark) if len(digits) > 4 else digits


def plain_decimal(number: Fraction, mark: str) -> str:
    """A number with at most two decimals, without trailing zeros."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.2f}".rstrip("0").rstrip(".").replace(".", mark)


def scaled_number(number: Fraction, messages: Mapping[str, str]) -> str:
    """A sum as reports print it: "3,5 Millionen", "1,25 Milliarden", "250.000", "12,50"; no digit is lost."""
    for key, size in _SCALES:
        whole = abs(number) >= size and number * 1000 % size == 0
        if whole:
            mark = messages["decimal_mark"]
            digits = f"{float(number / size):.3f}".rstrip("0").rstrip(".").replace(".", mark)
            return messages[f"{key}_1" if abs(number) == size else f"{key}_n"].format(value=digits)
    if number.denominator == 1:
        return plain_number(number, messages["group_mark"])
    return f"{float(number):.2f}".replace(".", messages["decimal_mark"])


_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
