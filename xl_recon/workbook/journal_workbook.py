"""The workbook as records, over whichever store holds it; plans are carried out on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xl_recon.plan.changes import Plan
from xl_recon.plan.changes import Table as TableName
from xl_recon.records.batch import Batch, BatchState, Stamp
from xl_recon.records.change_log import LoggedChange
from xl_recon.records.journal import Columns
from xl_recon.records.ledger import Account
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.workbook import log_tables, master_tables, rule_table
from xl_recon.workbook.applying import Applied, Applying
from xl_recon.workbook.layout import LAYOUTS
from xl_recon.workbook.settings_table import settings_from
from xl_recon.workbook.store import TableStore
from xl_recon.workbook.tables import Table, find_table

_ALWAYS_READ = ("id", "batch")  # any errand that changes rows needs these: read in the same pass


class JournalWorkbook:
    """Reads the tables of a workbook and applies plans to them.

    What was read stays as it was: a plan is applied only to a workbook in which none of it has
    changed since.
    """

    def __init__(self, store: TableStore) -> None:
        self._store = store
        self._forget()

    @property
    def name(self) -> str:
        """The workbook's file name."""
        return self._store.name

    def table(self, name: TableName) -> Table:
        """A table by its English name, or raise `MissingTable`, `MissingColumn`."""
        if name not in self._tables:
            self._tables[name] = find_table(self._store, LAYOUTS[name])
        return self._tables[name]

    def has_table(self, name: TableName) -> bool:
        """Whether the workbook has a table at all."""
        wanted = LAYOUTS[name].name.casefold()
        return any(found.casefold() == wanted for found in self._store.tables())

    def settings(self) -> Settings:
        """What the user has settled."""
        if not self.has_table(TableName.SETTINGS):
            return Settings()
        columns = self.table(TableName.SETTINGS).columns(("key", "value"))
        return settings_from(columns)

    def accounts(self) -> tuple[Account, ...]:
        """The chart of accounts; empty where the workbook has none."""
        if not self.has_table(TableName.ACCOUNTS):
            return ()
        return master_tables.accounts(self.table(TableName.ACCOUNTS))

    def rule_rows(self) -> tuple[RuleRow, ...]:
        """The rows of the rules table."""
        table = self.table(TableName.RULES)
        return rule_table.rule_rows(table, self._store.fills(table.name))

    def journal(self, fields: Sequence[str]) -> Columns:
        """Some columns of the journal."""
        return self.columns(TableName.JOURNAL, fields)

    def columns(self, name: TableName, fields: Iterable[str], *, strict: bool = True) -> Columns:
        """Some columns of any table, with its rows' Ids and batches; see `Table.columns`."""
        table = self.table(name)
        always = (field for field in _ALWAYS_READ if table.has(field))
        return table.columns(dict.fromkeys((*fields, *always)), strict=strict)

    def journal_row_number(self, row: int) -> int:
        """The worksheet row of a place in the journal."""
        return self.table(TableName.JOURNAL).first_row() + row - 1

    def batches(self) -> tuple[Batch, ...]:
        """The log of batches, oldest first."""
        return log_tables.batches(self.table(TableName.BATCHES))

    def outcome_references(self, code: str) -> frozenset[str]:
        """The references that outcomes of this code left, undone batches apart."""
        undone = {
            batch.number for batch in self.batches() if batch.state is not BatchState.CONFIRMED
        }
        return log_tables.outcome_references(self.table(TableName.OUTCOMES), code, undone)

    def changes(self) -> tuple[LoggedChange, ...]:
        """The log of changes, oldest first."""
        return log_tables.changes(self.table(TableName.CHANGES))

    def fills(self, name: TableName) -> Sequence[str]:
        """The fill of each row of a table."""
        return self._store.fills(self.table(name).name)

    def apply(self, plan: Plan, stamp: Stamp) -> Applied:
        """Make every change of the plan and log it as a batch, or raise and change nothing.

        Raises `ChangedMeanwhile` with the first cell that is not as the plan saw it.
        """
        self._refuse_changes()
        applying = Applying(self, plan, stamp)
        self._store.write(applying.writes())
        applied = applying.applied()
        self._forget()
        return applied

    def _forget(self) -> None:
        self._tables: dict[TableName, Table] = {}
        self._version = self._store.version()

    def _refuse_changes(self) -> None:
        version = self._store.version()
        if version is None or version != self._version:
            for table in self._tables.values():
                table.refuse_changes()
