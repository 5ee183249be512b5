"""Colours, fonts and cell formats: sober, and the same on every sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from xl_recon.plan.changes import Table
from xl_recon.workbook.layout import Column, Kind

FONT = "Calibri"
INK = "1F2933"
QUIET = "6B7785"
RULE_LINE = "DDE3EA"
PAPER = "FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The colours of sheets that belong together; light ones head the optional columns."""

    name: str
    dark: str
    light: str
    tint: str


JOURNALS = Group(name="Giornale e regole", dark="1F3A5F", light="5B7796", tint="EAF0F6")
MASTERS = Group(name="Archivi", dark="27614F", light="5F9182", tint="E8F2EE")
STAGING = Group(name="In lavorazione", dark="8A5A22", light="B48A58", tint="F7EFE5")
MAPPINGS = Group(name="Parametri", dark="5A4A78", light="8C7FA6", tint="F0EDF5")
LOGS = Group(name="Storia e impostazioni", dark="46515E", light="7D8894", tint="EEF0F2")

GROUPS: dict[Group, tuple[Table, ...]] = {
    JOURNALS: (Table.JOURNAL, Table.RULES),
    MASTERS: (
        Table.ACCOUNTS,
        Table.VAT_CODES,
        Table.COST_CENTRES,
        Table.SEGMENTS,
        Table.PARTIES,
        Table.DOCUMENTS,
        Table.SETTLEMENTS,
    ),
    STAGING: (
        Table.STAGED_STATEMENT,
        Table.OPEN_STATEMENTS,
        Table.STAGED_INVOICES,
        Table.STAGED_ORDERS,
        Table.STAGED_TREASURY,
        Table.PARTY_UPDATES,
    ),
    MAPPINGS: (
        Table.INVOICE_RULES,
        Table.INVOICE_SCHEMES,
        Table.TREASURY_REASONS,
        Table.ACCOUNT_MAP,
        Table.TREASURY_LAYOUTS,
        Table.STATEMENT_PROFILES,
    ),
    LOGS: (Table.BATCHES, Table.OUTCOMES, Table.SETTINGS, Table.CHANGES),
}

NUMBER_FORMATS = {
    Kind.TEXT: "General",
    Kind.CODE: "@",
    Kind.DAY: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
    Kind.MONEY: "#,##0.00",
    Kind.RATE: "0.0%",
    Kind.WHOLE: "0",
    Kind.YES_NO: "General",
}
_ALIGNMENTS: dict[Kind, Literal["center", "right"]] = {
    Kind.DAY: "center",
    Kind.MOMENT: "center",
    Kind.YES_NO: "center",
    Kind.MONEY: "right",
    Kind.RATE: "right",
    Kind.WHOLE: "right",
}


def group_of(table: Table) -> Group:
    """The group a table's sheet belongs to."""
    return next(group for group, tables in GROUPS.items() if table in tables)


def font(*, size: float = 10.5, bold: bool = False, colour: str = INK) -> Font:
    """The workbook's one typeface."""
    return Font(name=FONT, size=size, bold=bold, color=colour)


def solid(colour: str) -> PatternFill:
    """A plain fill."""
    return PatternFill("solid", fgColor=colour)


def bottom_line(colour: str = RULE_LINE) -> Border:
    """A thin line under a cell."""
    return Border(bottom=Side("thin", color=colour))


def alignment_of(column: Column) -> Alignment:
    """How a column's cells stand: numbers right, days and ticks in the middle, text left."""
    horizontal = _ALIGNMENTS.get(column.kind, "left")
    return Alignment(
        horizontal=horizontal,
        vertical="top",
        wrap_text=column.field == "explanation",
        indent=0 if horizontal == "center" else 1,
    )
