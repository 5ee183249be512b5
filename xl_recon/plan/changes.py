"""Changes to worksheet tables as plain data, and the plan that holds them.

Rows are places in a table's body, from 1, as they stood when the plan was made. Changes are
grouped: one `SetCells` stands for all rows of a column with the same value before and after, so a
plan for a million rows stays small and the log of changes is the plan itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xl_recon.records.journal import FieldValue, JournalRow
from xl_recon.records.notice import Notice, Severity
from xl_recon.records.question import Question
from xl_recon.records.rule import RuleRow


class Table(StrEnum):
    """The tables of a workbook by their English names; `workbook.layout` has the Italian ones."""

    JOURNAL = "journal"
    RULES = "rules"
    ACCOUNTS = "accounts"
    VAT_CODES = "vat_codes"
    COST_CENTRES = "cost_centres"
    SEGMENTS = "segments"
    PARTIES = "parties"
    DOCUMENTS = "documents"
    SETTLEMENTS = "settlements"
    STAGED_STATEMENT = "staged_statement"
    OPEN_STATEMENTS = "open_statements"
    STAGED_INVOICES = "staged_invoices"
    STAGED_ORDERS = "staged_orders"
    STAGED_TREASURY = "staged_treasury"
    INVOICE_RULES = "invoice_rules"
    INVOICE_SCHEMES = "invoice_schemes"
    PARTY_UPDATES = "party_updates"
    TREASURY_REASONS = "treasury_reasons"
    ACCOUNT_MAP = "account_map"
    TREASURY_LAYOUTS = "treasury_layouts"
    STATEMENT_PROFILES = "statement_profiles"
    BATCHES = "batches"
    OUTCOMES = "outcomes"
    CHANGES = "changes"
    SETTINGS = "settings"
    # Sheets made for a question and taken away again; the template has none of them.
    PREVIEW = "preview"
    EXPLANATION = "explanation"
    TRIAL = "trial"
    RULE_HEALTH = "rule_health"
    RULE_PROPOSALS = "rule_proposals"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCells:
    """Write `after` into one column of these rows, where `before` stood."""

    table: Table = Table.JOURNAL
    field: str
    rows: Sequence[int]
    before: FieldValue
    after: FieldValue
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintRows:
    """Give the table's cells of these rows a fill.

    `FFF2CC`, "" for none, or heading by heading where they differ (`Note=FFFF00;Doc=FF0000`).
    """

    table: Table = Table.JOURNAL
    rows: Sequence[int]
    colour: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendRows:
    """Add rows at the end of the journal, in this order."""

    rows: tuple[JournalRow, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteRows:
    """Take rows away; the log keeps their values, but for those whose adding is taken back."""

    table: Table = Table.JOURNAL
    rows: Sequence[int]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreRows:
    """Put rows back that a batch took away: those of `packed`, a text of the log with these Ids."""

    table: Table
    packed: str
    ids: Sequence[int]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertRowsBelow:
    """Put rows into the journal right below this one, in this order: the parts of a split.

    `colours` has one fill a new row, "" for none.
    """

    row: int
    rows: tuple[JournalRow, ...]
    colours: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendRules:
    """Add rows at the end of the rules table, in this order, each with its colour.

    `notes` has one text a row for a note at its description, "" for none.
    """

    rows: tuple[RuleRow, ...]
    notes: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """What a row of any table holds, by field.

    `journal_row` is for rows that name a journal row which the same plan adds: the field that
    gets its Id, and its place among those added, from 1.
    """

    cells: tuple[tuple[str, FieldValue], ...]
    journal_row: tuple[str, int] | None = None

    def value(self, field: str) -> FieldValue:
        """One of its cells; None for a field that it does not name."""
        return dict(self.cells).get(field)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppendRecords:
    """Add rows at the end of a table that is neither the journal nor the rules."""

    table: Table
    rows: tuple[TableRow, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderRows:
    """Put the rows of a table into another order; `order` names every row once."""

    table: Table = Table.RULES
    order: Sequence[int]
    because: str


Change = (
    SetCells
    | PaintRows
    | AppendRows
    | DeleteRows
    | RestoreRows
    | InsertRowsBelow
    | AppendRules
    | AppendRecords
    | ReorderRows
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What happened to one line, kept in the log of outcomes.

    `code` and `detail` are those of a `Notice`; `row` is a place in the document. By `reference`
    a later errand finds it again: a statement's fingerprint, a line's bank reference.
    """

    code: str
    row: str = ""
    severity: Severity = Severity.INFO
    detail: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in the order to make them, and what the user should look at."""

    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    undoes: int | None = None  # the batch that this plan takes back
    reopens: bool = False  # and that is open again then: its work in hand is back on its sheet
    logged: bool = True  # False: work in hand, which is no booking
    questions: tuple[Question, ...] = ()  # what was left out until a person has answered
