"""The shapes of the files under `rules/`, and all of them together: a language, a rulebook.

One struct a file, one for each table in it. A file that does not fit its shape is refused with the path of the fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from discrepancy.rulebook.rule import (
    AspectRule,
    BackgroundRule,
    BearerRule,
    ChangeRule,
    ContextRule,
    CueRule,
    EventRule,
    Example,
    FigureRule,
    FindingRule,
    LayoutRule,
    ModalityRule,
    QualifierRule,
    RoleRule,
    Shape,
    SubsetRule,
    ThingRule,
)


class Counting(Shape, frozen=True, kw_only=True):
    """How a language counts.

    `between` may open a range, `ranges` join its ends; `moved_from`: those of `between` that with a word of change tell two
    figures ("rose from 12 to 17"). `not_counted`: words after a number that measure or date it;
    `not_after`: words before a number that is a name or a clock time; `numbered`: words before a number without a noun that
    make it a thing's number ("Hauptstraße 12"). `parts`: words that make a count a part of the one
    before ("darunter"); `parts_after`: the same right behind it ("sechs der Verletzten"); `whole`: right before a count,
    words that make it the whole of which another is told ("von den"); `aside`: words
    behind which a count is no subject ("mit 44 Insassen"). `links`: right before a bare number, words that tie
    it to the noun of its clause ("auf", "at"); `number_of`: the noun of such a phrase, as group `noun`; `tellings`: words
    after which a bare number is of what was counted last ("sprach von 900"). `versus`: between the two numbers of a vote,
    which are of the `versus_roles` where one of the things `versus_nouns` follows. `coarse`: words in a number, and the
    step in which such numbers go ("gut zwei Dutzend"). `anybody`: the thing that two sorts under one
    number are ("Frauen und Männer"). `function_words` are no nouns that could be counted,
    `plain_endings` what a noun loses.
    """

    between: tuple[str, ...] = ()
    ranges: tuple[str, ...]
    moved_from: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    numbered: str = "(?!)"
    parts: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    parts_after: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    number_of: str
    tellings: str = "(?!)"
    versus: tuple[str, ...] = ()
    versus_roles: tuple[str, ...] = ()
    versus_nouns: tuple[str, ...] = ()
    coarse: Mapping[str, str] = {}
    anybody: str = ""
    function_words: tuple[str, ...] = ()
    plain_endings: tuple[str, ...] = ()


class Bearing(Shape, frozen=True, kw_only=True):
    """How a language shows whose an age is.

    `genders`: patterns for what an article, or any word before a figure up to its end, says ("die 22-Jährige"); `nominal`: a
    figure that stands for who has the age, matched on the words as printed; `endings`: ends of nouns for people that no list
    has, with their gender, and what such a noun may have behind it (`declined`); `several` and `several_behind`: what right
    before or behind a figure makes it one of a group ("zwei 17- und 19-Jährige"), `plural` what a figure ends in that is one;
    `before`: what may stand between a person and an age; `then`: what before a figure moves it to another time ("damals 17").
    """

    genders: Mapping[str, str] = {}
    nominal: str = "(?!)"
    endings: Mapping[str, tuple[str, ...]] = {}
    declined: tuple[str, ...] = ("",)
    several: str = "(?!)"
    several_behind: str = "(?!)"
    plural: str = "(?!)"
    then: str = "(?!)"
    before: str = "(?!)"


class Calendar(Shape, frozen=True, kw_only=True):
    """How a language speaks of days.

    `capitals`: slots whose words are dates only with a capital ("May"); `small`: those only in small letters, or as the first
    word of a sentence ("heute", not the paper "Heute"). `ahead`: words of a clause that put it after the report ("wird",
    "will"), `behind`: right before a date, words that put it no later ("seit").
    """

    capitals: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    ahead: str = "(?!)"
    behind: tuple[str, ...] = ()


class KindFile(Shape, frozen=True, kw_only=True):
    """`<kind>.toml`: how one kind of fact is written in one language.

    `compared`: words that tell another time, but here only of the figure beside them, as a subset says ("nach 2,8 Mrd. im Vorjahr").
    `turned`: words that tell a score from the loser's side.
    """

    slot: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    rule: tuple[FigureRule, ...] = ()
    context: tuple[ContextRule, ...] = ()
    counting: Counting | None = None
    calendar: Calendar | None = None
    thing: tuple[ThingRule, ...] = ()
    role: tuple[RoleRule, ...] = ()
    aspect: tuple[AspectRule, ...] = ()
    subset: tuple[SubsetRule, ...] = ()
    compared: str = ""
    turned: str = ""
    bearing: Bearing | None = None
    bearer: tuple[BearerRule, ...] = ()


class QuoteFile(Shape, frozen=True, kw_only=True):
    """`quote.toml`: marks, folding and what changes the sense of a quote."""

    pairs: tuple[str, ...]
    apostrophes: str
    contractions: Mapping[str, str] = {}
    fold: tuple[tuple[str, str], ...] = ()
    negations: tuple[str, ...] = ()
    opposites: tuple[tuple[str, str], ...] = ()
    negating_prefixes: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    title_nouns: tuple[str, ...] = ()
    name_nouns: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    motto_nouns: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    subordinate: tuple[str, ...] = ()
    mood: str = ""
    mood_weak: str = ""
    infinitive: str = ""
    modals: tuple[str, ...] = ()
    conditionals: str = ""
    backshifts: tuple[tuple[str, str], ...] = ()
    hedges: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    softeners: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()
    persons: str = ""
    lemmas: tuple[str, ...] = ()
    shifted: tuple[str, ...] = ()
    multiples: tuple[tuple[str, int, str], ...] = ()
    translated: tuple[str, ...] = ()
    glosses: Mapping[str, str] = {}


class LanguageFile(Shape, frozen=True, kw_only=True):
    """`language.toml`: the language itself."""

    name: Mapping[str, str]
    common: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    ordinal_followers: tuple[str, ...] = ()
    clause_words: tuple[str, ...] = ()
    reported_verbs: tuple[str, ...] = ()
    articles_definite: tuple[str, ...] = ()
    articles_indefinite: tuple[str, ...] = ()
    articles_genitive: tuple[str, ...] = ()
    oblique: tuple[str, ...] = ()
    possessive_genitive: tuple[str, ...] = ()
    subject_pronouns: tuple[str, ...] = ()
    people_endings: tuple[str, ...] = ()
    demonstratives: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    partner_words: tuple[str, ...] = ()
    companion_words: tuple[str, ...] = ()
    place_words: tuple[str, ...] = ()
    of_words: tuple[str, ...] = ()
    plural_endings: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    as_words: tuple[str, ...] = ()
    pointing_back: tuple[str, ...] = ()
    cause_words: tuple[str, ...] = ()
    lasting_verbs: tuple[str, ...] = ()
    back_pronouns: tuple[str, ...] = ()
    nouns_capitalised: bool = False


class NumeralFile(Shape, frozen=True, kw_only=True):
    """`numerals.toml`: number words by what they do, and how digits are grouped.

    `values` add up, `multipliers` multiply what stands before them, `scales` close a number, `suffixes`
    do behind digits only ("2.5bn"), `halves` hang on a number, `fractions` stand alone or after a small number, `alone` joins
    with nothing but a scale. `other_decimal_mark`: used in part of the countries of the language; only `{decimal}` reads it.
    """

    values: Mapping[str, tuple[str, ...]] = {}
    multipliers: Mapping[str, tuple[str, ...]] = {}
    scales: Mapping[str, tuple[str, ...]] = {}
    suffixes: Mapping[str, tuple[str, ...]] = {}
    halves: Mapping[str, tuple[str, ...]] = {}
    fractions: Mapping[str, tuple[str, ...]] = {}
    alone: Mapping[str, tuple[str, ...]] = {}
    joiners: tuple[str, ...] = ()
    units_first: bool = False
    group_marks: str
    decimal_mark: str
    other_decimal_mark: str = ""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[str, ...] = ()


class RoleNoun(Shape, frozen=True, kw_only=True):
    """A word for a post.

    `speaks_for`: holds the office of whoever it speaks for ("Kremlsprecher"); `mirrors`: holds the same office as the one
    the sentence speaks of ("ihr Kiewer Amtskollege"); `compounds`: may be the last part of a compound; `covers`: posts that
    the word may mean, too ("die Ministerin").
    """

    id: str
    words: tuple[str, ...]
    feminine: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    speaks_for: bool = False
    mirrors: bool = False
    compounds: bool = True
    covers: tuple[str, ...] = ()


class BodyNoun(Shape, frozen=True, kw_only=True):
    """A word for a body. `office`: the post it belongs to; `of`: takes office and state from the genitive after it;
    `relay`: passes on what others say, and is never whose figure it is."""

    id: str
    words: tuple[str, ...]
    of: bool = False
    compounds: bool = False
    relay: bool = False


class NameFile(Shape, frozen=True, kw_only=True):
    """`names.toml`: how people and bodies are spoken of.

    `callings`: ends of nouns for what people do or are, which may stand before a name; `surname_endings`: ends by which an unknown
    word is known as a surname; `surnames`: common ones, so that no common word is taken for one of them; `determiners`:
    further words after which no bare name stands ("jeder", "many"); `finite`: words that show the one before them, at the
    start of a sentence, to be a name ("said", "has"); `accounts`: last parts of a compound whose first part is the body that gives
    an account ("Polizeiangaben"); `behalf`: words between a spokesperson and the body ("for").
    """

    role: tuple[RoleNoun, ...]
    body: tuple[BodyNoun, ...]
    titles: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    pronouns: Mapping[str, tuple[str, ...]] = {}
    endings: tuple[str, ...] = ("",)
    adjective_endings: tuple[str, ...] = ("",)
    capital_adjective: str = ""
    genitive: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    noun_endings: tuple[str, ...] = ()
    head_joint: tuple[str, ...] = ()
    deputies: tuple[str, ...] = ()
    callings: tuple[str, ...] = ()
    surname_endings: tuple[str, ...] = ()
    surnames: str = ""
    determiners: tuple[str, ...] = ()
    finite: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    behalf: tuple[str, ...] = ()


class BodyFile(Shape, frozen=True, kw_only=True):
    """`bodies.toml`: by what the name of a body is known; in the tables sort ("police") -> words.

    `legal` closes a company's name; `clubs` open a club's; `openers` open a name and belong to it; `takers` take "for …",
    "of …" (`of_words`) as part of it, of them `owned` a genitive, too; `closers` end a name; `kinds` stand before one without
    belonging to it; `bridges` join two words of it; `fronts` make a name of a compound; `known` are names without a
    form, `not_bodies` abbreviations that are none, `alias` other words for a name.
    """

    legal: tuple[str, ...] = ()
    clubs: tuple[str, ...] = ()
    of_words: tuple[str, ...] = ()
    bridges: tuple[str, ...] = ()
    fronts: tuple[str, ...] = ()
    not_bodies: tuple[str, ...] = ()
    openers: Mapping[str, tuple[str, ...]] = {}
    takers: Mapping[str, tuple[str, ...]] = {}
    owned: tuple[str, ...] = ()
    closers: Mapping[str, tuple[str, ...]] = {}
    kinds: Mapping[str, tuple[str, ...]] = {}
    known: Mapping[str, tuple[str, ...]] = {}
    alias: Mapping[str, str] = {}


class PlaceFile(Shape, frozen=True, kw_only=True):
    """`places.toml`: places other than states and capitals, and by what a place is known.

    `names`, and `ambiguous` ones that are places only after a preposition; `prepositions` stand before places, of the
    `sure_prepositions` hardly anything else; `before` and `after` are words of a name, `heads` last parts of a compound (of which
    `not_places` are none), `joins` tie a second name to the first ("Frankfurt am Main"), `kinds` tell that a place stands
    behind them ("the village of"), `endings` are those of places rather than of common nouns.
    """

    names: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    sure_prepositions: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()


class StateEntry(Shape, frozen=True, kw_only=True):
    """One state in one language."""

    names: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: Mapping[str, tuple[str, ...]] = {}


class StateFile(Shape, frozen=True, kw_only=True):
    """`states.toml`."""

    state: Mapping[str, StateEntry]


class FrequencyFile(Shape, frozen=True, kw_only=True):
    """`frequencies.toml`: word forms by Zipf frequency x 10."""

    zipf: Mapping[str, str]


class UnitEntry(Shape, frozen=True, kw_only=True):
    """A unit: its canonical unit, the factor to it, and the customary grain of figures in it (canonical unit).

    `doubt`: figures no further apart are never certain to contradict each other (magnitudes of two observatories).
    `offset`: what is added after the factor (degrees Fahrenheit). `role`: what a figure in it is of, where no rule says it.
    `family`: units of one family are held against each other, though nothing converts them (currencies; per cent and points).
    `printed`: a figure stands for what its last printed place says: always ("31" for 30.5 to 31.5), or where it has decimals ("3,5 Mio.").
    """

    base: str
    factor: str
    grain: str = "0"
    offset: str = "0"
    doubt: str = "0"
    role: str = ""
    family: str = ""
    printed: Literal["", "always", "decimals"] = ""
    names: Mapping[str, tuple[str, str]] = {}


class UnitFile(Shape, frozen=True, kw_only=True):
    """`shared/units.toml`."""

    unit: Mapping[str, UnitEntry]


class HedgeEntry(Shape, frozen=True, kw_only=True):
    """How far a hedge stretches a figure: factors for the low and the high end.

    `least`: what "about" means at least, in units, for figures under 20. `rounded`: a figure that ends in two zeros or more
    may be rounded by half of its last place.
    """

    about: tuple[str, str]
    just_under: tuple[str, str]
    just_over: tuple[str, str]
    least: str = "0"
    rounded: bool = False


class RoleEntry(Shape, frozen=True, kw_only=True):
    """What a count of a role is like, in every language.

    `told_once`: a story tells mostly one such count, so role and story alone make a match (the dead, the arrests).
    `moves`: how the figure moves while the event goes on: up (a toll), down, any (only where words say so), free (either
    way, also by the clock), "" where it stays. `family`: roles of one family may be told of the same ("400 streikten",
    "400 nahmen an dem Ausstand teil"). `apart`: compared with its like only, never with a figure whose words do not say
    what it is of (a deadline, an age). `generic`: says nothing of what is measured (a length).
    `loose`: a story has many such figures; two that differ are never certain to be one (distances).
    `announced`: what is decided and still to come: planned and stated are one ("will cut 400 jobs", "400 jobs cut").
    `phase`: one moment of its event, of which there is one (when it began): two events of one sort are enough for a match.
    `alone`: of each speaker's own, so never compared (the day on which somebody said something).
    `named`: each has its own, so whoever is named before the figure narrows it (votes of a candidate).
    """

    told_once: bool = False
    family: str = ""
    apart: bool = False
    generic: bool = False
    loose: bool = False
    announced: bool = False
    alone: bool = False
    phase: bool = False
    named: bool = False
    moves: Literal["", "up", "down", "any", "free"] = ""


class RoleFile(Shape, frozen=True, kw_only=True):
    """`shared/roles.toml`."""

    role: Mapping[str, RoleEntry]


class ClockEntry(Shape, frozen=True, kw_only=True):
    """How far clock times stretch, in minutes: `about` either way, `near` to the side of "kurz nach"; the step to which times
    without minutes (`hour`) and those of five minutes (`five`) are given."""

    about: int
    near: int
    hour: int
    five: int


class CalendarFile(Shape, frozen=True, kw_only=True):
    """`shared/calendar.toml`: what imprecise words for times stand for.

    `part` of a day: hours from midnight, as widely as anyone would use the word; `season`: months; `phase` of a month: days;
    `phase_months`: the same of a year, in months.
    """

    part: Mapping[str, tuple[int, int]]
    season: Mapping[str, tuple[int, int]]
    phase: Mapping[str, tuple[int, int]]
    phase_months: Mapping[str, tuple[int, int]]
    clock: ClockEntry


class HedgeFile(Shape, frozen=True, kw_only=True):
    """`shared/hedges.toml`: by kind; `default` serves the rest."""

    hedge: Mapping[str, HedgeEntry]


class MessageFile(Shape, frozen=True, kw_only=True):
    """`messages.toml`: the words of reports, by key."""

    text: Mapping[str, str]


class FirstNameFile(Shape, frozen=True, kw_only=True):
    """`shared/first_names.toml`. `words`: those that are also words, months or places, names only with a surname behind."""

    female: str
    male: str
    either: str = ""
    words: str = ""


class FindingFile(Shape, frozen=True, kw_only=True):
    """`findings/<kind>.toml`."""

    finding: tuple[FindingRule, ...]


class SpokenFile(Shape, frozen=True, kw_only=True):
    """`attribution.toml`, `modality.toml`, `change.toml`, `events.toml`, `qualifiers.toml`, `layout.toml`: entries only."""

    cue: tuple[CueRule, ...] = ()
    modality: tuple[ModalityRule, ...] = ()
    change: tuple[ChangeRule, ...] = ()
    event: tuple[EventRule, ...] = ()
    background: tuple[BackgroundRule, ...] = ()
    qualifier: tuple[QualifierRule, ...] = ()
    layout: tuple[LayoutRule, ...] = ()


class Language(Shape, frozen=True, kw_only=True):
    """All that is known of one language, file by file."""

    id: str
    about: LanguageFile
    numerals: NumeralFile
    names: NameFile
    bodies: BodyFile
    places: PlaceFile
    quote: QuoteFile
    states: StateFile
    frequencies: FrequencyFile
    cues: tuple[CueRule, ...]
    modalities: tuple[ModalityRule, ...]
    changes: tuple[ChangeRule, ...]
    events: tuple[EventRule, ...]
    backgrounds: tuple[BackgroundRule, ...]
    qualifiers: tuple[QualifierRule, ...]
    layout: tuple[LayoutRule, ...]
    kinds: Mapping[str, KindFile]
    messages: Mapping[str, str]


class Rulebook(Shape, frozen=True, kw_only=True):
    """Everything under `rules/`. `addresses` names the file of each rule, for messages."""

    languages: Mapping[str, Language]
    units: Mapping[str, UnitEntry]
    hedges: Mapping[str, HedgeEntry]
    roles: Mapping[str, RoleEntry]
    calendar: CalendarFile
    first_names: FirstNameFile
    findings: Mapping[str, FindingRule]
    addresses: Mapping[str, str] = {}
    foreign: frozenset[str] = frozenset()
