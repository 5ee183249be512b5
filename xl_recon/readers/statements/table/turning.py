"""The amounts of a single column turned where the file says that money out bears no sign."""

from __future__ import annotations

from dataclasses import replace

from xl_recon.readers.statements.table.applied import Understood, applied
from xl_recon.readers.statements.table.evidence import opening_of
from xl_recon.readers.statements.table.signs import Sign, sign_said
from xl_recon.readers.statements.table.sources import Signed


def with_sign(table: Understood) -> Understood:
    """Return the table with its amounts turned where their rows' words say so.

    Balances that follow are not overruled: they are no proof then, see `is_proved`.
    """
    source, asked = table.reading.amount, table.body.asked.turned
    if not isinstance(source, Signed) or source.marked or asked is not None:
        return table
    rows = tuple(table.body.rows[index] for index in table.body.dated)
    said = sign_said(table.body.table, table.body.columns, rows, table.amounts)
    turned = replace(table.reading, amount=replace(source, turned=not source.turned))
    if said is Sign.UNSAID and _may_be_turned(table):
        return replace(table, rivals=(*table.rivals, turned))
    if said in {Sign.RIGHT, Sign.UNSAID} or table.chain.holds:
        return replace(table, sign=said)
    sign = Sign.RIGHT if said is Sign.WRONG else Sign.UNSAID
    return replace(applied(table.body, turned), rivals=table.rivals, sign=sign)


def _may_be_turned(table: Understood) -> bool:
    """Whether the amounts bear no sign and nothing says which way they go.

    A sum that grows from nothing with every row is a card's debt as well as an account's balance.
    """
    amounts = [amount for amount in table.amounts if amount]
    if any(amount < 0 for amount in amounts) or table.reading.amount_is_sided(table.body.columns):
        return False
    told = table.body.told
    if told.moved(table.body.booked(table.amounts)) or told.summed(table.amounts):
        return False
    return not table.chain.holds or _starts_at_nothing(table)


def _starts_at_nothing(table: Understood) -> bool:
    booked = table.body.booked(table.amounts)
    return not opening_of(table.chain, booked, table.balances)
