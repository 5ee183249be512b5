"""The reading of a table that its own evidence speaks for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from xl_recon.readers.statements.table.applied import Understood, applied, keys_of
from xl_recon.readers.statements.table.asked import NOTHING_ASKED, Asked
from xl_recon.readers.statements.table.asked_readings import readings_as_asked
from xl_recon.readers.statements.table.body import Body, body_of
from xl_recon.readers.statements.table.evidence import Chain
from xl_recon.readers.statements.table.parts import joint_chain, parts_of, possible_keys
from xl_recon.readers.statements.table.readings import Reading, readings_of
from xl_recon.readers.statements.table.shared_days import with_shared_days
from xl_recon.readers.statements.table.sources import Amounts, Signed
from xl_recon.readers.statements.table.tables import Table
from xl_recon.readers.statements.table.turning import with_sign
from xl_recon.readers.statements.table.words import Role

__all__ = ["Understood", "understood"]

_SAMPLE = 300
_FULL_PROOF = 4  # balances that follow are no accident
_PROOF_WEIGHT = 100
_HALF_PROOF = 0.8  # of the balances: less is accident or another bank's habit
_TOTALS_WEIGHT = 20
_COVERAGE_WEIGHT = 6
_TITLES_WEIGHT = 50
_CLOSE = 0.3
_CLOSE_PROOFS = 3  # of readings whose few balances follow all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scored:
    reading: Reading
    score: float
    proved: bool
    chain: Chain
    amounts: Amounts


def understood(table: Table, asked: Asked = NOTHING_ASKED) -> Understood | None:
    """Return the table as its best reading has it, or None where nothing moves in it."""
    found = _understood(table, asked)
    filled = with_shared_days(found) if found else None
    if filled is None:
        return found
    other = _understood(filled, asked)
    return other if other and other.is_proved else found


def _understood(table: Table, asked: Asked) -> Understood | None:
    body = body_of(table, asked)
    readings = readings_as_asked(readings_of(body.columns), body.columns, asked)
    readings = readings if body.dated else []
    if not readings:
        return None
    sample = replace(body, dated=body.dated[:_SAMPLE], statuses=body.statuses[:_SAMPLE])
    scored = _scored(readings, sample)
    best = max(scored, key=lambda candidate: candidate.score)
    rivals = () if best.proved else tuple(s.reading for s in scored if _rivals(best, s))
    return _split(with_sign(replace(applied(body, best.reading), rivals=rivals)))


def _split(table: Understood) -> Understood:
    """Return the table by accounts, where only so the balances follow."""
    if table.reading.balance is None or table.chain.holds:
        return table
    rows = tuple(table.body.rows[index] for index in table.body.dated)
    booked = table.body.booked(table.amounts)
    currencies = keys_of(table.body, table.reading, rows)
    for names in possible_keys(table.body.columns, rows):
        keys = [" ".join(filter(None, pair)) for pair in zip(names, currencies, strict=True)]
        parts = parts_of(keys, table.days, booked, table.body.booked(table.balances))
        chain = joint_chain(parts)
        if chain.holds and chain.tested >= _FULL_PROOF:
            return replace(table, parts=parts)
    return table


def _scored(readings: list[Reading], body: Body) -> list[_Scored]:
    found: list[_Scored] = []
    for reading in readings:
        found.append(_score(reading, body))
        if found[-1].proved:
            break
    return found


def _score(reading: Reading, body: Body) -> _Scored:
    table = applied(body, reading)
    chain = table.chain
    share = chain.share if chain.share >= _HALF_PROOF and _may_prove(table) else 0
    whole = _read_share(table)
    proof = share * whole * min(chain.tested, _FULL_PROOF) / _FULL_PROOF
    return _Scored(
        reading=reading,
        score=_PROOF_WEIGHT * proof + _told_score(table) + reading.words,
        proved=share == whole == 1 and chain.tested >= _FULL_PROOF,
        chain=chain,
        amounts=table.amounts,
    )


def _told_score(table: Understood) -> float:
    """How well the amounts agree with closing rows, with the titles, and with being there."""
    body, amounts = table.body, table.amounts
    read = sum(1 for amount in amounts if amount is not None) / len(body.dated)
    return (
        _TOTALS_WEIGHT * (table.totals or body.told.summed(amounts))
        + _TITLES_WEIGHT * body.told.moved(body.booked(amounts))
        + _COVERAGE_WEIGHT * read
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
    """Whether another reading is as good; of a few balances that follow, whether it proves too."""
    if other.amounts == best.amounts or _denies_signs(best, other):
        return False
    both = best.chain.holds and other.chain.holds and other.chain.tested >= best.chain.tested
    return other.score > best.score - (_CLOSE_PROOFS if both else _CLOSE)


def _denies_signs(best: _Scored, other: _Scored) -> bool:
    """Whether the two differ by the sign only, and the amounts bear one."""
    one, two = best.reading.amount, other.reading.amount
    if not (isinstance(one, Signed) and isinstance(two, Signed) and one.amount == two.amount):
        return False
    return any(amount and amount < 0 for amount in best.amounts) and not one.turned
