"""Income-and-expense bookkeeping: one account and one category a row, in place of two accounts."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL, RULES

# What a row's direction decides on is called by both of its columns.
_TWO_SIDED = (
    Column(field="debit", header="Conto/Categoria", kind=Kind.CODE),
    Column(field="credit", header="Conto/Categoria", kind=Kind.CODE),
    Column(field="amount", header="Entrate/Uscite", kind=Kind.MONEY),
)
_COLUMNS = (
    Column(field="account", header="Conto", kind=Kind.CODE, required=True, aliases=("Account",)),
    Column(
        field="category", header="Categoria", kind=Kind.CODE, required=True, aliases=("Category",)
    ),
    Column(field="income", header="Entrate", kind=Kind.MONEY, required=True, aliases=("Income",)),
    Column(
        field="expenses",
        header="Uscite",
        kind=Kind.MONEY,
        required=True,
        aliases=("Expenses", "Spese"),
    ),
)


def _single_sided(layout: TableLayout, columns: tuple[Column, ...]) -> TableLayout:
    gone = {column.field for column in _TWO_SIDED}
    kept = tuple(column for column in layout.columns if column.field not in gone)
    return replace(layout, columns=(*kept, *columns), shared=_TWO_SIDED)


def _of_rule(column: Column) -> Column:
    text = column.kind is Kind.MONEY
    return replace(
        column, kind=Kind.CODE if text else column.kind, required=column.field == "category"
    )


# What a workbook may have in place of the usual tables.
ALTERNATIVES: dict[Table, TableLayout] = {
    Table.JOURNAL: _single_sided(JOURNAL, _COLUMNS),
    Table.RULES: _single_sided(RULES, tuple(map(_of_rule, _COLUMNS))),
}
