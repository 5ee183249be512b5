"""Completed journal entries: single rows, and heads with the one-sided rows below them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from xl_recon.matching.candidates import bank_account, is_bracketed
from xl_recon.matching.refusals import Refused
from xl_recon.records.journal import JournalRow
from xl_recon.records.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A completed journal row with its colour; of a composed entry the head, with its parts."""

    row: JournalRow
    colour: str = ""
    parts: tuple[Entry, ...] = ()


class Sides(NamedTuple):
    """The accounts of a row by what they are; a tuple, as 100,000 rows are looked at."""

    bank: str
    contra: str  # blank: the parts have it
    money_in: bool


def composed(
    rows: Iterable[Entry], settings: Settings, bank_accounts: frozenset[str]
) -> tuple[Entry, ...]:
    """Put the one-sided rows right below a head into it.

    They have its date and Doc; a row that names a bank's account begins an entry of its own.
    """
    entries: list[Entry] = []
    open_head = False
    for entry in rows:
        one_sided = bool(entry.row.debit) != bool(entry.row.credit)
        is_head = one_sided and _only_account(entry.row, settings) in bank_accounts
        if open_head and one_sided and not is_head and _belongs(entry.row, entries[-1].row):
            entries[-1] = replace(entries[-1], parts=(*entries[-1].parts, entry))
            continue
        entries.append(entry)
        open_head = is_head
    return tuple(entries)


def sides(row: JournalRow, settings: Settings, bank_accounts: frozenset[str]) -> Sides:
    """Return which account is the bank's, or raise `Refused` with the reason there is none."""
    if settings.temporary_account in {row.debit, row.credit}:
        raise Refused("create.waiting", settings.temporary_account)
    debit, credit = (bank_account(account, settings) for account in (row.debit, row.credit))
    debit_is, credit_is = debit in bank_accounts, credit in bank_accounts
    if debit_is and credit_is:
        raise Refused("create.two_banks", f"{debit} / {credit}")
    if not (debit_is or credit_is):
        raise Refused("create.no_bank", " / ".join(filter(None, (row.debit, row.credit))))
    bank, contra = (debit, row.credit) if debit_is else (credit, row.debit)
    return Sides(bank, contra, debit_is)


def contra_account(row: JournalRow, settings: Settings, bank_accounts: frozenset[str]) -> str:
    """Return the contra account of a completed row; blank for any other."""
    try:
        return sides(row, settings, bank_accounts).contra
    except Refused:
        return ""


def _only_account(row: JournalRow, settings: Settings) -> str:
    account = row.debit or row.credit
    return "" if is_bracketed(account) else bank_account(account, settings)


def _belongs(part: JournalRow, head: JournalRow) -> bool:
    return (part.date, part.document) == (head.date, head.document)
