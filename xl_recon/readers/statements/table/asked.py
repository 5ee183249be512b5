"""What a user or a profile says of a table, put in the place of what was found out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from xl_recon.errors import UnfitReading
from xl_recon.readers.statements.table.columns import Column, Kind
from xl_recon.readers.statements.table.days import DayColumns
from xl_recon.readers.statements.table.readings import Reading
from xl_recon.readers.statements.table.texts import TextColumns
from xl_recon.readers.statements.table.values import (
    DateOrder,
    date_orders,
    decimal_marks,
    is_date,
    is_number,
)
from xl_recon.readers.statements.table.words import Role, folded_heading
from xl_recon.records.statement_profile import ColumnChoice, ColumnUse, ReadingChoice

Uses = tuple[ColumnUse, ...]

_DATES = frozenset({ColumnUse.DATE, ColumnUse.VALUE_DATE, ColumnUse.OTHER_DATE})
_AMOUNTS = frozenset({ColumnUse.AMOUNT, ColumnUse.CREDIT, ColumnUse.DEBIT})
_MONEY = _AMOUNTS | {ColumnUse.FEE, ColumnUse.BALANCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was said, column by column; blank where nothing was.

    A `complete` one leaves nothing to find out: a column of which it says nothing is ignored.
    """

    document: str = ""
    uses: tuple[Uses, ...] = ()
    mark: str = ""
    order: DateOrder | None = None
    turned: bool | None = None
    complete: bool = False
    pinned: Reading | None = None

    def of(self, index: int) -> Uses:
        """What was said of a column."""
        said = self.uses[index] if index < len(self.uses) else ()
        return said or ((ColumnUse.IGNORED,) if self.complete else ())

    def places(self, use: ColumnUse) -> tuple[int, ...]:
        """The columns that are to be this."""
        return tuple(index for index, uses in enumerate(self.uses) if use in uses)

    def first(self, use: ColumnUse) -> int | None:
        """The first of them."""
        return next(iter(self.places(use)), None)

    def may_be(self, index: int, uses: Iterable[ColumnUse]) -> bool:
        """Whether a column may be one of these: it was said so, or nothing was."""
        said = self.of(index)
        return not said or not set(uses).isdisjoint(said)

    def refused(self, found: str) -> UnfitReading:
        """The error for what the table does not bear out."""
        return UnfitReading(self.document, found)


NOTHING_ASKED = Asked()


def asked_of(choice: ReadingChoice, headings: tuple[str, ...], document: str) -> Asked:
    """Return a choice in the terms of a table, or raise `UnfitReading` for a column it lacks."""
    uses: list[Uses] = [()] * len(headings)
    for column in choice.columns:
        place = _place(column, headings)
        if place is None or not 0 < place <= len(headings):
            if set(column.uses) != {ColumnUse.IGNORED}:
                raise UnfitReading(document, f"no column {column.name}")
            continue
        uses[place - 1] = column.uses
    return Asked(
        document=document,
        uses=tuple(uses),
        mark=choice.decimal_mark,
        order=DateOrder(choice.date_style) if choice.date_style else None,
        turned=choice.turned,
        complete=choice.complete,
    )


def _place(column: ColumnChoice, headings: tuple[str, ...]) -> int | None:
    """A column's place: as it was written, else by its heading, else by a part of it."""
    if column.place is not None:
        return column.place
    wanted = folded_heading(column.heading)
    folded = list(map(folded_heading, headings))
    found = [place for place, name in enumerate(folded, 1) if name == wanted]
    found = found or [place for place, name in enumerate(folded, 1) if wanted and wanted in name]
    if not found and wanted.isdecimal():
        return int(wanted)
    return found[0] if found else None


def columns_as_asked(columns: tuple[Column, ...], asked: Asked) -> tuple[Column, ...]:
    """Return the columns as what they were said to be, or raise where their cells deny it."""
    return tuple(_column_as_asked(column, asked) for column in columns)


def _column_as_asked(column: Column, asked: Asked) -> Column:
    uses = set(asked.of(column.index))
    if uses & _DATES:
        column = _as_dates(column, asked)
    elif uses & _MONEY and column.kind is not Kind.BLANK:
        column = _as_numbers(column, asked)
    elif ColumnUse.CURRENCY in uses:
        column = replace(column, kind=Kind.TEXT, roles=frozenset({Role.CURRENCY}))
    elif uses and Role.CURRENCY in column.roles | _unnamed_currency(column):
        column = replace(column, roles=column.roles - {Role.CURRENCY} | {Role.FEE})
    if asked.order in column.orders and asked.order:
        column = replace(column, orders=(asked.order,))
    return replace(column, marks=(asked.mark,)) if asked.mark in column.marks else column


def _unnamed_currency(column: Column) -> frozenset[Role]:
    """A column of codes without a heading serves as the currency too."""
    short = all(len(text) == len("EUR") for text in column.texts)
    return frozenset({Role.CURRENCY}) if short and column.kind is Kind.TEXT else frozenset()


def _as_dates(column: Column, asked: Asked) -> Column:
    if column.kind is not Kind.DATE:
        orders = date_orders(filter(is_date, column.texts))
        column = replace(column, kind=Kind.DATE, orders=orders)
    if not any(map(is_date, column.texts)) and column.texts:
        raise asked.refused(f"no dates in {column.heading or column.index + 1}")
    if asked.order and column.orders and asked.order not in column.orders:
        raise asked.refused(f"other dates in {column.heading or column.index + 1}")
    return column


def _as_numbers(column: Column, asked: Asked) -> Column:
    if column.kind is not Kind.NUMBER:
        marks = decimal_marks(filter(is_number, column.texts))
        column = replace(column, kind=Kind.NUMBER, marks=marks)
    if not any(map(is_number, column.texts)):
        raise asked.refused(f"no amounts in {column.heading or column.index + 1}")
    # A balance or a fee may be written otherwise than the amounts.
    is_amount = not _AMOUNTS.isdisjoint(asked.of(column.index))
    if is_amount and asked.mark and column.marks and asked.mark not in column.marks:
        raise asked.refused(f"other amounts in {column.heading or column.index + 1}")
    return column


def days_as_asked(found: DayColumns, asked: Asked) -> DayColumns:
    """Return the columns of days that are to count, the one asked for first."""
    kept = [column for column in found.columns if asked.may_be(column.index, _DATES)]
    if asked.uses and not kept:
        raise asked.refused("no dates")
    named = asked.places(ColumnUse.VALUE_DATE)
    if named or asked.complete:
        kept = [replace(column, is_value=column.index in named) for column in kept]
    date = asked.first(ColumnUse.DATE)
    pinned = -1 if date is None else date
    first = sorted(kept, key=lambda column: column.index != pinned)
    return replace(found, columns=tuple(first), pinned=pinned)


def status_as_asked(found: tuple[int, ...], asked: Asked) -> tuple[int, ...]:
    """Return the columns that say whether a movement is booked."""
    named = asked.places(ColumnUse.STATUS)
    return named or tuple(index for index in found if not asked.of(index))


def texts_as_asked(found: TextColumns, asked: Asked) -> TextColumns:
    """Return what the columns of text say, those asked for in the place of those found."""
    if not asked.uses:
        return found

    def one(use: ColumnUse, index: int | None) -> int | None:
        named = asked.first(use)
        return index if named is None and index is not None and not asked.of(index) else named

    def several(use: ColumnUse, places: tuple[int, ...]) -> tuple[int, ...]:
        return asked.places(use) or tuple(place for place in places if not asked.of(place))

    return replace(
        found,
        description=several(ColumnUse.DESCRIPTION, found.description),
        kind=several(ColumnUse.KIND, found.kind),
        name=one(ColumnUse.COUNTERPARTY, found.name),
        iban=one(ColumnUse.IBAN, found.iban),
        own_iban=one(ColumnUse.OWN_ACCOUNT, found.own_iban),
        reference=one(ColumnUse.REFERENCE, found.reference),
        currency=one(ColumnUse.CURRENCY, found.currency),
    )
