"""What is known of statements before they are read, and what is kept to know them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from xl_recon.matching.movements import JOURNAL_FIELDS, Movement, journal_movements
from xl_recon.plan.addressing import AddressedStatement
from xl_recon.plan.changes import Outcome
from xl_recon.plan.confirmation import DELETED_OUTCOME, deleted_movement
from xl_recon.plan.past_imports import DAYS_OUTCOME, KEPT_OUTCOMES, STATEMENT_OUTCOME, PastImports
from xl_recon.records.batch import Batch, BatchState
from xl_recon.records.notice import Notice
from xl_recon.records.question import Doubt
from xl_recon.records.reconciliation import StagedLine
from xl_recon.workbook.journal_workbook import JournalWorkbook
from xl_recon.workflows.import_statements import StatementFile

_WITHOUT_EFFECT = {BatchState.UNDONE, BatchState.FAILED}
_LONGEST = 30_000  # characters of a cell


def fresh_files(
    documents: Iterable[StatementFile], batches: Sequence[Batch]
) -> tuple[list[StatementFile], list[Notice]]:
    """Return the files to read, and a notice for each that another batch holds."""
    holding = [batch for batch in batches if batch.state not in _WITHOUT_EFFECT]
    fresh: dict[str, StatementFile] = {}
    notices = []
    for file in documents:
        before = [it for it in holding if file.digest.lower() in it.digest.lower()]
        if before:
            is_open = before[0].state is BatchState.OPEN
            code = "staged.same_file_open" if is_open else "staged.same_file"
            notices.append(Notice(code, file.name, str(before[0].number)))
        else:
            fresh.setdefault(file.digest, file)
    return list(fresh.values()), notices


def known_movements(
    workbook: JournalWorkbook, banks: Sequence[str], past: PastImports
) -> tuple[Movement, ...]:
    """Return what is known of these accounts: booked, being worked, or deleted by a person."""
    if not banks:
        return ()
    deleted = (deleted_movement(it.reference) for it in workbook.outcomes((DELETED_OUTCOME,)))
    return (
        *journal_movements(workbook.journal(JOURNAL_FIELDS), banks, past.families),
        *staged_movements(workbook.staged_lines()),
        *(it for it in deleted if it),
    )


def staged_movements(lines: Iterable[StagedLine]) -> Iterator[Movement]:
    """Yield the movements of staged lines; the parts of a collective one are one."""
    entries: dict[tuple[int, str, int], list[StagedLine]] = {}
    for line in lines:
        entries.setdefault((line.batch, line.bank, line.entry), []).append(line)
    for parts in entries.values():
        first = parts[0]
        yield Movement(
            account=first.bank,
            date=first.date,
            amount=sum((part.amount.amount for part in parts), Decimal(0)),
            value_date=first.value_date,
            text=first.description,
            reference=first.bank_reference,
        )


def doubt_text(why: Doubt, known: Movement) -> str:
    """Return what is to be asked of a line, as one text: why, and which row it may be."""
    return f"{why.value}|{known.date or ''}|{known.text}"


def mark_of(own: Iterable[AddressedStatement], outcomes: Iterable[Outcome]) -> str:
    """What later imports are to know the statements by, as `kept_outcomes` reads it."""
    kept = [(STATEMENT_OUTCOME, it.mark) for it in own if it.mark]
    kept += [(it.code, it.reference) for it in outcomes if it.code == DAYS_OUTCOME]
    text = ""
    for code, reference in kept:
        if len(text) + len(code) + len(reference) < _LONGEST:
            text += f"{code} {reference}\n"
    return text.strip()


def kept_outcomes(mark: str, file: str) -> tuple[Outcome, ...]:
    """Return what a statement's mark keeps for later imports to find."""
    parts = (line.partition(" ") for line in mark.splitlines())
    return tuple(
        Outcome(code=code, row=file, reference=reference)
        for code, _, reference in parts
        if code in KEPT_OUTCOMES and reference
    )
