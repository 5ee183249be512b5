"""What a line is booked against: the party's account, by what the money is for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from xl_recon.records.open_document import DocumentKind, OpenDocument
from xl_recon.records.party import Party


def party_account(party: Party | None, amount: Decimal) -> str:
    """The account of a payment that no document explains: a customer's money comes in.

    Money to one who only buys is given back to him, and the other way round.
    """
    if party is None:
        return ""
    as_customer = amount > 0 if party.is_customer is party.is_supplier else party.is_customer
    return party.customer_account if as_customer else party.supplier_account


def documents_account(
    party: Party | None, documents: Sequence[OpenDocument], amount: Decimal
) -> str:
    """The account on which the paid documents stand: what we issued is a customer's."""
    paid = [it for it in documents if it.has_side]
    if party is None or not paid:
        return party_account(party, amount)
    main = next((it for it in paid if (it.total > 0) is (amount > 0)), paid[0])
    is_issued = (main.total > 0) is not (main.kind is DocumentKind.CREDIT_NOTE)
    return party.customer_account if is_issued else party.supplier_account
