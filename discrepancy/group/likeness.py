"""How alike two documents are, from their sketches alone: whether they may tell one story."""

from __future__ import annotations

from math import sqrt

from discrepancy.group.sketch import WORD, Sketch

DAYS = 3  # between the first and the last report of a story, where the days are known
# What shared names and figures must tell together: a name and a little more; two names; two names and more.
SHARED, SHARED_UNDATED, _SHARED_ACROSS = 120, 200, 250
HINT = 50  # below that a mark is a hint: given names, small figures, states
MOST_QUOTED = 100  # what all quoted runs of words that both have tell at most
TOPIC = 0.08  # likeness of the other rare words, below which two reports are about unlike things, whoever is named
BY_CHANCE = 0.25  # likeness of the words of any two reports on one sort of thing
FORM = 0.6  # beyond that, share of the likeness of the words that names and figures must reach at the least

# Measured on invented packs among unrelated real texts: with both days known and near, chance likeness is rare (a day's
# news is small); without, two reports on the same people a year apart are as alike as two on one event.
_LIKE, _LIKE_UNDATED = 0.15, 0.35
_LIKE_ACROSS = 0.25  # of two languages: names and figures alone
_TOPIC_FEW_NAMES = 0.12  # where less than two names are shared
_MOST_HINTED = 60  # what hints tell at most, of what is asked: ten small figures are no name
_QUOTE = 25  # what a quoted run of words that both have tells
_ALMOST = 0.9  # how strong a pair can be that lacks what is asked
_NEARLY_ALL = 0.6  # likeness of the words of a copy, or of a form with other names
_MANY_NAMES = 500  # so much is shared by two prints with paragraphs of their own, hardly by two fillings of a form
_FORM = 0.8  # as FORM, where less is shared
_PRINT = 3  # names and figures at least by which a print of the same report is known
_FORM_OR_COPY = 0.9  # there the names and figures must be as alike as the words, or nearly


def likeness(first: Sketch, second: Sketch) -> float:
    """How alike two documents are as a share of what makes a link; from 1 on they are linked."""
    dated = first.first is not None and second.first is not None
    one, other = first.marks, second.marks
    told = [min(one[mark], other[mark]) for mark in one.keys() & other.keys()]
    size = sqrt(first.mass * second.mass)
    if not told or not size:
        return 0.0
    quoted = min(_QUOTE * len(first.said & second.said), MOST_QUOTED)
    shared = sum(told) + quoted
    hinted = sum(weight for weight in told if weight < HINT)
    asked = shared - hinted + min(hinted, _MOST_HINTED)
    if first.lang != second.lang:
        strong = shared / size / (_LIKE_ACROSS if dated else _LIKE_UNDATED)
        return strong if asked >= _SHARED_ACROSS else min(strong, _ALMOST)
    words, many = len(first.words & second.words), sqrt(len(first.words) * len(second.words))
    topic = words / many if many else 0.0
    share = len(told) / sqrt(len(one) * len(other))
    if topic > BY_CHANCE and min(shared / size, share) < _form(topic, shared) * topic and not _edited(first, second):
        return 0.0  # the words of one form, filled in with other names
    like = (shared + WORD * words) / sqrt(
        (first.mass + WORD * len(first.words)) * (second.mass + WORD * len(second.words))
    )
    strong = like / (_LIKE if dated else _LIKE_UNDATED)
    need = SHARED if dated else SHARED_UNDATED
    on_topic = quoted or topic >= (_TOPIC_FEW_NAMES if asked < SHARED_UNDATED else TOPIC)
    return strong if asked >= need and on_topic else min(strong, _ALMOST)


def _form(topic: float, shared: int) -> float:
    """As a share of the likeness of the words: how alike names and figures must be, or the two are one form filled in twice."""
    if shared >= _MANY_NAMES:
        return FORM
    return _FORM if topic < _NEARLY_ALL else _FORM_OR_COPY


def _edited(first: Sketch, second: Sketch) -> bool:
    """Whether two documents name the same and differ in less than half of their figures: a print in which one was changed."""
    if not first.names or first.names != second.names:
        return False
    one, other = first.marks.keys() - first.names, second.marks.keys() - second.names
    same = len(one & other)
    return len(first.names) + same >= _PRINT and 2 * same > max(len(one), len(other))
