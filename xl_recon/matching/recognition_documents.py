"""Which documents of a party a line's text names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.matching.document_numbers import NumberHit
from xl_recon.matching.recognition_reading import Finding, Reading, told
from xl_recon.matching.reconciliation_book import ReconciliationBook
from xl_recon.records.notice import Notice
from xl_recon.records.open_document import DocumentKind, OpenDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What one number of a text comes to; `blocks`: it speaks of what cannot be paid by itself."""

    named: str = ""
    offered: tuple[str, ...] = ()
    reason: Notice | None = None
    blocks: bool = False


_NO_ANSWER = _Answer()


def with_named_documents(finding: Finding, reading: Reading, book: ReconciliationBook) -> Finding:
    """Return a finding with the documents of its party that the text names."""
    answers = [_answer(hit, finding.party, reading, book) for hit in reading.hits]
    named = _once(answer.named for answer in answers if answer.named)
    offered = _once(key for answer in answers for key in answer.offered)
    reasons = [answer.reason for answer in answers if answer.reason]
    blocked = any(answer.blocks for answer in answers) and not named
    if named and _may_be_charge(named, reading, book):
        named, offered, blocked = (), named, True
        reasons.append(told("recognise.maybe_charge"))
    unknown = "" if named or blocked else _unknown_number(finding.party, reading, book)
    if unknown:
        blocked = True
        reasons.append(told("recognise.number_unknown", unknown, book.name_of(finding.party)))
    return replace(
        finding,
        named=named,
        offered=offered,
        only=blocked,
        reasons=(*finding.reasons, *dict.fromkeys(reasons)),
    )


def live_documents(documents: Iterable[OpenDocument], amount: Decimal) -> list[OpenDocument]:
    """Return those a payment may pay or take off: open ones on its side, and credit notes.

    One of which nobody knows who owes is among them: it is to be offered.
    """
    return [it for it in documents if it.residual and (not it.has_side or fits_side(it, amount))]


def fits_side(document: OpenDocument, amount: Decimal) -> bool:
    """Whether a payment of this sign pays the document, or takes it off as a credit note."""
    return is_paid_by(document, amount) or document.kind is DocumentKind.CREDIT_NOTE


def is_paid_by(document: OpenDocument, amount: Decimal) -> bool:
    """Whether money that moves this way closes the document."""
    owed = document.residual or document.total
    return document.has_side and (owed > 0) is (amount > 0)


def is_exact(keys: Iterable[str], amount: Decimal, book: ReconciliationBook) -> bool:
    """Whether the documents together, or one of them, are just the amount."""
    residuals = [book.documents[key].residual for key in keys]
    return amount in (*residuals, sum(residuals, Decimal(0)))


def _answer(hit: NumberHit, party: str, reading: Reading, book: ReconciliationBook) -> _Answer:
    amount = reading.line.amount.amount
    documents = [book.documents[key] for key in hit.documents]
    own = [document for document in documents if document.party == party]
    if not own:
        return _of_others(documents, amount, book)
    fitting = live_documents(own, amount)
    sided = [document for document in fitting if document.has_side]
    if sided:
        return _narrowed(sided, amount)
    keys = tuple(document.key for document in fitting)
    if keys:
        reason = told("recognise.side_unknown", fitting[0].number)
        return _Answer(offered=keys, reason=reason, blocks=True)
    closed = [it for it in own if not it.residual and is_paid_by(it, amount)]
    if not closed:
        return _NO_ANSWER
    return _Answer(reason=told("recognise.closed_document", closed[0].number), blocks=True)


def _narrowed(documents: Sequence[OpenDocument], amount: Decimal) -> _Answer:
    """The document meant by a number that a party's documents share; else all are offered."""
    left = [it for it in documents if is_paid_by(it, amount)] or list(documents)
    if len(left) > 1:
        left = [it for it in left if it.residual == amount] or left
    if len(left) == 1:
        return _Answer(named=left[0].key)
    reason = told("recognise.number_fits_several", left[0].number, str(len(left)))
    return _Answer(offered=tuple(it.key for it in left), reason=reason, blocks=True)


def _of_others(
    documents: Sequence[OpenDocument], amount: Decimal, book: ReconciliationBook
) -> _Answer:
    """A number of other parties' only: it counts where one of them is owed just the amount."""
    exact = [it for it in documents if it.residual == amount]
    if not exact:
        return _NO_ANSWER
    names = book.names_of({it.party for it in exact})
    return _Answer(reason=told("recognise.document_of_other", exact[0].number, names), blocks=True)


def _unknown_number(party: str, reading: Reading, book: ReconciliationBook) -> str:
    """A number the text calls a document's that the party has not: no amount speaks against it."""
    keys = book.keys_by_party.get(party, ())
    own = [hit for hit in reading.hits if not set(keys).isdisjoint(hit.documents)]
    documents = (book.documents[key] for key in keys)
    return book.spoken.unknown(reading.text, reading.amount, own, documents)


def _may_be_charge(named: Sequence[str], reading: Reading, book: ReconciliationBook) -> bool:
    """Whether the bank may speak of its fee for paying a document, and not of the payment."""
    amount = reading.line.amount.amount
    is_small = -book.settings.charge_ceiling <= amount < 0
    return (
        is_small
        and not reading.line.iban
        and bool(book.charges.charge_word(reading.line))
        and not is_exact(named, amount, book)
    )


def _once(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
