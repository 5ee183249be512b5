"""A sheet made to be looked at: a preview, an explanation, what a rule would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xl_recon.plan.changes import Table
from xl_recon.records.journal import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The content of such a sheet, by the fields of its layout.

    `lines` stand under the sheet's title, in the user's words. `fills` are colours and the rows
    (from 1) that have them. A report is no booking: showing it leaves no batch in the log.
    """

    table: Table
    columns: Columns
    lines: tuple[str, ...] = ()
    fills: Mapping[str, Sequence[int]] = field(default_factory=dict)
