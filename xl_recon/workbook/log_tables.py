"""The tables in which the program keeps what it did."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import cast

from xl_recon.records.batch import Batch, BatchState, KeptOutcome
from xl_recon.records.change_log import LoggedChange
from xl_recon.workbook.cells import to_logged
from xl_recon.workbook.tables import Table


def batches(table: Table) -> tuple[Batch, ...]:
    """Return the batches, oldest first."""
    columns = table.columns(
        ("batch", "moment", "command", "file", "digest", "user", "rows", "state", "notices")
    )
    values = (columns.column(name) for name in columns.by_field)
    return tuple(
        Batch(
            number=cast("int", number),
            moment=moment if isinstance(moment, datetime) else None,
            command=str(command),
            file=str(file),
            digest=str(digest),
            user=str(user),
            rows=cast("int", rows or 0),
            state=_state(str(state)),
            notices=str(notices),
        )
        for number, moment, command, file, digest, user, rows, state, notices in zip(
            *values, strict=True
        )
        if number is not None
    )


def outcomes(table: Table, codes: Collection[str], undone: set[int]) -> tuple[KeptOutcome, ...]:
    """Return the outcomes of these codes that have a reference and whose batch still counts.

    A number below nought is that of a batch which is open again.
    """
    columns = table.columns(("batch", "code", "reference"))
    rows = zip(
        columns.column("batch"), columns.column("code"), columns.column("reference"), strict=True
    )
    return tuple(
        KeptOutcome(batch=cast("int", batch), code=str(code), reference=str(reference))
        for batch, code, reference in rows
        if code in codes and reference and batch not in undone and cast("int", batch) > 0
    )


def changes(table: Table) -> tuple[LoggedChange, ...]:
    """Return the log of changes; before and after keep their types, as their cells do."""
    columns = table.columns(("batch", "table", "column", "before", "after", "rows"))
    before, after = table.cells("before"), table.cells("after")
    rows = zip(
        columns.column("batch"), columns.column("table"), columns.column("column"),
        before, after, columns.column("rows"), strict=True,
    )  # fmt: skip
    return tuple(
        LoggedChange(
            batch=cast("int", batch),
            table=str(name),
            column=str(column),
            before=to_logged(old),
            after=to_logged(new),
            ids=str(ids),
        )
        for batch, name, column, old, new, ids in rows
        if batch is not None
    )


def _state(text: str) -> BatchState:
    known = {state.value: state for state in BatchState}
    return known.get(text.strip().casefold(), BatchState.CONFIRMED)
