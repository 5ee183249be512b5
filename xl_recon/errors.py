"""Everything xl_recon raises on purpose.

XlReconError
├── ReadError                 a document cannot be read at all
│   ├── MissingFile               no file of that name (a document or a workbook)
│   ├── UnreadableFile            the system does not let us read it
│   ├── EmptyDocument             nothing is in it
│   ├── TooLarge                  it would unpack to more than we accept
│   ├── UnknownFormat             no reader recognises it
│   └── BadDocument               its reader found it broken
├── WorkbookError             a workbook cannot be used
│   ├── NotAWorkbook              no .xlsx or .xlsm package, or a broken one
│   ├── EncryptedWorkbook         protected by a password
│   ├── MissingTable              a table is not there
│   ├── MissingColumn             a required column of a table is not there
│   ├── BadCell                   a cell holds what its column cannot mean
│   ├── MergedCells               cells of a table are merged
│   ├── UnsupportedSheet          a sheet is laid out in a way we would not write safely
│   ├── ForeignSheet              a sheet is called like one of ours and is the user's own
│   ├── UnknownAccount            an account is not in the chart of accounts
│   ├── AccountNeeded             the bank account cannot be told from the statement
│   ├── UnknownBatch              no batch of that number, or one that cannot be undone
│   ├── UnusableRow               a question was asked about a row that cannot answer it
│   ├── NoPreview                 there is no preview to confirm or to discard
│   ├── PreviewDecided            a new preview would lose decisions made on the old one
│   ├── BadDecision               what the user wrote into the preview means nothing
│   └── FileExists                a new file would replace one that is there
└── CannotWrite               the workbook cannot be written now
    ├── ChangedMeanwhile          a cell no longer holds what the plan was made from
    ├── PreviewOutdated           a row or a rule has changed since the preview was made
    ├── FileChanged               the file was written by somebody else since it was read
    ├── OpenElsewhere             a lock file says that a program has it open
    ├── ReadOnly                  the file or its folder does not let us write
    ├── DiskFull                  no room for the new file
    ├── VerificationFailed        the new file did not read back as it should
    ├── LiveRefused               the running Excel would not let us write: nothing was
    └── LiveFailed                the running Excel stopped us in the middle

A single odd row is no error: it becomes a `Notice` and the work goes on.
"""

from __future__ import annotations


class XlReconError(Exception):
    """Base of all errors that a user can act on."""


class ReadError(XlReconError):
    """A document cannot be read at all."""


class MissingFile(ReadError):
    """No file of that name."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no such file")
        self.file = file


class UnreadableFile(ReadError):
    """The system does not let us read the file."""

    def __init__(self, file: str, found: str) -> None:
        super().__init__(f"{file}: {found}")
        self.file, self.found = file, found


class EmptyDocument(ReadError):
    """The document holds nothing."""

    def __init__(self, document_name: str) -> None:
        super().__init__(f"{document_name}: empty")
        self.document_name = document_name


class TooLarge(ReadError):
    """The document would unpack to more than we accept."""

    def __init__(self, document_name: str, limit: str) -> None:
        super().__init__(f"{document_name}: larger than {limit}")
        self.document_name, self.limit = document_name, limit


class UnknownFormat(ReadError):
    """No reader recognises the document."""

    def __init__(self, document_name: str) -> None:
        super().__init__(f"{document_name}: no reader recognises this document")
        self.document_name = document_name


class BadDocument(ReadError):
    """A reader recognised the document and found it broken."""

    def __init__(self, where: object, found: str) -> None:
        super().__init__(f"{where}: {found}")
        self.where, self.found = where, found


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


class BadDecision(WorkbookError):
    """What stands in a row of the preview means nothing; `row` is the worksheet's."""

    def __init__(self, row: int, written: str, found: str) -> None:
        super().__init__(f"preview row {row}, {written}: {found}")
        self.row, self.written, self.found = row, written, found


class FileExists(WorkbookError):
    """A new file would replace one that is there."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: already there")
        self.file = file


class CannotWrite(XlReconError):
    """The workbook cannot be written now."""


class ChangedMeanwhile(CannotWrite):
    """A cell no longer holds what the plan was made from."""

    def __init__(self, table: str, row: int, header: str) -> None:
        super().__init__(f"{table} row {row}, {header}: changed since the plan was made")
        self.table, self.row, self.header = table, row, header


class PreviewOutdated(CannotWrite):
    """A row or a rule has changed since the preview was made; `row` is the worksheet's, or 0."""

    def __init__(self, table: str, row: int) -> None:
        super().__init__(f"{table} row {row}: changed since the preview was made")
        self.table, self.row = table, row or ""


class FileChanged(CannotWrite):
    """The file was written by somebody else since it was read."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: changed since it was read")
        self.file = file


class OpenElsewhere(CannotWrite):
    """A lock file says that a program has the workbook open."""

    def __init__(self, file: str, user: str) -> None:
        super().__init__(f"{file}: open elsewhere ({user or 'unknown user'})")
        self.file, self.user = file, user


class ReadOnly(CannotWrite):
    """The file or its folder does not let us write."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: read-only")
        self.file = file


class DiskFull(CannotWrite):
    """No room for the new file."""

    def __init__(self, file: str) -> None:
        super().__init__(f"{file}: no space left on the disk")
        self.file = file


class VerificationFailed(CannotWrite):
    """The new file did not read back as it should; the old one was left in place."""

    def __init__(self, file: str, found: str) -> None:
        super().__init__(f"{file}: the new file failed its check ({found})")
        self.file, self.found = file, found


class LiveRefused(CannotWrite):
    """The running Excel would not let us write, and nothing was written."""

    def __init__(self, file: str, found: str) -> None:
        super().__init__(f"{file}: {found}")
        self.file, self.found = file, found


class LiveFailed(CannotWrite):
    """The running Excel stopped us in the middle; what was written was put back, if it could be."""

    def __init__(self, file: str, found: str) -> None:
        super().__init__(f"{file}: {found}")
        self.file, self.found = file, found
