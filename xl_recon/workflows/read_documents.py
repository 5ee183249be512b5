"""What a document says, as the JSON object of `xl-recon read --json`.

The text comes in pieces of some lines each, so that a large file need not be held twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from json import JSONEncoder
from json.encoder import encode_basestring as _quoted
from typing import TypeAlias

from xl_recon.readers.document import Document
from xl_recon.readers.statements import StatementDocument, read_statements
from xl_recon.records.notice import Notice
from xl_recon.records.statement import (
    CreditorReference,
    LineDetail,
    Statement,
    StatementLine,
)
from xl_recon.workflows.statement_profiles import option_object

_CENT = Decimal("0.01")
_CENT_EXPONENT = -2
_LINES_IN_PIECE = 200
_ENCODER = JSONEncoder(ensure_ascii=False)

Sentence: TypeAlias = Callable[[Notice], str]


def read_document(
    document: Document, sentence: Sentence = lambda notice: notice.detail
) -> Iterator[str]:
    """Return the pieces of the JSON object; errors are raised before the first piece.

    `sentence` gives a notice's text in the user's language.
    """
    return statement_json(read_statements(document), sentence)


def statement_json(read: StatementDocument, sentence: Sentence) -> Iterator[str]:
    """Return the pieces of the JSON object of a statement document."""
    head: dict[str, object] = {
        "kind": "statement",
        "file": read.name,
        "format": read.format,
        "notices": [_notice(notice, sentence) for notice in read.notices],
    }
    yield _json(head)[:-1] + ', "statements": ['
    for number, statement in enumerate(read.statements):
        yield ", " if number else ""
        yield from _statement(statement)
    yield "]}\n"


def plain_amount(amount: Decimal) -> str:
    """An amount as text, without exponent, with two decimals or more.

    >>> plain_amount(Decimal("1E+2")), plain_amount(Decimal("0.125"))
    ('100.00', '0.125')
    """
    text = str(amount)
    if text[-3:-2] == ".":
        return text
    short = amount.as_tuple().exponent
    if isinstance(short, int) and short > _CENT_EXPONENT:
        amount = amount.quantize(_CENT)
    return f"{amount:f}"


def _separated(pieces: Iterable[str]) -> Iterator[str]:
    separator = ""
    for piece in pieces:
        yield separator + piece
        separator = ", "


def _statement(statement: Statement) -> Iterator[str]:
    opening, closing = statement.opening_balance, statement.closing_balance
    head: dict[str, object] = {
        "account": statement.account,
        "currency": statement.currency,
        "id": statement.identifier,
        "opening": plain_amount(opening.amount) if opening else None,
        "closing": plain_amount(closing.amount) if closing else None,
        "check": statement.check.value,
        "difference": _amount(statement.difference),
    }
    if statement.table and statement.table.options:
        head["readings"] = [option_object(option) for option in statement.table.options]
    yield _json(head)[:-1] + ', "lines": ['
    yield from _separated(map(_lines, _batches(statement.lines)))
    yield "]}"


def _batches(lines: tuple[StatementLine, ...]) -> Iterator[tuple[StatementLine, ...]]:
    """Some lines at a time: a piece for each line would cost more in the writing."""
    for start in range(0, len(lines), _LINES_IN_PIECE):
        yield lines[start : start + _LINES_IN_PIECE]


def _lines(lines: tuple[StatementLine, ...]) -> str:
    return ", ".join(map(_line, lines))


def _line(line: StatementLine) -> str:
    # Spelled out: a dict for each line, and the encoder's way through it, took twice as long.
    return (
        f'{{"status": "{line.status}", "date": "{line.booking_date.isoformat()}", '
        f'"value_date": {_quoted_day(line.value_date)}, '
        f'"amount": "{plain_amount(line.amount.amount)}", '
        f'"currency": {_quoted(line.amount.currency)}, "text": {_quoted(line.description)}, '
        f'"counterparty": {_quoted(line.counterparty.name)}, '
        f'"iban": {_quoted(line.counterparty.iban)}, '
        f'"bank_reference": {_quoted(line.bank_reference)}, '
        f'"reference": {_quoted(_reference(line.reference))}, '
        f'"end_to_end_id": {_quoted(line.end_to_end_id)}, '
        f'"balance": {_quoted_amount(line.balance_after)}, '
        f'"details": [{", ".join(map(_detail, line.details))}]}}'
    )


def _detail(detail: LineDetail) -> str:
    return (
        f'{{"amount": "{plain_amount(detail.amount.amount)}", '
        f'"text": {_quoted(detail.description)}, '
        f'"counterparty": {_quoted(detail.counterparty.name)}, '
        f'"iban": {_quoted(detail.counterparty.iban)}, '
        f'"reference": {_quoted(_reference(detail.reference))}}}'
    )


def _notice(notice: Notice, sentence: Sentence) -> dict[str, str]:
    return {"code": notice.code, "where": str(notice.where), "text": sentence(notice)}


def _reference(reference: CreditorReference | None) -> str:
    return reference.value if reference else ""


def _quoted_day(day: date | None) -> str:
    return f'"{day.isoformat()}"' if day else "null"


def _quoted_amount(amount: Decimal | None) -> str:
    return "null" if amount is None else f'"{plain_amount(amount)}"'


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else plain_amount(amount)


def _json(value: dict[str, object]) -> str:
    return _ENCODER.encode(value)
