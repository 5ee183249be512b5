"""Why a workbook, or the program that has it open, cannot be used."""

from __future__ import annotations

from xl_recon.errors.base import XlReconError


class WorkbookError(XlReconError):
    """A workbook cannot be used."""


class NotAWorkbook(WorkbookError):
    """The file is no .xlsx or .xlsm package, or a broken one."""

    def __init__(self, file: str, found: str) -> None:
        super().__init__(f"{file}: not a workbook ({found})")
        self.file, self.found = file, found


class EncryptedWorkbook(WorkbookError):
    """The workbook is protected by a password."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: protected by a password")
        self.file = file


class MissingTable(WorkbookError):
    """A table is not in the workbook."""

    def __init__(self, file: str, table: str) -> None:
        super().__init__(f"{file}: table {table} not found")
        self.file, self.table = file, table


class MissingColumn(WorkbookError):
    """A required column is not in its table."""

    def __init__(self, file: str, table: str, headers: tuple[str, ...]) -> None:
        super().__init__(f"{file}: table {table} has no column {', '.join(headers)}")
        self.file, self.table, self.headers = file, table, ", ".join(headers)


class BadCell(WorkbookError):
    """A cell holds what its column cannot mean."""

    def __init__(self, table: str, row: int, header: str, found: str) -> None:
        super().__init__(f"{table} row {row}, {header}: {found}")
        self.table, self.row, self.header, self.found = table, row, header, found


class MergedCells(WorkbookError):
    """Cells of a table are merged."""

    def __init__(self, table: str, cells: str) -> None:
        super().__init__(f"{table}: merged cells {cells}")
        self.table, self.cells = table, cells


class UnsupportedSheet(WorkbookError):
    """A sheet is laid out in a way that we would not write safely."""

    def __init__(self, file: str, part: str, found: str) -> None:
        super().__init__(f"{file}, {part}: {found}")
        self.file, self.part, self.found = file, part, found


class ForeignSheet(WorkbookError):
    """A sheet has the name or the table of one that we make, and is the user's own."""

    def __init__(self, file: str, sheet: str, table: str) -> None:
        super().__init__(f"{file}: sheet {sheet} is not the one made for table {table}")
        self.file, self.sheet, self.table = file, sheet, table


class UnknownAccount(WorkbookError):
    """An account is not in the chart of accounts."""

    def __init__(self, account: str) -> None:
        super().__init__(f"account {account} is not in the chart of accounts")
        self.account = account


class AccountNeeded(WorkbookError):
    """The bank account cannot be told from the statement."""

    def __init__(self, document_name: str, iban: str) -> None:
        super().__init__(f"{document_name}: no account has IBAN {iban or '(none)'}")
        self.document_name, self.iban = document_name, iban


class UnknownBatch(WorkbookError):
    """No batch of that number, or one that cannot be undone."""

    def __init__(self, batch: object, found: str) -> None:
        super().__init__(f"batch {batch}: {found}")
        self.batch, self.found = batch, found


class UnusableRow(WorkbookError):
    """A question was asked about a row that cannot answer it; `row` is a place in the table."""

    def __init__(self, table: str, row: int, found: str) -> None:
        super().__init__(f"{table}, body row {row}: {found}")
        self.table, self.row, self.found = table, row, found


class NoPreview(WorkbookError):
    """There is no preview to confirm or to discard."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no preview")
        self.file = file


class PreviewDecided(WorkbookError):
    """A new preview would lose decisions made on the old one; `rows` are worksheet rows."""

    def __init__(self, rows: str) -> None:
        super().__init__(f"preview rows {rows}: decided already")
        self.rows = rows


class NoOpenStatement(WorkbookError):
    """No statement is being worked, or none of that number."""

    def __init__(self, batch: object) -> None:
        super().__init__(f"batch {batch or '(any)'}: no statement of it is open")
        self.batch = batch


class SeveralOpenStatements(WorkbookError):
    """Several imports are open, and nobody says which is meant."""

    def __init__(self, batches: str) -> None:
        super().__init__(f"open imports: {batches}")
        self.batches = batches


class EmptyStatement(WorkbookError):
    """An open import has no lines left on its sheet."""

    def __init__(self, batch: int) -> None:
        super().__init__(f"open import {batch} has no lines")
        self.batch = batch


class RedRows(WorkbookError):
    """Rows have to be cleared before an import is confirmed; `rows` are worksheet rows."""

    def __init__(self, rows: str) -> None:
        super().__init__(f"red rows {rows}: to be cleared first")
        self.rows = rows


class UnknownParty(WorkbookError):
    """Nobody has that code or name; `proposals` are the likeliest, or all who share the name."""

    def __init__(self, party: str, proposals: str) -> None:
        super().__init__(f"party {party}: not known ({proposals or 'nothing like it'})")
        self.party, self.proposals = party, proposals


class BadDecision(WorkbookError):
    """What stands in a row of the preview means nothing; `row` is the worksheet's."""

    def __init__(self, row: int, written: str, found: str) -> None:
        super().__init__(f"preview row {row}, {written}: {found}")
        self.row, self.written, self.found = row, written, found


class ProfileExists(WorkbookError):
    """A saved profile of that name, or for that table, says something else."""

    def __init__(self, profile: str) -> None:
        super().__init__(f"profile {profile}: already there")
        self.profile = profile


class FileExists(WorkbookError):
    """A new file would replace one that is there."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: already there")
        self.file = file


class NoLibreOffice(XlReconError):
    """LibreOffice is not there, or does not answer."""

    def __init__(self, found: str) -> None:
        super().__init__(f"LibreOffice: {found}")
        self.found = found


class NotOpen(WorkbookError):
    """No running Excel has the workbook open."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: not open in any Excel")
        self.file = file
