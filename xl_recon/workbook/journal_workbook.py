"""The workbook as records, over whichever store holds it; plans are carried out on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from xl_recon.errors import NoPreview
from xl_recon.plan.changes import Plan
from xl_recon.plan.changes import Table as TableName
from xl_recon.plan.report import Report
from xl_recon.records.batch import Batch, BatchState, KeptOutcome, Stamp
from xl_recon.records.change_log import LoggedChange
from xl_recon.records.journal import Columns
from xl_recon.records.ledger import Account
from xl_recon.records.open_document import OpenDocument
from xl_recon.records.open_statement import OpenStatement
from xl_recon.records.party import Party
from xl_recon.records.preview import Decision
from xl_recon.records.reconciliation import StagedLine
from xl_recon.records.rule import RuleRow
from xl_recon.records.settings import Settings
from xl_recon.records.statement_profile import SavedProfiles
from xl_recon.workbook import log_tables, master_tables, party_tables, rule_table
from xl_recon.workbook.applying import Applied, Applying, Standing, revising_writes
from xl_recon.workbook.cash_book import is_cash_book, two_sided
from xl_recon.workbook.cells import to_cell
from xl_recon.workbook.layout import ALTERNATIVES, layout_of
from xl_recon.workbook.preview_table import decisions
from xl_recon.workbook.profile_table import saved_profiles
from xl_recon.workbook.settings_table import settings_from
from xl_recon.workbook.staged_table import staged_lines
from xl_recon.workbook.staged_writing import open_statements
from xl_recon.workbook.store import SheetWrite, TableStore
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
            self._tables[name] = find_table(self._store, layout_of(name), ALTERNATIVES.get(name))
        return self._tables[name]

    def has_table(self, name: TableName) -> bool:
        """Whether the workbook has a table at all."""
        wanted = layout_of(name).name.casefold()
        return any(found.casefold() == wanted for found in self._store.tables())

    def has_column(self, name: TableName, field: str) -> bool:
        """Whether a table has a column for the field."""
        return self.table(name).has(field)

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

    def parties(self) -> tuple[Party, ...]:
        """Customers and suppliers; none where the workbook has no such table."""
        if not self.has_table(TableName.PARTIES):
            return ()
        return party_tables.parties(self.table(TableName.PARTIES))

    def documents(self) -> tuple[OpenDocument, ...]:
        """All documents with what is left to pay of them: totals less settlements."""
        if not self.has_table(TableName.DOCUMENTS):
            return ()
        has_settlements = self.has_table(TableName.SETTLEMENTS)
        sums = party_tables.settled(self.table(TableName.SETTLEMENTS)) if has_settlements else {}
        return party_tables.open_documents(self.table(TableName.DOCUMENTS), sums, self.parties())

    def staged_lines(self) -> tuple[StagedLine, ...]:
        """The statement lines being worked, of all open imports."""
        return staged_lines(self.table(TableName.STAGED_STATEMENT))

    def open_statements(self) -> tuple[OpenStatement, ...]:
        """Where the statements of all open imports stand; none without their table."""
        if not self.has_table(TableName.OPEN_STATEMENTS):
            return ()
        return open_statements(self.table(TableName.OPEN_STATEMENTS))

    def profiles(self) -> SavedProfiles:
        """How tables of banks are read; none where the workbook has no such table."""
        if not self.has_table(TableName.STATEMENT_PROFILES):
            return SavedProfiles()
        return saved_profiles(self.table(TableName.STATEMENT_PROFILES))

    def decisions(self) -> tuple[Decision, ...]:
        """What the user decided on the preview's sheet, or raise `NoPreview`."""
        if not self.has_table(TableName.PREVIEW):
            raise NoPreview(self.name)
        return decisions(self.table(TableName.PREVIEW), self.journal_row_number(1))

    def journal(self, fields: Sequence[str]) -> Columns:
        """Some columns of the journal."""
        return self.columns(TableName.JOURNAL, fields)

    def columns(self, name: TableName, fields: Iterable[str], *, strict: bool = True) -> Columns:
        """Some columns of any table, with its rows' Ids and batches; see `Table.columns`."""
        table = self.table(name)
        always = (field for field in _ALWAYS_READ if table.has(field))
        wanted = dict.fromkeys((*fields, *always))
        if name is TableName.JOURNAL and is_cash_book(table):
            return two_sided(table, wanted, self.settings, strict=strict)
        return table.columns(wanted, strict=strict)

    def journal_row_number(self, row: int) -> int:
        """The worksheet row of a place in the journal."""
        return self.table(TableName.JOURNAL).first_row() + row - 1

    def batches(self) -> tuple[Batch, ...]:
        """The log of batches, oldest first."""
        return log_tables.batches(self.table(TableName.BATCHES))

    def outcomes(self, codes: Collection[str]) -> tuple[KeptOutcome, ...]:
        """What errands of the past left under these codes, undone batches apart."""
        undone = {
            batch.number for batch in self.batches() if batch.state is not BatchState.CONFIRMED
        }
        return log_tables.outcomes(self.table(TableName.OUTCOMES), codes, undone)

    def changes(self) -> tuple[LoggedChange, ...]:
        """The log of changes, oldest first."""
        return log_tables.changes(self.table(TableName.CHANGES))

    def fills(self, name: TableName) -> Sequence[str]:
        """The fill of each row of a table."""
        return self._store.fills(self.table(name).name)

    def apply(
        self,
        plan: Plan,
        stamp: Stamp,
        closing: Iterable[TableName] = (),
        standing: Standing | None = None,
    ) -> Applied:
        """Make every change of the plan and log it as a batch, or raise and change nothing.

        The reports in `closing` are taken away in the same go. With `standing` the plan goes on
        with an open batch, or leaves a new one open. Raises `ChangedMeanwhile` with the
        first cell that is not as the plan saw it.
        """
        self._refuse_changes()
        applying = Applying(self, plan, stamp, standing)
        closed = [SheetWrite(layout=layout_of(name)) for name in closing if self.has_table(name)]
        self._store.write(applying.writes(), closed)
        applied = applying.applied()
        self._forget()
        return applied

    def revise(self, plan: Plan, batch: int = 0) -> None:
        """Make the changes of a plan to work in hand: no booking, so nothing is logged.

        Rows that it adds belong to the open `batch`.

        Raises `ChangedMeanwhile` as `apply` does.
        """
        self._refuse_changes()
        self._store.write(revising_writes(self, plan, batch))
        self._forget()

    def show(self, report: Report) -> None:
        """Put a report on its sheet, in the place of an older one. No booking: nothing is logged.

        Raises `ChangedMeanwhile` if what it was made from has changed.
        """
        self._refuse_changes()
        layout = layout_of(report.table)
        columns = {
            layout.header_of(name): [to_cell(value) for value in values]
            for name, values in report.columns.by_field.items()
        }
        sheet = SheetWrite(layout=layout, columns=columns, lines=report.lines, fills=report.fills)
        self._store.write((), [sheet])
        self._forget()

    def close(self, name: TableName) -> None:
        """Take a report's sheet away, or raise `MissingTable` where there is none."""
        self.table(name)
        self._store.write((), [SheetWrite(layout=layout_of(name))])
        self._forget()

    def _forget(self) -> None:
        self._tables: dict[TableName, Table] = {}
        self._version = self._store.version()

    def _refuse_changes(self) -> None:
        version = self._store.version()
        if version is None or version != self._version:
            for table in self._tables.values():
                table.refuse_changes()
