"""Who does what a verb says, where no name is found: noun phrases and pronouns by their place, not by grammar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from discrepancy.extract.reading import Read, Reading, adjectival
from discrepancy.model.discourse import EntityKind
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.tokens import Token

_LONGEST = 9  # words before a verb that are still one phrase, in a language that writes nouns small
_RARE = 0.7  # weight from which a word that opens a sentence may be a noun: commoner ones are small words
_NEAR = 6  # words behind a verb within which its subject must begin


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that may be the subject of a clause, and the entity they are where one is known; offsets into the tidied text."""

    start: int
    end: int
    entity: int | None


def capitals_inside(reading: Reading) -> frozenset[str]:
    """Words that a document writes with a capital inside a sentence: nouns and names, not what merely opens one."""
    return frozenset(t.text for sentence in reading.sentences for t in sentence.tokens[1:] if t.capital)


def phrases_of(sentence: Read, reading: Reading, inside: frozenset[str]) -> list[Phrase]:
    """The phrases of a sentence outside quotations that may stand as subjects, in order."""
    lexicon = reading.lexicon
    found: list[Phrase] = []
    named = [(n, e) for n, e in zip(sentence.named, sentence.entities, strict=True) if not sentence.quoted(n.start)]
    by_start = {n.start: (n.end, e) for n, e in named}
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.start in by_start:
            end, entity = by_start[token.start]
            led = token.lower in lexicon.prepositions  # "Gegenüber NDR Info"
            lone = at == 0 and end == token.end and not reading.entities[entity].strong
            led = led or (lone and token.text not in inside and not _opens_as_noun(token, lexicon))
            led = led or sentence.words.text.startswith(lexicon.genitives, end)  # "Rhenova's chair"
            if (
                not led
                and not _governed(tokens, at, lexicon)
                and (reading.entities[entity].kind is not EntityKind.PLACE)
            ):
                found.append(Phrase(_with_article(tokens, at, lexicon), end, entity))
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            continue
        if sentence.quoted(token.start):
            at += 1
            continue
        if token.lower in lexicon.subject_pronouns:
            if not _determines(tokens, at, lexicon):
                found.append(Phrase(token.start, token.end, None))
        elif lexicon.language.about.nouns_capitalised and _noun(token, at, tokens, lexicon, inside):
            last = at
            while last + 1 < len(tokens) and tokens[last + 1].capital and not tokens[last].mark:
                if tokens[last + 1].start in by_start:
                    break
                last += 1
            known: int | None = None
            end = tokens[last].end
            after = by_start.get(tokens[last + 1].start) if last + 1 < len(tokens) and not tokens[last].mark else None
            if after is not None and reading.entities[after[1]].kind is EntityKind.PERSON:
                end, known = after  # "Versuchsleiterin Ida Prantl"
            if not _governed(tokens, at, lexicon):
                found.append(Phrase(_with_article(tokens, at, lexicon), end, known))
            while last + 1 < len(tokens) and tokens[last + 1].start < end:
                last += 1
            at = last
        at += 1
    return found


def subject_around(start: int, end: int, sentence: Read, reading: Reading, phrases: Sequence[Phrase]) -> Phrase | None:
    """The subject of a verb between two offsets.

    A pronoun right behind it, else what stands behind a verb that opens its clause, else the first phrase of the clause before it;
    else the first of the sentence, if only asides lie between ("Ferrand (CDU), ein Kenner des Amtes, sagte").
    """
    clause = sentence.clause_at(start)
    behind = next((p for p in phrases if p.start >= end and _near(end, p.start, sentence)), None)
    before = [p for p in phrases if clause[0] <= p.start and p.end <= start]
    moves = (
        reading.lexicon.language.about.nouns_capitalised or not before
    )  # in English only a subject stands before its verb
    if (
        moves
        and behind is not None
        and _pronoun(behind, sentence, reading)
        and _between(end, behind.start, sentence) == 0
    ):
        return behind
    first = opens(sentence, clause[0], start)
    if first and behind is not None and _inverted(end, behind, sentence, reading):
        return behind
    if not before and clause[0] > sentence.start:
        earlier = [p for p in phrases if p.end <= start]
        before = [p for p in earlier if p.entity is not None][:1] or earlier
    if before:
        first_one = _likeliest(before, sentence, reading)
        return behind if behind is not None and _fronted(first_one, behind, end, sentence, reading) else first_one
    if not reading.lexicon.language.about.nouns_capitalised and (plain := _plain(start, sentence, reading)):
        points = sentence.words.lower[plain.start : plain.end] in reading.lexicon.language.about.pointing_back
        return behind if points and behind is not None else plain
    return behind


def _inverted(end: int, behind: Phrase, sentence: Read, reading: Reading) -> bool:
    """Whether a phrase behind a verb is its subject rather than its object: who can speak may stand further off."""
    far = _between(end, behind.start, sentence)
    speaks = behind.entity is not None and reading.entities[behind.entity].kind in (EntityKind.PERSON, EntityKind.BODY)
    return far == 0 or (far <= _NEAR and speaks)


def _pronoun(phrase: Phrase, sentence: Read, reading: Reading) -> bool:
    return sentence.words.lower[phrase.start : phrase.end] in reading.lexicon.subject_pronouns


def _between(end: int, start: int, sentence: Read) -> int:
    return len(sentence.words.text[end:start].split())


def opens(sentence: Read, clause: int, at: int) -> bool:
    """Whether nothing but marks stands between the start of a clause and an offset."""
    return not sentence.words.lower[clause:at].strip(" \"'„“”‚‘’»«›‹,–—-")


def first_subject(sentence: Read, end: int, reading: Reading, phrases: Sequence[Phrase]) -> Phrase | None:
    """The subject of a sentence's first clause before an offset, whatever its verb."""
    before = [p for p in phrases if p.end <= end]
    return _likeliest(before, sentence, reading) if before else None


def _likeliest(before: Sequence[Phrase], sentence: Read, reading: Reading) -> Phrase:
    """The first phrase; where that is nobody known, the first person among them, or a pronoun ("Das Angebot lehnt er ab")."""
    if before[0].entity is not None:
        return before[0]
    people = [p for p in before if p.entity is not None and reading.entities[p.entity].kind is EntityKind.PERSON]
    named = [p for p in people if reading.entities[p.entity or 0].strong]
    plural = reading.lexicon.language.names.pronouns.get("plural", ())
    words = sentence.words.lower
    spoken_of = [p for p in before if _pronoun(p, sentence, reading) and words[p.start : p.end] not in plural]
    return (*named, *spoken_of, before[0])[0]


def _fronted(before: Phrase, behind: Phrase, end: int, sentence: Read, reading: Reading) -> bool:
    """Whether what stands before a verb is its object: a thing, and a person right behind it ("Die Vorwürfe weist Renz zurück")."""
    if before.entity is not None or behind.entity is None or _between(end, behind.start, sentence):
        return False
    people = reading.lexicon.language.about.people_endings
    head = sentence.words.lower[before.start : before.end]
    person = reading.entities[behind.entity].kind is EntityKind.PERSON and reading.entities[behind.entity].strong
    return person and not head.endswith(people) and not _pronoun(before, sentence, reading)


def _near(end: int, start: int, sentence: Read) -> bool:
    between = sentence.words.text[end:start]
    return not any(mark in between for mark in ".:;!?„“”»«()") and len(between.split()) <= _NEAR


def _plain(verb: int, sentence: Read, reading: Reading) -> Phrase | None:
    """The words right before a verb, back to a mark or a word that opens a clause: "the company's chief engineer said"."""
    lexicon = reading.lexicon
    taken: list[Token] = []
    for token in reversed([t for t in sentence.tokens if t.end <= verb]):
        if token.mark and token.end < verb and (taken or token.mark):
            break
        if sentence.quoted(token.start) or token.lower in lexicon.language.about.clause_words:
            break
        taken.append(token)
        if token.lower in (*lexicon.language.about.articles_definite, *lexicon.language.about.articles_indefinite):
            break
    if not taken or len(taken) > _LONGEST or all(t.lower in lexicon.prepositions for t in taken):
        return None
    return Phrase(taken[-1].start, taken[0].end, None)


def _determines(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a pronoun leads to a noun: "dieser Vorschlag"."""
    if tokens[at].lower not in lexicon.language.about.demonstratives or tokens[at].mark or at + 1 == len(tokens):
        return False
    return tokens[at + 1].capital or adjectival(tokens[at + 1], lexicon)


def _noun(token: Token, at: int, tokens: Sequence[Token], lexicon: Lexicon, inside: frozenset[str]) -> bool:
    if not token.capital or token.lower in lexicon.subject_pronouns:
        return False
    if token.text in lexicon.never_names and (at == 0 or tokens[at - 1].mark[-1:] in ".!?:"):
        return False
    if at == 0 or tokens[at - 1].mark[-1:] in (".", "!", "?", ":"):
        return token.text in inside or _opens_as_noun(token, lexicon)
    return not token.text.isdigit()


def _opens_as_noun(token: Token, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is a noun without an article: rare, and with the ending of one."""
    about = lexicon.language.about
    ending = token.lower.endswith((*lexicon.language.names.noun_endings, *about.people_endings))
    small = (about.prepositions, about.clause_words, about.as_words, about.oblique)
    return ending and lexicon.weight(token.lower) >= _RARE and not any(token.lower in words for words in small)


def _governed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a preposition, or a noun whose genitive it is, stands before a phrase: then it is no subject."""
    about = lexicon.language.about
    articles = lexicon.determiners
    genitive = led = False
    while at and _goes_before(tokens[at - 1], lexicon):
        at -= 1  # "auf seiner Plattform Truth Social"
    for token in reversed(tokens[max(at - 4, 0) : at]):
        if token.mark and token.mark != "(":
            return False
        if token.lower in lexicon.prepositions or token.lower in about.oblique:
            return True
        if token.lower not in articles and token.capital:
            return genitive
        if token.lower not in articles and (led or (not adjectival(token, lexicon) and not token.text.isdigit())):
            return False
        led = led or token.lower in articles
        genitive = genitive or token.lower in about.articles_genitive or token.lower in about.possessive_genitive
    return False


def _goes_before(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a noun that a name right behind it names: no preposition or article that opens its sentence."""
    small = token.lower in lexicon.prepositions or token.lower in lexicon.determiners
    return token.capital and not token.mark and not small and token.lower not in lexicon.language.about.oblique


def _with_article(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a phrase begins with its article and adjectives."""
    articles = lexicon.determiners
    start = at
    while start > 0 and not tokens[start - 1].mark:
        before = tokens[start - 1]
        if before.lower in articles:
            return before.start
        if before.capital or not adjectival(before, lexicon) or at - start > 2 or says(before.lower, lexicon):
            break
        start -= 1
    return tokens[at].start


def says(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying; remembered, for it is asked often."""
    known: dict[str, bool] = lexicon.kept("verbs of saying", dict)
    found = known.get(word)
    if found is None:
        found = known[word] = any(r.owner == "subject" and p.fullmatch(word) is not None for r, p in lexicon.cues)
    return found
