"""Pages as statements, and the pages of one statement put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.mt940.fields import Field
from xl_recon.readers.statements.mt940.lines import line
from xl_recon.readers.statements.mt940.pages import Movement, Page
from xl_recon.readers.statements.mt940.remarks import old_remark, remark
from xl_recon.readers.statements.mt940.values import StatedBalance, balance
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement, StatementLine

_Value = TypeVar("_Value")
_CURRENCY = 3  # letters


@dataclass(frozen=True, slots=True)
class PageStatement:
    """What a page says, and whether it continues or is continued."""

    statement: Statement
    continues: bool
    is_continued: bool


def statement(page: Page, document: str) -> PageStatement:
    """Return a page as a statement of its own, or raise `BadDocument`."""
    stated_opening = _stated(page.opening, document)
    stated_closing = _stated(page.closing, document)
    opening = stated_opening.balance if stated_opening else None
    closing = stated_closing.balance if stated_closing else None
    currency = _currency(page, stated_opening, stated_closing)
    read = Statement(
        account=page.account.removesuffix(currency).rstrip("/"),
        currency=currency,
        identifier=page.identifier,
        number=page.number,
        period_start=opening.day if opening else None,
        period_end=closing.day if closing else None,
        opening_balance=opening,
        closing_balance=closing,
        lines=tuple(_line(movement, currency, document) for movement in page.movements),
        format="mt942" if page.is_interim else "mt940",
        source=SourceRef(document, page.line),
    )
    return PageStatement(
        read,
        continues=page.opening is not None and page.opening.tag == "60M",
        is_continued=page.closing is not None and page.closing.tag == "62M",
    )


def joined(pages: Iterable[PageStatement]) -> Iterator[Statement]:
    """Return the statements, each with the lines of all its pages."""
    waiting: PageStatement | None = None
    for page in pages:
        if waiting is not None and _follows(waiting, page):
            waiting = _both(waiting, page)
            continue
        if waiting is not None:
            yield _noted(waiting.statement, missing=waiting.is_continued)
        waiting = page
    if waiting is not None:
        yield waiting.statement


def _noted(statement: Statement, *, missing: bool) -> Statement:
    """The statement; with a notice where its next page should stand in the file and does not."""
    if not missing:
        return statement
    notice = Notice(
        "statement.page_missing",
        where=statement.source,
        detail=f"the page after {statement.number or statement.identifier} is missing",
    )
    return replace(statement, notices=(notice,))


def _follows(before: PageStatement, page: PageStatement) -> bool:
    one, other = before.statement, page.statement
    return (
        before.is_continued
        and page.continues
        and one.account == other.account
        and one.closing_balance is not None
        and other.opening_balance is not None
        and one.closing_balance.amount == other.opening_balance.amount
    )


def _both(before: PageStatement, page: PageStatement) -> PageStatement:
    whole = replace(
        before.statement,
        period_end=page.statement.period_end,
        closing_balance=page.statement.closing_balance,
        lines=before.statement.lines + page.statement.lines,
    )
    return replace(before, statement=whole, is_continued=page.is_continued)


def _currency(page: Page, *stated: StatedBalance | None) -> str:
    given = (one.currency for one in stated if one is not None and one.currency)
    return next(given, page.limit[:_CURRENCY])


def _stated(field: Field | None, document: str) -> StatedBalance | None:
    return None if field is None else _understood(field, document, balance)


def _line(movement: Movement, currency: str, document: str) -> StatementLine:
    said = (
        remark(movement.remark)
        if movement.remark or not movement.old_remark
        else old_remark(movement.old_remark)
    )
    source = SourceRef(document, movement.field.line)
    return _understood(
        movement.field,
        document,
        lambda text: line(text, said, currency=currency, source=source),
    )


def _understood(field: Field, document: str, reading: Callable[[str], _Value]) -> _Value:
    try:
        return reading(field.text.strip())
    except ValueError as error:
        raise BadDocument(SourceRef(document, field.line), f":{field.tag}: {error}") from error
