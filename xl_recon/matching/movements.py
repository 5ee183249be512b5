"""What a statement line, or the journal row it became, says of a bank account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, cast

from xl_recon.records.journal import Columns

# What the journal is read for; the order is that of a `Movement` after its two accounts.
JOURNAL_FIELDS = (
    "debit",
    "credit",
    "date",
    "amount",
    "value_date",
    "description",
    "external_reference",
    "notes",
    "batch",
)

_NO_REFERENCE = {"NONREF", "NOREF", "NOTPROVIDED", "NOT PROVIDED", "N/A", "NA", "NONE", "UNKNOWN"}


class Movement(NamedTuple):
    """A movement as it is compared with others.

    A tuple, like `Candidate`: an errand makes one for each row of the journal.
    """

    account: str
    date: dt.date | None
    amount: Decimal  # signed: money in is positive
    value_date: dt.date | None = None
    text: str = ""
    reference: str = ""
    moved_text: str = (
        ""  # the journal's notes: a rule that rewrites the text moves the bank's there
    )
    row: int = 0  # place in the journal's body; 0 while it is only proposed
    family: str = ""  # of the document it came from: camt, mt940, table; blank where none is known


def real_reference(text: str) -> str:
    """Return a bank reference made comparable, blank for what banks write instead of one.

    >>> real_reference(" ab12 "), real_reference("NONREF"), real_reference("000000")
    ('AB12', '', '')
    """
    reference = "".join(text.upper().split())
    unreal = text.strip().upper() in _NO_REFERENCE or not reference.strip("0-/.")
    return "" if unreal else reference


def journal_movements(
    journal: Columns, accounts: Collection[str], families: Mapping[int, str]
) -> Iterator[Movement]:
    """Yield what the journal's rows say of these bank accounts; `families` are those of batches.

    Only the side of the bank account counts, so a row that a rule has completed is still known;
    parts of a collective movement hold the account in brackets and are passed over.
    """
    for row, line in enumerate(zip(*_columns(journal), strict=True), 1):
        debit, credit, date, amount, value_date, text, reference, notes, batch = line
        if amount is None:
            continue
        family = families.get(batch, "") if batch else ""
        facts = (value_date, text, reference, notes, row, family)
        if debit in accounts:
            yield Movement(debit, date, amount, *facts)
        if credit in accounts:
            yield Movement(credit, date, -amount, *facts)


_Days = Sequence[dt.date | None]
_Texts = Sequence[str]
_Amounts = Sequence[Decimal | None]
_Batches = Iterable[int | None]
_Line = tuple[_Texts, _Texts, _Days, _Amounts, _Days, _Texts, _Texts, _Texts, _Batches]


def _columns(journal: Columns) -> _Line:
    # The workbook room gives each column the kind of value its field has.
    return cast("_Line", tuple(map(journal.column, JOURNAL_FIELDS)))
