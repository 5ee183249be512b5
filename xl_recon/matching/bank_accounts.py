"""The account of the chart that a statement belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from xl_recon.records.ledger import Account

_SHORTEST_TAIL = 4  # a masked number shows no more: XXXX1234
_SHORTEST_NUMBER = 6
_CURRENCY = re.compile(r"(?<=\d)[A-Z]{3}$")


def statement_account(number: str, accounts: Sequence[Account]) -> Account | None:
    """Return the only account of this IBAN or account number, or None.

    Banks write the number without blanks, after their own code (`70050000/1234567`), with a
    currency behind it, or only the end of it: what fits two accounts fits none.
    """
    if not _plain(number):
        return None
    for fits in _ways(number):
        fitting = [account for account in accounts if any(map(fits, _numbers(account)))]
        if fitting:
            return _only(fitting)
    # A bank's short number may be that of quite another account of the chart.
    banks = (account for account in accounts if account.iban or account.holds_money)
    return _only([account for account in banks if _plain(account.number) == _plain(number)])


def _ways(number: str) -> Iterator[Callable[[str], bool]]:
    """Yield tests for an account's number, the surest first."""
    whole = _CURRENCY.sub("", _plain(number))
    yield lambda known: known in (_plain(number), whole)
    last_part = _CURRENCY.sub("", _plain(number.rsplit("/", 1)[-1]))
    tail = last_part.lstrip("0X*")
    shortest = _SHORTEST_TAIL if last_part[:1] in ("X", "*") else _SHORTEST_NUMBER
    if len(tail) >= shortest:
        yield lambda known: known.endswith(tail)
    yield lambda known: len(known) >= _SHORTEST_NUMBER and whole.endswith(known)


def _numbers(account: Account) -> list[str]:
    """The IBANs or bank's numbers of an account; several stand with semicolons between."""
    return [plain for part in account.iban.split(";") if (plain := _plain(part))]


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-Z*]", "", number.upper())


def _only(fitting: Sequence[Account]) -> Account | None:
    """Return the account if it is the only one; one in use goes before those given up."""
    active = [account for account in fitting if account.active] or fitting
    return active[0] if len(active) == 1 else None
