"""Records as pandas tables, for reports and notebooks: nothing in the package reads them back.

Amounts stay `Decimal` (dtype object) and days stay `date`; a frame is a view for people who think
in frames, never a step on the way to the journal.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

import pandas as pd

from xl_recon.records.journal import JournalRow
from xl_recon.records.statement import Statement
from xl_recon.workbook.journal_workbook import JournalWorkbook

_JOURNAL_FIELDS = tuple(field.name for field in fields(JournalRow) if field.name != "row")
_LINE_COLUMNS = (
    "account", "status", "booking_date", "value_date", "amount", "currency", "description",
    "counterparty", "iban", "bank_reference", "balance_after",
)  # fmt: skip


def statement_frame(statements: Iterable[Statement]) -> pd.DataFrame:
    """Return one row a statement line, in file order; money in is positive."""
    rows = [
        (
            statement.account,
            line.status.value,
            line.booking_date,
            line.value_date,
            line.amount.amount,
            line.amount.currency,
            line.description,
            line.counterparty.name,
            line.counterparty.iban,
            line.bank_reference,
            line.balance_after,
        )
        for statement in statements
        for line in statement.lines
    ]
    return pd.DataFrame(rows, columns=pd.Index(_LINE_COLUMNS), dtype=object)


def journal_frame(workbook: JournalWorkbook) -> pd.DataFrame:
    """Return the journal, one row a journal row, columns by their English names."""
    journal = workbook.journal(_JOURNAL_FIELDS)
    columns = {name: list(journal.column(name)) for name in _JOURNAL_FIELDS}
    return pd.DataFrame(columns, dtype=object)
