"""Movements as statement lines, with the rows that only say more of the row above."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from xl_recon.readers.statements.table.asked import texts_as_asked
from xl_recon.readers.statements.table.choice import Understood
from xl_recon.readers.statements.table.columns import Kind
from xl_recon.readers.statements.table.days import DayColumn
from xl_recon.readers.statements.table.sources import amount_columns, mark_of
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.texts import TextColumns, joined, text_columns
from xl_recon.readers.statements.table.values import is_number, parsed_amount, parsed_date
from xl_recon.readers.statements.table.words import Role
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import (
    NOBODY,
    Counterparty,
    LineDetail,
    LineStatus,
    StatementLine,
)

_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where the lines come from, and their currency where no column says it."""

    document: str
    currency: str


@dataclass(slots=True)
class _More:
    """What the rows below a movement add to it."""

    texts: list[str] = field(default_factory=list)
    parts: list[tuple[Decimal, str]] = field(default_factory=list)


def lines_of(table: Understood, origin: Origin) -> dict[int, StatementLine]:
    """Return the lines by their place among the dated rows, in the file's order."""
    texts = texts_of(table)
    more = _more(table, texts)
    value = table.body.days.value
    return {
        place: _with(_line(table, place, texts, origin, value), more.get(place))
        for place, amount in enumerate(table.amounts)
        if amount is not None
    }


def texts_of(table: Understood) -> TextColumns:
    """Return what the columns of text say, those left over by the reading."""
    days = tuple(column.index for column in table.body.days.columns)
    taken = (*_money_columns(table), *days, *table.body.status)
    found = text_columns(table.body.columns, _money_columns(table)[0], taken)
    return texts_as_asked(found, table.body.asked)


def _money_columns(table: Understood) -> tuple[int, ...]:
    balance = table.reading.balance
    return (*amount_columns(table.reading.amount), *((balance.index,) if balance else ()))


def _line(
    table: Understood, place: int, texts: TextColumns, origin: Origin, value: DayColumn | None
) -> StatementLine:
    row = table.body.rows[table.body.dated[place]]
    amount = table.amounts[place] or Decimal(0)
    return StatementLine(
        booking_date=table.days[place],
        amount=Money(amount, _cell(row, texts.currency) or origin.currency),
        description=joined(row, texts.description) or joined(row, texts.kind),
        value_date=parsed_date(row[value.index], value.order) if value else None,
        status=table.body.statuses[place] if amount else LineStatus.INFO,
        counterparty=_counterparty(row, texts),
        bank_reference=_cell(row, texts.reference),
        bank_text=joined(row, texts.kind),
        balance_after=table.balances[place],
        source=SourceRef(origin.document, table.body.table.lines[table.body.dated[place]]),
    )


def _counterparty(row: Row, texts: TextColumns) -> Counterparty:
    if texts.name is None and texts.iban is None:
        return NOBODY
    return Counterparty(name=_cell(row, texts.name), iban=_cell(row, texts.iban).replace(" ", ""))


def _cell(row: Row, place: int | None) -> str:
    return "" if place is None else " ".join(row[place].split())


def _with(line: StatementLine, more: _More | None) -> StatementLine:
    if more is None:
        return line
    details = _details(line, more.parts)
    texts = [line.description, *more.texts, *(() if details else (t for _, t in more.parts))]
    return replace(
        line,
        description=" ".join(dict.fromkeys(filter(None, texts))),
        details=details,
    )


def _details(line: StatementLine, parts: list[tuple[Decimal, str]]) -> tuple[LineDetail, ...]:
    """The parts of a collective movement; they are none unless they sum up to it."""
    total = sum((amount for amount, _ in parts), Decimal(0))
    if len(parts) < _SEVERAL or not total or abs(total) != abs(line.amount.amount):
        return ()
    sign = 1 if total == line.amount.amount else -1
    return tuple(
        LineDetail(amount=Money(sign * amount, line.amount.currency), description=text)
        for amount, text in parts
    )


def _more(table: Understood, texts: TextColumns) -> dict[int, _More]:
    """Rows below a movement that move nothing themselves, by the movement's place."""
    found: dict[int, _More] = {}
    for place, row in _rows_below(table):
        above = table.body.rows[table.body.dated[place]]
        text = joined(
            tuple("" if cell == above[index] else cell for index, cell in enumerate(row)),
            texts.description,
        )
        part = _part(table, row)
        more = found.setdefault(place, _More())
        if part is not None:
            more.parts.append((part, text))
        elif text:
            more.texts.append(text)
    return found


def _rows_below(table: Understood) -> Iterator[tuple[int, Row]]:
    """Each such row with its movement; a row that sums up ends the movement."""
    places = {index: place for place, index in enumerate(table.body.dated)}
    money = _money_columns(table)
    last: int | None = None
    for index, row in enumerate(table.body.rows):
        place = places.get(index)
        if place is not None and table.amounts[place] is not None:
            last = place
        elif any(is_number(row[column]) for column in money):
            last = None
        elif last is not None:
            yield last, row


def _part(table: Understood, row: Row) -> Decimal | None:
    """The amount of a detail: in a column that movements leave blank, or that is named so."""
    money = _money_columns(table)
    mark = mark_of(table.reading.amount)
    found = (
        parsed_amount(row[column.index], mark)
        for column in table.body.columns
        if column.index not in money
        and (column.kind is Kind.BLANK or {Role.ASIDE, Role.AMOUNT} & column.roles)
        and is_number(row[column.index])
    )
    return next(found, None)
