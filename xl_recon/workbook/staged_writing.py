"""Statement lines being worked, and what was recognised in them, as cells."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import cast

from xl_recon.plan.changes import SetCells, TableRow
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.journal import FieldValue
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.reconciliation import Allocation, Recognition, StagedLine
from xl_recon.workbook.layout.statement import KIND_WORDS, VERDICT_WORDS
from xl_recon.workbook.staged_table import DECIDED_FIELDS, proposal_text, proposed_texts
from xl_recon.workbook.tables import Table

_NOTHING = Decimal(0)
_RECOGNISED = (*DECIDED_FIELDS, "allocated", "unallocated", "outcome", "reason", "proposal")
_OPEN = (
    "batch", "file", "bank", "currency", "start", "end", "opening", "closing", "unlisted",
    "card_payments", "mark",
)  # fmt: skip


def staged_row(
    line: StagedLine, recognition: Recognition, reason: str, names: Mapping[str, str]
) -> TableRow:
    """Return a newly read line as a row; `names` has the parties' names by code."""
    amount = line.amount.amount
    decided = _decided(line, recognition, names)
    cells: dict[str, FieldValue] = {
        "row": line.number,
        "entry": line.entry,
        "bank": line.bank,
        "date": line.date,
        "value_date": line.value_date,
        "description": line.description,
        "reference": line.reference,
        "bank_reference": line.bank_reference,
        "iban": line.iban,
        "statement_party": line.statement_party,
        "money_in": amount if amount > 0 else None,
        "money_out": -amount if amount <= 0 else None,
        "currency": line.amount.currency,
        "code": line.code,
        "own_iban": line.own_iban,
        **decided,
        **_found(line, recognition, reason),
        "proposal": proposal_text(decided),
    }
    return TableRow(tuple(cells.items()))


def recognition_changes(
    table: Table,
    lines: Sequence[StagedLine],
    recognitions: Sequence[Recognition],
    reasons: Sequence[str],
    names: Mapping[str, str],
) -> tuple[SetCells, ...]:
    """Return the cells that what was recognised changes; those a person decided stay his."""
    columns = table.columns(_RECOGNISED)
    rows: dict[tuple[str, FieldValue, FieldValue], list[int]] = defaultdict(list)
    for line, recognition, reason in zip(lines, recognitions, reasons, strict=True):
        row = cast("int", line.row)
        decided = _decided(line, recognition, names)
        by_hand = set(_by_hand(line))
        before = proposed_texts(str(columns.value("proposal", row) or ""))
        proposed = {name: before[name] if name in by_hand else decided[name] for name in decided}
        cells: dict[str, FieldValue] = {
            **{name: text for name, text in decided.items() if name not in by_hand},
            **_found(line, recognition, reason),
            "proposal": proposal_text(proposed),
        }
        for name, after in cells.items():
            old = columns.value(name, row)
            if old != after:
                rows[name, old, after].append(row)
    return tuple(
        SetCells(
            table=TableName.STAGED_STATEMENT,
            field=name,
            rows=places,
            before=old,
            after=after,
            because="recognised",
        )
        for (name, old, after), places in rows.items()
    )


def open_statement_row(statement: OpenStatement) -> TableRow:
    """Return where a statement stands as a row."""
    return TableRow(tuple((name, getattr(statement, name)) for name in _OPEN if name != "batch"))


def open_statements(table: Table) -> tuple[OpenStatement, ...]:
    """Return the statements being worked."""
    columns = table.columns(_OPEN)
    return tuple(
        OpenStatement(
            batch=cast("int", columns.value("batch", row)),
            file=str(columns.value("file", row)),
            bank=str(columns.value("bank", row)),
            currency=str(columns.value("currency", row)),
            start=cast("dt.date | None", columns.value("start", row)),
            end=cast("dt.date | None", columns.value("end", row)),
            opening=cast("Decimal | None", columns.value("opening", row)),
            closing=cast("Decimal | None", columns.value("closing", row)),
            unlisted=cast("Decimal | None", columns.value("unlisted", row)) or _NOTHING,
            card_payments=cast("int | None", columns.value("card_payments", row)) or 0,
            mark=str(columns.value("mark", row)),
            row=row,
        )
        for row in range(1, columns.height + 1)
        if columns.value("batch", row) is not None
    )


def _decided(
    line: StagedLine, recognition: Recognition, names: Mapping[str, str]
) -> dict[str, str]:
    """What the program says in the cells that a person may decide."""
    return {
        "document_kind": KIND_WORDS[recognition.kind] if recognition.kind else "",
        "documents": _documents(line, recognition.allocations),
        "party": names.get(recognition.party, recognition.party),
        "account": recognition.account,
    }


def _by_hand(line: StagedLine) -> Iterator[str]:
    choice = line.choice
    decided = (choice.kind is not None, choice.documents is not None, choice.party, choice.account)
    fields = ("document_kind", "documents", "party", "account")
    yield from (name for name, is_decided in zip(fields, decided, strict=True) if is_decided)


def _documents(line: StagedLine, allocations: Sequence[Allocation]) -> str:
    """The documents' keys, with amounts where they are not the whole line's."""
    amount = line.amount.amount
    if [it.amount for it in allocations] == [amount]:
        return allocations[0].document
    sign = 1 if amount > 0 else -1
    return "; ".join(f"{it.document}: {_shown(it.amount * sign)}" for it in allocations)


def _shown(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", ",")


def _found(line: StagedLine, recognition: Recognition, reason: str) -> dict[str, FieldValue]:
    left = abs(recognition.unallocated)
    return {
        "allocated": abs(line.amount.amount) - left,
        "unallocated": left,
        "outcome": VERDICT_WORDS[recognition.verdict],
        "reason": reason,
    }
