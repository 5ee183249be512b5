"""One `STMTTRN`, a movement."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from xl_recon.readers.joined_texts import name_and_memo
from xl_recon.readers.statements.ofx.responses import Movement, fields
from xl_recon.readers.written_amounts import Notation
from xl_recon.records.money import Money
from xl_recon.records.reference import is_iban
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import NOBODY, Counterparty, LineStatus, StatementLine

_DAY = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})")
_NO_DAY = re.compile(r"[0-]*")
_BOOKED = ("DTPOSTED", "DTTRAN", "DTUSER", "DTAVAIL", "VALUEDATE")
_VALUE = ("DTAVAIL", "VALUEDATE", "DTVALUE")
_NO_REFERENCE = {"NONREF", "NOTPROVIDED", "NONE", "N/A"}
_RATE = re.compile(r"[0-9]{1,9}(?:[.,][0-9]{0,12})?")
_CENT = Decimal("0.01")
_BIC = re.compile(r"[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?")
# Some banks list what was in the account among the movements.
_BALANCE = re.compile(
    r"(?i)saldo (?:anterior|inicial|final|iniziale|finale|precedente|do dia|total dispon.vel dia)"
    r"|(?:opening|closing|beginning|ending) balance|solde (?:initial|final|pr.c.dent)"
    r"|(?:anfangs|end|schluss)saldo|saldovortrag"
)
_SHOWN = 40  # characters of an odd value that a message repeats


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a movement takes from the response around it."""

    document: str
    currency: str
    notation: Notation


def line(movement: Movement, setting: Setting) -> StatementLine:
    """Return the record of a movement; `ValueError` where its amount or its day is missing."""
    texts = fields(movement.text)
    amount = setting.notation.amount(_given(texts, "TRNAMT"))
    description = name_and_memo(texts.get("NAME", ""), texts.get("MEMO", ""))
    original = _original(amount, movement, texts, setting) if "CURSYM" in texts else None
    return StatementLine(
        booking_date=_booking_day(texts),
        amount=Money(amount, _currency(movement, texts, setting)),
        description=description or texts.get("EXTDNAME", ""),
        status=_status(movement, description, texts),
        value_date=_first_day(texts, _VALUE),
        counterparty=_counterparty(texts),
        bank_reference=_reference(texts.get("FITID", "")),
        entry_reference=_reference(texts.get("CHECKNUM", ""))
        or _reference(texts.get("REFNUM", "")),
        code=texts.get("TRNTYPE", "").upper(),
        original_amount=original,
        source=SourceRef(setting.document, movement.line),
    )


def day(text: str) -> date | None:
    """Return the day as written, whatever the time zone; None for zeros; else `ValueError`.

    >>> day("20240131233000.000[-5:EST]"), day("00000000")
    (datetime.date(2024, 1, 31), None)
    """
    return _day(text[:10])


def number_of(account: str) -> str:
    """Return an account's number; an IBAN without its spaces."""
    compact = "".join(account.split()).upper()
    return compact if is_iban(compact) else account


@lru_cache(maxsize=1024)
def _day(text: str) -> date | None:
    if _NO_DAY.fullmatch(text):
        return None
    found = _DAY.match(text)
    try:
        if found:
            return date(int(found[1]), int(found[3]), int(found[4]))
    except ValueError:
        pass
    raise ValueError(f"not a date: {text[:_SHOWN]!r}")


def _given(texts: Mapping[str, str], tag: str) -> str:
    try:
        return texts[tag]
    except KeyError:
        raise ValueError("an entry without an amount") from None


def _booking_day(texts: Mapping[str, str]) -> date:
    found = _first_day(texts, _BOOKED)
    if found is None:
        raise ValueError("an entry without a date")
    return found


def _first_day(texts: Mapping[str, str], tags: tuple[str, ...]) -> date | None:
    for tag in tags:
        if tag in texts and (found := day(texts[tag])):
            return found
    return None


def _status(movement: Movement, description: str, texts: Mapping[str, str]) -> LineStatus:
    if movement.is_pending:
        return LineStatus.PENDING
    deleted = texts.get("CORRECTACTION", "").upper() == "DELETE"
    informs = deleted or _BALANCE.fullmatch(description)
    return LineStatus.INFO if informs else LineStatus.BOOKED


def _counterparty(texts: Mapping[str, str]) -> Counterparty:
    name = texts.get("EXTDNAME") or texts.get("NAME", "")
    if "ACCTID" not in texts:
        return Counterparty(name=name) if name else NOBODY
    bank = texts.get("BANKID", "")
    return Counterparty(
        name=name, iban=number_of(texts["ACCTID"]), bic=bank if _BIC.fullmatch(bank) else ""
    )


def _reference(text: str) -> str:
    return "" if not text.strip("0") or text.upper() in _NO_REFERENCE else text


def _currency(movement: Movement, texts: Mapping[str, str], setting: Setting) -> str:
    """`CURRENCY` says in which one the amount is; `ORIGCURRENCY` from which it was converted."""
    if "<CURRENCY>" in movement.text and "CURSYM" in texts:
        return texts["CURSYM"].upper()
    return setting.currency


def _original(
    amount: Decimal, movement: Movement, texts: Mapping[str, str], setting: Setting
) -> Money | None:
    """The amount before it was converted, by the rate that the bank tells."""
    currency, rate = texts["CURSYM"].upper(), texts.get("CURRATE", "")
    if "<ORIGCURRENCY>" not in movement.text or currency == setting.currency:
        return None
    if not _RATE.fullmatch(rate):
        return None
    try:
        converted = (amount / Decimal(rate.replace(",", "."))).quantize(_CENT)
    except ArithmeticError:  # the rate is nought, or next to it
        return None
    return Money(converted, currency)
