"""Who is quoted: the cue after the marks, before them, a colon, the sentence before; else a guess that says so."""

from __future__ import annotations

from discrepancy.extract.attribution import Cue
from discrepancy.extract.phrases import Phrase, capitals_inside, first_subject, opens, phrases_of, subject_around
from discrepancy.extract.reading import Read, Reading
from discrepancy.model.fact import Owner

_SURE, _LEFT, _COLON, _CHAIN, _FLOOR, _GUESS = 0.95, 0.9, 0.9, 0.75, 0.7, 0.5
_CLOSE = 60  # characters between the closing mark and the verb after it
_AFTER_CUE = 42  # characters between a cue like "laut" and the one whom it names
_TELLING = 16  # words of a sentence that only says who told the one before


class Speakers:
    """Who speaks in a document, sentence by sentence: `floor` is who spoke last when a sentence ends."""

    def __init__(self, reading: Reading, cues: dict[int, list[Cue]]) -> None:
        self.reading = reading
        self.cues = cues
        self.floor: dict[int, Owner | None] = {}
        self._inside = capitals_inside(reading)
        self._named: dict[tuple[int, int], Phrase | None] = {}
        self._phrases: dict[int, list[Phrase]] = {}

    def phrases(self, sentence: Read) -> list[Phrase]:
        """The phrases of a sentence that may be subjects, found once."""
        known = self._phrases.get(sentence.number)
        if known is None:
            known = self._phrases[sentence.number] = phrases_of(sentence, self.reading, self._inside)
        return known

    def owner(self, phrase: Phrase | None, sentence: Read, confidence: float) -> Owner | None:
        """The speaker as a record, in the words that stand there; a news agency only passes on."""
        if phrase is None:
            return None
        entities = self.reading.entities
        if phrase.entity is not None and entities[phrase.entity].office in self.reading.lexicon.relays:
            return None
        return Owner(phrase.entity, sentence.words.text[phrase.start : phrase.end], confidence)

    def by_cue(self, cue: Cue, sentence: Read, confidence: float = _SURE) -> Owner | None:
        """Whom a cue names."""
        phrase = self.named_by(cue, sentence)
        return self.owner(phrase, sentence, confidence)

    def named_by(self, cue: Cue, sentence: Read) -> Phrase | None:
        """The words for the one whom a cue names; found once, as both quotes and indirect speech ask."""
        if cue.rule.owner == "right" and self._bare(cue, sentence):
            return None
        key = (sentence.number, cue.start)
        if key not in self._named:
            self._named[key] = self._find(cue, sentence)
        return self._named[key]

    def _bare(self, cue: Cue, sentence: Read) -> bool:
        """Whether a noun like "Angaben" stands without the preposition that makes it a cue: "mit den Worten"."""
        lower = sentence.words.lower
        if not sentence.words.text[cue.start].isupper() or cue.start == sentence.start:
            return False
        if lower[cue.start : cue.end].split()[0] in self.reading.lexicon.prepositions:
            return False
        before = lower[sentence.start : cue.start].split()[-1:]
        return not before or before[0] not in self.reading.lexicon.prepositions

    def _find(self, cue: Cue, sentence: Read) -> Phrase | None:
        if cue.rule.owner == "subject":
            return subject_around(cue.start, cue.end, sentence, self.reading, self.phrases(sentence))
        entities = self.reading.entities
        if cue.entity is not None:
            named = next((n for n, e in zip(sentence.named, sentence.entities, strict=True) if e == cue.entity), None)
            if named is not None:
                return Phrase(named.start, named.end, cue.entity)
            span = entities[cue.entity].span
            return Phrase(sentence.words.here(span.start), sentence.words.here(span.end), cue.entity)
        if cue.rule.owner == "left":
            return self._ahead(cue.start, sentence)
        if cue.rule.owner == "right":
            return self._behind(cue.end, sentence) or self._ahead(cue.start, sentence)
        return None

    def _ahead(self, start: int, sentence: Read) -> Phrase | None:
        """The last noun before a verb that tells what a paper holds: "In dem Antrag heißt es"."""
        clause = sentence.clause_at(start)
        for token in reversed([t for t in sentence.tokens if clause[0] <= t.start and t.end <= start]):
            if (
                token.capital
                and not sentence.quoted(token.start)
                and token.lower not in self.reading.lexicon.prepositions
            ):
                return Phrase(token.start, token.end, None)
        return None

    def _behind(self, end: int, sentence: Read) -> Phrase | None:
        """The first noun behind a preposition of telling."""
        for at, token in enumerate(sentence.tokens):
            if token.start < end or token.start - end > _AFTER_CUE:
                continue
            if (
                token.lower in self.reading.lexicon.subject_pronouns
                and not sentence.words.text[end : token.start].strip()
            ):
                return Phrase(token.start, token.end, None)
            if not token.capital:
                continue
            if any(mark in sentence.words.text[end : token.start] for mark in ",.:;!?"):
                return None
            last = at
            while (
                last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].capital and not sentence.tokens[last].mark
            ):
                last += 1
            return Phrase(token.start, sentence.tokens[last].end, None)
        return None

    def of_quote(self, first: Read, start: int, end: int, gaps: list[tuple[int, int]]) -> Owner | None:
        """The speaker of the quote between two offsets, with how sure that is; `gaps`: what stands between its parts."""
        last = self._holding(end - 1, first)
        for gap in gaps:
            inside = [c for c in self.cues[self._holding(gap[0], first).number] if gap[0] <= c.start < gap[1]]
            for cue in inside:
                if owner := self.by_cue(cue, self._holding(cue.start, first)):
                    return owner
        return (
            self._right(last, end)
            or self._left(first, start)
            or self._colon(first, start)
            or self._after_all(last, start, end)
            or self._told_next(last, end)
            or self._before(first, start)
        )

    def _right(self, sentence: Read, end: int) -> Owner | None:
        """„…“, sagte X."""
        text = sentence.words.text
        for cue in self.cues[sentence.number]:
            if cue.start < end or cue.start - end > _CLOSE:
                continue
            between = text[end : cue.start]
            if any(mark in between for mark in '.!?:;\n„«»“"') or between.count(",") > 1:
                return None
            if (
                cue.rule.owner == "subject"
                and len(between.strip(" ,")) > 0
                and "," in between
                and not self._as(between)
            ):
                continue
            if owner := self.by_cue(cue, sentence):
                return owner
        return None

    def _as(self, between: str) -> bool:
        """Whether the words behind the comma lead to a verb of saying: "…“, wie es in dem Papier hieß", "…,” the mayor said"."""
        return not between.lstrip(" ,").lower().startswith(tuple(f"{w} " for w in self._relatives))

    @property
    def _relatives(self) -> tuple[str, ...]:
        about = self.reading.lexicon.language.about
        return (*about.articles_definite,) if about.nouns_capitalised else ("which", "who")

    def _left(self, sentence: Read, start: int) -> Owner | None:
        """X sagte: „…“; also a verb of saying anywhere before, the nearest first."""
        for cue in reversed([c for c in self.cues[sentence.number] if c.end <= start]):
            if owner := self.by_cue(cue, sentence, _LEFT):
                return owner
        return None

    def _colon(self, sentence: Read, start: int) -> Owner | None:
        """Whoever the words before a colon speak of."""
        before = sentence.words.text[sentence.start : start].rstrip()
        if not before.endswith(":"):
            return None
        phrase = first_subject(sentence, start, self.reading, self.phrases(sentence))
        return self.owner(phrase, sentence, _COLON)

    def _after_all(self, sentence: Read, start: int, end: int) -> Owner | None:
        """A verb of saying anywhere behind."""
        for cue in self.cues[sentence.number]:
            if cue.start >= end and (owner := self.by_cue(cue, sentence, _LEFT)):
                return owner
        return None

    def _told_next(self, last: Read, end: int) -> Owner | None:
        """Whoever the next sentence says these words are from: "Das sagte X." """
        following = self.reading.sentences[last.number + 1 : last.number + 2]
        about = self.reading.lexicon.language.about
        if last.words.text[end : last.end].strip(" .") or not following or following[0].words is not last.words:
            return None
        tokens = following[0].tokens
        if not tokens or len(tokens) > _TELLING or tokens[0].lower not in (*about.pointing_back, *about.as_words):
            return None
        says = (c for c in self.cues[following[0].number] if len(tokens) > 1 and c.start == tokens[1].start)
        return next((owner for cue in says if (owner := self.by_cue(cue, following[0], _LEFT))), None)

    def _before(self, sentence: Read, start: int) -> Owner | None:
        """Without a cue: the subject of the words before it, the one who has the floor, the subject of the sentence before."""
        whole = not sentence.words.text[sentence.start : start].strip(" \"'„“”‚‘»«›‹–—-")
        if not whole:
            if (owner := self.floor.get(sentence.number - 1)) is not None and self._reported(sentence):
                return Owner(owner.entity, owner.words, _CHAIN)
            phrase = first_subject(sentence, start, self.reading, self.phrases(sentence))
            return self.owner(phrase, sentence, _GUESS)
        return self.from_before(sentence)

    def from_before(self, sentence: Read) -> Owner | None:
        """Whoever spoke in the sentence before ("Ähnlich äußert sich Ferrand."), else whom it speaks of, as a guess."""
        before = self.reading.sentences[sentence.number - 1] if sentence.number else None
        if before is None or before.words is not sentence.words or before.paragraph < sentence.paragraph - 1:
            return None
        if sentence.heading or before.heading:
            return None
        floor = self.floor.get(before.number)
        if floor is not None:
            return Owner(floor.entity, floor.words, min(floor.confidence, _FLOOR))
        phrases = self.phrases(before)
        return self.owner(phrases[0] if phrases else None, before, _GUESS)

    def _reported(self, sentence: Read) -> bool:
        return bool(self.reading.lexicon.reported.search(sentence.words.lower, sentence.start, sentence.end))

    def _holding(self, offset: int, first: Read) -> Read:
        for later in self.reading.sentences[first.number :]:
            if later.words is first.words and later.start <= offset < later.end:
                return later
            if later.start > offset and later.words is first.words:
                break
        return first


def stands_alone(sentence: Read, start: int) -> bool:
    """Whether nothing stands before an offset in its sentence."""
    return opens(sentence, sentence.start, start)
