"""Documents that wait for money: invoices, credit notes, orders, open items."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is; a credit note owes the other way round."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    ORDER = "order"
    OPEN_ITEM = "open_item"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDocument:
    """A document with what is still to be paid of it.

    `residual` is signed as the payment will be: + money in closes it (our invoice, a supplier's
    credit note), - money out closes it. Nothing is left of a closed one.
    """

    key: str  # its Id in the table
    number: str
    numbering: str = ""
    kind: DocumentKind = DocumentKind.INVOICE
    date: dt.date | None = None
    due_date: dt.date | None = None
    party: str = ""  # the party's code
    currency: str = ""
    total: Decimal = Decimal(0)  # signed like the residual
    residual: Decimal = Decimal(0)
    sign: int = 1  # from the table's amounts to these; 0: nothing says who owes, so it is offered
    row: int | None = None  # place in the table's body, from 1

    @property
    def has_side(self) -> bool:
        """Whether it is known who owes; else it is offered, never paid by itself."""
        return self.sign != 0
