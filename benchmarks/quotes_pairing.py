"""How fast quotes are found and paired: `python benchmarks/quotes_pairing.py [--quotes N] [--sentences N]`.

Pairs generated quotes: a tenth are versions of another (cut, or with a word changed), words drawn as text draws them.
Prints the seconds of the processor, the share of versions found, and the peak of memory. Then sentences a second for quotes and
attribution alone (marks, cues, speakers, indirect speech), on generated reports whose names and sentences are already read.
"""

from __future__ import annotations

import argparse
import random
import resource
import time

from discrepancy.extract.attribution import cues_of
from discrepancy.extract.discourse import reading_of
from discrepancy.extract.indirect import Indirect
from discrepancy.extract.mentions import Place
from discrepancy.extract.quoting import spoken
from discrepancy.extract.reading import Reading
from discrepancy.extract.speakers import Speakers
from discrepancy.group.utterances import candidates, joined
from discrepancy.kinds.base import Text
from discrepancy.kinds.quote import QUOTE
from discrepancy.model.document import Document
from discrepancy.model.value import Wording
from discrepancy.rulebook.load import load
from discrepancy.text.lexicon import Lexicon
from discrepancy.text.names import NameReader

_VERSIONS = 10  # every so manieth quote is a version of one before
_SEED = 20
_SYLLABLES = ("ba", "del", "ki", "lor", "mun", "ra", "sen", "to", "ver", "wi", "gan", "he", "stu", "per", "nal")
_SAID = ("sagte", "erklärte", "betonte", "meinte")


def vocabulary(rng: random.Random, size: int) -> list[str]:
    """Invented words; the first ones are short and drawn most."""
    words = {"".join(rng.choices(_SYLLABLES, k=1 + n // (size // 3))) for n in range(size * 2)}
    return sorted(words, key=lambda w: (len(w), w))[:size]


def quotes(number: int) -> tuple[list[Wording], set[tuple[int, int]]]:
    """Generated quotes, and which are versions of each other."""
    rng = random.Random(_SEED)
    words = vocabulary(rng, 60_000)
    weights = [1 / (n + 4) for n in range(len(words))]
    drawn = iter(rng.choices(words, weights, k=number * 16))
    made: list[Wording] = []
    same: set[tuple[int, int]] = set()
    for n in range(number):
        if n % _VERSIONS == 1 and n > _VERSIONS:
            known = rng.randrange(len(made))
            tokens = list(made[known].tokens)
            if rng.random() < 0.5 and len(tokens) > 8:
                tokens = tokens[: len(tokens) - 3]
            else:
                tokens[rng.randrange(len(tokens))] = next(drawn)
            same.add((known, n))
        else:
            tokens = [next(drawn) for _ in range(rng.randint(4, 15))]
        made.append(Wording("", tuple(tokens)))
    return made, same


def pairing(number: int) -> None:
    """Measures candidates and clusters."""
    made, same = quotes(number)
    start = time.process_time()
    found = 0
    linked: set[tuple[int, int]] = set()
    for pair in candidates(made):
        found += 1
        if pair in same:
            linked.add(pair)
    clusters = joined(number, linked)
    taken = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{number} quotes: {taken:.1f} s, {found} candidates, {len(linked) / len(same):.3f} of the versions among them, "
        f"{len(clusters)} clusters, {peak:.0f} MB at most"
    )


def report(rng: random.Random, sentences: int) -> str:
    """A generated report: a third quotes, a third indirect speech, a third neither."""
    lines = []
    for n in range(sentences):
        noun, verb = rng.choice(("Brücke", "Halle", "Schule", "Straße")), rng.choice(_SAID)
        lines.append(
            (
                f"„Wir bauen die {noun} noch heuer und sperren dafür den Platz“, {verb} Bürgermeisterin Ida Prantl.",
                f"Die {noun} sei in keinem guten Zustand und müsse erneuert werden, {verb} Stadtrat Paul Egger am Montag.",
                f"Die {noun} wurde vor dreißig Jahren gebaut und seither von vielen Menschen im Ort genutzt.",
            )[n % 3]
        )
    return "\n".join(" ".join(lines[n : n + 4]) for n in range(0, len(lines), 4))


def sentences(number: int) -> None:
    """Measures quotes and attribution alone, names and sentences being read before."""
    lexicon = Lexicon(load(), "de")
    rng, reader = random.Random(_SEED), NameReader(lexicon)
    read = [
        reading_of(Document(id=str(n), text=report(rng, 60), lang="de"), lexicon, reader) for n in range(number // 60)
    ]
    total = sum(len(r.sentences) for r in read)
    for reading in read[:3]:
        _spoken(reading, lexicon)
    start = time.process_time()
    facts = sum(_spoken(reading, lexicon) for reading in read)
    taken = time.process_time() - start
    print(f"{total} sentences, {facts} quotes: {total / taken:.0f} sentences/s for quotes and attribution")


def _spoken(reading: Reading, lexicon: Lexicon) -> int:
    words = reading.sentences[0].words
    content = [(words.here(span.start), words.here(span.end)) for span in reading.content]
    text = Text(words, content, [(s.start, s.end, s.heading) for s in reading.sentences], [])
    starts = {s.start: s for s in reading.sentences}
    places = []
    for one in QUOTE.find(text, lexicon):
        holding = max(start for start in starts if start <= one.start)
        places.append(Place("quote", one, starts[holding]))
    speakers = Speakers(reading, {s.number: cues_of(s, reading) for s in reading.sentences})
    return len(spoken(places, reading, speakers, Indirect(reading, speakers)))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=400_000)
    parser.add_argument("--sentences", type=int, default=6_000)
    given = parser.parse_args()
    sentences(given.sentences)
    pairing(given.quotes)


if __name__ == "__main__":
    main()
