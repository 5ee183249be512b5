"""A plan as a person reads it before anything is written: by rule, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from xl_recon.plan.changes import (
    AppendRows,
    DeleteRows,
    PaintRows,
    Plan,
    ReorderRows,
    RestoreRows,
    SetCells,
    Table,
)
from xl_recon.records.journal import Columns, FieldValue, JournalRow
from xl_recon.ui.opened import first_row_of, header_of
from xl_recon.ui.row_numbers import row_ranges
from xl_recon.ui.rule_groups import RuleGroup, rule_groups
from xl_recon.ui.voice import Voice
from xl_recon.workbook.journal_workbook import JournalWorkbook

SHOWN_FIELDS = ("date", "description", "amount", "debit", "credit")
_OURS = {"id", "batch"}
_EXAMPLES = 3
_NEW_ROWS_SHOWN = 10


class PlanView:
    """Puts a workbook's plan into words."""

    def __init__(self, workbook: JournalWorkbook, voice: Voice) -> None:
        self._workbook, self._voice = workbook, voice
        self._first_row = first_row_of(workbook)

    def completion(self, plan: Plan) -> Iterator[str]:
        """Yield what each rule would fill in, with some rows as examples."""
        journal = self._workbook.journal(SHOWN_FIELDS)
        rules = {row.row: row.description for row in self._workbook.rule_rows()}
        for group in rule_groups(plan):
            yield self._voice.say(
                "plan.rule",
                row=group.rule + self._first_row(Table.RULES) - 1,
                name=rules.get(group.rule, ""),
                count=len(group.rows),
                rows=self._rows(Table.JOURNAL, group.rows),
            )
            for row in group.rows[:_EXAMPLES]:
                yield from self._example(journal, group, row)

    def additions(self, plan: Plan) -> Iterator[str]:
        """Yield the rows that each file would add."""
        for change in plan.changes:
            if isinstance(change, AppendRows):
                yield self._voice.say("plan.file", file=change.because, count=len(change.rows))
                yield from map(self._new_row, change.rows[:_NEW_ROWS_SHOWN])
                more = len(change.rows) - _NEW_ROWS_SHOWN
                if more > 0:
                    yield self._voice.say("plan.more", count=more)

    def changes(self, plan: Plan) -> Iterator[str]:
        """Yield what an undo gives back, cells of one column and value in one line."""
        told: dict[tuple[Table, str], list[int]] = {}
        restored: Counter[Table] = Counter()
        for change in plan.changes:
            if isinstance(change, ReorderRows):
                moved = [row for row, old in enumerate(change.order, 1) if row != old]
                told[change.table, self._voice.say("plan.reordered")] = moved
            elif isinstance(change, RestoreRows):
                restored[change.table] += len(change.ids)
            elif isinstance(change, SetCells | PaintRows | DeleteRows) and not _is_ours(change):
                rows = told.setdefault((change.table, self._kind(change)), [])
                rows.extend(change.rows)
        for (table, kind), rows in told.items():
            yield self._voice.say(
                "plan.change",
                table=self._voice.table(table),
                change=kind,
                rows=self._rows(table, rows),
            )
        for table, count in restored.items():
            yield self._voice.say("plan.restored", table=self._voice.table(table), count=count)

    def _example(self, journal: Columns, group: RuleGroup, row: int) -> Iterator[str]:
        date, description, amount = (journal.value(name, row) for name in SHOWN_FIELDS[:3])
        yield self._voice.say(
            "plan.example",
            row=row + self._first_row(Table.JOURNAL) - 1,
            date=date or "",
            description=description,
            amount=amount if amount is not None else "",
        )
        for change in group.cells:
            if row in change.rows and change.field != "rule":
                yield "      " + self._change(change)
        if row in group.parts:
            yield from (f"      + {self._new_row(part).strip()}" for part in group.parts[row].rows)

    def _kind(self, change: SetCells | PaintRows | DeleteRows) -> str:
        match change:
            case SetCells():
                return self._change(change)
            case PaintRows():
                return self._voice.say("plan.colour")
            case DeleteRows():
                return self._voice.say("plan.deleted", count=len(change.rows))

    def _change(self, change: SetCells) -> str:
        header = header_of(self._workbook, change.table, change.field)
        return f"{header}: {self._shown(change.before)} → {self._shown(change.after)}"

    def _new_row(self, row: JournalRow) -> str:
        facts: Mapping[str, object] = {
            name: getattr(row, name) if getattr(row, name) is not None else ""
            for name in SHOWN_FIELDS
        }
        return self._voice.say("plan.new_row", **facts)

    def _rows(self, table: Table, rows: Sequence[int]) -> str:
        return row_ranges(row + self._first_row(table) - 1 for row in rows)

    def _shown(self, value: FieldValue) -> str:
        blank = value in {"", None}
        return self._voice.say("plan.blank") if blank else self._voice.say("value", value=value)


def _is_ours(change: SetCells | PaintRows | DeleteRows) -> bool:
    """Whether a change is in a column that the program keeps for itself."""
    return isinstance(change, SetCells) and change.field in _OURS
