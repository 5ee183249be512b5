"""What an OFX response says of the account before and after its movements.

`LEDGERBAL` is what was there when the bank was asked, not at the end of the period: it closes
a statement only where it is of the last day and the bank says what was there before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from xl_recon.readers.statements.ofx.lines import Setting, day
from xl_recon.readers.statements.ofx.responses import Movement, Part, Response, fields
from xl_recon.records.statement import Balance, BalanceChain, LineStatus, StatementLine

_OPENING = re.compile(
    r"(?i)opening|beginning|previous|brought forward|starting|inizial|precedente|anfang|vortrag"
    r"|initial|pr.c.dent|inicial|anterior"
)
_AVAILABLE = re.compile(r"(?i)avail|dispo|verf.gbar")
_RUNNING = ("ACCTBAL", "RUNNINGBAL", "BALANCE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Balances:
    """What the account held; `aside` is the balance that proves nothing."""

    opening: Balance | None = None
    closing: Balance | None = None
    aside: Balance | None = None


def balances(response: Response, endings: Iterable[Response], setting: Setting) -> Balances:
    """Return opening and closing balance where the bank tells both, as of the period's ends."""
    start = edge(response, "DTSTART")
    end = edge(response, "DTEND")
    ledger = _balance(response.text("LEDGERBAL/BALAMT"), response.text("LEDGERBAL/DTASOF"), setting)
    for ending in endings:
        closed = _closed(ending, setting)
        if closed.opening and closed.closing and _is_of(closed, start, end):
            return closed
    opening = _listed_opening(response.listed, setting)
    if opening and ledger and ledger.day and ledger.day == end:
        return Balances(opening=opening, closing=ledger)
    return Balances(opening=opening, aside=ledger)


def edge(response: Response, tag: str) -> date | None:
    """Return the first or the last day that the response speaks of."""
    lists = ("BANKTRANLIST", "INVTRANLIST")
    return _day(response.text(*(f"{name}/{tag}" for name in lists)))


def running(movements: Sequence[Movement], setting: Setting) -> list[Decimal] | None:
    """Return the balances that a bank writes into its movements, where all of them have one."""
    if not movements or not any(f"<{tag}>" in movements[0].text for tag in _RUNNING):
        return None
    found: list[Decimal] = []
    for movement in movements:
        texts = fields(movement.text)
        given = next((texts[tag] for tag in _RUNNING if tag in texts), "")
        if not given:
            return None
        found.append(setting.notation.amount(given))
    return found


def chain(lines: Sequence[StatementLine], known: Sequence[Decimal]) -> BalanceChain | None:
    """Return the chain of running balances if it holds, in whichever order the bank lists."""
    if any(one.status is not LineStatus.BOOKED for one in lines):
        return None
    moved = [one.amount.amount for one in lines]
    pairs = list(pairwise(known))
    falls = all(upper == lower + now for (upper, lower), now in zip(pairs, moved, strict=False))
    rises = all(upper + now == lower for (upper, lower), now in zip(pairs, moved[1:], strict=False))
    if not pairs or not (rises or falls):
        return None
    return BalanceChain(agreed=len(pairs), tested=len(pairs))


def _closed(ending: Response, setting: Setting) -> Balances:
    first, last = ("CLOSING/", "CCCLOSING/"), ("BALOPEN", "BALCLOSE", "DTOPEN", "DTCLOSE")
    opened, closed, since, until = (
        ending.text(*(f"{section}{tag}" for section in first)) for tag in last
    )
    return Balances(
        opening=_balance(opened, since, setting), closing=_balance(closed, until, setting)
    )


def _is_of(closed: Balances, start: date | None, end: date | None) -> bool:
    days = (closed.opening and closed.opening.day, closed.closing and closed.closing.day)
    return start is not None and end is not None and days == (start, end)


def _listed_opening(listed: Iterable[Part], setting: Setting) -> Balance | None:
    for part in listed:
        words = f"{part.text('NAME')} {part.text('DESC')}"
        if _OPENING.search(words) and not _AVAILABLE.search(words):
            return _balance(part.text("VALUE", "BALAMT"), part.text("DTASOF"), setting)
    return None


def _balance(amount: str, as_of: str, setting: Setting) -> Balance | None:
    """A balance; None where the bank leaves it blank or writes no number."""
    try:
        return Balance(amount=setting.notation.amount(amount), day=_day(as_of)) if amount else None
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return day(text)
    except ValueError:
        return None
