"""Everything xl_recon raises on purpose.

XlReconError
├── ReadError                 a document cannot be read at all
│   ├── MissingFile               no file of that name (a document or a workbook)
│   ├── UnreadableFile            the system does not let us read it
│   ├── EmptyDocument             nothing is in it
│   ├── TooLarge                  it would unpack to more than we accept
│   ├── ProtectedDocument         it wants a password
│   ├── UnknownFormat             no reader recognises it
│   ├── NotAStatement             it is of another kind: a PDF, a web page, a workbook of ours
│   ├── UnfitReading              a table is not as a profile or a correction says
│   ├── ReadingNeeded             a table reads in several ways, and nothing proves one
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
│   ├── NoOpenStatement           no statement is being worked, or none of that number
│   ├── SeveralOpenStatements     several are open, and nobody says which is meant
│   ├── EmptyStatement            an open import has no rows left on its sheet
│   ├── RedRows                   rows have to be cleared before an import is confirmed
│   ├── UnknownParty              nobody has that code or name
│   ├── NotOpen                   no running Excel has the workbook open
│   ├── ProfileExists             a saved profile of that name, or for that table, differs
│   └── FileExists                a new file would replace one that is there
├── NoLibreOffice             LibreOffice is not there, or does not answer
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

from xl_recon.errors.base import XlReconError
from xl_recon.errors.reading import (
    BadDocument,
    EmptyDocument,
    MissingFile,
    NotAStatement,
    ProtectedDocument,
    ReadError,
    ReadingNeeded,
    TooLarge,
    UnfitReading,
    UnknownFormat,
    UnreadableFile,
)
from xl_recon.errors.using import (
    AccountNeeded,
    BadCell,
    BadDecision,
    EmptyStatement,
    EncryptedWorkbook,
    FileExists,
    ForeignSheet,
    MergedCells,
    MissingColumn,
    MissingTable,
    NoLibreOffice,
    NoOpenStatement,
    NoPreview,
    NotAWorkbook,
    NotOpen,
    PreviewDecided,
    ProfileExists,
    RedRows,
    SeveralOpenStatements,
    UnknownAccount,
    UnknownBatch,
    UnknownParty,
    UnsupportedSheet,
    UnusableRow,
    WorkbookError,
)
from xl_recon.errors.writing import (
    CannotWrite,
    ChangedMeanwhile,
    DiskFull,
    FileChanged,
    LiveFailed,
    LiveRefused,
    OpenElsewhere,
    PreviewOutdated,
    ReadOnly,
    VerificationFailed,
)

__all__ = [
    "AccountNeeded",
    "BadCell",
    "BadDecision",
    "BadDocument",
    "CannotWrite",
    "ChangedMeanwhile",
    "DiskFull",
    "EmptyDocument",
    "EmptyStatement",
    "EncryptedWorkbook",
    "FileChanged",
    "FileExists",
    "ForeignSheet",
    "LiveFailed",
    "LiveRefused",
    "MergedCells",
    "MissingColumn",
    "MissingFile",
    "MissingTable",
    "NoLibreOffice",
    "NoOpenStatement",
    "NoPreview",
    "NotAStatement",
    "NotAWorkbook",
    "NotOpen",
    "OpenElsewhere",
    "PreviewDecided",
    "PreviewOutdated",
    "ProfileExists",
    "ProtectedDocument",
    "ReadError",
    "ReadOnly",
    "ReadingNeeded",
    "RedRows",
    "SeveralOpenStatements",
    "TooLarge",
    "UnfitReading",
    "UnknownAccount",
    "UnknownBatch",
    "UnknownFormat",
    "UnknownParty",
    "UnreadableFile",
    "UnsupportedSheet",
    "UnusableRow",
    "VerificationFailed",
    "WorkbookError",
    "XlReconError",
]
