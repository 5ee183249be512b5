"""Why a document cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from xl_recon.errors.base import XlReconError


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


class ProtectedDocument(ReadError):
    """The document is protected by a password."""

    def __init__(self, document_name: str) -> None:
        super().__init__(f"{document_name}: protected by a password")
        self.document_name = document_name


class UnknownFormat(ReadError):
    """No reader recognises the document."""

    def __init__(self, document_name: str) -> None:
        super().__init__(f"{document_name}: no reader recognises this document")
        self.document_name = document_name


class NotAStatement(ReadError):
    """The document is of a kind that is known, and is no statement."""

    def __init__(self, document_name: str, found: str) -> None:
        super().__init__(f"{document_name}: {found}")
        self.document_name, self.found = document_name, found


class UnfitReading(ReadError):
    """A table is not as a profile or a correction says."""

    def __init__(self, document_name: str, found: str) -> None:
        super().__init__(f"{document_name}: {found}")
        self.document_name, self.found = document_name, found


class ReadingNeeded(ReadError):
    """A table reads in several ways, and nothing proves one; `readings` says how they differ."""

    def __init__(self, document_name: str, count: int, readings: Sequence[object]) -> None:
        super().__init__(f"{document_name}: {count} readings are equally good")
        self.document_name, self.count, self.readings = document_name, count, readings


class BadDocument(ReadError):
    """A reader recognised the document and found it broken."""

    def __init__(self, where: object, found: str) -> None:
        super().__init__(f"{where}: {found}")
        self.where, self.found = where, found
