"""A line as recognition looks at it, and what one level finds in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from xl_recon.matching.bank_charges import line_text
from xl_recon.matching.document_numbers import NumberHit
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.reconciliation import Allocation, StagedKind, StagedLine, Verdict

BY_HAND = -1  # a person's choice, before all levels
POS, CHARGE, TRANSFER, IBAN, NAME, TEXT, NOTHING = range(7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A line with its text and the document numbers found in it, worked out once."""

    line: StagedLine
    text: str
    hits: tuple[NumberHit, ...]

    @classmethod
    def of(cls, line: StagedLine, book: ReconciliationBook) -> Self:
        """Read a line."""
        text = line_text(line)
        hits = book.numbers.named_in(text, line.amount.amount)
        return cls(line=line, text=text, hits=book.spoken.told_apart(hits, text))

    @property
    def amount(self) -> Decimal:
        """The line's amount; money in is positive."""
        return self.line.amount.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is known of a line before documents are shared out among all lines.

    With a `verdict` nothing is left to be worked out but what a rule may do; without, the party
    is known and its documents are still to be found: those `named`, or else, unless the text
    speaks `only` of documents that cannot be paid, those that fit.
    """

    level: int
    verdict: Verdict | None = None
    kind: StagedKind | None = None
    party: str = ""
    account: str = ""
    reasons: tuple[Notice, ...] = ()
    candidates: tuple[str, ...] = ()
    named: tuple[str, ...] = ()  # keys, in the text's order
    offered: tuple[str, ...] = ()  # keys of documents that only a person can choose
    only: bool = False
    by_hand: tuple[Allocation, ...] | None = None
    other_bank: str = ""  # of an own transfer: the account on its other side
    partner: int | None = None
    for_rules: bool = True  # whether a rule may complete the line
    learns_iban: bool = False


def told(code: str, where: object = "", detail: str = "") -> Notice:
    """Return a reason."""
    return Notice(code, where, detail, Severity.INFO)


def ambiguous(
    level: int,
    code: str,
    parties: Iterable[str],
    book: ReconciliationBook,
) -> Finding:
    """Return a red line that fits several parties."""
    codes = tuple(sorted(parties))
    return Finding(
        level=level,
        verdict=Verdict.RED,
        candidates=codes,
        reasons=(told(code, "", book.names_of(codes)),),
    )
