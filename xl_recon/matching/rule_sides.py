"""Which account of a rule is the bank's, and which way the money goes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xl_recon.matching.candidates import bank_account
from xl_recon.matching.refusals import Refused
from xl_recon.records.rule import Condition, MovesMoney, OnAccount, RuleRow
from xl_recon.records.settings import Settings

SPLIT = "[]"  # as contra account: the parts stand in `!RuleSplit` rows below

AmountFilter = str | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Banks:
    """The accounts that are a bank's by the chart, and those on which rows wait.

    Rows may wait on an account that is no bank's (a supplier's, a credit card's): it counts as
    the bank's where the chart does not decide.
    """

    charted: frozenset[str] = frozenset()
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """A rule's accounts by what they mean, and its amount, with the columns they stand in."""

    contra: str  # `SPLIT` where parts take its place
    bank: str = ""  # blank: any
    money_in: bool | None  # None: both ways
    contra_field: str
    amount: AmountFilter
    amount_field: str = "amount"

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the accounts ask of a row."""
        direction = () if self.money_in is None else (MovesMoney(self.money_in),)
        return (*direction, OnAccount(self.bank)) if self.bank else direction


def sides(row: RuleRow, settings: Settings, banks: Banks) -> Sides:
    """Return the sides of a rule row, or raise `Refused`."""
    if row.category.strip() or row.cash_account.strip():
        return _cash_sides(row, settings)
    debit, credit = (named(account, settings) for account in (row.debit, row.credit))
    if not (debit or credit):
        raise Refused("rule.no_account", field="debit")
    debit_is_bank = _debit_is_bank(debit, credit, settings, banks)
    contra, bank = (credit, debit) if debit_is_bank else (debit, credit)
    return Sides(
        contra=contra,
        bank=bank_account(bank, settings),
        money_in=debit_is_bank,
        contra_field="credit" if debit_is_bank else "debit",
        amount=row.amount_filter,
    )


def named(account: str, settings: Settings) -> str:
    """Return an account as written; blank for the two that stand for no account."""
    none = {settings.temporary_account.casefold(), settings.missing_account.casefold()}
    return "" if account.strip().casefold() in none else account.strip()


def is_filled(condition: object) -> bool:
    """Whether anything stands in a cell."""
    return condition is not None and bool(str(condition).strip())


def _debit_is_bank(debit: str, credit: str, settings: Settings, banks: Banks) -> bool:
    if not (debit and credit):
        return not debit
    if SPLIT in {debit, credit} and debit != credit:
        return credit == SPLIT
    known = _only_bank(debit, credit, settings, banks)
    if known is None:
        raise Refused("rule.bank_unclear", f"{debit} / {credit}", "debit")
    return known == "debit"


def _only_bank(debit: str, credit: str, settings: Settings, banks: Banks) -> str | None:
    accounts = {"debit": bank_account(debit, settings), "credit": bank_account(credit, settings)}
    charted = _among(accounts, banks.charted | {settings.bank_account})
    if len(charted) == 1:
        return charted[0]
    waiting = _among(accounts, banks.waiting)
    if len(waiting) == 1:
        return waiting[0]
    # On neither do rows wait: the rule can fit none now, and whichever is the bank's, it would
    # book the same two accounts. So it is understood as an expense, which most rules are.
    is_idle = not charted and not waiting and debit != credit
    return "credit" if is_idle else None


def _among(accounts: dict[str, str], known: frozenset[str]) -> list[str]:
    return [field for field, account in accounts.items() if account in known]


def _cash_sides(row: RuleRow, settings: Settings) -> Sides:
    """The sides in income-and-expense bookkeeping: its columns tell them apart."""
    category = named(row.category, settings)
    if not category:
        raise Refused("rule.no_account", field="category")
    is_income, is_expense = is_filled(row.income_filter), is_filled(row.expenses_filter)
    if is_income and is_expense:
        raise Refused("rule.both_ways", f"{row.income_filter} / {row.expenses_filter}", "income")
    return Sides(
        contra=category,
        bank=bank_account(named(row.cash_account, settings), settings),
        money_in=is_income if is_income or is_expense else None,
        contra_field="category",
        amount=row.income_filter if is_income else row.expenses_filter,
        amount_field="income" if is_income else "expenses",
    )
