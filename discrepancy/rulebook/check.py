"""What a foreign rule must hold beyond its shape, so that nothing it says can stop a run.

Our own rules are held to it by a test. Each check hands back what is wrong; `checked` puts file and rule in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from string import Formatter

from discrepancy.model.fact import Modality
from discrepancy.model.finding import Verdict
from discrepancy.model.value import Qualifier
from discrepancy.rulebook import files
from discrepancy.rulebook import rule as rules
from discrepancy.rulebook.fault import RuleFault, nearest
from discrepancy.rulebook.pattern import (
    NUMBER_SLOTS,
    TIMEOUT,
    PatternFault,
    compiled,
    expanded,
    guarded,
    placeholders,
    unknown_placeholder,
)

COMMON = "en"  # in which everything can be told, where a language has no words of its own yet

_ID = re.compile(r"[A-Za-z0-9][\w.-]*")
_CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
_WHOLE = re.compile(r"[0-9](?:_?[0-9]){0,17}")
_NUMBER = re.compile(rf"{_WHOLE.pattern}(?:\.[0-9]{{1,12}}|/[1-9][0-9]{{0,17}})?")
_ANY_KEY = re.compile(r"[a-z]+")
_CALENDAR_KEYS = {  # what the words of a slot of dates and times stand for
    "weekday": re.compile(r"[1-7]"),
    "month": re.compile(r"[1-9]|1[0-2]"),
    "quarter": re.compile(r"[1-4]"),
    "ordinal": re.compile(r"[1-5]"),
    "relative": re.compile(r"-?[0-9]{1,2}"),
    "base": re.compile(r"-?[0-9]{1,2}"),
    "span": re.compile(r"(?:(?:last|this|next) )?(?:week|month|year|weekend)"),
    "label": re.compile(r"[a-z ]+"),
    "shift": re.compile(r"-?[0-9]{1,3}"),
    "holiday": re.compile(r"(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"),
    "hourword": re.compile(r"[0-9]{1,2}"),
    "minuteword": re.compile(r"[0-9]{1,2}"),
    "zone": re.compile(r"-?[0-9]{1,3}|[a-z]+"),
    "fixed": re.compile(r"[0-2][0-9]:[0-5][0-9]"),
    "hedge": re.compile(r"[a-z_]+(?: near)?"),
}
_LAYOUT_GROUPS = ("published", "credit", "source", "bare")
_PROPER = {"words", "nouns", "verbs", "anchors"}  # lists in which an empty word would be found everywhere

Home = tuple[str, str]
"""An entry's list in its file and its address: ("rule", "de/duration/adjective")."""


def checked(
    rulebook: files.Rulebook, shipped: files.Rulebook, homes: Mapping[Home, Path], files: Mapping[str, Path]
) -> None:
    """Raises the first fault of an entry (`homes`) or of a whole file (`files`) that came from a foreign folder."""
    for (list_, address), entry in _entries(rulebook):
        path = homes.get((list_, address))
        if path is not None:
            for fault in _faults(entry, rulebook, shipped, address):
                raise RuleFault(f"{path}, {address.rsplit('/', 1)[-1]}: {fault}")
    for name, path in sorted(files.items()):
        for fault in _file_faults(name, rulebook, shipped):
            raise RuleFault(f"{path}: {fault}")


def _entries(rulebook: files.Rulebook) -> Iterator[tuple[Home, rules.Entry | rules.FindingRule]]:
    for name, language in rulebook.languages.items():
        for kind, file in language.kinds.items():
            yield from ((("rule", f"{name}/{kind}/{rule.id}"), rule) for rule in file.rule)
            yield from ((("context", f"{name}/{kind}/{rule.id}"), rule) for rule in file.context)
            yield from ((("thing", f"{name}/{kind}/{rule.id}"), rule) for rule in file.thing)
            yield from ((("role", f"{name}/{kind}/{rule.id}"), rule) for rule in file.role)
            yield from ((("aspect", f"{name}/{kind}/{rule.id}"), rule) for rule in file.aspect)
            yield from ((("subset", f"{name}/{kind}/{rule.id}"), rule) for rule in file.subset)
            yield from ((("bearer", f"{name}/{kind}/{rule.id}"), rule) for rule in file.bearer)
        spoken: dict[tuple[str, str], tuple[rules.Entry, ...]] = {
            ("qualifier", "qualifiers"): language.qualifiers,
            ("cue", "attribution"): language.cues,
            ("modality", "modality"): language.modalities,
            ("change", "change"): language.changes,
            ("event", "events"): language.events,
            ("background", "events"): language.backgrounds,
            ("layout", "layout"): language.layout,
        }
        for (list_, file_name), found in spoken.items():
            yield from (((list_, f"{name}/{file_name}/{rule.id}"), rule) for rule in found)
    yield from ((("finding", f"findings/{finding.id}"), finding) for finding in rulebook.findings.values())


def _faults(
    entry: rules.Entry | rules.FindingRule, rulebook: files.Rulebook, shipped: files.Rulebook, address: str
) -> Iterator[str]:
    language = rulebook.languages.get(address.split("/")[0])
    if not isinstance(entry, rules.FindingRule):
        yield from _common(entry)
    match entry:
        case rules.FigureRule() if language is not None:
            yield from _figure(entry, language.kinds[address.split("/")[1]], rulebook.units)
        case rules.ContextRule():
            yield from (fault for key in ("left", "right", "clause") for fault in _pattern(key, getattr(entry, key)))
            if not (entry.left or entry.right or entry.clause):
                yield "it holds for every figure; give it left, right or clause"
        case rules.QualifierRule():
            yield from _word("qualifier", entry.qualifier, Qualifier)
        case rules.ModalityRule():
            yield from _pattern("pattern", entry.pattern, whole=True)
            yield from _word("modality", entry.modality, Modality)
        case (
            rules.CueRule()
            | rules.BackgroundRule()
            | rules.ChangeRule()
            | rules.RoleRule()
            | rules.AspectRule()
            | rules.SubsetRule()
        ):
            yield from _pattern("pattern", entry.pattern, whole=True)
        case rules.BearerRule():
            yield from _pattern("pattern", entry.pattern or None, whole=True)
            if not entry.nouns and not entry.pattern:
                yield "it has no words; give it nouns or a pattern"
        case rules.LayoutRule():
            yield from _pattern("pattern", entry.pattern, whole=True, groups=_LAYOUT_GROUPS)
            yield from _pattern("needs", entry.needs)
        case rules.EventRule() if language is not None:
            types = {event.type for event in language.events}
            yield from (fault for type_ in entry.fits for fault in _word("fits", type_, types))
            if not entry.nouns and not entry.verbs:
                yield "it has no words; give it nouns or verbs"
        case rules.FindingRule():
            yield from _finding(entry, rulebook, shipped)


def _common(entry: rules.Entry) -> Iterator[str]:
    if _ID.fullmatch(entry.id) is None:
        yield f'the id "{entry.id}" is no word; use letters, digits and hyphens'
    for key in _PROPER & set(entry.__struct_fields__):
        if any(not word.strip() for word in getattr(entry, key)):
            yield f"{key} holds an empty word; take it out"


def _figure(rule: rules.FigureRule, file: files.KindFile, units: Mapping[str, files.UnitEntry]) -> Iterator[str]:
    """A rule for figures: its pattern, its unit, and as many numbers as its way of reading asks for."""
    for fault in _pattern("pattern", rule.pattern, placed=file.slot):
        yield fault
        return
    if rule.unit is not None and file.counting is None:
        yield from _unit("unit", rule.unit, units)
    if rule.qualifier is not None:
        yield from _word("qualifier", rule.qualifier, Qualifier)
    for key in ("value", "low", "high", "grain"):
        yield from _number(key, getattr(rule, key))
    pattern = compiled(guarded(expanded(rule.pattern, "x", "x", file.slot, "x")))
    try:
        if any(
            not found[0]
            for text in ("", *rule.anchors, *_texts(rule))
            for found in pattern.finditer(text, timeout=TIMEOUT)
        ):
            yield "the pattern can match nothing at all; make one part of it obligatory"
    except TimeoutError:
        yield "the pattern takes too long on its own examples; simplify it"
    groups = [name.rstrip("0123456789") for name in pattern.groupindex]
    yield from _readable(
        rule,
        groups.count("number"),
        sum(name in file.slot and name not in NUMBER_SLOTS for name in groups),
        "part" in groups,
    )
    if rule.reads in ("date", "time", "score"):
        return
    named = any(name in file.slot and name not in NUMBER_SLOTS for name in groups)
    if rule.unit is None and not named and file.counting is None:
        yield "the figure has no unit; give unit, or {unit} in the pattern"


def _readable(rule: rules.FigureRule, numbers: int, units: int, part: bool) -> Iterator[str]:
    needed = {"amount": 1, "half_more": 1, "range": 2, "first": 2, "hundredths": 2, "ratio": 2, "feet": 2}.get(
        rule.reads
    )
    if needed is not None and numbers < needed:  # more may stand in alternatives
        wanted = "one number" if needed == 1 else "two numbers"
        yield f'reads = "{rule.reads}" needs {wanted} in the pattern, not {numbers}; write {{number}}'
    if rule.reads == "sum" and (numbers < 2 or numbers != units):
        yield 'reads = "sum" needs two or more numbers, each with its unit; write {number} {unit} twice'
    if rule.reads == "half_more" and not part:
        yield 'reads = "half_more" needs {part} in the pattern; add it'
    if rule.reads == "fixed" and rule.value is None:
        yield 'reads = "fixed" needs a value; add it'


def _texts(rule: rules.Entry) -> list[str]:
    return [text.lower() for text in (*(example.text for example in rule.examples), *rule.counterexamples)]


def _finding(rule: rules.FindingRule, rulebook: files.Rulebook, shipped: files.Rulebook) -> Iterator[str]:
    if _CODE.fullmatch(rule.id) is None:
        yield f'the id "{rule.id}" is no code; write three capitals and three digits, such as DUR101'
    yield from _word("verdict", rule.verdict, Verdict)
    known = shipped.findings.values()
    yield from _word(
        "kind",
        rule.kind,
        {*(finding.kind for finding in known), *(k for one in rulebook.languages.values() for k in one.kinds)},
    )
    double = next((f.id for f in rulebook.findings.values() if f.name == rule.name and f.id != rule.id), None)
    if double is not None:
        yield f'the name "{rule.name}" belongs to {double}; choose another'
    if COMMON not in rule.explanation or COMMON not in rule.message:
        yield f"message and explanation need English at least; add {COMMON}"
    allowed = {name for finding in known for text in finding.message.values() for name in _named(text)}
    yield from (fault for lang, text in rule.message.items() for fault in _template(f"message.{lang}", text, allowed))
    yield from (
        fault for example in rule.examples for fault in _word("examples.lang", example.lang, rulebook.languages)
    )


# Files without entries


def _file_faults(name: str, rulebook: files.Rulebook, shipped: files.Rulebook) -> Iterator[str]:
    folder, _, file = name.partition("/")
    if name == "shared/units.toml":
        yield from _units(rulebook.units)
    elif name == "shared/hedges.toml":
        yield from hedge_faults(rulebook.hedges)
    language = rulebook.languages.get(folder)
    if language is None:
        return
    if file == "numerals.toml":
        yield from _numerals(language.numerals)
    elif file == "quote.toml":
        yield from _quotes(language.quote)
    elif file == "messages.toml":
        yield from _messages(language.messages, shipped)
    elif file == "language.toml":
        yield from _language(language, rulebook)
    elif file in ("bodies.toml", "places.toml"):
        yield from _no_empty_words(language.bodies if file == "bodies.toml" else language.places)
    elif file == "names.toml":
        yield from _no_empty_words(language.names, ("callings", "surname_endings", "noun_endings"))
    elif (kind := file.removesuffix(".toml")) in language.kinds:
        yield from _slots(language.kinds[kind], rulebook.units)


def _no_empty_words(file: rules.Shape, keys: Iterable[str] = ()) -> Iterator[str]:
    """An empty word among endings and words of names would make a name of everything."""
    for key in keys or file.__struct_fields__:
        value = getattr(file, key)
        for words in value.values() if isinstance(value, Mapping) else (value,):
            if any(not word.strip() for word in ((words,) if isinstance(words, str) else words)):
                yield f"{key} holds an empty word; take it out"


def _units(units: Mapping[str, files.UnitEntry]) -> Iterator[str]:
    for name, unit in units.items():
        yield from (
            f"{name}: {fault}" for key in ("factor", "grain", "doubt") for fault in _number(key, getattr(unit, key))
        )
        if not unit.base.strip() or not unit.factor.strip("0./"):
            yield f"{name}: base must name the canonical unit, and factor be more than 0"


def hedge_faults(hedges: Mapping[str, files.HedgeEntry]) -> Iterator[str]:
    """What cannot be in how far hedges stretch a figure; each fault begins with the kind."""
    for name, hedge in hedges.items():
        yield from (f"{name}: {fault}" for fault in _number("least", hedge.least))
        for key in ("about", "just_under", "just_over"):
            low, high = getattr(hedge, key)
            faults = [f"{name}: {fault}" for bound in (low, high) for fault in _number(key, bound)]
            yield from faults
            if not faults and not 0 < Fraction(low) <= Fraction(high):
                yield f"{name}: {key} must go from the smaller factor to the larger"
            elif not faults and not Fraction(low) <= 1 <= Fraction(high):
                yield f"{name}: {key} leaves out the figure itself; let the first factor be at most 1, the second at least 1"


def _numerals(numerals: files.NumeralFile) -> Iterator[str]:
    for table in ("values", "multipliers", "scales", "suffixes", "halves", "fractions", "alone"):
        whole = table in ("values", "multipliers", "scales", "suffixes")
        for number, words in getattr(numerals, table).items():
            if (_WHOLE if whole else _NUMBER).fullmatch(number) is None:
                kind = "whole number" if whole else "number"
                yield f'{table}: "{number}" is no {kind}; write the number on the left, its words on the right'
            wrong = next((word for word in words if not word.strip() or word != word.lower()), None)
            if wrong is not None:
                yield f'{table}, {number}: "{wrong}" must be a word in lower case; text is compared so'
    if not numerals.values:
        yield "values is empty; give the number words"
    if (
        len(numerals.decimal_mark) != 1
        or not numerals.group_marks
        or any(c.isalnum() for c in numerals.decimal_mark + numerals.group_marks)
    ):
        yield "decimal_mark must be one mark and group_marks one or more, no letters or digits"
    if "" in numerals.joiners:
        yield "joiners holds an empty word; take it out"


def _quotes(quote: files.QuoteFile) -> Iterator[str]:
    wrong = next((pair for pair in quote.pairs if len(pair) != 2), None)
    if wrong is not None:
        yield f'pairs: "{wrong}" must be two marks, the one that opens and the one that closes'
    for pattern, replacement in quote.fold:
        yield from _pattern("fold", pattern)
        try:
            compiled(f"(?:{pattern})|").sub(replacement, "")
        except (PatternFault, IndexError) as fault:
            yield f'fold: "{replacement}" is no valid replacement ({fault}); mend it there'


def _messages(messages: Mapping[str, str], shipped: files.Rulebook) -> Iterator[str]:
    known: dict[str, set[str]] = {}
    for language in shipped.languages.values():
        for key, text in language.messages.items():
            known.setdefault(key, set()).update(_named(text))
    missing = sorted(known.keys() - messages.keys())
    if missing:
        yield f'the text "{missing[0]}" is missing; each language says the same things'
    for key, text in messages.items():
        if key not in known:
            yield f'the text "{key}" is never asked for; {nearest(key, known)}'
        else:
            yield from _template(key, text, known[key])


def _language(language: files.Language, rulebook: files.Rulebook) -> Iterator[str]:
    if not any(word.strip() for word in language.about.common):
        yield "common is empty; give the commonest words, by which the language is known"
    for name, unit in rulebook.units.items():
        if unit.names and language.id not in unit.names:
            names = f'names = {{ {language.id} = ["one", "many"] }}'
            yield f'the unit "{name}" has no name in this language; add {names} to it in shared/units.toml'


def _slots(file: files.KindFile, units: Mapping[str, files.UnitEntry]) -> Iterator[str]:
    for slot, forms in file.slot.items():
        for meaning, words in forms.items():
            if file.calendar is None:
                yield from (
                    f"slot.{slot}: {fault}"
                    for fault in (_number("key", meaning) if slot in NUMBER_SLOTS else _unit("key", meaning, units))
                )
            elif _CALENDAR_KEYS.get(slot.removesuffix("_short"), _ANY_KEY).fullmatch(meaning) is None:
                yield f'slot.{slot}: key "{meaning}" is no value of it; look at the keys in de/date.toml and de/time.toml'
            if any(not word.strip() for word in words):
                yield f"slot.{slot}.{meaning} holds an empty word; take it out"


# Single values


def _pattern(
    key: str,
    source: str | None,
    whole: bool = False,
    groups: Iterable[str] | None = None,
    placed: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
) -> Iterator[str]:
    """A pattern: its placeholders, whether it compiles, whether (`whole`) it needs at least one character."""
    if source is None:
        return
    if placed is not None:
        unknown = unknown_placeholder(source, placed)
        if unknown is not None:
            yield f'placeholder "{{{unknown}}}" is unknown; {nearest(unknown, ["number", "glued", "decimal", *placed])}'
            return
    try:
        pattern = compiled(expanded(source, "x", "x", placed or {}, "x"))
    except (PatternFault, OverflowError, RecursionError) as fault:
        yield f'{key} "{source}" is no valid pattern ({fault}); mend it there'
        return
    if whole and pattern.search("") is not None:
        yield f"{key} can match nothing at all; make one part of it obligatory"
    stray = next((name for name in pattern.groupindex if groups is not None and name not in groups), None)
    if stray is not None:
        yield f'group "{stray}" is unknown; {nearest(stray, groups or ())}'


def _word(key: str, word: str, known: Iterable[str]) -> Iterator[str]:
    known = [str(one) for one in known]
    if word not in known:
        yield f'{key} "{word}" is unknown; {nearest(word, known)}'


def _unit(key: str, word: str, units: Mapping[str, files.UnitEntry]) -> Iterator[str]:
    if word not in units:
        yield f'{key} "{word}" is not a unit; {nearest(word, units)}'


def _number(key: str, text: str | None) -> Iterator[str]:
    if text is not None and _NUMBER.fullmatch(text) is None:
        yield f'{key} "{text}" is no number; write it as "2", "2.5" or "1/3"'


def _template(key: str, text: str, allowed: set[str]) -> Iterator[str]:
    """A sentence with gaps: only gaps that the program fills, and nothing but their names in the braces."""
    try:
        named = list(_named(text))
    except ValueError as fault:
        yield f"{key}: {fault}; a brace that is meant as such is written twice"
        return
    yield from (
        f'{key}: "{{{name}}}" is never filled; {nearest(name, allowed)}' for name in named if name not in allowed
    )


def _named(text: str) -> Iterator[str]:
    for _, name, spec, conversion in Formatter().parse(text):
        if name is not None:
            yield f"{name}{f'!{conversion}' if conversion else ''}{f':{spec}' if spec else ''}"


def anchored(rule: rules.FigureRule, slots: Iterable[str]) -> bool:
    """Whether the rule names words that every match holds: its own anchors, or a slot in its pattern."""
    return bool(rule.anchors) or any(name in slots for name in placeholders(rule.pattern))
