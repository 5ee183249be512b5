"""QIF, Quicken's interchange format: no currency, no balances, and days in an unsaid order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.statements.qif.days import calendar_of
from xl_recon.readers.statements.qif.records import Kind, Sections, parts, sections
from xl_recon.readers.statements.qif.statements import Account, Setting, accounts, statement
from xl_recon.readers.text import decoded
from xl_recon.readers.written_amounts import notation_of
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement

_HEADING = re.compile(
    r"^[ \t]*!(?:Type[ \t]*:|Account[ \t]*$|Option:|Clear:)", re.IGNORECASE | re.MULTILINE
)
_FIELDS = r"(?:[A-Z$%][^\n]{0,500}\n){0,20}?"
# Without a heading: a day, other fields, an amount among them, and the end of the record.
_BARE = re.compile(
    rf"\s*D ?\d[^\n]{{0,30}}\n{_FIELDS}[TU][ $€£+-]*[\d.,][^\n]{{0,40}}\n{_FIELDS}\^"
)
_HEAD = 8192


def recognises(document: Document) -> bool:
    """Whether the document has a heading of the format, or begins with one of its records."""
    head = decoded(document.head[:_HEAD]).text.replace("\r\n", "\n").replace("\r", "\n")
    return bool(_HEADING.search(head) or _BARE.match(head))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each account in which something moves."""
    with collector_paused():
        found = sections(decoded(document.content).text)
        listed = accounts(found.found)
        setting = _setting(listed, document.name)
        read = [statement(account, setting) for account in listed if account.records]
    if not read:
        held = any(section.kind is Kind.SECURITIES for section in found.found)
        raise BadDocument(document.name, "only securities" if held else "no statement in it")
    notices = tuple(_notices(found, setting))
    return (*read[:-1], replace(read[-1], notices=notices))


def _setting(listed: Sequence[Account], document: str) -> Setting:
    records = [[*account.records, *filter(None, [account.opening])] for account in listed]
    amounts = {amount for account in records for record in account for amount in parts(record)}
    return Setting(
        document=document,
        calendar=calendar_of([[record.text("D") for record in it.records] for it in listed]),
        notation=notation_of(amounts, lone_mark_divides=False),
    )


def _notices(found: Sections, setting: Setting) -> Iterator[Notice]:
    where = SourceRef(setting.document)
    securities = sum(len(it.records) for it in found.found if it.kind is Kind.SECURITIES)
    if securities:
        yield Notice("statement.securities", where, str(securities))
    if setting.calendar.assumed:
        yield Notice("table.date_order_assumed", where)
    if setting.notation.assumed:
        yield Notice("table.decimal_mark_assumed", where)
    if not found.is_whole:
        yield Notice("statement.cut_short", where)
