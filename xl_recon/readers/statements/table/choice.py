"""The reading of a table that its own evidence speaks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from xl_recon.readers.statements.table.columns import Column, Kind, amounts_in, columns_of, fitted
from xl_recon.readers.statements.table.days import DayColumns, day_columns, days_of
from xl_recon.readers.statements.table.evidence import Chain, totals_agree
from xl_recon.readers.statements.table.parts import Part, joint_chain, parts_of, possible_keys
from xl_recon.readers.statements.table.readings import Reading, readings_of
from xl_recon.readers.statements.table.sources import (
    Amounts,
    amount_columns,
    mark_of,
    sides_of,
    signed_amounts,
)
from xl_recon.readers.statements.table.status import is_pending_table, status_columns, status_of
from xl_recon.readers.statements.table.tables import Row, Table
from xl_recon.readers.statements.table.texts import currency_column
from xl_recon.readers.statements.table.values import parsed_amount
from xl_recon.readers.statements.table.words import Role
from xl_recon.records.statement import LineStatus

_SAMPLE = 300
_FULL_PROOF = 4  # balances that follow are no accident
_PROOF_WEIGHT = 100
_HALF_PROOF = 0.8  # of the balances: less is accident or another bank's habit
_TOTALS_WEIGHT = 20
_COVERAGE_WEIGHT = 6
_CLOSE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A table's rows, those with a day apart from those without."""

    table: Table
    columns: tuple[Column, ...]
    days: DayColumns
    rows: tuple[Row, ...]  # all of them, cut to the columns
    dated: tuple[int, ...]  # places in `rows`
    undated: tuple[Row, ...]
    statuses: tuple[LineStatus, ...]  # of the dated rows
    status: tuple[int, ...] = ()  # the columns that say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A body with the reading that was chosen; day by day for its dated rows."""

    body: Body
    reading: Reading
    days: tuple[date, ...]
    amounts: Amounts
    balances: Amounts
    parts: tuple[Part, ...]
    totals: bool = False  # a closing row sums the amounts up
    rivals: bool = False  # another reading is as good and gives other amounts

    @property
    def chain(self) -> Chain:
        """The chains of all parts as one."""
        return joint_chain(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    reading: Reading
    score: float
    proved: bool
    amounts: Amounts


def understood(table: Table) -> Understood | None:
    """Return the table as its best reading has it, or None where nothing moves in it."""
    body = _body(table)
    readings = readings_of(body.columns) if body.dated else []
    if not readings:
        return None
    sample = replace(body, dated=body.dated[:_SAMPLE], statuses=body.statuses[:_SAMPLE])
    scored = _scored(readings, sample)
    best = max(scored, key=lambda candidate: candidate.score)
    rivals = not best.proved and any(_rivals(best, other) for other in scored)
    return _split(replace(_applied(body, best.reading), rivals=rivals))


def _split(table: Understood) -> Understood:
    """Return the table by accounts, where only so the balances follow."""
    if table.reading.balance is None or table.chain.holds:
        return table
    rows = tuple(table.body.rows[index] for index in table.body.dated)
    booked = _booked(table.body, table.amounts)
    currencies = _keys(table.body, table.reading, rows)
    for names in possible_keys(table.body.columns, rows):
        keys = [" ".join(filter(None, pair)) for pair in zip(names, currencies, strict=True)]
        parts = parts_of(keys, table.days, booked, _booked(table.body, table.balances))
        chain = joint_chain(parts)
        if chain.holds and chain.tested >= _FULL_PROOF:
            return replace(table, parts=parts)
    return table


def _body(table: Table) -> Body:
    columns = columns_of(table)
    rows = tuple(fitted(row, columns, table.delimiter) for row in table.rows)
    days = day_columns(columns, rows)
    found = days_of(days, rows)
    dated = tuple(index for index, day in enumerate(found) if day)
    status = status_columns(columns)
    pending = is_pending_table(table)
    return Body(
        table=table,
        columns=columns,
        days=days,
        rows=rows,
        dated=dated,
        undated=tuple(row for row, day in zip(rows, found, strict=True) if not day),
        status=status,
        statuses=tuple(
            LineStatus.PENDING if pending else status_of(rows[index], status) for index in dated
        ),
    )


def _scored(readings: list[Reading], body: Body) -> list[_Scored]:
    found: list[_Scored] = []
    for reading in readings:
        found.append(_score(reading, body))
        if found[-1].proved:
            break
    return found


def _score(reading: Reading, body: Body) -> _Scored:
    applied = _applied(body, reading)
    chain = applied.chain
    share = chain.share if chain.share >= _HALF_PROOF and _may_prove(applied) else 0
    whole = _read_share(applied)
    proof = share * whole * min(chain.tested, _FULL_PROOF) / _FULL_PROOF
    read = sum(1 for amount in applied.amounts if amount is not None) / len(body.dated)
    return _Scored(
        reading=reading,
        score=_PROOF_WEIGHT * proof
        + _TOTALS_WEIGHT * applied.totals
        + _COVERAGE_WEIGHT * read
        + reading.words,
        proved=share == whole == 1 and chain.tested >= _FULL_PROOF,
        amounts=applied.amounts,
    )


def _may_prove(table: Understood) -> bool:
    """Whether the balance could be one: row numbers grow by a constant rate just as well."""
    balance = table.reading.balance
    named = balance is not None and Role.BALANCE in table.body.columns[balance.index].roles
    return named or table.chain.steps > 1


def _read_share(table: Understood) -> float:
    """The part of the rows with a balance that have an amount too."""
    pairs = zip(table.amounts, table.balances, strict=True)
    known = [amount for amount, balance in pairs if balance is not None]
    return sum(1 for amount in known if amount is not None) / max(len(known), 1)


def _rivals(best: _Scored, other: _Scored) -> bool:
    return other.score > best.score - _CLOSE and other.amounts != best.amounts


def _applied(body: Body, reading: Reading) -> Understood:
    rows = tuple(body.rows[index] for index in body.dated)
    amounts = signed_amounts(reading.amount, rows)
    moving = [place for place, amount in enumerate(amounts) if amount]
    days = days_of(body.days.complete_over(tuple(rows[place] for place in moving)), rows)
    known = tuple(day or date.min for day in days)
    balances: Amounts = [None] * len(rows)
    if reading.balance is not None:
        balances = amounts_in(rows, reading.balance.index, reading.balance.mark)
    return Understood(
        body=body,
        reading=reading,
        days=known,
        amounts=amounts,
        balances=balances,
        parts=parts_of(
            _keys(body, reading, rows), known, _booked(body, amounts), _booked(body, balances)
        ),
        totals=totals_agree(sides_of(reading.amount, rows, amounts), _asides(body, reading)),
    )


def _keys(body: Body, reading: Reading, rows: tuple[Row, ...]) -> tuple[str, ...]:
    """Each row's currency, where the table has several."""
    column = currency_column(body.columns, amount_columns(reading.amount)[0])
    cells = tuple("" if column is None else row[column] for row in rows)
    return cells if len({*cells} - {""}) > 1 else ("",) * len(rows)


def _booked(body: Body, amounts: Amounts) -> Amounts:
    pairs = zip(amounts, body.statuses, strict=True)
    return [amount if status is LineStatus.BOOKED else None for amount, status in pairs]


def _asides(body: Body, reading: Reading) -> list[list[Decimal | None]]:
    """The amounts in rows without a day, where a bank sums up."""
    mark = mark_of(reading.amount)
    numeric = {column.index for column in body.columns if column.kind is Kind.NUMBER}
    return [
        [parsed_amount(cell, mark) if index in numeric else None for index, cell in enumerate(row)]
        for row in body.undated
    ]
