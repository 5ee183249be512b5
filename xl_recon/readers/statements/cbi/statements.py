"""The statements of a flow, and what its end says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.cbi.accounts import account
from xl_recon.readers.statements.cbi.details import tidy
from xl_recon.readers.statements.cbi.flows import Flow, Movement, Page
from xl_recon.readers.statements.cbi.lines import line
from xl_recon.readers.statements.cbi.records import Record
from xl_recon.readers.statements.cbi.values import day, signed_amount
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Balance, Statement, StatementLine

_Value = TypeVar("_Value")


def statements(flow: Flow, document: str) -> list[Statement]:
    """Return a statement for each account and day; the last has the notices of the flow."""
    name = tidy(flow.head.text[19:39]) if flow.head else ""
    found = [_statement(page, name, document) for page in flow.pages]
    notices = tuple(_flow_notices(flow, document))
    if found and notices:
        found[-1] = replace(found[-1], notices=found[-1].notices + notices)
    return found


def _statement(page: Page, name: str, document: str) -> Statement:
    text = page.opening.text
    number, currency = account(text), _currency(page)
    opening = _understood(page.opening, document, _opening)
    closing = None if page.closing is None else _understood(page.closing, document, _closing)
    return Statement(
        account=number,
        currency=currency,
        identifier=name,
        number=text[3:10].strip(),
        period_start=opening.day if opening else None,
        period_end=closing.day if closing else None,
        opening_balance=opening,
        closing_balance=closing,
        lines=tuple([_line(one, number, currency, document) for one in page.movements]),
        notices=_page_notices(page, document),
        format="cbi-rh",
        source=SourceRef(document, page.opening.number),
    )


def _currency(page: Page) -> str:
    stated = page.opening.text[74:77].strip()
    return (stated or (page.closing.text[10:13].strip() if page.closing else "")).upper()


def _opening(text: str) -> Balance | None:
    return _balance(text[83], text[84:99], text[77:83])


def _closing(text: str) -> Balance | None:
    return _balance(text[19], text[20:35], text[13:19])


def _balance(sign: str, size: str, date: str) -> Balance | None:
    if not size.strip():
        return None
    return Balance(amount=signed_amount(sign, size), day=day(date))


def _line(movement: Movement, number: str, currency: str, document: str) -> StatementLine:
    try:
        return line(movement, number, currency, document)
    except ValueError as error:
        raise _bad(movement.record, document, error) from error


def _understood(record: Record, document: str, reading: Callable[[str], _Value]) -> _Value:
    try:
        return reading(record.text)
    except ValueError as error:
        raise _bad(record, document, error) from error


def _bad(record: Record, document: str, error: ValueError) -> BadDocument:
    return BadDocument(SourceRef(document, record.number), f":{record.kind}: {error}")


def _page_notices(page: Page, document: str) -> tuple[Notice, ...]:
    if page.closing is not None:
        return ()
    return (Notice("statement.end_missing", SourceRef(document, page.opening.number)),)


def _flow_notices(flow: Flow, document: str) -> list[Notice]:
    """What is wrong with the end: it is not there, or it counts otherwise than we do."""
    if flow.end is None:
        cut = flow.head is not None and flow.pages and flow.pages[-1].closing is not None
        return [Notice("statement.end_missing", SourceRef(document))] if cut else []
    where = SourceRef(document, flow.end.number)
    counts = (
        (_count(flow.end.text[45:52]), len(flow.pages)),
        (_count(flow.end.text[82:89]), flow.records),
    )
    return [
        Notice("statement.count_off", where, f"{found}/{stated}")
        for stated, found in counts
        if stated not in {0, found}
    ]


def _count(text: str) -> int:
    """A count, zero where none is stated."""
    plain = text.strip()
    return int(plain) if plain.isascii() and plain.isdecimal() else 0
