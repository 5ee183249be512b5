"""Sheets, tables and headings as the user sees them: the only Italian outside `ui`."""

from __future__ import annotations

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout.columns import Column, Kind, TableLayout
from xl_recon.workbook.layout.journal import JOURNAL, RULES
from xl_recon.workbook.layout.logs import BATCHES, CHANGES, OUTCOMES, SETTINGS

__all__ = ["JOURNAL", "LAYOUTS", "Column", "Kind", "TableLayout"]

LAYOUTS: dict[Table, TableLayout] = {
    layout.table: layout for layout in (JOURNAL, RULES, BATCHES, OUTCOMES, CHANGES, SETTINGS)
}
