"""Statements out of a tree that still grows: what is whole is taken out of it at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element

from xl_recon.errors import BadDocument
from xl_recon.readers.document import Document
from xl_recon.readers.statements.camt.balances import balances
from xl_recon.readers.statements.camt.details import detail
from xl_recon.readers.statements.camt.entries import Setting, entry_facts, line
from xl_recon.readers.statements.camt.parties import account_number
from xl_recon.readers.statements.camt.parts import Part, Step, local_name, part_of
from xl_recon.readers.statements.camt.places import line_of
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import LineDetail, Statement, StatementLine

NUMBERS = {"Stmt": "053", "Rpt": "052", "Ntfctn": "054"}
_VERSION = re.compile(r"camt\.05[234]\.\d{3}\.\d{2}")
_DEEPEST = 20  # the Italian envelope has its statements on the fifth level
_MANY = 100  # payments of an entry, beyond which they are not left in the tree


@dataclass(slots=True)
class Reading:
    """The lines of the statement that is not yet at its end, and how far the document was read."""

    document: Document
    lines: list[StatementLine] = field(default_factory=list)
    payments: list[LineDetail] = field(default_factory=list)  # of the entry not yet at its end
    setting: Setting | None = None
    entries: int = 0
    statements: int = 0
    entry_steps: Step = field(default_factory=Step)
    payment_steps: Step = field(default_factory=Step)

    def taken(self, top: Element, *, at_end: bool) -> Iterator[Statement]:
        """Take in all that is whole; return the statements among it."""
        for found in _found(top, is_whole=at_end):
            self._take_entries(found)
            if found.is_whole:
                yield self._ended(found.element)

    def _take_entries(self, statement: _Found) -> None:
        children = list(statement.element)
        last = [] if statement.is_whole else children[-1:]
        whole = children[: len(children) - len(last)]
        entries = [child for child in whole if local_name(child.tag) == "Ntry"]
        if entries:
            others = [child for child in whole if local_name(child.tag) != "Ntry"]
            statement.element[:] = others + last
        for entry in entries:
            self._add(entry, statement.element)
        for child in last:
            self._take_payments(child, statement.element)

    def _add(self, entry: Element, statement: Element) -> None:
        self.entries += 1
        try:
            setting = self._setting(statement)
            part = part_of(entry, self.entry_steps)
            read = line(part, setting, len(self.lines) + 1, tuple(self.payments))
        except ValueError as error:
            raise self._bad(error, ("Ntry",), self.entries) from error
        self.lines.append(read)
        self.payments.clear()

    def _take_payments(self, entry: Element, statement: Element) -> None:
        """Take the whole payments out of an entry that goes on and on."""
        if not len(entry) or len(entry[-1]) < _MANY or local_name(entry.tag) != "Ntry":
            return
        payments = [one for group in entry for one in _payments_out_of(group)]
        try:
            facts = entry_facts(part_of(entry, self.entry_steps), self._setting(statement))
            parts = (part_of(one, self.payment_steps) for one in payments)
            self.payments += [detail(part, facts, sole=False) for part in parts]
        except ValueError as error:
            raise self._bad(error, ("Ntry",), self.entries + 1) from error

    def _setting(self, statement: Element) -> Setting:
        if self.setting is None:
            self.setting = _setting(statement, self.document.name)
        return self.setting

    def _ended(self, element: Element) -> Statement:
        self.statements += 1
        try:
            read = _statement(element, self.document.name, tuple(self.lines))
        except ValueError as error:
            raise self._bad(error, tuple(NUMBERS), self.statements) from error
        self.lines, self.setting = [], None
        return read

    def _bad(self, error: ValueError, names: tuple[str, ...], ordinal: int) -> BadDocument:
        where = SourceRef(self.document.name, line_of(self.document, names, ordinal))
        return BadDocument(where, str(error))


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement in the tree, and whether more of it is to come."""

    element: Element
    is_whole: bool


def _found(parent: Element, *, is_whole: bool, depth: int = 0) -> Iterator[_Found]:
    """Return the statements in an element; what is whole is cut off behind them."""
    children = list(parent)
    for child in children:
        child_is_whole = is_whole or child is not children[-1]
        if local_name(child.tag) in NUMBERS:
            yield _Found(child, child_is_whole)
        elif depth < _DEEPEST:
            yield from _found(child, is_whole=child_is_whole, depth=depth + 1)
    if not is_whole:
        del parent[:-1]


def _payments_out_of(group: Element) -> list[Element]:
    """All payments but the last, which may go on; they are no longer in the tree."""
    payments = [child for child in group[:-1] if local_name(child.tag) == "TxDtls"]
    if payments:
        group[:] = [child for child in group[:-1] if local_name(child.tag) != "TxDtls"] + group[-1:]
    return payments


def _setting(statement: Element, document: str) -> Setting:
    head = part_of(statement, Step())
    closing = balances(head, is_report=_is_report(statement)).closing
    return Setting(
        document=document,
        account=account_number(head),
        last_day=_edge(head, "To") or (closing.day if closing else None) or head.day(("CreDtTm",)),
    )


def _statement(element: Element, document: str, lines: tuple[StatementLine, ...]) -> Statement:
    head = part_of(element, Step())
    held = balances(head, is_report=_is_report(element))
    return Statement(
        account=account_number(head),
        currency=held.currency or (lines[0].amount.currency if lines else ""),
        identifier=head.text("Id"),
        number=head.text("ElctrncSeqNb") or head.text("LglSeqNb"),
        period_start=_edge(head, "Fr"),
        period_end=_edge(head, "To"),
        opening_balance=held.opening,
        closing_balance=held.closing,
        lines=lines,
        format=_format(element),
        source=SourceRef(document),
    )


def _is_report(statement: Element) -> bool:
    return local_name(statement.tag) == "Rpt"


def _edge(head: Part, side: str) -> date | None:
    """The first or the last day that the statement says it speaks of."""
    return head.day((f"FrToDt/{side}DtTm", f"FrToDt/{side}Dt"))


def _format(element: Element) -> str:
    version = _VERSION.search(element.tag)
    return version.group() if version else f"camt.{NUMBERS[local_name(element.tag)]}"
