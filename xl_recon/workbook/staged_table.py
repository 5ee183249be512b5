"""The statement lines being worked, with what a person wrote beside them."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from xl_recon.errors import BadCell
from xl_recon.records.journal import FieldValue
from xl_recon.records.money import Money
from xl_recon.records.reconciliation import Allocation, Choice, StagedKind, StagedLine
from xl_recon.workbook.layout.statement import KIND_WORDS
from xl_recon.workbook.tables import Table, fold

# The cells in which the program proposes and a person decides.
DECIDED_FIELDS = ("document_kind", "documents", "party", "account")

_NOTHING = Decimal(0)
_YES = {"si", "s", "x", "yes", "y", "true", "1"}
_KINDS = {fold(word): kind for kind, word in KIND_WORDS.items()}
_AMOUNT = re.compile(r"(.*?)\s*[:=]\s*([-\u2212]?[\d.,' ]*\d)\s*$")
_READ = (
    "batch", "row", "entry", "bank", "date", "value_date", "description", "reference",
    "bank_reference", "iban", "statement_party", "money_in", "money_out", "currency", "code",
    "own_iban", "doubt", "delete", "proposal", *DECIDED_FIELDS,
)  # fmt: skip


def staged_lines(table: Table) -> tuple[StagedLine, ...]:
    """Return the lines of all open imports, or raise `BadCell` for one that cannot be booked.

    A cell that differs from what the program proposed last was written by a person.
    """
    columns = table.columns(_READ)
    found = []
    for row, values in enumerate(zip(*map(columns.column, _READ), strict=True), 1):
        cells = dict(zip(_READ, values, strict=True))
        if _is_line(cells):
            _refuse_damaged(cells, row, table)
            found.append(_line(cells, row))
    return tuple(found)


def proposal_text(proposed: Mapping[str, str]) -> str:
    """Return what the program proposes in each cell that a person may decide, as one text."""
    texts = [proposed.get(name, "") for name in DECIDED_FIELDS]
    return json.dumps(texts, ensure_ascii=False) if any(texts) else ""


def proposed_texts(text: str) -> Mapping[str, str]:
    """Return the proposals that `proposal_text` wrote; blanks for a damaged text."""
    try:
        found = json.loads(text) if text else []
    except ValueError:
        found = []
    texts = [str(one) for one in found] if isinstance(found, list) else []
    texts += [""] * (len(DECIDED_FIELDS) - len(texts))
    return dict(zip(DECIDED_FIELDS, texts, strict=False))


def documents_of(text: str) -> tuple[Allocation, ...]:
    """Return the documents that a cell names; an amount of 0 stands for as much as fits.

    >>> documents_of("F-12: 100,00; F-13")[0]
    Allocation(document='F-12', amount=Decimal('100.00'))
    """
    return tuple(_allocation(part.strip()) for part in text.split(";") if part.strip())


def _allocation(part: str) -> Allocation:
    found = _AMOUNT.fullmatch(part)
    if not found:
        return Allocation(document=part, amount=_NOTHING)
    return Allocation(document=found.group(1), amount=_written(found.group(2)))


def _written(text: str) -> Decimal:
    """An amount in either convention: the last mark before one or two digits is the decimal one."""
    plain = text.replace("\u2212", "-").replace("'", "").replace(" ", "")
    whole, mark, cents = re.fullmatch(r"(.*?)(?:([.,])(\d{1,2}))?", plain).groups()  # type: ignore[union-attr]
    digits = whole.replace(".", "").replace(",", "")
    return Decimal(f"{digits or 0}.{cents}" if mark else digits)


def _is_line(cells: Mapping[str, FieldValue]) -> bool:
    """Whether a row is an import's, or would be: blank rows and a person's own notes are not."""
    is_dated = cells["date"] is not None
    return cells["batch"] is not None or (is_dated and _has_amount(cells))


def _has_amount(cells: Mapping[str, FieldValue]) -> bool:
    return cells["money_in"] is not None or cells["money_out"] is not None


def _refuse_damaged(cells: Mapping[str, FieldValue], row: int, table: Table) -> None:
    """A line that lost a cell would be lost at confirming, and nobody would be told."""
    blank = [name for name in ("batch", "date", "bank") if cells[name] in (None, "")]
    if not _has_amount(cells):
        blank.append("money_in")
    if blank:
        raise _bad_cell(table, row, blank[0], "line blank")
    kind = str(cells["document_kind"] or "")
    if fold(kind) and _kind(kind) is None:
        raise _bad_cell(table, row, "document_kind", f"line kind: {kind}")


def _bad_cell(table: Table, row: int, name: str, found: str) -> BadCell:
    return BadCell(table.name, table.first_row() + row - 1, table.headers[name], found)


def _line(cells: Mapping[str, FieldValue], row: int) -> StagedLine:
    def text(name: str) -> str:
        return str(cells[name] or "").strip()

    def whole(name: str) -> int:
        return cast("int", cells[name] or 0)

    money_in = cast("Decimal | None", cells["money_in"]) or _NOTHING
    money_out = cast("Decimal | None", cells["money_out"]) or _NOTHING
    return StagedLine(
        batch=whole("batch"),
        number=whole("row"),
        entry=whole("entry") or whole("row"),
        bank=text("bank"),
        date=cast("dt.date", cells["date"]),
        value_date=cast("dt.date | None", cells["value_date"]),
        amount=Money(money_in - money_out, text("currency")),
        description=text("description"),
        reference=text("reference"),
        bank_reference=text("bank_reference"),
        iban="".join(text("iban").split()).upper(),
        statement_party=text("statement_party"),
        code=text("code"),
        own_iban=text("own_iban"),
        doubt=text("doubt"),
        choice=_choice({name: text(name) for name in (*DECIDED_FIELDS, "proposal", "delete")}),
        row=row,
    )


def _choice(cells: Mapping[str, str]) -> Choice:
    proposed = proposed_texts(cells["proposal"])
    by_hand = {
        name: cells[name] if cells[name] != proposed[name] else "" for name in DECIDED_FIELDS
    }
    return Choice(
        kind=_kind(by_hand["document_kind"]),
        party=by_hand["party"],
        documents=documents_of(by_hand["documents"]) if by_hand["documents"] else None,
        account=by_hand["account"],
        delete=fold(cells["delete"]) in _YES,
    )


def _kind(word: str) -> StagedKind | None:
    return _KINDS.get(fold(word))
