"""OFX 1 (SGML), OFX 2 (XML) and QFX, which is OFX by another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xl_recon.errors import BadDocument
from xl_recon.readers.collector import collector_paused
from xl_recon.readers.document import Document
from xl_recon.readers.size_limits import SizeLimit
from xl_recon.readers.statements.ofx.lines import Setting
from xl_recon.readers.statements.ofx.markup import markup
from xl_recon.readers.statements.ofx.responses import Part, Responses, responses
from xl_recon.readers.statements.ofx.statements import statement
from xl_recon.readers.text import decoded
from xl_recon.readers.written_amounts import Notation, notation_of
from xl_recon.records.notice import Notice
from xl_recon.records.source import SourceRef
from xl_recon.records.statement import Statement

_SIGNATURE = re.compile(
    r"^\s*OFXHEADER\s*[:=]|<\?OFX\s|^\s*(?:<\?xml[^>]*>\s*)?<(?:\w{1,15}:)?OFX[\s>]",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = re.compile(r"VERSION\s*[:=]\s*[\"']?([0-9]{3})(?![0-9])")
_AMOUNTS = re.compile(r"<(?:TRNAMT|BALAMT)>([^<]*)")
_HEAD = 8192
# Beside the largest statement that a bank sends more is a mistake.
_LIMIT = SizeLimit(most=1 << 30, shown="1 GB")


def recognises(document: Document) -> bool:
    """Whether the document begins as such a file does."""
    return bool(_SIGNATURE.search(decoded(document.head[:_HEAD]).text))


def read(document: Document) -> tuple[Statement, ...]:
    """Return one statement for each account that the bank answers about."""
    with collector_paused():
        return _read(document)


def _read(document: Document) -> tuple[Statement, ...]:
    text = _text(document)
    answers = responses(text)
    _refuse_broken(answers, document.name)
    notation = notation_of(
        {amount.strip() for amount in _AMOUNTS.findall(text)}, lone_mark_divides=True
    )
    found = tuple(_statements(answers, document.name, notation, _format(text)))
    if not found:
        raise BadDocument(document.name, _refusal(answers) or "no statement in it")
    return _with_notices(found, answers, is_whole="</OFX>" in text)


def _refuse_broken(answers: Responses, document: str) -> None:
    if answers.cut_line:
        where = SourceRef(document, answers.cut_line)
        raise BadDocument(where, "it ends before its last element does")
    if answers.stray_line:
        raise BadDocument(SourceRef(document, answers.stray_line), "an entry outside a statement")


def _text(document: Document) -> str:
    _LIMIT.refuse_larger(document)
    return markup(document.content)


def _statements(
    answers: Responses, document: str, notation: Notation, kind: str
) -> Iterator[Statement]:
    endings = [response for response in answers.found if response.is_ending]
    for response in answers.found:
        if not response.is_ending:
            currency = response.text("/CURDEF").upper()
            setting = Setting(document=document, currency=currency, notation=notation)
            yield statement(response, endings, setting, kind)


def _format(text: str) -> str:
    version = _VERSION.search(text[: text.find("<OFX>") + 1])
    return f"ofx.{version[1]}" if version else "ofx"


def _refusal(answers: Responses) -> str:
    """Why the bank sent no statement, in its own words."""
    for status in answers.statuses:
        if _is_error(status):
            said = status.text("MESSAGE") or status.text("CODE")
            return f"the bank refused: {said}"
    return ""


def _is_error(status: Part) -> bool:
    return status.text("SEVERITY").upper() == "ERROR"


def _with_notices(
    found: Sequence[Statement], answers: Responses, *, is_whole: bool
) -> tuple[Statement, ...]:
    """The statements; the last also tells what the file as a whole is missing."""
    *others, last = found
    where = SourceRef(last.source.document)
    notices = [
        Notice("statement.refused_part", where, status.text("MESSAGE") or status.text("CODE"))
        for status in answers.statuses
        if _is_error(status)
    ]
    if not is_whole:
        notices.append(Notice("statement.cut_short", where))
    return (*others, replace(last, notices=(*last.notices, *notices)))
