"""The log of changes as lines of its table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xl_recon.plan.changes import PaintRows
from xl_recon.records.change_log import COLOUR, LoggedChange
from xl_recon.records.journal import FieldValue
from xl_recon.records.row_ids import cut_ranges
from xl_recon.workbook.row_ids import RowIds

_LONGEST = 30_000  # characters of a cell; Excel's limit is 32,767


def change_lines(changes: Iterable[LoggedChange]) -> list[Mapping[str, FieldValue]]:
    """Return one line a change, more where its Ids fill more than a cell.

    Lines with the same Ids stand together: what repeats nearby packs to almost nothing.
    """
    return [
        {
            "batch": change.batch,
            "table": change.table,
            "column": change.column,
            "before": change.before,
            "after": change.after,
            "rows": ids,
        }
        for change in changes
        for ids in cut_ranges(change.ids, _LONGEST)
    ]


def grouped_fills(
    paints: Iterable[PaintRows], fills: Sequence[str], ids: RowIds, table: str, batch: int
) -> Iterator[LoggedChange]:
    """Yield the fills that painting replaces, rows with the same before and after together."""
    for paint in paints:
        before: dict[str, list[int]] = defaultdict(list)
        for row in paint.rows:
            before[fills[row - 1]].append(row)
        for old, rows in before.items():
            yield LoggedChange(
                batch=batch,
                table=table,
                column=COLOUR,
                before=old,
                after=paint.colour,
                ids=ids.ranges(rows),
            )
