"""The order in which lines come to their documents, whatever the order of their rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from xl_recon.records.reconciliation import StagedLine

_Key = tuple[dt.date, str, Decimal, str, tuple[str, ...]]


def canonical_order(lines: Sequence[StagedLine]) -> list[int]:
    """Return the places of the lines by date, bank reference, amount, text, then all the rest.

    Lines that are equal in all this are interchangeable.
    """
    return sorted(range(len(lines)), key=lambda at: _key(lines[at]))


def _key(line: StagedLine) -> _Key:
    rest = (line.iban, line.statement_party, line.reference, line.code, line.bank, line.own_iban)
    others = (*rest, str(line.value_date), line.amount.currency, repr(line.choice))
    return line.date, line.bank_reference, line.amount.amount, line.description, others
