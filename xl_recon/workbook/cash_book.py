"""Income-and-expense books read and written as if each row had a debit and a credit account.

Everything above this room knows two accounts and one amount. A row with Entrate has its account
on the debit side and its category on the credit side; a row with Uscite the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import cast

from xl_recon.plan.changes import Change, SetCells
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.journal import Columns, FieldValue, JournalRow
from xl_recon.workbook.tables import Table

_DERIVED = ("debit", "credit", "amount")
_KEPT = ("account", "category", "income", "expenses")

JournalCell = Callable[[JournalRow, str], FieldValue]


def is_cash_book(table: Table) -> bool:
    """Whether a table of journal rows has one account and one category a row."""
    return table.has("category") and table.has("account")


def two_sided(table: Table, fields: Iterable[str], *, strict: bool = True) -> Columns:
    """Return columns of a cash book's journal, with debit, credit and amount worked out."""
    wanted = tuple(fields)
    if not set(wanted) & set(_DERIVED):
        return table.columns(wanted, strict=strict)
    plain = tuple(name for name in wanted if name not in _DERIVED)
    columns = table.columns(dict.fromkeys((*plain, *_KEPT)), strict=strict)
    derived = _derived(columns)
    by_field = {name: derived.get(name, columns.by_field.get(name, ())) for name in wanted}
    return Columns(columns.height, by_field)


def translated(changes: Iterable[Change], table: Table) -> Iterator[Change]:
    """Yield changes with those of debit and credit as changes of account and category."""
    brings_in: Sequence[bool] | None = None
    for change in changes:
        two = isinstance(change, SetCells) and change.table is TableName.JOURNAL
        if not (two and isinstance(change, SetCells) and change.field in {"debit", "credit"}):
            yield change
            continue
        if brings_in is None:
            brings_in = _brings_in(table.columns(("income", "expenses")))
        yield from _translated(change, brings_in)


def cash_cell(temporary: str, *, inserted: bool) -> JournalCell:
    """Return how a new journal row reads as a cash book's cells.

    The category is what holds the temporary account; else what is opposite the bank's: the
    credit side of a row with both, the only side of a part, no side of a head.
    """
    return partial(_cash_cell, temporary, inserted)


def _translated(change: SetCells, brings_in: Sequence[bool]) -> Iterator[SetCells]:
    groups: Mapping[str, list[int]] = {"account": [], "category": []}
    for row in change.rows:
        is_bank = (change.field == "debit") == brings_in[row - 1]
        groups["account" if is_bank else "category"].append(row)
    for name, rows in groups.items():
        if rows:
            yield replace(change, field=name, rows=rows)


def _brings_in(columns: Columns) -> Sequence[bool]:
    return [income is not None for income in columns.column("income")]


def _derived(columns: Columns) -> Mapping[str, Sequence[FieldValue]]:
    lines = zip(*(columns.column(name) for name in _KEPT), strict=True)
    debit: list[FieldValue] = []
    credit: list[FieldValue] = []
    amount: list[FieldValue] = []
    for account, category, income, expenses in lines:
        sides = (account, category) if income is not None else (category, account)
        debit.append(sides[0])
        credit.append(sides[1])
        amount.append(income if income is not None else expenses)
    return {"debit": debit, "credit": credit, "amount": amount}


def _cash_cell(temporary: str, inserted: bool, row: JournalRow, name: str) -> FieldValue:  # noqa: FBT001 - bound once
    if name not in _KEPT:
        return cast("FieldValue", getattr(row, name))
    in_credit = _category_is_credit(row, temporary, inserted=inserted)
    account, category = (row.debit, row.credit) if in_credit else (row.credit, row.debit)
    incomes: Decimal | None = row.amount if in_credit else None
    expenses: Decimal | None = None if in_credit else row.amount
    values = {"account": account, "category": category, "income": incomes, "expenses": expenses}
    return values[name]


def _category_is_credit(row: JournalRow, temporary: str, *, inserted: bool) -> bool:
    if temporary in {row.debit, row.credit}:
        return row.credit == temporary
    if row.debit and row.credit:
        return True
    return bool(row.credit) == inserted
