"""The accounts of the chart that are our own at a bank, by IBAN or number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from xl_recon.records.ledger import Account
from xl_recon.records.reconciliation import StagedLine

_SHORTEST = 6  # characters: less is no bank's number


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAccounts:
    """Own accounts by what banks write for them; an IBAN may belong to one in each currency."""

    by_iban: Mapping[str, tuple[Account, ...]]
    by_number: Mapping[str, Account]

    @classmethod
    def of(cls, accounts: Iterable[Account]) -> Self:
        """File the accounts of a chart."""
        by_iban: dict[str, tuple[Account, ...]] = {}
        by_number = {}
        for account in accounts:
            by_number[account.number] = account
            for iban in {_plain(part) for part in account.iban.split(";")}:
                if len(iban) >= _SHORTEST:
                    by_iban[iban] = (*by_iban.get(iban, ()), account)
        return cls(by_iban=by_iban, by_number=by_number)

    def is_same(self, line: StagedLine) -> bool:
        """Whether the line's IBAN is that of the account it stands on."""
        iban = _plain(line.iban)
        own = self.by_number.get(line.bank)
        return iban == _plain(line.own_iban) or (own in self.by_iban.get(iban, ()))

    def others(self, line: StagedLine) -> tuple[Account, ...]:
        """The other own accounts with the line's IBAN; of several those in its currency."""
        if not line.iban or self.is_same(line):
            return ()
        found = self.by_iban.get(_plain(line.iban), ())
        same = [account for account in found if account.currency == line.amount.currency]
        return tuple(same) or found

    def is_own(self, iban: str) -> bool:
        """Whether the IBAN is one of ours."""
        return _plain(iban) in self.by_iban

    def knows(self, number: str) -> bool:
        """Whether the chart has this account; of an empty chart nothing can be said."""
        return not self.by_number or number in self.by_number

    def currency_of(self, number: str) -> str:
        """The currency of an account of the chart; blank where it gives none."""
        account = self.by_number.get(number)
        return account.currency if account else ""

    def is_bank(self, number: str) -> bool:
        """Whether this account of the chart holds money."""
        account = self.by_number.get(number)
        return bool(account and (account.holds_money or account.iban))


def _plain(number: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", number.upper())
