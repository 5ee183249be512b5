"""One field of the journal's rows, with all that the rules look for in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from xl_recon.matching.folding import compared
from xl_recon.matching.numbering import FieldPhrases
from xl_recon.matching.phrases import Finder, Hit
from xl_recon.records.journal import Candidate

# A text as it is compared and the hits in it: bare, as hits are, for they come by the million.
Reading = tuple[str, Sequence[Hit]]


class FieldSearch:
    """The search for the phrases of one field."""

    __slots__ = ("_field", "_first", "hits")

    def __init__(self, asked: FieldPhrases, search: Callable[[Sequence[str]], Finder]) -> None:
        self._field = asked.field
        self._first = asked.first
        self.hits = search(asked.phrases)  # numbered from 0

    def reading(self, candidate: Candidate) -> Reading:
        """The field's text and what stands in it, by the numbers of all fields."""
        text = compared(getattr(candidate, self._field), self._field)
        return text, [(number + self._first, start, end) for number, start, end in self.hits(text)]
