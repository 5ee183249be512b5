"""What the titles say that a table's amounts must add up to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.statements.table.labels import Labelled, labelled_in
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.title_words import Said, balance_said

_TOTAL_OUT = re.compile(
    r"tot\w*( \w+)? (addebit|uscit|dare|debit|belast|soll|lastschr|ausgang|withdraw|payments|"
    r"cargo|debe|paid out|money out)|summe (soll|belast|lastschr|ausg)|(sum|total) of debits"
)
_TOTAL_IN = re.compile(
    r"tot\w*( \w+)? (accredit|entrat|avere|credit|gutschr|haben|eingang|deposit|receipts|abono|"
    r"haber|paid in|money in)|summe (haben|gutschr|eing)|(sum|total) of credits"
)
_MARKS = (".", ",")
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSums:
    """The sums that the titles tell, under either decimal mark."""

    moves: tuple[Decimal, ...] = ()  # closing less opening balance
    out: frozenset[Decimal] = frozenset()
    into: frozenset[Decimal] = frozenset()

    def moved(self, amounts: Sequence[Decimal | None]) -> bool:
        """Whether the balances in the titles prove the amounts; none at all prove nothing."""
        total = sum((amount for amount in amounts if amount), _NOTHING)
        return bool(total) and total in self.moves

    def summed(self, amounts: Sequence[Decimal | None]) -> bool:
        """Whether the totals of both directions do."""
        out = -sum((amount for amount in amounts if amount and amount < 0), _NOTHING)
        into = sum((amount for amount in amounts if amount and amount > 0), _NOTHING)
        return bool(out or into) and out in self.out and into in self.into


def told_sums(titles: Iterable[Row]) -> ToldSums:
    """Return the sums told in the rows above a table."""
    labelled = labelled_in(titles)
    return ToldSums(
        moves=tuple(move for mark in _MARKS for move in _moves(labelled, mark)),
        out=_totals(labelled, _TOTAL_OUT),
        into=_totals(labelled, _TOTAL_IN),
    )


def _moves(labelled: list[Labelled], mark: str) -> Iterable[Decimal]:
    ends = {
        said: next(
            (
                one.amount(mark)
                for one in labelled
                if balance_said(one.label) is said and one.amount(mark) is not None
            ),
            None,
        )
        for said in (Said.OPENING, Said.CLOSING)
    }
    opening, closing = ends[Said.OPENING], ends[Said.CLOSING]
    if opening is not None and closing is not None:
        yield closing - opening


def _totals(labelled: list[Labelled], words: re.Pattern[str]) -> frozenset[Decimal]:
    told = (one.amount(mark) for one in labelled if words.search(one.label) for mark in _MARKS)
    return frozenset(abs(amount) for amount in told if amount is not None)
