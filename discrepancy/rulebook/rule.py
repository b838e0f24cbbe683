"""What a rule is: an entry of a file under `rules/`, with its proof.

One struct an entry. Every entry that decides something carries `examples` and `counterexamples`; both run as tests
(`discrepancy rules test`). Which entries stand in which file: `files.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Frozen, and an unknown key is a fault."""


class Example(Shape, frozen=True, kw_only=True):
    """A text and what must be read from it. Fields left out are not asked for.

    `is_` (key `is`): the value in short notation: `5400 s`, `90 min`, with the hedge in front (`~` about, `<~` just
    under, `>~` just over, `>` more than, `<` less than, `>=`, `<=`, `a..b` a range, `vague` for no figure).
    `words`: the exact surface. `published`: when the text appeared; of a line of layout, the date read from it.
    """

    text: str
    is_: str | None = msgspec.field(default=None, name="is")
    words: str | None = None
    role: str | None = None
    subject: str | None = None
    owner: str | None = None
    event: str | None = None
    modality: str | None = None
    content: str | None = None
    credit: tuple[str, ...] | None = None
    published: str | None = None


class Entry(Shape, frozen=True, kw_only=True):
    """What every rule has: an id that is unique in its file, a reason, and its proof."""

    id: str
    why: str = ""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


class FigureRule(Entry, frozen=True, kw_only=True):
    """How a figure is written. Placeholders: `{number}` and the file's own slots.

    `reads`: `amount` number x unit; `sum` several numbers with their units; `range` two numbers, one unit; `fixed` the
    given `value`; `vague` no figure, customary bounds `low` and `high`; `half_more` number, unit and a part of it
    ("an hour and a half"); `first` the first of two numbers that share unit and scale ("drei und fünf Millionen Euro"); `hundredths`
    a number of the unit and one of its hundredths ("2 Euro 50"); `ratio` the first in the second, in hundredths ("one in four");
    `decade` a number of tens, or the {part} that stands for one, with `low` and `high` added ("Mitte 50"); `feet` feet and
    inches ("six-foot-two"); `score` every pair of numbers outside brackets; `date` and `time` a day, month or year, or a clock
    time, by the slots in the pattern (`kinds/calendar.py`, `kinds/clock.py`).
    The words of the slots `part`, `scale`, `lots` and `digits` are numbers; those of the last three multiply.
    `modifies`: an adjective speaks of the `next` noun, everything else of its clause. `needs_event`: a figure only where that
    noun is an event; `needs_bearer`: only where it is known whose it is. `grain`: the step to which such a figure is given,
    where it is not its unit's, in the canonical unit. `shared`: takes unit or scale from another figure, so its examples hold two.
    """

    pattern: str
    reads: Literal[
        "amount", "sum", "range", "fixed", "vague", "half_more", "first", "hundredths", "ratio", "decade", "feet", "score", "date",
        "time",
    ] = "amount"  # fmt: skip
    unit: str | None = None
    value: str | None = None
    low: str | None = None
    high: str | None = None
    role: str | None = None
    qualifier: str | None = None
    grain: str | None = None
    near: bool = False
    anchors: tuple[str, ...] = ()
    modifies: Literal["next", "clause"] = "clause"
    needs_event: bool = False
    shared: bool = False
    needs_bearer: bool = False


class ContextRule(Entry, frozen=True, kw_only=True):
    """What the words around a figure make of it.

    `left` must end where the figure with its hedge starts, `right` start where it ends, `clause` stand in its clause. `units`:
    canonical units of figures of which it speaks; none for any. `alone`: what an aspect would add is left out.
    """

    role: str
    left: str | None = None
    right: str | None = None
    clause: str | None = None
    units: tuple[str, ...] = ()
    alone: bool = False


class QualifierRule(Entry, frozen=True, kw_only=True):
    """A hedge before (`left`), after (`right`) or inside the words of a figure."""

    words: tuple[str, ...]
    qualifier: str
    near: bool = False
    where: Literal["left", "right"] = "left"


class CueRule(Entry, frozen=True, kw_only=True):
    """Words that say whose a figure or quote is.

    `owner`: `subject` of the verb; `right`: named directly after the words; `left`: directly before; `self`: the subject
    of the sentence ("nach eigenen Angaben"). `same_clause`: a verb that takes the figure as its object ("sprach von").
    `words_only`: says whose words they are, but nothing of figures ("hofft", "fragte").
    """

    pattern: str
    owner: Literal["subject", "right", "left", "self"]
    same_clause: bool = False
    words_only: bool = False


class ModalityRule(Entry, frozen=True, kw_only=True):
    """Words that make a fact planned, demanded, denied or possible: in its clause, right before it, or anywhere in its sentence."""

    pattern: str
    modality: str
    where: Literal["clause", "before", "sentence"] = "clause"


class ChangeRule(Entry, frozen=True, kw_only=True):
    """Words that say a figure has moved since it was last told; `change`: up, down,
    corrected, latest where the way is not said, partial where counting goes on."""

    pattern: str
    change: Literal["up", "down", "corrected", "latest", "partial"]


class ThingRule(Entry, frozen=True, kw_only=True):
    """Nouns that stand for one sort of thing that is counted; in a language that joins nouns also as the last part of one.

    `unit`: the class in which it counts ("person"). `role`: what the noun alone says of the count ("Tote", "arrests");
    `weak`: what is said of the things in the clause goes before that role ("20 Teilnehmer wurden verletzt"). `subset`: the
    noun names a part of all who could be meant ("Kinder", "officers"). `compounds`: may be the last part of a longer noun.
    `generic`: so common that the noun alone tells nothing ("Menschen", "homes"). `doer`: one of them is rather who did it
    ("ein Attentäter tötete …"), so that an article is no number.
    """

    unit: str
    nouns: tuple[str, ...] = ()
    role: str = ""
    weak: bool = False
    subset: str = ""
    compounds: bool = True
    generic: bool = False
    doer: bool = False


class RoleRule(Entry, frozen=True, kw_only=True):
    """Words of a clause that say what a count in it is of: "ums Leben gekommen", "were arrested".

    They speak of the nearest count before them, else of the nearest after them. `units`: what may be counted so.
    `unit`: in what such a count is reckoned, whatever the noun ("28 Mandatare stimmten dafür": votes); also of a bare number.
    `not_of`: things of which the words say something else ("Einsatzkräfte waren gekommen"), `only_of`: the
    only things of which they say it. `units` may be ["any"]: every
    thing but people. `narrows`: said of those whom a noun names it makes them a part ("fünf Verletzte wurden ausgeflogen").
    `bare`: also of a number without a noun ("62 wurden verletzt"). `several`: never of one told by an article ("ein Mann kam").
    """

    pattern: str
    role: str
    not_of: tuple[str, ...] = ()
    only_of: tuple[str, ...] = ()
    units: tuple[str, ...] = ("person",)
    unit: str | None = None
    narrows: bool = False
    bare: bool = False
    several: bool = False


class AspectRule(Entry, frozen=True, kw_only=True):
    """Words that say what a figure of money, a share or a measure is of: "Umsatz", "damage", "Körpergröße".

    The figure they stand right behind or before takes them, else the nearest of their clause. `aspect` becomes its role;
    where a context rule has given one ("um 5 Prozent"), its subject. `units`: canonical units of figures that they can be
    said of; none for any.
    """

    pattern: str
    aspect: str
    units: tuple[str, ...] = ()


class SubsetRule(Entry, frozen=True, kw_only=True):
    """Words at a figure that make it one of a part ("schwer verletzt"), a rate ("am Tag"), a period or an addition ("weitere").

    `where`: right at it, or anywhere in its clause. `apart`: of another quantity than the whole, also where the figures agree ("before").
    """

    pattern: str
    subset: str
    apart: bool = False
    where: Literal["near", "clause"] = "near"


class BearerRule(Entry, frozen=True, kw_only=True):
    """Whose an age is, by what they are called (`nouns`) or what a clause tells of them (`pattern`).

    `compounds`: a noun may be the last part of a longer one. `generic`: tells no more than that it is somebody ("Mann").
    `thing`: nobody, but something that has an age ("Brücke"); `ageless`: what lasts instead ("Amtszeit").
    """

    nouns: tuple[str, ...] = ()
    pattern: str = ""
    gender: Literal["", "f", "m"] = ""
    compounds: bool = True
    generic: bool = False
    thing: bool = False
    ageless: bool = False


class EventRule(Entry, frozen=True, kw_only=True):
    """Nouns (also as the last part of a compound) and verb forms that stand for one type of event.

    `fits`: further types that may name the same event. `generic`: so common that type alone tells nothing.
    `parties`: a word for an event between two or more who can be named. `figure_role`: what a length is of that is said
    of it, where it is not the event's own ("zu sechs Jahren verurteilt").
    """

    type: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    generic: bool = False
    parties: bool = False
    figure_role: str = ""


class BackgroundRule(Entry, frozen=True, kw_only=True):
    """Words that move what a clause tells to another time than the story's own."""

    pattern: str


class LayoutRule(Entry, frozen=True, kw_only=True):
    """Lines that are no content.

    `reads`: `header` metadata at the head of a text (named groups `published`, `credit`, `source`); `credit` an agency
    line or mark (group `credit`); `line` one line; `rest` this line and all that follows.
    """

    pattern: str
    reads: Literal["header", "credit", "line", "rest"]
    needs: str | None = None


class FindingExample(Shape, frozen=True, kw_only=True):
    """Two short reports of one story between which the finding is told; `title` is the headline of the first."""

    lang: str
    a: str
    b: str
    title: str = ""


class FindingRule(Shape, frozen=True, kw_only=True):
    """What is told for a verdict of a kind: id, loudness, sentence and explanation in each language."""

    id: str
    name: str
    kind: str
    verdict: str
    severity: Literal["error", "warning", "info"]
    message: Mapping[str, str]
    explanation: Mapping[str, str]
    variant: str | None = None
    weight: float = 1.0
    examples: tuple[FindingExample, ...] = ()
