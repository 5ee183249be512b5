"""Rule rows understood: what the cells of the rules table ask for and fill in.

Doc says `!Rule`. Description, amount, date and the bank's account are conditions; every other
filled column is a substitution. A row that cannot be understood is told and left out, alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xl_recon.matching.candidates import bank_account
from xl_recon.matching.refusals import Refused
from xl_recon.matching.rule_texts import rule_text
from xl_recon.matching.spans import amount_ranges, date_ranges
from xl_recon.records.journal import FieldValue
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.rule import (
    AmountIn,
    Condition,
    DateIn,
    MovesMoney,
    OnAccount,
    Rule,
    RuleRow,
)
from xl_recon.records.settings import Settings

SPLIT = "[]"  # as contra account: the parts stand in `!RuleSplit` rows below

# Conditions to come: taken for substitutions they would leave the rule too wide.
_LATER_CONDITIONS = ("iban", "counterparty", "external_reference")
_OURS = frozenset({"status", "rule", "batch", "id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodRules:
    """The rules that serve, in table order, and what is to be said of the other rows."""

    rules: tuple[Rule, ...]
    notices: tuple[Notice, ...]


def understood(
    rows: Iterable[RuleRow], settings: Settings, bank_accounts: frozenset[str] = frozenset()
) -> UnderstoodRules:
    """Return the rules in these rows; `bank_accounts` tells a bank's account from its contra."""
    rules: list[Rule] = []
    notices: list[Notice] = []
    for row in rows:
        if not is_rule(row):
            continue
        try:
            rules.append(_rule(row, settings, bank_accounts))
        except Refused as refused:
            notices.append(Notice(refused.code, row.row, refused.found, rows=(row.row,)))
        else:
            notices += _remarks(row)
    return UnderstoodRules(rules=tuple(rules), notices=tuple(notices))


def is_rule(row: RuleRow) -> bool:
    """Whether a row of the rules table is a rule, and switched on."""
    return row.active and row.document.strip().casefold() == "!rule"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    contra: str
    bank: str  # blank: any
    money_in: bool

    @property
    def conditions(self) -> tuple[Condition, ...]:
        direction = MovesMoney(self.money_in)
        return (direction, OnAccount(self.bank)) if self.bank else (direction,)


def _rule(row: RuleRow, settings: Settings, bank_accounts: frozenset[str]) -> Rule:
    text = rule_text(row.description)
    sides = _sides(row, settings, bank_accounts)
    facts = _amount_and_date(row)
    if not (text.conditions or facts or sides.bank):
        raise Refused("rule.no_condition")
    return Rule(
        row=row.row,
        sheet_row=row.sheet_row,
        name=text.name,
        text=text.text,
        conditions=(*text.conditions, *sides.conditions, *facts),
        account=sides.contra,
        fill=_fill(row),
        until=row.until,
        colour=row.colour,
        used=row.used,
        last_used=row.last_used,
    )


def _sides(row: RuleRow, settings: Settings, bank_accounts: frozenset[str]) -> _Sides:
    debit, credit = row.debit.strip(), row.credit.strip()
    if SPLIT in {debit, credit}:
        raise Refused("rule.split_later")
    debit, credit = (_named(account, settings) for account in (debit, credit))
    if not (debit or credit):
        raise Refused("rule.no_account")
    if not (debit and credit):
        return _Sides(contra=debit or credit, bank="", money_in=bool(credit))
    known = bank_accounts | {settings.bank_account}
    banks = [bank_account(account, settings) in known for account in (debit, credit)]
    if all(banks) or not any(banks):
        raise Refused("rule.bank_unclear", f"{debit} / {credit}")
    contra, bank = (credit, debit) if banks[0] else (debit, credit)
    return _Sides(contra=contra, bank=bank_account(bank, settings), money_in=banks[0])


def _named(account: str, settings: Settings) -> str:
    """The account as written; blank for the two that stand for no account."""
    none = {settings.temporary_account.casefold(), settings.missing_account.casefold()}
    return "" if account.casefold() in none else account


def _amount_and_date(row: RuleRow) -> tuple[Condition, ...]:
    conditions: list[Condition] = []
    amount, day = row.amount_filter, row.date_filter
    if amount is not None and str(amount).strip():
        conditions.append(AmountIn(amount_ranges(amount)))
    if day is not None and str(day).strip():
        conditions.append(DateIn(date_ranges(day)))
    return tuple(conditions)


def _fill(row: RuleRow) -> tuple[tuple[str, FieldValue], ...]:
    for field, value in row.fill:
        if field in _LATER_CONDITIONS:
            raise Refused("rule.not_yet", str(value))
    return tuple((field, value) for field, value in row.fill if field not in _OURS)


def _remarks(row: RuleRow) -> list[Notice]:
    if not row.new_text.strip():
        return []
    return [Notice("rule.text_later", row.row, row.new_text, Severity.INFO, (row.row,))]
