"""The documents that a person wrote beside a line, looked up and paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.matching.allocation import Allocated, AllocationTerms, allocate
from xl_recon.matching.recognition_documents import is_paid_by
from xl_recon.matching.recognition_reading import BY_HAND, Finding, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.reconciliation import Allocation, StagedKind, StagedLine, Verdict

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the documents cannot be paid as a person wrote it."""

    reason: Notice


def refusal(reason: Notice, candidates: tuple[str, ...] = ()) -> Finding:
    """A line that stays red until a person writes something else; no rule clears it."""
    return Finding(
        level=BY_HAND,
        verdict=Verdict.RED,
        reasons=(reason,),
        candidates=candidates,
        for_rules=False,
    )


def with_chosen_documents(finding: Finding, line: StagedLine, book: ReconciliationBook) -> Finding:
    """Return a finding with the documents a person wrote, and their party where he named none."""
    chosen = []
    for written in line.choice.documents or ():
        found = _looked_up(written, finding.party, book)
        if isinstance(found, Refused):
            return refusal(found.reason)
        chosen.append(found)
    parties = {book.documents[it.document].party for it in chosen}
    if not line.choice.party:
        if len(parties) > 1:
            return refusal(told("recognise.documents_of_several", "", book.names_of(parties)))
        finding = Finding(level=BY_HAND, party="".join(parties))
    if finding.party not in book.parties:
        return refusal(told("recognise.needs_party"))
    reasons = (*finding.reasons, told("recognise.documents_by_hand"))
    others = parties - {finding.party}
    if others:
        reasons += (told("recognise.documents_of_other", "", book.names_of(others)),)
    return Finding(
        level=BY_HAND,
        kind=StagedKind.DOCUMENTS,
        party=finding.party,
        by_hand=tuple(chosen),
        reasons=reasons,
    )


def _looked_up(written: Allocation, party: str, book: ReconciliationBook) -> Allocation | Refused:
    keys = book.chosen_documents(written.document, party)
    if not keys:
        return Refused(told("recognise.no_such_document", written.document))
    if len(keys) > 1:
        return Refused(told("recognise.document_ambiguous", written.document, ", ".join(keys)))
    return replace(written, document=keys[0])


def paid_by_hand(
    chosen: Sequence[Allocation],
    documents: Mapping[str, OpenDocument],
    amount: Decimal,
    terms: AllocationTerms,
) -> Allocated | Refused:
    """Return what a line pays of the documents a person wrote, as they stand now.

    Those with an amount come first; of the others as much as fits is paid, in their order.
    """
    standing = [_on_side(documents[it.document], amount) for it in chosen]
    problem = next(_problems(chosen, standing, amount, terms), None)
    if problem:
        return Refused(problem)
    stated, fitting = _stated(chosen, standing), _fitting(chosen, standing)
    rest = amount - sum((it.amount for it in stated), _NOTHING)
    if rest and (rest > 0) is not (amount > 0):
        return Refused(told("recognise.more_than_paid", "", str(abs(rest))))
    if not rest or not fitting:
        paid = Allocated(allocations=stated, unallocated=rest, reasons=tuple(_remainder(rest)))
    else:
        fit = allocate(rest, fitting, (), terms)
        paid = replace(fit, allocations=(*stated, *fit.allocations))
    return replace(paid, reasons=tuple(_by_hand(paid, standing)))


def _stated(
    chosen: Sequence[Allocation], documents: Sequence[OpenDocument]
) -> tuple[Allocation, ...]:
    """What is paid of the documents with an amount; the sign is the document's."""
    return tuple(
        replace(it, amount=abs(it.amount) if document.residual > 0 else -abs(it.amount))
        for it, document in zip(chosen, documents, strict=True)
        if it.amount
    )


def _fitting(chosen: Sequence[Allocation], documents: Sequence[OpenDocument]) -> list[OpenDocument]:
    pairs = zip(chosen, documents, strict=True)
    return [document for it, document in pairs if not it.amount]


def _by_hand(paid: Allocated, documents: Sequence[OpenDocument]) -> Iterator[Notice]:
    """The reasons of documents that no text names: whether they are settled, or what is left."""
    yield from (reason for reason in paid.reasons if reason.code != "recognise.named")
    touched = {it.document for it in paid.allocations}
    for document in documents:
        if document.key not in touched:
            yield told("recognise.nothing_left", document.number)
    closed = {(document.key, document.residual) for document in documents}
    if closed == {(it.document, it.amount) for it in paid.allocations}:
        yield told("recognise.settled", "", str(len(documents)))


def _on_side(document: OpenDocument, amount: Decimal) -> OpenDocument:
    """A document of which nobody knows who owes stands on the side of the money that pays it."""
    if document.has_side:
        return document
    residual = abs(document.residual) if amount > 0 else -abs(document.residual)
    return replace(document, residual=residual, sign=1)


def _problems(
    chosen: Sequence[Allocation],
    documents: Sequence[OpenDocument],
    amount: Decimal,
    terms: AllocationTerms,
) -> Iterator[Notice]:
    keys = [document.key for document in documents]
    for it, document in zip(chosen, documents, strict=True):
        if keys.count(document.key) > 1:
            yield told("recognise.document_twice", document.number)
        if not document.residual:
            yield told("recognise.closed_document", document.number)
        elif abs(it.amount) > abs(document.residual):
            yield told("recognise.overpaid", document.number, str(abs(document.residual)))
        currencies = {document.currency, terms.currency} - {""}
        if len(currencies) > 1 and not it.amount:
            yield told("recognise.foreign_needs_amount", document.number, document.currency)
    if documents and not any(is_paid_by(document, amount) for document in documents):
        yield told("recognise.wrong_side", documents[0].number)


def _remainder(rest: Decimal) -> Iterator[Notice]:
    if rest:
        yield told("recognise.remainder", "", str(abs(rest)))
