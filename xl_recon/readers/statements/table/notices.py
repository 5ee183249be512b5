"""What the user is told of a reading: what it is, what proves it, what was assumed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import assert_never

from xl_recon.readers.statements.table.choice import Understood
from xl_recon.readers.statements.table.readings import mark_decided
from xl_recon.readers.statements.table.signs import Sign
from xl_recon.readers.statements.table.sources import (
    AmountSource,
    Directed,
    Paired,
    Signed,
    amount_columns,
)
from xl_recon.readers.statements.table.tables import Row
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.statement import BalanceChain


def notices_of(
    table: Understood, document: str, chain: BalanceChain | None, *, balances_agree: bool
) -> tuple[Notice, ...]:
    """Return the reading, its proof and its doubts."""
    return (
        Notice("table.reading", document, _reading(table), Severity.INFO),
        _proof(table, document, chain, balances_agree=balances_agree),
        *(Notice(code, document) for code in _doubts(table, proved=_holds(chain))),
    )


def _reading(table: Understood) -> str:
    """The headings of the day, the amount and the balance: `Datum | Soll / Haben | Saldo`."""
    headings = table.body.table.headings
    balance = table.reading.balance
    money = " / ".join(_named(headings, index) for index in amount_columns(table.reading.amount))
    day = _named(headings, table.body.days.columns[0].index)
    found = [day, ("-" if _is_turned(table.reading.amount) else "") + money]
    return " | ".join([*found, *([_named(headings, balance.index)] if balance else [])])


def _named(headings: Row, index: int) -> str:
    return headings[index] or f"({index + 1})"


def _is_turned(source: AmountSource) -> bool:
    match source:
        case Signed(turned=turned):
            return turned
        case Paired() | Directed():
            return False
        case _:
            assert_never(source)


def _holds(chain: BalanceChain | None) -> bool:
    return chain is not None and 0 < chain.tested == chain.agreed


def _proof(
    table: Understood, document: str, chain: BalanceChain | None, *, balances_agree: bool
) -> Notice:
    if chain is not None and chain.tested:
        if _holds(chain):
            return Notice("table.proof_chain", document, str(chain.tested), Severity.INFO)
        day = f", {chain.broken_on}" if chain.broken_on else ""
        return Notice("table.proof_broken", document, f"{chain.agreed}/{chain.tested}{day}")
    if table.totals or balances_agree:
        return Notice("table.proof_totals", document, severity=Severity.INFO)
    # A profile is a person's word.
    severity = Severity.INFO if table.profile else Severity.WARNING
    return Notice("table.proof_none", document, severity=severity)


def _doubts(table: Understood, *, proved: bool) -> Iterator[str]:
    if table.body.days.order_assumed:
        yield "table.date_order_assumed"
    if proved:
        return
    if table.rivals:
        yield "table.ambiguous"
    if not mark_decided(table.body.columns):
        yield "table.decimal_mark_assumed"
    if _is_sign_assumed(table):
        yield "table.sign_assumed"


def _is_sign_assumed(table: Understood) -> bool:
    """Whether neither a minus nor a word says which way the money goes."""
    source = table.reading.amount
    if not isinstance(source, Signed) or table.body.asked.turned is not None:
        return False
    if table.sign is Sign.RIGHT or table.reading.amount_is_sided(table.body.columns):
        return False
    one_way = all(amount >= Decimal(0) for amount in table.amounts if amount is not None)
    return source.turned or one_way or table.sign is Sign.WRONG
