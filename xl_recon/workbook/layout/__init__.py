"""Sheets, tables and headings as the user sees them: the only Italian outside `ui`."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import logs, mappings, masters, previews, reports, staging, statement
from xl_recon.workbook.layout.cash_book import ALTERNATIVES
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL, RULES

__all__ = [
    "ALTERNATIVES",
    "JOURNAL",
    "LAYOUTS",
    "REPORTS",
    "Column",
    "Kind",
    "TableLayout",
    "layout_of",
]

# In the order of the sheets: what is looked at every day first.
LAYOUTS: dict[Table, TableLayout] = {
    layout.table: layout
    for layout in (
        JOURNAL,
        RULES,
        masters.ACCOUNTS,
        masters.VAT_CODES,
        masters.COST_CENTRES,
        masters.SEGMENTS,
        masters.PARTIES,
        masters.DOCUMENTS,
        masters.SETTLEMENTS,
        statement.STATEMENT,
        statement.OPEN_STATEMENTS,
        staging.INVOICES,
        staging.ORDERS,
        staging.TREASURY,
        staging.PARTY_UPDATES,
        mappings.INVOICE_RULES,
        mappings.INVOICE_SCHEMES,
        mappings.TREASURY_REASONS,
        mappings.ACCOUNT_MAP,
        mappings.TREASURY_LAYOUTS,
        mappings.STATEMENT_PROFILES,
        logs.BATCHES,
        logs.OUTCOMES,
        logs.SETTINGS,
        logs.CHANGES,
    )
}

# Sheets that a command makes when it is asked to, and takes away again.
REPORTS: dict[Table, TableLayout] = {
    layout.table: layout for layout in (previews.PREVIEW, previews.PROPOSALS)
} | reports.REPORT_LAYOUTS


def layout_of(table: Table) -> TableLayout:
    """Return the layout of a table, whether it belongs to every workbook or to a report."""
    return LAYOUTS[table] if table in LAYOUTS else REPORTS[table]
