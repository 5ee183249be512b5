"""A month's parties, documents and lines in a workbook on disk."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.reconciliation_truth import Month
from workbook_template.build import TEMPLATE
from xl_recon.plan.changes import AppendRecords, Plan, Table
from xl_recon.records.batch import BatchState, Stamp
from xl_recon.records.party import Party
from xl_recon.records.reconciliation import Recognition, Verdict
from xl_recon.workbook.applying import Standing
from xl_recon.workbook.file_store import FileStore
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.staged_writing import staged_row
from xl_recon.workbook.store import CellValue, TableWrite

_STAMP = Stamp(command="benchmark", moment=datetime(2026, 1, 1))  # noqa: DTZ001


def written(month: Month, path: Path) -> None:
    """Write the workbook, all of its lines red."""
    shutil.copyfile(TEMPLATE, path)
    store = FileStore(path, moment=_STAMP.moment)
    store.write([_appended(Table.PARTIES, [_party(it) for it in month.parties])])
    documents: list[Mapping[str, CellValue]] = [
        {
            "key": it.key,
            "kind": "Fattura",
            "number": it.number,
            "date": it.date,
            "party": it.party,
            "due_date": it.due_date,
            "currency": it.currency,
            "total": float(abs(it.total)),
            "direction": "Emessa" if it.residual > 0 else "Ricevuta",
        }
        for it in month.documents
    ]
    store.write([_appended(Table.DOCUMENTS, documents)])
    unknown = [Recognition(verdict=Verdict.RED, unallocated=it.amount.amount) for it in month.lines]
    rows = tuple(
        staged_row(line, found, "", {}) for line, found in zip(month.lines, unknown, strict=True)
    )
    staged = AppendRecords(table=Table.STAGED_STATEMENT, rows=rows, because="")
    JournalWorkbook(store).apply(
        Plan((staged,), logged=False), _STAMP, standing=Standing(state=BatchState.OPEN)
    )


def _party(party: Party) -> Mapping[str, CellValue]:
    both = party.is_customer is party.is_supplier
    return {
        "code": party.code,
        "name": party.name,
        "kind": "Cliente e fornitore" if both else "Cliente" if party.is_customer else "Fornitore",
        "aliases": "; ".join(party.aliases),
        "ibans": "; ".join(party.ibans),
        "customer_account": party.customer_account or "1100",
        "supplier_account": party.supplier_account or "2000",
    }


def _appended(table: Table, rows: Sequence[Mapping[str, CellValue]]) -> TableWrite:
    layout = LAYOUTS[table]
    columns = {layout.header_of(name): [row[name] for row in rows] for name in rows[0]}
    return TableWrite(table=layout.name, appended=columns)
