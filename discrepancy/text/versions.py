"""Two versions of one utterance laid side by side: how much of them is one, and what lies between."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from discrepancy.model.value import Wording
from discrepancy.rulebook.pattern import compiled
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.senses import Change, Senses
from discrepancy.text.wording import wordings_of

_LONGEST = 400  # tokens of a version that are aligned
_FAR = 5  # words of the longer version within which a small word still belongs to what is aligned
_SENTENCES, _HALF_WAY = (
    60,
    0.3,
)  # words of two versions, and their aligned share, from which single words are laid beside each other
_TELLING = 0.5  # weight from which a word is one of content
_PIECE = compiled(r"[,.;:!?–—…]+")
_GAP = compiled(r"\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|…|\.{3}")


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between two versions.

    `mass`: the share of the shorter side's weight that is aligned; `other`: of the longer side's. `content`: words of content that
    both share. `turned`: what turns the sense, "" where nothing does. `part`: the shorter one stands in the longer one as it is,
    or with its gaps marked.
    """

    mass: float
    other: float
    content: int
    turned: str
    part: bool


NOTHING = Between(0.0, 0.0, 0, "", part=False)


class Versions:
    """Comparing for one language."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._wordings = wordings_of(lexicon)
        self.senses = Senses(self._wordings)
        self._shifted = frozenset(lexicon.language.quote.shifted)
        self._conjunctions = frozenset((*lexicon.language.about.joining, *lexicon.language.quote.contrasts))
        self._led = frozenset((*lexicon.language.about.prepositions, *lexicon.language.about.oblique))

    def direct(self, first: Wording, second: Wording) -> Between:
        """Two direct quotes, token by token on stems, in their order."""
        if (len(first.tokens), first.printed) > (len(second.tokens), second.printed):
            first, second = second, first
        a, b = first.tokens[:_LONGEST], second.tokens[:_LONGEST]
        keys = self._keys(a), self._keys(b)
        blocks = [m for m in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks() if m.size]
        blocks = self._near(blocks, a)
        if not blocks:
            return NOTHING
        weights = [self._wordings.weight(t) for t in a], [self._wordings.weight(t) for t in b]
        shared = sum(sum(weights[0][m.a : m.a + m.size]) for m in blocks)
        content = sum(w >= _TELLING for m in blocks for w in weights[0][m.a : m.a + m.size])
        changes = self._changes(a, b, blocks)
        window = (blocks[0].b, blocks[-1].b + blocks[-1].size)
        whole = blocks[0].a == 0 and blocks[-1].a + blocks[-1].size == len(a)
        gapped = whole and all(not c.mine for c in changes) and self._gaps_marked(first, len(blocks))
        part = whole and (len(blocks) == 1 or gapped)
        turned = self.senses.turned([c for c in changes if c.mine or not gapped])
        if not turned and whole:
            turned = self._cut(second, b, window)
        if not turned and sorted(keys[0]) == sorted(keys[1]) and keys[0] != keys[1]:
            turned = self._swapped(a, b, first)
        part = (
            part
            and len(a) < len(b)
            and not any(x != y for x, y in zip(a, b[window[0] : window[1]], strict=False) if not gapped)
        )
        kin = sum(self._wordings.weight(w) / 2 for c in changes if self.senses.kin(c) for w in c.mine)
        shared += kin
        if sorted(keys[0]) == sorted(keys[1]):
            shared = sum(weights[0])  # the same words in another order
        return Between(shared / (sum(weights[0]) or 1), shared / (sum(weights[1]) or 1), content, turned, part)

    def reported(self, direct: Sequence[str], told: Sequence[str], figures: bool = True) -> Between:
        """Direct against indirect speech, or two of the latter: words without their order, person and mood undone."""
        a, b = self._bag(direct), self._bag(told)
        if not a or not b:
            return NOTHING
        shared = a.keys() & b.keys()
        weight = self._wordings.weight
        masses = [sum(weight(w) for w in bag.values()) for bag in (a, b)]
        common = sum(min(weight(a[k]), weight(b[k])) for k in shared)
        content = sum(weight(a[k]) >= _TELLING for k in shared)
        near = len(a) + len(b) <= _SENTENCES and common / min(masses) >= _HALF_WAY
        lacking = [a[k] for k in a if k not in b], [b[k] for k in b if k not in a]
        for mine, theirs in itertools.product(*lacking) if near else ():
            if self.senses.kin(Change((mine,), (theirs,))):
                common += min(weight(mine), weight(theirs)) / 2
                content += 1
        raw = (
            (self._raw(direct), self._window(a, told))
            if masses[0] <= masses[1]
            else (self._window(b, direct), self._raw(told))
        )
        turned = self.senses.turned([Change(tuple(raw[0]), tuple(raw[1]))], reported=True, figures=figures)
        return Between(min(common / min(masses), 1.0), min(common / max(masses), 1.0), content, turned, part=False)

    def says_translated(self, sentence: str) -> bool:
        """Whether a sentence says that words were said in another language."""
        lower = sentence.lower()
        return any(words in lower for words in self._lexicon.language.quote.translated)

    def stands_in(self, fragment: Wording, longer: Wording) -> bool:
        """Whether a fragment stands in a longer quote and depends on the same word there: „eng“ and "zusammenarbeiten"."""
        keys, other = self._keys(fragment.tokens), self._keys(longer.tokens)
        places = [n for n in range(len(other) - len(keys) + 1) if other[n : n + len(keys)] == keys]
        if not places or not fragment.host:
            return False
        governing = self._governing(fragment.host, fragment.at, len(fragment.tokens))
        for place in places:
            after = other[place + len(keys) :]
            before = other[:place]
            if any(word in after[:4] or word in before[-3:] for word in governing):
                return True
        return False

    def contains(self, fragment: Wording, longer: Wording) -> bool:
        """Whether the words of a fragment stand together in a longer version."""
        keys, other = self._keys(fragment.tokens), self._keys(longer.tokens)
        return any(other[n : n + len(keys)] == keys for n in range(len(other) - len(keys) + 1))

    def content(self, tokens: Sequence[str]) -> int:
        """How many words of content there are."""
        return sum(self._wordings.weight(t) >= _TELLING for t in tokens)

    def skeleton(self, first: Wording, second: Wording) -> float:
        """How alike two sentences are in their small words alone, in order: two translations of one sentence are."""
        small = [[t for t in w.tokens if self._wordings.weight(t) < 0.6] for w in (first, second)]
        if not small[0] or not small[1] or abs(len(first.tokens) - len(second.tokens)) > 3:
            return 0.0
        return float(SequenceMatcher(None, small[0], small[1], autojunk=False).ratio())

    def _governing(self, host: Sequence[str], at: int, size: int) -> list[str]:
        """The words of content that a fragment may depend on in its clause: behind it, and right before it."""
        weight = self._wordings.weight
        behind = [t for t in host[at + size :] if weight(t) >= 0.8]
        before = [t for t in host[max(at - 2, 0) : at] if weight(t) >= 0.8]
        last = host[-1:] if len(host) > at + size else ()
        return [self._wordings.stem(t) for t in (*behind[:3], *last, *before)]

    def _keys(self, tokens: Sequence[str]) -> list[str]:
        return [self._wordings.stem(t) for t in tokens]

    def _changes(self, a: Sequence[str], b: Sequence[str], blocks: Sequence[Match]) -> list[Change]:
        """What differs inside the aligned window, and at the shorter side's own ends."""
        changes: list[Change] = []
        for before, after in itertools.pairwise(blocks):
            mine = tuple(a[before.a + before.size : after.a])
            theirs = tuple(b[before.b + before.size : after.b])
            if mine or theirs:
                changes.append(Change(mine, theirs))
        for m in blocks:
            start_a, start_b, size = m.a, m.b, m.size
            changes += [
                Change((a[start_a + i],), (b[start_b + i],)) for i in range(size) if a[start_a + i] != b[start_b + i]
            ]
        first, last = blocks[0], blocks[-1]
        head, tail = tuple(a[: first.a]), tuple(a[last.a + last.size :])
        if head:
            changes.append(Change(head, tuple(b[max(first.b - len(head) - 1, 0) : first.b])))
        if tail:
            changes.append(Change(tail, tuple(b[last.b + last.size :][: len(tail) + 1])))
        return changes

    def _near(self, blocks: list[Match], a: Sequence[str]) -> list[Match]:
        """The blocks without small words at the ends that are aligned far away: the window is where the versions meet."""
        weight = self._wordings.weight
        while len(blocks) > 1:
            for end, beside in ((0, 1), (-1, -2)):
                edge, near = blocks[end], blocks[beside]
                gap = abs(near.b - edge.b) - (edge.size if end == 0 else near.size)
                if gap > _FAR and sum(weight(t) for t in a[edge.a : edge.a + edge.size]) < 1:
                    del blocks[end]
                    break
            else:
                return blocks
        return blocks

    def _gaps_marked(self, shorter: Wording, blocks: int) -> bool:
        """Whether a version marks what it leaves out."""
        return len(_GAP.findall(shorter.printed)) >= blocks - 1 > 0

    def _cut(self, longer: Wording, b: Sequence[str], window: tuple[int, int]) -> str:
        """Whether what is cut off turns the sense: a condition, or what negates, hedges or limits in the clause that is kept."""
        numbers = self._clauses(longer, b)
        start, end = window
        if start > 0:
            same = [t for n, t in zip(numbers[:start], b[:start], strict=True) if n == numbers[start]]
            earlier = [t for n, t in zip(numbers[:start], b[:start], strict=True) if n == numbers[start] - 1]
            if self.senses.restricts(same) or (earlier and not same and earlier[0] in self.senses.conditions):
                return "cut"
            if b[start] in self._openers and self.senses.negations(earlier):
                return "cut"
            if same and same[0] in self._openers and self.senses.negations(earlier):
                return "cut"
        if end < len(b):
            same = [t for n, t in zip(numbers[end:], b[end:], strict=True) if n == numbers[end - 1]]
            later = [t for n, t in zip(numbers[end:], b[end:], strict=True) if n == numbers[end - 1] + 1]
            if self.senses.restricts(same) or any(t in self.senses.conditions for t in same[:1]):
                return "cut"
            lead = later[:2]
            if not same and any(t in self.senses.conditions for t in lead):
                return "cut"
            if not same and lead and lead[0] in self.senses.contrasts and self.senses.restricts(later):
                return "cut"
        return ""

    @property
    def _openers(self) -> tuple[str, ...]:
        return self._lexicon.language.quote.openers

    def _clauses(self, wording: Wording, tokens: Sequence[str]) -> list[int]:
        """For each token the number of its clause; all one where marks and folding do not go together."""
        numbers: list[int] = []
        for number, piece in enumerate(_PIECE.split(wording.printed)):
            numbers += [number * 10] * len(self._wordings.tokens(piece))
        if len(numbers) < len(tokens):
            numbers = [0] * len(tokens)
        numbers = numbers[: len(tokens)]
        found, step = [], 0
        for at, token in enumerate(tokens):
            opened = at and (
                numbers[at] != numbers[at - 1] or token in self._conjunctions or token in self.senses.conditions
            )
            step += bool(opened and (numbers[at] != numbers[at - 1] or tokens[at - 1] not in self._conjunctions))
            found.append(step)
        return found

    def _swapped(self, a: Sequence[str], b: Sequence[str], printed: Wording) -> str:
        """Whether two nouns have changed places: "Russland droht der Ukraine". What moves with its preposition is only moved."""
        nouns = {w.lower() for w in printed.printed.split() if w[:1].isupper()} if self._capitals else None
        weight = self._wordings.weight
        told = [t for t in a if (t in nouns if nouns is not None else weight(t) >= 0.6)]
        told = [t for t in told if a.count(t) == 1 and b.count(t) == 1 and weight(t) >= _TELLING]
        for x, y in itertools.combinations(told, 2):
            if (a.index(x) < a.index(y)) == (b.index(x) < b.index(y)):
                continue
            led = [[v[v.index(w) - 1] if v.index(w) else "" for w in (x, y)] for v in (a, b)]
            moved = any(led[0][i] == led[1][i] and led[0][i] in self._led for i in (0, 1))
            if not moved and abs(a.index(x) - a.index(y)) > 1:
                return "swapped"
        return ""

    @property
    def _capitals(self) -> bool:
        return self._lexicon.language.about.nouns_capitalised

    def _bag(self, tokens: Sequence[str]) -> dict[str, str]:
        """The words that count between direct and indirect speech, by their stems."""
        return {self._wordings.stem(t): t for t in tokens[:_LONGEST] if t not in self._shifted}

    def _raw(self, tokens: Sequence[str]) -> list[str]:
        return [t for t in tokens[:_LONGEST] if t not in self._shifted]

    def _window(self, short: dict[str, str], longer: Sequence[str]) -> list[str]:
        """The stretch of a longer version from the first to the last word of content that the shorter one has."""
        tokens = self._raw(longer)
        telling = [
            n for n, t in enumerate(tokens) if self._wordings.stem(t) in short and self._wordings.weight(t) >= _TELLING
        ]
        if not telling:
            return tokens
        return tokens[max(telling[0] - 2, 0) : telling[-1] + 3]


def versions_of(lexicon: Lexicon) -> Versions:
    """The comparing of a language, made once."""
    return lexicon.kept("versions", lambda: Versions(lexicon))
