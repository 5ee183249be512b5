"""Banana's `transactions.simple`: a table with its English headings, parted by tabulators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.text import decoded
from xl_recon.records.money import Money
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import LineDetail, LineStatus, Statement, StatementLine

_NEEDED = {"Date", "Description"}
_MONEY = {"Income", "Expenses"}
_HEADINGS = {
    *_NEEDED,
    *_MONEY,
    *("DateValue", "DateDocument", "DateExpiration", "Doc", "DocInvoice", "DocOriginal"),
    *("DocProtocol", "DocType", "DocLink", "ExternalReference", "Notes", "Account"),
    *("ContraAccount", "Category", "IsDetail", "VatCode", "Cc1", "Cc2", "Cc3", "Section"),
}
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{8}")
_AMOUNT = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{0,9})?")
_NO_ACCOUNT = "[]"
_TOTAL, _PART = "S", "D"  # of a composed movement
_SHOWN = 40  # characters of an odd value that a message repeats


@dataclass(slots=True)
class _Account:
    """The lines of one account; the parts of the last one may still follow."""

    lines: list[StatementLine] = field(default_factory=list)
    parts: list[LineDetail] = field(default_factory=list)
    is_composed: bool = False

    def add(self, cells: Mapping[str, str], source: SourceRef) -> None:
        """Take in a row."""
        kind = cells.get("IsDetail", "")
        if kind == _PART and self.is_composed:
            self.parts.append(_detail(cells))
            return
        self.end_parts()
        self.lines.append(_line(cells, source))
        self.is_composed = kind == _TOTAL

    def end_parts(self) -> None:
        """Put the parts to their total."""
        if self.parts:
            self.lines[-1] = replace(self.lines[-1], details=tuple(self.parts))
            self.parts.clear()


def recognises(document: Document) -> bool:
    """Whether the first line has these headings and no others, and the days are written ISO."""
    lines = [line for line in _text_lines(decoded(document.head).text) if line.strip()]
    headings = _cells(lines[0]) if lines else []
    if not (set(headings) >= _NEEDED and _MONEY & set(headings) and set(headings) <= _HEADINGS):
        return False
    day = headings.index("Date")
    return all(_DAY.fullmatch(cells[day]) for cells in map(_cells, lines[1:2]) if len(cells) > day)


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each account that the table names."""
    accounts: dict[str, _Account] = {}
    for cells, source in _rows(document):
        account = accounts.setdefault(cells.get("Account", ""), _Account())
        try:
            account.add(cells, source)
        except ValueError as error:
            raise BadDocument(source, str(error)) from error
    if not accounts:
        raise BadDocument(document.name, "no statement in it")
    return tuple(_statement(name, account, document) for name, account in accounts.items())


def _statement(name: str, account: _Account, document: Document) -> Statement:
    account.end_parts()
    return Statement(
        account="" if name == _NO_ACCOUNT else name,
        lines=tuple(account.lines),
        format="banana",
        source=SourceRef(document.name),
    )


def _rows(document: Document) -> Iterator[tuple[dict[str, str], SourceRef]]:
    headings: list[str] = []
    for number, line in enumerate(_text_lines(decoded(document.content).text), 1):
        if not line.strip():
            continue
        cells = _cells(line)
        source = SourceRef(document.name, number)
        if any(cells[len(headings) :]) and headings:
            raise BadDocument(source, f"not a statement line: {line[:_SHOWN]!r}")
        if headings:
            yield dict(zip(headings, cells, strict=False)), source
        headings = headings or cells


def _text_lines(text: str) -> list[str]:
    return _LINE_BREAK.split(text)


def _cells(line: str) -> list[str]:
    return [_unquoted(cell.strip()) for cell in line.split("\t")]


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1].replace('""', '"').strip()
    return cell


def _line(cells: Mapping[str, str], source: SourceRef) -> StatementLine:
    booked = _day(cells.get("Date", ""))
    if booked is None:
        raise ValueError("an entry without a date")
    moves = any(cells.get(heading) for heading in _MONEY)
    return StatementLine(
        booking_date=booked,
        amount=Money(_amount(cells), ""),
        description=cells.get("Description", ""),
        status=LineStatus.BOOKED if moves else LineStatus.INFO,
        value_date=_day(cells.get("DateValue", "")),
        bank_reference=cells.get("ExternalReference", ""),
        entry_reference=cells.get("DocInvoice", "") or cells.get("Doc", ""),
        bank_text=cells.get("Notes", ""),
        source=source,
    )


def _detail(cells: Mapping[str, str]) -> LineDetail:
    return LineDetail(
        amount=Money(_amount(cells), ""),
        description=cells.get("Description", ""),
        bank_reference=cells.get("ExternalReference", ""),
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ValueError(f"not a date: {text[:_SHOWN]!r}")


def _amount(cells: Mapping[str, str]) -> Decimal:
    """What came in less what went out; either may be negative."""
    return _number(cells.get("Income", "")) - _number(cells.get("Expenses", ""))


def _number(text: str) -> Decimal:
    if not text:
        return Decimal(0)
    if not _AMOUNT.fullmatch(text):
        raise ValueError(f"not an amount: {text[:_SHOWN]!r}")
    return Decimal(text)
