"""Which account each statement is booked on, and on what terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.errors import AccountNeeded, UnknownAccount
from xl_recon.matching.bank_accounts import statement_account
from xl_recon.matching.customer_reference import CustomerAccounts, reference_scheme
from xl_recon.matching.known_statements import fingerprint
from xl_recon.plan.booking import BookingTerms, Per
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice
from xl_recon.records.settings import Settings
from xl_recon.records.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressedStatement:
    """A statement, the terms of the account it belongs to, and a mark to know it again by."""

    statement: Statement
    terms: BookingTerms
    mark: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressBook:
    """The chart of accounts, and the account for statements that name none of it."""

    settings: Settings
    chart: Mapping[str, Account]
    asked: str = ""
    per: Per | None = None
    customers: CustomerAccounts = field(default_factory=CustomerAccounts)
    notices: tuple[Notice, ...] = ()

    def addressed(self, document_name: str, statement: Statement) -> AddressedStatement:
        """Return the statement with its account, or raise `AccountNeeded`.

        The IBAN goes before the account asked for, which is then told.
        """
        found = statement_account(statement.account, tuple(self.chart.values()))
        number = found.number if found else self.asked or self.settings.bank_account
        if not number:
            raise AccountNeeded(document_name, statement.account)
        other = (Notice("import.other_account", statement.source, number),)
        return AddressedStatement(
            statement=statement,
            terms=self._terms(number),
            mark=fingerprint(statement, number),
            notices=other if self.asked and self.asked != number else (),
        )

    def _terms(self, number: str) -> BookingTerms:
        account = self.chart.get(number)
        return BookingTerms(
            account=number,
            currency=account.currency if account else "",
            settings=self.settings,
            customers=self.customers,
            per=self.per,
        )


def address_book(
    settings: Settings, chart: Sequence[Account], asked: str = "", per: Per | None = None
) -> AddressBook:
    """Return the address book of a workbook, or raise `UnknownAccount` for one it lacks."""
    accounts = {account.number: account for account in chart}
    if asked and accounts and asked not in accounts:
        raise UnknownAccount(asked)
    customers, notices = _customers(settings.customer_reference, accounts)
    return AddressBook(
        settings=settings,
        chart=accounts,
        asked=asked,
        per=per,
        customers=customers,
        notices=notices,
    )


def _customers(
    setting: str, accounts: Mapping[str, Account]
) -> tuple[CustomerAccounts, tuple[Notice, ...]]:
    try:
        scheme = reference_scheme(setting)
    except ValueError:
        return CustomerAccounts(), (Notice("import.unknown_reference_scheme", "", setting),)
    return CustomerAccounts.of(scheme, accounts), ()
