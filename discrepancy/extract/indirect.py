"""Indirect speech: what a verb of saying reports, what stands with "laut" or "according to", and the sentences that go on with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from discrepancy.extract.attribution import Cue
from discrepancy.extract.phrases import opens
from discrepancy.extract.reading import Read, Reading, adjectival
from discrepancy.extract.speakers import Speakers
from discrepancy.model.fact import Owner
from discrepancy.rulebook.pattern import Pattern, whole_words

_FEWEST = 3  # words of a reported clause
_CHAIN = 0.75
_CHAINED = 6  # words behind a verb that only says who told the sentence before
_EDGES = " \t\n,;:–—-\"'„“”‚‘’»«›‹()"


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch of indirect speech in one sentence: its parts without the words that say who tells it, and how it is known."""

    sentence: Read
    parts: tuple[tuple[int, int], ...]
    how: str
    owner: Owner | None


class Moods:
    """The forms of one language that show indirect speech."""

    def __init__(self, mood: str, weak: str, infinitive: str) -> None:
        self.sure: Pattern = whole_words(mood)
        self.weak: Pattern = whole_words(weak)
        self.infinitive: Pattern = whole_words(infinitive)


class Indirect:
    """Reads the indirect speech of a document, sentence by sentence in its order."""

    def __init__(self, reading: Reading, speakers: Speakers) -> None:
        self._reading = reading
        self._speakers = speakers
        data = reading.lexicon.language.quote
        self._moods = reading.lexicon.kept("moods", lambda: Moods(data.mood, data.mood_weak, data.infinitive))
        self._openers = frozenset(data.openers)
        self._subordinate = frozenset(data.subordinate)
        self._free = not data.mood  # a language without a mood for indirect speech
        self._held = False

    def of(self, sentence: Read) -> Iterator[Told]:
        """The indirect speech of a sentence; leaves behind who has the floor."""
        speakers, cues = self._speakers, self._speakers.cues[sentence.number]
        told = self._told(sentence, cues)
        before = speakers.floor.get(sentence.number - 1)
        if sentence.heading:
            speakers.floor[sentence.number] = None
            self._held = False
        elif told is None and (chained := self._chained(sentence, before)) is not None:
            told = chained
            speakers.floor[sentence.number] = before
            self._held = True
        else:
            named = [o for c in cues if (o := speakers.by_cue(c, sentence)) is not None]
            quoted = bool(sentence.quotes) and self._quoted_whole(sentence)
            speakers.floor[sentence.number] = (
                told.owner
                if told is not None and told.owner is not None
                else named[-1]
                if named
                else before
                if quoted
                else None
            )
            self._held = told is not None or bool(named) or (quoted and self._held)
        if told is not None:
            yield told

    def _quoted_whole(self, sentence: Read) -> bool:
        covered = sum(min(e, sentence.end) - max(s, sentence.start) for s, e in sentence.quotes)
        return covered * 2 >= sentence.end - sentence.start

    def _told(self, sentence: Read, cues: list[Cue]) -> Told | None:
        for cue in cues:
            if cue.rule.same_clause and not cue.rule.words_only:
                continue
            how, parts = self._reach(cue, sentence)
            parts = [part for part in (self._trimmed(sentence, *part) for part in parts) if part is not None]
            if parts and sum(len(sentence.words.text[s:e].split()) for s, e in parts) >= _FEWEST:
                return Told(sentence, tuple(parts), how, self._speakers.by_cue(cue, sentence))
        return None

    def _reach(self, cue: Cue, sentence: Read) -> tuple[str, list[tuple[int, int]]]:
        """What a cue reports: the name of the form, and its parts."""
        clause = sentence.clause_at(cue.start)
        if cue.rule.owner in ("right", "left", "self"):
            if cue.rule.owner == "right" and not self._leads(cue, sentence):
                return "", []
            start, end = self._phrase(cue, sentence)
            if opens(sentence, clause[0], cue.start) and clause[0] > sentence.start and cue.rule.owner == "right":
                following = self._object(cue, clause, sentence)
                return (
                    ("says", following)
                    if following and not self._says_before(sentence, clause)
                    else ("so", [(sentence.start, cue.start)])
                )
            return "source", [(sentence.start, start), (end, sentence.end)]
        number = sentence.clauses.index(clause)
        if number and opens(sentence, clause[0], cue.start):
            following = self._object(cue, clause, sentence)
            if following and not self._says_before(sentence, clause):
                return "says", following
            return ("said", [(sentence.start, clause[0])]) if self._reported_before(number, cue, sentence) else ("", [])
        if self._reading.lexicon.as_words.match(sentence.words.lower, clause[0]):
            return "as", [(sentence.start, clause[0]), (clause[1], sentence.end)]
        if self._free and number and self._trails(sentence, clause, cue):
            return "said", [(sentence.start, clause[0])]
        return "says", self._object(cue, clause, sentence)

    def _trails(self, sentence: Read, clause: tuple[int, int], cue: Cue) -> bool:
        """Whether a cue clause closes its sentence and reports what stands before: "The bridge will reopen, the mayor said." """
        text = sentence.words.text
        if text[: clause[0]].rstrip()[-1:] != ",":
            return False
        rest = text[cue.end : sentence.end].strip(_EDGES + ".!?")
        return len(rest.split()) <= 4 or clause[1] >= sentence.end

    def _leads(self, cue: Cue, sentence: Read) -> bool:
        """Whether words like "laut" and "nach Angaben" lead to one who tells: "machte keine Angaben" and "werden laut," do not."""
        text, lower = sentence.words.text, sentence.words.lower
        following = text[cue.end : sentence.end].lstrip()
        if not following or (following[0] in ",.;:!?" and not cue.rule.words_only):
            return False
        if not self._reading.lexicon.language.about.nouns_capitalised:
            return True
        noun = (
            text[cue.start].isupper()
            and lower[cue.start : cue.end].split()[0] not in self._reading.lexicon.prepositions
        )
        before = lower[sentence.start : cue.start].split()[-1:]
        return not noun or (bool(before) and before[0] in self._reading.lexicon.prepositions)

    def _reported_before(self, number: int, cue: Cue, sentence: Read) -> bool:
        """Whether a verb that opens its clause closes what was said: its subject follows, and no relative clause stands before it."""
        phrases = self._speakers.phrases(sentence)
        named = self._speakers.named_by(cue, sentence)
        if named is None or named.start < cue.end or not phrases:
            return False
        start, end = sentence.clauses[number - 1]
        first = sentence.words.lower[start:end].strip(_EDGES).split()[:1]
        subordinate = bool(first) and first[0] in self._subordinate and number > 1
        return not subordinate or self._says_before(sentence, sentence.clauses[number])

    def _says_before(self, sentence: Read, clause: tuple[int, int]) -> bool:
        """Whether what stands before a verb that opens its clause is itself reported: then what follows is not."""
        return bool(self._moods.sure.search(sentence.words.text, sentence.start, clause[0]))

    def _object(self, cue: Cue, clause: tuple[int, int], sentence: Read) -> list[tuple[int, int]]:
        """The reported clauses behind a verb of saying."""
        text, lower, subordinate = sentence.words.text, sentence.words.lower, self._subordinate
        if self._free:
            return self._free_object(cue, sentence)
        for start, end in sentence.clauses:
            if start < clause[1] or sentence.quoted(start):
                continue
            words = lower[start:end].strip(_EDGES).split()
            if not words:
                continue
            first = words[0]
            if first in self._openers:
                return [(start, self._until(start, sentence))]
            moody = self._moods.sure.search(text, start, end) or self._moods.weak.search(text, start, end)
            if moody and (first not in self._subordinate or first in self._articles):
                return [(start, self._until(start, sentence))]
            if len(words) > 1 and first in self._reading.lexicon.prepositions and words[1] in subordinate:
                continue  # "von denen …"
            if first not in self._subordinate and self._moods.infinitive.search(lower, start, end):
                return [(start, self._until(start, sentence))]
            if first not in self._subordinate and lower[clause[0] : start].rstrip()[-1:] == ":" and not moody:
                return []
        return []

    @property
    def _articles(self) -> tuple[str, ...]:
        return self._reading.lexicon.language.about.articles_definite

    def _free_object(self, cue: Cue, sentence: Read) -> list[tuple[int, int]]:
        """English: what follows the verb, with or without "that"."""
        text, lower = sentence.words.text, sentence.words.lower
        rest = lower[cue.end : sentence.end]
        if (
            sentence.tokens
            and sentence.tokens[0].lower in self._reading.lexicon.language.about.pointing_back
            and len(rest.split()) <= _CHAINED
        ):
            return []  # "So said the mayor."
        if sentence.quoted(cue.end + 1) or not rest.strip(_EDGES + ".!?"):
            return []
        for start, _ in sentence.clauses:
            first = lower[start:].split(None, 1)[:1]
            if start >= cue.end and first and first[0].strip(",") == "that" and start - cue.end < 80:
                return [(start, self._until(start, sentence))]
        after = text[cue.end : sentence.end].lstrip()
        if (
            not after
            or after[0] in ",.;:–—"
            or after.split()[0].lower().strip(",") in self._reading.lexicon.prepositions
        ):
            return []
        if after.split()[0].lower() in self._subordinate:
            return []
        return [(cue.end, self._until(cue.end, sentence))]

    def _until(self, start: int, sentence: Read) -> int:
        """Where reported speech ends: at the sentence's end, or before another clause that says who says something."""
        for cue in self._speakers.cues[sentence.number]:
            clause = sentence.clause_at(cue.start)
            if clause[0] > start and opens(sentence, clause[0], cue.start) and cue.rule.owner != "left":
                return clause[0]
        return sentence.end

    def _phrase(self, cue: Cue, sentence: Read) -> tuple[int, int]:
        """The words from a preposition of telling to the end of the one it names."""
        about = self._reading.lexicon.language.about
        inner = {*about.articles_definite, *about.articles_indefinite, *about.articles_genitive, *about.demonstratives}
        inner |= {*about.of_words, *about.joining, *about.place_words}
        tokens, start, end = sentence.tokens, cue.start, cue.end
        if cue.rule.owner == "left":
            for token in reversed([t for t in tokens if t.end <= cue.start]):
                touching = token.mark == "" or token.end >= cue.start - 1
                if not touching or not (
                    token.capital
                    or token.lower in inner
                    or token.lower in self._reading.lexicon.prepositions
                    or adjectival(token, self._reading.lexicon)
                ):
                    break
                start = token.start
                if token.lower in self._reading.lexicon.prepositions and token.lower not in about.of_words:
                    break
            return start, end
        capital, took = sentence.words.text[cue.start : cue.end].split()[-1][:1].isupper(), False
        for token in [t for t in tokens if t.start >= cue.end]:
            quoted = sentence.quoted(token.start)
            genitive = token.lower in about.articles_genitive or token.lower in inner
            if token.capital or quoted or token.text[:1].isdigit():
                capital = took = True
            elif (capital and not genitive) or (not genitive and not adjectival(token, self._reading.lexicon) and took):
                break
            else:
                capital = False
            end = token.end
            if "," in token.mark or ":" in token.mark or ";" in token.mark:
                break
        while end < sentence.end and sentence.words.text[end] in "“”\"»«)’‘'":
            end += 1
        return start, end

    def _trimmed(self, sentence: Read, start: int, end: int) -> tuple[int, int] | None:
        """A part without blanks and marks at its edges; None where nothing or hardly more than a quotation is left."""
        text = sentence.words.text
        while start < end and text[start] in " \t\n,;:–—-":
            start += 1
        while start < end and text[end - 1] in " \t\n,;:–—-.!?":
            end -= 1
        if start >= end:
            return None
        quoted = sum(max(min(e, end) - max(s, start), 0) for s, e in sentence.quotes)
        return (start, end) if (end - start) > quoted * 1.25 + 3 else None

    def _chained(self, sentence: Read, floor: Owner | None) -> Told | None:
        """A sentence in the mood of indirect speech that no cue of its own explains."""
        if self._free or self._quoted_whole(sentence):
            return None
        main = self._main(sentence)
        sure = self._moods.sure.search(sentence.words.text, *main) is not None
        weak = self._held and self._moods.weak.search(sentence.words.text, *main) is not None
        if not sure and not weak:
            return None
        part = self._trimmed(sentence, sentence.start, sentence.end)
        owner = Owner(floor.entity, floor.words, min(floor.confidence, _CHAIN)) if floor is not None else None
        return Told(sentence, (part,), "chain", owner) if part is not None else None

    def _main(self, sentence: Read) -> tuple[int, int]:
        """The first clause that no word opens which makes it a subordinate one."""
        lower = sentence.words.lower
        for start, end in sentence.clauses:
            first = lower[start:end].strip(_EDGES).split()[:1]
            plain = first and (first[0] in self._articles or first[0] in self._reading.lexicon.prepositions)
            if not first or plain or (first[0] not in self._subordinate and first[0] not in self._openers):
                return start, end
        return sentence.start, sentence.end
