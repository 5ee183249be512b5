"""What a movement moved, and which way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.statements.bulgarian.accounts import Account, Part
from xl_recon.readers.statements.bulgarian.names import (
    AMOUNTS,
    BALANCES_AFTER,
    CLOSINGS,
    CREDITS,
    DEBITS,
    DIRECTIONS,
    OPENINGS,
    STATES,
)
from xl_recon.readers.statements.bulgarian.values import is_debit, status
from xl_recon.readers.written_amounts import Notation, notation_of
from xl_recon.records.statement import LineStatus

# A number, and what may stand behind it: a currency, or D and K.
_NUMBER = re.compile(r"([-+\u2212(]?\s*[0-9.,][0-9 \u00a0\u202f'.,]*[-+)]?)\s*([^0-9]*)")
_CENT = Decimal("0.01")
_NAMED_BY_NUMBER = "movementtype"
_NO_SIGN = "an entry that does not say whether money came in"


@dataclass(frozen=True, slots=True)
class Moved:
    """A size as it is written, and its direction; None where nothing says it."""

    size: Decimal
    debit: bool | None
    is_booked: bool


def notation(account: Account) -> Notation:
    """Return how the numbers of an account are written."""
    texts = [part.text(names) for part in account.movements for names in (AMOUNTS, DEBITS, CREDITS)]
    texts += [part.text(BALANCES_AFTER) for part in account.movements]
    texts += [account.head.anywhere(OPENINGS), account.head.anywhere(CLOSINGS)]
    return notation_of((_number(text) for text in texts if text), lone_mark_divides=False)


def balance(text: str, written: Notation) -> Decimal | None:
    """Return a balance, negative where a word behind it says so; None where there is none."""
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    size = _amount(found[1], written)
    return -abs(size) if is_debit(found[2]) else size


def moved(part: Part, written: Notation) -> Moved:
    """Return what a movement says of its amount; `ValueError` where it says none."""
    is_booked = status(part.text(STATES)) is LineStatus.BOOKED
    debit, credit = _size(part, DEBITS, written), _size(part, CREDITS, written)
    if debit and not credit:
        return Moved(debit, debit=True, is_booked=is_booked)
    if debit is not None or credit is not None:
        size = (credit or Decimal(0)) - (debit or Decimal(0))
        return Moved(size, debit=False, is_booked=is_booked)
    text = part.text(AMOUNTS)
    if not text:
        raise ValueError("an entry without an amount")
    return Moved(_amount(text, written), debit=_direction(part), is_booked=is_booked)


def signed(
    moves: Sequence[Moved], opening: Decimal | None, closing: Decimal | None
) -> list[Decimal]:
    """Return the amounts as they count; `ValueError` where nothing tells the direction.

    A debit below zero is a payment that was taken back (a red entry), unless all debits are: then
    the bank only writes the sign besides. The balances have the last word.
    """
    difference = None if opening is None or closing is None else closing - opening
    red = [-one.size if one.debit else one.size for one in moves]
    written = [-abs(one.size) if one.debit else one.size for one in moves]
    debits = [one.size for one in moves if one.debit and one.size]
    first, second = (written, red) if all(size < 0 for size in debits) else (red, written)
    chosen = second if _proves(second, moves, difference) else first
    if _proves(first, moves, difference):
        return first
    if any(one.debit is None for one in moves) and not any(one.size < 0 for one in moves):
        raise ValueError(_NO_SIGN)
    return chosen


def _proves(amounts: Iterable[Decimal], moves: Sequence[Moved], difference: Decimal | None) -> bool:
    if difference is None:
        return False
    booked = (size for size, one in zip(amounts, moves, strict=True) if one.is_booked)
    return sum(booked, Decimal(0)) == difference


def _size(part: Part, names: Sequence[str], written: Notation) -> Decimal | None:
    text = part.text(names)
    return _amount(text, written) if _NUMBER.fullmatch(text) else None


def _amount(text: str, written: Notation) -> Decimal:
    """An amount; the zeros behind the cents, as databases write them, are left out."""
    found = written.amount(_number(text))
    cents = found.quantize(_CENT)
    return cents if cents == found else found


def _direction(part: Part) -> bool | None:
    for name in DIRECTIONS:
        said = part.texts.get(name)
        found = is_debit(said, by_number=name == _NAMED_BY_NUMBER) if said else None
        if found is not None:
            return found
    beside = _NUMBER.fullmatch(part.text(AMOUNTS))
    return is_debit(beside[2]) if beside else None


def _number(text: str) -> str:
    found = _NUMBER.fullmatch(text)
    return found[1] if found else text
