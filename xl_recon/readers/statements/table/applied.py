"""A table as one reading has it: days, amounts, balances, and how they chain."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xl_recon.readers.statements.table.body import Body
from xl_recon.readers.statements.table.columns import Kind, amounts_in
from xl_recon.readers.statements.table.days import DayColumns, days_of
from xl_recon.readers.statements.table.evidence import Chain, totals_agree
from xl_recon.readers.statements.table.parts import Part, joint_chain, parts_of
from xl_recon.readers.statements.table.readings import Reading
from xl_recon.readers.statements.table.signs import Sign
from xl_recon.readers.statements.table.sources import (
    Amounts,
    NumberColumn,
    amount_columns,
    mark_of,
    sides_of,
    signed_amounts,
)
from xl_recon.readers.statements.table.tables import Row
from xl_recon.readers.statements.table.texts import currency_column
from xl_recon.readers.statements.table.values import parsed_amount
from xl_recon.readers.statements.table.words import Role, says_before
from xl_recon.records.notice import Notice
from xl_recon.records.statement_profile import ReadingOption

_FEW = 2  # balances of a column without a name that follow
_MORE = 4  # where they are no amounts with cents


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A body with the reading that was chosen; day by day for its dated rows."""

    body: Body
    reading: Reading
    days: tuple[date, ...]
    day_columns: DayColumns  # in the order in which they were looked at
    amounts: Amounts
    balances: Amounts
    parts: tuple[Part, ...]
    totals: bool = False  # a closing row sums the amounts up
    rivals: tuple[Reading, ...] = ()  # as good, with other amounts
    sign: Sign = Sign.UNSAID  # what else than balances says of the amounts' sign
    profile: str = ""  # the name of the one that it was read by
    notices: tuple[Notice, ...] = ()  # of that profile
    options: tuple[ReadingOption, ...] = ()  # where nothing decides

    @property
    def chain(self) -> Chain:
        """The chains of all parts as one."""
        return joint_chain(self.parts)

    @property
    def lists_movements(self) -> bool:
        """Whether money moves, or might have: below headings, rows of nought are movements too."""
        known = [amount for amount in self.amounts if amount is not None]
        return any(known) or bool(known and any(self.body.table.headings))

    @property
    def is_proved(self) -> bool:
        """Whether the balances prove these amounts and no others."""
        decided = not self.rivals and self.sign is not Sign.WRONG
        return self.chain.holds and decided and self._is_balance and not self._has_tail

    @property
    def _has_tail(self) -> bool:
        """Whether money moves after the last balance where every row has one: it may be pending."""
        amounts = self.body.booked(self.amounts)
        for part in self.parts:
            tail = {*itertools.takewhile(self._lacks_balance, part.chain.order[::-1])}
            rest = [place for place in part.chain.order if place not in tail]
            moves = any(amounts[place] for place in tail)
            if moves and not any(amounts[p] and self._lacks_balance(p) for p in rest):
                return True
        return False

    def _lacks_balance(self, place: int) -> bool:
        return self.balances[place] is None

    @property
    def _is_balance(self) -> bool:
        """Whether the column is one by its name, or by more than an accident."""
        balance = self.reading.balance
        if balance is None or Role.BALANCE in self.body.columns[balance.index].roles:
            return balance is not None
        cents = any(amount % 1 for amount in self.amounts if amount)
        return self.chain.steps > 1 and self.chain.tested >= (_FEW if cents else _MORE)


def applied(body: Body, reading: Reading) -> Understood:
    """Return the body as the reading has it."""
    rows = tuple(body.rows[index] for index in body.dated)
    amounts = signed_amounts(reading.amount, rows)
    booked = body.booked(amounts)
    moving = [place for place, amount in enumerate(booked) if amount]
    columns = body.days.complete_over(tuple(rows[place] for place in moving))
    days = days_of(columns, rows)
    known = tuple(day or date.min for day in days)
    balances: Amounts = [None] * len(rows)
    if reading.balance is not None:
        balances = _balances(body, reading.balance, rows, amounts)
    return Understood(
        body=body,
        reading=reading,
        days=known,
        day_columns=columns,
        amounts=amounts,
        balances=balances,
        parts=parts_of(keys_of(body, reading, rows), known, booked, body.booked(balances)),
        totals=bool(body.undated)
        and totals_agree(sides_of(reading.amount, rows, amounts), _asides(body, reading)),
    )


def _balances(body: Body, column: NumberColumn, rows: tuple[Row, ...], amounts: Amounts) -> Amounts:
    """Each row's balance after its amount; a bank may list the one before."""
    found = amounts_in(rows, column.index, column.mark)
    if not says_before(body.columns[column.index].heading):
        return found
    pairs = zip(found, amounts, strict=True)
    return [None if one is None or other is None else one + other for one, other in pairs]


def keys_of(body: Body, reading: Reading, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Return each row's currency, where the table has several."""
    column = currency_column(body.columns, amount_columns(reading.amount)[0])
    cells = tuple("" if column is None else row[column] for row in rows)
    return cells if len({*cells} - {""}) > 1 else ("",) * len(rows)


def _asides(body: Body, reading: Reading) -> list[list[Decimal | None]]:
    """The amounts in rows without a day, where a bank sums up."""
    mark = mark_of(reading.amount)
    numeric = {column.index for column in body.columns if column.kind is Kind.NUMBER}
    return [
        [parsed_amount(cell, mark) if index in numeric else None for index, cell in enumerate(row)]
        for row in body.undated
    ]
