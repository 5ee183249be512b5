"""The journal rows that wait for a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import repeat
from typing import cast

from xl_recon.records.journal import Candidate, Columns
from xl_recon.records.settings import Settings


def candidates(
    journal: Columns,
    settings: Settings,
    account: str = "",
    rows: frozenset[int] | None = None,
) -> Iterator[Candidate]:
    """The rows with the temporary contra account on one side, top to bottom.

    Only those of a bank account, and only some rows, where these are given. IBAN, counterparty and
    reference are blank unless `journal` holds their columns: most errands need none.
    """
    temporary = settings.temporary_account
    lines = zip(*_columns(journal), *_other_texts(journal), strict=True)
    for row, (day, text, amount, debit, credit, iban, party, reference) in enumerate(lines, 1):
        money_in = credit == temporary
        if money_in == (debit == temporary) or (rows is not None and row not in rows):
            continue
        bank = bank_account(debit if money_in else credit, settings)
        if not account or bank == account:
            size = amount and abs(amount)
            yield Candidate(row, day, text, size, bank, money_in, iban, party, reference)


def waiting_accounts(journal: Columns, settings: Settings) -> frozenset[str]:
    """The accounts opposite the temporary one: the bank's, whatever the chart says of them."""
    return frozenset(it.account for it in candidates(journal, settings) if it.account)


def bank_account(written: str, settings: Settings) -> str:
    """The account in a cell of the bank's side: without brackets; blank where none is named.

    >>> bank_account("[1020]", Settings()), bank_account("[A]", Settings())
    ('1020', '')
    """
    if written in {settings.missing_account, settings.temporary_account}:
        return ""
    return written[1:-1].strip() if is_bracketed(written) else written


def is_bracketed(account: str) -> bool:
    """Whether an account stands in square brackets: it is not booked."""
    return account.startswith("[") and account.endswith("]")


_Line = tuple[
    Sequence[date | None], Sequence[str], Sequence[Decimal | None], Sequence[str], Sequence[str]
]


def _columns(journal: Columns) -> _Line:
    fields = ("date", "description", "amount", "debit", "credit")
    # The workbook room gives each column the kind of value its field has.
    return cast("_Line", tuple(journal.column(field) for field in fields))


def _other_texts(journal: Columns) -> Iterator[Iterable[str]]:
    for field in ("iban", "counterparty", "external_reference"):
        column = cast("Sequence[str] | None", journal.by_field.get(field))
        yield repeat("", journal.height) if column is None else column
