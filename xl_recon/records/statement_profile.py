"""How a bank's table is read: what a user has settled, and what may be chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

SIGNATURE_BAR = " | "
SHAPE_MARK = "# "  # before the kinds of columns that have no headings


class ColumnUse(StrEnum):
    """What a column of a bank's table is taken for."""

    DATE = "date"
    VALUE_DATE = "value_date"
    OTHER_DATE = "other_date"  # stands in where a row has no date
    AMOUNT = "amount"
    CREDIT = "credit"
    DEBIT = "debit"
    DIRECTION = "direction"  # a word that says which way the money goes
    FEE = "fee"
    BALANCE = "balance"
    DESCRIPTION = "description"
    KIND = "kind"  # what the bank says beside the payer's words
    COUNTERPARTY = "counterparty"
    IBAN = "iban"
    OWN_ACCOUNT = "own_account"
    REFERENCE = "reference"
    CURRENCY = "currency"
    STATUS = "status"
    IGNORED = "ignored"


class DateStyle(StrEnum):
    """In which order day, month and year are written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """A column, named by its heading or by its place (from 1), and what it is taken for."""

    heading: str = ""
    place: int | None = None
    uses: tuple[ColumnUse, ...]

    @property
    def name(self) -> str:
        """What to call the column in a message."""
        return self.heading or str(self.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoice:
    """What somebody has said of a table; what is left open is found out.

    A `complete` choice names every column that counts: no other one is looked at. `reading` is
    the number of one of several readings that are equally good.
    """

    columns: tuple[ColumnChoice, ...] = ()
    decimal_mark: str = ""
    date_style: DateStyle | None = None
    turned: bool | None = None  # money out has no sign
    reading: int | None = None
    complete: bool = False

    @property
    def says_something(self) -> bool:
        """Whether anything was said."""
        return self != ReadingChoice()


OPEN_CHOICE = ReadingChoice()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementProfile:
    """A saved reading, recognised again by the table's headings or, without any, by its shape."""

    name: str
    bank: str = ""
    signature: str
    choice: ReadingChoice
    delimiter: str = ""
    encoding: str = ""
    row: int | None = None  # its place in the table's body; None while it is only proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class TableWishes:
    """The profiles to try, and what is said of one document."""

    profiles: tuple[StatementProfile, ...] = ()
    choice: ReadingChoice = OPEN_CHOICE


NO_WISHES = TableWishes()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOption:
    """One of several equally good readings, by the first row in which they differ."""

    number: int
    columns: str  # headings of the day, the amount and the balance
    decimal_mark: str
    date_style: DateStyle
    turned: bool
    line: int  # in the file
    day: date | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReading:
    """A column of a table that was read, with some of its cells."""

    place: int
    heading: str
    uses: tuple[ColumnUse, ...]
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReading:
    """How a table was read: enough to show it, to correct it and to save it."""

    signature: str
    titles: tuple[str, ...]
    columns: tuple[ColumnReading, ...]
    label: str  # headings of the day, the amount and the balance
    decimal_mark: str
    date_style: DateStyle
    turned: bool
    delimiter: str
    rows: int  # that have a day and an amount
    rows_without_day: int
    agreed: int  # balances that follow, of those
    tested: int
    totals_agree: bool
    profile: str = ""  # the profile that it was read by
    options: tuple[ReadingOption, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether every balance follows."""
        return 0 < self.tested == self.agreed

    @property
    def choice(self) -> ReadingChoice:
        """The reading as one to be saved."""
        return ReadingChoice(
            columns=tuple(
                ColumnChoice(heading=column.heading, place=column.place, uses=column.uses)
                for column in self.columns
            ),
            decimal_mark=self.decimal_mark,
            date_style=self.date_style,
            turned=self.turned,
            complete=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DamagedProfile:
    """A saved profile that cannot be used; `text` is what is wrong in the field."""

    row: int
    name: str
    field: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedProfiles:
    """The profiles of a workbook, and those that somebody has to mend."""

    profiles: tuple[StatementProfile, ...] = ()
    damaged: tuple[DamagedProfile, ...] = ()
