"""Sheets, tables and headings as the user sees them: the only Italian outside `ui`."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import logs, mappings, masters, staging
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL, RULES

__all__ = ["JOURNAL", "LAYOUTS", "Column", "Kind", "TableLayout"]

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
        staging.STATEMENT,
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
