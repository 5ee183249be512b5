"""One movement: its record 62, and what the records 63 say of it."""

from __future__ import annotations

from xl_recon.readers.statements.cbi.causes import cause_words
from xl_recon.readers.statements.cbi.details import identifier, reference_in, said, tidy
from xl_recon.readers.statements.cbi.flows import Movement
from xl_recon.readers.statements.cbi.values import day, signed_amount
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import StatementLine


def line(movement: Movement, account: str, currency: str, document: str) -> StatementLine:
    """Return the record of a movement; `ValueError` where its amount or day is none."""
    text = movement.record.text
    amount = signed_amount(text[25], text[26:41])
    value_day, booked = day(text[13:19]), day(text[19:25])
    booking_day = booked or value_day
    if booking_day is None:
        raise ValueError("an entry without a date")
    told = said(movement.details, debit=amount < 0, account=account)
    reference = identifier(text[86:120]) if text[77:86].strip() else ""
    own_words = "" if reference else tidy(text[86:120])
    description = _description(own_words, told.text, told.remittance)
    original = told.original
    bank_text = _bank_text(text)
    return StatementLine(
        booking_date=booking_day,
        amount=Money(amount, currency),
        description=description or tidy(text[86:120]) or bank_text,
        value_date=value_day,
        counterparty=told.counterparty,
        bank_reference=identifier(text[61:77]) or told.bank_reference,
        entry_reference=reference or told.message,
        end_to_end_id=told.end_to_end_id,
        mandate=told.mandate,
        reference=reference_in(description),
        bank_text=bank_text,
        code=_code(text),
        original_amount=original if original and original.currency != currency else None,
        source=SourceRef(document, movement.record.number),
    )


def _description(*texts: str) -> str:
    """The texts one after another, each but once."""
    whole = ""
    for text in texts:
        if whole and text.startswith(whole):
            whole = text
        elif text not in whole:
            whole = f"{whole} {text}".strip()
    return whole


def _bank_text(text: str) -> str:
    words = cause_words(text[41:43])
    cheque = identifier(text[45:61])
    return f"{words} {cheque}".strip()


def _code(text: str) -> str:
    """The interbank cause, and after a slash the bank's own."""
    cause, own = text[41:43].strip(), text[43:45].strip()
    return f"{cause}/{own}" if cause and own else cause or own
