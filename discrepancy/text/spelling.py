"""One name under many spellings: folded over transliterations, marks and doubled letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from discrepancy.rulebook.pattern import compiled


def folded(word: str) -> str:
    """A name's word folded over transliterations and marks: Tschechow = Chekhov, Müller = Mueller.

    Classes after the usual romanisations of Cyrillic: y/j/i, v/w, kh/ch, s/z at the start, doubled letters.
    """
    return _MARKS.sub("", _fold_table(word.lower()))


_MARKS = compiled(r"[\p{M}'’.-]")
_DOUBLED = compiled(r"(.)\1+")
_CLASSES = (
    ("ß", "ss"), ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("tsch", "k"), ("tch", "k"), ("sch", "s"), ("sh", "s"), ("ch", "k"),
    ("kh", "k"), ("zh", "z"), ("ck", "k"), ("tz", "s"), ("ts", "s"), ("ph", "f"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip


def _fold_table(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word[:60].replace("ä", "ae").replace("ö", "oe").replace("ü", "ue"))
    plain = _MARKS.sub("", plain)
    for old, new in _CLASSES:
        plain = plain.replace(old, new)
    return _DOUBLED.sub(r"\1", plain)


def stem(word: str, endings: Iterable[str]) -> str:
    """A noun without marks and the longest ending it has, for comparing singular and plural: Matchbälle = Matchball."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", word.lower().replace("ß", "ss")))
    for ending in sorted(endings, key=len, reverse=True):
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            return plain[: -len(ending)]
    return plain


_SHORTEST_STEM = 3  # letters that must remain of a noun
