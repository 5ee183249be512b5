"""Controlla: what in a workbook would trip up the next errand, or is still to be done."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from xl_recon.errors import WorkbookError
from xl_recon.matching.candidates import bank_account, is_bracketed, waiting_accounts
from xl_recon.matching.rule_rows import SPLIT, is_rule, understood
from xl_recon.plan.changes import Table
from xl_recon.plan.past_imports import KEPT_OUTCOMES
from xl_recon.records.journal import Columns
from xl_recon.records.journal_proof import AccountProof
from xl_recon.records.ledger import Account
from xl_recon.records.notice import Notice
from xl_recon.records.reference import is_iban
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.layout.settings import SETTING_KEYS, SETTING_LINES
from xl_recon.workbook.tables import fold
from xl_recon.workflows.account_proofs import account_proofs, proof_notices
from xl_recon.workflows.check_settlements import RECONCILED, settlement_notices
from xl_recon.workflows.statement_profiles import damaged_profiles

_FIELDS = ("date", "debit", "credit", "amount", "description", "id")
_BANK = "banca"
# Without these the errands cannot work; any other table may be missing.
_NEEDED = (
    Table.JOURNAL,
    Table.RULES,
    Table.ACCOUNTS,
    Table.SETTINGS,
    Table.BATCHES,
    Table.OUTCOMES,
    Table.CHANGES,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountBalance:
    """What the journal says that a bank account holds, and over how many rows."""

    account: str
    description: str
    balance: Decimal
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookCheck:
    """What was found: tables that cannot be used, what to look at, balances of bank accounts."""

    errors: tuple[WorkbookError, ...]
    notices: tuple[Notice, ...]
    balances: tuple[AccountBalance, ...]
    proofs: tuple[AccountProof, ...] = ()


_NOT_WORKED_OUT: tuple[tuple[AccountBalance, ...], tuple[AccountProof, ...]] = ((), ())


def check_workbook(workbook: JournalWorkbook) -> WorkbookCheck:
    """Return everything that can be told without changing the workbook.

    A table that cannot be used is told, and what depends on it left out.
    """
    errors = tuple(_table_errors(workbook))
    broken = {table for table, _ in errors}
    notices: list[Notice] = []
    balances, proofs = _NOT_WORKED_OUT
    accounts = () if Table.ACCOUNTS in broken else workbook.accounts()
    settings = Settings() if Table.SETTINGS in broken else workbook.settings()
    if Table.SETTINGS not in broken:
        notices += _settings_notices(workbook, settings, accounts)
    notices += _account_notices(accounts)
    if Table.STATEMENT_PROFILES not in broken:
        notices += damaged_profiles(workbook)
    if Table.PARTIES not in broken and workbook.has_table(Table.PARTIES):
        notices += _party_notices(workbook)
    if Table.JOURNAL not in broken:
        journal = workbook.journal(_FIELDS)
        notices += _journal_notices(journal, settings, accounts)
        balances = tuple(_balances(journal, accounts))
        if Table.RULES not in broken:
            notices += _rule_notices(workbook.rule_rows(), settings, accounts, journal)
        if not broken & {Table.BATCHES, Table.OUTCOMES}:
            proofs = account_proofs(journal, workbook.outcomes(KEPT_OUTCOMES))
            notices += proof_notices(proofs)
    notices += () if broken & RECONCILED else settlement_notices(workbook)
    return WorkbookCheck(
        errors=tuple(error for _, error in errors),
        notices=tuple(notices),
        balances=balances,
        proofs=proofs,
    )


def _table_errors(workbook: JournalWorkbook) -> Iterator[tuple[Table, WorkbookError]]:
    """Read what the errands read, and yield why a table cannot be used."""
    wanted = {Table.JOURNAL: _FIELDS, Table.ACCOUNTS: ("number",), Table.SETTINGS: ("key", "value")}
    for table in LAYOUTS:
        if table not in _NEEDED and not workbook.has_table(table):
            continue
        try:
            workbook.columns(table, wanted.get(table, ()))
            if table is Table.RULES:
                workbook.rule_rows()
        except WorkbookError as error:
            yield table, error


def _settings_notices(
    workbook: JournalWorkbook, settings: Settings, accounts: Sequence[Account]
) -> Iterator[Notice]:
    for field in ("temporary_account", "missing_account"):
        value = getattr(settings, field)
        if not is_bracketed(value):
            yield Notice("check.setting_not_bracketed", SETTING_KEYS[field], value)
    if settings.temporary_account == settings.missing_account:
        yield Notice("check.settings_same", "", settings.missing_account)
    yield from _setting_values(workbook, {account.number for account in accounts})


def _setting_values(workbook: JournalWorkbook, chart: set[str]) -> Iterator[Notice]:
    columns = workbook.columns(Table.SETTINGS, ("key", "value"))
    given = {
        fold(str(key)): str(value).strip()
        for key, value in zip(columns.column("key"), columns.column("value"), strict=True)
    }
    for line in SETTING_LINES:
        value = given.get(fold(line.key), "")
        if not value or not line.choices:
            continue
        if line.choices.startswith("="):
            if chart and value not in chart:
                yield Notice("check.setting_account_unknown", line.key, value)
        elif fold(value) not in map(fold, line.choices.split(",")):
            yield Notice("check.setting_value", line.key, value)


def _account_notices(accounts: Sequence[Account]) -> Iterator[Notice]:
    for number, count in Counter(account.number for account in accounts).items():
        if count > 1:
            yield Notice("check.account_twice", "", number)
    for account in accounts:
        if account.iban and not is_iban(account.iban):
            yield Notice("check.iban_wrong", account.number, account.iban)


def _party_notices(workbook: JournalWorkbook) -> Iterator[Notice]:
    columns = workbook.columns(Table.PARTIES, ("name", "ibans"))
    for name, ibans in zip(columns.column("name"), columns.column("ibans"), strict=True):
        for number in filter(None, map(str.strip, str(ibans).split(";"))):
            if not is_iban(number):
                yield Notice("check.party_iban_wrong", name, number)


def _rule_notices(
    rows: Sequence[RuleRow], settings: Settings, accounts: Sequence[Account], journal: Columns
) -> Iterator[Notice]:
    banks = frozenset(it.number for it in accounts if it.holds_money or it.iban)
    waiting = waiting_accounts(journal, settings)
    yield from understood(rows, settings, banks, waiting).notices
    chart = {account.number for account in accounts}
    for row in rows:
        for number in (row.debit, row.credit) if chart and is_rule(row) else ():
            account = bank_account(number, settings)
            if account and number != SPLIT and account not in chart:
                yield Notice("check.rule_account_unknown", row.row, account, rows=(row.row,))


def _journal_notices(
    journal: Columns, settings: Settings, accounts: Sequence[Account]
) -> Iterator[Notice]:
    yield from _unknown_accounts(journal, {account.number for account in accounts})
    yield from _unfinished(journal)
    yield from _unbalanced(journal, settings)
    yield from _repeated_ids(journal)
    temporary = settings.temporary_account
    waiting = tuple(row for row, *sides in _sides(journal) if temporary in sides)
    if waiting:
        yield Notice("check.waiting", "", temporary, rows=waiting)


def _unknown_accounts(journal: Columns, chart: set[str]) -> Iterator[Notice]:
    unknown: dict[str, list[int]] = defaultdict(list)
    for row, *sides in _sides(journal) if chart else ():
        for account in dict.fromkeys(sides):
            if account and not is_bracketed(account) and account not in chart:
                unknown[account].append(row)
    for account, rows in unknown.items():
        yield Notice("check.account_unknown", "", account, rows=tuple(rows))


def _unfinished(journal: Columns) -> Iterator[Notice]:
    for field, code in (("amount", "check.no_amount"), ("date", "check.no_date")):
        rows = tuple(
            row
            for row, *sides in _sides(journal)
            if any(sides) and journal.value(field, row) is None
        )
        if rows:
            yield Notice(code, rows=rows)


def _unbalanced(journal: Columns, settings: Settings) -> Iterator[Notice]:
    """Yield groups of rows with one account that don't balance; parts follow their head."""
    group: list[int] = []
    missing = Decimal(0)
    for row, *sides in _sides(journal):
        booked = [bool(side) and _counts(side, settings) for side in sides]
        same_day = group and journal.value("date", row) == journal.value("date", group[0])
        if not any(booked) and same_day:
            continue  # the head of parts that stand below it
        if sum(booked) != 1:
            yield from _group_notice(group, missing)
            group, missing = [], Decimal(0)
            continue
        if group and not same_day:
            yield from _group_notice(group, missing)
            group, missing = [], Decimal(0)
        amount = _amount(journal, row)
        group.append(row)
        missing += amount if booked[0] else -amount
    yield from _group_notice(group, missing)


def _counts(account: str, settings: Settings) -> bool:
    """Whether an account is booked, or will be when a rule has replaced it."""
    return not is_bracketed(account) or account == settings.temporary_account


def _group_notice(group: Sequence[int], missing: Decimal) -> Iterator[Notice]:
    if group and missing:
        yield Notice("check.one_account", "", str(missing), rows=tuple(group))


def _repeated_ids(journal: Columns) -> Iterator[Notice]:
    rows: dict[object, list[int]] = defaultdict(list)
    for row, number in enumerate(journal.column("id"), 1):
        if number:
            rows[number].append(row)
    for repeated, found in rows.items():
        if len(found) > 1:
            yield Notice("check.id_twice", "", str(repeated), rows=tuple(found))


def _balances(journal: Columns, accounts: Iterable[Account]) -> Iterator[AccountBalance]:
    """Yield the balance of each bank account: debit less credit."""
    totals: Mapping[str, list[Decimal]] = defaultdict(list)
    for row, debit, credit in _sides(journal):
        amount = _amount(journal, row)
        totals[debit].append(amount)
        totals[credit].append(-amount)
    for account in accounts:
        if account.iban or account.kind.casefold() == _BANK:
            moved = totals[account.number]
            yield AccountBalance(
                account=account.number,
                description=account.description,
                balance=sum(moved, Decimal(0)),
                rows=len(moved),
            )


def _sides(journal: Columns) -> Iterator[tuple[int, str, str]]:
    debit, credit = cast("Any", (journal.column("debit"), journal.column("credit")))
    for row, sides in enumerate(zip(debit, credit, strict=True), 1):
        yield row, sides[0].strip(), sides[1].strip()


def _amount(journal: Columns, row: int) -> Decimal:
    return cast("Decimal | None", journal.value("amount", row)) or Decimal(0)
