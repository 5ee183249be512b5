"""The documents shared out among all lines, in phases: what is surest goes first.

By hand; then those that texts name; then the only one with just the amount; then the only
combination. Inside a phase the lines come in their canonical order, so that the order of rows
makes no difference. What one line pays is no longer open for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.allocation import Allocated, AllocationTerms, allocate
from xl_recon.matching.document_choices import Refused, paid_by_hand
from xl_recon.matching.line_order import canonical_order
from xl_recon.matching.recognition_documents import fits_side, is_paid_by
from xl_recon.matching.recognition_reading import Finding, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.reconciliation import StagedLine

Paid = Allocated | Refused | None

_MOST_PROPOSALS = 5


def paid_lines(
    lines: Sequence[StagedLine], findings: Sequence[Finding], book: ReconciliationBook
) -> list[Paid]:
    """Return what each line pays; None where no document is looked for."""
    sharing = _Sharing(lines, findings, book)
    order = [at for at in canonical_order(lines) if findings[at].verdict is None]
    for phase in (sharing.by_hand, sharing.named, sharing.exact, sharing.rest):
        for at in order:
            if sharing.paid[at] is None:
                sharing.settle(at, phase(at))
    return sharing.paid


class _Sharing:
    """What is still open of each document while the lines come one after the other."""

    def __init__(
        self, lines: Sequence[StagedLine], findings: Sequence[Finding], book: ReconciliationBook
    ) -> None:
        self._lines, self._findings, self._book = lines, findings, book
        self._now: dict[str, OpenDocument] = dict(book.documents)
        self.paid: list[Paid] = [None] * len(lines)

    def settle(self, at: int, paid: Paid) -> None:
        """Keep what a line pays, and take it off the documents."""
        self.paid[at] = paid
        if not isinstance(paid, Allocated):
            return
        for allocation in paid.allocations:
            self._take_off(allocation.document, allocation.amount)
        for adjustment in paid.adjustments:
            self._take_off(adjustment.document, adjustment.amount)

    def _take_off(self, key: str, amount: Decimal) -> None:
        document = self._now[key]
        if document.has_side and (amount > 0) is not (document.residual > 0):
            return  # cents paid too much: the document is closed without them
        left = abs(document.residual) - abs(amount)
        residual = left if document.residual > 0 else -left
        self._now[key] = replace(document, residual=residual)

    def by_hand(self, at: int) -> Paid:
        """Phase 1: what a person wrote."""
        chosen = self._findings[at].by_hand
        if chosen is None:
            return None
        return paid_by_hand(chosen, self._now, self._amount(at), self._terms(at))

    def named(self, at: int) -> Paid:
        """Phase 2: what the text names, as far as it is still open."""
        finding, amount = self._findings[at], self._amount(at)
        named = [self._now[key] for key in finding.named]
        if any(document.residual and is_paid_by(document, amount) for document in named):
            return allocate(amount, named, (), self._terms(at))
        if not finding.only and not named:
            return None
        closed = [told("recognise.closed_meanwhile", it.number) for it in named if not it.residual]
        return self._offering(at, Allocated(unallocated=amount, reasons=tuple(closed)))

    def exact(self, at: int) -> Paid:
        """Phase 3: the only document of the party that has just this residual."""
        amount, others = self._amount(at), self._others(at)
        exact = [document for document in others if document.residual == amount]
        paid = allocate(amount, (), exact, self._terms(at)) if exact else None
        return paid if paid and paid.allocations else None

    def rest(self, at: int) -> Paid:
        """Phase 4: the only combination, or nothing but proposals."""
        paid = allocate(self._amount(at), (), self._others(at), self._terms(at))
        return paid if paid.allocations else self._offering(at, paid)

    def _offering(self, at: int, paid: Allocated) -> Allocated:
        """The same, with documents that only a person can choose."""
        sure = (*self._findings[at].offered, *paid.proposals)
        offered = (*sure, *self._without_side(at), *self._nearest(at))
        return replace(paid, proposals=tuple(dict.fromkeys(offered))[:_MOST_PROPOSALS])

    def _others(self, at: int) -> list[OpenDocument]:
        amount = self._amount(at)
        return [it for it in self._open(at) if it.has_side and fits_side(it, amount)]

    def _nearest(self, at: int) -> list[str]:
        """The documents that the line could pay, the nearest amount first."""
        amount = self._amount(at)
        own = [it for it in self._others(at) if is_paid_by(it, amount)]
        own.sort(key=lambda it: (abs(it.residual - amount), it.key))
        return [it.key for it in own]

    def _without_side(self, at: int) -> list[str]:
        return [it.key for it in self._open(at) if not it.has_side]

    def _open(self, at: int) -> Iterable[OpenDocument]:
        keys = self._book.keys_by_party.get(self._findings[at].party, ())
        return (document for document in map(self._now.__getitem__, keys) if document.residual)

    def _amount(self, at: int) -> Decimal:
        return self._lines[at].amount.amount

    def _terms(self, at: int) -> AllocationTerms:
        settings, line = self._book.settings, self._lines[at]
        party = self._book.parties[self._findings[at].party]
        tolerance = settings.tolerance if party.tolerance is None else party.tolerance
        return AllocationTerms(
            day=line.date,
            currency=line.amount.currency,
            tolerance=tolerance,
            rounding_account=settings.rounding_account,
            discount=party.discount,
            discount_account=settings.discount_account,
        )
