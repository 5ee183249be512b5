"""What the user should look at, without the work having stopped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a notice matters."""

    INFO = "info"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Notice:
    """One observation about one place.

    `code` is a stable key (`rule.outranked`); its sentence is looked up in `ui.italian`, where
    `{where}` and `{detail}` may stand. `rows` are places in a table's body, from 1. `field` is the
    column of a rule row that is at fault.
    """

    code: str
    where: object = ""
    detail: str = ""
    severity: Severity = Severity.WARNING
    rows: tuple[int, ...] = ()
    field: str = ""
