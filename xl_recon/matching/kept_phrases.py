"""The words kept of a description, written as the text of a rule: whole phrases where it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xl_recon.matching.boilerplate import Kind
from xl_recon.matching.description_words import Word
from xl_recon.matching.folding import folded


def written(text: str, words: Sequence[Word], kept: Sequence[Word]) -> str:
    """Return the phrase of the kept words, or a rule of `+` words and phrases; "" for none.

    A phrase has what stands between its words, and beside a purpose what belongs to it.
    """
    plain = " ".join(text.split())
    phrases: list[str] = []
    for run in sorted(_phrases(text, words, kept), key=len, reverse=True):
        phrase = " ".join(run.split())
        if folded(phrase) in folded(text) and not _is_said(phrase, phrases):
            phrases.append(phrase)
    phrases.sort(key=plain.find)
    if len(phrases) <= 1:
        return "".join(phrases)
    return "+" + " ".join(f'"{phrase}"' if " " in phrase else phrase for phrase in phrases)


def _is_said(phrase: str, phrases: Iterable[str]) -> bool:
    return any(folded(phrase) in folded(other) for other in phrases)


def _phrases(text: str, words: Sequence[Word], kept: Sequence[Word]) -> Iterator[str]:
    for run in _runs(words, {word.start for word in kept}):
        wide = _widened(words, run)
        if wide.first < wide.last or words[wide.first].kind is not Kind.HALF_MATTER:
            yield text[words[wide.first].start : words[wide.last].end]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """The places of the first and the last word of a phrase."""

    first: int
    last: int


_JOINING = frozenset({Kind.LINK, Kind.JOIN})
_HALF = frozenset({Kind.MATTER, Kind.HALF_MATTER, Kind.SUBJECT})
_ADDED = frozenset({Kind.INNER, Kind.SERVICE})
_BEFORE = _HALF | _ADDED
_BEHIND = _BEFORE | {Kind.MOVEMENT, Kind.PLACE}
_INSIDE = _BEFORE | _JOINING | {Kind.LEGAL_FORM, Kind.PLACE}
_NAMING = frozenset({Kind.TELLING, Kind.NUMBER, Kind.PLACE})
_MOVEMENT = frozenset({Kind.MOVEMENT})
_LABELLED = frozenset({Kind.NUMBER, Kind.DETAIL})


def _runs(words: Sequence[Word], starts: set[int]) -> Iterator[_Run]:
    """The kept words, with what stands between them inside a name or a purpose."""
    run: _Run | None = None
    for place, word in enumerate(words):
        is_kept = word.start in starts
        joined = word.follows_on and word.kind is not Kind.NUMBER
        if run and not (joined and (is_kept or word.kind in _INSIDE)):
            yield run
            run = None
        if is_kept:
            run = _Run(first=run.first if run else place, last=place)
    if run:
        yield run


def _widened(words: Sequence[Word], run: _Run) -> _Run:
    """The run with the words beside it that belong to it."""
    if not any(word.kind in _NAMING for word in words[run.first : run.last + 1]):
        return _whole_purpose(words, run)
    if run.first == run.last:
        run = _lone_word(words, run.first)
    before = words[run.first - 1] if run.first else None
    belongs = before and before.kind is Kind.SERVICE and words[run.first].follows_on
    return _Run(first=run.first - 1, last=run.last) if belongs else run


def _lone_word(words: Sequence[Word], place: int) -> _Run:
    """It says more with its purpose before it: carte negozio. An account alone tells nothing."""
    first, last = _from(words, place, _BEFORE), _to(words, place, _ADDED)
    is_purpose = any(word.kind in _HALF for word in words[first:place])
    return _Run(
        first=first if is_purpose else place,
        last=_unlabelled(words, place, last, _ADDED),
    )


def _whole_purpose(words: Sequence[Word], run: _Run) -> _Run:
    first = _from(words, run.first, _BEFORE)
    last = _unlabelled(words, run.last, _to(words, run.last, _BEHIND), _MOVEMENT)
    if first == last and words[first].kind is Kind.HALF_MATTER:
        return _Run(first=_beside(words, first), last=last)
    return _Run(first=first, last=last)


def _beside(words: Sequence[Word], place: int) -> int:
    """The place of the first word of what half a purpose is about: par carte is about nothing."""
    if not place or words[place - 1].kind in _JOINING:
        return place
    return _from(words, place, _BEHIND | {Kind.SIDE})


def _unlabelled(words: Sequence[Word], last: int, wide: int, kinds: frozenset[Kind]) -> int:
    """The place of the last word, or of what was last before if that one labels a number."""
    after = words[wide + 1] if wide + 1 < len(words) else None
    labels = after and after.kind in _LABELLED and after.follows_on and words[wide].kind in kinds
    return last if labels else wide


def _from(words: Sequence[Word], place: int, kinds: frozenset[Kind]) -> int:
    """The place of the leftmost such word from which only such ones lead here."""
    found = place
    while place and words[place].follows_on:
        place -= 1
        if words[place].kind in kinds:
            found = place
        elif words[place].kind not in _JOINING:
            break
    return found


def _to(words: Sequence[Word], place: int, kinds: frozenset[Kind]) -> int:
    """The place of the rightmost such word to which only such ones lead from here."""
    found = place
    while place + 1 < len(words) and words[place + 1].follows_on:
        place += 1
        if words[place].kind in kinds:
            found = place
        elif words[place].kind not in _JOINING:
            break
    return found
