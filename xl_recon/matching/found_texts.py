"""Where a rule's text stands in a row, in the bank's own words."""

from __future__ import annotations

from collections.abc import Iterator

from xl_recon.matching.folding import compared
from xl_recon.matching.phrases import stands_alone
from xl_recon.records.explanation import FoundText
from xl_recon.records.journal import Candidate
from xl_recon.records.rule import TextField


def found_text(text: str, field: TextField, candidate: Candidate) -> FoundText | None:
    """Return the best place of a text in a field: one where it stands alone, else the first."""
    written: str = getattr(candidate, field.value)
    phrase, row = compared(text, field), compared(written, field)
    places = list(_places(phrase, row)) if phrase else []
    if not places:
        return None
    alone = [place for place in places if stands_alone(row, place, place + len(phrase))]
    start = (alone or places)[0]
    within = _words_around(written, row, start, start + len(phrase))
    return FoundText(text=text, within=within, alone=bool(alone), field=field)


def _places(phrase: str, row: str) -> Iterator[int]:
    start = row.find(phrase)
    while start >= 0:
        yield start
        start = row.find(phrase, start + 1)


def _words_around(written: str, row: str, start: int, end: int) -> str:
    """The words a place touches, as written; as compared where these are not as many."""
    first, last = row.count(" ", 0, start), row.count(" ", 0, end)
    words, compared = written.split(), row.split()
    found = words if len(words) == len(compared) else compared
    return _trimmed(" ".join(found[first : last + 1]))


def _trimmed(words: str) -> str:
    """Without the signs around: `(EMAIL),` says no more than EMAIL."""
    letters = [place for place, letter in enumerate(words) if letter.isalnum()]
    return words[letters[0] : letters[-1] + 1] if letters else words
