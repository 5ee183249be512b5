"""Many phrases looked for in one pass over a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

try:
    from ahocorasick_rs import AhoCorasick
except ImportError:  # no wheel for Windows on ARM
    HAS_AUTOMATON = False
else:
    HAS_AUTOMATON = True

# A hit is the phrase's place in the list, where it begins in the text and where it ends. Bare
# tuples, as the automaton makes them: wrapping some ten for each of a million rows would cost
# more than finding them.
Hit = tuple[int, int, int]
Finder = Callable[[str], Sequence[Hit]]

_SEED = 4  # characters by which the plain finder knows that a phrase may begin here


def finder(phrases: Sequence[str]) -> Finder:
    """Return the fastest search for these folded phrases that this machine has."""
    return automaton_finder(phrases) if HAS_AUTOMATON else plain_finder(phrases)


def automaton_finder(phrases: Sequence[str]) -> Finder:
    """Return a search by ahocorasick-rs; overlapping hits are all told."""
    search = AhoCorasick(list(phrases)).find_matches_as_indexes

    return lambda text: search(text, True)


def plain_finder(phrases: Sequence[str]) -> Finder:
    """Return a search in plain Python.

    Phrases are filed under their first characters. For each place of the text only as many
    comparisons are made as there are lengths of phrases, however many the phrases.
    """
    number = {phrase: place for place, phrase in enumerate(phrases)}
    lengths = _lengths_by_seed(phrases)
    sizes = sorted({len(seed) for seed in lengths})

    def hits(text: str) -> Sequence[Hit]:
        return [
            (number[text[start : start + length]], start, start + length)
            for start, length in _places(text, sizes, lengths)
            if text[start : start + length] in number
        ]

    return hits


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether what stands there is no part of a longer word.

    >>> stands_alone("ail ticino", 0, 3), stands_alone("email", 2, 5)
    (True, False)
    """
    return not (
        (text[end : end + 1].isalnum() and text[end - 1].isalnum())
        or (text[max(start - 1, 0) : start].isalnum() and text[start].isalnum())
    )


def _lengths_by_seed(phrases: Sequence[str]) -> dict[str, tuple[int, ...]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        lengths[phrase[:_SEED]].add(len(phrase))
    return {seed: tuple(sorted(found)) for seed, found in lengths.items()}


def _places(
    text: str, sizes: Sequence[int], lengths: dict[str, tuple[int, ...]]
) -> Iterator[tuple[int, int]]:
    for size in sizes:
        for start in range(len(text) - size + 1):
            seed = text[start : start + size]
            if seed in lengths:
                for length in lengths[seed]:
                    yield start, length
