"""Journal rows: one worksheet row each, with a debit and a credit account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

# What a field of a table row holds: text (blank is ""), an amount, a day, a whole number.
FieldValue = str | Decimal | dt.date | int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalRow:
    """One row of the journal. `amount` is positive: the side says the direction.

    An account in square brackets is not booked: `[CA]` is the temporary contra account that a
    rule replaces, `[1020]` tells a rule where a detail row comes from.
    """

    date: dt.date | None = None
    value_date: dt.date | None = None
    document: str = ""
    invoice: str = ""
    external_reference: str = ""
    description: str = ""
    notes: str = ""
    debit: str = ""
    credit: str = ""
    amount: Decimal | None = None
    vat_code: str = ""
    vat_amount_type: str = ""
    cc1: str = ""
    cc2: str = ""
    cc3: str = ""
    segment: str = ""
    due_date: dt.date | None = None
    link: str = ""
    iban: str = ""
    counterparty: str = ""
    status: str = ""
    rule: str = ""
    batch: int | None = None
    id: int | None = None
    row: int | None = None  # its place in the table's body, from 1; None while it is proposed


class Candidate(NamedTuple):
    """A journal row that still holds the temporary contra account, as the rules see it.

    A tuple, not a dataclass: a million of them are made in one errand (see DECISIONS.md).
    """

    row: int  # place in the table's body, from 1
    date: dt.date | None
    description: str
    amount: Decimal | None  # positive
    account: str  # the bank's account, without brackets; blank when the row names none
    money_in: bool  # the temporary account stands on the credit side
    # Read only where a rule asks for them.
    iban: str = ""
    counterparty: str = ""
    external_reference: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """A table column by column; the first row of the body is row 1.

    Only the fields an errand asked for are there; an optional column that the sheet lacks reads
    as blanks.
    """

    height: int
    by_field: Mapping[str, Sequence[FieldValue]] = field(default_factory=dict)

    def column(self, name: str) -> Sequence[FieldValue]:
        """The values of one field, top to bottom."""
        return self.by_field[name]

    def value(self, name: str, row: int) -> FieldValue:
        """One value; `row` counts from 1."""
        return self.by_field[name][row - 1]
