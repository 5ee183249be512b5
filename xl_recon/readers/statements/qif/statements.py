"""Sections of movements as statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from xl_recon.errors import BadDocument
from xl_recon.readers.joined_texts import name_and_memo
from xl_recon.readers.statements.qif.days import Calendar
from xl_recon.readers.statements.qif.records import Kind, Record, Section, Split
from xl_recon.readers.written_amounts import Notation
from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import (
    NOBODY,
    Balance,
    Counterparty,
    LineDetail,
    Statement,
    StatementLine,
)

_Value = TypeVar("_Value")
_SEVERAL = 2
_CURRENCY = ""  # the format has no place for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The movements of one account, with the opening balance that stands among them."""

    name: str
    records: tuple[Record, ...]
    opening: Record | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the document writes days and amounts."""

    document: str
    calendar: Calendar
    notation: Notation


def accounts(sections: Iterable[Section]) -> tuple[Account, ...]:
    """Return the accounts in which something moves; an account may have several sections."""
    gathered: dict[str, list[Account]] = {}
    for section in sections:
        if section.kind is Kind.MOVEMENTS and section.records:
            account = _account(section)
            gathered.setdefault(f"{section.type.casefold()} {account.name}", []).append(account)
    return tuple(_joined(found) for found in gathered.values())


def statement(account: Account, setting: Setting) -> Statement:
    """Return an account as a statement, or raise `BadDocument`."""
    compact = "".join(account.name.split()).upper()
    first = account.opening or account.records[0]
    return Statement(
        account=compact if is_whole_iban(compact) else account.name,
        currency=_CURRENCY,
        opening_balance=_opening(account.opening, setting) if account.opening else None,
        lines=tuple(_line(record, setting) for record in account.records),
        format="qif",
        source=SourceRef(setting.document, first.line),
    )


def _account(section: Section) -> Account:
    """The section without its opening balance, which stands first, or last if newest-first."""
    ends = (section.records[0], section.records[-1])
    opening = next((record for record in ends if _opens(record, section.account)), None)
    return Account(
        name=section.account or (opening.own_account if opening else ""),
        records=tuple(record for record in section.records if record is not opening),
        opening=opening,
    )


def _opens(record: Record, account: str) -> bool:
    """By its words; where it names an account in brackets, that is its own."""
    return record.is_opening and (not account or record.own_account in {"", account})


def _joined(found: list[Account]) -> Account:
    return Account(
        name=found[0].name,
        records=tuple(record for account in found for record in account.records),
        opening=next((account.opening for account in found if account.opening), None),
    )


def _opening(record: Record, setting: Setting) -> Balance:
    return _understood(
        record,
        setting,
        lambda: Balance(
            amount=setting.notation.amount(record.amount),
            day=setting.calendar.day(record.text("D")),
        ),
    )


def _line(record: Record, setting: Setting) -> StatementLine:
    return _understood(record, setting, lambda: _understood_line(record, setting))


def _understood_line(record: Record, setting: Setting) -> StatementLine:
    if not record.amount:
        raise ValueError("an entry without an amount")
    if "D" not in record.texts:
        raise ValueError("an entry without a date")
    payee = record.text("P")
    return StatementLine(
        booking_date=setting.calendar.day(record.text("D")),
        amount=Money(setting.notation.amount(record.amount), _CURRENCY),
        description=name_and_memo(payee, record.text("M") or _sole_memo(record)),
        counterparty=Counterparty(name=payee) if payee else NOBODY,
        entry_reference=record.text("N"),
        code=record.text("L"),
        details=tuple(_details(record, setting)),
        source=SourceRef(setting.document, record.line),
    )


def _understood(record: Record, setting: Setting, reading: Callable[[], _Value]) -> _Value:
    try:
        return reading()
    except ValueError as error:
        raise BadDocument(SourceRef(setting.document, record.line), str(error)) from error


def _sole_memo(record: Record) -> str:
    return record.splits[0].memo if len(record.splits) == 1 else ""


def _details(record: Record, setting: Setting) -> Iterator[LineDetail]:
    """The parts, where there are several and each tells its amount."""
    if len(record.splits) < _SEVERAL or not all(split.amount for split in record.splits):
        return
    for split in record.splits:
        yield _detail(split, setting)


def _detail(split: Split, setting: Setting) -> LineDetail:
    amount = Money(setting.notation.amount(split.amount), _CURRENCY)
    return LineDetail(amount=amount, description=split.memo or split.category)
