"""Statements as delimited text and as workbooks, in several layouts."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TypeAlias

import xlsxwriter
from hypothesis import strategies as st

from xl_recon.records.statement import Statement, StatementLine

HEADINGS = {
    "it": ("Data contabile", "Data valuta", "Descrizione", "Importo", "Dare", "Avere", "Saldo"),
    "de": ("Buchungstag", "Valuta", "Buchungstext", "Betrag", "Soll", "Haben", "Saldo"),
    "en": ("Booking date", "Value date", "Description", "Amount", "Debit", "Credit", "Balance"),
    "fr": ("Date", "Date de valeur", "Libellé", "Montant", "Débit", "Crédit", "Solde"),
    "bg": ("Дата", "Вальор", "Основание", "Сума", "Дебит", "Кредит", "Салдо"),
}
_AMOUNT, _PAIR = 3, {4, 5}

Cell: TypeAlias = date | Decimal | str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHabits:
    """How an invented bank lays its table out."""

    language: str = "it"
    delimiter: str = ";"
    mark: str = ","
    grouping: str = "."
    day: str = "%d.%m.%Y"
    paired: bool = False
    newest_first: bool = False
    all_quoted: bool = False
    titled: bool = False
    encoding: str = "utf-8"
    line_end: str = "\r\n"


HABITS = st.builds(
    TableHabits,
    language=st.sampled_from(sorted(HEADINGS)),
    delimiter=st.sampled_from(";\t|"),
    mark=st.just(","),
    grouping=st.sampled_from(["", ".", "'", " "]),
    day=st.sampled_from(["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y%m%d"]),
    paired=st.booleans(),
    newest_first=st.booleans(),
    all_quoted=st.booleans(),
    titled=st.booleans(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)


def as_csv(statement: Statement, habits: TableHabits | None = None) -> bytes:
    """Return the delimited text."""
    habits = habits or TableHabits()
    file = StringIO()
    writer = csv.writer(
        file,
        delimiter=habits.delimiter,
        lineterminator=habits.line_end,
        quoting=csv.QUOTE_ALL if habits.all_quoted else csv.QUOTE_MINIMAL,
    )
    for row in _rows(statement, habits):
        writer.writerow([_text(cell, habits) for cell in row])
    return file.getvalue().encode(habits.encoding)


def as_xlsx(
    statement: Statement, habits: TableHabits | None = None, *, typed: bool = True
) -> bytes:
    """Return the workbook; its days and amounts are texts where it is not `typed`."""
    habits = habits or TableHabits()
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, row in enumerate(_rows(statement, habits)):
        for column, cell in enumerate(row):
            match cell:
                case date() if typed:
                    sheet.write_datetime(place, column, cell, day)
                case Decimal() if typed:
                    sheet.write_number(place, column, float(cell))
                case _:
                    sheet.write_string(place, column, _text(cell, habits))
    book.close()
    return file.getvalue()


def _rows(statement: Statement, habits: TableHabits) -> Iterator[Sequence[Cell]]:
    left_out = {_AMOUNT} if habits.paired else _PAIR
    if habits.titled:
        yield ["Estratto conto", statement.account]
        yield []
    yield _without(left_out, HEADINGS[habits.language])
    lines = statement.lines[::-1] if habits.newest_first else statement.lines
    for line in lines:
        yield _without(left_out, _cells(line))


def _without(left_out: set[int], cells: Sequence[Cell]) -> list[Cell]:
    return [cell for column, cell in enumerate(cells) if column not in left_out]


def _cells(line: StatementLine) -> Sequence[Cell]:
    amount, balance = line.amount.amount, line.balance_after
    return [
        line.booking_date,
        line.value_date or "",
        line.description,
        amount,
        -amount if amount < 0 else "",
        amount if amount >= 0 else "",
        "" if balance is None else balance,
    ]


def _text(cell: Cell, habits: TableHabits) -> str:
    match cell:
        case date():
            return cell.strftime(habits.day)
        case Decimal():
            grouped = f"{cell:,.2f}".replace(",", "\0").replace(".", habits.mark)
            return grouped.replace("\0", habits.grouping)
        case _:
            return cell
