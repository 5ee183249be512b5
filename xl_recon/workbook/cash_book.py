"""Income-and-expense books read and written as if each row had a debit and a credit account.

Everything above this room knows two accounts and one amount. A row with Entrate has its account
on the debit side and its category on the credit side; a row with Uscite the other way round. Where
both are filled, or one is negative, what the account gains or loses by the row is what counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from xl_recon.matching.candidates import is_bracketed
from xl_recon.plan.changes import Change, SetCells
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.journal import Columns, FieldValue, JournalRow
from xl_recon.records.settings import Settings
from xl_recon.workbook.tables import Table

_DERIVED = ("debit", "credit", "amount")
_KEPT = ("account", "category", "income", "expenses")
_NOTHING = Decimal(0)

JournalCell = Callable[[JournalRow, str], FieldValue]


def is_cash_book(table: Table) -> bool:
    """Whether a table of journal rows has one account and one category a row."""
    return table.has("category") and table.has("account")


def two_sided(
    table: Table, fields: Iterable[str], settings: Callable[[], Settings], *, strict: bool = True
) -> Columns:
    """Return columns of a cash book's journal, with debit, credit and amount worked out.

    Rules fill in categories only: a row with the temporary account as its account has it on both
    sides, so that it waits for a person.
    """
    wanted = tuple(fields)
    if not set(wanted) & set(_DERIVED):
        return table.columns(wanted, strict=strict)
    plain = tuple(name for name in wanted if name not in _DERIVED)
    columns = table.columns(dict.fromkeys((*plain, *_KEPT)), strict=strict)
    derived = _derived(columns, settings().temporary_account)
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


def cash_cell(temporary: str, rows: Sequence[JournalRow], *, inserted: bool) -> JournalCell:
    """Return how new journal rows read as a cash book's cells.

    The category is what holds the temporary account; else what is opposite the bank's: the
    credit side of a row with both, the only side of a part, no side of a head.
    """
    banks = _banks(rows, temporary)

    def cell(row: JournalRow, name: str) -> FieldValue:
        if name not in _KEPT:
            return cast("FieldValue", getattr(row, name))
        if temporary in {row.debit, row.credit}:
            return _cell(row, name, brings_in=row.credit == temporary)
        brings_in = bool(row.credit) if inserted else row.credit not in banks
        return _cell(row, name, brings_in=brings_in)

    return cell


def _translated(change: SetCells, brings_in: Sequence[bool]) -> Iterator[SetCells]:
    groups: Mapping[str, list[int]] = {"account": [], "category": []}
    for row in change.rows:
        # A row that is gone is refused later, with its place.
        is_bank = (change.field == "debit") == (row <= len(brings_in) and brings_in[row - 1])
        groups["account" if is_bank else "category"].append(row)
    for name, rows in groups.items():
        if rows:
            yield replace(change, field=name, rows=rows)


def _brings_in(columns: Columns) -> Sequence[bool]:
    lines = zip(columns.column("income"), columns.column("expenses"), strict=True)
    return [_is_income(income, _gain(income, expenses)) for income, expenses in lines]


def _derived(columns: Columns, temporary: str) -> Mapping[str, Sequence[FieldValue]]:
    lines = zip(*(columns.column(name) for name in _KEPT), strict=True)
    debit: list[FieldValue] = []
    credit: list[FieldValue] = []
    amount: list[FieldValue] = []
    for account, category, income, expenses in lines:
        gain = _gain(income, expenses)
        opposite = account if account == temporary else category
        sides = (account, opposite) if _is_income(income, gain) else (opposite, account)
        debit.append(sides[0])
        credit.append(sides[1])
        amount.append(gain and abs(gain))
    return {"debit": debit, "credit": credit, "amount": amount}


def _gain(income: FieldValue, expenses: FieldValue) -> Decimal | None:
    """What a row brings its account, negative where it takes; None where both cells are blank."""
    if not isinstance(expenses, Decimal):
        return income if isinstance(income, Decimal) else None
    return (income if isinstance(income, Decimal) else _NOTHING) - expenses


def _is_income(income: FieldValue, gain: Decimal | None) -> bool:
    return gain is not None and (gain > 0 or (not gain and income is not None))


def _banks(rows: Iterable[JournalRow], temporary: str) -> frozenset[str]:
    """The bank's accounts in rows to be added; without a contra account, one on Dare is."""
    found: set[str] = set()
    for row in rows:
        bank = row.credit if row.debit == temporary else row.debit
        found |= {bank, bank[1:-1].strip() if is_bracketed(bank) else bank}
    return frozenset(found - {""})


def _cell(row: JournalRow, name: str, *, brings_in: bool) -> FieldValue:
    account, category = (row.debit, row.credit) if brings_in else (row.credit, row.debit)
    match name:
        case "account":
            return account
        case "category":
            return category
        case _:
            return row.amount if brings_in == (name == "income") else None
