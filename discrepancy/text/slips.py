"""Figures that look like a slip of the pen: neighbouring digits swapped ("67" and "76"), a decimal mark moved ("1,2" and "12")."""

from __future__ import annotations

from discrepancy.rulebook.pattern import compiled

_FIGURE = compiled(r"\d(?:[\d.,'’]*\d)?")
_GROUPED = compiled(r"[.,'’](?=\d{3}(?!\d))")


def digits_of(surface: str) -> str:
    """The digits of a figure as printed, marks between groups of three left out; "" for a number in words."""
    figure = _FIGURE.search(surface)
    return _GROUPED.sub("", figure[0]).replace(",", ".") if figure is not None else ""


def swapped(first: str, second: str) -> bool:
    """Whether two numbers in digits are one with two neighbouring digits swapped, or with its decimal mark moved."""
    a, b = first.replace(".", ""), second.replace(".", "")
    if a.strip("0") == b.strip("0") and ("." in first or "." in second):
        return first != second
    if len(a) != len(b) or first.find(".") != second.find("."):
        return False
    wrong = [i for i in range(len(a)) if a[i] != b[i]]
    return len(wrong) == 2 and wrong[1] == wrong[0] + 1 and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
