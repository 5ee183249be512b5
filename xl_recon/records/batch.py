"""Batches: each errand that wrote into a workbook, so that it can be found and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BatchState(StrEnum):
    """Where a batch stands; the values are what the sheet shows."""

    OPEN = "aperto"
    CONFIRMED = "confermato"
    UNDONE = "annullato"
    FAILED = "errore"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchFile:
    """A document a batch took in: its name and the SHA-256 of its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who does what, when: given by `ui`, kept with the batch."""

    command: str
    moment: datetime
    user: str = ""
    files: tuple[BatchFile, ...] = ()
    summary: str = ""  # what was noticed, in the sheet's language


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One row of the log of batches."""

    number: int
    moment: datetime | None
    command: str
    file: str = ""
    digest: str = ""
    user: str = ""
    rows: int = 0
    state: BatchState = BatchState.CONFIRMED
    notices: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOutcome:
    """What an errand of the past left for later ones to find."""

    batch: int
    code: str
    reference: str
