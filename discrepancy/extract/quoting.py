"""What stands between marks: somebody's words, or a title, a name, a motto, a word held at arm's length. With reasons."""

from __future__ import annotations

from dataclasses import replace

from discrepancy.extract.indirect import Indirect, Told
from discrepancy.extract.mentions import Place
from discrepancy.extract.phrases import opens
from discrepancy.extract.reading import Read, Reading, adjectival
from discrepancy.extract.speakers import Speakers, stands_alone
from discrepancy.kinds.base import Found
from discrepancy.model.fact import Owner
from discrepancy.model.value import Wording
from discrepancy.rulebook.pattern import any_of, whole_words
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.tokens import Token
from discrepancy.text.wording import Wordings, wordings_of

_BEFORE = " ,:("
_LEAD = 45  # characters before a quote in which a word may say what it is
_NAME = 8  # words up to which a quote may be a name
_SOURCE = 4  # words up to which a quote may be the name of a paper that tells something
_SCARE = 3  # words up to which a quote that nobody is said to have spoken is a word held at arm's length
_FRAGMENT = 3  # words up to which a quote is compared with the clause that it stands in
_UNCLOSED = 0.5  # how sure a speaker is of a quote whose end nobody knows


class Nouns:
    """Words right before the marks that say what they hold, of one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        data = lexicon.language.quote
        self.tables: list[tuple[str, tuple[str, ...]]] = [
            (role, tuple(noun + ending for noun in nouns for ending in ("", *lexicon.language.quote.noun_endings)))
            for role, nouns in (("title", data.title_nouns), ("name", data.name_nouns), ("motto", data.motto_nouns))
            if nouns
        ]
        self.own = whole_words(any_of(data.own_words))


def spoken(places: list[Place], reading: Reading, speakers: Speakers, indirect: Indirect) -> list[Place]:
    """The quotes with role and speaker, and the indirect speech of the document, in the order of its text."""
    quotes: dict[int, list[Place]] = {}
    others: list[Place] = []
    for place in places:
        if isinstance(place.found.value, Wording):
            quotes.setdefault(place.sentence.number, []).append(place)
        else:
            others.append(place)
    nouns = reading.lexicon.kept("quoting nouns", lambda: Nouns(reading.lexicon))
    wordings = wordings_of(reading.lexicon)
    found: list[Place] = []
    for sentence in reading.sentences:
        before = len(found)
        tolds: list[Told] = []
        for told in indirect.of(sentence):
            tolds.append(told)
            marked = " ".join(
                sentence.words.text[s:e] for s, e in sentence.quotes if any(a <= s < b for a, b in told.parts)
            )
            value = wordings.wording(" ".join(sentence.words.text[s:e] for s, e in told.parts), quoted=marked)
            rule = f"{reading.lexicon.language.id}/quote/{told.how}"
            if value.tokens:
                found += [
                    Place("quote", Found(s, e, value, rule, "indirect"), sentence, told.owner) for s, e in told.parts
                ]
        for place in quotes.get(sentence.number, ()):
            judged = _hosted(_judged(place, reading, speakers, nouns), tolds, wordings)
            found.append(judged)
            ends_here = place.found.end <= sentence.end
            if (
                judged.found.role == "direct"
                and ends_here
                and speakers.floor.get(sentence.number) is None
                and judged.owner
            ):
                speakers.floor[sentence.number] = judged.owner
            if judged.found.role == "direct" and not ends_here and judged.owner:
                _hand_on(judged.owner, place, speakers, reading)
        found[before:] = sorted(found[before:], key=lambda p: p.found.start)
    found = _repeated(found)
    return sorted([*others, *found], key=lambda p: (p.sentence.number, p.found.start, p.found.end, p.kind))


def _hosted(place: Place, tolds: list[Told], wordings: Wordings) -> Place:
    """A fragment with the words of the clause that it stands in: the reported clause where there is one."""
    value, found, sentence = place.found.value, place.found, place.sentence
    if not isinstance(value, Wording) or len(value.tokens) > _FRAGMENT or sentence.heading or found.end > sentence.end:
        return place
    text = sentence.words.text
    if stands_alone(sentence, found.start) and not any(s <= found.start < e for t in tolds for s, e in t.parts):
        return place  # „Unsinn“, sagte X: around it stands only who says it
    start, end = sentence.clause_at(found.start)
    for told in tolds:
        start, end = next(((s, e) for s, e in told.parts if s <= found.start < e), (start, end))
    hosted = wordings.wording(value.printed, text[start : max(end, found.end)], found.start - start)
    return replace(place, found=replace(found, value=replace(value, host=hosted.host, at=hosted.at)))


def _hand_on(owner: Owner, place: Place, speakers: Speakers, reading: Reading) -> None:
    """Every sentence that a quote runs through is its speaker's."""
    for later in reading.sentences[place.sentence.number :]:
        if later.start >= place.found.end or later.words is not place.sentence.words:
            break
        speakers.floor[later.number] = owner


def _judged(place: Place, reading: Reading, speakers: Speakers, nouns: Nouns) -> Place:
    """A quote with what it is and whose."""
    found, sentence = place.found, place.sentence
    text = sentence.words.text
    gaps = _gaps(text, found.start, found.end)
    owner = speakers.of_quote(sentence, found.start, found.end, gaps)
    reason = found.rule.rsplit("/", 1)[-1]
    role, told = _role(place, owner, reading, nouns, speakers)
    if reason == "marks":
        reason = told
    elif reason == "nested" and role == "direct":
        role = "scare"  # not his words who is quoted
    elif reason == "unclosed" and owner is not None:
        owner = replace(owner, confidence=min(owner.confidence, _UNCLOSED))
    if role in ("title", "name"):
        owner = None
    rule = f"{reading.lexicon.language.id}/quote/{reason}"
    return replace(place, found=replace(found, role=role, rule=rule), owner=owner)


def _gaps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the parts of a split quote."""
    opened, closed = text[start], text[end - 1]
    gaps: list[tuple[int, int]] = []
    at = text.find(closed, start + 1, end - 1)
    while at >= 0:
        following = text.find(opened, at + 1, end - 1)
        if following < 0:
            break
        gaps.append((at + 1, following))
        at = text.find(closed, following + 1, end - 1)
    return gaps


def _source(found: Found, sentence: Read, speakers: Speakers, named: bool) -> bool:
    """Whether the marks hold the name of a paper that is told from: "laut „Tagblatt“", "wie „Tagblatt online“ berichtet"."""
    lower = sentence.words.lower
    article = speakers.reading.lexicon.language.about.articles_definite
    for cue in speakers.cues[sentence.number]:
        between = lower[cue.end : found.start].split() if cue.end <= found.start else None
        if (
            between is not None
            and cue.rule.owner == "right"
            and len(between) <= 1
            and all(w in article for w in between)
        ):
            return True
        clause = sentence.clause_at(cue.start)
        begins = opens(sentence, clause[0], found.start)
        if begins and cue.rule.owner == "subject" and 0 <= cue.start - found.end <= 1 and named:
            return True  # „Tagblatt“ berichtet
        if (
            found.end <= cue.start
            and clause[0] <= found.start
            and speakers.reading.lexicon.as_words.match(lower, clause[0])
        ):
            return True
    return False


def _role(place: Place, owner: Owner | None, reading: Reading, nouns: Nouns, speakers: Speakers) -> tuple[str, str]:
    """The role and the reason for it; the first that fits."""
    found, sentence, lexicon = place.found, place.sentence, reading.lexicon
    text, lower = sentence.words.text, sentence.words.lower
    inner = text[found.start + 1 : found.end - 1].strip()
    inside = found.end <= sentence.end
    tokens = (
        [t for t in sentence.tokens if found.start < t.start < found.end]
        if inside
        else reading.reader.tokens(text, found.start + 1, found.end - 1)
    )
    if not tokens:
        return "scare", "marks"
    before = lower[max(found.start - _LEAD, sentence.start) : found.start]
    ended = inner[-1:] in ".!?…" and len(tokens) >= 2
    own = nouns.own.search(lower, found.start, found.end) is not None
    telling = _telling(tokens, lexicon)
    sure = owner is not None and owner.confidence > 0.7
    after_colon = before.rstrip().endswith(":")
    lead = before.rstrip(_BEFORE)
    for role, ends in nouns.tables:
        spoken_so = (own and ended) or (role == "motto" and len(tokens) > _NAME and sure)
        name_like = role != "name" or not telling or (len(tokens) <= _SCARE and not sure)
        if name_like and not spoken_so and lead.endswith(ends):
            return role, role
    if (own and len(tokens) >= 2) or (ended and len(tokens) >= 3 and telling):
        return "direct", "statement"
    if len(tokens) <= _SOURCE and not own and _source(found, sentence, speakers, not telling):
        return "name", "source"
    if (
        not telling
        and len(tokens) <= _NAME
        and _named(tokens, before, text, found, sentence, lexicon, sure, after_colon)
    ):
        return "name", "name"
    if after_colon and sure and (len(tokens) >= 2 or owner):
        return "direct", "colon"
    if sure:
        return "direct", "cue"
    if len(tokens) > _SCARE and telling:
        return "direct", "statement"
    if sentence.heading and telling:
        return "direct", "heading"
    return "scare", "scare"


def _telling(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Words in small letters that no name would hold: in one that begins with a capital, adjectives before nouns may stand.

    Words that the language does not know show a name in another language ("Alliance pour la Planète").
    """
    small = [(t, following) for t, following in zip(tokens, [*tokens[1:], None], strict=True) if not t.capital]
    if not tokens[0].capital or not lexicon.language.about.nouns_capitalised:
        return [t for t, _ in small if not _joint(t, lexicon)]
    if len(small) > 1 and not any(lexicon.known(t.lower) for t, _ in small):
        return []
    return [
        t
        for t, following in small
        if not _joint(t, lexicon) and not (following is not None and following.capital and adjectival(t, lexicon))
    ]


def _joint(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word in small letters may stand inside a name: an article, a preposition, a particle."""
    about = lexicon.language.about
    return (
        token.lower in lexicon.prepositions
        or token.lower in about.joining
        or token.lower in (*about.articles_definite, *about.articles_indefinite, *about.articles_genitive)
        or token.lower in lexicon.language.names.particles
        or (not lexicon.known(token.lower) and len(token.text) <= 3)
    )


def _named(
    tokens: list[Token], before: str, text: str, found: Found, sentence: Read, lexicon: Lexicon, sure: bool, colon: bool
) -> bool:
    """Whether words that all have capitals are a name: a noun, an article or an adjective leads to them, or they are foreign."""
    if colon and sure:
        return False
    if not lexicon.language.about.nouns_capitalised:
        return len(tokens) > 1 or not sure
    if not sure:
        return True
    words = before.split()
    led = text[: found.start].rstrip()
    noun = led[len(led) - len(words[-1]) :][:1].isupper() if words and led[-1:].isalpha() else False
    return noun or (
        bool(words)
        and words[-1] in lexicon.language.about.articles_definite
        and found.start - sentence.start > len(words[-1]) + 1
    )


def _repeated(places: list[Place]) -> list[Place]:
    """A crosshead that repeats a quote is that quote: it takes its role and speaker."""
    spoken = {
        p.found.value.tokens: p
        for p in reversed(places)
        if isinstance(p.found.value, Wording)
        and p.found.role == "direct"
        and not p.sentence.heading
        and p.owner is not None
    }
    return [
        replace(p, found=replace(p.found, role="direct"), owner=again.owner)
        if p.sentence.heading
        and isinstance(p.found.value, Wording)
        and p.found.role in ("direct", "scare")
        and (again := spoken.get(p.found.value.tokens)) is not None
        else p
        for p in places
    ]
