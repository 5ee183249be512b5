"""ISO 20022 camt.052, .053 and .054 of any version, and the Italian CBI envelope around them.

The file is read as a stream, an entry at a time, so that a large one stays small in memory.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import SEEK_END
from typing import IO

from lxml import etree

from xl_recon.errors import BadDocument, TooLarge
from xl_recon.readers.document import Document
from xl_recon.readers.statements.camt.balances import balances
from xl_recon.readers.statements.camt.entries import Setting, line
from xl_recon.readers.statements.camt.parties import account_number
from xl_recon.readers.statements.camt.parts import Element, Part, Step, local_name, part_of
from xl_recon.readers.text import decoded
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement, StatementLine

_NUMBERS = {"Stmt": "053", "Rpt": "052", "Ntfctn": "054"}
_NAMES = re.compile(r"BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)|camt\.05[234]")
_VERSION = re.compile(r"camt\.05[234]\.\d{3}\.\d{2}")
# Up to the root element only comments and instructions: no DOCTYPE, so no entities.
_PROLOG = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<[^!?]", re.DOTALL)
_NO_DOCTYPE = "a document type declaration (DOCTYPE), or no element at its beginning"
_LARGEST = 1 << 30  # bytes; beside the largest known statement (120 MB) this is a mistake
_LARGEST_SHOWN = "1 GB"


def recognises(document: Document) -> bool:
    """Whether the document looks like one of these messages."""
    head = decoded(document.head).text.lstrip()
    return head.startswith("<") and bool(_NAMES.search(head))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each `Stmt`, `Rpt` or `Ntfctn`."""
    if not _PROLOG.match(decoded(document.head).text):
        raise BadDocument(document.name, _NO_DOCTYPE)
    with document.opened() as stream, _collector_paused():
        _refuse_too_large(stream, document.name)
        try:
            statements = tuple(_statements(stream, document.name))
        except etree.XMLSyntaxError as error:
            raise BadDocument(SourceRef(document.name, error.lineno), error.msg or "") from error
    if not statements:
        raise BadDocument(document.name, "no statement in it")
    return statements


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nothing here refers to itself, and looking for that took a sixth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _refuse_too_large(stream: IO[bytes], name: str) -> None:
    if stream.seek(0, SEEK_END) > _LARGEST:
        raise TooLarge(name, _LARGEST_SHOWN)
    stream.seek(0)


def _statements(stream: IO[bytes], name: str) -> Iterator[Statement]:
    # Long texts need `huge_tree`; without entities, nothing can grow beyond the file's own size.
    events = etree.iterparse(
        stream,
        events=("end",),
        tag=("{*}Ntry", *(f"{{*}}{statement}" for statement in _NUMBERS)),
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
        resolve_entities=False,
        no_network=True,
        huge_tree=True,
    )
    reading = _Reading(name)
    for _, element in events:
        try:
            statement = reading.after(element)
        except ValueError as error:
            raise BadDocument(SourceRef(name, element.sourceline), str(error)) from error
        if statement is not None:
            yield statement


@dataclass(slots=True)
class _Reading:
    """The lines of the statement that is not yet at its end."""

    document: str
    lines: list[StatementLine] = field(default_factory=list)
    setting: Setting | None = None
    root: Step = field(default_factory=Step)

    def after(self, element: Element) -> Statement | None:
        """Take an element in; return the statement that ends with it."""
        if local_name(element.tag) == "Ntry":
            self._add(element)
            return None
        statement = _statement(element, self.document, tuple(self.lines))
        self.lines, self.setting = [], None
        _free(element)
        return statement

    def _add(self, entry: Element) -> None:
        if self.setting is None:
            self.setting = _setting(entry.getparent(), self.document)
        self.lines.append(line(part_of(entry, self.root), self.setting, len(self.lines) + 1))
        _free(entry)


def _free(element: Element) -> None:
    """Empty the element, and take the one before it out of the tree: it was emptied already."""
    element.clear()
    before, parent = element.getprevious(), element.getparent()
    if before is not None and parent is not None and before.tag == element.tag:
        parent.remove(before)


def _setting(statement: Element | None, document: str) -> Setting:
    if statement is None:
        raise ValueError("an entry outside a statement")
    if statement.getroottree().docinfo.internalDTD is not None:
        raise ValueError(_NO_DOCTYPE)
    head = part_of(statement, Step())
    closing = balances(head, is_report=_is_report(statement)).closing
    return Setting(
        document=document,
        account=account_number(head),
        last_day=_edge(head, "To") or (closing.day if closing else None) or head.day("CreDtTm"),
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
    return head.day(f"FrToDt/{side}DtTm") or head.day(f"FrToDt/{side}Dt")


def _format(element: Element) -> str:
    version = _VERSION.search(element.tag)
    return version.group() if version else f"camt.{_NUMBERS[local_name(element.tag)]}"
