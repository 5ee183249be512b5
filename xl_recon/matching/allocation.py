"""Which documents a payment pays, and how much of each.

Signs are those of the payment: a document whose residual has the payment's sign is paid by it, one
of the other sign (a credit note) is taken off. Always
    amount = allocations + unallocated - surplus,
where the surplus is the sum of the adjustments of the other sign than the amount: cents paid too
much that a tolerance closes. Adjustments of the amount's own sign close what was not paid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xl_recon.matching.early_discount import early_discount
from xl_recon.matching.exact_sums import Found, unique_combination
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.party import EarlyDiscount
from xl_recon.records.reconciliation import Adjustment, Allocation

_NOTHING = Decimal(0)
_MOST_PROPOSALS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AllocationTerms:
    """When the payment came, and the differences that are allowed."""

    day: dt.date | None = None
    currency: str = ""
    tolerance: Decimal = _NOTHING
    rounding_account: str = ""
    discount: EarlyDiscount | None = None
    discount_account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocated:
    """What a payment pays, what is left of it, and the documents that might be meant."""

    allocations: tuple[Allocation, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    unallocated: Decimal
    reasons: tuple[Notice, ...] = ()
    proposals: tuple[str, ...] = ()


def allocate(
    amount: Decimal,
    named: Sequence[OpenDocument],
    others: Sequence[OpenDocument],
    terms: AllocationTerms,
) -> Allocated:
    """Return what a payment pays (spec: reconciliation, Allocation).

    `named` are the documents that the text names, in its order: they are paid, in part if need
    be. Of the `others`, open documents of the same party, only one that has exactly this residual
    or the only combination that gives the amount is paid.
    """
    usable, foreign = _usable(named, terms)
    if any(_same_side(document, amount) for document in usable):
        return _named(amount, usable, terms, foreign)
    usable, foreign_others = _usable(sorted(others, key=_age), terms)
    return _unnamed(amount, usable, terms, foreign + foreign_others)


def _usable(
    documents: Sequence[OpenDocument], terms: AllocationTerms
) -> tuple[list[OpenDocument], list[OpenDocument]]:
    """The open documents in the payment's currency, and those in another."""
    open_ = list({each.key: each for each in documents if each.residual}.values())
    same = [it for it in open_ if not _is_foreign(it, terms)]
    return same, [it for it in open_ if _is_foreign(it, terms)]


def _is_foreign(document: OpenDocument, terms: AllocationTerms) -> bool:
    own, other = terms.currency.upper(), document.currency.upper()
    return bool(own and other and own != other)


def _same_side(document: OpenDocument, amount: Decimal) -> bool:
    return (document.residual > 0) is (amount > 0)


def _named(
    amount: Decimal,
    documents: Sequence[OpenDocument],
    terms: AllocationTerms,
    foreign: Sequence[OpenDocument],
) -> Allocated:
    """Pay the documents in the text's order; credit notes only as far as they are needed."""
    debts = [document for document in documents if _same_side(document, amount)]
    credits_ = [document for document in documents if not _same_side(document, amount)]
    discounted = _discounted(amount, [*debts, *credits_], terms)
    if discounted:
        return discounted
    excess = max(_size(debts) - abs(amount), _NOTHING)
    taken_off = _shares(credits_, excess)
    rest = abs(amount) + sum((abs(it.amount) for it in taken_off), _NOTHING)
    paid = _shares(debts, rest)
    left = rest - sum((abs(it.amount) for it in paid), _NOTHING)
    allocated = Allocated(
        allocations=_in_order([*taken_off, *paid], documents),
        unallocated=left if amount > 0 else -left,
        reasons=(*map(_said("recognise.named"), debts), *_foreign_reasons(foreign)),
    )
    return _within_tolerance(allocated, debts, terms) or _told(allocated, debts)


def _size(documents: Iterable[OpenDocument]) -> Decimal:
    return sum((abs(document.residual) for document in documents), _NOTHING)


def _shares(documents: Iterable[OpenDocument], rest: Decimal) -> list[Allocation]:
    """Each document's share of `rest`, a size, until nothing is left of it."""
    shares = []
    for document in documents:
        share = min(abs(document.residual), rest)
        rest -= share
        if share:
            signed = share if document.residual > 0 else -share
            shares.append(Allocation(document=document.key, amount=signed))
    return shares


def _in_order(
    allocations: Iterable[Allocation], documents: Sequence[OpenDocument]
) -> tuple[Allocation, ...]:
    places = {document.key: place for place, document in enumerate(documents)}
    return tuple(sorted(allocations, key=lambda it: places[it.document]))


def _told(allocated: Allocated, debts: Sequence[OpenDocument]) -> Allocated:
    """The same, with what stays open or over."""
    paid = {it.document: abs(it.amount) for it in allocated.allocations}
    partial = [it for it in debts if paid.get(it.key, _NOTHING) < abs(it.residual)]
    reasons = [_said("recognise.partly_paid")(document) for document in partial]
    if allocated.unallocated:
        detail = str(abs(allocated.unallocated))
        reasons.append(Notice("recognise.remainder", "", detail, Severity.INFO))
    return replace(allocated, reasons=(*allocated.reasons, *reasons))


def _within_tolerance(
    allocated: Allocated,
    debts: Sequence[OpenDocument],
    terms: AllocationTerms,
) -> Allocated | None:
    """Close the last document where no more than the tolerance is missing or too much."""
    missing = sum((it.residual for it in debts), _NOTHING)
    paid = {it.document: it.amount for it in allocated.allocations}
    missing -= sum((paid.get(it.key, _NOTHING) for it in debts), _NOTHING)
    difference = missing - allocated.unallocated
    if not difference or abs(difference) > terms.tolerance or not terms.rounding_account:
        return None
    last = debts[-1]
    if missing and abs(missing) >= abs(last.residual):
        return None  # the last would be closed without a cent paid
    adjustment = Adjustment(
        document=last.key, amount=difference, account=terms.rounding_account, kind="tolerance"
    )
    told = Notice("recognise.tolerance", last.number, str(abs(difference)), Severity.INFO)
    return Allocated(
        allocations=allocated.allocations,
        adjustments=(adjustment,),
        unallocated=_NOTHING,
        reasons=(*allocated.reasons, told),
    )


def _discounted(
    amount: Decimal, documents: Sequence[OpenDocument], terms: AllocationTerms
) -> Allocated | None:
    """Pay all of them less their discounts, where exactly that was paid."""
    discounts = {it.key: early_discount(it, terms.day, terms.discount) for it in documents}
    off = sum(discounts.values(), _NOTHING)
    whole = sum((it.residual for it in documents), _NOTHING)
    if not off or whole - off != amount or not terms.discount_account:
        return None
    return Allocated(
        allocations=tuple(
            Allocation(document=it.key, amount=it.residual - discounts[it.key]) for it in documents
        ),
        adjustments=tuple(
            Adjustment(
                document=key, amount=discount, account=terms.discount_account, kind="discount"
            )
            for key, discount in discounts.items()
            if discount
        ),
        unallocated=_NOTHING,
        reasons=tuple(
            Notice("recognise.discount", it.number, str(abs(discounts[it.key])), Severity.INFO)
            for it in documents
        ),
    )


def _unnamed(
    amount: Decimal,
    documents: Sequence[OpenDocument],
    terms: AllocationTerms,
    foreign: Sequence[OpenDocument],
) -> Allocated:
    """Pay the only document, or the only combination, that gives the amount."""
    exact = [document for document in documents if document.residual == amount]
    reasons = list(_foreign_reasons(foreign))
    if len(exact) == 1:
        return _paid(amount, exact, "recognise.exact", reasons)
    if not exact:
        combination = unique_combination(amount, [document.residual for document in documents])
        if combination.found is Found.ONE:
            chosen = [documents[place] for place in combination.places]
            return _paid(amount, chosen, "recognise.combination", reasons)
        reasons += _combination_reasons(combination.found)
        alone = _alone(amount, documents, terms) if combination.found is Found.NONE else None
        if alone is not None:
            return replace(alone, reasons=(*alone.reasons, *reasons))
    else:
        numbers = ", ".join(sorted(document.number for document in exact))
        reasons.append(Notice("recognise.several_exact", numbers, str(len(exact))))
    ranked = _ranked(amount, documents) + _ranked(amount, foreign)
    return Allocated(
        unallocated=amount,
        reasons=tuple(reasons),
        proposals=tuple(document.key for document in ranked[:_MOST_PROPOSALS]),
    )


def _paid(
    amount: Decimal, documents: Sequence[OpenDocument], code: str, reasons: Sequence[Notice]
) -> Allocated:
    ordered = sorted(documents, key=_age)
    paid = tuple(Allocation(document=it.key, amount=it.residual) for it in ordered)
    left = amount - sum((it.amount for it in paid), _NOTHING)
    said = map(_said(code), ordered)
    return Allocated(allocations=paid, unallocated=left, reasons=(*said, *reasons))


def _alone(
    amount: Decimal, documents: Sequence[OpenDocument], terms: AllocationTerms
) -> Allocated | None:
    """The only document that a discount or the tolerance makes fit."""
    fitting = []
    for document in documents:
        if not _same_side(document, amount):
            continue
        closed = _discounted(amount, [document], terms)
        if closed is None and abs(document.residual - amount) <= terms.tolerance:
            paid = _paid_in_part(amount, document)
            closed = _within_tolerance(paid, [document], terms)
        if closed is not None:
            fitting.append(closed)
    return fitting[0] if len(fitting) == 1 else None


def _paid_in_part(amount: Decimal, document: OpenDocument) -> Allocated:
    (share,) = _shares([document], abs(amount))
    return Allocated(
        allocations=(share,),
        unallocated=amount - share.amount,
        reasons=(_said("recognise.nearly_exact")(document),),
    )


def _combination_reasons(found: Found) -> list[Notice]:
    match found:
        case Found.SEVERAL:
            return [Notice("recognise.several_combinations")]
        case Found.GAVE_UP:
            return [Notice("recognise.too_many_combinations")]
        case _:
            return []


def _ranked(amount: Decimal, documents: Sequence[OpenDocument]) -> list[OpenDocument]:
    """The documents on the payment's side: the same amount first, then the nearest."""
    own = [document for document in documents if _same_side(document, amount)]
    return sorted(own, key=lambda it: (abs(it.residual - amount), _age(it)))


def _age(document: OpenDocument) -> tuple[dt.date, dt.date, str]:
    latest = dt.date.max
    return document.due_date or document.date or latest, document.date or latest, document.key


def _said(code: str) -> Callable[[OpenDocument], Notice]:
    def notice(document: OpenDocument) -> Notice:
        return Notice(code, document.number, str(abs(document.residual)), Severity.INFO)

    return notice


def _foreign_reasons(foreign: Iterable[OpenDocument]) -> Iterable[Notice]:
    for document in foreign:
        yield Notice("recognise.other_currency", document.number, document.currency)
