"""Which quotes of a story may be versions of one utterance: candidates by shared runs of words, then whoever meets, in clusters.

The cost is linear in the number of quotes: a run or word that too many share links each only to its neighbours.
"""

from __future__ import annotations

import itertools
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from zlib import crc32

from discrepancy.model.finding import Claim
from discrepancy.model.value import Wording

_RUN = 3  # words of a run that two versions share
_LONG = 5  # letters from which a word alone may join two quotes
_STEM = 6  # letters of a word by which it is found
_FEW = 4  # words up to which a quote is found by a single word
_RUNS_CAP, _WORDS_CAP, _SPEAKER_CAP = 48, 16, 24  # quotes beyond which a run, a word, a speaker links neighbours only
_NEIGHBOURS = 4
_PLACE = 24  # bits for a quote's place
_PLACES = (1 << _PLACE) - 1
_PARTS, _FEW_VALUES = 16, 1 << 18

Meets = Callable[[Claim, Claim], bool]


def utterances(claims: Sequence[Claim], meets: Meets) -> list[tuple[Claim, ...]]:
    """The claims in clusters of versions; whoever meets nobody is left out."""
    ordered = sorted(_parts_joined(claims), key=lambda c: c.order)
    words = [c.fact.value for c in ordered if isinstance(c.fact.value, Wording)]
    speakers = [c.owner.id if c.owner is not None else "" for c in ordered]
    told = [c.fact.role == "indirect" for c in ordered]
    docs = [c.document.id for c in ordered]
    of_one = _of_one_speaker(speakers)
    pairs = set(candidates(words)) | {(a, b) for a, b in of_one if docs[a] != docs[b] and not (told[a] and told[b])}
    clusters = joined(len(ordered), (pair for pair in sorted(pairs) if meets(ordered[pair[0]], ordered[pair[1]])))
    return [tuple(ordered[n] for n in cluster) for cluster in clusters]


def candidates(words: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of quotes that share a run of words, or rare words enough; each pair once, the smaller number first."""
    same: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, wording in enumerate(words):
        same[wording.tokens].append(number)
    first = [numbers[0] for numbers in same.values()]
    for numbers in same.values():
        yield from _chain(numbers)
    runs = set(_sharing(first, lambda n: _runs(words[n]), _RUNS_CAP))
    yield from runs
    for a, b, shared in _counted(_sharing(first, lambda n: _marks(words[n]), _WORDS_CAP)):
        few = min(len(words[a].tokens), len(words[b].tokens)) <= _FEW
        if (a, b) not in runs and (shared > 1 or few):
            yield a, b


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers joined by pairs, as clusters of two and more, each in order."""
    root = list(range(count))

    def top(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b in pairs:
        x, y = top(a), top(b)
        if x != y:
            root[max(x, y)] = min(x, y)
    clusters: dict[int, list[int]] = defaultdict(list)
    for n in range(count):
        if root[n] != n or n in clusters:
            clusters[top(n)].append(n)
        else:
            clusters[n].append(n)
    return [sorted(members) for _, members in sorted(clusters.items()) if len(members) > 1]


def _runs(wording: Wording) -> Iterator[int]:
    """Runs of words as numbers."""
    tokens = wording.tokens
    for at in range(len(tokens) - _RUN + 1):
        yield hash_of(tokens[at : at + _RUN])


def _marks(wording: Wording) -> set[int]:
    """The longer words of a quote and of the clause around a fragment, as numbers."""
    tokens = wording.host or wording.tokens
    return {hash_of((t[:_STEM],)) for t in (*tokens, *wording.tokens) if len(t) >= _LONG or t[0].isdigit()} or {
        hash_of(wording.tokens)
    }


def hash_of(words: Sequence[str]) -> int:
    """A number for words that is the same in every run of the program."""
    return crc32(" ".join(words).encode())


def _sharing(numbers: Sequence[int], keys: Callable[[int], Iterable[int]], cap: int) -> Iterator[tuple[int, int]]:
    """Pairs that share a key: keys and numbers packed into one array, so that memory stays small."""
    packed = array("Q")
    for place, number in enumerate(numbers):
        packed.extend(key << _PLACE | place for key in set(keys(number)))
    run: list[int] = []
    last = -1
    for value in _in_order(packed, _PLACE):
        key = value >> _PLACE
        if key != last:
            yield from _pairs(run, cap)
            run, last = [], key
        run.append(numbers[value & _PLACES])
    yield from _pairs(run, cap)


def _counted(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each pair once, with how often it came."""
    packed = array("Q", (a << _PLACE | b for a, b in pairs))
    for value, again in groupby(_in_order(packed, _PLACE)):
        yield value >> _PLACE, value & _PLACES, sum(1 for _ in again)


def _in_order(packed: array[int], shift: int) -> Iterator[int]:
    """The values of an array, equal upper parts together: sorted part by part, for a sorted list of all would be large."""
    for part in range(_PARTS if len(packed) > _FEW_VALUES else 1):
        yield from (
            sorted(v for v in packed if (v >> shift) % _PARTS == part) if len(packed) > _FEW_VALUES else sorted(packed)
        )


def _pairs(run: Sequence[int], cap: int) -> Iterator[tuple[int, int]]:
    """Every pair of a short run; of a long one each with its next neighbours."""
    if len(run) < 2:
        return
    reach = len(run) if len(run) <= cap else _NEIGHBOURS
    for at, a in enumerate(run):
        for b in run[at + 1 : at + 1 + reach]:
            yield a, b


def _chain(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from itertools.pairwise(numbers)


def _of_one_speaker(speakers: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Quotes of one speaker: two translations share no words, short ones few."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, speaker in enumerate(speakers):
        if speaker:
            found[speaker].append(number)
    for numbers in found.values():
        yield from _pairs(numbers, _SPEAKER_CAP)


def _parts_joined(claims: Sequence[Claim]) -> list[Claim]:
    """Of the parts of one piece of indirect speech the longest stands for all."""
    best: dict[tuple[str, int, tuple[str, ...]], Claim] = {}
    others: list[Claim] = []
    for claim in claims:
        value = claim.fact.value
        if claim.fact.role != "indirect" or not isinstance(value, Wording):
            others.append(claim)
            continue
        key = (claim.document.id, claim.fact.mention.sentence, value.tokens)
        known = best.get(key)
        if known is None or len(claim.fact.mention.surface) > len(known.fact.mention.surface):
            best[key] = claim
    return others + list(best.values())
