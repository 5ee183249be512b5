"""Master data read from their tables."""

from __future__ import annotations

from xl_recon.records.ledger import Account
from xl_recon.workbook.layout.masters import MONEY_KINDS
from xl_recon.workbook.tables import Table, fold

_MONEY_KINDS = {fold(kind) for kind in MONEY_KINDS}
_NO = {"no", "n", "false", "0"}


def accounts(table: Table) -> tuple[Account, ...]:
    """Return the accounts that have a number."""
    columns = table.columns(("number", "description", "kind", "iban", "currency", "active"))
    rows = zip(
        *(columns.column(name) for name in ("number", "description", "kind", "iban", "currency")),
        columns.column("active"),
        strict=True,
    )
    return tuple(
        Account(
            number=str(number).strip(),
            description=str(description),
            kind=str(kind),
            iban="".join(str(iban).split()),
            currency=str(currency),
            active=is_yes(active),
            holds_money=fold(str(kind)) in _MONEY_KINDS,
        )
        for number, description, kind, iban, currency, active in rows
        if str(number).strip()
    )


def is_yes(value: object) -> bool:
    """Whether a Sì/No cell says yes; a blank does."""
    return str(value).strip().casefold() not in _NO
