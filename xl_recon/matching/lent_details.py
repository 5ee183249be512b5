"""The details that a notification (camt.054) lends to the same entry of a statement (camt.053)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from xl_recon.matching.movements import real_reference
from xl_recon.records.statement import LineDetail, Statement, StatementLine

_Entry = tuple[str, str, dt.date, Decimal]
LentDetails = Mapping[_Entry, tuple[LineDetail, ...]]


def lent_details(statements: Iterable[Statement]) -> LentDetails:
    """Return the details of entries that can be told by the bank's own reference."""
    return {
        _entry(statement, line): line.details
        for statement in statements
        for line in statement.lines
        if line.details and real_reference(line.bank_reference)
    }


def with_details(statement: Statement, lent: LentDetails) -> Statement:
    """Return a statement whose bare lines have the details that others lend them."""
    lines = tuple(_with_details(statement, line, lent) for line in statement.lines)
    return replace(statement, lines=lines)


def _with_details(statement: Statement, line: StatementLine, lent: LentDetails) -> StatementLine:
    details = () if line.details else lent.get(_entry(statement, line), ())
    return replace(line, details=details) if details else line


def _entry(statement: Statement, line: StatementLine) -> _Entry:
    reference = real_reference(line.bank_reference)
    return statement.account, reference, line.booking_date, line.amount.amount
