"""An account of a file as statements: one for each of its currencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.bulgarian.accounts import Account, Part
from xl_recon.readers.statements.bulgarian.amounts import Moved, balance, moved, notation, signed
from xl_recon.readers.statements.bulgarian.lines import Setting, line, plain_account
from xl_recon.readers.statements.bulgarian.names import (
    CLOSINGS,
    CURRENCIES,
    ENDS,
    HEAD_ACCOUNTS,
    HEAD_CURRENCIES,
    NUMBERS,
    OPENINGS,
    OWN_ACCOUNTS,
    STARTS,
)
from xl_recon.readers.statements.bulgarian.values import currency, day
from xl_recon.readers.written_amounts import Notation
from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import (
    Balance,
    BalanceChain,
    LineStatus,
    Statement,
    StatementLine,
)

_FORMAT = "bulgarian"
_IDENTITY = "id"  # of the movement with most banks, of our account with one
_WORST = 2  # times: a chain in which fewer than half agree is none


@dataclass(frozen=True, slots=True)
class _Key:
    account: str
    currency: str


@dataclass(slots=True)
class _Group:
    """The movements of one account in one currency, with their places in the file."""

    key: _Key
    parts: list[Part]
    places: list[int]


def statements(account: Account, document: str) -> Iterator[Statement]:
    """Return the statements of an account, or raise `BadDocument`."""
    written = notation(account)
    groups = _groups(account)
    ours = _main(groups, account.head)
    for group in groups:
        head = account.head if group is ours else Part()
        yield _statement(group, head, written, document)


def _groups(account: Account) -> list[_Group]:
    head = _key_of_head(account.head)
    groups: dict[_Key, _Group] = {}
    for place, part in enumerate(account.movements, 1):
        own = "" if head.account else _own_account(part)
        key = _Key(
            head.account or own,
            currency(part.text(CURRENCIES)) or head.currency,
        )
        group = groups.setdefault(key, _Group(key, [], []))
        group.parts.append(part)
        group.places.append(place)
    return list(groups.values()) or [_Group(head, [], [])]


def _own_account(part: Part) -> str:
    number = plain_account(part.texts.get(_IDENTITY, ""))
    return plain_account(part.text(OWN_ACCOUNTS)) or (number if is_whole_iban(number) else "")


def _key_of_head(head: Part) -> _Key:
    return _Key(
        plain_account(head.anywhere(HEAD_ACCOUNTS)), currency(head.anywhere(HEAD_CURRENCIES))
    )


def _main(groups: Sequence[_Group], head: Part) -> _Group | None:
    """The group that the balances are of."""
    if len(groups) == 1:
        return groups[0]
    key = _key_of_head(head)
    return next((group for group in groups if group.key == key), None)


def _statement(group: _Group, head: Part, written: Notation, document: str) -> Statement:
    opening = _balance(head, OPENINGS, STARTS, written, document)
    closing = _balance(head, CLOSINGS, ENDS, written, document)
    lines = _lines(group, opening, closing, written, document)
    chain = _chain(lines)
    return Statement(
        account=group.key.account,
        currency=group.key.currency,
        number=head.text(NUMBERS),
        period_start=opening.day if opening else _edge(head, STARTS),
        period_end=closing.day if closing else _edge(head, ENDS),
        opening_balance=opening,
        closing_balance=closing,
        chain=chain,
        lines=lines if chain else tuple([replace(one, balance_after=None) for one in lines]),
        format=_FORMAT,
        source=SourceRef(document),
    )


def _balance(
    head: Part, names: Sequence[str], days: Sequence[str], written: Notation, document: str
) -> Balance | None:
    try:
        amount = balance(head.anywhere(names), written)
    except ValueError as error:
        raise BadDocument(SourceRef(document, head.line or None), str(error)) from error
    return None if amount is None else Balance(amount=amount, day=_edge(head, days))


def _edge(head: Part, names: Sequence[str]) -> date | None:
    """A day of the period; it proves nothing, so an odd one is left out."""
    try:
        return day(head.anywhere(names))
    except ValueError:
        return None


def _lines(
    group: _Group,
    opening: Balance | None,
    closing: Balance | None,
    written: Notation,
    document: str,
) -> tuple[StatementLine, ...]:
    moves = [_moved(part, written, document) for part in group.parts]
    try:
        amounts = signed(
            moves, opening.amount if opening else None, closing.amount if closing else None
        )
    except ValueError as error:
        raise BadDocument(SourceRef(document, group.parts[0].line or None), str(error)) from error
    setting = Setting(account=group.key.account, document=document, written=written)
    return tuple(
        [
            _line(part, Money(amount, group.key.currency), place, setting)
            for part, amount, place in zip(group.parts, amounts, group.places, strict=True)
        ]
    )


def _moved(part: Part, written: Notation, document: str) -> Moved:
    try:
        return moved(part, written)
    except ValueError as error:
        raise BadDocument(SourceRef(document, part.line or None), str(error)) from error


def _line(part: Part, amount: Money, place: int, setting: Setting) -> StatementLine:
    try:
        return line(part, amount, place, setting)
    except ValueError as error:
        raise BadDocument(SourceRef(setting.document, part.line or None), str(error)) from error


def _chain(lines: Sequence[StatementLine]) -> BalanceChain | None:
    """How the running balances follow each other, oldest or newest first; None if they don't."""
    booked = [one for one in lines if one.status is LineStatus.BOOKED]
    if any(one.balance_after is None for one in booked) or len(booked) < _WORST:
        return None
    broken = min((_breaks(order) for order in (booked, booked[::-1])), key=len)
    tested = len(booked) - 1
    agreed = tested - len(broken)
    if agreed * _WORST < tested:
        return None
    return BalanceChain(agreed=agreed, tested=tested, broken_on=broken[0] if broken else None)


def _breaks(lines: Sequence[StatementLine]) -> list[date]:
    return [
        after.booking_date
        for before, after in pairwise(lines)
        if (before.balance_after or Decimal(0)) + after.amount.amount != after.balance_after
    ]
