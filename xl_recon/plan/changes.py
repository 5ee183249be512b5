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
    """Take rows away: only those that a batch had added are ever deleted, when it is undone."""

    table: Table = Table.JOURNAL
    rows: Sequence[int]
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReorderRows:
    """Put the rows of a table into another order; `order` names every row once."""

    table: Table = Table.RULES
    order: Sequence[int]
    because: str


Change = (
    SetCells | PaintRows | AppendRows | DeleteRows | InsertRowsBelow | AppendRules | ReorderRows
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
