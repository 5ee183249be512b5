"""Customers, suppliers and their open documents, read from their tables."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from xl_recon.records.open_document import DocumentKind, OpenDocument
from xl_recon.records.party import EarlyDiscount, Party
from xl_recon.workbook.tables import Table, fold

_NOTHING = Decimal(0)
_DISCOUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s*%\D*(\d+)")
_KINDS = {
    "fattura": DocumentKind.INVOICE,
    "notadicredito": DocumentKind.CREDIT_NOTE,
    "ordine": DocumentKind.ORDER,
    "partitaaperta": DocumentKind.OPEN_ITEM,
}
_ISSUED, _RECEIVED = "emessa", "ricevuta"
_CLOSED = {"chiuso", "annullato"}
_PARTY_FIELDS = (
    "code", "name", "kind", "aliases", "vat_number", "fiscal_code", "ibans", "customer_account",
    "supplier_account", "discount",
)  # fmt: skip
_DOCUMENT_FIELDS = (
    "key", "kind", "number", "numbering", "date", "party", "due_date", "currency", "total",
    "amount_due", "direction", "status",
)  # fmt: skip


def parties(table: Table) -> tuple[Party, ...]:
    """Return the parties that have a code or a name, in table order."""
    columns = table.columns((*_PARTY_FIELDS, "tolerance"), strict=False)
    texts = zip(*(columns.column(name) for name in _PARTY_FIELDS), strict=True)
    tolerances = columns.column("tolerance")
    return tuple(
        _party([str(cell or "").strip() for cell in cells], tolerances[row - 1], row)
        for row, cells in enumerate(texts, 1)
        if any(str(cell or "").strip() for cell in cells[:2])
    )


def _party(cells: Sequence[str], tolerance: object, row: int) -> Party:
    code, name, kind, aliases, vat, fiscal, ibans, customer, supplier, discount = cells
    is_customer, is_supplier = _sides(kind, customer, supplier)
    return Party(
        code=code or name,
        name=name or code,
        aliases=_several(aliases),
        ibans=tuple("".join(iban.split()).upper() for iban in _several(ibans)),
        written_ibans=ibans,
        vat_number=vat,
        fiscal_code=fiscal,
        is_customer=is_customer,
        is_supplier=is_supplier,
        customer_account=customer,
        supplier_account=supplier,
        discount=_discount(discount),
        tolerance=tolerance if isinstance(tolerance, Decimal) else None,
        row=row,
    )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _sides(kind: str, customer: str, supplier: str) -> tuple[bool, bool]:
    """Whether it buys and whether it sells; where no word says so, the accounts do."""
    word = fold(kind)
    if word in ("cliente", "fornitore"):
        return word == "cliente", word == "fornitore"
    if not word and bool(customer) is not bool(supplier):
        return bool(customer), bool(supplier)
    return True, True


def _discount(text: str) -> EarlyDiscount | None:
    found = _DISCOUNT.search(text)
    if not found:
        return None
    return EarlyDiscount(
        percent=Decimal(found.group(1).replace(",", ".")), days=int(found.group(2))
    )


def settled(table: Table) -> Mapping[str, Decimal]:
    """Return what is settled of each document, by its key, as the sheet's own formula sums it."""
    columns = table.columns(("document", "amount"))
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for key, amount in zip(columns.column("document"), columns.column("amount"), strict=True):
        if key and isinstance(amount, Decimal):
            sums[_key(str(key))] += amount
    return sums


def open_documents(
    table: Table, sums: Mapping[str, Decimal], known: Iterable[Party]
) -> tuple[OpenDocument, ...]:
    """Return all documents with what is left of them; closed and cancelled ones have nothing."""
    by_name = _by_name(known)
    columns = table.columns(_DOCUMENT_FIELDS, strict=False)
    rows = zip(*(columns.column(name) for name in _DOCUMENT_FIELDS), strict=True)
    return tuple(
        _document(dict(zip(_DOCUMENT_FIELDS, cells, strict=True)), row, sums, by_name)
        for row, cells in enumerate(rows, 1)
        if str(cells[0] or "").strip()
    )


def document_sign(kind: DocumentKind, direction: str, party: Party | None) -> int:
    """Return +1 where money in pays the document, -1 where money out does, 0 where none can tell.

    An amount below nought turns it round once more.
    """
    word = fold(direction)
    if word in (_ISSUED, _RECEIVED):
        sign = 1 if word == _ISSUED else -1
    elif party is None or party.is_customer is party.is_supplier:
        return 0
    else:
        sign = 1 if party.is_customer else -1
    return -sign if kind is DocumentKind.CREDIT_NOTE else sign


def _document(
    cells: Mapping[str, object],
    row: int,
    sums: Mapping[str, Decimal],
    by_name: Mapping[str, Party | None],
) -> OpenDocument:
    def text(name: str) -> str:
        return str(cells[name] or "").strip()

    kind = _KINDS.get(fold(text("kind")), DocumentKind.OTHER)
    party = by_name.get(fold(text("party")))
    sign = document_sign(kind, text("direction"), party)
    total, due = _amount(cells["total"]), cells["amount_due"]
    whole = _amount(due) if isinstance(due, Decimal) else total
    closed = fold(text("status")) in _CLOSED
    left = _NOTHING if closed else whole - sums.get(_key(text("key")), _NOTHING)
    return OpenDocument(
        key=text("key"),
        number=text("number"),
        numbering=text("numbering"),
        kind=kind,
        date=_day(cells["date"]),
        due_date=_day(cells["due_date"]),
        party=party.code if party else "",
        currency=text("currency").upper(),
        total=whole * (sign or 1),
        residual=left * (sign or 1),
        sign=sign,
        row=row,
    )


def _by_name(known: Iterable[Party]) -> dict[str, Party | None]:
    """Parties by code and by name; what two bear names none."""
    found: dict[str, Party | None] = {}
    for party in known:
        for name in {fold(party.code), fold(party.name)} - {""}:
            found[name] = None if name in found else party
    return found


def _key(text: str) -> str:
    return text.strip().casefold()  # as SUMIFS compares


def _amount(value: object) -> Decimal:
    return value if isinstance(value, Decimal) else _NOTHING


def _day(value: object) -> dt.date | None:
    return value if isinstance(value, dt.date) else None
