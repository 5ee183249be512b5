"""Why a workbook cannot be written now."""

from __future__ import annotations

from xl_recon.errors.base import XlReconError


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
