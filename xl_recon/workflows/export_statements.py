"""Statements as Banana's `transactions.simple`: a table that its import takes as it is.

Headings, days and amounts are as https://www.banana.ch/doc/en/node/9946 asks for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.plan.booking import Per
from xl_recon.records.notice import Notice
from xl_recon.records.statement import LineDetail, LineStatus, Statement, StatementLine
from xl_recon.workflows.read_documents import plain_amount

_HEADINGS = (
    *("Date", "DateValue", "DocInvoice", "ExternalReference", "Description"),
    *("Income", "Expenses", "IsDetail", "Notes"),
)
_TOTAL, _PART = "S", "D"
_LEFT_OUT = {LineStatus.PENDING: "import.pending", LineStatus.INFO: "import.only_information"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The table as text, how many movements are in it, and what there is to look at."""

    text: str
    count: int
    notices: tuple[Notice, ...]


def export_statements(statements: Sequence[Statement], *, per: Per = Per.ENTRY) -> Export:
    """Return the booked lines of the statements as one table.

    The column of accounts is there only where they are several: Banana looks for its text among
    the accounts of its own chart.
    """
    several = len({statement.account for statement in statements}) > 1
    headings = (*_HEADINGS, "Account") if several else _HEADINGS
    rows = [
        (*cells, statement.account) if several else cells
        for statement in statements
        for line in _booked(statement)
        for cells in _rows(line, per)
    ]
    return Export(
        text="".join(f"{_row(cells)}\n" for cells in (headings, *rows)),
        count=sum(1 for statement in statements for _ in _booked(statement)),
        notices=tuple(notice for statement in statements for notice in _notices(statement)),
    )


def _booked(statement: Statement) -> Iterator[StatementLine]:
    return (line for line in statement.lines if line.status is LineStatus.BOOKED)


def _notices(statement: Statement) -> Iterator[Notice]:
    """What is left out, and what cannot be told apart in a table without currencies."""
    for status, code in _LEFT_OUT.items():
        count = sum(1 for line in statement.lines if line.status is status)
        if count:
            yield Notice(code, statement.source, str(count))
    currencies = {line.amount.currency for line in _booked(statement)} - {statement.currency}
    if currencies:
        yield Notice("import.other_currency", statement.source, ", ".join(sorted(currencies)))


def _rows(line: StatementLine, per: Per) -> Iterator[tuple[str, ...]]:
    """A row; where asked for, a total with its parts below, if these make up the total."""
    parts = line.details if per is Per.DETAIL and _adds_up(line) else ()
    yield (
        line.booking_date.isoformat(),
        line.value_date.isoformat() if line.value_date else "",
        "",
        line.bank_reference,
        _joined(line.description, line.counterparty.name, line.bank_text),
        *_sides(line.amount.amount),
        _TOTAL if parts else "",
        _notes(line),
    )
    for part in parts:
        yield (
            *(line.booking_date.isoformat(), "", "", part.bank_reference),
            _joined(part.description, part.counterparty.name),
            *_sides(part.amount.amount),
            _PART,
            _notes(part),
        )


def _adds_up(line: StatementLine) -> bool:
    total = sum((part.amount.amount for part in line.details), Decimal(0))
    return len(line.details) > 1 and total == line.amount.amount


def _sides(amount: Decimal) -> tuple[str, str]:
    """Income and expenses: one of the two."""
    size = plain_amount(abs(amount))
    return ("", size) if amount < 0 else (size, "")


def _notes(said: StatementLine | LineDetail) -> str:
    reference = said.reference.value if said.reference else ""
    return _joined(said.counterparty.iban, reference, said.end_to_end_id)


def _joined(*texts: str) -> str:
    """The texts as one; what another of them says already is left away."""
    kept: list[str] = []
    for text in texts:
        if text and not any(text.casefold() in other.casefold() for other in kept):
            kept.append(text)
    return " ".join(kept)


def _row(cells: Iterable[str]) -> str:
    """The cells in a line: a tabulator or a line's end inside one would part it."""
    return "\t".join(" ".join(cell.split()) for cell in cells)
