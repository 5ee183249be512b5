"""What in parties, documents and settlements would trip up the next reconciliation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import cast

from xl_recon.plan.changes import Table
from xl_recon.records.batch import BatchState
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.open_document import OpenDocument
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workbook.layout.statement import VERDICT_WORDS

# What has to be usable for it.
RECONCILED = {
    Table.PARTIES,
    Table.DOCUMENTS,
    Table.SETTLEMENTS,
    Table.JOURNAL,
    Table.STAGED_STATEMENT,
    Table.BATCHES,
}


def settlement_notices(workbook: JournalWorkbook) -> Iterator[Notice]:
    """Yield what is to be looked at; tables that are not there say nothing."""
    yield from _shared_ibans(workbook)
    documents = workbook.documents()
    yield from _document_notices(documents)
    if workbook.has_table(Table.SETTLEMENTS):
        yield from _settlements(workbook, {it.key.casefold() for it in documents})
    yield from _open_imports(workbook)


def _shared_ibans(workbook: JournalWorkbook) -> Iterator[Notice]:
    holders: dict[str, list[str]] = defaultdict(list)
    for party in workbook.parties():
        for iban in dict.fromkeys(party.ibans):
            holders[iban].append(party.name)
    for iban, names in holders.items():
        if len(names) > 1:
            yield Notice("check.iban_shared", iban, ", ".join(names))


def _document_notices(documents: Sequence[OpenDocument]) -> Iterator[Notice]:
    for key, count in Counter(it.key.casefold() for it in documents).items():
        if count > 1:
            yield Notice("check.document_twice", key, str(count))
    open_ = [it for it in documents if it.residual]
    strangers = [it for it in open_ if not it.party]
    if strangers:
        rows = tuple(cast("int", it.row) for it in strangers)
        yield Notice("check.document_party_unknown", strangers[0].key, str(len(rows)), rows=rows)
    for it in open_:
        if it.total and (it.residual > 0) is not (it.total > 0):
            yield Notice("check.document_overpaid", it.key, str(abs(it.residual)))


def _settlements(workbook: JournalWorkbook, keys: set[str]) -> Iterator[Notice]:
    columns = workbook.columns(Table.SETTLEMENTS, ("journal_row", "document"))
    ids = set(workbook.journal(("id",)).column("id"))
    pairs = list(zip(columns.column("journal_row"), columns.column("document"), strict=True))
    gone = tuple(row for row, (number, key) in enumerate(pairs, 1) if key and number not in ids)
    if gone:
        yield Notice("check.settlement_without_row", "", str(len(gone)), rows=gone)
    lost = tuple(
        row
        for row, (_, key) in enumerate(pairs, 1)
        if str(key).strip() and str(key).strip().casefold() not in keys
    )
    if lost:
        yield Notice("check.settlement_without_document", "", str(len(lost)), rows=lost)


def _open_imports(workbook: JournalWorkbook) -> Iterator[Notice]:
    if not workbook.has_table(Table.STAGED_STATEMENT):
        return
    outcomes = workbook.columns(Table.STAGED_STATEMENT, ("batch", "outcome"))
    rows = zip(outcomes.column("batch"), outcomes.column("outcome"), strict=True)
    counts = Counter((batch, str(outcome)) for batch, outcome in rows if batch)
    red = next(word for verdict, word in VERDICT_WORDS.items() if verdict == "red")
    for batch in workbook.batches():
        lines = sum(count for (number, _), count in counts.items() if number == batch.number)
        if batch.state is BatchState.OPEN and lines:
            detail = f"{lines} / {counts[batch.number, red]}"
            yield Notice("check.import_open", str(batch.number), detail, Severity.INFO)
