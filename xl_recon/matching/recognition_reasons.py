"""Why a line pays what it pays, or nothing: the allocation's reasons as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.allocation import Allocated
from xl_recon.matching.recognition_documents import is_paid_by
from xl_recon.matching.recognition_reading import told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.open_document import DocumentKind, OpenDocument

_NAMED = "recognise.named"
_COMBINATION = "recognise.combination"
_NAMED_BY_KIND = {
    DocumentKind.INVOICE: _NAMED,
    DocumentKind.CREDIT_NOTE: "recognise.named_credit_note",
    DocumentKind.ORDER: "recognise.named_order",
    DocumentKind.OPEN_ITEM: "recognise.named_document",
    DocumentKind.OTHER: "recognise.named_document",
}


def document_reasons(
    paid: Allocated, amount: Decimal, book: ReconciliationBook
) -> Iterator[Notice]:
    """Yield why these documents are paid; where none is, which might be meant."""
    documents = [book.documents[it.document] for it in paid.allocations]
    codes = {reason.code for reason in paid.reasons}
    yield from _by_kind(_summed_up(paid.reasons), documents)
    if _NAMED in codes:
        for document in documents:
            if not is_paid_by(document, amount):
                yield told("recognise.taken_off", document.number)
    if codes == {_NAMED} and not paid.unallocated:
        yield told("recognise.settled", "", str(len(documents)))
    if not documents:
        yield _about_proposals(paid, book)


def _summed_up(reasons: Iterable[Notice]) -> Iterator[Notice]:
    """The documents of a combination in one reason."""
    given = tuple(reasons)
    numbers = [str(reason.where) for reason in given if reason.code == _COMBINATION]
    if numbers:
        yield told(_COMBINATION, ", ".join(numbers))
    yield from (reason for reason in given if reason.code != _COMBINATION)


def _by_kind(reasons: Iterable[Notice], documents: Iterable[OpenDocument]) -> Iterator[Notice]:
    """Call a document that the text names what it is."""
    kinds = {document.number: document.kind for document in documents}
    for reason in reasons:
        kind = kinds.get(str(reason.where), DocumentKind.INVOICE)
        yield replace(reason, code=_NAMED_BY_KIND[kind]) if reason.code == _NAMED else reason


def _about_proposals(paid: Allocated, book: ReconciliationBook) -> Notice:
    numbers = [book.documents[key].number for key in paid.proposals]
    if numbers:
        return told("recognise.perhaps", "", ", ".join(numbers))
    return told("recognise.no_open_document")
