"""Responses as statements, with what there is to say about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_recon.errors import BadDocument
from xl_recon.readers.statements.ofx.balances import Balances, balances, chain, edge, running
from xl_recon.readers.statements.ofx.lines import Setting, line, number_of
from xl_recon.readers.statements.ofx.responses import Movement, Response, fields
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import LineStatus, Statement, StatementLine

# Kinds of movements in which money goes out.
_OUTGOING = {"DEBIT", "CHECK", "POS", "PAYMENT", "FEE", "SRVCHG", "DIRECTDEBIT", "REPEATPMT"}


def statement(
    response: Response, endings: Sequence[Response], setting: Setting, kind: str
) -> Statement:
    """Return a response as a statement, or raise `BadDocument`."""
    lines = _corrected(response, tuple(_line(it, setting) for it in response.movements))
    found = balances(response, [it for it in endings if it.account == response.account], setting)
    read = Statement(
        account=number_of(response.account),
        currency=setting.currency or (lines[0].amount.currency if lines else ""),
        period_start=edge(response, "DTSTART"),
        period_end=edge(response, "DTEND"),
        opening_balance=found.opening,
        closing_balance=found.closing,
        lines=lines,
        format=kind,
        source=SourceRef(setting.document, response.line),
    )
    chained = _chained(read, response, setting)
    return replace(chained, notices=tuple(_notices(chained, response, found, setting)))


def _line(movement: Movement, setting: Setting) -> StatementLine:
    try:
        return line(movement, setting)
    except ValueError as error:
        where = SourceRef(setting.document, movement.line)
        raise BadDocument(where, str(error)) from error


def _corrected(response: Response, lines: tuple[StatementLine, ...]) -> tuple[StatementLine, ...]:
    """The lines; those that a later one of the file corrects are left for information."""
    outdated = _outdated(response)
    if not outdated:
        return lines
    return tuple(
        replace(one, status=LineStatus.INFO) if one.bank_reference in outdated else one
        for one in lines
    )


def _outdated(response: Response) -> set[str]:
    corrections = [it for it in response.movements if "<CORRECTFITID>" in it.text]
    return {fields(it.text).get("CORRECTFITID", "") for it in corrections} - {""}


def _chained(read: Statement, response: Response, setting: Setting) -> Statement:
    """The statement with its running balances, where they follow from one another."""
    try:
        known = running(response.movements, setting)
    except ValueError:
        return read
    proof = known and chain(read.lines, known)
    if not (known and proof):
        return read
    lines = zip(read.lines, known, strict=True)
    return replace(
        read, chain=proof, lines=tuple(replace(one, balance_after=left) for one, left in lines)
    )


def _notices(
    read: Statement, response: Response, found: Balances, setting: Setting
) -> Iterator[Notice]:
    where = read.source
    if found.aside is not None:
        held = f"{found.aside.amount:.2f} {read.currency}".strip()
        as_of = f", {found.aside.day}" if found.aside.day else ""
        yield Notice("statement.balance_aside", where, held + as_of, Severity.INFO)
    if response.securities:
        yield Notice("statement.securities", where, str(response.securities))
    if _outdated(response):
        yield Notice("statement.corrected", where, ", ".join(sorted(_outdated(response))))
    if setting.notation.assumed:
        yield Notice("table.decimal_mark_assumed", where)
    if _is_one_way(read.lines):
        yield Notice("statement.sign_unlikely", where)


def _is_one_way(lines: Sequence[StatementLine]) -> bool:
    """Whether all money comes in, though the bank calls some of it a payment."""
    outgoing = any(one.code in _OUTGOING and one.amount.amount > 0 for one in lines)
    return outgoing and all(one.amount.amount >= 0 for one in lines)
