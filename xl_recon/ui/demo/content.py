"""What the demo adds to a new workbook, and the statement files that it imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import resources

from xl_recon.plan.changes import SetCells, Table
from xl_recon.readers.document import Document
from xl_recon.records.journal import Columns, JournalRow
from xl_recon.ui.demo.contacts import CONTACTS
from xl_recon.ui.demo.example_rules import EXAMPLE_RULES, ExampleRule
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.store import CellValue, TableWrite

# One for each bank account of the template, by the IBANs that stand there.
STATEMENT_FILES = ("conto-corrente.camt053.xml", "conto-incassi.mt940", "conto-carte.csv")

BY_HAND_TEXT = "Parcheggio Autosilo Mercato"
_BY_HAND_ACCOUNT = "6200"
_FIRST_DAY = date(2026, 1, 12)
_OPENING_ACCOUNT = "9100"
_OPENING_BALANCES = (
    ("1020", Decimal("24318.40")),
    ("1021", Decimal("3120.75")),
    ("1022", Decimal("3450.00")),
)


def statement_documents() -> tuple[Document, ...]:
    """Return a week of statements: camt.053, MT940 and a bank's CSV."""
    folder = resources.files(__package__)
    return tuple(Document.of(name, (folder / name).read_bytes()) for name in STATEMENT_FILES)


def opening_entries() -> tuple[JournalRow, ...]:
    """What the bank accounts held before the week, so that their balances are the bank's."""
    return tuple(
        JournalRow(
            date=_FIRST_DAY,
            description="Saldo d'apertura",
            debit=account,
            credit=_OPENING_ACCOUNT,
            amount=amount,
        )
        for account, amount in _OPENING_BALANCES
    )


def rules() -> TableWrite:
    """The rules, to be appended to those of the template."""
    return _appended(Table.RULES, [_rule_cells(rule) for rule in EXAMPLE_RULES])


def rule_colours(first: int) -> TableWrite:
    """The rules' colours, once they stand in the table; `first` is the first one's row there."""
    fills: dict[str, list[int]] = {}
    for row, rule in enumerate(EXAMPLE_RULES, first):
        fills.setdefault(rule.colour, []).append(row)
    return TableWrite(table=LAYOUTS[Table.RULES].name, fills=fills)


def contacts() -> TableWrite:
    """The customers and suppliers that the statements name."""
    return _appended(Table.PARTIES, [contact.cells() for contact in CONTACTS])


def by_hand(journal: Columns) -> SetCells:
    """What a user writes into a row that no rule knows; `journal` has its texts and debits."""
    row = list(journal.column("description")).index(BY_HAND_TEXT) + 1
    return SetCells(
        field="debit",
        rows=(row,),
        before=journal.value("debit", row),
        after=_BY_HAND_ACCOUNT,
        because=BY_HAND_TEXT,
    )


def _rule_cells(rule: ExampleRule) -> Mapping[str, CellValue]:
    return {"document": "!Rule", "active": "Sì", **rule.cells()}


def _appended(table: Table, rows: Sequence[Mapping[str, CellValue]]) -> TableWrite:
    """Return rows by field as columns by heading."""
    layout = LAYOUTS[table]
    return TableWrite(
        table=layout.name,
        appended={
            layout.header_of(field): [row.get(field) for row in rows] for field in _fields(rows)
        },
    )


def _fields(rows: Iterable[Mapping[str, CellValue]]) -> Iterable[str]:
    """Each field that some row fills, once."""
    return dict.fromkeys(field for row in rows for field, value in row.items() if value is not None)
