"""One movement as a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xl_recon.readers.joined_texts import one_line
from xl_recon.readers.statements.bulgarian.accounts import Part
from xl_recon.readers.statements.bulgarian.amounts import balance
from xl_recon.readers.statements.bulgarian.names import (
    BALANCES_AFTER,
    BANK_TEXTS,
    BOOKING_DAYS,
    PARTY_ACCOUNTS,
    PARTY_BICS,
    PARTY_NAMES,
    PAYEES,
    PAYERS,
    REFERENCES,
    STATES,
    TEXTS,
    VALUE_DAYS,
    role_paths,
)
from xl_recon.readers.statements.bulgarian.values import day, status
from xl_recon.readers.written_amounts import Notation
from xl_recon.records.iban_lengths import is_whole_iban
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import NOBODY, Counterparty, StatementLine

_ACCOUNT_FACTS = ("iban", "accountnumber", "bankaccount", "account")


@dataclass(frozen=True, slots=True)
class _Role:
    names: tuple[str, ...]
    accounts: tuple[str, ...]
    bics: tuple[str, ...]


def _role(roles: tuple[str, ...]) -> _Role:
    return _Role(
        names=role_paths(roles, "name"),
        accounts=role_paths(roles, *_ACCOUNT_FACTS),
        bics=role_paths(roles, "bic", "bae"),
    )


_PAYER, _PAYEE = _role(PAYERS), _role(PAYEES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a movement takes from what stands around it."""

    account: str
    document: str
    written: Notation


def line(part: Part, amount: Money, position: int, setting: Setting) -> StatementLine:
    """Return the record of a movement; `ValueError` where its day is none."""
    value = part.text(VALUE_DAYS)
    bank_text = one_line(part.text(BANK_TEXTS))
    return StatementLine(
        booking_date=day(part.text(BOOKING_DAYS) or value),
        amount=amount,
        description=_description(part) or bank_text,
        status=status(part.text(STATES)),
        value_date=day(value) if value else None,
        counterparty=_counterparty(part, setting.account, debit=amount.amount < 0),
        bank_reference=one_line(part.text(REFERENCES)),
        bank_text=bank_text,
        balance_after=_balance_after(part, setting.written),
        source=SourceRef(setting.document, position),
    )


def plain_account(text: str) -> str:
    """An account number without its spaces."""
    return "".join(text.split()).upper()


def _balance_after(part: Part, written: Notation) -> Decimal | None:
    return balance(part.text(BALANCES_AFTER), written)


def _description(part: Part) -> str:
    """All that is said of the payment, each text but once; an account is no text."""
    texts = (one_line(part.texts[path]) for path in TEXTS if path in part.texts)
    return _each_once(text for text in texts if not is_whole_iban(text))


def _each_once(texts: Iterable[str]) -> str:
    whole = ""
    for text in texts:
        if text not in whole:
            whole = f"{whole} {text}".strip()
    return whole


def _counterparty(part: Part, account: str, *, debit: bool) -> Counterparty:
    name, iban = one_line(part.text(PARTY_NAMES)), _first_account(part, PARTY_ACCOUNTS, account)
    bic = part.text(PARTY_BICS)
    for role in (_PAYEE, _PAYER) if debit else (_PAYER, _PAYEE):
        theirs = plain_account(part.text(role.accounts))
        if theirs and theirs == account:
            continue
        name = name or one_line(part.text(role.names))
        iban = iban or theirs
        bic = bic or part.text(role.bics)
        if name or iban:
            break
    found = Counterparty(name=name, iban=iban, bic=bic)
    return NOBODY if found == NOBODY else found


def _first_account(part: Part, paths: Sequence[str], ours: str) -> str:
    """The other side's account; a text that only might be one must be a whole IBAN."""
    for path in (*paths, "iban"):
        found = plain_account(part.texts.get(path, ""))
        sure = path not in {"remiii", "iban"} or is_whole_iban(found)
        if found and found != ours and sure:
            return found
    return ""
